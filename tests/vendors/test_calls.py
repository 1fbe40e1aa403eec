"""Orders to calls: each equals the document's own example, field by field."""

from typing import Any

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.parse import parse
from controlroom.meeting.model import Participant
from controlroom.vendors.base import VendorError
from controlroom.vendors.huawei.calls import CALLS, calls_of
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


def test_every_command_has_its_call() -> None:
    assert set(CALLS) == set(COMMANDS)
