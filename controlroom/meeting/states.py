"""The states by which operators filter people, and how many are in each."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from controlroom.meeting.model import Participant, Presence


class State(Enum):
    """A filter of the participant list."""

    ALL = "all"
    IN = "in"
    HANDS = "hands"
    OPEN = "open"
    POOR = "poor"
    CALLING = "calling"
    ABSENT = "absent"


_ON_THE_WAY = frozenset({Presence.CALLING, Presence.JOINING})

TESTS: Mapping[State, Callable[[Participant], bool]] = {
    State.ALL: lambda person: person.presence is not Presence.LEFT,
    State.IN: lambda person: person.presence is Presence.IN,
    State.HANDS: lambda person: person.hand is not None and person.present,
    State.OPEN: lambda person: person.open_microphone,
    State.POOR: lambda person: person.poor and person.present,
    State.CALLING: lambda person: person.presence in _ON_THE_WAY,
    State.ABSENT: lambda person: person.presence is Presence.ABSENT,
}

# Which counts a change of a field can move; all others leave them as they are.
_COUNTS: Mapping[str, tuple[State, ...]] = {
    "presence": tuple(State),
    "muted": (State.OPEN,),
    "hand": (State.HANDS,),
    "quality": (State.POOR,),
}
COUNTED = frozenset(_COUNTS)


class Tally:
    """How many people are in each state, kept up to date change by change."""

    def __init__(self) -> None:
        self.counts: dict[State, int] = dict.fromkeys(State, 0)

    def __getitem__(self, state: State) -> int:
        return self.counts[state]

    def change(
        self, old: Participant | None, new: Participant | None, fields: Iterable[str]
    ) -> None:
        """Count a row that was `old` and is `new`, and differs in `fields` (empty: in all)."""
        if old is None or new is None:
            states: Iterable[State] = State
        else:
            states = {state for field in fields for state in _COUNTS.get(field, ())}
        for state in states:
            test = TESTS[state]
            before = old is not None and test(old)
            after = new is not None and test(new)
            if before is not after:
                self.counts[state] += 1 if after else -1
