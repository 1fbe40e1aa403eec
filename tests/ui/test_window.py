"""The window as a whole: what keys do, to whom, and what it says."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

import controlroom
from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold
from controlroom.meeting.model import Mode, Phase
from controlroom.meeting.states import State
from controlroom.session.link import LinkState
from controlroom.tasks import Tasks
from controlroom.ui import menus
from controlroom.ui.commandbar import GROUPS
from controlroom.ui.docks import Docks
from controlroom.ui.docks import Room as DockRoom
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.window import Window
from controlroom.vendors.base import Place, Problem, VendorError
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import SERVER, Room
from tests.ui.stage import Stage

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(room: Room, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(QApplication.focusWidget() or room.window, key, modifiers)


async def targets(room: Room, conference: str = "900") -> list[tuple[str, list[str]]]:
    """Wait for orders; their commands and whom they hit."""
    performed = await room.performed(conference)
    return [(order.command, [person.pid for person in order.targets]) for order in performed]


# the frame


async def test_it_opens_on_a_quiet_page_without_a_meeting(room: Room) -> None:
    window = room.window
    assert window.stack.currentWidget() is window.welcome
    assert window.windowTitle() == "Control Room"
    assert not window.header.isVisible()
    assert not window.commands.isVisible()
    assert not any(dock.isVisible() for dock in window.docks.docks)
    assert window.actions_["mute"].why_not == "No meeting is open"


async def test_a_meeting_fills_the_window(room: Room) -> None:
    await room.open()
    window = room.window
    assert window.windowTitle() == "第三季度全国工作会议 – Control Room"
    assert window.header.title.text() == "第三季度全国工作会议"
    assert "900" in window.header.under.text()
    assert "Site 0" in window.header.under.text()
    assert "12 of 12 in" in window.header.under.text()
    assert all(dock.isVisible() for dock in window.docks.docks)
    assert room.settings.now.recent[0].place == Place(SERVER, "900")
    assert room.settings.now.recent[0].title == "第三季度全国工作会议"


async def test_docks_get_their_share_of_the_window(room: Room) -> None:
    await room.open()
    docks = room.window.docks
    await until(lambda: not docks._fresh)
    width, height = room.window.width(), room.window.height()
    assert 0.2 * width < docks.docks[0].width() <= 0.4 * width
    assert docks.docks[-1].height() <= 0.3 * height
    docks.docks[0].setFloating(True)
    docks.docks[1].hide()
    docks.reset()
    assert all(dock.isVisible() and not dock.isFloating() for dock in docks.docks)


async def test_docks_come_with_a_meeting_into_a_window_that_was_shown_before(
    qapp: QApplication, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    theme = Theme()
    window = Window(theme, Icons(theme), settings)
    window.show()
    docks = Docks(DockRoom(theme, Icons(theme), settings, Tasks("test")), window)
    assert not any(dock.isVisible() for dock in docks.docks)
    docks.show_desk(Stage().desk)
    assert all(dock.isVisible() for dock in docks.docks)
    assert not any(dock.isVisible() for dock in docks.tools)
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


async def test_a_tool_opens_wide_enough_and_escape_leads_back(room: Room) -> None:
    await room.open()
    docks = room.window.docks
    docks.open("invitations")
    dock = next(dock for dock in docks.tools if dock.objectName() == "invitations")
    share = round(room.window.width() * 0.26)
    await until(lambda: dock.width() >= min(340, share) - 8)
    field = room.window.focusWidget()
    assert dock.isAncestorOf(field)
    assert room.window.hints._hints.accessibleName().startswith("Esc: Back to the table")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert room.page.table.hasFocus()
    assert dock.isVisible()
    docks.open("invitations")
    closer = dock.titleBarWidget().findChild(QToolButton)
    assert closer is not None
    closer.click()
    assert not dock.isVisible()
    assert room.page.table.hasFocus()


async def test_it_fits_a_small_screen(room: Room) -> None:
    await room.open()
    least = room.window.minimumSizeHint().expandedTo(room.window.minimumSize())
    assert least.width() <= 1280
    assert least.height() <= 680


async def test_every_binding_has_an_action_and_a_place_in_a_menu(room: Room) -> None:
    in_menus = {action for menu in room.window.menus for action in menu.actions()}
    for binding in BINDINGS:
        entry = room.window.actions_[binding.words]
        assert entry.action in in_menus, binding
        assert entry.action.shortcut().toString() == binding.keys, binding
        assert not entry.action.autoRepeat()
        assert entry.title
    assert {words for _, entries in menus.MENUS for words in menus.words_in(entries)} <= {
        binding.words for binding in BINDINGS
    }
    for words in (words for group in GROUPS for pair in group for words in pair):
        assert words in COMMANDS


async def test_every_window_action_can_be_done(room: Room) -> None:
    asked = {binding.words[1:] for binding in BINDINGS if binding.words.startswith(":")}
    assert asked == set(room.window._doing)


# to whom


async def test_a_key_mutes_exactly_those_who_were_selected_when_it_went_down(room: Room) -> None:
    await room.open()
    room.choose("p3", "p5")
    press(room, Qt.Key.Key_M)
    room.choose("p7")
    assert await targets(room) == [("mute", ["p3", "p5"])]


async def test_who_left_meanwhile_is_not_meant(room: Room) -> None:
    await room.open()
    room.choose("p3", "p5")
    room.client().feed(Gone(Group.PARTICIPANTS, "p3", AT + 1))
    await until(lambda: "p3" not in room.page.desk.store.people)
    press(room, Qt.Key.Key_M)
    assert await targets(room) == [("mute", ["p5"])]


async def test_a_button_does_what_its_key_does(room: Room) -> None:
    await room.open()
    room.choose("p4")
    broadcast = room.window.commands.groups[1][0]
    QTest.mouseClick(broadcast, Qt.MouseButton.LeftButton)
    assert await targets(room) == [("broadcast", ["p4"])]


async def test_letters_typed_into_the_filter_are_no_commands(room: Room) -> None:
    await room.open()
    room.choose("p4")
    press(room, Qt.Key.Key_Slash)
    assert room.page.finder.field.hasFocus()
    QTest.keyClicks(room.page.finder.field, "mu")
    assert room.page.finder.field.text() == "mu"
    assert room.client().performed == []


# why not


async def test_a_key_that_can_do_nothing_says_why(room: Room) -> None:
    await room.open()
    press(room, Qt.Key.Key_M)
    assert room.window.hints.reason.text() == "Mute: Select one or more participants first"
    room.choose("p1", "p2")
    press(room, Qt.Key.Key_C)
    assert "2 are selected" in room.window.hints.reason.text()
    press(room, Qt.Key.Key_X)
    assert "Neither a roll call nor a broadcast" in room.window.hints.reason.text()
    assert room.client().performed == []


async def test_a_disabled_button_says_why_when_it_is_clicked(room: Room) -> None:
    await room.open()
    mute = room.window.commands.buttons[0]
    assert not mute.isEnabled()
    QTest.mouseClick(mute, Qt.MouseButton.LeftButton)
    assert room.window.hints.reason.text() == "Mute: Select one or more participants first"


async def test_the_hint_bar_names_whom_a_command_would_hit(room: Room) -> None:
    await room.open()
    room.choose("p1", "p2", "p3", "p4", "p5")
    assert re.sub("[\u2068\u2069]", "", room.window.hints.targets.text()) == (
        "5 selected: Site 1, Site 2, Site 3 and 2 more"
    )


# asking first


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_N])
async def test_a_question_is_answered_with_no_by_default(room: Room, key: Qt.Key) -> None:
    await room.open()
    press(room, Qt.Key.Key_U, SHIFT)
    assert room.page.confirm.isVisible()
    assert room.page.confirm.headline.text() == "Open every microphone? Muted now: 11."
    press(room, key)
    assert not room.page.confirm.isVisible()
    assert room.client().performed == []
    assert room.page.table.hasFocus()


async def test_yes_is_y_on_its_own_button_only(room: Room) -> None:
    await room.open()
    press(room, Qt.Key.Key_U, SHIFT)
    press(room, Qt.Key.Key_Right)
    assert room.page.confirm.yes.hasFocus()
    press(room, Qt.Key.Key_Y)
    assert await targets(room) == [("unmute-all", [])]


async def test_many_microphones_are_opened_after_asking_only(room: Room) -> None:
    await room.open(people=20)
    room.choose(*(f"p{n}" for n in range(1, 12)))
    press(room, Qt.Key.Key_U)
    assert "11" in room.page.confirm.headline.text()
    assert "Site 1" in room.page.confirm.headline.text()
    room.choose("p19")
    room.page.confirm.yes.click()
    assert await targets(room) == [("unmute", [f"p{n}" for n in range(1, 12)])]


# what is on


async def test_chips_and_buttons_follow_the_conference(room: Room) -> None:
    await room.open()
    window = room.window
    record, lock = window.commands.groups[3]
    assert (record.entry.words, lock.entry.words) == ("record-start", "lock")
    room.client().feed(
        ParticipantTold("p2", {"roll_call": True}, AT + 5),
        ConferenceTold({"recording": True, "locked": True, "mode": Mode.ROLL_CALL}, AT + 5),
    )
    await until(lambda: record.entry.words == "record-stop")
    assert record.lit
    assert lock.entry.words == "unlock"
    assert not lock.lit
    assert window.commands.groups[1][1].lit
    shown = [state.whole or state.text for state in window.header.chips._states]
    assert shown[0].startswith("REC ")
    assert shown[1].startswith("ROLL CALL · Site 2")
    assert shown[2] == "Locked"
    assert window.actions_["lock"].why_not == "The meeting is locked already"


async def test_a_refused_order_is_told_with_its_code_and_can_be_tried_again(room: Room) -> None:
    await room.open()
    client = room.client()
    client.refusals["lock"] = VendorError(
        Problem.REFUSED, code="MMC.111072047", message="no", http_status=400
    )
    where = room.page.table.mapToGlobal(QPoint())
    client.feed(ConferenceTold({"title": "Plain title", "recording": True}, AT + 1))
    await until(lambda: room.window.header.title.text() == "Plain title")
    press(room, Qt.Key.Key_L)
    await until(lambda: room.page.notices.bars)
    assert room.page.table.mapToGlobal(QPoint()) == where, "the rows have moved"
    (bar,) = room.page.notices.bars.values()
    assert bar.headline.text() == "Lock: refused"
    assert bar.code.text() == "MMC.111072047"
    client.refusals.clear()
    bar.buttons.itemAt(0).widget().click()
    await room.performed()
    assert not room.page.notices.bars


# the connection


async def test_away_is_told_and_the_rows_look_stale(room: Room) -> None:
    meeting = await room.open()
    room.client().end_stream()
    await until(lambda: meeting.desk.link.state is LinkState.AWAY)
    page = room.page
    assert page.banner.isVisible()
    assert page.banner.headline.text().startswith("No connection since ")
    assert page.table._stale
    assert "stale" in room.window.header.fresh.text()
    await until(lambda: "Next attempt in" in page.banner.sentence.text())
    assert not room.window.actions_[":reconnect"].why_not
    room.client().feed_meeting()
    press(room, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: meeting.desk.link.state is LinkState.LIVE)
    assert not page.banner.isVisible()
    assert not page.table._stale


async def test_an_ended_conference_is_told_calmly(room: Room) -> None:
    meeting = await room.open()
    room.client().feed(ConferenceTold({"phase": Phase.ENDED}, AT + 9))
    await until(lambda: meeting.desk.link.state is LinkState.ENDED)
    assert room.page.banner.headline.text() == "The meeting has ended"
    assert room.window.actions_["mute-all"].why_not == "The meeting has ended"


async def test_what_can_not_be_opened_says_why_on_its_page(room: Room) -> None:
    client = room.client()
    client.errors.append(VendorError(Problem.WRONG_CREDENTIALS, code="MMC.111072065"))
    await room.window.open(Place(SERVER, "900"), "wrong")
    meeting = room.window.tabs.current
    assert meeting is not None
    await until(lambda: meeting.desk.link.state is LinkState.FAILED)
    assert room.page.blank.title.text() == "Signing in was refused"
    assert "MMC.111072065" in room.page.blank.sentence.text()
    assert room.page.blank.isVisible()
    client.feed_meeting()
    room.page._retry()
    await until(lambda: meeting.desk.link.state is LinkState.LIVE)
    assert not room.page.blank.isVisible()


async def test_a_meeting_that_has_not_started_counts_down(room: Room) -> None:
    client = room.client()
    client.errors += [VendorError(Problem.NOT_STARTED, code="MMC.111072005")] * 2
    meeting = await room.conferences.prepare(Place(SERVER, "900"), "secret")
    room.conferences.add(meeting)
    meeting.start(wait_for_start=True)
    await until(lambda: meeting.desk.link.state is LinkState.NOT_STARTED)
    assert room.page.blank.title.text() == "The meeting has not started"
    assert re.match(r"Next attempt in \d s", room.page.blank.sentence.text())
    client.feed_meeting()
    client.errors.clear()
    meeting.session.reconnect_now()
    await until(lambda: meeting.desk.link.state is LinkState.LIVE)


# tabs


async def test_tabs_switch_what_keys_act_on(room: Room) -> None:
    first = await room.open("900")
    second = await room.open("901")
    assert room.window.tabs.current is second
    room.choose("p1")
    press(room, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert room.window.tabs.current is first
    assert room.window.actions_["mute"].why_not
    room.choose("p2")
    press(room, Qt.Key.Key_M)
    assert await targets(room, "900") == [("mute", ["p2"])]
    assert room.client("901").performed == []


async def test_opening_twice_brings_the_tab_to_the_front(room: Room) -> None:
    first = await room.open("900")
    await room.open("901")
    await room.window.open(Place(SERVER, "900"), "secret")
    assert room.window.tabs.current is first
    assert len(room.conferences.meetings) == 2


async def test_closing_a_tab_ends_its_session(room: Room) -> None:
    meeting = await room.open("900")
    press(room, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert room.conferences.meetings == []
    assert room.window.stack.currentWidget() is room.window.welcome
    await until(lambda: room.client("900").closed)
    assert meeting.session.link.state is LinkState.CLOSED


async def test_a_tab_tells_what_wants_attention(room: Room) -> None:
    await room.open()
    room.client().feed(ParticipantTold("p2", {"hand": True}, AT + 5))
    await until(lambda: room.window.tabs.bar.shown[0].hands == 1)
    assert room.window.tabs.bar.accessibleTabName(0) == (
        "第三季度全国工作会议, live, raised hands: 1"
    )


# keys, filters


async def test_the_key_overlay_keeps_the_window_s_keys_off(room: Room) -> None:
    await room.open()
    room.choose("p1")
    room.window.actions_[":keys"].action.trigger()
    assert room.window.overlay.isVisible()
    press(room, Qt.Key.Key_M)
    press(room, Qt.Key.Key_Escape)
    assert not room.window.overlay.isVisible()
    assert room.client().performed == []
    assert room.page.table.hasFocus()


async def test_escape_takes_back_one_thing_at_a_time(room: Room) -> None:
    await room.open()
    press(room, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert room.page.finder.chips.state is State.HANDS
    press(room, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    room.choose("p1")
    press(room, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press(room, Qt.Key.Key_Escape)
    assert room.page.desk.selection == ()
    assert room.page.finder.chips.state is State.IN
    press(room, Qt.Key.Key_Escape)
    assert room.page.finder.chips.state is State.ALL


async def test_what_was_arranged_is_there_again(room: Room) -> None:
    await room.open()
    room.window.docks.docks[0].hide()
    room.window.put_away()
    assert room.settings.now.geometry
    assert room.settings.now.docks
    assert room.settings.now.columns
    assert "secret" not in repr(room.settings.now)


# the house's rules

_SOURCES = sorted(Path(controlroom.__file__).parent.rglob("*.py"))
_BANNED = re.compile(
    r"\.exec_?\(|processEvents|asyncClose|\.waitSignal|QInputDialog\.get|QFileDialog\.get"
    r"|QMessageBox\.(about|question|warning|critical|information)\("
)


@pytest.mark.parametrize("source", _SOURCES, ids=lambda path: path.stem)
def test_no_nested_loops(source: Path) -> None:
    text = source.read_text("utf-8")
    if source.name == "app.py":
        # Qt's own loop runs there until the first picture, before asyncio's: it is not nested.
        text = text.replace("app.exec()", "", 1)
    assert not _BANNED.search(text)
