"""Accepting a certificate that nobody known vouches for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from controlroom.ui import address
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label


class Trust(QWidget):
    """An unknown certificate, and how to accept it knowingly; `agreed` has its fingerprint."""

    agreed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self.heading = Label(theme, bold=True)
        self.heading.setWordWrap(True)
        self.digits = Label(theme, size=SMALL)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.checked = QCheckBox(self.tr("I have compared it with what the administrator told me"))
        self.button = QPushButton(self.tr("Trust this certificate for this server"))
        self.button.setAutoDefault(False)
        self.button.setEnabled(False)
        self.checked.toggled.connect(self.button.setEnabled)
        self.button.clicked.connect(lambda: self.agreed.emit(self._digits))
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for widget in (self.heading, self.digits, self.checked):
            column.addWidget(widget)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_certificate(self, host: str, digits: str) -> None:
        """Show the SHA-256 fingerprint of what `host` presented."""
        self._digits = digits
        self.heading.setText(self.tr("SHA-256 fingerprint of {host}").format(host=host))
        self.digits.setText(address.spaced_fingerprint(digits))
        self.checked.setChecked(False)
        self.show()
