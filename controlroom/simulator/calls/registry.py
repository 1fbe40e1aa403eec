"""The table of calls: method and path, who may call, whether a body is needed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from random import Random

from controlroom.simulator.auth import Gate
from controlroom.simulator.rules import Call, Json
from controlroom.simulator.settings import Settings
from controlroom.simulator.world import World

PREFIX = "/v1/mmc/control/conferences"
TOKEN_HEADER = "X-Conference-Authorization"  # noqa: S105 - the header's name


class Access(Enum):
    """Who may call, and with which code everybody else is refused."""

    HOST = "MMC.111072070"
    HOST_FOR_OTHERS = "MMC.111072071"
    ANYBODY = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a call acts on."""

    world: World
    gate: Gate
    settings: Settings
    rng: Random

    def ring_ms(self) -> int:
        return int(self.rng.uniform(*self.settings.ring) * 1000)

    def reaction_ms(self) -> int:
        return int(self.rng.uniform(*self.settings.reaction) * 1000)


Handler = Callable[[Stage, Call], Json | None]


@dataclass(frozen=True, slots=True)
class Endpoint:
    handler: Handler
    access: Access
    needs_body: bool
    needs_token: bool
    token_header: str
    conference_key: str


ENDPOINTS: dict[tuple[str, str], Endpoint] = {}


def endpoint(
    method: str,
    path: str,
    *,
    access: Access = Access.HOST,
    body: bool = True,
    token: bool = True,
    token_header: str = TOKEN_HEADER,
    conference_key: str = "conferenceID",
) -> Callable[[Handler], Handler]:
    """Enters a handler into the table; `path` is below PREFIX unless it starts with /v1."""
    full = path if path.startswith("/v1") else PREFIX + path

    def enter(handler: Handler) -> Handler:
        ENDPOINTS[method, full] = Endpoint(
            handler, access, body, token, token_header, conference_key
        )
        return handler

    return enter
