"""What the pushes tell of who may record, who may come in, and who interprets."""

import json
from typing import Any

import pytest

from controlroom.meeting.model import Interpreter
from controlroom.meeting.store import Store
from controlroom.vendors.huawei.codec import Decoder


def told(store: Store, action: str, **content: Any) -> None:
    frame = {"action": action, "msgMode": 0, "version": 1, "createTime": 1, "confID": "9"}
    for fact in Decoder().facts(json.dumps(frame | content).encode()):
        store.apply(fact)


@pytest.mark.parametrize(("value", "may"), [("0", False), ("1", True)])
def test_who_may_record_on_their_own_device(value: str, may: bool) -> None:
    store = Store()
    leg = {"pid": "a", "mode": 0, "pinfoMap": {"NAME": "A", "ALLOW_CLIENT_REC": value}}
    told(store, "ParticipantsNotify", data=[leg])
    assert store.people["a"].may_record is may
    assert not store.unread


def test_who_may_record_is_unknown_until_it_is_told() -> None:
    store = Store()
    told(store, "ParticipantsNotify", data=[{"pid": "a", "mode": 0, "pinfoMap": {"NAME": "A"}}])
    assert store.people["a"].may_record is None


def test_the_settings_that_only_the_example_shows() -> None:
    store = Store()
    told(store, "ConfBasicInfoNotify", audienceCallInRestriction=2)
    assert (store.conference.audience_call_in, store.conference.recorders) == (2, None)
    told(store, "ConfDynamicInfoNotify", audienceCallInRestriction="0", clientRecMode=2)
    assert (store.conference.audience_call_in, store.conference.recorders) == (0, 2)
    assert not store.unread


@pytest.mark.parametrize("key", ["userId", "userID"])
def test_interpreters_are_told_by_id_in_both_spellings(key: str) -> None:
    store = Store()
    group = {
        "groupId": "1",
        "firstLanguage": "en",
        "secondLanguage": "zh",
        "interpreters": [{key: "u1", "callNumber": "7", "name": "Li"}],
    }
    told(store, "InterpreterGroupNotify", interpreterGroups=[group])
    (found,) = store.interpreters
    assert found.interpreters == (Interpreter("Li", "", "7", "u1"),)
