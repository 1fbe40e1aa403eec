"""Frames of the push (6.1.3) to facts. Pure, but for what it must remember between frames.

Nothing that a frame holds can raise: what can't be read becomes an `Unread` fact that names the
place and never the value.
"""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

import msgspec

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
    Interpreter,
    InterpreterGroup,
    Layout,
    Pane,
    Speaker,
    Subtitle,
)
from controlroom.meeting.updates import Update
from controlroom.vendors.huawei import fields, reading
from controlroom.vendors.huawei.fields import Fields
from controlroom.vendors.huawei.frames import (
    BROKEN,
    GONE,
    LARGE,
    Frame,
    Head,
    dicts,
    head_of,
    id_of,
    mode_of,
    number_of,
    stripped,
    text_of,
)
from controlroom.vendors.huawei.sequence import SequenceWatch

_UNUSUAL = (*BROKEN, KeyError)
_LOUDEST = 100
# Longer names of unknown keys and actions than this are cut before they are counted.
_LONGEST = 40
_MOST_UNKNOWN = 200


class _Leg(msgspec.Struct, gc=False, rename={"info": "pinfoMap"}):
    pid: Annotated[str, msgspec.Meta(min_length=1)]
    info: msgspec.Raw
    mode: Literal[0] = 0


class _Increment(msgspec.Struct, gc=False):
    """The frame that comes most often, as it mostly comes."""

    action: Literal["ParticipantsNotify"]
    msgMode: Literal[1]  # noqa: N815
    version: int
    createTime: Annotated[int, msgspec.Meta(ge=0)]  # noqa: N815
    data: list[_Leg]


_decode_increment = msgspec.json.Decoder(_Increment).decode
_decode_info = msgspec.json.Decoder(dict[str, str]).decode

# So many different contents of entries are kept; a meeting has a few dozen.
_MOST_MEANINGS = 1000


class _Meanings(dict[bytes, Update]):
    """What the content of an entry says. Most changes are of one state among few, so the same bytes
    come over and over. Raises KeyError if there is something in it that is not usual."""

    def __missing__(self, info: bytes) -> Update:
        known = fields.PARTICIPANT_USUAL
        values: dict[str, object] = {}
        kept = len(self) < _MOST_MEANINGS
        for key, raw in _decode_info(info).items():
            field, meanings = known[key]
            if meanings is None:
                kept = False
                values[field] = raw
            else:
                values[field] = meanings[raw]
        update = Update.of(values)
        if kept:
            self[info] = update
        return update


class Decoder:
    """Decodes one stream's frames in their order."""

    def __init__(self) -> None:
        self._watch = SequenceWatch()
        # userUUID, participantID or account of an attendee -> the key by which the store knows it
        self._attendee_keys: dict[str, str] = {}
        self._unknown: set[str] = set()
        self._meanings = _Meanings()
        self._actions: dict[str, Callable[[Frame], Iterator[Fact]]] = {
            "ConfBasicInfoNotify": self._basic,
            "ConfDynamicInfoNotify": self._dynamic,
            "ParticipantsNotify": self._participants,
            "AttendeesNotify": self._attendees,
            "SpeakerChangeNotify": self._speakers,
            "NetConditionNotify": self._net_condition,
            "NetworkQualityNotify": self._net_condition,
            "CustomMultiPicNotify": self._multi_picture,
            "InviteResultNotify": self._invite_results,
            "RealTimeSubtitleNotify": self._subtitle,
            "WaitingListNotify": self._waiting,
            "InterpreterGroupNotify": self._interpreters,
        }

    def restart(self) -> None:
        """Expect counters to begin anew."""
        self._watch.restart()

    def usual(self, frame: bytes) -> tuple[Fact, ...] | None:
        """What a frame tells if it is a plain increment of participants, else None.

        Such frames are most of the traffic, and this way costs a fifth of the generous one.
        """
        if len(frame) > LARGE:
            return None
        try:
            told = _decode_increment(frame)
            entries: list[tuple[str, Update]] = []
            # A comprehension is slower for one entry, as most frames have.
            for leg in told.data:
                entries.append((leg.pid, self._meanings[bytes(leg.info)]))  # noqa: PERF401
        except _UNUSUAL:
            return None
        fact = ParticipantsTold(entries, told.createTime)
        gap = self._watch.see(told.action, told.version)
        if gap is None:
            return (fact,)
        return Missed(told.action, gap.expected, gap.got, fact.at), fact

    def facts(self, frame: bytes) -> Iterator[Fact]:
        """What a frame tells; entries of long lists are decoded as they are taken."""
        usual = self.usual(frame)
        if usual is not None:
            yield from usual
            return
        head = head_of(frame)
        if head is None:
            yield Unread("frame", "no JSON object")
            return
        yield from self.facts_of(head, frame)

    def facts_of(self, head: Head, frame: bytes) -> Iterator[Fact]:
        """As `facts`, for a frame whose head is read already."""
        action = head.action if isinstance(head.action, str) else ""
        read = self._actions.get(action)
        if read is None:
            yield from self._unread("action", action or "none")
            return
        told = Frame(action, frame, head)
        if told.full:
            self._watch.whole(action)
        elif told.version is not None:
            gap = self._watch.see(action, told.version)
            if gap is not None:
                yield Missed(action, gap.expected, gap.got, told.at)
        try:
            yield from read(told)
        except BROKEN:
            yield from self._unread(action, "broken inside")

    def _unread(self, where: str, what: str) -> Iterator[Fact]:
        """Count something unknown; a flood of ever new names is counted as one."""
        what = what[:_LONGEST] if what.isprintable() else "unprintable"
        if what not in self._unknown and len(self._unknown) >= _MOST_UNKNOWN:
            what = "others"
        self._unknown.add(what)
        yield Unread(where, what)

    def _values(
        self, where: str, raw: Any, known: Fields, ignored: frozenset[str]
    ) -> tuple[dict[str, object], list[Fact]]:
        """The model's fields in `raw`, and what in it could not be read."""
        if not isinstance(raw, dict):
            return {}, list(self._unread(where, "not an object"))
        values: dict[str, object] = {}
        unread: list[Fact] = []
        for name, value in raw.items():
            field = known.get(name) or known.get(name.strip())
            if field is None:
                if name not in ignored:
                    unread += self._unread(where, name)
                continue
            if value is None:
                continue
            try:
                values[field[0]] = field[1](value)
            except (ValueError, TypeError, OverflowError):
                unread += self._unread(where, f"{name}: unreadable value")
        return values, unread

    # conference

    def _basic(self, frame: Frame) -> Iterator[Fact]:
        values, unread = self._values(
            frame.action, frame.content(), fields.BASIC, fields.BASIC_IGNORED
        )
        yield ConferenceTold(values, frame.at, full=True)
        yield from unread

    def _dynamic(self, frame: Frame) -> Iterator[Fact]:
        content = frame.content()
        layout = content.pop("multiPic", None) if isinstance(content, dict) else None
        values, unread = self._values(frame.action, content, fields.DYNAMIC, fields.DYNAMIC_IGNORED)
        if layout is not None:
            values["layout"] = _layout(layout)
        elif frame.full:
            values["layout"] = None
        yield ConferenceTold(values, frame.at, frame.full)
        yield from unread

    def _multi_picture(self, frame: Frame) -> Iterator[Fact]:
        """No table describes it; what looks like the multi-picture of 6.1.3.4 is read as that."""
        content = frame.content()
        for found in (content, content.get("data"), content.get("multiPic")):
            if isinstance(found, dict) and ("picInfos" in found or "subscriberInPics" in found):
                yield ConferenceTold({"layout": _layout(found)}, frame.at)
                return
        yield from self._unread(frame.action, "no picture in it")

    # people

    def _participants(self, frame: Frame) -> Iterator[Fact]:
        return self._legs(
            frame,
            Group.PARTICIPANTS,
            ParticipantTold,
            fields.PARTICIPANT,
            fields.PARTICIPANT_IGNORED,
        )

    def _waiting(self, frame: Frame) -> Iterator[Fact]:
        return self._legs(frame, Group.WAITING, WaitingTold, fields.WAITING, fields.WAITING_IGNORED)

    def _legs(
        self,
        frame: Frame,
        group: Group,
        told: type[ParticipantTold | WaitingTold],
        known: Fields,
        ignored: frozenset[str],
    ) -> Iterator[Fact]:
        """A list whose entries are pid, mode and a map of what changed."""
        listed = _Listed(frame, group)
        for entry in frame.entries():
            pid = id_of(entry, "pid")
            if pid is None:
                yield from self._unread(frame.action, "an entry without pid")
                listed.whole = False
            elif mode_of(entry) == GONE:
                yield Gone(group, pid, frame.at)
            else:
                listed.ids.append(pid)
                info = entry.get("pinfoMap") or {}
                values, unread = self._values(frame.action, info, known, ignored)
                yield told(pid, values, frame.at, frame.full)
                yield from unread
        yield from listed.complete()

    def _attendees(self, frame: Frame) -> Iterator[Fact]:
        listed = _Listed(frame, Group.ATTENDEES)
        for entry in frame.entries():
            key = self._attendee_key(entry)
            if key is None:
                yield from self._unread(frame.action, "an entry without number, id and name")
                listed.whole = False
            elif mode_of(entry) == GONE:
                yield Gone(Group.ATTENDEES, key, frame.at)
            else:
                listed.ids.append(key)
                values, unread = self._values(
                    frame.action, entry, fields.ATTENDEE, fields.ATTENDEE_IGNORED
                )
                yield AttendeeTold(key, values, frame.at, frame.full)
                yield from unread
        yield from listed.complete()

    def _attendee_key(self, entry: dict[str, Any]) -> str | None:
        """The steadiest name of an attendee; a deletion may give less than the entry did."""
        names = [
            name
            for field in ("phone", "userUUID", "accountId", "participantID", "name")
            if (name := id_of(entry, field))
        ]
        if not names:
            return None
        key = next((known for name in names if (known := self._attendee_keys.get(name))), names[0])
        for name in names[:-1] or names:
            self._attendee_keys[name] = key
        return key

    # the rest

    def _speakers(self, frame: Frame) -> Iterator[Fact]:
        speakers = []
        for entry in frame.entries():
            pid = id_of(entry, "pid")
            if pid is None:
                yield from self._unread(frame.action, "an entry without pid")
                continue
            try:
                level = min(_LOUDEST, reading.natural(entry.get("speakingVolume", 0)))
            except (ValueError, TypeError, OverflowError):
                yield from self._unread(frame.action, "speakingVolume: unreadable value")
                continue
            speakers.append(Speaker(pid, level, text_of(entry.get("name"))))
        speakers.sort(key=lambda speaker: -speaker.level)
        yield Speaking(tuple(speakers), frame.at)

    def _net_condition(self, frame: Frame) -> Iterator[Fact]:
        for entry in frame.entries():
            pid = id_of(entry, "participantID") or id_of(entry, "pid")
            if pid is None:
                yield from self._unread(frame.action, "an entry without participantID")
                continue
            if mode_of(entry) == GONE:
                continue
            values, unread = self._values(
                frame.action, entry, fields.QUALITY, fields.QUALITY_IGNORED
            )
            if values:
                yield QualityTold(pid, values, frame.at)
            yield from unread

    def _invite_results(self, frame: Frame) -> Iterator[Fact]:
        for entry in frame.entries():
            number = id_of(entry, "callNumber")
            code = id_of(entry, "errorCode") or id_of(entry, "resultCode")
            if number is None or code is None:
                yield from self._unread(frame.action, "an entry without number or code")
                continue
            yield CallEnded(number, code, frame.at, frame.full)

    def _subtitle(self, frame: Frame) -> Iterator[Fact]:
        data = stripped(frame.data())
        if not isinstance(data, dict):
            yield from self._unread(frame.action, "no data")
            return
        said = data.get("msgs")
        texts = tuple(
            (text_of(line.get("subtitleLang")), text_of(line.get("translateText")))
            for line in (said if isinstance(said, list) else [])
            if isinstance(line, dict)
        )
        subtitle = Subtitle(
            pid=text_of(data.get("participantID")),
            texts=texts,
            final=data.get("isFinal") in (True, "true", 1, "1"),
            begin=number_of(data.get("beginTime")),
            end=number_of(data.get("endTime")),
        )
        yield Subtitled(subtitle, frame.at)

    def _interpreters(self, frame: Frame) -> Iterator[Fact]:
        content = frame.content()
        found = content.get("data")
        if found is None:
            found = content.get("interpreterGroups")
        if isinstance(found, dict):
            found = found.get("interpreterGroups", [])
        groups = tuple(_group(group) for group in dicts(found))
        yield Interpreters(groups, frame.at)


class _Listed:
    """Who stands in a frame's list; a list that was not read whole makes nobody leave."""

    def __init__(self, frame: Frame, group: Group) -> None:
        self.ids: list[str] = []
        self.whole = frame.full and frame.has_list()
        self._group = group
        self._at = frame.at

    def complete(self) -> Iterator[Fact]:
        """The fact that this was everybody, if it was."""
        if self.whole:
            yield Complete(self._group, frozenset(self.ids), self._at)


def _layout(raw: Any) -> Layout | None:
    """6.1.3.4, table 6-8; panes count from 1 as they do when they are ordered."""
    if not isinstance(raw, dict):
        return None
    panes = [
        Pane(
            index=number_of(pane.get("index")) or 0,
            sites=tuple(text_of(site) for site in _list(pane.get("id", pane.get("subscriber")))),
            auxiliary=number_of(pane.get("share", pane.get("isAssistStream"))) == 1,
        )
        for pane in dicts(raw.get("picInfos", raw.get("subscriberInPics")))
    ]
    if not panes:
        return None
    if any(pane.index == 0 for pane in panes):
        panes = [msgspec.structs.replace(pane, index=pane.index + 1) for pane in panes]
    return Layout(
        panes=tuple(sorted(panes, key=lambda pane: pane.index)),
        count=number_of(raw.get("picNum")) or len(panes),
        period=number_of(raw.get("period", raw.get("switchTime"))),
        image_type=text_of(raw.get("imageType")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _group(raw: dict[str, Any]) -> InterpreterGroup:
    """6.1.3.13, tables 6-30 and 6-31."""
    return InterpreterGroup(
        id=text_of(raw.get("groupId", raw.get("groupID"))),
        name=text_of(raw.get("groupName")),
        first_language=text_of(raw.get("firstLanguage")),
        second_language=text_of(raw.get("secondLanguage")),
        kind=text_of(raw.get("groupType")),
        interpreters=tuple(
            Interpreter(
                name=text_of(person.get("name")),
                account=text_of(person.get("loginAccount")),
                number=text_of(person.get("callNumber")),
                user_id=text_of(person.get("userID", person.get("userId"))),
            )
            for person in dicts(raw.get("interpreters"))
        ),
    )
