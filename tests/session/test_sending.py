"""Batches and the order of orders: what goes out, in which order, and what is left of it."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from controlroom.commands.parse import parse
from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant, Role
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.simulator.calls import ENDPOINTS, Stage
from controlroom.simulator.faults import HttpFault
from controlroom.simulator.rules import Call, Json
from controlroom.simulator.testing import running
from tests.session.conftest import Desk, at_desk

MUTE = "/participants/mute"


@pytest.fixture
async def hall() -> AsyncIterator[Desk]:
    """A meeting of 300."""
    async with running(participants=300) as service, at_desk(service) as desk:
        await desk.live()
        yield desk


def guests(desk: Desk) -> list[Participant]:
    people = desk.session.store.people.values()
    return [person for person in people if person.present and person.role is Role.GUEST]


def latest(desk: Desk, action_id: int) -> Action:
    told = [e for e in desk.events if isinstance(e, Action) and e.id == action_id]
    return told[-1]


async def settled(desk: Desk, action_id: int) -> Action:
    await desk.until(lambda: latest(desk, action_id).settled)
    return latest(desk, action_id)


# in the order given


@pytest.mark.parametrize("delays", [(0.2, 0.0), (0.0, 0.2)])
async def test_orders_for_the_same_person_go_in_the_order_given(
    desk: Desk, delays: tuple[float, float]
) -> None:
    person = guests(desk)[0]
    world = desk.service.world
    for delay in delays:
        desk.service.faults.add(HttpFault(path=MUTE, delay=delay, times=1))
    first = desk.session.submit(Order("mute", (person,)))
    second = desk.session.submit(Order("unmute", (person,)))
    await settled(desk, second.id)
    await settled(desk, first.id)
    assert world.participants[person.pid].muted is False


async def test_what_is_for_everybody_waits_for_what_was_for_one(desk: Desk) -> None:
    person = guests(desk)[0]
    await desk.do("mute-all")
    desk.service.faults.add(HttpFault(path=MUTE, delay=0.3, times=1))
    for order in (Order("unmute-all"), Order("mute", (person,)), Order("unmute-all")):
        last = desk.session.submit(order)
    await settled(desk, last.id)
    assert desk.service.world.participants[person.pid].muted is False


async def test_independent_orders_do_not_wait(desk: Desk) -> None:
    a, b, *_ = guests(desk)
    desk.service.faults.add(HttpFault(path=MUTE, hang=True, times=1))
    hanging = desk.session.submit(Order("mute", (a,)))
    await asyncio.sleep(0.05)
    assert (await desk.do(f"mute {b.pid}")).status is Status.CONFIRMED
    assert (await desk.do("lock")).status is Status.CONFIRMED
    assert not latest(desk, hanging.id).settled
    desk.service.faults.clear()
    await settled(desk, hanging.id)


async def test_waiting_for_the_push_delays_nobody(desk: Desk) -> None:
    desk.service.faults.add(HttpFault(path="/lock", swallow=True, times=1))
    begun = time.monotonic()
    desk.session.submit(Order("lock"))
    assert (await desk.do("unlock")).status is Status.CONFIRMED
    assert time.monotonic() - begun < actions.CONFIRM_WITHIN / 4


async def test_what_is_cancelled_or_fails_delays_nobody(desk: Desk) -> None:
    person = guests(desk)[0]
    desk.service.faults.add(HttpFault(path=MUTE, hang=True, times=1))
    hanging = desk.session.submit(Order("mute", (person,)))
    after = desk.session.submit(Order("mute", (person,)))
    await asyncio.sleep(0.05)
    desk.session.cancel(hanging.id)
    assert (await settled(desk, after.id)).status is Status.CONFIRMED
    assert latest(desk, hanging.id).status is Status.CANCELLED
    desk.service.faults.clear()
    desk.service.faults.deny(MUTE, status=400, error_code="MMC.111080004", times=1)
    desk.session.submit(Order("mute", (person,)))
    assert (await desk.do(f"unmute {person.pid}")).status is Status.CONFIRMED
    assert not desk.session._dispatcher._turns._people
    assert not desk.session._dispatcher._turns._last


async def test_of_two_batches_each_persons_calls_are_in_order(
    hall: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 0.3)
    people = tuple(guests(hall))[:100]
    hall.service.faults.http_delay = 0.01
    first = hall.session.submit(Order("unmute", people))
    second = hall.session.submit(Order("mute", people[::-1]))
    await settled(hall, second.id)
    await settled(hall, first.id)
    world = hall.service.world
    assert all(world.participants[person.pid].muted for person in people)


async def test_silence_for_all_overtakes_a_batch(hall: Desk) -> None:
    people = tuple(guests(hall))
    await hall.do("mute-all")
    hall.service.faults.http_delay = 0.05
    batch = hall.session.submit(Order("unmute", people))
    await hall.until(lambda: latest(hall, batch.id).done > 20)
    begun = time.monotonic()
    silence = await hall.do("mute-all")
    assert silence.status is Status.CONFIRMED
    assert time.monotonic() - begun < 1
    world = hall.service.world
    assert all(world.participants[person.pid].muted for person in people)
    stopped = await settled(hall, batch.id)
    assert stopped.status is Status.CANCELLED
    assert len(stopped.unsent) == stopped.left > 0


# batches


async def test_a_batch_with_refusals_is_tried_again_for_those_only(hall: Desk) -> None:
    people = tuple(guests(hall))
    await hall.do("unmute-all")
    hall.service.faults.deny(MUTE, status=400, error_code="MMC.111080004", times=3)
    batch = await hall.session.carry_out(Order("mute", people))
    assert batch.status is Status.PARTLY
    assert (batch.done, len(batch.refusals), batch.left) == (len(people) - 3, 3, 0)
    assert batch.undo is not None
    (back,) = batch.undo
    refused = {refusal.pid for refusal in batch.refusals}
    assert not refused & {person.pid for person in back.targets}
    assert {person.pid for person in batch.rest.targets} == refused
    again = await hall.session.carry_out(batch.rest)
    assert (again.status, again.total) == (Status.CONFIRMED, 3)
    assert all(hall.service.world.participants[person.pid].muted for person in people)


async def test_cancelled_midway_what_is_on_its_way_is_awaited(hall: Desk) -> None:
    people = tuple(guests(hall))
    await hall.do("unmute-all")
    hall.service.faults.http_delay = 0.05
    batch = hall.session.submit(Order("mute", people))
    await hall.until(lambda: latest(hall, batch.id).done >= 20)
    hall.session.cancel(batch.id)
    stopped = await settled(hall, batch.id)
    assert stopped.status is Status.CANCELLED
    assert stopped.done + len(stopped.unsent) == stopped.total == len(people)
    world = hall.service.world
    muted = {person.pid for person in people if world.participants[person.pid].muted}
    await asyncio.sleep(0.2)
    assert muted == {p.pid for p in people if world.participants[p.pid].muted}, "none goes out"
    assert muted.isdisjoint(stopped.unsent), "what is told as not sent was not sent"
    assert len(muted) == stopped.done, "and what was sent has been heard of"
    assert stopped.undo is not None
    assert {person.pid for person in stopped.undo[0].targets} == muted
    again = await hall.session.carry_out(stopped.rest)
    assert (again.status, again.total) == (Status.CONFIRMED, len(stopped.unsent))


async def test_a_group_ends_with_the_action_that_is_cancelled(hall: Desk) -> None:
    people = tuple(guests(hall))
    hall.service.faults.http_delay = 0.05
    group = hall.session.submit_in_turn([Order("mute", people), Order("lock")])
    await hall.until(lambda: any(isinstance(e, Action) and e.done > 5 for e in hall.events))
    (batch,) = {e.id for e in hall.events if isinstance(e, Action) and e.group == group}
    hall.session.cancel(batch)
    await settled(hall, batch)
    await asyncio.sleep(0.2)
    assert not hall.service.world.conference.lock


async def test_a_storm_of_429_loses_nothing() -> None:
    async with (
        running(participants=100, calls_per_second=40) as service,
        at_desk(service) as desk,
    ):
        await desk.live()
        people = tuple(guests(desk))
        async with asyncio.timeout(20):
            batch = await desk.session.carry_out(Order("mute", people))
        assert batch.status is Status.CONFIRMED
        assert not batch.refusals
        assert all(service.world.participants[person.pid].muted for person in people)


async def test_each_call_is_executed_once_however_often_it_was_refused(
    hall: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, *_ = guests(hall)
    executed: list[str] = []
    key = ("PUT", f"/v1/mmc/control/conferences{MUTE}")
    endpoint = ENDPOINTS[key]

    def noting(stage: Stage, call: Call) -> Json | None:
        executed.append(call.query["participantID"])
        return endpoint.handler(stage, call)

    monkeypatch.setitem(ENDPOINTS, key, replace(endpoint, handler=noting))
    hall.service.faults.deny(MUTE, status=429, error_code="APIGW.0308", times=3)
    assert (await hall.do(f"mute {a.pid} {b.pid}")).status is Status.CONFIRMED
    assert sorted(executed) == sorted([a.pid, b.pid])


async def test_many_hands_go_in_one_call(hall: Desk) -> None:
    order = parse(["lower-hand", *(p.pid for p in guests(hall)[:50])])
    action = await hall.session.carry_out(order.order(hall.session.store.people))
    assert action.total == 1


async def test_an_order_that_is_cancelled_at_once_keeps_nobody_waiting(hall: Desk) -> None:
    person = next(p for p in hall.session.store.people.values() if p.present)
    taken_back = hall.session.submit(Order("mute", (person,)))
    hall.session.cancel(taken_back.id)
    async with asyncio.timeout(5):
        action = await hall.session.carry_out(Order("mute", (person,)))
    assert action.status is Status.CONFIRMED
    told = [e for e in hall.events if isinstance(e, Action) and e.id == taken_back.id]
    assert told[-1].status is Status.CANCELLED
    assert told[-1].unsent == (person.pid,)
