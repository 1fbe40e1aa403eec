"""The one bridge from a session to the screen: what changed, gathered and told once per tick."""

import time
from collections.abc import Callable, Sequence
from typing import Self, cast

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from controlroom.commands import resolve
from controlroom.commands.registry import Order
from controlroom.meeting.changes import Change, Kind
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store
from controlroom.session.actions import Action
from controlroom.session.link import Link, LinkState
from controlroom.session.session import Event, Session
from controlroom.ui.callbacks import Callbacks

# A flush that took t is followed by a rest of this many times t, at most TICK seconds: showing
# never starves reading, nor reading showing.
BREATH = 4
TICK = 0.016
# The most changes that a flush shows.
MOST = 600


class Batch(msgspec.Struct, frozen=True):
    """All that changed since the last tick. `people` maps each pid of a changed row to the row as
    it was before the batch (None if it is new), `after` to the row after it (None if it is gone);
    `fields` names what differs in any of them, who came or went differs in presence."""

    changes: Sequence[Change]
    people: dict[str, Participant | None]
    after: dict[str, Participant | None]
    kinds: frozenset[Kind]
    fields: frozenset[str]

    @classmethod
    def of(cls, changes: Sequence[Change]) -> Self:
        """What `changes` come to together."""
        kinds = frozenset([change.kind for change in changes])
        rows = changes
        if kinds != PEOPLE_ONLY:
            rows = [change for change in changes if change.kind is _PARTICIPANT]
        people = {change.id: change.old for change in rows}
        after = {change.id: change.new for change in rows}
        if len(people) < len(rows):
            # Who changed several times was at first as the first of them tells.
            people |= {change.id: change.old for change in reversed(rows)}
        fields = {change.fields or _PRESENCE for change in rows}
        return cls(changes, people, after, kinds, frozenset[str]().union(*fields))


_PRESENCE = frozenset({"presence"})
_PARTICIPANT = Kind.PARTICIPANT
PEOPLE_ONLY = frozenset({_PARTICIPANT})


class Desk(QObject):
    """One conference as the window sees it.

    `changed` comes at most once per tick with a Batch, and before a `linked` with another state of
    the connection; `linked` and `acted` come at once.
    """

    linked = Signal(object)
    acted = Signal(object)
    selected = Signal(object)
    waiting_selected = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.changed: Callbacks[Batch] = Callbacks()
        self.selection: tuple[str, ...] = ()
        self.waiting_chosen: tuple[str, ...] = ()
        self._changes: list[Change] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._flush)
        self._rest_until = 0.0
        self._state = session.link.state
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

    def select_waiting(self, pids: Sequence[str]) -> None:
        """Note whom the operator has selected in the waiting room, in the order of the list."""
        chosen = tuple(pids)
        if chosen != self.waiting_chosen:
            self.waiting_chosen = chosen
            self.waiting_selected.emit(chosen)

    def chosen_waiting(self) -> tuple[Participant, ...]:
        """Those selected in the waiting room who still wait, in the form that orders name them."""
        room = self.store.waiting
        waiting = (room.get(pid) for pid in self.waiting_chosen)
        still = {person.pid: person for person in waiting if person and not person.admitted}
        return tuple(resolve.waiting(still).values())

    def detach(self) -> None:
        """Hear no more of the session."""
        self._stop()
        self._timer.stop()

    def _heard(self, events: Sequence[Event]) -> None:
        match events[0]:
            case Change():
                self._changes += cast("Sequence[Change]", events)
            case Action() as action:
                self.acted.emit(action)
            case link:
                if link.state is not self._state:
                    self._state = link.state
                    # What came before it is shown together with it.
                    if self._changes:
                        self._flush()
                self.linked.emit(link)
        if self._changes and not self._timer.isActive():
            self._wake(time.perf_counter())

    def _flush(self) -> None:
        changes, self._changes = self._changes[:MOST], self._changes[MOST:]
        begun = time.perf_counter()
        self.changed.emit(Batch.of(changes))
        ended = time.perf_counter()
        # What is behind catches up at half the time there is.
        breath = 1 if self._changes else BREATH
        self._rest_until = ended + min(TICK, breath * (ended - begun))
        if self._changes:
            self._wake(ended)

    def _wake(self, now: float) -> None:
        rest = max(0.0, self._rest_until - now)
        if self._state is not LinkState.LIVE:
            # A whole state is coming: to show its first slice would keep the rest of it waiting.
            rest = TICK
        self._timer.start(int(rest * 1000))
