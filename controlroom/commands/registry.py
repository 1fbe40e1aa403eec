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


class Risk(Enum):
    """What a slip of the finger would cost."""

    HARMLESS = "harmless"
    DISTURBING = "disturbing"
    DESTRUCTIVE = "destructive"


class Argument(Enum):
    """What an argument is made of."""

    FLAG = "flag"
    CHOICE = "choice"
    SECONDS = "seconds"
    PANE = "pane"
    PANES = "panes"


class Parameter(msgspec.Struct, frozen=True):
    """One argument of a command. Names that begin with -- are options, others stand by position."""

    name: str
    kind: Argument
    help: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    required: bool = False

    @property
    def key(self) -> str:
        """The argument's name in `Order.arguments`."""
        return self.name.removeprefix("--").replace("-", "_")


class Order(msgspec.Struct, frozen=True):
    """A command as it is given: the people are those who were meant when the key went down.

    `arguments` is keyed by `Parameter.key`; panes map a pane's number to its participants.
    """

    command: str
    targets: tuple[Participant, ...] = ()
    arguments: Mapping[str, Any] = msgspec.field(default_factory=dict)


# Looks at the meeting and says whether the pushes have shown what was ordered.
Check = Callable[[Store], bool]


class Expectation(msgspec.Struct, frozen=True):
    """What the push must show. Where `promised` is false the vendor may push nothing: then silence
    means accepted, not unconfirmed."""

    check: Check
    promised: bool = True


class Command(msgspec.Struct, frozen=True):
    """One thing that an operator can do.

    `expect` looks at the meeting before the order is sent and returns what must show after it, None
    where nothing can. `active` says whether the command's state is on now, for lit buttons. `icon`
    is a name in resources/icons.
    """

    id: str
    title: str
    summary: str
    target: Target
    expect: Callable[[Order, Store], Expectation | None]
    parameters: tuple[Parameter, ...] = ()
    risk: Risk = Risk.HARMLESS
    active: Callable[[Conference], bool | None] | None = None
    icon: str = ""

    @property
    def usage(self) -> str:
        """The command with its arguments, as `do` takes them."""
        words = [self.id]
        if self.target is not Target.CONFERENCE:
            words.append("PID" if self.target is Target.ONE else "PID…")
        words.extend(_usage(parameter) for parameter in self.parameters)
        return " ".join(words)


def _usage(parameter: Parameter) -> str:
    shape = {
        Argument.FLAG: "",
        Argument.CHOICE: "|".join(parameter.choices),
        Argument.SECONDS: "S",
        Argument.PANE: "N",
        Argument.PANES: "N=PID[,PID…]",
    }[parameter.kind]
    if not parameter.name.startswith("--"):
        # A long list of choices is named, a short one is spelled out.
        return shape if len(shape) <= len("single|multi") else parameter.name.upper()
    word = f"{parameter.name} {shape}".strip()
    if parameter.kind is Argument.PANES:
        return f"{word}…"
    return word if parameter.required else f"[{word}]"
