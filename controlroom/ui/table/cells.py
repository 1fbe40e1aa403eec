"""What the cells of the table read as: short on screen, a sentence where it is heard alone."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from controlroom.meeting.model import Grade, Participant, Presence, Quality, Role
from controlroom.meeting.quality import LIMITS, Measure
from controlroom.ui import wording
from controlroom.ui.charts import TREND_MS, strain
from controlroom.ui.table.context import Context

translate = QCoreApplication.translate

# An attribute of Quality -> what may be in alarm behind it.
_BEHIND: dict[str, tuple[Measure, ...]] = {
    "delay": (Measure.DELAY,),
    "loss_up": (Measure.AUDIO_LOSS_UP, Measure.VIDEO_LOSS_UP),
    "loss_down": (Measure.AUDIO_LOSS_DOWN, Measure.VIDEO_LOSS_DOWN),
    "jitter": (Measure.JITTER,),
}


# who


def pin(person: Participant, context: Context) -> str:
    """The number under which somebody is pinned, the key that selects the site."""
    place = context.pins.place(person) if context.pins else None
    return f"★ {place}" if place else ""


def pin_spoken(person: Participant, context: Context) -> str:
    """The same in words."""
    place = context.pins.place(person) if context.pins else None
    return translate("table", "pinned, {number}").format(number=place) if place else ""


def name(person: Participant, _context: Context) -> str:
    """What somebody is called."""
    return wording.name(person)


def standing(person: Participant) -> str:
    """How somebody who is not in the meeting stands to it, empty for who is in."""
    match person.presence:
        case Presence.IN:
            return ""
        case Presence.CALLING:
            return translate("table", "calling")
        case Presence.JOINING:
            return translate("table", "joining")
        case Presence.ABSENT:
            return translate("table", "absent")
        case Presence.LEFT:
            return translate("table", "left")


def name_spoken(person: Participant, context: Context) -> str:
    """The name, and whether somebody is in."""
    return ", ".join(filter(None, (name(person, context), standing(person))))


def role(person: Participant, _context: Context) -> str:
    """Only what stands out: an ordinary guest has no word."""
    ordinary = person.role is Role.GUEST and not person.cohost
    return "" if ordinary else wording.role(person)


def role_spoken(person: Participant, _context: Context) -> str:
    """The role of anybody."""
    return wording.role(person)


def device(person: Participant, _context: Context) -> str:
    """The model of a terminal, else the kind of client."""
    return wording.device(person)


def number(person: Participant, _context: Context) -> str:
    """The number as the vendor writes it."""
    return wording.clean(person.number)


def organisation(person: Participant, _context: Context) -> str:
    """The department or company."""
    return wording.clean(person.organisation)


def joined(person: Participant, context: Context) -> str:
    """When somebody came in, by this machine's clock."""
    # To the second: what the two readings of the clock differ by must not tip a minute.
    at = person.joined_at
    return "" if at is None else wording.clock(round(context.local(at) / 1000) * 1000)


# sound and picture


def level(person: Participant, _context: Context) -> str:
    """How loud somebody is, of 100; empty in silence."""
    return str(person.level) if person.level else ""


def level_spoken(person: Participant, _context: Context) -> str:
    """Whether somebody speaks."""
    if not person.level:
        return translate("table", "Silent")
    return translate("table", "Speaking, level {level}").format(level=person.level)


def microphone(person: Participant, _context: Context) -> str:
    """Open or muted; empty for who is not in, or if nobody told."""
    if person.presence is not Presence.IN or person.muted is None:
        return ""
    return translate("table", "muted") if person.muted else translate("table", "open")


def microphone_spoken(person: Participant, _context: Context) -> str:
    """The microphone in words."""
    if person.presence is not Presence.IN or person.muted is None:
        return translate("table", "Microphone unknown")
    if person.muted:
        return translate("table", "Microphone muted")
    return translate("table", "Microphone open")


def camera(person: Participant, _context: Context) -> str:
    """On or off; empty for who is not in, or if nobody told."""
    if person.presence is not Presence.IN:
        return ""
    if person.video is False:
        return translate("table", "audio only")
    if person.camera is None:
        return ""
    return translate("table", "on") if person.camera else translate("table", "off")


def camera_spoken(person: Participant, _context: Context) -> str:
    """The camera in words."""
    if person.presence is Presence.IN:
        if person.video is False:
            return translate("table", "Takes part by sound only")
        if person.camera is not None:
            if person.camera:
                return translate("table", "Camera on")
            return translate("table", "Camera off")
    return translate("table", "Camera unknown")


# hands and the air


def waited(person: Participant, context: Context) -> str:
    """How long a hand has been up."""
    return "" if person.hand is None else wording.since(person.hand, context.now())


def hand(person: Participant, context: Context) -> str:
    """The place in the queue and the time of waiting."""
    place = context.hands.get(person.pid)
    return "" if place is None else f"{place} · {waited(person, context)}"


def hand_spoken(person: Participant, context: Context) -> str:
    """The raised hand in words."""
    place = context.hands.get(person.pid)
    if place is None or person.hand is None:
        return translate("table", "No hand raised")
    time = wording.duration((context.now() - person.hand.at) / 1000)
    text = (
        translate("table", "Hand raised, number {place}, for {time}")
        if person.hand.exact
        else translate("table", "Hand raised, number {place}, for at least {time}")
    )
    return text.format(place=place, time=time)


def badge(person: Participant, context: Context) -> str:
    """The word for how somebody is seen by all."""
    if person.presence is not Presence.IN:
        return ""
    if person.roll_call:
        return translate("table", "ROLL CALL")
    if person.broadcast:
        return translate("table", "BROADCAST")
    pane = context.pane(person)
    return "" if pane is None else translate("table", "PIC {number}").format(number=pane)


def air(person: Participant, context: Context) -> str:
    """How somebody is seen by all, and whether they share."""
    sharing = translate("table", "sharing") if person.sharing else ""
    return " · ".join(filter(None, (badge(person, context), sharing)))


def air_spoken(person: Participant, context: Context) -> str:
    """How somebody is seen by all, in words."""
    said = []
    if person.roll_call:
        said.append(translate("table", "In roll call"))
    if person.broadcast:
        said.append(translate("table", "Broadcast to all"))
    if (pane := context.pane(person)) is not None:
        said.append(translate("table", "In picture {number}").format(number=pane))
    if person.sharing:
        said.append(translate("table", "Sharing"))
    return ", ".join(said) or translate("table", "Not on air")


# quality


def grade(person: Participant, _context: Context) -> str:
    """The grade in a word, empty if nothing was measured."""
    if person.quality is None or not person.present:
        return ""
    grade = person.quality.grade
    return "" if grade is Grade.UNKNOWN else wording.grade(grade)


def grade_spoken(person: Participant, context: Context) -> str:
    """The grade as a sentence."""
    word = grade(person, context) or wording.grade(Grade.UNKNOWN)
    return translate("table", "Call quality: {grade}").format(grade=word)


def trend(person: Participant, context: Context) -> str:
    """The worst of the last minutes, in percent of what is an alarm."""
    at = person.quality.at if person.quality else 0
    line = strain(context.store.history, person.pid, at - TREND_MS)
    worst = max((value for _, value in line if value == value), default=None)
    return "" if worst is None else wording.percent(round(100 * worst))


def trend_spoken(person: Participant, context: Context) -> str:
    """The last minutes in words."""
    worst = trend(person, context)
    if not worst:
        return translate("table", "No history")
    text = translate("table", "At worst {share} of the alarm limit in the last 2 minutes")
    return text.format(share=worst)


def delay(person: Participant, _context: Context) -> str:
    """In ms."""
    return _figure(person.quality.delay, 0) if person.quality else ""


def loss_up(person: Participant, _context: Context) -> str:
    """In percent, the worse of sound and picture."""
    return _figure(person.quality.loss_up, 1) if person.quality else ""


def loss_down(person: Participant, _context: Context) -> str:
    """In percent, the worse of sound and picture."""
    return _figure(person.quality.loss_down, 1) if person.quality else ""


def jitter(person: Participant, _context: Context) -> str:
    """In ms, the worse of both directions."""
    return _figure(person.quality.jitter, 0) if person.quality else ""


# Cleared when the language changes, and with it how numbers are written.
figure = lru_cache(maxsize=4096)(wording.decimal)


def _figure(value: float | None, decimals: int) -> str:
    return "" if value is None else figure(round(value, decimals), decimals)


def severity(quality: Quality, measure: str) -> Grade:
    """How loud one figure is. No figure is louder than the grade: a single bad sample is none."""
    worst = Grade.GOOD
    if quality.grade <= Grade.GOOD:
        return worst
    for behind in _BEHIND[measure]:
        value, limits = getattr(quality, behind.value), LIMITS[behind]
        if value is None or value < limits.fair:
            continue
        if value >= limits.poor and quality.grade is Grade.POOR:
            return Grade.POOR
        worst = Grade.FAIR
    return worst


def about(person: Participant, context: Context) -> str:
    """All that one wants to know of somebody at a glance, a line each."""
    lines = [
        name_spoken(person, context),
        role_spoken(person, context) if person.present else "",
        number(person, context),
        organisation(person, context),
        device(person, context),
        translate("table", "Records on their own device") if person.local_recording else "",
    ]
    return "\n".join(filter(None, lines))
