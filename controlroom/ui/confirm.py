"""A question before something dangerous, asked in place. Enter and Esc both mean no."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.ui.bars import Bar
from controlroom.ui.guards import Question
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme


class ConfirmBar(Bar):
    """Asks one question at a time; `agreed` has the Question that was answered with yes.

    No is the default and has the focus; Y counts only while the yes button has it.
    """

    agreed = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._question: Question | None = None
        self._before: QWidget | None = None
        self.no = self.button(self.tr("No"), self.refuse)
        self.yes = self.button("", self._agree, tone="live")
        for button in (self.no, self.yes):
            button.setAutoDefault(True)  # Enter presses the one that has the focus
            button.installEventFilter(self)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether a question waits for its answer."""
        return self._question is not None

    def ask(self, question: Question) -> None:
        """Ask `question`; a question that is still open counts as answered with no."""
        if not self.open:
            self._before = QApplication.focusWidget()
        self._question = question
        self.say(question.text, tone="warning", icon="circle-help")
        self.yes.setText(question.yes)
        self.show()
        self.announce()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """Take the question back."""
        self._close()

    def _agree(self) -> None:
        question = self._question
        self._close()
        if question is not None:
            self.agreed.emit(question)

    def _close(self) -> None:
        self._question = None
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
