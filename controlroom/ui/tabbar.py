"""One tab: how its meeting is connected, and what in it wants attention."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QHoverEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from controlroom.meeting.states import State
from controlroom.session.link import LinkState
from controlroom.ui import wording
from controlroom.ui.conferences import Meeting
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, RADIUS, SMALL

# In px before scaling: the most of a title, then from the left of a tab to its right.
_TITLE_ROOM = 220
_HEIGHT = 34
_BEFORE, _DOT_ROOM, _ICON, _ICON_ROOM, _GAP, _CLOSE, _AFTER = 14, 16, 13, 16, 8, 20, 18


class Marks(msgspec.Struct, frozen=True):
    """What a tab shows of its meeting; `away` is in seconds, None while there is a connection."""

    title: str
    state: LinkState
    hands: int = 0
    poor: int = 0
    waiting: int = 0
    away: int | None = None


def marks_of(meeting: Meeting, now: float) -> Marks:
    """What is to be shown of `meeting` at `now`, epoch seconds."""
    desk = meeting.desk
    state = desk.link.state
    if meeting.over:
        return Marks(meeting.title, state)
    return Marks(
        meeting.title,
        state,
        desk.store.tally[State.HANDS],
        desk.store.tally[State.POOR],
        len(desk.store.waiting),
        max(0, int(now - desk.link.since)) if state is LinkState.AWAY else None,
    )


class Piece(NamedTuple):
    """One of the marks after a title; `icon` may be empty, `tone` names a colour."""

    icon: str
    text: str
    tone: str
    width: int


class Face(NamedTuple):
    """A tab as it is painted, measured once for many paintings."""

    title: str
    title_width: int
    pieces: tuple[Piece, ...]
    width: int


class TabBar(QTabBar):
    """Paints a tab for each meeting."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self.shown: list[Marks] = []
        self._faces: list[Face] = []
        self._under = -1
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Open meetings"))
        theme.changed.connect(self._dress)

    def append(self, marks: Marks) -> None:
        """Add a tab that shows `marks`."""
        self.shown.append(marks)
        self._faces.append(self._face(marks))
        self.addTab("")
        self._show(len(self.shown) - 1)

    def remove(self, index: int) -> None:
        """Take a tab away."""
        del self.shown[index]
        del self._faces[index]
        self.removeTab(index)

    def show_marks(self, index: int, marks: Marks) -> None:
        """Show `marks` in a tab."""
        if self.shown[index] != marks:
            before, self.shown[index] = self._faces[index], marks
            face = self._faces[index] = self._face(marks)
            self._show(index, same_size=face[:2] == before[:2] and face.width == before.width)

    def _show(self, index: int, *, same_size: bool = False) -> None:
        marks = self.shown[index]
        self.setAccessibleTabName(index, self.spoken(marks))
        if not same_size:
            # Qt asks for the size of a tab when its text is set, and lays the window out anew.
            self.setTabText(index, marks.title.replace("&", "&&"))
        self.update(self.tabRect(index))

    def _dress(self) -> None:
        for index, marks in enumerate(self.shown):
            self._faces[index] = self._face(marks)
            self._show(index)

    def spoken(self, marks: Marks) -> str:
        """All that a tab shows, as one would read it out."""
        words = [marks.title, self.state_word(marks)]
        if marks.hands:
            words.append(self.tr("raised hands: {count}").format(count=marks.hands))
        if marks.poor:
            words.append(self.tr("poor calls: {count}").format(count=marks.poor))
        if marks.waiting:
            words.append(self.tr("{count} waiting").format(count=marks.waiting))
        return ", ".join(words)

    def state_word(self, marks: Marks) -> str:
        """The connection in a word or two."""
        match marks.state:
            case LinkState.LIVE:
                return self.tr("live")
            case LinkState.SIGNING_IN:
                return self.tr("signing in")
            case LinkState.NOT_STARTED:
                return self.tr("not started")
            case LinkState.CONNECTING:
                return self.tr("connecting")
            case LinkState.AWAY:
                text = self.tr("reconnecting {seconds} s", "for so many seconds already")
                return text.format(seconds=marks.away or 0)
            case LinkState.ENDED:
                return self.tr("ended")
            case LinkState.FAILED | LinkState.CLOSED:
                return self.tr("no connection")

    # how a tab looks

    def _face(self, marks: Marks) -> Face:
        scaled = self.theme.scaled
        bold = QFontMetricsF(self.theme.font(BODY, bold=True))
        room = scaled(_TITLE_ROOM)
        title = bold.elidedText(marks.title, Qt.TextElideMode.ElideRight, room)
        title_width = round(bold.horizontalAdvance(title) + 1)
        pieces = tuple(self._pieces(marks))
        rest = sum(piece.width + scaled(_GAP) for piece in pieces)
        whole = scaled(_BEFORE + _DOT_ROOM + _CLOSE + _AFTER) + title_width + rest
        return Face(title, title_width, pieces, whole)

    def _pieces(self, marks: Marks) -> Iterator[Piece]:
        metrics = QFontMetricsF(self.theme.font(SMALL))

        def piece(icon: str, text: str, tone: str) -> Piece:
            lead = self.theme.scaled(_ICON_ROOM) if icon else 0
            return Piece(icon, text, tone, lead + round(metrics.horizontalAdvance(text) + 1))

        if marks.hands:
            yield piece("hand", wording.number(marks.hands), "warning")
        if marks.poor:
            yield piece("triangle-alert", wording.number(marks.poor), "alarm")
        if marks.waiting:
            waiting = wording.number(marks.waiting)
            yield piece("", self.tr("{count} waiting").format(count=waiting), "warning")
        if marks.state is not LinkState.LIVE:
            yield piece("", self.state_word(marks), "secondary")

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        if index >= len(self._faces):
            return super().tabSizeHint(index)
        return QSize(self._faces[index].width, self.theme.scaled(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return self.tabSizeHint(index)

    def event(self, event: QEvent) -> bool:
        under = self._under
        if isinstance(event, QHoverEvent):
            left = event.type() is QEvent.Type.HoverLeave
            under = -1 if left else self.tabAt(event.position().toPoint())
        if under != self._under:
            self._under = under
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, face in enumerate(self._faces):
            if self.tabRect(index).intersects(event.rect()):
                self._paint(painter, index, face)

    def _paint(self, painter: QPainter, index: int, face: Face) -> None:
        colours, scaled = self.theme.colours, self.theme.scaled
        rect = QRectF(self.tabRect(index))
        current = index == self.currentIndex()
        if current or index == self._under:
            painter.fillRect(rect, QColor(colours.panel if current else colours.raised))
        if current and self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        left = rect.left() + scaled(_BEFORE)
        self._paint_dot(painter, left, rect.center().y(), self.shown[index].state)
        left += scaled(_DOT_ROOM)
        painter.setFont(self.theme.font(BODY, bold=current))
        painter.setPen(QColor(colours.text if current else colours.secondary))
        width = face.title_width
        painter.drawText(QRectF(left, rect.top(), width + 1, rect.height()), _LEFT, face.title)
        left += width + scaled(_GAP)
        painter.setFont(self.theme.font(SMALL))
        for piece in face.pieces:
            self._paint_piece(painter, QRectF(left, rect.top(), piece.width, rect.height()), piece)
            left += piece.width + scaled(_GAP)

    def _paint_piece(self, painter: QPainter, room: QRectF, piece: Piece) -> None:
        colour = getattr(self.theme.colours, piece.tone)
        if piece.icon:
            size = self.theme.scaled(_ICON)
            pixmap = self._icons.pixmap(piece.icon, size, colour, self.devicePixelRatioF())
            top = round(room.center().y() - size / 2)
            painter.drawPixmap(QPoint(round(room.left()), top), pixmap)
            room.setLeft(room.left() + self.theme.scaled(_ICON_ROOM))
        painter.setPen(QColor(colour))
        painter.drawText(room.adjusted(0, 0, 1, 0), _LEFT, piece.text)

    def _paint_dot(self, painter: QPainter, left: float, middle: float, state: LinkState) -> None:
        """Full for live, a ring while something is awaited, a cross where nothing comes."""
        colours = self.theme.colours
        size = self.theme.scaled(8)
        box = QRectF(left, middle - size / 2, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match state:
            case LinkState.LIVE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.well))
                painter.drawEllipse(box)
            case LinkState.ENDED:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.mark))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            case LinkState.FAILED | LinkState.CLOSED:
                painter.setPen(QPen(QColor(colours.alarm), 2))
                painter.drawLine(box.topLeft(), box.bottomRight())
                painter.drawLine(box.topRight(), box.bottomLeft())
            case _:
                painter.setPen(QPen(QColor(colours.warning), 2))
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CloseButton(QAbstractButton):
    """The cross of a tab."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.theme = theme
        self._icons = icons
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(_CLOSE), self.theme.scaled(_CLOSE))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.theme.colours
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        size = self.theme.scaled(12)
        colour = colours.text if self.underMouse() else colours.mark
        pixmap = self._icons.pixmap("x", size, colour, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, pixmap)
