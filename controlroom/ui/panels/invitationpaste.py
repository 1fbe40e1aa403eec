"""The field into which many guests are pasted, and what is wrong with which line."""

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from controlroom.commands.guests import Fault, Listed, list_of_text
from controlroom.tasks import Tasks
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID
from controlroom.ui.wording import clean, number

translate = QCoreApplication.translate

# How long typing pauses before the lines are read.
_SETTLED_MS = 150
_LINES = 5
_FAULTS = 4


class PasteField(QWidget):
    """Reads what is pasted as it changes, off the loop. `taken` has the invitations that are to go
    on the list; lines with a fault stay in the field. `read` comes with each Listed."""

    taken = Signal(object)
    read = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.listed = Listed()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        lines = self.text.fontMetrics().lineSpacing() * _LINES
        self.text.setFixedHeight(lines + 6 * GRID)
        self.text.installEventFilter(self)
        self.take = KeyButton(theme, "Ctrl ↵")
        self.take.clicked.connect(self.take_over)
        self.close_ = KeyButton(theme, "Esc")
        self.close_.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.take)
        row.addWidget(self.close_)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.text)
        column.addLayout(row)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(lambda: self._tasks.start(self._read(), "paste"))
        self.text.textChanged.connect(self._soon.start)
        self.retranslate()

    def retranslate(self) -> None:
        """Name everything anew."""
        self.text.setAccessibleName(self.tr("Guests, one a line"))
        self.text.setPlaceholderText(
            self.tr("One a line: name, number, and if wanted type and role")
        )
        self.close_.show_text(self.tr("Close"))
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.listed.guests)
        if count:
            text = self.tr("Put {count} on the list").format(count=number(count))
        else:
            text = self.tr("Put on the list")
        self.take.show_text(text)
        self.take.setEnabled(bool(count))

    async def _read(self) -> Listed:
        """What stands in the field now."""
        text = self.text.toPlainText()
        listed = await asyncio.to_thread(list_of_text, text)
        if text == self.text.toPlainText():
            self.listed = listed
            self._show_count()
            self.read.emit(listed)
        return listed

    def take_over(self) -> None:
        """Put all lines without a fault on the list."""
        self._soon.stop()
        self._tasks.start(self._take_over(), "paste")

    async def _take_over(self) -> None:
        text = self.text.toPlainText()
        listed = await self._read()
        if text != self.text.toPlainText() or not listed.guests:
            return
        lines = text.splitlines()
        kept = [fault.row for fault in listed.faults]
        if kept and listed.titles:
            kept.insert(0, listed.titles)
        self.text.setPlainText("\n".join(lines[row - 1] for row in kept))
        self.taken.emit(listed.guests)
        self._soon.stop()
        await self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ctrl+Return takes over, Escape closes: neither is the window's here."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            do = self.closed.emit
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            do = self.take_over
        else:
            return False
        event.accept()
        if kind is QEvent.Type.KeyPress and not event.isAutoRepeat():
            do()
        return True


def fault_words(faults: Sequence[Fault]) -> list[str]:
    """What is wrong, a line each; of many the first few and how many more."""
    told = []
    for fault in faults[:_FAULTS]:
        what = translate("guests", fault.text)
        values = {name: clean(value) for name, value in fault.values.items()}
        text = translate("guests", "Line {line}: {what}")
        told.append(text.format(line=number(fault.row), what=what.format(**values)))
    if (more := len(faults) - _FAULTS) > 0:
        told.append(translate("guests", "{count} more lines are wrong").format(count=number(more)))
    return told
