"""What the table looks like where it matters: states must be seen, and cost nothing when unseen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from controlroom.meeting.facts import AttendeeTold, ConferenceTold, Speaking
from controlroom.meeting.model import Layout, Pane, Presence, Speaker
from controlroom.meeting.states import State
from controlroom.ui.table.columns import COLUMNS, INDEX
from tests.ui.people import GOOD, Table, changes, goes_poor, joins, leaves, measures
from tests.ui.stage import now


@pytest.fixture(params=["dark", "light"])
def table(qapp: QApplication, request: pytest.FixtureRequest) -> Table:
    return Table(qapp, mode=request.param)


def picture(table: Table) -> QImage:
    return table.view.viewport().grab().toImage()


def cell(table: Table, number: int, column: str) -> QRect:
    """A cell without the line below it."""
    index = table.view.people.index(table.row(number), INDEX[column])
    return table.view.visualRect(index).adjusted(0, 0, 0, -1)


def colours(image: QImage, area: QRect) -> set[str]:
    # The bits are the picture's, which must live as long.
    part = image.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(memoryview(part.constBits()).cast("I"))}


def drawn(table: Table, number: int, column: str) -> set[str]:
    return colours(picture(table), cell(table, number, column))


class TestStates:
    def test_a_chosen_row_stands_out(self, table: Table) -> None:
        table.choose(3)
        look = table.theme.colours
        assert look.selected in drawn(table, 3, "name")
        assert look.selected not in drawn(table, 4, "name")
        image = picture(table)
        edge = table.view.viewport().width() - 3
        y = cell(table, 3, "name").center().y()
        assert QColor(image.pixel(edge, y)).name() == look.selected

    def test_the_row_of_a_roll_call_is_tinted_and_says_so(self, table: Table) -> None:
        table.tell(changes(3, roll_call=True))
        look = table.theme.colours
        assert look.live_row in drawn(table, 3, "name")
        assert look.live in drawn(table, 3, "air")
        assert table.view.people.text(table.row(3), INDEX["air"]) == "ROLL CALL"

    def test_poor_is_loud_and_good_is_calm(self, table: Table) -> None:
        table.tell(*goes_poor(3), measures(4, GOOD, now()))
        look = table.theme.colours
        for column in ("quality", "delay", "loss_up", "loss_down", "jitter"):
            assert look.alarm in drawn(table, 3, column), column
            assert look.alarm not in drawn(table, 4, column), column
        assert look.well in drawn(table, 4, "quality")

    def test_one_bad_measurement_is_not_loud(self, table: Table) -> None:
        at = now()
        table.tell(measures(3, GOOD, at - 1000), measures(3, {"delay": 900.0}, at))
        assert table.theme.colours.alarm not in drawn(table, 3, "delay")

    def test_open_and_muted_microphones_differ(self, table: Table) -> None:
        table.tell(changes(3, muted=False))
        look = table.theme.colours
        assert look.live in drawn(table, 3, "mic")
        assert look.live not in drawn(table, 4, "mic")
        assert len(drawn(table, 4, "mic")) > 1

    def test_a_hand_is_amber(self, table: Table) -> None:
        table.tell(changes(3, hand=True))
        assert table.theme.colours.warning in drawn(table, 3, "hand")

    def test_speech_is_a_bar(self, table: Table) -> None:
        table.tell(Speaking((Speaker("p3", 80),), now()))
        look = table.theme.colours
        assert look.well in drawn(table, 3, "level")
        assert drawn(table, 4, "level") >= {look.panel, look.track}
        assert look.well not in drawn(table, 4, "level")

    def test_a_picture_of_the_layout_has_a_badge(self, table: Table) -> None:
        table.tell(ConferenceTold({"layout": Layout((Pane(2, ("p3",)),), 4)}, now()))
        assert len(drawn(table, 3, "air")) > 2
        assert len(drawn(table, 4, "air")) == 1

    def test_who_left_is_struck_out(self, table: Table) -> None:
        table.choose(5)
        table.tell(leaves(3))
        area = cell(table, 3, "name")
        image = picture(table)
        look = table.theme.colours
        y = area.top() + (table.view._height - 1) // 2
        line = [QColor(image.pixel(x, y)).name() for x in range(area.left() + 8, area.left() + 40)]
        assert set(line) == {look.faint}
        assert drawn(table, 3, "mic") == {look.panel}

    def test_the_absent_are_quiet(self, table: Table) -> None:
        table.tell(AttendeeTold("+9", {"name": "大连分会场", "number": "+9"}, now()))
        look = table.theme.colours
        row = table.view.people.projection.row_of("absent:+9")
        assert row is not None
        area = table.view.visualRect(table.view.people.index(row, INDEX["name"]))
        seen = colours(picture(table), area)
        assert look.text not in seen
        assert look.secondary in seen

    def test_what_is_stale_claims_nothing(self, table: Table) -> None:
        table.tell(*goes_poor(3), changes(4, muted=False, roll_call=True))
        table.tell(Speaking((Speaker("p5", 80),), now()))
        look = table.theme.colours
        loud = {look.text, look.alarm, look.live, look.live_row, look.well}
        assert loud <= colours(picture(table), table.view.viewport().rect())
        table.view.set_stale(True)
        assert not loud & colours(picture(table), table.view.viewport().rect())
        table.view.set_stale(False)
        assert loud <= colours(picture(table), table.view.viewport().rect())

    def test_the_keyboard_is_seen(self, table: Table) -> None:
        table.view.activateWindow()
        table.view.setFocus()
        table.choose(3)
        table.app.sendPostedEvents()
        if not table.view.hasFocus():
            pytest.skip("this platform gives no focus")
        top = cell(table, 3, "name").top()
        assert QColor(picture(table).pixel(300, top)).name() == table.theme.colours.accent

    def test_a_new_look_reaches_all_cells(self, table: Table) -> None:
        old, wanted = table.theme.colours, "light" if table.theme.dark else "dark"
        table.view.grab()
        table.theme.set_mode(wanted)
        seen = colours(picture(table), table.view.viewport().rect())
        assert table.theme.colours.panel in seen
        assert old.panel not in seen or old.panel == table.theme.colours.text

    def test_long_names_end_before_the_next_column(self, table: Table) -> None:
        table.tell(changes(3, name="第三季度全国工作会议分会场" * 9), changes(4, name=""))
        gap = cell(table, 3, "name")
        gap.setLeft(gap.right() - 4)
        assert colours(picture(table), gap) == {table.theme.colours.panel}

    def test_calling_is_a_word_beside_the_name(self, table: Table) -> None:
        before = drawn(table, 3, "name")
        table.tell(changes(3, presence=Presence.CALLING))
        after = drawn(table, table.row(3) and 3, "name")
        assert table.theme.colours.faint in after
        assert table.theme.colours.faint not in before


class Counter:
    """Counts the cells that are drawn from now on."""

    def __init__(self, table: Table) -> None:
        self.cells: list[tuple[str, str]] = []
        painter = table.view._painter
        draw: Callable[..., None] = painter.cell

        def count(index: int, person, left: int, width: int) -> None:  # type: ignore[no-untyped-def]
            self.cells.append((person.pid, COLUMNS[index].id))
            draw(index, person, left, width)

        painter.cell = count  # type: ignore[method-assign]


def paint(table: Table) -> None:
    """Let Qt paint what it thinks is due, and only that."""
    table.app.processEvents()


class TestCost:
    @pytest.fixture
    def long(self, qapp: QApplication) -> Table:
        table = Table(qapp, 500)
        for _ in range(3):
            paint(table)
        return table

    def test_only_cells_that_changed_are_painted(self, long: Table) -> None:
        count = Counter(long)
        long.tell(changes(3, muted=False))
        paint(long)
        assert count.cells == [("p3", "mic")]

    def test_who_is_out_of_sight_costs_nothing(self, long: Table) -> None:
        count = Counter(long)
        long.tell(changes(300, muted=False), *goes_poor(400))
        paint(long)
        assert count.cells == []

    def test_rows_that_only_move_are_not_drawn_again(self, long: Table) -> None:
        for _ in range(2):
            long.view.viewport().repaint()
        count = Counter(long)
        long.tell(joins(1000, cohost=True))
        paint(long)
        assert {pid for pid, _ in count.cells} == {"p1000"}

    def test_a_row_that_looks_different_is_drawn_again(self, long: Table) -> None:
        for _ in range(3):
            long.view.viewport().repaint()
        before = picture(long)
        long.choose(2)
        assert picture(long) != before
        long.view.clear()
        long.view.viewport().repaint()
        assert long.theme.colours.selected not in drawn(long, 2, "name")

    def test_a_moved_column_is_seen(self, long: Table) -> None:
        for _ in range(3):
            long.view.viewport().repaint()
        before = picture(long)
        header = long.view.header
        header.moveSection(header.visualIndex(INDEX["joined"]), 0)
        assert picture(long) != before

    def test_rows_of_a_narrow_table_are_not_drawn_again_either(self, long: Table) -> None:
        long.view.resize(400, 300)
        paint(long)
        assert long.view.horizontalScrollBar().maximum() > 0
        for _ in range(2):
            long.view.viewport().repaint()
        before = picture(long)
        count = Counter(long)
        long.view.viewport().repaint()
        assert count.cells == []
        long.view.horizontalScrollBar().setValue(150)
        paint(long)
        assert count.cells
        assert picture(long) != before

    def test_titles_are_drawn_again_only_when_they_look_different(self, long: Table) -> None:
        header = long.view.header
        drawn_titles: list[int] = []
        draw = header.paintSection

        def note(painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
            drawn_titles.append(logicalIndex)
            draw(painter, rect, logicalIndex)

        header.paintSection = note  # type: ignore[method-assign]

        def looks() -> QImage:
            drawn_titles.clear()
            return header.viewport().grab().toImage()

        before = looks()
        assert looks() == before
        assert drawn_titles == []
        long.view.people.filter(State.ALL, "Site 000")
        assert looks() == before
        assert drawn_titles == []
        header.setSortIndicator(INDEX["name"], Qt.SortOrder.DescendingOrder)
        by_name = looks()
        assert by_name != before
        header.setSortIndicator(INDEX["name"], Qt.SortOrder.AscendingOrder)
        assert looks() != by_name
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        assert looks() == before
        header.resizeSection(INDEX["name"], 90)
        assert looks() != before
        narrow = looks()
        assert drawn_titles == []
        long.theme.set_mode("light")
        assert looks() != narrow
