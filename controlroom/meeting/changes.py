"""What a fact changed."""

from enum import StrEnum
from typing import Any

import msgspec


class Kind(StrEnum):
    """What kind of thing changed; the type of `Change.old` and `Change.new` goes with it."""

    CONFERENCE = "conference"  # Conference
    PARTICIPANT = "participant"  # Participant
    ATTENDEE = "attendee"  # Attendee
    WAITING = "waiting"  # Waiting
    SPEAKERS = "speakers"  # tuple of Speaker
    CALL = "call"  # CallResult
    SUBTITLE = "subtitle"  # Subtitle
    INTERPRETERS = "interpreters"  # tuple of InterpreterGroup
    UNREAD = "unread"  # how often it was met, int
    MISSED = "missed"  # the expected and the seen counter, int


class Change(msgspec.Struct, frozen=True, gc=False):
    """One thing before and after.

    `old` is None where it appeared, `new` is None where it vanished; `fields` names what differs,
    and is empty for both. `full` marks a change that came with a whole list rather than by itself.
    """

    kind: Kind
    id: str
    old: Any
    new: Any
    fields: frozenset[str] = frozenset()
    at: int = 0
    full: bool = False

    @property
    def appeared(self) -> bool:
        """Whether this thing was not there before."""
        return self.old is None

    @property
    def vanished(self) -> bool:
        """Whether this thing is gone."""
        return self.new is None
