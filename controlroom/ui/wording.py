"""How things are said in the window: names, states, measures and times in the user's language.

Names come from outside. `clean` is for a name that stands alone, `isolated` for one in a sentence,
`harmless` for what leaves the program by the clipboard.
"""

import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.meeting.model import Grade, Mode, Participant, Presence, Role, Since
from controlroom.meeting.quality import LIMITS, Measure
from controlroom.session.actions import Action, Status
from controlroom.session.link import LinkState
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui.arrangements import title as title_of

translate = QCoreApplication.translate


def language() -> str:
    """Which language of the resources goes with the one of the window: "en" or "zh"."""
    return translate("wording", "en", "the language of resources: en or zh")


# names

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# What reverses or closes text beyond the name that holds it.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINES = frozenset({"Cc", "Zl", "Zp"})
_FORMULA = frozenset("=+-@|%")


def clean(text: str) -> str:
    """`text` on one line, without controls that would change what stands around it."""
    if text.isascii() and text.isprintable():
        return text
    kept = (
        " " if unicodedata.category(sign) in _LINES else sign for sign in text if sign not in _BIDI
    )
    return "".join(kept).strip()


def isolated(text: str) -> str:
    """A name within a sentence: its direction of writing ends with it."""
    return f"{_FIRST_STRONG_ISOLATE}{clean(text)}{_POP_ISOLATE}"


def harmless(text: str) -> str:
    """`text` as a cell for the clipboard: on one line, and no formula in a spreadsheet."""
    bare = clean(text.replace("\t", " "))
    return f"'{bare}" if bare[:1] in _FORMULA else bare


def name(person: Participant) -> str:
    """What somebody is called: the name, else the number, else the account."""
    called = clean(person.name) or clean(person.number) or clean(person.account)
    return called or translate("wording", "no name")


def names(some: Sequence[str], *, more: bool = False) -> str:
    """Names in a row, each isolated; `more` if there are others."""
    shown = translate("wording", ", ", "between names").join(map(isolated, some))
    return translate("wording", "{names}, …").format(names=shown) if more else shown


# states

_ROLES: Mapping[Role, str] = {
    Role.CHAIR: QT_TRANSLATE_NOOP("wording", "Chair"),
    Role.GUEST: QT_TRANSLATE_NOOP("wording", "Participant"),
    Role.AUDIENCE: QT_TRANSLATE_NOOP("wording", "Audience"),
}
_PRESENCES: Mapping[Presence, str] = {
    Presence.IN: QT_TRANSLATE_NOOP("wording", "In the meeting"),
    Presence.CALLING: QT_TRANSLATE_NOOP("wording", "Being called"),
    Presence.JOINING: QT_TRANSLATE_NOOP("wording", "Joining"),
    Presence.ABSENT: QT_TRANSLATE_NOOP("wording", "Absent"),
    Presence.LEFT: QT_TRANSLATE_NOOP("wording", "Left"),
}
_MODES: Mapping[Mode, str] = {
    Mode.FREE: QT_TRANSLATE_NOOP("wording", "free"),
    Mode.FIXED: QT_TRANSLATE_NOOP("wording", "multi-picture"),
    Mode.BROADCAST: QT_TRANSLATE_NOOP("wording", "broadcast"),
    Mode.ROLL_CALL: QT_TRANSLATE_NOOP("wording", "roll call"),
}
_GRADES: Mapping[Grade, str] = {
    Grade.UNKNOWN: QT_TRANSLATE_NOOP("wording", "Not measured"),
    Grade.GOOD: QT_TRANSLATE_NOOP("wording", "Good"),
    Grade.FAIR: QT_TRANSLATE_NOOP("wording", "Fair"),
    Grade.POOR: QT_TRANSLATE_NOOP("wording", "Poor"),
}
_LINKS: Mapping[LinkState, str] = {
    LinkState.SIGNING_IN: QT_TRANSLATE_NOOP("wording", "Signing in"),
    LinkState.NOT_STARTED: QT_TRANSLATE_NOOP("wording", "Not started"),
    LinkState.CONNECTING: QT_TRANSLATE_NOOP("wording", "Connecting"),
    LinkState.LIVE: QT_TRANSLATE_NOOP("wording", "Live"),
    LinkState.AWAY: QT_TRANSLATE_NOOP("wording", "No connection"),
    LinkState.ENDED: QT_TRANSLATE_NOOP("wording", "Ended"),
    LinkState.FAILED: QT_TRANSLATE_NOOP("wording", "Failed"),
    LinkState.CLOSED: QT_TRANSLATE_NOOP("wording", "Closed"),
}
_STATUSES: Mapping[Status, str] = {
    Status.SENT: QT_TRANSLATE_NOOP("wording", "… sent"),
    Status.WAITING: QT_TRANSLATE_NOOP("wording", "… accepted"),
    Status.ACCEPTED: QT_TRANSLATE_NOOP("wording", "○ accepted"),
    Status.CONFIRMED: QT_TRANSLATE_NOOP("wording", "✓ confirmed"),
    Status.PARTLY: QT_TRANSLATE_NOOP("wording", "◐ in part"),
    Status.REFUSED: QT_TRANSLATE_NOOP("wording", "✗ refused"),
    Status.UNCONFIRMED: QT_TRANSLATE_NOOP("wording", "? not confirmed"),
    Status.FAILED: QT_TRANSLATE_NOOP("wording", "✗ failed"),
    Status.CANCELLED: QT_TRANSLATE_NOOP("wording", "– cancelled"),
}
_DEVICES: Mapping[str, str] = {
    "Desktop": QT_TRANSLATE_NOOP("wording", "Desktop"),
    "Mobile": QT_TRANSLATE_NOOP("wording", "Mobile"),
    "Pad": QT_TRANSLATE_NOOP("wording", "Tablet"),
    "OtherType": QT_TRANSLATE_NOOP("wording", "Other device"),
}


def role(person: Participant) -> str:
    """What somebody may do in the meeting; being a co-host goes before being a guest."""
    if person.cohost and person.role is not Role.CHAIR:
        return translate("wording", "Co-host")
    return translate("wording", _ROLES[person.role])


def presence(state: Presence) -> str:
    """How far somebody is in the meeting."""
    return translate("wording", _PRESENCES[state])


def mode(value: Mode) -> str:
    """What the sites see, within a sentence."""
    return translate("wording", _MODES[value])


def grade(value: Grade) -> str:
    """How good a call is."""
    return translate("wording", _GRADES[value])


def link(state: LinkState) -> str:
    """The state of the connection."""
    return translate("wording", _LINKS[state])


def status(action: Action) -> str:
    """How far an order is, with a shape before the word; many calls tell how many are done."""
    if action.status is Status.SENT and action.total > 1:
        done = action.done + len(action.refusals)
        text = translate("wording", "… {done} of {total}")
        return text.format(done=number(done), total=number(action.total))
    if action.status is Status.PARTLY:
        text = translate("wording", "◐ {done} of {total}")
        return text.format(done=number(action.done), total=number(action.total))
    return translate("wording", _STATUSES[action.status])


def status_words() -> list[str]:
    """All that `status` can say, for the width of a column. A circle that no Latin font has stands
    as one of the same width: to measure it alone would load a Chinese font, which takes 3 MB."""
    counting = translate("wording", "… {done} of {total}").format(done="000", total="000")
    words = [counting, *(translate("wording", text) for text in _STATUSES.values())]
    return [text.replace("◐", "○") for text in words]


def device(person: Participant) -> str:
    """The terminal: as it calls itself, else its kind."""
    if person.user_agent:
        return clean(person.user_agent)
    known = _DEVICES.get(person.device)
    return translate("wording", known) if known else clean(person.device)


# commands


def command(order: Order) -> str:
    """An order's command with what was asked of it, without its people."""
    title = translate("commands", COMMANDS[order.command].title)
    arguments = order.arguments
    match order.command:
        case "mute-all" if arguments.get("forbid_self_unmute"):
            return translate("wording", "Mute all, no self-unmute")
        case "layout" if arguments.get("save_only"):
            text = translate("wording", "Save multi-picture {layout}")
            return text.format(layout=title_of(arguments.get("image_type", ""), language()))
        case "layout":
            text = translate("wording", "Multi-picture {layout}")
            return text.format(layout=title_of(arguments.get("image_type", ""), language()))
        case "display":
            strategy = (arguments.get("strategy"), arguments.get("pictures"))
            return translate("wording", _STRATEGIES[strategy]) if strategy in _STRATEGIES else title
    return title


_STRATEGIES: Mapping[tuple[object, object], str] = {
    ("voice", "multi"): QT_TRANSLATE_NOOP("wording", "Voice-activated, several pictures"),
    ("voice", "single"): QT_TRANSLATE_NOOP("wording", "Voice-activated, one picture"),
    ("fixed", "multi"): QT_TRANSLATE_NOOP("wording", "Fixed, several pictures"),
    ("fixed", "single"): QT_TRANSLATE_NOOP("wording", "Fixed, one picture"),
}


# numbers and measures


def number(value: int) -> str:
    """A count as the locale writes it."""
    return QLocale().toString(value)


def decimal(value: float, places: int = 1) -> str:
    """A number with `places` decimals as the locale writes it."""
    return QLocale().toString(float(value), "f", places)


def percent(value: float) -> str:
    """A loss."""
    places = 0 if value == int(value) else 1
    return _unbroken(translate("wording", "{value} %").format(value=decimal(value, places)))


def milliseconds(value: float) -> str:
    """A delay, a jitter, or how long something took."""
    return _unbroken(translate("wording", "{value} ms").format(value=number(round(value))))


def _unbroken(text: str) -> str:
    """A value that keeps its unit on the same line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


_MEASURES: Mapping[Measure, str] = {
    Measure.DELAY: QT_TRANSLATE_NOOP("wording", "delay {value}"),
    Measure.JITTER: QT_TRANSLATE_NOOP("wording", "jitter {value}"),
    Measure.AUDIO_LOSS_UP: QT_TRANSLATE_NOOP("wording", "audio loss up {value}"),
    Measure.AUDIO_LOSS_DOWN: QT_TRANSLATE_NOOP("wording", "audio loss down {value}"),
    Measure.VIDEO_LOSS_UP: QT_TRANSLATE_NOOP("wording", "video loss up {value}"),
    Measure.VIDEO_LOSS_DOWN: QT_TRANSLATE_NOOP("wording", "video loss down {value}"),
}
_MEASURES_AND_ALARMS: Mapping[Measure, str] = {
    Measure.DELAY: QT_TRANSLATE_NOOP("wording", "delay {value} (alarm at {limit})"),
    Measure.JITTER: QT_TRANSLATE_NOOP("wording", "jitter {value} (alarm at {limit})"),
    Measure.AUDIO_LOSS_UP: QT_TRANSLATE_NOOP("wording", "audio loss up {value} (alarm at {limit})"),
    Measure.AUDIO_LOSS_DOWN: QT_TRANSLATE_NOOP(
        "wording", "audio loss down {value} (alarm at {limit})"
    ),
    Measure.VIDEO_LOSS_UP: QT_TRANSLATE_NOOP("wording", "video loss up {value} (alarm at {limit})"),
    Measure.VIDEO_LOSS_DOWN: QT_TRANSLATE_NOOP(
        "wording", "video loss down {value} (alarm at {limit})"
    ),
}
_IN_MILLISECONDS = frozenset({Measure.DELAY, Measure.JITTER})


def amount(measure: Measure, value: float) -> str:
    """A measured value with its unit."""
    return milliseconds(value) if measure in _IN_MILLISECONDS else percent(value)


def measures(values: Iterable[tuple[Measure, float]], *, alarm: bool = False) -> str:
    """What is wrong with a call, the worst first; with `alarm`, that one's limit too."""
    phrases: list[str] = []
    for measure, value in values:
        texts = _MEASURES_AND_ALARMS if alarm and not phrases else _MEASURES
        text = translate("wording", texts[measure])
        limit = amount(measure, LIMITS[measure].poor)
        phrases.append(text.format(value=amount(measure, value), limit=limit))
    return translate("wording", ", ", "between measured values").join(phrases)


# times


def duration(seconds: float) -> str:
    """How long: 0:42, 1:12:08."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def interval(seconds: float) -> str:
    """How long something took: 0.3 s, 12 s, 1:12."""
    if seconds >= 60:
        return duration(seconds)
    places = 1 if seconds < 10 else 0
    return _unbroken(translate("wording", "{value} s").format(value=decimal(seconds, places)))


def since(beginning: Since, now: int) -> str:
    """How long since `beginning`; at least so long if that is all we know. `now` is epoch ms."""
    text = duration((now - beginning.at) / 1000)
    return text if beginning.exact else translate("wording", "≥ {duration}").format(duration=text)


def clock(at: float) -> str:
    """The local time of epoch ms `at`: 10:14."""
    return time.strftime("%H:%M", time.localtime(at / 1000))


def clock_seconds(at: float) -> str:
    """The local time of epoch ms `at`: 10:14:31."""
    return time.strftime("%H:%M:%S", time.localtime(at / 1000))


def clock_exact(at: int) -> str:
    """The local time of epoch ms `at`: 10:14:31.204."""
    return f"{clock_seconds(at)}.{at % 1000:03}"
