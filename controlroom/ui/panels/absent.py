"""Who was invited and is not in, with how the last call ended."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from controlroom.meeting.changes import Kind
from controlroom.meeting.model import CallResult, Participant, Presence
from controlroom.meeting.search import text_key
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row
from controlroom.ui.problems import reason
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import clock, name, number


class AbsentPanel(Panel):
    """The invited who are not in: those whose call ended last stand first."""

    object_name: ClassVar[str] = "absent"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PARTICIPANT})
    pace_ms: ClassVar[int] = 250

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.model = PeopleModel(self)
        self.list = PeopleList(theme, self.model)
        self._nobody = Label(theme, size=SMALL, tone="faint")
        self.body.addWidget(self._nobody)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Absent")

    def follow(self, batch: Batch) -> bool:
        people = self.desk.store.people if self.desk else {}
        return any(_absent(old) or _absent(people.get(pid)) for pid, old in batch.people.items())

    def refresh(self) -> None:
        people = self.desk.store.people.values() if self.desk else ()
        absent = sorted((person for person in people if _absent(person)), key=_order)
        self.model.show_rows([Row(p.pid, name(p), self._note(p.last_call)) for p in absent])
        count = len(absent)
        text = self.tr("Absent · {count}").format(count=number(count)) if count else self.title
        self.heading.show_texts(text)
        self.list.setVisible(bool(count))
        self.list.setAccessibleName(text)
        self._nobody.setVisible(not count)
        self._nobody.setText(self.tr("Nobody is missing"))

    def _note(self, call: CallResult | None) -> str:
        if call is None:
            return ""
        result, at = self._result(call.code), clock(self.local(call.at))
        if call.tries > 1:
            text = self.tr("{result} {time} · {tries}×")
            return text.format(result=result, time=at, tries=number(call.tries))
        return self.tr("{result} {time}").format(result=result, time=at)

    def _result(self, code: str) -> str:
        match code:
            case "0":
                return self.tr("answered")
            case "11076005":
                return self.tr("no answer")
            case "11076006":
                return self.tr("unknown number")
            case "11076007":
                return self.tr("not online")
            case "11076008":
                return self.tr("busy")
            case "11076009":
                return self.tr("declined")
            case "11076010":
                return self.tr("hung up")
            case "11076014":
                return self.tr("call timed out")
        return reason(code).rstrip(".。")


def _absent(person: Participant | None) -> bool:
    return person is not None and person.presence is Presence.ABSENT


def _order(person: Participant) -> tuple[int, bytes, str]:
    called = -person.last_call.at if person.last_call else 0
    return called, text_key(person.name), person.pid
