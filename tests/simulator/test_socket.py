"""The push channel over real sockets: who gets in, what comes, and how it goes wrong."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import websockets

from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.simulator.wire import TABLES

from .console import EVERYTHING, Console, action, frames, golden


@asynccontextmanager
async def signed_in(**settings: Any) -> AsyncIterator[tuple[Simulation, Console]]:
    async with (
        running(**settings) as service,
        httpx.AsyncClient(base_url=service.url, trust_env=False) as http,
    ):
        console = Console(service, http)
        await console.sign_in()
        yield service, console


@asynccontextmanager
async def subscribed(
    **settings: Any,
) -> AsyncIterator[tuple[Simulation, Console, websockets.ClientConnection]]:
    async with signed_in(**settings) as (service, console), console.socket() as socket:
        await socket.send(json.dumps(console.subscription()))
        await frames(socket, action("InterpreterGroupNotify"))
        yield service, console, socket


async def closing(socket: websockets.ClientConnection) -> int:
    """Reads until the server closes; the close code, 1006 for none."""
    async with asyncio.timeout(10):
        try:
            while True:
                await socket.recv()
        except websockets.ConnectionClosed:
            return socket.close_code or 1006


async def test_a_subscription_is_answered_and_followed_by_full_frames() -> None:
    async with signed_in() as (service, console), console.socket() as socket:
        request = console.subscription(conferenceID=service.conference)
        await socket.send(json.dumps(request))
        answer, *full = await frames(socket, action("InterpreterGroupNotify"))
        assert answer == golden("Subscribe.answer") | {"sequence": request["sequence"]}
        assert [frame["action"] for frame in full] == [
            "ConfBasicInfoNotify",
            "ConfDynamicInfoNotify",
            "ParticipantsNotify",
            "AttendeesNotify",
            "SpeakerChangeNotify",
            "NetConditionNotify",
            "InviteResultNotify",
            "WaitingListNotify",
            "InterpreterGroupNotify",
        ]
        assert all(frame["msgMode"] == 0 for frame in full)
        assert all(abs(frame["version"] - service.clock.now()) < 3_000 for frame in full)
        # As an object, as the table has it, and for fewer actions.
        request = console.subscription(["ConfDynamicInfoNotify", "Unheard"])
        await socket.send(json.dumps(request | {"data": json.loads(request["data"])}))
        answer, _ = await frames(socket, action("ConfDynamicInfoNotify"))
        assert answer["data"]["returnCode"] == 0
        await console.put("/participants/mute", {"isMute": 0}, participantID=pid(service, 2))
        await console.put("/lock", {"isLock": 1})
        assert [f["action"] for f in await frames(socket, action("ConfDynamicInfoNotify"))] == [
            "ConfDynamicInfoNotify"
        ]


def pid(service: Simulation, index: int) -> str:
    return service.world.roster[index].pid


async def test_effects_are_pushed_after_the_answer_and_a_little_latency() -> None:
    async with subscribed(push_latency=(0.03, 0.03)) as (service, console, socket):
        loop = asyncio.get_running_loop()
        asked = loop.time()
        await console.put("/participants/mute", {"isMute": 0}, participantID=pid(service, 3))
        (frame,) = await frames(socket, action("ParticipantsNotify"))
        assert loop.time() - asked > 0.025
        assert frame["data"] == [{"pid": pid(service, 3), "mode": 0, "pinfoMap": {"MUTE": "0"}}]
        assert (frame["msgMode"], frame["version"]) == (1, 1)


async def test_mute_all_is_pushed_for_the_meeting_and_for_everybody() -> None:
    async with subscribed() as (service, console, socket):
        await console.put("/mute", {"isMute": 0})
        await frames(socket, action("ParticipantsNotify"))
        await console.put("/mute", {"isMute": 1, "allowUnmuteByOneself": 0})
        people, dynamic = await frames(socket, action("ConfDynamicInfoNotify"))
        assert {entry["pid"] for entry in people["data"]} == {
            person.pid for person in service.world.roster[1:]
        }
        assert all(entry["pinfoMap"] == {"MUTE": "1"} for entry in people["data"])
        assert (dynamic["mute"], dynamic["canUnmute"]) == (1, 0)


async def test_an_invitation_rings_and_then_tells_its_outcome() -> None:
    async with subscribed(ring=(0.1, 0.1)) as (service, console, socket):
        absent = next(a for a in service.world.attendees.values() if a.answer != "0")
        absent.answer = "11076008"
        body = {"attendees": [{"name": absent.name, "phone": absent.phone, "type": "normal"}]}
        await console.call("POST", "/participants", body)
        seen = await frames(socket, action("InviteResultNotify"))
        rows = [f for f in seen if f["action"] == "ParticipantsNotify"]
        assert rows[0]["data"][0]["pinfoMap"]["STATE"] == "1"
        assert rows[-1]["data"][0]["mode"] == 1
        assert seen[-1]["data"] == [{"callNumber": absent.phone, "resultCode": "11076008"}]


async def test_the_waiting_room_opens_in_two_steps() -> None:
    async with subscribed(reaction=(0.1, 0.1)) as (service, console, socket):
        guest = next(iter(service.world.waiting.values()))
        await console.put("/allowWaitingParticipant", {"participantID": guest.pid})
        seen = await frames(socket, action("ParticipantsNotify"))
        waiting = [f["data"][0] for f in seen if f["action"] == "WaitingListNotify"]
        assert waiting[0]["pinfoMap"] == {"WAITINGSTATE": "1"}
        assert waiting[1]["mode"] == 1
        assert seen[-1]["data"][0]["pinfoMap"]["NAME"] == guest.name


@pytest.mark.parametrize("token", ["never issued", "spent", "old"])
async def test_a_socket_token_counts_once_and_for_a_minute(token: str) -> None:
    async with signed_in() as (service, console):
        value = await console.ws_token()
        if token == "never issued":
            value = "cnr123"
        elif token == "spent":
            async with console.socket(value):
                pass
        else:
            service.advance(61)
        async with console.socket(value) as socket:
            assert await closing(socket) == 1008


async def test_the_token_of_the_sign_in_opens_a_socket_too() -> None:
    async with signed_in() as (_, console):
        token = (await console.sign_in()).json()["data"]["tmpWsToken"]
        async with console.socket(token) as socket:
            await socket.send(json.dumps({"action": "HeartBeat", "sequence": "1"}))
            await frames(socket, action("HeartBeat"))


async def test_the_other_forms_of_the_socket_token() -> None:
    async with signed_in(ws_token_wrapped=True, dialect=TABLES) as (_, console):
        answer = (await console.call("GET", "/wsToken")).json()
        assert answer["returnCode"] == 0
        assert answer["data"]["websocketToken"]


@pytest.mark.parametrize(
    ("change", "closes"),
    [
        ({"data": "{not json"}, False),
        ({"data": [1]}, False),
        ({"sequence": ""}, False),
        ({"data": json.dumps({"subscribeType": EVERYTHING, "confToken": "wrong"})}, True),
        ({"data": json.dumps({"confToken": "$token"})}, False),
        ({"data": json.dumps({"subscribeType": [], "confToken": "$token", "conferenceID": "1"})},
         False),
    ],
)  # fmt: skip
async def test_a_bad_subscription_is_refused(change: dict[str, Any], *, closes: bool) -> None:
    async with signed_in() as (_, console), console.socket() as socket:
        frame = json.dumps(console.subscription() | change).replace("$token", console.token)
        await socket.send(frame)
        (answer,) = await frames(socket, action("Subscribe"))
        assert answer["data"]["returnCode"] != 0
        if closes:
            assert await closing(socket) == 1008
        else:
            await socket.send(json.dumps(console.subscription()))
            (answer,) = await frames(socket, action("Subscribe"))
            assert answer["data"]["returnCode"] == 0


async def test_heartbeats_are_echoed_and_keep_the_socket_open() -> None:
    async with subscribed() as (service, _, socket):
        beat = golden("HeartBeat")
        for _ in range(2):
            service.advance(100)
            await socket.send(json.dumps(beat))
            (answer,) = await frames(socket, action("HeartBeat"))
            assert answer == golden("HeartBeat.answer")
        service.advance(181)
        assert await closing(socket) == 1001


async def test_the_end_is_announced_before_the_socket_closes() -> None:
    async with subscribed() as (_, console, socket):
        await console.put("/stop")
        (frame,) = await frames(socket, action("ConfDynamicInfoNotify"))
        assert frame["state"] == "Destroyed"
        assert await closing(socket) == 1000
        async with console.socket("any") as again:
            assert await closing(again) == 1008


async def test_subtitles_are_started_over_the_socket() -> None:
    async with subscribed() as (service, console, socket):
        request = golden("ConfControl-REALTIMESUBTITLE")
        data = {
            "conferenceID": service.conference,
            "confToken": console.token,
            "isSubtitle": "1",
            "subtitleType": "0",
        }
        await socket.send(json.dumps(request | {"data": json.dumps(data)}))
        answer, dynamic = await frames(socket, action("ConfDynamicInfoNotify"))
        assert answer["data"]["returnCode"] == 0
        assert dynamic["realTimeSubtitle"] == 1
        service.speak(pid(service, 0), 40, "大家好。")
        frame = (await frames(socket, action("RealTimeSubtitleNotify")))[-1]
        assert frame["data"]["msgs"][0]["translateText"] == "大家好。"
        assert frame["data"]["isFinal "] is True


async def test_a_token_can_be_refreshed_over_the_socket() -> None:
    async with subscribed() as (service, console, socket):
        service.advance(170)
        before = service.gate.find(console.token, service.clock.now())
        assert before is not None
        left = before.expires
        data = {"conferenceID": service.conference, "confToken": console.token}
        request = {"action": "ConfControl", "sequence": "9" * 25, "type": "REFRESHTOKEN"}
        await socket.send(json.dumps(request | {"data": json.dumps(data)}))
        await frames(socket, action("ConfControl"))
        assert before.expires > left


async def test_everybody_gets_the_same_increment() -> None:
    async with subscribed() as (_, console, first), console.socket() as second:
        await second.send(json.dumps(console.subscription()))
        await frames(second, action("InterpreterGroupNotify"))
        await console.put("/record", {"isRecord": 1})
        async with asyncio.timeout(10):
            assert await first.recv() == await second.recv()


async def test_a_dropped_connection_ends_without_a_close_frame() -> None:
    async with subscribed() as (service, _, socket):
        service.drop_sockets()
        assert await closing(socket) == 1006
        assert service.sockets == 0


async def test_a_lost_increment_leaves_a_gap_in_the_versions() -> None:
    async with subscribed() as (service, console, socket):
        service.skip_increment("ConfDynamicInfoNotify")
        for locked in (1, 0, 1):
            await console.put("/lock", {"isLock": locked})
            await asyncio.sleep(0.03)
        seen = await frames(socket, lambda frame: frame.get("version") == 3)
        assert [frame["version"] for frame in seen] == [2, 3]


async def test_a_silent_server_answers_no_heartbeat() -> None:
    async with subscribed() as (service, console, socket):
        service.faults.mute_heartbeats = True
        await socket.send(json.dumps({"action": "HeartBeat", "sequence": "1"}))
        await console.put("/lock", {"isLock": 1})
        assert (await frames(socket, action("ConfDynamicInfoNotify")))[0]["action"] != "HeartBeat"
        service.faults.clear()
        service.faults.freeze_push = True
        await console.put("/lock", {"isLock": 0})
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await socket.recv()


async def test_anything_can_be_pushed() -> None:
    async with subscribed() as (service, _, socket):
        service.push_raw("{broken")
        service.push({"action": "Unheard"})
        assert await socket.recv() == "{broken"
        assert json.loads(await socket.recv()) == {"action": "Unheard"}


async def test_new_sockets_can_be_refused() -> None:
    async with signed_in() as (service, console):
        service.faults.refuse_sockets = True
        with pytest.raises(websockets.InvalidStatus):
            async with console.socket():
                pass


async def test_a_slow_reader_is_dropped_and_holds_nobody_up(
    expect_warning: Callable[[str], None],
) -> None:
    expect_warning("reads too slowly")
    async with subscribed(queue_frames=20) as (service, console, fast):
        async with console.socket() as slow:
            await slow.send(json.dumps(console.subscription(["ConfDynamicInfoNotify"])))
            await frames(slow, action("ConfDynamicInfoNotify"))
            slow.transport.pause_reading()
            big = json.dumps({"action": "Padding", "data": "x" * 500_000})
            for _ in range(60):
                service.push_raw(big)
                async with asyncio.timeout(10):
                    await fast.recv()
            assert service.sockets == 1
            slow.transport.abort()
        await console.put("/lock", {"isLock": 1})
        await frames(fast, action("ConfDynamicInfoNotify"))


async def test_a_live_meeting_moves_over_the_wire() -> None:
    async with subscribed(events_per_second=400.0, participants=40) as (_, _, socket):
        seen = await frames(socket, action("SpeakerChangeNotify"))
        seen += await frames(socket, action("NetConditionNotify"))
        assert {"NetConditionNotify", "SpeakerChangeNotify"} <= {f["action"] for f in seen}
