"""A plain list of people: a name, and after it a note."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, ROW, SMALL
from controlroom.ui.widgets import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROWS = 6

NAME = Qt.ItemDataRole.UserRole
NOTE = Qt.ItemDataRole.UserRole + 1


class Row(NamedTuple):
    """One line; `id` tells lines apart."""

    id: str
    name: str
    note: str


class PeopleModel(QAbstractListModel):
    """Rows that are compared, not reset, so that place and selection hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            old, self.rows = self.rows, list(rows)
            for at, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        if self.rows and rows:
            self._move_to(rows)
        else:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def _move_to(self, rows: Sequence[Row]) -> None:
        wanted = {row.id for row in rows}
        for at in range(len(self.rows) - 1, -1, -1):
            if self.rows[at].id not in wanted:
                self.beginRemoveRows(_ROOT, at, at)
                del self.rows[at]
                self.endRemoveRows()
        here = {row.id for row in self.rows}
        if [row.id for row in self.rows] != [row.id for row in rows if row.id in here]:
            self._reorder({row.id: place for place, row in enumerate(rows)})
        for at, row in enumerate(rows):
            if at < len(self.rows) and self.rows[at].id == row.id:
                if self.rows[at] != row:
                    self.rows[at] = row
                    self.dataChanged.emit(self.index(at), self.index(at))
            else:
                self.beginInsertRows(_ROOT, at, at)
                self.rows.insert(at, row)
                self.endInsertRows()

    def _reorder(self, places: dict[str, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.rows[index.row()].id for index in before]
        self.rows.sort(key=lambda row: places[row.id])
        now = {row.id: at for at, row in enumerate(self.rows)}
        self.changePersistentIndexList(before, [self.index(now[id_]) for id_ in ids])
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name} {row.note}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{row.name}\n{row.note}".strip())
            case _ if role == NAME:
                return row.name
            case _ if role == NOTE:
                return row.note
        return None


class PeopleList(QListView):
    """The view: as high as its rows, up to a limit."""

    def __init__(self, theme: Theme, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabKeyNavigation(False)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _height(self, rows: int) -> int:
        return rows * row_height(self.theme) + 2 * self.frameWidth()

    def sizeHint(self) -> QSize:  # noqa: N802
        rows = min(max(self.model().rowCount(), 1), _ROWS)
        return QSize(self.theme.scaled(240), self._height(rows))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(80), self._height(1))


def row_height(theme: Theme) -> int:
    """How high a line of a list is."""
    return max(theme.scaled(ROW), QFontMetrics(theme.font(BODY)).height() + 2 * GRID)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(0, row_height(self.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self.theme
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        large, small = theme.font(BODY), theme.font(SMALL)
        note = index.data(NOTE)
        note_wanted = QFontMetrics(small).horizontalAdvance(note) + 2 * GRID if note else 0
        # A text in exactly its own width is elided: the advance is rounded.
        name_wanted = QFontMetrics(large).horizontalAdvance(index.data(NAME)) + 2
        # The name gives way only down to half of the line.
        name_room = min(name_wanted, max(rect.width() - note_wanted, rect.width() // 2))
        left = rect.adjusted(0, 0, name_room - rect.width(), 0)
        right = rect.adjusted(name_room + 2 * GRID, 0, 0, 0)
        for font, text, box, tone in (
            (large, index.data(NAME), left, "text"),
            (small, note, right, "secondary"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            elide = Qt.TextElideMode.ElideRight
            elided = QFontMetrics(font).elidedText(text, elide, box.width())
            painter.drawText(box, _LEFT, elided)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
