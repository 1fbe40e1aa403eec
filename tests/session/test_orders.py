"""Orders: sent, accepted, confirmed by the push; refused, unconfirmed or failed in words."""

import asyncio

import pytest

from controlroom.commands.registry import Order
from controlroom.meeting.model import Mode, Role
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.simulator.faults import HttpFault
from controlroom.vendors.base import Problem
from tests.session.conftest import Desk


def sites(desk: Desk) -> list[str]:
    """Participants with a picture who are not the chair."""
    return [
        person.pid
        for person in desk.session.store.people.values()
        if person.present and person.video and person.role is Role.GUEST and person.number
    ]


async def test_each_command_is_confirmed_and_takes_effect(desk: Desk) -> None:
    world, store = desk.service.world, desk.session.store
    a, b, c, *_ = sites(desk)
    for words in (
        f"mute {a} {b}",
        f"unmute {a}",
        "mute-all",
        "mute-all --forbid-self-unmute",
        "unmute-all",
        "lock",
        "unlock",
        f"broadcast {a}",
        "cancel-broadcast",
        f"roll-call {b}",
        "cancel-broadcast",
        f"layout Four --pane 1={a} --pane 2={b},{c} --switch-time 20",
        f"layout Two --pane 1={b} --pane 2={a}",
        "display voice multi",
        "display voice single",
        "record-start",
        "record-stop",
    ):
        action = await desk.do(words)
        assert action.status is Status.CONFIRMED, (words, action)
        assert action.http_status == 200
    assert not world.conference.recording
    assert store.conference.recording is False


async def test_what_nothing_can_confirm_is_accepted(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    saved = await desk.do(f"layout Two --pane 1={a} --save-only")
    assert saved.status is Status.ACCEPTED
    measured = await desk.do(f"qos {a} {b}")
    assert measured.status is Status.ACCEPTED
    assert {row["participantID"] for result in measured.results for row in result} == {a, b}


async def test_a_roll_call_opens_one_and_mutes_all_others_but_the_chair(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    await desk.do(f"roll-call {a}")
    await desk.do(f"roll-call {b}")
    store = desk.session.store
    assert store.conference.mode is Mode.ROLL_CALL
    assert [p.pid for p in store.people.values() if p.roll_call] == [b]
    await desk.until(lambda: store.people[b].muted is False)
    others = [p for p in store.people.values() if p.present and p.role is Role.GUEST and p.pid != b]
    await desk.until(lambda: all(store.people[p.pid].muted for p in others))


async def test_steps_are_told_in_order(desk: Desk) -> None:
    await desk.do("lock")
    steps = [e.status for e in desk.events if isinstance(e, Action)]
    assert steps[0] is Status.SENT
    assert steps[-2:] == [Status.WAITING, Status.CONFIRMED]


async def test_a_refusal_says_why(desk: Desk) -> None:
    desk.service.faults.deny("/lock", status=403, error_code="MMC.111074002")
    action = await desk.do("lock")
    assert action.status is Status.REFUSED
    (refusal,) = action.refusals
    assert (refusal.code, refusal.http_status) == ("MMC.111074002", 403)
    assert desk.session.store.conference.locked is False


async def test_an_accepted_order_that_never_shows_is_unconfirmed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 0.3)
    desk.service.faults.add(HttpFault(path="/lock", swallow=True))
    action = await desk.do("lock")
    assert action.status is Status.UNCONFIRMED
    assert desk.session.store.conference.locked is False


async def test_a_server_that_is_gone_is_a_failure(desk: Desk) -> None:
    await desk.do("lock")
    desk.session.client._http.url = ""  # type: ignore[attr-defined]
    desk.session.client._http._client.base_url = "http://127.0.0.1:9"  # type: ignore[attr-defined]
    action = await desk.do("unlock")
    assert action.status is Status.FAILED
    assert action.refusals[0].problem is Problem.UNREACHABLE


async def test_of_many_the_refused_ones_are_named(desk: Desk) -> None:
    a, b, c, *_ = sites(desk)
    desk.service.faults.deny("/participants/mute", status=400, error_code="MMC.111080004", times=1)
    action = await desk.do(f"mute {a} {b} {c}")
    assert action.status is Status.REFUSED
    assert (action.total, action.done, len(action.refusals)) == (3, 2, 1)
    assert action.refusals[0].pid in {a, b, c}


async def test_a_limit_is_kept_by_waiting(desk: Desk) -> None:
    desk.service.faults.add(HttpFault(path="/lock", status=429, error_code="APIGW.0308", times=1))
    action = await desk.do("lock")
    assert action.status is Status.REFUSED
    assert action.refusals[0].problem is Problem.TOO_MANY_REQUESTS


async def test_an_order_can_be_cancelled(desk: Desk) -> None:
    desk.service.faults.add(HttpFault(path="/lock", hang=True))
    action = desk.session.submit(Order("lock"))
    await asyncio.sleep(0.05)
    desk.session.cancel(action.id)
    await desk.until(
        lambda: any(isinstance(e, Action) and e.status is Status.CANCELLED for e in desk.events)
    )
    desk.service.faults.clear()


async def test_orders_of_the_same_kind_do_not_confirm_each_other(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    first, second = await asyncio.gather(desk.do(f"mute {a}"), desk.do(f"mute {b}"))
    assert first.id != second.id
    assert {first.status, second.status} == {Status.CONFIRMED}
