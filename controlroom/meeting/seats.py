"""Who is meant in another meeting: sites as kept on disk, and the participants they are here."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from controlroom.meeting.model import Participant


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody as a file keeps them: known again by account, else by number, else by exact name."""

    name: str = ""
    number: str = ""
    account: str = ""
    account_id: str = ""

    @classmethod
    def of(cls, person: Participant) -> "Seat":
        """Where `person` sits now."""
        return cls(person.name, person.number, person.account, person.account_id)


def find(seats: Iterable[Seat], people: Iterable[Participant]) -> dict[Seat, Participant | None]:
    """Who of `people` each seat is; None if nobody, or if a name alone leaves it open.

    Of several who are one site (an account on two devices), whoever is in comes first, then the
    one with the same number and name. The order of `seats` and of `people` does not matter.
    """
    found: dict[Seat, Participant | None] = dict.fromkeys(seats)
    everybody = tuple(people)
    for key in _KEYS:
        having = _by(key, everybody, {key(seat) for seat in found if found[seat] is None})
        for seat, person in found.items():
            if person is None and (among := having.get(key(seat))):
                found[seat] = min(among, key=lambda other, seat=seat: _distance(seat, other))  # type: ignore[misc]
    _find_by_name(found, everybody)
    return found


def _find_by_name(found: dict[Seat, Participant | None], people: Iterable[Participant]) -> None:
    """Fill what is open by name, where just one seat and just one other person have it."""
    taken = {person.pid for person in found.values() if person is not None}
    seats: dict[str, list[Seat]] = defaultdict(list)
    for seat, person in found.items():
        if person is None and seat.name:
            seats[seat.name].append(seat)
    named = _by(_name, (person for person in people if person.pid not in taken), set(seats))
    for name, wanting in seats.items():
        among = [person for person in named.get(name, ()) if not _somebody_else(wanting[0], person)]
        present = [person for person in among if person.present] or among
        if len(wanting) == 1 and len(present) == 1:
            found[wanting[0]] = present[0]


class _Known(Protocol):
    """What a seat and a participant have in common."""

    @property
    def name(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def account(self) -> str: ...
    @property
    def account_id(self) -> str: ...


def _account_id(known: _Known) -> str:
    return known.account_id


def _account(known: _Known) -> str:
    return known.account


def _number(known: _Known) -> str:
    return known.number


def _line(known: _Known) -> str:
    """The number without the device that may stand behind it, as in +991234#Desktop."""
    return known.number.partition("#")[0]


def _name(known: _Known) -> str:
    return known.name


_Key = Callable[[_Known], str]
# What makes somebody the same, the surest first.
_KEYS: tuple[_Key, ...] = (_account_id, _account, _number, _line)


def _by(key: _Key, people: Iterable[Participant], wanted: set[str]) -> dict[str, list[Participant]]:
    """Those of `people` who are wanted, by `key`; nobody is wanted by an empty one."""
    wanted.discard("")
    having: dict[str, list[Participant]] = defaultdict(list)
    if wanted:
        for person in people:
            if (value := key(person)) in wanted:
                having[value].append(person)
    return having


def _distance(seat: Seat, person: Participant) -> tuple[bool, bool, bool, bool, str]:
    return (
        not person.present,
        person.number != seat.number,
        _line(person) != _line(seat),
        person.name != seat.name,
        person.pid,
    )


def _somebody_else(seat: Seat, person: Participant) -> bool:
    """Whether an account tells that it is another one of the same name."""
    return any(
        key(seat) and key(person) and key(seat) != key(person) for key in (_account_id, _account)
    )
