"""The row of open meetings, and the button that opens another."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from controlroom.meeting.changes import Kind
from controlroom.ui.conferences import Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.tabbar import CloseButton, TabBar, marks_of
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID

# Marks are counts of people: they follow at this pace.
_PACE_MS = 100
_COUNTED = frozenset({Kind.CONFERENCE, Kind.PARTICIPANT, Kind.WAITING})


class MeetingTabs(QWidget):
    """The tabs and the button that opens another meeting."""

    chosen = Signal(object)
    closing = Signal(object)
    open_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self.meetings: list[Meeting] = []
        self.bar = TabBar(theme, icons)
        self.bar.currentChanged.connect(self._current_changed)
        self.bar.installEventFilter(self)
        self.plus = QToolButton()
        self.plus.setProperty("tone", "quiet")
        self.plus.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.plus.clicked.connect(self.open_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.bar)
        row.addWidget(self.plus)
        row.addStretch(1)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.refresh)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PACE_MS)
        self._soon.timeout.connect(self.refresh)
        self._dress()
        theme.changed.connect(self._dress)
        self.refresh()

    @property
    def current(self) -> Meeting | None:
        """The meeting whose tab is in front."""
        index = self.bar.currentIndex()
        return self.meetings[index] if 0 <= index < len(self.meetings) else None

    def add(self, meeting: Meeting) -> None:
        """Add a tab at the end."""
        index = len(self.meetings)
        self.meetings.append(meeting)
        self.bar.append(marks_of(meeting, time.time()))
        close = CloseButton(self.theme, self._icons)
        close.setAccessibleName(self.tr("Close {meeting}").format(meeting=meeting.title))
        close.setToolTip(self.tr("Close this meeting"))
        close.clicked.connect(lambda: self.closing.emit(meeting))
        self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        meeting.desk.changed.connect(self._changed)
        meeting.desk.linked.connect(self.refresh)
        self.refresh()

    def remove(self, meeting: Meeting) -> None:
        """Take a tab away."""
        index = self.meetings.index(meeting)
        meeting.desk.changed.disconnect(self._changed)
        meeting.desk.linked.disconnect(self.refresh)
        del self.meetings[index]
        self.bar.remove(index)
        self.refresh()

    def choose(self, meeting: Meeting) -> None:
        """Bring a tab to the front."""
        self.bar.setCurrentIndex(self.meetings.index(meeting))

    def step(self, by: int) -> None:
        """Go `by` tabs further, round the end."""
        if self.meetings:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self.meetings))

    def _current_changed(self, _index: int) -> None:
        self.chosen.emit(self.current)

    def _changed(self, batch: Batch) -> None:
        if self._soon.isActive() or batch.kinds.isdisjoint(_COUNTED):
            return
        if Kind.CONFERENCE in batch.kinds:
            self.refresh()
        else:
            self._soon.start()

    def refresh(self, _told: object = None) -> None:
        """Show how the meetings are now."""
        now = time.time()
        for index, meeting in enumerate(self.meetings):
            self.bar.show_marks(index, marks_of(meeting, now))
        self.bar.setVisible(bool(self.meetings))
        away = any(marks.away is not None for marks in self.bar.shown)
        if away and self.isVisible():
            self._clock.start()
        else:
            self._clock.stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._clock.stop()

    def _dress(self) -> None:
        self.plus.setIcon(self._icons.icon("plus"))
        self.plus.setAccessibleName(self.tr("Open a meeting"))
        self.plus.setToolTip(self.tr("Open a meeting"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A click of the middle button closes, one of the right one offers to."""
        if not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        index = self.bar.tabAt(event.position().toPoint())
        if index < 0:
            return False
        meeting = self.meetings[index]
        if event.button() is Qt.MouseButton.MiddleButton:
            self.closing.emit(meeting)
            return True
        if event.button() is Qt.MouseButton.RightButton:
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.addAction(self.tr("Close this meeting"), lambda: self.closing.emit(meeting))
            menu.popup(event.globalPosition().toPoint())
            return True
        return False
