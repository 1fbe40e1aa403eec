"""A panel over the shaded window: while it is open, the window's keys are off. Never a dialog."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from controlroom.ui.theme import Theme
from controlroom.ui.tokens import RADIUS


class Overlay(QWidget):
    """Covers its window; `closed` comes when it goes away."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self.panel = _Panel(theme, self)
        self.hide()

    def open(self) -> None:
        """Come to the front."""
        self._window.installEventFilter(self)
        self.cover()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Go away."""
        self._window.removeEventFilter(self)
        self.hide()
        self.closed.emit()

    def cover(self) -> None:
        """Fit the window as it is now."""
        self.setGeometry(self._window.rect())
        self.panel.setGeometry(self.place())

    def place(self) -> QRect:
        """Where the panel stands."""
        return self.rect()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        shade = QColor(self.theme.colours.window)
        shade.setAlphaF(0.75)
        QPainter(self).fillRect(self.rect(), shade)

    def event(self, event: QEvent) -> bool:
        """While it is there, the window's keys are off."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize:
            self.cover()
        return super().eventFilter(watched, event)


class _Panel(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self.theme.colours.line))
        painter.setBrush(QColor(self.theme.colours.panel))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 2 * RADIUS, 2 * RADIUS)
