"""Interpreter groups: edited here, sent as a whole, true when the push tells them."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.meeting.facts import Gone, Group, Interpreters, ParticipantTold
from controlroom.meeting.model import Interpreter, InterpreterGroup
from controlroom.meeting.store import Store
from controlroom.tasks import Tasks
from controlroom.ui.icons import Icons
from controlroom.ui.panels import interpretation_draft as drafts
from controlroom.ui.panels.interpretation import InterpretationPanel
from controlroom.ui.panels.interpretation_draft import Flaw
from controlroom.ui.theme import Theme
from controlroom.vendors.huawei.calls import calls_of
from tests.ui.conftest import until
from tests.ui.fake import FakeClient
from tests.ui.room import Room
from tests.ui.simulated import at_meeting
from tests.ui.stage import Stage, now

LI, WANG = Interpreter("Li", "li@example.com", "1001"), Interpreter("王", "wang")
TOLD = (
    InterpreterGroup("1", "", "zh", "en", "", (LI, WANG)),
    InterpreterGroup("2", "Floor B", "zh", "fr"),
)


def panel_of(tasks: Tasks | None = None) -> InterpretationPanel:
    theme = Theme()
    return InterpretationPanel(theme, Icons(theme), tasks or Tasks("test"))


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage()
    stage.client = FakeClient()  # type: ignore[attr-defined]
    stage.fill("Anna", "Bo", "Chen")
    stage.tell(ParticipantTold("p1", {"account": "bo", "account_id": "id-bo"}, now()))
    yield stage
    stage.desk.detach()


@pytest.fixture
def panel(stage: Stage, qtbot: QtBot) -> InterpretationPanel:
    panel = panel_of()
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.resize(340, 800)
    panel.show()
    return panel


def rows(panel: InterpretationPanel) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each group's title and note, and its interpreters' names and presence."""
    items = [panel.tree.topLevelItem(at) for at in range(panel.tree.topLevelItemCount())]
    return [
        (
            item.text(0),
            item.text(1),
            [(item.child(n).text(0), item.child(n).text(1)) for n in range(item.childCount())],
        )
        for item in items
        if item is not None
    ]


def select(panel: InterpretationPanel, group: int, interpreter: int | None = None) -> None:
    item = panel.tree.topLevelItem(group)
    assert item is not None
    panel.tree.setCurrentItem(item if interpreter is None else item.child(interpreter))


# the draft


def test_a_new_group_gets_a_number_that_none_has() -> None:
    groups = drafts.with_group(drafts.with_group((), "zh", "en"), "zh", "fr", "B")
    assert [(group.id, group.name) for group in groups] == [("1", ""), ("2", "B")]
    assert drafts.with_group(drafts.without(groups, 0), "en", "fr")[-1].id == "1"


@pytest.mark.parametrize(
    ("group", "flaw"),
    [
        (InterpreterGroup("1", "", "zh", "zh"), Flaw.ONE_LANGUAGE),
        (InterpreterGroup("1", "", "zh", ""), Flaw.ONE_LANGUAGE),
        (InterpreterGroup("1", "", "zh", "en", "", (Interpreter("x"),)), Flaw.NAMELESS),
        (InterpreterGroup("1", "", "zh", "en", "", (WANG, WANG)), Flaw.TWICE),
        (InterpreterGroup("1", "", "zh", "en", "", (Interpreter(user_id="u"),)), None),
        (TOLD[0], None),
        (TOLD[1], None),
    ],
)
def test_what_can_t_be_sent(group: InterpreterGroup, flaw: Flaw | None) -> None:
    assert drafts.flaw([group]) is flaw


def test_who_was_told_by_id_alone_is_sent_back_by_it() -> None:
    group = InterpreterGroup("1", "", "zh", "en", "", (Interpreter("x", user_id="u", number="7"),))
    (call,) = calls_of(Order("interpreters", (), {"file": (group,)}))
    (sent,) = call.body["interpreterGroups"]
    assert sent["interpreters"] == [{"userID": "u", "name": "x", "callNumber": "7"}]


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (TOLD[:1], True),
        ((InterpreterGroup("other", "", "zh", "en", "MANUAL", (WANG, LI)),), True),
        ((InterpreterGroup("1", "", "zh", "en", "", (LI, Interpreter(user_id="u"))),), True),
        ((InterpreterGroup("1", "", "zh", "en", "", (LI, Interpreter("王", "zhao"))),), False),
        ((InterpreterGroup("1", "", "zh", "en", "", (LI,)),), False),
        ((InterpreterGroup("1", "", "zh", "fr", "", (LI, WANG)),), False),
        (TOLD, False),
        ((), False),
    ],
)
def test_when_the_push_shows_the_groups(told: tuple[InterpreterGroup, ...], holds: bool) -> None:
    store = Store()
    order = Order("interpreters", (), {"file": TOLD[:1]})
    expectation = COMMANDS["interpreters"].expect(order, store)
    store.apply(Interpreters(told, 1))
    assert expectation is not None
    assert expectation.check(store) is holds


# what is shown


def test_groups_show_who_is_in_the_meeting(stage: Stage, panel: InterpretationPanel) -> None:
    bo = Interpreter("", user_id="id-bo")
    stage.tell(Interpreters((*TOLD, InterpreterGroup("3", "", "en", "xx", "AI", (bo,))), now()))
    panel.refresh()
    assert rows(panel) == [
        ("zh 中文 ⇄ en English", "", [("Li", "○ not in"), ("王", "○ not in")]),
        ("zh 中文 ⇄ fr français · Floor B", "nobody yet", []),
        ("en English ⇄ xx", "by AI", [("id-bo", "● in the meeting")]),
    ]
    stage.tell(
        ParticipantTold("p9", {"name": "Li", "number": "1001"}, now(), full=True),
        Gone(Group.PARTICIPANTS, "p1", now()),
    )
    panel.refresh()
    assert rows(panel)[0][2][0] == ("Li", "● in the meeting")
    assert rows(panel)[2][2] == [("id-bo", "○ not in")]


def test_groups_and_interpreters_are_added_and_removed_by_keys(
    stage: Stage, panel: InterpretationPanel
) -> None:
    given: list[Order] = []
    words: list[str] = []
    panel.given.connect(given.append)
    panel.told.connect(words.append)
    assert panel.interpreter.isHidden()
    panel.group.second.setEditText("zh")
    panel.group.button.click()
    assert not panel.groups
    assert words == ["A group needs two different languages"]
    panel.group.second.setEditText("fr")
    QTest.keyClicks(panel.group.name, "Floor B")
    QTest.keyClick(panel.group.name, Qt.Key.Key_Return)
    field = panel.interpreter.field
    assert panel.interpreter.isVisible()
    # Somebody in the meeting, found by name; who has no account can't be one.
    QTest.keyClicks(field, "10")
    assert [row.name for row in panel.interpreter.model.rows] == ["Anna", "Bo", "Chen"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Anna" in words[-1]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not field.text()
    # Anybody else by account.
    QTest.keyClicks(field, "li@example.com")
    QTest.keyClick(field, Qt.Key.Key_Return)
    bo, li = Interpreter("Bo", "bo", "101", "id-bo"), Interpreter(account="li@example.com")
    wanted = (InterpreterGroup("1", "Floor B", "zh", "fr", "", (bo, li)),)
    assert panel.groups == wanted
    assert not panel.pushed
    assert not given
    assert panel.state.text() == "Changed here, not sent yet"
    panel.send.click()
    assert given == [Order("interpreters", (), {"file": wanted})]
    select(panel, 0, 0)
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert panel.groups[0].interpreters == (li,)
    select(panel, 0)
    panel.remove.click()
    assert panel.groups == ()
    # That is what the meeting has: nothing is left to send.
    assert not panel.edited


def test_a_draft_is_kept_for_its_meeting_and_can_be_dropped(
    stage: Stage, panel: InterpretationPanel
) -> None:
    stage.tell(Interpreters(TOLD, now()))
    panel.refresh()
    select(panel, 1)
    panel.remove.click()
    other = Stage()
    other.client = FakeClient()  # type: ignore[attr-defined]
    panel.show_desk(other.desk)
    assert panel.groups == ()
    assert not panel.send.isVisible()
    panel.show_desk(stage.desk)
    assert panel.groups == TOLD[:1]
    # A push that comes meanwhile does not take it away.
    stage.tell(Interpreters(TOLD[1:], now()))
    panel.refresh()
    assert panel.groups == TOLD[:1]
    panel.discard.click()
    panel.refresh()
    assert panel.groups == TOLD[1:]
    other.desk.detach()


def test_the_channel_is_for_who_is_selected_when_the_button_is_pressed(
    stage: Stage, panel: InterpretationPanel
) -> None:
    given: list[Order] = []
    panel.given.connect(given.append)
    assert not panel.channel.button.isEnabled()
    stage.desk.select(("p1", "p2"))
    assert "2" in panel.channel.button.text()
    panel.channel.language.setEditText("fr")
    panel.channel.original.setChecked(True)
    panel.channel.button.click()
    (order,) = given
    assert [person.pid for person in order.targets] == ["p1", "p2"]
    assert (order.command, order.arguments) == (
        "language-channel",
        {"language": "fr", "original_voice": True},
    )


def test_tab_goes_in_reading_order(stage: Stage, panel: InterpretationPanel) -> None:
    stage.tell(Interpreters(TOLD, now()))
    stage.desk.select(("p1",))
    panel.refresh()
    select(panel, 0)
    panel.remove.click()
    stops: list[QWidget] = []
    widget = panel.nextInFocusChain()
    while widget is not panel:
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    middles = [stop.mapTo(panel, stop.rect().center()) for stop in stops]
    assert len(stops) > 10
    for before, after in itertools.pairwise(middles):
        same_line = abs(before.y() - after.y()) < 8
        assert after.x() > before.x() if same_line else after.y() > before.y()
    assert all(stop.accessibleName() or getattr(stop, "text", str)() for stop in stops)


# on the simulator


async def test_interpreters_are_set_and_started(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "interpreters.csv"
    file.write_text("first,second,account,name\nzh,en,li,Li\nzh,en,wang,王\nzh,fr,bo,Bo\n", "utf-8")
    async with (
        at_meeting(push_latency=(0.2, 0.2)) as here,
        Tasks("test") as tasks,
    ):
        panel = here.open(panel_of(tasks), qtbot)
        assert panel.switch.state.text == "Not interpreting"
        panel.switch.button.click()
        await until(lambda: "refused" in panel.switch.note.text())
        dialog = panel.ask_for_file()
        assert dialog.isVisible()
        dialog.fileSelected.emit(str(file))
        dialog.close()
        await until(panel.send.isVisible)
        assert len(rows(panel)) == 2
        assert not here.service.world.interpreter_groups
        panel.send.click()
        await until(lambda: panel.state.text() == "asked…")
        assert not panel.send.isEnabled()
        await until(lambda: not panel.edited)
        assert [group.second_language for group in panel.pushed] == ["en", "fr"]
        panel.switch.button.click()
        assert panel.switch.state.text == "Not interpreting"
        await until(lambda: panel.switch.state.text == "Interpreting")
        assert here.service.world.conference.interpretation
        person = here.meeting.desk.store.people[here.service.world.chair.pid]
        here.meeting.desk.select((person.pid,))
        panel.channel.button.click()
        await until(lambda: "accepted" in panel.channel_note.text())
        assert here.service.world.language_channels == {person.pid: ("en", "en")}


async def test_refused_groups_stay_to_be_sent_again(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        here.service.faults.deny(
            "/interpreterGroup", status=400, error_code="MMC.111072091", times=1
        )
        panel.group.button.click()
        panel.send.click()
        await until(lambda: "refused" in panel.state.text())
        assert panel.edited
        assert not panel.pushed
        panel.send.click()
        await until(lambda: not panel.edited)
        assert len(panel.pushed) == 1


async def test_a_file_that_can_t_be_read_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    async with at_meeting() as here, Tasks("test") as tasks:
        panel = here.open(panel_of(tasks), qtbot)
        words: list[str] = []
        panel.told.connect(words.append)
        panel.load_from(tmp_path / "none.csv")
        await until(lambda: words)
        assert "none.csv" in words[0]
        assert not panel.edited


async def test_its_key_opens_it_and_escape_leads_back(room: Room) -> None:
    await room.open(interpreting=False)
    room.window.actions_[":panel interpretation"].action.trigger()
    panel = room.window.findChild(InterpretationPanel)
    assert isinstance(panel, InterpretationPanel)
    assert panel.switch.button.hasFocus()
    panel.group.name.setFocus()
    QTest.keyClick(panel.group.name, Qt.Key.Key_Escape)
    assert room.page.table.hasFocus()
