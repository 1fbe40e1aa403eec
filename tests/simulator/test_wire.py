"""The frames against the document's own examples: the same keys, the same kinds of values."""

import json
from typing import Any

import pytest

from controlroom.simulator import actions
from controlroom.simulator.model import InviteResult, Picture, Subtitle
from controlroom.simulator.people import Device, seeded
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.wire import ACTIONS, ENTRIES_PER_FRAME, EXAMPLES, TABLES, Dialect, Wire

from .console import golden, offline

# Keys of a table that its example leaves out.
EXTRA_PINFO = {"USER_AGENT", "VIEW_TYPE", "PART_VIEW_SRC"}
EXTRA_WAITING = {"WAITINGSTATE"}


def frames(service: Simulation, dialect: Dialect = EXAMPLES) -> dict[str, dict[str, Any]]:
    """One frame of each action: full where there is a full one."""
    world = service.world
    talker = world.roster[1]
    world.set_speakers([(talker.pid, 45)])
    world.interpreter_groups = [
        {
            "groupID": "g1",
            "firstLanguage": "zh",
            "secondLanguage": "en",
            "interpreters": [{"userID": "u1", "callNumber": "+99111", "name": "译员"}],
        }
    ]
    wire = Wire(world, seeded(1, "test"), dialect)
    found = {action: json.loads(raw) for action, raw in wire.full(ACTIONS)}
    world.changes.subtitles.append(
        Subtitle(talker.pid, "实时字幕。", "id", final=False, at=1, begin=2, end=3)
    )
    found |= {
        action: json.loads(raw)
        for action, raw in wire.increments(world.drain())
        if action == "RealTimeSubtitleNotify"
    }
    return found


def first(frame: dict[str, Any], key: str = "data") -> dict[str, Any]:
    entry: dict[str, Any] = frame[key][0]
    return entry


@pytest.mark.parametrize("action", ACTIONS)
def test_frames_have_the_keys_of_the_examples(service: Simulation, action: str) -> None:
    ours, theirs = frames(service)[action], golden(action)
    assert ours.keys() == theirs.keys()
    assert ours["action"] == action
    assert type(ours["version"]) is type(theirs["version"])
    assert type(ours["createTime"]) is type(theirs["createTime"])
    assert ours["confID"] == service.world.conference.conference_id


def test_scalars_have_the_kind_of_the_examples(service: Simulation) -> None:
    for action in ("ConfBasicInfoNotify", "ConfDynamicInfoNotify"):
        ours, theirs = frames(service)[action], golden(action)
        assert {k: type(v) for k, v in ours.items()} == {k: type(v) for k, v in theirs.items()}
    ours, theirs = frames(service)["NetConditionNotify"], golden("NetConditionNotify")
    assert {k: type(v) for k, v in first(ours).items()} == {
        k: type(v) for k, v in first(theirs).items()
    }


def test_entries_have_the_keys_of_the_examples(service: Simulation) -> None:
    ours = frames(service)
    for action in ("AttendeesNotify", "SpeakerChangeNotify", "InviteResultNotify"):
        assert first(ours[action]).keys() == first(golden(action)).keys()
    groups = ours["InterpreterGroupNotify"]["interpreterGroups"]
    assert groups[0].keys() == golden("InterpreterGroupNotify")["interpreterGroups"][0].keys()
    password = ours["ConfBasicInfoNotify"]["pws"]
    assert password[0] == {"role": "chair", "pwd": service.password}
    assert password[1] == {"role": "general", "pwd": service.guest_password}


def test_pinfo_maps_hold_strings_under_the_documented_keys(service: Simulation) -> None:
    example = first(golden("ParticipantsNotify"))["pinfoMap"].keys()
    for entry in frames(service)["ParticipantsNotify"]["data"]:
        fields = entry["pinfoMap"]
        assert all(isinstance(value, str) for value in fields.values())
        assert fields.keys() - EXTRA_PINFO <= example
        assert example - fields.keys() <= {"CLIENT_CAPABILITIES"}
    waiting = first(golden("WaitingListNotify"))
    entry = first(frames(service)["WaitingListNotify"])
    assert entry.keys() == waiting.keys()
    assert entry["pinfoMap"].keys() - EXTRA_WAITING == waiting["pinfoMap"].keys()


def test_the_other_spelling_is_the_tables(service: Simulation) -> None:
    service.world.changes.invites.append(InviteResult("+99111", "0"))
    ours = frames(service, TABLES)
    assert "pwds" in ours["ConfBasicInfoNotify"]
    assert "CLICENT_LOGIN_TYPE" in first(ours["ParticipantsNotify"])["pinfoMap"]
    assert "errorCode" in first(ours["InviteResultNotify"])
    assert "isFinal" in ours["RealTimeSubtitleNotify"]["data"]
    assert first(ours["InterpreterGroupNotify"])["interpreters"][0]["userID"] == "u1"


def increments(service: Simulation, wire: Wire) -> list[dict[str, Any]]:
    return [json.loads(raw) for _, raw in wire.increments(service.world.drain())]


def test_an_increment_holds_only_what_changed(service: Simulation) -> None:
    world = service.world
    wire = Wire(world, seeded(1, "test"))
    person = world.roster[2]
    world.update(person, muted=not person.muted, hand=True)
    world.update_conference(lock=True)
    participants, dynamic = increments(service, wire)
    fields = first(participants)["pinfoMap"]
    assert fields == {"MUTE": str(int(person.muted)), "HAND": "1"}
    assert dynamic["lock"] == 1
    assert "mode" not in dynamic
    assert participants["msgMode"] == dynamic["msgMode"] == 1
    assert participants["version"] == dynamic["version"] == 1
    world.update(person, hand=False)
    assert increments(service, wire)[0]["version"] == 2


def test_what_is_undone_in_between_or_came_and_went_is_not_invented(service: Simulation) -> None:
    world = service.world
    world.leave(world.join(world.stranger()))
    assert increments(service, Wire(world, seeded(1, "test"))) == []


def test_a_row_that_is_gone_has_mode_1(service: Simulation) -> None:
    world = service.world
    person = world.roster[3]
    actions.hang_up(world, person)
    sent = {frame["action"]: frame for frame in increments(service, Wire(world, seeded(1, "test")))}
    assert first(sent["ParticipantsNotify"]) == {"pid": person.pid, "mode": 1, "pinfoMap": {}}
    assert first(sent["NetConditionNotify"]) == {"mode": 1, "participantID": person.pid}
    assert first(sent["InviteResultNotify"]) == {
        "callNumber": person.phone,
        "errorCode": "11076016",
    }


def test_pictures_are_told_by_pid_and_emptied_when_automatic(service: Simulation) -> None:
    world = service.world
    wire = Wire(world, seeded(1, "test"))
    pid = world.roster[0].pid
    actions.set_pictures(world, [Picture(1, [pid])], 6, 30, save_only=False)
    (frame,) = increments(service, wire)
    assert frame["mode"] == "FIXED"
    assert frame["multiPic"] == {
        "picInfos": [{"index": 1, "id": [pid], "share": 0}],
        "picNum": 6,
        "period": 30,
    }
    actions.automatic_pictures(world)
    (frame,) = increments(service, wire)
    assert frame["mode"] == "FREE"
    assert frame["multiPic"]["picInfos"] == []


def test_big_increments_are_split_with_a_version_each() -> None:
    service = offline(participants=ENTRIES_PER_FRAME * 2 + 10)
    actions.mute_all(service.world, muted=False)
    actions.mute_all(service.world, muted=True)
    sent = increments(service, Wire(service.world, seeded(1, "test")))
    people = [frame for frame in sent if frame["action"] == "ParticipantsNotify"]
    assert [frame["version"] for frame in people] == [1, 2, 3]
    assert sum(len(frame["data"]) for frame in people) == ENTRIES_PER_FRAME * 2 + 9


def test_an_rtc_meeting_sends_no_network_conditions() -> None:
    service = offline(rtc=True)
    assert "NetConditionNotify" not in frames(service)
    assert frames(service)["ConfBasicInfoNotify"]["confMode"] == "RTC"
    service.world.touch_network(service.world.roster[1])
    assert increments(service, Wire(service.world, seeded(1, "test"))) == []


def test_hard_terminals_say_what_they_are(service: Simulation) -> None:
    people = service.world.roster
    entries = frames(service)["ParticipantsNotify"]["data"]
    for person, entry in zip(people, entries, strict=True):
        fields = entry["pinfoMap"]
        assert fields["VIDEO"] == ("0" if person.identity.device is Device.PHONE else "1")
        assert fields["IS_SVC"] == ("0" if person.identity.device.is_hard else "1")
        assert ("USER_AGENT" in fields) == person.identity.device.is_hard
        assert fields["CLIENT_LOGIN_TYPE"] in ("Desktop", "Mobile", "Pad", "OtherType")
