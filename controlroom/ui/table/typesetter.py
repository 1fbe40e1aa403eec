"""Lines of text, laid out once and drawn many times."""

import math
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout

from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, HEADING, SMALL

_LIMIT = 8192


class Line(NamedTuple):
    """A line laid out: how wide it is, and how far below its top the baseline runs, in whole px."""

    text: QStaticText
    width: int
    ascent: int


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
        _, width, ascent = self.lay_out(text, font)
        if room and width > room:
            text = self.metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, room)
            _, width, ascent = self.lay_out(text, font)
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=self.fonts[font])
        return Line(static, width, ascent)

    def lay_out(self, text: str, font: str) -> tuple[QTextLayout, int, int]:
        """`text` laid out, its width and its ascent in whole px."""
        layout = QTextLayout(text, self.fonts[font])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        if not line.isValid():
            return layout, 0, 0
        # A fallback font may be taller than ours: it must still stand on the same baseline.
        return layout, math.ceil(line.naturalTextWidth()), round(line.ascent())
