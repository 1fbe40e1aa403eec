"""Everything about a simulation that can be turned."""

from dataclasses import dataclass

from .wire import EXAMPLES, Dialect

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Durations are seconds unless the name says otherwise."""

    participants: int = 30
    events_per_second: float = 5.0
    seed: int = 1
    title: str = "第三季度全国工作会议"
    rtc: bool = False
    cloud_room: str = ""
    started: bool = True
    auto_extend: bool = True
    dialect: Dialect = EXAMPLES
    ws_token_wrapped: bool = False
    """wsToken as {"returnCode": 0, "data": {...}}, which the service is also seen to send."""

    tick: float = 0.02
    push_latency: tuple[float, float] = (0.02, 0.06)
    http_latency: tuple[float, float] = (0.0, 0.0)
    ring: tuple[float, float] = (1.5, 6.0)
    reaction: tuple[float, float] = (0.5, 3.0)
    """How long a person takes to answer a request to open a camera or to share."""

    token_life: float = 30 * MINUTE
    ws_token_life: float = MINUTE
    heartbeat_limit: float = 180.0
    login_failures: int = 5
    login_lock: float = 5 * MINUTE
    calls_per_minute: int = 1000
    """Of one API; the gateway answers 429 beyond it."""
    calls_per_second: int = 1000
    """Of all APIs together."""

    queue_frames: int = 512
    queue_bytes: int = 64 * 1024 * 1024
    """A subscriber who falls further behind is dropped."""
    clock_skew: float = 0.0
    """How far the Date header is ahead of the machine's clock."""
