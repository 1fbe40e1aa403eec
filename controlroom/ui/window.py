"""The main window: it shows meetings, and has all that is done with them.

It can be shown before it is furnished, as loading what it is furnished with takes a while.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QStackedWidget, QWidget

from controlroom.later import Later
from controlroom.ui.meetings import MeetingsWindow, as_bytes, as_text
from controlroom.vendors.base import Place, VendorError

if TYPE_CHECKING:
    from controlroom.meeting.model import Participant
    from controlroom.meeting.states import State
    from controlroom.session.actions import Action
    from controlroom.tasks import Tasks
    from controlroom.ui import keys, parts, preferences, signin
    from controlroom.ui.conference import ConferencePage
    from controlroom.ui.conferences import Meeting
    from controlroom.ui.desk import Batch
    from controlroom.ui.guards import Question
    from controlroom.ui.layouts import editor as layouts
    from controlroom.ui.palette import panel as palette
    from controlroom.ui.palette.offers import Offer
else:
    keys = Later("controlroom.ui.keys")
    layouts = Later("controlroom.ui.layouts.editor")
    palette = Later("controlroom.ui.palette.panel")
    parts = Later("controlroom.ui.parts")
    preferences = Later("controlroom.ui.preferences")
    signin = Later("controlroom.ui.signin")


class Window(MeetingsWindow):
    """`furnished` says whether everything is in it."""

    furnished = False

    def furnish(self, tasks: Tasks) -> None:
        """Put in what acts on the meetings that are shown, and on those to come."""
        theme, icons, settings = self.theme, self.icons, self.settings
        self.tasks = tasks
        self.doorbell = parts.Doorbell(self, self.conferences, settings)
        self._keymap = parts.keyfile.load(settings.keys_file)
        self.actions_ = parts.Actions(self, self._keymap.bindings)
        self.actions_.ask_above = settings.now.ask_above
        self.commands = parts.CommandBar(theme, self.actions_)
        self.hints = parts.HintBar(theme, icons, self.actions_)
        self.welcome = parts.Welcome(theme, icons, settings, self.actions_[":open"])
        self.key_faults = parts.Bar(theme, icons)
        self.docks = parts.Docks(parts.Room(theme, icons, settings, tasks), self)
        self.asking = parts.Asking(theme, icons, tasks, self.actions_, self)
        self._doing = self._make_doing()
        self._lay_out()
        self.sequences = parts.Sequences(self, self._keymap.bindings)
        self._connect()
        for page in self.pages.values():
            self._equip(page)
            _stop_last(page, self.stack)
        self.docks.restore(as_bytes(settings.now.docks))
        self._act_on(self.tabs.current)
        self.focus_page()
        self.docks.arrange_soon()
        self.furnished = True

    @cached_property
    def overlay(self) -> keys.KeyOverlay:
        """All keys at a glance; made when it is first asked for."""
        overlay = keys.KeyOverlay(self.theme, self.actions_, self)
        overlay.closed.connect(self.focus_page)
        return overlay

    @cached_property
    def palette_(self) -> palette.Palette:
        """The line for commands and people; made when it is first asked for."""
        made = palette.Palette(self.theme, self.actions_, self)
        made.closed.connect(self.focus_page)
        made.chosen.connect(self._take)
        return made

    def _lay_out(self) -> None:
        bar = QMenuBar()
        self.menus = parts.menus.fill(bar, self.actions_)
        self._fill_view_menu(self.menus[parts.menus.VIEW])
        parts.menus.list_meetings(self.menus[parts.menus.WINDOW], self.conferences, self.tabs)
        about = self.menus[parts.menus.HELP].addAction(self.tr("About Control Room"))
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(lambda: parts.about.show(self, self.icons))
        self.top.insertWidget(0, bar)
        self.top.addWidget(self.commands)
        self.stack.addWidget(self.welcome)
        self.middle.addWidget(self.key_faults)
        self.key_faults.hide()
        if self._keymap.faults:
            parts.keyfile.show(self.key_faults, self.settings.keys_file, self._keymap.faults)
        self.setStatusBar(self.hints)
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

    def _connect(self) -> None:
        self.page_made.connect(self._equip)
        self.page_going.connect(self._leave)
        self.brought.connect(self._act_on)
        self.tabs.open_asked.connect(self.ask_for_meeting)
        self.welcome.chosen.connect(self.ask_for_meeting)
        self.commands.refused.connect(self.hints.explain)
        self.actions_.window_asked.connect(self._do)
        self.actions_.layout_asked.connect(self._ask_for_layout)
        self.actions_.form_asked.connect(lambda asked: self.asking.ask(self.page, asked))
        self.actions_.asked.connect(self._ask)
        self.actions_.told.connect(self.hints.tell)
        parts.UndoWords(self.actions_)
        self.docks.given.connect(self.actions_.give)
        self.docks.told.connect(self.hints.tell)
        self.docks.left.connect(self.focus_page)
        self.sequences.begun.connect(self.hints.show_continuations)
        for over in (self.actions_.went, self.actions_.explained):
            over.connect(self.sequences.end)
        self.settings.changed.connect(self._apply_settings)

    # meetings

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
    ) -> signin.SignInDialog:
        """Show the sign-in dialog, for `place` if it is given, with why it failed before."""
        dialog = signin.SignInDialog(
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

    def _equip(self, page: ConferencePage) -> None:
        """Let keys, menus and buttons of a page work."""
        page.sign_in_asked.connect(self._sign_in_again)
        page.table.menu_wanted.connect(self._show_menu)
        page.finder.field.show_key(parts.cap(self.actions_[":find"].keys))
        page.table.addAction(self.actions_[":settle"].action)
        page.addAction(self.actions_[":clear"].action)
        self.actions_.live_on(page)
        page.desk.acted.connect(self._show_progress)
        page.desk.changed.connect(self._show_conference)

    def _leave(self, page: ConferencePage) -> None:
        layouts.close_editor(page.meeting, self)
        self.asking.forget(page)

    def _act_on(self, meeting: Meeting | None) -> None:
        """Aim everything at the meeting in front."""
        page = self.pages.get(meeting) if meeting is not None else None
        self.stack.setCurrentWidget(page or self.welcome)
        self.commands.setVisible(meeting is not None)
        self.docks.show_desk(meeting.desk if meeting is not None else None)
        self.actions_.show_meeting(meeting)
        self.hints.show_meeting(meeting)
        self._show_conference()
        self._show_progress()

    def _show_conference(self, batch: Batch | None = None) -> None:
        if batch is not None and parts.Kind.CONFERENCE not in batch.kinds:
            return
        if (meeting := self.tabs.current) is not None:
            self.commands.show_state(meeting.desk.store.conference)

    def _show_progress(self, _action: Action | None = None) -> None:
        meeting = self.tabs.current
        self.commands.show_progress(meeting.progress if meeting is not None else lambda _: 0.0)

    # what actions of the window do

    def _make_doing(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self._on_page(lambda page: page.finder.focus_field()),
            "settle": self._on_page(lambda page: page.table.settle()),
            "clear": self._on_page(self._escape),
            "undo": self._on_page(lambda page: page.undo(":undo")),
            "redo": self._on_page(lambda page: page.undo(":redo")),
            "palette": self._open_palette,
            "select-all": self._on_page(lambda page: page.table.selectAll()),
            "invert": self._on_page(lambda page: page.table.invert()),
            "pin": self._on_page(self._toggle_pins),
            **{
                f"select {state.value}": self._on_page(
                    partial(parts.picking.choose_all, state=state, tell=self.hints.tell)
                )
                for state in (parts.State.HANDS, parts.State.OPEN)
            },
            **{
                f"pinned {place}": self._on_page(
                    partial(parts.picking.choose_pinned, place=place, tell=self.hints.tell)
                )
                for place in range(1, 10)
            },
            **{
                f"scene {place}": self._on_page(
                    partial(
                        parts.scenes.apply_at,
                        place=place,
                        settings=self.settings,
                        tell=self.hints.tell,
                    )
                )
                for place in range(1, 10)
            },
            **{
                f"preset {place}": partial(self._ask_for_layout, (), preset=place)
                for place in range(1, 10)
            },
            **{
                f"panel {dock.objectName()}": partial(self.docks.open, dock.objectName())
                for dock in (*self.docks.docks, *self.docks.tools)
            },
            "admit-first": self.actions_.admit_first,
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
                for state in parts.State
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
            parts.picking.choose(self.page, offer.people)

    def _escape(self, page: ConferencePage) -> None:
        if not self.asking.leave(page):
            page.escape()

    def _toggle_pins(self, page: ConferencePage) -> None:
        self.settings.pin(page.meeting.place, parts.picking.toggle_pins(page, self.hints.tell))

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

    def _ask_for_layout(self, people: Sequence[Participant], preset: int = 0) -> None:
        if (meeting := self.tabs.current) is not None:
            present = [person for person in people if person.present]
            self.pages[meeting].finder.refine()
            editor = layouts.open_editor(
                self.theme, self.icons, self.settings, meeting, present, self
            )
            editor.load_preset(preset)

    def _show_menu(self, at: QPoint) -> None:
        people = self.page.desk.chosen() if self.page is not None else ()
        menu = parts.menus.of_people(self.actions_, people, self)
        menu.popup(at)

    def _show_settings(self) -> None:
        preferences.PreferencesDialog(self.theme, self.settings, self).open()

    # what is remembered

    def _apply_settings(self, changed: set[str]) -> None:
        now = self.settings.now
        if "theme" in changed:
            self.theme.set_mode(now.theme)
        if "scale" in changed:
            self.theme.set_scale(now.scale)
        if "ask_above" in changed:
            self.actions_.ask_above = now.ask_above
        if "row_height" in changed:
            for page in self.pages.values():
                page.table.set_row_height(now.row_height)

    def put_away(self) -> None:
        """Remember how everything stands and hide."""
        if self.page is not None:
            self.keep_columns(self.page)
        self.settings.update(
            geometry=as_text(bytes(self.saveGeometry().data())), docks=as_text(self.docks.state())
        )
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.furnished and parts.is_escape(event):
            self.docks.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self.furnished:
            self.docks.arrange_soon()


def _show_only(state: State, page: ConferencePage) -> None:
    page.show_only(state)


def _stop_last(page: QWidget, stack: QStackedWidget) -> None:
    """Let Tab come to what is on a page after all else, as if the page had been made last."""
    stack.removeWidget(page)
    page.setParent(None)
    stack.addWidget(page)
