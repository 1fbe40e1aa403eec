"""The keys in force: the defaults, and over them a TOML file of the user's.

Each line of the file binds a key sequence to words as `Binding` has them, or to "" to unbind it:

    "M" = "mute"
    "Ctrl+K, A" = "mute-all --forbid-self-unmute"
    "Q" = ""

A line that is wrong costs itself only, so each is read as a TOML document of its own.
"""

import shlex
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

import msgspec

from controlroom.commands.bindings import ASKED, BINDINGS, Binding
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.parse import Request, UsageError, parse
from controlroom.commands.registry import Argument, Target

# As Qt orders and spells them.
_MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")
_NAMED = (
    *("Esc", "Tab", "Backspace", "Return", "Enter", "Space", "Ins", "Del", "Pause", "Print"),
    *("Home", "End", "Left", "Up", "Right", "Down", "PgUp", "PgDown", "Menu", "Help"),
)
_KEYS = {
    **{name.casefold(): name for name in _NAMED},
    **{f"f{n}": f"F{n}" for n in range(1, 25)},
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "pageup": "PgUp",
    "pagedown": "PgDown",
}
# Without them nobody gets about in the window.
_MOVING = frozenset(
    {
        *("Tab", "Shift+Tab", "Return", "Enter", "Backspace", "Ctrl+C"),
        *("Home", "End", "Left", "Up", "Right", "Down", "PgUp", "PgDown"),
    }
)
# A key sequence of Qt's has no more.
_LONGEST = 4
_FILES = frozenset({Argument.GUESTS, Argument.INTERPRETERS})


class Wrong(Enum):
    """What a line of the user's file can't be taken for."""

    LINE = "line"
    KEYS = "keys"
    RESERVED = "reserved"
    ACTION = "action"
    COMMAND = "command"
    TWICE = "twice"
    BEGINS = "begins"
    BEGUN = "begun"


class Fault(msgspec.Struct, frozen=True):
    """A line that is left out. `other` is what it clashes with, or how a command is used."""

    line: int
    wrong: Wrong
    keys: str = ""
    words: str = ""
    other: str = ""


class Keymap(msgspec.Struct, frozen=True):
    """The bindings in force, the user's first, and what of the user's is not."""

    bindings: tuple[Binding, ...] = BINDINGS
    faults: tuple[Fault, ...] = ()


class _Line(msgspec.Struct, frozen=True):
    number: int
    keys: str
    words: str


def read(text: str) -> Keymap:
    """The keymap with the lines of a user's file over the defaults."""
    faults: list[Fault] = []
    lines: dict[str, _Line] = {}
    for found in _lines(text):
        fault = found if isinstance(found, Fault) else _wrong(found)
        if fault is None and isinstance(found, _Line):
            if (earlier := lines.get(found.keys)) is None:
                lines[found.keys] = found
                continue
            words, other = found.words, str(earlier.number)
            fault = Fault(found.number, Wrong.TWICE, found.keys, words, other)
        if fault is not None:
            faults.append(fault)
    kept = {binding.keys: binding.words for binding in BINDINGS if binding.keys not in lines}
    mine: dict[str, str] = {}
    for line in lines.values():
        if not line.words:
            continue
        fault = _clash(line, [*kept, *mine])
        if fault is None:
            mine[line.keys] = line.words
        else:
            faults.append(fault)
    both = [*mine.items(), *kept.items()]
    faults.sort(key=lambda fault: fault.line)
    return Keymap(tuple(Binding(keys, words) for keys, words in both), tuple(faults))


def _lines(text: str) -> Iterator[_Line | Fault]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        try:
            pairs = tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            yield Fault(number, Wrong.LINE, words=line.strip())
            continue
        for typed, words in pairs.items():
            keys = normal(typed)
            if not isinstance(words, str):
                yield Fault(number, Wrong.LINE, words=line.strip())
            elif keys is None:
                yield Fault(number, Wrong.KEYS, typed, words)
            else:
                yield _Line(number, keys, " ".join(words.split()))


def _wrong(line: _Line) -> Fault | None:
    """What is wrong with a line for itself."""
    if not line.words:
        return None
    if line.keys.split(", ", 1)[0] in _MOVING:
        return Fault(line.number, Wrong.RESERVED, line.keys, line.words)
    if line.words.startswith(":"):
        known = any(binding.words == line.words for binding in BINDINGS)
        return None if known else Fault(line.number, Wrong.ACTION, line.keys, line.words)
    try:
        request(line.words)
    except UsageError as error:
        return Fault(line.number, Wrong.COMMAND, line.keys, line.words, str(error))
    return None


def _clash(line: _Line, others: Iterable[str]) -> Fault | None:
    """Whether a key would have to act at once and to wait for the next one too."""
    for other in others:
        if line.keys.startswith(f"{other}, "):
            return Fault(line.number, Wrong.BEGINS, line.keys, line.words, other)
        if other.startswith(f"{line.keys}, "):
            return Fault(line.number, Wrong.BEGUN, line.keys, line.words, other)
    return None


def normal(keys: str) -> str | None:
    """A key sequence as Qt writes it portably, None if it is none."""
    chords = [_chord(chord) for chord in _split(keys)]
    if not 0 < len(chords) <= _LONGEST or None in chords:
        return None
    return ", ".join(chord for chord in chords if chord)


def _split(keys: str) -> Sequence[str]:
    """The chords of a sequence; a comma may be a key itself."""
    # A comma that is a key stands alone or behind a plus.
    marked = keys.strip().replace("+,", "+\0")
    chords = [chord.strip() for chord in marked.split(",")] if marked != "," else ["\0"]
    return [chord.replace("\0", ",") for chord in chords]


def _chord(chord: str) -> str | None:
    is_plus = chord == "+" or chord.endswith("++")
    head, _, key = (chord[:-1].removesuffix("+"), "", "+") if is_plus else chord.rpartition("+")
    key = key.strip()
    modifiers = {word.strip().capitalize() for word in head.split("+") if word}
    if not modifiers <= set(_MODIFIERS):
        return None
    name = (
        key.upper()
        if len(key) == 1 and key.isprintable() and key.strip()
        else _KEYS.get(key.casefold())
    )
    if name is None:
        return None
    return "+".join([*(word for word in _MODIFIERS if word in modifiers), name])


def request(words: str) -> Request:
    """The command that the words of a binding mean. Raises UsageError.

    Whoever is selected when the key goes down is meant, unless the words name people. A command
    of `ASKED` may lack its arguments.
    """
    try:
        name, *rest = shlex.split(words)
    except ValueError:
        raise UsageError(f"“{words}”: a quotation mark is missing") from None
    command = COMMANDS.get(name)
    if command is None:
        raise UsageError(f"no command “{name}”")
    if any(parameter.kind in _FILES for parameter in command.parameters):
        raise UsageError(f"{name}: what takes a file can't be bound to a key")
    if not rest and name in ASKED:
        return Request(command, (), {})
    if command.target is Target.CONFERENCE:
        return parse([name, *rest])
    try:
        return parse([name, *rest])
    except UsageError:
        chosen = [*rest, _CHOSEN] if command.people_last else [_CHOSEN, *rest]
        found = parse([name, *chosen])
        return Request(command, (), found.arguments)


# Stands for who is selected where the grammar wants a participant.
_CHOSEN = "selected"


def continuations(bindings: Iterable[Binding], typed: Sequence[str]) -> list[tuple[str, str]]:
    """What may follow after the chords `typed`: the rest of the keys, and the words."""
    begun = "".join(f"{chord}, " for chord in typed)
    return [
        (binding.keys.removeprefix(begun), binding.words)
        for binding in bindings
        if begun and binding.keys.startswith(begun)
    ]
