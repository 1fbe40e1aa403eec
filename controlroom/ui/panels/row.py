"""One line of a list of people, and how it is painted."""

from typing import NamedTuple

from PySide6 import QtWidgets
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, ROW, SMALL

# QStyle is named where it is needed: its many enums are made when it is first named.

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_BOX = 14
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Row(NamedTuple):
    """One line; `id` tells lines apart. A `detail` stands between the name and the note; `checked`
    is None where there is no box; `tone` is the colour of the note; `indented` leaves the room of a
    box free where others have one."""

    id: str
    name: str
    note: str
    detail: str = ""
    checked: bool | None = None
    tone: str = "secondary"
    indented: bool = False


# Between the edge of a line and what stands in it, so that a frame doesn't touch it.
INSET = GRID


def row_height(theme: Theme) -> int:
    """How high a line of a list is."""
    return max(theme.scaled(ROW), QFontMetrics(theme.font(BODY)).height() + 2 * GRID)


class RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(0, row_height(self.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self.theme
        row: Row = index.data(ROW_ROLE)
        painter.save()
        if option.state & QtWidgets.QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        rect = option.rect.adjusted(INSET, 0, 0, 0)
        if row.checked is not None:
            self._paint_box(painter, rect, checked=row.checked)
        if row.checked is not None or row.indented:
            rect = rect.adjusted(box_room(theme), 0, 0, 0)
        large, small = theme.font(BODY), theme.font(SMALL)
        gap = 2 * GRID
        # A text in exactly its own width is elided: the advance is rounded.
        note = QFontMetrics(small).horizontalAdvance(row.note) + 2 + gap if row.note else 0
        wanted = QFontMetrics(large).horizontalAdvance(row.name) + 2
        # The name gives way only down to half of the line.
        name = min(wanted, max(rect.width() - note, rect.width() // 2))
        left = rect.adjusted(0, 0, name - rect.width(), 0)
        right = rect.adjusted(name + gap, 0, 0, 0)
        pieces = [(large, row.name, left, "text")]
        if row.detail:
            # Then the note stands at the end of the line, and the detail where it has all its room.
            right.setLeft(max(right.left(), rect.right() - note + gap))
            between = rect.adjusted(name + gap, 0, right.left() - gap - rect.right(), 0)
            if QFontMetrics(small).horizontalAdvance(row.detail) + 2 <= between.width():
                pieces.append((small, row.detail, between, "secondary"))
        pieces.append((small, row.note, right, row.tone))
        for font, text, box, tone in pieces:
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            elide = Qt.TextElideMode.ElideRight
            if box.width() > gap:
                elided = QFontMetrics(font).elidedText(text, elide, box.width())
                painter.drawText(box, _LEFT, elided)
        if option.state & QtWidgets.QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, *, checked: bool) -> None:
        scaled, colours = self.theme.scaled, self.theme.colours
        size = scaled(_BOX)
        top = rect.center().y() - size / 2 + 0.5
        box = QRectF(rect.left() + scaled(4) + 0.5, round(top) + 0.5, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent_fill if checked else colours.mark))
        painter.setBrush(QColor(colours.accent_fill if checked else colours.panel))
        painter.drawRoundedRect(box, 3, 3)
        if checked:
            painter.setPen(QPen(QColor(colours.on_accent), scaled(2)))
            at = [box.topLeft() + QPointF(x * size, y * size) for x, y in _TICK]
            painter.drawPolyline(at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def box_room(theme: Theme) -> int:
    """How much of a line its box takes."""
    return theme.scaled(_BOX + 12)
