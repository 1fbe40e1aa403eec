"""The usual way to a sorted table: a plain model, a QSortFilterProxyModel, a default delegate."""

from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QTableView

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
COLUMNS = ("NAME", "ROLE", "MUTE", "CAMERASTATE", "HAND", "SHARE", "TEL", "ORG_ID", "delay")
DELAY = COLUMNS.index("delay")


class _Entry(msgspec.Struct, gc=False):
    pid: str = ""
    participantID: str = ""  # noqa: N815
    delay: str = ""
    pinfoMap: dict[str, str] | None = None  # noqa: N815


class _Frame(msgspec.Struct, gc=False):
    data: list[_Entry]


_decode = msgspec.json.Decoder(_Frame).decode


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[str, Any]] = []
        self.places: dict[str, int] = {}

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()].get(COLUMNS[index.column()])
        return None


class Rival:
    """Takes in the same frames as the program."""

    def __init__(self) -> None:
        self.model = _Model()
        self.proxy = QSortFilterProxyModel()
        self.proxy.setDynamicSortFilter(True)
        self.proxy.setFilterKeyColumn(0)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proxy.setSourceModel(self.model)
        self.view = QTableView()
        self.view.setModel(self.proxy)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(DELAY, Qt.SortOrder.DescendingOrder)

    def fill(self, frame: bytes) -> None:
        """Take in the whole state."""
        model = self.model
        model.beginResetModel()
        model.rows = [{"pid": told.pid, **(told.pinfoMap or {})} for told in _decode(frame).data]
        model.places = {row["pid"]: n for n, row in enumerate(model.rows)}
        model.endResetModel()

    def take(self, frame: bytes) -> None:
        """Take in an increment of delays; all others are passed over."""
        model = self.model
        for told in _decode(frame).data:
            if told.delay:
                row = model.places[told.participantID]
                model.rows[row]["delay"] = int(told.delay)
                at = model.index(row, DELAY)
                model.dataChanged.emit(at, at)

    def shown(self) -> list[str]:
        """The pids of the shown rows, from the top."""
        source = self.proxy.mapToSource
        rows = (source(self.proxy.index(n, 0)).row() for n in range(self.proxy.rowCount()))
        return [self.model.rows[row]["pid"] for row in rows]
