"""Forms in place: what they ask for, for whom, what they refuse, and that they give it once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Parameter
from controlroom.meeting.facts import Gone, Group, ParticipantTold
from controlroom.meeting.model import Presence
from controlroom.ui.forms import words
from controlroom.ui.forms.form import FormBar
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room

PARAMETERS = [
    pytest.param(parameter, id=f"{command.id} {parameter.name}")
    for command in COMMANDS.values()
    for parameter in command.parameters
    if parameter.name != "--yes"
]


def keys(room: Room, sequence: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or room.window, QKeySequence(sequence))


def press(room: Room, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or room.window, key)


def kind(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def form(room: Room) -> FormBar:
    found = room.window.asking.form(room.page)
    assert found is not None
    return found


def bare(text: str) -> str:
    """A text without the marks that isolate names of either direction."""
    return text.replace("\u2068", "").replace("\u2069", "")


def fault(room: Room, key: str) -> str:
    return form(room)._faults[key].text()


async def test_renaming_is_two_keys_and_a_name(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "F2")
    assert bare(form(room).head.headline.text()) == "Rename: Site 4"
    assert form(room).fields["name"].value == "Site 4"
    # What was there is selected: typing replaces it.
    kind("Studio 4")
    press(room, Qt.Key.Key_Return)
    assert room.window.asking.form(room.page) is None
    assert room.page.table.hasFocus()
    (order,) = await room.performed()
    assert (order.command, [p.pid for p in order.targets], dict(order.arguments)) == (
        "rename",
        ["p4"],
        {"name": "Studio 4"},
    )


async def test_it_is_for_those_who_were_selected_when_it_came(room: Room) -> None:
    await room.open()
    room.choose("p4", "p5")
    keys(room, "N, C")
    room.choose("p7")
    kind("en")
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert [p.pid for p in order.targets] == ["p4", "p5"]


async def test_who_leaves_meanwhile_is_named_and_not_meant(room: Room) -> None:
    await room.open()
    room.choose("p4", "p5")
    keys(room, "N, C")
    room.client().feed(Gone(Group.PARTICIPANTS, "p4", AT + 1))
    await until(lambda: form(room).news.text())
    assert bare(form(room).news.text()) == "Left meanwhile: Site 4."
    assert bare(form(room).head.headline.text()) == "Language channel: Site 5"
    kind("en")
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert [p.pid for p in order.targets] == ["p5"]


async def test_if_all_leave_it_gives_nothing(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "F2")
    room.client().feed(Gone(Group.PARTICIPANTS, "p4", AT + 1))
    await until(lambda: not form(room).give_button.isEnabled())
    kind("X")
    press(room, Qt.Key.Key_Return)
    assert form(room).isVisible()
    assert room.client().performed == []


async def test_escape_leaves_and_letters_are_no_commands(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "F2")
    kind("mute all?")
    assert form(room).fields["name"].value == "mute all?"
    press(room, Qt.Key.Key_Escape)
    assert room.window.asking.form(room.page) is None
    assert room.page.table.hasFocus()
    assert room.page.desk.selection == ("p4",)
    assert room.client().performed == []


async def test_escape_in_the_table_leaves_it_too(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "F2")
    room.page.focus_table()
    press(room, Qt.Key.Key_Escape)
    assert room.window.asking.form(room.page) is None
    assert room.page.desk.selection == ("p4",)


async def test_what_is_missing_or_beyond_the_limits_is_told_beside_it(room: Room) -> None:
    await room.open()
    keys(room, "E, E")
    field = form(room).fields["minutes"]
    assert field.value == 30
    for typed, said in (
        ("", "is needed"),
        ("soon", "not a whole number"),
        ("0", "at least 1"),
        ("2000", "at most 1440"),
    ):
        field.line.setText(typed)  # type: ignore[attr-defined]
        press(room, Qt.Key.Key_Return)
        assert fault(room, "minutes") == said
        assert said in field.edit.accessibleDescription()
    field.line.setText("59")  # type: ignore[attr-defined]
    press(room, Qt.Key.Key_Up)
    assert fault(room, "minutes") == ""
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert order.arguments == {"minutes": 60}


async def test_an_option_may_stand_in_the_place_of_what_is_needed(room: Room) -> None:
    await room.open()
    keys(room, "E, E")
    form(room).fields["minutes"].line.clear()  # type: ignore[attr-defined]
    form(room).fields["auto"].fill(True)
    form(room).give()
    (order,) = await room.performed()
    assert order.arguments == {"auto": True}


async def test_somebody_is_found_by_typing_and_taken_from_the_list(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "O, V")
    kind("+99")
    field = form(room).fields["target"]
    assert field.hits.isVisible()  # type: ignore[attr-defined]
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Return)
    assert form(room).isVisible()
    assert field.value.pid == "p2"
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert order.arguments["target"].pid == "p2"


async def test_a_name_that_nobody_has_is_refused(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "O, V")
    kind("xyzzy")
    press(room, Qt.Key.Key_Return)
    assert fault(room, "target") == "choose somebody of the list"
    assert room.client().performed == []


async def test_who_is_watched_and_leaves_is_refused(room: Room) -> None:
    await room.open()
    room.choose("p4")
    keys(room, "O, V")
    form(room).fields["target"].fill(room.page.desk.store.people["p2"])
    room.client().feed(Gone(Group.PARTICIPANTS, "p2", AT + 1))
    await until(lambda: "p2" not in room.page.desk.store.people)
    press(room, Qt.Key.Key_Return)
    assert fault(room, "target") == "has left meanwhile"


async def test_only_what_goes_together_is_asked_for(room: Room) -> None:
    await room.open()
    keys(room, "O, C")
    fields = form(room).fields
    assert not fields["person"].isVisible()
    fields["what"].fill("poll")
    assert fields["switch_time"].isVisible()
    fields["switch_time"].fill(20)
    fields["what"].fill("site")
    assert not fields["switch_time"].isVisible()
    form(room).give()
    assert fault(room, "person") == "is needed"
    fields["person"].fill(room.page.desk.store.people["p2"])
    form(room).give()
    (order,) = await room.performed()
    assert set(order.arguments) == {"what", "person"}


async def test_a_single_picture_goes_with_voices_only(room: Room) -> None:
    await room.open()
    room.window.actions_.set_off(room.window.actions_["display"])
    form(room).fields["strategy"].fill("fixed")
    form(room).fields["pictures"].fill("single")
    form(room).give()
    assert fault(room, "pictures") == "one picture goes with voices only"
    form(room).fields["strategy"].fill("voice")
    form(room).give()
    (order,) = await room.performed()
    assert order.arguments == {"strategy": "voice", "pictures": "single"}


async def test_sites_come_into_panes_in_their_order(room: Room) -> None:
    await room.open()
    room.choose("p1", "p2", "p3")
    keys(room, "K, S")
    fields = form(room).fields
    assert fields["image_type"].value == "Three"
    fields["image_type"].fill("Two")
    kind("Evening")
    form(room).give()
    assert fault(room, "pane") == "the arrangement has 2 panes, these are 3 sites"
    fields["pane"].setFocus()
    press(room, Qt.Key.Key_Backspace)
    fields["aux"].fill(3)
    form(room).give()
    assert fault(room, "aux") == "at most 2"
    fields["aux"].fill(2)
    form(room).give()
    (order,) = await room.performed()
    panes = {n: [p.pid for p in people] for n, people in order.arguments["pane"].items()}
    assert panes == {1: ["p1"], 2: ["p2"]}
    assert order.arguments["aux"] == 2


async def test_settings_that_are_not_chosen_stay(room: Room) -> None:
    await room.open()
    keys(room, "A, S")
    form(room).give()
    assert fault(room, "settings") == "is needed"
    boxes = form(room).fields["settings"].boxes  # type: ignore[attr-defined]
    boxes["chatPermission"].setCurrentText("In private only")
    form(room).give()
    (order,) = await room.performed()
    assert order.arguments == {"settings": {"chatPermission": 2}}


async def test_a_file_is_read_and_its_faults_are_told_by_row(room: Room, tmp_path: Path) -> None:
    await room.open()
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("name,number,type\nA,1,\nB,2,fax\n,3,\n")
    good.write_text("name,number\nA,1\nB,2\n")
    keys(room, "I, F")
    field = form(room).fields["file"]
    assert field.edit.hasFocus()
    kind(str(bad))
    await until(lambda: "row" in fault(room, "file"))
    rows = fault(room, "file").split("\n")
    assert [row.split(":")[0] for row in rows] == ["row 3", "row 4"]
    press(room, Qt.Key.Key_Return)
    assert room.client().performed == []
    field.line.clear()  # type: ignore[attr-defined]
    kind(str(good))
    await until(lambda: field.value)
    assert bare(field.found.text()) == "2 in the file: A, B"  # type: ignore[attr-defined]
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert [guest.number for guest in order.arguments["file"]] == ["1", "2"]


async def test_a_file_may_be_chosen_in_a_dialog_that_blocks_nothing(
    room: Room, tmp_path: Path
) -> None:
    await room.open()
    file = tmp_path / "list.csv"
    file.write_text("first,second,account\nzh,en,lee\n")
    keys(room, "N, I")
    field = form(room).fields["file"]
    field.pick.click()  # type: ignore[attr-defined]
    dialog = field.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    await until(lambda: field.value)
    form(room).give()
    (order,) = await room.performed()
    assert order.command == "interpreters"


async def test_a_second_form_takes_the_place_of_the_first(room: Room) -> None:
    await room.open()
    keys(room, "E, E")
    room.page.focus_table()
    keys(room, "I, N")
    assert len(room.page.findChildren(QWidget, "")) > 0
    assert form(room).command.id == "invite"
    forms = [w for w in room.page.findChildren(FormBar) if w.isVisible()]
    assert len(forms) == 1


async def test_the_chosen_may_be_absent(room: Room) -> None:
    await room.open()
    room.client().feed(
        ParticipantTold(
            "absent:+1",
            {"name": "Dalian", "number": "+1", "presence": Presence.ABSENT},
            AT + 1,
            full=True,
        )
    )
    await until(lambda: room.page.table.people.projection.row_of("absent:+1") is not None)
    room.choose("absent:+1")
    keys(room, "F2")
    kind("Dalian 2")
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert order.targets[0].pid == "absent:+1"


async def test_it_goes_with_its_meeting(room: Room) -> None:
    meeting = await room.open("900")
    keys(room, "E, E")
    await room.open("901")
    assert room.window.asking.form(room.page) is None
    room.conferences.close(meeting)
    await until(lambda: room.client("900").closed)


async def test_a_screen_reader_hears_what_each_field_is(room: Room) -> None:
    await room.open()
    room.choose("p1")
    for entry in room.window.actions_:
        if not entry.asks or entry.words == "layout" or entry.why_not:
            continue
        room.window.actions_.set_off(entry)
        for key, field in form(room).fields.items():
            if field.focusProxy() is field.edit:
                assert field.edit.accessibleName(), (entry.words, key)
            assert field.isVisibleTo(form(room)) or entry.request.command.id == "chair-view"  # type: ignore[union-attr]
        room.window.asking.leave(room.page)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_each_argument_has_words(qapp: QApplication, parameter: Parameter) -> None:
    assert words.explanation(parameter)
    assert words.label(parameter) or parameter.kind.value == "flag"
    for choice in parameter.choices:
        if parameter.key != "settings":
            assert words.choice(choice) != choice or choice == "IdeaHub"
