"""A plain HTTP and WebSocket client for the simulator, written from the document alone."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import websockets

from controlroom.simulator.settings import Settings
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import QUICK

PREFIX = "/v1/mmc/control/conferences"
GOLDEN = Path(__file__).parent.parent / "golden" / "huawei"
EVERYTHING = [
    "ConfBasicInfoNotify",
    "ConfDynamicInfoNotify",
    "ParticipantsNotify",
    "AttendeesNotify",
    "SpeakerChangeNotify",
    "NetConditionNotify",
    "CustomMultiPicNotify",
    "InviteResultNotify",
    "RealTimeSubtitleNotify",
    "WaitingListNotify",
    "InterpreterGroupNotify",
    "NetworkQualityNotify",
]


class Console:
    """Signs in to a simulation and calls it; `service.app` is spoken to without a network unless
    an http client is given."""

    def __init__(self, service: Simulation, http: httpx.AsyncClient | None = None) -> None:
        self.service = service
        self.http = http or httpx.AsyncClient(
            transport=httpx.ASGITransport(app=service.app), base_url=service.url
        )
        self.token = ""

    async def sign_in(self, password: str | None = None, **headers: str) -> httpx.Response:
        answer = await self.http.get(
            f"{PREFIX}/token",
            params={"conferenceID": self.service.conference},
            headers={"X-Password": password or self.service.password, "X-Login-Type": "1"}
            | headers,
        )
        if answer.status_code == 200:
            self.token = answer.json()["data"]["token"]
        return answer

    async def call(
        self, method: str, path: str, body: Any = None, /, **query: Any
    ) -> httpx.Response:
        """A control call; `path` is below the common prefix, `query` may override conferenceID."""
        return await self.http.request(
            method,
            PREFIX + path,
            params={"conferenceID": self.service.world.conference.conference_id} | query,
            headers={"X-Conference-Authorization": self.token},
            json=body,
        )

    async def put(self, path: str, body: Any = None, /, **query: Any) -> httpx.Response:
        return await self.call("PUT", path, body, **query)

    async def ws_token(self) -> str:
        return str((await self.call("GET", "/wsToken")).json()["webSocketToken"])

    @asynccontextmanager
    async def socket(self, token: str | None = None) -> AsyncIterator[websockets.ClientConnection]:
        conference = self.service.world.conference.conference_id
        url = (
            f"{self.service.ws_url}/cms/open/websocket/confctl/increment/conn"
            f"?confID={conference}&tmpToken={token or await self.ws_token()}"
        )
        async with websockets.connect(url, proxy=None, max_size=None, close_timeout=1) as socket:
            yield socket

    def subscription(self, types: list[str] = EVERYTHING, **data: Any) -> dict[str, Any]:
        return {
            "sequence": "0" * 20 + "12345",
            "action": "Subscribe",
            "data": json.dumps({"subscribeType": types, "confToken": self.token} | data),
        }


async def frames(
    socket: websockets.ClientConnection, until: Callable[[dict[str, Any]], bool]
) -> list[dict[str, Any]]:
    """Frames up to and with the first that satisfies `until`."""
    seen: list[dict[str, Any]] = []
    async with asyncio.timeout(10):
        while not seen or not until(seen[-1]):
            seen.append(json.loads(await socket.recv()))
    return seen


def action(name: str, mode: int | None = None) -> Callable[[dict[str, Any]], bool]:
    return lambda frame: frame["action"] == name and mode in (None, frame.get("msgMode"))


def offline(**settings: Any) -> Simulation:
    """A simulation that no server runs; its world moves only when it is called."""
    return Simulation(Settings(**(QUICK | settings)), "simulator.invalid")


def golden(name: str) -> dict[str, Any]:
    example: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return example
