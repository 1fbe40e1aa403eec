"""What is sent, beside what the vendor's published Python client sends: method, path, query,
authorisation and body; and that client against the simulator.

Known differences, none of which a call of ours depends on:

- `uuID`: the document prints `uulD` for 5.2.38, the client settles it.
- 5.2.42: the client's `appid` is for who signs in with an App ID; live control has the conference's
  token, in `confToken`.
- 6.1.3.10: the client has no push channel, hence no subtitles.
- `batchMoveToWaitingRoom`, `pause`, `mmrRecord`, `mmrLive`, `allowAudience` are the client's alone:
  the document doesn't have them, so what is sent follows the client's own descriptions.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.guests import Invitation
from controlroom.commands.parse import parse
from controlroom.commands.registry import Order
from controlroom.meeting.model import (
    Interpreter,
    InterpreterGroup,
    Participant,
    Presence,
    Role,
    Waiting,
)
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.vendors.base import Place
from controlroom.vendors.huawei.answers import TokenData
from controlroom.vendors.huawei.client import HuaweiClient
from tests.simulator.cast import Cast

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

v1 = pytest.importorskip("huaweicloudsdkmeeting.v1", exc_type=ImportError)
credentials = pytest.importorskip("huaweicloudsdkmeeting.v1.meeting_credentials")

PEOPLE = {
    "p1": Participant("p1", "上海", "+991"),
    "p2": Participant("p2", "北京", "+992"),
    "absent:+995": Participant("absent:+995", "大连", "+995", Presence.ABSENT),
}
ROOM = {"w1": Waiting("w1", "等候", "+996")}

# What we are told to do, and the client's operation for it.
OPERATIONS = [
    ("mute p1", "mute_participant"),
    ("unmute p1", "mute_participant"),
    ("mute-all", "mute_meeting"),
    ("mute-all --forbid-self-unmute", "mute_meeting"),
    ("unmute-all", "mute_meeting"),
    ("allow-self-unmute", "allow_guest_unmute"),
    ("forbid-self-unmute", "allow_guest_unmute"),
    ("lock", "lock_meeting"),
    ("unlock", "lock_meeting"),
    ("extend 40", "prolong_meeting"),
    ("extend --auto", "prolong_meeting"),
    ("end --yes", "stop_meeting"),
    ("pause", "pause_conference"),
    ("resume", "pause_conference"),
    ("allow-audience", "allow_audience_join"),
    ("config lockSharing=1 callInRestriction=2", "update_started_conf_config"),
    ("qos p1 p2", "list_network_quality"),
    ("broadcast p1", "broadcast_participant"),
    ("roll-call p1", "rollcall_participant"),
    ("cancel-broadcast", "cancel_broadcast"),
    ("layout Two --pane 1=p1 --aux 2 --switch-time 20", "set_custom_multi_picture"),
    ("layout-auto", "set_custom_multi_picture"),
    ("display voice single", "switch_mode"),
    ("display fixed multi", "switch_mode"),
    ("layouts", "show_layout"),
    ("layout-save 早会 Two --pane 1=p1 --aux 2 --switch-time 20", "save_layout"),
    ("layout-delete aa3aaaf3", "delete_layout"),
    ("chair-view multi", "set_host_view"),
    ("chair-view site p1", "set_host_view"),
    ("chair-view poll --switch-time 30", "set_host_view"),
    ("chair-view poll-stop", "set_host_view"),
    ("view p1 p2", "set_participant_view"),
    ("lock-view p1 p2", "lock_view"),
    ("unlock-view p1 p2", "lock_view"),
    ("record-start", "record"),
    ("record-stop", "record"),
    ("live-start", "live"),
    ("live-stop", "live"),
    ("mmr-record start", "set_mmr_record"),
    ("mmr-record pause", "set_mmr_record"),
    ("mmr-record stop", "set_mmr_record"),
    ("mmr-live start", "set_mmr_live"),
    ("mmr-live stop", "set_mmr_live"),
    ("allow-local-record p1", "allow_client_record"),
    ("forbid-local-record p1", "allow_client_record"),
    ("raise-hand p1", "hand"),
    ("lower-hand p1", "hand"),
    ("raise-hand p1 p2", "batch_hand"),
    ("lower-hand p1 p2", "batch_hand"),
    ("rename p1 boss", "rename_participant"),
    ("rename +995 boss", "rename_participant"),
    ("make-chair p1", "set_role"),
    ("release-chair p1", "set_role"),
    ("cohost p1", "set_cohost"),
    ("uncohost p1", "set_cohost"),
    ("camera-on p1", "invite_operate_video"),
    ("camera-off p1", "invite_operate_video"),
    ("invite-share p1", "invite_share"),
    ("uninvite-share p1", "invite_share"),
    ("invite 上海 +991 --type terminal --role chair", "invite_participant"),
    ("invite-with-password +991 --org 115489 --vc", "invite_with_pwd"),
    ("call-again +995", "invite_participant"),
    ("hang-up p1 p2", "hang_up"),
    ("remove p1 +995", "delete_attendees"),
    ("admit w1", "allow_waiting_participant"),
    ("admit-all", "allow_waiting_participant"),
    ("to-waiting-room p1", "move_to_waiting_room"),
    ("to-waiting-room p1 p2", "batch_move_to_waiting_room"),
    ("interpretation-start", "resume_simultaneous_interpretation"),
    ("interpretation-stop", "resume_simultaneous_interpretation"),
    ("language-channel en p1 p2 --original-voice", "set_attendee_lan_channel"),
]
# They take files, or the socket, or an account.
_OTHERWISE = {"interpreters", "subtitles-start", "subtitles-stop", "recording-files"}
_TOKEN_HEADERS = ("x-conference-authorization", "conftoken")


def operation_of(words: str) -> str:
    return words.split()[0]


def test_every_command_is_compared() -> None:
    assert {operation_of(words) for words, _ in OPERATIONS} | _OTHERWISE == set(COMMANDS)


class Request:
    """A request in a form that can be compared."""

    def __init__(
        self, method: str, path: str, query: dict[str, str], headers: Any, body: Any
    ) -> None:
        self.method, self.path, self.query, self.body = method, path, query, body
        lower = {name.lower(): value for name, value in headers.items()}
        self.token = {name: lower[name] for name in _TOKEN_HEADERS if name in lower}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Request) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(vars(self))


async def read_request(reader: asyncio.StreamReader) -> Request:
    """A request as it came over the wire."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    lower = {name.lower(): value for name, value in headers.items()}
    content = await reader.readexactly(int(lower.get("content-length", 0)))
    parts = urlsplit(target)
    query = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    return Request(method, parts.path, query, headers, json.loads(content) if content else None)


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[str, list[Request]]]:
    """A server that agrees to everything, and what it was asked."""
    found: list[Request] = []
    ends: list[asyncio.Future[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        end = asyncio.get_running_loop().create_future()
        ends.append(end)
        with suppress(asyncio.IncompleteReadError):
            while True:
                found.append(await read_request(reader))
                writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"returnCode":0}')
        writer.close()
        await writer.wait_closed()
        end.set_result(None)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", found
        await asyncio.gather(*ends)


async def ours(
    order: Order,
    token: str = "the-token",  # noqa: S107
    conference: str = "900",
    password: str = "host-password",  # noqa: S107
) -> list[Request]:
    """What our client sends for `order`."""
    async with listening() as (url, found):
        client = HuaweiClient(Place(url, conference), password)
        client._token = TokenData(token, "", chair=True, lifetime=9, conference=conference)
        try:
            for call in client.calls(order):
                await client.perform(call)
        finally:
            await client.close()
    return found


def model(name: str, values: dict[str, Any]) -> Any:
    """One of the vendor's own structures with our values; fails on a key or type it lacks."""
    kind = getattr(v1, name)
    attributes = {wire: attribute for attribute, wire in kind.attribute_map.items()}
    unknown = set(values) - set(attributes)
    assert not unknown, f"{name} has no {unknown}"
    return kind(
        **{
            attributes[wire]: converted(kind.openapi_types[attributes[wire]], value)
            for wire, value in values.items()
        }
    )


_PRIMITIVES = {"str": str, "int": int, "bool": bool}


def converted(kind: str, value: Any) -> Any:
    if listed := re.fullmatch(r"list\[(.*)\]", kind):
        return [converted(listed[1], item) for item in value]
    if kind in _PRIMITIVES:
        assert type(value) is _PRIMITIVES[kind], f"{value!r} is no {kind}"
        return value
    return model(kind, value)


class NoSignIn(credentials.MeetingCredentials):  # type: ignore[name-defined,misc]
    """Live control needs no enterprise account: nothing is added to a request but its address."""

    def process_request(self, request: Any, http_client: Any) -> Any:
        request.uri = request.resource_path
        if query := "&".join(f"{key}={value}" for key, value in request.query_params):
            request.uri += f"?{query}"
        return request

    def process_auth_request(self, request: Any, http_client: Any, executor: Any = None) -> Any:
        pool = http_client.executor if executor is None else executor
        return pool.submit(self.process_request, request, http_client)


def client_for(url: str) -> Any:
    builder = v1.MeetingClient.new_builder().with_endpoint(url)
    client = builder.with_credentials(credentials.MeetingCredentials("user", "password")).build()
    return client.with_credentials(NoSignIn("user", "password"))


class _Caught(Exception):  # noqa: N818
    pass


@pytest.fixture(scope="module")
def vendors() -> Iterator[Any]:
    client = client_for("http://127.0.0.1:9")
    yield client
    client.close()


def request_of(operation: str, sent: Request) -> Any:
    """The vendor's request object for what we sent."""
    name = "".join(part.capitalize() for part in operation.split("_")) + "Request"
    kind = getattr(v1, name)
    wires = {wire.lower(): wire for wire in kind.attribute_map.values()}
    headers = {wires[header]: value for header, value in sent.token.items()}
    body = {} if sent.body is None else {"body": sent.body}
    return model(name, {**sent.query, **headers, **body})


def theirs(client: Any, operation: str, request: Any) -> Request:
    """What the vendor's client makes of `request`."""
    caught: list[Any] = []

    def stop(sdk_request: Any, *_: Any, **__: Any) -> None:
        caught.append(sdk_request)
        raise _Caught

    http = client.get_http_client()
    before, http.do_request_sync = http.do_request_sync, stop
    try:
        with pytest.raises(_Caught):
            getattr(client, operation)(request)
    finally:
        http.do_request_sync = before
    (made,) = caught
    body = json.loads(made.body) if made.body else None
    query = dict(parse_qsl("&".join(f"{k}={v}" for k, v in made.query_params)))
    return Request(made.method, made.resource_path, query, made.header_params, body)


@pytest.mark.parametrize(("words", "operation"), OPERATIONS)
async def test_what_is_sent_is_what_the_vendors_client_sends(
    vendors: Any, words: str, operation: str
) -> None:
    order = parse(words.split()).order(PEOPLE, ROOM)
    (sent,) = await ours(order)
    assert theirs(vendors, operation, request_of(operation, sent)) == sent


async def test_interpreters_and_lists_of_guests(vendors: Any) -> None:
    group = InterpreterGroup("1", "A", "zh", "en", "MANUAL", (Interpreter("李", "li", "+1"),))
    (sent,) = await ours(Order("interpreters", (), {"file": (group,)}))
    request = request_of("set_interpreter_group", sent)
    assert theirs(vendors, "set_interpreter_group", request) == sent
    guests = tuple(Invitation(f"n{n}", f"+{n}", "board", Role.GUEST, f"a{n}") for n in range(3))
    (sent,) = await ours(Order("invite", (), {"file": guests}))
    assert theirs(vendors, "invite_participant", request_of("invite_participant", sent)) == sent


# the vendor's client against the simulator


class Vendor:
    """The vendor's client, signed in to a simulation, doing what our words say."""

    def __init__(self, service: Simulation) -> None:
        self.service = service
        self.client = client_for(service.url)
        self.token = ""

    async def call(self, operation: str, request: Any) -> Any:
        return await asyncio.to_thread(getattr(self.client, operation), request)

    async def sign_in(self) -> None:
        request = v1.CreateConfTokenRequest(
            conference_id=self.service.conference,
            x_password=self.service.password,
            x_login_type=1,
        )
        answer = await self.call("create_conf_token", request)
        self.token = answer.data.token

    async def do(self, words: str, operation: str) -> Any:
        world = self.service.world
        people = {
            p.pid: Participant(p.pid, p.name, p.phone, can=frozenset()) for p in world.roster
        } | {
            f"absent:{a.phone}": Participant(f"absent:{a.phone}", a.name, a.phone, Presence.ABSENT)
            for a in world.attendees.values()
            if a.phone not in world.by_phone
        }
        room = {w.pid: Waiting(w.pid, w.name, w.identity.phone) for w in world.waiting.values()}
        order = parse(words.split()).order(people, room)
        conference = world.conference.conference_id
        (sent,) = await ours(order, self.token, conference, self.service.password)
        return await self.call(operation, request_of(operation, sent))


async def until(shows: Any) -> None:
    async with asyncio.timeout(5):
        while not shows():
            await asyncio.sleep(0.005)


async def test_the_vendors_client_finds_its_way_in_the_simulator() -> None:
    async with running() as service:
        vendor = Vendor(service)
        await vendor.sign_in()
        world, cast = service.world, Cast(service)
        conference = world.conference
        a, b, viewer = cast.guest, cast.other, cast.terminal
        for person in (a, b):
            person.hand = person.muted = False
        absent = cast.absent
        c, d = [p for p in world.roster if p not in (a, b, viewer, cast.chair)][:2]
        # What is done, by which operation, and what of the world shows it.
        steps: list[tuple[str, str, Any]] = [
            (f"mute {a.pid}", "mute_participant", lambda: a.muted),
            (f"unmute {a.pid}", "mute_participant", lambda: not a.muted),
            ("mute-all --forbid-self-unmute", "mute_meeting", lambda: b.muted),
            ("allow-self-unmute", "allow_guest_unmute", lambda: conference.can_unmute),
            ("unmute-all", "mute_meeting", lambda: not b.muted),
            ("lock", "lock_meeting", lambda: conference.lock),
            ("extend --auto 20", "prolong_meeting", lambda: conference.auto_extend == 20),
            (
                "config lockSharing=1 callInRestriction=3",
                "update_started_conf_config",
                lambda: conference.call_in == 3,
            ),
            (f"broadcast {a.pid}", "broadcast_participant", lambda: a.broadcast),
            (f"roll-call {b.pid}", "rollcall_participant", lambda: b.roll_call),
            ("cancel-broadcast", "cancel_broadcast", lambda: not b.roll_call),
            (
                f"layout Two --pane 1={a.pid} --pane 2={b.pid}",
                "set_custom_multi_picture",
                lambda: [p.pids for p in conference.pictures or ()] == [[a.pid], [b.pid]],
            ),
            ("display voice multi", "switch_mode", lambda: conference.display.voice_activated),
            (
                f"layout-save x Two --pane 1={a.pid}",
                "save_layout",
                lambda: len(world.layouts) == 1,
            ),
            ("chair-view poll", "set_host_view", lambda: conference.chair_polling),
            ("chair-view poll-stop", "set_host_view", lambda: not conference.chair_polling),
            (
                f"view {viewer.pid} {a.pid}",
                "set_participant_view",
                lambda: viewer.view_source == a.pid,
            ),
            (f"lock-view {viewer.pid} {b.pid}", "lock_view", lambda: viewer.locked_view),
            (f"unlock-view {viewer.pid} {b.pid}", "lock_view", lambda: not viewer.locked_view),
            ("record-start", "record", lambda: conference.recording),
            ("live-start", "live", lambda: conference.live),
            (f"allow-local-record {a.pid}", "allow_client_record", lambda: a.may_record),
            (f"raise-hand {a.pid}", "hand", lambda: a.hand),
            (f"raise-hand {a.pid} {b.pid}", "batch_hand", lambda: b.hand),
            (f"rename {a.pid} boss", "rename_participant", lambda: a.name == "boss"),
            (f"cohost {a.pid}", "set_cohost", lambda: a.co_host),
            (f"camera-off {a.pid}", "invite_operate_video", lambda: not a.camera),
            (f"camera-on {a.pid}", "invite_operate_video", lambda: a.camera),
            (f"invite-share {a.pid}", "invite_share", lambda: a.sharing),
            (f"release-chair {cast.chair.pid}", "set_role", lambda: not world.chair_pid),
            (f"make-chair {cast.chair.pid}", "set_role", lambda: cast.chair.is_chair),
            ("invite n +7001", "invite_participant", lambda: "+7001" in world.attendees),
            ("invite-with-password +7002", "invite_with_pwd", lambda: "+7002" in world.attendees),
            (
                f"call-again {absent.phone}",
                "invite_participant",
                lambda: absent.phone in world.by_phone,
            ),
            (f"hang-up {b.pid}", "hang_up", lambda: b.pid not in world.participants),
            ("remove n", "delete_attendees", lambda: "+7001" not in world.attendees),
            (
                f"to-waiting-room {a.pid}",
                "move_to_waiting_room",
                lambda: a.pid not in world.participants,
            ),
            ("admit-all", "allow_waiting_participant", lambda: a.phone in world.by_phone),
            (
                f"to-waiting-room {c.pid} {d.pid}",
                "batch_move_to_waiting_room",
                lambda: not {c.pid, d.pid} & set(world.participants),
            ),
            ("pause", "pause_conference", lambda: conference.paused),
            ("resume", "pause_conference", lambda: not conference.paused),
            ("allow-audience", "allow_audience_join", lambda: conference.audience_allowed),
            ("mmr-record start", "set_mmr_record", lambda: conference.recording),
            ("mmr-record pause", "set_mmr_record", lambda: not conference.recording),
            ("mmr-record stop", "set_mmr_record", lambda: not conference.recording),
            ("mmr-live stop", "set_mmr_live", lambda: not conference.live),
            ("mmr-live start", "set_mmr_live", lambda: conference.live),
            (
                f"language-channel en {viewer.pid}",
                "set_attendee_lan_channel",
                lambda: viewer.pid in world.language_channels,
            ),
        ]
        for words, operation, shows in steps:
            answer = await vendor.do(words, operation)
            assert answer.status_code == 200, words
            await until(shows)
        saved = await vendor.do("layouts", "show_layout")
        (layout,) = saved.pic_layouts
        assert layout.lay_out_name == "x"
        await vendor.do(f"layout-delete {layout.uuid}", "delete_layout")
        assert not world.layouts
        quality = await vendor.do(f"qos {viewer.pid}", "list_network_quality")
        assert [row.participant_id for row in quality.qos_list] == [viewer.pid]
        await vendor.do("end --yes", "stop_meeting")
        assert conference.destroyed
        await asyncio.to_thread(vendor.client.close)
