"""Pinned sites: they keep their number however often they drop, rejoin or are renamed."""

from collections.abc import Iterable, Sequence

import msgspec

from controlroom.meeting.model import Participant

# More than anybody pins; a number beyond 9 has no key.
MOST = 99
# The fields by which a site is known again.
RECOGNISED = frozenset({"account", "account_id", "number"})


class Pin(msgspec.Struct, frozen=True):
    """A site and its number, from 1. It is known by its account or its number to call."""

    place: int
    name: str = ""
    account: str = ""
    number: str = ""


def recognisable(person: Participant) -> bool:
    """Whether somebody could be known again after a rejoin: a pid alone is another one then."""
    return bool(_account(person) or person.number)


def _account(person: Participant) -> str:
    return person.account_id or person.account


class Pins:
    """Which sites are pinned; unchangeable. Looking somebody up costs two dictionary accesses."""

    def __init__(self, pins: Iterable[Pin] = ()) -> None:
        self.all: Sequence[Pin] = sorted(pins, key=lambda pin: pin.place)
        self._by_account = {pin.account: pin.place for pin in self.all if pin.account}
        self._by_number = {pin.number: pin.place for pin in self.all if pin.number}

    def __bool__(self) -> bool:
        return bool(self.all)

    def place(self, person: Participant) -> int | None:
        """The number under which somebody is pinned."""
        account = _account(person)
        found = self._by_account.get(account) if account else None
        return found or (self._by_number.get(person.number) if person.number else None)

    def at(self, place: int) -> Pin | None:
        """What is pinned under a number."""
        return next((pin for pin in self.all if pin.place == place), None)

    def toggled(self, people: Iterable[Participant]) -> "Pins":
        """With all of `people` pinned, each under the lowest free number; if all of them are
        pinned already, with none of them. Who is not `recognisable` is left as is."""
        people = [person for person in people if recognisable(person)]
        places = {place for person in people if (place := self.place(person)) is not None}
        fresh = [person for person in people if self.place(person) is None]
        if not fresh:
            return Pins(pin for pin in self.all if pin.place not in places)
        pinned = Pins(self.all)
        for person in fresh:
            pinned = pinned._with(person)
        return pinned

    def _with(self, person: Participant) -> "Pins":
        taken = {pin.place for pin in self.all}
        free = next((place for place in range(1, MOST + 1) if place not in taken), None)
        if free is None or self.place(person) is not None:
            return self
        return Pins([*self.all, Pin(free, person.name, _account(person), person.number)])
