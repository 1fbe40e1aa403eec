"""A button of a panel that shows its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, RADIUS
from controlroom.ui.widgets import draw_key_cap, key_cap_size

_CENTRE = Qt.AlignmentFlag.AlignCenter


class KeyButton(QPushButton):
    """Words and a key cap; the panel hears the key. The `leading` one is what one mostly wants.

    Where there is too little room the key cap goes first.
    """

    def __init__(
        self, theme: Theme, keys: str = "", *, leading: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self.keys, self.leading = theme, keys, leading
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def show_text(self, text: str, tip: str = "") -> None:
        """Change the words; `tip` says more."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
        self.setToolTip(f"{tip or text} ({self.keys})" if self.keys else tip)

    def _cap(self) -> QSize:
        return key_cap_size(self.theme, self.keys) if self.keys else QSize(0, 0)

    def _gap(self) -> int:
        return self.theme.scaled(6) if self.keys else 0

    def _words(self) -> float:
        return QFontMetricsF(self.theme.font(BODY)).horizontalAdvance(self.text()) + 1

    def sizeHint(self) -> QSize:  # noqa: N802
        scaled = self.theme.scaled
        metrics = QFontMetricsF(self.theme.font(BODY))
        width = self._words() + self._gap() + self._cap().width() + scaled(20)
        return QSize(round(width + 0.5), max(scaled(28), round(metrics.height()) + scaled(10)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(round(self._words() + self.theme.scaled(20) + 0.5), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, scaled = self.theme.colours, self.theme.scaled
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground, ink, quiet = colours.raised, colours.text, colours.secondary
        edge = colours.accent
        if not self.isEnabled():
            ink = quiet = colours.mark
        elif self.leading:
            ground, ink, quiet = colours.accent_fill, colours.on_accent, colours.on_accent
            edge = colours.text
        elif self.isDown():
            ground = colours.line
        elif self.underMouse():
            ground = colours.hover
        painter.setPen(QPen(QColor(edge), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        capped = bool(self.keys) and self.width() >= self.sizeHint().width()
        cap, gap = (self._cap(), self._gap()) if capped else (QSize(0, 0), 0)
        room = rect.width() - scaled(16)
        words = min(self._words(), max(0.0, room - gap - cap.width()))
        left = rect.center().x() - (words + gap + cap.width()) / 2
        painter.setPen(QColor(ink))
        painter.setFont(self.theme.font(BODY))
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words)
        )
        painter.drawText(QRectF(left, rect.top(), words, rect.height()), _CENTRE, text)
        if capped:
            top = rect.center().y() - cap.height() / 2
            place = QRectF(left + words + gap, top, cap.width(), cap.height())
            draw_key_cap(painter, place, self.keys, self.theme, quiet)
