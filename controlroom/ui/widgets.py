"""Small widgets that several places share. All follow the theme by themselves."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from controlroom.later import Later
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, HEADING, RADIUS, SMALL, Colours

if TYPE_CHECKING:
    import html
else:
    html = Later("html")

_DOT = 8
_GLYPH = 14


class Label(QLabel):
    """Plain text in a size and a tone (the name of a colour token)."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: float = BODY,
        tone: str = "text",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self._size, self._tone, self._bold = size, tone, bold
        # Names come from outside: markup in them must stay text.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._dress()
        theme.changed.connect(self._dress)

    def set_tone(self, tone: str, *, bold: bool | None = None) -> None:
        """Change the colour, and the weight if it is given."""
        bold = self._bold if bold is None else bold
        if (tone, bold) != (self._tone, self._bold):
            self._tone, self._bold = tone, bold
            self._dress()

    def _dress(self) -> None:
        self.setFont(self.theme.font(self._size, bold=self._bold))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.theme.colour(self._tone))
        self.setPalette(palette)


class ElidedLabel(Label):
    """A line that ends in "…" where there is too little room; the tool tip has it all."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(
            self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._explain()

    def setText(self, text: str) -> None:  # noqa: N802
        if text != self.text():
            super().setText(text)
            self._explain()

    def _explain(self) -> None:
        whole = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip("" if whole else plain_tip(self.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)


def know_viewport(
    area: QAbstractScrollArea, ground: QPalette.ColorRole, viewport: QWidget | None = None
) -> None:
    """Give `area` a viewport that Python knows, painted in `ground`, before it has a model.

    Qt's own is of a class that it doesn't: to find that out when it is first asked for, all classes
    of widgets are made ready, which takes 15 ms.
    """
    viewport = viewport or QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    viewport.setBackgroundRole(ground)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)


def plain_tip(text: str) -> str:
    """`text` as a tool tip that Qt won't take for markup."""
    return f"<span>{html.escape(text).replace(chr(10), '<br>')}</span>" if "<" in text else text


class _Themed(QWidget):
    """A widget that paints itself and again when the theme changes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class KeyCap(_Themed):
    """A key, drawn as one."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        self.keys = keys
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_keys(self, keys: str) -> None:
        """Show another key."""
        if keys != self.keys:
            self.keys = keys
            self.setAccessibleName(keys)
            self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802
        return key_cap_size(self.theme, self.keys)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        colours = self.theme.colours
        draw_key_cap(painter, QRectF(self.rect()), self.keys, self.theme, colours.secondary)


def key_cap_size(theme: Theme, keys: str) -> QSize:
    """How much room a key cap takes."""
    metrics = QFontMetricsF(theme.font(HEADING))
    height = round(metrics.height()) + theme.scaled(2)
    return QSize(max(height, round(metrics.horizontalAdvance(keys)) + theme.scaled(9)), height)


def draw_key_cap(painter: QPainter, rect: QRectF, keys: str, theme: Theme, colour: str) -> None:
    """Draw a key cap that fills `rect`, its letters and edge in `colour`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(colour)
    edge.setAlphaF(0.45)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QColor(colour))
    painter.setFont(theme.font(HEADING))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


class ChipKind(Enum):
    """How loud a chip is."""

    FILLED = "filled"
    OUTLINED = "outlined"
    NEUTRAL = "neutral"
    WARNING = "warning"


class Chip(_Themed):
    """A state as a word with a shape: filled and outlined are live, neutral is quiet."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        text: str = "",
        kind: ChipKind = ChipKind.NEUTRAL,
        *,
        icon: str = "",
        dot: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icons = icons
        self.text, self.kind, self.icon, self.dot = text, kind, icon, dot
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, text: str, kind: ChipKind, *, icon: str = "", dot: bool = False) -> None:
        """Show another state."""
        state = (text, kind, icon, dot)
        if state == (self.text, self.kind, self.icon, self.dot):
            return
        self.text, self.kind, self.icon, self.dot = state
        self.setAccessibleName(text)
        self._dress()

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetricsF(self._font())
        scaled = self.theme.scaled
        width = metrics.horizontalAdvance(self.text) + scaled(20) + self._lead()
        return QSize(round(width + 0.5), max(scaled(24), round(metrics.height()) + scaled(6)))

    def _font(self) -> QFont:
        loud = self.kind is not ChipKind.NEUTRAL
        return self.theme.font(SMALL, bold=loud)

    def _lead(self) -> int:
        """The room of the shape before the word."""
        if self.icon:
            return self.theme.scaled(_GLYPH + 5)
        return self.theme.scaled(_DOT + 6) if self.dot else 0

    def _colours(self) -> tuple[str, str, str]:
        """Background, edge and text; empty where there is none."""
        colours = self.theme.colours
        match self.kind:
            case ChipKind.FILLED:
                return colours.live_fill, "", colours.on_live
            case ChipKind.OUTLINED:
                return "", colours.live, colours.live
            case ChipKind.WARNING:
                return "", colours.warning, colours.warning
            case ChipKind.NEUTRAL:
                return colours.raised, "", colours.text

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        background, edge, ink = self._colours()
        painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(background) if background else Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        scaled = self.theme.scaled
        left = rect.left() + scaled(10)
        if self.icon:
            size = scaled(_GLYPH)
            pixmap = self._icons.pixmap(self.icon, size, ink, self.devicePixelRatioF())
            painter.drawPixmap(round(left), round(rect.center().y() - size / 2 + 0.5), pixmap)
        elif self.dot:
            size = scaled(_DOT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawEllipse(QRectF(left, rect.center().y() - size / 2, size, size))
        painter.setPen(QColor(ink))
        painter.setFont(self._font())
        painter.drawText(rect.adjusted(scaled(10) + self._lead(), 0, 0, 0), _LEFT, self.text)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SectionHeading(QWidget):
    """The title of a section, and at the right what it can tell or do.

    The title gives way where it is narrow: it may hold a name.
    """

    def __init__(
        self, theme: Theme, title: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(theme, title, size=HEADING, tone="secondary", bold=True)
        self.hint = Label(theme, hint, size=HEADING, tone="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.hint)
        self._row = row

    def add(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(widget)

    def show_texts(self, title: str, hint: str = "") -> None:
        """Change the texts."""
        self.title.setText(title)
        self.hint.setText(hint)


class LevelBar(_Themed):
    """How loud somebody is, 0 to 100."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.level = 0
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_level(self, level: int) -> None:
        """Show `level`."""
        if level != self.level:
            self.level = level
            self.setAccessibleDescription(str(level))
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(104), self.theme.scaled(6))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_level(painter, QRectF(self.rect()), self.level, self.theme.colours)


def draw_level(painter: QPainter, rect: QRectF, level: int, colours: Colours) -> None:
    """Draw a level of 0 to 100 as a bar that fills `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(QColor(colours.track))
    painter.drawRoundedRect(rect, radius, radius)
    if level > 0:
        width = max(rect.height(), rect.width() * min(level, 100) / 100)
        painter.setBrush(QColor(colours.well))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), width, rect.height()), radius, radius)


class Empty(QWidget):
    """What stands where there is nothing to show; `buttons` is a row for what one can do then."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        title: str,
        sentence: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._icon = icon
        self._picture = QLabel()
        self.title = Label(theme, title, bold=True)
        self.sentence = Label(theme, sentence, size=SMALL, tone="secondary")
        self.sentence.setWordWrap(True)
        self.sentence.setVisible(bool(sentence))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(2 * GRID)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        for label in (self._picture, self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addLayout(self.buttons)
        column.addStretch(3)
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()
        theme.changed.connect(self._dress)

    def show_state(self, icon: str, title: str, sentence: str = "") -> None:
        """Say something else."""
        self._icon = icon
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._dress()

    def _dress(self) -> None:
        size = self.theme.scaled(32)
        self._picture.setPixmap(self._icons.pixmap(self._icon, size, self.theme.colours.mark))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._dress()


class Island(QWidget):
    """Keeps to itself what moves `inside`: a bar that comes there, or a line that grows, would
    otherwise have the whole window laid out anew. Only what does not fit is told."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._inside.minimumSizeHint().expandedTo(self._inside.minimumSize())

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._inside.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._tell()
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        self._inside.setGeometry(self.rect())
        self._tell()

    def _tell(self) -> None:
        if self.minimumSizeHint().expandedTo(self.size()) != self.size():
            self.updateGeometry()


def column_of(widget: QWidget) -> QVBoxLayout:
    """A column that fills `widget`, without gaps."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
