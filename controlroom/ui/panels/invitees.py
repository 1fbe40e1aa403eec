"""Whom an operator means to call, has called, or misses: one list, in an order that stays."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple, Self

import msgspec

from controlroom.commands.catalogue.invitations import invitations
from controlroom.commands.guests import Invitation, invitation_of
from controlroom.commands.registry import Order
from controlroom.meeting.model import Attendee, CallResult, Participant, Presence
from controlroom.meeting.search import text_key
from controlroom.meeting.store import Store
from controlroom.ui.panels.callwords import worth_again


class Stand(Enum):
    """How far somebody is."""

    NEW = "new"
    ASKED = "asked"
    CALLING = "calling"
    IN = "in"
    WAITING = "waiting"
    ABSENT = "absent"


_CALLS = frozenset({"invite", "call-again"})


def called(order: Order) -> tuple[Invitation, ...]:
    """Whom an order calls; nobody if it is for something else."""
    if order.command == "invite-with-password":
        number = order.arguments["number"]
        return (Invitation(number, number, "terminal"),)
    guests = invitations(order) if order.command in _CALLS else ()
    return tuple(guest for guest in guests if guest.number)


# They are not to be called: they are in, or on the way.
REACHED = frozenset({Stand.ASKED, Stand.CALLING, Stand.IN, Stand.WAITING})


class Invitee(msgspec.Struct, frozen=True):
    """One line: `id` is the number, else the pid of the row; `listed` says that the meeting itself
    has them on its list, `called` that they were called from here, `person` is their row in it."""

    id: str
    guest: Invitation
    stand: Stand
    call: CallResult | None = None
    listed: bool = False
    called: bool = False
    checked: bool = False
    person: Participant | None = None

    @property
    def callable(self) -> bool:
        """Whether a call can go out now."""
        return bool(self.guest.number) and self.stand not in REACHED

    @property
    def again(self) -> bool:
        """Whether the last call was not answered, or dropped."""
        return self.callable and self.stand is Stand.ABSENT and worth_again(self.call)


class Invitees:
    """Kept for one meeting, over its store."""

    def __init__(self) -> None:
        # By number: who was added here, in that order, and who was missed and then called.
        self._added: dict[str, Invitation] = {}
        self._missed: dict[str, Invitation] = {}
        self._called: set[str] = set()
        self._checked: set[str] = set()
        self._asked: set[str] = set()

    def add(self, guests: Iterable[Invitation], store: Store) -> int:
        """Put `guests` on the list, checked unless they are in the meeting; how many are in."""
        seen = _Seen.of(store)
        there = 0
        for guest in guests:
            number = guest.number
            self._added[number] = guest
            self._missed.pop(number, None)
            if number in seen.here or number in seen.waiting:
                there += 1
            elif number not in self._asked:
                self._called.discard(number)
                self._checked.add(number)
        return there

    def drop(self, ids: Iterable[str]) -> None:
        """Take these off the list; those whom the meeting misses come back by themselves."""
        for id_ in ids:
            self._added.pop(id_, None)
            self._missed.pop(id_, None)
            self._checked.discard(id_)

    def check(self, ids: Iterable[str], *, on: bool) -> None:
        """Check or uncheck these."""
        (self._checked.update if on else self._checked.difference_update)(ids)

    def asked(self, guests: Iterable[Invitation], store: Store) -> None:
        """A call to these is on its way to the meeting."""
        seen = _Seen.of(store)
        for guest in guests:
            number = guest.number
            if number not in self._added:
                # Whoever was missed keeps their place.
                kept = self._missed if number in seen.absent else self._added
                kept.setdefault(number, guest)
            self._called.add(number)
            self._checked.discard(number)
            self._asked.add(number)

    def settled(self, guests: Iterable[Invitation], *, refused: bool) -> None:
        """What was asked is done; those `refused` have not been called."""
        for guest in guests:
            number = guest.number
            self._asked.discard(number)
            if refused:
                self._called.discard(number)
                self._checked.add(number)

    def rows(self, store: Store) -> list[Invitee]:
        """First who was added here, then whom the meeting misses, by name."""
        seen = _Seen.of(store)
        rows = [self._row(number, guest, seen) for number, guest in self._added.items()]
        others = {id_: seen.guest(id_) for id_ in seen.absent if id_ not in self._added}
        others = {**self._missed, **others}
        places = sorted(others, key=lambda id_: (text_key(others[id_].name), id_))
        return rows + [self._row(id_, others[id_], seen) for id_ in places]

    def _row(self, id_: str, guest: Invitation, seen: "_Seen") -> Invitee:
        person = seen.here.get(id_)
        if person is not None:
            stand = Stand.IN if person.presence is Presence.IN else Stand.CALLING
        elif id_ in seen.waiting:
            stand = Stand.WAITING
        elif id_ in self._asked:
            stand = Stand.ASKED
        else:
            new = id_ in self._added and id_ not in self._called
            stand = Stand.NEW if new else Stand.ABSENT
        return Invitee(
            id_,
            guest,
            stand,
            call=seen.calls.get(guest.number),
            listed=id_ in seen.listed or id_ in seen.absent,
            called=id_ in self._called,
            checked=id_ in self._checked and stand not in REACHED,
            person=person or seen.absent.get(id_),
        )


class _Seen(NamedTuple):
    """A meeting by number: who is in, misses, is on its list, waits, and how calls ended."""

    here: dict[str, Participant]
    absent: dict[str, Participant]
    listed: dict[str, Attendee]
    waiting: frozenset[str]
    calls: Mapping[str, CallResult]

    @classmethod
    def of(cls, store: Store) -> Self:
        here: dict[str, Participant] = {}
        absent: dict[str, Participant] = {}
        for person in store.people.values():
            if person.present and person.number:
                here[person.number] = person
            elif person.presence is Presence.ABSENT:
                absent[person.number or person.pid] = person
        listed = {attendee.number: attendee for attendee in store.attendees.values()}
        waiting = frozenset(person.number for person in store.waiting.values())
        return cls(here, absent, listed, waiting - {""}, store.calls)

    def guest(self, id_: str) -> Invitation:
        """Somebody absent as they were invited before."""
        person = self.absent[id_]
        if person.number and (attendee := self.listed.get(person.number)) is not None:
            return invitation_of(attendee)
        return Invitation(person.name or person.number, person.number, role=person.role)
