"""Who was invited and is not in, with how the last call ended. Calls them again."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QHBoxLayout, QWidget

from controlroom.commands.registry import Order
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant, Presence
from controlroom.meeting.search import text_key
from controlroom.session.actions import Action
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.callwords import result_at
from controlroom.ui.panels.invitees import called
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row
from controlroom.ui.panels.row import INSET
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import name, number

# Who comes or goes changes presence.
_SHOWN = frozenset({"presence", "name", "number", "account", "last_call"})


class AbsentPanel(Panel):
    """The invited who are not in: those whose call ended last stand first.

    Return calls those selected again, Ctrl+Return everybody.
    """

    object_name: ClassVar[str] = "absent"
    least_height: ClassVar[int] = 84
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PARTICIPANT})
    pace_ms: ClassVar[int] = 250

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        # The numbers to which a call is on its way.
        self._asked: set[str] = set()
        self.model = PeopleModel(self)
        self.list = PeopleList(theme, self.model)
        self.list.pressed_on.connect(self._pressed_on)
        self.list.chosen.connect(lambda _: self._show_buttons())
        self._nobody = Label(theme, size=SMALL, tone="faint")
        self.again = KeyButton(theme, "↵")
        self.again.clicked.connect(lambda: self._call(self.list.meant))
        self.all_again = KeyButton(theme, "Ctrl ↵")
        self.all_again.clicked.connect(self._call_everybody)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(INSET, GRID, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.again)
        row.addWidget(self.all_again)
        row.addStretch(1)
        self._nobody.setContentsMargins(INSET, 0, 0, 0)
        # The texts of the list stand under the heading, the frame of a line round them.
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins - QMargins(INSET, 0, 0, 0))
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._buttons)
        self.body.addStretch(0)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Absent")

    def follow(self, batch: Batch) -> bool:
        if _SHOWN.isdisjoint(batch.fields):
            return False
        people = self.desk.store.people if self.desk else {}
        return any(_absent(old) or _absent(people.get(pid)) for pid, old in batch.people.items())

    def refresh(self) -> None:
        people = self.desk.store.people.values() if self.desk else ()
        absent = sorted((person for person in people if _absent(person)), key=_order)
        self.model.show_rows([Row(p.pid, name(p), self._note(p)) for p in absent])
        count = len(absent)
        text = self.tr("Absent · {count}").format(count=number(count)) if count else self.title
        self.heading.show_texts(text)
        self.list.setVisible(bool(count))
        self.list.setAccessibleName(text)
        self.list.setAccessibleDescription(
            self.tr("Return calls those selected again, Ctrl+Return everybody")
        )
        self._nobody.setVisible(not count)
        self._nobody.setText(self.tr("Nobody is missing"))
        self._show_buttons()

    def _note(self, person: Participant) -> str:
        if person.number in self._asked:
            return self.tr("calling…")
        call = person.last_call
        return result_at(call, self.local(call.at)) if call is not None else ""

    def _show_buttons(self) -> None:
        chosen = len(self._reachable(self.list.selected))
        everybody = len(self._reachable([row.id for row in self.model.rows]))
        self._buttons.setVisible(bool(self.model.rows))
        if chosen > 1:
            text = self.tr("Call {count} again").format(count=number(chosen))
        else:
            text = self.tr("Call again")
        self.again.show_text(text, self.tr("Call those selected again"))
        self.again.setEnabled(bool(chosen) and self.reachable)
        text = self.tr("Call all {count}").format(count=number(everybody))
        self.all_again.show_text(text, self.tr("Call everybody who is absent again"))
        self.all_again.setEnabled(bool(everybody) and self.reachable)
        self.all_again.setVisible(len(self.model.rows) > 1)

    def _reachable(self, pids: Sequence[str]) -> tuple[Participant, ...]:
        """Those of `pids` who are absent now and can be called."""
        people = self.desk.store.people if self.desk else {}
        some = (people.get(pid) for pid in pids)
        return tuple(
            person
            for person in some
            if person is not None
            and _absent(person)
            and person.number
            and person.number not in self._asked
        )

    def _pressed_on(self, everybody: bool) -> None:  # noqa: FBT001 - a signal's argument
        if everybody:
            self._call_everybody()
        else:
            self._call(self.list.meant)

    def _call_everybody(self) -> None:
        self._call([row.id for row in self.model.rows])

    def _call(self, pids: Sequence[str]) -> None:
        if people := self._reachable(pids):
            self.given.emit(Order("call-again", people))
        elif self._asked:
            self.told.emit(self.tr("They are being called already"))
        elif pids:
            self.told.emit(self.tr("No number is known to call"))
        elif self.model.rows:
            self.told.emit(self.tr("Select somebody who is absent first"))

    def _start(self) -> None:
        if self.desk is not None and not self._listening:
            self._asked.clear()
            self.desk.acted.connect(self._acted)
        super()._start()

    def _stop(self) -> None:
        if self.desk is not None and self._listening:
            self.desk.acted.disconnect(self._acted)
        super()._stop()

    def _acted(self, action: Action) -> None:
        if numbers := {guest.number for guest in called(action.order)}:
            change = self._asked.difference_update if action.settled else self._asked.update
            change(numbers)
            self.redraw_soon()


def _absent(person: Participant | None) -> bool:
    return person is not None and person.presence is Presence.ABSENT


def _order(person: Participant) -> tuple[int, bytes, str]:
    called = -person.last_call.at if person.last_call else 0
    return called, text_key(person.name), person.pid
