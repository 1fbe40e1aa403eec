"""The rows above the table, where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from controlroom.meeting.model import Conference, Mode, Participant, Since
from controlroom.meeting.store import Store
from controlroom.ui.guards import names
from controlroom.ui.header import chips, spaced
from controlroom.ui.widgets import ChipKind
from tests.ui.conftest import until
from tests.ui.room import Room

NOW = 1_700_000_100_000


def store_of(**conference: object) -> Store:
    store = Store()
    store.conference = Conference(**conference)  # type: ignore[arg-type]
    return store


def test_chips_are_loud_first_and_say_at_least_where_the_beginning_is_not_known() -> None:
    store = store_of(
        recording=True,
        recording_since=Since(NOW - 42_000, exact=False),
        mode=Mode.BROADCAST,
        mode_since=Since(NOW - 68_000),
        locked=True,
        muted=True,
        self_unmute=False,
        voice_activated=True,
    )
    person = Participant("p", name="A site with a name that takes far too much room")
    said = chips(store, person, NOW)
    assert [(chip.text, chip.kind) for chip in said] == [
        ("REC ≥ 0:42", ChipKind.FILLED),
        ("BROADCAST · A site with a nam… 1:08", ChipKind.OUTLINED),
        ("Voice-activated", ChipKind.NEUTRAL),
        ("Locked", ChipKind.NEUTRAL),
        ("Muted, no self-unmute", ChipKind.NEUTRAL),
    ]
    assert person.name in said[1].whole


def test_what_nobody_told_is_no_chip() -> None:
    assert chips(store_of(), None, NOW) == []
    assert chips(store_of(mode=Mode.FREE, locked=False, muted=False), None, NOW) == []


async def test_what_has_no_room_folds_away(room: Room) -> None:
    await room.open()
    commands, chip_row = room.window.commands, room.window.header.chips
    chip_row.show_states(chips(store_of(locked=True, muted=True, voice_activated=True), None, NOW))
    for width in (1400, 800, 500, 300):
        commands.resize(width, commands.height())
        chip_row.resize(width // 3, chip_row.height())
        shown = [button for button in commands.buttons if not button.isHidden()]
        folded = commands.more.menu().actions()
        assert len(shown) + len(folded) == len(commands.buttons)
        assert all(button.geometry().right() < width for button in shown)
        if folded:
            assert commands.more.geometry().right() < width
        visible = [chip for chip in (*chip_row._chips, chip_row._rest) if not chip.isHidden()]
        if len(visible) > 1:
            assert visible[-1].geometry().right() < width // 3
    assert chip_row._rest.text == "+3"
    assert chip_row._rest.accessibleName() == "Voice-activated\nLocked\nMuted"


async def test_a_double_click_does_not_hit_the_opposite(room: Room) -> None:
    await room.open(locked=True)
    lock = room.window.commands.groups[3][1]
    assert lock.entry.words == "unlock"
    QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert room.client().performed == []
    await until(lambda: lock._swapped.elapsed() > QApplication.doubleClickInterval())
    QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert [order.command for order in await room.performed()] == ["unlock"]


def test_ids_are_written_as_they_are_read_out() -> None:
    assert spaced("914083136") == "914 083 136"
    assert spaced("9140") == "914 0"
    assert spaced("a\u202eb") == "ab"


def test_names_are_few_and_isolated() -> None:
    people = [Participant(str(n), name=f"שם {n}") for n in range(5)]
    assert names(people).endswith("and 2 more")
    assert names(people).count("\u2068") == 3
