"""The row of command buttons, each with its key; what has no room folds into a menu at the end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QMargins, QMarginsF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolButton, QWidget

from controlroom.meeting.model import Conference
from controlroom.ui.actions import Actions, Entry, cap
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, RADIUS
from controlroom.ui.widgets import draw_key_cap, key_cap_size

# Groups of buttons; a pair shows the second while the first one's state is on.
GROUPS: Sequence[Sequence[tuple[str, ...]]] = (
    (("mute",), ("unmute",), ("mute-all",)),
    (("broadcast",), ("roll-call",), ("cancel-broadcast",)),
    (("layout",),),
    (("record-start", "record-stop"), ("lock", "unlock")),
)
# Lit red while on: it is live.
_LIVE = frozenset({"broadcast", "roll-call", "record-start"})


class CommandButton(QToolButton):
    """A command with its key. `refused` comes when it is pressed while it can't act."""

    refused = Signal(object)

    def __init__(self, theme: Theme, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._entries = entries
        self._swapped = QElapsedTimer()
        self.entry = entries[0]
        self.lit = False
        self.busy = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setDefaultAction(self.entry.action)
        self._name()
        theme.changed.connect(self._dress)

    def show_state(self, conference: Conference) -> None:
        """Follow the state of the command in the conference."""
        first = self._entries[0].request
        active = first.command.active if first is not None else None
        on = bool(active is not None and active(conference))
        entry = self._entries[-1] if on else self._entries[0]
        lit = on and self._entries[0].words in _LIVE
        if (entry, lit) == (self.entry, self.lit):
            return
        if entry is not self.entry:
            self.removeAction(self.entry.action)
            self.setDefaultAction(entry.action)
            self._swapped.start()
        self.entry, self.lit = entry, lit
        self._name()
        self._dress()

    def show_progress(self, share: float) -> None:
        """Show how much of its orders is done: 0 none is on its way, else up to 1."""
        if share != self.busy:
            self.busy = share
            self._name()
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(self.entry.title)
        states = [self.tr("on") if self.lit else "", self.tr("under way") if self.busy else ""]
        self.setAccessibleDescription(", ".join(state for state in states if state))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and not self.isEnabled():
            self.refused.emit(self.entry)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # The second click of a double click must not hit the opposite that has come meanwhile.
        fresh = QApplication.doubleClickInterval()
        if self._swapped.isValid() and self._swapped.elapsed() < fresh:
            return
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        scaled = self.theme.scaled
        metrics = QFontMetricsF(self.theme.font(BODY, bold=self.lit))
        keys = key_cap_size(self.theme, cap(self.entry.keys))
        width = metrics.horizontalAdvance(self.entry.title) + keys.width() + scaled(32)
        return QSize(round(width + 0.5), max(scaled(28), round(metrics.height()) + scaled(10)))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, scaled = self.theme.colours, self.theme.scaled
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground, ink, quiet = colours.raised, colours.text, colours.secondary
        if not self.isEnabled():
            ink = quiet = colours.mark
        elif self.isDown():
            ground = colours.line
        elif self.underMouse():
            ground = colours.hover
        if self.lit:
            ground, ink, quiet = colours.live_fill, colours.on_live, colours.on_live
        painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setPen(QColor(ink))
        painter.setFont(self.theme.font(BODY, bold=self.lit))
        words = rect.adjusted(scaled(12), 0, 0, 0)
        painter.drawText(words, _LEFT, self.entry.title)
        if keys := cap(self.entry.keys):
            size = key_cap_size(self.theme, keys)
            left = rect.right() - scaled(10) - size.width()
            top = rect.center().y() - size.height() / 2
            place = QRectF(left, top, size.width(), size.height())
            draw_key_cap(painter, place, keys, self.theme, quiet)
        if self.busy:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.on_live if self.lit else colours.accent))
            room = rect.width() - 2 * RADIUS
            painter.drawRect(QRectF(RADIUS, rect.bottom() - 2, room * self.busy, 2))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PaletteButton(QToolButton):
    """The key of the palette, and nothing else."""

    def __init__(self, theme: Theme, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.entry = entry
        self.setDefaultAction(entry.action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(entry.title)

    def sizeHint(self) -> QSize:  # noqa: N802
        return key_cap_size(self.theme, cap(self.entry.keys)).grownBy(_ROUND_CAP)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        colours = self.theme.colours
        room = QRectF(self.rect()).marginsRemoved(QMarginsF(_ROUND_CAP))
        bright = self.underMouse() or self.hasFocus()
        draw_key_cap(
            painter,
            room,
            cap(self.entry.keys),
            self.theme,
            colours.text if bright else colours.secondary,
        )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)


_ROUND_CAP = QMargins(GRID, GRID, GRID, GRID)


class CommandBar(QWidget):
    """All command buttons in a row, and at its end the key that leads to all others."""

    refused = Signal(object)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.groups: list[list[CommandButton]] = []
        for group in GROUPS:
            buttons = [
                CommandButton(theme, [actions[words] for words in pair], self) for pair in group
            ]
            for button in buttons:
                button.refused.connect(self.refused)
            self.groups.append(buttons)
        self.more = QToolButton(self)
        self.more.setText(self.tr("More"))
        self.more.setAccessibleName(self.tr("More commands"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.palette_key = PaletteButton(theme, actions[":palette"], self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    @property
    def buttons(self) -> list[CommandButton]:
        """All buttons, in reading order."""
        return [button for group in self.groups for button in group]

    def show_state(self, conference: Conference) -> None:
        """Follow the conference."""
        for button in self.buttons:
            button.show_state(conference)
        self._arrange()

    def show_progress(self, share: Callable[[str], float]) -> None:
        """Show how far orders are; `share` tells it for a command's id."""
        for button in self.buttons:
            request = button.entry.request
            button.show_progress(share(request.command.id) if request is not None else 0.0)

    def _dress(self) -> None:
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:  # noqa: N802
        heights = [button.sizeHint().height() for button in self.buttons]
        return QSize(0, max(heights) + 4 * GRID)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place the buttons from the left as far as they fit, the others into the menu."""
        gap, break_ = self.theme.scaled(1.5 * GRID), self.theme.scaled(6 * GRID)
        left = right_edge = 4 * GRID
        places: list[tuple[CommandButton, int]] = []
        for group in self.groups:
            for button in group:
                places.append((button, left))
                right_edge = left + button.sizeHint().width()
                left = right_edge + gap
            left += break_ - gap
        room = self.width() - 3 * GRID
        key = self.palette_key.sizeHint()
        self.palette_key.setVisible(bool(self.palette_key.entry.keys))
        if self.palette_key.entry.keys:
            middle = (self.height() - key.height()) // 2
            self.palette_key.setGeometry(room - key.width(), middle, *key.toTuple())
            room -= key.width() + gap
        more = self.more.sizeHint()
        if right_edge > room:
            room -= more.width() + gap
        menu = self.more.menu()
        menu.clear()
        end = 4 * GRID
        for button, x in places:
            size = button.sizeHint()
            fits = x + size.width() <= room
            button.setVisible(fits)
            if fits:
                button.setGeometry(x, (self.height() - size.height()) // 2, *size.toTuple())
                end = x + size.width() + gap
            else:
                menu.addAction(button.entry.action)
        self.more.setVisible(not menu.isEmpty())
        self.more.setGeometry(end, (self.height() - more.height()) // 2, *more.toTuple())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        colours = self.theme.colours
        painter.fillRect(self.rect(), QColor(colours.panel))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
