"""The state of one meeting: `apply(fact)` returns what it changed. Pure, and never wrong twice.

`people` holds everybody who has a row: those in the meeting and those invited but absent.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from msgspec.structs import force_setattr, replace

from controlroom.meeting.changes import Change, Kind
from controlroom.meeting.facts import (
    AttendeeTold,
    CallEnded,
    Complete,
    ConferenceTold,
    Fact,
    Gone,
    Group,
    Interpreters,
    Missed,
    ParticipantsTold,
    ParticipantTold,
    QualityTold,
    Speaking,
    Subtitled,
    Unread,
    WaitingTold,
)
from controlroom.meeting.model import (
    Attendee,
    CallResult,
    Conference,
    InterpreterGroup,
    Participant,
    Phase,
    Presence,
    Role,
    Since,
    Speaker,
    Waiting,
    absent_id,
)
from controlroom.meeting.quality import History, measured
from controlroom.meeting.states import COUNTED, Tally
from controlroom.meeting.subtitles import Transcript
from controlroom.meeting.updates import IDENTITY, ON_AIR, TELLING

_ANSWERED = "0"
_NOTHING: frozenset[str] = frozenset()


class Store:
    """One meeting, as told so far. All in it is frozen: keep what you read, it won't change."""

    def __init__(self) -> None:
        self.conference = Conference()
        self.people: dict[str, Participant] = {}
        self.attendees: dict[str, Attendee] = {}
        self.waiting: dict[str, Waiting] = {}
        self.speakers: tuple[Speaker, ...] = ()
        self.interpreters: tuple[InterpreterGroup, ...] = ()
        self.calls: dict[str, CallResult] = {}
        self.history = History()
        self.subtitles = Transcript()
        self.tally = Tally()
        self.unread: Counter[str] = Counter()
        self.chair: str | None = None
        # Whose call quality is in alarm, and whom a roll call or a broadcast shows to all.
        self.in_alarm: set[str] = set()
        self.on_air: set[str] = set()
        self.called_since: Since | None = None
        # The server's time of the latest fact, in epoch ms.
        self.told_at = 0
        # identity value -> the pid present with it, or the pids; and -> keys of attendees
        self._present: dict[str, str | set[str]] = {}
        self._invited: dict[str, set[str]] = {}
        self._apply: Mapping[type, Callable[[Any], list[Change]]] = {
            ConferenceTold: self._conference_told,
            ParticipantsTold: self._participants_told,
            ParticipantTold: self._participant_told,
            AttendeeTold: self._attendee_told,
            WaitingTold: self._waiting_told,
            Gone: self._gone,
            Complete: self._complete,
            QualityTold: self._quality_told,
            Speaking: self._speaking,
            CallEnded: self._call_ended,
            Subtitled: self._subtitled,
            Interpreters: self._interpreters_told,
            Unread: self._unread_met,
            Missed: self._missed,
        }

    def apply(self, fact: Fact) -> list[Change]:
        """Take `fact` in; the changes come in the order in which they hold."""
        self.told_at = fact.at
        return self._apply[type(fact)](fact)

    # conference

    def _conference_told(self, fact: ConferenceTold) -> list[Change]:
        old = self.conference
        values = dict(fact.values)
        if values.get("mode", old.mode) is not old.mode:
            values["mode_since"] = Since(fact.at, exact=old.mode is not None and not fact.full)
        if (recording := values.get("recording", old.recording)) is not old.recording:
            exact = old.recording is not None and not fact.full
            values["recording_since"] = Since(fact.at, exact=exact) if recording else None
        changed = _different(old, values)
        if not changed:
            return []
        self.conference = replace(old, **values)
        return [Change(Kind.CONFERENCE, "", old, self.conference, changed, fact.at, fact.full)]

    # participants

    def _participants_told(self, fact: ParticipantsTold) -> list[Change]:
        people, counts, at = self.people, self.tally.counts, fact.at
        changes: list[Change] = []
        for pid, update in fact.entries:
            old, field, told = people.get(pid), update.field, update.value
            if old is None or not field:
                changes += self._participant_told(ParticipantTold(pid, update.values, at))
                continue
            before, after = getattr(old, field), told
            if field == "hand":
                before, after = before is not None, Since(at) if told else None
            if before == told:
                continue
            # A copy that nobody has seen yet; one made with another value takes longer.
            new = replace(old)
            force_setattr(new, field, after)
            effect = update.effect
            if effect.far:
                changes += self._put(old, new, effect.fields, at)
                continue
            # The same text is the key everywhere: so it is found without being compared.
            pid = old.pid
            people[pid] = new
            if effect.state is not None and old.presence in effect.where:
                counted = told is effect.counted
                if counted is not (before is effect.counted):
                    counts[effect.state] += 1 if counted else -1
            changes.append(Change(_PARTICIPANT, pid, old, new, effect.fields, at))
        return changes

    def _participant_told(self, fact: ParticipantTold) -> list[Change]:
        old = self.people.get(fact.pid)
        if old is None or fact.full:
            return self._whole_told(old, fact)
        values = fact.values
        if "hand" in values:
            hand = (old.hand or Since(fact.at)) if values["hand"] else None
            values = {**values, "hand": hand}
        changed = _different(old, values)
        return self._put(old, replace(old, **values), changed, fact.at) if changed else []

    def _whole_told(self, old: Participant | None, fact: ParticipantTold) -> list[Change]:
        """A whole entry leaves nothing of the old one but what comes by other pushes. A hand that
        was up keeps its time; one found up is at least so old."""
        values: dict[str, Any] = {**fact.values}
        if values.get("hand"):
            up = old.hand if old is not None else None
            values["hand"] = up or Since(fact.at, exact=not fact.full)
        elif "hand" in values:
            values["hand"] = None
        if old is None:
            new = Participant(fact.pid, **values)
            return self._put(None, new, _NOTHING, fact.at, full=fact.full)
        kept = {"quality": old.quality, "level": old.level, "last_call": old.last_call}
        new = Participant(fact.pid, **{**kept, **values})
        changed = _differing(old, new)
        return self._put(old, new, changed, fact.at, full=True) if changed else []

    def _put(
        self,
        old: Participant | None,
        new: Participant,
        changed: frozenset[str],
        at: int,
        *,
        full: bool = False,
    ) -> list[Change]:
        """Put a row in place of `old`, with all that hangs on it."""
        self.people[new.pid] = new
        change = Change(_PARTICIPANT, new.pid, old, new, changed, at, full)
        if old is None or not changed.isdisjoint(ON_AIR):
            self._show_to_all(new, at, full=full)
        if old is None:
            self.tally.appear(new)
        else:
            if not changed.isdisjoint(COUNTED):
                self.tally.change(old, new, changed)
            if changed.isdisjoint(TELLING):
                return [change]
        if self.chair == new.pid or new.role is _CHAIR:
            self._elect(new)
        changes = [change]
        if new.present:
            if old is not None:
                self._unindex(old)
            changes += self._index(new, at, full=full)
            if old is not None:
                changes += self._absent_again(old, at, full=full)
        return changes

    def _show_to_all(self, person: Participant, at: int, *, full: bool) -> None:
        if not (person.roll_call or person.broadcast):
            self.on_air.discard(person.pid)
        elif person.pid not in self.on_air:
            self.on_air.add(person.pid)
            self.called_since = Since(at, exact=not full)

    def _elect(self, person: Participant) -> None:
        """Whoever is invited as the chair and absent is not the chair."""
        if person.role is _CHAIR and person.present:
            self.chair = person.pid
        elif self.chair == person.pid:
            self.chair = None

    def _remove(self, pid: str, at: int, *, full: bool = False) -> list[Change]:
        old = self.people.pop(pid, None)
        if old is None:
            return []
        self.tally.vanish(old)
        if self.chair == pid:
            self.chair = None
        self.history.forget(pid)
        self.in_alarm.discard(pid)
        self.on_air.discard(pid)
        changes = [Change(Kind.PARTICIPANT, pid, old, None, _NOTHING, at, full)]
        if old.present:
            self._unindex(old)
            changes += self._absent_again(old, at, full=full)
        return changes

    # attendees, and who of them is absent

    def _index(self, person: Participant, at: int, *, full: bool) -> list[Change]:
        changes: list[Change] = []
        for value in _identity(person):
            here = self._present.setdefault(value, person.pid)
            if isinstance(here, set):
                here.add(person.pid)
            elif here != person.pid:
                self._present[value] = {here, person.pid}
            for key in self._invited.get(value, _NOTHING):
                changes += self._remove(absent_id(key), at, full=full)
        return changes

    def _unindex(self, person: Participant) -> None:
        for value in _identity(person):
            here = self._present.get(value)
            if isinstance(here, set):
                here.discard(person.pid)
            if not here or here == person.pid:
                self._present.pop(value, None)

    def _absent_again(self, person: Participant, at: int, *, full: bool) -> list[Change]:
        changes: list[Change] = []
        keys = {key for value in _identity(person) for key in self._invited.get(value, _NOTHING)}
        for key in sorted(keys):
            changes += self._show_absence(self.attendees[key], at, full=full)
        return changes

    def _show_absence(self, attendee: Attendee, at: int, *, full: bool) -> list[Change]:
        """Give an attendee who is not in the meeting a row of their own."""
        pid = absent_id(attendee.key)
        if any(value in self._present for value in _identity(attendee)):
            return self._remove(pid, at, full=full)
        old = self.people.get(pid)
        new = Participant(
            pid,
            name=attendee.name,
            number=attendee.number,
            presence=Presence.ABSENT,
            role=attendee.role,
            account=attendee.account,
            account_id=attendee.account_id,
            organisation=attendee.department or attendee.organisation,
            last_call=self.calls.get(attendee.number),
        )
        if old == new:
            return []
        changed = _differing(old, new) if old is not None else _NOTHING
        return self._put(old, new, changed, at, full=full)

    def _attendee_told(self, fact: AttendeeTold) -> list[Change]:
        old = self.attendees.get(fact.key)
        if old is None or fact.full:
            new = Attendee(fact.key, **fact.values)  # type: ignore[arg-type]
        else:
            new = replace(old, **fact.values)
        if new == old:
            return []
        if old is not None:
            self._uninvite(old)
        self.attendees[new.key] = new
        for value in _identity(new):
            self._invited.setdefault(value, set()).add(new.key)
        changed = _differing(old, new) if old is not None else _NOTHING
        change = Change(Kind.ATTENDEE, new.key, old, new, changed, fact.at, fact.full)
        return [change, *self._show_absence(new, fact.at, full=fact.full)]

    def _uninvite(self, attendee: Attendee) -> None:
        for value in _identity(attendee):
            if keys := self._invited.get(value):
                keys.discard(attendee.key)
                if not keys:
                    del self._invited[value]

    def _attendee_gone(self, key: str, at: int, *, full: bool) -> list[Change]:
        old = self.attendees.pop(key, None)
        if old is None:
            return []
        self._uninvite(old)
        change = Change(Kind.ATTENDEE, key, old, None, _NOTHING, at, full)
        return [change, *self._remove(absent_id(key), at, full=full)]

    def _call_ended(self, fact: CallEnded) -> list[Change]:
        old = self.calls.get(fact.number)
        if fact.full and old is not None and old.code == fact.code:
            return []
        tries = old.tries + 1 if old and old.code != _ANSWERED else 1
        new = CallResult(fact.code, fact.at, tries)
        self.calls[fact.number] = new
        changes = [Change(Kind.CALL, fact.number, old, new, frozenset({"code"}), fact.at)]
        for key in sorted(self._invited.get(fact.number, _NOTHING)):
            row = self.people.get(absent_id(key))
            if row is not None:
                told = replace(row, last_call=new)
                changes += self._put(row, told, frozenset({"last_call"}), fact.at)
        return changes

    # waiting room

    def _waiting_told(self, fact: WaitingTold) -> list[Change]:
        old = self.waiting.get(fact.pid)
        if old is None or fact.full:
            new = Waiting(fact.pid, **fact.values)  # type: ignore[arg-type]
        else:
            new = replace(old, **fact.values)
        if new == old:
            return []
        self.waiting[fact.pid] = new
        changed = _differing(old, new) if old is not None else _NOTHING
        return [Change(Kind.WAITING, fact.pid, old, new, changed, fact.at, fact.full)]

    def _waiting_gone(self, pid: str, at: int, *, full: bool) -> list[Change]:
        old = self.waiting.pop(pid, None)
        if old is None:
            return []
        return [Change(Kind.WAITING, pid, old, None, _NOTHING, at, full)]

    # whole lists

    def _gone(self, fact: Gone, *, full: bool = False) -> list[Change]:
        match fact.group:
            case Group.PARTICIPANTS:
                return self._remove(fact.id, fact.at, full=full)
            case Group.ATTENDEES:
                return self._attendee_gone(fact.id, fact.at, full=full)
            case Group.WAITING:
                return self._waiting_gone(fact.id, fact.at, full=full)

    def _complete(self, fact: Complete) -> list[Change]:
        match fact.group:
            case Group.PARTICIPANTS:
                gone = [pid for pid in self.people if pid not in fact.ids]
                gone = [pid for pid in gone if self.people[pid].present]
            case Group.ATTENDEES:
                gone = [key for key in self.attendees if key not in fact.ids]
            case Group.WAITING:
                gone = [pid for pid in self.waiting if pid not in fact.ids]
        changes: list[Change] = []
        for id_ in gone:
            changes += self._gone(Gone(fact.group, id_, fact.at), full=True)
        return changes

    # quality and speech

    def _quality_told(self, fact: QualityTold) -> list[Change]:
        old = self.people.get(fact.pid)
        if old is None:
            return []
        quality = measured(old.quality, fact.values, fact.at)
        self.history.add(fact.pid, quality)
        new = replace(old, quality=quality)
        self.people[fact.pid] = new
        if old.poor is not new.poor:
            self.tally.change(old, new, _QUALITY)
            (self.in_alarm.add if new.poor else self.in_alarm.discard)(fact.pid)
        return [Change(_PARTICIPANT, fact.pid, old, new, _QUALITY, fact.at)]

    def _speaking(self, fact: Speaking) -> list[Change]:
        old = self.speakers
        if old == fact.speakers:
            return []
        self.speakers = fact.speakers
        changes = [Change(Kind.SPEAKERS, "", old, fact.speakers, _LEVEL, fact.at)]
        levels = {speaker.pid: 0 for speaker in old}
        levels.update((speaker.pid, speaker.level) for speaker in fact.speakers)
        for pid, level in levels.items():
            person = self.people.get(pid)
            if person is not None and person.level != level:
                louder = replace(person, level=level)
                self.people[pid] = louder
                changes.append(Change(_PARTICIPANT, pid, person, louder, _LEVEL, fact.at))
        return changes

    # the rest

    def _subtitled(self, fact: Subtitled) -> list[Change]:
        told = fact.subtitle
        speaker = self.people.get(told.pid)
        self.subtitles.take(told, speaker.name or speaker.number if speaker else "", fact.at)
        return [Change(Kind.SUBTITLE, told.pid, None, told, _NOTHING, fact.at)]

    def _interpreters_told(self, fact: Interpreters) -> list[Change]:
        old = self.interpreters
        if old == fact.groups:
            return []
        self.interpreters = fact.groups
        return [Change(Kind.INTERPRETERS, "", old, fact.groups, frozenset({"groups"}), fact.at)]

    def _unread_met(self, fact: Unread) -> list[Change]:
        what = f"{fact.where}: {fact.what}"
        before = self.unread[what]
        self.unread[what] = before + 1
        return [Change(Kind.UNREAD, what, before or None, before + 1, _NOTHING, fact.at)]

    def _missed(self, fact: Missed) -> list[Change]:
        return [Change(Kind.MISSED, fact.stream, fact.expected, fact.got, _NOTHING, fact.at)]

    @property
    def called(self) -> Participant | None:
        """Whom all others see: the site of the roll call, else of the broadcast."""
        shown = [self.people[pid] for pid in self.on_air]
        return next((person for person in shown if person.roll_call), next(iter(shown), None))

    def is_present(self, *known: str) -> bool:
        """Whether somebody in the meeting has one of these for number, account or account id."""
        return any(value in self._present for value in known if value)

    @property
    def ended(self) -> bool:
        """Whether the conference itself is over."""
        return self.conference.phase is Phase.ENDED


_CHAIR, _PARTICIPANT = Role.CHAIR, Kind.PARTICIPANT
_QUALITY = frozenset({"quality"})
_LEVEL = frozenset({"level"})


def _different(old: object, values: Mapping[str, object]) -> frozenset[str]:
    return _set_of(tuple([name for name, value in values.items() if getattr(old, name) != value]))


@lru_cache(maxsize=4096)
def _set_of(names: tuple[str, ...]) -> frozenset[str]:
    """The set of `names`; few combinations make up nearly all of the traffic."""
    return frozenset(names)


def _differing(old: Any, new: Any) -> frozenset[str]:
    return frozenset(
        [name for name in old.__struct_fields__ if getattr(old, name) != getattr(new, name)]
    )


def _identity(someone: Participant | Attendee) -> list[str]:
    return [value for name in IDENTITY if (value := getattr(someone, name))]
