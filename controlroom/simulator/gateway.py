"""HTTP: sign-in and the live-control calls, with the gateway's limits and headers."""

import asyncio
import email.utils
import secrets
from dataclasses import dataclass

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from .calls import ENDPOINTS, PREFIX, TOKEN_HEADER, Access, Endpoint, Stage
from .clock import Clock
from .errors import Refusal
from .faults import Faults, HttpFault
from .people import ORG_ID
from .push import Hub
from .ratelimit import RateLimit
from .rules import PARAMETER, Call, Json

TOKEN_PATH = f"{PREFIX}/token"
# Not in any table, but what the Content-Length of every example of a bodiless answer fits.
SUCCESS: Json = {"returnCode": 0, "returnDesc": "Success"}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Json


class Gateway:
    """Answers one request at a time with what the document says."""

    def __init__(self, stage: Stage, hub: Hub, clock: Clock, faults: Faults, ws_url: str) -> None:
        self._stage = stage
        self._hub = hub
        self._clock = clock
        self._faults = faults
        self._ws_url = ws_url
        self._limit = RateLimit(stage.settings)

    async def handle(self, request: Request) -> Response:
        method, path = request.method, request.url.path
        now = self._clock.now()
        request_id = secrets.token_hex(16)
        fault = self._faults.strike(method, path)
        through, headers = self._limit.count(method, path, now)
        body = await request.body()
        await self._linger(fault)
        try:
            answer = self._answer(request, body, fault, through=through)
        except Refusal as refusal:
            said: Json = {"error_code": refusal.code, "error_msg": refusal.message}
            if refusal.code.startswith("APIGW"):
                said["request_id"] = request_id
            answer = Answer(refusal.status, said)
        self._hub.nudge()
        date = email.utils.formatdate(now / 1000 + self._stage.settings.clock_skew, usegmt=True)
        return Response(
            msgspec.json.encode(answer.body),
            answer.status,
            {
                "Date": date,
                "Server": "api-gateway",
                "X-Request-Id": request_id,
                "http_proxy_id": secrets.token_hex(16),
                **headers,
            },
            "application/json;charset=UTF-8",
        )

    async def _linger(self, fault: HttpFault | None) -> None:
        settings = self._stage.settings
        delay = self._faults.http_delay + self._stage.rng.uniform(*settings.http_latency)
        if fault is not None:
            delay += fault.delay
            if fault.hang:
                await self._faults.released.wait()
        if delay > 0:
            await asyncio.sleep(delay)

    def _answer(
        self, request: Request, body: bytes, fault: HttpFault | None, *, through: bool
    ) -> Answer:
        if fault is not None and (fault.status or fault.hang):
            return _failure(fault, fault.status or 504)
        if not through:
            raise Refusal("APIGW.0308")
        self._stage.world.advance(self._clock.now())
        method, path = request.method, request.url.path
        if (method, path) == ("GET", TOKEN_PATH):
            return Answer(200, self._sign_in(request))
        endpoint = ENDPOINTS.get((method, path))
        if endpoint is None:
            raise Refusal("APIGW.0101")
        call = self._admit(endpoint, request, body)
        if fault is not None and fault.swallow:
            return Answer(200, SUCCESS)
        answer = Answer(200, endpoint.handler(self._stage, call) or SUCCESS)
        return _failure(fault, fault.late_status) if fault and fault.late_status else answer

    def _admit(self, endpoint: Endpoint, request: Request, body: bytes) -> Call:
        """Token, conference, permission and body, in this order."""
        is_host = False
        if endpoint.needs_token:
            header = request.headers.get(endpoint.token_header)
            if not header:
                raise Refusal("MMC.111070111")
            grant = self._stage.gate.find(header, self._clock.now())
            if grant is None:
                raise Refusal("MMC.118000000")
            is_host = grant.is_host
        conference = self._stage.world.conference
        wanted = request.query_params.get(endpoint.conference_key)
        if not wanted:
            raise Refusal(PARAMETER, f"{endpoint.conference_key} is missing")
        if wanted != conference.conference_id:
            raise Refusal("MMC.111072065")
        if conference.destroyed:
            raise Refusal("MMC.111072006")
        if endpoint.access is not Access.ANYBODY and not is_host:
            raise Refusal(endpoint.access.value)
        return Call(request.query_params, _json(body) if endpoint.needs_body else {}, is_host)

    def _sign_in(self, request: Request) -> Json:
        """5.2.1: a valid token in the header is renewed, otherwise the password decides."""
        now = self._clock.now()
        gate, conference = self._stage.gate, self._stage.world.conference
        conference_id = request.query_params.get("conferenceID")
        if not conference_id:
            raise Refusal(PARAMETER, "conferenceID is missing")
        if request.headers.get("X-Login-Type") != "1":
            raise Refusal(PARAMETER, "X-Login-Type is not 1")
        grant = gate.find(request.headers.get(TOKEN_HEADER), now)
        if grant is not None and conference.destroyed:
            raise Refusal("MMC.111072006")
        if grant is not None:
            gate.renew(grant, now)
        else:
            grant = gate.sign_in(conference_id, request.headers.get("X-Password"), now)
        life = int(self._stage.settings.token_life)
        return {
            "data": {
                "token": grant.token,
                "tmpWsToken": gate.new_ws_token(now),
                "wsURL": self._ws_url,
                "role": int(grant.is_host),
                "expireTime": grant.expires,
                "userID": conference.owner_id,
                "orgID": ORG_ID,
                "confTokenExpireTime": life,
                "vmrCurrentConfID": conference.conference_id,
                "supportNotifyType": ["INCREMENT"],
            },
            "addressToken": f"stb{secrets.token_hex(16)}",
            "globalPublicIP": "meeting.example.invalid",
        }


def _failure(fault: HttpFault, status: int) -> Answer:
    return Answer(status, {"error_code": fault.error_code, "error_msg": fault.error_msg})


def _json(body: bytes) -> Json:
    if not body.strip():
        raise Refusal("MMC.111072057")
    try:
        decoded = msgspec.json.decode(body)
    except msgspec.DecodeError:
        raise Refusal("MMC.111071062") from None
    if not isinstance(decoded, dict):
        raise Refusal("MMC.111071062")
    return decoded
