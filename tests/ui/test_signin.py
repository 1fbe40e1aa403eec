"""Signing in, and what is said where it goes wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from controlroom import passwords
from controlroom.session.link import LinkState
from controlroom.ui import address
from controlroom.ui.signin import SignInDialog
from controlroom.vendors.base import Place, Problem, VendorError
from tests.ui.conftest import until
from tests.ui.room import SERVER, Room

FINGERPRINT = "ab" * 32


class Keyring(dict[Place, str]):
    """What stands in for the system's keyring."""

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(passwords, "recall", self.recall)
        monkeypatch.setattr(passwords, "keep", self.keep)
        monkeypatch.setattr(passwords, "forget", self.forget)

    async def recall(self, place: Place) -> str | None:
        return self.get(place)

    async def keep(self, place: Place, password: str) -> None:
        self[place] = password

    async def forget(self, place: Place) -> None:
        self.pop(place, None)


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    keyring = Keyring()
    keyring.install(monkeypatch)
    return keyring


def dialog_of(room: Room) -> SignInDialog:
    (dialog,) = room.window.findChildren(SignInDialog)
    return dialog


def fill(dialog: SignInDialog, server: str = SERVER, conference: str = "900") -> None:
    dialog.form.server.setEditText(server)
    dialog.form.conference.setEditText(conference)
    dialog.form.password.setText("secret")


async def sign_in(room: Room, server: str = SERVER, conference: str = "900") -> SignInDialog:
    dialog = room.window.ask_for_meeting()
    fill(dialog, server, conference)
    QTest.keyClick(dialog.form.password, Qt.Key.Key_Return)
    return dialog


async def fails(room: Room, error: VendorError) -> SignInDialog:
    room.client().errors.append(error)
    dialog = await sign_in(room)
    await until(lambda: dialog.problem.isVisible())
    assert dialog.submit.isEnabled()
    return dialog


async def test_it_offers_what_is_needed_and_hides_the_password(room: Room) -> None:
    dialog = room.window.ask_for_meeting()
    assert dialog.form.server.currentText() == "https://api.meeting.huaweicloud.com"
    assert dialog.form.password.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.form.uuid.isVisible()
    dialog.form.more.click()
    assert dialog.form.uuid.isVisible()
    assert dialog.form.expected_host.isVisible()
    assert dialog.form.fingerprint.isVisible()
    dialog.reject()


async def test_enter_signs_in_and_the_meeting_comes_to_the_front(room: Room) -> None:
    room.client().feed_meeting()
    dialog = await sign_in(room, conference=" ９00 ")
    assert not dialog.submit.isEnabled()
    assert dialog.progress.isVisible()
    await until(lambda: room.window.tabs.current is not None)
    meeting = room.window.tabs.current
    assert meeting is not None
    assert meeting.place == Place(SERVER, "900")
    assert meeting.desk.link.state is LinkState.LIVE
    await until(lambda: not room.window.findChildren(SignInDialog))


@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (
            VendorError(Problem.WRONG_CREDENTIALS, code="MMC.111072065", http_status=400),
            "Signing in was refused",
            "MMC.111072065 · HTTP 400",
        ),
        (
            VendorError(Problem.NOT_STARTED, code="MMC.111072005"),
            "The meeting has not started",
            "MMC.111072005",
        ),
        (VendorError(Problem.ENDED, code="X"), "The meeting has ended", "X"),
        (
            VendorError(Problem.UNREACHABLE, detail="refused"),
            "The meeting service can't be reached",
            "refused",
        ),
        (VendorError(Problem.LOCKED_OUT, code="USG.1"), "Locked out for a while", "USG.1"),
        (VendorError(Problem.CLOCK_SKEW, detail="400"), "The clocks differ", ""),
        (
            VendorError(Problem.UNTRUSTED, detail=FINGERPRINT),
            "The server's identity is not confirmed",
            "",
        ),
        (VendorError(Problem.UNREADABLE), "The answer can't be read", ""),
    ],
    ids=lambda value: value.problem.value if isinstance(value, VendorError) else "",
)
async def test_each_problem_has_its_own_words_and_its_code_in_small_print(
    room: Room, error: VendorError, said: str, code: str
) -> None:
    dialog = await fails(room, error)
    assert dialog.problem.headline.text() == said
    assert dialog.problem.sentence.text()
    assert dialog.problem.code.text() == code
    assert dialog.try_until.isVisible() is (error.problem is Problem.NOT_STARTED)
    assert dialog.trust.isVisible() is (error.problem is Problem.UNTRUSTED)
    assert room.conferences.meetings == []
    await until(lambda: room.client().closed)
    dialog.reject()


async def test_clock_skew_says_how_much(room: Room) -> None:
    dialog = await fails(room, VendorError(Problem.CLOCK_SKEW, detail="400"))
    assert "6:40" in dialog.problem.sentence.text()
    dialog.reject()


async def test_after_a_wrong_password_one_types_it_again(room: Room) -> None:
    dialog = await fails(room, VendorError(Problem.WRONG_CREDENTIALS))
    assert dialog.focusWidget() is dialog.form.password
    assert dialog.form.password.selectedText()
    dialog.reject()


async def test_it_waits_until_the_meeting_starts(room: Room) -> None:
    dialog = await fails(room, VendorError(Problem.NOT_STARTED))
    await until(lambda: room.client().closed)
    room.client().errors.append(VendorError(Problem.NOT_STARTED))
    dialog.try_until.click()
    await until(lambda: room.window.tabs.current is not None)
    meeting = room.window.tabs.current
    assert meeting is not None
    assert meeting.desk.link.state is LinkState.NOT_STARTED
    room.client().feed_meeting()
    meeting.session.reconnect_now()
    await until(lambda: meeting.desk.link.state is LinkState.LIVE)


async def test_a_certificate_is_trusted_only_knowingly(room: Room) -> None:
    dialog = await fails(room, VendorError(Problem.UNTRUSTED, detail=FINGERPRINT))
    trust = dialog.trust
    assert "meeting.example" in trust.heading.text()
    assert "AB:AB" in trust.digits.text()
    assert not trust.button.isEnabled()
    assert room.settings.now.trusted == {}
    await until(lambda: room.client().closed)
    trust.checked.click()
    trust.button.click()
    await until(lambda: len(room.passwords) == 2)
    room.client().feed_meeting()
    await until(lambda: room.window.tabs.current is not None)
    meeting = room.window.tabs.current
    assert meeting is not None
    assert meeting.place.fingerprint == FINGERPRINT
    assert room.settings.now.trusted == {SERVER: FINGERPRINT}


@pytest.mark.parametrize(
    ("server", "conference", "said"),
    [
        ("http://meeting.example", "900", "http:// would send the password unencrypted"),
        ("ftp://meeting.example", "900", "This is no address of a server"),
        ("https://", "900", "This is no address of a server"),
        (SERVER, "  ", "The conference ID is missing"),
    ],
)
async def test_what_can_not_be_right_is_told_before_anything_is_sent(
    room: Room, server: str, conference: str, said: str
) -> None:
    dialog = await sign_in(room, server, conference)
    assert dialog.problem.headline.text() == said
    assert room.passwords == []
    dialog.reject()


async def test_the_password_is_missing(room: Room) -> None:
    dialog = room.window.ask_for_meeting()
    fill(dialog)
    dialog.form.password.clear()
    dialog.submit.click()
    assert dialog.problem.headline.text() == "The host password is missing"
    assert dialog.focusWidget() is dialog.form.password
    dialog.reject()


async def test_cancel_stops_the_attempt_first(room: Room) -> None:
    dialog = await sign_in(room)
    await until(lambda: room.client().signed_in)
    dialog.cancel.click()
    assert dialog.isVisible()
    assert dialog.submit.isEnabled()
    await until(lambda: room.client().closed)
    dialog.cancel.click()
    assert not dialog.isVisible()
    assert room.conferences.meetings == []


async def test_what_is_open_already_comes_to_the_front(room: Room) -> None:
    first = await room.open("900")
    await room.open("901")
    await sign_in(room, conference="9 00")
    await until(lambda: room.window.tabs.current is first)
    assert len(room.conferences.meetings) == 2


async def test_a_password_is_remembered_in_the_keyring_only(room: Room, keyring: Keyring) -> None:
    place = Place(SERVER, "900")
    room.client().feed_meeting()
    dialog = room.window.ask_for_meeting()
    fill(dialog)
    dialog.form.remember.setChecked(True)
    dialog.submit.click()
    await until(lambda: keyring.get(place) == "secret")
    assert "secret" not in repr(room.settings.now)

    again = room.window.ask_for_meeting(place)
    await until(lambda: again.form.password.text() == "secret")
    assert again.form.remember.isChecked()
    again.reject()


async def test_without_a_keyring_it_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def none(_place: Place) -> str | None:
        raise passwords.NoKeyringError("none")

    monkeypatch.setattr(passwords, "recall", none)
    dialog = room.window.ask_for_meeting(Place(SERVER, "900"))
    await until(lambda: not dialog.form.remember.isEnabled())
    assert "No keyring" in dialog.form.keyring.text()
    dialog.reject()


@pytest.mark.parametrize(
    ("typed", "address_", "insecure"),
    [
        ("meeting.example", "https://meeting.example", False),
        (" https://meeting.example/ ", "https://meeting.example", False),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", False),
        ("http://[::1]:8080", "http://[::1]:8080", False),
        ("http://localhost", "http://localhost", False),
        ("http://10.0.0.1", "http://10.0.0.1", True),
        ("http://127.0.0.1.example", "http://127.0.0.1.example", True),
    ],
)
def test_addresses(typed: str, address_: str, insecure: bool) -> None:
    assert address.server_address(typed) == address_
    assert address.is_address(address_)
    assert address.is_insecure(address_) is insecure


@pytest.mark.parametrize(
    "typed", ["https://", "https://a:99999", "https://[::1", "nothing://x", ""]
)
def test_what_is_no_address(typed: str) -> None:
    assert not address.is_address(typed)
