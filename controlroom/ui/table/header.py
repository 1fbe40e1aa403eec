"""The header of the table: titles aligned as their cells are, and a menu of columns."""

import msgspec
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from controlroom.ui.table.columns import COLUMNS, INDEX, Cell, Column
from controlroom.ui.table.painter import ICON, LEVEL_WIDTH, MARK_WIDTH, PAD, TREND_WIDTH
from controlroom.ui.table.typesetter import Typesetter
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID
from controlroom.ui.widgets import know_viewport

NAME = INDEX["name"]

_ARROW = 6
# How much wider than natural, in percent, the name may get before others do.
_NAME_SHARE = 100


class _Saved(msgspec.Struct):
    id: str
    width: int
    hidden: bool


class _State(msgspec.Struct):
    """The columns from the left, and the column the table is sorted by, empty for none."""

    columns: list[_Saved]
    sort: str = ""
    descending: bool = False
    sharing: bool = True


class Header(QHeaderView):
    """Paints its sections itself; sorting is cleared by the third click on a section."""

    def __init__(self, theme: Theme, type_: Typesetter, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        know_viewport(self, QPalette.ColorRole.Button)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self._theme = theme
        self._type = type_
        self._spans_at = 0
        self._spans: list[tuple[int, int, int]] | None = None
        self._seen: list[tuple[int, int, int]] = []
        # All that was painted last, and for which spans, size, ratio and sorting.
        self._picture = QPixmap()
        self._pictured: tuple[object, ...] = ()
        # Columns share the room there is, until somebody has set a width.
        self._sharing = True
        self._fitting = False
        self._room = 0

    def set_up(self) -> None:
        """Take the model's columns in hand."""
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(self._theme.scaled(2 * PAD))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_columns)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._forget_spans)
        for index, column in enumerate(COLUMNS):
            self.setSectionHidden(index, column.hidden)

    # widths

    def dress(self, room: int) -> None:
        """Take over the theme's fonts and scale; `room` is how wide the table is, in px."""
        self._room = 0
        self._pictured = ()
        self.fit(room)
        self.updateGeometry()
        self.viewport().update()

    def fit(self, room: int) -> None:
        """Share `room` px among the columns: first the name gets enough, then all alike."""
        self._forget_spans()
        if not self._sharing or room == self._room:
            return
        self._room = room
        shown = [i for i in range(len(COLUMNS)) if not self.isSectionHidden(i)]
        widths = {i: self.natural_width(COLUMNS[i]) for i in shown}
        free = max(0, room - sum(widths.values()))
        for_name = min(free, widths[NAME] * _NAME_SHARE // 100)
        each = (free - for_name) // len(shown)
        self._fitting = True
        for i, width in widths.items():
            self.resizeSection(i, width + each)
        rest = free - each * len(shown)
        self.resizeSection(NAME, widths[NAME] + each + rest)
        self._fitting = False

    def spans(self) -> list[tuple[int, int, int]]:
        """The visible columns from the left: index, left edge in the viewport, width."""
        if self._spans is None or self._spans_at != self.offset():
            self._spans_at = self.offset()
            visual = (self.logicalIndex(i) for i in range(len(COLUMNS)))
            self._spans = [
                (i, self.sectionViewportPosition(i), self.sectionSize(i))
                for i in visual
                if not self.isSectionHidden(i)
            ]
            room = self.viewport().width()
            self._seen = [span for span in self._spans if span[1] < room and span[1] + span[2] > 0]
        return self._spans

    def seen(self) -> list[tuple[int, int, int]]:
        """Those of the `spans` that are in sight; another list when they are others."""
        self.spans()
        return self._seen

    def _forget_spans(self) -> None:
        self._spans = None

    def _resized(self, _section: int, old: int, new: int) -> None:
        self._forget_spans()
        if self._fitting:
            return
        if old and new:
            self._sharing = False
        else:
            # A column was hidden or shown: the others share its room, or make some.
            room, self._room = self._room, 0
            self.fit(room)

    def natural_width(self, column: Column) -> int:
        """How wide a column must be for its title and its usual text."""
        translate, metrics = QCoreApplication.translate, self._type.metrics
        scaled = self._theme.scaled
        title = metrics["small"].horizontalAdvance(translate("table", column.title))
        sample = translate("table", column.sample) if column.sample else ""
        font, extra = _EXTRA.get(column.kind, ("body", 0))
        text = metrics[font].horizontalAdvance(sample) + scaled(extra)
        return round(max(title, text) + 0.5) + 2 * scaled(PAD)

    def sizeHint(self) -> QSize:  # noqa: N802
        # Qt's own asks for every title, each time that rows come or go.
        height = round(self._type.metrics["small"].height()) + self._theme.scaled(3 * GRID)
        return QSize(self.length(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        # With every row that comes or goes, Qt wants it painted again.
        port = self.viewport()
        spans, size, ratio = self.spans(), port.size(), port.devicePixelRatioF()
        shown = (spans, size, ratio, self.sortIndicatorSection(), self.sortIndicatorOrder())
        if self._pictured != shown:
            self._pictured = shown
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(self._theme.colours.panel))
            with QPainter(self._picture) as painter:
                for index, left, width in spans:
                    self.paintSection(painter, QRect(left, 0, width, size.height()), index)
        with QPainter(port) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        colours, scaled = self._theme.colours, self._theme.scaled
        painter.save()
        painter.fillRect(rect, QColor(colours.panel))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        column = COLUMNS[logicalIndex]
        sorted_by = self.sortIndicatorSection() == logicalIndex
        title = QCoreApplication.translate("table", column.title)
        room = rect.adjusted(scaled(PAD), 0, -scaled(PAD), -1)
        line = self._type.line(title, "small")
        if line.width > room.width() + 1:
            line = self._type.line(title, "small", max(1, room.width()))
        left = room.right() + 1 - line.width if column.right else room.left()
        painter.setFont(self._type.fonts["small"])
        painter.setPen(QColor(colours.text if sorted_by else colours.secondary))
        line.draw(painter, left, room.center().y() + self._type.drop)
        if sorted_by:
            # The arrow takes the padding's room, so that a sorted column needs no more than others.
            beside = left - _ARROW - 3 if column.right else left + line.width + 3
            self._draw_arrow(painter, QPointF(beside, room.center().y()))
        painter.restore()

    def _draw_arrow(self, painter: QPainter, at: QPointF) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        half, high = _ARROW / 2, -1.5 if up else 1.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), 1.5))
        shape = [QPointF(0, -high), QPointF(half, high), QPointF(2 * half, -high)]
        painter.drawPolyline(QPolygonF([at + point for point in shape]))

    def _offer_columns(self, at: QPoint) -> None:
        self.columns_menu().popup(self.mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """A menu that shows and hides columns; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for index, column in enumerate(COLUMNS):
            action = menu.addAction(QCoreApplication.translate("table", column.title))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(index))
            # Without its names a list of people is nothing to aim at.
            action.setEnabled(column.kind is not Cell.NAME)
            action.toggled.connect(
                lambda shown, index=index: self.setSectionHidden(index, not shown)
            )
        return menu

    # state

    def save(self) -> bytes:
        """The columns and the sorting as bytes."""
        order = [self.logicalIndex(i) for i in range(len(COLUMNS))]
        columns = [
            _Saved(COLUMNS[i].id, self.sectionSize(i), self.isSectionHidden(i)) for i in order
        ]
        section = self.sortIndicatorSection()
        descending = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        by = COLUMNS[section].id if section >= 0 else ""
        return msgspec.json.encode(_State(columns, by, descending, self._sharing))

    def restore(self, saved: bytes) -> None:
        """Take over what `save` gave. A column that it doesn't know follows its neighbour."""
        try:
            state = msgspec.json.decode(saved, type=_State)
        except msgspec.DecodeError:
            return
        known = _with_new([column for column in state.columns if column.id in INDEX])
        self._sharing = state.sharing
        self._fitting = True
        for place, column in enumerate(known):
            index = INDEX[column.id]
            self.moveSection(self.visualIndex(index), place)
            self.setSectionHidden(index, column.hidden and index != NAME)
            if column.width:
                self.resizeSection(index, column.width)
        self._fitting = False
        room, self._room = self._room, 0
        self.fit(room)
        order = Qt.SortOrder.DescendingOrder if state.descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(INDEX.get(state.sort, -1), order)


def _with_new(saved: list[_Saved]) -> list[_Saved]:
    """All columns: those that were not saved stand behind the one that they follow by design."""
    ids = [column.id for column in saved]
    complete = list(saved)
    for index, column in enumerate(COLUMNS):
        if column.id not in ids:
            before = COLUMNS[index - 1].id if index else ""
            ids.insert(place := ids.index(before) + 1 if index else 0, column.id)
            complete.insert(place, _Saved(column.id, 0, column.hidden))
    return complete


# The font of a cell's text, and what is drawn beside it, px.
_EXTRA: dict[Cell, tuple[str, int]] = {
    Cell.LEVEL: ("body", LEVEL_WIDTH),
    Cell.MICROPHONE: ("body", ICON),
    Cell.CAMERA: ("body", ICON),
    Cell.HAND: ("body", ICON),
    Cell.AIR: ("badge", 11 + 4 + ICON),
    Cell.GRADE: ("bold", MARK_WIDTH),
    Cell.TREND: ("body", TREND_WIDTH),
    Cell.NUMBER: ("bold", 0),
}
