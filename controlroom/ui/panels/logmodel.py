"""The log of one conference as a table, the newest on top; it goes on while nobody looks.

Changes are gathered for a tenth of a second, so that what comes together becomes one line, and a
flood of speech and measurements costs a look at each change. In a flood that does change lines,
more of it is gathered: nobody reads them as fast as that.
"""

import itertools
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from controlroom.journal.entries import Entry
from controlroom.journal.journal import Journal
from controlroom.journal.reading import SELDOM_TOLD, silent
from controlroom.meeting.changes import Change
from controlroom.meeting.search import needle
from controlroom.session.actions import Action
from controlroom.session.link import Link
from controlroom.ui.desk import BREATH, PEOPLE_ONLY, Batch, Desk
from controlroom.ui.panels.logline import Column, Line, Show
from controlroom.ui.widgets import plain_tip

LIMIT = 10_000
GATHER_MS = 100
# So many changes at once are a flood, and what follows it is gathered for longer; not for so long
# that the journal would take it for another one.
FLOOD = 50
FLOOD_MS = 700
# How many changes are read at once, and for how many seconds at a turn of the loop.
SLICE = 50
TURN = 0.0005
# Most of what a line costs is drawing it: of those that come together, so many of the newest can be
# drawn first, one at a turn.
DRAWN = 32

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LogModel(QAbstractTableModel):
    """The entries of one desk, at most LIMIT of them; the oldest make room.

    `coming` tells of a line before it is shown, so that it can be drawn, and how many newer ones
    there will be above it.
    """

    coming = Signal(Line, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.show = Show.ALL
        self.text = ""
        self._desk = desk
        self._journal = Journal(desk.store)
        self._pending: deque[Change] = deque()
        self._pause = GATHER_MS
        # What was read, by id, and then what of it is drawn and not shown yet.
        self._reading: dict[int, Entry] = {}
        self._ready: dict[int, Line] = {}
        self._to_draw: Iterator[tuple[int, Line]] = iter(())
        # Both with the oldest first, by id.
        self._lines: list[Line] = []
        self._shown: list[Line] = []
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._go_on)
        desk.changed.connect(self._changed)
        desk.acted.connect(self._acted)
        desk.linked.connect(self._linked)
        self._linked(desk.link)

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The log of `desk`, begun now if there is none yet."""
        return desk.findChild(cls) or cls(desk)

    # what happens

    def _changed(self, batch: Batch) -> None:
        if batch.kinds == PEOPLE_ONLY and batch.fields.isdisjoint(SELDOM_TOLD):
            self._pending += batch.changes
        else:
            self._pending += [change for change in batch.changes if not silent(change)]
        if self._pending and not self._gather.isActive():
            self._gather.start(self._pause)

    def flush(self) -> None:
        """Make lines of what has been gathered now, for a turn at most; the rest follows soon."""
        self._read()
        self._be_ready()
        self._show_ready()
        if self._pending:
            self._gather.start(0)

    def _go_on(self) -> None:
        """Read some of what has been gathered; once all is read and drawn, show it."""
        if self._ready:
            self._draw_next()
            return
        if not self._reading:
            self._pause = FLOOD_MS if len(self._pending) > FLOOD else GATHER_MS
        begun = time.perf_counter()
        self._read()
        if self._pending:
            # What is shown and told elsewhere goes before.
            self._gather.start(int(BREATH * (time.perf_counter() - begun) * 1000))
        else:
            self._be_ready()
            self._draw_next()

    def _read(self) -> None:
        pending = self._pending
        until = time.perf_counter() + TURN
        while pending:
            some = [pending.popleft() for _ in range(min(SLICE, len(pending)))]
            read = self._journal.changed(some, _now())
            self._reading.update((entry.id, entry) for entry in read)
            if time.perf_counter() > until:
                break

    def _be_ready(self) -> None:
        ready = self._ready | {id_: Line(entry) for id_, entry in self._reading.items()}
        self._ready = dict(sorted(ready.items()))
        self._reading.clear()
        newest = filter(self._fits, reversed(self._ready.values()))
        self._to_draw = enumerate(itertools.islice(newest, DRAWN))

    def _draw_next(self) -> None:
        for above, line in self._to_draw:
            self.coming.emit(line, above)
            self._gather.start(0)
            return
        self._show_ready()

    def _show_ready(self) -> None:
        self._gather.stop()
        ready, self._ready = self._ready, {}
        self._to_draw = iter(())
        self._put(ready.values())
        if self._pending:
            self._gather.start(self._pause)

    def _acted(self, action: Action) -> None:
        self.flush()
        self.take(self._journal.acted(action, _now()))

    def _linked(self, link: Link) -> None:
        if self._journal.heeds(link):
            self.flush()
        self.take(self._journal.linked(link, _now()))

    def take(self, entries: Iterable[Entry]) -> None:
        """Add entries, or put them in the place of those with the same id."""
        self._put(sorted(map(Line, entries), key=_id))

    def _put(self, lines: Iterable[Line]) -> None:
        last = self._lines[-1].id if self._lines else 0
        added: list[Line] = []
        for line in lines:
            if line.id > last:
                added.append(line)
            else:
                self._renew(line)
        if added:
            self._lines += added
            self._insert([line for line in added if self._fits(line)])
            self._drop(len(self._lines) - LIMIT)

    def _renew(self, line: Line) -> None:
        place = bisect_left(self._lines, line.id, key=_id)
        if place == len(self._lines) or self._lines[place].id != line.id:
            return  # it was dropped meanwhile
        self._lines[place] = line
        at = bisect_left(self._shown, line.id, key=_id)
        shown = at < len(self._shown) and self._shown[at].id == line.id
        row = len(self._shown) - 1 - at
        if not self._fits(line):
            if shown:
                self.beginRemoveRows(_ROOT, row, row)
                del self._shown[at]
                self.endRemoveRows()
        elif shown:
            self._shown[at] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, Column.WHY))
        else:
            self.beginInsertRows(_ROOT, row + 1, row + 1)
            self._shown.insert(at, line)
            self.endInsertRows()

    def _insert(self, lines: Sequence[Line]) -> None:
        if lines:
            self.beginInsertRows(_ROOT, 0, len(lines) - 1)
            self._shown += lines
            self.endInsertRows()

    def _drop(self, count: int) -> None:
        """Forget the oldest `count` lines."""
        if count <= 0:
            return
        del self._lines[:count]
        gone = bisect_left(self._shown, self._lines[0].id, key=_id)
        if gone:
            rows = len(self._shown)
            self.beginRemoveRows(_ROOT, rows - gone, rows - 1)
            del self._shown[:gone]
            self.endRemoveRows()

    # what is shown

    def filter(self, show: Show, text: str = "") -> None:
        """Show only these lines, with `text` in who, what, status or why."""
        text = needle(text)
        if (show, text) == (self.show, self.text):
            return
        self.show, self.text = show, text
        self.beginResetModel()
        self._shown = [line for line in self._lines if self._fits(line)]
        self.endResetModel()

    def _fits(self, line: Line) -> bool:
        return self.show in line.shows and (not self.text or self.text in line.haystack)

    def reword(self) -> None:
        """The language or the vendor's words have changed: say everything anew."""
        self.beginResetModel()
        self._lines = [Line(line.entry) for line in self._lines]
        self._shown = [line for line in self._lines if self._fits(line)]
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._lines)

    def line(self, row: int) -> Line:
        """What `row` tells."""
        return self._shown[len(self._shown) - 1 - row]

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(line.texts[index.column()])
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Column.ELAPSED:
                return _RIGHT
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        match Column(section):
            case Column.TIME:
                return self.tr("Time")
            case Column.WHO:
                return self.tr("Who")
            case Column.WHAT:
                return self.tr("What")
            case Column.STATUS:
                return self.tr("Status")
            case Column.ELAPSED:
                return self.tr("Duration")
            case Column.WHY:
                return self.tr("Why")


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _id(line: Line) -> int:
    return line.id


def _now() -> int:
    return round(time.time() * 1000)
