"""When a desk tells of what has changed."""

import pytest
from pytestqt.qtbot import QtBot

from controlroom.meeting.facts import ParticipantTold
from controlroom.session.link import LinkState
from tests.ui.stage import Stage, now


@pytest.fixture
def heard(stage: Stage) -> list[str]:
    """What the desk tells, in order: pids of changed rows, and states of the connection."""
    heard: list[str] = []
    stage.desk.changed.connect(lambda batch: heard.extend(batch.people))
    stage.desk.linked.connect(lambda link: heard.append(link.state.name))
    return heard


def push(stage: Stage, pid: str) -> None:
    stage._tell(stage.store.apply(ParticipantTold(pid, {"name": pid}, now())))


def test_a_whole_state_is_told_at_once_with_going_live(stage: Stage, heard: list[str]) -> None:
    stage.go(LinkState.CONNECTING)
    for pid in ("p1", "p2"):
        push(stage, pid)
    assert heard == ["CONNECTING"]
    stage.go(LinkState.LIVE)
    assert heard == ["CONNECTING", "p1", "p2", "LIVE"]
    stage.go(LinkState.LIVE, round_trip=0.02)
    assert heard[4:] == ["LIVE"]


def test_a_slow_whole_state_is_told_as_it_comes(
    stage: Stage, heard: list[str], qtbot: QtBot
) -> None:
    stage.go(LinkState.CONNECTING)
    push(stage, "p1")
    qtbot.waitUntil(lambda: heard == ["CONNECTING", "p1"])
    push(stage, "p2")
    qtbot.waitUntil(lambda: heard == ["CONNECTING", "p1", "p2"])


def test_what_changes_at_last_is_told_before_the_end(stage: Stage, heard: list[str]) -> None:
    stage.go(LinkState.LIVE)
    push(stage, "p1")
    stage.go(LinkState.ENDED)
    assert heard == ["LIVE", "p1", "ENDED"]
