"""Calling people in and sending them away: 5.2.3-5, 5.2.27."""

from collections.abc import Iterable, Mapping
from typing import Any

from controlroom.commands.catalogue.common import found_again, gone, orders, still_here
from controlroom.commands.guests import KINDS, Invitation, invitation_of
from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.model import Attendee, Participant, Presence, Role, absent_id
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def invitations(order: Order) -> tuple[Invitation, ...]:
    """Whom an order calls."""
    arguments = order.arguments
    if guests := arguments.get("file"):
        return tuple(guests)
    if order.command == "call-again":
        told: Mapping[str, Invitation] = arguments.get("invitations", {})
        return tuple(
            told.get(person.number) or Invitation(person.name, person.number, role=person.role)
            for person in order.targets
        )
    role = Role.CHAIR if arguments.get("role") == "chair" else Role.GUEST
    kind = arguments.get("type", KINDS[0])
    return (Invitation(arguments["name"], arguments["number"], kind, role),)


def _with_invitations(order: Order, store: Store) -> Order:
    """As they were invited before: a room terminal is not called like a telephone."""
    wanted = {person.number for person in order.targets}
    known = {a.number: invitation_of(a) for a in _listed(store, wanted)}
    return Order(order.command, order.targets, {**order.arguments, "invitations": known})


def _listed(store: Store, numbers: set[str]) -> list[Attendee]:
    return [a for a in store.attendees.values() if a.number and a.number in numbers]


def _rung(numbers: Iterable[str], store: Store) -> Expectation:
    """Each is on the list anew, has a row in the meeting, or has had a call that ended."""
    wanted = set(numbers)
    new = wanted - {attendee.number for attendee in _listed(store, wanted)}
    calls = {number: store.calls.get(number) for number in wanted}

    def check(now: Store) -> bool:
        seen = {person.number for person in now.people.values() if person.present} & wanted
        seen |= {attendee.number for attendee in _listed(now, new)}
        seen |= {number for number, call in calls.items() if now.calls.get(number) != call}
        return seen == wanted

    return Expectation(check)


def _called(order: Order, store: Store) -> Expectation:
    return _rung((guest.number for guest in invitations(order)), store)


def _number_called(order: Order, store: Store) -> Expectation:
    return _rung((order.arguments["number"],), store)


def _uncalled(numbers: Iterable[str], store: Store) -> tuple[Order, ...] | None:
    """Who was on the list before only hangs up; whoever came new goes off the list as well."""
    wanted = list(dict.fromkeys(numbers))
    before = {attendee.number for attendee in _listed(store, set(wanted))}
    here = {person.number for person in store.people.values() if person.present}
    people = [
        Participant(absent_id(number), number, number, Presence.ABSENT)
        for number in wanted
        if number not in here
    ]
    return orders(
        Order("remove", tuple(person for person in people if person.number not in before)),
        Order("hang-up", tuple(person for person in people if person.number in before)),
    )


def _before_invite(order: Order, store: Store) -> tuple[Order, ...] | None:
    return _uncalled((guest.number for guest in invitations(order)), store)


def _before_number(order: Order, store: Store) -> tuple[Order, ...] | None:
    return _uncalled((order.arguments["number"],), store)


def _before_hang_up(order: Order, store: Store) -> tuple[Order, ...] | None:
    """They can be called again where there is a number; it is up to them to answer."""
    return orders(Order("call-again", tuple(p for p in order.targets if p.number)))


def _before_remove(order: Order, store: Store) -> tuple[Order, ...] | None:
    """All are invited again as they were, at one call."""
    numbers = {person.number for person in order.targets if person.number}
    known = {a.number: invitation_of(a) for a in _listed(store, numbers)}
    guests = tuple(
        known.get(person.number) or Invitation(person.name or person.number, person.number)
        for person in order.targets
        if person.number
    )
    return (Order("invite", (), {"file": guests}),) if guests else None


def _removed(order: Order, _: Store) -> Expectation:
    pids = [person.pid for person in order.targets]
    numbers = {person.number for person in order.targets}

    def check(now: Store) -> bool:
        return not any(pid in now.people for pid in pids) and not _listed(now, numbers)

    return Expectation(check)


def _invitation_fits(arguments: Mapping[str, Any]) -> str:
    typed = [key for key in ("name", "number", "type", "role") if key in arguments]
    if "file" in arguments:
        return "--file stands alone" if typed else ""
    if "name" not in arguments or "number" not in arguments:
        return "NAME and NUMBER or --file is needed"
    return Invitation(arguments["name"], arguments["number"]).flaw


COMMANDS = (
    Command(
        "invite",
        QT_TRANSLATE_NOOP("commands", "Invite"),
        QT_TRANSLATE_NOOP("commands", "Put people on the list and call them"),
        Target.CONFERENCE,
        _called,
        (
            Parameter(
                "name",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "Who is called"),
                required=True,
                unless="--file",
            ),
            Parameter(
                "number",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "The SIP or telephone number"),
                required=True,
                unless="--file",
            ),
            Parameter(
                "--type",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "What kind of terminal is called"),
                choices=KINDS,
            ),
            Parameter(
                "--role",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "Whether a guest or the chair is called"),
                choices=("guest", "chair"),
            ),
            Parameter(
                "--file",
                Argument.GUESTS,
                QT_TRANSLATE_NOOP("commands", "CSV or XLSX: name, number, type, role"),
            ),
        ),
        icon="phone",
        inverse=_before_invite,
        asks=True,
        check=_invitation_fits,
    ),
    Command(
        "invite-with-password",
        QT_TRANSLATE_NOOP("commands", "Invite a terminal"),
        QT_TRANSLATE_NOOP("commands", "Call a terminal by its number and the password"),
        Target.CONFERENCE,
        _number_called,
        (
            Parameter(
                "number",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "The SIP number"),
                required=True,
            ),
            Parameter(
                "--org",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "The ID of the terminal's enterprise"),
            ),
            Parameter(
                "--vc",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "The number is one of a VC meeting"),
            ),
            Parameter(
                "--no-site-name",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "Don't lay the site's name over its picture"),
            ),
        ),
        icon="phone",
        inverse=_before_number,
        asks=True,
    ),
    Command(
        "call-again",
        QT_TRANSLATE_NOOP("commands", "Call again"),
        QT_TRANSLATE_NOOP("commands", "Call those who are invited and absent"),
        Target.INVITED,
        _called,
        icon="phone-call",
        inverse=_before_invite,
        asks=True,
        complete=_with_invitations,
    ),
    Command(
        "hang-up",
        QT_TRANSLATE_NOOP("commands", "Hang up"),
        QT_TRANSLATE_NOOP("commands", "End the calls of these participants"),
        Target.MANY,
        gone,
        risk=Risk.DISTURBING,
        icon="phone-off",
        inverse=_before_hang_up,
        complete=still_here,
    ),
    Command(
        "remove",
        QT_TRANSLATE_NOOP("commands", "Remove"),
        QT_TRANSLATE_NOOP("commands", "End their calls and take them off the list"),
        Target.ALL_KINDS,
        _removed,
        risk=Risk.DISTURBING,
        icon="ban",
        inverse=_before_remove,
        complete=found_again,
    ),
)
