"""One line of the log in words, as it is shown, searched and filtered."""

from collections.abc import Callable
from enum import Enum, IntEnum
from functools import cached_property

from controlroom.journal.entries import Entry, Side
from controlroom.meeting.search import needle
from controlroom.ui import logwords, wording


class Column(IntEnum):
    """The columns, from the left."""

    TIME = 0
    WHO = 1
    WHAT = 2
    STATUS = 3
    ELAPSED = 4
    WHY = 5


class Show(Enum):
    """Which lines are shown."""

    ALL = "all"
    OURS = "ours"
    MEETING = "meeting"
    PROBLEMS = "problems"


_TEXTS: tuple[Callable[[Entry], str], ...] = (
    lambda entry: wording.clock_exact(entry.at),
    logwords.who,
    logwords.what,
    logwords.status,
    logwords.elapsed,
    logwords.why,
)
_SEARCHED = (Column.WHO, Column.WHAT, Column.STATUS, Column.WHY)


class Line:
    """An entry as a line; `shows` are the filters that let it through. It is put into words when it
    is first seen or searched: most lines of a flood are neither."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.id = entry.id
        self.shows = _shows(entry)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """A text for each column."""
        return tuple(text(self.entry) for text in _TEXTS)

    @cached_property
    def haystack(self) -> str:
        """What a filter by text looks through."""
        return needle("\n".join(self.texts[column] for column in _SEARCHED))

    @property
    def short(self) -> bool:
        """Whether nothing stands behind what happened."""
        return not any(self.texts[Column.STATUS :])


def _shows(entry: Entry) -> frozenset[Show]:
    sides = _SIDES.get(entry.side, _ANY)
    return sides | {Show.PROBLEMS} if entry.troubling else sides


_ANY = frozenset({Show.ALL})
_SIDES = {Side.OURS: _ANY | {Show.OURS}, Side.MEETING: _ANY | {Show.MEETING}}
