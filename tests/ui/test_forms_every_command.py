"""Every command of the catalogue by its default key: through the window, over real sockets, to the
simulated service and back. One meeting is gone through once; each command is a test of its own.
"""

import asyncio
import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.meeting.model import Participant, Role
from controlroom.meeting.store import Store
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.session.link import LinkState
from controlroom.simulator import actions as simulated
from controlroom.simulator.model import Display
from controlroom.simulator.people import Device
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.simulator.world import World
from controlroom.ui.forms.fields import Field
from controlroom.ui.forms.form import FormBar
from controlroom.vendors.base import Place
from controlroom.vendors.huawei.client import HuaweiClient
from tests.ui.conftest import _loop, until
from tests.ui.room import Room, a_room

GOOD = frozenset({Status.CONFIRMED, Status.ACCEPTED})
Test = Callable[[Participant], bool]


def guest(person: Participant) -> bool:
    return person.role is Role.GUEST and bool(person.video) and not person.cohost


def terminal(person: Participant) -> bool:
    return guest(person) and person.user_agent.startswith(("TE", "Box"))


def _free(world: World) -> None:
    simulated.show(world, Display.AUTO)


def chair(person: Participant) -> bool:
    return person.role is Role.CHAIR


def absent(person: Participant) -> bool:
    return not person.present


@dataclass(frozen=True)
class Step:
    """The words of a binding, whom to select for it, and what to type into the fields of its form;
    what is `agreed` to is asked first; `prepare` makes the meeting one in which it can be done."""

    words: str
    among: Test | None = None
    count: int = 1
    typed: dict[str, str] = field(default_factory=dict)
    agreed: bool = False
    prepare: Callable[[World], None] | None = None

    @property
    def command(self) -> str:
        return self.words.split()[0]


STEPS = (
    Step("mute", guest, 2),
    Step("unmute", guest),
    Step("mute-all"),
    Step("mute-all --forbid-self-unmute"),
    Step("allow-self-unmute"),
    Step("forbid-self-unmute"),
    Step("unmute-all", agreed=True),
    Step("lock"),
    Step("unlock"),
    Step("extend"),
    Step("extend --auto"),
    Step("config", typed={"settings": "lockSharing=1"}),
    Step("qos", guest, 2),
    Step("broadcast", guest),
    Step("roll-call", guest),
    Step("cancel-broadcast"),
    Step("layout-auto"),
    Step("display fixed multi"),
    Step("display voice multi"),
    Step("display voice single"),
    Step("layout-save", guest, 2, typed={"name": "Opening"}),
    Step("layouts"),
    Step("layout-delete", typed={"uuid": ""}, agreed=True),
    Step("chair-view multi", prepare=_free),
    Step("chair-view poll"),
    Step("chair-view poll-stop"),
    Step("chair-view", typed={"what": "site", "person": "guest"}),
    Step("view", terminal, typed={"target": "guest"}),
    Step("lock-view", terminal, typed={"target": "guest"}),
    Step("unlock-view", terminal, typed={"target": "guest"}),
    Step("record-start"),
    Step("record-stop", agreed=True),
    Step("live-start", agreed=True),
    Step("live-stop", agreed=True),
    Step("mmr-record", typed={"what": "start"}, agreed=True),
    Step("mmr-live", typed={"what": "start"}, agreed=True),
    Step("allow-local-record", guest),
    Step("forbid-local-record", guest),
    Step("raise-hand", guest, 2),
    Step("lower-hand", guest, 2),
    Step("rename", guest, typed={"name": "Studio 5"}),
    Step("cohost", guest),
    Step("uncohost", lambda person: person.cohost),
    Step("camera-on", guest),
    Step("camera-off", guest),
    Step("invite-share", guest),
    Step("uninvite-share", guest),
    Step("invite", typed={"name": "Dalian", "number": "+8641100001"}),
    Step("invite --file …", typed={"file": "guests.csv"}),
    Step("invite-with-password", typed={"number": "+8641100009"}),
    Step("call-again", absent),
    Step("admit"),
    Step("to-waiting-room", guest),
    Step("admit-all"),
    Step("interpreters", typed={"file": "interpreters.csv"}),
    Step("interpretation-start"),
    Step("language-channel", guest, 2, typed={"language": "en"}),
    Step("interpretation-stop", agreed=True),
    Step("subtitles-start"),
    Step("subtitles-stop"),
    Step("hang-up", guest),
    Step("remove", guest, agreed=True),
    Step("pause", agreed=True),
    Step("resume"),
    Step("allow-audience", agreed=True),
    Step("release-chair", chair),
    Step("make-chair", guest),
    Step("end", agreed=True),
)
# The layout has an editor of its own, and an account is what the simulated service has not.
ELSEWHERE = frozenset({"layout", "recording-files"})


async def given(field: Field) -> None:
    await until(lambda: field.value)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@dataclass
class Meeting:
    """A meeting that is run by keys, and what came of it."""

    room: Room
    service: Simulation
    files: Path
    actions: list[Action] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.room.page.desk.store

    def form(self) -> FormBar | None:
        return self.room.window.asking.form(self.room.page)

    async def go(self, step: Step) -> str:
        """Press the key; how it ended, in words if it could not be given."""
        self.room.page.focus_table()
        if step.among is not None:
            found = [p for p in self.store.people.values() if step.among(p)][: step.count]
            if len(found) < step.count:
                return f"nobody to select among {len(self.store.people)}"
            self.room.window.asking.leave(self.room.page)
            table = self.room.page.table
            pids = [p.pid for p in found]
            await until(
                lambda: all(table.people.projection.row_of(pid) is not None for pid in pids)
            )
            self.room.choose(*pids)
        if step.command == "admit":
            self.room.page.desk.select_waiting(list(self.store.waiting)[:1])
        entry = self.room.window.actions_[step.words]
        if step.prepare is not None:
            step.prepare(self.service.world)
            self.service.changed()
            await until(lambda: not entry.why_not)
        if entry.why_not:
            return entry.why_not
        before = len(self.actions)
        QTest.keySequence(focused(), QKeySequence(entry.keys))
        if entry.asks:
            await self._fill(step)
        if step.agreed:
            confirm = self.room.page.confirm
            if not confirm.isVisible():
                return "was not asked"
            QTest.keyClick(confirm.no, Qt.Key.Key_Right)
            QTest.keyClick(confirm.yes, Qt.Key.Key_Y)
        await until(lambda: self._settled(step, before))
        return self._settled(step, before)

    def _settled(self, step: Step, before: int) -> str:
        mine = [a for a in self.actions[before:] if a.order.command == step.command and a.settled]
        if not mine:
            return ""
        action = mine[-1]
        return "done" if action.status in GOOD else f"{action.status} {action.refusals}"

    async def _fill(self, step: Step) -> None:
        form = self.form()
        assert form is not None, "no form came"
        for key, text in step.typed.items():
            field = form.fields[key]
            if key == "settings":
                name, _, value = text.partition("=")
                field.fill({name: int(value)})
            elif key in {"target", "person"}:
                who = next(p for p in self.store.people.values() if guest(p) and not terminal(p))
                QTest.keyClicks(field.line, who.number)  # type: ignore[attr-defined]
                QTest.keyClick(field.line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
            elif key == "file":
                QTest.keyClicks(field.line, str(self.files / text))  # type: ignore[attr-defined]
                await given(field)
            elif key == "uuid":
                await given(field)
            elif key == "what":
                field.fill(text)
            else:
                field.line.selectAll()  # type: ignore[attr-defined]
                QTest.keyClicks(field.line, text)  # type: ignore[attr-defined]
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        assert self.form() is None, [label.text() for label in form._faults.values()]


async def _run() -> dict[str, str]:
    """Goes through the meeting; words -> how it ended."""
    ended: dict[str, str] = {}
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    async with AsyncExitStack() as stack:
        files = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (files / "guests.csv").write_text("name,number\nJinan,+8653100001\nHefei,+8655100001\n")
        (files / "interpreters.csv").write_text("first,second,account,name\nzh,en,lee,Lee\n")
        room = await stack.enter_async_context(a_room(app, files))
        service = await stack.enter_async_context(running(participants=30, rtc=True))

        async def connect(place: Place, password: str) -> HuaweiClient:
            return HuaweiClient(place, password)

        service.world.conference.webinar = True
        seat = service.world.roster[0]
        seat.identity = replace(seat.identity, device=Device.TERMINAL)
        room.connect = connect  # type: ignore[method-assign]
        await room.window.open(Place(service.url, service.conference), service.password)
        opened = room.window.tabs.current
        assert opened is not None
        await until(lambda: opened.session.link.state is LinkState.LIVE)
        meeting = Meeting(room, service, files)
        opened.desk.acted.connect(meeting.actions.append)
        for step in STEPS:
            try:
                ended[step.words] = await meeting.go(step)
            except (TimeoutError, AssertionError) as error:
                ended[step.words] = repr(error)
                room.window.asking.leave(room.page)
                room.page.confirm.refuse()
        await room.conferences.close_all()
    return ended


@pytest.fixture(scope="module")
def ended(qapp: QApplication) -> Iterator[dict[str, str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "CONFIRM_WITHIN", 4.0)
        patch.setattr(actions, "UNPROMISED_WITHIN", 0.1)
        with asyncio.Runner(loop_factory=_loop) as runner:
            yield runner.run(_run())
    gc.collect()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.words)
def test_its_key_gives_it(step: Step, ended: dict[str, str]) -> None:
    assert ended[step.words] == "done"


def test_every_command_is_gone_through() -> None:
    assert {step.command for step in STEPS} | ELSEWHERE == set(COMMANDS)
    assert {step.words for step in STEPS} <= {binding.words for binding in BINDINGS}
