"""One QAction for each binding: what keys, menus and buttons of the window set off.

A command's order is made when the action is set off: whoever is selected then is meant, whatever
happens to the selection afterwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from controlroom.commands.bindings import BINDINGS, Binding
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.keymap import request
from controlroom.commands.parse import Request
from controlroom.commands.registry import Order, Target
from controlroom.commands.resolve import NobodyFoundError, SeveralFoundError
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant
from controlroom.session.link import LinkState
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.conferences import Meeting
from controlroom.ui.desk import Batch
from controlroom.ui.guards import obstacle, question, reached

# Titles of window actions, and of commands with arguments.
TITLES: dict[str, str] = {
    ":find": QT_TRANSLATE_NOOP("actions", "Find a participant"),
    ":settle": QT_TRANSLATE_NOOP("actions", "Let waiting rows take their place"),
    ":clear": QT_TRANSLATE_NOOP("actions", "Clear filter and selection"),
    ":palette": QT_TRANSLATE_NOOP("actions", "Commands and people…"),
    ":select-all": QT_TRANSLATE_NOOP("actions", "Select all shown"),
    ":select hands": QT_TRANSLATE_NOOP("actions", "Select all raised hands"),
    ":select open": QT_TRANSLATE_NOOP("actions", "Select all open microphones"),
    ":invert": QT_TRANSLATE_NOOP("actions", "Invert the selection"),
    ":pin": QT_TRANSLATE_NOOP("actions", "Pin or unpin"),
    ":filter all": QT_TRANSLATE_NOOP("actions", "Show everybody"),
    ":filter in": QT_TRANSLATE_NOOP("actions", "Show who is in"),
    ":filter hands": QT_TRANSLATE_NOOP("actions", "Show raised hands"),
    ":filter open": QT_TRANSLATE_NOOP("actions", "Show open microphones"),
    ":filter poor": QT_TRANSLATE_NOOP("actions", "Show poor calls"),
    ":filter calling": QT_TRANSLATE_NOOP("actions", "Show who is being called"),
    ":filter absent": QT_TRANSLATE_NOOP("actions", "Show who is absent"),
    ":panel speaking": QT_TRANSLATE_NOOP("actions", "Go to who speaks"),
    ":panel on-air": QT_TRANSLATE_NOOP("actions", "Go to the picture on air"),
    ":panel waiting": QT_TRANSLATE_NOOP("actions", "Go to the waiting room"),
    ":panel quality": QT_TRANSLATE_NOOP("actions", "Go to the call quality"),
    ":panel absent": QT_TRANSLATE_NOOP("actions", "Go to who is absent"),
    ":panel log": QT_TRANSLATE_NOOP("actions", "Go to the log"),
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
_ALWAYS = frozenset({":open", ":settings", ":quit", ":keys", ":full-screen", ":palette"})
# Keys that other places need for themselves: they count in the table, or on its page, only.
LOCAL = frozenset({":settle", ":clear"})

_OF_TABLE = frozenset(
    {":find", ":select-all", ":select", ":invert", ":clear", ":settle", ":filter", ":pinned"}
)

# What the window itself can point commands at.
_OF_WINDOW = frozenset(Target) - {Target.WAITING}

_WAITING = frozenset({LinkState.AWAY, LinkState.NOT_STARTED})


class Entry(QObject):
    """Words of a binding in the window: their action, and what it is for.

    `keys` are those that are shown; `all_keys` may be several, or none.
    """

    def __init__(self, window: QWidget, words: str, all_keys: Sequence[str]) -> None:
        super().__init__(window)
        self.words, self.all_keys = words, tuple(all_keys)
        self.keys = self.all_keys[0] if self.all_keys else ""
        self.request = None if words.startswith(":") else request(words)
        self.why_not: str | None = None
        self.action = QAction(self.title, self)
        self.action.setObjectName(words)
        sequences = [QKeySequence(keys) for keys in self.all_keys]
        self.action.setShortcuts(sequences)
        self.action.setAutoRepeat(False)
        # A disabled action does not hear its key: this hears it then, to say why.
        self.deaf = QShortcut(window)
        self.deaf.setKeys(sequences)
        self.deaf.setAutoRepeat(False)
        self.deaf.setEnabled(False)

    @property
    def title(self) -> str:
        """What it does, in a word or two."""
        if text := TITLES.get(self.words):
            return QCoreApplication.translate("actions", text)
        if self.request is None:
            text = QCoreApplication.translate("actions", "Select pinned site {number}")
            return text.format(number=self.words.partition(" ")[2])
        title = QCoreApplication.translate("commands", self.request.command.title)
        rest = self.words.partition(" ")[2]
        return f"{title} ({rest})" if rest else title

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
        keys = f" ({spoken_keys(self.keys)})" if self.keys else ""
        tip = [f"{self.title}{keys}", self.summary, why_not]
        self.action.setToolTip("\n".join(line for line in tip if line))
        self.action.setStatusTip(why_not or self.summary)


def _all_words(bindings: Iterable[Binding]) -> Iterator[tuple[str, list[str]]]:
    """All that can be set off, with its keys: what is bound, then what could be."""
    bindings = tuple(bindings)
    plain = (
        command.id
        for command in COMMANDS.values()
        if command.target in _OF_WINDOW and not any(p.required for p in command.parameters)
    )
    words = (binding.words for binding in (*BINDINGS, *bindings))
    for each in dict.fromkeys((*words, *plain)):
        yield each, [binding.keys for binding in bindings if binding.words == each]


def spoken_keys(keys: str) -> str:
    """A key sequence as this platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def cap(keys: str) -> str:
    """A key sequence as it stands on a key cap: short."""
    return spoken_keys(keys).replace("Shift+", "⇧").replace("+", " ").replace(", ", " ")


class Actions(QObject):
    """All actions of the window, for the meeting that it shows.

    `window_asked` has the words of a window action without the colon; `layout_asked` the people for
    whom a layout must be chosen first; `asked` has a Question; `explained` an Entry that can't act
    now; `told` why nothing was done; `went` an Entry that does act; `refreshed` comes after some
    may have been enabled or disabled.
    """

    window_asked = Signal(str)
    layout_asked = Signal(object)
    asked = Signal(object)
    explained = Signal(object)
    told = Signal(str)
    went = Signal(object)
    refreshed = Signal()

    def __init__(self, window: QWidget, bindings: Iterable[Binding] = BINDINGS) -> None:
        super().__init__(window)
        self.meeting: Meeting | None = None
        self._entries: dict[str, Entry] = {}
        for words, keys in _all_words(bindings):
            entry = Entry(window, words, keys)
            self._entries[words] = entry
            entry.action.triggered.connect(partial(self._set_off, entry))
            entry.deaf.activated.connect(partial(self.explained.emit, entry))
            if words in LOCAL:
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
            return self.obstacle(entry)
        if entry.words in _ALWAYS:
            return ""
        if desk is None:
            return self.tr("No meeting is open")
        if entry.words.partition(" ")[0] in _OF_TABLE and desk.link.last_push is None:
            return self.tr("There are no participants to see yet")
        if entry.words == ":pin" and not desk.selection:
            return self.tr("Select one or more participants first")
        if entry.words == ":reconnect" and desk.link.state not in _WAITING:
            return self.tr("There is nothing to reconnect")
        return ""

    def obstacle(self, entry: Entry, people: Sequence[Participant] | None = None) -> str:
        """Why it can't be done for `people`, for the selected ones if they aren't given; empty if
        it can."""
        if entry.request is None:
            return entry.why_not or ""
        desk = self.meeting.desk if self.meeting is not None else None
        return obstacle(entry.request.command, desk, people, named=bool(entry.request.people))

    def set_off(self, entry: Entry, people: Sequence[Participant] | None = None) -> None:
        """Do it, for `people` if they are given."""
        if entry.request is None or people is None:
            entry.action.trigger()
        elif entry.words == "layout":
            self.layout_asked.emit(tuple(people))
        else:
            self.went.emit(entry)
            targets = reached(entry.request.command, people)
            self.give(Order(entry.request.command.id, targets, entry.request.arguments))

    def _set_off(self, entry: Entry) -> None:
        self.went.emit(entry)
        if entry.request is None:
            self.window_asked.emit(entry.words.removeprefix(":"))
        elif self.meeting is None:
            return
        elif entry.words == "layout":
            self.layout_asked.emit(self.meeting.desk.chosen())
        else:
            try:
                self.give(self._order(entry.request, self.meeting))
            except NobodyFoundError:
                text = self.tr("Nobody in the meeting is meant by this key: {words}")
                self.told.emit(text.format(words=entry.words))
            except SeveralFoundError:
                text = self.tr("More than one in the meeting is meant by this key: {words}")
                self.told.emit(text.format(words=entry.words))

    def _order(self, request: Request, meeting: Meeting) -> Order:
        store = meeting.desk.store
        named = request.order(store.people, store.waiting)
        if request.people or request.command.target is Target.CONFERENCE:
            return named
        targets = reached(request.command, meeting.desk.chosen())
        return Order(request.command.id, targets, named.arguments)

    def give(self, order: Order) -> None:
        """Give `order` to the meeting, after asking where that is wise."""
        if self.meeting is None:
            return
        if asked := question(order, self.meeting.desk.store):
            self.asked.emit(asked)
        else:
            self.meeting.desk.submit(order)
