"""What of an undo is still to be done: people who left and what has changed since are left out."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Check, Command, Order, Target
from controlroom.meeting.model import Participant
from controlroom.meeting.seats import Seat, find
from controlroom.meeting.store import Store
from controlroom.session.actions import Action, Status

# For everybody or for a list: each part of their undo stands by itself, and one who has changed
# since does not hold up the others.
_IN_PARTS = frozenset(
    {"mute-all", "unmute-all", "admit-all", "invite", "invite-with-password", "call-again"}
)
# Such orders may name people who are not in the meeting.
_OF_ABSENT = frozenset({Target.INVITED, Target.ALL_KINDS, Target.ANYBODY, Target.WAITING})


class Deed(msgspec.Struct):
    """An action, and the effect that the meeting must show of it; `needless` if it did before.
    `kept` once it is in a history."""

    action: Action
    check: Check | None = None
    needless: bool = False
    kept: bool = False

    def look(self, store: Store) -> None:
        """Note what must show, before the order goes out."""
        command = COMMANDS[self.action.order.command]
        expectation = command.expect(command.completed(self.action.order, store), store)
        if expectation is not None:
            self.check = expectation.check
            self.needless = expectation.check(store)

    @property
    def visible(self) -> bool:
        """Whether its effect can be seen: of what was only accepted, nothing tells."""
        return self.check is not None and self.action.status is not Status.ACCEPTED


class Plan(msgspec.Struct):
    """`orders` one after the other; who is `gone` or has `changed` is in none of them."""

    orders: list[Order]
    gone: dict[str, Participant]
    changed: dict[str, Participant]


def plan(deeds: Iterable[Deed], store: Store) -> Plan:
    """How to take `deeds` back, the last of them first."""
    made = Plan([], {}, {})
    # What the orders so far bring back to how earlier deeds left it.
    touched: set[_Thing] = set()
    for deed in reversed(tuple(deeds)):
        for order in deed.action.undo or ():
            due = _due(deed, order, store, made, touched)
            if due is not None:
                made.orders.append(due)
                touched |= set(_things(due))
    for order in made.orders:
        for person in order.targets:
            made.changed.pop(person.pid, None)
    return made


# A pid, or "" for the meeting, and what of it.
_Thing = tuple[str, str]
_PICTURE = frozenset(
    {"broadcast", "roll-call", "cancel-broadcast", "layout", "layout-auto", "display"}
)
# What is left of the names of two commands that are each other's contrary is the same.
_CONTRARY = re.compile(
    r"^(un|allow-|forbid-|raise-|lower-|make-|release-)|-(start|stop|on|off)$",
)


def _things(order: Order) -> list[_Thing]:
    """What an order changes."""
    if order.command in _PICTURE:
        return [("", "picture")]
    what = _what(order.command)
    return [(person.pid, what) for person in order.targets] or [("", what)]


@lru_cache(maxsize=128)
def _what(command: str) -> str:
    return _CONTRARY.sub("", command)


def _due(deed: Deed, order: Order, store: Store, made: Plan, touched: set[_Thing]) -> Order | None:
    """What of one order of the undo is to be done."""
    arguments = _arguments(order.arguments, store)
    if arguments is None:
        return None
    if not order.targets:
        due = replace(order, arguments=arguments)
        on_the_way = not touched.isdisjoint(_things(due))
        return due if on_the_way or (_stands(deed, store) and not shows(due, store)) else None
    reached = {person.pid for person in deed.action.order.targets}
    people: dict[str, Participant] = {}
    for person, found in _found(order, store):
        if found is None:
            made.gone[person.pid] = person
            continue
        alone = Order(order.command, (found,), arguments)
        if (touched and not touched.isdisjoint(_things(alone))) or (
            _stands(deed, store, found, reached=person.pid in reached) and not shows(alone, store)
        ):
            people[found.pid] = found
        else:
            made.changed[found.pid] = found
    return Order(order.command, tuple(people.values()), arguments) if people else None


def _stands(
    deed: Deed, store: Store, person: Participant | None = None, *, reached: bool = False
) -> bool:
    """Whether the effect still shows: for `person` where the order `reached` just such people."""
    order = deed.action.order
    if not deed.visible or order.command in _IN_PARTS:
        return True
    if order.targets and person is not None and reached:
        return shows(Order(order.command, (person,), order.arguments), store)
    if order.targets:
        targets = tuple(found for _, found in _found(order, store) if found is not None)
        return bool(targets) and shows(replace(order, targets=targets), store)
    return person is not None or (deed.check is not None and deed.check(store))


def shows(order: Order, store: Store) -> bool:
    """Whether the meeting is as `order` would have it."""
    expectation = COMMANDS[order.command].expect(order, store)
    return expectation is not None and expectation.check(store)


def _found(order: Order, store: Store) -> list[tuple[Participant, Participant | None]]:
    """Each of the order's people as they are now, under another pid if they came back."""
    command = COMMANDS[order.command]
    known = command.completed(order, store).targets
    if len(known) != len(order.targets):
        known = order.targets  # it leaves out who is gone
    rows = [_row(person, command, store) for person in known]
    missing = {_seat(p) for p, row in zip(known, rows, strict=True) if row is None}
    again = find(missing, [p for p in store.people.values() if p.present]) if missing else {}
    return [
        (before, row if row is not None else again.get(_seat(person)))
        for before, person, row in zip(order.targets, known, rows, strict=True)
    ]


def _row(person: Participant, command: Command, store: Store) -> Participant | None:
    found = store.people.get(person.pid)
    if command.target in _OF_ABSENT:
        return found or person
    return found if found is not None and found.present else None


def _seat(person: Participant) -> Seat:
    """By account or number: a name is no proof that it is the same one."""
    return Seat("", person.number, person.account, person.account_id)


def _arguments(told: Mapping[str, Any], store: Store) -> dict[str, Any] | None:
    """The arguments with their people as they are now; None if nobody is left that matters."""
    arguments = dict(told)
    for key, value in told.items():
        if isinstance(value, Participant):
            (person,) = _here((value,), store) or (None,)
            if person is None:
                return None
            arguments[key] = person
        elif key == "pane":
            panes = {index: _here(people, store) for index, people in value.items()}
            arguments[key] = {index: people for index, people in panes.items() if people}
            if not arguments[key]:
                return None
    return arguments


def _here(people: Iterable[Participant], store: Store) -> tuple[Participant, ...]:
    found = _found(Order("mute", tuple(people)), store)
    return tuple(person for _, person in found if person is not None)
