"""Fields for people: type to find, up and down in the list, Enter takes who is marked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from controlroom.commands.registry import Parameter
from controlroom.meeting.model import Participant
from controlroom.meeting.search import needle
from controlroom.ui import wording
from controlroom.ui.forms.fields import Field
from controlroom.ui.palette.people import Crowd
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row, row_height
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import SMALL
from controlroom.ui.widgets import Label

translate = QCoreApplication.translate

Everybody = Callable[[], Iterable[Participant]]

_ROWS = 5


class PersonField(Field):
    """Somebody in the meeting."""

    late = True

    def __init__(self, theme: Theme, parameter: Parameter, everybody: Everybody) -> None:
        self.line = QLineEdit()
        super().__init__(theme, parameter, self.line)
        self._everybody = everybody
        self._crowd = Crowd(())
        self._hits: list[Participant] = []
        self._chosen: Participant | None = None
        self._model = PeopleModel(self)
        self.hits = PeopleList(theme, self._model)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setAccessibleName(translate("forms", "Who fits"))
        self.hits.hide()
        self.row.addWidget(self.hits)
        self.line.setPlaceholderText(translate("forms", "Name, number, pinyin…"))
        self.line.textEdited.connect(self._find)
        self.line.installEventFilter(self)
        self.hits.clicked.connect(lambda index: self._take(index.row()))

    @property
    def value(self) -> Any:
        return self._chosen

    @property
    def fault(self) -> str:
        if self._chosen is None:
            return translate("forms", "choose somebody of the list") if self.line.text() else ""
        return "" if self._here(self._chosen) else translate("forms", "has left meanwhile")

    def fill(self, value: Any) -> None:
        self._chosen = value
        self.line.setText(wording.name(value))
        self.line.selectAll()
        self._show(())
        self.changed.emit()

    def _here(self, person: Participant) -> bool:
        return any(one.pid == person.pid for one in self._everybody())

    def _find(self, typed: str) -> None:
        if not self._hits:
            self._crowd = Crowd(list(self._everybody()))
        self._chosen = None
        wanted = needle(typed)
        self._show(self._crowd.ranked(wanted)[:_ROWS] if wanted else ())
        self.changed.emit()
        if wanted:
            self._speak(0)

    def _show(self, people: Sequence[Participant]) -> None:
        self._hits = list(people)
        rows = [Row(person.pid, wording.name(person), person.number) for person in people]
        self._model.show_rows(rows)
        self.hits.setVisible(bool(people))
        height = len(people) * row_height(self.theme) + 2 * self.hits.frameWidth()
        self.hits.setFixedHeight(max(height, 1))
        if people:
            self.hits.setCurrentIndex(self._model.index(0))

    def _step(self, by: int) -> None:
        row = self.hits.currentIndex().row() + by
        row = max(0, min(row, len(self._hits) - 1))
        self.hits.setCurrentIndex(self._model.index(row))
        self._speak(row)

    def _speak(self, row: int) -> None:
        """The focus stays in the line, so the list would not be heard."""
        text = translate("forms", "Nobody fits")
        if row < len(self._hits):
            text = wording.name(self._hits[row])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            self.fill(self._hits[row])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The keys of the list, while there is one."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if self._hits:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.hits.currentIndex().row())
                return True
            if event.key() == Qt.Key.Key_Tab:
                self._take(self.hits.currentIndex().row())
            elif event.key() == Qt.Key.Key_Escape:
                self._show(())
                return True
        return super().eventFilter(watched, event)


class PanesField(PersonField):
    """People in order, each in the next pane; Backspace in the empty line takes the last away."""

    late = False

    def __init__(self, theme: Theme, parameter: Parameter, everybody: Everybody) -> None:
        super().__init__(theme, parameter, everybody)
        self.people: list[Participant] = []
        self.panes = 0
        self._who = Label(theme, size=SMALL, tone="accent")
        self._who.setWordWrap(True)
        self.row.insertWidget(0, self._who)
        self.line.setPlaceholderText(translate("forms", "Who comes next: name, number, pinyin…"))
        self._tell()

    @property
    def value(self) -> Any:
        return {n: (person,) for n, person in enumerate(self.people, 1)} or None

    @property
    def fault(self) -> str:
        if gone := [person for person in self.people if not self._here(person)]:
            text = translate("forms", "left meanwhile: {names}")
            return text.format(names=wording.names([wording.name(person) for person in gone]))
        if self.panes and len(self.people) > self.panes:
            text = translate("forms", "the arrangement has {panes} panes, these are {count} sites")
            return text.format(panes=self.panes, count=len(self.people))
        return ""

    def fill(self, value: Any) -> None:
        people = [value] if isinstance(value, Participant) else list(value)
        known = {person.pid for person in self.people}
        self.people += [person for person in people if person.pid not in known]
        self.line.clear()
        self._show(())
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        numbered = (f"{n} {wording.name(person)}" for n, person in enumerate(self.people, 1))
        self._who.setText(" · ".join(numbered))
        self._who.setVisible(bool(self.people))
        self.line.setAccessibleDescription(self._who.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self.people
        ):
            self.people.pop()
            self._tell()
            self.changed.emit()
            return True
        return super().eventFilter(watched, event)
