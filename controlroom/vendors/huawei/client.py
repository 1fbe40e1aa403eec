"""The connection to one conference of Huawei Cloud Meeting."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import msgspec

from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, Fact
from controlroom.vendors import tls
from controlroom.vendors.base import (
    Answer,
    Call,
    Grant,
    Place,
    Problem,
    StreamClosed,
    VendorError,
)
from controlroom.vendors.http import Http, Reply
from controlroom.vendors.huawei import answers, calls, pictures
from controlroom.vendors.huawei.answers import TokenData
from controlroom.vendors.huawei.codec import Decoder
from controlroom.vendors.huawei.forms import Own
from controlroom.vendors.huawei.frames import LARGE, Head, head_of
from controlroom.vendors.socket import Socket, open_socket

_TOKEN_PATH = "/v1/mmc/control/conferences/token"  # noqa: S105 - a path
_SOCKET_TOKEN_PATH = "/v1/mmc/control/conferences/wsToken"  # noqa: S105
_STATE_PATH = "/v1/mmc/control/conferences/realTimeInfo"
_SOCKET_PATH = "/cms/open/websocket/confctl/increment/conn"
_ANSWER_WITHIN = 10.0
# No answer to a control over the socket is documented; a refusal comes soon or not at all.
_COMPLAINS_WITHIN = 2.0
_OK = 200
_SKEW_THAT_MATTERS = 300.0

# 6.1.3.2; the last two stand only in its examples.
SUBSCRIPTION = (
    "ConfBasicInfoNotify",
    "ConfDynamicInfoNotify",
    "ParticipantsNotify",
    "AttendeesNotify",
    "SpeakerChangeNotify",
    "NetConditionNotify",
    "InviteResultNotify",
    "RealTimeSubtitleNotify",
    "WaitingListNotify",
    "InterpreterGroupNotify",
    "CustomMultiPicNotify",
    "NetworkQualityNotify",
)


class HuaweiClient:
    """Fulfils `vendors.base.Client`. Holds the password only as long as it lives."""

    capabilities = frozenset(calls.CALLS)

    def __init__(self, place: Place, password: str) -> None:
        self._place = place
        self._password = password
        self._http = Http(place.server, fingerprint=place.fingerprint)
        self._token: TokenData | None = None
        self._signing_in = asyncio.Lock()
        self._stream: HuaweiStream | None = None

    def __repr__(self) -> str:
        return f"<HuaweiClient {self._place.server} {self._place.conference}>"

    # tokens

    async def sign_in(self) -> Grant:
        """A control token by the host password (5.2.1)."""
        async with self._signing_in:
            return await self._get_token({})

    async def renew(self) -> Grant:
        """The same call with the token keeps it alive, or gives a new one (5.2.1)."""
        token = self._token
        async with self._signing_in:
            authorization = {"X-Conference-Authorization": token.token} if token else {}
            return await self._get_token(authorization)

    async def _get_token(self, authorization: Mapping[str, str]) -> Grant:
        reply = await self._http.call(
            "GET",
            _TOKEN_PATH,
            query={"conferenceID": self._place.conference},
            headers={"X-Password": self._password, "X-Login-Type": "1", **authorization},
        )
        if error := answers.failure(reply.status, reply.body):
            raise _skewed(reply) or _signing_in_failed(error)
        self._token = answers.token_data(reply.body, self._place.conference)
        tls.checked(self._token.socket_url, "wss", "ws")
        if self._stream is not None:
            self._stream.token = self._token
        return Grant(
            conference=self._token.conference,
            lifetime=self._token.lifetime,
            chair=self._token.chair,
            server_time=reply.date,
        )

    async def _authorized(self, spent: TokenData | None = None) -> TokenData:
        """A token that is not the `spent` one."""
        async with self._signing_in:
            if self._token is None or self._token is spent:
                await self._get_token({})
            token = self._token
        assert token is not None  # noqa: S101 - _get_token raises or sets it
        return token

    async def _call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: object = None,
    ) -> Reply:
        """A call with the control token; signs in again once if that has run out."""
        token = await self._authorized()
        for last in (False, True):
            reply = await self._http.call(
                method,
                path,
                query={"conferenceID": token.conference, **(query or {})},
                headers={"X-Conference-Authorization": token.token},
                body=body,
            )
            error = answers.failure(reply.status, reply.body)
            if error is None:
                return reply
            # A spent token is told in several ways, one of them that of a wrong password (5.2.32).
            if last or error.problem not in _SPENT:
                raise error
            token = await self._authorized(spent=token)
        raise AssertionError("unreachable")

    # orders

    def calls(self, order: Order) -> Sequence[Call]:
        """The calls of an order."""
        return calls.calls_of(order)

    async def perform(self, call: Call) -> Answer:
        """Send one call of an order."""
        if call.path == calls.QOS_PATH:
            return await self._ask_quality(call)
        if call.method == calls.SOCKET:
            return await self._ask_stream(call)
        body = await self._filled(call.body)
        if call.path == calls.PASSWORD_PATH:
            return await self._call_without_token(call, body)
        reply = await self._call(call.method, call.path, query=call.query, body=body)
        asked = (call.method, call.path) == ("GET", pictures.LAYOUTS_PATH)
        result = answers.saved_layouts(reply.body) if asked else None
        facts: tuple[Fact, ...] = ()
        if (layout := pictures.accepted(call)) is not None:
            facts = (ConferenceTold({"ordered": layout}, reply.date or _now()),)
        return Answer(reply.status, reply.request_id, facts, result)

    async def _filled(self, body: Any) -> Any:
        """`body` with what only the client knows."""
        if not isinstance(body, dict) or not any(isinstance(v, Own) for v in body.values()):
            return body
        token = await self._authorized()
        own = {Own.PASSWORD: self._password, Own.CONFERENCE: token.conference}
        return {key: own[v] if isinstance(v, Own) else v for key, v in body.items()}

    async def _call_without_token(self, call: Call, body: Any) -> Answer:
        """5.2.27: the password in the body is the authorisation."""
        token = await self._authorized()
        query = {"conferenceID": token.conference, **call.query}
        reply = await self._http.call(call.method, call.path, query=query, headers={}, body=body)
        if error := answers.failure(reply.status, reply.body):
            raise error
        return Answer(reply.status, reply.request_id)

    async def _ask_stream(self, call: Call) -> Answer:
        """A control over the socket; the HTTP status is that of a success, for want of one."""
        if self._stream is None:
            raise VendorError(Problem.UNREACHABLE, detail="the push channel is not open")
        await self._stream.control(call.path, call.body)
        return Answer(_OK)

    async def measure(self, pids: Sequence[str]) -> Iterable[Fact]:
        """The call quality of at most `calls.QOS_USERS` participants (5.2.42)."""
        answer = await self._ask_quality(calls.qos(list(pids)[: calls.QOS_USERS]))
        return answer.facts

    async def _ask_quality(self, call: Call) -> Answer:
        """Unlike all others it spells the id in lower case and takes the token in `confToken`."""
        token = await self._authorized()
        for last in (False, True):
            reply = await self._http.call(
                call.method,
                call.path,
                query={
                    "conferenceid": token.conference,
                    # Required, but told only to who created the meeting: without it, the id is
                    # the nearest there is, and the vendor says so if that won't do.
                    "confuuid": self._place.conference_uuid or token.conference,
                },
                headers={"confToken": token.token},
                body=call.body,
            )
            error = answers.failure(reply.status, reply.body)
            if error is None:
                break
            if last or error.problem not in _SPENT:
                raise error
            token = await self._authorized(spent=token)
        facts = tuple(answers.qualities(reply.body, reply.date or _now()))
        result = reply.body.get("qosList") if isinstance(reply.body, dict) else None
        return Answer(reply.status, reply.request_id, facts, result)

    async def snapshot(self) -> Iterable[Fact]:
        """The state by a call (5.2.2)."""
        reply = await self._call("GET", _STATE_PATH)
        return answers.snapshot(reply.body, reply.date or _now())

    # push

    @asynccontextmanager
    async def stream(self) -> AsyncIterator["HuaweiStream"]:
        """A socket with a token of its own, subscribed to everything (5.2.29, 6.1.3.1-2)."""
        reply = await self._call("GET", _SOCKET_TOKEN_PATH)
        token = await self._authorized()
        query = urlencode(
            {"confID": token.conference, "tmpToken": answers.socket_token(reply.body)}
        )
        parts = urlsplit(token.socket_url)
        url = urlunsplit((parts.scheme, parts.netloc, _SOCKET_PATH, query, ""))
        async with open_socket(
            url,
            expected_host=self._place.expected_host,
            fingerprint=self._place.fingerprint,
        ) as socket:
            stream = HuaweiStream(socket, token)
            try:
                await stream.resubscribe()
            except VendorError as error:
                if error.problem in _SPENT:
                    self._token = None
                raise
            except StreamClosed as closed:
                raise VendorError(Problem.UNREACHABLE, detail=f"closed: {closed}") from None
            stream.handed_over = True
            self._stream = stream
            try:
                yield stream
            finally:
                self._stream = None

    async def close(self) -> None:
        """Close the connections and forget password and token."""
        self._password = ""
        self._token = None
        await self._http.close()


_SPENT = frozenset({Problem.SESSION_EXPIRED, Problem.WRONG_CREDENTIALS})


def _signing_in_failed(error: VendorError) -> VendorError:
    """At sign-in an "authentication failed" without a code is about the password."""
    if error.problem is not Problem.SESSION_EXPIRED:
        return error
    return VendorError(
        Problem.WRONG_CREDENTIALS,
        code=error.code,
        message=error.message,
        http_status=error.http_status,
    )


def _skewed(reply: Reply) -> VendorError | None:
    """A refusal by a server whose clock is far from ours is most likely about the clocks."""
    if reply.date is None or reply.status != 401:
        return None
    skew = reply.date / 1000 - time.time()
    if abs(skew) < _SKEW_THAT_MATTERS:
        return None
    return VendorError(Problem.CLOCK_SKEW, http_status=reply.status, detail=f"{skew:.0f}")


def _now() -> int:
    return int(time.time() * 1000)


class HuaweiStream:
    """The push channel (6.1.3): fulfils `vendors.base.Stream`."""

    def __init__(self, socket: Socket, token: TokenData) -> None:
        self._socket = socket
        # The one of now: the first may have run out when the whole state is asked for again.
        self.token = token
        self._decoder = Decoder()
        self._answers: dict[str, asyncio.Future[Any]] = {}
        self._numbers = itertools.count()
        self._early: list[tuple[Head, bytes]] = []
        # One that was at hand and has to be read with more care.
        self._unusual: bytes | None = None
        # Until then answers are read by who asks, afterwards by who takes the frames.
        self.handed_over = False

    async def frame(self) -> Iterable[Fact]:
        """The next frame that tells something."""
        if self._early:
            return self._decoder.facts_of(*self._early.pop(0))
        while True:
            frame, self._unusual = self._unusual, None
            if frame is None:
                frame = await self._socket.receive()
                usual = self._decoder.usual(frame)
                if usual is not None:
                    return usual
            if len(frame) > LARGE:
                # Neither receiving nor reading it is cheap: the loop turns before and between.
                await asyncio.sleep(0)
                head = head_of(frame)
                await asyncio.sleep(0)
            else:
                head = head_of(frame)
            if head is None:
                return self._decoder.facts(frame)
            if not self._answered(head):
                return self._decoder.facts_of(head, frame)

    def at_hand(self) -> Iterable[Fact] | None:
        """The next frame, if it has come and is as most are."""
        if self._early or self._unusual is not None:
            return None
        frame = self._socket.at_hand()
        if frame is None:
            return None
        usual = self._decoder.usual(frame)
        if usual is None:
            self._unusual = frame
        return usual

    def _answered(self, head: Head) -> bool:
        """Give an answer to who asked for it; whether the frame was one."""
        if head.action not in _ASKED:
            return False
        asked = self._answers.get(str(head.sequence))
        if asked is not None and not asked.done():
            asked.set_result(b"" if isinstance(head.data, list) else bytes(head.data))
        return True

    async def heartbeat(self) -> float:
        """6.1.3.11: the echo has the same sequence."""
        begun = time.perf_counter()
        await self._ask({"action": "HeartBeat"})
        return time.perf_counter() - begun

    async def resubscribe(self) -> None:
        """6.1.3.2: `data` goes as JSON in a string, as in every example. Raises VendorError."""
        self._decoder.restart()
        data = {
            "conferenceID": self.token.conference,
            "subscribeType": SUBSCRIPTION,
            "confToken": self.token.token,
        }
        if error := await self._asked({"action": "Subscribe"}, data):
            raise VendorError(Problem.SESSION_EXPIRED, code=error.code, message=error.message)

    async def control(self, kind: str, values: Mapping[str, str]) -> None:
        """6.1.3.10: an order over the socket; silence is consent. Raises VendorError."""
        data = {
            "conferenceID": self.token.conference,
            "confToken": self.token.token,
            **values,
        }
        try:
            async with asyncio.timeout(_COMPLAINS_WITHIN):
                error = await self._asked({"action": "ConfControl", "type": kind}, data)
        except TimeoutError:
            return
        except StreamClosed as closed:
            raise VendorError(Problem.UNREACHABLE, detail=f"closed: {closed}") from None
        if error is not None:
            raise error

    async def _asked(
        self, request: Mapping[str, str], data: Mapping[str, object]
    ) -> VendorError | None:
        """Send a request; what its answer complains of. Raises VendorError TIMED_OUT."""
        try:
            async with asyncio.timeout(_ANSWER_WITHIN):
                raw = await self._ask({**request, "data": msgspec.json.encode(data).decode()})
        except TimeoutError:
            detail = f"no answer to {request['action']}"
            raise VendorError(Problem.TIMED_OUT, detail=detail) from None
        try:
            answer = msgspec.json.decode(raw) if raw else {}
        except msgspec.DecodeError:
            answer = {}
        return answers.failure(_OK, answer)

    async def _ask(self, request: dict[str, Any]) -> Any:
        """Send a frame and wait for the answer with its sequence; frames before it are kept."""
        sequence = f"{_now():020d}{next(self._numbers) % 100_000:05d}"
        answer = asyncio.get_running_loop().create_future()
        self._answers[sequence] = answer
        try:
            await self._socket.send(msgspec.json.encode({**request, "sequence": sequence}).decode())
            while not self.handed_over and not answer.done():
                frame = await self._socket.receive()
                head = head_of(frame)
                if head is None or not self._answered(head):
                    self._early.append((head or Head(), frame))
            return await answer
        finally:
            del self._answers[sequence]


_ASKED = frozenset({"Subscribe", "HeartBeat", "ConfControl"})
