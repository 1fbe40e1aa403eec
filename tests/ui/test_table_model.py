"""The model of the table: true to Qt's rules, to the meeting, and exact in what it announces."""

import random

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from controlroom.meeting.changes import Change
from controlroom.meeting.facts import (
    AttendeeTold,
    CallEnded,
    ConferenceTold,
    Fact,
    Gone,
    Group,
    ParticipantTold,
    Speaking,
)
from controlroom.meeting.model import Layout, Mode, Pane, Participant, Presence, Role, Speaker
from controlroom.meeting.projection import SORTS, Projection
from controlroom.meeting.states import State
from controlroom.ui import wording
from controlroom.ui.table import cells
from controlroom.ui.table.columns import COLUMNS, INDEX
from controlroom.ui.table.context import Context
from controlroom.ui.table.model import TableModel
from tests.ui.people import GOOD, changes, goes_poor, joins, leaves, measures
from tests.ui.stage import Stage, now

DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole


class Seat:
    """A model over a stage, without a view; all its rows count as visible."""

    def __init__(self, count: int = 0) -> None:
        self.stage = Stage()
        self.clock = now()
        self.stage.tell(*(joins(number) for number in range(count)))
        self.model = TableModel(Context(self.stage.store, lambda: self.clock))
        self.model.visible = lambda: range(self.model.rowCount())
        self.stage.desk.changed.connect(self.model.follow)

    def tell(self, *facts: Fact) -> None:
        self.stage.tell(*facts)
        self.model._calm.stop()

    def read(self, pid: str, column: str, role: Qt.ItemDataRole = DISPLAY) -> object:
        row = self.model.projection.row_of(pid)
        assert row is not None
        return self.model.data(self.model.index(row, INDEX[column]), role)

    def announced(self) -> list[tuple[int, int, int, int]]:
        """What `dataChanged` tells from now on: top, bottom, left, right."""
        told: list[tuple[int, int, int, int]] = []

        def note(first: QModelIndex, last: QModelIndex) -> None:
            told.append((first.row(), last.row(), first.column(), last.column()))

        self.model.dataChanged.connect(note)
        return told


@pytest.fixture
def seat(qapp: QApplication) -> Seat:
    return Seat(5)


def some_fact(dice: random.Random) -> Fact:
    number, at = dice.randrange(30), now()
    pid = f"p{number}"
    return dice.choice(
        [
            joins(number),
            joins(number, name=dice.choice(["李明", "总部主会场", "Ünal", ""])),
            leaves(number),
            ParticipantTold(pid, {"hand": dice.random() < 0.5}, at),
            ParticipantTold(pid, {"role": dice.choice(list(Role))}, at),
            ParticipantTold(pid, {"presence": dice.choice([Presence.IN, Presence.CALLING])}, at),
            ParticipantTold(pid, {"roll_call": dice.random() < 0.2}, at),
            measures(number, {"delay": float(dice.randrange(400))}, at + dice.randrange(60_000)),
            AttendeeTold(f"+86{number:05}", {"name": "x", "number": f"+86{number:05}"}, at),
            Gone(Group.ATTENDEES, f"+86{number:05}", at),
            CallEnded(f"+86{number:05}", "487", at),
            Speaking((Speaker(pid, dice.randrange(101)),), at),
        ]
    )


class TestRules:
    @pytest.mark.parametrize("seed", range(4))
    def test_qts_own_tester_finds_nothing_to_blame(self, qapp: QApplication, seed: int) -> None:
        dice = random.Random(seed)
        seat = Seat(12)
        model = seat.model
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(model, fatal, model)
        sorts = sorted(SORTS)
        for _ in range(80):
            seat.stage.tell(*(some_fact(dice) for _ in range(dice.randrange(1, 6))))
            match dice.randrange(12):
                case 0:
                    model.hold(still=not model.projection.holding)
                case 1:
                    model.settle()
                case 2:
                    model.arrange(dice.choice(sorts), descending=dice.random() < 0.5)
                case 3:
                    model.filter(dice.choice(list(State)), dice.choice(["", "", "1", "会"]))
                case 4:
                    model._calm.stop()
            assert model.rowCount() == len(model.projection)
        model.filter(State.ALL, "")
        model.hold(still=False)
        model._catch_up()
        fresh = Projection(seat.stage.store.people, Deaf())
        fresh.arrange(model.projection.sort, descending=model.projection.descending)
        fresh.filter(State.ALL)
        assert set(model.projection.pids()) == set(fresh.pids())
        keys = [key[:2] for key in model.projection._entries]
        assert keys == [key[:2] for key in fresh._entries]

    def test_an_index_that_was_kept_follows_its_person(self, seat: Seat) -> None:
        row = seat.model.projection.row_of("p3")
        assert row is not None
        kept = QPersistentModelIndex(seat.model.index(row, INDEX["name"]))
        seat.model.arrange("name", descending=True)
        assert seat.model.projection.pid(kept.row()) == "p3"
        seat.tell(changes(3, name="AAA"))
        assert kept.data() == "AAA"

    def test_who_leaves_between_two_ticks_can_still_be_read(self, seat: Seat) -> None:
        gone = seat.stage.store.apply(leaves(3))
        assert seat.read("p3", "name") == "Site 00003"
        seat.stage._tell(gone)
        seat.stage.desk._flush()
        assert seat.model.projection.row_of("p3") is None

    def test_a_hand_is_up_where_the_row_says_so_not_where_the_store_is_ahead(
        self, seat: Seat
    ) -> None:
        store, desk = seat.stage.store, seat.stage.desk

        def tell(told: list[Change]) -> None:
            seat.stage._tell(told)
            desk._flush()

        first = [*store.apply(changes(3, name="AAA")), *store.apply(changes(1, hand=True))]
        second = store.apply(changes(3, hand=True))
        tell(first)
        assert list(seat.model.context.hands) == ["p1"]
        # Lowered in the batch that raises it: nobody would paint that cell again.
        tell([*second, *store.apply(changes(3, hand=False))])
        assert list(seat.model.context.hands) == ["p1"]


class Deaf:
    """A listener that doesn't care."""

    def __getattr__(self, _name: str):  # type: ignore[no-untyped-def]
        return lambda *_args: None


class TestAnnouncements:
    def test_only_what_changed_is_announced(self, seat: Seat) -> None:
        told = seat.announced()
        seat.tell(changes(2, muted=False))
        assert told == [(2, 2, INDEX["mic"], INDEX["mic"])]

    def test_neighbours_are_announced_together(self, seat: Seat) -> None:
        told = seat.announced()
        seat.tell(*(measures(number, GOOD, now()) for number in (1, 2, 4)))
        figures = (INDEX["quality"], INDEX["jitter"])
        assert told == [(1, 2, *figures), (4, 4, *figures)]

    def test_columns_apart_are_announced_apart(self, seat: Seat) -> None:
        told = seat.announced()
        seat.tell(changes(1, muted=False, joined_at=1))
        columns = (INDEX["mic"], INDEX["joined"])
        assert told == [(1, 1, column, column) for column in columns]

    def test_what_changes_the_look_of_a_row_announces_it_all(self, seat: Seat) -> None:
        told = seat.announced()
        seat.tell(changes(1, roll_call=True))
        assert told == [(1, 1, 0, len(COLUMNS) - 1)]

    def test_who_is_not_seen_is_not_announced(self, seat: Seat) -> None:
        seat.model.visible = lambda: range(1, 3)
        told = seat.announced()
        seat.tell(changes(0, muted=False), changes(4, muted=False), changes(2, muted=False))
        assert [area[:2] for area in told] == [(2, 2)]

    def test_a_new_layout_announces_who_is_on_air(self, seat: Seat) -> None:
        told = seat.announced()
        seat.tell(ConferenceTold({"layout": Layout((Pane(1, ("p2",)),), 1)}, now()))
        assert {area[2:] for area in told} == {(INDEX["air"], INDEX["air"])}

    def test_each_second_hands_have_waited_longer(self, seat: Seat) -> None:
        seat.tell(changes(2, hand=True))
        told = seat.announced()
        seat.model.tick()
        assert told == [(2, 2, INDEX["hand"], INDEX["hand"])]

    def test_a_list_in_motion_is_reordered_seldom(self, seat: Seat) -> None:
        seat.model.arrange("delay")
        moved: list[int] = []
        seat.model.layoutChanged.connect(lambda *_: moved.append(1))
        at = now()
        for turn in range(20):
            values = {"delay": float(1000 - turn)}
            seat.stage.tell(measures(turn % 5, values, at))
        assert len(moved) <= 1
        seat.stage.tell(joins(9), leaves(1))
        assert "p9" in seat.model.projection.pids()
        assert "p1" not in seat.model.projection.pids()
        seat.model.settle()
        delays = [seat.model._people[pid].quality for pid in seat.model.projection.pids()]
        known = [quality.delay for quality in delays if quality]
        assert known == sorted(known, key=lambda delay: delay or 0)


class TestWords:
    def test_a_figure_reads_as_it_is_shown(self, seat: Seat) -> None:
        seat.tell(*goes_poor(1))
        assert [seat.read("p1", name) for name in ("delay", "loss_up", "loss_down", "jitter")] == [
            "288",
            "6.2",
            "9.7",
            "71",
        ]
        assert seat.read("p1", "quality") == "Poor"
        assert seat.read("p1", "quality", SPOKEN) == "Call quality: Poor"
        assert seat.read("p1", "trend") == "323\N{NO-BREAK SPACE}%"

    def test_what_nobody_told_is_no_state(self, seat: Seat) -> None:
        seat.tell(ParticipantTold("x", {"name": "X"}, now()))
        for column in ("mic", "camera", "hand", "air", "quality", "delay", "trend", "joined"):
            assert seat.read("x", column) == ""
        assert seat.read("x", "mic", SPOKEN) == "Microphone unknown"
        assert seat.read("x", "camera", SPOKEN) == "Camera unknown"
        assert seat.read("x", "quality", SPOKEN) == "Call quality: Not measured"

    def test_icons_are_words_where_they_are_heard(self, seat: Seat) -> None:
        seat.tell(changes(1, muted=False, camera=True, video=True, sharing=True))
        assert seat.read("p1", "mic") == "open"
        assert seat.read("p1", "mic", SPOKEN) == "Microphone open"
        assert seat.read("p1", "camera", SPOKEN) == "Camera on"
        assert seat.read("p1", "air", SPOKEN) == "Sharing"
        seat.tell(changes(1, video=False))
        assert seat.read("p1", "camera", SPOKEN) == "Takes part by sound only"

    def test_hands_have_a_number_and_a_time(self, seat: Seat) -> None:
        at = now()
        seat.tell(ParticipantTold("p3", {"hand": True}, at - 62_000))
        seat.tell(ParticipantTold("p1", {"hand": True}, at - 31_000))
        seat.clock = at
        assert seat.read("p3", "hand") == "1 · 1:02"
        assert seat.read("p1", "hand") == "2 · 0:31"
        assert seat.read("p1", "hand", SPOKEN) == "Hand raised, number 2, for 0:31"
        seat.tell(changes(3, hand=False))
        assert str(seat.read("p1", "hand")).startswith("1 · ")

    def test_hands_found_up_share_a_place_and_a_lower_bound(self, qapp: QApplication) -> None:
        seat = Seat()
        at = now()
        for number in range(3):
            values = {"name": str(number), "hand": number < 2}
            seat.tell(ParticipantTold(f"p{number}", values, at, full=True))
        seat.tell(ParticipantTold("p2", {"hand": True}, at + 1))
        seat.clock = at + 60_000
        assert seat.read("p0", "hand") == "1 · ≥ 1:00"
        assert seat.read("p1", "hand") == "1 · ≥ 1:00"
        assert str(seat.read("p2", "hand")).startswith("3 · 0:59")
        assert seat.read("p0", "hand", SPOKEN) == "Hand raised, number 1, for at least 1:00"

    def test_on_air_knows_pids_and_numbers(self, seat: Seat) -> None:
        layout = Layout((Pane(1, ("p1",)), Pane(3, ("+8600002", "p4"))), 4)
        seat.tell(ConferenceTold({"layout": layout, "mode": Mode.FIXED}, now()))
        assert seat.read("p1", "air") == "PIC 1"
        assert seat.read("p2", "air") == "PIC 3"
        assert seat.read("p3", "air") == ""
        seat.tell(changes(4, roll_call=True))
        assert seat.read("p4", "air") == "ROLL CALL"
        assert seat.read("p4", "air", SPOKEN) == "In roll call, In picture 3"
        seat.tell(changes(1, broadcast=True, sharing=True))
        assert seat.read("p1", "air") == "BROADCAST · sharing"

    def test_the_absent_say_so(self, seat: Seat) -> None:
        seat.tell(AttendeeTold("+999", {"name": "大连分会场", "number": "+999"}, now()))
        assert seat.read("absent:+999", "name") == "大连分会场"
        assert seat.read("absent:+999", "name", SPOKEN) == "大连分会场, absent"
        assert seat.read("absent:+999", "mic") == ""

    def test_a_tip_tells_all_and_takes_no_markup(self, seat: Seat) -> None:
        seat.tell(changes(1, name="<b>x</b>", organisation="研发部", local_recording=True))
        tip = str(seat.read("p1", "name", TIP))
        assert "&lt;b&gt;x&lt;/b&gt;" in tip
        assert "研发部" in tip
        assert "Records on their own device" in tip

    def test_only_roles_that_stand_out_are_shown(self, seat: Seat) -> None:
        seat.tell(changes(1, cohost=True), changes(2, role=Role.AUDIENCE))
        roles = [seat.read(f"p{number}", "role") for number in range(4)]
        assert roles == ["Chair", "Co-host", "Audience", ""]
        assert seat.read("p3", "role", SPOKEN) == "Participant"

    def test_every_column_has_a_title_and_a_sort(self, seat: Seat) -> None:
        header = seat.model.headerData
        titles = [header(i, Qt.Orientation.Horizontal) for i in range(len(COLUMNS))]
        assert len(set(titles)) == len(COLUMNS)
        assert all((column.sort or column.id) in SORTS for column in COLUMNS)
        assert header(0, Qt.Orientation.Vertical) is None
        assert "sound and picture" in header(INDEX["loss_up"], Qt.Orientation.Horizontal, TIP)
        assert seat.read("p1", "delay", TIP) == ""
        right = int(Qt.AlignmentFlag.AlignRight)
        figures = [column.right for column in COLUMNS]
        aligned = [
            bool(
                int(header(i, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)) & right
            )
            for i in range(len(COLUMNS))
        ]
        assert aligned == figures


def test_who_came_in_when_is_told_by_this_machines_clock() -> None:
    ahead_ms = 3 * 3_600_000
    context = Context(Stage().store, lambda: now() + ahead_ms)
    half_past = now() // 60_000 * 60_000 + 30_000
    person = Participant("p", joined_at=half_past + ahead_ms)
    assert cells.joined(person, context) == wording.clock(half_past)
