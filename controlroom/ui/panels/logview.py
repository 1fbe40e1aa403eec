"""The rows of the log: still while one reads further down."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from controlroom.commands.registry import Order
from controlroom.session.actions import Action, Status
from controlroom.ui.panels.logline import Column, Line
from controlroom.ui.panels.logmodel import LogModel
from controlroom.ui.panels.logpictures import GAP, LinePictures
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import know_viewport
from controlroom.ui.wording import harmless, status_words

_Index = QModelIndex | QPersistentModelIndex

_WHO_WIDTH = 13  # characters
_WHAT_SHARE = 0.45


class LogView(QTableView):
    """`retry` comes with the order of a line that failed or was not confirmed."""

    retry = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self, QPalette.ColorRole.Base)
        self.theme = theme
        self._pictures = LinePictures(theme)
        self._accent = QColor()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self._retry = QAction(self)
        self._retry.triggered.connect(self._retry_current)
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self._copy_selected)
        self.addAction(self._copy)
        self._menu = QMenu(self)
        self._menu.addActions([self._retry, self._copy])
        self.retranslate()
        self._dress()
        theme.changed.connect(self._dress)

    def retranslate(self) -> None:
        """The language has changed."""
        self._retry.setText(self.tr("Try again"))
        self._copy.setText(self.tr("Copy"))
        self.setAccessibleName(self.tr("Log"))
        self._share_out()

    # looks

    def _dress(self) -> None:
        self._pictures.refresh()
        self._accent = self.theme.colour("accent")
        height = QFontMetrics(self.theme.font(SMALL)).height() + GRID
        self.verticalHeader().setDefaultSectionSize(height)
        self._share_out()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_out()

    def setModel(self, model: LogModel | None) -> None:  # type: ignore[override]  # noqa: N802
        before = self.selectionModel()
        if isinstance(shown := self.model(), LogModel):
            shown.coming.disconnect(self._draw_ahead)
        super().setModel(model)
        if model is not None:
            model.coming.connect(self._draw_ahead)
        if before is not None:
            before.deleteLater()
        self._share_out()

    def _share_out(self) -> None:
        """Give each column what its widest text needs, and the rest to what and why."""
        if self.model() is None:
            return
        metrics = QFontMetrics(self.theme.font(SMALL, bold=True))

        def widest(texts: Iterable[str]) -> int:
            return max(map(metrics.horizontalAdvance, texts)) + GAP

        widths = {
            Column.TIME: widest(["00:00:00.000"]),
            Column.WHO: metrics.averageCharWidth() * _WHO_WIDTH + GAP,
            Column.STATUS: widest(status_words()),
            Column.ELAPSED: widest(["00 000 ms"]),
        }
        rest = max(0, self.viewport().width() - sum(widths.values()))
        widths[Column.WHAT] = round(rest * _WHAT_SHARE)
        widths[Column.WHY] = rest - widths[Column.WHAT]
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def rowsInserted(self, parent: _Index, first: int, last: int) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        reading, top = bar.value(), self.rowAt(0)
        super().rowsInserted(parent, first, last)
        # The newest come in on top: who has scrolled away keeps the lines under the eye.
        if reading > 0 and first <= top:
            self.updateGeometries()
            height = self.verticalHeader().defaultSectionSize()
            bar.setValue(reading + (last - first + 1) * height)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        if first < 0:
            return
        size = self._fit()
        current = self.currentIndex().row() if self.hasFocus() else -1
        painter = QPainter(self.viewport())
        for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
            selected = self.selectionModel().isRowSelected(row)
            top = self.rowViewportPosition(row)
            painter.drawPixmap(0, top, self._pictures.of(self._line(row), selected=selected))
            if row == current:
                painter.setPen(self._accent)
                painter.drawRect(QRect(QPoint(0, top), size).adjusted(0, 0, -1, -1))

    def _draw_ahead(self, line: Line, above: int) -> None:
        if self.isVisible() and above < self._in_sight():
            self._fit()
            self._pictures.of(line, selected=False)

    def _fit(self) -> QSize:
        """Let the pictures fit, each of the size that is returned."""
        viewport = self.viewport()
        size = QSize(viewport.width(), self.verticalHeader().defaultSectionSize())
        columns = [(self.columnViewportPosition(it), self.columnWidth(it)) for it in Column]
        self._pictures.fit(size, viewport.devicePixelRatioF(), columns, self._in_sight())
        return size

    def _in_sight(self) -> int:
        return self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2

    # acts

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self._retry.setEnabled(self._undone() is not None)
        self._copy.setEnabled(self.selectionModel().hasSelection())
        self._menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._retry_current()
        else:
            super().keyPressEvent(event)

    def _line(self, row: int) -> Line:
        model = self.model()
        assert isinstance(model, LogModel)  # noqa: S101 - no other is ever set
        return model.line(row)

    def _undone(self) -> Order | None:
        """What the current line left undone."""
        row = self.currentIndex().row()
        return again(self._line(row).entry.action) if row >= 0 else None

    def _retry_current(self) -> None:
        if (order := self._undone()) is not None:
            self.retry.emit(order)

    def _copy_selected(self) -> None:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = (self._line(row).texts for row in rows)
        text = "\n".join("\t".join(map(harmless, texts)) for texts in lines)
        QGuiApplication.clipboard().setText(text)


_UNDONE = frozenset(
    {Status.PARTLY, Status.REFUSED, Status.FAILED, Status.UNCONFIRMED, Status.CANCELLED}
)


def again(action: Action | None) -> Order | None:
    """The order that does what is left undone of `action`; None if that is nothing."""
    if action is None or action.status not in _UNDONE or not action.repeatable:
        return None
    return action.rest
