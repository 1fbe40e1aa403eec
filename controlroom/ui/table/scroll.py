"""Keeps what is seen in its place while rows come, go and move around it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractScrollArea

from controlroom.meeting.projection import Projection


class Anchor:
    """Where people stood on the screen before a rearrangement, and how to scroll after it.

    A chosen row with the keyboard on it stays put. Else what is at the top of the list stays there,
    and in the midst of it most of the rows that were seen stay where they were.
    """

    def __init__(self, area: QAbstractScrollArea, projection: Projection) -> None:
        self._bar = area.verticalScrollBar()
        self._projection = projection
        self._seen: list[tuple[str, int]] = []
        # What a filter hid, and where the list was put instead: it comes back with the rows.
        self._lost: list[tuple[str, int]] = []
        self._put = -1
        self._order = ("", False)

    def remember(self, rows: Sequence[int], focused: str | None, height: int) -> None:
        """Note where the visible rows are; heights and places in px."""
        offset, projection = self._bar.value(), self._projection
        self._order = (projection.sort, projection.descending)
        self._seen = []
        if self._lost and offset == self._put:
            return
        self._lost = []
        places = [(projection.pid(row), row * height - offset) for row in rows]
        chosen = [place for place in places if place[0] == focused]
        if chosen or offset:
            self._seen = chosen or places

    def restore(self, height: int, *, reset: bool) -> None:
        """Scroll to where the noted rows are now."""
        projection = self._projection
        seen = self._lost or self._seen
        sorted_anew = self._order != (projection.sort, projection.descending)
        if sorted_anew and len(seen) > 1:
            return
        offsets = [
            row * height - top for pid, top in seen if (row := projection.row_of(pid)) is not None
        ]
        if offsets:
            self._lost = []
            self._bar.setValue(offsets[0] if reset else _middle(offsets))
        elif reset and seen:
            self._lost = seen
            self._bar.setValue(0)
            self._put = self._bar.value()


def _middle(offsets: list[int]) -> int:
    """The median; of two, the lower one."""
    return sorted(offsets)[(len(offsets) - 1) // 2]
