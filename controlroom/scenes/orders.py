"""The orders that carry out a difference, one after the other and as few as possible.

What is recorded is recorded from the beginning, nobody is heard who should be muted by then, a
layout is made before it is shown, and asking people to open comes last: they take their time.
"""

from collections.abc import Iterable, Iterator

from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant, Role
from controlroom.scenes.difference import Difference, Step, What

# From so many on one call for all is fewer calls, the chair's own aside.
_ALL_FROM = 2

_PLAIN = {
    What.RECORD: "record-start",
    What.LOCK: "lock",
    What.OFF_AIR: "cancel-broadcast",
    What.UNLOCK: "unlock",
    What.STOP_RECORDING: "record-stop",
    What.LAYOUT: "layout",
    What.DISPLAY: "display",
    What.FORBID_SELF_UNMUTE: "forbid-self-unmute",
    What.ALLOW_SELF_UNMUTE: "allow-self-unmute",
}


def orders(difference: Difference) -> tuple[Order, ...]:
    """What to send, in this order."""
    made: list[Order] = []
    at_one_stroke = _mutes_all(difference)
    for step in difference.steps:
        if step.what in difference.follows:
            continue
        if step.what in _SELF_UNMUTE and at_one_stroke:
            continue
        made += _orders(step, difference, at_one_stroke=at_one_stroke)
    return tuple(made)


_SELF_UNMUTE = frozenset({What.FORBID_SELF_UNMUTE, What.ALLOW_SELF_UNMUTE})


def _mutes_all(difference: Difference) -> bool:
    """Whether one mute of all does it. It also says whether people may unmute themselves, so that
    must be known; a roll call mutes by itself."""
    step = difference.step(What.MUTE)
    return (
        step is not None
        and difference.mute_all
        and difference.self_unmute is not None
        and difference.step(What.ROLL_CALL) is None
        and len(_guests(step.people)) >= _ALL_FROM
    )


def _orders(step: Step, difference: Difference, *, at_one_stroke: bool) -> Iterator[Order]:
    match step.what:
        case What.MUTE:
            yield from _close(step, difference, at_one_stroke=at_one_stroke)
        case What.PICTURES:
            yield Order("display", (), {"strategy": "fixed", "pictures": "multi"})
        case What.BROADCAST:
            yield Order("broadcast", step.people)
        case What.ROLL_CALL:
            yield Order("roll-call", step.people)
            # It opens whom it calls.
            if (closed := difference.step(What.MUTE)) is not None:
                yield from _mute(p for p in closed.people if p.pid == step.people[0].pid)
        case What.OPEN:
            yield from _open(step, difference)
        case what:
            yield Order(_PLAIN[what], (), step.arguments)


def _close(step: Step, difference: Difference, *, at_one_stroke: bool) -> Iterator[Order]:
    call = difference.step(What.ROLL_CALL)
    chair = (p for p in step.people if p.role is Role.CHAIR)
    if at_one_stroke:
        forbids = difference.self_unmute is False
        yield Order("mute-all", (), {"forbid_self_unmute": True} if forbids else {})
        yield from _mute(chair)
    elif call is not None:
        yield from _mute(p for p in chair if p.pid != call.people[0].pid)
    else:
        yield from _mute(step.people)


def _open(step: Step, difference: Difference) -> Iterator[Order]:
    people = step.people
    if difference.unmute_all and len(_guests(people)) >= _ALL_FROM:
        yield Order("unmute-all")
        people = tuple(p for p in people if p.role is Role.CHAIR)
    if people:
        yield Order("unmute", people)


def _guests(people: tuple[Participant, ...]) -> list[Participant]:
    """All but the chair, whom a command for all spares."""
    return [person for person in people if person.role is not Role.CHAIR]


def _mute(people: Iterable[Participant]) -> Iterator[Order]:
    if targets := tuple(people):
        yield Order("mute", targets)
