"""Who can be put into panes: everybody in the meeting, to find, pick up and send over."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from controlroom.meeting.fuzzy import best
from controlroom.meeting.model import Participant
from controlroom.meeting.search import haystack, needle, text_key
from controlroom.ui import wording
from controlroom.ui.panels.people import row_height
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, SMALL

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 8
# More is not read, it is typed on.
MOST = 400


class Row(NamedTuple):
    """Somebody in the list: the pane they are in (0 none), or why they can be in none."""

    person: Participant
    pane: int
    why_not: str


def ranked(
    people: Collection[Participant], typed: str, places: Mapping[str, int]
) -> list[Participant]:
    """At most `MOST` who fit what was typed, the best first; if nothing was, the pinned ones by
    their numbers (pid -> number) and then the others by name."""
    wanted = needle(typed)
    if not wanted:
        return nsmallest(
            MOST, people, key=lambda p: (places.get(p.pid, MOST), _by_name(p.name), p.pid)
        )
    found = [(text, p) for p in people if wanted in (text := haystack(p))]
    if not found:
        scattered = re.compile(".*".join(map(re.escape, wanted.replace(" ", "")))).search
        found = [(text, p) for p in people if scattered(text := haystack(p))]
    fitting = [
        (fits, _by_name(person.name), person.pid, person)
        for text, person in found[:MOST]
        if (fits := best(wanted, text.split("\n"))) is not None
    ]
    return [person for *_, person in sorted(fitting, key=lambda one: one[:3])]


_by_name = lru_cache(maxsize=50_000)(text_key)


class PeopleModel(QAbstractListModel):
    """The rows as Qt's list view wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> bool:
        """Show these; whether others stand there now, or in another order."""
        same = [row.person.pid for row in rows] == [row.person.pid for row in self.rows]
        if same:
            old, self.rows = self.rows, rows
            for at, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(at), self.index(at))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        return not same

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.name(row.person)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{wording.name(row.person)} {self.note(row)}".strip()
        return None

    def note(self, row: Row) -> str:
        """What stands behind a name."""
        return row.why_not or (self.tr("pane {number}").format(number=row.pane) if row.pane else "")


class PeopleList(QListView):
    """Several may be chosen. `taken` has those for the next empty panes, `added` those who are to
    take turns in the chosen one. Whoever is dragged is `lifted`, `moved` and `dropped`. Keys that
    mean panes are `passed` on."""

    taken = Signal(object)
    added = Signal(object)
    lifted = Signal(object)
    moved = Signal(QPoint)
    dropped = Signal(QPoint, bool)
    passed = Signal(QKeyEvent)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.people = PeopleModel(self)
        self._carrying = False
        self.setModel(self.people)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("People"))
        self.setAccessibleDescription(
            self.tr(
                "Enter puts the person into the next empty pane, Shift and Enter adds to the "
                "chosen pane, digits choose a pane"
            )
        )
        self.doubleClicked.connect(lambda: self.taken.emit(self.chosen()))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(240), self.theme.scaled(240))

    def chosen(self) -> tuple[Participant, ...]:
        """Who is chosen, from the top."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self.people.rows[row].person for row in rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; who was chosen stays so, as far as still there."""
        current = self.currentIndex().row()
        pid = self.people.rows[current].person.pid if current >= 0 else ""
        if self.people.show_rows(rows) and rows:
            at = next((i for i, row in enumerate(rows) if row.person.pid == pid), 0)
            self.setCurrentIndex(self.people.index(at))

    def step(self, by: int) -> None:
        """Choose the one so far down or up."""
        row = max(0, min(self.currentIndex().row() + by, len(self.people.rows) - 1))
        self.setCurrentIndex(self.people.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.added if adds else self.taken).emit(self.chosen())
            return
        event.ignore()
        self.passed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Carry instead: a drag of Qt's would run a loop of its own."""
        if people := self.chosen():
            self._carrying = True
            self.lifted.emit(people)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._carrying:
            self.moved.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._carrying:
            self._carrying = False
            several = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.dropped.emit(event.globalPosition().toPoint(), several)
        else:
            super().mouseReleaseEvent(event)


class FindLine(QLineEdit):
    """Where one types whom to find. `stepped` goes up or down the list, `taken` and `added` are
    for whoever is chosen there."""

    stepped = Signal(int)
    taken = Signal()
    added = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_PAGE,
            Qt.Key.Key_PageDown: _PAGE,
        }
        if key in steps and plain:
            self.stepped.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.added if adds else self.taken).emit()
            self.selectAll()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(0, row_height(self.theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, PeopleModel):
            return
        row = model.rows[index.row()]
        theme = self.theme
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.color(QPalette.ColorRole.Highlight))
        room = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        if note := model.note(row):
            font = theme.font(SMALL)
            painter.setFont(font)
            painter.setPen(theme.colour("secondary"))
            painter.drawText(room, _RIGHT, note)
            room.setRight(room.right() - QFontMetrics(font).horizontalAdvance(note) - 2 * GRID)
        font = theme.font(BODY)
        painter.setFont(font)
        painter.setPen(theme.colour("secondary" if row.why_not else "text"))
        elide = Qt.TextElideMode.ElideRight
        name = QFontMetrics(font).elidedText(wording.name(row.person), elide, room.width())
        painter.drawText(room, _LEFT, name)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
