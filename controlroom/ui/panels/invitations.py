"""Calling people in: one, many from a list or a file, and again those who did not answer."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from controlroom.commands.guests import Invitation, Listed, list_of_file
from controlroom.commands.registry import Order
from controlroom.commands.tables import TableError
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant, Presence, absent_id
from controlroom.session.actions import Action, Status
from controlroom.tasks import Tasks
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.invitationform import InvitationForm
from controlroom.ui.panels.invitationlist import InvitationList, line
from controlroom.ui.panels.invitationpaste import PasteField, fault_words
from controlroom.ui.panels.invitees import Invitee, Invitees, Stand, called
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.panels.people import PeopleModel, Row
from controlroom.ui.problems import explain_refusal
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import clean, number

translate = QCoreApplication.translate

_REFUSED = frozenset({Status.REFUSED, Status.FAILED, Status.CANCELLED})
_SHOWN = frozenset({"presence", "name", "number", "last_call"})


class InvitationsPanel(Panel):
    """Guests to be called, being called and missed, with how each call ended.

    In the list Space checks, Return calls those checked at once, Shift+Return those who did not
    answer again, Delete takes off the list, Shift+Delete hangs up.
    """

    object_name: ClassVar[str] = "invitations"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.ATTENDEE, Kind.CALL, Kind.WAITING})
    pace_ms: ClassVar[int] = 250

    def __init__(
        self, theme: Theme, icons: Icons, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, parent)
        self._tasks = tasks
        self._lists: WeakKeyDictionary[Desk, Invitees] = WeakKeyDictionary()
        self.rows: list[Invitee] = []
        self._lines: dict[str, tuple[Invitee, Row]] = {}
        self.form = InvitationForm(theme)
        self.form.invited.connect(self.given)
        self.form.wrong.connect(lambda why: self._say([why]))
        self.paste = PasteField(theme, tasks)
        self.paste.taken.connect(self._add)
        self.paste.read.connect(lambda listed: self._say(fault_words(listed.faults)))
        self.paste.closed.connect(self._close_paste)
        self.paste.hide()
        self.paste_many = KeyButton(theme)
        self.paste_many.clicked.connect(self._open_paste)
        self.from_file = KeyButton(theme)
        self.from_file.clicked.connect(self._ask_for_file)
        self.faults = Label(theme, size=SMALL, tone="warning")
        self.faults.setWordWrap(True)
        self.faults.hide()
        self.model = PeopleModel(self)
        self.model.checked.connect(self._check)
        self.list = InvitationList(theme, self.model)
        self.list.wanted.connect(self._do)
        self.list.chosen.connect(lambda _: self._show_buttons())
        self._nobody = Label(theme, size=SMALL, tone="faint")
        self._nobody.setWordWrap(True)
        self.call = KeyButton(theme, "↵", leading=True)
        self.call_again = KeyButton(theme, "⇧ ↵")
        self.hang_up = KeyButton(theme, "⇧ Del")
        self.remove = KeyButton(theme, "Del")
        for button, wish in (
            (self.call, "call"),
            (self.call_again, "again"),
            (self.hang_up, "hang-up"),
            (self.remove, "remove"),
        ):
            button.clicked.connect(partial(self._do, wish))
        self.body.setSpacing(2 * GRID)
        self.body.addWidget(self.form)
        self.body.addLayout(_row(self.paste_many, self.from_file))
        self.body.addWidget(self.paste)
        self.body.addWidget(self.faults)
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(_row(self.call, self.call_again))
        self.body.addLayout(_row(self.hang_up, self.remove))
        self.body.addStretch(0)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Invitations")

    def enter(self) -> None:
        self._lines.clear()
        if self.desk is not None and self.desk not in self._lists:
            invitees = self._lists[self.desk] = Invitees()
            # Calls end while another meeting is shown, too.
            self.desk.acted.connect(partial(self._acted, self.desk, invitees))
        self._say([])

    def follow(self, batch: Batch) -> bool:
        return super().follow(batch) or not _SHOWN.isdisjoint(batch.fields)

    def retranslate(self) -> None:
        self._lines.clear()
        self.form.retranslate()
        self.paste.retranslate()
        super().retranslate()

    @property
    def _invitees(self) -> Invitees:
        return self._lists[self.desk] if self.desk is not None else Invitees()

    # showing

    def refresh(self) -> None:
        self.rows = self._invitees.rows(self.desk.store) if self.desk else []
        self.model.show_rows([self._line(row) for row in self.rows])
        there = sum(row.stand is Stand.IN for row in self.rows)
        count = len(self.rows)
        text = self.tr("Invitations · {count}") if count else self.title
        text = text.format(count=number(count))
        hint = self.tr("{count} in").format(count=number(there)) if there else ""
        self.heading.show_texts(text, hint)
        for button in (self.form, self.paste_many, self.from_file):
            button.setEnabled(self.reachable)
        self.paste_many.show_text(self.tr("Paste many…"), self.tr("Paste lines of a table"))
        self.from_file.show_text(self.tr("From a file…"), self.tr("Read a CSV or XLSX file"))
        self.list.setVisible(bool(count))
        self.list.setAccessibleName(text)
        self.list.setAccessibleDescription(
            self.tr("Space checks, Return calls those checked, Shift+Return those missed again")
        )
        self._nobody.setVisible(not count)
        self._nobody.setText(self.tr("Nobody is to be called, and nobody is missing"))
        self._show_buttons()

    def _line(self, row: Invitee) -> Row:
        """As before where nobody changed: of hundreds a few do."""
        before = self._lines.get(row.id)
        if before is None or before[0] != row:
            before = self._lines[row.id] = row, line(row, self.local)
        return before[1]

    def _show_buttons(self) -> None:
        checked, again = len(self._to_call()), len(self._to_call_again())
        chosen = self._chosen()
        reached = sum(row.person is not None and row.person.present for row in chosen)
        text = self.tr("Call {count}").format(count=number(checked)) if checked else self.tr("Call")
        self.call.show_text(text, self.tr("Call all who are checked at once"))
        self.call.setEnabled(bool(checked) and self.reachable)
        if again:
            text = self.tr("Call {count} again").format(count=number(again))
        else:
            text = self.tr("Call again")
        self.call_again.show_text(text, self.tr("Call all who did not answer again"))
        self.call_again.setEnabled(bool(again) and self.reachable)
        self.hang_up.show_text(self.tr("Hang up"), self.tr("End the calls of those selected"))
        self.hang_up.setEnabled(bool(reached) and self.reachable)
        self.remove.show_text(self.tr("Remove"), self.tr("Take those selected off the list"))
        self.remove.setEnabled(bool(chosen) and self.reachable)
        for button in (self.call, self.call_again, self.hang_up, self.remove):
            button.setVisible(bool(self.rows))

    def _say(self, lines: Sequence[str]) -> None:
        """Say below the fields what is wrong."""
        self.faults.setText("\n".join(lines))
        self.faults.setVisible(bool(lines))

    # the list

    def _add(self, guests: Sequence[Invitation]) -> None:
        if self.desk is None:
            return
        there = self._invitees.add(guests, self.desk.store)
        self.refresh()
        text = self.tr("On the list: {count}").format(count=number(len(guests)))
        if there:
            text = self.tr("On the list: {count}, of them in the meeting already: {there}")
            text = text.format(count=number(len(guests)), there=number(there))
        self.told.emit(text)
        if not self.faults.isVisible() and not self.paste.text.toPlainText().strip():
            self._close_paste()

    def _check(self, ids: Sequence[str], on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._invitees.check(ids, on=on)
        self.refresh()

    def _chosen(self) -> list[Invitee]:
        meant = frozenset(self.list.selected)
        return [row for row in self.rows if row.id in meant]

    def _open_paste(self) -> None:
        self.paste.show()
        self.paste.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_paste(self) -> None:
        self.paste.hide()
        self._say([])
        (self.list if self.rows else self.form.name).setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Read invitations"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Tables (*.csv *.xlsx *.txt)"))
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.open()

    def read_file(self, file: Path) -> None:
        """Put those in a CSV or XLSX file on the list."""
        self._tasks.start(self._read_file(file, self.desk), "file")

    async def _read_file(self, file: Path, desk: Desk | None) -> None:
        try:
            listed: Listed = await asyncio.to_thread(list_of_file, file)
        except TableError as error:
            values = {name: clean(value) for name, value in error.values.items()}
            self._say([translate("tables", error.text).format(**values)])
            return
        if desk is not None and desk is self.desk:
            self._say(fault_words(listed.faults))
            self._add(listed.guests)

    # orders

    def _do(self, wish: str, _clicked: object = None) -> None:
        # What counts is how everybody is now, not how they were drawn.
        self.refresh()
        match wish:
            case "call":
                self._call(self._to_call())
            case "again":
                self._call_again()
            case "hang-up":
                self._hang_up()
            case "remove":
                self._remove()
            case "paste":
                self._open_paste()
                self.paste.text.insertPlainText(QGuiApplication.clipboard().text())

    def _to_call(self) -> list[Invitee]:
        """Those checked, else those selected, who can be called now."""
        checked = [row for row in self.rows if row.checked and row.callable]
        return checked or [row for row in self._chosen() if row.callable]

    def _to_call_again(self) -> list[Invitee]:
        return [row for row in self.rows if row.again]

    def _call(self, rows: Sequence[Invitee]) -> None:
        """All at one call: 5.2.3 takes as many as there are."""
        if rows:
            self.given.emit(Order("invite", (), {"file": tuple(row.guest for row in rows)}))
        else:
            self.told.emit(self.tr("Check those to be called first"))

    def _call_again(self) -> None:
        rows = self._to_call_again()
        if not rows:
            self.told.emit(self.tr("Nobody's call was missed"))
        elif all(row.listed for row in rows):
            self.given.emit(Order("call-again", tuple(map(_absentee, rows))))
        else:
            self._call(rows)

    def _hang_up(self) -> None:
        people = [row.person for row in self._chosen() if row.person is not None]
        if present := tuple(person for person in people if person.present):
            self.given.emit(Order("hang-up", present))
        else:
            self.told.emit(self.tr("Select somebody who is in or being called first"))

    def _remove(self) -> None:
        """Whoever is in stays in the meeting; the absent go off its list as well."""
        rows = self._chosen()
        self._invitees.drop(row.id for row in rows)
        missed = [row for row in rows if row.stand is Stand.ABSENT and row.listed and row.id]
        if missed:
            self.given.emit(Order("remove", tuple(map(_absentee, missed))))
        self.refresh()

    def _acted(self, desk: Desk, invitees: Invitees, action: Action) -> None:
        if not (guests := called(action.order)):
            return
        refused = action.status in _REFUSED
        if action.settled:
            invitees.settled(guests, refused=refused)
        else:
            invitees.asked(guests, desk.store)
        if desk is self.desk and self.isVisible():
            if refused and action.refusals:
                told = explain_refusal(action.refusals[0])
                self._say([f"{told.sentence} {told.way_out} {told.code}".strip()])
            self.redraw_soon()


def _absentee(row: Invitee) -> Participant:
    """Somebody missed, in the form that orders name people in."""
    if row.person is not None:
        return row.person
    guest = row.guest
    return Participant(absent_id(row.id), guest.name, guest.number, Presence.ABSENT, guest.role)


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
