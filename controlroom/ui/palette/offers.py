"""What the palette offers for what was typed: commands, people, and commands for people.

"mute zhang", "zhang mute" and "mute zhang, li" name people after or before a command; a command
alone is for those who are selected, people alone are selected.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from controlroom.meeting.fuzzy import best
from controlroom.meeting.model import Participant
from controlroom.meeting.search import haystack, needle
from controlroom.ui import wording
from controlroom.ui.actions import Actions, Entry
from controlroom.ui.guards import names, needs_people

# More is not read, it is typed on.
MOST = 40
# For how many of those who fit a command is offered.
_PEOPLE = 8

_COMMA = re.compile(r"[,，、]")


class Offer(NamedTuple):
    """A line of the palette. Without an entry, the people are selected; without people, whoever is
    selected is meant."""

    entry: Entry | None
    people: tuple[Participant, ...]
    why_not: str

    @property
    def title(self) -> str:
        """What it would do."""
        if self.entry is not None:
            return self.entry.title
        return QCoreApplication.translate("palette", "Select")

    @property
    def whom(self) -> str:
        """To whom."""
        return names(self.people) if self.people else ""


Found = tuple[str, Participant]


class Offers:
    """Finds offers. Kept while the palette is open: it remembers who fitted what was typed."""

    def __init__(self, actions: Actions) -> None:
        self._actions = actions
        self._entries = [entry for entry in actions if not _aside(entry)]
        self._texts = {entry: _texts(entry) for entry in self._entries}
        # What was typed of a person -> who has it, each behind the text that was searched.
        self._fitting: dict[str, list[Found]] = {}

    def find(self, typed: str) -> list[Offer]:
        """The offers for `typed`, the best first."""
        words = needle(typed).split()
        if not words:
            ready = [Offer(entry, (), entry.why_not or "") for entry in self._entries]
            return sorted(ready, key=lambda offer: bool(offer.why_not))[:MOST]
        ranked = sorted(self._all(words), key=lambda ranked: ranked[0])
        seen: dict[tuple[Entry | None, tuple[str, ...]], Offer] = {}
        for _, offer in ranked:
            seen.setdefault((offer.entry, tuple(p.pid for p in offer.people)), offer)
        return list(seen.values())[:MOST]

    def _all(self, words: Sequence[str]) -> Iterator[tuple[tuple[int, ...], Offer]]:
        whole = " ".join(words)
        for fits, entry in self._commands(whole):
            yield (fits[0], 0, *fits), Offer(entry, (), entry.why_not or "")
        for place, people in enumerate(self._people(whole)):
            yield (1, 1, place), Offer(None, people, "")
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            for command, named in ((head, tail), (tail, head)):
                yield from self._for_people(command, named)

    def _for_people(self, command: str, named: str) -> Iterator[tuple[tuple[int, ...], Offer]]:
        fitting = [
            (fits, entry)
            for fits, entry in self._commands(command)
            if entry.request is not None
            and not entry.request.people
            and needs_people(entry.request.command)
        ]
        if not fitting:
            return
        for place, people in enumerate(self._people(named)):
            for fits, entry in fitting:
                if len(people) == 1 or _takes_several(entry):
                    why_not = self._actions.obstacle(entry, people)
                    yield (fits[0], 0, *fits, place), Offer(entry, people, why_not)

    def _commands(self, typed: str) -> list[tuple[tuple[int, int], Entry]]:
        return [
            (fits, entry)
            for entry in self._entries
            if (fits := best(typed, self._texts[entry])) is not None
        ]

    def _people(self, typed: str) -> list[tuple[Participant, ...]]:
        """Who may be meant: a comma ends a name, of the last one all are offered who fit."""
        *given, last = (part.strip() for part in _COMMA.split(typed))
        first: list[Participant] = []
        for part in filter(None, given):
            found = self._ranked(part)
            if not found:
                return []
            first.append(found[0])
        if not last:
            return [tuple(first)] if first else []
        return [(*first, person) for person in self._ranked(last) if person not in first]

    def _ranked(self, typed: str) -> list[Participant]:
        if typed not in self._fitting:
            self._fitting[typed] = self._look(typed)
        ranked = [
            (fits, place, person)
            for place, (text, person) in enumerate(self._fitting[typed][:MOST])
            if (fits := best(typed, text.split("\n"))) is not None
        ]
        return [person for _, _, person in sorted(ranked, key=lambda who: who[:2])][:_PEOPLE]

    def _look(self, typed: str) -> list[Found]:
        """Everybody who has it in name, number, account or initials, else its letters in order."""
        among = self._among(typed)
        if found := [one for one in among if typed in one[0]]:
            return found
        scattered = re.compile(".*".join(map(re.escape, typed.replace(" ", "")))).search
        return [one for one in among if scattered(one[0])]

    def _among(self, typed: str) -> Sequence[Found]:
        """Who can fit at all: whoever fitted the beginning of it, in the end everybody."""
        for length in range(len(typed) - 1, -1, -1):
            if (known := self._fitting.get(typed[:length])) is not None:
                return known
        meeting = self._actions.meeting
        people = meeting.desk.store.people.values() if meeting is not None else ()
        self._fitting[""] = [(haystack(person), person) for person in people]
        return self._fitting[""]


def _aside(entry: Entry) -> bool:
    """What would be no help here: itself, and numbers where names can be typed."""
    return entry.words == ":palette" or entry.words.startswith(":pinned ")


def _texts(entry: Entry) -> tuple[str, ...]:
    """All that a command is called: in the user's language, and as `do` calls it."""
    return entry.title, entry.words.removeprefix(":").replace("-", " "), entry.words


def _takes_several(entry: Entry) -> bool:
    request = entry.request
    return request is not None and (entry.words == "layout" or request.command.target.several)


def spoken(offer: Offer, keys: str) -> str:
    """An offer as it is heard."""
    between = QCoreApplication.translate("wording", ", ", "between names")
    parts = [offer.title, *(wording.name(person) for person in offer.people), keys, offer.why_not]
    return between.join(part for part in parts if part)
