"""All keys at a glance, over the window; Esc takes it away."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
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
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import BODY, GRID, HEADING, RADIUS, TITLE
from controlroom.ui.widgets import KeyCap, Label, key_cap_size

_COLUMN = 300
_MARGIN = 32


class KeyOverlay(QWidget):
    """A panel with every binding, grouped as the menus are. `closed` comes when it goes away."""

    closed = Signal()

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._groups = _groups(actions)
        self._columns = 0
        self._widest = 0
        self._content = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("All keys"))
        self._panel = _Panel(theme, self)
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
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(6 * GRID, 5 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(4 * GRID)
        column.addLayout(heading)
        column.addWidget(self._area)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the keys as they are now."""
        self._columns = 0
        caps = (cap(entry.keys) for _, entries in self._groups for entry in entries)
        self._widest = max(key_cap_size(self.theme, keys).width() for keys in caps)
        self._cover()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Take the panel away."""
        self.hide()
        self.closed.emit()

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
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
        self._panel.setGeometry(room)

    def _make_content(self, columns: int) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 2 * GRID, 0)
        row.setSpacing(8 * GRID)
        for groups in _spread(self._groups, columns):
            column = QVBoxLayout()
            column.setSpacing(4 * GRID)
            for title, entries in groups:
                column.addLayout(self._group(title, entries))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content

    def _group(self, title: str, entries: Iterable[Entry]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self._widest)
        heading = Label(self.theme, title, size=HEADING, tone="secondary", bold=True)
        grid.addWidget(heading, 0, 0, 1, 2)
        for line, entry in enumerate(entries, 1):
            grid.addWidget(KeyCap(self.theme, cap(entry.keys)), line, 0, _LEFT)
            words = Label(self.theme, entry.title, size=BODY)
            words.setWordWrap(True)
            words.setToolTip(entry.summary)
            grid.addWidget(words, line, 1)
        return grid

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        shade = QColor(self.theme.colours.window)
        shade.setAlphaF(0.75)
        QPainter(self).fillRect(self.rect(), shade)

    def event(self, event: QEvent) -> bool:
        """While it is there, the window's keys are off."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: N802, FBT001
        """The focus stays inside."""
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Panel(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.theme.colours.line))
        painter.setBrush(QColor(self.theme.colours.panel))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 2 * RADIUS, 2 * RADIUS)


Group = tuple[str, list[Entry]]


def _groups(actions: Actions) -> list[Group]:
    """The bindings under the titles of their menus."""
    from_menus = [
        (title, [actions[words] for words in words_of if words != BREAK])
        for title, words_of in MENUS
    ]
    placed = {entry.words for _, entries in from_menus for entry in entries}
    rest = [entry for entry in actions if entry.words not in placed]
    groups = [(menu_title(title), entries) for title, entries in from_menus]
    if rest:
        groups[1][1].extend(rest)
    return groups


def _spread(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Groups over columns, in order, the columns about equally long."""
    total = sum(len(entries) + 2 for _, entries in groups)
    spread: list[list[Group]] = [[] for _ in range(columns)]
    before = 0
    for title, entries in groups:
        length = len(entries) + 2
        middle = before + length / 2
        spread[min(columns - 1, int(middle * columns / total))].append((title, entries))
        before += length
    return spread
