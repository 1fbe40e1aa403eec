"""From a frame's bytes to painted cells, against a naive console; a page, against Qt's delegate."""

import json
import time
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QStyledItemDelegate,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
)

from controlroom.session.session import Session
from controlroom.ui.desk import Desk
from controlroom.ui.icons import Icons
from controlroom.ui.table.view import TableView
from controlroom.ui.theme import Theme
from controlroom.vendors.base import Client
from controlroom.vendors.huawei.codec import Decoder
from tests.bench import frames
from tests.bench.measure import Ratio, ratio, rounds

SIZE = (1200, 700)
KEYS = ("NAME", "ROLE", "MUTE", "CAMERASTATE", "HAND", "SHARE", "TEL", "ORG_ID", "ADDTIME")


class Console:
    """The program's own way: decoder, session, store, desk, model, view."""

    def __init__(self, people: int) -> None:
        app = cast("QApplication", QApplication.instance())
        self.theme = Theme()
        self.theme.apply(app)
        self.session = Session(cast("Client", None))
        self.desk = Desk(self.session)
        self.decoder = Decoder()
        self.view = TableView(self.desk, self.theme, Icons(self.theme))
        self.view.resize(*SIZE)
        self.view.show()
        self.take(frames.snapshot(people))

    def take(self, frame: bytes) -> None:
        self.session._take_in(self.decoder.facts(frame))
        self.desk._timer.stop()
        self.desk._flush()
        self.view.viewport().repaint()


class Naive:
    """As most would write it: json, an item per cell, sorted."""

    def __init__(self, people: int) -> None:
        self.rows: dict[str, dict[str, str]] = {}
        self.table = QTableWidget(0, len(KEYS))
        self.table.resize(*SIZE)
        self.table.setSortingEnabled(True)
        self.table.show()
        self.take(frames.snapshot(people))

    def take(self, frame: bytes) -> None:
        told: dict[str, Any] = json.loads(frame)
        self.table.setSortingEnabled(False)
        for entry in told["data"]:
            self.rows.setdefault(entry["pid"], {}).update(entry["pinfoMap"])
        places = {
            cast("QTableWidgetItem", self.table.item(row, 0)).data(Qt.ItemDataRole.UserRole): row
            for row in range(self.table.rowCount())
        }
        for entry in told["data"]:
            row = places.get(entry["pid"])
            if row is None:
                row = places[entry["pid"]] = self.table.rowCount()
                self.table.insertRow(row)
            for column, key in enumerate(KEYS):
                item = QTableWidgetItem(self.rows[entry["pid"]].get(key, ""))
                item.setData(Qt.ItemDataRole.UserRole, entry["pid"])
                self.table.setItem(row, column, item)
        self.table.setSortingEnabled(True)
        self.table.viewport().repaint()


def run(count: int, *, quick: bool) -> list[Ratio]:
    _app = QApplication.instance() or QApplication([])
    people = 1_000
    pushes = frames.increments(people, 50 if quick else 300, 5)

    def taking(take: Callable[[bytes], None]) -> Callable[[], float]:
        def once() -> float:
            begun = time.perf_counter()
            for push in pushes:
                take(push)
            return time.perf_counter() - begun

        return once

    ours, naive = Console(people), Naive(people)
    took = rounds({"ours": taking(ours.take), "naive": taking(naive.take)}, count)
    found = [
        ratio(
            "frame to repaint, 5 changes among 1,000", took["ours"], took["naive"], "naive console"
        )
    ]
    usual = QTableView()
    usual.setModel(ours.view.model())
    usual.setItemDelegate(QStyledItemDelegate(usual))
    usual.resize(*SIZE)
    usual.show()
    pages = 10 if quick else 50

    def painting(view: QTableView) -> Callable[[], float]:
        def once() -> float:
            begun = time.perf_counter()
            for _ in range(pages):
                view.viewport().repaint()
            return time.perf_counter() - begun

        return once

    took = rounds({"ours": painting(ours.view), "usual": painting(usual)}, count)
    found.append(
        ratio("painting a page", took["ours"], took["usual"], "default delegate", goal=0.25)
    )
    found.append(_storm(count))
    return found


def _storm(count: int) -> Ratio:
    """Everybody at once, then a whole state in mid-stream: what a reconnection costs."""
    people = 1_000
    ours, naive = Console(people), Naive(people)
    snapshot = frames.snapshot(people)

    def timed(take: Callable[[bytes], None]) -> Callable[[], float]:
        def once() -> float:
            begun = time.perf_counter()
            take(snapshot)
            return time.perf_counter() - begun

        return once

    took = rounds({"ours": timed(ours.take), "naive": timed(naive.take)}, count)
    return ratio("a whole state of 1,000 again", took["ours"], took["naive"], "naive console")
