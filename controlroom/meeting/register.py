"""Everybody's texts bound into one, so that thousands are searched at once."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from itertools import accumulate

from controlroom.meeting.model import Participant
from controlroom.meeting.search import Texts, among, edition, matcher, needle, spelled, texts_of

# When so many have other texts by now, all are bound anew.
_LOOSE = 256
# Where one in so many is found, to look at each text takes less than to leap from hit to hit.
_MANY = 8


class Register:
    """Finds who of `people` has a text. `note` must hear of whoever comes, goes or is called
    otherwise, as soon as the register is `open`: it opens with the first search."""

    def __init__(self, people: Mapping[str, Participant]) -> None:
        self.open = False
        self._people = people
        self._edition = 0
        self._texts: dict[str, Texts] = {}
        self._written = self._spelled = _Volume(())
        # Who is not in the volumes as they are now.
        self._loose: set[str] = set()

    def note(self, pid: str) -> None:
        """Look at somebody again."""
        if self.open:
            self._loose.add(pid)

    def find(self, typed: str) -> Collection[str]:
        """Who is found by what was typed, as by a `matcher`."""
        wanted = needle(typed)
        if not wanted:
            return self._people.keys()
        self._renew()
        found = self._written.holding(wanted)
        pattern = spelled(wanted)
        if found is not None and pattern is not None:
            alike = self._spelled.matching(pattern)
            found = None if alike is None else found | alike
        if found is None:
            return among(self._texts, typed)
        matches, texts = matcher(typed), self._texts
        found -= self._loose
        found.update(pid for pid in self._loose if pid in texts and matches(texts[pid]))
        return found

    def _renew(self) -> None:
        people, texts = self._people, self._texts
        if self.open and self._edition == edition() and len(self._loose) < _LOOSE:
            for pid in self._loose:
                texts.pop(pid, None)
                if pid in people:
                    texts[pid] = texts_of(people[pid])
            return
        self.open, self._edition = True, edition()
        self._loose.clear()
        self._texts = texts = {pid: texts_of(person) for pid, person in people.items()}
        self._written = _Volume((pid, text) for pid, (text, _) in texts.items())
        self._spelled = _Volume((pid, text) for pid, (_, text) in texts.items() if text)


class _Volume:
    """Texts one after the other, on lines of their own, and whose they are."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._pids: list[str] = []
        bound: list[str] = []
        for pid, text in texts:
            self._pids.append(pid)
            bound.append(text)
        self._text = "\n".join(bound)
        # Where each is followed by the next.
        self._ends = array("I", accumulate(len(text) + 1 for text in bound))

    def holding(self, wanted: str) -> set[str] | None:
        """Who has `wanted` in the text; None if that is many."""
        return self._whose(partial(self._text.find, wanted), len(wanted))

    def matching(self, pattern: re.Pattern[str]) -> set[str] | None:
        """Who has what the pattern, which fits within a line, matches; None if that is many."""
        text, search = self._text, pattern.search

        def find(at: int) -> int:
            match = search(text, at)
            return -1 if match is None else match.start()

        return self._whose(find, 1)

    def _whose(self, find: Callable[[int], int], length: int) -> set[str] | None:
        """Whose texts have a hit of `length`; `find` tells the next one from a place on."""
        pids, ends = self._pids, self._ends
        found: set[str] = set()
        most = len(pids) // _MANY
        at = find(0)
        while at >= 0:
            who = bisect_right(ends, at)
            # What runs on into the next text is no hit.
            if at + length < ends[who]:
                found.add(pids[who])
                if len(found) > most:
                    return None
            at = find(ends[who])
        return found
