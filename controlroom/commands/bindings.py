"""The default keys: data, each a key sequence and the words of a command or of a window action.

Window actions begin with a colon; all else is parsed by `commands.parse`, its people being those
who are selected.
"""

import msgspec


class Binding(msgspec.Struct, frozen=True):
    """`keys` as Qt writes a key sequence; `words` as `do` takes them, without the people."""

    keys: str
    words: str


# Commands whose arguments the window asks for where a binding has none.
ASKED = frozenset({"layout"})

BINDINGS: tuple[Binding, ...] = (
    Binding("M", "mute"),
    Binding("U", "unmute"),
    Binding("Shift+M", "mute-all"),
    Binding("Ctrl+Shift+M", "mute-all --forbid-self-unmute"),
    Binding("Shift+U", "unmute-all"),
    Binding("B", "broadcast"),
    Binding("C", "roll-call"),
    Binding("X", "cancel-broadcast"),
    Binding("Y", "layout"),
    Binding("Shift+Y", "layout-auto"),
    Binding("V", "display voice multi"),
    Binding("Shift+V", "display voice single"),
    Binding("F", "display fixed multi"),
    Binding("Shift+F", "display fixed single"),
    Binding("R", "record-start"),
    Binding("Shift+R", "record-stop"),
    Binding("L", "lock"),
    Binding("Shift+L", "unlock"),
    Binding("Q", "qos"),
    Binding("/", ":find"),
    Binding("Space", ":settle"),
    Binding("Esc", ":clear"),
    Binding("Ctrl+K", ":palette"),
    Binding("Ctrl+A", ":select-all"),
    Binding("G, H", ":select hands"),
    Binding("G, O", ":select open"),
    Binding("G, I", ":invert"),
    Binding("P", ":pin"),
    *(Binding(str(place), f":pinned {place}") for place in range(1, 10)),
    Binding("Alt+1", ":filter all"),
    Binding("Alt+2", ":filter in"),
    Binding("Alt+3", ":filter hands"),
    Binding("Alt+4", ":filter open"),
    Binding("Alt+5", ":filter poor"),
    Binding("Alt+6", ":filter calling"),
    Binding("Alt+7", ":filter absent"),
    Binding("D, P", ":panel speaking"),
    Binding("D, O", ":panel on-air"),
    Binding("D, W", ":panel waiting"),
    Binding("D, Q", ":panel quality"),
    Binding("D, A", ":panel absent"),
    Binding("D, L", ":panel log"),
    Binding("F4", ":log-filter"),
    Binding("F6", ":next-panel"),
    Binding("Shift+F6", ":previous-panel"),
    Binding("F11", ":full-screen"),
    Binding("Ctrl+N", ":open"),
    Binding("Ctrl+W", ":close"),
    Binding("Ctrl+Tab", ":next-meeting"),
    Binding("Ctrl+Shift+Tab", ":previous-meeting"),
    Binding("Ctrl+R", ":reconnect"),
    Binding("Ctrl+,", ":settings"),
    Binding("Ctrl+Q", ":quit"),
    Binding("?", ":keys"),
)
