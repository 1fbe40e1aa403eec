"""A form in place for the arguments of one command: Enter gives it, Esc leaves it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import Argument, Order, Parameter, Target
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant
from controlroom.session.actions import Action
from controlroom.tasks import Tasks
from controlroom.ui.actions import Actions, Asked, orders
from controlroom.ui.bars import Bar
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.forms import rules, words
from controlroom.ui.forms.fields import (
    Field,
    FlagField,
    ListedField,
    NumberField,
    TextField,
    simple_field,
)
from controlroom.ui.forms.files import FileField
from controlroom.ui.forms.person import PanesField, PersonField
from controlroom.ui.guards import names
from controlroom.ui.icons import Icons
from controlroom.ui.questions import still_there
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label

_EDGE = 3
_WIDE = 110
# What changes faster than this is read by nobody.
_RENEW_MS = 250
_KINDS = frozenset({Kind.PARTICIPANT, Kind.WAITING})
_NO_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

# Their titles say what is shown, not what is done.
_NOUNS = frozenset({"config", "chair-view"})


class FormBar(QWidget):
    """`given` has the orders, for those who were chosen when the form was opened and are there
    still, and what they are for is called if it is no person. `closed` comes when it goes, with or
    without them.
    """

    given = Signal(object, str)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        tasks: Tasks,
        actions: Actions,
        desk: Desk,
        asked: Asked,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.desk = desk
        self._actions = actions
        self._tasks = tasks
        self._asked = asked
        if asked.entry.request is None:
            raise ValueError("a window action has no arguments")
        self.command = asked.entry.request.command
        self._told = dict(asked.entry.request.arguments)
        self._listing = 0
        self._tried = False
        self.head = Bar(theme, icons)
        title = asked.entry.title.rstrip("…")
        if self.command.id in _NOUNS:
            title = self.tr("Apply")
        give = self.tr("{command} (Enter)").format(command=title)
        self.give_button = self.head.button(give, self.give)
        self.leave_button = self.head.button(self.tr("Cancel (Esc)"), self.leave, tone="quiet")
        self.news = Label(theme, size=SMALL, tone="warning")
        self.news.setWordWrap(True)
        self._labels: dict[str, Label] = {}
        self._faults: dict[str, Label] = {}
        self.fields: dict[str, Field] = {}
        self._lay_out(icons)
        self._fill()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_RENEW_MS)
        self._soon.timeout.connect(self._renew)
        desk.changed.connect(self._changed)
        desk.acted.connect(self._acted)
        self._follow()
        self._renew()

    def _lay_out(self, _icons: Icons) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(11 * GRID, GRID, 3 * GRID, 3 * GRID)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        asked = rules.parameters(self.command, self._asked.entry.first)
        for row, parameter in enumerate(asked):
            field = self._field(parameter)
            # What has lines of its own names each of them.
            named = parameter.kind is not Argument.SETTINGS
            text = words.label(parameter) if named else ""
            label = Label(self.theme, text, tone="secondary")
            label.setBuddy(field.edit)
            fault = Label(self.theme, size=SMALL, tone="alarm")
            fault.setWordWrap(True)
            self.fields[parameter.key] = field
            self._labels[parameter.key] = label
            self._faults[parameter.key] = fault
            # Beside the first line of the field, however high it is.
            top = Qt.AlignmentFlag.AlignTop
            label.setMinimumHeight(field.edit.sizeHint().height() if label.text() else 0)
            fault.setMinimumHeight(label.minimumHeight())
            grid.addWidget(label, row, 0, top)
            grid.addWidget(field, row, 1, top)
            grid.addWidget(fault, row, 2, top)
            field.setMaximumWidth(self._width(parameter))
            field.changed.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(grid)
        grid.addWidget(self.news, len(asked), 0, 1, 3)
        # Tab goes through the fields to the buttons.
        chain = [*(field.edit for field in self.fields.values()), self.give_button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self.give_button, self.leave_button)

    def _width(self, parameter: Parameter) -> int:
        wide = 2 * _WIDE if parameter.kind is Argument.SETTINGS else _WIDE
        return self.theme.scaled(wide * GRID)

    def _field(self, parameter: Parameter) -> Field:
        match parameter.kind:
            case Argument.PERSON:
                return PersonField(self.theme, parameter, self._present)
            case Argument.PANES:
                return PanesField(self.theme, parameter, self._present)
            case Argument.GUESTS | Argument.INTERPRETERS:
                return FileField(self.theme, parameter, self._tasks)
            case Argument.TEXT if (self.command.id, parameter.key) == ("layout-delete", "uuid"):
                return ListedField(self.theme, parameter)
            case Argument.TEXT:
                longest = rules.LONGEST.get((self.command.id, parameter.key), 0)
                return TextField(self.theme, parameter, longest)
        return simple_field(self.theme, parameter)

    def _present(self) -> list[Participant]:
        return [person for person in self.desk.store.people.values() if person.present]

    def _fill(self) -> None:
        told = rules.prefilled(self.command, self._asked.people, self.desk.store) | self._told
        for key, value in told.items():
            if key in self.fields and value:
                self.fields[key].fill(value)
        if any(isinstance(field, ListedField) for field in self.fields.values()):
            self._listing = self.desk.submit(Order("layouts")).id

    def open(self) -> None:
        """Come up with the focus in the first field that is empty, else in the first."""
        self.show()
        # A box that isn't checked has been answered too.
        empty = (
            field
            for field in self._shown()
            if field.value is None and not isinstance(field, FlagField)
        )
        first = self.fields.get(self._asked.entry.first)
        field = first or next(empty, None) or next(iter(self.fields.values()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.announce()

    @property
    def people(self) -> tuple[Participant, ...]:
        """For whom it was opened."""
        return () if self.command.target is Target.CONFERENCE else self._asked.people

    def _here(self) -> tuple[Participant, ...]:
        store = self.desk.store
        return tuple(p for p in self.people if still_there(p, self.command.id, store))

    # what is said

    def _changed(self, batch: Batch) -> None:
        if not _KINDS.isdisjoint(batch.kinds) and not self._soon.isActive():
            self._soon.start()

    def _renew(self) -> None:
        """Say whom it is for, and who of them has left."""
        title = self._asked.entry.title.rstrip("…")
        here = self._here()
        left = tuple(person for person in self.people if person not in here)
        text = self.tr("{command}: {names}") if self.people else "{command}"
        self.head.say(
            text.format(command=title, names=names(here or self.people)),
            self._asked.entry.summary,
            tone="accent",
            icon=self.command.icon or "keyboard",
        )
        gone = self.tr("Left meanwhile: {names}.").format(names=names(left)) if left else ""
        if gone and gone != self.news.text():
            self._announce(gone)
        self.give_button.setEnabled(bool(here) or not self.people)
        self.news.setText(gone)
        self.news.setVisible(bool(gone))

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _shown(self) -> list[Field]:
        keys = rules.relevant(self.command, self._values())
        return [field for key, field in self.fields.items() if key in keys]

    def _values(self) -> dict[str, Any]:
        given = {key: field.value for key, field in self.fields.items()}
        return {key: value for key, value in given.items() if value is not None}

    def _follow(self) -> None:
        """Show the fields that go with what is given, and their faults once it was tried."""
        shown = self._shown()
        arrangement = self._values().get("image_type", "")
        panes = IMAGE_TYPES.get(arrangement, 0)
        for key, field in self.fields.items():
            for widget in (field, self._labels[key], self._faults[key]):
                widget.setVisible(field in shown)
            if isinstance(field, PanesField):
                field.panes = panes
            elif field.parameter.kind is Argument.PANE and isinstance(field, NumberField):
                field.narrow(panes or field.parameter.most)
        self._show_faults()

    def _show_faults(self) -> list[str]:
        """Put beside each field why it can't be taken; the keys of those that can't be."""
        wrong: list[str] = []
        values = self._values()
        at_odds, why = rules.conflict(self.command, values)
        for field in self._shown():
            parameter = field.parameter
            fault = "" if field.late and not self._tried else field.fault
            if not fault and field.value is None and self._tried:
                missing = rules.required(self.command, parameter, values)
                fault = self.tr("is needed") if missing else ""
            if parameter.key == at_odds:
                fault = why
            label = self._faults[parameter.key]
            label.setText(fault)
            described = words.explanation(parameter)
            field.edit.setAccessibleDescription(f"{described} {fault}".strip())
            if fault:
                wrong.append(parameter.key)
        return wrong

    # what is done

    def give(self) -> None:
        """Give the command if all is well; else go to the first field that is not."""
        self._renew()
        self._tried = True
        wrong = self._show_faults()
        if wrong:
            field, fault = self.fields[wrong[0]], self._faults[wrong[0]].text()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._announce(f"{self._labels[wrong[0]].text()}: {fault}")
            return
        if not self.give_button.isEnabled():
            return
        arguments = self._arguments()
        if reason := self._reason(arguments):
            self.news.setText(reason)
            self.news.show()
            self._announce(reason)
            return
        ready = orders(self.command, self._here(), arguments)
        self.leave()
        listed = (field for field in self.fields.values() if isinstance(field, ListedField))
        self.given.emit(ready, next((field.shown for field in listed), ""))

    def _arguments(self) -> dict[str, Any]:
        keys = rules.relevant(self.command, self._values())
        return {**self._told, **{k: v for k, v in self._values().items() if k in keys}}

    def _reason(self, arguments: Mapping[str, Any]) -> str:
        """Why the command can't be given with these arguments now."""
        people: Sequence[Participant] | None = self._here() or None
        if self.command.target is not Target.CONFERENCE or people is not None:
            reason = self._actions.obstacle(self._asked.entry, people)
        else:
            reason = self._actions.obstacle(self._asked.entry)
        if reason or self.command.check is None:
            return reason
        return self.command.check(arguments)

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.desk.changed.disconnect(self._changed)
        self.desk.acted.disconnect(self._acted)
        self.closed.emit()
        self.deleteLater()

    def _acted(self, action: Action) -> None:
        if action.id != self._listing or not action.settled:
            return
        found = [(layout.name, layout.uuid) for result in action.results for layout in result]
        for field in self.fields.values():
            if isinstance(field, ListedField):
                field.offer(found)

    # keys

    def event(self, event: QEvent) -> bool:
        """What is typed here is not for the window; what has Ctrl, Alt or an F still is."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if not event.modifiers() & _NO_KEYS and not function:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.leave_button.hasFocus():
                self.leave()
            else:
                self.give()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        colours = self.theme.colours
        painter.fillRect(self.rect(), QColor(colours.panel))
        edge = QRectF(0, 0, self.theme.scaled(_EDGE), self.height())
        painter.fillRect(edge, QColor(colours.accent))
