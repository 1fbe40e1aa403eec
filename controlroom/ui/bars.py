"""Bars beside the table: a shape, a few words, and what one can do about it. Never a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label

_ICON = 16
_EDGE = 3


class Bar(QWidget):
    """One bar. `tone` names the colour of its edge and icon; `code` stands in small print."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._tone, self._icon = "secondary", "info"
        self._picture = QLabel()
        self.headline = Label(theme, bold=True)
        self.sentence = Label(theme, tone="secondary")
        self.code = Label(theme, size=SMALL, tone="faint")
        for label in (self.headline, self.sentence):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        for label in (self.headline, self.sentence, self.code):
            words.addWidget(label)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(2 * GRID)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)
        theme.changed.connect(self._dress)
        self.say("")

    def say(
        self,
        headline: str,
        sentence: str = "",
        *,
        code: str = "",
        tone: str = "secondary",
        icon: str = "info",
    ) -> None:
        """Say something else."""
        for label, text in (
            (self.headline, headline),
            (self.sentence, sentence),
            (self.code, code),
        ):
            if label.text() != text:
                label.setText(text)
            label.setVisible(bool(text))
        self._tone, self._icon = tone, icon
        self.setAccessibleName(headline)
        self.setAccessibleDescription(f"{sentence} {code}".strip())
        self._dress()

    def announce(self) -> None:
        """Have screen readers say it now."""
        text = f"{self.headline.text()} {self.sentence.text()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def button(self, text: str, do: Callable[[], object], *, tone: str = "") -> QPushButton:
        """Add a button."""
        button = QPushButton(text, self)
        button.setProperty("tone", tone)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: do())
        self.buttons.addWidget(button)
        return button

    def _dress(self) -> None:
        colour = getattr(self.theme.colours, self._tone)
        size = self.theme.scaled(_ICON)
        pixmap = self._icons.pixmap(self._icon, size, colour, self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        colours = self.theme.colours
        painter.fillRect(self.rect(), QColor(colours.panel))
        edge = QRectF(0, 0, self.theme.scaled(_EDGE), self.height())
        painter.fillRect(edge, QColor(getattr(colours, self._tone)))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
