"""Finding people by what is typed of them, among those who were there when the search began."""

import re
from collections.abc import Iterable, Sequence

from controlroom.meeting.fuzzy import best
from controlroom.meeting.model import Participant
from controlroom.meeting.search import finder, texts

# More is not read, it is typed on.
MOST = 40
_RANKED = 8

_COMMA = re.compile(r"[,，、]")

Found = tuple[str, Participant]


class Crowd:
    """Finds people by name, number, account and pinyin; remembers who fitted what."""

    def __init__(self, people: Iterable[Participant]) -> None:
        self._people = people
        # What was typed of a person -> who has it, each behind the text that was searched.
        self._fitting: dict[str, list[Found]] = {}

    def groups(self, typed: str) -> list[tuple[Participant, ...]]:
        """Who may be meant: a comma ends a name, of the last one all are offered who fit."""
        *given, last = (part.strip() for part in _COMMA.split(typed))
        first: list[Participant] = []
        for part in filter(None, given):
            found = self.ranked(part)
            if not found:
                return []
            first.append(found[0])
        if not last:
            return [tuple(first)] if first else []
        return [(*first, person) for person in self.ranked(last) if person not in first]

    def ranked(self, typed: str) -> list[Participant]:
        """Who fits the folded `typed`, the best first."""
        if typed not in self._fitting:
            self._fitting[typed] = self._look(typed)
        ranked = [
            (fits, place, person)
            for place, (text, person) in enumerate(self._fitting[typed][:MOST])
            if (fits := best(typed, text.split("\n"))) is not None
        ]
        return [person for _, _, person in sorted(ranked, key=lambda who: who[:2])][:_RANKED]

    def _look(self, typed: str) -> list[Found]:
        """Everybody who has it in name, number, account or pinyin, else its letters in order."""
        among = self._among(typed)
        fits = finder(typed)
        if found := [one for one in among if fits(one[1])]:
            return found
        scattered = re.compile(".*".join(map(re.escape, typed.replace(" ", "")))).search
        return [one for one in among if scattered(one[0])]

    def _among(self, typed: str) -> Sequence[Found]:
        """Who can fit at all: whoever fitted the beginning of it, in the end everybody."""
        for length in range(len(typed) - 1, -1, -1):
            if (known := self._fitting.get(typed[:length])) is not None:
                return known
        self._fitting[""] = [(texts(person), person) for person in self._people]
        return self._fitting[""]
