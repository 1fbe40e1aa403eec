"""The column of people: find them, and fill panes with those who are selected, pinned or have a
hand up."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from controlroom.commands.plans import Plan
from controlroom.meeting.model import Participant
from controlroom.meeting.pins import Pins
from controlroom.ui import wording
from controlroom.ui.actions import cap
from controlroom.ui.desk import Desk
from controlroom.ui.layouts.keybutton import KeyButton, key_hints
from controlroom.ui.layouts.people import FindLine, PeopleList, Row, ranked
from controlroom.ui.layouts.words import why_not
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID
from controlroom.ui.widgets import SectionHeading

_FIND_MS = 60

Source = Callable[[], Sequence[Participant]]


class Crew(QWidget):
    """`filling` has people for the empty panes, and what to say if there are none."""

    filling = Signal(object, str)

    def __init__(self, theme: Theme, desk: Desk, pins: Pins) -> None:
        super().__init__()
        self.theme = theme
        self._desk = desk
        self._pins = pins
        self._plan: Plan | None = None
        self._listed: Sequence[Participant] = ()
        self.heading = SectionHeading(theme, self.tr("People"))
        self.field = FindLine()
        self.field.setPlaceholderText(self.tr("Name, number, pinyin…"))
        self.field.setAccessibleName(self.tr("Find a participant"))
        self.field.setClearButtonEnabled(True)
        self.list = PeopleList(theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FIND_MS)
        self._soon.timeout.connect(self.refresh)
        self.field.textChanged.connect(lambda _: self._soon.start())
        self.field.stepped.connect(self._step)
        self.field.taken.connect(lambda: self._hand_over(self.list.taken))
        self.field.added.connect(lambda: self._hand_over(self.list.added))
        self.selected = self._button(
            self.tr("Selected"), "Alt+S", self._selected, self.tr("Nobody is selected in the table")
        )
        self.pinned = self._button(
            self.tr("Pinned"), "Alt+P", self._pinned, self.tr("No pinned site is in the meeting")
        )
        self.hands = self._button(
            self.tr("Hands"), "Alt+H", self._hands, self.tr("Nobody has a hand up")
        )
        fill = QGridLayout()
        fill.setSpacing(GRID)
        fill.addWidget(SectionHeading(theme, self.tr("Fill empty panes with")), 0, 0, 1, 2)
        fill.addWidget(self.selected, 1, 0)
        fill.addWidget(self.pinned, 1, 1)
        fill.addWidget(self.hands, 2, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.heading)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        hints = (
            (cap("Return"), self.tr("next empty")),
            (cap("Shift+Return"), self.tr("in turn")),
        )
        column.addWidget(key_hints(theme, hints))
        column.addLayout(fill)

    def _button(self, text: str, keys: str, source: Source, nobody: str) -> KeyButton:
        button = KeyButton(self.theme, text, keys, self)
        button.clicked.connect(lambda: self.filling.emit(tuple(source()), nobody))
        return button

    def show_plan(self, plan: Plan) -> None:
        """Say of everybody in which pane they are now."""
        self._plan = plan
        self._show()

    def refresh(self) -> None:
        """Show who is there now and fits what was typed."""
        self._soon.stop()
        present = [person for person in self._desk.store.people.values() if person.present]
        self._listed = ranked(present, self.field.text(), self._places(present))
        self.heading.show_texts(self.tr("People"), wording.number(len(present)))
        self._show()

    def _show(self) -> None:
        panes = self._panes()
        self.list.show_rows(
            [Row(person, panes.get(person.pid, 0), why_not(person)) for person in self._listed]
        )

    def _panes(self) -> Mapping[str, int]:
        if self._plan is None:
            return {}
        return {p.pid: pane for pane, group in self._plan.shown.items() for p in group if p.present}

    def _places(self, people: Sequence[Participant]) -> Mapping[str, int]:
        if not self._pins:
            return {}
        found = ((person.pid, self._pins.place(person)) for person in people)
        return {pid: place for pid, place in found if place is not None}

    def _step(self, by: int) -> None:
        self._settle()
        self.list.step(by)

    def _hand_over(self, to: object) -> None:
        self._settle()
        if people := self.list.chosen():
            to.emit(people)  # type: ignore[attr-defined]

    def _settle(self) -> None:
        """What was typed counts at once."""
        if self._soon.isActive():
            self.refresh()

    # where people come from

    def _selected(self) -> Sequence[Participant]:
        return [person for person in self._desk.chosen() if person.present]

    def _pinned(self) -> Sequence[Participant]:
        present = [person for person in self._desk.store.people.values() if person.present]
        places = self._places(present)
        return sorted(
            (person for person in present if person.pid in places), key=lambda p: places[p.pid]
        )

    def _hands(self) -> Sequence[Participant]:
        """In the order in which they went up."""
        up = [
            (person.hand.at, person.pid, person)
            for person in self._desk.store.people.values()
            if person.hand is not None and person.present
        ]
        return [person for *_, person in sorted(up, key=lambda one: one[:2])]
