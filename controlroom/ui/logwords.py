"""An entry of the journal in words: who, what, how far, how long, why."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from controlroom.commands.registry import Order
from controlroom.journal.entries import NAMES, Entry, Side, What
from controlroom.session.actions import CONFIRM_WITHIN, Action, Status
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import outcome, problems, wording

translate = QCoreApplication.translate

_WHATS: Mapping[What, str] = {
    What.NOT_STARTED: QT_TRANSLATE_NOOP("log", "The meeting has not started"),
    What.LIVE: QT_TRANSLATE_NOOP(
        "log", "Live. In the meeting: {inside} of {all}; in the waiting room: {waiting}"
    ),
    What.AWAY: QT_TRANSLATE_NOOP("log", "No connection"),
    What.BACK: QT_TRANSLATE_NOOP("log", "Live again after {duration}"),
    What.ENDED: QT_TRANSLATE_NOOP("log", "The meeting has ended"),
    What.FAILED: QT_TRANSLATE_NOOP("log", "The connection was given up"),
    What.GAP: QT_TRANSLATE_NOOP("log", "Updates missed; asking for the whole state"),
    What.RESYNCED: QT_TRANSLATE_NOOP("log", "Updates missed; the whole state came again"),
    What.UNREAD: QT_TRANSLATE_NOOP("log", "Unknown in an update, met {count} times: {where}"),
    What.JOINED: QT_TRANSLATE_NOOP("log", "joined"),
    What.LEFT: QT_TRANSLATE_NOOP("log", "left"),
    What.CALLING: QT_TRANSLATE_NOOP("log", "is being called"),
    What.CALL_ANSWERED: QT_TRANSLATE_NOOP("log", "answered the call"),
    What.CALL_FAILED: QT_TRANSLATE_NOOP("log", "the call failed"),
    What.CALL_GIVEN_UP: QT_TRANSLATE_NOOP("log", "is no longer being called"),
    What.INVITED: QT_TRANSLATE_NOOP("log", "was invited"),
    What.UNINVITED: QT_TRANSLATE_NOOP("log", "is no longer invited"),
    What.RENAMED: QT_TRANSLATE_NOOP("log", "renamed, was {old}"),
    What.HAND_RAISED: QT_TRANSLATE_NOOP("log", "raised a hand"),
    What.HAND_LOWERED: QT_TRANSLATE_NOOP("log", "hand lowered"),
    What.MUTED: QT_TRANSLATE_NOOP("log", "muted"),
    What.UNMUTED: QT_TRANSLATE_NOOP("log", "unmuted"),
    What.SHARE_STARTED: QT_TRANSLATE_NOOP("log", "began to share"),
    What.SHARE_ENDED: QT_TRANSLATE_NOOP("log", "stopped sharing"),
    What.BROADCAST_STARTED: QT_TRANSLATE_NOOP("log", "is being broadcast"),
    What.BROADCAST_ENDED: QT_TRANSLATE_NOOP("log", "is no longer broadcast"),
    What.ROLL_CALL_STARTED: QT_TRANSLATE_NOOP("log", "is called in the roll call"),
    What.ROLL_CALL_ENDED: QT_TRANSLATE_NOOP("log", "roll call over"),
    What.MADE_CHAIR: QT_TRANSLATE_NOOP("log", "is chair now"),
    What.NO_CHAIR: QT_TRANSLATE_NOOP("log", "is no longer chair"),
    What.MADE_COHOST: QT_TRANSLATE_NOOP("log", "is co-host now"),
    What.NO_COHOST: QT_TRANSLATE_NOOP("log", "is no longer co-host"),
    What.MADE_AUDIENCE: QT_TRANSLATE_NOOP("log", "is audience now"),
    What.MADE_GUEST: QT_TRANSLATE_NOOP("log", "is a participant now"),
    What.LOCAL_RECORDING_STARTED: QT_TRANSLATE_NOOP("log", "began a local recording"),
    What.LOCAL_RECORDING_ENDED: QT_TRANSLATE_NOOP("log", "ended a local recording"),
    What.POOR: QT_TRANSLATE_NOOP("log", "quality poor: {measures}"),
    What.NOT_POOR: QT_TRANSLATE_NOOP("log", "quality no longer poor"),
    What.WAITING_ARRIVED: QT_TRANSLATE_NOOP("log", "came into the waiting room"),
    What.WAITING_ADMITTED: QT_TRANSLATE_NOOP("log", "was let in from the waiting room"),
    What.WAITING_LEFT: QT_TRANSLATE_NOOP("log", "left the waiting room"),
    What.MODE: QT_TRANSLATE_NOOP("log", "Mode: {old} → {new}"),
    What.LAYOUT: QT_TRANSLATE_NOOP("log", "Multi-picture changed, panes with sites: {panes}"),
    What.RETITLED: QT_TRANSLATE_NOOP("log", "The meeting is now called {new}, was {old}"),
    What.END_MOVED: QT_TRANSLATE_NOOP("log", "Ends at {new}, not at {old}"),
    What.MEETING_MUTED: QT_TRANSLATE_NOOP("log", "All muted"),
    What.MEETING_MUTED_FIRMLY: QT_TRANSLATE_NOOP("log", "All muted, no self-unmute"),
    What.MEETING_UNMUTED: QT_TRANSLATE_NOOP("log", "Mute all is off"),
    What.SELF_UNMUTE_ALLOWED: QT_TRANSLATE_NOOP("log", "Self-unmute is allowed"),
    What.SELF_UNMUTE_FORBIDDEN: QT_TRANSLATE_NOOP("log", "Self-unmute is forbidden"),
    What.VOICE_ON: QT_TRANSLATE_NOOP("log", "Voice-activated switching is on"),
    What.VOICE_OFF: QT_TRANSLATE_NOOP("log", "Voice-activated switching is off"),
    What.LOCKED: QT_TRANSLATE_NOOP("log", "The meeting is locked"),
    What.UNLOCKED: QT_TRANSLATE_NOOP("log", "The meeting is unlocked"),
    What.RECORDING_STARTED: QT_TRANSLATE_NOOP("log", "Recording began"),
    What.RECORDING_ENDED: QT_TRANSLATE_NOOP("log", "Recording ended"),
    What.STREAMING_STARTED: QT_TRANSLATE_NOOP("log", "Live streaming began"),
    What.STREAMING_ENDED: QT_TRANSLATE_NOOP("log", "Live streaming ended"),
    What.SHARING_LOCKED: QT_TRANSLATE_NOOP("log", "Sharing is locked"),
    What.SHARING_UNLOCKED: QT_TRANSLATE_NOOP("log", "Sharing is unlocked"),
    What.CHAT_FORBIDDEN: QT_TRANSLATE_NOOP("log", "Chat is forbidden"),
    What.CHAT_ALLOWED: QT_TRANSLATE_NOOP("log", "Chat is allowed"),
    What.SUBTITLES_ON: QT_TRANSLATE_NOOP("log", "Live subtitles began"),
    What.SUBTITLES_OFF: QT_TRANSLATE_NOOP("log", "Live subtitles ended"),
    What.INTERPRETING_ON: QT_TRANSLATE_NOOP("log", "Interpreting began"),
    What.INTERPRETING_OFF: QT_TRANSLATE_NOOP("log", "Interpreting ended"),
    What.INTERPRETERS: QT_TRANSLATE_NOOP("log", "The interpreter groups changed"),
    What.WAITING_ROOM_ON: QT_TRANSLATE_NOOP("log", "The waiting room is on"),
    What.WAITING_ROOM_OFF: QT_TRANSLATE_NOOP("log", "The waiting room is off"),
    What.PAUSED: QT_TRANSLATE_NOOP("log", "The meeting is paused"),
    What.RESUMED: QT_TRANSLATE_NOOP("log", "The meeting goes on"),
}


# How many measures a line about poor quality names.
_MEASURES = 3


class Crowd(QObject):
    """The same of many at once; an object, as plural forms are found by its class."""

    def __init__(self) -> None:
        super().__init__()
        self._words: Mapping[What, Callable[[int], str]] = {
            What.JOINED: lambda n: self.tr("%n participant(s) joined", "", n),
            What.LEFT: lambda n: self.tr("%n participant(s) left", "", n),
            What.CALLING: lambda n: self.tr("%n participant(s) are being called", "", n),
            What.CALL_ANSWERED: lambda n: self.tr("%n call(s) answered", "", n),
            What.CALL_FAILED: lambda n: self.tr("%n call(s) failed", "", n),
            What.CALL_GIVEN_UP: lambda n: self.tr("%n call(s) given up", "", n),
            What.INVITED: lambda n: self.tr("%n participant(s) invited", "", n),
            What.UNINVITED: lambda n: self.tr("%n participant(s) no longer invited", "", n),
            What.RENAMED: lambda n: self.tr("%n participant(s) renamed", "", n),
            What.HAND_RAISED: lambda n: self.tr("%n hand(s) raised", "", n),
            What.HAND_LOWERED: lambda n: self.tr("%n hand(s) lowered", "", n),
            What.MUTED: lambda n: self.tr("%n participant(s) muted", "", n),
            What.UNMUTED: lambda n: self.tr("%n participant(s) unmuted", "", n),
            What.SHARE_STARTED: lambda n: self.tr("%n participant(s) began to share", "", n),
            What.SHARE_ENDED: lambda n: self.tr("%n participant(s) stopped sharing", "", n),
            What.BROADCAST_STARTED: lambda n: self.tr("%n site(s) on broadcast", "", n),
            What.BROADCAST_ENDED: lambda n: self.tr("%n site(s) no longer on broadcast", "", n),
            What.ROLL_CALL_STARTED: lambda n: self.tr("%n site(s) in roll call", "", n),
            What.ROLL_CALL_ENDED: lambda n: self.tr("%n site(s) no longer in roll call", "", n),
            What.MADE_CHAIR: lambda n: self.tr("%n participant(s) made chair", "", n),
            What.NO_CHAIR: lambda n: self.tr("%n participant(s) no longer chair", "", n),
            What.MADE_COHOST: lambda n: self.tr("%n participant(s) made co-host", "", n),
            What.NO_COHOST: lambda n: self.tr("%n participant(s) no longer co-host", "", n),
            What.MADE_AUDIENCE: lambda n: self.tr("%n participant(s) made audience", "", n),
            What.MADE_GUEST: lambda n: self.tr("%n in the audience made participant(s)", "", n),
            What.LOCAL_RECORDING_STARTED: lambda n: self.tr("%n local recording(s) began", "", n),
            What.LOCAL_RECORDING_ENDED: lambda n: self.tr("%n local recording(s) ended", "", n),
            What.POOR: lambda n: self.tr("quality of %n participant(s) poor", "", n),
            What.NOT_POOR: lambda n: self.tr("quality of %n participant(s) no longer poor", "", n),
            What.WAITING_ARRIVED: lambda n: self.tr("%n came into the waiting room", "", n),
            What.WAITING_ADMITTED: lambda n: self.tr("%n let in from the waiting room", "", n),
            What.WAITING_LEFT: lambda n: self.tr("%n left the waiting room", "", n),
        }

    def words(self, what: What, count: int) -> str | None:
        """`what`, of `count` people; None if it can't be said of many."""
        words = self._words.get(what)
        return words(count) if words else None


_crowd = Crowd()


def who(entry: Entry) -> str:
    """Who did it, or to whom it happened."""
    match entry.side:
        case Side.OURS:
            return translate("log", "You")
        case Side.LINK:
            return translate("log", "Connection")
    if entry.count == 1 and entry.names:
        return wording.clean(entry.names[0]) or translate("log", "no name")
    return translate("log", "Meeting")


def what(entry: Entry) -> str:
    """What happened."""
    if entry.action is not None:
        return _order(entry.action)
    if entry.count > 1 and (crowd := _crowd.words(entry.what, entry.count)) is not None:
        text = translate("log", "{what} · {names}")
        return text.format(what=crowd, names=wording.names(entry.names, more=True))
    if entry.what is What.ORDER:
        return ""
    if entry.what is What.AWAY and entry.parameters["attempts"]:
        text = translate("log", "No connection; attempts so far: {attempts}")
        return text.format(attempts=wording.number(entry.parameters["attempts"]))
    return translate("log", _WHATS[entry.what]).format_map(_values(entry))


def _order(action: Action) -> str:
    order = action.order
    command = wording.command(order)
    called = _called(order)
    count = len(called)
    if not count:
        return command
    names = wording.names(called[:NAMES], more=count > NAMES)
    if count == 1:
        return translate("log", "{command} · {name}").format(command=command, name=names)
    text = translate("log", "{command} · {count}: {names}")
    return text.format(command=command, count=wording.number(count), names=names)


def _called(order: Order) -> list[str]:
    """The names of those whom an order is for: those who are here, or who are invited by it."""
    if order.targets or order.command != "invite":
        return [wording.name(person) for person in order.targets]
    guests = order.arguments.get("file")
    if guests is None:
        return [wording.clean(order.arguments.get("name", ""))]
    return [wording.clean(guest.name) or wording.clean(guest.number) for guest in guests]


def _values(entry: Entry) -> Mapping[str, Any]:
    """The parameters of an entry as text."""
    told = entry.parameters
    match entry.what:
        case What.RENAMED | What.RETITLED:
            return {key: wording.isolated(value) for key, value in told.items()}
        case What.MODE:
            return {key: wording.mode(value) for key, value in told.items()}
        case What.END_MOVED:
            return {key: wording.clock(value) for key, value in told.items()}
        case What.POOR:
            return {"measures": wording.measures(told["measures"][:_MEASURES])}
        case What.BACK:
            return {"duration": wording.interval(told["seconds"])}
        case What.UNREAD:
            return {
                "where": wording.isolated(told["where"]),
                "count": wording.number(entry.count),
            }
        case What.LIVE | What.LAYOUT:
            return {key: wording.number(value) for key, value in told.items()}
    return told


def status(entry: Entry) -> str:
    """How far it is, with a shape before the word; empty where there is nothing to wait for."""
    if entry.action is not None:
        return wording.status(entry.action)
    match entry.what:
        case What.GAP:
            return translate("log", "… re-syncing")
        case What.RESYNCED:
            return translate("log", "✓ re-synced")
    return ""


def tone(entry: Entry) -> str:
    """The colour token of the status."""
    if entry.action is None:
        return "well" if entry.what is What.RESYNCED else "secondary"
    match entry.action.status:
        case Status.CONFIRMED:
            return "well"
        case Status.PARTLY | Status.REFUSED | Status.FAILED:
            return "alarm"
        case Status.UNCONFIRMED:
            return "warning"
    return "secondary"


def elapsed(entry: Entry) -> str:
    """How long it took, or takes so far."""
    return "" if entry.elapsed_ms is None else wording.milliseconds(entry.elapsed_ms)


def why(entry: Entry) -> str:
    """The reason, with the vendor's code at the end."""
    if entry.action is not None:
        return _order_why(entry.action)
    if entry.problem is not None:
        return _coded(problems.explain_error(entry.problem))
    if entry.code:
        text = translate("log", "{reason} · {code}")
        reason = problems.reason(entry.code).rstrip(_STOPS)
        return text.format(reason=reason, code=wording.clean(entry.code))
    return ""


def _order_why(action: Action) -> str:
    if action.refusals:
        if action.total <= 1:
            return _coded(problems.explain_refusal(action.refusals[0]))
        text = translate("log", "{count} of {total}: {reason}", "calls that failed")
        found = outcome.causes(action)
        if len(found) == 1:
            why = _coded(found[0].explanation)
        else:
            why = f"{outcome.reasons(found, 0)} {outcome.codes(found)}".strip()
        return text.format(
            count=wording.number(len(action.refusals)),
            total=wording.number(action.total),
            reason=why,
        )
    if action.status is Status.CANCELLED and action.left:
        text = translate("log", "{left} of {total} not sent")
        return text.format(left=wording.number(action.left), total=wording.number(action.total))
    if action.status is Status.UNCONFIRMED:
        text = translate("log", "Accepted, but the meeting did not show it within {seconds} s")
        return text.format(seconds=wording.number(round(CONFIRM_WITHIN)))
    return ""


def _coded(explanation: problems.Explanation) -> str:
    if not explanation.code:
        return explanation.sentence
    text = translate("log", "{reason} · {code}")
    return text.format(reason=explanation.sentence.rstrip(_STOPS), code=explanation.code)


_STOPS = ".。"
