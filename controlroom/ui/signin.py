"""Opening a meeting. What goes wrong is told in place, with the way out beside it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from controlroom.session.link import Link, LinkState
from controlroom.tasks import Tasks
from controlroom.ui import address
from controlroom.ui.bars import Bar
from controlroom.ui.conferences import Conferences, Meeting
from controlroom.ui.icons import Icons
from controlroom.ui.placeform import PlaceForm
from controlroom.ui.problems import explain_error
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.trust import Trust
from controlroom.ui.widgets import Label
from controlroom.vendors.base import Place, Problem, VendorError

# Then the tab takes over: it shows what comes next, and how to stop it.
_UNDER_WAY = frozenset({LinkState.LIVE, LinkState.AWAY, LinkState.NOT_STARTED, LinkState.ENDED})


class SignInDialog(QDialog):
    """`signed_in` has the meeting, which is under way; `already_open` one that was open before.

    `tasks` and `tell`, which says something to the user, outlive the dialog.
    """

    signed_in = Signal(object)
    already_open = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        settings: Settings,
        conferences: Conferences,
        tasks: Tasks,
        tell: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._settings = settings
        self._conferences = conferences
        self._tasks = tasks
        self._tell = tell
        self._meeting: Meeting | None = None
        # Each attempt has a number; 0 while none is under way.
        self._attempt, self._attempts = 0, 0
        self._problem: Problem | None = None
        self.setWindowTitle(self.tr("Open a meeting"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = PlaceForm(theme, settings, tasks)
        self.problem = Bar(theme, icons)
        self.try_until = self.problem.button(
            self.tr("Try again until it starts"), lambda: self._begin(wait_for_start=True)
        )
        self.trust = Trust(theme)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Signing in"))
        self.state = Label(theme, size=SMALL, tone="secondary")
        self.submit = QPushButton(self.tr("Sign in"))
        self.submit.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self._lay_out()
        self.form.resized.connect(self._fit)
        self.form.server_changed.connect(self._follow_server)
        self.trust.agreed.connect(self._trust)
        self.submit.clicked.connect(lambda: self._begin())
        self.cancel.clicked.connect(self.reject)
        self._show_busy(None)
        self._clear_problem()
        self.form.conference.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        self._column.setSpacing(3 * GRID)
        for widget in (self.form, self.problem, self.trust):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self.progress)
        self._column.addLayout(buttons)
        self.setMinimumWidth(self.theme.scaled(520))

    def _fit(self) -> None:
        self._column.activate()
        self.resize(max(self.width(), self.sizeHint().width()), self.sizeHint().height())

    def show_place(self, place: Place, error: VendorError | None = None) -> None:
        """Offer to open `place`; `error` is why that did not work before."""
        self.form.show_place(place)
        if error is not None:
            self._show_error(error)

    # signing in

    def _begin(self, *, wait_for_start: bool = False) -> None:
        place, password = self.form.place, self.form.password.text()
        self._clear_problem()
        if not self._complete(place, password):
            return
        here = self._conferences.find(place)
        if here is not None and not here.over:
            self._leave()
            self.already_open.emit(here)
            return
        self._attempts += 1
        self._attempt = self._attempts
        self._show_busy(self.tr("Signing in…"))
        self._tasks.start(
            self._sign_in(self._attempt, place, password, wait_for_start=wait_for_start), "sign in"
        )

    def _complete(self, place: Place, password: str) -> bool:
        """Whether all is there; else say what is not."""
        form = self.form
        if not address.is_address(place.server):
            self._say(self.tr("This is no address of a server"), "https://…", form.server)
        elif address.is_insecure(place.server):
            self._show_insecure()
            form.server.setFocus()
        elif not place.conference:
            self._say(self.tr("The conference ID is missing"), "", form.conference)
        elif not password:
            self._say(
                self.tr("The host password is missing"),
                self.tr("A meeting is controlled with the password of its host."),
                form.password,
            )
        else:
            return True
        return False

    async def _sign_in(
        self, attempt: int, place: Place, password: str, *, wait_for_start: bool
    ) -> None:
        meeting = await self._conferences.prepare(place, password)
        if attempt != self._attempt:  # it was cancelled meanwhile
            self._conferences.close(meeting)
            return
        self._meeting = meeting
        meeting.desk.linked.connect(self._linked)
        meeting.start(wait_for_start=wait_for_start)

    def _linked(self, link: Link) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        if link.state is LinkState.CONNECTING:
            self._show_busy(self.tr("Connecting to the meeting…"))
        elif link.state in _UNDER_WAY:
            meeting.desk.linked.disconnect(self._linked)
            self._meeting = None
            self.form.keep_password(meeting.place, self._tell)
            self._leave()
            self.signed_in.emit(meeting)
        elif link.state is LinkState.FAILED and link.problem is not None:
            self._give_up()
            self._show_error(link.problem)

    def _give_up(self) -> None:
        self._attempt = 0
        if self._meeting is not None:
            self._meeting.desk.linked.disconnect(self._linked)
            self._conferences.close(self._meeting)
            self._meeting = None
        self._show_busy(None)

    def _leave(self) -> None:
        self._attempt = 0
        self.form.close_for_good()
        self.accept()

    def reject(self) -> None:
        """Stop signing in; if nothing is under way, close."""
        if self._attempt:
            self._give_up()
            self.form.password.setFocus()
            return
        self.form.close_for_good()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._give_up()
        self.form.close_for_good()
        super().closeEvent(event)

    def _show_busy(self, state: str | None) -> None:
        busy = state is not None
        self.form.setEnabled(not busy)
        self.submit.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.state.setText(state or "")

    # what went wrong

    def _clear_problem(self) -> None:
        self._problem = None
        self.problem.hide()
        self.trust.hide()
        self._fit()

    def _say(
        self, headline: str, sentence: str, field: QWidget | None = None, *, code: str = ""
    ) -> None:
        tone, icon = ("alarm", "octagon-alert") if code else ("warning", "triangle-alert")
        self.problem.say(headline, sentence, code=code, tone=tone, icon=icon)
        self.try_until.setVisible(self._problem is Problem.NOT_STARTED)
        self.trust.hide()
        self.problem.show()
        self.problem.announce()
        self._fit()
        if field is not None:
            field.setFocus()

    def _follow_server(self, server: str) -> None:
        if address.is_insecure(server):
            self._show_insecure()
        elif self._problem is Problem.INSECURE:
            self._clear_problem()

    def _show_insecure(self) -> None:
        self._problem = Problem.INSECURE
        self._say(
            self.tr("http:// would send the password unencrypted"),
            self.tr("It is possible for a server on this computer only. Use https://."),
        )

    def _show_error(self, error: VendorError) -> None:
        told = explain_error(error)
        self._problem = error.problem
        status = f"HTTP {error.http_status}" if error.http_status else ""
        unreachable = error.problem is Problem.UNREACHABLE
        parts = (told.code, status, error.detail if unreachable else "")
        field = self.form.server if unreachable else self.form.password
        self._say(
            told.title,
            f"{told.sentence} {told.way_out}".strip(),
            field,
            code=" · ".join(part for part in parts if part),
        )
        if error.problem is Problem.WRONG_CREDENTIALS:
            self.form.password.selectAll()
        elif error.problem is Problem.UNTRUSTED and error.detail:
            server = self.form.place.server
            host = urlsplit(server).hostname or server
            self.trust.show_certificate(host, address.fingerprint(error.detail))
            self._fit()

    def _trust(self, digits: str) -> None:
        self._settings.trust(self.form.place.server, digits)
        self.form.fingerprint.setText(digits)
        self._begin()
