"""One QAction for each binding: what keys, menus and buttons of the window set off.

A command's order is made when the action is set off: whoever is selected then is meant, whatever
happens to the selection afterwards.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from controlroom.commands import resolve
from controlroom.commands.bindings import BINDINGS, Binding
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.keymap import wish
from controlroom.commands.registry import Command, Order, Target
from controlroom.commands.resolve import NobodyFoundError, SeveralFoundError
from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Participant
from controlroom.session.link import LinkState
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.conferences import Meeting
from controlroom.ui.desk import Batch, Desk
from controlroom.ui.guards import MANY, obstacle, reached
from controlroom.ui.questions import question

# Titles of window actions, and of commands with arguments.
TITLES: dict[str, str] = {
    ":find": QT_TRANSLATE_NOOP("actions", "Find a participant"),
    ":settle": QT_TRANSLATE_NOOP("actions", "Let waiting rows take their place"),
    ":clear": QT_TRANSLATE_NOOP("actions", "Clear filter and selection"),
    ":undo": QT_TRANSLATE_NOOP("actions", "Undo"),
    ":redo": QT_TRANSLATE_NOOP("actions", "Redo"),
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
    ":panel interpretation": QT_TRANSLATE_NOOP("actions", "Go to the interpretation"),
    ":panel subtitles": QT_TRANSLATE_NOOP("actions", "Go to the subtitles"),
    ":panel meeting-settings": QT_TRANSLATE_NOOP("actions", "Go to the meeting settings"),
    ":panel invitations": QT_TRANSLATE_NOOP("actions", "Go to the invitations"),
    ":panel scenes": QT_TRANSLATE_NOOP("actions", "Go to the scenes"),
    ":admit-first": QT_TRANSLATE_NOOP("actions", "Admit who waits longest"),
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
    "extend --auto": QT_TRANSLATE_NOOP("actions", "Extend automatically"),
    "invite --file …": QT_TRANSLATE_NOOP("actions", "Invite from a file…"),
    "chair-view multi": QT_TRANSLATE_NOOP("actions", "Chair sees all sites"),
    "chair-view poll": QT_TRANSLATE_NOOP("actions", "Chair sees all by turns"),
    "chair-view poll-stop": QT_TRANSLATE_NOOP("actions", "Stop the chair's turns"),
    "display voice multi": QT_TRANSLATE_NOOP("actions", "Voices choose, several pictures"),
    "display voice single": QT_TRANSLATE_NOOP("actions", "Voices choose, one picture"),
    "display fixed multi": QT_TRANSLATE_NOOP("actions", "Fixed, several pictures"),
}

# They make sense without a meeting.
_ALWAYS = frozenset({":open", ":settings", ":quit", ":keys", ":full-screen", ":palette"})
# Keys that other places need for themselves: they count in the table, or on its page, only.
LOCAL = frozenset({":settle", ":clear"})
# In panels these keys rename and remove what is listed there.
OF_PAGE = ("rename", "remove")

_OF_TABLE = frozenset(
    {":find", ":select-all", ":select", ":invert", ":clear", ":settle", ":filter", ":pinned"}
)

_WAITING = frozenset({LinkState.AWAY, LinkState.NOT_STARTED})
# What changes of make commands possible or impossible.
_TELLING = frozenset({Kind.CONFERENCE, Kind.WAITING})


class Entry(QObject):
    """Words of a binding in the window: their action, and what it is for.

    `keys` are those that are shown; `all_keys` may be several, or none. `asks` says whether a form
    asks for arguments, for the one with the key `first` before the others. `barred` comes when it
    can't, or can again, be done.
    """

    barred = Signal(bool)

    def __init__(self, window: QWidget, words: str, all_keys: Sequence[str]) -> None:
        super().__init__(window)
        self.words, self.all_keys = words, tuple(all_keys)
        self.keys = self.all_keys[0] if self.all_keys else ""
        meant = None if words.startswith(":") else wish(words)
        self.request = meant.request if meant is not None else None
        self.asks = meant is not None and meant.asks
        self.first = meant.first if meant is not None else ""
        self.why_not: str | None = None
        self.action = QAction(self.title, self)
        self.action.setObjectName(words)
        sequences = [QKeySequence(keys) for keys in self.all_keys]
        self.action.setShortcuts(sequences)
        self.action.setAutoRepeat(False)
        if words in LOCAL or words in OF_PAGE:
            self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def heard_at(self, widget: QWidget, context: Qt.ShortcutContext) -> QShortcut:
        """What hears the key at `widget` while the disabled action does not, to say why."""
        deaf = QShortcut(widget)
        deaf.setKeys([QKeySequence(keys) for keys in self.all_keys])
        deaf.setContext(context)
        deaf.setAutoRepeat(False)
        deaf.setEnabled(bool(self.why_not))
        self.barred.connect(deaf.setEnabled)
        return deaf

    @property
    def title(self) -> str:
        """What it does, in a word or two."""
        if text := TITLES.get(self.words):
            return QCoreApplication.translate("actions", text)
        if self.request is None:
            name, _, number = self.words.partition(" ")
            text = QCoreApplication.translate("actions", "Select pinned site {number}")
            if name == ":scene":
                text = QCoreApplication.translate("actions", "Apply scene {number}")
            elif name == ":preset":
                text = QCoreApplication.translate("actions", "Layout preset {number}…")
            return text.format(number=number)
        title = QCoreApplication.translate("commands", self.request.command.title)
        rest = self.words.partition(" ")[2].removesuffix("…").strip()
        title = f"{title} ({rest})" if rest else title
        return f"{title}…" if self.asks else title

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
        self.barred.emit(bool(why_not))
        keys = f" ({spoken_keys(self.keys)})" if self.keys else ""
        tip = [f"{self.title}{keys}", self.summary, why_not]
        self.action.setToolTip("\n".join(line for line in tip if line))
        self.action.setStatusTip(why_not or self.summary)


def _all_words(bindings: Iterable[Binding]) -> Iterator[tuple[str, list[str]]]:
    """All that can be set off, with its keys: what is bound, then what could be."""
    bindings = tuple(bindings)
    words = (binding.words for binding in (*BINDINGS, *bindings))
    for each in dict.fromkeys((*words, *COMMANDS)):
        yield each, [binding.keys for binding in bindings if binding.words == each]


@cache
def spoken_keys(keys: str) -> str:
    """A key sequence as this platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


_SIGNS = {"Return": "↵", "Left": "←", "Right": "→"}


@cache
def cap(keys: str) -> str:
    """A key sequence as it stands on a key cap: short."""
    short = spoken_keys(keys).replace("Shift+", "⇧").replace("+", " ").replace(", ", " ")
    for key, sign in _SIGNS.items():
        short = short.replace(key, sign)
    return short


class Asked(NamedTuple):
    """What a form asks for: the arguments of a command, for people who were chosen by then."""

    entry: Entry
    people: tuple[Participant, ...]


class Actions(QObject):
    """All actions of the window, for the meeting that it shows. A disturbing command for more than
    `ask_above` people asks first.

    `window_asked` has the words of a window action without the colon; `layout_asked` the people for
    whom a layout must be chosen first; `form_asked` an Asked; `asked` has a Question; `explained`
    an Entry that can't act
    now; `told` why nothing was done; `went` an Entry that does act; `refreshed` comes after some
    may have been enabled or disabled.
    """

    window_asked = Signal(str)
    layout_asked = Signal(object)
    form_asked = Signal(object)
    asked = Signal(object)
    explained = Signal(object)
    told = Signal(str)
    went = Signal(object)
    refreshed = Signal()

    def __init__(self, window: QWidget, bindings: Iterable[Binding] = BINDINGS) -> None:
        super().__init__(window)
        self.meeting: Meeting | None = None
        self.ask_above = MANY
        self._entries: dict[str, Entry] = {}
        for words, keys in _all_words(bindings):
            entry = Entry(window, words, keys)
            self._entries[words] = entry
            entry.action.triggered.connect(partial(self._set_off, entry))
            if words not in LOCAL and words not in OF_PAGE:
                window.addAction(entry.action)
                self._explain(entry, window, Qt.ShortcutContext.WindowShortcut)
        self.refresh()

    def live_on(self, page: QWidget) -> None:
        """Let the keys count here that count on the page of a meeting only."""
        for words in OF_PAGE:
            page.addAction(self[words].action)
            self._explain(self[words], page, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _explain(self, entry: Entry, widget: QWidget, context: Qt.ShortcutContext) -> None:
        if entry.all_keys:
            deaf = entry.heard_at(widget, context)
            deaf.activated.connect(partial(self.explained.emit, entry))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __getitem__(self, words: str) -> Entry:
        return self._entries[words]

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Act on `meeting` from now on."""
        if self.meeting is not None:
            old = self.meeting.desk
            old.selected.disconnect(self.refresh)
            old.waiting_selected.disconnect(self.refresh)
            self.meeting.undo.changed.disconnect(self.refresh)
            old.linked.disconnect(self.refresh)
            old.changed.disconnect(self._changed)
        self.meeting = meeting
        if meeting is not None:
            meeting.desk.selected.connect(self.refresh)
            meeting.desk.waiting_selected.connect(self.refresh)
            meeting.undo.changed.connect(self.refresh)
            meeting.desk.linked.connect(self.refresh)
            meeting.desk.changed.connect(self._changed)
        self.refresh()

    def _changed(self, batch: Batch) -> None:
        meeting = self.meeting
        if not _TELLING.isdisjoint(batch.kinds) or (
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
        if entry.words == ":admit-first" and not desk.store.waiting:
            return self.tr("Nobody is waiting")
        if self.meeting is not None and entry.words in self.meeting.undo.offers:
            return self.meeting.undo.obstacle(entry.words)
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
        else:
            self.went.emit(entry)
            self._begin(entry, tuple(people))

    def _set_off(self, entry: Entry) -> None:
        self.went.emit(entry)
        if entry.request is None:
            self.window_asked.emit(entry.words.removeprefix(":"))
        elif self.meeting is not None and not entry.request.people:
            self._begin(entry, self._chosen(entry.request.command, self.meeting.desk))
        elif (order := self._named(entry)) is not None:
            self.give(order)

    def _named(self, entry: Entry) -> Order | None:
        """The order of what its words name; says so if nobody, or more than one, is meant."""
        if entry.request is None or self.meeting is None:
            return None
        store = self.meeting.desk.store
        try:
            return entry.request.order(store.people, store.waiting)
        except NobodyFoundError:
            text = self.tr("Nobody in the meeting is meant by this key: {words}")
        except SeveralFoundError:
            text = self.tr("More than one in the meeting is meant by this key: {words}")
        self.told.emit(text.format(words=entry.words))
        return None

    def _chosen(self, command: Command, desk: Desk) -> tuple[Participant, ...]:
        return desk.chosen_waiting() if command.target is Target.WAITING else desk.chosen()

    def _begin(self, entry: Entry, people: tuple[Participant, ...]) -> None:
        """Give the command for those of `people` whom it can be for, after asking for arguments."""
        if entry.request is None or self.meeting is None:
            return
        if entry.words == "layout":
            self.layout_asked.emit(people)
            return
        command = entry.request.command
        if entry.asks and command.target is Target.CONFERENCE:
            self.form_asked.emit(Asked(entry, people))
        elif entry.asks:
            self.form_asked.emit(Asked(entry, reached(command, people)))
        elif (named := self._named(entry)) is not None:
            self.give(*orders(command, people, named.arguments))

    def give(self, *orders: Order, called: str = "") -> None:
        """Give `orders` to the meeting, one after the other, after asking where that is wise. What
        they are for is `called` so, if it is no person."""
        meeting = self.meeting
        if meeting is None:
            return
        fresh = [order for order in orders if not _under_way(order, meeting)]
        if not fresh:
            self.told.emit(self.tr("This is under way already"))
        elif len(fresh) > 1:
            meeting.session.submit_in_turn(fresh)
        elif asked := question(fresh[0], meeting.desk.store, self.ask_above, called):
            self.asked.emit(asked)
        else:
            meeting.desk.submit(fresh[0])

    def admit_first(self) -> None:
        """Let in who waits longest of those who are not being let in."""
        meeting = self.meeting
        if meeting is None:
            return
        room = [person for person in meeting.desk.store.waiting.values() if not person.admitted]
        room.sort(key=lambda person: (person.since is None, person.since or 0, person.pid))
        waiting = resolve.waiting({person.pid: person for person in room}).values()
        orders = (Order("admit", (person,)) for person in waiting)
        if (first := next((o for o in orders if not _under_way(o, meeting)), None)) is not None:
            self.give(first)


def orders(
    command: Command, people: Iterable[Participant], arguments: Mapping[str, Any]
) -> list[Order]:
    """The order for those of `people` whom `command` can be for; one order for each of several who
    wait, where each is let in for themselves."""
    if command.target is Target.CONFERENCE:
        return [Order(command.id, (), arguments)]
    targets = reached(command, tuple(people))
    if command.target is Target.WAITING:
        return [Order(command.id, (person,), arguments) for person in targets]
    return [Order(command.id, targets, arguments)]


def _under_way(order: Order, meeting: Meeting) -> bool:
    """Whether the same has been ordered and has not come to an end: a second press must not do
    twice what one should do once."""
    pids = [person.pid for person in order.targets]
    return any(
        action.order.command == order.command
        and [person.pid for person in action.order.targets] == pids
        and dict(action.order.arguments) == dict(order.arguments)
        for action in meeting.under_way
    )
