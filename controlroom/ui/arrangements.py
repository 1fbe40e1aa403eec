"""The multi-picture arrangements as they look: the geometry of layouts.toml, and how to draw it."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from controlroom.later import Later
from controlroom.resources import path
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, RADIUS

if TYPE_CHECKING:
    import tomllib
else:
    tomllib = Later("tomllib")

# Width to height of one cell of the grid.
_CELL = 16 / 9


class Arrangement(msgspec.Struct, frozen=True):
    """`grid` is (columns, rows); each of `panes` is (x, y, width, height) in cells of it."""

    image_type: str
    en: str
    zh: str
    grid: tuple[int, int]
    panes: tuple[tuple[int, int, int, int], ...]

    def title(self, language: str) -> str:
        """What it is called in `language`, "en" or "zh"."""
        return self.zh if language == "zh" else self.en

    def places(self, room: QRectF) -> list[QRectF]:
        """Where the panes are if the picture fills the middle of `room`, pane 1 first."""
        columns, rows = self.grid
        height = min(room.height() / rows, room.width() / columns / _CELL)
        width = height * _CELL
        left = room.center().x() - columns * width / 2
        top = room.center().y() - rows * height / 2
        return [
            QRectF(left + x * width, top + y * height, w * width, h * height)
            for x, y, w, h in self.panes
        ]

    def neighbour(self, pane: int, across: int, down: int) -> int:
        """The pane next to one in a direction, -1 to 1 each way; itself if there is none."""
        x, y = _middle(self.panes[pane - 1])
        found: list[tuple[float, int]] = []
        for number, place in enumerate(self.panes, 1):
            other_x, other_y = _middle(place)
            ahead = (other_x - x) * across + (other_y - y) * down
            aside = abs((other_x - x) * down) + abs((other_y - y) * across)
            if ahead > 0 and number != pane:
                found.append((ahead + 2 * aside, number))
        return min(found)[1] if found else pane


def _middle(place: tuple[int, int, int, int]) -> tuple[float, float]:
    x, y, width, height = place
    return x + width / 2, y + height / 2


@cache
def arrangements() -> Mapping[str, Arrangement]:
    """All that can be ordered, by image type, in the vendor's order."""
    told = tomllib.loads(path("layouts.toml").read_text("utf-8"))
    return {
        name: msgspec.convert({"image_type": name, **values}, Arrangement)
        for name, values in told.items()
    }


def title(image_type: str, language: str) -> str:
    """What the arrangement of this type is called; the type itself if it isn't known."""
    known = arrangements().get(image_type)
    return known.title(language) if known is not None else image_type


def draw_panes(
    painter: QPainter, places: list[QRectF], texts: Mapping[int, str], theme: Theme
) -> None:
    """Draw panes; `texts` is keyed by a pane's number from 1, panes without a text are empty."""
    colours = theme.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, place in enumerate(places, 1):
        box = place.adjusted(1, 1, -1, -1)
        text = texts.get(number)
        painter.setPen(QPen(QColor(colours.mark if text is None else colours.secondary), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(box, RADIUS / 2, RADIUS / 2)
        if text is not None:
            inside = box.adjusted(GRID, GRID, -GRID, -GRID)
            elided = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(inside.width())
            )
            painter.setPen(QColor(colours.text))
            painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, elided)
