"""A filtered and sorted view of the people, that can be told to hold still.

While it holds, rows stay where they are: who left stays as a ghost, who came or would move waits in
`pending`. A listener hears of each structural change before and after, as item models want it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from msgspec.structs import replace

from controlroom.meeting.model import Participant, Presence, Role
from controlroom.meeting.pins import MOST, Pins
from controlroom.meeting.search import haystack, needle, text_key
from controlroom.meeting.states import TESTS, State

Key = tuple[int, object, int]

# Above this share of the rows, one full sort is quicker than single moves.
_RESORT_SHARE = 8


class Listener(Protocol):
    """Hears what happens to the rows; `first` and `last` are inclusive."""

    def before_insert(self, first: int, last: int) -> None: ...
    def after_insert(self) -> None: ...
    def before_remove(self, first: int, last: int) -> None: ...
    def after_remove(self) -> None: ...
    def before_reorder(self) -> None: ...
    def after_reorder(self) -> None: ...
    def before_reset(self) -> None: ...
    def after_reset(self) -> None: ...


def _standing(person: Participant) -> int:
    if not person.present:
        return 9
    if person.role is Role.CHAIR:
        return 0
    if person.cohost:
        return 1
    return 3 if person.role is Role.AUDIENCE else 2


def _flag(value: bool | None) -> int | None:  # noqa: FBT001
    return None if value is None else int(not value)


# What each column sorts by: numbers and bytes only, None goes last in either direction.
SORTS: Mapping[str, Callable[[Participant], float | bytes | None]] = {
    "standing": _standing,
    "level": lambda person: -person.level,
    "name": lambda person: text_key(person.name),
    "role": _standing,
    "mic": lambda person: _flag(person.open_microphone) if person.present else None,
    "camera": lambda person: _flag(person.camera),
    "hand": lambda person: person.hand.at if person.hand else None,
    "share": lambda person: _flag(person.sharing),
    "air": lambda person: 0 if person.roll_call else 1 if person.broadcast else None,
    "device": lambda person: text_key(person.user_agent or person.device) or None,
    "number": lambda person: text_key(person.number) or None,
    "organisation": lambda person: text_key(person.organisation) or None,
    "joined": lambda person: person.joined_at,
    "quality": lambda person: -person.quality.grade if person.quality else None,
    "delay": lambda person: person.quality.delay if person.quality else None,
    "loss_up": lambda person: person.quality.loss_up if person.quality else None,
    "loss_down": lambda person: person.quality.loss_down if person.quality else None,
    "jitter": lambda person: person.quality.jitter if person.quality else None,
}

_INVERTED = bytes(255 - byte for byte in range(256))


class Projection:
    """The rows of a table over `people`; `row(i)` and `row_of(pid)` are cheap."""

    def __init__(self, people: Mapping[str, Participant], listener: Listener) -> None:
        self.people = people
        self.sort = "standing"
        self.descending = False
        self.state = State.ALL
        self.text = ""
        self.holding = False
        self.pins = Pins()
        self.pending: set[str] = set()
        self._listener = listener
        self._entries: list[tuple[Key, str]] = []
        self._keys: dict[str, Key] = {}
        self._ranks: dict[str, int] = {}
        self._ghosts: dict[str, Participant] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def pid(self, row: int) -> str:
        """Who stands in `row`."""
        return self._entries[row][1]

    def row(self, row: int) -> Participant:
        """What stands in `row`; somebody who has left has presence LEFT."""
        return self.person(self._entries[row][1])

    def row_of(self, pid: str) -> int | None:
        """Where `pid` stands, None if it isn't shown."""
        key = self._keys.get(pid)
        return None if key is None else bisect_left(self._entries, (key, pid))

    def pids(self) -> list[str]:
        """Everybody shown, from the top."""
        return [pid for _, pid in self._entries]

    # what is shown, in what order

    def arrange(self, sort: str, *, descending: bool = False) -> None:
        """Sort by one of `SORTS`; what is pending takes its place too."""
        self.settle()
        self.sort, self.descending = sort, descending
        self._listener.before_reorder()
        self._keys = {pid: self._key(self.person(pid)) for pid in self._keys}
        self._entries = sorted((key, pid) for pid, key in self._keys.items())
        self._listener.after_reorder()

    def filter(self, state: State, text: str = "") -> None:
        """Show only who is in `state` and has `text` in name, number, account or initials."""
        self.state, self.text = state, needle(text)
        self._listener.before_reset()
        self.pending.clear()
        self._ghosts.clear()
        matching = (person for person in self.people.values() if self._matches(person))
        self._keys = {person.pid: self._key(person) for person in matching}
        self._entries = sorted((key, pid) for pid, key in self._keys.items())
        self._listener.after_reset()

    def pin(self, pins: Pins) -> None:
        """Keep these on top, in the order of their numbers. They go there now, even while all else
        is held: it was asked for."""
        before, self.pins = self.pins, pins
        people = self.people
        self._update(
            pid
            for pid in self.pids()
            if pid in people and before.place(people[pid]) != pins.place(people[pid])
        )

    def person(self, pid: str) -> Participant:
        """`pid` as it is, or as it was when it left."""
        return self.people.get(pid) or self._ghosts[pid]

    def _matches(self, person: Participant) -> bool:
        if not TESTS[self.state](person):
            return False
        return not self.text or self.text in haystack(person)

    def _key(self, person: Participant) -> Key:
        rank = self._ranks.setdefault(person.pid, len(self._ranks))
        if self.pins and (place := self.pins.place(person)):
            return (place - MOST - 1, 0, rank)
        value = SORTS[self.sort](person)
        if value is None:
            return (1, 0, rank)
        if self.descending:
            # The terminator lets a shorter text come after the longer ones that begin with it.
            value = value.translate(_INVERTED) + b"\xff" if isinstance(value, bytes) else -value
        return (0, value, rank)

    # following the meeting

    def touch(self, changed: Mapping[str, Participant | None]) -> None:
        """Follow changes: pid -> the row before it vanished, or None if it is still there."""
        for pid, last in changed.items():
            if last is not None and pid in self._keys and pid not in self.people:
                self._ghosts[pid] = replace(last, presence=Presence.LEFT, level=0, hand=None)
        if not self.holding:
            self._update(changed.keys())
            return
        for pid in changed:
            if self._wanted(pid) == self._keys.get(pid):
                self.pending.discard(pid)
            else:
                self.pending.add(pid)

    def hold(self, *, still: bool) -> None:
        """Hold still, or let go and settle."""
        self.holding = still
        if not still:
            self.settle()

    def settle(self) -> None:
        """Let all that is pending take its place now."""
        pending, self.pending = self.pending, set()
        self._update(pending)

    def _wanted(self, pid: str) -> Key | None:
        """Where `pid` should stand now, None if nowhere."""
        person = self.people.get(pid)
        return None if person is None or not self._matches(person) else self._key(person)

    def _update(self, pids: Iterable[str]) -> None:
        leave: list[str] = []
        enter: dict[str, Key] = {}
        move: dict[str, Key] = {}
        for pid in pids:
            old, new = self._keys.get(pid), self._wanted(pid)
            if old == new:
                continue
            if new is None:
                leave.append(pid)
            elif old is None:
                enter[pid] = new
            else:
                move[pid] = new
        self.pending.difference_update(leave, enter, move)
        if leave:
            self._leave(leave)
        if move:
            self._move(move)
        if enter:
            self._enter(enter)

    def _leave(self, pids: list[str]) -> None:
        rows = sorted((row for pid in pids if (row := self.row_of(pid)) is not None), reverse=True)
        for first, last in _ranges_from_bottom(rows):
            self._listener.before_remove(first, last)
            for _, pid in self._entries[first : last + 1]:
                del self._keys[pid]
                self._ghosts.pop(pid, None)
                if pid not in self.people:
                    self._ranks.pop(pid, None)
            del self._entries[first : last + 1]
            self._listener.after_remove()

    def _move(self, keys: dict[str, Key]) -> None:
        self._listener.before_reorder()
        entries = self._entries
        if len(keys) * _RESORT_SHARE > len(entries):
            self._keys.update(keys)
            self._entries = sorted((key, pid) for pid, key in self._keys.items())
        else:
            for pid, key in keys.items():
                del entries[bisect_left(entries, (self._keys[pid], pid))]
                self._keys[pid] = key
                entry = (key, pid)
                entries.insert(bisect_left(entries, entry), entry)
        self._listener.after_reorder()

    def _enter(self, keys: dict[str, Key]) -> None:
        entries = self._entries
        new = sorted((key, pid) for pid, key in keys.items())
        places = [bisect_left(entries, entry) for entry in new]
        end = len(new)
        while end:
            start = end - 1
            while start and places[start - 1] == places[end - 1]:
                start -= 1
            place = places[start]
            self._listener.before_insert(place, place + end - start - 1)
            entries[place:place] = new[start:end]
            self._keys.update((pid, key) for key, pid in new[start:end])
            self._listener.after_insert()
            end = start


def _ranges_from_bottom(rows: list[int]) -> Iterable[tuple[int, int]]:
    """Group descending row numbers into (first, last) ranges, the lowest in the list first."""
    i = 0
    while i < len(rows):
        last = first = rows[i]
        i += 1
        while i < len(rows) and rows[i] == first - 1:
            first = rows[i]
            i += 1
        yield first, last
