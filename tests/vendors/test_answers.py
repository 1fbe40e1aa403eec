"""Answers of calls: problems, tokens in all their wrappings, whole states, measurements."""

from typing import Any

import pytest

from controlroom.meeting.facts import Complete, Group, ParticipantTold, QualityTold
from controlroom.meeting.model import Role
from controlroom.vendors.base import Problem, VendorError
from controlroom.vendors.huawei import answers
from tests import golden


@pytest.mark.parametrize(
    ("status", "body", "problem"),
    [
        (200, None, None),
        (200, {"returnCode": 0}, None),
        (200, {"returnCode": "0"}, None),
        (200, "odd text", None),
        (200, {"returnCode": 7, "returnDesc": "NO"}, Problem.REFUSED),
        (400, {"error_code": "MMC.111072065", "error_msg": "X"}, Problem.WRONG_CREDENTIALS),
        (400, {"error_code": "MMC.111072005"}, Problem.NOT_STARTED),
        (400, {"error_code": "MMC.111072006"}, Problem.ENDED),
        (423, {"error_code": "MMC.111072064"}, Problem.LOCKED_OUT),
        (401, {"error_code": "MMC.118000000"}, Problem.SESSION_EXPIRED),
        (400, {"error_code": "MMC.111081006"}, Problem.SESSION_EXPIRED),
        (401, None, Problem.SESSION_EXPIRED),
        (429, {"error_code": "APIGW.0308"}, Problem.TOO_MANY_REQUESTS),
        (500, "<html>", Problem.REFUSED),
        (400, {"error_code": 5}, Problem.REFUSED),
    ],
)
def test_what_an_answer_complains_of(status: int, body: Any, problem: Problem | None) -> None:
    error = answers.failure(status, body)
    assert (error.problem if error else None) is problem


def test_the_documents_token() -> None:
    token = answers.token_data(golden.load("5.2.01")["answer"], "1")
    assert token.socket_url == "wss://119.3.200.83:443"
    assert token.chair
    assert token.lifetime == 1800
    assert token.conference == "914083901"


@pytest.mark.parametrize("body", [None, [], "x", {}, {"data": 5}, {"data": {"token": "t"}}])
def test_no_token_is_told(body: Any) -> None:
    with pytest.raises(VendorError, match="no token"):
        answers.token_data(body, "1")


@pytest.mark.parametrize(
    "body",
    [
        {"webSocketToken": "t"},
        {"websocketToken": "t"},
        {"returnCode": 0, "data": {"webSocketToken": "t"}},
    ],
)
def test_a_socket_token_in_every_wrapping(body: Any) -> None:
    assert answers.socket_token(body) == "t"


def test_the_documents_whole_state() -> None:
    facts = list(answers.snapshot(golden.load("5.2.02")["answer"], 7))
    first, second = (fact for fact in facts if isinstance(fact, ParticipantTold))
    assert first.values["role"] is Role.CHAIR
    assert (second.values["name"], second.values["cohost"]) == ("上海会场", True)
    assert Complete(Group.PARTICIPANTS, frozenset({first.pid, second.pid}), 7) in facts


def test_the_documents_measurement_in_the_models_units() -> None:
    (told,) = answers.qualities(golden.load("5.2.42")["answer"], 7)
    assert isinstance(told, QualityTold)
    assert told.values["delay"] == 77
    assert told.values["bitrate_up"] == 98
    assert told.values["jitter_up"] == 11
    assert told.values["audio_loss_up"] == 0


def test_loss_comes_in_thousandths() -> None:
    user = {
        "participantID": "a",
        "lostPacketRateUp": 100,
        "videoQos": {"downList": [{"lostPacketRate": 30}, {"lostPacketRate": 50}]},
    }
    (told,) = answers.qualities({"qosList": [user]}, 7)
    assert isinstance(told, QualityTold)
    assert told.values["audio_loss_up"] == pytest.approx(10.0)
    assert told.values["video_loss_down"] == pytest.approx(5.0)


@pytest.mark.parametrize("body", [None, [], {"qosList": 5}, {"qosList": [5, {"a": 1}]}])
def test_odd_measurements_tell_nothing(body: Any) -> None:
    assert list(answers.qualities(body, 7)) == []
