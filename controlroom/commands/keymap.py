"""The keys in force: the defaults, and over them a TOML file of the user's.

Each line of the file binds a key sequence to words as `Binding` has them, or to "" to unbind it:

    "M" = "mute"
    "Ctrl+K, A" = "mute-all --forbid-self-unmute"
    "Q" = ""

A line that is wrong costs itself only, so each is read as a TOML document of its own.
"""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

import msgspec

from controlroom.commands.bindings import BINDINGS, Binding
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.parse import Request, UsageError, parse
from controlroom.commands.registry import Argument, Command, Parameter, Target
from controlroom.later import Later

if TYPE_CHECKING:
    import tomllib
else:
    tomllib = Later("tomllib")

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
    USAGE = "usage"
    FILE = "file"
    TWICE = "twice"
    BEGINS = "begins"
    BEGUN = "begun"


class Fault(msgspec.Struct, frozen=True):
    """A line that is left out. `other` is what it clashes with, or how the command is used."""

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
    command = COMMANDS.get(line.words.split()[0])
    if command is None:
        return Fault(line.number, Wrong.COMMAND, line.keys, line.words)
    try:
        request(line.words)
    except FileWordsError:
        return Fault(line.number, Wrong.FILE, line.keys, line.words)
    except UsageError:
        return Fault(line.number, Wrong.USAGE, line.keys, line.words, command.usage)
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


class FileWordsError(UsageError):
    """The words name a file: it is read when the key goes down, not when the window starts."""


class Wish(msgspec.Struct, frozen=True):
    """What the words of a binding come to: a request, whether the rest of it is asked for, and the
    key of the argument that is asked for first."""

    request: Request
    asks: bool = False
    first: str = ""


def request(words: str) -> Request:
    """The command that the words of a binding mean, as far as they go. Raises UsageError."""
    return wish(words).request


def wish(words: str) -> Wish:
    """What the words of a binding mean. Raises UsageError.

    Whoever is selected when the key goes down is meant, unless the words name people.
    """
    try:
        name, *rest = shlex.split(words)
    except ValueError:
        raise UsageError(f"“{words}”: a quotation mark is missing") from None
    command = COMMANDS.get(name)
    if command is None:
        raise UsageError(f"no command “{name}”")
    if rest and rest[-1] in _MORE:
        return _begun(command, rest[:-1])
    if not rest:
        asks = any(parameter.required for parameter in command.parameters)
        if asks or not command.parameters:
            return Wish(Request(command, (), {}), asks=asks)
    if any(parameter.kind in _FILES for parameter in command.parameters) and rest:
        _no_files(command, rest)
    if command.target is Target.CONFERENCE:
        return Wish(parse([name, *rest]))
    try:
        return Wish(parse([name, *rest]))
    except UsageError:
        chosen = [*rest, _CHOSEN] if command.people_last else [_CHOSEN, *rest]
        found = parse([name, *chosen])
        return Wish(Request(command, (), found.arguments))


# Stands for who is selected where the grammar wants a participant.
_CHOSEN = "selected"
# Ends words that are to be gone on with.
_MORE = frozenset({"…", "..."})
_WORDS = frozenset({Argument.TEXT, Argument.CHOICE, Argument.NUMBER, Argument.SECONDS})


def _no_files(command: Command, rest: Sequence[str]) -> None:
    files = [parameter for parameter in command.parameters if parameter.kind in _FILES]
    if any(not p.option or p.name in rest for p in files):
        raise FileWordsError(f"{command.id}: what takes a file can't be bound to a key")


def _begun(command: Command, words: Sequence[str]) -> Wish:
    """The arguments that are given already; the last word may be the option that is asked for."""
    if not command.parameters:
        raise UsageError(f"{command.id}: there is nothing to ask for")
    arguments: dict[str, Any] = {}
    options = {parameter.name: parameter for parameter in command.parameters if parameter.option}
    placed = iter(parameter for parameter in command.parameters if not parameter.option)
    left = list(words)
    while left:
        word = left.pop(0)
        parameter = options.get(word) or next(placed, None)
        if parameter is None or (word.startswith("-") and word not in options):
            raise UsageError(f"{command.id}: “{word}” is too much; usage: {command.usage}")
        if parameter.option and parameter.kind is Argument.FLAG:
            arguments[parameter.key] = True
        elif parameter.option and not left:
            return Wish(Request(command, (), arguments), asks=True, first=parameter.key)
        else:
            value = left.pop(0) if parameter.option else word
            arguments[parameter.key] = _value(command, parameter, value)
    return Wish(Request(command, (), arguments), asks=True)


def _value(command: Command, parameter: Parameter, word: str) -> Any:
    wrong = UsageError(f"{command.id}: “{word}” does not fit; usage: {command.usage}")
    if parameter.kind not in _WORDS or (parameter.choices and word not in parameter.choices):
        raise wrong
    if parameter.kind not in {Argument.NUMBER, Argument.SECONDS}:
        return word
    if not (word.isascii() and word.isdigit()):
        raise wrong
    number = int(word)
    if not (parameter.least or 0) <= number <= (parameter.most or number):
        raise wrong
    return number


def continuations(bindings: Iterable[Binding], typed: Sequence[str]) -> list[tuple[str, str]]:
    """What may follow after the chords `typed`: the rest of the keys, and the words."""
    begun = "".join(f"{chord}, " for chord in typed)
    return [
        (binding.keys.removeprefix(begun), binding.words)
        for binding in bindings
        if begun and binding.keys.startswith(begun)
    ]
