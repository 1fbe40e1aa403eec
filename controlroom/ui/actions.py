"""One QAction for each binding: what keys, menus and buttons of the window set off.

A command's order is made when the action is set off: whoever is selected then is meant, whatever
happens to the selection afterwards.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.parse import Request, parse
from controlroom.commands.registry import Order, Target
from controlroom.meeting.changes import Kind
from controlroom.session.link import LinkState
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.conferences import Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.guards import obstacle, question

# Titles of window actions, and of commands with arguments.
TITLES: dict[str, str] = {
    ":find": QT_TRANSLATE_NOOP("actions", "Find a participant"),
    ":settle": QT_TRANSLATE_NOOP("actions", "Let waiting rows take their place"),
    ":clear": QT_TRANSLATE_NOOP("actions", "Clear filter and selection"),
    ":select-all": QT_TRANSLATE_NOOP("actions", "Select all shown"),
    ":filter all": QT_TRANSLATE_NOOP("actions", "Show everybody"),
    ":filter in": QT_TRANSLATE_NOOP("actions", "Show who is in"),
    ":filter hands": QT_TRANSLATE_NOOP("actions", "Show raised hands"),
    ":filter open": QT_TRANSLATE_NOOP("actions", "Show open microphones"),
    ":filter poor": QT_TRANSLATE_NOOP("actions", "Show poor calls"),
    ":filter calling": QT_TRANSLATE_NOOP("actions", "Show who is being called"),
    ":filter absent": QT_TRANSLATE_NOOP("actions", "Show who is absent"),
    ":log-filter": QT_TRANSLATE_NOOP("actions", "Filter the log"),
    ":next-panel": QT_TRANSLATE_NOOP("actions", "Next panel"),
    ":previous-panel": QT_TRANSLATE_NOOP("actions", "Previous panel"),
    ":full-screen": QT_TRANSLATE_NOOP("actions", "Full screen"),
    ":open": QT_TRANSLATE_NOOP("actions", "Open a meeting…"),
    ":close": QT_TRANSLATE_NOOP("actions", "Close this meeting"),
    ":next-meeting": QT_TRANSLATE_NOOP("actions", "Next meeting"),
    ":previous-meeting": QT_TRANSLATE_NOOP("actions", "Previous meeting"),
    ":reconnect": QT_TRANSLATE_NOOP("actions", "Reconnect now"),
    ":settings": QT_TRANSLATE_NOOP("actions", "Settings…"),
    ":quit": QT_TRANSLATE_NOOP("actions", "Quit"),
    ":keys": QT_TRANSLATE_NOOP("actions", "All keys"),
    "mute-all --forbid-self-unmute": QT_TRANSLATE_NOOP("actions", "Mute all, no self-unmute"),
    "layout": QT_TRANSLATE_NOOP("actions", "Layout…"),
    "display voice multi": QT_TRANSLATE_NOOP("actions", "Voices choose, several pictures"),
    "display voice single": QT_TRANSLATE_NOOP("actions", "Voices choose, one picture"),
    "display fixed multi": QT_TRANSLATE_NOOP("actions", "Fixed, several pictures"),
    "display fixed single": QT_TRANSLATE_NOOP("actions", "Fixed, one picture"),
}

# They make sense without a meeting.
_ALWAYS = frozenset({":open", ":settings", ":quit", ":keys", ":full-screen"})
# Keys that other places need for themselves: they count in the table, or on its page, only.
LOCAL = frozenset({":settle", ":clear"})

_OF_TABLE = frozenset({":find", ":select-all", ":clear", ":settle"}) | frozenset(
    words for words in TITLES if words.startswith(":filter ")
)

_WAITING = frozenset({LinkState.AWAY, LinkState.NOT_STARTED})


class Entry(QObject):
    """A binding in the window: its action, and what it is for."""

    def __init__(self, window: QWidget, keys: str, words: str) -> None:
        super().__init__(window)
        self.keys, self.words = keys, words
        self.request = _request(words)
        self.why_not: str | None = None
        self.action = QAction(self.title, self)
        self.action.setObjectName(words)
        self.action.setShortcut(QKeySequence(keys))
        self.action.setAutoRepeat(False)
        # A disabled action does not hear its key: this hears it then, to say why.
        self.deaf = QShortcut(QKeySequence(keys), window)
        self.deaf.setAutoRepeat(False)
        self.deaf.setEnabled(False)

    @property
    def title(self) -> str:
        """What it does, in a word or two."""
        if text := TITLES.get(self.words):
            return QCoreApplication.translate("actions", text)
        return QCoreApplication.translate("commands", COMMANDS[self.words].title)

    @property
    def summary(self) -> str:
        """What it does, in a sentence; empty for a window action."""
        if self.request is None:
            return ""
        return QCoreApplication.translate("commands", self.request.command.summary)

    def allow(self, why_not: str) -> None:
        """Enable the action, or disable it and keep why."""
        if why_not == self.why_not:
            return
        self.why_not = why_not
        self.action.setEnabled(not why_not)
        self.deaf.setEnabled(bool(why_not) and self.words not in LOCAL)
        tip = [f"{self.title} ({spoken_keys(self.keys)})", self.summary, why_not]
        self.action.setToolTip("\n".join(line for line in tip if line))
        self.action.setStatusTip(why_not or self.summary)


def _request(words: str) -> Request | None:
    if words.startswith(":"):
        return None
    name, *rest = words.split()
    command = COMMANDS[name]
    if not rest and any(parameter.required for parameter in command.parameters):
        return Request(command, (), {})  # the window asks for the arguments
    people = [] if command.target is Target.CONFERENCE else ["-"]
    return Request(command, (), parse([name, *people, *rest]).arguments)


def spoken_keys(keys: str) -> str:
    """A key sequence as this platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def cap(keys: str) -> str:
    """A key sequence as it stands on a key cap: short."""
    return spoken_keys(keys).replace("Shift+", "⇧").replace("+", " ")


class Actions(QObject):
    """All actions of the window, for the meeting that it shows.

    `window_asked` has the words of a window action without the colon; `layout_asked` comes where a
    layout must be chosen first; `asked` has a Question; `explained` an Entry that can't act now;
    `went` an Entry that does act; `refreshed` comes after some may have been enabled or disabled.
    """

    window_asked = Signal(str)
    layout_asked = Signal()
    asked = Signal(object)
    explained = Signal(object)
    went = Signal(object)
    refreshed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.meeting: Meeting | None = None
        self._entries: dict[str, Entry] = {}
        for binding in BINDINGS:
            entry = Entry(window, binding.keys, binding.words)
            self._entries[binding.words] = entry
            entry.action.triggered.connect(partial(self._set_off, entry))
            entry.deaf.activated.connect(partial(self.explained.emit, entry))
            if binding.words in LOCAL:
                entry.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            else:
                window.addAction(entry.action)
        self.refresh()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __getitem__(self, words: str) -> Entry:
        return self._entries[words]

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Act on `meeting` from now on."""
        if self.meeting is not None:
            old = self.meeting.desk
            old.selected.disconnect(self.refresh)
            old.linked.disconnect(self.refresh)
            old.changed.disconnect(self._changed)
        self.meeting = meeting
        if meeting is not None:
            meeting.desk.selected.connect(self.refresh)
            meeting.desk.linked.connect(self.refresh)
            meeting.desk.changed.connect(self._changed)
        self.refresh()

    def _changed(self, batch: Batch) -> None:
        meeting = self.meeting
        if Kind.CONFERENCE in batch.kinds or (
            meeting is not None and any(pid in batch.people for pid in meeting.desk.selection)
        ):
            self.refresh()

    def refresh(self, _told: object = None) -> None:
        """Enable what can be done now."""
        for entry in self:
            entry.allow(self._obstacle(entry))
        self.refreshed.emit()

    def _obstacle(self, entry: Entry) -> str:
        desk = self.meeting.desk if self.meeting is not None else None
        if entry.request is not None:
            return obstacle(entry.request.command, desk)
        if entry.words in _ALWAYS:
            return ""
        if desk is None:
            return self.tr("No meeting is open")
        if entry.words in _OF_TABLE and desk.link.last_push is None:
            return self.tr("There are no participants to see yet")
        if entry.words == ":reconnect" and desk.link.state not in _WAITING:
            return self.tr("There is nothing to reconnect")
        return ""

    def _set_off(self, entry: Entry) -> None:
        self.went.emit(entry)
        if entry.request is None:
            self.window_asked.emit(entry.words.removeprefix(":"))
        elif entry.words == "layout":
            self.layout_asked.emit()
        elif self.meeting is not None:
            self.give(self._order(entry.request, self.meeting))

    def _order(self, request: Request, meeting: Meeting) -> Order:
        if request.command.target is Target.CONFERENCE:
            return Order(request.command.id, (), request.arguments)
        targets = tuple(person for person in meeting.desk.chosen() if person.present)
        return Order(request.command.id, targets, request.arguments)

    def give(self, order: Order) -> None:
        """Give `order` to the meeting, after asking where that is wise."""
        if self.meeting is None:
            return
        if asked := question(order, self.meeting.desk.store):
            self.asked.emit(asked)
        else:
            self.meeting.desk.submit(order)
