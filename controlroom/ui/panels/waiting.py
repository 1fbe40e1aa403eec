"""The waiting room: who, of what kind, for how long; the longest first. Lets them in."""

import re
import time
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QMargins
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from controlroom.commands.registry import Order
from controlroom.commands.resolve import waiting as waiting_room
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant, Waiting
from controlroom.session.actions import Action, Status
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row
from controlroom.ui.panels.row import INSET
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import clean, duration, number

_NUMBER = re.compile(r"\+?[\d\s-]+")
# Seconds after which whoever was let in and still waits can be let in again.
_LETTING_IN = 10.0
# The height in px from which there is room for what is needed less often.
_ROOMY = 132
_DONE = frozenset({Status.ACCEPTED, Status.CONFIRMED})


class WaitingPanel(Panel):
    """Who waits to be let in. Return lets in those selected, Ctrl+Return everybody."""

    object_name: ClassVar[str] = "waiting"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.WAITING})
    ticking: ClassVar[bool] = True
    least_height: ClassVar[int] = 84

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        # Who is being let in, with the time of the order.
        self._letting_in: dict[str, float] = {}
        self.model = PeopleModel(self)
        self.list = PeopleList(theme, self.model)
        self.list.pressed_on.connect(self._pressed_on)
        self.list.chosen.connect(self._chosen)
        self._nobody = Label(theme, size=SMALL, tone="faint")
        self.admit = KeyButton(theme, "↵", leading=True)
        self.admit.clicked.connect(lambda: self._admit(self.list.meant))
        self.admit_all = KeyButton(theme, "Ctrl ↵")
        self.admit_all.clicked.connect(self._admit_everybody)
        self.send_back = KeyButton(theme)
        self.send_back.clicked.connect(self._send_back)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(INSET, GRID, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.admit)
        row.addWidget(self.admit_all)
        row.addStretch(1)
        self._nobody.setContentsMargins(INSET, 0, 0, 0)
        # The texts of the list stand under the heading, the frame of a line round them.
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins - QMargins(INSET, 0, 0, 0))
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._buttons)
        aside = QHBoxLayout()
        aside.setContentsMargins(INSET, 0, 0, 0)
        aside.addWidget(self.send_back)
        aside.addStretch(1)
        self.body.addLayout(aside)
        self.body.addStretch(0)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Waiting room")

    def enter(self) -> None:
        self._letting_in.clear()

    def tick(self) -> None:
        if self.model.rows:
            self.refresh()

    def refresh(self) -> None:
        waiting = list(self.desk.store.waiting.values()) if self.desk else []
        now = self.now()
        waiting.sort(key=lambda person: (person.since or now, person.pid))
        self.model.show_rows([self._row(person, now) for person in waiting])
        count = len(waiting)
        if count:
            text = self.tr("Waiting room · {count}").format(count=number(count))
        else:
            text = self.title
        self.heading.show_texts(text)
        self.list.setVisible(bool(count))
        self.list.setAccessibleName(text)
        self.list.setAccessibleDescription(
            self.tr("Return admits those selected, Ctrl+Return everybody")
        )
        self._nobody.setVisible(not count)
        self._nobody.setText(self.tr("Nobody is waiting"))
        self._show_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_buttons()

    def choose(self, _pids: tuple[str, ...]) -> None:
        self._show_buttons()

    def _show_buttons(self) -> None:
        everybody = len(self._still_waiting([row.id for row in self.model.rows]))
        chosen = len(self._still_waiting(self.list.selected))
        self._buttons.setVisible(bool(self.model.rows))
        if chosen > 1:
            text = self.tr("Admit {count}").format(count=number(chosen))
        else:
            text = self.tr("Admit")
        self.admit.show_text(text, self.tr("Let in those selected"))
        self.admit.setEnabled(bool(chosen) and self.reachable)
        text = self.tr("Admit all {count}").format(count=number(everybody))
        self.admit_all.show_text(text, self.tr("Let in everybody who waits"))
        self.admit_all.setVisible(len(self.model.rows) > 1)
        self.admit_all.setEnabled(bool(everybody) and self.reachable)
        back = len(self._selected_in_table())
        text = self.tr("Send %n selected here", None, back)
        self.send_back.show_text(text, self.tr("Send the participants selected in the table here"))
        # The list comes first: there is a key for this too.
        self.send_back.setVisible(bool(back) and self.height() >= self.theme.scaled(_ROOMY))

    def _row(self, person: Waiting, now: int) -> Row:
        called = clean(person.name) or clean(person.number) or clean(person.account)
        return Row(person.pid, called or self.tr("no name"), self._note(person, now))

    def _note(self, person: Waiting, now: int) -> str:
        kind = self._kind(person)
        if person.admitted:
            return self.tr("{kind} · let in").format(kind=kind) if kind else self.tr("let in")
        if self._is_let_in(person.pid):
            text = self.tr("{kind} · letting in…") if kind else self.tr("letting in…")
            return text.format(kind=kind)
        if person.since is None:
            return kind
        waited = duration((now - person.since) / 1000)
        return self.tr("{kind} · {time}").format(kind=kind, time=waited) if kind else waited

    def _kind(self, person: Waiting) -> str:
        """Whether somebody came by telephone or as a guest; empty for who has an account."""
        called = person.name or person.number
        if not person.account and not person.device and _NUMBER.fullmatch(called):
            return self.tr("phone")
        return self.tr("guest") if person.anonymous else ""

    # letting in

    def _chosen(self, pids: tuple[str, ...]) -> None:
        if self.desk is not None:
            self.desk.select_waiting(pids)
        self._show_buttons()

    def _still_waiting(self, pids: Sequence[str]) -> tuple[Participant, ...]:
        """Those of `pids` who wait and are not being let in, as orders name them."""
        room = self.desk.store.waiting if self.desk else {}
        some = {
            pid: room[pid]
            for pid in pids
            if pid in room and not room[pid].admitted and not self._is_let_in(pid)
        }
        return tuple(waiting_room(some).values())

    def _is_let_in(self, pid: str) -> bool:
        return time.monotonic() - self._letting_in.get(pid, -_LETTING_IN) < _LETTING_IN

    def _pressed_on(self, everybody: bool) -> None:  # noqa: FBT001 - a signal's argument
        if everybody:
            self._admit_everybody()
        else:
            self._admit(self.list.meant)

    def _admit(self, pids: Sequence[str]) -> None:
        people = self._still_waiting(pids)
        if len(people) > 1 and len(people) == len(self.model.rows):
            self._admit_everybody()
        elif len(people) == 1:
            self.given.emit(Order("admit", people))
        elif people and self.desk is not None:
            self._note_letting_in([person.pid for person in people])
            self.desk.session.submit_in_turn([Order("admit", (person,)) for person in people])
        elif self.model.rows:
            self.told.emit(self.tr("Select somebody who waits first"))

    def _admit_everybody(self) -> None:
        people = self._still_waiting([row.id for row in self.model.rows])
        if len(people) == 1:
            self.given.emit(Order("admit", people))
        elif people:
            self.given.emit(Order("admit-all"))

    def _selected_in_table(self) -> tuple[Participant, ...]:
        people = self.desk.chosen() if self.desk else ()
        return tuple(person for person in people if person.present)

    def _send_back(self) -> None:
        if people := self._selected_in_table():
            self.given.emit(Order("to-waiting-room", people))

    def _start(self) -> None:
        if self.desk is not None and not self._listening:
            self.desk.acted.connect(self._acted)
        super()._start()

    def _stop(self) -> None:
        if self.desk is not None and self._listening:
            self.desk.acted.disconnect(self._acted)
        super()._stop()

    def _acted(self, action: Action) -> None:
        """Show who is being let in, and by a refusal that they are not."""
        if action.order.command == "admit":
            pids = [person.pid for person in action.order.targets]
        elif action.order.command == "admit-all":
            pids = [row.id for row in self.model.rows]
        else:
            return
        if action.settled and action.status not in _DONE:
            for pid in pids:
                self._letting_in.pop(pid, None)
            self.redraw_soon()
        elif not action.settled:
            self._note_letting_in(pids)

    def _note_letting_in(self, pids: Sequence[str]) -> None:
        now = time.monotonic()
        for pid in pids:
            self._letting_in.setdefault(pid, now)
        self.redraw_soon()
