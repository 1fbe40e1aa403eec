"""The menu bar and the context menu of participants, as data and as menus."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from controlroom.commands.registry import Target
from controlroom.meeting.model import Participant
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.actions import Actions, Entry
from controlroom.ui.conferences import Conferences
from controlroom.ui.guards import reached
from controlroom.ui.tabs import MeetingTabs

BREAK = ""


class Submenu(NamedTuple):
    """A menu in a menu: its title, and the words of its bindings."""

    title: str
    entries: Sequence[str]


Entries = Sequence[str | Submenu]

_HANDS = Submenu(QT_TRANSLATE_NOOP("menus", "Hands"), ("raise-hand", "lower-hand"))
_ROLE = Submenu(
    QT_TRANSLATE_NOOP("menus", "Role"),
    ("make-chair", "release-chair", BREAK, "cohost", "uncohost"),
)
_CAMERA = Submenu(
    QT_TRANSLATE_NOOP("menus", "Camera and sharing"),
    ("camera-on", "camera-off", BREAK, "invite-share", "uninvite-share"),
)
_SEES = Submenu(
    QT_TRANSLATE_NOOP("menus", "What a site sees"), ("view", "lock-view", "unlock-view")
)
_LOCAL = Submenu(
    QT_TRANSLATE_NOOP("menus", "Local recording"),
    ("allow-local-record", "forbid-local-record"),
)

# Each menu's title and what is in it.
MENUS: Sequence[tuple[str, Entries]] = (
    (
        QT_TRANSLATE_NOOP("menus", "&Meeting"),
        (
            ":open",
            ":close",
            BREAK,
            "lock",
            "unlock",
            "allow-self-unmute",
            "forbid-self-unmute",
            "config",
            BREAK,
            Submenu(
                QT_TRANSLATE_NOOP("menus", "Recording and streaming"),
                (
                    "record-start",
                    "record-stop",
                    "recording-files",
                    BREAK,
                    "live-start",
                    "live-stop",
                    BREAK,
                    "mmr-record",
                    "mmr-live",
                ),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("menus", "Languages and subtitles"),
                (
                    "interpretation-start",
                    "interpretation-stop",
                    "interpreters",
                    "language-channel",
                    BREAK,
                    "subtitles-start",
                    "subtitles-stop",
                ),
            ),
            BREAK,
            "extend",
            "extend --auto",
            "pause",
            "resume",
            "allow-audience",
            "end",
            BREAK,
            ":reconnect",
            BREAK,
            ":settings",
            ":quit",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Participants"),
        (
            ":undo",
            ":redo",
            BREAK,
            "mute",
            "unmute",
            "mute-all",
            "mute-all --forbid-self-unmute",
            "unmute-all",
            BREAK,
            "broadcast",
            "roll-call",
            "cancel-broadcast",
            BREAK,
            _HANDS,
            _ROLE,
            _CAMERA,
            _SEES,
            _LOCAL,
            BREAK,
            "rename",
            "qos",
            BREAK,
            ":palette",
            ":find",
            ":select-all",
            ":select hands",
            ":select open",
            ":invert",
            ":clear",
            BREAK,
            ":pin",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Invitations"),
        (
            "invite",
            "invite --file …",
            "invite-with-password",
            BREAK,
            "call-again",
            "hang-up",
            "remove",
            BREAK,
            "admit",
            ":admit-first",
            "admit-all",
            "to-waiting-room",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Layout"),
        (
            "layout",
            "layout-auto",
            BREAK,
            "display voice multi",
            "display voice single",
            "display fixed multi",
            BREAK,
            Submenu(
                QT_TRANSLATE_NOOP("menus", "Saved layouts"),
                ("layouts", "layout-save", "layout-delete"),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("menus", "Scenes"),
                tuple(f":scene {place}" for place in range(1, 10)),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("menus", "Layout presets"),
                tuple(f":preset {place}" for place in range(1, 10)),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("menus", "What the chair sees"),
                ("chair-view", "chair-view multi", "chair-view poll", "chair-view poll-stop"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&View"),
        (
            ":filter all",
            ":filter in",
            ":filter hands",
            ":filter open",
            ":filter poor",
            ":filter calling",
            ":filter absent",
            BREAK,
            ":settle",
            ":log-filter",
            BREAK,
            ":full-screen",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Window"),
        (":next-meeting", ":previous-meeting", BREAK, ":next-panel", ":previous-panel"),
    ),
    (QT_TRANSLATE_NOOP("menus", "&Help"), (":keys",)),
)

MEETING, PARTICIPANTS, VIEW, WINDOW, HELP = 0, 1, 4, 5, 6

# Submenus of what there are many of, at the end of a menu: title, and how their words begin.
_NUMEROUS = (
    (PARTICIPANTS, QT_TRANSLATE_NOOP("menus", "Pinned sites"), ":pinned "),
    (WINDOW, QT_TRANSLATE_NOOP("menus", "Go to"), ":panel "),
)

# The context menu of participants; of it stands what can be for those who are selected.
OF_PEOPLE: Entries = (
    "mute",
    "unmute",
    BREAK,
    "broadcast",
    "roll-call",
    "cancel-broadcast",
    "layout",
    BREAK,
    _HANDS,
    _ROLE,
    _CAMERA,
    _SEES,
    _LOCAL,
    "language-channel",
    BREAK,
    "rename",
    "qos",
    "call-again",
    BREAK,
    "to-waiting-room",
    "hang-up",
    "remove",
    BREAK,
    ":pin",
)

_ROLES = {
    ":settings": QAction.MenuRole.PreferencesRole,
    ":quit": QAction.MenuRole.QuitRole,
}


def menu_title(title: str) -> str:
    """A menu's title in the user's language, without the mark of its key."""
    # Chinese titles name their key in brackets after the word.
    translated = QCoreApplication.translate("menus", title)
    return re.sub(r"\(&\w\)", "", translated).replace("&", "")


def words_in(entries: Entries) -> Iterator[str]:
    """All words in a menu and its submenus."""
    for entry in entries:
        if isinstance(entry, Submenu):
            yield from words_in(entry.entries)
        elif entry != BREAK:
            yield entry


def fill(bar: QMenuBar, actions: Actions) -> list[QMenu]:
    """Put the menus into `bar`; those of `MENUS` in their order, and after them all submenus."""
    placed = {words for _, entries in MENUS for words in words_in(entries)}
    menus = [bar.addMenu(QCoreApplication.translate("menus", title)) for title, _ in MENUS]
    inner: list[QMenu] = []
    for menu, (_, entries) in zip(menus, MENUS, strict=True):
        inner += _fill(menu, entries, actions)
    for entry in actions:
        if entry.words not in placed and entry.request is not None and entry.keys:
            of_meeting = entry.request.command.target is Target.CONFERENCE
            menus[MEETING if of_meeting else PARTICIPANTS].addAction(entry.action)
    for place, title, beginning in _NUMEROUS:
        menu = menus[place].addMenu(QCoreApplication.translate("menus", title))
        menu.addActions([entry.action for entry in actions if entry.words.startswith(beginning)])
        inner.append(menu)
    return [*menus, *inner]


def _fill(menu: QMenu, entries: Entries, actions: Actions) -> list[QMenu]:
    """Put `entries` into `menu`; the submenus that are made."""
    made: list[QMenu] = []
    for entry in entries:
        if isinstance(entry, Submenu):
            inner = menu.addMenu(QCoreApplication.translate("menus", entry.title))
            made += [inner, *_fill(inner, entry.entries, actions)]
        elif entry == BREAK:
            menu.addSeparator()
        else:
            action = actions[entry].action
            action.setMenuRole(_ROLES.get(entry, QAction.MenuRole.NoRole))
            menu.addAction(action)
    return made


def of_people(actions: Actions, people: Sequence[Participant], parent: QWidget) -> QMenu:
    """The context menu for `people`: what is for their kind, whether it can be done now or not."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    _fill(menu, _fitting(OF_PEOPLE, actions, people), actions)
    return menu


def _fitting(entries: Entries, actions: Actions, people: Sequence[Participant]) -> Entries:
    fitting: list[str | Submenu] = []
    for entry in entries:
        if isinstance(entry, Submenu):
            inner = [words for words in entry.entries if _fits(actions, words, people)]
            if any(words != BREAK for words in inner):
                fitting.append(Submenu(entry.title, inner))
        elif _fits(actions, entry, people):
            fitting.append(entry)
    return fitting


def _fits(actions: Actions, words: str, people: Sequence[Participant]) -> bool:
    """Whether somebody of `people` is of the kind that it is for; of a break it is taken for so:
    menus draw no two of them one below the other."""
    if words == BREAK or not people:
        return True
    entry: Entry = actions[words]
    if entry.request is None or entry.request.command.target is Target.CONFERENCE:
        return entry.request is None or any(person.present for person in people)
    return bool(reached(entry.request.command, people))


def list_meetings(menu: QMenu, conferences: Conferences, tabs: MeetingTabs) -> None:
    """List the open meetings at the end of `menu`, made anew each time it opens."""
    menu.addSeparator()
    listed: list[QAction] = []

    def fill() -> None:
        for old in listed:
            menu.removeAction(old)
        listed.clear()
        for meeting in conferences.meetings:
            action = QAction(meeting.title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(meeting is tabs.current)
            action.triggered.connect(lambda _=False, chosen=meeting: tabs.choose(chosen))
            menu.addAction(action)
            listed.append(action)

    menu.aboutToShow.connect(fill)
