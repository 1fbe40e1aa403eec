"""Progress: only of what takes its time, how much is left, and a way to stop it."""

import asyncio
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant, Role
from controlroom.session.actions import Action, Refusal, Status
from controlroom.ui import progress as progress_
from controlroom.ui.bars import Bar
from controlroom.ui.conference import ConferencePage
from controlroom.ui.icons import Icons
from controlroom.ui.progress import Progress
from controlroom.ui.theme import Theme
from controlroom.vendors.base import Problem
from tests.ui.conftest import until
from tests.ui.simulated import Here, at_meeting
from tests.ui.stage import Stage


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.fill(*(f"Site {n}" for n in range(8)))
    return stage


@pytest.fixture
def progress(stage: Stage, qtbot: QtBot) -> Progress:
    theme = Theme()
    progress = Progress(theme, Icons(theme), stage.desk)
    qtbot.addWidget(progress)
    progress.show()
    return progress


def batch(stage: Stage, status: Status = Status.SENT, **more: object) -> Action:
    order = Order("mute", tuple(stage.store.people.values()))
    return Action(1, order, status, time.time(), total=8, **more)  # type: ignore[arg-type]


async def test_it_counts_what_is_done_refused_and_left(stage: Stage, progress: Progress) -> None:
    stage.act(batch(stage))
    assert not progress.bars, "what is over at once needs no bar"
    await until(lambda: progress.bars)
    (bar,) = progress.bars.values()
    assert bar.headline.text() == "Mute: 0 done, 8 left"
    refused = (Refusal("p2", Problem.REFUSED, "MMC.111080004", "", 400),)
    stage.act(batch(stage, done=5, refusals=refused))
    await until(lambda: bar.headline.text() == "Mute: 5 done, 1 refused, 2 left")
    stage.act(batch(stage, Status.WAITING, done=7, refusals=refused))
    assert not progress.bars, "what went wrong is told by a notice"


async def test_what_is_over_soon_shows_nothing(stage: Stage, progress: Progress) -> None:
    stage.act(batch(stage, done=1))
    stage.act(batch(stage, Status.WAITING, done=8))
    await asyncio.sleep(progress_.PATIENCE_MS / 1000 + 0.1)
    assert not progress.bars


async def test_it_ends_by_saying_that_all_is_done(
    stage: Stage, progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_, "_DONE_FOR_MS", 200)
    stage.act(batch(stage, done=1))
    await until(lambda: progress.bars)
    (bar,) = progress.bars.values()
    stage.act(batch(stage, Status.WAITING, done=8))
    assert bar.headline.text() == "Mute: all 8 done"
    stage.act(batch(stage, Status.CONFIRMED, done=8))
    await until(lambda: not progress.bars)


def first_button(bar: Bar) -> QPushButton:
    item = bar.buttons.itemAt(0)
    assert item is not None
    button = item.widget()
    assert isinstance(button, QPushButton)
    return button


def page_on(here: Here, qtbot: QtBot) -> ConferencePage:
    theme = Theme()
    page = ConferencePage(theme, Icons(theme), here.meeting)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    return page


def guests(here: Here) -> tuple[Participant, ...]:
    people = here.meeting.desk.store.people.values()
    return tuple(p for p in people if p.present and p.role is Role.GUEST)


@pytest.mark.parametrize("by_key", [False, True])
async def test_a_batch_is_cancelled_midway(qtbot: QtBot, by_key: bool) -> None:
    async with at_meeting(participants=300) as here:
        page = page_on(here, qtbot)
        await until(lambda: len(here.meeting.desk.store.people) >= 300)
        people = guests(here)
        await here.meeting.session.carry_out(Order("unmute-all"))
        here.service.faults.http_delay = 0.05
        action = here.meeting.session.submit(Order("mute", people))
        told: dict[int, Action] = {}
        here.meeting.desk.acted.connect(lambda step: told.update({step.id: step}))
        await until(lambda: page.progress.bars)
        (bar,) = page.progress.bars.values()
        assert bar.cancel is not None
        bar.cancel.setFocus(Qt.FocusReason.TabFocusReason)
        if by_key:
            await until(bar.cancel.hasFocus)
            page.escape()
            assert page.table.hasFocus()
        else:
            QTest.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
        assert "stopping" in bar.headline.text()
        await until(lambda: told[action.id].settled)
        ended = told[action.id]
        assert ended.status is Status.CANCELLED
        assert not page.progress.bars
        (notice,) = page.notices.bars.values()
        left = len(people) - ended.done
        assert notice.headline.text() == f"Mute: {ended.done} done, {left} not sent"
        again = first_button(notice)
        assert again.text() == f"Try the {left} again"
        here.service.faults.http_delay = 0.0
        again.click()
        world = here.service.world
        await until(lambda: all(world.participants[person.pid].muted for person in people))
        await until(lambda: not here.meeting.under_way)
