"""What an increment tells of a participant, with what follows from it worked out beforehand: the
same few updates come by the thousand."""

from collections.abc import Mapping
from typing import Self

import msgspec

from controlroom.meeting.model import Participant, Presence
from controlroom.meeting.states import COUNTED, COUNTING, State

Values = Mapping[str, object]

# What tells who an attendee is once in the meeting.
IDENTITY = ("number", "account_id", "account")
# Fields on which more hangs than the row: who is chair, who of the invited is absent, and whom all
# see.
TELLING = frozenset({"role", "presence", *IDENTITY})
ON_AIR = frozenset({"roll_call", "broadcast"})


class Effect(msgspec.Struct, frozen=True, gc=False):
    """What a change of one field brings about: `fields` is that one alone, `far` if more than the
    row hangs on it. Who is told to have `counted` there is in `state`, with a presence of `where`.
    """

    fields: frozenset[str]
    far: bool
    state: State | None = None
    counted: object = None
    where: frozenset[Presence] = frozenset()


_FAR = TELLING | ON_AIR | (COUNTED - COUNTING.keys())


def _effect(field: str) -> Effect:
    return Effect(frozenset({field}), field in _FAR, *COUNTING.get(field, ()))


_EFFECTS = {field: _effect(field) for field in Participant.__struct_fields__}
_OF_SEVERAL = Effect(frozenset(), far=True)


class Update(msgspec.Struct, frozen=True, gc=False):
    """`values` of a participant that were told together; nearly always it is one `value` of one
    `field`, which is empty otherwise."""

    values: Values
    field: str = ""
    value: object = None
    effect: Effect = _OF_SEVERAL

    @classmethod
    def of(cls, values: Values) -> Self:
        """The update that `values` make."""
        if len(values) != 1:
            return cls(values)
        [(field, value)] = values.items()
        return cls(values, field, value, _EFFECTS[field])
