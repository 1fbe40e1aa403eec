"""Frames to facts: the document's own examples, every spelling, and whatever else may come."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ParticipantTold,
    QualityTold,
    Speaking,
    Subtitled,
    Unread,
    WaitingTold,
)
from controlroom.meeting.model import Layout, Mode, Pane, Phase, Role, Speaker
from controlroom.meeting.store import Store
from controlroom.vendors.huawei.client import SUBSCRIPTION
from controlroom.vendors.huawei.codec import Decoder
from tests import golden

PUSHES = sorted(path.stem for path in golden.FOLDER.glob("*Notify.json"))


def facts(frame: bytes, decoder: Decoder | None = None) -> list[Fact]:
    return list((decoder or Decoder()).facts(frame))


def push(action: str, **more: Any) -> bytes:
    frame = {"action": action, "msgMode": 1, "version": 1, "createTime": 1_700_000_000_000}
    return json.dumps({**frame, **more}).encode()


@pytest.mark.parametrize("name", PUSHES)
def test_every_example_is_read_without_remainder(name: str) -> None:
    told = facts(golden.frame(name))
    assert told
    assert not [fact for fact in told if isinstance(fact, (Unread, Missed))]


def test_every_example_is_subscribed_to() -> None:
    assert set(PUSHES) <= set(SUBSCRIPTION)


def test_basic_info() -> None:
    (told,) = facts(golden.frame("ConfBasicInfoNotify"))
    assert isinstance(told, ConferenceTold)
    assert told.full
    assert told.at == 1611993595029
    assert told.values["title"] == "张三的会议"
    assert told.values["started_at"] == 1611988484164
    assert told.values["kind"] == "COMMON"
    assert told.values["audio_only"] is False


@pytest.mark.parametrize("key", ["pws", "pwds"])
def test_passwords_go_nowhere(key: str) -> None:
    frame = golden.load("ConfBasicInfoNotify")
    frame.pop("pws")
    frame[key] = [{"role": "chair", "pwd": "very-secret"}]
    store = Store()
    told = facts(json.dumps(frame).encode())
    changes = [change for fact in told for change in store.apply(fact)]
    assert "very-secret" not in repr((told, changes, store.conference, store.unread))
    assert not [fact for fact in told if isinstance(fact, Unread)]


def test_dynamic_info() -> None:
    (told,) = facts(golden.frame("ConfDynamicInfoNotify"))
    assert isinstance(told, ConferenceTold)
    assert told.values["mode"] is Mode.FREE
    assert told.values["phase"] is Phase.RUNNING
    assert (told.values["locked"], told.values["muted"], told.values["self_unmute"]) == (
        False,
        True,
        True,
    )
    assert told.values["layout"] is None


@pytest.mark.parametrize("first", [0, 1])
def test_a_layout_counts_its_panes_from_one(first: int) -> None:
    panes = [{"index": first, "id": ["a"]}, {"index": first + 1, "id": ["b", "c"], "share": 1}]
    frame = push("ConfDynamicInfoNotify", multiPic={"picInfos": panes, "picNum": 2, "period": 20})
    (told,) = facts(frame)
    assert isinstance(told, ConferenceTold)
    expected = (Pane(1, ("a",)), Pane(2, ("b", "c"), auxiliary=True))
    assert told.values["layout"] == Layout(expected, count=2, period=20)


def test_participants() -> None:
    told, complete = facts(golden.frame("ParticipantsNotify"))
    assert isinstance(told, ParticipantTold)
    assert told.full
    assert told.values["name"] == "张三"
    assert told.values["role"] is Role.CHAIR
    assert told.values["muted"] is True
    assert told.values["hand"] is False
    assert told.values["device"] == "Desktop"
    assert complete == Complete(Group.PARTICIPANTS, frozenset({told.pid}), told.at)


def test_an_increment_tells_only_what_changed() -> None:
    entries = [
        {"pid": "a", "mode": 0, "pinfoMap": {"MUTE": 0, "HAND": "1"}},
        {"pid": "b", "mode": 1},
        {"pid": "c", "mode": "0", "pinfoMap": {"CLICENT_LOGIN_TYPE": "Pad"}},
    ]
    at = 1_700_000_000_000
    assert facts(push("ParticipantsNotify", data=entries)) == [
        ParticipantTold("a", {"muted": False, "hand": True}, at),
        Gone(Group.PARTICIPANTS, "b", at),
        ParticipantTold("c", {"device": "Pad"}, at),
    ]


def test_attendees_keep_their_key_when_less_is_told() -> None:
    decoder = Decoder()
    told, _ = facts(golden.frame("AttendeesNotify"), decoder)
    assert isinstance(told, AttendeeTold)
    assert told.key.startswith("+86571")
    gone = {"userUUID": "271682cfdbe14fa9ae3a8b25f7502627", "mode": 1}
    assert facts(push("AttendeesNotify", data=[gone]), decoder) == [
        Gone(Group.ATTENDEES, told.key, 1_700_000_000_000)
    ]


def test_speakers_and_silence() -> None:
    (told,) = facts(golden.frame("SpeakerChangeNotify"))
    assert isinstance(told, Speaking)
    assert told.speakers == (Speaker("w5v17oiroco5zy9boia91yar1a17wzvy", 45, "张三"),)
    assert facts(push("SpeakerChangeNotify")) == [Speaking((), 1_700_000_000_000)]


def test_quality_in_the_models_units() -> None:
    entry = {
        "participantID": "a",
        "lostPacketRate": "1000",
        "videoOutLossPacketRate": 250,
        "videoFluxIn": "979",
        "outJitter": "18",
        "netInfo": "poor",
    }
    (told,) = facts(push("NetConditionNotify", data=[entry]))
    assert isinstance(told, QualityTold)
    assert told.values == {
        "audio_loss_up": 10.0,
        "video_loss_down": 2.5,
        "bitrate_down": pytest.approx(97.9),
        "jitter_down": 18.0,
        "vendor_poor": True,
    }


@pytest.mark.parametrize("key", ["errorCode", "resultCode"])
def test_call_results_in_both_spellings(key: str) -> None:
    frame = push("InviteResultNotify", data=[{"callNumber": "+86", key: 11076005}])
    assert facts(frame) == [CallEnded("+86", "11076005", 1_700_000_000_000)]


def test_subtitles_with_blanks_in_their_keys() -> None:
    (told,) = facts(golden.frame("RealTimeSubtitleNotify"))
    assert isinstance(told, Subtitled)
    assert told.subtitle.texts == (("Mandarin", "实时字幕。"),)
    assert told.subtitle.final is False
    assert told.subtitle.begin == 1528680


def test_waiting_room() -> None:
    (told,) = facts(golden.frame("WaitingListNotify"))
    assert isinstance(told, WaitingTold)
    assert told.values["name"] == "yangtest05"
    assert told.values["since"] == 1668754928397


@pytest.mark.parametrize("group_key", ["groupId", "groupID"])
@pytest.mark.parametrize("list_key", ["data", "interpreterGroups"])
def test_interpreters_in_both_spellings(group_key: str, list_key: str) -> None:
    group = {group_key: "1", "firstLanguage": "zh", "interpreters": [{"name": "王"}]}
    (told,) = facts(push("InterpreterGroupNotify", **{list_key: [group]}))
    assert isinstance(told, Interpreters)
    assert told.groups[0].id == "1"
    assert told.groups[0].interpreters[0].name == "王"


def test_unknown_keys_are_counted_by_name_and_never_by_value() -> None:
    entries = [{"pid": "a", "pinfoMap": {"NEW_KEY": "secret", "MUTE": "maybe"}}]
    store = Store()
    for fact in facts(push("ParticipantsNotify", data=entries)):
        store.apply(fact)
    assert store.unread == {
        "ParticipantsNotify: NEW_KEY": 1,
        "ParticipantsNotify: MUTE: unreadable value": 1,
    }
    assert "a" in store.people


def test_ever_new_keys_are_counted_as_one() -> None:
    decoder, store = Decoder(), Store()
    for n in range(1000):
        for fact in facts(push(f"Action{n}"), decoder):
            store.apply(fact)
    assert len(store.unread) < 300
    assert sum(store.unread.values()) == 1000


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00\xff\xfe",
        b"[]",
        b"null",
        b"42",
        b'"text"',
        b"{",
        b"{}",
        b'{"action": 7}',
        b'{"action": null}',
        b'{"action": "ParticipantsNotify"',
        b'{"action": "ParticipantsNotify", "msgMode": 0, "data": 5}',
        b'{"action": "ParticipantsNotify", "msgMode": 0, "data": {"pid": "a"}}',
        b'{"action": "ParticipantsNotify", "msgMode": 0, "data": [1, null, "x", []]}',
        b'{"action": "ParticipantsNotify", "data": [{"pid": "a", "pinfoMap": 3}]}',
        b'{"action": "ParticipantsNotify", "data": [{"pid": "a", "pinfoMap": {"NAME": "\xff"}}]}',
        b'{"action": "ConfDynamicInfoNotify", "endTime": "-5", "lock": [], "mode": {}}',
        b'{"action": "ConfDynamicInfoNotify", "multiPic": {"picInfos": [3, {"id": 7}]}}',
        b'{"action": "SpeakerChangeNotify", "data": [{"pid": "a", "speakingVolume": "loud"}]}',
        b'{"action": "NetConditionNotify", "data": [{"participantID": "a", "delay": "-1"}]}',
        b'{"action": "NetConditionNotify", "data": [{"participantID": "a", "delay": "1e999"}]}',
        b'{"action": "RealTimeSubtitleNotify", "data": "not json"}',
        b'{"action": "InviteResultNotify", "data": [{}]}',
        b'{"action": "ParticipantsNotify", "data": ' + b"[" * 50_000,
        b'{"action": "' + b"x" * 100_000 + b'"}',
    ],
)
def test_malformed_frames_take_nobody_away(frame: bytes) -> None:
    store = Store()
    for pid in ("a", "b"):
        store.apply(ParticipantTold(pid, {"name": pid}, 1))
    for fact in facts(frame):
        store.apply(fact)
    assert set(store.people) == {"a", "b"}
    assert all(len(what) < 200 for what in store.unread)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(
    action=st.sampled_from(SUBSCRIPTION),
    more=st.dictionaries(
        st.sampled_from(
            ["data", "msgMode", "version", "createTime", "multiPic", "interpreterGroups", "mode"]
        ),
        JSON | st.lists(st.fixed_dictionaries({"pid": st.text(min_size=1), "pinfoMap": JSON})),
    ),
)
def test_nothing_that_is_json_can_raise(action: str, more: dict[str, Any]) -> None:
    store = Store()
    for fact in facts(json.dumps({"action": action, **more}).encode()):
        store.apply(fact)


@given(st.binary(max_size=200))
def test_nothing_that_is_not_json_can_raise(frame: bytes) -> None:
    facts(frame)


PINFO = st.dictionaries(
    st.sampled_from(["NAME", "MUTE", "HAND", "SHARE", "BROADCAST", "TEL"]),
    st.sampled_from(["0", "1"]),
    min_size=1,
)
PEOPLE = st.dictionaries(st.sampled_from("abcdef"), PINFO, max_size=6)


@given(PEOPLE, st.lists(st.one_of(st.tuples(st.just("set"), PEOPLE),
                                  st.tuples(st.just("gone"), st.sampled_from("abcdef")),
                                  st.tuples(st.just("full"), PEOPLE)), max_size=12))  # fmt: skip
def test_snapshot_and_increments_are_the_servers_state(
    begin: dict[str, dict[str, str]], steps: list[tuple]
) -> None:
    decoder, store = Decoder(), Store()
    server: dict[str, dict[str, str]] = {}
    for version, (kind, what) in enumerate([("full", begin), *steps]):
        if kind == "gone":
            server.pop(what, None)
            entries = [{"pid": what, "mode": 1}]
        else:
            if kind == "full":
                server = {}
            for pid, info in what.items():
                server[pid] = {**server.get(pid, {}), **info}
            entries = [{"pid": pid, "mode": 0, "pinfoMap": info} for pid, info in what.items()]
        mode = 0 if kind == "full" else 1
        for fact in facts(
            push("ParticipantsNotify", data=entries, msgMode=mode, version=version), decoder
        ):
            assert not isinstance(fact, (Missed, Unread)) or kind == "full"
            store.apply(fact)
    assert set(store.people) == set(server)
    for pid, info in server.items():
        person = store.people[pid]
        assert person.name == info.get("NAME", "")
        assert person.number == info.get("TEL", "")
        assert person.muted == ({"1": True, "0": False}.get(info.get("MUTE", "")))
        assert person.sharing == (info.get("SHARE") == "1")
        assert (person.hand is not None) == (info.get("HAND") == "1")
