"""Switches that make the service misbehave."""

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class HttpFault:
    """What happens to calls of `method` whose path ends in `path`; empty matches everything.

    With a `status` the call is refused before it has an effect, with `swallow` it is accepted and
    has none, with `late_status` it has its effect and is then answered as failed, with `hang` it is
    not answered until `Faults.clear`. `times` says how often it strikes, None means always.
    """

    method: str = ""
    path: str = ""
    status: int = 0
    error_code: str = ""
    error_msg: str = ""
    delay: float = 0.0
    swallow: bool = False
    late_status: int = 0
    hang: bool = False
    times: int | None = None

    def matches(self, method: str, path: str) -> bool:
        return (not self.method or self.method == method) and path.endswith(self.path)


@dataclass(slots=True)
class Faults:
    """All off. `skip` counts increments of an action that get lost on the way."""

    http: list[HttpFault] = field(default_factory=list)
    http_delay: float = 0.0
    push_delay: float = 0.0
    mute_heartbeats: bool = False
    freeze_push: bool = False
    refuse_sockets: bool = False
    skip: dict[str, int] = field(default_factory=dict)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def deny(
        self,
        path: str,
        *,
        status: int,
        error_code: str,
        method: str = "",
        error_msg: str = "",
        times: int | None = None,
    ) -> HttpFault:
        """Refuses matching calls with a status and code."""
        return self.add(
            HttpFault(method, path, status, error_code, error_msg or error_code, times=times)
        )

    def add(self, fault: HttpFault) -> HttpFault:
        self.http.append(fault)
        return fault

    def strike(self, method: str, path: str) -> HttpFault | None:
        """The first fault that matches, used up once."""
        for fault in self.http:
            if fault.matches(method, path):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.http.remove(fault)
                return fault
        return None

    def loses(self, action: str) -> bool:
        left = self.skip.get(action, 0)
        if left:
            self.skip[action] = left - 1
        return left > 0

    def clear(self) -> None:
        """Everything off again; hanging calls are answered with 504."""
        self.released.set()
        self.released = asyncio.Event()
        self.http.clear()
        self.skip.clear()
        self.http_delay = self.push_delay = 0.0
        self.mute_heartbeats = self.freeze_push = self.refuse_sockets = False
