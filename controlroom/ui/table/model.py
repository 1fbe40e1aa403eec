"""The people of one conference as Qt's item views want them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant
from controlroom.meeting.pins import Pins
from controlroom.meeting.projection import Projection
from controlroom.meeting.states import State
from controlroom.ui.desk import Batch
from controlroom.ui.table import cells
from controlroom.ui.table.columns import COLUMNS, INDEX, Cell
from controlroom.ui.table.context import Context
from controlroom.ui.widgets import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
# Without the hint, a header takes its columns for moved and forgets what is hidden.
_HINTED = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
_VERTICAL = QAbstractItemModel.LayoutChangeHint.VerticalSortHint

# A list sorted by what changes all the time is re-ordered at most so often.
CALM_MS = 100

# Runs of columns, first and last inclusive.
Runs = tuple[tuple[int, int], ...]

_WHOLE_ROW: Runs = ((0, len(COLUMNS) - 1),)
# A change of these repaints the row's background or every cell's tone.
_ROW_FIELDS = frozenset({"presence", "roll_call", "broadcast"})
_MISSING = object()
# To find a row takes so many times as long as to look at one.
_FEW = 4


class TableModel(QAbstractTableModel):
    """A model over a `Projection`, which it owns and listens to.

    `arranging` comes before rows may come, go or move, `arranged` after, with whether any did;
    `pending` tells how many rows wait to. Only rows in `visible()` are announced by `dataChanged`:
    nobody keeps what the others showed.
    """

    arranging = Signal()
    arranged = Signal(bool)
    pending = Signal(int)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.visible: Callable[[], Sequence[int]] = tuple
        # As last announced: the store is ahead of it until the next tick.
        self._people = dict(context.store.people)
        self._persistent: list[tuple[QModelIndex, str]] = []
        self._postponed: dict[str, Participant | None] = {}
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._catch_up)
        self._moved = False
        self._told = 0
        self.projection = Projection(self._people, self)
        self.projection.filter(State.ALL)

    # following the meeting

    def follow(self, batch: Batch) -> None:
        """Show what has changed."""
        hands, panes = self.context.follow(batch.after, batch.fields)
        if batch.people:
            self._take_over(batch)
            if self.projection.concerned(batch.fields):
                self._touch(batch.people)
            self._announce(batch.people)
        if hands:
            self._announce_column("hand", self.context.hands)
        if panes or (Kind.CONFERENCE in batch.kinds):
            self._announce_column("air")

    def _take_over(self, batch: Batch) -> None:
        people = self._people
        # Who is gone goes at once.
        people.update(batch.after)  # type: ignore[arg-type]
        if "presence" in batch.fields:
            for pid, person in batch.after.items():
                if person is None:
                    del people[pid]

    def _touch(self, changed: Mapping[str, Participant | None]) -> None:
        """Let the projection follow; rows that only move do so together, not at every tick."""
        if self._calm.isActive():
            urgent = {}
            for pid, old in changed.items():
                if old is None or pid not in self._people:
                    urgent[pid] = old
                    self._postponed.pop(pid, None)
                else:
                    self._postponed.setdefault(pid, old)
        else:
            # The earlier row is the one by which the projection placed somebody.
            urgent = {**changed, **self._postponed}
            self._postponed.clear()
        self._move(urgent)

    def _move(self, changed: Mapping[str, Participant | None]) -> None:
        if stirred := self.projection.stirred(changed):
            with self._arrangement():
                self.projection.touch(stirred)

    def _catch_up(self) -> None:
        """Let rows move that were changed a moment ago."""
        postponed, self._postponed = self._postponed, {}
        self._move(postponed)

    def tick(self) -> None:
        """A second has passed."""
        if self.context.hands:
            self._announce_column("hand", self.context.hands)

    def _announce(self, changed: Mapping[str, Participant | None]) -> None:
        """Announce changed cells of visible rows, in exact ranges."""
        projection, people = self.projection, self._people
        first, last = -1, -1
        runs: Runs = ()
        rows = self.visible()
        if len(changed) * _FEW < len(rows):
            found = (projection.row_of(pid) for pid in changed)
            rows = sorted(row for row in found if row is not None and row in rows)
        for row in rows:
            pid = projection.pid(row)
            old = changed.get(pid, _MISSING)
            if old is _MISSING:
                continue
            here = _runs(old, people.get(pid))  # type: ignore[arg-type]
            if row == last + 1 and here == runs:
                last = row
                continue
            self._announce_rows(first, last, runs)
            first, last, runs = row, row, here
        self._announce_rows(first, last, runs)

    def _announce_rows(self, first: int, last: int, runs: Runs) -> None:
        for left, right in runs:
            self.dataChanged.emit(self.createIndex(first, left), self.createIndex(last, right))

    def _announce_column(self, column: str, pids: Mapping[str, object] | None = None) -> None:
        """Announce a column of all visible rows, or of these people."""
        index = INDEX[column]
        for row in self.visible():
            if pids is None or self.projection.pid(row) in pids:
                at = self.createIndex(row, index)
                self.dataChanged.emit(at, at)

    # what is shown

    def arrange(self, sort: str, *, descending: bool = False) -> None:
        """Sort by one of the projection's `SORTS`."""
        self._catch_up()
        with self._arrangement():
            self.projection.arrange(sort, descending=descending)

    def filter(self, state: State, text: str) -> None:
        """Show only who is in a state and has a text."""
        self._catch_up()
        with self._arrangement():
            self.projection.filter(state, text)

    def pin(self, pins: Pins) -> None:
        """Keep these on top."""
        self._catch_up()
        self.context.pins = pins
        with self._arrangement():
            self.projection.pin(pins)
        self._announce_column("pin")

    def hold(self, *, still: bool) -> None:
        """Hold rows where they are, or let go."""
        if still is not self.projection.holding:
            self._catch_up()
            with self._arrangement():
                self.projection.hold(still=still)

    def settle(self) -> None:
        """Let what waits take its place."""
        self._catch_up()
        with self._arrangement():
            self.projection.settle()

    @contextmanager
    def _arrangement(self) -> Iterator[None]:
        self.arranging.emit()
        self._moved = False
        yield
        self.arranged.emit(self._moved)
        if len(self.projection.pending) != self._told:
            self._told = len(self.projection.pending)
            self.pending.emit(self._told)

    # the projection's listener

    def before_insert(self, first: int, last: int) -> None:
        self.beginInsertRows(_NO_PARENT, first, last)

    def after_insert(self) -> None:
        self._moved = True
        self.endInsertRows()

    def before_remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(_NO_PARENT, first, last)

    def after_remove(self) -> None:
        self._moved = True
        self.endRemoveRows()

    def before_reorder(self) -> None:
        self.layoutAboutToBeChanged[_HINTED].emit([], _VERTICAL)  # type: ignore[index]
        projection = self.projection
        self._persistent = [
            (index, projection.pid(index.row())) for index in self.persistentIndexList()
        ]

    def after_reorder(self) -> None:
        self._moved = True
        self._calm.start()
        old = [index for index, _ in self._persistent]
        rows = (self.projection.row_of(pid) for _, pid in self._persistent)
        new = [
            QModelIndex() if row is None else self.createIndex(row, index.column())
            for row, index in zip(rows, old, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self._persistent = []
        self.layoutChanged[_HINTED].emit([], _VERTICAL)  # type: ignore[index]

    def before_reset(self) -> None:
        self.beginResetModel()

    def after_reset(self) -> None:
        self._moved = True
        self.endResetModel()

    # Qt's questions

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.projection)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer = _ANSWERS.get(role)
        if answer is None or not index.isValid() or index.row() >= len(self.projection):
            return None
        return answer(self, index.row(), index.column())

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("table", COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole and COLUMNS[section].about:
            return QCoreApplication.translate("table", COLUMNS[section].about)
        if role == Qt.ItemDataRole.InitialSortOrderRole and COLUMNS[section].measure:
            return Qt.SortOrder.DescendingOrder
        return None

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        return COLUMNS[column].text(self.projection.row(row), self.context)

    def spoken(self, row: int, column: int) -> str:
        """What a cell says where it is heard alone."""
        what = COLUMNS[column]
        return (what.spoken or what.text)(self.projection.row(row), self.context)

    def tip(self, row: int, column: int) -> str:
        """What is worth knowing about a cell beyond what it shows; empty for figures."""
        what = COLUMNS[column]
        if what.kind is Cell.NAME:
            return plain_tip(cells.about(self.projection.row(row), self.context))
        return "" if what.right else plain_tip(self.spoken(row, column))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_ANSWERS: Mapping[int, Callable[[TableModel, int, int], object]] = {
    Qt.ItemDataRole.DisplayRole: TableModel.text,
    Qt.ItemDataRole.AccessibleTextRole: TableModel.spoken,
    Qt.ItemDataRole.ToolTipRole: TableModel.tip,
    Qt.ItemDataRole.TextAlignmentRole: lambda _model, _row, column: _alignment(column),
}
_COLUMNS_OF: dict[str, tuple[int, ...]] = {
    field: tuple(i for i, column in enumerate(COLUMNS) if field in column.fields)
    for field in frozenset().union(*(column.fields for column in COLUMNS))
}


def _runs(old: Participant | None, new: Participant | None) -> Runs:
    """Which columns differ between two states of a row."""
    if old is None or new is None:
        return _WHOLE_ROW
    changed = [field for field in _COLUMNS_OF if getattr(old, field) is not getattr(new, field)]
    if not _ROW_FIELDS.isdisjoint(changed):
        return _WHOLE_ROW
    columns = sorted({column for field in changed for column in _COLUMNS_OF[field]})
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and column == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return tuple(runs)
