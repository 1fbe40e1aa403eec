"""What the arguments of commands, and what can be chosen for them, are called."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from controlroom.commands.registry import Parameter
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import wording
from controlroom.ui.arrangements import arrangements, title
from controlroom.ui.panels.meetingsettings_words import WORDS, said

translate = QCoreApplication.translate

_LABELS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("forms", "Name"),
    "number": QT_TRANSLATE_NOOP("forms", "Number"),
    "type": QT_TRANSLATE_NOOP("forms", "Terminal"),
    "role": QT_TRANSLATE_NOOP("forms", "Role"),
    "file": QT_TRANSLATE_NOOP("forms", "File"),
    "org": QT_TRANSLATE_NOOP("forms", "Enterprise ID"),
    "minutes": QT_TRANSLATE_NOOP("forms", "Minutes"),
    "what": QT_TRANSLATE_NOOP("forms", "What"),
    "person": QT_TRANSLATE_NOOP("forms", "Whom to watch"),
    "target": QT_TRANSLATE_NOOP("forms", "Whom to watch"),
    "switch_time": QT_TRANSLATE_NOOP("forms", "Seconds for each"),
    "settings": QT_TRANSLATE_NOOP("forms", "Settings"),
    "language": QT_TRANSLATE_NOOP("forms", "Language"),
    "image_type": QT_TRANSLATE_NOOP("forms", "Arrangement"),
    "pane": QT_TRANSLATE_NOOP("forms", "Sites, pane by pane"),
    "aux": QT_TRANSLATE_NOOP("forms", "Auxiliary stream in pane"),
    "uuid": QT_TRANSLATE_NOOP("forms", "Layout"),
    "strategy": QT_TRANSLATE_NOOP("forms", "Who chooses"),
    "pictures": QT_TRANSLATE_NOOP("forms", "Pictures"),
}

_CHOICES: Mapping[str, str] = {
    "normal": QT_TRANSLATE_NOOP("forms", "Software client"),
    "terminal": QT_TRANSLATE_NOOP("forms", "Room terminal"),
    "outside": QT_TRANSLATE_NOOP("forms", "Outside participant"),
    "mobile": QT_TRANSLATE_NOOP("forms", "Mobile number"),
    "ideahub": QT_TRANSLATE_NOOP("forms", "IdeaHub"),
    "board": QT_TRANSLATE_NOOP("forms", "Whiteboard"),
    "hwvision": QT_TRANSLATE_NOOP("forms", "Smart screen"),
    "guest": QT_TRANSLATE_NOOP("forms", "Guest"),
    "chair": QT_TRANSLATE_NOOP("forms", "Chair"),
    "voice": QT_TRANSLATE_NOOP("forms", "Voices"),
    "fixed": QT_TRANSLATE_NOOP("forms", "Nobody, it stays"),
    "single": QT_TRANSLATE_NOOP("forms", "One picture"),
    "multi": QT_TRANSLATE_NOOP("forms", "Several in one picture"),
    "site": QT_TRANSLATE_NOOP("forms", "One site"),
    "poll": QT_TRANSLATE_NOOP("forms", "All in turn"),
    "poll-stop": QT_TRANSLATE_NOOP("forms", "Stop the turns"),
    "start": QT_TRANSLATE_NOOP("forms", "Start"),
    "pause": QT_TRANSLATE_NOOP("forms", "Pause"),
    "stop": QT_TRANSLATE_NOOP("forms", "Stop"),
}


def label(parameter: Parameter) -> str:
    """What stands before a field; a flag speaks for itself."""
    text = _LABELS.get(parameter.key)
    return translate("forms", text) if text else ""


def explanation(parameter: Parameter) -> str:
    """What the argument is, in a sentence."""
    return translate("commands", parameter.help)


def choice(value: str) -> str:
    """What a choice is called."""
    if value in arrangements():
        return title(value, wording.language())
    text = _CHOICES.get(value)
    return translate("forms", text) if text else value


def setting(key: str) -> str:
    """What a setting of the meeting is called."""
    return said(WORDS[key].label)


def values(key: str) -> Sequence[tuple[int, str]]:
    """The values of a setting and what they are called, in the order shown."""
    return [(value, said(text)) for value, text in WORDS[key].values.items()]
