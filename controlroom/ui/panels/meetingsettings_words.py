"""The settings of a running meeting as operators think of them: groups, labels, values, help."""

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from controlroom.text import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


class Words(msgspec.Struct, frozen=True):
    """How one setting is said; `values` are those of `commands.settings`, in the order shown."""

    label: str
    help: str
    values: Mapping[int, str]


_YES_NO = {
    1: QT_TRANSLATE_NOOP("meetingsettings", "Allowed"),
    0: QT_TRANSLATE_NOOP("meetingsettings", "Not allowed"),
}

GROUPS: Sequence[tuple[str, Sequence[str]]] = (
    (
        QT_TRANSLATE_NOOP("meetingsettings", "Who may join"),
        ("isLock", "callInRestriction", "audienceCallInRestriction"),
    ),
    (
        QT_TRANSLATE_NOOP("meetingsettings", "Microphones and cameras"),
        ("allowUnmuteByOneself", "allowOpenCamera"),
    ),
    (QT_TRANSLATE_NOOP("meetingsettings", "Sharing"), ("lockSharing", "freeShare")),
    (QT_TRANSLATE_NOOP("meetingsettings", "Chat and names"), ("chatPermission", "allowRename")),
    (QT_TRANSLATE_NOOP("meetingsettings", "Recording"), ("clientRecMode",)),
)

WORDS: Mapping[str, Words] = {
    "isLock": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Meeting lock"),
        QT_TRANSLATE_NOOP("meetingsettings", "While locked, no new guest comes in uninvited."),
        {
            0: QT_TRANSLATE_NOOP("meetingsettings", "Not locked"),
            1: QT_TRANSLATE_NOOP("meetingsettings", "Locked"),
        },
    ),
    "callInRestriction": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Joining as participant"),
        QT_TRANSLATE_NOOP("meetingsettings", "Who may join by themselves."),
        {
            0: QT_TRANSLATE_NOOP("meetingsettings", "Everybody"),
            2: QT_TRANSLATE_NOOP("meetingsettings", "The enterprise only"),
            3: QT_TRANSLATE_NOOP("meetingsettings", "Invited people only"),
        },
    ),
    "audienceCallInRestriction": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Joining as audience"),
        QT_TRANSLATE_NOOP("meetingsettings", "Who may join to watch and listen, in a webinar."),
        {
            0: QT_TRANSLATE_NOOP("meetingsettings", "Everybody"),
            2: QT_TRANSLATE_NOOP("meetingsettings", "The enterprise and invited people"),
        },
    ),
    "allowUnmuteByOneself": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Unmuting oneself"),
        QT_TRANSLATE_NOOP("meetingsettings", "Counts while all are muted."),
        _YES_NO,
    ),
    "allowOpenCamera": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Opening one's camera"),
        QT_TRANSLATE_NOOP("meetingsettings", "Whether people may open their own cameras."),
        _YES_NO,
    ),
    "lockSharing": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Screen sharing"),
        QT_TRANSLATE_NOOP("meetingsettings", "Whether sharing a screen is locked."),
        {
            0: QT_TRANSLATE_NOOP("meetingsettings", "Not locked"),
            1: QT_TRANSLATE_NOOP("meetingsettings", "Locked"),
        },
    ),
    "freeShare": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Taking over a share"),
        QT_TRANSLATE_NOOP("meetingsettings", "Who may begin to share while another shares."),
        {
            0: QT_TRANSLATE_NOOP("meetingsettings", "Chair and co-hosts only"),
            1: QT_TRANSLATE_NOOP("meetingsettings", "Everybody"),
        },
    ),
    "chatPermission": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Chat"),
        QT_TRANSLATE_NOOP(
            "meetingsettings", "While chat is allowed, the service does not tell which kind."
        ),
        {
            4: QT_TRANSLATE_NOOP("meetingsettings", "Free"),
            3: QT_TRANSLATE_NOOP("meetingsettings", "In public only"),
            2: QT_TRANSLATE_NOOP("meetingsettings", "In private only"),
            1: QT_TRANSLATE_NOOP("meetingsettings", "Forbidden"),
        },
    ),
    "allowRename": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Changing one's name"),
        QT_TRANSLATE_NOOP("meetingsettings", "Whether people may rename themselves."),
        _YES_NO,
    ),
    "clientRecMode": Words(
        QT_TRANSLATE_NOOP("meetingsettings", "Recording on one's own device"),
        QT_TRANSLATE_NOOP(
            "meetingsettings", "Some: those to whom “Allow local recording” was given."
        ),
        {
            0: QT_TRANSLATE_NOOP("meetingsettings", "The chair only"),
            2: QT_TRANSLATE_NOOP("meetingsettings", "Some people"),
            1: QT_TRANSLATE_NOOP("meetingsettings", "Everybody"),
        },
    ),
}


def said(text: str) -> str:
    """A text of this module in the user's language."""
    return translate("meetingsettings", text)
