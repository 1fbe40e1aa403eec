"""The palette: a line to type in, and below it what that would do."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from controlroom.ui.actions import Actions, cap
from controlroom.ui.overlay import Overlay
from controlroom.ui.palette.offers import Offer, Offers, spoken
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, RADIUS, SMALL
from controlroom.ui.widgets import draw_key_cap, key_cap_size

_WIDTH = 640
_TOP = 72
_LINES = 12
_LINE = 34

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OfferList(QAbstractListModel):
    """The offers as Qt's list view wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def show_offers(self, offers: list[Offer]) -> None:
        """Show others."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(offer, keys_of(offer))
        return None


def keys_of(offer: Offer) -> str:
    """The key that would do the same, as it stands on a cap."""
    return cap(offer.entry.keys) if offer.entry is not None and offer.entry.keys else ""


class OfferPainter(QStyledItemDelegate):
    """Draws an offer: what, whom, why not, and the key at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        text = QFontMetrics(self.theme.font(BODY)).height() + self.theme.scaled(2 * GRID)
        return QSize(0, max(self.theme.scaled(_LINE), text))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, OfferList):
            return
        offer = model.offers[index.row()]
        colours, scaled = self.theme.colours, self.theme.scaled
        room: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        room = room.adjusted(scaled(3 * GRID), 0, -scaled(3 * GRID), 0)
        quiet = colours.secondary
        if keys := keys_of(offer):
            size = key_cap_size(self.theme, keys)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            place.moveRight(room.right())
            draw_key_cap(painter, QRectF(place), keys, self.theme, quiet)
            room.setRight(place.left() - scaled(3 * GRID))
        ink = quiet if offer.why_not else colours.text
        self._put(painter, room, offer.title, ink, BODY)
        self._put(painter, room, offer.whom, quiet if offer.why_not else colours.accent, BODY)
        self._put(painter, room, offer.why_not, colours.warning, SMALL)
        painter.restore()

    def _put(self, painter: QPainter, room: QRect, text: str, ink: str, size: int) -> None:
        """Draw text at the left of `room` and leave the rest of it."""
        if not text or room.width() <= 0:
            return
        font = self.theme.font(size)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        room.setLeft(room.left() + metrics.horizontalAdvance(shown) + self.theme.scaled(3 * GRID))


class Line(QLineEdit):
    """Where one types. `stepped` says how far up or down the list to go."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_LINES,
            Qt.Key.Key_PageDown: _LINES,
        }
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Palette(Overlay):
    """Everything by name. `chosen` has the Offer; it comes after the palette has gone."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(theme, window)
        self._actions = actions
        self._offers = Offers(actions)
        self.setAccessibleName(self.tr("Commands and people"))
        self.line = Line()
        self.line.setPlaceholderText(self.tr("What, and to whom: mute zhang"))
        self.line.setAccessibleName(self.tr("Command or participant"))
        self.line.setAccessibleDescription(
            self.tr("Type, go through the list with up and down, Enter does it, Esc closes")
        )
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(OfferPainter(theme, self.list))
        self.found = OfferList(self.list)
        self.list.setModel(self.found)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.line.textChanged.connect(self._find)
        self.line.returnPressed.connect(self._take)
        self.line.stepped.connect(self._step)
        self.list.clicked.connect(self._take)

    def open(self) -> None:
        """Offer what there is now."""
        self._offers = Offers(self._actions)
        self.line.clear()
        self._find("")
        super().open()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> QRect:
        """The middle of the upper part."""
        scaled = self.theme.scaled
        width = min(scaled(_WIDTH), self.width() - scaled(8 * GRID))
        line = self.list.sizeHintForRow(0) if self.found.offers else scaled(_LINE)
        wanted = self.line.sizeHint().height() + scaled(8 * GRID) + line * _LINES
        top = min(scaled(_TOP), self.height() // 8)
        height = min(wanted, self.height() - 2 * top)
        return QRect((self.width() - width) // 2, top, width, height)

    @property
    def offer(self) -> Offer | None:
        """What Enter would take."""
        row = self.list.currentIndex().row()
        return self.found.offers[row] if 0 <= row < len(self.found.offers) else None

    def _find(self, typed: str) -> None:
        self.found.show_offers(self._offers.find(typed))
        self._go_to(0)
        if typed and not self.found.offers:
            self._say(self.tr("Nothing fits"))

    def _step(self, by: int) -> None:
        self._go_to(self.list.currentIndex().row() + by)

    def _go_to(self, row: int) -> None:
        last = len(self.found.offers) - 1
        index = self.found.index(max(0, min(row, last)))
        self.list.setCurrentIndex(index)
        if self.isVisible() and (offer := self.offer) is not None:
            self._say(spoken(offer, keys_of(offer)))

    def _take(self) -> None:
        offer = self.offer
        if offer is None:
            return
        if offer.why_not:
            self._say(offer.why_not)
            return
        self.leave()
        self.chosen.emit(offer)

    def _say(self, text: str) -> None:
        """The focus stays in the line, so the list would not be heard."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: N802, FBT001
        """The focus stays in the line."""
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        return True
