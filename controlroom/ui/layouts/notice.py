"""One bar of the editor: a word on what has happened, or a question in place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.ui.bars import Bar
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme


class Notice(Bar):
    """Asks one question at a time: no has the focus, and Esc is no."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._do: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self.no = self.button(self.tr("No"), self.refuse)
        self.yes = self.button(self.tr("Delete"), self._agree, tone="live")
        self.action = self.button("", self._act)
        self.dismiss = self.button(self.tr("Dismiss"), self.hide, tone="quiet")
        for button in (self.no, self.yes):
            button.setAutoDefault(True)
            button.installEventFilter(self)
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether a question waits for its answer."""
        return self.isVisible() and self.no.isVisible()

    def ask(self, text: str, do: Callable[[], object]) -> None:
        """Ask before `do`."""
        if not self.asking:
            self._before = QApplication.focusWidget()
        self._do = do
        self._show(text, "warning", "circle-help", asks=True)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something, and offer what one can do about it; a question goes before."""
        if self.asking:
            return
        self._do = do
        self.action.setText(action)
        self._show(text, "warning" if do else "secondary", "info", asks=False)

    def refuse(self) -> None:
        """Take the question back."""
        self._do = None
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        do = self._do
        self.refuse()
        if do is not None:
            do()

    def _act(self) -> None:
        do = self._do
        self.hide()
        if do is not None:
            do()

    def _show(self, text: str, tone: str, icon: str, *, asks: bool) -> None:
        self.say(text, tone=tone, icon=icon)
        for button in (self.no, self.yes):
            button.setVisible(asks)
        self.action.setVisible(not asks and self._do is not None)
        self.dismiss.setVisible(not asks)
        self.show()
        self.announce()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.refuse()
                return True
            if event.key() == Qt.Key.Key_Y and watched is self.yes:
                self._agree()
                return True
        return super().eventFilter(watched, event)
