"""Where a conference is and what opens it: the fields of the sign-in dialog."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from controlroom import passwords
from controlroom.tasks import Tasks
from controlroom.ui import address
from controlroom.ui.header import spaced
from controlroom.ui.settings import DEFAULT_SERVER, Settings
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import Label
from controlroom.vendors.base import Place

log = logging.getLogger(__name__)


class PlaceForm(QWidget):
    """`resized` comes when more or fewer fields are shown, `server_changed` has the new address.

    `tasks`, which wait for the keyring, outlive the form.
    """

    resized = Signal()
    server_changed = Signal(str)

    def __init__(
        self, theme: Theme, settings: Settings, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._settings = settings
        self._tasks = tasks
        self._closed = False
        self._from_keyring: Place | None = None
        self._make_place()
        self._make_password()
        self._make_extra()
        self._lay_out()
        self.fingerprint.setText(self._trusted(self.place.server))

    def _make_place(self) -> None:
        recent = self._settings.now.recent
        self.server = QComboBox()
        self.conference = QComboBox()
        for box in (self.server, self.conference):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        servers = [*(one.place.server for one in recent), DEFAULT_SERVER]
        self.server.addItems(list(dict.fromkeys(servers)))
        self.server.editTextChanged.connect(self._follow_server)
        for one in recent:
            number = spaced(one.place.conference)
            self.conference.addItem(f"{number} · {one.title}" if one.title else number, one.place)
        self.conference.setCurrentIndex(-1)
        self.conference.activated.connect(self._choose_recent)
        if (edit := self.conference.lineEdit()) is not None:
            edit.setPlaceholderText(self.tr("for instance 914 083 136"))

    def _make_password(self) -> None:
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(self.tr("&Remember it in this computer's keyring"))
        self.keyring = Label(self.theme, size=SMALL, tone="secondary")
        self.keyring.setWordWrap(True)
        self.keyring.hide()

    def _make_extra(self) -> None:
        self.more = QToolButton()
        self.more.setText(self.tr("More"))
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setProperty("tone", "quiet")
        self.more.toggled.connect(self._show_more)
        self.uuid = QLineEdit()
        self.uuid.setPlaceholderText(self.tr("for quality over the whole meeting"))
        self.expected_host = QLineEdit()
        self.expected_host.setPlaceholderText(self.tr("if the certificate names another host"))
        self.fingerprint = QLineEdit()
        self.fingerprint.setPlaceholderText(self.tr("SHA-256, if you have confirmed it"))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&Server"), self.server)
        form.addRow(self.tr("Conference &ID"), self.conference)
        form.addRow(self.tr("Host &password"), self.password)
        form.addRow("", self.remember)
        form.addRow("", self.keyring)
        self._extra = QWidget()
        extra = QFormLayout(self._extra)
        extra.setContentsMargins(0, 0, 0, 0)
        extra.setVerticalSpacing(2 * GRID)
        extra.addRow(self.tr("Conference &UUID"), self.uuid)
        extra.addRow(self.tr("E&xpected host name"), self.expected_host)
        extra.addRow(self.tr("Certificate &fingerprint"), self.fingerprint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addLayout(form)
        column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._extra)
        self._show_more(shown=False)

    def _show_more(self, shown: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._extra.setVisible(shown)
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self.more.setArrowType(arrow)
        self.resized.emit()

    # what is filled in

    @property
    def place(self) -> Place:
        """Where the conference is, as far as it is filled in."""
        return Place(
            address.server_address(self.server.currentText()),
            address.conference_id(self.conference.currentText().partition("·")[0]),
            self.uuid.text().strip(),
            self.expected_host.text().strip(),
            address.fingerprint(self.fingerprint.text()),
        )

    def show_place(self, place: Place) -> None:
        """Fill `place` in, and its password if the keyring has it."""
        self.server.setEditText(place.server)
        self.conference.setEditText(spaced(place.conference))
        self.uuid.setText(place.conference_uuid)
        self.expected_host.setText(place.expected_host)
        self.fingerprint.setText(place.fingerprint or self._trusted(place.server))
        self.more.setChecked(bool(place.conference_uuid or place.expected_host))
        self.password.setFocus()
        self._tasks.start(self._recall(place), "keyring")

    def close_for_good(self) -> None:
        """Forget the password, and hear no more of the keyring."""
        self._closed = True
        self.password.clear()

    def _choose_recent(self, index: int) -> None:
        place = self.conference.itemData(index)
        if isinstance(place, Place):
            self.password.clear()
            self.show_place(place)

    def _follow_server(self, typed: str) -> None:
        server = address.server_address(typed)
        self.fingerprint.setText(self._trusted(server))
        self.server_changed.emit(server)

    def _trusted(self, server: str) -> str:
        return self._settings.now.trusted.get(server, "")

    # the keyring

    async def _recall(self, place: Place) -> None:
        try:
            password = await passwords.recall(place)
        except passwords.NoKeyringError as error:
            log.info("no keyring: %s", error)
            self._do_without_keyring()
            return
        if password and not self._closed and not self.password.text():
            self.password.setText(password)
            self.remember.setChecked(True)
            self._from_keyring = place
            self._say_of_keyring(self.tr("The password comes from the keyring."))

    def _do_without_keyring(self) -> None:
        if self._closed:
            return
        self.remember.setChecked(False)
        self.remember.setEnabled(False)
        self._say_of_keyring(
            self.tr(
                "No keyring can be used here: the password is kept until the meeting is closed."
            )
        )

    def _say_of_keyring(self, text: str) -> None:
        self.keyring.setText(text)
        self.keyring.show()
        self.resized.emit()

    def keep_password(self, place: Place, tell: Callable[[str], None]) -> None:
        """Do what the user wants with the password that opened `place`; `tell` why it can't be."""
        came = self._from_keyring
        if self.remember.isChecked():
            failed = self.tr("The password could not be put into the keyring")
            doing = passwords.keep(place, self.password.text())
        elif came is not None and address.same(came, place):
            failed = self.tr("The password could not be taken out of the keyring")
            doing = passwords.forget(place)
        else:
            return
        self._tasks.start(_or_tell(doing, tell, failed), "keyring")


async def _or_tell(
    doing: Coroutine[Any, Any, None], tell: Callable[[str], None], failed: str
) -> None:
    try:
        await doing
    except passwords.NoKeyringError as error:
        log.info("no keyring: %s", error)
        tell(failed)
