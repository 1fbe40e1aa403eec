"""What every vendor fulfils, and how it says that something went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

if TYPE_CHECKING:
    # The window is painted before meetings and commands are loaded.
    from controlroom.commands.registry import Order
    from controlroom.meeting.facts import Fact


class Problem(Enum):
    """What went wrong, as far as a user can do something about it."""

    WRONG_CREDENTIALS = "wrong-credentials"
    NOT_STARTED = "not-started"
    ENDED = "ended"
    LOCKED_OUT = "locked-out"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    CLOCK_SKEW = "clock-skew"
    SESSION_EXPIRED = "session-expired"
    TOO_MANY_REQUESTS = "too-many-requests"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    TIMED_OUT = "timed-out"
    INSECURE = "insecure"
    UNSUPPORTED = "unsupported"


class VendorError(Exception):
    """A call that did not succeed.

    `code` and `message` are the vendor's words, `http_status` is 0 if no answer came, `detail` is
    ours: a fingerprint for UNTRUSTED, seconds of skew for CLOCK_SKEW, a reason for UNREACHABLE.
    None of them ever holds a secret.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        code: str = "",
        message: str = "",
        http_status: int = 0,
        detail: str = "",
    ) -> None:
        words = [problem.value, code, message, detail]
        super().__init__(": ".join(word for word in words if word))
        self.problem = problem
        self.code = code
        self.message = message
        self.http_status = http_status
        self.detail = detail


class Place(msgspec.Struct, frozen=True):
    """Where a conference is. `conference_uuid` is known only to who created the conference.

    `expected_host` and `fingerprint` (SHA-256, hex) are what the user confirmed for a server whose
    certificate does not carry its address.
    """

    server: str
    conference: str
    conference_uuid: str = ""
    expected_host: str = ""
    fingerprint: str = ""


class Grant(msgspec.Struct, frozen=True):
    """What signing in gave: `lifetime` in seconds, `conference` the id to use from now on,
    `server_time` in epoch ms (None if the server did not tell)."""

    conference: str
    lifetime: float
    chair: bool
    server_time: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """A vendor's answer to one call: `facts` is what it told, `result` the data of a query."""

    http_status: int
    request_id: str = ""
    facts: tuple[Fact, ...] = ()
    result: Sequence[Any] | None = None


class Call(msgspec.Struct, frozen=True):
    """One request of an order; `query` lacks what every call of the vendor's has, which the client
    adds. `pid` says for whom it is, if for one."""

    method: str
    path: str
    body: Any = None
    query: Mapping[str, str] = msgspec.field(default_factory=dict)
    pid: str = ""


class StreamClosed(Exception):  # noqa: N818 - it ends a stream, it need not be an error
    """The push has ended: `code` and `reason` as the socket told."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}".strip())
        self.code = code
        self.reason = reason


class Stream(Protocol):
    """An open push channel."""

    async def frame(self) -> Iterable[Fact]:
        """Wait for a frame; its facts, decoded as they are taken. Raises StreamClosed."""
        ...

    def at_hand(self) -> Iterable[Fact] | None:
        """The facts of the next frame if it has come already and is quick to read, else None."""
        ...

    async def heartbeat(self) -> float:
        """Send a heartbeat, wait for its echo; the round trip in seconds. Raises TimeoutError."""
        ...

    async def resubscribe(self) -> None:
        """Ask for whole states again."""
        ...


class Client(Protocol):
    """One vendor's connection to one conference. Calls raise VendorError."""

    capabilities: frozenset[str]

    async def sign_in(self) -> Grant:
        """Get a control token."""
        ...

    async def renew(self) -> Grant:
        """Keep the token alive."""
        ...

    def stream(self) -> AbstractAsyncContextManager[Stream]:
        """Open the push channel and subscribe to everything."""
        ...

    async def snapshot(self) -> Iterable[Fact]:
        """The state by a call, for when the push does not tell it."""
        ...

    def calls(self, order: Order) -> Sequence[Call]:
        """The requests that carry out `order`: as few as the vendor allows. Raises VendorError."""
        ...

    async def perform(self, call: Call) -> Answer:
        """Send one of them."""
        ...

    async def measure(self, pids: Sequence[str]) -> Iterable[Fact]:
        """Ask for the call quality of some participants, for meetings whose push tells none."""
        ...

    async def close(self) -> None:
        """Give up connections and forget secrets."""
        ...
