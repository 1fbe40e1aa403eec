"""The waiting room: who, of what kind, for how long; the longest first."""

import re
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Waiting
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.people import PeopleList, PeopleModel, Row
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import clean, duration, number

_NUMBER = re.compile(r"\+?[\d\s-]+")


class WaitingPanel(Panel):
    """Who waits to be let in."""

    object_name: ClassVar[str] = "waiting"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.WAITING})
    ticking: ClassVar[bool] = True

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
        return self.tr("Waiting room")

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
        self._nobody.setVisible(not count)
        self._nobody.setText(self.tr("Nobody is waiting"))

    def _row(self, person: Waiting, now: int) -> Row:
        called = clean(person.name) or clean(person.number) or clean(person.account)
        return Row(person.pid, called or self.tr("no name"), self._note(person, now))

    def _note(self, person: Waiting, now: int) -> str:
        kind = self._kind(person)
        if person.admitted:
            return self.tr("{kind} · let in").format(kind=kind) if kind else self.tr("let in")
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
