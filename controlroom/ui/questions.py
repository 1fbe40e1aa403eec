"""What is asked before a command goes out: exactly what would happen, and to whom.

Harmless commands act at once. Disturbing ones ask for more than a number of people, and where the
whole meeting would notice; destructive ones always ask. Muting all is the day's work and never
does.
"""

from PySide6.QtCore import QCoreApplication

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Command, Order, Risk, Target
from controlroom.commands.resolve import AMONG, IN_THE_MEETING
from controlroom.meeting.model import Participant
from controlroom.meeting.states import State
from controlroom.meeting.store import Store
from controlroom.ui import wording
from controlroom.ui.guards import MANY, Question, names

translate = QCoreApplication.translate

# Of those that disturb the whole meeting: the day's work, and what was chosen in a form already.
_ORDINARY = frozenset({"mute-all", "layout", "resume"})
# Of those that disturb some: whoever is taken off the list may never come back.
_GRAVE = frozenset({"remove"})


def question(order: Order, store: Store, above: int = MANY, called: str = "") -> Question | None:
    """What to ask before `order` goes out; None if nothing. Disturbing up to `above` people needs
    no question. `called` is the name of what it is for, if that is no person."""
    return phrased(order, store, called) if _risky(order, store, above) else None


def renewed(asked: Question, store: Store) -> tuple[Question | None, tuple[Participant, ...]]:
    """The question as it would be asked now, for those who are still there, and who is not; None
    if nobody is left to ask about."""
    order = asked.order
    if not order.targets:
        return phrased(order, store), ()
    here = tuple(person for person in order.targets if still_there(person, order.command, store))
    left = tuple(person for person in order.targets if person not in here)
    if not here:
        return None, left
    return phrased(Order(order.command, here, order.arguments), store), left


def still_there(person: Participant, command: str, store: Store) -> bool:
    """Whether `command` can still be for somebody who was chosen for it."""
    target = COMMANDS[command].target
    if target is Target.WAITING:
        waits = store.waiting.get(person.pid)
        return waits is not None and not waits.admitted
    fits, _ = AMONG.get(target, IN_THE_MEETING)
    found = store.people.get(person.pid)
    return found is not None and fits(found)


def _risky(order: Order, store: Store, above: int) -> bool:
    command = COMMANDS[order.command]
    if command.risk is Risk.DESTRUCTIVE or any(p.name == "--yes" for p in command.parameters):
        return True
    if command.risk is not Risk.DISTURBING or command.id in _ORDINARY:
        return False
    if command.id == "admit-all":
        return len(store.waiting) > above
    if command.target is Target.CONFERENCE or command.id in _GRAVE:
        return True
    return len(order.targets) > above or bool(_unreachable(order))


def _unreachable(order: Order) -> tuple[Participant, ...]:
    """Who could not be called again."""
    if order.command not in {"hang-up", "remove"}:
        return ()
    return tuple(person for person in order.targets if not person.number)


def phrased(order: Order, store: Store, called: str = "") -> Question:
    """The question about `order`, and about what is `called` so."""
    command = COMMANDS[order.command]
    note = ""
    if without := _unreachable(order):
        text = translate("questions", "Without a number, can't be called again: {names}.")
        note = text.format(names=names(without))
    title = translate("commands", command.title)
    if called:
        text = translate("questions", "{command}: “{name}”? {summary}.")
        summary = translate("commands", command.summary)
        text = text.format(command=title, name=wording.isolated(called), summary=summary)
        return Question(order, text, title, note)
    text = _about_people(order, command) if order.targets else _about_all(order, command, store)
    return Question(order, text, title, note, renews=True)


def _about_people(order: Order, command: Command) -> str:
    people = order.targets
    if order.command == "unmute":
        text = translate("questions", "Open the microphones of {count} participants: {names}?")
    elif len(people) > 1:
        text = translate("questions", "{command}, {count} people: {names}? {summary}.")
    else:
        text = translate("questions", "{command}: {names}? {summary}.")
    return text.format(
        command=translate("commands", command.title),
        count=wording.number(len(people)),
        names=names(people),
        summary=translate("commands", command.summary),
    )


def _about_all(order: Order, command: Command, store: Store) -> str:
    inside = store.tally[State.IN]
    match order.command:
        case "record-stop":
            return translate("questions", "Stop the cloud recording of this meeting?")
        case "unmute-all":
            text = translate("questions", "Open every microphone? Muted now: {count}.")
            muted = (p for p in store.people.values() if p.present and p.muted)
            return text.format(count=wording.number(sum(1 for _ in muted)))
        case "admit-all":
            text = translate("questions", "Let in all {count} who wait?")
            return text.format(count=wording.number(len(store.waiting)))
    text = translate("questions", "{command}? {summary}. In the meeting: {count}.")
    return text.format(
        command=translate("commands", command.title),
        summary=translate("commands", command.summary),
        count=wording.number(inside),
    )
