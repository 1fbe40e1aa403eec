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
from controlroom.session.turns import Ticket, Turns
from controlroom.vendors.base import Answer, Call, Client, Problem, VendorError
from controlroom.vendors.ratelimit import WithdrawnError, withdrawal


class Status(Enum):
    """How far an order is; WAITING: the vendor accepted it, the push has not shown it yet. PARTLY:
    some calls were refused, the others done. CANCELLED: some may have been done before."""

    SENT = "sent"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    PARTLY = "partly"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"
    CANCELLED = "cancelled"


CONFIRM_WITHIN = 8.0
UNPROMISED_WITHIN = 1.5
AT_ONCE = 10
# How often the progress of many calls is told.
PROGRESS_MS = 100


class Refusal(msgspec.Struct, frozen=True):
    """One call of an order that did not succeed; `pid` is empty if it was for the conference."""

    pid: str
    problem: Problem
    code: str = ""
    message: str = ""
    http_status: int = 0


class Action(msgspec.Struct, frozen=True):
    """An order and how far it is. `started_at` is epoch seconds; the counts are of calls; `unsent`
    are the pids of those that were never sent. `undo` are the orders that would bring back what was
    when it was sent, None where there are none; in the end, what they do for people is limited to
    those who were reached. Actions of one `group` were given together, 0 is none."""

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
    unsent: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status not in {Status.SENT, Status.WAITING}

    @property
    def left(self) -> int:
        """How many calls have no answer: not sent yet, on their way, or never sent."""
        return self.total - self.done - len(self.refusals)

    @property
    def repeatable(self) -> bool:
        """Whether trying it again does no harm, should it have happened all the same."""
        unknown = self.status is Status.UNCONFIRMED or any(
            refusal.problem is Problem.TIMED_OUT for refusal in self.refusals
        )
        return not (unknown and COMMANDS[self.order.command].adds)

    @property
    def rest(self) -> Order:
        """The order for those who were refused or not reached; the whole if that can't be told."""
        missed = {refusal.pid for refusal in self.refusals} | set(self.unsent)
        targets = tuple(person for person in self.order.targets if person.pid in missed)
        if not targets or "" in missed:
            return self.order
        return replace(self.order, targets=targets)


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
        self._turns = Turns()
        self._under_way: dict[int, _Errand] = {}
        self._waiting: dict[Check, asyncio.Future[None]] = {}

    def begin(self, order: Order, group: int = 0) -> Action:
        """A new action for `order`, not sent yet; it keeps its place among those begun earlier."""
        action = Action(next(self._ids), order, Status.SENT, time.time(), group=group)
        if order.command == "mute-all":
            self._overtake()
        self._under_way[action.id] = _Errand(action, self._turns.take(order), self._tell)
        return action

    def _overtake(self) -> None:
        """Silence for all does not wait until the last microphone has been opened one by one."""
        for errand in self._under_way.values():
            if errand.action.order.command in {"mute", "unmute"}:
                errand.ticket.withdraw()

    def withdraw(self, action_id: int) -> bool:
        """Send no more calls of an action; what is on its way comes to its end. False if it is not
        one that could be stopped midway, or has been stopped already."""
        errand = self._under_way.get(action_id)
        if errand is None or errand.ticket.withdrawn.done():
            return False
        if errand.action.total and not errand.sending:
            return False
        errand.ticket.withdraw()
        return True

    async def carry_out(self, action: Action) -> Action:
        """Send `action`, follow it to its end and return how it ended; never raises VendorError."""
        errand = self._under_way[action.id]
        expectation: Expectation | None = None
        try:
            await errand.ticket.come()
            command = COMMANDS[action.order.command]
            order = command.completed(action.order, self._store)
            expectation = command.expect(order, self._store)
            undo = command.inverse(order, self._store)
            try:
                errand.unsent = list(self._client.calls(order))
            except VendorError as error:
                errand.step(status=Status.REFUSED, refusals=(_refusal("", error),))
                return errand.action
            errand.step(total=len(errand.unsent), undo=undo)
            await self._send(errand)
            reached = errand.reached(order)
            if reached is not order and command.target is Target.MANY:
                expectation = command.expect(reached, self._store)
            if not errand.settled_by_answers():
                errand.step(status=Status.WAITING)
                status = await self._confirmed(expectation)
                errand.step(status=Status.PARTLY if errand.action.refusals else status)
        except asyncio.CancelledError:
            # With the meeting everything ends, the order that ended it too: that one is done.
            if self._store.ended and expectation is not None and expectation.check(self._store):
                errand.step(status=Status.CONFIRMED)
                return errand.action
            errand.step(status=Status.CANCELLED)
            raise
        finally:
            self._turns.leave(errand.ticket)
            del self._under_way[action.id]
            if not errand.action.settled:
                errand.step(status=Status.FAILED)
        return errand.action

    async def _send(self, errand: "_Errand") -> None:
        """Perform all calls, a few at once: workers stall the loop less than gathering all."""

        async def work() -> None:
            withdrawal.set(errand.ticket.withdrawn)
            while (call := await errand.next()) is not None:
                try:
                    answer = await self._client.perform(call)
                except WithdrawnError:
                    errand.unsent.append(call)
                    return
                except VendorError as error:
                    errand.refused(call, error)
                else:
                    errand.answered(call, answer)
                    self._take_in(answer.facts)
                finally:
                    errand.ticket.sent(call.pid)

        errand.sending = errand.action.total > 1
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(AT_ONCE, len(errand.unsent))):
                    group.create_task(work())
        finally:
            errand.sending = False
            self._turns.leave(errand.ticket)

    async def _confirmed(self, expectation: Expectation | None) -> Status:
        if expectation is None or not expectation.telling:
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


class _Errand:
    """An action under way: its calls and their answers. `unsent` holds those that have not gone
    out, the next one first; while `sending`, the rest of several can be taken back."""

    def __init__(self, action: Action, ticket: Ticket, tell: Callable[[Action], None]) -> None:
        self.action = action
        self.ticket = ticket
        self.unsent: list[Call] = []
        self.sending = False
        self._tell = tell
        self._begun = time.perf_counter()
        self._told = 0
        self._done: list[Call] = []

    def step(self, **changed: object) -> None:
        """Tell how far it is."""
        self._note(**changed)
        self._told = self.action.elapsed_ms
        self._tell(self.action)

    def _note(self, **changed: object) -> None:
        elapsed = round((time.perf_counter() - self._begun) * 1000)
        self.action = replace(self.action, elapsed_ms=elapsed, **changed)

    async def next(self) -> Call | None:
        """The next call, once its person's turn has come; None if there is none to be sent."""
        if not self.unsent or self.ticket.withdrawn.done():
            return None
        call = self.unsent.pop(0)
        await self.ticket.reach(call.pid)
        if not self.ticket.withdrawn.done():
            return call
        self.unsent.append(call)
        return None

    def answered(self, call: Call, answer: Answer) -> None:
        """A call was done."""
        self._done.append(call)
        results = self.action.results
        if answer.result is not None:
            results = (*results, answer.result)
        done = self.action.done + 1
        self._note(done=done, http_status=answer.http_status, results=results)
        # Hundreds a second come, more than anybody can follow.
        if done == self.action.total or self.action.elapsed_ms - self._told >= PROGRESS_MS:
            self.step()

    def refused(self, call: Call, error: VendorError) -> None:
        """A call was not done."""
        refusals = (*self.action.refusals, _refusal(call.pid, error))
        self.step(refusals=refusals, http_status=error.http_status)

    def reached(self, order: Order) -> Order:
        """`order` for those of its people whom a call has reached; the same one if all were."""
        if self.action.total <= 1 or len(self._done) == self.action.total:
            return order
        pids = {call.pid for call in self._done}
        targets = tuple(person for person in order.targets if person.pid in pids)
        return replace(order, targets=targets)

    def settled_by_answers(self) -> bool:
        """Settle it if nothing was done, or not all of it was sent; whether it is settled."""
        self._limit_undo()
        if self.unsent:
            unsent = tuple(call.pid for call in self.unsent)
            self.step(status=Status.CANCELLED, unsent=unsent)
        elif not self._done:
            answered = any(refusal.http_status for refusal in self.action.refusals)
            self.step(status=Status.REFUSED if answered else Status.FAILED)
        return self.action.settled

    def _limit_undo(self) -> None:
        """Let the undo be for those only who were reached, where calls were for single people."""
        missed = {refusal.pid for refusal in self.action.refusals}
        missed |= {call.pid for call in self.unsent}
        if missed - {""} and self.action.undo:
            undo = [_without(order, missed) for order in self.action.undo]
            kept = tuple(order for order in undo if order is not None)
            self.action = replace(self.action, undo=kept or None)


def _without(order: Order, pids: set[str]) -> Order | None:
    if not order.targets:
        return order
    targets = tuple(person for person in order.targets if person.pid not in pids)
    return replace(order, targets=targets) if targets else None


def _refusal(pid: str, error: VendorError) -> Refusal:
    return Refusal(pid, error.problem, error.code, error.message or error.detail, error.http_status)
