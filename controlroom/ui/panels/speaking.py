"""Who is speaking: the loudest three, the loudest large; silence is shown calmly."""

from typing import ClassVar

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from controlroom.meeting.changes import Kind
from controlroom.session.link import LinkState
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID
from controlroom.ui.widgets import ElidedLabel, LevelBar
from controlroom.ui.wording import clean, name

_PLACES = 3
_LARGE = 16
_SILENCE = "—"
_AWAY = frozenset({LinkState.AWAY, LinkState.ENDED, LinkState.FAILED, LinkState.CLOSED})


class SpeakingPanel(Panel):
    """The loudest three with their levels."""

    object_name: ClassVar[str] = "speaking"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.SPEAKERS})
    # Speech is followed as fast as it comes: an operator aims the camera by it.
    pace_ms: ClassVar[int] = 0

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._state: LinkState | None = None
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self._grid = grid
        self._rows: list[tuple[ElidedLabel, LevelBar]] = []
        for place in range(_PLACES):
            first = place == 0
            label = ElidedLabel(theme, _SILENCE, size=_LARGE if first else BODY, bold=first)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            bar = LevelBar(theme)
            bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, place, 0)
            grid.addWidget(bar, place, 1)
            self._rows.append((label, bar))
        self.body.addLayout(grid)
        theme.changed.connect(self._dress)
        self._dress()
        self.body.addStretch(1)
        self.refresh()

    def _dress(self) -> None:
        """Give the lines their heights whoever speaks: Chinese names are higher than others."""
        for place in range(_PLACES):
            font = self.theme.font(_LARGE if place == 0 else BODY, bold=place == 0)
            height = QFontMetrics(font).height() + self.theme.scaled(GRID)
            self._grid.setRowMinimumHeight(place, height)

    def relink(self, _link: object) -> None:
        if self.desk is not None and self.desk.link.state is not self._state:
            self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Speaking")

    def refresh(self) -> None:
        store = self.desk.store if self.desk else None
        self._state = self.desk.link.state if self.desk else None
        # Who spoke before the connection went away says nothing of who speaks now.
        away = self._state in _AWAY
        speakers = store.speakers if store and not away else ()
        self.heading.show_texts(self.title, self.tr("not known") if away else "")
        for place, (label, bar) in enumerate(self._rows):
            if store is None or place >= len(speakers):
                text, level = _SILENCE, 0
            else:
                speaker = speakers[place]
                person = store.people.get(speaker.pid)
                # The push names speakers too: before the list has come, that is all there is.
                text = name(person) if person else clean(speaker.name) or _SILENCE
                level = speaker.level
            label.setText(text)
            label.set_tone("text" if level else "faint")
            bar.set_level(level)
            bar.setAccessibleName(self.tr("Level of {name}").format(name=text))
