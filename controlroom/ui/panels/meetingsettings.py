"""What may be done in the meeting, and by whom (5.2.28): as the push says, not as was clicked."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from controlroom.commands.registry import Order
from controlroom.commands.settings import SETTINGS
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Conference
from controlroom.session.actions import Action, Status
from controlroom.ui.icons import Icons
from controlroom.ui.panels.asked import AskingPanel, scrolled
from controlroom.ui.panels.meetingsettings_words import GROUPS, WORDS, said
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, HEADING, SMALL
from controlroom.ui.widgets import Label

_OPENS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_QT_OPENS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_F4})


class Choice(QComboBox):
    """A choice that is made in its list only: neither wheel nor arrows nor letters change it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _OPENS:
            self.showPopup()
        elif event.key() in _QT_OPENS:
            super().keyPressEvent(event)
        else:
            event.ignore()


class SettingRow(QWidget):
    """One setting: label, control, and below what is to be said of it. `chosen` has the value."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self.theme = theme
        self.key = key
        self.label = Label(theme)
        self.label.setWordWrap(True)
        self.choice = Choice()
        self.label.setBuddy(self.choice)
        self.note = Label(theme, size=SMALL, tone="secondary")
        self.help = Label(theme, size=SMALL, tone="faint")
        for line in (self.note, self.help):
            line.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        for widget in (self.label, self.choice, self.note, self.help):
            column.addWidget(widget)
        self.choice.activated.connect(self._activated)
        self._shown = -1
        theme.changed.connect(self._dress)
        self.retranslate()

    def retranslate(self) -> None:
        """The language has changed."""
        words = WORDS[self.key]
        self.label.setText(said(words.label))
        self.help.setText(said(words.help))
        self.choice.clear()
        for value, text in words.values.items():
            self.choice.addItem(said(text), value)
        self.choice.setAccessibleName(said(words.label))

    def show_told(self, conference: Conference | None) -> None:
        """Show what the push says."""
        possible = SETTINGS[self.key].possible(conference) if conference is not None else ()
        self._shown = self.choice.findData(possible[0]) if len(possible) == 1 else -1
        if len(possible) > 1:
            placeholder = self.tr("allowed, which kind is not told")
        elif SETTINGS[self.key].field:
            placeholder = self.tr("not told")
        else:
            placeholder = self.tr("never told by the service")
        self.choice.setPlaceholderText(placeholder)
        self.choice.setCurrentIndex(self._shown)
        self._dress()

    def _dress(self) -> None:
        """What is no value looks like none."""
        quiet = f"QComboBox {{ color: {self.theme.colours.faint}; }}" if self._shown < 0 else ""
        if quiet != self.choice.styleSheet():
            self.choice.setStyleSheet(quiet)

    def agrees(self, asked: Action, conference: Conference) -> bool:
        """Whether the push has come to what was `asked`, however late."""
        wanted = asked.order.arguments["settings"][self.key]
        return asked.status is Status.UNCONFIRMED and SETTINGS[self.key].possible(conference) == (
            wanted,
        )

    def show_note(self, text: str, tone: str) -> None:
        """Say how far a change is."""
        self.note.setText(text)
        self.note.set_tone(tone)
        self.note.setVisible(bool(text))
        self.choice.setAccessibleDescription(f"{text} {self.help.text()}".strip())

    def value_text(self, value: int) -> str:
        """What `value` is called."""
        return said(WORDS[self.key].values[value])

    def _activated(self, index: int) -> None:
        # The pushed value stays until the push says otherwise.
        self.choice.setCurrentIndex(self._shown)
        if index != self._shown:
            self.chosen.emit(self.choice.itemData(index))


class MeetingSettingsPanel(AskingPanel):
    """All settings that can be changed while the meeting runs."""

    object_name: ClassVar[str] = "meeting-settings"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.CONFERENCE})

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.rows: dict[str, SettingRow] = {}
        self._headings: list[tuple[Label, str]] = []
        self._why_not = Label(theme, size=SMALL, tone="warning")
        self._why_not.setWordWrap(True)
        self.waiting_room = Label(theme)
        self.waiting_room.setWordWrap(True)
        self._waiting_help = Label(theme, size=SMALL, tone="faint")
        self._waiting_help.setWordWrap(True)
        self.body.setContentsMargins(0, GRID, 0, 0)
        self.body.addWidget(scrolled(self._form()))
        self.retranslate()

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(4 * GRID, 0, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._why_not)
        for title, keys in GROUPS:
            column.addWidget(self._heading(title))
            for key in keys:
                row = self.rows[key] = SettingRow(self.theme, key)
                row.chosen.connect(partial(self._ask, key))
                column.addWidget(row)
        column.addWidget(self._heading(""))
        column.addWidget(self.waiting_room)
        column.addWidget(self._waiting_help)
        column.addStretch(1)
        return form

    def _heading(self, title: str) -> Label:
        heading = Label(self.theme, size=HEADING, tone="secondary", bold=True)
        heading.setContentsMargins(0, 2 * GRID, 0, 0)
        self._headings.append((heading, title))
        return heading

    @property
    def title(self) -> str:
        return self.tr("Meeting settings")

    def keys(self, order: Order) -> Iterable[str]:
        return order.arguments["settings"] if order.command == "config" else ()

    def retranslate(self) -> None:
        for row in self.rows.values():
            row.retranslate()
        for heading, title in self._headings:
            heading.setText(said(title) if title else self.tr("Waiting room"))
        self._waiting_help.setText(self.tr("Only shown: it can't be changed from here."))
        super().retranslate()

    def refresh(self) -> None:
        self.heading.show_texts(self.title)
        conference = self.desk.store.conference if self.desk is not None else None
        why_not = self.obstacle("config")
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        for key, row in self.rows.items():
            row.show_told(conference)
            row.choice.setEnabled(not why_not)
            row.show_note(*self._note(row, self.asked.get(key), conference))
        self.waiting_room.setText(self._waiting(conference))

    def _note(
        self, row: SettingRow, asked: Action | None, conference: Conference | None
    ) -> tuple[str, str]:
        if asked is None or (conference is not None and row.agrees(asked, conference)):
            return "", "secondary"
        wanted = row.value_text(asked.order.arguments["settings"][row.key])
        how_far, tone = self.note(asked)
        return self.tr("{value}: {state}").format(value=wanted, state=how_far), tone

    def _waiting(self, conference: Conference | None) -> str:
        match conference.waiting_room if conference is not None else None:
            case True:
                return self.tr("The waiting room is on")
            case False:
                return self.tr("The waiting room is off")
        return self.tr("Whether there is a waiting room is not told")

    def _ask(self, key: str, value: int) -> None:
        self.given.emit(Order("config", (), {"settings": {key: value}}))
