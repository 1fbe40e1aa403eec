"""What moves inside an island leaves the window as it is, unless it does not fit."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from controlroom.ui.widgets import Island


class _Layouts(QObject):
    """Counts how often a widget is asked to lay itself out."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self.count = 0
        of.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window of 400 x 300 with an island and a line below it."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(QWidget(), 1)
    bar = QLabel()
    bar.setObjectName("bar")
    bar.setFixedHeight(40)
    bar.hide()
    column.addWidget(bar)
    window = QMainWindow()
    window.setCentralWidget(Island(inside))
    window.statusBar()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    QApplication.processEvents()
    return window


def _bar(window: QMainWindow) -> QLabel:
    bar = window.findChild(QLabel, "bar")
    assert isinstance(bar, QLabel)
    return bar


def test_a_bar_that_fits_is_not_told(window: QMainWindow) -> None:
    layouts, bar = _Layouts(window), _bar(window)
    bar.show()
    QApplication.processEvents()
    assert bar.height() == 40
    assert bar.geometry().bottom() <= window.centralWidget().rect().bottom()
    assert layouts.count == 0


def test_a_bar_that_does_not_fit_gets_its_room(window: QMainWindow, qtbot: QtBot) -> None:
    bar, island = _bar(window), window.centralWidget()
    bar.setFixedHeight(340)
    bar.show()
    qtbot.waitUntil(lambda: island.height() >= 340)
    assert bar.geometry().bottom() <= island.rect().bottom()
