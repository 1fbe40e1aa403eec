"""All arrangements to choose from, drawn small."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.ui import wording
from controlroom.ui.arrangements import arrangements, draw_panes
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, RADIUS, SMALL

_THUMBNAIL = (80, 45)
_WIDE = 136
_TYPE = Qt.ItemDataRole.UserRole


class Choices(QWidget):
    """A list and a filter by the number of panes. `chosen` has an image type, `taken` comes when
    one is chosen for good (Enter, double click)."""

    chosen = Signal(str)
    taken = Signal()

    def __init__(self, theme: Theme, image_types: Sequence[str]) -> None:
        super().__init__()
        self.count = QComboBox()
        self.count.setAccessibleName(self.tr("Number of panes"))
        self.count.addItem(self.tr("All arrangements ({count})").format(count=len(image_types)), 0)
        for panes in sorted(set(IMAGE_TYPES.values())):
            self.count.addItem(self.tr("%n pane(s)", "", panes), panes)
        self.list = _List(theme)
        self.list.setAccessibleName(self.tr("Arrangements"))
        language = wording.language()
        for name in image_types:
            title = arrangements()[name].title(language)
            item = QListWidgetItem(title)
            item.setData(_TYPE, name)
            item.setToolTip(f"{title} · {name}")
            self.list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        self.count.currentIndexChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._choose)
        self.list.taken.connect(self.taken)

    def show_choice(self, image_type: str) -> None:
        """Mark another one; it is not `chosen` by that."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_TYPE) == image_type:
                if item.isHidden():
                    self.count.setCurrentIndex(0)
                self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
                self.list.setCurrentItem(item)
                self.list.blockSignals(False)  # noqa: FBT003
                self.list.scrollToItem(item)

    def _filter(self) -> None:
        panes = self.count.currentData()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(bool(panes) and IMAGE_TYPES[item.data(_TYPE)] != panes)
        current = self.list.currentItem()
        if current is None or current.isHidden():
            shown = (self.list.item(row) for row in range(self.list.count()))
            self.list.setCurrentItem(next(item for item in shown if not item.isHidden()))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_TYPE))


class _List(QListWidget):
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Delegate(theme, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(lambda _: self.taken.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """An arrangement, drawn small, and its name on up to two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(  # noqa: N802
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text = 2 * QFontMetrics(self.theme.font(SMALL)).lineSpacing()
        height = self.theme.scaled(_THUMBNAIL[1])
        return QSize(self.theme.scaled(_WIDE), height + text + 5 * GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.theme.colours
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(colours.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        width, height = (self.theme.scaled(px) for px in _THUMBNAIL)
        top = rect.top() + 2 * GRID
        room = QRectF(rect.center().x() - width / 2, top, width, height)
        arrangement = arrangements()[index.data(_TYPE)]
        draw_panes(painter, arrangement.places(room), {}, self.theme)
        painter.setFont(self.theme.font(SMALL))
        painter.setPen(QColor(colours.text))
        words = rect.adjusted(GRID, height + 3 * GRID, -GRID, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags | Qt.TextFlag.TextWordWrap, index.data())
        painter.restore()
