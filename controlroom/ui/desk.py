"""The one bridge from a session to the screen: what changed, gathered and told once per tick."""

import time
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from controlroom.commands.registry import Order
from controlroom.meeting.changes import Change, Kind
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store
from controlroom.session.actions import Action
from controlroom.session.link import Link
from controlroom.session.session import Event, Session

TICK_MS = 16
# A flush that took t is followed by a rest of this many times t: painting never starves input.
BREATH = 4


class Batch(msgspec.Struct, frozen=True):
    """All that changed since the last tick. `people` maps each pid of a changed row to the row as
    it was before the batch (None if it is new)."""

    changes: Sequence[Change]
    people: dict[str, Participant | None]
    kinds: frozenset[Kind]


class Desk(QObject):
    """One conference as the window sees it.

    `changed` comes at most once per tick with a Batch; `linked` and `acted` come at once.
    """

    changed = Signal(object)
    linked = Signal(object)
    acted = Signal(object)
    selected = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection: tuple[str, ...] = ()
        self._changes: list[Change] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._flush)
        self._breath = 0
        self._stop: Callable[[], None] = session.listen(self._heard)

    @property
    def store(self) -> Store:
        """What is known of the conference."""
        return self.session.store

    @property
    def link(self) -> Link:
        """The state of the connection."""
        return self.session.link

    def submit(self, order: Order) -> Action:
        """Carry out an order."""
        return self.session.submit(order)

    def select(self, pids: Sequence[str]) -> None:
        """Note whom the operator has selected, in the order of the table."""
        chosen = tuple(pids)
        if chosen != self.selection:
            self.selection = chosen
            self.selected.emit(chosen)

    def chosen(self) -> tuple[Participant, ...]:
        """The selected participants as they are now; who has left is no longer among them."""
        people = self.store.people
        return tuple(person for pid in self.selection if (person := people.get(pid)))

    def detach(self) -> None:
        """Hear no more of the session."""
        self._stop()
        self._timer.stop()

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            if type(event) is Change:
                self._changes.append(event)
            elif type(event) is Action:
                self.acted.emit(event)
            else:
                self.linked.emit(event)
        if self._changes and not self._timer.isActive():
            self._timer.start(self._breath)

    def _flush(self) -> None:
        changes, self._changes = self._changes, []
        people: dict[str, Participant | None] = {}
        for change in changes:
            if change.kind is Kind.PARTICIPANT:
                people.setdefault(change.id, change.old)
        batch = Batch(changes, people, frozenset(change.kind for change in changes))
        started = time.perf_counter()
        self.changed.emit(batch)
        self._breath = round(min(TICK_MS, BREATH * 1000 * (time.perf_counter() - started)))
