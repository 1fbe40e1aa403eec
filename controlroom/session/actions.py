"""An order on its way: sent, accepted by the vendor, confirmed by the push, or not."""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any

import msgspec
from msgspec.structs import replace

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Check, Expectation, Order, Target
from controlroom.meeting.facts import Fact
from controlroom.meeting.store import Store
from controlroom.vendors.base import Answer, Call, Client, Problem, VendorError


class Status(Enum):
    """How far an order is; WAITING: the vendor accepted it, the push has not shown it yet."""

    SENT = "sent"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"
    CANCELLED = "cancelled"


CONFIRM_WITHIN = 8.0
UNPROMISED_WITHIN = 1.5
AT_ONCE = 10


class Refusal(msgspec.Struct, frozen=True):
    """One call of an order that did not succeed; `pid` is empty if it was for the conference."""

    pid: str
    problem: Problem
    code: str = ""
    message: str = ""
    http_status: int = 0


class Action(msgspec.Struct, frozen=True):
    """An order and how far it is. `started_at` is epoch seconds; the counts are of calls; `undo`
    are the orders that would bring back what was when it was sent, None where there are none; those
    of one `group` were given together, 0 is none."""

    id: int
    order: Order
    status: Status
    started_at: float
    elapsed_ms: int = 0
    total: int = 0
    done: int = 0
    refusals: tuple[Refusal, ...] = ()
    http_status: int = 0
    results: tuple[Sequence[Any], ...] = ()
    undo: tuple[Order, ...] | None = None
    group: int = 0

    @property
    def settled(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status not in {Status.SENT, Status.WAITING}


class Dispatcher:
    """Carries out orders through `client`, and asks the store whether the pushes agree.

    `fresh` says whether the store is what the meeting is now: while the push is away it may agree
    by being old, and confirms nothing.
    """

    def __init__(
        self,
        client: Client,
        store: Store,
        take_in: Callable[[Iterable[Fact]], None],
        tell: Callable[[Action], None],
        fresh: Callable[[], bool],
    ) -> None:
        self._client = client
        self._store = store
        self._take_in = take_in
        self._tell = tell
        self._fresh = fresh
        self._ids = itertools.count(1)
        self._waiting: dict[Check, asyncio.Future[None]] = {}

    def begin(self, order: Order, group: int = 0) -> Action:
        """A new action for `order`, not sent yet."""
        return Action(next(self._ids), order, Status.SENT, time.time(), group=group)

    async def carry_out(self, action: Action) -> Action:
        """Send `action`, follow it to its end and return how it ended; never raises VendorError."""
        begun = time.perf_counter()

        def step(**changed: object) -> None:
            nonlocal action
            elapsed = round((time.perf_counter() - begun) * 1000)
            action = replace(action, elapsed_ms=elapsed, **changed)
            self._tell(action)

        command = COMMANDS[action.order.command]
        order = command.completed(action.order, self._store)
        expectation = command.expect(order, self._store)
        undo = command.inverse(order, self._store)
        try:
            calls = list(self._client.calls(order))
        except VendorError as error:
            step(status=Status.REFUSED, refusals=(_refusal("", error),))
            return action
        step(total=len(calls), undo=undo)
        answers: list[tuple[Call, Answer]] = []

        def heard(call: Call, outcome: Answer | VendorError) -> None:
            if isinstance(outcome, VendorError):
                refused = (*action.refusals, _refusal(call.pid, outcome))
                step(refusals=refused, http_status=outcome.http_status)
            else:
                answers.append((call, outcome))
                step(done=action.done + 1, http_status=outcome.http_status)
                self._take_in(outcome.facts)

        try:
            await self._send(calls, heard)
            if not answers:
                step(status=_refused_or_failed(action))
                return action
            results = tuple(a.result for _, a in answers if a.result is not None)
            if action.refusals and command.target is Target.MANY and len(calls) > 1:
                reached = {call.pid for call, _ in answers}
                rest = tuple(person for person in order.targets if person.pid in reached)
                expectation = command.expect(replace(order, targets=rest), self._store)
            step(status=Status.WAITING, results=results)
            status = await self._confirmed(expectation)
            step(status=_refused_or_failed(action) if action.refusals else status)
        except asyncio.CancelledError:
            # With the meeting everything ends, the order that ended it too: that one is done.
            if self._store.ended and expectation is not None and expectation.check(self._store):
                step(status=Status.CONFIRMED)
                return action
            step(status=Status.CANCELLED)
            raise
        finally:
            if not action.settled:
                step(status=Status.FAILED)
        return action

    async def _send(
        self, calls: list[Call], heard: Callable[[Call, Answer | VendorError], None]
    ) -> None:
        """Perform all calls, a few at once: workers stall the loop less than gathering all."""
        left = iter(calls)

        async def work() -> None:
            for call in left:
                try:
                    heard(call, await self._client.perform(call))
                except VendorError as error:
                    heard(call, error)

        async with asyncio.TaskGroup() as group:
            for _ in range(min(AT_ONCE, len(calls))):
                group.create_task(work())

    async def _confirmed(self, expectation: Expectation | None) -> Status:
        if expectation is None:
            return Status.ACCEPTED
        if self._fresh() and expectation.check(self._store):
            return Status.CONFIRMED
        seen = asyncio.get_running_loop().create_future()
        self._waiting[expectation.check] = seen
        try:
            limit = CONFIRM_WITHIN if expectation.promised else UNPROMISED_WITHIN
            async with asyncio.timeout(limit):
                await seen
        except TimeoutError:
            return Status.UNCONFIRMED if expectation.promised else Status.ACCEPTED
        finally:
            del self._waiting[expectation.check]
        return Status.CONFIRMED

    def look(self) -> None:
        """Ask again whether what was ordered shows; called after changes."""
        if not self._fresh():
            return
        for check, seen in self._waiting.items():
            if not seen.done() and check(self._store):
                seen.set_result(None)


def _refusal(pid: str, error: VendorError) -> Refusal:
    return Refusal(pid, error.problem, error.code, error.message or error.detail, error.http_status)


def _refused_or_failed(action: Action) -> Status:
    answered = any(refusal.http_status for refusal in action.refusals)
    return Status.REFUSED if answered else Status.FAILED
