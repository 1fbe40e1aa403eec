"""Which lines of the log are shown."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from controlroom.ui.panels.logline import Show
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL

# Filtering 10,000 lines takes some milliseconds: not at each key.
_TYPING_MS = 150


class Choice(QRadioButton):
    """A word that is one of several to choose, filled while it is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetricsF(self.theme.font(SMALL, bold=True))
        width = metrics.horizontalAdvance(self.text()) + self.theme.scaled(5 * GRID)
        return QSize(round(width + 0.5), round(metrics.height() + self.theme.scaled(2 * GRID)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.theme.colour
        ground = "raised" if self.isChecked() else "hover" if self.underMouse() else ""
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(colour("text" if self.isChecked() else "secondary"))
        painter.setFont(self.theme.font(SMALL, bold=self.isChecked()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class LogFilter(QWidget):
    """Which lines are shown: by kind and by text. `left` comes when the user is done with it."""

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.show_only = Show.ALL
        self._kinds = QButtonGroup(self)
        self._buttons: dict[Show, Choice] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, GRID)
        row.setSpacing(GRID)
        for show in Show:
            button = Choice(theme)
            self._kinds.addButton(button)
            self._buttons[show] = button
            button.toggled.connect(self._choose)
            row.addWidget(button)
        self._buttons[Show.ALL].setChecked(True)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.field.textChanged.connect(self._typing.start)
        row.addSpacing(2 * GRID)
        row.addWidget(self.field, 1)
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the focus goes through by Tab."""
        return *self._buttons.values(), self.field

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def retranslate(self) -> None:
        """The language has changed."""
        words = {
            Show.ALL: self.tr("All"),
            Show.OURS: self.tr("Ours"),
            Show.MEETING: self.tr("Meeting"),
            Show.PROBLEMS: self.tr("Problems"),
        }
        for show, text in words.items():
            self._buttons[show].setText(text)
        self.field.setPlaceholderText(self.tr("Name, action, reason…"))
        self.field.setAccessibleName(self.tr("Filter the log by text"))
        self.setAccessibleName(self.tr("Filter of the log"))

    def enter(self) -> None:
        """Put the cursor into the text."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Show all again."""
        self.field.clear()
        self._buttons[Show.ALL].setChecked(True)

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
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._typing.stop()
            self.changed.emit()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, checked: bool) -> None:  # noqa: FBT001
        if checked:
            self.show_only = next(s for s, b in self._buttons.items() if b.isChecked())
            self.changed.emit()
