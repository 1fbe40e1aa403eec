"""The list of invitations: its lines in words, and its keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from controlroom.ui.panels.callwords import result_at
from controlroom.ui.panels.invitees import Invitee, Stand
from controlroom.ui.panels.people import PeopleList, Row
from controlroom.ui.wording import clean

translate = QCoreApplication.translate


class InvitationList(PeopleList):
    """`wanted` has what a key of its own asks for: call, again, hang-up, remove or paste."""

    wanted = Signal(str)

    def hears(self, event: QKeyEvent) -> bool:
        return bool(_wish(event)) or super().hears(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if wish := _wish(event):
            if not event.isAutoRepeat():
                self.wanted.emit(wish)
            return
        super().keyPressEvent(event)


def _wish(event: QKeyEvent) -> str:
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    match event.key():
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return "again" if shift else "call"
        case Qt.Key.Key_Delete:
            return "hang-up" if shift else "remove"
    return "paste" if event.matches(QKeySequence.StandardKey.Paste) else ""


def line(row: Invitee, local: Callable[[int], float]) -> Row:
    """One line; `local` turns a time of the server's into one of this machine's."""
    shown = clean(row.guest.number)
    called = clean(row.guest.name) or shown or translate("invitations", "no name")
    note, tone = _note(row, local)
    box = row.checked if row.callable else None
    detail = shown if shown != called else ""
    return Row(row.id, called, note, detail, box, tone, indented=True)


def _note(row: Invitee, local: Callable[[int], float]) -> tuple[str, str]:
    """How far somebody is, and in which colour."""
    match row.stand:
        case Stand.IN if row.called:
            return translate("invitations", "in"), "well"
        case Stand.IN:
            return translate("invitations", "in the meeting already"), "well"
        case Stand.CALLING:
            return translate("invitations", "being called"), "accent"
        case Stand.ASKED:
            return translate("invitations", "calling…"), "accent"
        case Stand.WAITING:
            return translate("invitations", "in the waiting room"), "warning"
        case Stand.NEW if row.listed:
            return translate("invitations", "on the list already"), "secondary"
        case Stand.NEW:
            return translate("invitations", "new"), "secondary"
    if not row.guest.number:
        return translate("invitations", "no number"), "secondary"
    if row.call is not None:
        return result_at(row.call, local(row.call.at)), "secondary"
    return translate("invitations", "absent"), "secondary"
