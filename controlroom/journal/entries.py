"""One line of the log, before it is put into words."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Any

import msgspec

from controlroom.session.actions import Action, Status
from controlroom.vendors.base import VendorError


class Side(Enum):
    """Who did it: we, the meeting or somebody in it, or the connection."""

    OURS = "ours"
    MEETING = "meeting"
    LINK = "link"


class What(StrEnum):
    """What happened; the comment names the entry's parameters where there are any."""

    ORDER = "order"

    NOT_STARTED = "not-started"
    LIVE = "live"  # all, inside, waiting: how many
    AWAY = "away"  # attempts: how often was tried since
    BACK = "back"  # seconds: how long it was away
    ENDED = "ended"
    FAILED = "failed"
    GAP = "gap"
    RESYNCED = "resynced"
    UNREAD = "unread"  # where: the place in the frame

    JOINED = "joined"
    LEFT = "left"
    CALLING = "calling"
    CALL_ANSWERED = "call-answered"
    CALL_FAILED = "call-failed"
    CALL_GIVEN_UP = "call-given-up"
    INVITED = "invited"
    UNINVITED = "uninvited"
    RENAMED = "renamed"  # old, new: names
    HAND_RAISED = "hand-raised"
    HAND_LOWERED = "hand-lowered"
    MUTED = "muted"
    UNMUTED = "unmuted"
    SHARE_STARTED = "share-started"
    SHARE_ENDED = "share-ended"
    BROADCAST_STARTED = "broadcast-started"
    BROADCAST_ENDED = "broadcast-ended"
    ROLL_CALL_STARTED = "roll-call-started"
    ROLL_CALL_ENDED = "roll-call-ended"
    MADE_CHAIR = "made-chair"
    NO_CHAIR = "no-chair"
    MADE_COHOST = "made-cohost"
    NO_COHOST = "no-cohost"
    MADE_AUDIENCE = "made-audience"
    MADE_GUEST = "made-guest"
    LOCAL_RECORDING_STARTED = "local-recording-started"
    LOCAL_RECORDING_ENDED = "local-recording-ended"
    POOR = "poor"  # measures: pairs of Measure and value, the worst first
    NOT_POOR = "not-poor"
    WAITING_ARRIVED = "waiting-arrived"
    WAITING_ADMITTED = "waiting-admitted"
    WAITING_LEFT = "waiting-left"

    MODE = "mode"  # old, new: Mode
    LAYOUT = "layout"  # panes: how many
    RETITLED = "retitled"  # old, new: titles
    END_MOVED = "end-moved"  # old, new: epoch ms
    MEETING_MUTED = "meeting-muted"
    MEETING_MUTED_FIRMLY = "meeting-muted-firmly"
    MEETING_UNMUTED = "meeting-unmuted"
    SELF_UNMUTE_ALLOWED = "self-unmute-allowed"
    SELF_UNMUTE_FORBIDDEN = "self-unmute-forbidden"
    VOICE_ON = "voice-on"
    VOICE_OFF = "voice-off"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    RECORDING_STARTED = "recording-started"
    RECORDING_ENDED = "recording-ended"
    STREAMING_STARTED = "streaming-started"
    STREAMING_ENDED = "streaming-ended"
    SHARING_LOCKED = "sharing-locked"
    SHARING_UNLOCKED = "sharing-unlocked"
    CHAT_FORBIDDEN = "chat-forbidden"
    CHAT_ALLOWED = "chat-allowed"
    SUBTITLES_ON = "subtitles-on"
    SUBTITLES_OFF = "subtitles-off"
    INTERPRETING_ON = "interpreting-on"
    INTERPRETING_OFF = "interpreting-off"
    INTERPRETERS = "interpreters"
    WAITING_ROOM_ON = "waiting-room-on"
    WAITING_ROOM_OFF = "waiting-room-off"
    PAUSED = "paused"
    RESUMED = "resumed"


# What says that something is wrong, apart from an order that went wrong.
TROUBLES = frozenset(
    {
        What.NOT_STARTED,
        What.AWAY,
        What.FAILED,
        What.GAP,
        What.UNREAD,
        What.CALL_FAILED,
        What.POOR,
    }
)

_BAD = frozenset({Status.PARTLY, Status.REFUSED, Status.FAILED, Status.UNCONFIRMED})

# How many names an entry about many people holds.
NAMES = 3


class Entry(msgspec.Struct, frozen=True):
    """One thing that happened. An entry with the `id` of an earlier one takes its place.

    `at` is epoch ms of this machine's clock. `names` are those it is about, at most NAMES of
    `count`. `code` is the vendor's reason, `action` an order and how far it is, `elapsed_ms` how
    long it took.
    """

    id: int
    at: int
    side: Side
    what: What
    names: tuple[str, ...] = ()
    count: int = 1
    pid: str = ""
    parameters: Mapping[str, Any] = msgspec.field(default_factory=dict)
    code: str = ""
    problem: VendorError | None = None
    action: Action | None = None
    elapsed_ms: int | None = None

    @property
    def troubling(self) -> bool:
        """Whether it tells of something wrong."""
        if self.action is not None:
            return self.action.status in _BAD
        return self.what in TROUBLES or (self.what is What.LEFT and self.code in DROPPED)


# 6.1.3.9: the network or the terminal dropped a site, nobody hung it up.
DROPPED = frozenset({"11111001", "11111002", "11111003", "11111004"})
