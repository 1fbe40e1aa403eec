"""The middle of the window for one meeting: its people, and below them what needs a word.

Below, because a bar that comes must not move the rows that somebody is aiming at.
"""

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from controlroom.meeting.states import State
from controlroom.session.link import Link, LinkState
from controlroom.ui import wording
from controlroom.ui.bars import Bar
from controlroom.ui.conferences import Meeting
from controlroom.ui.confirm import ConfirmBar
from controlroom.ui.desk import Batch
from controlroom.ui.findbar import FindBar
from controlroom.ui.guards import Question
from controlroom.ui.icons import Icons
from controlroom.ui.notices import Notices
from controlroom.ui.problems import Explanation, explain_error
from controlroom.ui.progress import Progress
from controlroom.ui.table.view import TableView
from controlroom.ui.theme import Theme
from controlroom.ui.undo import UndoQuestion
from controlroom.ui.widgets import Empty, column_of

_COUNTING = frozenset({LinkState.AWAY, LinkState.NOT_STARTED})


class ConferencePage(QWidget):
    """`sign_in_asked` and `close_asked` have the meeting."""

    sign_in_asked = Signal(object)
    close_asked = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, meeting: Meeting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.desk = meeting.desk
        self.table = TableView(self.desk, theme, icons)
        self.finder = FindBar(self.table, theme, icons)
        self.banner = Bar(theme, icons)
        self.notices = Notices(theme, icons, self.desk)
        self.confirm = ConfirmBar(theme, icons, self.desk)
        self.confirm.agreed.connect(self._agreed)
        self.progress = Progress(theme, icons, self.desk)
        self.progress.left.connect(self.focus_table)
        people = QWidget()
        column = column_of(people)
        column.addWidget(self.finder)
        column.addWidget(self.table, 1)
        self.blank = Empty(theme, icons, "log-in", "")
        self.blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.blank)
        self._stack.addWidget(people)
        column = column_of(self)
        column.addWidget(self._stack, 1)
        for widget in (self.banner, self.progress, self.notices, self.confirm):
            column.addWidget(widget)
        self._make_buttons()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._show_state)
        self._told: LinkState | None = None
        self.desk.linked.connect(self._show_state)
        self.desk.changed.connect(self._settle_first)
        self._show_state()

    def _make_buttons(self) -> None:
        """The ways out: on the banner where there are people to see, else on the blank page."""
        self._ways: dict[str, list[QPushButton]] = {}
        for word, text, do in (
            ("hurry", self.tr("Reconnect now"), self.meeting.session.reconnect_now),
            ("retry", self.tr("Try again"), self._retry),
            ("sign in", self.tr("Sign in again…"), self._sign_in),
            ("close", self.tr("Close"), self._close),
            ("stop", self.tr("Stop waiting"), self._close),
        ):
            on_banner = self.banner.button(text, do)
            on_page = QPushButton(text)
            on_page.clicked.connect(lambda _=False, do=do: do())
            self.blank.buttons.addWidget(on_page)
            self._ways[word] = [on_banner, on_page]

    def _settle_first(self, batch: Batch) -> None:
        """Nobody aims at a table that is still being filled: then nothing has to wait."""
        self.table.settle()
        filling = any(change.full for change in batch.changes)
        if self.desk.link.state is LinkState.LIVE and not filling:
            self.desk.changed.disconnect(self._settle_first)

    # what the connection is like

    def _show_state(self, _told: object = None) -> None:
        link = self.desk.link
        state = link.state
        seen = link.last_push is not None
        if seen and self._stack.currentIndex() == 0:
            waiting_here = self.blank.hasFocus()
            # Else Qt would give the focus to the find field on the way.
            self.blank.clearFocus()
            self._stack.setCurrentIndex(1)
            if waiting_here:
                self.focus_table()
        elif not seen:
            self._stack.setCurrentIndex(0)
        self.table.set_stale(seen and state is not LinkState.LIVE)
        self._offer(_WAYS_OUT.get(state, ()))
        self.banner.setVisible(seen and state in _BANNERS)
        if seen:
            self._show_banner(link)
        else:
            self._show_blank(link)
        if state is not self._told:
            self._told = state
            if self.banner.isVisible():
                self.banner.announce()
        if state in _COUNTING and self.isVisible():
            self._second.start()
        else:
            self._second.stop()

    def _offer(self, words: tuple[str, ...]) -> None:
        for word, buttons in self._ways.items():
            for button in buttons:
                button.setVisible(word in words)

    def _show_banner(self, link: Link) -> None:
        match link.state:
            case LinkState.AWAY:
                headline = self.tr("No connection since {time} ({duration})").format(
                    time=wording.clock_seconds(link.since * 1000),
                    duration=wording.duration(time.time() - link.since),
                )
                self.banner.say(headline, self._next(link), tone="warning", icon="wifi-off")
            case LinkState.ENDED:
                self.banner.say(
                    self.tr("The meeting has ended"),
                    self.tr("This is how it was in the end."),
                    icon="circle-dot",
                )
            case LinkState.FAILED:
                told = _explained(link)
                sentence = f"{told.sentence} {told.way_out}"
                self.banner.say(
                    told.title, sentence, code=told.code, tone="alarm", icon="octagon-alert"
                )

    def _show_blank(self, link: Link) -> None:
        match link.state:
            case LinkState.SIGNING_IN:
                self.blank.show_state("log-in", self.tr("Signing in…"))
            case LinkState.NOT_STARTED:
                self.blank.show_state(
                    "clock", self.tr("The meeting has not started"), self._next(link)
                )
            case LinkState.CONNECTING | LinkState.AWAY:
                waits = self._next(link) if link.retry_at is not None else ""
                self.blank.show_state("loader-circle", self.tr("Connecting…"), waits)
            case LinkState.LIVE | LinkState.CLOSED:
                self.blank.show_state("plug-zap", wording.link(link.state))
            case LinkState.ENDED:
                self.blank.show_state("circle-dot", self.tr("The meeting has ended"))
            case LinkState.FAILED:
                told = _explained(link)
                words = [told.sentence, told.way_out, told.code]
                text = "\n".join(word for word in words if word)
                self.blank.show_state("octagon-alert", told.title, text)

    def _next(self, link: Link) -> str:
        """When the next attempt comes."""
        if link.retry_at is None:
            return self.tr("Trying to connect…")
        seconds = max(0, round(link.retry_at - time.time()))
        return self.tr("Next attempt in {seconds} s").format(seconds=seconds)

    def _retry(self) -> None:
        self.meeting.start()

    def _sign_in(self) -> None:
        self.sign_in_asked.emit(self.meeting)

    def _close(self) -> None:
        self.close_asked.emit(self.meeting)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._second.stop()

    # what keys do here

    def ask(self, question: Question) -> None:
        """Ask before an order goes out."""
        self.confirm.ask(question)

    def undo(self, words: str) -> None:
        """Do `:undo` or `:redo`; ask first where that is wise."""
        if asked := self.meeting.undo.ask(words):
            self.ask(asked)

    def _agreed(self, question: Question) -> None:
        if isinstance(question, UndoQuestion):
            self.meeting.undo.carry_out(question.offer)
        elif question.orders:
            self.desk.session.submit_in_turn(question.orders)
        else:
            self.desk.submit(question.order)

    def escape(self) -> None:
        """Take back one thing: an open question, a batch that has the focus, the selection, or a
        part of the filter."""
        field = self.finder.field
        if self.confirm.open:
            self.confirm.refuse()
            return
        if self.progress.cancel_focused():
            return
        if field.hasFocus():
            field.clear()
        elif self.desk.selection:
            self.table.clear()
        elif field.text():
            field.clear()
        else:
            self.finder.show_state(State.ALL)
        self.focus_table()

    def focus_table(self) -> None:
        """Put the focus where commands are aimed."""
        shown = self.table if self._stack.currentIndex() else self.blank
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_only(self, state: State) -> None:
        """Filter by a state."""
        self.finder.show_state(state)


_BANNERS = frozenset({LinkState.AWAY, LinkState.ENDED, LinkState.FAILED})
_WAYS_OUT: dict[LinkState, tuple[str, ...]] = {
    LinkState.AWAY: ("hurry",),
    LinkState.NOT_STARTED: ("hurry", "stop"),
    LinkState.ENDED: ("close",),
    LinkState.FAILED: ("retry", "sign in", "close"),
    LinkState.CLOSED: ("close",),
}


def _explained(link: Link) -> Explanation:
    if link.problem is None:
        return Explanation(wording.link(link.state), "", "")
    return explain_error(link.problem)
