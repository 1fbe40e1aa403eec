"""Orders to calls: each equals the document's own example, field by field."""

import json
from typing import Any

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.guests import Invitation
from controlroom.commands.parse import parse
from controlroom.commands.registry import Order
from controlroom.meeting.model import (
    Interpreter,
    InterpreterGroup,
    Participant,
    Presence,
    Waiting,
)
from controlroom.vendors.base import VendorError
from controlroom.vendors.huawei.calls import CALLS, SOCKET, calls_of
from controlroom.vendors.huawei.forms import Own
from tests import golden

PEOPLE = {
    person.pid: person
    for person in (
        Participant("d2c3ae64216e11eabc510dc9b62e3a80", name="a", number="+99111252010982686"),
        Participant("f131536e21ff11eab12735e1cddf6d01", name="b", number="+2"),
        Participant("913e3ce2345e11ef8dec5f2fea0eff1a", name="c", number=""),
    )
}
A, B, C = PEOPLE
# The people of the document's other examples.
_OTHERS = {
    "viewer": "6a1acfe867f211eaa1cd59f41ff47e04",
    "recorder": golden.load("5.2.35")["query"]["participantID"],
    "first": "af50e9e63b4111ea9668df997d1c89da",
    "second": "cf50e9e63b41e63b49697d197d11ea9d",
    "guest": "b4fff28653da11eab6b7e73d6691f26c",
    "speaker": golden.load("5.2.31")["query"]["participantID"],
    "sharer": golden.load("5.2.30")["query"]["participantID"],
    "moved": golden.load("5.2.34")["body"]["participantID"],
    "listener": golden.load("5.2.41")["body"]["participantIDs"][0],
    "called": golden.load("5.2.04")["body"]["bulkHangUpParticipants"][0],
}
PEOPLE |= {pid: Participant(pid, name=name, number=f"+9{name}") for name, pid in _OTHERS.items()}
VIEWER, RECORDER, FIRST, SECOND, GUEST, SPEAKER, SHARER, MOVED, LISTENER, CALLED = _OTHERS.values()
LAYOUT = "aa3aaaf349f511edbea72fd2b9a0ad61"


def calls(words: str) -> list[Any]:
    return calls_of(parse(words.split()).order(PEOPLE))


@pytest.mark.parametrize(
    ("words", "section", "differing"),
    [
        (f"unmute {A}", "5.2.08", {}),
        (f"mute {A}", "5.2.08", {"isMute": 1}),
        ("mute-all", "5.2.09", {}),
        ("mute-all --forbid-self-unmute", "5.2.09", {"allowUnmuteByOneself": 0}),
        ("lock", "5.2.12", {}),
        ("unlock", "5.2.12", {"isLock": 0}),
        ("display fixed multi", "5.2.17", {}),
        ("display fixed single", "5.2.17", {"imageType": 0}),
        ("display voice multi", "5.2.17", {"switchMode": "VAS"}),
        ("display voice single", "5.2.17", {"switchMode": "VAS", "imageType": 0}),
        ("record-start", "5.2.19", {}),
        ("record-stop", "5.2.19", {"isRecord": 0}),
        (f"roll-call {B}", "5.2.22", {}),
        (f"broadcast {B}", "5.2.23", {}),
        ("cancel-broadcast", "5.2.32", {}),
        ("allow-self-unmute", "5.2.24", {}),
        ("forbid-self-unmute", "5.2.24", {"allowUnmuteByOneself": 0}),
        ("extend 40", "5.2.13", {}),
        ("extend 20 --auto", "5.2.13", {"auto": 1, "duration": 20}),
        ("end --yes", "5.2.14", {}),
        ("config lockSharing=0", "5.2.28", {}),
        (
            "config lockSharing=1 chatPermission=4",
            "5.2.28",
            {"lockSharing": 1, "chatPermission": 4},
        ),
        (f"view {VIEWER} {B}", "5.2.25", {}),
        (f"lock-view {VIEWER} {B}", "5.2.26", {}),
        (f"unlock-view {VIEWER} {B}", "5.2.26", {"status": 0}),
        ("live-start", "5.2.20", {}),
        ("live-stop", "5.2.20", {"isLive": 0}),
        (f"allow-local-record {RECORDER}", "5.2.35", {}),
        (f"forbid-local-record {RECORDER}", "5.2.35", {"allowClientRecord": 0}),
        (f"raise-hand {A}", "5.2.10", {}),
        (f"lower-hand {A}", "5.2.10", {"handsState": 0}),
        (f"raise-hand {FIRST} {SECOND}", "5.2.11", {}),
        (f"lower-hand {FIRST} {SECOND}", "5.2.11", {"handsState": 0}),
        (f"make-chair {A}", "5.2.06", {"chairmanPwd": Own.PASSWORD}),
        (f"cohost {GUEST}", "5.2.07", {}),
        (f"uncohost {GUEST}", "5.2.07", {"isCohost": 0}),
        (f"camera-off {SPEAKER}", "5.2.31", {}),
        (f"camera-on {SPEAKER}", "5.2.31", {"status": 0}),
        (f"invite-share {SHARER}", "5.2.30", {}),
        (f"uninvite-share {SHARER}", "5.2.30", {"share": 0}),
        ("admit-all", "5.2.33", {}),
        (f"to-waiting-room {MOVED}", "5.2.34", {}),
        ("layouts", "5.2.36", {}),
        (f"layout-delete {LAYOUT}", "5.2.38", {}),
        ("interpretation-start", "5.2.40", {}),
        ("interpretation-stop", "5.2.40", {"simultaneousInterpretation": 0}),
        (f"language-channel en {LISTENER}", "5.2.41", {}),
        (f"language-channel en {LISTENER} --original-voice", "5.2.41", {"includeOriginalVoice": 1}),
        (f"hang-up {CALLED}", "5.2.04", {}),
        (
            "invite-with-password +99111253020382685 --org 115489",
            "5.2.27",
            {"confID": Own.CONFERENCE, "pwd": Own.PASSWORD},
        ),
    ],
)
def test_a_call_is_the_documents_example(
    words: str, section: str, differing: dict[str, object]
) -> None:
    example = golden.load(section)
    (call,) = calls(words)
    assert (call.method, call.path) == (example["method"], example["path"])
    query = dict(example["query"])
    del query["conferenceID"]
    assert call.query == query
    body = {**example["body"], **differing} if example["body"] else None
    assert call.body == body


def test_a_layout_is_the_documents_example() -> None:
    example = golden.load("5.2.16")
    (call,) = calls(f"layout Six --pane 2={A}")
    assert (call.method, call.path) == (example["method"], example["path"])
    (pane,) = call.body.pop("subscriberInPics")
    (expected,) = example["body"].pop("subscriberInPics")
    assert pane == {**expected, "isAssistStream": 0}
    assert call.body == example["body"]


def test_a_layout_with_everything() -> None:
    (call,) = calls(f"layout Four --pane 1={A},{B} --aux 3 --switch-time 20 --save-only")
    assert call.body == {
        "manualSet": 1,
        "imageType": "Four",
        "subscriberInPics": [
            {"index": 1, "subscriber": ["+99111252010982686", "+2"], "isAssistStream": 0},
            {"index": 3, "subscriber": [], "isAssistStream": 1},
        ],
        "multiPicSaveOnly": True,
        "switchTime": 20,
    }


def test_a_saved_layout_is_the_documents_example() -> None:
    example = golden.load("5.2.37")
    people = {p: Participant(p, number=f"+9911122123189{p}") for p in ("5886", "4887")}
    words = "layout-save my_saved_layout Two --pane 1=5886 --pane 2=4887 --switch-time 10"
    (call,) = calls_of(parse(words.split()).order(people))
    assert (call.method, call.path) == (example["method"], example["path"])
    assert call.body == example["body"]


def test_an_invitation_is_the_documents_example() -> None:
    example = golden.load("5.2.03")
    (call,) = calls("invite 上海分会场 +8657***** --role chair --type normal")
    assert (call.method, call.path, call.body) == (
        example["method"],
        example["path"],
        example["body"],
    )


def test_a_removal_is_the_documents_example() -> None:
    example = golden.load("5.2.05")
    pid = "ba9acb1e216d11eabc5165c2b91ad427"
    people = {pid: Participant(pid, number="+991116003815")}
    (call,) = calls_of(parse(["remove", pid]).order(people))
    assert (call.method, call.path) == (example["method"], example["path"])
    assert call.body == example["body"]


def test_an_invited_person_is_removed_and_renamed_by_number_alone() -> None:
    people = {"absent:+1": Participant("absent:+1", "x", "+1", Presence.ABSENT)}
    (call,) = calls_of(parse(["remove", "+1"]).order(people))
    assert call.body == {"bulkDelAttendInfo": [{"number": "+1"}]}
    (call,) = calls_of(parse(["rename", "+1", "boss Li"]).order(people))
    assert call.body == {"number": "+1", "newName": "boss Li"}


def test_a_new_name_is_the_documents_example() -> None:
    example = golden.load("5.2.21")
    people = {B: Participant(B, number="+99111252010982686")}
    (call,) = calls_of(parse(["rename", B, "boss Li"]).order(people))
    assert (call.method, call.path) == (example["method"], example["path"])
    assert (call.query, call.body) == ({}, example["body"])


def test_interpreters_are_the_documents_example() -> None:
    example = golden.load("5.2.39")
    wanted = example["body"]["interpreterGroups"][0]
    account = wanted["interpreters"][0]["loginAccount"]
    groups = (
        InterpreterGroup(
            wanted["groupID"],
            first_language="zh",
            second_language="en",
            interpreters=(Interpreter(account=account),),
        ),
    )
    (call,) = calls_of(Order("interpreters", (), {"file": groups}))
    assert (call.method, call.path) == (example["method"], example["path"])
    assert call.body == example["body"]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        # The document's example of polling leaves out what its table requires.
        ("chair-view poll", {"viewType": 0, "switchTime": 10, "status": 1}),
        ("chair-view poll --switch-time 30", {"viewType": 0, "switchTime": 30, "status": 1}),
        ("chair-view poll-stop", {"viewType": 0, "switchTime": 10, "status": 0}),
        ("chair-view multi", {"viewType": 1}),
        (f"chair-view site {B}", {"viewType": 2, "participantID": B}),
    ],
)
def test_what_the_chair_watches(words: str, body: dict[str, object]) -> None:
    example = golden.load("5.2.18")
    (call,) = calls(words)
    assert (call.method, call.path, call.body) == (example["method"], example["path"], body)
    assert set(example["body"]) <= set(body)


def test_the_chair_is_released_without_the_password() -> None:
    (call,) = calls(f"release-chair {A}")
    assert call.body == {"applyChair": 0}


def test_subtitles_are_the_documents_example() -> None:
    example = golden.load("ConfControl-REALTIMESUBTITLE")
    (call,) = calls("subtitles-start")
    assert (call.method, call.path) == (SOCKET, example["type"])
    told = {"conferenceID": "986812232", "confToken": "*****", **call.body}
    assert told == json.loads(example["data"])
    (call,) = calls("subtitles-stop")
    assert call.body == {"isSubtitle": "0", "subtitleType": "0"}


def test_somebody_who_waits_is_admitted_alone() -> None:
    order = parse(["admit", "w1"]).order({}, {"w1": Waiting("w1")})
    (call,) = calls_of(order)
    assert call.body == {"participantID": "w1", "allowAll": False}


def test_crowds_are_one_call_where_the_document_has_one() -> None:
    people = {f"p{n}": Participant(f"p{n}", f"n{n}", f"+{n}") for n in range(300)}
    for command in ("hang-up", "remove", "raise-hand", "language-channel en"):
        assert len(calls_of(parse([*command.split(), *people]).order(people))) == 1
    guests = tuple(Invitation(f"n{n}", f"+{n}") for n in range(300))
    (call,) = calls_of(Order("invite", (), {"file": guests}))
    assert len(call.body["attendees"]) == 300


def test_who_has_no_number_cannot_be_in_a_layout() -> None:
    with pytest.raises(VendorError, match="no number"):
        calls(f"layout Two --pane 1={C}")


def test_the_automatic_layout() -> None:
    (call,) = calls("layout-auto")
    assert call.body == {"manualSet": 0}


def test_unmute_all_leaves_self_unmuting_alone() -> None:
    (call,) = calls("unmute-all")
    assert call.body == {"isMute": 0}


def test_many_are_one_call_each() -> None:
    assert [call.pid for call in calls(f"mute {A} {B}")] == [A, B]


def test_quality_is_asked_for_fifty_at_a_time() -> None:
    people = {f"p{n}": Participant(f"p{n}") for n in range(120)}
    found = calls_of(parse(["qos", *people]).order(people))
    assert [len(call.body["users"]) for call in found] == [50, 50, 20]
    example = golden.load("5.2.42")
    assert (found[0].method, found[0].path) == (example["method"], example["path"])


def test_every_command_has_its_call_but_what_needs_more_than_the_host_password() -> None:
    assert set(CALLS) == {command.id for command in COMMANDS.values() if not command.capability}


def test_what_needs_an_enterprise_account_says_so() -> None:
    with pytest.raises(VendorError, match="enterprise account"):
        calls("recording-files")
