"""Interpreter groups and who is in them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
)

from controlroom.meeting.model import Interpreter, InterpreterGroup
from controlroom.ui.panels.interpretation_draft import AI
from controlroom.ui.panels.interpretation_forms import language
from controlroom.ui.panels.people import row_height
from controlroom.ui.theme import Theme
from controlroom.ui.widgets import plain_tip
from controlroom.ui.wording import clean

_LEAST, _MOST = 2, 10

# A group: its title, a note, and its interpreters with theirs.
_Line = tuple[str, str, tuple[tuple[str, str], ...]]


class GroupTree(QTreeWidget):
    """Groups, and below each its interpreters with whether they are in the meeting now.

    `deleted` comes when Delete is pressed.
    """

    deleted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._shown: tuple[_Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.scaled(16))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        theme.changed.connect(self._dress)

    def retranslate(self) -> None:
        """The language has changed."""
        self.setAccessibleName(self.tr("Interpreter groups"))
        self._shown = ()

    def show_groups(
        self, groups: Sequence[InterpreterGroup], present: Callable[[Interpreter], bool]
    ) -> None:
        """Show these; what is selected stays selected."""
        words = {True: self.tr("● in the meeting"), False: self.tr("○ not in")}
        lines = tuple(
            (
                self.titled(group),
                self._kind(group),
                tuple((self.named(one), words[present(one)]) for one in group.interpreters),
            )
            for group in groups
        )
        if lines == self._shown:
            return
        self._shown = lines
        chosen = self.chosen
        self.clear()
        for title, kind, interpreters in lines:
            item = self._item(title, kind)
            self.addTopLevelItem(item)
            for called, presence in interpreters:
                item.addChild(self._item(called, presence))
        self.expandAll()
        self._choose(chosen)
        self.updateGeometry()

    def _item(self, text: str, note: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text, note])
        item.setToolTip(0, plain_tip(text))
        item.setSizeHint(0, QSize(0, row_height(self.theme)))
        item.setForeground(1, self.theme.colour("secondary"))
        return item

    def titled(self, group: InterpreterGroup) -> str:
        """A group's languages, and its name if it has one."""
        languages = f"{language(group.first_language)} ⇄ {language(group.second_language)}"
        return f"{languages} · {clean(group.name)}" if group.name else languages

    def named(self, interpreter: Interpreter) -> str:
        """An interpreter's name, else what they are known by."""
        known = (interpreter.name, interpreter.account, interpreter.number, interpreter.user_id)
        return next((clean(text) for text in known if clean(text)), self.tr("no name"))

    def _kind(self, group: InterpreterGroup) -> str:
        if group.kind == AI:
            return self.tr("by AI")
        return "" if group.interpreters else self.tr("nobody yet")

    # what is selected: a group by its place, an interpreter by both places

    @property
    def chosen(self) -> tuple[int, int | None] | None:
        """The selected group, and the selected interpreter of it if it is one."""
        items = self.selectedItems()
        if not items:
            return None
        parent = items[0].parent()
        if parent is None:
            return self.indexOfTopLevelItem(items[0]), None
        return self.indexOfTopLevelItem(parent), parent.indexOfChild(items[0])

    def _choose(self, chosen: tuple[int, int | None] | None) -> None:
        """Select these places, or what has moved up into them."""
        at, place = chosen or (0, None)
        item = self.topLevelItem(min(at, self.topLevelItemCount() - 1))
        if item is None:
            return
        below = item.child(min(place, item.childCount() - 1)) if place is not None else None
        self.setCurrentItem(below or item)

    def choose_group(self, at: int) -> None:
        """Select a group."""
        self._choose((at, None))

    # keys

    def event(self, event: QEvent) -> bool:
        # The window removes people from the meeting by this key; in here it is ours.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    # size: as high as what it shows, within limits

    def _dress(self) -> None:
        self._shown = ()
        self.setIndentation(self.theme.scaled(16))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        rows = sum(1 + len(interpreters) for _, _, interpreters in self._shown)
        height = row_height(self.theme) * min(max(rows, _LEAST), _MOST)
        return QSize(self.theme.scaled(240), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(80), self.sizeHint().height())
