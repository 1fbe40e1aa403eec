"""One conference, kept alive from signing in to its end.

Facts go in one direction: the stream's frames are applied to the store in slices of a
millisecond, and listeners hear what changed. A listener must not wait and must not raise.
"""

import asyncio
import contextlib
import itertools
import logging
import random
import time
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from controlroom.commands.registry import Order
from controlroom.meeting.changes import Change
from controlroom.meeting.facts import Complete, Fact, Group, Missed, QualityTold
from controlroom.meeting.store import Store
from controlroom.session.actions import Action, Dispatcher, Status
from controlroom.session.link import HOPELESS, Link, LinkState, Skew, wait_before
from controlroom.tasks import Tasks
from controlroom.vendors.base import Client, Grant, Problem, Stream, StreamClosed, VendorError

log = logging.getLogger(__name__)

Event = Change | Action | Link
# Hears one or more events, all of one kind.
Listener = Callable[[Sequence[Event]], None]

# Seconds. A frame that is queued comes sooner; who waited longer has let the loop turn.
_WAITED = 0.0005
# After how many facts the clock is looked at.
_LOOK = 8


class Pace(msgspec.Struct, frozen=True):
    """Seconds: how often to do what, and how long to wait for it."""

    slice: float = 0.001
    heartbeat: float = 15.0
    first_heartbeats: float = 2.0
    echo: float = 10.0
    whole_state: float = 5.0
    steady: float = 10.0
    start_check: float = 5.0
    quality_poll: float = 15.0
    quality_push: float = 30.0
    renew_share: float = 0.5


class Session:
    """`run()` until the conference ends or `close()`; `submit()` orders meanwhile."""

    def __init__(
        self, client: Client, *, pace: Pace | None = None, dice: random.Random | None = None
    ) -> None:
        self.client = client
        self.store = Store()
        self.link = Link(LinkState.SIGNING_IN, time.time())
        self.quality_wanted: Callable[[], Sequence[str]] = tuple
        self._pace = pace or Pace()
        self._dice = dice or random.SystemRandom()
        self._listeners: list[Listener] = []
        self._tasks = Tasks("session")
        self._dispatcher = Dispatcher(
            client,
            self.store,
            self._take_in,
            lambda action: self._tell([action]),
            lambda: self.link.state is LinkState.LIVE,
        )
        self._actions: dict[int, asyncio.Task[Action]] = {}
        self._groups = itertools.count(1)
        self._whole = asyncio.Event()
        self._missed_again = False
        self._hurry = asyncio.Event()
        self._quality_pushed = 0.0
        self._skew = Skew()

    # listeners

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each change, action and link from now on; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, events: Sequence[Event]) -> None:
        for listener in tuple(self._listeners):
            listener(events)

    def _set_link(self, **changed: object) -> None:
        state = changed.get("state", self.link.state)
        if state is not self.link.state:
            changed = {"since": time.time(), "problem": None, "retry_at": None, **changed}
        self.link = replace(self.link, **changed)
        self._tell([self.link])

    # life

    async def run(self, *, wait_for_start: bool = False) -> None:
        """Sign in and stay live; returns when the conference has ended.

        Raises VendorError if signing in fails, or if nothing but a user can bring it back.
        """
        try:
            grant = await self._sign_in(wait_for_start=wait_for_start)
            self._tasks.start(self._keep_token(grant), "token")
            self._tasks.start(self._poll_quality(), "quality")
            await self._stay_live()
            self._set_link(state=LinkState.ENDED)
        except VendorError as error:
            ended = error.problem is Problem.ENDED and self.link.last_push is not None
            self._set_link(
                state=LinkState.ENDED if ended else LinkState.FAILED, problem=error, retry_at=None
            )
            if not ended:
                raise
        finally:
            await self._tasks.cancel()

    async def close(self) -> None:
        """Stop everything that runs for this conference; the conference itself goes on."""
        await self._tasks.cancel()
        await self.client.close()
        if self.link.state not in {LinkState.ENDED, LinkState.FAILED}:
            self._set_link(state=LinkState.CLOSED)

    def reconnect_now(self) -> None:
        """Don't wait for the next attempt."""
        self._hurry.set()

    async def _sign_in(self, *, wait_for_start: bool) -> Grant:
        self._set_link(state=LinkState.SIGNING_IN)
        while True:
            try:
                grant = await self.client.sign_in()
            except VendorError as error:
                if error.problem is not Problem.NOT_STARTED or not wait_for_start:
                    raise
                retry_at = time.time() + self._pace.start_check
                self._set_link(state=LinkState.NOT_STARTED, problem=error, retry_at=retry_at)
                await self._sleep(self._pace.start_check)
            else:
                self._granted(grant)
                return grant

    def _granted(self, grant: Grant) -> None:
        if grant.server_time is not None:
            self._skew.told(grant.server_time, time.time())
            self._set_link(skew=self._skew.seconds)

    async def _sleep(self, seconds: float) -> None:
        self._hurry.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._hurry.wait()

    async def _keep_token(self, grant: Grant) -> None:
        while True:
            await asyncio.sleep(max(1.0, grant.lifetime * self._pace.renew_share))
            try:
                grant = await self.client.renew()
                self._granted(grant)
            except VendorError as error:
                # The next call signs in again by itself if the token has really run out.
                log.warning("the control token could not be renewed: %s", error)
                grant = replace(grant, lifetime=60.0)

    async def _stay_live(self) -> None:
        attempt = 0
        while not self.store.ended:
            began = time.monotonic()
            self._set_link(
                state=LinkState.AWAY if self.link.last_push else LinkState.CONNECTING,
                attempt=attempt,
                retry_at=None,
            )
            problem = await self._live_once()
            if self.store.ended:
                return
            if problem.problem is Problem.ENDED or problem.problem in HOPELESS:
                raise problem
            if time.monotonic() - began > self._pace.steady:
                attempt = 0
            wait = wait_before(attempt, self._dice)
            attempt += 1
            log.info("the push channel is down (%s); next attempt in %.1f s", problem, wait)
            self._set_link(
                state=LinkState.AWAY,
                problem=problem,
                attempt=attempt,
                retry_at=time.time() + wait,
                resyncing=False,
            )
            await self._sleep(wait)

    async def _live_once(self) -> VendorError:
        """Open the stream and follow it until it ends; why it ended."""
        try:
            async with self.client.stream() as stream, Tasks("stream") as tasks:
                beat = tasks.start(self._beat(stream), "heartbeat")
                read = tasks.start(self._read(stream, tasks), "reader")
                done, _ = await asyncio.wait({beat, read}, return_when=asyncio.FIRST_COMPLETED)
                return await done.pop()
        except VendorError as error:
            return error

    async def _beat(self, stream: Stream) -> VendorError:
        """Measure the round trip over and over; ends when the peer is silent. The first, which
        waits behind the whole state, is soon followed by a truer one."""
        pause = self._pace.first_heartbeats
        while True:
            try:
                async with asyncio.timeout(self._pace.echo):
                    round_trip = await stream.heartbeat()
            except TimeoutError:
                return VendorError(Problem.UNREACHABLE, detail="no answer to the heartbeat")
            except StreamClosed as closed:
                return _closed(closed)
            self._set_link(round_trip=round_trip)
            await asyncio.sleep(pause)
            pause = self._pace.heartbeat

    async def _read(self, stream: Stream, tasks: Tasks) -> VendorError:
        """Apply frame after frame, a slice of time a turn of the loop however many are queued. What
        frames changed that are at hand together is told together."""
        self._whole.clear()
        idle_since = until = time.perf_counter()
        try:
            while not self.store.ended:
                facts: Iterable[Fact] | None = await stream.frame()
                if (now := time.perf_counter()) - idle_since > _WAITED:
                    until = now + self._pace.slice
                missed = late = False
                changes: list[Change] = []
                while facts is not None:
                    came = time.time()
                    for count, fact in enumerate(facts, 1):
                        missed = missed or type(fact) is Missed
                        changes += self._apply(fact)
                        if not count % _LOOK and time.perf_counter() > until:
                            self._told(changes)
                            changes = []
                            await asyncio.sleep(0)
                            until = time.perf_counter() + self._pace.slice
                    # After each frame: the next one may take back what was waited for.
                    self._dispatcher.look()
                    late = time.perf_counter() > until
                    facts = None if late or missed or self.store.ended else stream.at_hand()
                if changes:
                    self._tell(changes)
                if late:
                    await asyncio.sleep(0)
                    until = time.perf_counter() + self._pace.slice
                self._skew.pushed(self.store.told_at, came)
                self._pushed(came)
                if missed and self.link.resyncing:
                    # What was missed before the whole state came is in it.
                    self._missed_again = self._missed_again or self._whole.is_set()
                elif missed:
                    self._set_link(resyncing=True)
                    tasks.start(self._resync(stream), "re-sync")
                idle_since = time.perf_counter()
        except StreamClosed as closed:
            return _closed(closed)
        return VendorError(Problem.ENDED)

    def _told(self, changes: Sequence[Change]) -> None:
        if changes:
            self._dispatcher.look()
            self._tell(changes)

    def _apply(self, fact: Fact) -> list[Change]:
        if type(fact) is Complete and fact.group is Group.PARTICIPANTS:
            self._whole.set()
        elif type(fact) is QualityTold:
            self._quality_pushed = time.monotonic()
        return self.store.apply(fact)

    def _take_in(self, facts: Iterable[Fact]) -> None:
        """Apply what a call's answer told."""
        self._told([change for fact in facts for change in self.store.apply(fact)])

    def _pushed(self, came: float) -> None:
        """Note that a frame came; listeners read the age of it when they draw."""
        fresh = {"last_push": came, "skew": self._skew.seconds}
        if self._whole.is_set() and self.link.state is not LinkState.LIVE:
            self._set_link(state=LinkState.LIVE, attempt=0, **fresh)
            self._dispatcher.look()
        else:
            self.link = replace(self.link, **fresh)

    async def _resync(self, stream: Stream) -> None:
        """Get the whole state again, until nothing was missed after it."""
        self._missed_again = True
        while self._missed_again:
            self._missed_again = False
            self._whole.clear()
            if not await self._tell_whole(stream):
                self._missed_again = True
                await asyncio.sleep(self._pace.whole_state)
        self._set_link(resyncing=False)

    async def _tell_whole(self, stream: Stream) -> bool:
        """The whole state by a new subscription, else by a call; whether it came."""
        try:
            await stream.resubscribe()
            async with asyncio.timeout(self._pace.whole_state):
                await self._whole.wait()
        except (TimeoutError, StreamClosed, VendorError):
            try:
                self._take_in(await self.client.snapshot())
            except VendorError as error:
                log.warning("no whole state after a gap: %s", error)
                return False
            self._whole.set()
        return True

    async def _poll_quality(self) -> None:
        """Ask for the quality of those who matter, in meetings whose push tells none (5.2.42)."""
        while True:
            await asyncio.sleep(self._pace.quality_poll)
            pushed = time.monotonic() - self._quality_pushed < self._pace.quality_push
            pids = self.quality_wanted()
            if pushed or not pids or self.link.state is not LinkState.LIVE:
                continue
            try:
                self._take_in(await self.client.measure(pids))
            except VendorError as error:
                log.info("the call quality could not be asked for: %s", error)

    # orders

    def submit(self, order: Order) -> Action:
        """Begin to carry out `order`; listeners hear of each step, this one included."""
        return self._submit(order)

    def _submit(self, order: Order, group: int = 0) -> Action:
        action = self._dispatcher.begin(order, group)
        self._tell([action])
        task = self._tasks.start(self._dispatcher.carry_out(action), order.command)
        self._actions[action.id] = task
        task.add_done_callback(lambda _: self._actions.pop(action.id, None))
        return action

    def submit_in_turn(self, orders: Sequence[Order]) -> int:
        """Carry out `orders` one after the other; the group that their actions will have. If one is
        cancelled, the rest is not given."""
        group = next(self._groups)
        self._tasks.start(self._in_turn(orders, group), f"group {group}")
        return group

    async def _in_turn(self, orders: Sequence[Order], group: int) -> None:
        for order in orders:
            task = self._actions[self._submit(order, group).id]
            await asyncio.wait({task})
            if task.cancelled():
                return
            # One that fails for a fault of ours is told of by its owner; the rest goes on.
            if task.exception() is None and task.result().status is Status.CANCELLED:
                return

    async def carry_out(self, order: Order) -> Action:
        """Carry out `order` and wait for how it ends, which may be with the meeting."""
        last = self.submit(order)

        def heard(events: Sequence[Event]) -> None:
            nonlocal last
            for event in events:
                if isinstance(event, Action) and event.id == last.id:
                    last = event

        stop = self.listen(heard)
        try:
            await asyncio.wait({self._actions[last.id]})
        finally:
            stop()
        return last

    def cancel(self, action_id: int) -> None:
        """Send no more calls of an action; those on their way come to their end. A second time, or
        where that is all of it, it is not followed any longer."""
        if not self._dispatcher.withdraw(action_id) and (task := self._actions.get(action_id)):
            task.cancel()


def _closed(closed: StreamClosed) -> VendorError:
    return VendorError(Problem.UNREACHABLE, detail=f"the socket was closed ({closed})")
