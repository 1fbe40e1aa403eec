"""The layout editor: put a multi-picture together while the meeting goes on, then apply it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.layouts import fitting_first, known_image_type
from controlroom.commands.plans import Plan, addressable, can_be_shown, on_air
from controlroom.commands.registry import Order
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant
from controlroom.ui import wording
from controlroom.ui.arrangements import arrangements
from controlroom.ui.conferences import Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.guards import names, obstacle
from controlroom.ui.icons import Icons
from controlroom.ui.layouts import words
from controlroom.ui.layouts.canvas import Canvas
from controlroom.ui.layouts.choices import Choices
from controlroom.ui.layouts.crew import Crew
from controlroom.ui.layouts.frame import Frame, Ghost
from controlroom.ui.layouts.notice import Notice
from controlroom.ui.layouts.presetfile import PresetFile
from controlroom.ui.layouts.saved import Saved
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme

_FIRST = "Four"
_PACE_MS = 100
_UNDONE = 100
_CHANGES = 4
_SIZE = (1180, 720)

# What changes here when it changes in the meeting.
_OF_CONFERENCE = frozenset({"layout", "ordered", "mode"})
_OF_PEOPLE = frozenset({"presence", "name", "number", "account", "account_id", "video"})


class LayoutEditor(QDialog):
    """`chosen` has the order when the layout is applied. It does not block the window.

    It begins with `people` in the tightest arrangement; with nobody given, with what is on air.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        settings: Settings,
        meeting: Meeting,
        people: Sequence[Participant] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.meeting = meeting
        self.desk = meeting.desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            self.tr("Multi-picture layout – {meeting}").format(meeting=meeting.title)
        )
        fitting = [person for person in people if not words.why_not(person)]
        self.on_air = on_air(self.desk.store)
        self.plan = Plan(_FIRST)
        self._history: list[Plan] = []
        self._refused: Sequence[Participant] = ()
        self._carried: Sequence[Participant] = ()
        self._from = 0
        self.canvas = Canvas(theme)
        self.choices = Choices(theme, fitting_first(len(fitting)))
        presets = PresetFile(settings.keys_file.with_name("presets.json"), self)
        self.saved = Saved(theme, self.desk, presets)
        self.crew = Crew(theme, self.desk, settings.pins(meeting.place))
        self.notice = Notice(theme, icons)
        self.frame = Frame(theme, self.canvas, self.notice, self)
        self.sides = QTabWidget()
        self.sides.setDocumentMode(True)
        self.sides.addTab(self.choices, self.tr("Arrangements"))
        self.sides.addTab(self.saved, self.tr("Presets"))
        self.frame.lay_out(self.sides, self.crew)
        self.ghost = Ghost(theme, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PACE_MS)
        self._soon.timeout.connect(self._follow)
        self._told_layout = False
        self._connect()
        self.crew.refresh()
        self._begin(people, fitting)
        self.resize(*(theme.scaled(px) for px in _SIZE))
        if presets.library.faults:
            text = self.tr(
                "%n part(s) of the presets' file could not be read", "", len(presets.library.faults)
            )
            self.notice.tell(text)

    def _connect(self) -> None:
        frame, canvas, people = self.frame, self.canvas, self.crew.list
        self.choices.chosen.connect(lambda name: self.edit(self.plan.arranged(name)))
        self.choices.taken.connect(self.apply)
        canvas.swap_asked.connect(lambda one, other: self.edit(self.plan.swapped(one, other)))
        canvas.emptied.connect(lambda pane: self.edit(self.plan.emptied(pane)))
        canvas.auxiliary_asked.connect(self._toggle_auxiliary)
        canvas.chosen.connect(self._pane_chosen)
        canvas.entered.connect(self.apply)
        canvas.lifted.connect(self._lift_pane)
        people.lifted.connect(lambda chosen: self._lift(chosen, 0))
        for carrying in (canvas, people):
            carrying.moved.connect(self._carry)
            carrying.dropped.connect(self._drop)
        people.taken.connect(self._take)
        people.added.connect(self._add)
        people.passed.connect(self._pass_key)
        self.crew.filling.connect(self._fill)
        self.saved.loaded.connect(self._load)
        self.saved.loaded.connect(canvas.take_focus)
        self.saved.told.connect(self.notice.tell)
        self.saved.doubted.connect(self.notice.ask)
        self.saved.add_keys(self)
        frame.auxiliary.activated.connect(
            lambda at: self.edit(self.plan.with_auxiliary(at or None))
        )
        frame.switch_time.valueChanged.connect(self._switch_time_set)
        frame.load.clicked.connect(self.load_on_air)
        frame.close_up.clicked.connect(lambda: self.edit(self.plan.closed_up()))
        frame.clear.clicked.connect(lambda: self.edit(self.plan.cleared()))
        frame.undo.clicked.connect(self.undo)
        frame.apply.clicked.connect(self.apply)
        frame.cancel.clicked.connect(self.reject)
        self._shortcut("Ctrl+Z", self.undo)
        self._shortcut("Ctrl+F", self.crew.field.setFocus)
        self._shortcut("Ctrl+S", self._focus_name)
        self.desk.changed.connect(self._changed)
        self.desk.linked.connect(self._show_apply)

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: do())

    def _begin(self, people: Sequence[Participant], fitting: Sequence[Participant]) -> None:
        if fitting:
            plan = Plan(fitting_first(len(fitting))[0]).filled(fitting)
            self._load(plan, self.tr("From the selection"))
            self.canvas.take_focus()
        elif self.on_air is not None:
            self.load_on_air()
            self.canvas.take_focus()
        else:
            self._load(self.plan, "")
            self.crew.field.setFocus()
        self._history.clear()
        self._refused = [person for person in people if person not in fitting]
        self._show()

    # editing

    def edit(self, plan: Plan) -> None:
        """Go on with another plan; the present one can be brought back."""
        if plan == self.plan:
            return
        self._history = [*self._history[-_UNDONE:], self.plan]
        self.plan = plan
        self._refused = ()
        self._show()

    def undo(self) -> None:
        """Take the last change back."""
        if self._history:
            self.plan = self._history.pop().refreshed(self.desk.store.people)
            self._show()

    def fill(self, people: Sequence[Participant]) -> None:
        """Put `people` into empty panes; who can't be in a picture is named."""
        self._fill(people, "")

    def load_preset(self, number: int) -> None:
        """Load a preset by its number, from 1; 0 is none."""
        if number:
            self.saved.load(number)

    def load_on_air(self) -> None:
        """Begin again from what the meeting has."""
        if self.on_air is None:
            return
        source = self.tr("What is on air")
        if not known_image_type(self.desk.store):
            source = self.tr("What is on air. The meeting does not tell in which arrangement.")
        self._load(self.on_air, source)

    def _load(self, plan: Plan, source: str) -> None:
        self.edit(plan.refreshed(self.desk.store.people))
        self.frame.show_source(source)

    def _fill(self, people: Sequence[Participant], nobody: str) -> None:
        fitting = [p for p in people if can_be_shown(p) and addressable(p)]
        self.edit(self.plan.filled(fitting, self.canvas.current))
        self._refuse([person for person in people if person not in fitting])
        if not people and nobody:
            self.notice.tell(nobody)

    def _take(self, people: Sequence[Participant]) -> None:
        """Into the next empty panes, from the chosen one on."""
        fitting = [person for person in people if not words.why_not(person)]
        free = self.plan.next_empty(self.canvas.current)
        if fitting and free is None:
            self.notice.tell(self.tr("No pane is empty: empty one, or add with Shift and Enter"))
        elif fitting:
            self.edit(self.plan.filled(fitting, self.canvas.current))
            self.canvas.choose(self.plan.next_empty(free or 1) or self.canvas.current)
        self._refuse([person for person in people if person not in fitting])

    def _add(self, people: Sequence[Participant]) -> None:
        """To those who take turns in the chosen pane."""
        self._place(self.canvas.current, people, several=True)

    def _place(self, pane: int, people: Sequence[Participant], *, several: bool) -> None:
        fitting = [person for person in people if not words.why_not(person)]
        if fitting and several:
            self.edit(self.plan.added(pane, fitting))
        elif fitting:
            self.edit(self.plan.put(pane, fitting[:1]).filled(fitting[1:], pane))
        self._refuse([person for person in people if person not in fitting])

    def _refuse(self, people: Sequence[Participant]) -> None:
        if people:
            self._refused = people
            self._show()
            self._say(self.frame.note.text())

    def _toggle_auxiliary(self, pane: int) -> None:
        self.edit(self.plan.with_auxiliary(None if self.plan.auxiliary == pane else pane))

    def _switch_time_set(self, seconds: int) -> None:
        if seconds != self.plan.switch_time:
            self.plan = self.plan.timed(seconds)
            self._show()

    def _pass_key(self, event: QKeyEvent) -> None:
        if self.canvas.take_key(event):
            event.accept()

    def _focus_name(self) -> None:
        self.sides.setCurrentWidget(self.saved)
        self.saved.name.setFocus()
        self.saved.name.selectAll()

    # dragging

    def _lift_pane(self, pane: int) -> None:
        self._lift(self.plan.at(pane), pane)

    def _lift(self, people: Sequence[Participant], pane: int) -> None:
        self._carried, self._from = people, pane
        self.ghost.show_text(names(people))

    def _carry(self, at: QPoint) -> None:
        self.ghost.follow(at)
        self.canvas.show_target(self.canvas.pane_at(at))

    def _drop(self, at: QPoint, several: bool) -> None:  # noqa: FBT001 - a signal's argument
        people, source = self._carried, self._from
        self._carried, self._from = (), 0
        self.ghost.hide()
        self.canvas.show_target(0)
        pane = self.canvas.pane_at(at)
        if source and not pane and self.crew.rect().contains(self.crew.mapFromGlobal(at)):
            self.edit(self.plan.emptied(source))
        if not pane or not people or pane == source:
            return
        self.canvas.choose(pane)
        if source and not several:
            self.edit(self.plan.swapped(source, pane))
        else:
            self._place(pane, people, several=several)

    # the meeting goes on

    def _changed(self, batch: Batch) -> None:
        for change in batch.changes:
            if change.kind is Kind.CONFERENCE:
                self._told_layout |= "layout" in change.fields
                concerned = not change.fields.isdisjoint(_OF_CONFERENCE)
            else:
                fresh = change.appeared or change.vanished
                concerned = fresh or not change.fields.isdisjoint(_OF_PEOPLE)
                concerned = concerned and change.kind is Kind.PARTICIPANT
            if concerned and not self._soon.isActive():
                self._soon.start()

    def _follow(self) -> None:
        """Show who came, left or changed; say so if what is on air is another one now."""
        before, self.on_air = self.on_air, on_air(self.desk.store)
        people = self.desk.store.people
        self.plan = self.plan.refreshed(people)
        self.crew.refresh()
        if self._told_layout:
            self._told_layout = False
            if before is None or self.on_air is None or words.changes(before, self.on_air):
                self._say_on_air_changed()
        self._show()

    def _say_on_air_changed(self) -> None:
        if self.on_air is None:
            self.notice.tell(self.tr("The meeting has no multi-picture any more"))
        elif words.changes(self.plan, self.on_air):
            text = self.tr("The multi-picture of the meeting has changed meanwhile")
            self.notice.tell(text, self.tr("Load it"), self.load_on_air)

    # showing

    def _show(self) -> None:
        plan = self.plan
        contents = [words.content(plan, pane) for pane in range(1, plan.count + 1)]
        self.canvas.show_panes(arrangements()[plan.image_type], contents)
        self.choices.show_choice(plan.image_type)
        self.crew.show_plan(plan)
        self.saved.show_plan(plan)
        self.frame.show_plan(plan, on_air=self.on_air is not None, undo=bool(self._history))
        self.frame.show_note(self._note())
        self._show_changes()
        self._show_apply()

    def _note(self) -> str:
        notes = []
        audio = [person for person in self._refused if not can_be_shown(person)]
        unnumbered = [person for person in self._refused if person not in audio]
        for people, text in (
            (audio, self.tr("Audio only, can't be in a picture: {names}")),
            (unnumbered, self.tr("Without a number, can't be in a picture: {names}")),
            (self.plan.beyond, self.tr("No pane left for: {names}")),
            (self.plan.missing, self.tr("Not in the meeting: {names}. Their panes stay empty.")),
        ):
            if people:
                notes.append(text.format(names=names(people, 5)))
        return "\n".join(notes)

    def _show_changes(self) -> None:
        if self.on_air is None:
            self.frame.show_changes(self.tr("The meeting has no multi-picture of its own yet."), [])
            return
        told = bool(known_image_type(self.desk.store))
        lines = words.changes(self.on_air, self.plan, told=told)
        if not lines:
            self.frame.show_changes(self.tr("As on air: nothing would change."), [])
            return
        shown = lines[:_CHANGES]
        if more := len(lines) - len(shown):
            shown[-1] = self.tr("… and %n more", "changes", more + 1)
        self.frame.show_changes(
            self.tr("Changes to what is on air: {count}").format(count=wording.number(len(lines))),
            shown,
            "\n".join(lines),
        )

    def _show_apply(self, _link: object = None) -> None:
        why_not = obstacle(COMMANDS["layout"], self.desk, named=True)
        if not why_not and not self.plan.ready:
            why_not = self.tr("Put at least one participant into a pane")
        self.frame.apply.setEnabled(not why_not)
        self.frame.apply.setToolTip(why_not)

    def _pane_chosen(self, pane: int) -> None:
        if not any(view.hasFocus() for view in self.canvas.panes):
            self._say(words.content(self.plan, pane).spoken)

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # the end

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Enter in a field is for the field: it must not apply the layout as well.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def order(self) -> Order:
        """What is put together, as an order."""
        arguments = self.plan.arguments()
        if self.frame.save_only.isChecked():
            arguments["save_only"] = True
        return Order("layout", (), arguments)

    def apply(self) -> None:
        """Order it and close."""
        if self.frame.apply.isEnabled():
            self.chosen.emit(self.order())
            self.accept()


def open_editor(
    theme: Theme,
    icons: Icons,
    settings: Settings,
    meeting: Meeting,
    people: Sequence[Participant],
    window: QWidget,
) -> LayoutEditor:
    """Show the editor of a meeting; one that is open already comes to the front and is filled."""
    for editor in _editors(meeting, window):
        editor.fill(people)
        editor.raise_()
        editor.activateWindow()
        return editor
    editor = LayoutEditor(theme, icons, settings, meeting, people, window)
    editor.chosen.connect(meeting.desk.submit)
    editor.show()
    return editor


def close_editor(meeting: Meeting, window: QWidget) -> None:
    """Close the editor of a meeting that is gone."""
    for editor in _editors(meeting, window):
        editor.reject()


def _editors(meeting: Meeting, window: QWidget) -> list[LayoutEditor]:
    return [editor for editor in window.findChildren(LayoutEditor) if editor.meeting is meeting]
