"""One site for all to see: 5.2.22-23, 5.2.32."""

from controlroom.commands.catalogue.common import everybody, orders
from controlroom.commands.registry import Command, Expectation, Order, Risk, Target
from controlroom.meeting.model import Mode, Participant, Role
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP

_ON_AIR = frozenset({Mode.FIXED, Mode.BROADCAST, Mode.ROLL_CALL})


def on_air_before(store: Store) -> Order | None:
    """The order that shows again what everybody sees now; None if that can't be known."""
    people = store.people.values()
    match store.conference.mode:
        case Mode.FREE:
            return Order("cancel-broadcast")
        case Mode.FIXED:
            return Order("display", (), {"strategy": "fixed", "pictures": "multi"})
        case Mode.BROADCAST:
            return _again("broadcast", [p for p in people if p.broadcast])
        case Mode.ROLL_CALL:
            return _again("roll-call", [p for p in people if p.roll_call])
        case None:
            return None


def _again(command: str, shown: list[Participant]) -> Order | None:
    return Order(command, (shown[0],)) if shown else None


def _before_broadcast(order: Order, store: Store) -> tuple[Order, ...] | None:
    if any(person.broadcast for person in order.targets):
        return None
    before = on_air_before(store)
    return (before,) if before is not None else None


def _before_roll_call(order: Order, store: Store) -> tuple[Order, ...] | None:
    """What was shown, and every microphone as it was: the called site's and those it closed."""
    before = on_air_before(store)
    if before is None or (before.command == "roll-call" and before.targets == order.targets):
        return None
    called = {person.pid for person in order.targets}
    everybody_else = [p for p in store.people.values() if p.pid not in called]
    opened = tuple(p for p in everybody_else if p.open_microphone and p.role is not Role.CHAIR)
    muted = tuple(p for pid in called if (p := store.people.get(pid)) and p.muted)
    microphones = orders(Order("mute", muted), Order("unmute", opened))
    return (before, *(microphones or ()))


def _before_cancel(_: Order, store: Store) -> tuple[Order, ...] | None:
    if store.conference.mode not in _ON_AIR:
        return None
    before = on_air_before(store)
    return (before,) if before is not None else None


def _cancelled(_: Order, store: Store) -> Expectation:
    marked = [p.pid for p in store.people.values() if p.broadcast or p.roll_call]

    def check(now: Store) -> bool:
        if now.conference.mode in _ON_AIR:
            return False
        people = [person for pid in marked if (person := now.people.get(pid))]
        return not any(person.broadcast or person.roll_call for person in people)

    return Expectation(check)


COMMANDS = (
    Command(
        "broadcast",
        QT_TRANSLATE_NOOP("commands", "Broadcast"),
        QT_TRANSLATE_NOOP("commands", "Show this site to everybody"),
        Target.ONE,
        everybody(lambda person: person.broadcast),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.mode is Mode.BROADCAST,
        icon="cast",
        inverse=_before_broadcast,
    ),
    Command(
        "roll-call",
        QT_TRANSLATE_NOOP("commands", "Roll call"),
        QT_TRANSLATE_NOOP(
            "commands", "Show this site and open it, and mute all others but the chair"
        ),
        Target.ONE,
        everybody(lambda person: person.roll_call),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.mode is Mode.ROLL_CALL,
        icon="megaphone",
        inverse=_before_roll_call,
    ),
    Command(
        "cancel-broadcast",
        QT_TRANSLATE_NOOP("commands", "Stop"),
        QT_TRANSLATE_NOOP(
            "commands", "End the roll call, the broadcast or the broadcast multi-picture"
        ),
        Target.CONFERENCE,
        _cancelled,
        icon="square",
        inverse=_before_cancel,
    ),
)
