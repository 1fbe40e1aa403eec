"""What was said, as the live text told it: the latest lines of one meeting.

Text comes in pieces: until a sentence is final, each piece takes the place of the one before it.
"""

from collections import deque
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from controlroom.meeting.model import Subtitle

# Some five hours of talk.
KEPT = 3_000


class Spoken(msgspec.Struct, frozen=True, gc=False):
    """One sentence. `number` counts from 0 and is never used again; `at` is when it was first told,
    `begin` and `end` are the service's own, in ms; `texts` maps a language to the text."""

    number: int
    pid: str
    name: str
    at: int
    texts: tuple[tuple[str, str], ...]
    final: bool
    begin: int | None = None
    end: int | None = None


class Transcript:
    """The latest `kept` sentences, in the order in which they began."""

    def __init__(self, kept: int = KEPT) -> None:
        self._lines: deque[Spoken] = deque(maxlen=kept)
        self._next = 0
        # pid -> number of the speaker's latest sentence
        self._latest: dict[str, int] = {}

    @property
    def lines(self) -> Sequence[Spoken]:
        """All that is kept; the first has the number `first`."""
        return self._lines

    @property
    def first(self) -> int:
        """The number of the oldest that is kept."""
        return self._next - len(self._lines)

    @property
    def total(self) -> int:
        """How many there have been, kept or not."""
        return self._next

    def take(self, told: Subtitle, name: str, at: int) -> Spoken:
        """Take a piece in; the sentence that it belongs to, as it is now."""
        old = self._latest_of(told.pid)
        if old is None or not _continues(old, told):
            line = Spoken(
                self._next, told.pid, name, at, told.texts, told.final, told.begin, told.end
            )
            self._lines.append(line)
            self._latest[told.pid] = self._next
            self._next += 1
            return line
        line = replace(
            old,
            texts=tuple({**dict(old.texts), **dict(told.texts)}.items()),
            final=old.final or told.final,
            begin=old.begin if told.begin is None else told.begin,
            end=old.end if told.end is None else told.end,
        )
        self._lines[line.number - self.first] = line
        return line

    def _latest_of(self, pid: str) -> Spoken | None:
        number = self._latest.get(pid, -1)
        return self._lines[number - self.first] if number >= self.first else None


def _continues(old: Spoken, told: Subtitle) -> bool:
    """Whether `told` is of the sentence `old`: a later piece of it, or once more its end."""
    if old.begin is not None and old.begin == told.begin:
        return True
    if old.final:
        return False
    # What begins after the last one ended is another, though its end was never told.
    return old.end is None or told.begin is None or told.begin < old.end
