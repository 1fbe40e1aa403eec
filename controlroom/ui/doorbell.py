"""Tells the operator that somebody new waits to be let in, wherever they are looking.

A sound, a mark on the window where it is not in front, and a word for screen readers, all of them
at most once in a while, however many come and in however many meetings.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.meeting.changes import Kind
from controlroom.ui import wording
from controlroom.ui.conferences import Conferences, Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.settings import Settings

QUIET_MS = 10_000


class Doorbell(QObject):
    """Watches the waiting rooms of all open meetings; `rang` has what screen readers were told.

    Whoever comes within `quiet_ms` of the last ring is rung for after it, if they still wait.
    """

    rang = Signal(str)

    def __init__(
        self,
        window: QWidget,
        conferences: Conferences,
        settings: Settings,
        *,
        sound: Callable[[], object] = QApplication.beep,
        quiet_ms: int = QUIET_MS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._sound = sound
        self._new: dict[Meeting, set[str]] = {}
        self._slots: dict[Meeting, Callable[[Batch], None]] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(quiet_ms)
        self._quiet.timeout.connect(self._ring)
        for meeting in conferences.meetings:
            self._watch(meeting)
        conferences.added.connect(self._watch)
        conferences.removed.connect(self._forget)

    def _watch(self, meeting: Meeting) -> None:
        self._new[meeting] = set(meeting.desk.store.waiting)
        self._slots[meeting] = partial(self._changed, meeting)
        meeting.desk.changed.connect(self._slots[meeting])
        if self._new[meeting]:
            self._ring_soon()

    def _forget(self, meeting: Meeting) -> None:
        del self._new[meeting]
        meeting.desk.changed.disconnect(self._slots.pop(meeting))

    def _changed(self, meeting: Meeting, batch: Batch) -> None:
        if Kind.WAITING not in batch.kinds:
            return
        came = {
            change.id
            for change in batch.changes
            if change.kind is Kind.WAITING and change.old is None
        }
        if came:
            self._new[meeting] |= came
            self._ring_soon()

    def _ring_soon(self) -> None:
        if not self._quiet.isActive():
            self._ring()

    def _ring(self) -> None:
        """Ring for those who are new and still wait; without any, stay silent."""
        told = []
        for meeting, new in self._new.items():
            room = meeting.desk.store.waiting
            if any(pid in room and not room[pid].admitted for pid in new):
                told.append(self._words(meeting))
            new.clear()
        if not told:
            return
        self._quiet.start()
        if self._settings.now.doorbell:
            self._sound()
        QApplication.alert(self._window)
        text = "\n".join(told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))
        self.rang.emit(text)

    def _words(self, meeting: Meeting) -> str:
        room = [person for person in meeting.desk.store.waiting.values() if not person.admitted]
        last = max(room, key=lambda person: person.since or 0)
        who = wording.isolated(last.name or last.number or self.tr("somebody"))
        text = self.tr("{who} waits to be let into {meeting}; waiting: {count}")
        return text.format(
            who=who, meeting=wording.isolated(meeting.title), count=wording.number(len(room))
        )
