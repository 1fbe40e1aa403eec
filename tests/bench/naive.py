"""A console as most would write it: json, an item for each cell, sorted."""

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

KEYS = ("NAME", "ROLE", "MUTE", "CAMERASTATE", "HAND", "SHARE", "TEL", "ORG_ID", "ADDTIME")


class Naive:
    """`take` a frame; it is painted when that returns."""

    def __init__(self, width: int, height: int) -> None:
        self._items: dict[str, dict[str, QTableWidgetItem]] = {}
        self.table = QTableWidget(0, len(KEYS))
        self.table.resize(width, height)
        self.table.setHorizontalHeaderLabels(list(KEYS))
        self.table.show()

    def take(self, frame: bytes) -> None:
        told: dict[str, Any] = json.loads(frame)
        for entry in told["data"]:
            items = self._items.get(entry["pid"]) or self._insert(entry["pid"])
            for key, value in entry["pinfoMap"].items():
                if key in items:
                    items[key].setText(value)
        self.table.setSortingEnabled(True)
        self.table.sortItems(KEYS.index("HAND"), Qt.SortOrder.DescendingOrder)
        self.table.viewport().repaint()

    def _insert(self, pid: str) -> dict[str, QTableWidgetItem]:
        self.table.setSortingEnabled(False)
        row = self.table.rowCount()
        self.table.insertRow(row)
        items = self._items[pid] = {key: QTableWidgetItem() for key in KEYS}
        for column, item in enumerate(items.values()):
            self.table.setItem(row, column, item)
        return items

    def texts(self, key: str) -> dict[str, str]:
        """pid -> what its cell shows."""
        return {pid: items[key].text() for pid, items in self._items.items()}
