"""The table as an operator meets it: it holds still, keeps its place, and obeys the keyboard."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from controlroom.meeting.facts import Complete, Gone, Group, ParticipantTold
from controlroom.meeting.model import Presence, Role
from controlroom.meeting.pins import Pins
from controlroom.meeting.states import State
from controlroom.ui.table.columns import COLUMNS, INDEX
from controlroom.ui.table.view import POLLED
from tests.ui.people import Table, changes, goes_poor, joins, leaves
from tests.ui.stage import now

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qapp: QApplication) -> Table:
    return Table(qapp)


@pytest.fixture
def long(qapp: QApplication) -> Table:
    return Table(qapp, 200)


def press(table: Table, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(table.view, key, modifier)


class TestSelection:
    def test_the_desk_hears_in_the_order_of_the_table(self, table: Table) -> None:
        table.choose(7, 3, 5)
        assert table.selected == ("p3", "p5", "p7")

    def test_it_survives_sorting(self, table: Table) -> None:
        table.choose(3, 5)
        table.view.header.setSortIndicator(INDEX["name"], DESCENDING)
        assert table.selected == ("p5", "p3")
        assert table.view.currentIndex().row() == table.row(5)

    def test_it_survives_a_filter_and_what_is_hidden_is_not_meant(self, table: Table) -> None:
        table.tell(changes(5, muted=False))
        table.choose(3, 5)
        table.view.people.filter(State.OPEN, "")
        assert table.selected == ("p5",)
        table.view.people.filter(State.ALL, "")
        assert table.selected == ("p3", "p5")

    def test_who_is_chosen_under_a_filter_replaces_the_hidden(self, table: Table) -> None:
        table.tell(changes(5, muted=False))
        table.choose(3)
        table.view.people.filter(State.OPEN, "")
        assert table.selected == ()
        table.choose(5)
        table.view.people.filter(State.ALL, "")
        assert table.selected == ("p5",)

    def test_it_survives_a_snapshot_after_a_reconnect(self, table: Table) -> None:
        table.choose(3, 5)
        told = [
            ParticipantTold(
                f"p{number}", {"name": f"Site {number:05}", "muted": True}, now(), full=True
            )
            for number in range(1, 13)
        ]
        pids = frozenset(fact.pid for fact in told)
        table.tell(*told, Complete(Group.PARTICIPANTS, pids, now()))
        assert table.selected == ("p3", "p5")

    def test_who_left_is_struck_out_but_stays_until_settled(self, table: Table) -> None:
        table.choose(3, 5)
        table.tell(leaves(3))
        assert table.people[3] == "p3"
        assert table.view.people.projection.row(3).presence is Presence.LEFT
        assert [person.pid for person in table.stage.desk.chosen()] == ["p5"]
        table.view.settle()
        assert "p3" not in table.people
        assert table.selected == ("p5",)

    def test_a_key_that_leads_nowhere_else_still_chooses(self, table: Table) -> None:
        table.choose(5)
        press(table, Qt.Key.Key_Escape)
        table.view.people.filter(State.ALL, "Site 00005")
        assert table.selected == ()
        press(table, Qt.Key.Key_Home)
        assert table.selected == ("p5",)

    def test_escape_chooses_nobody(self, table: Table) -> None:
        table.choose(3)
        press(table, Qt.Key.Key_Escape)
        assert table.selected == ()

    def test_all_can_be_chosen(self, table: Table) -> None:
        press(table, Qt.Key.Key_A, CONTROL)
        assert len(table.selected) == 12
        table.view.header.setSortIndicator(INDEX["name"], DESCENDING)
        assert len(table.selected) == 12


class TestHoldingStill:
    def test_rows_stay_while_the_pointer_is_over_them(self, table: Table) -> None:
        before = list(table.people)
        waiting: list[int] = []
        table.view.people.pending.connect(waiting.append)
        table.enter()
        table.tell(joins(20, cohost=True), leaves(4), changes(6, role=Role.AUDIENCE))
        assert table.people == before
        assert waiting[-1] == 3
        table.leave()
        assert table.people[1] == "p20"
        assert table.people[-1] == "p6"
        assert "p4" not in table.people
        assert waiting[-1] == 0

    def test_rows_stay_while_somebody_is_chosen(self, table: Table) -> None:
        before = list(table.people)
        table.choose(3)
        table.enter()
        table.leave()
        table.tell(changes(6, cohost=True))
        assert table.people == before
        table.view.clear()
        assert table.people[1] == "p6"

    def test_space_settles_once(self, table: Table) -> None:
        table.choose(3)
        table.tell(changes(6, cohost=True))
        press(table, Qt.Key.Key_Space)
        assert table.people[1] == "p6"
        assert table.selected == ("p3",)
        table.tell(changes(7, cohost=True))
        assert table.people[1] == "p6"

    def test_a_hidden_table_holds_for_nobody(self, table: Table) -> None:
        table.enter()
        table.view.hide()
        assert not table.view.people.projection.holding

    def test_removing_the_last_chosen_lets_go(self, table: Table) -> None:
        table.choose(3)
        table.tell(leaves(3), changes(6, cohost=True))
        table.view.settle()
        assert table.selected == ()
        assert not table.view.people.projection.holding


class TestPlace:
    def test_who_is_at_the_top_stays_there(self, long: Table) -> None:
        long.scroll_to(50)
        long.tell(*(joins(300 + extra, cohost=True) for extra in range(7)))
        assert long.top == "p50"
        long.tell(leaves(2), leaves(3), leaves(49))
        assert long.top == "p50"

    def test_the_top_of_the_list_stays_the_top(self, long: Table) -> None:
        long.tell(joins(300, cohost=True))
        assert long.view.verticalScrollBar().value() == 0
        assert long.people[1] == "p300"

    def test_one_that_moves_away_takes_nobody_along(self, long: Table) -> None:
        long.scroll_to(50)
        before = long.view.rowViewportPosition(long.row(55))
        long.tell(changes(50, cohost=True))
        assert long.row(50) == 1
        assert long.view.rowViewportPosition(long.row(55)) == before

    def test_the_chosen_row_stays_where_it_is_seen_when_sorted(self, long: Table) -> None:
        long.scroll_to(50)
        long.choose(53)
        before = long.view.rowViewportPosition(long.row(53))
        long.view.header.setSortIndicator(INDEX["name"], DESCENDING)
        assert long.row(53) != 53
        assert long.view.rowViewportPosition(long.row(53)) == before

    def test_clearing_a_filter_goes_back(self, long: Table) -> None:
        long.tell(changes(150, muted=False))
        long.scroll_to(50)
        long.view.people.filter(State.OPEN, "")
        assert long.view.verticalScrollBar().value() == 0
        long.view.people.filter(State.OPEN, "x")
        long.view.people.filter(State.ALL, "")
        assert long.top == "p50"

    def test_a_reconnect_moves_nothing(self, long: Table) -> None:
        long.scroll_to(50)
        told = [
            ParticipantTold(f"p{n}", {"name": f"Site {n:05}", "muted": True}, now(), full=True)
            for n in range(200)
        ]
        gone = frozenset(fact.pid for fact in told[5:])
        long.tell(*told, Complete(Group.PARTICIPANTS, gone, now()))
        assert long.top == "p50"


class TestKeyboard:
    def test_home_and_end(self, long: Table) -> None:
        long.choose(20)
        press(long, Qt.Key.Key_End)
        assert long.selected == ("p199",)
        press(long, Qt.Key.Key_Home)
        assert long.selected == ("p0",)
        press(long, Qt.Key.Key_End, SHIFT)
        assert len(long.selected) == 200

    def test_arrows_and_pages(self, long: Table) -> None:
        long.choose(0)
        press(long, Qt.Key.Key_Down)
        press(long, Qt.Key.Key_Down, SHIFT)
        assert long.selected == ("p1", "p2")
        press(long, Qt.Key.Key_PageDown)
        assert int(long.selected[0][1:]) > 8
        press(long, Qt.Key.Key_PageUp)
        assert long.selected[0] in {"p0", "p1", "p2"}

    def test_control_goes_without_choosing(self, table: Table) -> None:
        table.choose(1)
        press(table, Qt.Key.Key_Down, CONTROL)
        press(table, Qt.Key.Key_Down, CONTROL)
        press(table, Qt.Key.Key_Space, CONTROL)
        assert table.selected == ("p1", "p3")

    def test_letters_are_no_search(self, table: Table) -> None:
        table.tell(changes(7, name="mmm"))
        table.choose(2)
        QTest.keyClicks(table.view, "mmm")
        assert table.selected == ("p2",)
        assert table.view.currentIndex().row() == 2

    def test_tab_leaves_the_table(self, table: Table) -> None:
        assert not table.view.tabKeyNavigation()

    def test_copying_is_harmless_to_a_spreadsheet(self, table: Table) -> None:
        table.tell(changes(2, name="=1+1"))
        table.choose(2, 3)
        press(table, Qt.Key.Key_C, CONTROL)
        lines = QGuiApplication.clipboard().text().splitlines()
        cells = [line.split("\t") for line in lines]
        assert [cell[INDEX["name"]] for cell in cells] == ["'=1+1", "Site 00003"]
        assert len(cells[0]) == sum(not column.hidden for column in COLUMNS)


class TestHeader:
    def test_three_clicks_come_back_to_the_default_order(self, table: Table) -> None:
        before = list(table.people)
        header = table.view.header
        left = header.sectionViewportPosition(INDEX["name"]) + 10
        orders = []
        for _ in range(3):
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left, 8))
            projection = table.view.people.projection
            orders.append((projection.sort, projection.descending))
        assert orders == [("name", False), ("name", True), ("standing", False)]
        assert table.people == before

    def test_figures_begin_with_the_worst(self, table: Table) -> None:
        table.tell(*goes_poor(5))
        header = table.view.header
        left = header.sectionViewportPosition(INDEX["delay"]) + 10
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left, 8))
        assert table.people[0] == "p5"

    def test_columns_share_the_room(self, table: Table) -> None:
        assert table.view.horizontalScrollBar().maximum() == 0
        spans = table.view.header.spans()
        assert sum(width for _, _, width in spans) == table.view.viewport().width()
        for index, _, width in spans:
            assert width >= table.view.header.natural_width(COLUMNS[index])

    def test_reordering_keeps_hidden_columns_hidden(self, table: Table) -> None:
        hidden = [table.view.isColumnHidden(i) for i in range(len(COLUMNS))]
        table.view.header.setSortIndicator(INDEX["name"], DESCENDING)
        assert [table.view.isColumnHidden(i) for i in range(len(COLUMNS))] == hidden
        assert any(hidden)

    def test_the_menu_hides_and_shows(self, table: Table) -> None:
        menu = table.view.header.columns_menu()
        actions = {
            column.id: action for column, action in zip(COLUMNS, menu.actions(), strict=True)
        }
        actions["number"].trigger()
        actions["jitter"].trigger()
        assert not table.view.isColumnHidden(INDEX["number"])
        assert table.view.isColumnHidden(INDEX["jitter"])
        assert not actions["name"].isEnabled()

    def test_its_state_can_be_kept(self, qapp: QApplication, table: Table) -> None:
        header = table.view.header
        header.setSectionHidden(INDEX["number"], False)
        header.moveSection(header.visualIndex(INDEX["joined"]), 0)
        header.resizeSection(INDEX["name"], 222)
        header.setSortIndicator(INDEX["delay"], DESCENDING)
        state = table.view.save_state()
        other = Table(qapp)
        other.view.restore_state(state)
        assert other.view.header.logicalIndex(0) == INDEX["joined"]
        assert other.view.columnWidth(INDEX["name"]) == 222
        assert not other.view.isColumnHidden(INDEX["number"])
        assert other.view.people.projection.sort == "delay"
        assert other.view.save_state() == state

    @pytest.mark.parametrize("state", [b"", b"\0\xff", b'{"columns": 3}', b"[]"])
    def test_a_broken_state_changes_nothing(self, table: Table, state: bytes) -> None:
        before = table.view.save_state()
        table.view.restore_state(state)
        assert table.view.save_state() == before

    def test_a_state_of_another_version_is_taken_as_far_as_it_goes(self, table: Table) -> None:
        columns = [
            {"id": "gone", "width": 9, "hidden": False},
            {"id": "joined", "width": 60, "hidden": False},
            {"id": "name", "width": 100, "hidden": True},
        ]
        state = {"columns": columns, "sort": "gone", "sharing": False}
        table.view.restore_state(msgspec.json.encode(state))
        place = table.view.header.visualIndex
        assert place(INDEX["joined"]) < place(INDEX["name"])
        assert not table.view.isColumnHidden(INDEX["name"])
        assert table.view.people.projection.sort == "standing"

    def test_a_column_that_is_new_stands_behind_its_neighbour(self, table: Table) -> None:
        state = msgspec.json.decode(table.view.save_state())
        wanted = [column["id"] for column in state["columns"]]
        new = {"pin", "mic", "delay"}
        state["columns"] = [column for column in state["columns"] if column["id"] not in new]
        table.view.restore_state(msgspec.json.encode(state))
        saved = msgspec.json.decode(table.view.save_state())
        assert [column["id"] for column in saved["columns"]] == wanted


class TestPins:
    def test_pinned_rows_are_on_top_and_say_so(self, table: Table) -> None:
        table.choose(4)
        table.view.pin(Pins().toggled([table.stage.store.people["p7"]]))
        assert table.people[:2] == ["p7", "p0"]
        assert table.selected == ("p4",)
        assert table.view.people.text(0, INDEX["pin"]) == "★ 1"
        assert table.view.people.spoken(0, INDEX["pin"]) == "pinned, 1"
        table.view.pin(Pins())
        assert table.people[0] == "p0"
        assert table.view.people.text(0, INDEX["pin"]) == ""

    def test_it_can_be_told_whom_to_select(self, long: Table) -> None:
        long.view.choose(["p150", "p3", "gone"])
        assert set(long.selected) == {"p3", "p150"}
        assert long.row(3) in long.view._visible_rows()
        long.view.invert()
        assert len(long.selected) == len(long.people) - 2
        assert not {"p3", "p150"} & set(long.selected)


class TestService:
    def test_quality_is_asked_for_who_is_seen_then_who_is_in_alarm(self, long: Table) -> None:
        long.tell(*goes_poor(180), *(joins(n, presence=Presence.CALLING) for n in (2, 3)))
        wanted = long.view.pids_wanted()
        seen = [long.people[row] for row in long.view._visible_rows()]
        seen = [pid for pid in seen if pid not in {"p2", "p3"}]
        assert wanted[: len(seen)] == seen
        assert "p180" in wanted
        assert len(wanted) == len(set(wanted)) <= POLLED
        assert "p2" not in wanted

    def test_nothing_is_asked_for_a_table_out_of_sight(self, table: Table) -> None:
        table.view.hide()
        assert table.view.pids_wanted() == []

    def test_rows_can_be_higher_and_lower(self, table: Table) -> None:
        table.view.set_row_height(99)
        assert table.view.row_height == 40
        assert table.view.rowHeight(0) == 40
        table.view.set_row_height(24)
        assert table.view.rowHeight(0) == 24

    def test_the_menu_is_asked_for_by_mouse_and_keyboard(self, table: Table) -> None:
        asked: list[QPoint] = []
        table.view.menu_wanted.connect(asked.append)
        table.choose(3)
        for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
            event = QContextMenuEvent(reason, QPoint(5, 5), QPoint(7, 9))
            QApplication.sendEvent(table.view.viewport(), event)
        assert asked[0] == QPoint(7, 9)
        row = table.view.visualRect(table.view.currentIndex())
        assert asked[1] == table.view.viewport().mapToGlobal(row.bottomLeft())

    def test_who_leaves_between_two_ticks_can_still_be_painted(self, table: Table) -> None:
        table.stage._tell(table.stage.store.apply(Gone(Group.PARTICIPANTS, "p3", now())))
        table.view.grab()
        table.stage.desk._flush()
        table.view.grab()
        assert "p3" not in table.people

    def test_the_clock_runs_only_while_it_is_seen(self, table: Table) -> None:
        assert table.view._clock.isActive()
        table.view.hide()
        assert not table.view._clock.isActive()

    def test_a_screen_reader_gets_cells(self, table: Table) -> None:
        assert table.view.accessibleName() == "Participants"
        index = table.view.people.index(0, INDEX["mic"])
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Microphone muted"
