"""Whole rows as pictures: when a list moves or scrolls, most rows are unchanged."""

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from controlroom.meeting.model import Participant
from controlroom.ui.table import cells
from controlroom.ui.table.context import Context
from controlroom.ui.table.painter import RowPainter

Spans = list[tuple[int, int, int]]

# Two pages of a tall screen; a row of 1,600 px takes 180 kB.
_LIMIT = 160


class Look(NamedTuple):
    """All that a row's picture hangs on; whoever is equal looks equal."""

    person: int
    selected: bool
    stale: bool
    place: int | None
    waited: str
    pane: int | None
    pin: int | None


class _Row(NamedTuple):
    """What was drawn last. The participant is kept so that no other one can get its id."""

    look: Look
    person: Participant
    picture: QPixmap | None


class RowCache:
    """Draws whole rows: straight when a row looks new, into a picture when it is drawn again."""

    def __init__(self, painter: RowPainter, context: Context) -> None:
        self._painter = painter
        self._context = context
        self._rows: dict[str, _Row] = {}
        self._columns: Spans = []
        self._made_for = (QSize(), 1.0)

    def clear(self) -> None:
        """Forget all pictures: colours, fonts or languages are others."""
        self._rows.clear()

    def fit(self, size: QSize, columns: Spans) -> None:
        """Draw rows of `size` with cells in `columns` from now on."""
        # A new list of columns means that one was moved, resized, hidden or scrolled.
        if columns is not self._columns or self._made_for != (size, self._painter.ratio):
            self._columns, self._made_for = columns, (size, self._painter.ratio)
            self._rows.clear()

    def draw(
        self, painter: QPainter, person: Participant, top: int, *, selected: bool, stale: bool
    ) -> None:
        """Draw a row with all its cells."""
        look = self._look(person, selected=selected, stale=stale)
        known = self._rows.get(person.pid)
        if known is None or known.look != look:
            self._keep(_Row(look, person, None))
            self._cells(person, top, look)
            return
        picture = known.picture
        if picture is None:
            size, ratio = self._made_for
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            with QPainter(picture) as inner, self._painter.on(inner):
                self._cells(person, 0, look)
            self._keep(_Row(look, person, picture))
        painter.drawPixmap(0, top, picture)

    def _keep(self, row: _Row) -> None:
        self._rows.pop(row.person.pid, None)
        if len(self._rows) >= _LIMIT:
            del self._rows[next(iter(self._rows))]
        self._rows[row.person.pid] = row

    def _look(self, person: Participant, *, selected: bool, stale: bool) -> Look:
        context = self._context
        place = context.hands.get(person.pid)
        waited = "" if place is None else cells.waited(person, context)
        pin = context.pins.place(person) if context.pins else None
        return Look(id(person), selected, stale, place, waited, context.pane(person), pin)

    def _cells(self, person: Participant, top: int, look: Look) -> None:
        draw, size = self._painter, self._made_for[0]
        draw.row(person, top, size.width(), size.height(), selected=look.selected, stale=look.stale)
        for index, left, wide in self._columns:
            draw.cell(index, person, left, wide)
