"""The picture as the sites would see it, pane by pane, to drop people into."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QElapsedTimer, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from controlroom.ui.arrangements import Arrangement
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, HEADING, RADIUS, SMALL

# Digits that come faster than this make one number.
_ONE_NUMBER_MS = 900
_WIDE = 150

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Sitting(msgspec.Struct, frozen=True):
    """Somebody in a pane, as it is written there."""

    name: str
    present: bool = True


class Content(msgspec.Struct, frozen=True):
    """What a pane shows; `remark` stands below the names, `spoken` says all of it."""

    people: Sequence[Sitting] = ()
    remark: str = ""
    spoken: str = ""
    auxiliary: bool = False


class PaneView(QWidget):
    """One pane. Its keys are those of the canvas."""

    def __init__(self, theme: Theme, number: int, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.theme = theme
        self.number = number
        self.content = Content()
        self.current = self.target = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_content(self, content: Content) -> None:
        """Show something else."""
        if content != self.content:
            self.content = content
            self.setAccessibleName(content.spoken)
            self.update()

    def mark(self, *, current: bool, target: bool) -> None:
        """Mark it as the chosen one, or as the one where something would be dropped."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        if (current, target) != (self.current, self.target):
            self.current, self.target = current, target
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(self._edge())
        painter.setBrush(theme.colour(self._fill()))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        room = box.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        narrow = box.width() < theme.scaled(_WIDE)
        small = QFontMetricsF(theme.font(HEADING))
        painter.setFont(theme.font(HEADING))
        painter.setPen(theme.colour("secondary"))
        painter.drawText(
            room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, str(self.number)
        )
        size = SMALL if narrow else BODY
        first = room.adjusted(0, 0, -small.horizontalAdvance("00") - GRID, 0)
        high = QFontMetricsF(theme.font(size)).height()
        fit = max(1, int(room.height() / high))
        people = self.content.people
        remark = self.content.remark if fit > 1 or not people else ""
        shown = people[: fit - bool(remark)] if people else ()
        for at, person in enumerate(shown):
            rest = len(people) - len(shown) if at == len(shown) - 1 else 0
            line = first if at == 0 else room
            place = QRectF(line.x(), room.y() + at * high, line.width(), high)
            self._write(painter, place, person, size, f" +{rest}" if rest else "")
        if remark:
            painter.setFont(theme.font(SMALL if not narrow else HEADING))
            painter.setPen(theme.colour("faint"))
            y = room.y() + len(shown) * high
            line = first if not shown else room
            elided = painter.fontMetrics().elidedText(
                remark, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(QRectF(room.x(), y, line.width(), high), elided)

    def _edge(self) -> QPen:
        theme = self.theme
        if self.current and self.hasFocus():
            return QPen(theme.colour("accent"), theme.scaled(2))
        if self.current:
            return QPen(theme.colour("accent"), 1)
        if any(not person.present for person in self.content.people):
            return QPen(theme.colour("warning"), 1, Qt.PenStyle.DashLine)
        return QPen(theme.colour("line" if self._taken else "mark"), 1)

    def _fill(self) -> str:
        if self.target:
            return "selected"
        return "raised" if self._taken else "window"

    @property
    def _taken(self) -> bool:
        return bool(self.content.people) or self.content.auxiliary

    def _write(
        self, painter: QPainter, place: QRectF, person: Sitting, size: int, rest: str
    ) -> None:
        font = self.theme.font(size, bold=person.present)
        font.setStrikeOut(not person.present)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text" if person.present else "warning"))
        metrics = QFontMetricsF(font)
        width = place.width() - metrics.horizontalAdvance(rest)
        elided = metrics.elidedText(person.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, elided + rest)


class Canvas(QWidget):
    """All panes of an arrangement; one of them is the chosen one.

    `chosen` has its number. What is asked for comes as signals: `swap_asked` of two panes,
    `emptied` and `auxiliary_asked` of one, `entered` for the whole. A pane that is dragged is
    `lifted`, `moved` over points of the screen and `dropped` (whether to add to what is there).
    """

    chosen = Signal(int)
    swap_asked = Signal(int, int)
    emptied = Signal(int)
    auxiliary_asked = Signal(int)
    entered = Signal()
    lifted = Signal(int)
    moved = Signal(QPoint)
    dropped = Signal(QPoint, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.panes: list[PaneView] = []
        self.current = 1
        self._target = 0
        self._arrangement: Arrangement | None = None
        self._typed = 0
        self._since = QElapsedTimer()
        self._pressed: QPoint | None = None
        self._carrying = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Panes"))
        self.setAccessibleDescription(
            self.tr(
                "Arrows and digits choose a pane, Delete empties it, Alt and an arrow swap it, "
                "A puts the auxiliary stream there, Enter applies the layout"
            )
        )
        theme.changed.connect(self._place)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(560), self.theme.scaled(315))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(320), self.theme.scaled(180))

    def show_panes(self, arrangement: Arrangement, contents: Sequence[Content]) -> None:
        """Show an arrangement with something in each pane."""
        while len(self.panes) < len(contents):
            self.panes.append(PaneView(self.theme, len(self.panes) + 1, self))
        for view, content in zip(self.panes, contents, strict=False):
            view.show_content(content)
        if arrangement is not self._arrangement:
            self._arrangement = arrangement
            self._place()
        if self.current > len(contents):
            self.choose(len(contents))
        self._mark()

    @property
    def count(self) -> int:
        """How many panes there are."""
        return len(self._arrangement.panes) if self._arrangement is not None else 0

    def choose(self, number: int) -> None:
        """Make another pane the chosen one; the focus goes along if it is here."""
        number = max(1, min(number, self.count))
        focused = any(view.hasFocus() for view in self.panes)
        if number != self.current:
            self.current = number
            self._mark()
            self.chosen.emit(number)
        if focused:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the chosen pane."""
        self.panes[self.current - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, number: int) -> None:
        """Mark where something would be dropped; 0 is nowhere."""
        self._target = number
        self._mark()

    def pane_at(self, at: QPoint) -> int:
        """The pane under a point of the screen; 0 if there is none."""
        here = self.mapFromGlobal(at)
        return next(
            (v.number for v in self.panes if v.isVisible() and v.geometry().contains(here)), 0
        )

    def _mark(self) -> None:
        for view in self.panes:
            view.mark(current=view.number == self.current, target=view.number == self._target)

    def _place(self) -> None:
        if self._arrangement is None:
            return
        places = self._arrangement.places(QRectF(self.rect()))
        for view in self.panes:
            inside = view.number <= len(places)
            if inside:
                view.setGeometry(places[view.number - 1].toAlignedRect())
            view.setVisible(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        step = _STEPS.get(key)
        if self.take_key(event):
            return
        if step is not None and self._arrangement is not None:
            self.choose(self._arrangement.neighbour(self.current, *step))
        elif key == Qt.Key.Key_A and not event.modifiers():
            self.auxiliary_asked.emit(self.current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that counts wherever no text is typed; whether it was one."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(key)
        if step is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            self._swap(*step)
        elif modifiers:
            return False
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._type(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit(self.current)
        else:
            return False
        return True

    def _swap(self, across: int, down: int) -> None:
        if self._arrangement is None:
            return
        other = self._arrangement.neighbour(self.current, across, down)
        if other != self.current:
            self.swap_asked.emit(self.current, other)
            self.choose(other)

    def _type(self, digit: int) -> None:
        fast = self._since.isValid() and self._since.elapsed() < _ONE_NUMBER_MS
        number = self._typed * 10 + digit if fast else digit
        self._typed = number if 1 <= number <= self.count else digit
        self._since.start()
        if 1 <= self._typed <= self.count:
            self.choose(self._typed)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        number = self.pane_at(event.globalPosition().toPoint())
        if number and event.button() == Qt.MouseButton.LeftButton:
            self.choose(number)
            self.take_focus()
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._carrying and far and self.panes[self.current - 1].content.people:
            self._carrying = True
            self.lifted.emit(self.current)
        if self._carrying:
            self.moved.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed = None
        if self._carrying:
            self._carrying = False
            several = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.dropped.emit(event.globalPosition().toPoint(), several)
