"""Who of a meeting the sites of a scene are."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from controlroom.meeting.model import Participant, Presence
from controlroom.meeting.seats import Seat, find

# What a crowd is made of: while none of these changes, it holds.
IDENTITY = frozenset({"presence", "name", "number", "account", "account_id"})

_IN = Presence.IN
_Place = tuple[str, str, str, str]


def _place(seat: Seat) -> _Place:
    return seat.name, seat.number, seat.account, seat.account_id


class Crowd:
    """The people of a moment, to be found by where they sit; it holds until one of the `IDENTITY`
    fields changes, or somebody comes or goes."""

    def __init__(self, people: Iterable[Participant]) -> None:
        self._people = tuple(people)
        # Plain tuples: they are made by the thousand.
        self._sitting: dict[_Place, list[str]] = {}
        sitting = self._sitting
        for p in self._people:
            if p.presence is _IN:
                place = (p.name, p.number, p.account, p.account_id)
                if place in sitting:
                    sitting[place].append(p.pid)
                else:
                    sitting[place] = [p.pid]
        self._meant: dict[tuple[Seat, ...], Mapping[Seat, Sequence[str]]] = {}

    def meant(self, seats: Sequence[Seat]) -> Mapping[Seat, Sequence[str]]:
        """The rows of `seats`: none for who is not found, several where nothing tells people in the
        meeting apart; who is not in the meeting now may be among them."""
        key = tuple(seats)
        if key not in self._meant:
            self._meant[key] = self._look(key)
        return self._meant[key]

    def _look(self, seats: tuple[Seat, ...]) -> Mapping[Seat, Sequence[str]]:
        found: dict[Seat, Sequence[str]] = {
            seat: pids for seat in seats if (pids := self._sitting.get(_place(seat)))
        }
        if len(found) == len(seats):
            return found
        taken = {pid for pids in found.values() for pid in pids}
        others = [person for person in self._people if person.pid not in taken]
        moved = find([seat for seat in seats if seat not in found], others)
        for seat, person in moved.items():
            found[seat] = (person.pid,) if person is not None else ()
        return found

    @cached_property
    def numbered(self) -> Mapping[str, str]:
        """Who is in the meeting, by number."""
        inside = (p for p in self._people if p.presence is _IN and p.number)
        return {person.number: person.pid for person in inside}
