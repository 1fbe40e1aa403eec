"""The form of a command, and of an order: a command with whom and what it is for."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import msgspec

from controlroom.meeting.model import Conference, Participant
from controlroom.meeting.store import Store


class Target(Enum):
    """Whom a command is for."""

    CONFERENCE = "conference"
    ONE = "one participant"
    MANY = "participants"
    WAITING = "one waiting person"
    INVITED = "invited people who are absent"
    ANYBODY = "one participant or invited person"
    ALL_KINDS = "participants and invited people"

    @property
    def several(self) -> bool:
        """Whether more than one may be meant."""
        return self in {Target.MANY, Target.INVITED, Target.ALL_KINDS}


class Risk(Enum):
    """What a slip of the finger would cost."""

    HARMLESS = "harmless"
    DISTURBING = "disturbing"
    DESTRUCTIVE = "destructive"


class Argument(Enum):
    """What an argument is made of."""

    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "whole number"
    SECONDS = "seconds"
    PERSON = "participant"
    PANE = "pane"
    PANES = "panes"
    SETTINGS = "settings"
    GUESTS = "file of invitations"
    INTERPRETERS = "file of interpreters"


class Parameter(msgspec.Struct, frozen=True):
    """One argument of a command. Names that begin with -- are options, others stand by position.

    `unless` names the option that may stand in the place of one that is required.
    """

    name: str
    kind: Argument
    help: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    required: bool = False
    unless: str = ""

    @property
    def key(self) -> str:
        """The argument's name in `Order.arguments`."""
        return self.name.removeprefix("--").replace("-", "_")

    @property
    def option(self) -> bool:
        """Whether it is named rather than known by its position."""
        return self.name.startswith("--")


class Order(msgspec.Struct, frozen=True):
    """A command as it is given: the people are those who were meant when the key went down.

    `arguments` is keyed by `Parameter.key`; panes map a pane's number to its participants. Whoever
    waits stands in `targets` as a `Participant` too, see `resolve.waiting`.
    """

    command: str
    targets: tuple[Participant, ...] = ()
    arguments: Mapping[str, Any] = msgspec.field(default_factory=dict)


# Looks at the meeting and says whether the pushes have shown what was ordered.
Check = Callable[[Store], bool]


class Expectation(msgspec.Struct, frozen=True):
    """What the push must show. Where `promised` is false the vendor may push nothing: then silence
    means accepted, not unconfirmed. Where `telling` is false it shows before the order goes out, by
    something that the vendor may never have told: nothing can confirm it."""

    check: Check
    promised: bool = True
    telling: bool = True


Expect = Callable[[Order, Store], Expectation | None]
Inverse = Callable[[Order, Store], tuple[Order, ...] | None]


def every_meeting(_conference: Conference) -> bool:
    """Of what every kind of meeting has."""
    return True


def no_inverse(_order: Order, _store: Store) -> None:
    """Of what can't be undone."""


class Command(msgspec.Struct, frozen=True):
    """One thing that an operator can do.

    `expect` looks at the meeting before the order is sent and returns what must show after it, None
    where nothing can. `inverse` looks at it then too and returns the orders, one after the other,
    that would bring back what was; None where nothing changes or nothing can. `asks` marks what the
    vendor can only ask people for. `active` says whether the command's state is on now, for lit
    buttons. `icon` is a name in resources/icons.

    `check` says what is wrong with a combination of arguments, "" if nothing. `complete` adds to an
    order what only the meeting knows when it is sent. `capability` names what a vendor must be able
    to do where that is not the command itself; `fits` says of a meeting whether it may be of a kind
    that has such a thing. What `adds` is done twice where it is ordered twice. `--yes` among the
    parameters makes `do` ask first.
    """

    id: str
    title: str
    summary: str
    target: Target
    expect: Expect
    parameters: tuple[Parameter, ...] = ()
    risk: Risk = Risk.HARMLESS
    active: Callable[[Conference], bool | None] | None = None
    icon: str = ""
    inverse: Inverse = no_inverse
    asks: bool = False
    capability: str = ""
    check: Callable[[Mapping[str, Any]], str] | None = None
    complete: Callable[[Order, Store], Order] | None = None
    people_last: bool = False
    fits: Callable[[Conference], bool] = every_meeting
    adds: bool = False

    @property
    def needs(self) -> str:
        """The capability that a vendor must have for it."""
        return self.capability or self.id

    def completed(self, order: Order, store: Store) -> Order:
        """`order` with what the meeting knows."""
        return self.complete(order, store) if self.complete else order

    @property
    def usage(self) -> str:
        """The command with its arguments, as `do` takes them."""
        people = _PEOPLE[self.target]
        arguments = [_usage(parameter) for parameter in self.parameters]
        if not self.people_last:
            return " ".join(word for word in (self.id, people, *arguments) if word)
        placed = [_usage(p) for p in self.parameters if not p.option]
        options = [_usage(p) for p in self.parameters if p.option]
        return " ".join([self.id, *placed, people, *options])


_PEOPLE = {
    Target.CONFERENCE: "",
    Target.ONE: "PID",
    Target.MANY: "PID…",
    Target.WAITING: "PID",
    Target.INVITED: "NUMBER…",
    Target.ANYBODY: "PID",
    Target.ALL_KINDS: "PID…",
}
# Longer lists of choices are named, shorter ones are spelled out.
_SPELLED_OUT = len("multi|site|poll|poll-stop")


def _usage(parameter: Parameter) -> str:
    shape = _shape(parameter)
    if not parameter.option:
        return shape if parameter.required and not parameter.unless else f"[{shape}]"
    word = f"{parameter.name} {shape}".strip()
    if parameter.kind is Argument.PANES:
        return f"{word}…"
    return word if parameter.required else f"[{word}]"


def _shape(parameter: Parameter) -> str:
    match parameter.kind:
        case Argument.FLAG:
            return ""
        case Argument.CHOICE:
            spelled = "|".join(parameter.choices)
            named = not parameter.option and len(spelled) > _SPELLED_OUT
            return parameter.name.upper() if named else spelled
        case Argument.SECONDS:
            return "S"
        case Argument.PANE:
            return "N"
        case Argument.PANES:
            return "N=PID[,PID…]"
        case Argument.SETTINGS:
            return "KEY=VALUE…"
        case Argument.GUESTS | Argument.INTERPRETERS:
            return "FILE"
        case Argument.PERSON if parameter.option:
            return "PID"
        case _:
            return parameter.key.upper()
