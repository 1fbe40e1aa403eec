"""What the world is made of. Times are epoch milliseconds, loss is in 1/10,000, flux in bit/s."""

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from .people import Identity


class Role(IntEnum):
    """ROLE of a participant [table 6-12]."""

    GUEST = 0
    CHAIR = 1
    AUDIENCE = 2


class State(IntEnum):
    """STATE of a participant; JOINING stands only in realTimeInfo [table 5-11]."""

    IN_MEETING = 0
    CALLING = 1
    JOINING = 2


class Display(Enum):
    """Which pictures everybody is shown; `mode` and `vas` on the wire follow from it."""

    AUTO = "auto"
    FIXED_MULTI = "broadcast multi-picture"
    VAS_SINGLE = "voice-activated single picture"
    VAS_MULTI = "voice-activated multi-picture"
    CHAIR_MULTI = "chair views the multi-picture"
    BROADCAST = "broadcast of one site"
    ROLL_CALL = "roll call"

    @property
    def mode(self) -> str:
        return {
            Display.FIXED_MULTI: "FIXED",
            Display.BROADCAST: "BROADCAST",
            Display.ROLL_CALL: "ROLLCALL",
        }.get(self, "FREE")

    @property
    def voice_activated(self) -> bool:
        return self.mode == "FREE"


@dataclass(slots=True)
class Network:
    """One participant's media quality; `up` is terminal to server, `down` server to terminal."""

    base_delay: int
    bandwidth: int
    delay: int = 0
    jitter_up: int = 0
    jitter_down: int = 0
    audio_loss_up: int = 0
    audio_loss_down: int = 0
    video_loss_up: int = 0
    video_loss_down: int = 0
    share_loss_up: int = 0
    share_loss_down: int = 0
    audio_flux_up: int = 0
    audio_flux_down: int = 0
    video_flux_up: int = 0
    video_flux_down: int = 0
    share_flux_up: int = 0
    share_flux_down: int = 0
    poor: bool = False
    troubled_until: int = 0


@dataclass(slots=True, eq=False)
class Participant:
    """Somebody on the participants list: in the meeting, or being called."""

    pid: str
    identity: Identity
    name: str
    joined: int
    network: Network
    terminal_number: int
    role: Role = Role.GUEST
    state: State = State.IN_MEETING
    muted: bool = False
    camera: bool = True
    hand: bool = False
    broadcast: bool = False
    roll_call: bool = False
    sharing: bool = False
    co_host: bool = False
    local_recording: bool = False
    may_record: bool = False
    share_invited: bool = False
    locked_view: bool = False
    view_type: int = 0
    view_source: str = ""
    index: int = field(default=-1, repr=False)

    @property
    def phone(self) -> str:
        return self.identity.phone

    @property
    def has_video(self) -> bool:
        return self.identity.has_video

    @property
    def is_chair(self) -> bool:
        return self.role is Role.CHAIR

    @property
    def in_meeting(self) -> bool:
        return self.state is State.IN_MEETING


@dataclass(slots=True, eq=False)
class Attendee:
    """Somebody on the invitation list, whether in the meeting or not."""

    phone: str
    name: str
    user_uuid: str
    account: str
    type: str
    dept_uuid: str
    dept_name: str
    role: int = 0
    answer: str = "0"


@dataclass(slots=True, eq=False)
class Waiting:
    """Somebody in the waiting room."""

    pid: str
    identity: Identity
    name: str
    since: int
    admitted: bool = False


@dataclass(slots=True)
class Picture:
    """One sub-picture: its index from 1, the participants polled in it, whether it is the share."""

    index: int
    pids: list[str]
    share: bool = False


@dataclass(slots=True)
class Conference:
    """The state of the meeting as a whole [tables 6-5 and 6-7]."""

    conference_id: str
    uuid: str
    title: str
    host_password: str
    guest_password: str
    owner: str
    owner_id: str
    start: int
    end: int
    rtc: bool = False
    destroyed: bool = False
    display: Display = Display.AUTO
    lock: bool = False
    muted: bool = False
    can_unmute: bool = True
    lock_sharing: bool = False
    recording: bool = False
    recorded: bool = False
    live: bool = False
    auto_extend: int = 15
    chair_polling: bool = False
    subtitles: bool = False
    interpretation: bool = False
    call_in: int = 0
    audience_call_in: int = 0
    chat_permission: int = 4
    client_recording_mode: int = 0
    free_share: bool = True
    waiting_room: bool = True
    picture_count: int = 16
    pictures: list[Picture] | None = None
    switch_time: int = 10
    part_views: int = 0
    webinar: bool = False
    audience_allowed: bool = False
    paused: bool = False


@dataclass(slots=True)
class InviteResult:
    """How a call ended, or why somebody left [table 6-20]."""

    phone: str
    code: str
    left: bool = False


@dataclass(slots=True)
class Subtitle:
    """One piece of recognised speech; `begin` and `end` in milliseconds of the meeting."""

    pid: str
    text: str
    text_id: str
    final: bool
    at: int
    begin: int
    end: int


@dataclass(slots=True)
class Changes:
    """What happened since the last frame. A set of field names means "these changed",
    ALL "everything is new", GONE "not there any more"."""

    participants: dict[str, set[str]] = field(default_factory=dict)
    waiting: dict[str, set[str]] = field(default_factory=dict)
    attendees: dict[str, set[str]] = field(default_factory=dict)
    networks: dict[str, set[str]] = field(default_factory=dict)
    conference: set[str] = field(default_factory=set)
    invites: list[InviteResult] = field(default_factory=list)
    subtitles: list[Subtitle] = field(default_factory=list)
    speakers: bool = False
    interpreters: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.participants
            or self.networks
            or self.conference
            or self.speakers
            or self.attendees
            or self.waiting
            or self.invites
            or self.subtitles
            or self.interpreters
        )


ALL = "*"
GONE = "-"
