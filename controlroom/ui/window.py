"""The main window: one meeting in front, the others a tab away."""

import base64
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QMenuBar,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from controlroom import __version__
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant
from controlroom.meeting.states import State
from controlroom.session.actions import Action
from controlroom.tasks import Tasks
from controlroom.ui import keyfile, menus, picking
from controlroom.ui.actions import Actions, cap
from controlroom.ui.bars import Bar
from controlroom.ui.commandbar import CommandBar
from controlroom.ui.conference import ConferencePage
from controlroom.ui.conferences import Conferences, Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.docks import Docks, Room
from controlroom.ui.guards import Question
from controlroom.ui.header import Header
from controlroom.ui.hintbar import HintBar
from controlroom.ui.icons import Icons
from controlroom.ui.keys import KeyOverlay
from controlroom.ui.layoutdialog import LayoutDialog
from controlroom.ui.palette.offers import Offer
from controlroom.ui.palette.panel import Palette
from controlroom.ui.preferences import PreferencesDialog
from controlroom.ui.sequences import Sequences
from controlroom.ui.settings import Settings
from controlroom.ui.signin import SignInDialog
from controlroom.ui.tabs import MeetingTabs
from controlroom.ui.theme import Theme
from controlroom.ui.welcome import Welcome
from controlroom.vendors.base import Place, VendorError

_SIZE = (1440, 900)
_LEAST = (960, 600)
# What a desktop adds round a window, at most.
_FRAME = 48


class Window(QMainWindow):
    """`closing` comes when the user wants to leave; who listens ends the sessions."""

    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        settings: Settings,
        conferences: Conferences,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.icons = icons
        self.settings = settings
        self.conferences = conferences
        self.tasks = tasks
        self.pages: dict[Meeting, ConferencePage] = {}
        self._keymap = keyfile.load(settings.keys_file)
        self.actions_ = Actions(self, self._keymap.bindings)
        self.tabs = MeetingTabs(theme, icons)
        self.header = Header(theme, icons)
        self.commands = CommandBar(theme, self.actions_)
        self.hints = HintBar(theme, icons, self.actions_)
        self.welcome = Welcome(theme, icons, settings, self.actions_[":open"])
        self.stack = QStackedWidget()
        self.key_faults = Bar(theme, icons)
        self.docks = Docks(Room(theme, icons, settings, tasks), self)
        self._doing = self._make_doing()
        self._lay_out()
        self.overlay = KeyOverlay(theme, self.actions_, self)
        self.palette_ = Palette(theme, self.actions_, self)
        self.sequences = Sequences(self, self._keymap.bindings)
        self._connect()
        self._show_meeting(None)
        self._restore()

    def _lay_out(self) -> None:
        bar = QMenuBar()
        self.menus = menus.fill(bar, self.actions_)
        self._fill_view_menu(self.menus[menus.VIEW])
        self._meetings_menu(self.menus[menus.WINDOW])
        about = self.menus[menus.HELP].addAction(self.tr("About Control Room"))
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(self._about)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, self.tabs, self.header, self.commands):
            column.addWidget(widget)
        self.setMenuWidget(top)
        self.stack.addWidget(self.welcome)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.key_faults)
        self.key_faults.hide()
        if self._keymap.faults:
            keyfile.show(self.key_faults, self.settings.keys_file, self._keymap.faults)
        self.setCentralWidget(middle)
        self.setStatusBar(self.hints)
        self.setMinimumSize(*_LEAST)
        # The last line comes last: pages are made after it.
        QWidget.setTabOrder(self.docks.log.view, self.hints.keys)

    def _fill_view_menu(self, menu: QMenu) -> None:
        first = menu.actions()[0]
        for action in self.docks.toggles:
            menu.insertAction(first, action)
        reset = QAction(self.tr("Reset layout"), self)
        reset.triggered.connect(self.docks.reset)
        menu.insertAction(first, reset)
        menu.insertSeparator(first)

    def _meetings_menu(self, menu: QMenu) -> None:
        """List the open meetings at the end of `menu`, made anew each time it opens."""
        menu.addSeparator()
        listed: list[QAction] = []

        def fill() -> None:
            for old in listed:
                menu.removeAction(old)
            listed.clear()
            for meeting in self.conferences.meetings:
                action = QAction(meeting.title.replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(meeting is self.tabs.current)
                action.triggered.connect(lambda _=False, chosen=meeting: self.tabs.choose(chosen))
                menu.addAction(action)
                listed.append(action)

        menu.aboutToShow.connect(fill)

    def _connect(self) -> None:
        self.conferences.added.connect(self._added)
        self.conferences.removed.connect(self._removed)
        self.tabs.chosen.connect(self._show_meeting)
        self.tabs.closing.connect(self.conferences.close)
        self.tabs.open_asked.connect(self.ask_for_meeting)
        self.welcome.chosen.connect(self.ask_for_meeting)
        self.commands.refused.connect(self.hints.explain)
        self.actions_.window_asked.connect(self._do)
        self.actions_.layout_asked.connect(self._ask_for_layout)
        self.actions_.asked.connect(self._ask)
        self.actions_.told.connect(self.hints.tell)
        self.docks.given.connect(self.actions_.give)
        self.docks.told.connect(self.hints.tell)
        self.sequences.begun.connect(self.hints.show_continuations)
        for over in (self.actions_.went, self.actions_.explained):
            over.connect(self.sequences.end)
        self.palette_.closed.connect(self._focus_page)
        self.palette_.chosen.connect(self._take)
        self.settings.changed.connect(self._apply_settings)
        self.overlay.closed.connect(self._focus_page)

    # meetings

    @property
    def page(self) -> ConferencePage | None:
        """The page in front, None if no meeting is open."""
        current = self.stack.currentWidget()
        return current if isinstance(current, ConferencePage) else None

    async def open(self, place: Place, password: str | None) -> None:
        """Open the meeting at `place`; ask for the password if it isn't given."""
        here = self.conferences.find(place)
        if here is not None and not here.over:
            self.tabs.choose(here)
        elif password is None:
            self.ask_for_meeting(place)
        else:
            meeting = await self.conferences.prepare(place, password)
            self.conferences.add(meeting)
            meeting.start()

    def ask_for_meeting(
        self, place: Place | None = None, error: VendorError | None = None
    ) -> SignInDialog:
        """Show the sign-in dialog, for `place` if it is given, with why it failed before."""
        dialog = SignInDialog(
            self.theme,
            self.icons,
            self.settings,
            self.conferences,
            self.tasks,
            self.hints.tell,
            self,
        )
        dialog.signed_in.connect(self.conferences.add)
        dialog.already_open.connect(self.tabs.choose)
        if place is not None:
            dialog.show_place(place, error)
        dialog.open()
        return dialog

    def _sign_in_again(self, meeting: Meeting) -> None:
        self.ask_for_meeting(meeting.place, meeting.desk.link.problem)

    def _added(self, meeting: Meeting) -> None:
        page = ConferencePage(self.theme, self.icons, meeting)
        page.sign_in_asked.connect(self._sign_in_again)
        page.close_asked.connect(self.conferences.close)
        page.finder.field.show_key(cap(self.actions_[":find"].keys))
        page.table.menu_wanted.connect(self._show_menu)
        page.table.addAction(self.actions_[":settle"].action)
        page.addAction(self.actions_[":clear"].action)
        page.table.set_row_height(self.settings.now.row_height)
        page.table.pin(self.settings.pins(meeting.place))
        if self.settings.now.columns:
            page.table.restore_state(_bytes(self.settings.now.columns))
        meeting.session.quality_wanted = page.table.pids_wanted
        meeting.desk.acted.connect(self._show_progress)
        meeting.desk.changed.connect(self._conference_changed)
        self.pages[meeting] = page
        self.stack.addWidget(page)
        self.settings.remember(meeting.place, meeting.desk.store.conference.title)
        self.tabs.add(meeting)
        self.tabs.choose(meeting)

    def _removed(self, meeting: Meeting) -> None:
        self.tabs.remove(meeting)
        page = self.pages.pop(meeting)
        meeting.session.quality_wanted = tuple
        self._keep_columns(page)
        self.stack.removeWidget(page)
        page.deleteLater()

    def _show_meeting(self, meeting: Meeting | None) -> None:
        page = self.pages.get(meeting) if meeting is not None else None
        self.stack.setCurrentWidget(page or self.welcome)
        for widget in (self.header, self.commands):
            widget.setVisible(page is not None)
        self.docks.show_desk(meeting.desk if meeting is not None else None)
        self.header.show_meeting(meeting)
        self.actions_.show_meeting(meeting)
        self.hints.show_meeting(meeting)
        self._show_title()
        self._show_conference()
        self._show_progress()
        self._focus_page()

    def _focus_page(self) -> None:
        if self.page is not None:
            self.page.focus_table()

    def _conference_changed(self, batch: Batch) -> None:
        if Kind.CONFERENCE not in batch.kinds:
            return
        self._show_title()
        self._show_conference()
        for change in batch.changes:
            if change.kind is Kind.CONFERENCE and "title" in change.fields:
                self._remember_titles()

    def _remember_titles(self) -> None:
        for meeting in self.conferences.meetings:
            if title := meeting.desk.store.conference.title:
                self.settings.remember(meeting.place, title)

    def _show_title(self) -> None:
        meeting = self.tabs.current
        program = self.tr("Control Room")
        if meeting is None:
            self.setWindowTitle(program)
            return
        text = self.tr("{conference} – {program}")
        self.setWindowTitle(text.format(conference=meeting.title, program=program))

    def _show_conference(self) -> None:
        if (meeting := self.tabs.current) is not None:
            self.commands.show_state(meeting.desk.store.conference)

    def _show_progress(self, _action: Action | None = None) -> None:
        meeting = self.tabs.current
        self.commands.show_progress(meeting.progress if meeting is not None else _idle)

    # what actions of the window do

    def _make_doing(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self._on_page(lambda page: page.finder.focus_field()),
            "settle": self._on_page(lambda page: page.table.settle()),
            "clear": self._on_page(lambda page: page.escape()),
            "palette": self._open_palette,
            "select-all": self._on_page(lambda page: page.table.selectAll()),
            "invert": self._on_page(lambda page: page.table.invert()),
            "pin": self._on_page(self._toggle_pins),
            **{
                f"select {state.value}": self._on_page(
                    partial(picking.choose_all, state=state, tell=self.hints.tell)
                )
                for state in (State.HANDS, State.OPEN)
            },
            **{
                f"pinned {place}": self._on_page(
                    partial(picking.choose_pinned, place=place, tell=self.hints.tell)
                )
                for place in range(1, 10)
            },
            **{
                f"panel {dock.objectName()}": partial(self.docks.open, dock.objectName())
                for dock in (*self.docks.docks, *self.docks.tools)
            },
            "log-filter": self.docks.focus_log_filter,
            "next-panel": lambda: self.docks.step(1, self.page),
            "previous-panel": lambda: self.docks.step(-1, self.page),
            "full-screen": self._toggle_full_screen,
            "open": self.ask_for_meeting,
            "close": self._close_meeting,
            "next-meeting": lambda: self.tabs.step(1),
            "previous-meeting": lambda: self.tabs.step(-1),
            "reconnect": self._reconnect,
            "settings": self._show_settings,
            "quit": self.close,
            "keys": lambda: self.overlay.open(),
            **{
                f"filter {state.value}": self._on_page(partial(_show_only, state))
                for state in State
            },
        }

    def _on_page(self, do: Callable[[ConferencePage], object]) -> Callable[[], object]:
        return lambda: do(self.page) if self.page is not None else None

    def _do(self, words: str) -> None:
        self._doing[words]()

    def _open_palette(self) -> None:
        if self.page is not None:
            self.page.finder.refine()
        self.palette_.open()

    def _take(self, offer: Offer) -> None:
        """Do what was chosen in the palette."""
        if offer.entry is not None:
            self.actions_.set_off(offer.entry, offer.people or None)
        elif self.page is not None:
            picking.choose(self.page, offer.people)

    def _toggle_pins(self, page: ConferencePage) -> None:
        self.settings.pin(page.meeting.place, picking.toggle_pins(page, self.hints.tell))

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _close_meeting(self) -> None:
        if (meeting := self.tabs.current) is not None:
            self.conferences.close(meeting)

    def _reconnect(self) -> None:
        if (meeting := self.tabs.current) is not None:
            meeting.session.reconnect_now()

    def _ask(self, question: Question) -> None:
        if self.page is not None:
            self.page.ask(question)

    def _ask_for_layout(self, people: Sequence[Participant]) -> None:
        if (meeting := self.tabs.current) is not None:
            present = [person for person in people if person.present]
            dialog = LayoutDialog(self.theme, present, self)
            dialog.chosen.connect(meeting.desk.submit)
            dialog.open()

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for words in menus.OF_PEOPLE:
            if words == menus.BREAK:
                menu.addSeparator()
            else:
                menu.addAction(self.actions_[words].action)
        menu.popup(at)

    def _show_settings(self) -> None:
        PreferencesDialog(self.theme, self.settings, self).open()

    def _about(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIconPixmap(self.icons.app().pixmap(64))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("About Control Room"))
        box.setText(self.tr("Control Room {version}").format(version=__version__))
        box.setInformativeText(self.tr("Runs live video conferences from one desk."))
        box.open()

    # what is remembered

    def _apply_settings(self, changed: set[str]) -> None:
        now = self.settings.now
        if "theme" in changed:
            self.theme.set_mode(now.theme)
        if "scale" in changed:
            self.theme.set_scale(now.scale)
        if "row_height" in changed:
            for page in self.pages.values():
                page.table.set_row_height(now.row_height)

    def _restore(self) -> None:
        now = self.settings.now
        if not (now.geometry and self.restoreGeometry(_bytes(now.geometry))):
            room = self.screen().availableSize()
            self.resize(*_SIZE)
            if room.width() <= _SIZE[0] + _FRAME or room.height() <= _SIZE[1] + _FRAME:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self.docks.restore(_bytes(now.docks))

    def _keep_columns(self, page: ConferencePage) -> None:
        self.settings.update(columns=_text(page.table.save_state()))

    def put_away(self) -> None:
        """Remember how everything stands and hide."""
        if self.page is not None:
            self._keep_columns(self.page)
        self.settings.update(
            geometry=_text(bytes(self.saveGeometry().data())), docks=_text(self.docks.state())
        )
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.ignore()
        self.closing.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.docks.arrange_soon()


def _show_only(state: State, page: ConferencePage) -> None:
    page.show_only(state)


def _idle(_command: str) -> float:
    return 0.0


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError:
        return b""


def _text(state: bytes) -> str:
    return base64.b64encode(state).decode()
