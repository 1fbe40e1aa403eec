"""What the palette offers for what was typed: commands, people, and commands for people.

"mute zhang", "zhang mute" and "mute zhang, li" name people after or before a command; a command
alone is for those who are selected, people alone are selected.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from controlroom.commands import resolve
from controlroom.commands.registry import Target
from controlroom.meeting.fuzzy import best
from controlroom.meeting.model import Participant
from controlroom.meeting.search import edition, needle, spelling
from controlroom.ui import wording
from controlroom.ui.actions import Actions, Entry
from controlroom.ui.guards import names, needs_people
from controlroom.ui.palette.people import MOST, Crowd


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


class Offers:
    """Finds offers. Kept while the palette is open: it remembers who fitted what was typed."""

    def __init__(self, actions: Actions) -> None:
        self._actions = actions
        self._entries = [entry for entry in actions if not _aside(entry)]
        self._edition = -1
        self._texts: dict[Entry, tuple[str, ...]] = {}
        store = actions.meeting.desk.store if actions.meeting is not None else None
        self._known = Crowd(store.people.values() if store is not None else ())
        room = store.waiting.items() if store is not None else ()
        waiting = {pid: person for pid, person in room if not person.admitted}
        self._waiting = Crowd(resolve.waiting(waiting).values())

    def find(self, typed: str) -> list[Offer]:
        """The offers for `typed`, the best first."""
        words = needle(typed).split()
        if not words:
            ready = [Offer(entry, (), entry.why_not or "") for entry in self._entries]
            return sorted(ready, key=lambda offer: bool(offer.why_not))
        ranked = sorted(self._all(words), key=lambda ranked: ranked[0])
        seen: dict[tuple[Entry | None, tuple[str, ...]], Offer] = {}
        for _, offer in ranked:
            seen.setdefault((offer.entry, tuple(p.pid for p in offer.people)), offer)
        return list(seen.values())[:MOST]

    def _all(self, words: Sequence[str]) -> Iterator[tuple[tuple[int, ...], Offer]]:
        whole = " ".join(words)
        for fits, entry in self._commands(whole):
            yield (fits[0], 0, *fits), Offer(entry, (), entry.why_not or "")
        for place, people in enumerate(self._known.groups(whole)):
            yield (1, 1, place), Offer(None, people, "")
        # Who waits can't be selected in the table; letting them in is what there is to do.
        for place, people in enumerate(self._waiting.groups(whole)):
            admit = self._actions["admit"]
            yield (1, 1, place), Offer(admit, people, self._actions.obstacle(admit, people))
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            for command, named in ((head, tail), (tail, head)):
                yield from self._for_people(command, named)

    def _for_people(self, command: str, named: str) -> Iterator[tuple[tuple[int, ...], Offer]]:
        for fits, entry in self._commands(command):
            request = entry.request
            if request is None or request.people or not needs_people(request.command):
                continue
            waits = request.command.target is Target.WAITING
            crowd = self._waiting if waits else self._known
            reachable: list[tuple[bool, int, Offer]] = []
            for place, people in enumerate(crowd.groups(named)):
                if len(people) == 1 or _takes_several(entry):
                    why_not = self._actions.obstacle(entry, people)
                    reachable.append((bool(why_not), place, Offer(entry, people, why_not)))
            # Whoever it can be for goes before those whom it can't.
            for barred, place, offer in sorted(reachable, key=lambda found: found[:2]):
                yield (fits[0], 0, *fits, barred, place), offer

    def _commands(self, typed: str) -> list[tuple[tuple[int, int], Entry]]:
        # Pinyin may have come since the palette was opened.
        if self._edition != edition():
            self._edition = edition()
            self._texts = {entry: _texts(entry) for entry in self._entries}
        return [
            (fits, entry)
            for entry in self._entries
            if (fits := best(typed, self._texts[entry])) is not None
        ]


def _aside(entry: Entry) -> bool:
    """What would be no help here: itself, and numbers where names can be typed."""
    return entry.words == ":palette" or entry.words.startswith(":pinned ")


def _texts(entry: Entry) -> tuple[str, ...]:
    """All that a command is called: in the user's language, in pinyin if that is Chinese, and as
    `do` calls it."""
    words = (entry.words.removeprefix(":").replace("-", " "), entry.words)
    usual, _, _ = spelling(entry.title).partition("\n")
    return entry.title, *words, usual, usual.replace(" ", "")


def _takes_several(entry: Entry) -> bool:
    """Whether it can be for more than one: those who wait are let in one after the other."""
    if entry.request is None:
        return False
    target = entry.request.command.target
    return entry.words == "layout" or target.several or target is Target.WAITING


def spoken(offer: Offer, keys: str) -> str:
    """An offer as it is heard."""
    between = QCoreApplication.translate("wording", ", ", "between names")
    parts = [offer.title, *(wording.name(person) for person in offer.people), keys, offer.why_not]
    return between.join(part for part in parts if part)
