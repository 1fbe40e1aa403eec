"""Random orders that fit the meeting as it is: any command, its people and arguments valid as far
as the console can know. Drawn from the registry, so that a new command takes part at once."""

import itertools
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from controlroom.commands import resolve
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.guests import KINDS, Invitation
from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import Argument, Command, Order, Parameter, Target
from controlroom.commands.settings import SETTINGS
from controlroom.meeting.model import Interpreter, InterpreterGroup, Participant
from controlroom.meeting.store import Store

# Ends the meeting, or needs more than the host password.
LEFT_OUT = frozenset({"end", "recording-files"})
_NAMES = ("重庆分会场", "Ulan Bator", "عبد الله", "=SUM(A1)", "🎉", "李 四", "<i>x</i>")
_LANGUAGES = ("zh", "en", "fr", "ru")
_MOST = 4


class Drawn:
    """Draws orders with `dice`; the same dice and the same meetings give the same orders."""

    def __init__(self, dice: random.Random, commands: Sequence[str] = ()) -> None:
        self._dice = dice
        self._commands = [
            command
            for command in COMMANDS.values()
            if (command.id in commands if commands else command.id not in LEFT_OUT)
        ]
        self._numbers = itertools.count(1)
        self._saved: list[str] = []

    def saved(self, uuids: Sequence[str]) -> None:
        """Note which layouts the meeting keeps, for those orders that name one."""
        self._saved = list(uuids)

    def order(self, store: Store) -> Order:
        """The next order for the meeting in `store`."""
        while True:
            command = self._dice.choice(self._commands)
            targets = self._targets(command, store)
            arguments = self._arguments(command, store)
            if targets is None or arguments is None:
                continue
            if command.check is None or not command.check(arguments):
                return Order(command.id, targets, arguments)

    # people

    def _targets(self, command: Command, store: Store) -> tuple[Participant, ...] | None:
        """Whom it is for; None if there is nobody."""
        if command.target is Target.CONFERENCE:
            return ()
        if command.id == "release-chair" and store.chair in store.people:
            return (store.people[store.chair],)
        fits, _ = resolve.AMONG.get(command.target, resolve.IN_THE_MEETING)
        rows = store.people
        if command.target is Target.WAITING:
            rows = resolve.waiting(store.waiting)
        among = [person for person in rows.values() if fits(person)]
        most = min(_MOST if command.target.several else 1, len(among))
        return tuple(self._dice.sample(among, self._dice.randint(1, most))) if most else None

    def _somebody(self, store: Store) -> Participant | None:
        among = [person for person in store.people.values() if person.present and person.video]
        return self._dice.choice(among) if among else None

    # arguments

    def _arguments(self, command: Command, store: Store) -> dict[str, Any] | None:
        """Values for what is required, and for some of the rest; None if one can't be had."""
        stand_ins = {parameter.unless for parameter in command.parameters} - {""}
        if self._dice.random() < 0.5:
            stand_ins = set()
        drawn: dict[str, Any] = {}
        for parameter in command.parameters:
            replaced = parameter.unless in stand_ins
            wanted = (parameter.required and not replaced) or parameter.name in stand_ins
            if replaced or (not wanted and self._dice.random() < 0.5):
                continue
            value = self._VALUES[parameter.kind](self, parameter, store, drawn)
            if value is None:
                return None
            drawn[parameter.key] = value
        return drawn

    def _flag(self, *_: Any) -> bool:
        return True

    def _choice(self, parameter: Parameter, *_: Any) -> str:
        return self._dice.choice(parameter.choices)

    def _text(self, parameter: Parameter, *_: Any) -> str | None:
        match parameter.key:
            case "number":
                return self._number()
            case "language":
                return self._dice.choice(_LANGUAGES)
            case "uuid":
                return self._dice.choice(self._saved) if self._saved else None
            case "org":
                return "115489"
            case _:
                return self._dice.choice(_NAMES)

    def _number(self) -> str:
        return f"+99177{next(self._numbers):06d}"

    def _whole(self, parameter: Parameter, *_: Any) -> int:
        least = parameter.least or 1
        return self._dice.randint(least, min(parameter.most or least, least + 20))

    def _person(self, _: Parameter, store: Store, __: Any) -> Participant | None:
        return self._somebody(store)

    def _pane(self, _: Parameter, __: Store, drawn: Mapping[str, Any]) -> int:
        return self._dice.randint(1, IMAGE_TYPES[drawn["image_type"]])

    def _panes(
        self, _: Parameter, store: Store, drawn: Mapping[str, Any]
    ) -> dict[int, tuple[Participant, ...]] | None:
        among = [p for p in store.people.values() if p.present and p.video and p.number]
        count = min(IMAGE_TYPES[drawn["image_type"]], _MOST)
        if len(among) < count:
            return None
        chosen = self._dice.sample(range(1, IMAGE_TYPES[drawn["image_type"]] + 1), count)
        people = self._dice.sample(among, count)
        return {pane: (person,) for pane, person in zip(sorted(chosen), people, strict=True)}

    def _settings(self, *_: Any) -> dict[str, int]:
        keys = self._dice.sample(list(SETTINGS), self._dice.randint(1, 3))
        return {key: self._dice.choice(list(SETTINGS[key].values)) for key in keys}

    def _guests(self, *_: Any) -> tuple[Invitation, ...]:
        return tuple(
            Invitation(self._dice.choice(_NAMES), self._number(), self._dice.choice(KINDS))
            for _ in range(self._dice.randint(1, _MOST))
        )

    def _interpreters(self, *_: Any) -> tuple[InterpreterGroup, ...]:
        pairs = self._dice.sample(list(itertools.combinations(_LANGUAGES, 2)), 2)
        return tuple(
            InterpreterGroup(
                str(number), "", first, second, "MANUAL", (Interpreter("译员", f"i{number}"),)
            )
            for number, (first, second) in enumerate(pairs, 1)
        )

    _VALUES: Mapping[Argument, Callable[..., Any]] = {
        Argument.FLAG: _flag,
        Argument.CHOICE: _choice,
        Argument.TEXT: _text,
        Argument.NUMBER: _whole,
        Argument.SECONDS: _whole,
        Argument.PERSON: _person,
        Argument.PANE: _pane,
        Argument.PANES: _panes,
        Argument.SETTINGS: _settings,
        Argument.GUESTS: _guests,
        Argument.INTERPRETERS: _interpreters,
    }
