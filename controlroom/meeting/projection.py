"""A filtered and sorted view of the people, that can be told to hold still.

While it holds, rows stay where they are: who left stays as a ghost, who came or would move waits in
`pending`. A listener hears of each structural change before and after, as item models want it.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from controlroom.meeting.model import Participant, Presence, Quality, Role
from controlroom.meeting.pins import MOST, RECOGNISED, Pins
from controlroom.meeting.register import Register
from controlroom.meeting.search import SEARCHED, matcher, needle, text_key, texts_of
from controlroom.meeting.states import FIELDS, TESTS, State

# Where somebody stands: rows that are pinned or have no value apart from the others, then what is
# sorted by, then the order of arrival. The pid is who it is.
Key = tuple[int, object, int, str]


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


_searched = attrgetter(*sorted(SEARCHED))


def _flag(value: bool | None) -> int | None:  # noqa: FBT001
    return None if value is None else int(not value)


class Sort(NamedTuple):
    """What a column sorts by, and the fields of a participant on which that depends. Numbers and
    bytes only; None goes last in either direction."""

    key: Callable[[Participant], float | bytes | None]
    fields: tuple[str, ...]


_STANDING = Sort(_standing, ("presence", "role", "cohost"))


def _measure(key: Callable[[Quality], float | None]) -> Sort:
    return Sort(lambda person: key(person.quality) if person.quality else None, ("quality",))


SORTS: Mapping[str, Sort] = {
    "standing": _STANDING,
    "level": Sort(lambda person: -person.level, ("level",)),
    "name": Sort(lambda person: text_key(person.name), ("name",)),
    "role": _STANDING,
    "mic": Sort(
        lambda person: _flag(person.open_microphone) if person.present else None,
        ("presence", "muted"),
    ),
    "camera": Sort(lambda person: _flag(person.camera), ("camera",)),
    "hand": Sort(lambda person: person.hand.at if person.hand else None, ("hand",)),
    "share": Sort(lambda person: _flag(person.sharing), ("sharing",)),
    "air": Sort(
        lambda person: 0 if person.roll_call else 1 if person.broadcast else None,
        ("roll_call", "broadcast"),
    ),
    "device": Sort(
        lambda person: text_key(person.user_agent or person.device) or None,
        ("user_agent", "device"),
    ),
    "number": Sort(lambda person: text_key(person.number) or None, ("number",)),
    "organisation": Sort(lambda person: text_key(person.organisation) or None, ("organisation",)),
    "joined": Sort(lambda person: person.joined_at, ("joined_at",)),
    "quality": _measure(lambda quality: -quality.grade),
    "delay": _measure(lambda quality: quality.delay),
    "loss_up": _measure(lambda quality: quality.loss_up),
    "loss_down": _measure(lambda quality: quality.loss_down),
    "jitter": _measure(lambda quality: quality.jitter),
}

# To put one key in order takes so many times as long as to pass over one.
_FEW = 8
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
        self._entries: list[Key] = []
        self._keys: dict[str, Key] = {}
        self._ranks: dict[str, int] = {}
        self._ghosts: dict[str, Participant] = {}
        # Everybody in order, while a filter shows only some; and who may stand elsewhere by now,
        # in their order of arrival.
        self._aside: tuple[dict[str, Key], list[Key]] | None = None
        self._behind = dict.fromkeys(people)
        self._register = Register(people)
        self._follow_rules()

    def __len__(self) -> int:
        return len(self._entries)

    def pid(self, row: int) -> str:
        """Who stands in `row`."""
        return self._entries[row][3]

    def row(self, row: int) -> Participant:
        """What stands in `row`; somebody who has left has presence LEFT."""
        return self.person(self._entries[row][3])

    def row_of(self, pid: str) -> int | None:
        """Where `pid` stands, None if it isn't shown."""
        key = self._keys.get(pid)
        return None if key is None else bisect_left(self._entries, key)

    def pids(self) -> list[str]:
        """Everybody shown, from the top."""
        return [key[3] for key in self._entries]

    # what is shown, in what order

    def arrange(self, sort: str, *, descending: bool = False) -> None:
        """Sort by one of `SORTS`; what is pending takes its place too."""
        self.settle()
        self.sort, self.descending = sort, descending
        self._follow_rules()
        self._listener.before_reorder()
        if self._aside is not None:
            self._aside, self._behind = ({}, []), dict.fromkeys(self.people)
        key, person = self._key, self.person
        self._keys = {pid: key(person(pid)) for pid in self._keys}
        self._entries = sorted(self._keys.values())
        self._listener.after_reorder()

    def filter(self, state: State, text: str = "") -> None:
        """Show only who is in `state` and has `text` in name, number, account or pinyin."""
        self._listener.before_reset()
        keys, entries = self._whole()
        self.state, self.text = state, needle(text)
        self._follow_rules()
        self.pending.clear()
        self._ghosts.clear()
        if state is State.ALL and not self.text:
            self._keys, self._entries, self._aside = keys, entries, None
        else:
            self._aside = keys, entries
            self._entries = self._found(keys, entries)
            self._keys = {key[3]: key for key in self._entries}
        self._listener.after_reset()

    def _whole(self) -> tuple[dict[str, Key], list[Key]]:
        """Everybody in order; whoever stands elsewhere by now, or has left, is put right first."""
        keys, entries = self._aside or (self._keys, self._entries)
        behind = self._behind | dict.fromkeys([*self.pending, *self._ghosts])
        self._behind = {}
        if behind:
            people, key = self.people, self._key
            wanted = {pid: key(people[pid]) for pid in behind if pid in people}
            before = [keys.pop(pid) for pid in behind if pid in keys]
            entries = _in_order(entries, before, wanted.values())
            keys.update(wanted)
        return keys, entries

    def _found(self, keys: Mapping[str, Key], entries: list[Key]) -> list[Key]:
        """Of everybody in order, who is in the state and has the text that is looked for."""
        people, test = self.people, TESTS[self.state]
        found = people.keys() & self._register.find(self.text) if self.text else people.keys()
        if len(found) * _FEW < len(entries):
            return sorted(keys[pid] for pid in found if test(people[pid]))
        return [key for key in entries if key[3] in found and test(people[key[3]])]

    def pin(self, pins: Pins) -> None:
        """Keep these on top, in the order of their numbers. They go there now, even while all else
        is held: it was asked for."""
        before, self.pins = self.pins, pins
        self._follow_rules()
        moved = [
            person.pid
            for person in self.people.values()
            if before.place(person) != pins.place(person)
        ]
        self._behind |= dict.fromkeys(moved)
        self._update(pid for pid in moved if pid in self._keys)

    def person(self, pid: str) -> Participant:
        """`pid` as it is, or as it was when it left."""
        return self.people.get(pid) or self._ghosts[pid]

    def _follow_rules(self) -> None:
        """Sort, filter or pins are others."""
        self._key = self._placing()
        self._fields = self._deciding()
        self._relevant = attrgetter(*sorted(self._fields))
        self._matches = matcher(self.text)

    def _deciding(self) -> frozenset[str]:
        """The fields of a participant that decide whether they are shown, and where."""
        fields = {"presence", *SORTS[self.sort].fields, *FIELDS[self.state]}
        if self.text:
            fields |= SEARCHED
        if self.pins:
            fields |= RECOGNISED
        return frozenset(fields)

    def _placing(self) -> Callable[[Participant], Key]:
        """What gives a participant's place in the order."""
        ranks, pins, descending = self._ranks, self.pins, self.descending
        value_of = SORTS[self.sort].key

        def key(person: Participant) -> Key:
            pid = person.pid
            rank = ranks.setdefault(pid, len(ranks))
            if pins and (place := pins.place(person)):
                return (place - MOST - 1, 0, rank, pid)
            value = value_of(person)
            if value is None:
                return (1, 0, rank, pid)
            if not descending:
                return (0, value, rank, pid)
            if isinstance(value, bytes):
                # The terminator lets a shorter text come after the longer ones that begin with it.
                return (0, value.translate(_INVERTED) + b"\xff", rank, pid)
            return (0, -value, rank, pid)

        return key

    # following the meeting

    def concerned(self, fields: frozenset[str]) -> bool:
        """Whether changes of these fields may stir anybody; who comes or goes changes presence."""
        return not self._fields.isdisjoint(fields) or (
            self._register.open and not SEARCHED.isdisjoint(fields)
        )

    def stirred(self, changed: Mapping[str, Participant | None]) -> list[str]:
        """Who of `changed` may come, go or move: pid -> the row as it was, None if it is new or
        nobody knows. `touch` moves them."""
        people, relevant, register = self.people, self._relevant, self._register
        stirred: list[str] = []
        for pid, old in changed.items():
            new = people.get(pid)
            if register.open and (old is None or new is None or _searched(old) != _searched(new)):
                register.note(pid)
            if old is None:
                stirred.append(pid)
            elif new is None:
                stirred.append(pid)
                if pid in self._keys:
                    self._ghosts[pid] = replace(old, presence=Presence.LEFT, level=0, hand=None)
            elif relevant(old) != relevant(new):
                stirred.append(pid)
        return stirred

    def touch(self, stirred: Collection[str]) -> None:
        """Let these take their place, or wait to while rows are held."""
        if self._aside is not None:
            self._behind |= dict.fromkeys(stirred)
        if not self.holding:
            self._update(stirred)
            return
        for pid in stirred:
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
        if person is None or not TESTS[self.state](person):
            return None
        if self.text and not self._matches(texts_of(person)):
            return None
        return self._key(person)

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
            for pid in [key[3] for key in self._entries[first : last + 1]]:
                del self._keys[pid]
                self._ghosts.pop(pid, None)
                if pid not in self.people:
                    self._ranks.pop(pid, None)
            del self._entries[first : last + 1]
            self._listener.after_remove()

    def _move(self, keys: dict[str, Key]) -> None:
        self._listener.before_reorder()
        before = [self._keys[pid] for pid in keys]
        self._entries = _in_order(self._entries, before, keys.values())
        self._keys.update(keys)
        self._listener.after_reorder()

    def _enter(self, keys: dict[str, Key]) -> None:
        entries = self._entries
        new = sorted(keys.values())
        places = [bisect_left(entries, key) for key in new]
        end = len(new)
        while end:
            start = end - 1
            while start and places[start - 1] == places[end - 1]:
                start -= 1
            place = places[start]
            self._listener.before_insert(place, place + end - start - 1)
            entries[place:place] = new[start:end]
            self._keys.update((key[3], key) for key in new[start:end])
            self._listener.after_insert()
            end = start


def _in_order(entries: list[Key], gone: Iterable[Key], come: Iterable[Key]) -> list[Key]:
    """`entries` without those `gone` and with those that `come`: what is between them is copied in
    one piece, so that the cost is theirs, however many rows there are."""
    steps = sorted([*((key, False) for key in gone), *((key, True) for key in come)])
    made: list[Key] = []
    at = 0
    for key, comes in steps:
        place = bisect_left(entries, key, at)
        made += entries[at:place]
        if comes:
            made.append(key)
            at = place
        else:
            at = place + 1
    made += entries[at:]
    return made


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
