"""The lines of the log as pictures: all of them move whenever one comes in on top."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap, QTextLayout

from controlroom.ui import logwords
from controlroom.ui.panels.logline import Column, Line
from controlroom.ui.table.typesetter import Typesetter
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL

# Left and width of each column, in px.
Spans = list[tuple[int, int]]

# Between two columns, in px.
GAP = 4 * GRID


class _Drawn(NamedTuple):
    """What was drawn of one line."""

    line: Line
    selected: bool
    picture: QPixmap


class LinePictures:
    """Draws each line once, as long as it stays the same and in sight; after `refresh`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._setter = _Setter(theme)
        self._drawn: dict[int, _Drawn] = {}
        self._kept = 1
        self._size = QSize()
        self._ratio = 1.0
        self._columns: Spans = []
        self._inks: dict[str, QColor] = {}

    def refresh(self) -> None:
        """Take over the theme's fonts and colours."""
        self._setter.refresh()
        self._inks = {tone: self._theme.colour(tone) for tone in _TONES}
        self._drawn.clear()

    def fit(self, size: QSize, ratio: float, columns: Spans, lines: int) -> None:
        """Draw lines of `size` with texts in `columns` from now on, and keep as many as are needed
        where `lines` are in sight."""
        self._kept = 2 * lines
        if (size, ratio, columns) != (self._size, self._ratio, self._columns):
            self._size, self._ratio, self._columns = size, ratio, columns
            self._drawn.clear()

    def of(self, line: Line, *, selected: bool) -> QPixmap:
        """The picture of `line`, across the whole width."""
        known = self._drawn.pop(line.id, None)
        if known is None or known.line is not line or known.selected != selected:
            known = _Drawn(line, selected, self._draw(line, selected=selected))
        if len(self._drawn) >= self._kept:
            del self._drawn[next(iter(self._drawn))]
        self._drawn[line.id] = known
        return known.picture

    def _draw(self, line: Line, *, selected: bool) -> QPixmap:
        picture = QPixmap(self._size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(self._inks["panel"])
        with QPainter(picture) as painter:
            if selected:
                painter.fillRect(picture.rect(), self._inks["selected"])
            self._texts(painter, line)
        return picture

    def _texts(self, painter: QPainter, line: Line) -> None:
        baseline = (self._size.height() - 1) // 2 + 1 + self._setter.drop
        texts = line.texts
        for column, (left, width) in zip(Column, self._columns, strict=True):
            text = texts[column]
            if not text:
                continue
            room = width - GAP
            if column is Column.WHAT and line.short:
                room = self._size.width() - left - GAP
            tone = logwords.tone(line.entry) if column is Column.STATUS else _INKS[column]
            font = "loud" if tone in _LOUD else "small"
            layout, wide, ascent = self._setter.fitting(text, font, max(room, 1))
            if column is Column.ELAPSED:
                left += room - wide
            painter.setPen(self._inks[tone])
            layout.draw(painter, QPointF(left, baseline - ascent))


class _Setter(Typesetter):
    """Sets lines in the fonts of the log."""

    def refresh(self) -> None:
        super().refresh()
        self.fonts["loud"] = self._theme.font(SMALL, bold=True)
        self.metrics["loud"] = QFontMetricsF(self.fonts["loud"])
        small = self.metrics["small"]
        self.drop = round((small.ascent() - small.descent()) / 2)

    def fitting(self, text: str, font: str, room: int) -> tuple[QTextLayout, int, int]:
        """`text`, elided to `room` px, as a layout with its width and ascent."""
        laid_out = self.lay_out(text, font)
        if laid_out[1] <= room:
            return laid_out
        elided = self.metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, room)
        return self.lay_out(elided, font)


_LOUD = frozenset({"alarm", "warning"})
_INKS: dict[Column, str] = {
    Column.TIME: "faint",
    Column.WHO: "secondary",
    Column.WHAT: "text",
    Column.ELAPSED: "secondary",
    Column.WHY: "secondary",
}
_TONES = ("faint", "secondary", "text", "well", "warning", "alarm", "panel", "selected")
