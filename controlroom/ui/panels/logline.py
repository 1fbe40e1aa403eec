"""One line of the log in words, as it is shown, searched and filtered."""

from collections.abc import Callable
from enum import Enum, IntEnum
from typing import NamedTuple

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


class Line(NamedTuple):
    """An entry in words, a text for each column; `shows` are the filters that let it through."""

    id: int
    entry: Entry
    texts: tuple[str, ...]
    haystack: str
    shows: frozenset[Show]

    @property
    def short(self) -> bool:
        """Whether nothing stands behind what happened."""
        return not any(self.texts[Column.STATUS :])


def line_of(entry: Entry) -> Line:
    """An entry put into words."""
    texts = tuple(text(entry) for text in _TEXTS)
    shows = {Show.ALL}
    if entry.side is Side.OURS:
        shows.add(Show.OURS)
    elif entry.side is Side.MEETING:
        shows.add(Show.MEETING)
    if entry.troubling:
        shows.add(Show.PROBLEMS)
    haystack = needle("\n".join(texts[column] for column in _SEARCHED))
    return Line(entry.id, entry, texts, haystack, frozenset(shows))
