"""A list of people: a name, after it a note, and a box to check where one is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QWidget,
)

from controlroom.ui.panels.row import ROW_ROLE, Row, RowDelegate, box_room, row_height
from controlroom.ui.theme import Theme
from controlroom.ui.widgets import plain_tip

__all__ = ("PeopleList", "PeopleModel", "Row", "row_height")

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROWS = 6
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_CHECKED = Qt.CheckState.Checked


class PeopleModel(QAbstractListModel):
    """Rows that are compared, not reset, so that place and selection hold.

    `checked` has the ids of those whose box is to be checked (True) or emptied.
    """

    checked = Signal(object, bool)

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
                return " ".join(filter(None, (row.name, row.detail, row.note)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (row.name, row.detail, row.note))))
            case Qt.ItemDataRole.CheckStateRole if row.checked is not None:
                return Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].checked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(  # noqa: N802
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """What a screen reader checks; whoever owns the rows shows them anew."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.checked.emit((self.rows[index.row()].id,), Qt.CheckState(value) is _CHECKED)
        return True


class PeopleList(QListView):
    """The view: as high as its rows, up to a limit. Several can be selected.

    `pressed_on` comes with Return (False), and with Ctrl+Return (True), once for each press;
    `chosen` has the ids of those selected when they may have changed, in the order of the list.
    """

    pressed_on = Signal(bool)
    chosen = Signal(object)

    def __init__(self, theme: Theme, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabKeyNavigation(False)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        self.people = model
        for signal in (self.selectionModel().selectionChanged, model.modelReset):
            signal.connect(self._choose)
        theme.changed.connect(self._dress)

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of those selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.people.rows[row].id for row in rows)

    @property
    def meant(self) -> tuple[str, ...]:
        """Those selected, else the one on which the focus stands."""
        current = self.currentIndex()
        alone = (self.people.rows[current.row()].id,) if current.isValid() else ()
        return self.selected or alone

    def _choose(self) -> None:
        self.chosen.emit(self.selected)

    def event(self, event: QEvent) -> bool:
        # In a list these keys are the list's, whatever they do elsewhere in the window.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.hears(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def hears(self, event: QKeyEvent) -> bool:
        """Whether a key is for the list rather than for the window."""
        checks = event.key() == Qt.Key.Key_Space and self._has_boxes
        return checks or event.key() in _RETURN or event.matches(QKeySequence.StandardKey.SelectAll)

    @property
    def _has_boxes(self) -> bool:
        return any(row.checked is not None for row in self.people.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _RETURN:
            # A key that is held down must not do twice what one press does.
            if not event.isAutoRepeat():
                everybody = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self.pressed_on.emit(bool(everybody))
            return
        if event.key() == Qt.Key.Key_Space and self._has_boxes:
            self._toggle(self.meant)
            return
        super().keyPressEvent(event)

    def _toggle(self, ids: Sequence[str]) -> None:
        """Check these; empty them if all are checked."""
        some = frozenset(ids)
        boxes = [row for row in self.people.rows if row.id in some and row.checked is not None]
        if boxes:
            on = not all(row.checked for row in boxes)
            self.people.checked.emit(tuple(row.id for row in boxes), on)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            row = self.people.rows[index.row()]
            edge = self.visualRect(index).left() + box_room(self.theme)
            if row.checked is not None and event.position().x() < edge:
                self._toggle((row.id,))
                return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS and not self.currentIndex().isValid() and self.people.rows:
            self.selectionModel().setCurrentIndex(
                self.people.index(0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

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
