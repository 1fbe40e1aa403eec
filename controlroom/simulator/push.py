"""The push channel: subscribers, their frames in, the world's frames out [6.1.3]."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from starlette.websockets import WebSocket, WebSocketDisconnect

from .auth import Gate, Grant
from .clock import Clock
from .errors import Refusal
from .faults import Faults
from .settings import Settings
from .wire import ACTIONS, Frame, Wire
from .world import World

log = logging.getLogger(__name__)

NORMAL = 1000
GOING_AWAY = 1001
POLICY = 1008

Json = dict[str, object]


class Subscriber:
    """One socket. Frames wait in a bounded queue; a close request is served after them."""

    def __init__(self, socket: WebSocket, settings: Settings, now: int) -> None:
        self.socket = socket
        self.actions: frozenset[str] = frozenset()
        self.last_heartbeat = now
        self.gone = asyncio.Event()
        self._settings = settings
        self._queue: deque[str] = deque()
        self._bytes = 0
        self._ready = asyncio.Event()
        self._close: tuple[int, str] | None = None

    def send(self, frame: str) -> None:
        """Queues a frame, or drops the connection if its reader is too slow."""
        if self._close is not None or self.gone.is_set():
            return
        self._bytes += len(frame)
        self._queue.append(frame)
        if len(self._queue) > self._settings.queue_frames or (
            self._bytes > self._settings.queue_bytes and len(self._queue) > 1
        ):
            log.warning("a subscriber reads too slowly and is dropped")
            self.drop()
        self._ready.set()

    def close(self, code: int, reason: str) -> None:
        """Closes in good order once the queue is sent."""
        if self._close is None:
            self._close = (code, reason)
            self._ready.set()

    def drop(self) -> None:
        """Loses the connection without a closing handshake."""
        self.gone.set()

    async def write(self) -> None:
        while True:
            while self._queue:
                frame = self._queue.popleft()
                self._bytes -= len(frame)
                await self.socket.send_text(frame)
            if self._close is not None:
                await self.socket.close(*self._close)
                return
            self._ready.clear()
            await self._ready.wait()


class Hub:
    """Everybody who listens, and the loop that tells them what changed."""

    def __init__(
        self,
        world: World,
        wire: Wire,
        gate: Gate,
        clock: Clock,
        settings: Settings,
        faults: Faults,
        push_delay: Callable[[], float],
    ) -> None:
        self.world = world
        self.subscribers: list[Subscriber] = []
        self._wire = wire
        self._gate = gate
        self._clock = clock
        self._settings = settings
        self._faults = faults
        self._push_delay = push_delay
        self._nudged = asyncio.Event()
        self._flush_at: int | None = None

    # -- the world's side

    def nudge(self) -> None:
        """Something was done to the world: look at it now rather than at the next tick."""
        self._nudged.set()

    async def run(self) -> None:
        while True:
            self._turn()
            try:
                await asyncio.wait_for(self._nudged.wait(), self._pause())
            except TimeoutError:
                continue
            self._nudged.clear()

    def _turn(self) -> None:
        now = self._clock.now()
        self.world.advance(now)
        if self.world.changes and self._flush_at is None:
            self._flush_at = now + int((self._push_delay() + self._faults.push_delay) * 1000)
        if self._flush_at is not None and now >= self._flush_at:
            self.flush()
        limit = now - int(self._settings.heartbeat_limit * 1000)
        for subscriber in self.subscribers:
            if subscriber.last_heartbeat < limit:
                subscriber.close(GOING_AWAY, "no heartbeat")

    def _pause(self) -> float:
        """Seconds until the next thing is due, at most half a second, at least a tick."""
        now = self._clock.now()
        due = [now + 500]
        if self._flush_at is not None:
            return max(0.001, (min(self._flush_at, now + 500) - now) / 1000)
        if self.world.next_due is not None:
            due.append(self.world.next_due)
        return max(self._settings.tick, (min(due) - now) / 1000)

    def flush(self) -> None:
        """Tells everybody what changed; each increment is encoded once for all."""
        self._flush_at = None
        ended = "destroyed" in self.world.changes.conference
        for frame in self._wire.increments(self.world.drain()):
            self.publish(frame)
        if ended:
            for subscriber in self.subscribers:
                subscriber.close(NORMAL, "conference ended")

    def publish(self, frame: Frame) -> None:
        action, data = frame
        if self._faults.freeze_push or self._faults.loses(action):
            return
        text = data.decode()
        for subscriber in self.subscribers:
            if action in subscriber.actions:
                subscriber.send(text)

    # -- a subscriber's side

    async def endpoint(self, socket: WebSocket) -> None:
        """GET /cms/open/websocket/confctl/increment/conn [6.1.3.1]"""
        if self._faults.refuse_sockets:
            await socket.close()
            return
        await socket.accept()
        now = self._clock.now()
        known = socket.query_params.get("confID") == self.world.conference.conference_id
        valid = self._gate.spend_ws_token(socket.query_params.get("tmpToken"), now)
        if not (known and valid) or self.world.conference.destroyed:
            await socket.close(POLICY, "authentication failed")
            return
        subscriber = Subscriber(socket, self._settings, now)
        self.subscribers.append(subscriber)
        try:
            await _first_of(subscriber.gone.wait(), subscriber.write(), self._read(subscriber))
        finally:
            self.subscribers.remove(subscriber)

    async def _read(self, subscriber: Subscriber) -> None:
        while True:
            try:
                text = await subscriber.socket.receive_text()
            except (WebSocketDisconnect, KeyError):
                return
            try:
                frame = json.loads(text)
            except ValueError:
                continue
            if isinstance(frame, dict):
                self._receive(subscriber, frame)

    def _receive(self, subscriber: Subscriber, frame: Json) -> None:
        action = frame.get("action")
        if action == "HeartBeat":
            subscriber.last_heartbeat = self._clock.now()
            if not self._faults.mute_heartbeats:
                self._answer(subscriber, frame, None)
            return
        handler = {"Subscribe": self._subscribe, "ConfControl": self._control}.get(str(action))
        if handler is None:
            return
        try:
            handler(subscriber, frame)
        except Refusal as refusal:
            self._answer(subscriber, frame, (refusal.number, refusal.message))
            if refusal.code == "MMC.118000000":
                subscriber.close(POLICY, "authentication failed")

    def _answer(self, subscriber: Subscriber, frame: Json, outcome: tuple[int, str] | None) -> None:
        answer: Json = {"action": frame["action"], "sequence": frame.get("sequence", "")}
        if outcome is not None:
            answer["data"] = {"returnCode": outcome[0], "returnDesc": outcome[1]}
        if not self._faults.freeze_push:
            subscriber.send(json.dumps(answer, ensure_ascii=False))

    def _subscribe(self, subscriber: Subscriber, frame: Json) -> None:
        """6.1.3.2: answers, then sends the full frames of what was asked for."""
        data, _ = self._authorised(frame)
        wanted = data.get("subscribeType")
        if not isinstance(wanted, list) or not all(isinstance(item, str) for item in wanted):
            raise Refusal("MMC.111071061", "subscribeType is not a list of strings")
        self._answer(subscriber, frame, (0, "SUCCESS"))
        self.world.advance(self._clock.now())
        self.flush()
        subscriber.actions = frozenset(wanted) & frozenset(ACTIONS)
        if not self._faults.freeze_push:
            for _, full in self._wire.full(subscriber.actions):
                subscriber.send(full.decode())

    def _control(self, subscriber: Subscriber, frame: Json) -> None:
        """ConfControl: subtitles [6.1.3.10], and the renewal of a token that public clients use."""
        data, grant = self._authorised(frame)
        kind = frame.get("type")
        if kind == "REALTIMESUBTITLE":
            wanted = str(data.get("isSubtitle", 1))
            if wanted not in ("0", "1"):
                raise Refusal("MMC.111072045")
            self.world.update_conference(subtitles=wanted == "1")
            self.nudge()
        elif kind == "REFRESHTOKEN":
            self._gate.renew(grant, self._clock.now())
        else:
            raise Refusal("MMC.111071061", "unknown type")
        self._answer(subscriber, frame, (0, "SUCCESS"))

    def _authorised(self, frame: Json) -> tuple[Json, Grant]:
        """The frame's data, a JSON string in the examples and an object in the table, and its
        token's grant. The examples leave `conferenceID` out: if it is there, it must be right."""
        data = frame.get("data")
        if isinstance(data, str):
            try:
                data = json.loads(data)
            except ValueError:
                raise Refusal("MMC.111071062") from None
        if not isinstance(data, dict) or not frame.get("sequence"):
            raise Refusal("MMC.111071062")
        conference_id = data.get("conferenceID", self.world.conference.conference_id)
        if conference_id != self.world.conference.conference_id:
            raise Refusal("MMC.111072065")
        grant = self._gate.find(str(data.get("confToken", "")), self._clock.now())
        if grant is None:
            raise Refusal("MMC.118000000")
        return data, grant


async def _first_of(*jobs: Awaitable[object]) -> None:
    """Runs all, ends with the first, cancels the rest; a vanished peer is an ordinary end."""

    async def run(job: Awaitable[object]) -> None:
        try:
            await job
        except (WebSocketDisconnect, RuntimeError, OSError):
            return

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(job)) for job in jobs]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
