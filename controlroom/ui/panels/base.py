"""What all panels share: a heading, a desk, and no work while hidden."""

import time
from typing import ClassVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from controlroom.meeting.changes import Kind
from controlroom.session.link import OVER
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID
from controlroom.ui.widgets import SectionHeading

_SECOND = 1_000


class Panel(QWidget):
    """One section of a dock; `object_name` names its dock in the saved state of the window.

    A panel draws at most every `pace_ms`, on changes of one of `kinds`, and every second if
    `ticking`. On a small screen it gives way down to `least_height` px before scaling. `given` has
    an Order that is to go out, after a question where that is wise; `told` has a word for the hint
    bar.
    """

    given = Signal(object)
    told = Signal(str)

    object_name: ClassVar[str] = ""
    kinds: ClassVar[frozenset[Kind]] = frozenset()
    pace_ms: ClassVar[int] = 100
    ticking: ClassVar[bool] = False
    least_height: ClassVar[int] = 48

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.icons = icons
        self.desk: Desk | None = None
        # The heading has margins of its own, as a dock may take it for its title bar.
        self.heading = SectionHeading(theme, "")
        self.heading.setContentsMargins(4 * GRID, 2 * GRID, 3 * GRID, 0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(4 * GRID, GRID, 3 * GRID, 2 * GRID)
        self.body.setSpacing(GRID)
        self.column.addLayout(self.body, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(self.pace_ms)
        self._soon.timeout.connect(self.refresh)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self.tick)
        self._listening = False
        self._was_reachable = False

    @property
    def title(self) -> str:
        """What the panel is called, in menus."""
        raise NotImplementedError

    def show_desk(self, desk: Desk | None) -> None:
        """Show another conference, or none."""
        if desk is self.desk:
            return
        self._stop()
        self.desk = desk
        self.enter()
        if self.isVisible():
            self._start()

    def enter(self) -> None:
        """Another desk has come: forget what was kept of the old one."""

    def refresh(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def follow(self, batch: Batch) -> bool:
        """Take a batch in; whether the panel has to be drawn again."""
        return not self.kinds.isdisjoint(batch.kinds)

    def tick(self) -> None:
        """A second has gone by."""
        self.refresh()

    def retranslate(self) -> None:
        """The language has changed."""
        self.setAccessibleName(self.title)
        self.refresh()

    def now(self) -> int:
        """The time by the server's clock, in epoch ms."""
        skew = self.desk.link.skew if self.desk else 0.0
        return round((time.time() + skew) * 1000)

    def local(self, at: int) -> float:
        """A time of the server's, in epoch ms, as one of this machine's clock."""
        return at - (self.desk.link.skew * 1000 if self.desk else 0.0)

    def redraw_soon(self) -> None:
        """Draw again when the pace allows."""
        if not self._soon.isActive():
            self._soon.start()

    # a hidden panel hears nothing

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._stop()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _start(self) -> None:
        if self.desk is not None and not self._listening:
            self._listening = True
            self.desk.changed.connect(self._changed)
            self.desk.selected.connect(self.choose)
            self.desk.linked.connect(self.relink)
        if self.ticking and self.desk is not None:
            self._clock.start()
        self.setAccessibleName(self.title)
        self.refresh()

    def _stop(self) -> None:
        if self.desk is not None and self._listening:
            self.desk.changed.disconnect(self._changed)
            self.desk.selected.disconnect(self.choose)
            self.desk.linked.disconnect(self.relink)
        self._listening = False
        self._clock.stop()
        self._soon.stop()

    def choose(self, _pids: tuple[str, ...]) -> None:
        """Somebody else is selected."""

    def relink(self, _link: object) -> None:
        """The connection's state has changed."""
        before = self._was_reachable
        if self.reachable is not before:
            self.redraw_soon()

    @property
    def reachable(self) -> bool:
        """Whether orders can still go out."""
        self._was_reachable = self.desk is not None and self.desk.link.state not in OVER
        return self._was_reachable

    def _changed(self, batch: Batch) -> None:
        if self.follow(batch):
            self.redraw_soon()
