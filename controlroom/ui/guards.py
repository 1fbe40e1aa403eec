"""What stands in the way of a command now, and what is asked before a dangerous one, in words."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Command, Order, Risk, Target
from controlroom.commands.resolve import AMONG, IN_THE_MEETING
from controlroom.meeting.model import Conference, Mode, Participant
from controlroom.meeting.states import State
from controlroom.meeting.store import Store
from controlroom.session.link import LinkState
from controlroom.ui import wording
from controlroom.ui.desk import Desk

translate = QCoreApplication.translate

# Opening more microphones than this at once asks first.
MANY = 10
_NAMED = 3


class Question(msgspec.Struct, frozen=True):
    """What to ask before `order` goes out, and the word on the button that lets it go."""

    order: Order
    text: str
    yes: str


def obstacle(
    command: Command,
    desk: Desk | None,
    people: Sequence[Participant] | None = None,
    *,
    named: bool = False,
) -> str:
    """Why `command` can't be given to `people` now, to the selected ones if it is None; empty if it
    can. For whom it is does not matter where they are `named` by what gives it."""
    if desk is None:
        return translate("guards", "No meeting is open")
    if reason := _away(desk.link.state):
        return reason
    if command.id not in desk.session.client.capabilities:
        return translate("guards", "The meeting service does not offer this")
    if not named and (reason := _nobody(command, desk, people)):
        return reason
    # Away from the meeting, what it last told may no longer hold: then the vendor decides.
    if desk.link.state is LinkState.LIVE:
        return _already(command.id, desk.store.conference)
    return ""


def _away(state: LinkState) -> str:
    match state:
        case LinkState.SIGNING_IN | LinkState.CONNECTING:
            return translate("guards", "Still connecting to the meeting")
        case LinkState.NOT_STARTED:
            return translate("guards", "The meeting has not started")
        case LinkState.ENDED:
            return translate("guards", "The meeting has ended")
        case LinkState.FAILED | LinkState.CLOSED:
            return translate("guards", "There is no connection to this meeting")
        case LinkState.LIVE | LinkState.AWAY:
            return ""


def needs_people(command: Command) -> bool:
    """Whether it is for the selected participants, or for those who are named."""
    return command.target is not Target.CONFERENCE or command.id == "layout"


def reached(command: Command, people: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those of `people` whom `command` can be for."""
    fits, _ = AMONG.get(command.target, IN_THE_MEETING)
    return tuple(person for person in people if fits(person))


def _nobody(command: Command, desk: Desk, people: Sequence[Participant] | None) -> str:
    if not needs_people(command):
        return ""
    if command.target is Target.WAITING:
        return translate("guards", "Works on people in the waiting room")
    alone = not command.target.several and command.target is not Target.CONFERENCE
    if people is None and not desk.selection:
        if alone:
            return translate("guards", "Select a participant first")
        return translate("guards", "Select one or more participants first")
    chosen = desk.chosen() if people is None else people
    if not chosen:
        return translate("guards", "Who was selected has left")
    if alone and len(chosen) > 1:
        return translate(
            "guards", "Works on one participant, and %n are selected", None, len(chosen)
        )
    if reached(command, chosen):
        return ""
    if command.target is Target.INVITED:
        return translate("guards", "Works on people who are invited and absent")
    return translate("guards", "Nobody of the selected is in the meeting")


def _already(command: str, conference: Conference) -> str:
    match command:
        case "record-start" if conference.recording:
            return translate("guards", "The meeting is being recorded already")
        case "record-start" if conference.can_record is False:
            return translate("guards", "This meeting can't be recorded")
        case "record-stop" if conference.recording is False:
            return translate("guards", "The meeting is not being recorded")
        case "lock" if conference.locked:
            return translate("guards", "The meeting is locked already")
        case "unlock" if conference.locked is False:
            return translate("guards", "The meeting is not locked")
        case "cancel-broadcast" if conference.mode is Mode.FREE:
            return translate("guards", "Neither a roll call nor a broadcast is on")
    return ""


def question(order: Order, store: Store) -> Question | None:
    """What to ask before `order` goes out; None if nothing."""
    match order.command:
        case "record-stop":
            return Question(
                order,
                translate("guards", "Stop the cloud recording of this meeting?"),
                translate("guards", "Stop recording"),
            )
        case "unmute-all":
            text = translate("guards", "Open every microphone? In the meeting: {count}.")
            return Question(
                order,
                text.format(count=wording.number(store.tally[State.IN])),
                translate("guards", "Unmute all"),
            )
        case "unmute" if len(order.targets) > MANY:
            text = translate("guards", "Open the microphones of {count} participants: {names}?")
            return Question(
                order,
                text.format(count=wording.number(len(order.targets)), names=names(order.targets)),
                translate("guards", "Unmute"),
            )
    command = COMMANDS[order.command]
    if command.risk is Risk.DESTRUCTIVE or any(p.name == "--yes" for p in command.parameters):
        return _in_general(order, command)
    return None


def _in_general(order: Order, command: Command) -> Question:
    """A question that says what the command does, and to whom."""
    title = translate("commands", command.title)
    text = translate("guards", "{command}? {summary}.")
    if order.targets:
        text = translate("guards", "{command}: {names}? {summary}.")
    summary = translate("commands", command.summary)
    words = text.format(command=title, names=names(order.targets), summary=summary)
    return Question(order, words, title)


def names(people: Sequence[Participant], limit: int = _NAMED) -> str:
    """The names of `people`; of those beyond `limit` how many they are."""
    shown = wording.names([wording.name(person) for person in people[:limit]])
    more = len(people) - limit
    if more <= 0:
        return shown
    text = translate("guards", "{names} and {count} more")
    return text.format(names=shown, count=wording.number(more))
