"""Words to orders: the grammar of `do` and of key bindings, made from the registry."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.guests import read_guests, read_interpreters
from controlroom.commands.registry import Argument, Command, Order, Parameter, Target
from controlroom.commands.resolve import (
    AMONG,
    IN_THE_MEETING,
    resolve,
    resolve_all,
    waiting,
)
from controlroom.commands.settings import setting
from controlroom.meeting.model import Participant, Waiting


class UsageError(ValueError):
    """The words don't fit the command; the text says what would."""


class Request(msgspec.Struct, frozen=True):
    """A command with its words checked, its people not yet looked up."""

    command: Command
    people: tuple[str, ...]
    arguments: Mapping[str, Any]

    def order(
        self,
        people: Mapping[str, Participant],
        room: Mapping[str, Waiting] | None = None,
    ) -> Order:
        """The order, with everybody looked up in `people`, or in the waiting `room`.

        Raises NobodyFoundError and SeveralFoundError.
        """
        arguments = dict(self.arguments)
        for parameter in self.command.parameters:
            value = arguments.get(parameter.key)
            if parameter.kind is Argument.PANES and value:
                arguments[parameter.key] = {n: resolve_all(people, who) for n, who in value.items()}
            elif parameter.kind is Argument.PERSON and value:
                arguments[parameter.key] = resolve(people, value)
        target = self.command.target
        here = waiting(room or {}) if target is Target.WAITING else people
        targets = resolve_all(here, self.people, AMONG.get(target, IN_THE_MEETING))
        return Order(self.command.id, targets, arguments)

    @property
    def unasked(self) -> bool:
        """Whether `do` must ask before it sends this."""
        return not self.arguments.get("yes") and any(
            parameter.name == "--yes" for parameter in self.command.parameters
        )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; usage: {self.usage}")


def parse(words: Sequence[str]) -> Request:
    """Check the words of one command, and read the files they name. Raises UsageError."""
    if not words:
        raise UsageError("no command given; `controlroom do --list` shows them all")
    command = COMMANDS.get(words[0])
    if command is None:
        raise UsageError(f"no command “{words[0]}”; `controlroom do --list` shows them all")
    parser = _Parser(prog=command.id, usage=command.usage, add_help=False, allow_abbrev=False)
    if not command.people_last:
        _add_people(parser, command)
    for parameter in command.parameters:
        _add(parser, parameter)
    if command.people_last:
        _add_people(parser, command)
    found = vars(parser.parse_args(list(words[1:])))
    people = tuple(found.pop("people", ()))
    arguments = {key: value for key, value in found.items() if value not in (None, False)}
    for parameter in command.parameters:
        if parameter.kind is Argument.PANES and parameter.key in arguments:
            arguments[parameter.key] = _panes(arguments[parameter.key], command)
        elif parameter.kind is Argument.SETTINGS:
            arguments[parameter.key] = dict(arguments[parameter.key])
    if command.check and (wrong := command.check(arguments)):
        raise UsageError(f"{command.id}: {wrong}; usage: {command.usage}")
    return Request(command, people, arguments)


def _add_people(parser: argparse.ArgumentParser, command: Command) -> None:
    if command.target is not Target.CONFERENCE:
        nargs: int | str = "+" if command.target.several else 1
        parser.add_argument("people", nargs=nargs, metavar="PID")


def _add(parser: argparse.ArgumentParser, parameter: Parameter) -> None:
    extra: dict[str, Any] = {}
    if parameter.option:
        extra["required"] = parameter.required
    elif not parameter.required or parameter.unless:
        extra["nargs"] = "?"
    match parameter.kind:
        case Argument.FLAG:
            parser.add_argument(parameter.name, action="store_true")
        case Argument.CHOICE:
            parser.add_argument(parameter.name, choices=parameter.choices, **extra)
        case Argument.NUMBER | Argument.SECONDS | Argument.PANE:
            parser.add_argument(parameter.name, type=_number(parameter), **extra)
        case Argument.PANES:
            parser.add_argument(parameter.name, action="append", **extra)
        case Argument.SETTINGS:
            parser.add_argument(parameter.name, type=_telling(setting), nargs="+")
        case Argument.GUESTS:
            parser.add_argument(parameter.name, type=_telling(_file(read_guests)), **extra)
        case Argument.INTERPRETERS:
            parser.add_argument(parameter.name, type=_telling(_file(read_interpreters)), **extra)
        case Argument.TEXT | Argument.PERSON:
            parser.add_argument(parameter.name, type=_telling(_text), **extra)


def _telling(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    """`convert` as argparse wants it: with the words of what went wrong."""

    def told(text: str) -> Any:
        try:
            return convert(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return told


def _file(read: Callable[[Path], Any]) -> Callable[[str], Any]:
    return lambda text: read(Path(text).expanduser())


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("a text is empty")
    return text


def _number(parameter: Parameter) -> Any:
    def convert(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"“{text}” is not a whole number") from None
        if parameter.least is not None and value < parameter.least:
            raise argparse.ArgumentTypeError(f"{value} is below {parameter.least}")
        if parameter.most is not None and value > parameter.most:
            raise argparse.ArgumentTypeError(f"{value} is above {parameter.most}")
        return value

    return convert


def _panes(words: Sequence[str], command: Command) -> dict[int, tuple[str, ...]]:
    panes: dict[int, tuple[str, ...]] = {}
    for word in words:
        number, equals, people = word.partition("=")
        who = tuple(person for person in people.split(",") if person.strip())
        if not equals or not number.isascii() or not number.isdigit() or not who:
            raise UsageError(f"{command.id}: “{word}” is not N=PID[,PID…]")
        if int(number) in panes:
            raise UsageError(f"{command.id}: pane {int(number)} is given twice")
        panes[int(number)] = who
    return panes
