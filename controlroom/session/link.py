"""The state of the connection to one conference, and how long to wait before trying again."""

import random
from enum import Enum

import msgspec

from controlroom.vendors.base import Problem, VendorError


class LinkState(Enum):
    """How much of what is on the screen is true now."""

    SIGNING_IN = "signing-in"
    NOT_STARTED = "not-started"
    CONNECTING = "connecting"
    LIVE = "live"
    AWAY = "away"
    ENDED = "ended"
    FAILED = "failed"
    CLOSED = "closed"


# Nothing more comes by itself, and no order goes out.
OVER = frozenset({LinkState.ENDED, LinkState.FAILED, LinkState.CLOSED})


class Link(msgspec.Struct, frozen=True):
    """The connection at one moment. Times are epoch seconds of this machine's clock.

    `since` is when the state began; `retry_at` when the next attempt comes; `round_trip` in
    seconds; `last_push` when the last frame came; `skew` how many seconds the server is ahead.
    """

    state: LinkState
    since: float
    problem: VendorError | None = None
    attempt: int = 0
    retry_at: float | None = None
    round_trip: float | None = None
    last_push: float | None = None
    skew: float = 0.0
    resyncing: bool = False


class Skew:
    """How many `seconds` the server's clock is ahead of ours.

    An answer's date is cut to the second. A push tells its own time, less its way to us: so the
    greatest lead seen is nearest to the truth, and is let go of slowly in case a clock is set.
    """

    # Pushes that differ more than this from the answers' date are not about now.
    _believable = 2.0
    _leak = 0.0001

    def __init__(self) -> None:
        self.seconds = 0.0
        self._by_date = 0.0
        self._by_push: float | None = None

    def told(self, server_ms: int, now: float) -> None:
        """An answer was dated `server_ms`."""
        self._by_date = server_ms / 1000 - now
        if self._by_push is None or abs(self._by_push - self._by_date) > self._believable:
            self.seconds = self._by_date
            self._by_push = None

    def pushed(self, server_ms: int, now: float) -> None:
        """A frame made at `server_ms` came."""
        lead = server_ms / 1000 - now
        if abs(lead - self._by_date) > self._believable:
            return
        if self._by_push is not None:
            lead = max(lead, self._by_push - self._leak)
        self._by_push = self.seconds = lead


# After these, trying again by itself can't help: somebody has to do something.
HOPELESS = frozenset(
    {
        Problem.WRONG_CREDENTIALS,
        Problem.LOCKED_OUT,
        Problem.UNTRUSTED,
        Problem.INSECURE,
        Problem.UNSUPPORTED,
    }
)

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0


def wait_before(attempt: int, dice: random.Random) -> float:
    """Seconds before the `attempt`-th reconnection (from 0): doubling, jittered, at most half a
    minute, so that a thousand consoles don't come back in the same instant."""
    ceiling = min(LONGEST_WAIT, FIRST_WAIT * float(2 ** min(attempt, 10)))
    return ceiling * dice.uniform(0.5, 1.0)
