"""The menu bar, as data and as menus."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from controlroom.commands.registry import Target
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.actions import Actions

BREAK = ""

# Each menu's title and the words of its bindings.
MENUS: Sequence[tuple[str, Sequence[str]]] = (
    (
        QT_TRANSLATE_NOOP("menus", "&Meeting"),
        (
            ":open",
            ":close",
            BREAK,
            "record-start",
            "record-stop",
            "lock",
            "unlock",
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
        QT_TRANSLATE_NOOP("menus", "&Layout"),
        (
            "layout",
            "layout-auto",
            BREAK,
            "display voice multi",
            "display voice single",
            "display fixed multi",
            "display fixed single",
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

VIEW, WINDOW, HELP = 3, 4, 5

# The context menu of participants.
OF_PEOPLE: Sequence[str] = (
    "mute",
    "unmute",
    BREAK,
    "broadcast",
    "roll-call",
    "cancel-broadcast",
    BREAK,
    "layout",
    "qos",
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


def fill(bar: QMenuBar, actions: Actions) -> list[QMenu]:
    """Put the menus into `bar`, in the order of `MENUS`."""
    placed = {words for _, entries in MENUS for words in entries}
    menus: list[QMenu] = []
    for title, entries in MENUS:
        menu = bar.addMenu(QCoreApplication.translate("menus", title))
        menus.append(menu)
        for words in entries:
            if words == BREAK:
                menu.addSeparator()
                continue
            action = actions[words].action
            action.setMenuRole(_ROLES.get(words, QAction.MenuRole.NoRole))
            menu.addAction(action)
    meeting, participants, *_ = menus
    for entry in actions:
        if entry.words not in placed and entry.request is not None and entry.keys:
            of_meeting = entry.request.command.target is Target.CONFERENCE
            (meeting if of_meeting else participants).addAction(entry.action)
    pinned = participants.addMenu(QCoreApplication.translate("menus", "Pinned sites"))
    pinned.addActions([entry.action for entry in actions if entry.words.startswith(":pinned ")])
    return [*menus, pinned]
