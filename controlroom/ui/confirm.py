"""A question before something dangerous, asked in place. Enter and Esc both mean no."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.meeting.changes import Kind
from controlroom.ui.bars import Bar
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.guards import Question, names
from controlroom.ui.icons import Icons
from controlroom.ui.questions import renewed
from controlroom.ui.theme import Theme

# What changes faster than this is read by nobody.
_RENEW_MS = 250
_KINDS = frozenset({Kind.PARTICIPANT, Kind.WAITING})


class ConfirmBar(Bar):
    """Asks one question at a time; `agreed` has the Question that was answered with yes.

    No is the default and has the focus; Y counts only while the yes button has it. While it is
    open, a question that renews speaks of those who are still there, and says who is not.
    """

    agreed = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, desk: Desk | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, icons, parent)
        # As it was asked, and as it stands now.
        self._asked: Question | None = None
        self._question: Question | None = None
        self._desk = desk
        self._before: QWidget | None = None
        self.no = self.button(self.tr("No"), self.refuse)
        self.yes = self.button("", self._agree, tone="live")
        for button in (self.no, self.yes):
            button.setAutoDefault(True)  # Enter presses the one that has the focus
            button.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_RENEW_MS)
        self._soon.timeout.connect(self._renew)
        if desk is not None:
            desk.changed.connect(self._changed)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether a question waits for its answer."""
        return self._question is not None

    def ask(self, question: Question) -> None:
        """Ask `question`; a question that is still open counts as answered with no."""
        if not self.open:
            self._before = QApplication.focusWidget()
        self._question = self._asked = question
        self._show(question, question.note)
        self.yes.setText(question.yes)
        self.yes.setEnabled(True)
        self.show()
        self.announce()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """Take the question back."""
        self._close()

    def _show(self, question: Question, note: str) -> None:
        keys = self.tr("→ Y agrees, Enter or Esc does not")
        self.say(question.text, note, code=keys, tone="warning", icon="circle-help")

    def _changed(self, batch: Batch) -> None:
        if self.open and not _KINDS.isdisjoint(batch.kinds) and not self._soon.isActive():
            self._soon.start()

    def _renew(self) -> None:
        """Ask about those who are still there; if nobody is, yes would reach no one."""
        asked = self._asked
        if asked is None or self._desk is None or not asked.renews:
            return
        question, left = renewed(asked, self._desk.store)
        gone = self.tr("Left meanwhile: {names}.").format(names=names(left)) if left else ""
        note = " ".join(part for part in (question.note if question else "", gone) if part)
        news = note != self.sentence.text()
        if question is None:
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._question = question
        self.yes.setEnabled(question is not None)
        self._show(question or asked, note)
        if news:
            self.announce()

    def _agree(self) -> None:
        self._renew()
        question = self._question
        if not self.yes.isEnabled():
            return
        self._close()
        if question is not None:
            self.agreed.emit(question)

    def _close(self) -> None:
        self._question = self._asked = None
        self._soon.stop()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """While a button has the focus, the answer's keys are not the window's."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        answers = {Qt.Key.Key_Escape: self.refuse, Qt.Key.Key_N: self.refuse}
        if watched is self.yes:
            answers[Qt.Key.Key_Y] = self._agree
        if key in answers:
            event.accept()
            if kind is QEvent.Type.KeyPress and not event.isAutoRepeat():
                answers[Qt.Key(key)]()
            return True
        # Space presses the focused button; left and right go from one to the other.
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif kind is QEvent.Type.KeyPress and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            (self.yes if watched is self.no else self.no).setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False
