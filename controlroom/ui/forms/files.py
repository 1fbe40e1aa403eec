"""A field for a file: chosen in a dialog or typed, read off the loop, its faults row by row."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from controlroom.commands.guests import Invitation, list_of_file, read_interpreters
from controlroom.commands.registry import Argument, Parameter
from controlroom.commands.tables import TableError
from controlroom.meeting.model import InterpreterGroup
from controlroom.tasks import Tasks
from controlroom.ui import wording
from controlroom.ui.forms import words
from controlroom.ui.forms.fields import Field, beside
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import SMALL
from controlroom.ui.widgets import Label

translate = QCoreApplication.translate

_NAMED = 3
_FAULTS = 6

# The rows of a file, and what is wrong with it, a line each.
Read = tuple[Sequence[Any], Sequence[str]]


def _guests(path: Path) -> Read:
    listed = list_of_file(path.expanduser())
    text = translate("forms", "row {row}: {fault}")
    faults = [
        text.format(row=fault.row, fault=translate("guests", fault.text).format(**fault.values))
        for fault in listed.faults
    ]
    return listed.guests, faults


def _interpreters(path: Path) -> Read:
    return read_interpreters(path.expanduser()), ()


_READERS: dict[Argument, Callable[[Path], Read]] = {
    Argument.GUESTS: _guests,
    Argument.INTERPRETERS: _interpreters,
}


class FileField(Field):
    """What stands in a CSV or XLSX file. While it is being read, `fault` says so."""

    def __init__(self, theme: Theme, parameter: Parameter, tasks: Tasks) -> None:
        self.line = QLineEdit()
        super().__init__(theme, parameter, self.line)
        self._tasks = tasks
        self._rows: Sequence[Any] | None = None
        self._fault = ""
        self._reading = ""
        self.line.setPlaceholderText(words.explanation(parameter))
        self.pick = QPushButton(translate("forms", "Choose…"))
        self.pick.setAutoDefault(False)
        self.pick.clicked.connect(self._choose)
        self.found = Label(theme, size=SMALL, tone="secondary")
        self.found.setWordWrap(True)
        self.found.hide()
        self.row.removeWidget(self.line)
        self.row.addLayout(beside(self.line, self.pick))
        self.row.addWidget(self.found)
        self.line.textChanged.connect(self._read)

    @property
    def value(self) -> Any:
        return tuple(self._rows) if self._rows is not None else None

    @property
    def fault(self) -> str:
        return self._fault

    def fill(self, value: Any) -> None:
        self.line.setText(str(value))

    def _choose(self) -> None:
        dialog = QFileDialog(self, translate("forms", "Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [translate("forms", "Tables (*.csv *.xlsx)"), translate("forms", "All files (*)")]
        )
        dialog.fileSelected.connect(self.line.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, typed: str) -> None:
        self._rows, self._reading = None, typed.strip()
        self._fault = translate("forms", "is being read…") if self._reading else ""
        self.found.hide()
        self.changed.emit()
        if self._reading:
            self._tasks.start(self._look(self._reading), "read a file")

    async def _look(self, typed: str) -> None:
        read = _READERS[self.parameter.kind]
        rows: Sequence[Any] = ()
        try:
            rows, faults = await asyncio.to_thread(read, Path(typed))
        except TableError as error:
            faults = str(error).split("; ")
        fault = "\n".join([*faults[:_FAULTS], *(["…"] if len(faults) > _FAULTS else [])])
        if shiboken6.isValid(self) and typed == self._reading:
            self._rows, self._fault = None if fault else rows, fault
            self.found.setText("" if fault else _told(rows))
            self.found.setVisible(not fault)
            self.changed.emit()


def _told(rows: Sequence[Any]) -> str:
    """What a file has, in a line."""
    names = [_name(row) for row in rows[:_NAMED]]
    shown = wording.names(names, more=len(rows) > _NAMED)
    text = translate("forms", "{count} in the file: {names}")
    return text.format(count=wording.number(len(rows)), names=shown)


def _name(row: Invitation | InterpreterGroup) -> str:
    if isinstance(row, InterpreterGroup):
        return f"{row.first_language}–{row.second_language}"
    return wording.clean(row.name)
