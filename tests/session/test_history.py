"""Undo: exactly what was, only what still is as it was left, and nothing after a while."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest

from controlroom.commands.parse import parse
from controlroom.commands.registry import Order
from controlroom.meeting.model import Mode, Participant, Role
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.session.session import Event
from controlroom.session.undo import LIFETIME, History, Offer, Reason, _common
from controlroom.simulator.faults import HttpFault
from controlroom.simulator.testing import running
from tests.session.conftest import Desk, at_desk

MUTE = "/participants/mute"


@dataclass
class Undoing:
    """A desk, and the history that listens to it by a clock of its own."""

    desk: Desk
    at: float = 0.0
    history: History = field(init=False)

    def __post_init__(self) -> None:
        self.history = History(self.desk.session.store, lambda: self.at)
        self.desk.session.listen(self._heard)

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Action):
                self.history.heard(event)

    async def do(self, words: str) -> Action:
        return await self.desk.do(words)

    def offer(self) -> Offer:
        offer = self.history.to_undo()
        assert offer is not None, self.history.why_not()
        return offer

    def words(self, offer: Offer | None) -> list[tuple[str, set[str]]]:
        assert offer is not None
        return [(order.command, {p.pid for p in order.targets}) for order in offer.orders]

    async def undo(self) -> None:
        await self.carried_out(self.offer())

    async def redo(self) -> None:
        offer = self.history.to_redo()
        assert offer is not None
        await self.carried_out(offer)

    async def carried_out(self, offer: Offer) -> None:
        groups: list[int] = []

        def submit(orders: Sequence[Order]) -> int:
            groups.append(self.desk.session.submit_in_turn(orders))
            return groups[0]

        assert self.history.carry_out(offer, submit)

        def over() -> bool:
            told = {
                e.id: e for e in self.desk.events if isinstance(e, Action) and e.group == groups[0]
            }
            return len(told) == len(offer.orders) and all(e.settled for e in told.values())

        await self.desk.until(over)

    def guests(self) -> list[Participant]:
        people = self.desk.session.store.people.values()
        return [p for p in people if p.present and p.role is Role.GUEST and p.number]

    def open_here(self) -> set[str]:
        """Who can be heard, by the server's own account."""
        chair = self.desk.session.store.chair
        world = self.desk.service.world
        return {p.pid for p in world.roster if p.in_meeting and not p.muted} - {chair}


@pytest.fixture
async def undoing(desk: Desk) -> Undoing:
    return Undoing(desk)


@pytest.fixture
async def hall() -> AsyncIterator[Undoing]:
    """A meeting of 300."""
    async with running(participants=300) as service, at_desk(service) as desk:
        await desk.live()
        yield Undoing(desk)


async def test_mute_all_of_300_is_undone_exactly(hall: Undoing) -> None:
    people = hall.guests()
    await hall.do("mute-all")
    await hall.do("unmute " + " ".join(person.pid for person in people[::25]))
    before = hall.open_here()
    assert len(before) == len(people[::25])
    await hall.do("mute-all --forbid-self-unmute")
    assert not hall.open_here()
    assert not hall.desk.service.world.conference.can_unmute
    offer = hall.offer()
    assert hall.words(offer) == [("allow-self-unmute", set()), ("unmute", before)]
    assert [order.command for order in offer.asking] == ["unmute"]
    await hall.undo()
    assert hall.open_here() == before
    assert hall.desk.service.world.conference.can_unmute


async def test_it_expires(undoing: Undoing) -> None:
    await undoing.do("lock")
    undoing.at = LIFETIME
    assert undoing.offer().until == LIFETIME
    undoing.at = LIFETIME + 1
    assert undoing.history.to_undo() is None
    reason, action = undoing.history.why_not()
    assert reason is Reason.EXPIRED
    assert action is not None
    assert action.order.command == "lock"


async def test_what_somebody_else_has_changed_is_left_alone(undoing: Undoing) -> None:
    """The order's effect does not show any more."""
    await undoing.do("lock")
    world = undoing.desk.service.world
    world.update_conference(lock=False)
    undoing.desk.service.changed()
    await undoing.desk.until(lambda: undoing.desk.session.store.conference.locked is False)
    assert undoing.history.to_undo() is None
    assert undoing.history.why_not()[0] is Reason.MOVED_ON


async def test_a_name_given_by_somebody_else_is_not_overwritten(undoing: Undoing) -> None:
    person = undoing.guests()[0]
    await undoing.do(f"rename {person.pid} 甲")
    assert undoing.words(undoing.offer()) == [("rename", {person.pid})]
    world = undoing.desk.service.world
    world.update(world.participants[person.pid], name="乙")
    undoing.desk.service.changed()
    store = undoing.desk.session.store
    await undoing.desk.until(lambda: store.people[person.pid].name == "乙")
    assert undoing.history.to_undo() is None


async def test_only_who_is_still_as_left_is_put_back(undoing: Undoing) -> None:
    a, b, c, *_ = undoing.guests()
    await undoing.do("mute-all")
    await undoing.do(f"unmute {a.pid} {b.pid} {c.pid}")
    await undoing.do("mute-all")
    world = undoing.desk.service.world
    world.update(world.participants[a.pid], muted=False)  # opened by somebody else
    undoing.desk.service.changed()
    await undoing.desk.until(lambda: undoing.desk.session.store.people[a.pid].muted is False)
    world.leave(world.participants[b.pid])
    undoing.desk.service.changed()
    await undoing.desk.until(lambda: b.pid not in undoing.desk.session.store.people)
    offer = undoing.offer()
    assert undoing.words(offer) == [("unmute", {c.pid})]
    assert [person.pid for person in offer.gone] == [b.pid]
    assert [person.pid for person in offer.changed] == [a.pid]
    await undoing.undo()
    assert undoing.open_here() == {a.pid, c.pid}


async def test_who_came_back_under_another_pid_is_found_again(undoing: Undoing) -> None:
    a, *_ = undoing.guests()
    await undoing.do("mute-all")
    await undoing.do(f"unmute {a.pid}")
    await undoing.do("mute-all")
    world, store = undoing.desk.service.world, undoing.desk.session.store
    identity = world.participants[a.pid].identity
    world.leave(world.participants[a.pid])
    undoing.desk.service.changed()
    await undoing.desk.until(lambda: a.pid not in store.people)
    back = world.join(identity)
    world.update(back, muted=True)
    undoing.desk.service.changed()
    await undoing.desk.until(
        lambda: any(p.number == a.number and p.present for p in store.people.values())
    )
    assert back.pid != a.pid
    assert undoing.words(undoing.offer()) == [("unmute", {back.pid})]
    await undoing.undo()
    assert undoing.open_here() == {back.pid}


async def test_undone_only_for_whom_it_was_done(hall: Undoing) -> None:
    people = hall.guests()[:20]
    pids = " ".join(person.pid for person in people)
    await hall.do(f"unmute {pids}")
    hall.desk.service.faults.deny(MUTE, status=400, error_code="MMC.111080004", times=3)
    action = await hall.do(f"mute {pids}")
    assert action.status is Status.PARTLY
    refused = {refusal.pid for refusal in action.refusals}
    ((command, back),) = hall.words(hall.offer())
    assert command == "unmute"
    assert back.isdisjoint(refused)
    assert back <= {person.pid for person in people}


async def test_what_was_cancelled_midway_is_undone_as_far_as_it_went(hall: Undoing) -> None:
    people = hall.guests()
    await hall.do("unmute-all")
    before = hall.open_here()
    hall.desk.service.faults.http_delay = 0.03
    batch = hall.desk.session.submit(Order("mute", tuple(people)))
    await hall.desk.until(lambda: len(before - hall.open_here()) > 20)
    hall.desk.session.cancel(batch.id)
    await hall.desk.until(
        lambda: any(
            isinstance(e, Action) and e.id == batch.id and e.settled for e in hall.desk.events
        )
    )
    store = hall.desk.session.store
    muted = before - hall.open_here()
    await hall.desk.until(lambda: all(store.people[pid].muted for pid in muted))
    assert hall.words(hall.offer()) == [("unmute", muted)]
    hall.desk.service.faults.http_delay = 0.0
    await hall.undo()
    assert hall.open_here() == before


async def test_refused_or_needless_leaves_nothing_to_undo(undoing: Undoing) -> None:
    undoing.desk.service.faults.deny("/lock", status=403, error_code="MMC.111074002", times=1)
    await undoing.do("lock")
    await undoing.do("unlock")
    a, b, *_ = undoing.guests()
    await undoing.do(f"qos {a.pid} {b.pid}")
    assert undoing.history.to_undo() is None
    assert undoing.history.why_not() == (Reason.NOTHING, None)


async def test_what_is_final_is_named_and_not_silently_passed(undoing: Undoing) -> None:
    await undoing.do("lock")
    await undoing.do("extend 10")
    offer = undoing.offer()
    assert undoing.words(offer) == [("unlock", set())]
    assert [action.order.command for action in offer.passed] == ["extend"]
    await undoing.undo()
    assert undoing.history.to_undo() is None
    reason, action = undoing.history.why_not()
    assert reason is Reason.FINAL
    assert action is not None
    assert action.order.command == "extend"


async def test_one_press_after_the_other_goes_further_back_and_redo_forward(
    undoing: Undoing,
) -> None:
    conference = undoing.desk.service.world.conference
    await undoing.do("lock")
    await undoing.do("forbid-self-unmute")
    assert undoing.history.to_redo() is None
    await undoing.undo()
    assert (conference.lock, conference.can_unmute) == (True, True)
    await undoing.undo()
    assert (conference.lock, conference.can_unmute) == (False, True)
    assert undoing.history.to_undo() is None, "undo never toggles"
    await undoing.redo()
    await undoing.redo()
    assert (conference.lock, conference.can_unmute) == (True, False)
    assert undoing.history.to_redo() is None
    await undoing.undo()
    assert undoing.history.to_redo() is not None
    await undoing.do("record-start")
    assert undoing.history.to_redo() is None, "what was ordered since counts"


async def test_an_undo_that_is_still_going_out_is_not_followed_by_another(
    undoing: Undoing,
) -> None:
    await undoing.do("lock")
    await undoing.do("forbid-self-unmute")
    offer = undoing.offer()
    undoing.desk.service.faults.add(HttpFault(path="/guestUnMute", hang=True, times=1))
    assert undoing.history.carry_out(offer, undoing.desk.session.submit_in_turn)
    assert undoing.history.to_undo() is None
    assert undoing.history.why_not()[0] is Reason.UNDER_WAY
    assert not undoing.history.carry_out(offer, undoing.desk.session.submit_in_turn)
    undoing.desk.service.faults.clear()
    await undoing.desk.until(lambda: undoing.history.to_undo() is not None)
    assert undoing.words(undoing.offer()) == [("unlock", set())]


async def test_a_group_is_one_entry_taken_back_from_its_end(undoing: Undoing) -> None:
    a, b, *_ = undoing.guests()
    session, world = undoing.desk.session, undoing.desk.service.world
    await undoing.do("mute-all")
    await undoing.do(f"unmute {a.pid}")
    orders = [
        parse(words.split()).order(session.store.people)
        for words in ("mute-all", f"unmute {b.pid}", f"mute {b.pid}", f"broadcast {a.pid}", "lock")
    ]
    group = session.submit_in_turn(orders)

    def told() -> dict[int, Action]:
        events = (e for e in undoing.desk.events if isinstance(e, Action))
        return {e.id: e for e in events if e.group == group}

    await undoing.desk.until(lambda: len(told()) == 2)
    assert undoing.history.to_undo() is None, "not while more of it is to come"
    await undoing.desk.until(
        lambda: len(told()) == len(orders) and all(a.settled for a in told().values())
    )
    offer = undoing.offer()
    assert len(offer.actions) == len(orders)
    assert [order.command for order in offer.orders] == [
        "unlock",
        "cancel-broadcast",
        "unmute",
        "mute",
        "unmute",
    ]
    await undoing.undo()
    assert undoing.open_here() == {a.pid}
    assert not world.conference.lock
    assert session.store.conference.mode is Mode.FREE


async def test_a_stale_offer_undoes_only_what_still_holds(undoing: Undoing) -> None:
    a, b, *_ = undoing.guests()
    await undoing.do("mute-all")
    await undoing.do(f"unmute {a.pid} {b.pid}")
    await undoing.do("mute-all")
    offer = undoing.offer()
    await undoing.do(f"unmute {a.pid}")
    submitted: list[Order] = []

    def submit(orders: Sequence[Order]) -> int:
        submitted.extend(orders)
        return 99

    assert undoing.history.carry_out(offer, submit)
    assert [{p.pid for p in order.targets} for order in submitted] == [{b.pid}]


async def test_an_undo_can_be_asked_for_before_the_order_is_confirmed(
    undoing: Undoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A microphone that nobody opens keeps the order waiting: the others can be closed at once."""
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 5.0)
    a, b, *_ = undoing.guests()
    await undoing.do("mute-all")
    undoing.desk.service.faults.add(HttpFault(path=MUTE, swallow=True, times=1))
    action = undoing.desk.session.submit(Order("unmute", (a, b)))
    store = undoing.desk.session.store
    await undoing.desk.until(lambda: store.people[a.pid].muted is not store.people[b.pid].muted)
    latest = [e for e in undoing.desk.events if isinstance(e, Action) and e.id == action.id][-1]
    await undoing.desk.until(lambda: undoing.open_here())
    assert not latest.settled
    assert undoing.words(undoing.offer()) == [("mute", undoing.open_here())]


async def test_hands_go_down_again_without_who_has_left(undoing: Undoing) -> None:
    a, b, *_ = undoing.guests()
    await undoing.do(f"lower-hand {a.pid} {b.pid}")
    await undoing.do(f"raise-hand {a.pid} {b.pid}")
    world = undoing.desk.service.world
    world.leave(world.participants[a.pid])
    undoing.desk.service.changed()
    await undoing.desk.until(lambda: a.pid not in undoing.desk.session.store.people)
    assert undoing.words(undoing.offer()) == [("lower-hand", {b.pid})]
    await undoing.undo()


async def test_the_waiting_room_and_back(undoing: Undoing) -> None:
    a, b, *_ = undoing.guests()
    world, store = undoing.desk.service.world, undoing.desk.session.store
    action = await undoing.do(f"to-waiting-room {a.pid} {b.pid}")
    assert action.status is Status.CONFIRMED
    numbers = {a.number, b.number}
    await undoing.desk.until(lambda: numbers <= {w.number for w in store.waiting.values()})
    assert [command for command, _ in undoing.words(undoing.offer())] == ["admit", "admit"]
    await undoing.undo()
    await undoing.desk.until(lambda: numbers <= world.by_phone.keys())


async def test_whoever_was_invited_is_taken_off_again(undoing: Undoing) -> None:
    session, world = undoing.desk.session, undoing.desk.service.world
    order = parse(["invite", "上海分会场", "+8657100"]).order(session.store.people)
    await session.carry_out(order)
    await undoing.desk.until(lambda: "+8657100" in world.by_phone)
    await undoing.desk.until(
        lambda: any(p.number == "+8657100" and p.present for p in session.store.people.values())
    )
    assert [command for command, _ in undoing.words(undoing.offer())] == ["remove"]
    await undoing.undo()
    assert "+8657100" not in world.attendees


async def test_a_roll_call_is_undone_with_the_microphones_it_closed(undoing: Undoing) -> None:
    a, b, c, *_ = undoing.guests()
    store = undoing.desk.session.store
    await undoing.do("mute-all")
    await undoing.do(f"unmute {b.pid} {c.pid}")
    await undoing.do(f"roll-call {a.pid}")
    await undoing.desk.until(lambda: store.people[b.pid].muted and store.people[c.pid].muted)
    await undoing.undo()
    assert undoing.open_here() == {b.pid, c.pid}
    assert store.conference.mode is Mode.FREE


def test_nothing_is_added_to_what_was_offered() -> None:
    a, b = Participant("a"), Participant("b")
    offered = Offer(1, (), (Order("unmute", (a,)), Order("mute", (b,))), 0.0)
    allowed = Order("allow-self-unmute")
    now = Offer(1, (), (Order("unmute", (a, b)), Order("mute", (b,)), allowed), 0.0)
    assert _common(offered, now) == [*offered.orders]
    assert _common(now, now) == [*now.orders]
