"""The window as far as it shows meetings: one in front, the others a tab away.

It is there before all that is done with them: who signs in at the start sees people first.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from controlroom.later import Later
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme

if TYPE_CHECKING:
    from controlroom.meeting import changes
    from controlroom.ui import conference, header, tabs, widgets
    from controlroom.ui.conferences import Conferences, Meeting
    from controlroom.ui.desk import Batch
else:
    changes = Later("controlroom.meeting.changes")
    conference = Later("controlroom.ui.conference")
    header = Later("controlroom.ui.header")
    tabs = Later("controlroom.ui.tabs")
    widgets = Later("controlroom.ui.widgets")

_SIZE = (1440, 900)
_LEAST = (960, 600)
# What is asked there must not push the docks aside.
_LEAST_TABLE = 560
# What a desktop adds round a window, at most.
_FRAME = 48


class MeetingsWindow(QMainWindow):
    """`closing` comes when the user wants to leave; who listens ends the sessions.

    `brought` has the meeting that came to the front, or None; `page_made` and `page_going` have a
    page. Nothing but showing makes sense before `show_meetings`.
    """

    closing = Signal()
    brought = Signal(object)
    page_made = Signal(object)
    page_going = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, settings: Settings) -> None:
        super().__init__()
        self.theme = theme
        self.icons = icons
        self.settings = settings
        self.setWindowTitle(self.tr("Control Room"))
        self.setMinimumSize(*_LEAST)
        self._restore_place()

    def show_meetings(self, conferences: Conferences) -> None:
        """Show what is opened from now on."""
        self.conferences = conferences
        self.pages: dict[Meeting, conference.ConferencePage] = {}
        self.tabs = tabs.MeetingTabs(self.theme, self.icons)
        self.header = header.Header(self.theme, self.icons)
        self.stack = QStackedWidget()
        top, middle = QWidget(), QWidget()
        self.top, self.middle = widgets.column_of(top), widgets.column_of(middle)
        self.top.addWidget(self.tabs)
        self.top.addWidget(self.header)
        self.middle.addWidget(self.stack, 1)
        middle.setMinimumWidth(_LEAST_TABLE)
        self.setMenuWidget(top)
        self.setCentralWidget(widgets.Island(middle))
        conferences.added.connect(self._added)
        conferences.removed.connect(self._removed)
        self.tabs.chosen.connect(self._show_meeting)
        self.tabs.closing.connect(conferences.close)
        self._show_meeting(None)

    @property
    def page(self) -> conference.ConferencePage | None:
        """The page in front, None if no meeting is open."""
        current = self.stack.currentWidget()
        return current if isinstance(current, conference.ConferencePage) else None

    def _added(self, meeting: Meeting) -> None:
        page = conference.ConferencePage(self.theme, self.icons, meeting)
        page.close_asked.connect(self.conferences.close)
        page.table.set_row_height(self.settings.now.row_height)
        page.table.pin(self.settings.pins(meeting.place))
        if self.settings.now.columns:
            page.table.restore_state(as_bytes(self.settings.now.columns))
        meeting.session.quality_wanted = page.table.pids_wanted
        meeting.desk.changed.connect(self._conference_changed)
        self.pages[meeting] = page
        self.stack.addWidget(page)
        self.page_made.emit(page)
        self.settings.remember(meeting.place, meeting.desk.store.conference.title)
        self.tabs.add(meeting)
        self.tabs.choose(meeting)

    def _removed(self, meeting: Meeting) -> None:
        page = self.pages.pop(meeting)
        self.page_going.emit(page)
        self.tabs.remove(meeting)
        meeting.session.quality_wanted = tuple
        self.keep_columns(page)
        self.stack.removeWidget(page)
        page.deleteLater()

    def _show_meeting(self, meeting: Meeting | None) -> None:
        page = self.pages.get(meeting) if meeting is not None else None
        if page is not None:
            self.stack.setCurrentWidget(page)
        self.header.setVisible(page is not None)
        self.header.show_meeting(meeting)
        self._show_title()
        self.brought.emit(meeting)
        self.focus_page()

    def focus_page(self) -> None:
        """Put the focus where commands are aimed."""
        if self.page is not None:
            self.page.focus_table()

    def _conference_changed(self, batch: Batch) -> None:
        if changes.Kind.CONFERENCE not in batch.kinds:
            return
        self._show_title()
        for change in batch.changes:
            if change.kind is changes.Kind.CONFERENCE and "title" in change.fields:
                self._remember_titles()

    def _remember_titles(self) -> None:
        for meeting in self.conferences.meetings:
            if title := meeting.desk.store.conference.title:
                self.settings.remember(meeting.place, title)

    def _show_title(self) -> None:
        meeting = self.tabs.current
        program = self.tr("Control Room")
        if meeting is None:
            self.setWindowTitle(program)
            return
        text = self.tr("{conference} – {program}")
        self.setWindowTitle(text.format(conference=meeting.title, program=program))

    # what is remembered

    def _restore_place(self) -> None:
        geometry = self.settings.now.geometry
        if not (geometry and self.restoreGeometry(as_bytes(geometry))):
            room = self.screen().availableSize()
            self.resize(*_SIZE)
            if room.width() <= _SIZE[0] + _FRAME or room.height() <= _SIZE[1] + _FRAME:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def keep_columns(self, page: conference.ConferencePage) -> None:
        """Remember how the columns of a page stand."""
        self.settings.update(columns=as_text(page.table.save_state()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.ignore()
        self.closing.emit()


def as_bytes(text: str) -> bytes:
    """What `as_text` made a text of; nothing if it was something else."""
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""


def as_text(state: bytes) -> str:
    """A state of Qt's for the settings."""
    return base64.b64encode(state).decode()
