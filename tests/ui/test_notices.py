"""Notices: one summary of a batch, the reasons by kind, and a way to those who were missed."""

import time

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from controlroom.commands.registry import Order
from controlroom.meeting.facts import ParticipantTold
from controlroom.meeting.model import Participant, Role
from controlroom.session.actions import Action, Refusal, Status
from controlroom.simulator.faults import HttpFault
from controlroom.ui import logwords, wording
from controlroom.ui.bars import Bar
from controlroom.ui.icons import Icons
from controlroom.ui.notices import Notices
from controlroom.ui.outcome import causes
from controlroom.ui.theme import Theme
from controlroom.vendors.base import Problem
from tests.ui.conftest import until
from tests.ui.simulated import at_meeting
from tests.ui.stage import Stage, now

MUTE = "/participants/mute"
IN_ANOTHER, NO_SUCH = "MMC.111072047", "MMC.111080004"


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    stage = Stage()
    stage.fill(*(f"Site {n}" for n in range(8)))
    return stage


@pytest.fixture
def notices(stage: Stage, qtbot: QtBot) -> Notices:
    theme = Theme()
    notices = Notices(theme, Icons(theme), stage.desk)
    qtbot.addWidget(notices)
    return notices


@pytest.fixture
def submitted(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    orders: list[Order] = []
    monkeypatch.setattr(stage.desk, "submit", orders.append)
    return orders


def people(stage: Stage) -> tuple[Participant, ...]:
    return tuple(stage.store.people.values())


def first_button(bar: Bar) -> QPushButton:
    item = bar.buttons.itemAt(0)
    assert item is not None
    button = item.widget()
    assert isinstance(button, QPushButton)
    return button


def ended(stage: Stage, status: Status, **more: object) -> Action:
    order = Order("mute", people(stage))
    action = Action(1, order, status, time.time(), 9, len(order.targets), **more)  # type: ignore[arg-type]
    stage.act(action)
    return action


def refusals(*told: tuple[str, str]) -> tuple[Refusal, ...]:
    return tuple(Refusal(pid, Problem.REFUSED, code, "", 400) for pid, code in told)


def test_refusals_are_told_by_their_reason(stage: Stage, notices: Notices) -> None:
    refused = refusals(("p3", NO_SUCH), ("p2", IN_ANOTHER), ("p5", IN_ANOTHER))
    action = ended(stage, Status.PARTLY, done=5, refusals=refused)
    (bar,) = notices.bars.values()
    assert bar.headline.text() == "Mute: 5 done, 3 refused"
    first, second = causes(action)
    assert [first.count, second.count] == [2, 1]
    assert [person.pid for person in first.people] == ["p2", "p5"]
    said = bar.sentence.text()
    assert said.startswith(f"2 × {first.explanation.sentence.rstrip('.')}")
    for name in ("Site 2", "Site 3", "Site 5"):
        assert name in said
    assert first.explanation.way_out in said
    assert bar.code.text() == f"{IN_ANOTHER}, {NO_SUCH}"


def test_only_those_who_were_missed_are_tried_again(
    stage: Stage, notices: Notices, submitted: list[Order]
) -> None:
    refused = refusals(("p2", IN_ANOTHER), ("p5", NO_SUCH))
    ended(stage, Status.PARTLY, done=6, refusals=refused)
    (bar,) = notices.bars.values()
    again = first_button(bar)
    assert again.text() == "Try the 2 again"
    again.click()
    (order,) = submitted
    assert [person.pid for person in order.targets] == ["p2", "p5"]
    assert not notices.bars


def test_what_was_cancelled_says_how_many_were_not_sent(
    stage: Stage, notices: Notices, submitted: list[Order]
) -> None:
    ended(
        stage, Status.CANCELLED, done=4, unsent=("p6", "p7"), refusals=refusals(("p1", NO_SUCH)) * 2
    )
    (bar,) = notices.bars.values()
    assert bar.headline.text() == "Mute: 4 done, 2 refused, 2 not sent"
    first_button(bar).click()
    (order,) = submitted
    assert {person.pid for person in order.targets} == {"p1", "p6", "p7"}


def test_a_cancelled_order_that_was_sent_needs_no_word(stage: Stage, notices: Notices) -> None:
    stage.act(Action(1, Order("lock"), Status.CANCELLED, time.time(), total=1))
    assert not notices.bars


def test_an_order_that_was_overtaken_in_the_queue_says_so(stage: Stage, notices: Notices) -> None:
    order = Order("mute", people(stage)[1:2])
    stage.act(Action(1, order, Status.CANCELLED, time.time(), total=1, unsent=("p1",)))
    (bar,) = notices.bars.values()
    assert bar.headline.text().endswith("Site 1\u2069: not sent")


def test_without_an_answer_nothing_is_claimed(stage: Stage, notices: Notices) -> None:
    silence = (Refusal("", Problem.TIMED_OUT),)
    stage.act(Action(1, Order("lock"), Status.FAILED, time.time(), total=1, refusals=silence))
    (bar,) = notices.bars.values()
    assert bar.headline.text() == "Lock: no answer"
    assert "not known" in bar.sentence.text()


def test_of_many_those_who_do_not_show_it_are_named(
    stage: Stage, notices: Notices, submitted: list[Order]
) -> None:
    stage.tell(ParticipantTold("p4", {"muted": False}, now()))
    ended(stage, Status.UNCONFIRMED, done=8)
    (bar,) = notices.bars.values()
    assert bar.headline.text() == "Mute: 1 of 8 not confirmed in 8 s"
    assert "Site 4" in bar.sentence.text()
    first_button(bar).click()
    (order,) = submitted
    assert [person.pid for person in order.targets] == ["p4"]


def test_the_log_tells_a_batch_that_was_done_in_part(stage: Stage) -> None:
    refused = refusals(("p3", NO_SUCH), ("p2", IN_ANOTHER), ("p5", IN_ANOTHER))
    action = ended(stage, Status.PARTLY, done=5, refusals=refused)
    assert wording.status(action) == "◐ 5 of 8"
    why = logwords._order_why(action)
    assert why.startswith("3 of 8: 2 × ")
    assert IN_ANOTHER in why
    assert NO_SUCH in why
    stopped = ended(stage, Status.CANCELLED, done=5, unsent=("p5", "p6", "p7"))
    assert logwords._order_why(stopped) == "3 of 8 not sent"


async def test_a_batch_of_300_with_refusals_to_its_good_end(qtbot: QtBot) -> None:
    """Three are refused for two reasons; one press tries them again, and that is confirmed."""
    async with at_meeting(participants=300) as here:
        theme = Theme()
        meeting = here.meeting
        notices = Notices(theme, Icons(theme), meeting.desk)
        qtbot.addWidget(notices)
        store = meeting.desk.store
        await until(lambda: len(store.people) >= 300)
        guests = tuple(p for p in store.people.values() if p.present and p.role is Role.GUEST)
        await meeting.session.carry_out(Order("unmute-all"))
        for code, times in ((IN_ANOTHER, 2), (NO_SUCH, 1)):
            here.service.faults.add(HttpFault(path=MUTE, status=400, error_code=code, times=times))
        ended = await meeting.session.carry_out(Order("mute", guests))
        assert ended.status is Status.PARTLY
        (bar,) = notices.bars.values()
        assert bar.headline.text() == f"Mute: {len(guests) - 3} done, 3 refused"
        assert bar.sentence.text().startswith("2 × ")
        told: list[Action] = []
        meeting.desk.acted.connect(told.append)
        first_button(bar).click()
        await until(lambda: told and told[-1].settled)
        assert (told[-1].status, told[-1].total) == (Status.CONFIRMED, 3)
        assert not notices.bars
        world = here.service.world
        assert all(world.participants[person.pid].muted for person in guests)


def test_what_adds_up_is_not_offered_again_where_it_may_have_happened(
    stage: Stage, notices: Notices
) -> None:
    """Two extensions of 15 minutes are 30; two mutes are one."""
    timed_out = (Refusal("", Problem.TIMED_OUT),)
    for number, (command, arguments) in enumerate((("extend", {"minutes": 15}), ("lock", {})), 1):
        order = Order(command, (), arguments)
        stage.act(Action(number, order, Status.FAILED, time.time(), 9, 1, refusals=timed_out))
    shown = [
        {button.text() for button in notices.bars[number].findChildren(QPushButton)}
        for number in (1, 2)
    ]
    assert shown == [{"Dismiss"}, {"Retry", "Dismiss"}]
