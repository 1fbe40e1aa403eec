"""Draws the cells of the table. Texts and shapes are laid out once, then cached."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from msgspec.structs import asdict
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from controlroom.meeting.model import Grade, Participant, Presence
from controlroom.ui.charts import sparkline
from controlroom.ui.icons import Icons
from controlroom.ui.table import cells
from controlroom.ui.table.columns import COLUMNS, Cell, Column
from controlroom.ui.table.context import Context
from controlroom.ui.table.typesetter import Typesetter
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, RADIUS
from controlroom.ui.widgets import draw_level

PAD = 6
ICON = 16
LEVEL_WIDTH, LEVEL_HEIGHT = 44, 4
TREND_WIDTH = 72
MARK_WIDTH = 14

_LEVEL_STEPS = 22
_TREND_LIMIT = 2048

# How the meaning of a colour is shown where the row is selected, or no longer known to be true.
_ON_SELECTED = {"faint": "secondary", "mark": "secondary"}
_STALE = dict.fromkeys(("secondary", "live", "warning", "alarm", "well", "accent"), "faint")
_STALE |= {"text": "secondary"}


class _Shape(NamedTuple):
    """A picture and its size in logical px."""

    pixmap: QPixmap
    width: float
    height: float


class RowPainter:
    """Draws `on` a painter, row by row: `row`, then its `cell`s."""

    def __init__(self, theme: Theme, icons: Icons, context: Context) -> None:
        self.theme = theme
        self.type = Typesetter(theme)
        self._icons = icons
        self._context = context
        self._painter = QPainter()
        self.ratio = 1.0
        self._font = ""
        self._pen = ""
        self._shapes: dict[tuple[object, ...], _Shape] = {}
        self._trends: dict[str, tuple[tuple[int, int, int], list[QPolygonF]]] = {}
        draw: Mapping[Cell, Callable[[Column, Participant, int, int], None]] = {
            Cell.TEXT: self._text,
            Cell.NAME: self._name,
            Cell.NUMBER: self._number,
            Cell.TIME: self._time,
            Cell.LEVEL: self._level,
            Cell.MICROPHONE: self._microphone,
            Cell.CAMERA: self._camera,
            Cell.HAND: self._hand,
            Cell.AIR: self._air,
            Cell.GRADE: self._grade,
            Cell.TREND: self._trend,
        }
        # Looked up for every cell, so not by an Enum, whose hash is slow.
        self._draw = [draw[column.kind] for column in COLUMNS]
        self.refresh()

    def refresh(self) -> None:
        """Take over the theme's colours, fonts and scale."""
        self.type.refresh()
        colours = self.theme.colours
        plain = asdict(colours)
        self._colours = {name: QColor(value) for name, value in plain.items()}
        self._inks = {
            (selected, stale): _inks(plain, selected=selected, stale=stale)
            for selected in (False, True)
            for stale in (False, True)
        }
        self._pens = {value: QPen(QColor(value)) for value in plain.values()}
        self._pad = self.theme.scaled(PAD)
        self._icon = self.theme.scaled(ICON)
        self._shapes.clear()
        self._trends.clear()

    @contextmanager
    def on(self, painter: QPainter) -> Iterator[None]:
        """Draw with `painter`; may be nested."""
        outer = (self._painter, self.ratio, self._font, self._pen)
        self._painter, self.ratio = painter, painter.device().devicePixelRatioF()
        self._font = self._pen = ""
        try:
            yield
        finally:
            # A painter that outlives its paint event would crash when it is collected.
            self._painter, self.ratio, self._font, self._pen = outer

    # a row

    def row(
        self, person: Participant, top: int, width: int, height: int, *, selected: bool, stale: bool
    ) -> None:
        """Draw what is behind the cells; they follow."""
        painter, colours = self._painter, self._colours
        live = person.roll_call or person.broadcast
        ground = "selected" if selected else "live_row" if live and not stale else "panel"
        painter.fillRect(0, top, width, height, colours[ground])
        painter.fillRect(0, top + height - 1, width, 1, colours["line"])
        self._ink = self._inks[selected, stale]
        self._stale = stale
        self._top, self._height = top, height
        self._middle = top + (height - 1) // 2
        self._baseline = self._middle + self.type.drop
        self._gone = person.presence is Presence.LEFT
        self._here = person.presence is Presence.IN
        self._present = person.present

    def cell(self, index: int, person: Participant, left: int, width: int) -> None:
        """Draw a cell of the row, in the column of this index."""
        room = width - 2 * self._pad
        self._draw[index](COLUMNS[index], person, left + self._pad, room)

    def focus(self, top: int, width: int, height: int) -> None:
        """Draw where the keyboard is."""
        painter = self._painter
        painter.setPen(QPen(self._colours["accent"], 1))
        self._pen = ""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(0, top, width - 1, height - 2)

    # pieces

    def _put(
        self,
        text: str,
        left: int,
        room: int,
        *,
        ink: str = "text",
        font: str = "body",
        right: bool = False,
    ) -> int:
        """Draw text in `room` px and return how wide it is."""
        if not text or room <= 0:
            return 0
        line = self.type.line(text, font)
        if line.width > room:
            line = self.type.line(text, font, room)
        painter = self._painter
        if font != self._font:
            self._font = font
            painter.setFont(self.type.fonts[font])
        colour = self._ink[ink]
        if colour != self._pen:
            self._pen = colour
            painter.setPen(self._pens[colour])
        line.draw(painter, left + room - line.width if right else left, self._baseline)
        return line.width

    def _put_icon(self, name: str, left: int, ink: str, size: int = 0) -> None:
        size = size or self._icon
        pixmap = self._icons.pixmap(name, size, self._ink[ink], self.ratio)
        self._painter.drawPixmap(left, self._middle - size // 2, pixmap)

    # kinds of cells

    def _text(self, column: Column, person: Participant, left: int, room: int) -> None:
        ink = "faint" if self._gone else "secondary"
        self._put(column.text(person, self._context), left, room, ink=ink)

    def _time(self, column: Column, person: Participant, left: int, room: int) -> None:
        if self._present:
            ink = "text" if self._here else "secondary"
            self._put(column.text(person, self._context), left, room, ink=ink, right=True)

    def _name(self, _column: Column, person: Participant, left: int, room: int) -> None:
        word = cells.standing(person)
        ink = "faint" if self._gone else "text" if self._present else "secondary"
        word_width = self.type.line(word, "small").width + self._pad if word else 0
        width = self._put(cells.name(person, self._context), left, room - word_width, ink=ink)
        if word:
            self._put(word, left + width + self._pad, word_width, ink="faint", font="small")
        if self._gone:
            self._painter.fillRect(left, self._middle, width, 1, self._colours["faint"])

    def _number(self, column: Column, person: Participant, left: int, room: int) -> None:
        quality = person.quality
        if quality is None or not self._present:
            return
        text = column.text(person, self._context)
        match cells.severity(quality, column.measure):
            case Grade.POOR:
                self._put(text, left, room, ink="alarm", font="bold", right=True)
            case Grade.FAIR:
                self._put(text, left, room, ink="warning", right=True)
            case _:
                self._put(text, left, room, right=True)

    def _level(self, _column: Column, person: Participant, left: int, room: int) -> None:
        if not self._here:
            return
        level = 0 if self._stale else -(-person.level * _LEVEL_STEPS // 100)
        width = min(room, self.theme.scaled(LEVEL_WIDTH))
        shape = self._shape(("level", level, width), width, self._level_drawer(level))
        self._painter.drawPixmap(left, self._middle - round(shape.height / 2) + 1, shape.pixmap)

    def _microphone(self, _column: Column, person: Participant, left: int, _room: int) -> None:
        if self._here and person.muted is not None:
            if person.muted:
                self._put_icon("mic-off", left, "mark")
            else:
                self._put_icon("mic", left, "live")

    def _camera(self, _column: Column, person: Participant, left: int, _room: int) -> None:
        if not self._here:
            return
        if person.video is False:
            self._put_icon("phone", left, "mark")
        elif person.camera is not None:
            if person.camera:
                self._put_icon("video", left, "secondary")
            else:
                self._put_icon("video-off", left, "mark")

    def _hand(self, _column: Column, person: Participant, left: int, room: int) -> None:
        place = self._context.hands.get(person.pid)
        if place is None or self._gone:
            return
        self._put_icon("hand", left, "warning")
        used = self._icon + self.theme.scaled(4)
        used += self._put(str(place), left + used, room, ink="warning", font="bold")
        used += self.theme.scaled(6)
        waited = cells.waited(person, self._context)
        self._put(waited, left + used, room - used, ink="secondary")

    def _air(self, _column: Column, person: Participant, left: int, room: int) -> None:
        if not self._here:
            return
        word = cells.badge(person, self._context)
        if word:
            live = person.roll_call or person.broadcast
            shape = self._badge(word, self._ink["live" if live else "secondary"])
            self._painter.drawPixmap(left, self._middle - round(shape.height / 2) + 1, shape.pixmap)
            left += round(shape.width) + self.theme.scaled(4)
        if person.sharing:
            self._put_icon("monitor-up", left, "text")

    def _grade(self, column: Column, person: Participant, left: int, room: int) -> None:
        word = column.text(person, self._context)
        if not word or person.quality is None:
            return
        grade = person.quality.grade
        ink = _GRADE_INKS[grade]
        if grade is Grade.GOOD:
            self._put(word, left, room, ink=ink)
            return
        poor = grade is Grade.POOR
        size = self.theme.scaled(MARK_WIDTH)
        shape = self._shape((grade, self._ink[ink]), size, self._mark_drawer(ink, filled=poor))
        top = self._middle - round(shape.height) // 2
        self._painter.drawPixmap(left, top, shape.pixmap)
        self._put(word, left + size, room - size, ink=ink, font="bold" if poor else "body")

    def _trend(self, _column: Column, person: Participant, left: int, room: int) -> None:
        quality = person.quality
        if quality is None or not self._present:
            return
        width, height = min(room, self.theme.scaled(TREND_WIDTH)), self._height - 2 * GRID
        lines = self._trend_lines(person.pid, (quality.at, width, height))
        if not lines:
            return
        painter = self._painter
        colour = self._ink[_TREND_INKS[quality.grade]]
        pen = QPen(QColor(colour), 1.25 if quality.grade is Grade.POOR else 1.0)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        self._pen = ""
        painter.translate(left, self._top + GRID)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in lines:
            painter.drawPolyline(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.translate(-left, -self._top - GRID)

    def _trend_lines(self, pid: str, key: tuple[int, int, int]) -> list[QPolygonF]:
        known = self._trends.get(pid)
        if known is not None and known[0] == key:
            return known[1]
        if len(self._trends) >= _TREND_LIMIT:
            self._trends.clear()
        at, width, height = key
        room = QRectF(0, 1, width, height - 3)
        lines = sparkline(self._context.store.history, pid, at, room)
        self._trends[pid] = (key, lines)
        return lines

    # shapes, drawn once

    def _shape(
        self, key: tuple[object, ...], width: int, draw: Callable[[QPainter], int]
    ) -> _Shape:
        """A shape `width` px wide; `draw` draws it and returns how high it is."""
        key = (*key, self.ratio)
        shape = self._shapes.get(key)
        if shape is None:
            canvas = QPixmap(round(width * self.ratio), round(64 * self.ratio))
            canvas.setDevicePixelRatio(self.ratio)
            canvas.fill(Qt.GlobalColor.transparent)
            painter = QPainter(canvas)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            height = draw(painter)
            painter.end()
            pixmap = canvas.copy(0, 0, canvas.width(), round(height * self.ratio))
            size = pixmap.deviceIndependentSize()
            shape = self._shapes[key] = _Shape(pixmap, size.width(), size.height())
        return shape

    def _level_drawer(self, level: int) -> Callable[[QPainter], int]:
        def draw(painter: QPainter) -> int:
            height = self.theme.scaled(LEVEL_HEIGHT)
            room = QRectF(0, 0, self.theme.scaled(LEVEL_WIDTH), height)
            draw_level(painter, room, level * 100 // _LEVEL_STEPS, self.theme.colours)
            return height

        return draw

    def _mark_drawer(self, ink: str, *, filled: bool) -> Callable[[QPainter], int]:
        def draw(painter: QPainter) -> int:
            size = self.theme.scaled(10)
            colour = QColor(self._ink[ink])
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(size / 2, 1), QPointF(size - 0.6, size - 1), QPointF(0.6, size - 1)]
                )
            )
            return size

        return draw

    def _badge(self, word: str, colour: str) -> _Shape:
        line = self.type.line(word, "badge")
        width = line.width + self.theme.scaled(11)

        def draw(painter: QPainter) -> int:
            metrics = self.type.metrics["badge"]
            height = round(metrics.height()) + self.theme.scaled(3)
            painter.setPen(QPen(QColor(colour), 1))
            edge = QRectF(0.5, 0.5, width - 1, height - 1)
            painter.drawRoundedRect(edge, RADIUS - 1, RADIUS - 1)
            painter.setFont(self.type.fonts["badge"])
            painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, word)
            return height

        return self._shape(("badge", word, colour), width, draw)


# By grade, from UNKNOWN to POOR.
_GRADE_INKS = ("faint", "well", "warning", "alarm")
_TREND_INKS = ("mark", "mark", "warning", "alarm")


def _inks(plain: Mapping[str, str], *, selected: bool, stale: bool) -> dict[str, str]:
    inks = {}
    for name in plain:
        shown = _STALE.get(name, name) if stale else name
        inks[name] = plain[_ON_SELECTED.get(shown, shown) if selected else shown]
    return inks
