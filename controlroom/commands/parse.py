"""Words to orders: the grammar of `do` and of key bindings, made from the registry."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import msgspec

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import Argument, Command, Order, Parameter, Target
from controlroom.commands.resolve import resolve_all
from controlroom.meeting.model import Participant


class UsageError(ValueError):
    """The words don't fit the command; the text says what would."""


class Request(msgspec.Struct, frozen=True):
    """A command with its words checked, its people not yet looked up."""

    command: Command
    people: tuple[str, ...]
    arguments: Mapping[str, Any]

    def order(self, people: Mapping[str, Participant]) -> Order:
        """The order, with everybody looked up in `people`.

        Raises NobodyFoundError and SeveralFoundError.
        """
        arguments = dict(self.arguments)
        if panes := arguments.get("pane"):
            arguments["pane"] = {n: resolve_all(people, who) for n, who in panes.items()}
        return Order(self.command.id, resolve_all(people, self.people), arguments)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {message}; usage: {self.usage}")


def parse(words: Sequence[str]) -> Request:
    """Check the words of one command. Raises UsageError."""
    if not words:
        raise UsageError("no command given; `controlroom do --list` shows them all")
    command = COMMANDS.get(words[0])
    if command is None:
        raise UsageError(f"no command “{words[0]}”; `controlroom do --list` shows them all")
    parser = _Parser(prog=command.id, usage=command.usage, add_help=False, allow_abbrev=False)
    if command.target is Target.ONE:
        parser.add_argument("people", nargs=1, metavar="PID")
    elif command.target is Target.MANY:
        parser.add_argument("people", nargs="+", metavar="PID")
    for parameter in command.parameters:
        _add(parser, parameter)
    found = vars(parser.parse_args(list(words[1:])))
    people = tuple(found.pop("people", ()))
    arguments = {key: value for key, value in found.items() if value not in (None, False)}
    if "pane" in arguments:
        arguments["pane"] = _panes(arguments["pane"], command)
        _check_layout(arguments, command)
    return Request(command, people, arguments)


def _add(parser: argparse.ArgumentParser, parameter: Parameter) -> None:
    option = parameter.name.startswith("--")
    extra: dict[str, Any] = {"required": parameter.required} if option else {}
    match parameter.kind:
        case Argument.FLAG:
            parser.add_argument(parameter.name, action="store_true")
        case Argument.CHOICE:
            parser.add_argument(parameter.name, choices=parameter.choices, **extra)
        case Argument.SECONDS | Argument.PANE:
            parser.add_argument(parameter.name, type=_number(parameter), **extra)
        case Argument.PANES:
            parser.add_argument(parameter.name, action="append", **extra)


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


def _check_layout(arguments: Mapping[str, Any], command: Command) -> None:
    count = IMAGE_TYPES[arguments["image_type"]]
    numbers = [*arguments["pane"], *([arguments["aux"]] if "aux" in arguments else [])]
    for number in numbers:
        if not 1 <= number <= count:
            raise UsageError(
                f"{command.id}: {arguments['image_type']} has the panes 1 to {count}, not {number}"
            )
