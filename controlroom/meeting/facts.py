"""What a vendor told, in neutral words. A codec makes facts, `Store.apply` takes them.

`values` maps field names of the model's structs to new values; a field that is not in it was not
told and stays as it is. `at` is the server's time in epoch milliseconds.
"""

from collections.abc import Sequence
from enum import Enum

import msgspec

from controlroom.meeting.model import InterpreterGroup, Speaker, Subtitle
from controlroom.meeting.updates import Update, Values


class Group(Enum):
    """The lists of people that a vendor keeps."""

    PARTICIPANTS = "participants"
    ATTENDEES = "attendees"
    WAITING = "waiting"


class ConferenceTold(msgspec.Struct, frozen=True, gc=False):
    """Fields of `Conference`; `full` if a whole state was told."""

    values: Values
    at: int
    full: bool = False


class ParticipantTold(msgspec.Struct, frozen=True, gc=False):
    """Fields of one `Participant`. `hand` is a bool here: the store turns it into `Since`."""

    pid: str
    values: Values
    at: int
    full: bool = False


class ParticipantsTold(msgspec.Struct, frozen=True, gc=False):
    """The same of several, in their order: nearly all traffic comes in this form. Entries may share
    one update."""

    entries: Sequence[tuple[str, Update]]
    at: int


class AttendeeTold(msgspec.Struct, frozen=True, gc=False):
    """Fields of one `Attendee`."""

    key: str
    values: Values
    at: int
    full: bool = False


class WaitingTold(msgspec.Struct, frozen=True, gc=False):
    """Fields of one `Waiting`."""

    pid: str
    values: Values
    at: int
    full: bool = False


class Gone(msgspec.Struct, frozen=True, gc=False):
    """Somebody is no longer in a list."""

    group: Group
    id: str
    at: int


class Complete(msgspec.Struct, frozen=True, gc=False):
    """A whole list was told: whoever is not in `ids` is no longer in it."""

    group: Group
    ids: frozenset[str]
    at: int


class QualityTold(msgspec.Struct, frozen=True, gc=False):
    """Fields of `Quality` of one participant, in the model's units."""

    pid: str
    values: Values
    at: int


class Speaking(msgspec.Struct, frozen=True, gc=False):
    """The loudest, loudest first; empty in silence."""

    speakers: tuple[Speaker, ...]
    at: int


class CallEnded(msgspec.Struct, frozen=True, gc=False):
    """A call to `number` was answered ("0"), failed, or a site left with this reason code; `full`
    if it came with all results, which may repeat what was told before."""

    number: str
    code: str
    at: int
    full: bool = False


class Subtitled(msgspec.Struct, frozen=True, gc=False):
    """A line of live text."""

    subtitle: Subtitle
    at: int


class Interpreters(msgspec.Struct, frozen=True, gc=False):
    """All interpreter groups."""

    groups: tuple[InterpreterGroup, ...]
    at: int


class Unread(msgspec.Struct, frozen=True, gc=False):
    """Something in a frame that is not known here; `where` names the place, never a value."""

    where: str
    what: str
    at: int = 0


class Missed(msgspec.Struct, frozen=True, gc=False):
    """A counter of pushes jumped: something was lost on the way."""

    stream: str
    expected: int
    got: int
    at: int = 0


Fact = (
    ConferenceTold
    | ParticipantTold
    | ParticipantsTold
    | AttendeeTold
    | WaitingTold
    | Gone
    | Complete
    | QualityTold
    | Speaking
    | CallEnded
    | Subtitled
    | Interpreters
    | Unread
    | Missed
)
