"""All keys at a glance, over the window, and what they do now; typing looks for one of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from controlroom.meeting.fuzzy import best
from controlroom.meeting.search import folded, needle
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.actions import Actions, Entry, cap
from controlroom.ui.menus import MENUS, Entries, Submenu, menu_title, words_in
from controlroom.ui.overlay import Overlay
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, HEADING, TITLE
from controlroom.ui.widgets import Label, draw_key_cap, key_cap_size

_COLUMN, _WIDEST = 262, 300
_ROW = 22
_MARGIN = 24
_MOST_COLUMNS = 5
_MOST_CAPS = 0.96

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Line(NamedTuple):
    """What stands on a key cap, what the key does, and why it can't now. A heading has no cap, a
    gap has nothing."""

    cap: str = ""
    title: str = ""
    why_not: str = ""
    texts: tuple[str, ...] = ()


Group = tuple[str, list[Line]]
GAP = Line()


class KeyList(QAbstractListModel):
    """The lines as Qt's list view wants them, column after column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.lines[index.row()].cap:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (line.cap, line.title, line.why_not) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.why_not or None
        return None


class KeyPainter(QStyledItemDelegate):
    """Draws a key cap and what the key does; quiet if it can't be done now."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.widest = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, KeyList) or model.lines[index.row()] == GAP:
            return
        line = model.lines[index.row()]
        colours = self.theme.colours
        room: QRect = option.rect.adjusted(0, 0, -self.theme.scaled(2 * GRID), 0)
        painter.save()
        ink = colours.faint if line.why_not else colours.text
        if line.cap:
            size = key_cap_size(self.theme, line.cap)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            place.moveLeft(room.left())
            draw = colours.faint if line.why_not else colours.secondary
            draw_key_cap(painter, QRectF(place), line.cap, self.theme, draw)
            wide = max(self.widest, size.width())
            room.setLeft(room.left() + wide + self.theme.scaled(2 * GRID))
            font = self.theme.font(BODY)
        else:
            font, ink = self.theme.font(HEADING, bold=True), colours.secondary
        painter.setFont(font)
        painter.setPen(QColor(ink))
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(line.title, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class KeyOverlay(Overlay):
    """A panel with every binding, grouped as the menus are."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(theme, window)
        self._actions = actions
        self._groups: list[Group] = []
        self._rows = 0
        self.setAccessibleName(self.tr("All keys"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Look for a key…"))
        self.field.setAccessibleName(self.tr("Look for a key"))
        self.field.setClearButtonEnabled(True)
        self.close_button = QPushButton(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.leave)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._note = Label(theme, self.tr("Pale: not possible now"), tone="faint")
        self._heading = heading = QHBoxLayout()
        heading.setSpacing(4 * GRID)
        heading.addWidget(Label(theme, self.tr("All keys"), size=TITLE, bold=True))
        heading.addWidget(self.field, 1)
        heading.addWidget(self._note)
        heading.addWidget(self.close_button)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("All keys"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFlow(QListView.Flow.TopToBottom)
        self.list.setWrapping(True)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.painter = KeyPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.shown = KeyList(self.list)
        self.list.setModel(self.shown)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(6 * GRID, 5 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(4 * GRID)
        column.addLayout(heading)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._find)

    def open(self) -> None:
        """Show the keys as they are now."""
        self._groups = _groups(self._actions)
        caps = (line.cap for _, lines in self._groups for line in lines)
        widths = sorted(key_cap_size(self.theme, keys).width() for keys in caps)
        # The few that are wider push their own text on.
        self.painter.widest = widths[round(_MOST_CAPS * (len(widths) - 1))]
        self.field.clear()
        self._rows = 0
        super().open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> QRect:
        """As much of the middle as the keys need."""
        scaled = self.theme.scaled
        room = self.rect().adjusted(*(scaled(_MARGIN * way) for way in (1, 1, -1, -1)))
        row, edge = scaled(_ROW), 10 * GRID
        columns = max(1, min(_MOST_COLUMNS, (room.width() - edge) // scaled(_COLUMN)))
        column = min((room.width() - edge) // columns, scaled(_WIDEST))
        head = self._heading.sizeHint().height() + 13 * GRID
        fitting = max(4, (room.height() - head) // row)
        rows = min(fitting, self._rows_for(columns))
        if rows > fitting or len(_flowed(self._groups, fitting)) > columns * fitting:
            # What has no room is reached by scrolling to the right.
            rows = max(4, fitting - 1)
        self.list.setGridSize(QSize(column, row))
        height = min(room.height(), rows * row + head + row // 2)
        width = columns * column + edge
        if rows != self._rows:
            self._rows = rows
            self._find(self.field.text())
        return QRect(
            room.left() + (room.width() - width) // 2,
            room.top() + (room.height() - height) // 2,
            width,
            height,
        )

    def _rows_for(self, columns: int) -> int:
        """The fewest rows in which all groups stand in that many columns."""
        rows = sum(len(lines) + 2 for _, lines in self._groups) // columns
        while len(_flowed(self._groups, rows)) > columns * rows:
            rows += 1
        return rows

    def _find(self, typed: str) -> None:
        wanted = needle(typed)
        groups = self._groups
        if wanted:
            groups = _found(wanted, groups)
            first = next((line for _, lines in groups for line in lines), None)
            words = f"{first.title}: {first.cap}" if first else self.tr("No key fits")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))
        self.shown.show_lines(_flowed(groups, max(1, self._rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        bar = self.list.horizontalScrollBar()
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -_MOST_COLUMNS,
            Qt.Key.Key_PageDown: _MOST_COLUMNS,
        }
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in steps:
            step = steps[Qt.Key(event.key())] * self.list.gridSize().width()
            bar.setValue(bar.value() + step)
        event.accept()

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: N802, FBT001
        """The focus stays inside."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _found(wanted: str, groups: Iterable[Group]) -> list[Group]:
    """The lines that have what is wanted in them; if none has, those that have its letters."""
    fitting = [
        (title, line)
        for title, lines in groups
        for line in lines
        if best(wanted, line.texts) is not None
    ]
    whole = [(title, line) for title, line in fitting if wanted in folded("\n".join(line.texts))]
    found: dict[str, list[Line]] = {}
    for title, line in whole or fitting:
        found.setdefault(title, []).append(line)
    return list(found.items())


def _flowed(groups: Iterable[Group], rows: int) -> list[Line]:
    """The groups one below the other in columns of `rows`; short ones are never torn, and of long
    ones no few lines stand alone."""
    lines: list[Line] = []
    for title, group in groups:
        place = len(lines) % rows
        left = rows - place
        whole = len(group) + 2 <= left
        if place and not whole and (len(group) <= _SHORT or left < _FEW):
            lines += [GAP] * left
        elif place:
            lines.append(GAP)
        lines.append(Line(title=title))
        lines += group
    return lines


# In lines; before a tear stand at least so many, a gap and the heading among them.
_SHORT, _FEW = 7, 6


def _groups(actions: Actions) -> list[Group]:
    """The bindings under the titles of their menus and submenus."""
    groups: list[tuple[str, list[Entry]]] = []
    for title, entries in MENUS:
        groups += _of_menu(title, entries, actions)
    placed = {words for _, entries in MENUS for words in words_in(entries)}
    rest = [entry for entry in actions if entry.words not in placed]
    panels = [entry for entry in rest if entry.words.startswith(":panel ")]
    participants = next(i for i, group in enumerate(groups) if ":find" in _words(group[1]))
    groups[participants][1].extend(entry for entry in rest if entry not in panels)
    go_to = QCoreApplication.translate("actions", "Panels")
    titled = [(menu_title(title), list(_lines(entries))) for title, entries in groups]
    titled.append((go_to, list(_lines(panels))))
    return [(title, lines) for title, lines in titled if lines]


def _words(entries: Iterable[Entry]) -> set[str]:
    return {entry.words for entry in entries}


def _of_menu(title: str, entries: Entries, actions: Actions) -> list[tuple[str, list[Entry]]]:
    own = [actions[words] for words in words_in([e for e in entries if isinstance(e, str)])]
    inner = [
        (entry.title, [actions[words] for words in words_in(entry.entries)])
        for entry in entries
        if isinstance(entry, Submenu)
    ]
    return [(title, own), *inner]


def _lines(entries: Sequence[Entry]) -> Iterator[Line]:
    """A line for each key; one for all that are numbered, while their keys end with the number."""
    for name, title in _NUMBERED.items():
        numbered = [entry for entry in entries if entry.words.startswith(name)]
        begins = {keys[:-1] for entry in numbered for keys in entry.all_keys}
        if len(begins) != 1 or any(e.all_keys != (min(begins) + e.words[-1],) for e in numbered):
            continue
        entries = [entry for entry in entries if entry not in numbered]
        first, last = numbered[0], numbered[-1]
        digits = f"{cap(first.keys)}–{last.words[-1]}"
        words = QCoreApplication.translate("actions", title)
        yield Line(digits, words, first.why_not or "", (words, digits))
    for entry in entries:
        for keys in entry.all_keys:
            shown = cap(keys)
            texts = (entry.title, entry.summary, entry.words, shown)
            yield Line(shown, entry.title, entry.why_not or "", texts)


_NUMBERED = {
    ":pinned ": QT_TRANSLATE_NOOP("actions", "Select a pinned site"),
    ":scene ": QT_TRANSLATE_NOOP("actions", "Apply a scene"),
    ":preset ": QT_TRANSLATE_NOOP("actions", "Open a layout preset"),
}
