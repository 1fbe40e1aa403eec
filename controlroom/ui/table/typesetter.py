"""Lines of text, laid out once and drawn many times."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextLayout

from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, HEADING, SMALL

_LIMIT = 8192


class Line:
    """A line laid out: how wide it is, and how far below its top the baseline runs, in whole px.

    Most names are drawn once and not again, which takes least with the layout itself. What is drawn
    again becomes a static text, which takes less each time.
    """

    __slots__ = ("_layout", "_static", "ascent", "width")

    def __init__(self, layout: QTextLayout, width: int, ascent: int) -> None:
        self.width = width
        self.ascent = ascent
        self._layout: QTextLayout | None = layout
        self._static = QStaticText(layout.text())
        self._static.setTextFormat(Qt.TextFormat.PlainText)
        self._static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)

    def leave(self) -> None:
        """Free what is kept for drawing: that is not expected."""
        self._layout = None

    def draw(self, painter: QPainter, left: int, baseline: int) -> None:
        """Draw with the painter's pen and font, which must be the line's."""
        layout, self._layout = self._layout, None
        if layout is None:
            painter.drawStaticText(left, baseline - self.ascent, self._static)
        else:
            layout.draw(painter, QPointF(left, baseline - self.ascent))


class Typesetter:
    """Sets lines in the fonts of the table: body, bold, small and badge."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lines: dict[tuple[str, str, int], Line] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take over the theme's fonts and scale."""
        font = self._theme.font
        self.fonts: dict[str, QFont] = {
            "body": font(BODY),
            "bold": font(BODY, bold=True),
            "small": font(SMALL),
            "badge": font(HEADING, bold=True),
        }
        self.metrics = {name: QFontMetricsF(font) for name, font in self.fonts.items()}
        body = self.metrics["body"]
        # From the middle of a row down to the baseline, the same for all fonts in a row.
        self.drop = round((body.ascent() - body.descent()) / 2)
        self._lines.clear()

    def line(self, text: str, font: str = "body", room: int = 0) -> Line:
        """`text` as a line, elided where it needs more than `room` px (0: never)."""
        key = (text, font, room)
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) >= _LIMIT:
                self._lines.clear()
            line = self._lines[key] = self._set(text, font, room)
        return line

    def _set(self, text: str, font: str, room: int) -> Line:
        if room and (whole := self.line(text, font)).width > room:
            whole.leave()
            text = self.metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, room)
        return Line(*self.lay_out(text, font))

    def lay_out(self, text: str, font: str) -> tuple[QTextLayout, int, int]:
        """`text` laid out, its width and its ascent in whole px."""
        layout = QTextLayout(text, self.fonts[font])
        # Otherwise it is shaped again whenever it is drawn.
        layout.setCacheEnabled(True)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        if not line.isValid():
            return layout, 0, 0
        # A fallback font may be taller than ours: it must still stand on the same baseline.
        return layout, math.ceil(line.naturalTextWidth()), round(line.ascent())
