"""All keys at a glance, over the window; Esc takes it away."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from controlroom.ui.actions import Actions, Entry, cap
from controlroom.ui.menus import BREAK, MENUS, menu_title
from controlroom.ui.overlay import Overlay
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, HEADING, TITLE
from controlroom.ui.widgets import KeyCap, Label, key_cap_size


class Line(NamedTuple):
    """What stands on a key cap, and what the key does."""

    cap: str
    title: str
    summary: str


Group = tuple[str, list[Line]]

_COLUMN = 300
_MARGIN = 32


class KeyOverlay(Overlay):
    """A panel with every binding, grouped as the menus are."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(theme, window)
        self._groups = _groups(actions)
        self._columns = 0
        self._widest = 0
        self._content = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("All keys"))
        heading = QHBoxLayout()
        heading.addWidget(Label(theme, self.tr("All keys"), size=TITLE, bold=True))
        heading.addStretch(1)
        self.close_button = QPushButton(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.leave)
        heading.addWidget(self.close_button)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(6 * GRID, 5 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(4 * GRID)
        column.addLayout(heading)
        column.addWidget(self._area)

    def open(self) -> None:
        """Show the keys as they are now."""
        self._columns = 0
        caps = (line.cap for _, lines in self._groups for line in lines)
        self._widest = max(key_cap_size(self.theme, keys).width() for keys in caps)
        super().open()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> QRect:
        """As much of the middle as the keys need."""
        margin = self.theme.scaled(_MARGIN)
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        columns = max(1, min(3, room.width() // self.theme.scaled(_COLUMN)))
        if columns != self._columns:
            self._columns = columns
            self._content = self._make_content(columns)
            self._area.setWidget(self._content)
            self._content.setAutoFillBackground(False)
        wanted = self._content.sizeHint().height() + self.theme.scaled(100)
        room.setHeight(min(room.height(), wanted))
        width = min(room.width(), columns * self.theme.scaled(_COLUMN + 80))
        room.setLeft(room.left() + (room.width() - width) // 2)
        room.setWidth(width)
        return room

    def _make_content(self, columns: int) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.setSpacing(8 * GRID)
        for groups in _spread(self._groups, columns):
            column = QVBoxLayout()
            column.setSpacing(4 * GRID)
            for title, lines in groups:
                column.addLayout(self._group(title, lines))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content

    def _group(self, title: str, lines: Iterable[Line]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self._widest)
        heading = Label(self.theme, title, size=HEADING, tone="secondary", bold=True)
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, line in enumerate(lines, 1):
            grid.addWidget(KeyCap(self.theme, line.cap), row, 0, _LEFT)
            words = Label(self.theme, line.title, size=BODY)
            words.setWordWrap(True)
            words.setToolTip(line.summary)
            grid.addWidget(words, row, 1)
        return grid

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        if event.key() == Qt.Key.Key_Escape or event.text() == "?":
            self.leave()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        event.accept()

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: N802, FBT001
        """The focus stays inside."""
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        return True


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _groups(actions: Actions) -> list[Group]:
    """The bindings under the titles of their menus."""
    from_menus = [
        (title, [actions[words] for words in words_of if words != BREAK])
        for title, words_of in MENUS
    ]
    placed = {entry.words for _, entries in from_menus for entry in entries}
    rest = [entry for entry in actions if entry.words not in placed]
    from_menus[1][1].extend(rest)
    return [(menu_title(title), list(_lines(entries))) for title, entries in from_menus]


def _lines(entries: Iterable[Entry]) -> Iterator[Line]:
    """A line for each key; one for all of the pinned sites while their keys are the digits."""
    entries = list(entries)
    numbered = [entry for entry in entries if entry.words.startswith(":pinned ")]
    usual = all(entry.all_keys == (entry.words[-1],) for entry in numbered)
    if usual and numbered:
        entries = [entry for entry in entries if entry not in numbered]
    for entry in entries:
        for keys in entry.all_keys:
            yield Line(cap(keys), entry.title, entry.summary)
    if usual and numbered:
        digits = f"{numbered[0].keys}–{numbered[-1].keys}"
        yield Line(digits, QCoreApplication.translate("actions", "Select a pinned site"), "")


def _spread(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Groups over columns, in order, the columns about equally long."""
    total = sum(len(lines) + 2 for _, lines in groups)
    spread: list[list[Group]] = [[] for _ in range(columns)]
    before = 0
    for title, lines in groups:
        length = len(lines) + 2
        middle = before + length / 2
        spread[min(columns - 1, int(middle * columns / total))].append((title, lines))
        before += length
    return spread
