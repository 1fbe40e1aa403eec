"""The small forms of the interpretation panel: a language, a group, an interpreter, a channel."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from controlroom.meeting.model import Interpreter, Participant
from controlroom.meeting.search import haystack, needle
from controlroom.ui.panels.interpretation_draft import LANGUAGES, interpreter_of
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import clean, name

_OFFERED = 6
# Qt would name a country too.
_CALLED = {"zh": "中文", "en": "English"}


def language(code: str) -> str:
    """A language by its code and, where that is a known one, by what its speakers call it."""
    code = clean(code)
    called = _CALLED.get(code) or QLocale(code).nativeLanguageName()
    return f"{code} {called}" if called else code


class LanguageBox(QComboBox):
    """A language's code, chosen or typed."""

    def __init__(self, code: str = "") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._codes: tuple[str, ...] = ()
        self.offer(())
        self.setEditText(language(code) if code else "")

    def offer(self, codes: Iterable[str]) -> None:
        """Offer the document's languages and `codes`; what is typed stays."""
        wanted = tuple(dict.fromkeys((*LANGUAGES, *codes)))
        if wanted != self._codes:
            typed = self.currentText()
            self._codes = wanted
            self.clear()
            self.addItems([language(code) for code in wanted])
            self.setEditText(typed)

    @property
    def code(self) -> str:
        """The code, without the language's name."""
        return self.currentText().strip().partition(" ")[0]

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()


class GroupForm(QWidget):
    """Two languages and a name. `added` has them."""

    added = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.first, self.second = LanguageBox(LANGUAGES[0]), LanguageBox(LANGUAGES[1])
        self.name = QLineEdit()
        self.button = QPushButton()
        self.button.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        languages = QHBoxLayout()
        languages.setSpacing(2 * GRID)
        languages.addWidget(self.first, 1)
        languages.addWidget(Label(theme, "⇄", tone="secondary"))
        languages.addWidget(self.second, 1)
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addWidget(self.name, 1)
        below.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(languages)
        column.addLayout(below)
        self.retranslate()

    def retranslate(self) -> None:
        """The language has changed."""
        self.first.setAccessibleName(self.tr("First language"))
        self.second.setAccessibleName(self.tr("Second language"))
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.setPlaceholderText(self.tr("Name, if it needs one"))
        self.button.setText(self.tr("Add &group"))

    def _add(self) -> None:
        self.added.emit(self.first.code, self.second.code, self.name.text().strip())
        self.name.clear()


class InterpreterField(QWidget):
    """Finds somebody in the meeting, or takes an account as it is typed. `chosen` has an
    Interpreter, `refused` somebody who can't be one."""

    chosen = Signal(object)
    refused = Signal(object)

    def __init__(self, theme: Theme, people: Callable[[], Iterable[Participant]]) -> None:
        super().__init__()
        self._people = people
        self._offered: dict[str, Participant] = {}
        self.label = Label(theme, size=SMALL, tone="secondary")
        self.label.setWordWrap(True)
        self.field = _Field()
        self.label.setBuddy(self.field)
        self.model = PeopleModel(self)
        self.list = PeopleList(theme, self.model)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.label, self.field, self.list):
            column.addWidget(widget)
        self.field.textChanged.connect(self._offer)
        self.field.returnPressed.connect(self._take)
        self.field.moved.connect(self._move)
        self.list.clicked.connect(self._take)
        self.retranslate()

    def retranslate(self) -> None:
        """The language has changed."""
        self.field.setPlaceholderText(self.tr("Name, number, or an account as it is"))
        self.field.setAccessibleName(self.tr("Add an interpreter"))
        self.list.setAccessibleName(self.tr("Found in the meeting"))

    def _offer(self, typed: str) -> None:
        sought = needle(typed)
        fitting = (p for p in self._people() if p.present and sought in haystack(p))
        self._offered = (
            {person.pid: person for person, _ in zip(fitting, range(_OFFERED), strict=False)}
            if sought
            else {}
        )
        rows = [
            Row(pid, name(person), clean(person.account or person.number) or self.tr("no account"))
            for pid, person in self._offered.items()
        ]
        self.model.show_rows(rows)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFixedHeight(self.list.sizeHint().height())

    def _move(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _take(self) -> None:
        typed = self.field.text().strip()
        if self._offered:
            row = max(0, self.list.currentIndex().row())
            person = self._offered[self.model.rows[row].id]
            interpreter = interpreter_of(person)
            if interpreter is None:
                self.refused.emit(person)
                return
        elif typed:
            interpreter = Interpreter(account=typed)
        else:
            return
        self.field.clear()
        self.chosen.emit(interpreter)


class _Field(QLineEdit):
    """Up and down go through what is found."""

    moved = Signal(int)

    def event(self, event: QEvent) -> bool:
        # The window has a meaning for Escape too; in here it is ours.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class ChannelForm(QWidget):
    """Which language some participants hear and speak. `asked` has its code, and whether the
    speakers' own voices stay audible."""

    asked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.language = LanguageBox(LANGUAGES[1])
        self.original = QCheckBox()
        self.button = QPushButton()
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.language, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.original)
        self.retranslate()

    def retranslate(self) -> None:
        """The language has changed."""
        self.language.setAccessibleName(self.tr("Language of the channel"))
        self.original.setText(self.tr("&Original voices stay audible"))

    def show_people(self, count: int, why_not: str) -> None:
        """Name how many the button would move, or say why it can't."""
        self.button.setText(self.tr("Move %n selected", None, count))
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)

    def _ask(self) -> None:
        if self.language.code:
            self.asked.emit(self.language.code, self.original.isChecked())
