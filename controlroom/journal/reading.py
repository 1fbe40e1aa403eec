"""What a change says in the log: most changes say nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from controlroom.journal.entries import What
from controlroom.meeting.changes import Change, Kind
from controlroom.meeting.model import (
    Attendee,
    Conference,
    Grade,
    Participant,
    Presence,
    Quality,
    Role,
    Waiting,
)
from controlroom.meeting.quality import in_alarm

ANSWERED = "0"


_NO_PARAMETERS: Mapping[str, Any] = MappingProxyType({})


class Event(msgspec.Struct, gc=False):
    """Something worth a line; `at` is the server's epoch ms, 0 if nobody told."""

    what: What
    at: int
    name: str = ""
    pid: str = ""
    number: str = ""
    code: str = ""
    parameters: Mapping[str, Any] = _NO_PARAMETERS


def events(change: Change) -> Iterable[Event]:
    """What `change` is worth telling of."""
    # Nearly all changes are of one field of a participant, and come by the thousand.
    if change.kind is _PARTICIPANT and (flag := FLAGS.get(change.fields)) is not None:
        return _flag(flag, change)
    reader = _READERS.get(change.kind)
    return reader(change) if reader is not None else ()


_LEVEL = frozenset({"level"})
_QUALITY = frozenset({"quality"})
# Only changes of these may say nothing.
SELDOM_TOLD = _LEVEL | _QUALITY


def silent(change: Change) -> bool:
    """Whether `change` surely says nothing: a cheap look that spares most the closer one."""
    if change.kind is not _PARTICIPANT:
        return change.kind in _UNTOLD
    fields = change.fields
    if fields == _QUALITY:
        return change.old.poor is change.new.poor
    return fields == _LEVEL


_PARTICIPANT = Kind.PARTICIPANT
_UNTOLD = frozenset({Kind.SPEAKERS, Kind.SUBTITLE})


def _called(person: Participant | Attendee | Waiting) -> str:
    return person.name or person.number or person.account


def _person(change: Change) -> Iterable[Event]:
    old: Participant | None = change.old
    new: Participant | None = change.new
    if old is None or new is None or old.presence is not new.presence:
        what = _presence(old, new)
        person = new or old
        if what is None or person is None:
            return ()
        return (Event(what, change.at, _called(person), change.id, person.number),)
    if not new.present:
        return _quality(change, old, new) if change.fields == _QUALITY else ()
    return _touched(change, old, new)


def _presence(old: Participant | None, new: Participant | None) -> What | None:
    was = old.presence if old else None
    now = new.presence if new else None
    if now is Presence.IN:
        return What.JOINED
    if now is Presence.CALLING:
        return What.CALLING
    if now is Presence.JOINING:
        return None
    if was is Presence.IN:
        return What.LEFT
    return What.CALL_GIVEN_UP if was in {Presence.CALLING, Presence.JOINING} else None


class Flag(NamedTuple):
    """What it means that a field of a participant becomes true or false. One that is `learned` says
    nothing the first time that it is told."""

    field: str
    on: What
    off: What
    learned: bool = False

    def said(self, change: Change) -> What | None:
        """What `change`, of this field and perhaps others, says by it."""
        new: Participant = change.new
        if not new.present:
            return None
        now = getattr(new, self.field)
        # A microphone that was not told before is learned, not changed.
        if self.learned and (now is None or getattr(change.old, self.field) is None):
            return None
        return self.on if now else self.off


# By the fields of a change that is of one alone.
FLAGS: Mapping[frozenset[str], Flag] = {
    frozenset({flag.field}): flag
    for flag in (
        Flag("hand", What.HAND_RAISED, What.HAND_LOWERED),
        Flag("muted", What.MUTED, What.UNMUTED, learned=True),
        Flag("sharing", What.SHARE_STARTED, What.SHARE_ENDED),
        Flag("broadcast", What.BROADCAST_STARTED, What.BROADCAST_ENDED),
        Flag("roll_call", What.ROLL_CALL_STARTED, What.ROLL_CALL_ENDED),
        Flag("cohost", What.MADE_COHOST, What.NO_COHOST),
        Flag("local_recording", What.LOCAL_RECORDING_STARTED, What.LOCAL_RECORDING_ENDED),
    )
}
_MADE = {
    Role.CHAIR: What.MADE_CHAIR,
    Role.AUDIENCE: What.MADE_AUDIENCE,
    Role.GUEST: What.MADE_GUEST,
}


def _touched(change: Change, old: Participant, new: Participant) -> Iterator[Event]:
    fields = change.fields
    if "name" in fields and old.name:
        renamed = {"old": old.name, "new": new.name}
        yield Event(What.RENAMED, change.at, _called(new), new.pid, new.number, parameters=renamed)
    if "role" in fields:
        gave_up = old.role is Role.CHAIR and new.role is Role.GUEST
        what = What.NO_CHAIR if gave_up else _MADE[new.role]
        yield Event(what, change.at, _called(new), new.pid, new.number)
    for flag in FLAGS.values():
        if flag.field in fields:
            yield from _flag(flag, change)
    if "quality" in fields:
        yield from _quality(change, old, new)


def _flag(flag: Flag, change: Change) -> Iterable[Event]:
    what = flag.said(change)
    if what is None:
        return ()
    new: Participant = change.new
    return (Event(what, change.at, _called(new), new.pid, new.number),)


def _quality(change: Change, old: Participant, new: Participant) -> Iterator[Event]:
    if old.poor is new.poor:
        return
    quality: Quality | None = new.quality
    if quality is not None and quality.grade is Grade.POOR:
        measures = tuple(
            (measure, getattr(quality, measure.value)) for measure in in_alarm(quality)
        )
        what, parameters = What.POOR, {"measures": measures}
    else:
        what, parameters = What.NOT_POOR, {}
    yield Event(what, change.at, _called(new), new.pid, new.number, parameters=parameters)


def _attendee(change: Change) -> Iterator[Event]:
    if change.appeared:
        yield Event(What.INVITED, change.at, _called(change.new), number=change.new.number)
    elif change.vanished:
        yield Event(What.UNINVITED, change.at, _called(change.old), number=change.old.number)


def _waiting(change: Change) -> Iterator[Event]:
    old: Waiting | None = change.old
    new: Waiting | None = change.new
    if old is None and new is not None:
        yield Event(What.WAITING_ARRIVED, change.at, _called(new), change.id, new.number)
    elif new is None and old is not None and not old.admitted:
        yield Event(What.WAITING_LEFT, change.at, _called(old), change.id, old.number)
    elif old and new and new.admitted and not old.admitted:
        yield Event(What.WAITING_ADMITTED, change.at, _called(new), change.id, new.number)


def _call(change: Change) -> Iterator[Event]:
    code = change.new.code
    what = What.CALL_ANSWERED if code == ANSWERED else What.CALL_FAILED
    yield Event(what, change.at, change.id, number=change.id, code="" if code == ANSWERED else code)


_CONFERENCE_FLAGS: Mapping[str, tuple[What, What]] = {
    "voice_activated": (What.VOICE_ON, What.VOICE_OFF),
    "locked": (What.LOCKED, What.UNLOCKED),
    "recording": (What.RECORDING_STARTED, What.RECORDING_ENDED),
    "streaming": (What.STREAMING_STARTED, What.STREAMING_ENDED),
    "sharing_locked": (What.SHARING_LOCKED, What.SHARING_UNLOCKED),
    "chat_forbidden": (What.CHAT_FORBIDDEN, What.CHAT_ALLOWED),
    "subtitles": (What.SUBTITLES_ON, What.SUBTITLES_OFF),
    "interpreting": (What.INTERPRETING_ON, What.INTERPRETING_OFF),
    "waiting_room": (What.WAITING_ROOM_ON, What.WAITING_ROOM_OFF),
    "paused": (What.PAUSED, What.RESUMED),
}
# What stands for itself: shown with its old and its new value.
_CONFERENCE_VALUES: Mapping[str, What] = {
    "mode": What.MODE,
    "title": What.RETITLED,
    "ends_at": What.END_MOVED,
}


def _conference(change: Change) -> Iterator[Event]:
    old: Conference = change.old
    new: Conference = change.new
    fields = change.fields
    for field, what in _CONFERENCE_VALUES.items():
        before, after = getattr(old, field), getattr(new, field)
        if field in fields and before and after:
            yield Event(what, change.at, parameters={"old": before, "new": after})
    if "layout" in fields and new.layout and new.layout.panes and old.mode is not None:
        yield Event(What.LAYOUT, change.at, parameters={"panes": len(new.layout.panes)})
    if (what_now := _silence(old, new)) is not None:
        yield Event(what_now, change.at)
    for field, (on, off) in _CONFERENCE_FLAGS.items():
        # A state that was not told before is learned, not changed.
        if field in fields and None not in {getattr(old, field), getattr(new, field)}:
            yield Event(on if getattr(new, field) else off, change.at)


def _silence(old: Conference, new: Conference) -> What | None:
    """What became of mute-all: it and the leave to unmute oneself are one thing to an operator."""
    if None in {old.muted, new.muted}:
        return None
    if old.muted is not new.muted:
        if not new.muted:
            return What.MEETING_UNMUTED
        return What.MEETING_MUTED_FIRMLY if new.self_unmute is False else What.MEETING_MUTED
    if old.self_unmute is new.self_unmute or None in {old.self_unmute, new.self_unmute}:
        return None
    return What.SELF_UNMUTE_ALLOWED if new.self_unmute else What.SELF_UNMUTE_FORBIDDEN


def _interpreters(change: Change) -> Iterator[Event]:
    yield Event(What.INTERPRETERS, change.at)


_READERS: Mapping[Kind, Callable[[Change], Iterable[Event]]] = {
    Kind.PARTICIPANT: _person,
    Kind.ATTENDEE: _attendee,
    Kind.WAITING: _waiting,
    Kind.CALL: _call,
    Kind.CONFERENCE: _conference,
    Kind.INTERPRETERS: _interpreters,
}
