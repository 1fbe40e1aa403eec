"""What stands in the way of a command now, in words."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from controlroom.commands.registry import Command, Order, Target
from controlroom.commands.resolve import AMONG, IN_THE_MEETING
from controlroom.meeting.model import Conference, Mode, Participant
from controlroom.meeting.store import Store
from controlroom.session.link import LinkState
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import wording
from controlroom.ui.desk import Desk

translate = QCoreApplication.translate

# A disturbing command for more than this many people asks first, unless the user wants otherwise.
MANY = 10
_NAMED = 3
_ACCOUNT = "enterprise-account"


class Question(msgspec.Struct, frozen=True):
    """What to ask before `order` goes out, and the word on the button that lets it go.

    `note` says what else is to be known; `renews` that it can be asked anew when people have left.
    Where there are several `orders`, all of them go out, one after the other.
    """

    order: Order
    text: str
    yes: str
    note: str = ""
    renews: bool = False
    orders: tuple[Order, ...] = ()


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
    if command.needs not in desk.session.client.capabilities:
        if command.capability == _ACCOUNT:
            return translate("guards", "Needs an enterprise account, and none is configured")
        return translate("guards", "The meeting service does not offer this")
    if not command.fits(desk.store.conference):
        return translate("guards", "This kind of meeting does not have it")
    if not named and (reason := _nobody(command, desk, people)):
        return reason
    # Away from the meeting, what it last told may no longer hold: then the vendor decides.
    if desk.link.state is LinkState.LIVE:
        return _already(command.id, desk.store)
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
    # A layout is for those who are selected, if anybody is.
    if not needs_people(command) or (command.id == "layout" and people is None):
        return ""
    if command.target is Target.WAITING:
        return _nobody_waits(desk, people)
    alone = not command.target.several and command.target is not Target.CONFERENCE
    if people is None and not desk.selection:
        if alone:
            return translate("guards", "Select a participant first")
        return translate("guards", "Select one or more participants first")
    chosen = desk.chosen() if people is None else people
    if not chosen:
        return translate("guards", "Who was selected has left")
    if alone and len(chosen) > 1:
        text = translate("guards", "Works on one participant, and {count} are selected")
        return text.format(count=wording.number(len(chosen)))
    if reached(command, chosen):
        return ""
    if command.target is Target.INVITED:
        return translate("guards", "Works on people who are invited and absent")
    return translate("guards", "Nobody of the selected is in the meeting")


def _nobody_waits(desk: Desk, people: Sequence[Participant] | None) -> str:
    if people is None and not desk.waiting_chosen:
        if desk.store.waiting:
            return translate("guards", "Select somebody in the waiting room first")
        return translate("guards", "Nobody is waiting")
    if not (desk.chosen_waiting() if people is None else people):
        return translate("guards", "Who was selected does not wait any more")
    return ""


Shows = Callable[[Conference], bool | None]

# What is so already, and in words.
_SO: Mapping[str, tuple[Shows, str]] = {
    "record-start": (
        lambda now: now.recording,
        QT_TRANSLATE_NOOP("guards", "The meeting is being recorded already"),
    ),
    "record-stop": (
        lambda now: now.recording is False,
        QT_TRANSLATE_NOOP("guards", "The meeting is not being recorded"),
    ),
    "lock": (
        lambda now: now.locked,
        QT_TRANSLATE_NOOP("guards", "The meeting is locked already"),
    ),
    "unlock": (
        lambda now: now.locked is False,
        QT_TRANSLATE_NOOP("guards", "The meeting is not locked"),
    ),
    "cancel-broadcast": (
        lambda now: now.mode is Mode.FREE,
        QT_TRANSLATE_NOOP("guards", "Neither a roll call nor a broadcast is on"),
    ),
    "live-start": (
        lambda now: now.streaming,
        QT_TRANSLATE_NOOP("guards", "The meeting is streamed already"),
    ),
    "live-stop": (
        lambda now: now.streaming is False,
        QT_TRANSLATE_NOOP("guards", "The meeting is not streamed"),
    ),
    "interpretation-start": (
        lambda now: now.interpreting,
        QT_TRANSLATE_NOOP("guards", "Interpretation is on already"),
    ),
    "interpretation-stop": (
        lambda now: now.interpreting is False,
        QT_TRANSLATE_NOOP("guards", "Interpretation is not on"),
    ),
    "subtitles-start": (
        lambda now: now.subtitles,
        QT_TRANSLATE_NOOP("guards", "Subtitles are on already"),
    ),
    "subtitles-stop": (
        lambda now: now.subtitles is False,
        QT_TRANSLATE_NOOP("guards", "Subtitles are not on"),
    ),
    "allow-self-unmute": (
        lambda now: now.self_unmute,
        QT_TRANSLATE_NOOP("guards", "Participants may unmute themselves already"),
    ),
    "forbid-self-unmute": (
        lambda now: now.self_unmute is False,
        QT_TRANSLATE_NOOP("guards", "Participants may not unmute themselves already"),
    ),
    "pause": (
        lambda now: now.paused,
        QT_TRANSLATE_NOOP("guards", "The meeting is paused already"),
    ),
    "resume": (
        lambda now: now.paused is False,
        QT_TRANSLATE_NOOP("guards", "The meeting is not paused"),
    ),
}


def _already(command: str, store: Store) -> str:
    conference = store.conference
    if command == "record-start" and conference.can_record is False:
        return translate("guards", "This meeting can't be recorded")
    if command == "admit-all" and not store.waiting:
        return translate("guards", "Nobody is waiting")
    shows, text = _SO.get(command, (_never, ""))
    return translate("guards", text) if shows(conference) else ""


def _never(_conference: Conference) -> bool:
    return False


def names(people: Sequence[Participant], limit: int = _NAMED) -> str:
    """The names of `people`; of those beyond `limit` how many they are."""
    shown = wording.names([wording.name(person) for person in people[:limit]])
    more = len(people) - limit
    if more <= 0:
        return shown
    text = translate("guards", "{names} and {count} more")
    return text.format(names=shown, count=wording.number(more))
