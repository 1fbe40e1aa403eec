"""Scenes in words: what changes, who is missing and why, what a new one would say."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.meeting.model import Mode
from controlroom.meeting.seats import Seat
from controlroom.scenes.difference import Difference, Missing, Step, What, Why
from controlroom.scenes.scene import Part, Scene, Voices
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import wording
from controlroom.ui.arrangements import arrangements
from controlroom.ui.guards import names

translate = QCoreApplication.translate

_STEPS: Mapping[What, str] = {
    What.RECORD: QT_TRANSLATE_NOOP("scenes", "Start recording"),
    What.LOCK: QT_TRANSLATE_NOOP("scenes", "Lock"),
    What.FORBID_SELF_UNMUTE: QT_TRANSLATE_NOOP("scenes", "Forbid self-unmute"),
    What.ALLOW_SELF_UNMUTE: QT_TRANSLATE_NOOP("scenes", "Allow self-unmute"),
    What.MUTE: QT_TRANSLATE_NOOP("scenes", "Mute {count}"),
    What.LAYOUT: QT_TRANSLATE_NOOP("scenes", "Layout {layout}"),
    What.OFF_AIR: QT_TRANSLATE_NOOP("scenes", "Take off the air"),
    What.PICTURES: QT_TRANSLATE_NOOP("scenes", "Multi-picture on air"),
    What.BROADCAST: QT_TRANSLATE_NOOP("scenes", "Broadcast"),
    What.ROLL_CALL: QT_TRANSLATE_NOOP("scenes", "Roll call"),
    What.UNLOCK: QT_TRANSLATE_NOOP("scenes", "Unlock"),
    What.STOP_RECORDING: QT_TRANSLATE_NOOP("scenes", "Stop recording"),
    What.OPEN: QT_TRANSLATE_NOOP("scenes", "Ask {count} to open"),
}
_VOICES: Mapping[Voices, str] = {
    Voices.SINGLE: QT_TRANSLATE_NOOP("scenes", "Voices choose, one picture"),
    Voices.MULTI: QT_TRANSLATE_NOOP("scenes", "Voices choose, several pictures"),
}
_WHYS: Mapping[Why, str] = {
    Why.ABSENT: QT_TRANSLATE_NOOP("scenes", "not in the meeting"),
    Why.CALLING: QT_TRANSLATE_NOOP("scenes", "being called"),
    Why.SOUND_ONLY: QT_TRANSLATE_NOOP("scenes", "audio only, can't be shown"),
    Why.NO_NUMBER: QT_TRANSLATE_NOOP("scenes", "no number, can't be in a picture"),
}
_NAMED = 8


def summary(found: Difference) -> str:
    """How a meeting differs from a scene, in a few words."""
    if not found.steps and not found.missing:
        return translate("scenes", "as it is now ✓")
    count, missing = found.count, len(found.missing)
    phrases = (
        [translate("scenes", "{count} to change").format(count=wording.number(count))]
        if count
        else []
    )
    if missing:
        phrases.append(translate("scenes", "{count} missing").format(count=wording.number(missing)))
    return translate("scenes", ", ", "between what differs").join(phrases)


def title(step: Step) -> str:
    """What a step does."""
    if step.what is What.DISPLAY:
        return voices(Voices(step.arguments["pictures"]))
    text = translate("scenes", _STEPS[step.what])
    layout = arrangement(step.arguments.get("image_type", ""))
    return text.format(count=wording.number(len(step.people)), layout=layout)


def detail(step: Step, limit: int = _NAMED) -> str:
    """For whom a step is, and what comes with it."""
    match step.what:
        case What.ROLL_CALL if step.others:
            text = translate("scenes", "{names}; mutes {count} more")
            return text.format(names=names(step.people), count=wording.number(step.others))
        case What.LAYOUT:
            panes = step.arguments["pane"].values()
            people = tuple(dict.fromkeys(person for group in panes for person in group))
            if step.arguments.get("save_only"):
                text = translate("scenes", "kept, not shown: {names}")
                return text.format(names=names(people, limit))
            return names(people, limit)
    return names(step.people, limit)


def all_steps(found: Difference) -> str:
    """All that changes, on one line."""
    phrase = translate("scenes", "{what}: {whom}")
    phrases = []
    for step in found.steps:
        whom = detail(step, 3)
        phrases.append(phrase.format(what=title(step), whom=whom) if whom else title(step))
    return translate("scenes", "; ", "between changes").join(phrases)


def notes(found: Difference) -> str:
    """What else is to be known of a difference, in sentences."""
    said = []
    if found.step(What.OPEN) is not None:
        said.append(translate("scenes", "Opening a microphone only asks: its site decides."))
    if found.missing:
        text = translate("scenes", "Missing: {names}.")
        some = [site(missing.seat) for missing in found.missing[:3]]
        said.append(text.format(names=wording.names(some, more=len(found.missing) > len(some))))
    return " ".join(said)


def why(missing: Missing) -> str:
    """Why somebody is missing."""
    return translate("scenes", _WHYS[missing.why])


def site(seat: Seat) -> str:
    """What a site is called."""
    called = wording.clean(seat.name) or wording.clean(seat.number) or wording.clean(seat.account)
    return called or translate("scenes", "no name")


def voices(chosen: Voices) -> str:
    """What is shown while voices choose."""
    return translate("scenes", _VOICES[chosen])


def arrangement(image_type: str) -> str:
    """What an arrangement is called."""
    known = arrangements().get(image_type) if image_type in IMAGE_TYPES else None
    return known.title(wording.language()) if known else image_type


def part(which: Part) -> str:
    """What a part of a scene is called."""
    match which:
        case Part.LAYOUT:
            return translate("scenes", "Layout")
        case Part.ON_AIR:
            return translate("scenes", "On air")
        case Part.MICROPHONES:
            return translate("scenes", "Microphones")
        case Part.LOCK:
            return translate("scenes", "Lock")
        case Part.RECORDING:
            return translate("scenes", "Recording")
        case Part.DISPLAY:
            return translate("scenes", "Display mode")


def said_of(scene: Scene, which: Part) -> str:
    """What `scene` says of a part that it has."""
    match which:
        case Part.LAYOUT if scene.layout is not None:
            panes = scene.layout.panes.values()
            count = len({seat for group in panes for seat in group})
            return translate("scenes", "{count} in it").format(count=wording.number(count))
        case Part.ON_AIR if scene.on_air is not None:
            return _on_air(scene.on_air.mode, scene.on_air.site)
        case Part.MICROPHONES if scene.microphones is not None:
            opened = wording.number(len(scene.microphones.open))
            if scene.microphones.self_unmute is False:
                return translate("scenes", "{count} open, no self-unmute").format(count=opened)
            return translate("scenes", "{count} open, all others muted").format(count=opened)
        case Part.LOCK:
            locked = translate("scenes", "locked")
            return locked if scene.locked else translate("scenes", "not locked")
        case Part.RECORDING:
            on = translate("scenes", "on", "of the recording")
            return on if scene.recording else translate("scenes", "off", "of the recording")
        case Part.DISPLAY:
            return translate("scenes", "voices choose")
    return ""


def _on_air(mode: Mode, seat: Seat | None) -> str:
    if seat is None:
        on = translate("scenes", "the multi-picture")
        return on if mode is Mode.FIXED else translate("scenes", "nothing")
    text = {
        Mode.BROADCAST: translate("scenes", "broadcast of {name}"),
        Mode.ROLL_CALL: translate("scenes", "roll call of {name}"),
    }[mode]
    return text.format(name=wording.isolated(site(seat)))
