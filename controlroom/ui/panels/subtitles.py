"""The live text of what is said: who, when, in which languages; to be searched and kept."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from controlroom.commands.registry import Order
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Conference
from controlroom.tasks import Tasks
from controlroom.ui.icons import Icons
from controlroom.ui.panels.asked import AskingPanel, SwitchRow
from controlroom.ui.panels.subtitles_export import plain, web_vtt
from controlroom.ui.panels.subtitles_text import SubtitleText
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label
from controlroom.ui.wording import number

_COMMANDS = ("subtitles-start", "subtitles-stop")
_TYPING_MS = 150
_VTT = ".vtt"


class FindField(QLineEdit):
    """Where to type what is looked for: Enter goes on, Shift+Enter back, Escape out."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        # The window has a meaning for Escape too; in here it is ours.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class SubtitlesPanel(AskingPanel):
    """The latest sentences; they are kept while the panel is hidden, too."""

    object_name: ClassVar[str] = "subtitles"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.SUBTITLE, Kind.CONFERENCE})

    def __init__(
        self, theme: Theme, icons: Icons, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, parent)
        self._tasks = tasks
        self.switch = SwitchRow(theme, icons, *_COMMANDS)
        self.switch.pressed.connect(lambda command: self.given.emit(Order(command)))
        self.export = QPushButton()
        self.export.setProperty("tone", "quiet")
        self.export.clicked.connect(self.ask_for_file)
        self.switch.row.addWidget(self.export)
        self.field = FindField()
        self.field.setClearButtonEnabled(True)
        self.count = Label(theme, size=SMALL, tone="secondary")
        self.earlier, self.later = QPushButton(), QPushButton()
        self.text = SubtitleText(theme)
        self.newer = QPushButton()
        self.newer.setProperty("tone", "link")
        self.newer.clicked.connect(self.text.go_to_end)
        self.nothing = Label(theme, size=SMALL, tone="faint")
        self.nothing.setWordWrap(True)
        self._seen = 0
        # What did not fit into a turn of the loop follows in the next.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        finding = QHBoxLayout()
        finding.setSpacing(GRID)
        finding.addWidget(self.field, 1)
        finding.addWidget(self.count)
        for button, icon in ((self.earlier, "chevron-up"), (self.later, "chevron-down")):
            button.setProperty("tone", "quiet")
            button.setIcon(self.icons.icon(icon))
            finding.addWidget(button)
        self.body.setSpacing(2 * GRID)
        self.body.addWidget(self.switch)
        self.body.addWidget(self.switch.note)
        self.body.addLayout(finding)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.newer, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._look_for)
        self.field.textChanged.connect(self._typing.start)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.leave)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.text.followed.connect(self._show_place)
        self.theme.changed.connect(self.redraw_soon)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._focus_field),
            (QKeySequence.StandardKey.FindNext, lambda: self._step(1)),
            (QKeySequence.StandardKey.FindPrevious, lambda: self._step(-1)),
            (QKeySequence.StandardKey.MoveToEndOfDocument, self.text.go_to_end),
        ):
            QShortcut(keys, self, context=context).activated.connect(act)

    @property
    def title(self) -> str:
        return self.tr("Subtitles")

    def keys(self, order: Order) -> Iterable[str]:
        return ("subtitles",) if order.command in _COMMANDS else ()

    def enter(self) -> None:
        super().enter()
        self.text.forget()
        self._seen = 0

    def retranslate(self) -> None:
        self.export.setText(self.tr("&Export…"))
        self.field.setPlaceholderText(self.tr("Find in the subtitles"))
        self.field.setAccessibleName(self.tr("Find in the subtitles"))
        for button, words in (
            (self.earlier, self.tr("Previous place (Shift+F3)")),
            (self.later, self.tr("Next place (F3)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.text.setAccessibleName(self.tr("What was said"))
        self.text.forget()
        super().retranslate()

    def refresh(self) -> None:
        store = self.desk.store if self.desk is not None else None
        self.heading.show_texts(self.title)
        self._show_switch(store.conference if store is not None else None)
        lines = store.subtitles.lines if store is not None else ()
        self.text.skew_ms = self.desk.link.skew * 1000 if self.desk is not None else 0.0
        if not self.text.show_lines(lines):
            self._rest.start()
        self.nothing.setVisible(not lines)
        self.text.setVisible(bool(lines))
        self.export.setEnabled(bool(lines))
        self._show_hits()
        self._show_place()

    def _go_on(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_switch(self, conference: Conference | None) -> None:
        on = conference.subtitles if conference is not None else None
        nothing = self.tr("What is said stands here once the subtitles are on.")
        if conference is not None and conference.subtitles_supported is False:
            nothing = self.tr("This meeting does not support subtitles.")
        match on:
            case True:
                word = self.tr("Subtitles on")
                nothing = self.tr("Nothing has been said yet.")
            case False:
                word = self.tr("Subtitles off")
            case None:
                word = self.tr("Subtitles: not told")
        button = self.tr("&Stop") if on else self.tr("&Start")
        self.switch.show_state(on, word, button, self.obstacle(_COMMANDS[bool(on)]))
        self.switch.show_note(*self.note(self.asked.get("subtitles")))
        self.nothing.setText(nothing)

    # the end, and what is found

    def _show_place(self) -> None:
        total = self.desk.store.subtitles.total if self.desk is not None else 0
        if self.text.following:
            self._seen = total
        new = total - self._seen
        self.newer.setVisible(new > 0)
        self.newer.setText(self.tr("%n new ↓", None, new))

    def _focus_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _look_for(self) -> None:
        self._typing.stop()
        self.text.look_for(self.field.text())
        self._show_hits()

    def _step(self, by: int) -> None:
        if self._typing.isActive():
            self._look_for()
        else:
            self.text.step(by)
        self._show_hits()

    def _show_hits(self) -> None:
        hits, place = self.text.hits, self.text.place
        sought = bool(self.field.text().strip())
        self.count.setVisible(sought)
        if place >= 0:
            words = self.tr("{place} of {count}")
            self.count.setText(words.format(place=number(place + 1), count=number(len(hits))))
        else:
            self.count.setText(self.tr("%n found", None, len(hits)))
        for button in (self.earlier, self.later):
            button.setEnabled(bool(hits))

    # export

    def ask_for_file(self) -> QFileDialog:
        """Ask where to; the dialog that asks."""
        dialog = QFileDialog(self.window(), self.tr("Export the subtitles"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Text (*.txt)"), self.tr("WebVTT (*.vtt)")])
        dialog.setDefaultSuffix("txt")
        dialog.filterSelected.connect(
            lambda name: dialog.setDefaultSuffix("vtt" if _VTT in name else "txt")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.export_to(Path(file)))
        dialog.open()
        return dialog

    def export_to(self, file: Path) -> None:
        """Write all that is kept into `file`: WebVTT if it is named so, else plain text."""
        if self.desk is None:
            return
        lines, skew = tuple(self.desk.store.subtitles.lines), self.desk.link.skew * 1000

        def write() -> None:
            text = web_vtt(lines) if file.suffix.casefold() == _VTT else plain(lines, skew)
            file.write_text(text, "utf-8")

        async def export() -> None:
            try:
                await asyncio.to_thread(write)
            except OSError as error:
                words = self.tr("{file} could not be written: {why}")
                self.told.emit(words.format(file=file.name, why=error.strerror))
            else:
                self.told.emit(self.tr("The subtitles are in {file}").format(file=file.name))

        self._tasks.start(export(), "export of subtitles")
