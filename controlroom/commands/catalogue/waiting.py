"""The waiting room: 5.2.33-34, and `batchMoveToWaitingRoom` of the vendor's client."""

from controlroom.commands import resolve
from controlroom.commands.catalogue.common import gone, still_here
from controlroom.commands.registry import Command, Expectation, Order, Risk, Target
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def _waits(store: Store, pid: str) -> bool:
    person = store.waiting.get(pid)
    return person is not None and not person.admitted


def _admitted(order: Order, _: Store) -> Expectation:
    pids = [person.pid for person in order.targets]
    return Expectation(lambda now: not any(_waits(now, pid) for pid in pids))


def _all_admitted(_: Order, store: Store) -> Expectation:
    pids = list(store.waiting)
    return Expectation(lambda now: not any(_waits(now, pid) for pid in pids))


def _still_waiting(order: Order, store: Store) -> Order:
    """Whoever waits again under another pid is found by number or account."""
    room = [person for pid, person in resolve.waiting(store.waiting).items() if _waits(store, pid)]
    targets = tuple(
        person if person.pid in store.waiting else _same(person, room) for person in order.targets
    )
    return Order(order.command, targets, order.arguments)


def _same(person: Participant, room: list[Participant]) -> Participant:
    for name in ("number", "account_id", "account"):
        wanted = getattr(person, name)
        if wanted and (found := [other for other in room if getattr(other, name) == wanted]):
            return found[0]
    return person


def _before_admit(order: Order, _: Store) -> tuple[Order, ...] | None:
    """Back to the waiting room, all at once; without a number nobody is found again."""
    return _back(order.targets)


def _before_admit_all(_: Order, store: Store) -> tuple[Order, ...] | None:
    people = resolve.waiting(store.waiting)
    return _back(tuple(person for pid, person in people.items() if _waits(store, pid)))


def _back(people: tuple[Participant, ...]) -> tuple[Order, ...] | None:
    if not people or not all(person.number for person in people):
        return None
    return (Order("to-waiting-room", people),)


def _before_waiting(order: Order, _: Store) -> tuple[Order, ...] | None:
    return tuple(Order("admit", (person,)) for person in order.targets) or None


COMMANDS = (
    Command(
        "admit",
        QT_TRANSLATE_NOOP("commands", "Admit"),
        QT_TRANSLATE_NOOP("commands", "Let this person in from the waiting room"),
        Target.WAITING,
        _admitted,
        icon="door-open",
        inverse=_before_admit,
        complete=_still_waiting,
    ),
    Command(
        "admit-all",
        QT_TRANSLATE_NOOP("commands", "Admit all"),
        QT_TRANSLATE_NOOP("commands", "Let everybody in from the waiting room"),
        Target.CONFERENCE,
        _all_admitted,
        risk=Risk.DISTURBING,
        icon="door-open",
        inverse=_before_admit_all,
    ),
    Command(
        "to-waiting-room",
        QT_TRANSLATE_NOOP("commands", "To the waiting room"),
        QT_TRANSLATE_NOOP("commands", "Send these participants to the waiting room"),
        Target.MANY,
        gone,
        risk=Risk.DISTURBING,
        icon="log-out",
        inverse=_before_waiting,
        complete=still_here,
    ),
)
