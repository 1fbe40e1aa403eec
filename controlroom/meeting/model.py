"""The people and the state of one conference.

Times are epoch milliseconds of the server's clock. `None` means that no push has told yet: it is
never shown as a state.
"""

from enum import Enum, IntEnum, StrEnum

import msgspec


class Role(StrEnum):
    """What a participant may do in the meeting."""

    CHAIR = "chair"
    GUEST = "guest"
    AUDIENCE = "audience"


class Presence(StrEnum):
    """How far somebody is in the meeting."""

    IN = "in"
    CALLING = "calling"
    JOINING = "joining"
    ABSENT = "absent"
    LEFT = "left"


class Mode(Enum):
    """What the sites see: everybody's own choice, one picture for all, or one site for all."""

    FREE = "free"
    FIXED = "fixed"
    BROADCAST = "broadcast"
    ROLL_CALL = "roll-call"


class Phase(Enum):
    """The conference's own life."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    ENDED = "ended"


class Grade(IntEnum):
    """How good a participant's call is; higher is worse."""

    UNKNOWN = 0
    GOOD = 1
    FAIR = 2
    POOR = 3


class Since(msgspec.Struct, frozen=True, gc=False):
    """When something began. Not `exact` if it had begun before we looked: then `at` is the latest
    possible beginning, and a duration is "at least"."""

    at: int
    exact: bool = True


class Quality(msgspec.Struct, frozen=True, gc=False):
    """One measurement of a call: delay and jitter in ms, loss in percent, bit rates in kbit/s.

    Up is from the terminal to the server, down from the server to the terminal.
    """

    at: int = 0
    delay: float | None = None
    jitter_up: float | None = None
    jitter_down: float | None = None
    audio_loss_up: float | None = None
    audio_loss_down: float | None = None
    video_loss_up: float | None = None
    video_loss_down: float | None = None
    share_loss_up: float | None = None
    share_loss_down: float | None = None
    bitrate_up: float | None = None
    bitrate_down: float | None = None
    vendor_poor: bool | None = None
    loss_up: float | None = None
    loss_down: float | None = None
    jitter: float | None = None
    grade: Grade = Grade.UNKNOWN
    grade_since: int = 0
    leaning: Grade = Grade.UNKNOWN
    leaning_since: int = 0


class CallResult(msgspec.Struct, frozen=True, gc=False):
    """How the last call to an invited person ended; `code` is the vendor's, "0" is answered."""

    code: str
    at: int
    tries: int = 1


class Participant(msgspec.Struct, frozen=True, gc=False):
    """Somebody in the meeting, or invited to it; `pid` identifies the row.

    An invited person who is not in has `presence` ABSENT and a `pid` made by `absent_id`: no
    command of the vendor's knows it.
    """

    pid: str
    name: str = ""
    number: str = ""
    presence: Presence = Presence.IN
    role: Role = Role.GUEST
    cohost: bool = False
    muted: bool | None = None
    video: bool | None = None
    camera: bool | None = None
    hand: Since | None = None
    sharing: bool = False
    broadcast: bool = False
    roll_call: bool = False
    joined_at: int | None = None
    device: str = ""
    user_agent: str = ""
    organisation: str = ""
    account: str = ""
    account_id: str = ""
    third_account: str = ""
    anonymous: bool = False
    local_recording: bool = False
    may_record: bool | None = None
    invited_to_share: bool = False
    view_type: str = ""
    viewing: str = ""
    view_locked: bool = False
    svc: bool = False
    can: frozenset[str] = frozenset()
    level: int = 0
    quality: Quality | None = None
    last_call: CallResult | None = None

    @property
    def present(self) -> bool:
        """Whether the vendor has a live leg for this row, so that commands can reach it."""
        return self.presence in _PRESENT

    @property
    def open_microphone(self) -> bool:
        """Whether this participant can be heard now."""
        return self.muted is False and self.presence is _IN

    @property
    def poor(self) -> bool:
        """Whether the call is in alarm."""
        return self.quality is not None and self.quality.grade is _POOR


# Looked up once: these are asked for by the thousand.
_IN, _POOR = Presence.IN, Grade.POOR
_PRESENT = frozenset({Presence.IN, Presence.CALLING, Presence.JOINING})


def absent_id(attendee_key: str) -> str:
    """The row id of an invited person who is not in the meeting."""
    return f"absent:{attendee_key}"


class Attendee(msgspec.Struct, frozen=True, gc=False):
    """Somebody who was invited, whether in the meeting or not; `key` is the steadiest of number,
    account id and name."""

    key: str
    name: str = ""
    number: str = ""
    account: str = ""
    account_id: str = ""
    role: Role = Role.GUEST
    kind: str = ""
    department: str = ""
    organisation: str = ""
    pid: str = ""


class Waiting(msgspec.Struct, frozen=True, gc=False):
    """Somebody in the waiting room."""

    pid: str
    name: str = ""
    number: str = ""
    account: str = ""
    account_id: str = ""
    organisation: str = ""
    device: str = ""
    anonymous: bool = False
    since: int | None = None
    admitted: bool = False


class Pane(msgspec.Struct, frozen=True, gc=False):
    """One picture of a multi-picture; several sites in it take turns."""

    index: int
    sites: tuple[str, ...] = ()
    auxiliary: bool = False


class Layout(msgspec.Struct, frozen=True, gc=False):
    """A multi-picture as the push tells it: `sites` are pids or numbers, `period` is in seconds."""

    panes: tuple[Pane, ...] = ()
    count: int = 0
    period: int | None = None
    image_type: str = ""


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """One of the loudest; `level` is 0 to 100."""

    pid: str
    level: int
    name: str = ""


class Interpreter(msgspec.Struct, frozen=True, gc=False):
    """Somebody who interprets, named by account or by user id."""

    name: str = ""
    account: str = ""
    number: str = ""
    user_id: str = ""


class InterpreterGroup(msgspec.Struct, frozen=True, gc=False):
    """Interpreters between two languages."""

    id: str
    name: str = ""
    first_language: str = ""
    second_language: str = ""
    kind: str = ""
    interpreters: tuple[Interpreter, ...] = ()


class Subtitle(msgspec.Struct, frozen=True, gc=False):
    """One line of live text; `texts` maps a language to the text."""

    pid: str
    texts: tuple[tuple[str, str], ...] = ()
    final: bool = False
    begin: int | None = None
    end: int | None = None


class Conference(msgspec.Struct, frozen=True, gc=False):
    """What concerns everybody in the meeting. `ordered` is the multi-picture that the vendor last
    accepted from us: pushes of it (`layout`) may lack its arrangement."""

    id: str = ""
    display_id: str = ""
    uuid: str = ""
    title: str = ""
    owner: str = ""
    phase: Phase | None = None
    kind: str = ""
    audio_only: bool | None = None
    started_at: int | None = None
    ends_at: int | None = None
    mode: Mode | None = None
    mode_since: Since | None = None
    voice_activated: bool | None = None
    locked: bool | None = None
    muted: bool | None = None
    self_unmute: bool | None = None
    recording: bool | None = None
    recording_since: Since | None = None
    recorded_before: bool | None = None
    can_record: bool | None = None
    can_stream: bool | None = None
    streaming: bool | None = None
    sharing_locked: bool | None = None
    chat_forbidden: bool | None = None
    chair_polling: bool | None = None
    pictures: int | None = None
    views: int | None = None
    views_limit: int | None = None
    layout: Layout | None = None
    ordered: Layout | None = None
    subtitles: bool | None = None
    subtitles_supported: bool | None = None
    interpreting: bool | None = None
    waiting_room: bool | None = None
    paused: bool | None = None
    webinar: bool | None = None
    audience_allowed: bool | None = None
    call_in: int | None = None
    audience_call_in: int | None = None
    recorders: int | None = None
    watermark_supported: bool | None = None
