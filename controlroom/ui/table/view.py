"""The table of participants: it draws its cells itself, and holds still while it is aimed at."""

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from controlroom.meeting.model import Presence
from controlroom.meeting.pins import Pins
from controlroom.ui import wording
from controlroom.ui.desk import Desk
from controlroom.ui.icons import Icons
from controlroom.ui.table import cells
from controlroom.ui.table.columns import COLUMNS
from controlroom.ui.table.context import Context
from controlroom.ui.table.header import Header
from controlroom.ui.table.model import TableModel
from controlroom.ui.table.painter import RowPainter
from controlroom.ui.table.rowcache import RowCache, Spans
from controlroom.ui.table.scroll import Anchor
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import ROW, ROW_MAX, ROW_MIN
from controlroom.ui.widgets import know_viewport

DEFAULT_SORT = "standing"
POLLED = 50

# Above this many rows, repainting all is cheaper than naming them.
_FEW = 64

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_KEEP = QItemSelectionModel.SelectionFlag.NoUpdate
_MOVING = frozenset(
    {
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class _Port(QWidget):
    """Tells whether the mouse is over it. As the view's own `viewportEvent` would hear that, Python
    would look at every event, also at each of those that paint."""

    def __init__(self, point: Callable[..., None]) -> None:
        super().__init__()
        self._point = point

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._point(inside=True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._point(inside=False)


class TableView(QTableView):
    """One conference's people. `menu_wanted` carries the global position of a context menu."""

    menu_wanted = Signal(QPoint)

    def __init__(
        self, desk: Desk, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        port = _Port(self._point)
        know_viewport(self, QPalette.ColorRole.Base, port)
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.desk = desk
        self.theme = theme
        self._row_height = ROW
        self._stale = False
        self._pointed = False
        self._arranging = False
        self._reset = False
        # Whom the operator chose: some of them may not match the filter at the moment.
        self._chosen: frozenset[str] = frozenset()
        self._selected: frozenset[str] = frozenset()
        self._current: str | None = None
        context = Context(desk.store, self._server_now)
        self._painter = RowPainter(theme, icons, context)
        self._pictures = RowCache(self._painter, context)
        self.people = TableModel(context, self)
        self.header = Header(theme, self._painter.type, self)
        self._set_up()
        self._anchor = Anchor(self, self.people.projection)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._connect()
        self._dress()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Participants"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalHeader(self.header)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self.setModel(self.people)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header.set_up()

    def _connect(self) -> None:
        people = self.people
        people.visible = self._visible_rows
        people.arranging.connect(self._remember)
        people.arranged.connect(self._restore)
        people.modelAboutToBeReset.connect(self._note_reset)
        self.desk.changed.connect(people.follow)
        self._clock.timeout.connect(people.tick)
        self.selectionModel().selectionChanged.connect(self._note_selection)
        self.selectionModel().currentRowChanged.connect(self._move_focus)
        self.header.sortIndicatorChanged.connect(self._sort_by)
        self.theme.changed.connect(self._dress)

    def _server_now(self) -> int:
        return int((time.time() + self.desk.link.skew) * 1000)

    # look

    @property
    def row_height(self) -> int:
        """The height of a row in px, before scaling."""
        return self._row_height

    def set_row_height(self, height: int) -> None:
        """Make rows higher or lower, within 24 to 40 px."""
        self._row_height = min(max(height, ROW_MIN), ROW_MAX)
        self._dress()

    def set_stale(self, stale: bool) -> None:  # noqa: FBT001 - a slot for a signal
        """Show that nothing of this is known to be true any more, or that it is again."""
        if stale is not self._stale:
            self._stale = stale
            self.viewport().update()

    def _dress(self) -> None:
        self._painter.refresh()
        self._pictures.clear()
        self._height = self.theme.scaled(self._row_height)
        self.verticalHeader().setDefaultSectionSize(self._height)
        self.verticalScrollBar().setSingleStep(self._height)
        self.header.dress(self.viewport().width())
        self.viewport().update()

    def save_state(self) -> bytes:
        """Which columns are shown where and how wide, and what the table is sorted by."""
        return self.header.save()

    def restore_state(self, state: bytes) -> None:
        """Take over what `save_state` gave; what can't be read changes nothing."""
        self.header.restore(state)

    # who is seen and chosen

    def _visible_rows(self) -> range:
        if not self.isVisible():
            return range(0)
        offset = self.verticalOffset()
        last = (offset + self.viewport().height() - 1) // self._height
        return range(offset // self._height, min(last + 1, len(self.people.projection)))

    def pids_wanted(self) -> list[str]:
        """Whose call quality is worth asking for: who is seen, then who is in alarm; at most 50."""
        projection = self.people.projection
        seen = [projection.pid(row) for row in self._visible_rows()]
        wanted = [pid for pid in seen if projection.person(pid).presence is Presence.IN]
        wanted += self.desk.store.in_alarm.difference(wanted)
        return wanted[:POLLED]

    @property
    def pins(self) -> Pins:
        """Which sites are pinned."""
        return self.people.projection.pins

    def pin(self, pins: Pins) -> None:
        """Keep these on top."""
        self.people.pin(pins)

    def choose(self, pids: Iterable[str]) -> None:
        """Select exactly these, as far as they are shown, and bring the first of them into view."""
        row_of, index = self.people.projection.row_of, self.people.index
        rows = sorted(row for pid in pids if (row := row_of(pid)) is not None)
        self.selectionModel().select(self._selection(rows), _REPLACE)
        if rows:
            self.selectionModel().setCurrentIndex(index(rows[0], 0), _KEEP)
            self.scrollTo(index(rows[0], 0))

    def invert(self) -> None:
        """Select all who are shown and not selected."""
        self.choose(set(self.people.projection.pids()) - self._selected)

    def settle(self) -> None:
        """Let what waits take its place once, and go on holding still."""
        self.people.settle()

    def clear(self) -> None:
        """Choose nobody."""
        self._chosen = frozenset()
        self.clearSelection()

    def _selected_rows(self) -> list[int]:
        ranges = self.selectionModel().selection().toList()
        return sorted({row for area in ranges for row in range(area.top(), area.bottom() + 1)})

    def _note_selection(self) -> None:
        # In the midst of a rearrangement, rows and people don't agree; `_restore` looks again.
        if not self._arranging:
            self._tell_selection()
            self._chosen = self._selected
            self._hold()

    def _tell_selection(self) -> None:
        projection = self.people.projection
        pids = [projection.pid(row) for row in self._selected_rows()]
        now = frozenset(pids)
        self._update_people(now ^ self._selected)
        self._selected = now
        self.desk.select(pids)

    # holding still

    def _hold(self) -> None:
        self.people.hold(still=self._pointed or bool(self._selected))

    def _point(self, *, inside: bool) -> None:
        if inside is not self._pointed:
            self._pointed = inside
            self._hold()

    def _remember(self) -> None:
        self._arranging = True
        self._reset = False
        current = self.currentIndex()
        row = current.row()
        self._current = self.people.projection.pid(row) if current.isValid() else None
        focused = self._current if self._current in self._selected else None
        self._anchor.remember(self._visible_rows(), focused, self._height)

    def _note_reset(self) -> None:
        self._reset = True

    def _restore(self, moved: bool) -> None:  # noqa: FBT001 - a slot for a signal
        if not moved:
            self._arranging = False
            return
        auto = self.hasAutoScroll()
        self.setAutoScroll(False)
        if self._reset:
            self._select_again()
        self.setAutoScroll(auto)
        self.executeDelayedItemsLayout()
        self._anchor.restore(self._height, reset=self._reset)
        self._arranging = False
        before = self._selected
        self._tell_selection()
        if not self._reset and self._selected != before:
            self._chosen = self._selected
        self._hold()

    def _select_again(self) -> None:
        """After a reset: the same people, as far as they are shown."""
        row_of, index = self.people.projection.row_of, self.people.index
        rows = sorted(row for pid in self._chosen if (row := row_of(pid)) is not None)
        self.selectionModel().select(self._selection(rows), _REPLACE)
        if self._current is not None and (row := row_of(self._current)) is not None:
            self.selectionModel().setCurrentIndex(index(row, 0), _KEEP)

    def _selection(self, rows: Iterable[int]) -> QItemSelection:
        """Ascending rows as Qt selects them."""
        selection, index = QItemSelection(), self.people.index
        for first, last in _areas(rows):
            selection.select(index(first, 0), index(last, len(COLUMNS) - 1))
        return selection

    def _sort_by(self, section: int, order: Qt.SortOrder) -> None:
        if section < 0:
            self.people.arrange(DEFAULT_SORT)
        else:
            descending = order is Qt.SortOrder.DescendingOrder
            self.people.arrange(COLUMNS[section].sort or COLUMNS[section].id, descending=descending)

    # painting

    def _row_rect(self, row: int) -> QRect:
        top = row * self._height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._height)

    def _update_people(self, pids: frozenset[str]) -> None:
        if len(pids) > _FEW:
            self.viewport().update()
            return
        for pid in pids:
            if (row := self.people.projection.row_of(pid)) is not None:
                self.viewport().update(self._row_rect(row))

    def _move_focus(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._row_rect(index.row()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self.viewport()) as painter, self._painter.on(painter):
            self._paint(painter, event.region())

    def _paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint the cells that `region` touches, each of them once."""
        size, height, offset = self.viewport().size(), self._height, self.verticalOffset()
        count = len(self.people.projection)
        columns = self.header.seen()
        wanted: dict[int, Spans] = {}
        # Nearly always it is a cell or two side by side.
        areas = [region.boundingRect()] if region.rectCount() == 1 else region
        for area in areas:  # type: ignore[union-attr]
            left, right = area.left(), area.right()
            here = [span for span in columns if span[1] <= right and span[1] + span[2] > left]
            first, last = (area.top() + offset) // height, (area.bottom() + offset) // height
            for row in range(max(first, 0), min(last + 1, count)):
                known = wanted.get(row)
                wanted[row] = here if known is None else _joined(columns, known, here)
        self._pictures.fit(QSize(size.width(), height), columns)
        for row, cells_ in wanted.items():
            whole = len(cells_) == len(columns)
            self._paint_row(painter, row, row * height - offset, None if whole else cells_)
        if self.hasFocus() and (focused := self.currentIndex().row()) in wanted:
            self._painter.focus(focused * height - offset, size.width(), height)
        below = max(count * height - offset, 0)
        if below < size.height():
            rest = QRect(0, below, size.width(), size.height() - below)
            painter.fillRect(rest, self.theme.colour("panel"))

    def _paint_row(self, painter: QPainter, row: int, top: int, wanted: Spans | None) -> None:
        """Paint some cells of a row, or all that are in sight."""
        person, stale = self.people.projection.row(row), self._stale
        selected = person.pid in self._selected
        if wanted is None:
            self._pictures.draw(painter, person, top, selected=selected, stale=stale)
            return
        width, height = self.viewport().width(), self._height
        self._painter.row(person, top, width, height, selected=selected, stale=stale)
        for index, left, wide in wanted:
            self._painter.cell(index, person, left, wide)

    # events

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._clock.stop()
        self._point(inside=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.header.fit(self.viewport().width())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._move_focus(self.currentIndex(), QModelIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._move_focus(self.currentIndex(), QModelIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Participants"))
            cells.figure.cache_clear()
            self._dress()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(at)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.settle()
        elif plain and event.key() == Qt.Key.Key_Escape and self._selected:
            self.clear()
        else:
            super().keyPressEvent(event)
            if plain and event.key() in _MOVING:
                self._select_current()

    def _select_current(self) -> None:
        """Select the row that a key has led to. Qt does not where the key led nowhere else: on the
        only row found, say."""
        current = self.currentIndex()
        if current.isValid() and not self.selectionModel().isSelected(current):
            self.selectionModel().select(current, _REPLACE)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are commands here, they don't look for names."""

    def moveCursor(  # noqa: N802
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End go to the first and the last row."""
        count = self.people.rowCount()
        column = max(self.currentIndex().column(), 0)
        if count and cursorAction is QAbstractItemView.CursorAction.MoveHome:
            return self.people.index(0, column)
        if count and cursorAction is QAbstractItemView.CursorAction.MoveEnd:
            return self.people.index(count - 1, column)
        return super().moveCursor(cursorAction, modifiers)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as the visible columns read, tabs between them."""
        columns = [logical for logical, _, _ in self.header.spans()]
        lines = [
            "\t".join(wording.harmless(self.people.text(row, column)) for column in columns)
            for row in self._selected_rows()
        ]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))


def _joined(columns: Spans, some: Spans, others: Spans) -> Spans:
    return [span for span in columns if span in some or span in others]


def _areas(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending rows as ranges, first and last inclusive."""
    areas: list[tuple[int, int]] = []
    for row in rows:
        if areas and areas[-1][1] == row - 1:
            areas[-1] = (areas[-1][0], row)
        else:
            areas.append((row, row))
    return areas
