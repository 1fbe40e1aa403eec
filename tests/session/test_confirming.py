"""Confirmed is only what a push has shown; silence is told as what it is."""

import asyncio

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, ParticipantTold
from controlroom.meeting.model import Layout, Pane, Participant, Role
from controlroom.meeting.store import Store
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.tasks import Tasks
from controlroom.vendors.base import Stream
from controlroom.vendors.huawei import client
from tests.session.conftest import Desk


def a_guest(desk: Desk) -> str:
    people = desk.session.store.people.values()
    return next(
        p.pid for p in people if p.present and p.video and p.role is Role.GUEST and not p.cohost
    )


async def test_what_was_so_by_default_confirms_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every service tells of locked views, co-hosts and invitations to share."""
    monkeypatch.setattr(actions, "UNPROMISED_WITHIN", 0.1)
    pid = a_guest(desk)
    for words in (f"uncohost {pid}", f"uninvite-share {pid}"):
        assert (await desk.do(words)).status is Status.ACCEPTED, words
    assert (await desk.do(f"cohost {pid}")).status is Status.CONFIRMED
    assert (await desk.do(f"uncohost {pid}")).status is Status.CONFIRMED


def test_a_view_that_was_never_locked_confirms_no_unlocking() -> None:
    store, viewer = Store(), Participant("1")
    order = Order("unlock-view", (viewer,), {"target": Participant("2")})
    for locked, telling in ((False, False), (True, True)):
        store.apply(ParticipantTold("1", {"view_locked": locked}, 0))
        expectation = COMMANDS["unlock-view"].expect(order, store)
        assert expectation is not None
        assert expectation.telling is telling


def test_the_same_people_in_another_picture_confirm_nothing() -> None:
    store, people = Store(), (Participant("1"), Participant("2"))
    panes = {index: (person,) for index, person in enumerate(people, 1)}
    order = Order("layout", (), {"image_type": "Two", "pane": panes})
    for count, shown in ((4, False), (2, True)):
        pushed = Layout((Pane(1, ("1",)), Pane(2, ("2",))), count)
        store.apply(ConferenceTold({"layout": pushed}, 0))
        expectation = COMMANDS["layout"].expect(order, store)
        assert expectation is not None
        assert expectation.check(store) is shown


async def test_a_control_over_the_socket_needs_no_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer to ConfControl is documented (6.1.3.10)."""
    monkeypatch.setattr(client, "_COMPLAINS_WITHIN", 0.1)
    monkeypatch.setattr(client, "_ASKED", frozenset({"Subscribe", "HeartBeat"}))
    action = await desk.do("subtitles-start")
    assert action.status is Status.CONFIRMED
    assert desk.session.store.conference.subtitles is True


async def test_an_order_that_the_meeting_s_end_overtakes_ends_with_it(desk: Desk) -> None:
    pid = a_guest(desk)
    await desk.do(f"unmute {pid}")
    desk.service.skip_increment()

    async def end() -> None:
        await desk.until(lambda: any(is_waiting_mute(event) for event in desk.events))
        desk.service.end_conference()

    def is_waiting_mute(event: object) -> bool:
        if not isinstance(event, Action) or event.order.command != "mute":
            return False
        return event.status is Status.WAITING

    async with asyncio.TaskGroup() as group:
        group.create_task(end())
        action = await desk.do(f"mute {pid}")
    assert action.status is Status.CANCELLED


async def test_a_re_sync_asks_with_the_token_of_now(desk: Desk) -> None:
    """The token that opened the socket runs out after half an hour (5.2.1)."""

    async def read(stream: Stream) -> None:
        while True:
            await stream.frame()

    client = desk.session.client
    async with client.stream() as stream, Tasks("test") as tasks:
        tasks.start(read(stream), "read")
        desk.service.expire_tokens()
        await client.renew()
        await stream.resubscribe()
