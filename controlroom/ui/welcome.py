"""What the window shows while no meeting is open."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from controlroom.ui import wording
from controlroom.ui.actions import Entry, spoken_keys
from controlroom.ui.header import spaced
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, HEADING
from controlroom.ui.widgets import Empty, Label

_SHOWN = 6


class Welcome(QWidget):
    """One button, and the meetings that were open before; `chosen` has the Place of one."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        settings: Settings,
        opening: Entry,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        blank = Empty(
            theme,
            icons,
            "radio",
            self.tr("No meeting is open"),
            self.tr("Open one with its conference ID and the password of its host."),
        )
        with_keys = self.tr("Open a meeting… ({keys})").format(keys=spoken_keys(opening.keys))
        self.button = QPushButton(with_keys if opening.keys else opening.title)
        self.button.setProperty("tone", "main")
        self.button.setDefault(True)
        self.button.clicked.connect(opening.action.trigger)
        blank.buttons.addWidget(self.button)
        self._heading = Label(theme, self.tr("Recent"), size=HEADING, tone="secondary", bold=True)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.addWidget(blank, 3)
        column.addWidget(self._heading)
        column.addLayout(self._list)
        column.addStretch(2)
        settings.changed.connect(self._fill)
        self._shown: list[tuple[str, str]] = []
        self._fill()

    def _fill(self, _changed: object = None) -> None:
        recent = self._settings.now.recent[:_SHOWN]
        self._heading.setVisible(bool(recent))
        shown = [(r.place.conference, r.title) for r in recent]
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for one in recent:
            number = spaced(one.place.conference)
            title = wording.clean(one.title)
            button = QPushButton((f"{title} · {number}" if title else number).replace("&", "&&"))
            button.setProperty("tone", "link")
            button.clicked.connect(partial(self._choose, one.place))
            self._list.addWidget(button, alignment=Qt.AlignmentFlag.AlignCenter)

    def _choose(self, place: object, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.chosen.emit(place)
