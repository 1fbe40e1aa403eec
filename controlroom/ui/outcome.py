"""How an order ended for many people, in words: how many, and who was refused for which reason."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from controlroom.meeting.model import Participant
from controlroom.session.actions import Action, Refusal
from controlroom.ui import wording
from controlroom.ui.guards import names
from controlroom.ui.problems import Explanation, explain_refusal

translate = QCoreApplication.translate

_STOPS = ".。"
# More reasons than this are not told one by one, nor more ways out.
_REASONS, _WAYS_OUT = 3, 2


class Cause(msgspec.Struct, frozen=True):
    """Calls that were refused for the same reason; `people` are those whom they were for."""

    explanation: Explanation
    count: int
    people: tuple[Participant, ...]


def causes(action: Action) -> list[Cause]:
    """The refusals of an action by their reason, the most frequent first."""
    alike: dict[tuple[object, ...], list[Refusal]] = {}
    for refusal in action.refusals:
        key = (refusal.problem, refusal.code, "" if refusal.code else refusal.message)
        alike.setdefault(key, []).append(refusal)
    known = {person.pid: person for person in action.order.targets}
    return [
        Cause(
            explain_refusal(refusals[0]),
            len(refusals),
            tuple(known[refusal.pid] for refusal in refusals if refusal.pid in known),
        )
        for refusals in sorted(alike.values(), key=len, reverse=True)
    ]


def reasons(found: Sequence[Cause], named: int = 3) -> str:
    """Why calls were refused, with the names of some of those whom they were for."""
    told: list[str] = []
    for cause in found[:_REASONS]:
        reason = cause.explanation.sentence.rstrip(_STOPS)
        people = names(cause.people, named) if named else ""
        text = translate("outcome", "{count} × {reason}: {names}.")
        if not people:
            text = translate("outcome", "{count} × {reason}.")
        told.append(text.format(count=wording.number(cause.count), reason=reason, names=people))
    if more := sum(cause.count for cause in found[_REASONS:]):
        text = translate("outcome", "{count} for other reasons.")
        told.append(text.format(count=wording.number(more)))
    return " ".join(told)


def ways_out(found: Sequence[Cause]) -> str:
    """What to do about it."""
    ways = dict.fromkeys(cause.explanation.way_out for cause in found)
    return " ".join(way for way in list(ways)[:_WAYS_OUT] if way)


def codes(found: Sequence[Cause]) -> str:
    """The vendor's codes, for small print."""
    known = dict.fromkeys(cause.explanation.code for cause in found)
    return ", ".join(code for code in known if code)


def count(action: Action) -> str:
    """How much of a batch was done, refused and never sent."""
    done, refused = wording.number(action.done), wording.number(len(action.refusals))
    left = wording.number(action.left)
    if action.left and action.refusals:
        text = translate("outcome", "{done} done, {refused} refused, {left} not sent")
    elif action.left:
        text = translate("outcome", "{done} done, {left} not sent")
    else:
        text = translate("outcome", "{done} done, {refused} refused")
    return text.format(done=done, refused=refused, left=left)
