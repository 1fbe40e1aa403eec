"""The states by which operators filter people, and how many are in each."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from controlroom.meeting.model import Participant, Presence


class State(StrEnum):
    """A filter of the participant list. As text it hashes in C: it is counted by the thousand."""

    ALL = "all"
    IN = "in"
    HANDS = "hands"
    OPEN = "open"
    POOR = "poor"
    CALLING = "calling"
    ABSENT = "absent"


_ON_THE_WAY = frozenset({Presence.CALLING, Presence.JOINING})
_PRESENT = frozenset({Presence.IN, *_ON_THE_WAY})
# Looked up once: these are asked for by the thousand.
_IN, _ABSENT, _LEFT = Presence.IN, Presence.ABSENT, Presence.LEFT

Test = Callable[[Participant], bool]

TESTS: Mapping[State, Test] = {
    State.ALL: lambda person: person.presence is not _LEFT,
    State.IN: lambda person: person.presence is _IN,
    State.HANDS: lambda person: person.hand is not None and person.present,
    State.OPEN: lambda person: person.muted is False and person.presence is _IN,
    State.POOR: lambda person: person.poor and person.present,
    State.CALLING: lambda person: person.presence in _ON_THE_WAY,
    State.ABSENT: lambda person: person.presence is _ABSENT,
}

# Which counts a change of a field can move; all others leave them as they are.
_COUNTS: Mapping[str, tuple[State, ...]] = {
    "presence": tuple(State),
    "muted": (State.OPEN,),
    "hand": (State.HANDS,),
    "quality": (State.POOR,),
}
COUNTED = frozenset(_COUNTS)
# The same for fields that are told as a flag: the state, the flag of who is in it, and the presence
# that this takes besides.
COUNTING: Mapping[str, tuple[State, bool, frozenset[Presence]]] = {
    "muted": (State.OPEN, False, frozenset({Presence.IN})),
    "hand": (State.HANDS, True, _PRESENT),
}
# On which fields it depends whether somebody is in a state.
FIELDS: Mapping[State, frozenset[str]] = {
    state: frozenset(field for field, states in _COUNTS.items() if state in states)
    for state in State
}


class Tally:
    """How many people are in each state, kept up to date change by change."""

    def __init__(self) -> None:
        self.counts: dict[State, int] = dict.fromkeys(State, 0)

    def __getitem__(self, state: State) -> int:
        return self.counts[state]

    def change(self, old: Participant, new: Participant, fields: frozenset[str]) -> None:
        """Count a row that was `old`, is `new` and differs in `fields`."""
        for state, test in _moved_by(fields):
            before = test(old)
            if before is not test(new):
                self.counts[state] += -1 if before else 1

    def appear(self, new: Participant) -> None:
        """Count a row that was not there."""
        for state, test in TESTS.items():
            self.counts[state] += test(new)

    def vanish(self, old: Participant) -> None:
        """Count a row no longer."""
        for state, test in TESTS.items():
            self.counts[state] -= test(old)


@lru_cache(maxsize=1024)
def _moved_by(fields: frozenset[str]) -> tuple[tuple[State, Test], ...]:
    """The states in which somebody may come or go whose `fields` differ."""
    states = {state for field in fields for state in _COUNTS.get(field, ())}
    return tuple((state, TESTS[state]) for state in states)
