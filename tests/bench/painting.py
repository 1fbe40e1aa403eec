"""Row 8: painting a page of rows, against Qt's delegate; and a frame to its cells, against the
naive console."""

import asyncio

from PySide6.QtWidgets import QStyledItemDelegate, QTableView

from controlroom.ui.table.view import TableView
from controlroom.vendors.huawei.codec import Decoder
from tests.bench.measure import Finding, elapsed, ratio, rounds
from tests.bench.naive import Naive
from tests.bench.program import WrongCellsError
from tests.bench.stage import Stage
from tests.bench.world import World

_CONFERENCE = "701000"
_PEOPLE = 1_000


async def painting(stage: Stage) -> list[Finding]:
    console = stage.console
    table = await console.open(stage.feed.where.url, _CONFERENCE)
    world = World(_PEOPLE)
    usual = QTableView()
    usual.setModel(table.model())
    usual.setItemDelegate(QStyledItemDelegate(usual))
    usual.resize(table.size())
    usual.verticalHeader().setDefaultSectionSize(table.rowHeight(0))
    for column in range(table.model().columnCount()):
        usual.setColumnHidden(column, table.isColumnHidden(column))
        usual.setColumnWidth(column, table.columnWidth(column))
    usual.show()
    naive = Naive(table.width(), table.height())
    naive.take(world.snapshot())
    # A window is painted only once it has been exposed.
    await asyncio.sleep(0.2)
    pages = 5 if stage.quick else 30

    def paint(view: QTableView) -> None:
        for _ in range(pages):
            view.viewport().repaint()

    def again() -> float:
        # A row becomes a picture when it is painted for the second time.
        paint(table)
        return elapsed(lambda: paint(table))

    def anew() -> None:
        for _ in range(pages):
            table._pictures.clear()
            table.viewport().repaint()

    subjects = {
        "again": again,
        "anew": lambda: elapsed(anew),
        "usually": lambda: elapsed(lambda: paint(usual)),
    }
    took = rounds(subjects, stage.count)
    found: list[Finding] = [
        ratio(
            8, f"painting a page, {name}", took[key], took["usually"], "default delegate", goal=goal
        )
        for key, name, goal in (
            ("anew", "every row another", 0.18),
            ("again", "rows as before", 0.05),
        )
    ]
    usual.hide()
    usual.setModel(None)
    found.append(_frame_to_cells(stage, table, naive, world))
    naive.table.close()
    console.window.conferences.close(console.meeting(table))
    console.show(stage.table)
    return found


def _frame_to_cells(stage: Stage, table: TableView, naive: Naive, world: World) -> Finding:
    """Each frame in a tick of its own, in the program's own way from the bytes on."""
    meeting, decoder = stage.console.meeting(table), Decoder()
    frames = [world.frame([world.change(0) for _ in range(5)]) for _ in range(15)]

    def ours() -> None:
        for frame in frames:
            meeting.session._take_in(decoder.usual(frame) or ())
            meeting.desk._timer.stop()
            meeting.desk._flush()
            table.viewport().repaint()

    def theirs() -> None:
        for frame in frames:
            naive.take(frame)

    subjects = {"ours": lambda: elapsed(ours), "theirs": lambda: elapsed(theirs)}
    took = rounds(subjects, stage.count)
    people = meeting.desk.store.people
    shown = {pid: "1" if person.muted else "0" for pid, person in people.items()}
    told = {pid: values[1] for pid, values in world.told().items()}
    if not shown == told == naive.texts("MUTE"):
        raise WrongCellsError("microphones, ours or the naive console's")
    name = "frame to painted cells, 5 changes among 1,000"
    return ratio(8, name, took["ours"], took["theirs"], "naive console", goal=0.1)
