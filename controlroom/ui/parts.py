"""All that the window is furnished with; loaded once the empty window has been painted."""

from controlroom.meeting.changes import Kind
from controlroom.meeting.states import State
from controlroom.ui import about, keyfile, menus, picking, scenes
from controlroom.ui.actions import Actions, cap
from controlroom.ui.asking import Asking
from controlroom.ui.bars import Bar
from controlroom.ui.commandbar import CommandBar
from controlroom.ui.docks import Docks, Room, is_escape
from controlroom.ui.doorbell import Doorbell
from controlroom.ui.hintbar import HintBar
from controlroom.ui.sequences import Sequences
from controlroom.ui.undowords import UndoWords
from controlroom.ui.welcome import Welcome

__all__ = [
    "Actions",
    "Asking",
    "Bar",
    "CommandBar",
    "Docks",
    "Doorbell",
    "HintBar",
    "Kind",
    "Room",
    "Sequences",
    "State",
    "UndoWords",
    "Welcome",
    "about",
    "cap",
    "is_escape",
    "keyfile",
    "menus",
    "picking",
    "scenes",
]
