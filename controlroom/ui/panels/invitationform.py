"""The line in which one guest is typed: name, number, kind of terminal and role."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from controlroom.commands.guests import KINDS, Invitation, bare_number
from controlroom.commands.registry import Order
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.panels.keybutton import KeyButton
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID

translate = QCoreApplication.translate

_KINDS: Mapping[str, str] = {
    "normal": QT_TRANSLATE_NOOP("guests", "Software client"),
    "terminal": QT_TRANSLATE_NOOP("guests", "Room terminal"),
    "outside": QT_TRANSLATE_NOOP("guests", "External guest"),
    "mobile": QT_TRANSLATE_NOOP("guests", "Mobile phone"),
    "ideahub": QT_TRANSLATE_NOOP("guests", "IdeaHub"),
    "board": QT_TRANSLATE_NOOP("guests", "Smart board"),
    "hwvision": QT_TRANSLATE_NOOP("guests", "Vision TV"),
}
# In the place of a kind: the terminal is called with the meeting's password (5.2.27).
PASSWORD = "password"  # noqa: S105


class InvitationForm(QWidget):
    """`invited` has the order for whoever was typed, `wrong` why there is none, in words."""

    invited = Signal(object)
    wrong = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.number = QLineEdit()
        self.organisation = QLineEdit()
        self.kind = QComboBox()
        for kind in (*KINDS, PASSWORD):
            self.kind.addItem("", kind)
        self.role = QComboBox()
        for role in ("guest", "chair"):
            self.role.addItem("", role)
        for box in (self.kind, self.role):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(6)
        self.invite = KeyButton(theme, "↵")
        self.invite.clicked.connect(self._invite)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * GRID)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.organisation, 0, 0)
        grid.addWidget(self.number, 0, 1)
        grid.addWidget(self.kind, 1, 0, 1, 2)
        grid.addWidget(self.role, 2, 0)
        grid.addWidget(self.invite, 2, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for field in (self.name, self.organisation, self.number):
            field.installEventFilter(self)
        self.kind.currentIndexChanged.connect(self._show_fields)
        self.retranslate()
        self._show_fields()

    def retranslate(self) -> None:
        """Name everything anew."""
        for field, text in (
            (self.name, self.tr("Name")),
            (self.number, self.tr("Number")),
            (self.organisation, self.tr("Enterprise ID, if another")),
        ):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
        self.kind.setAccessibleName(self.tr("Kind of terminal"))
        self.role.setAccessibleName(self.tr("Role"))
        for at, kind in enumerate(KINDS):
            self.kind.setItemText(at, translate("guests", _KINDS[kind]))
        self.kind.setItemText(len(KINDS), self.tr("Terminal, with the password"))
        self.role.setItemText(0, self.tr("Participant"))
        self.role.setItemText(1, self.tr("Chair"))
        self.invite.show_text(self.tr("Invite"), self.tr("Call this guest"))

    @property
    def _with_password(self) -> bool:
        return bool(self.kind.currentData() == PASSWORD)

    def _show_fields(self) -> None:
        self.name.setVisible(not self._with_password)
        self.organisation.setVisible(self._with_password)
        self.role.setEnabled(not self._with_password)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Return goes from an empty number to it, else it invites; held down it does so once."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & _OTHERS:
            return False
        if not event.isAutoRepeat():
            if watched is not self.number and not self.number.text().strip():
                self.number.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self._invite()
        return True

    def _invite(self) -> None:
        number = bare_number(self.number.text())
        arguments: dict[str, Any]
        if self._with_password:
            command, first = "invite-with-password", self.number
            organisation = self.organisation.text().strip()
            arguments = {"number": number, **({"org": organisation} if organisation else {})}
            # The terminal has no name of its own in this call.
            flaw = Invitation(number, number).flaw if number else Invitation("-", "").flaw
        else:
            command, first = "invite", self.name
            name = self.name.text().strip()
            arguments = {"name": name, "number": number, "type": self.kind.currentData()}
            arguments["role"] = self.role.currentData()
            flaw = Invitation(name, number).flaw
        if flaw:
            self.wrong.emit(translate("guests", flaw))
            (self.number if not number else first).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for field in (self.name, self.number):
            field.clear()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.invited.emit(Order(command, (), arguments))


_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
