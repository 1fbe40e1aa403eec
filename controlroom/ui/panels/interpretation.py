"""Who interprets between which languages, whether it is on, and who hears which language."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.guests import read_interpreters
from controlroom.commands.registry import Order
from controlroom.commands.tables import TableError
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Interpreter, Participant
from controlroom.tasks import Tasks
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.guards import reached
from controlroom.ui.icons import Icons
from controlroom.ui.panels import interpretation_draft as drafts
from controlroom.ui.panels.asked import AskingPanel, SwitchRow, scrolled
from controlroom.ui.panels.interpretation_draft import AI, Flaw, Groups
from controlroom.ui.panels.interpretation_forms import ChannelForm, GroupForm, InterpreterField
from controlroom.ui.panels.interpretation_tree import GroupTree
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, HEADING, SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import isolated, name, number

_SWITCH = ("interpretation-start", "interpretation-stop")
_WHO = frozenset({"account", "account_id", "number", "presence"})


class InterpretationPanel(AskingPanel):
    """Groups are edited here and sent as a whole; until then nothing changes in the meeting."""

    object_name: ClassVar[str] = "interpretation"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.INTERPRETERS, Kind.CONFERENCE})
    pace_ms: ClassVar[int] = 250

    def __init__(
        self, theme: Theme, icons: Icons, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, parent)
        self._tasks = tasks
        self._drafts: WeakKeyDictionary[Desk, Groups] = WeakKeyDictionary()
        self._sent: WeakKeyDictionary[Desk, Groups] = WeakKeyDictionary()
        self.switch = SwitchRow(theme, icons, *_SWITCH)
        self.tree = GroupTree(theme)
        self.state, self.problem = self._line("secondary"), self._line("warning")
        self.send, self.discard = QPushButton(), QPushButton()
        self.load, self.remove = QPushButton(), QPushButton()
        self.group = GroupForm(theme)
        self.interpreter = InterpreterField(theme, self._people)
        self.channel_heading = Label(theme, size=HEADING, tone="secondary", bold=True)
        self.channel_help = self._line("faint")
        self.channel = ChannelForm()
        self.channel_note = self._line("secondary")
        self.body.setContentsMargins(0, GRID, 0, 0)
        self.body.addWidget(scrolled(self._form()))
        self._connect()
        self.retranslate()

    def _line(self, tone: str) -> Label:
        line = Label(self.theme, size=SMALL, tone=tone)
        line.setWordWrap(True)
        return line

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(4 * GRID, 0, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.switch)
        column.addWidget(self.switch.note)
        column.addWidget(self.tree)
        for line in (self.state, self.problem):
            column.addWidget(line)
        column.addLayout(self._row(self.send, self.discard))
        column.addWidget(self.interpreter)
        column.addWidget(self.group)
        column.addLayout(self._row(self.load, self.remove))
        self.channel_heading.setContentsMargins(0, 2 * GRID, 0, 0)
        for widget in (
            self.channel_heading,
            self.channel,
            self.channel_note,
            self.channel_help,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        return form

    def _row(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.switch.pressed.connect(lambda command: self.given.emit(Order(command)))
        self.tree.itemSelectionChanged.connect(self._show_choice)
        self.group.added.connect(self._add_group)
        self.interpreter.chosen.connect(self._add_interpreter)
        self.interpreter.refused.connect(self._refuse)
        self.remove.clicked.connect(self._remove)
        self.send.clicked.connect(self._send)
        self.discard.clicked.connect(self._discard)
        self.load.clicked.connect(self.ask_for_file)
        self.channel.asked.connect(self._move)
        self.tree.deleted.connect(self._remove)

    @property
    def title(self) -> str:
        return self.tr("Interpretation")

    def keys(self, order: Order) -> Iterable[str]:
        if order.command in _SWITCH:
            return ("switch",)
        return (order.command,) if order.command in {"interpreters", "language-channel"} else ()

    def follow(self, batch: Batch) -> bool:
        return super().follow(batch) or (bool(self.groups) and not _WHO.isdisjoint(batch.fields))

    def choose(self, _pids: tuple[str, ...]) -> None:
        self._show_channel()

    def retranslate(self) -> None:
        self.send.setText(self.tr("&Send to the meeting"))
        self.discard.setText(self.tr("&Discard"))
        self.load.setText(self.tr("Load a &file…"))
        self.load.setToolTip(self.tr("CSV or XLSX: first, second, account, name, number"))
        self.remove.setText(self.tr("&Remove"))
        self.channel_heading.setText(self.tr("Language channel"))
        self.channel_help.setText(
            self.tr("Who is moved hears and speaks this language. No push tells who is where.")
        )
        for form in (self.group, self.interpreter, self.channel):
            form.retranslate()
        self.tree.retranslate()
        super().retranslate()

    # what is shown

    @property
    def pushed(self) -> Groups:
        """The groups as the push told them."""
        return self.desk.store.interpreters if self.desk is not None else ()

    @property
    def groups(self) -> Groups:
        """The groups as they stand here: with what was changed and not sent."""
        draft = self._drafts.get(self.desk) if self.desk is not None else None
        return self.pushed if draft is None else draft

    @property
    def edited(self) -> bool:
        """Whether there is something to send."""
        return self.desk is not None and self.desk in self._drafts

    def refresh(self) -> None:
        self._settle()
        count = len(self.groups)
        text = self.tr("Interpretation · {count}").format(count=number(count))
        self.heading.show_texts(text if count else self.title)
        self._show_switch()
        self.tree.show_groups(self.groups, self._present)
        codes = [c for g in self.groups for c in (g.first_language, g.second_language)]
        for box in (self.group.first, self.group.second, self.channel.language):
            box.offer(codes)
        self._show_draft()
        self._show_choice()
        self._show_channel()

    def _settle(self) -> None:
        """Let go of a draft that has become true."""
        if self.desk is None or self.desk not in self._drafts:
            return
        draft = self._drafts[self.desk]
        confirmed = self._sent.get(self.desk) is draft and "interpreters" not in self.asked
        if confirmed or drafts.alike(draft, self.pushed):
            self._discard()

    def _present(self, interpreter: Interpreter) -> bool:
        known = (interpreter.account, interpreter.user_id, interpreter.number)
        return self.desk is not None and self.desk.store.is_present(*known)

    def _show_switch(self) -> None:
        on = self.desk.store.conference.interpreting if self.desk is not None else None
        match on:
            case True:
                word = self.tr("Interpreting")
            case False:
                word = self.tr("Not interpreting")
            case None:
                word = self.tr("Interpretation: not told")
        button = self.tr("S&top") if on else self.tr("S&tart")
        why_not = self.obstacle(_SWITCH[bool(on)])
        self.switch.show_state(on, word, button, why_not)
        self.switch.show_note(*self.note(self.asked.get("switch")))

    def _show_draft(self) -> None:
        asked = self.asked.get("interpreters")
        text, tone = self.note(asked)
        if asked is None and self.edited:
            text, tone = self.tr("Changed here, not sent yet"), "accent"
        elif asked is None and not self.groups:
            text = self.tr("There are no interpreters. Add a group, or load a file.")
        self.state.setText(text)
        self.state.set_tone(tone)
        self.state.setVisible(bool(text))
        wrong = self._wrong() if self.edited else ""
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        why_not = self.obstacle("interpreters")
        under_way = asked is not None and not asked.settled
        sendable = not why_not and not under_way and drafts.flaw(self.groups) is None
        self.send.setVisible(self.edited)
        self.send.setEnabled(sendable)
        self.send.setToolTip(why_not)
        self.discard.setVisible(self.edited)

    def _wrong(self) -> str:
        """What is to be known before the draft is sent; empty if nothing."""
        match drafts.flaw(self.groups):
            case Flaw.NAMELESS:
                return self.tr("Can't be sent: the account of an interpreter is not told.")
            case Flaw.TWICE:
                return self.tr("Can't be sent: an interpreter stands twice in a group.")
            case Flaw.ONE_LANGUAGE:
                return self.tr("Can't be sent: a group needs two different languages.")
        if any(group.kind == AI for group in self.groups):
            return self.tr("Groups by AI would be sent without their voices.")
        return ""

    def _show_choice(self) -> None:
        chosen = self.tree.chosen
        self.remove.setEnabled(chosen is not None)
        self.interpreter.setVisible(chosen is not None)
        if chosen is not None and chosen[0] < len(self.groups):
            title = self.tree.titled(self.groups[chosen[0]])
            text = self.tr("&Add an interpreter for {group}")
            self.interpreter.label.setText(text.format(group=title.replace("&", "&&")))

    # editing

    def _people(self) -> Iterable[Participant]:
        return self.desk.store.people.values() if self.desk is not None else ()

    def _edit(self, groups: Groups) -> None:
        if self.desk is not None:
            self._drafts[self.desk] = groups
            self.refresh()

    def _add_group(self, first: str, second: str, called: str) -> None:
        if not first or not second or first == second:
            self.told.emit(self.tr("A group needs two different languages"))
            return
        self._edit(drafts.with_group(self.groups, first, second, called))
        self.tree.choose_group(len(self.groups) - 1)
        self.interpreter.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_interpreter(self, interpreter: Interpreter) -> None:
        if (chosen := self.tree.chosen) is not None:
            self._edit(drafts.with_interpreter(self.groups, chosen[0], interpreter))

    def _refuse(self, person: Participant) -> None:
        text = self.tr("{name} has no account, and can't be named as an interpreter")
        self.told.emit(text.format(name=isolated(name(person))))

    def _remove(self) -> None:
        if (chosen := self.tree.chosen) is not None:
            self._edit(drafts.without(self.groups, *chosen))

    def _discard(self) -> None:
        if self.desk is not None:
            self._drafts.pop(self.desk, None)
            self._sent.pop(self.desk, None)
            self.redraw_soon()

    def _send(self) -> None:
        if self.desk is None:
            return
        groups = self.groups
        self.given.emit(Order("interpreters", (), {"file": groups}))
        if "interpreters" in self.asked:
            self._sent[self.desk] = groups

    # a file

    def ask_for_file(self) -> QFileDialog:
        """Ask which file; the dialog that asks."""
        dialog = QFileDialog(self.window(), self.tr("Load interpreters"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Tables (*.csv *.xlsx)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.load_from(Path(file)))
        dialog.open()
        return dialog

    def load_from(self, file: Path) -> None:
        """Take the groups of `file` in place of those here; nothing is sent yet."""
        desk = self.desk

        async def load() -> None:
            try:
                groups = await asyncio.to_thread(read_interpreters, file)
            except TableError as error:
                self.told.emit(str(error))
                return
            if desk is not None:
                self._drafts[desk] = groups
                self.redraw_soon()

        self._tasks.start(load(), "interpreters from a file")

    # who hears what

    def _show_channel(self) -> None:
        people = self._reached()
        why_not = self.obstacle("language-channel")
        self.channel.show_people(len(people), why_not)
        text, tone = self.note(self.asked.get("language-channel"))
        self.channel_note.setText(text or why_not)
        self.channel_note.set_tone(tone)
        self.channel_note.setVisible(bool(text or why_not))

    def _reached(self) -> tuple[Participant, ...]:
        chosen = self.desk.chosen() if self.desk is not None else ()
        return reached(COMMANDS["language-channel"], chosen)

    def _move(self, language: str, original: bool) -> None:  # noqa: FBT001 - Qt's signal
        arguments = {"language": language, **({"original_voice": True} if original else {})}
        self.given.emit(Order("language-channel", self._reached(), arguments))
