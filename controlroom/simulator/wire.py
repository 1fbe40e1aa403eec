"""The world as the documented push frames [6.1.3].

Full frames carry a millisecond time as `version`, increments a counter of their action that goes up
by one. Where a table and an example disagree on a key, `Dialect` says which is spoken.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from .model import (
    ALL,
    GONE,
    Attendee,
    Changes,
    InviteResult,
    Participant,
    Subtitle,
    Waiting,
)
from .people import ORG_ID
from .wire_fields import (
    DYNAMIC_FIELDS,
    attendee_entry,
    basic_info,
    dynamic_info,
    network_entry,
    participant_fields,
    waiting_fields,
)
from .world import World

BASIC = "ConfBasicInfoNotify"
DYNAMIC = "ConfDynamicInfoNotify"
PARTICIPANTS = "ParticipantsNotify"
ATTENDEES = "AttendeesNotify"
SPEAKERS = "SpeakerChangeNotify"
NETWORKS = "NetConditionNotify"
INVITES = "InviteResultNotify"
SUBTITLES = "RealTimeSubtitleNotify"
WAITING = "WaitingListNotify"
INTERPRETERS = "InterpreterGroupNotify"

ACTIONS = (
    BASIC,
    DYNAMIC,
    PARTICIPANTS,
    ATTENDEES,
    SPEAKERS,
    NETWORKS,
    INVITES,
    SUBTITLES,
    WAITING,
    INTERPRETERS,
)

# An increment of more entries is split, each part with a version of its own.
ENTRIES_PER_FRAME = 500

Json = dict[str, object]
Frame = tuple[str, bytes]

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Dialect:
    """The spelling of keys that the document spells in two ways; the defaults are its examples'."""

    passwords: str = "pws"
    login_type: str = "CLIENT_LOGIN_TYPE"
    invite_result: str = "resultCode"
    leave_reason: str = "errorCode"
    is_final: str = "isFinal "
    timestamp: str = "timestamp "
    interpreter_groups: str = "interpreterGroups"
    interpreter_user: str = "userId"
    socket_token: str = "webSocketToken"  # noqa: S105 - a key, not a token


EXAMPLES = Dialect()
TABLES = Dialect(
    passwords="pwds",
    login_type="CLICENT_LOGIN_TYPE",
    invite_result="errorCode",
    is_final="isFinal",
    timestamp="timestamp",
    interpreter_groups="data",
    interpreter_user="userID",
    socket_token="websocketToken",  # noqa: S106 - a key, not a token
)


class Wire:
    """Frames of one world; counters and message ids are the conference's, not a connection's."""

    def __init__(self, world: World, rng: random.Random, dialect: Dialect = EXAMPLES) -> None:
        self._world = world
        self._rng = rng
        self._dialect = dialect
        self._versions: dict[str, int] = {}
        self._full: dict[str, Callable[[], Json | None]] = {
            BASIC: lambda: basic_info(world, dialect.passwords),
            DYNAMIC: lambda: dynamic_info(world.conference),
            PARTICIPANTS: lambda: {"data": [self._participant(p) for p in world.roster]},
            ATTENDEES: lambda: {"data": [attendee_entry(a) for a in world.attendees.values()]},
            SPEAKERS: self._speakers,
            NETWORKS: self._networks,
            INVITES: self._invite_results,
            SUBTITLES: lambda: None,
            WAITING: lambda: {"data": [self._guest(g) for g in world.waiting.values()]},
            INTERPRETERS: self._interpreters,
        }

    def full(self, actions: Iterable[str]) -> Iterator[Frame]:
        """The snapshot a new subscription gets: a full frame for each action that has one."""
        for action in ACTIONS:
            body = self._full[action]() if action in actions else None
            if body is not None:
                yield action, self._frame(action, body)

    def increments(self, changes: Changes) -> Iterator[Frame]:
        """What the changes look like on the wire, in the order in which they make sense."""
        if changes.attendees:
            yield from self._entries(ATTENDEES, self._attendee_changes(changes))
        if changes.waiting:
            yield from self._entries(WAITING, self._waiting_changes(changes))
        if changes.participants:
            yield from self._entries(PARTICIPANTS, self._participant_changes(changes))
        if changes.invites:
            yield from self._entries(INVITES, [self._invite_result(r) for r in changes.invites])
        if changes.conference:
            yield from self._dynamic_changes(changes)
        if changes.networks and not self._world.conference.rtc:
            yield from self._entries(NETWORKS, self._network_changes(changes))
        if changes.speakers:
            yield SPEAKERS, self._frame(SPEAKERS, self._speakers())
        if changes.interpreters:
            yield INTERPRETERS, self._frame(INTERPRETERS, self._interpreters() or {})
        for subtitle in changes.subtitles:
            yield SUBTITLES, self._subtitle(subtitle)

    # -- envelopes

    def _frame(self, action: str, body: Json, version: int | None = None) -> bytes:
        now = self._world.now
        body["confID"] = self._world.conference.conference_id
        body["msgID"] = f"{self._rng.getrandbits(128):032x}"
        body["msgMode"] = 0 if version is None else 1
        body["version"] = now if version is None else version
        body["createTime"] = now
        body["action"] = action
        return _encode(body)

    def _increment(self, action: str, body: Json) -> Frame:
        version = self._versions.get(action, 0) + 1
        self._versions[action] = version
        return action, self._frame(action, body, version)

    def _entries(self, action: str, entries: list[Json]) -> Iterator[Frame]:
        for start in range(0, len(entries), ENTRIES_PER_FRAME):
            yield self._increment(action, {"data": entries[start : start + ENTRIES_PER_FRAME]})

    # -- entries

    def _participant(self, person: Participant, changed: set[str] | None = None) -> Json:
        fields = participant_fields(person, changed, self._dialect.login_type)
        return {"pid": person.pid, "mode": 0, "pinfoMap": fields}

    def _participant_changes(self, changes: Changes) -> list[Json]:
        people = self._world.participants
        entries: list[Json] = []
        for pid, changed in changes.participants.items():
            person = people.get(pid)
            if GONE in changed or person is None:
                entries.append({"pid": pid, "mode": 1, "pinfoMap": {}})
            else:
                entries.append(self._participant(person, None if ALL in changed else changed))
        return entries

    def _guest(self, guest: Waiting, changed: set[str] | None = None) -> Json:
        fields = waiting_fields(guest, changed, self._dialect.login_type)
        return {"pid": guest.pid, "mode": 0, "delType": 0, "pinfoMap": fields}

    def _waiting_changes(self, changes: Changes) -> list[Json]:
        entries: list[Json] = []
        for pid, changed in changes.waiting.items():
            guest = self._world.waiting.get(pid)
            if GONE in changed or guest is None:
                entries.append({"pid": pid, "mode": 1, "delType": 0, "pinfoMap": {}})
            else:
                entries.append(self._guest(guest, None if ALL in changed else changed))
        return entries

    def _attendee_changes(self, changes: Changes) -> list[Json]:
        attendees: dict[str, Attendee] = self._world.attendees
        return [
            attendee_entry(attendees[phone])
            if phone in attendees
            else {"mode": 1, "phone": phone, "orgID": ORG_ID}
            for phone in changes.attendees
        ]

    def _dynamic_changes(self, changes: Changes) -> Iterator[Frame]:
        keys = {key for name in changes.conference for key in DYNAMIC_FIELDS.get(name, ())}
        if keys:
            everything = dynamic_info(self._world.conference)
            yield self._increment(DYNAMIC, {k: v for k, v in everything.items() if k in keys})

    def _networks(self) -> Json | None:
        if self._world.conference.rtc:
            return None
        return {"data": [network_entry(p) for p in self._world.roster if p.in_meeting]}

    def _network_changes(self, changes: Changes) -> list[Json]:
        people = self._world.participants
        return [
            network_entry(people[pid])
            if pid in people and GONE not in changed
            else {"mode": 1, "participantID": pid}
            for pid, changed in changes.networks.items()
        ]

    def _speakers(self) -> Json:
        people = self._world.participants
        talking: list[Json] = [
            {"pid": pid, "name": people[pid].name, "speakingVolume": volume}
            for pid, volume in self._world.speakers
            if pid in people
        ]
        return {"data": talking} if talking else {}

    def _invite_result(self, result: InviteResult) -> Json:
        key = self._dialect.leave_reason if result.left else self._dialect.invite_result
        return {"callNumber": result.phone, key: result.code}

    def _invite_results(self) -> Json:
        results = (InviteResult(*item) for item in self._world.invite_results.items())
        return {"data": [self._invite_result(result) for result in results]}

    def _interpreters(self) -> Json | None:
        groups: list[Json] = []
        for group in self._world.interpreter_groups:
            spoken: Json = {k: v for k, v in group.items() if k != "groupID"}
            people = spoken.get("interpreters")
            if isinstance(people, list):
                spoken["interpreters"] = [self._interpreter(person) for person in people]
            groups.append({"groupId": group["groupID"], **spoken})
        return {self._dialect.interpreter_groups: groups}

    def _interpreter(self, person: Json) -> Json:
        return {
            self._dialect.interpreter_user if key == "userID" else key: value
            for key, value in person.items()
        }

    def _subtitle(self, subtitle: Subtitle) -> bytes:
        """The one frame whose version and createTime are strings [6.1.3.10]."""
        now = str(self._world.now)
        message = {
            "subtitleLang": "Mandarin",
            "translateText": subtitle.text,
            "id": subtitle.text_id,
        }
        return _encode(
            {
                "action": SUBTITLES,
                "version": now,
                "createTime": now,
                "msgID": f"{self._rng.getrandbits(128):032x}",
                "msgMode": 0,
                "confID": self._world.conference.conference_id,
                "data": {
                    "msgs": [message],
                    self._dialect.is_final: subtitle.final,
                    self._dialect.timestamp: subtitle.at,
                    "beginTime": subtitle.begin,
                    "endTime": subtitle.end,
                    "participantID": subtitle.pid,
                },
            }
        )
