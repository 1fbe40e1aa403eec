"""The rows of the log on the screen: kept pictures never show what is no longer so."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from controlroom.journal.entries import Entry, Side, What
from controlroom.ui.icons import Icons
from controlroom.ui.panels.log import LogPanel
from controlroom.ui.panels.logmodel import LogModel
from controlroom.ui.theme import Theme
from tests.ui.stage import Stage

AT = 1_760_000_000_000
CROWD = [Entry(n, AT, Side.MEETING, What.JOINED, (f"Site {n}",)) for n in range(1, 60)]


class Screens:
    """Panels of one log: what is painted from pictures must look as in a panel that has none."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.theme = Theme()
        self.model = LogModel.of(stage.desk)
        self._stage = stage
        self._qtbot = qtbot
        self.panel = self._another()
        self.model.take(CROWD)

    def _another(self) -> LogPanel:
        panel = LogPanel(self.theme, Icons(self.theme))
        self._qtbot.addWidget(panel)
        panel.show_desk(self._stage.desk)
        panel.resize(900, 240)
        panel.show()
        return panel

    def shown(self) -> QImage:
        return self.panel.view.viewport().grab().toImage()

    def shown_afresh(self) -> QImage:
        """What another panel of the same size, place and selection shows."""
        panel, view = self._another(), self.panel.view
        panel.resize(self.panel.size())
        panel.view.verticalScrollBar().setValue(view.verticalScrollBar().value())
        if rows := view.selectionModel().selectedRows():
            panel.view.selectRow(rows[0].row())
        image = panel.view.viewport().grab().toImage()
        panel.close()
        return image


def _renewed(screens: Screens) -> None:
    screens.model.take([Entry(58, AT, Side.MEETING, What.LEFT, ("Somebody else",))])


def _added(screens: Screens) -> None:
    screens.model.take([Entry(60, AT, Side.MEETING, What.LEFT, ("Site 60",))])


def _selected(screens: Screens) -> None:
    screens.panel.view.selectRow(2)


def _scrolled(screens: Screens) -> None:
    screens.panel.view.verticalScrollBar().setValue(205)


def _resized(screens: Screens) -> None:
    screens.panel.resize(620, 240)


def _dark(screens: Screens) -> None:
    screens.theme.set_mode("light" if screens.theme.dark else "dark")


def _larger(screens: Screens) -> None:
    screens.theme.set_scale(1.5)


@pytest.mark.parametrize(
    "change", [_renewed, _added, _selected, _scrolled, _resized, _dark, _larger]
)
def test_a_picture_shows_what_is_so_now(
    stage: Stage, qtbot: QtBot, change: Callable[[Screens], None]
) -> None:
    screens = Screens(stage, qtbot)
    before = screens.shown()
    assert screens.shown() == before == screens.shown_afresh()
    change(screens)
    assert screens.shown() != before
    # A bar above the rows may still be laid out anew.
    qtbot.waitUntil(lambda: screens.shown() == screens.shown_afresh())


def test_pictures_are_kept_of_what_is_in_sight_only(stage: Stage, qtbot: QtBot) -> None:
    screens = Screens(stage, qtbot)
    bar = screens.panel.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for place in range(0, bar.maximum(), 50):
        bar.setValue(place)
        screens.shown()
    pictures = screens.panel.view._pictures
    assert len(pictures._drawn) == pictures._kept < len(CROWD)
