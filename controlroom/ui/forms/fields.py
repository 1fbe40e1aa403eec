"""One field for each kind of argument: what it holds, and in words why that can't be taken."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from controlroom.commands.registry import Argument, Parameter
from controlroom.commands.settings import SETTINGS
from controlroom.ui.forms import words
from controlroom.ui.panels.meetingsettings_words import GROUPS
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label

translate = QCoreApplication.translate
# Of a setting, where it is narrow.
_LEAST_LETTERS = 8


class Field(QWidget):
    """`value` is what an order would have, None if nothing is given; `fault` says why that can't
    be taken, "" if it can; it is shown at once unless it is `late`. Focus goes to `edit`."""

    changed = Signal()
    late = False

    def __init__(self, theme: Theme, parameter: Parameter, edit: QWidget) -> None:
        super().__init__()
        self.theme = theme
        self.parameter = parameter
        self.edit = edit
        edit.setAccessibleName(words.label(parameter) or words.explanation(parameter))
        edit.setAccessibleDescription(words.explanation(parameter))
        self.setFocusProxy(edit)
        self.row = QVBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GRID)
        self.row.addWidget(edit)

    @property
    def value(self) -> Any:
        """What is given."""
        raise NotImplementedError

    @property
    def fault(self) -> str:
        """Why it can't be taken."""
        return ""

    def fill(self, value: Any) -> None:
        """Put a value in."""
        raise NotImplementedError


class TextField(Field):
    """A line of text; `longest` is in characters, 0 is no limit."""

    def __init__(self, theme: Theme, parameter: Parameter, longest: int = 0) -> None:
        self.line = QLineEdit()
        super().__init__(theme, parameter, self.line)
        self._longest = longest
        self.line.setPlaceholderText(words.explanation(parameter))
        self.line.textChanged.connect(self.changed)

    @property
    def value(self) -> str | None:
        return self.line.text().strip() or None

    @property
    def fault(self) -> str:
        if self._longest and len(self.line.text().strip()) > self._longest:
            text = translate("forms", "at most {count} characters")
            return text.format(count=self._longest)
        return ""

    def fill(self, value: Any) -> None:
        self.line.setText(str(value))
        self.line.selectAll()


class _Steps(QLineEdit):
    """A number that up and down change."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class NumberField(Field):
    """A whole number within the parameter's limits."""

    def __init__(self, theme: Theme, parameter: Parameter) -> None:
        self.line = _Steps()
        super().__init__(theme, parameter, self.line)
        self.most = parameter.most
        self.narrow(self.most)
        self.line.setMaximumWidth(theme.scaled(30 * GRID))
        self.line.textChanged.connect(self.changed)
        self.line.stepped.connect(self._step)

    def narrow(self, most: int | None) -> None:
        """Take nothing above `most`."""
        self.most = most
        self.line.setPlaceholderText(f"{self.parameter.least}–{most}" if most else "")

    @property
    def value(self) -> int | None:
        text = self.line.text().strip()
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def fault(self) -> str:
        text, value, least = self.line.text().strip(), self.value, self.parameter.least
        if not text:
            return ""
        if value is None:
            return translate("forms", "not a whole number")
        if least is not None and value < least:
            return translate("forms", "at least {number}").format(number=least)
        if self.most is not None and value > self.most:
            return translate("forms", "at most {number}").format(number=self.most)
        return ""

    def fill(self, value: Any) -> None:
        self.line.setText(str(value))
        self.line.selectAll()

    def _step(self, by: int) -> None:
        least = self.parameter.least or 0
        wanted = (self.value or 0) + by if self.value is not None else least
        self.fill(max(least, min(wanted, self.most or wanted)))


class ChoiceField(Field):
    """One of several; one that may be left out begins with nothing chosen."""

    def __init__(self, theme: Theme, parameter: Parameter) -> None:
        self.box = QComboBox()
        super().__init__(theme, parameter, self.box)
        if not parameter.required:
            self.box.addItem(translate("forms", "(not given)"))
        for choice in parameter.choices:
            self.box.addItem(words.choice(choice), choice)
        self.box.currentIndexChanged.connect(self.changed)

    @property
    def value(self) -> str | None:
        found: str | None = self.box.currentData()
        return found

    def fill(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class FlagField(Field):
    """Yes, or left out."""

    def __init__(self, theme: Theme, parameter: Parameter) -> None:
        self.box = QCheckBox(words.explanation(parameter))
        super().__init__(theme, parameter, self.box)
        self.box.toggled.connect(self.changed)

    @property
    def value(self) -> bool | None:
        return self.box.isChecked() or None

    def fill(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class ListedField(Field):
    """One of those that the meeting lists, or a name that is typed; `offer` tells the list."""

    def __init__(self, theme: Theme, parameter: Parameter) -> None:
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(theme, parameter, self.box)
        self.note = Label(theme, size=SMALL, tone="secondary")
        self.note.setText(translate("forms", "Asking the meeting for its list…"))
        self.row.addWidget(self.note)
        self.box.editTextChanged.connect(self.changed)

    def offer(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer pairs of a name and what stands for it in an order."""
        typed = self.box.currentText()
        self.box.clear()
        for name, value in names:
            self.box.addItem(name, value)
        if typed or not names:
            self.box.setEditText(typed)
        self.note.setVisible(not names)
        self.note.setText(translate("forms", "The meeting keeps none"))

    @property
    def value(self) -> str | None:
        typed = self.box.currentText().strip()
        place = self.box.findText(typed, Qt.MatchFlag.MatchExactly)
        return (self.box.itemData(place) if place >= 0 else typed) or None

    @property
    def shown(self) -> str:
        """What it is called in the list."""
        return self.box.currentText().strip()

    def fill(self, value: Any) -> None:
        self.box.setEditText(str(value))


class SettingsField(Field):
    """What may be set while the meeting runs; all that is not chosen stays as it is."""

    def __init__(self, theme: Theme, parameter: Parameter) -> None:
        grid = QWidget()
        super().__init__(theme, parameter, grid)
        self.boxes: dict[str, QComboBox] = {}
        lines = QGridLayout(grid)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(3 * GRID)
        lines.setVerticalSpacing(GRID)
        for column in (1, 3):
            lines.setColumnStretch(column, 1)
        half = (len(SETTINGS) + 1) // 2
        for place, key in enumerate(key for _, keys in GROUPS for key in keys):
            box = QComboBox()
            box.addItem(translate("forms", "as it is"))
            for value, text in words.values(key):
                box.addItem(text, value)
            name = words.setting(key)
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_LEAST_LETTERS)
            box.currentIndexChanged.connect(self.changed)
            self.boxes[key] = box
            column, line = divmod(place, half)
            lines.addWidget(Label(theme, name, tone="secondary"), line, 2 * column)
            lines.addWidget(box, line, 2 * column + 1)
        for before, after in pairwise(self.boxes.values()):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def value(self) -> dict[str, int] | None:
        chosen = {key: box.currentData() for key, box in self.boxes.items()}
        return {key: value for key, value in chosen.items() if value is not None} or None

    def fill(self, value: Any) -> None:
        for key, told in dict(value).items():
            box = self.boxes[key]
            box.setCurrentIndex(box.findData(told))


_SIMPLE: dict[Argument, Callable[[Theme, Parameter], Field]] = {
    Argument.FLAG: FlagField,
    Argument.CHOICE: ChoiceField,
    Argument.TEXT: TextField,
    Argument.NUMBER: NumberField,
    Argument.SECONDS: NumberField,
    Argument.PANE: NumberField,
    Argument.SETTINGS: SettingsField,
}


def simple_field(theme: Theme, parameter: Parameter) -> Field:
    """The field for an argument that needs neither people nor files."""
    return _SIMPLE[parameter.kind](theme, parameter)


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Widgets in a row."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * GRID)
    for widget in widgets:
        row.addWidget(widget)
    return row
