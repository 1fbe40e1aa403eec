"""What the panels say of a meeting."""

from typing import Protocol, TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from controlroom.meeting.facts import (
    AttendeeTold,
    CallEnded,
    ConferenceTold,
    Gone,
    Group,
    ParticipantTold,
    QualityTold,
    Speaking,
    WaitingTold,
)
from controlroom.meeting.model import Layout, Mode, Pane, Speaker
from controlroom.session.link import LinkState
from controlroom.ui.icons import Icons
from controlroom.ui.panels.absent import AbsentPanel
from controlroom.ui.panels.base import Panel
from controlroom.ui.panels.log import LogPanel
from controlroom.ui.panels.onair import OnAirPanel
from controlroom.ui.panels.people import PeopleModel, Row
from controlroom.ui.panels.quality import QualityPanel
from controlroom.ui.panels.speaking import SpeakingPanel
from controlroom.ui.panels.waiting import WaitingPanel
from controlroom.ui.theme import Theme
from controlroom.ui.widgets import LevelBar
from tests.ui.stage import Stage, now

ALL = (SpeakingPanel, OnAirPanel, WaitingPanel, QualityPanel, AbsentPanel, LogPanel)
EVIL = "=cmd()\u202e\n<b>x</b>"


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme()


P = TypeVar("P", bound=Panel)


class Opener(Protocol):
    def __call__(self, kind: type[P]) -> P: ...


@pytest.fixture
def opened(stage: Stage, theme: Theme, qtbot: QtBot) -> Opener:
    """Makes a panel that shows the stage's desk."""

    def show(kind: type[P]) -> P:
        panel = kind(theme, Icons(theme))
        qtbot.addWidget(panel)
        panel.show_desk(stage.desk)
        panel.resize(300, 240)
        panel.show()
        return panel

    return show


def texts(panel: Panel) -> list[str]:
    """The words in a panel, heading first."""
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    return [word for word in words if word]


@pytest.mark.parametrize("kind", ALL)
def test_every_panel_has_an_empty_state(kind: type[Panel], theme: Theme, qtbot: QtBot) -> None:
    panel = kind(theme, Icons(theme))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.object_name
    assert panel.title in panel.heading.title.text()
    assert len(texts(panel)) > 1
    assert panel.accessibleName()


@pytest.mark.parametrize("kind", ALL)
def test_every_panel_draws_whatever_it_is_given(
    kind: type[Panel], stage: Stage, opened: Opener
) -> None:
    stage.fill(EVIL, "上海分会场" * 30, "")
    stage.tell(
        WaitingTold("w", {"name": EVIL, "since": now()}, now()),
        AttendeeTold("a", {"name": EVIL, "number": "9"}, now()),
        CallEnded("9", "11076005", now()),
        Speaking((Speaker("p0", 50), Speaker("gone", 20, EVIL)), now()),
        QualityTold("p0", {"delay": 300.0}, now()),
    )
    panel = opened(kind)
    panel.refresh()
    assert not panel.grab().isNull()
    assert panel.minimumSizeHint().width() < 300
    assert not any("\u202e" in word or "\n" in word for word in texts(panel))


def test_a_hidden_panel_does_nothing(
    stage: Stage, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened(SpeakingPanel)
    panel.hide()
    drawn: list[int] = []
    monkeypatch.setattr(panel, "refresh", lambda: drawn.append(1))
    stage.tell(Speaking((Speaker("p0", 50, "A"),), now()))
    panel.tick()
    assert drawn == [1]
    panel.show()
    assert drawn == [1, 1]


def test_another_desk_replaces_the_first(stage: Stage, opened: Opener) -> None:
    stage.fill("A")
    panel = opened(WaitingPanel)
    other = Stage()
    other.tell(WaitingTold("w", {"name": "李明"}, now()))
    panel.show_desk(other.desk)
    assert [row.name for row in panel.model.rows] == ["李明"]
    panel.show_desk(None)
    assert panel.model.rows == []


# speaking


def test_the_loudest_come_first_and_silence_is_a_dash(
    stage: Stage, opened: Opener, qtbot: QtBot
) -> None:
    stage.fill("总部", "上海")
    panel = opened(SpeakingPanel)
    stage.tell(Speaking((Speaker("p1", 78), Speaker("p0", 21)), now()))
    qtbot.waitUntil(lambda: texts(panel)[1:] == ["上海", "总部", "—"])
    bars = panel.findChildren(LevelBar)
    assert [bar.level for bar in bars] == [78, 21, 0]
    stage.tell(Speaking((), now()))
    qtbot.waitUntil(lambda: texts(panel)[1:] == ["—", "—", "—"])
    assert [bar.level for bar in bars] == [0, 0, 0]


def test_a_speaker_who_is_not_in_the_list_is_named_by_the_push(
    stage: Stage, opened: Opener
) -> None:
    stage.tell(Speaking((Speaker("p9", 30, "Guest"),), now()))
    assert "Guest" in texts(opened(SpeakingPanel))


def test_nobody_is_said_to_speak_while_the_connection_is_away(
    stage: Stage, opened: Opener, qtbot: QtBot
) -> None:
    stage.fill("总部", "上海")
    panel = opened(SpeakingPanel)
    stage.tell(Speaking((Speaker("p1", 78),), now()))
    qtbot.waitUntil(lambda: "上海" in texts(panel))
    stage.go(LinkState.AWAY)
    assert "上海" not in texts(panel)
    assert "not known" in texts(panel)
    stage.go(LinkState.LIVE)
    assert "上海" in texts(panel)


# on air

PANES = (Pane(1, ("p1",)), Pane(2, ("100",)), Pane(3, ("p2", "p3")), Pane(4, ("p9",), True))


def test_a_layout_is_drawn_with_its_geometry(stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "上海", "北京", "广州")
    layout = Layout(PANES, 4, 20, "Four-2")
    stage.tell(ConferenceTold({"mode": Mode.FIXED, "layout": layout}, now()))
    panel = opened(OnAirPanel)
    scene = panel.picture.scene
    assert scene is not None
    assert scene.arrangement.image_type == "Four-2"
    assert [tile.names for tile in scene.tiles] == [("上海",), ("总部",), ("北京", "广州"), ("p9",)]
    assert "20 s" in scene.tiles[2].remark
    assert scene.tiles[3].remark
    assert not any(tile.live for tile in scene.tiles)
    assert panel.heading.title.text() == "On air · Four, large at left"
    for name in ("上海", "总部", "北京", "广州"):
        assert name in panel.picture.accessibleName()
    for size in ((300, 240), (140, 90), (30, 20)):
        panel.picture.resize(*size)
        assert not panel.picture.grab().isNull()


def test_an_arrangement_that_was_ordered_from_here_is_drawn(stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "上海", "北京", "广州")
    stage.tell(ConferenceTold({"mode": Mode.FIXED, "layout": Layout(PANES, 4, 20)}, now()))
    stage.store.conference = replace(stage.store.conference, ordered=Layout(PANES, 4, 20, "Four-2"))
    scene = opened(OnAirPanel).picture.scene
    assert scene is not None
    assert scene.arrangement.image_type == "Four-2"


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (3, 3), (4, 4), (11, 13), (18, 25)])
def test_an_untold_geometry_is_chosen_by_count(
    count: int, expected: int, stage: Stage, opened: Opener
) -> None:
    panes = tuple(Pane(index, ()) for index in range(1, count + 1))
    stage.tell(ConferenceTold({"mode": Mode.FIXED, "layout": Layout(panes, count)}, now()))
    scene = opened(OnAirPanel).picture.scene
    assert scene is not None
    assert len(scene.tiles) == expected


def test_more_panes_than_any_picture_has_are_told_in_words(stage: Stage, opened: Opener) -> None:
    panes = tuple(Pane(index, ()) for index in range(1, 40))
    stage.tell(ConferenceTold({"mode": Mode.FIXED, "layout": Layout(panes, 39)}, now()))
    panel = opened(OnAirPanel)
    assert panel.picture.scene is None
    assert "39" in " ".join(texts(panel))


@pytest.mark.parametrize(
    ("mode", "mark"), [(Mode.ROLL_CALL, "roll_call"), (Mode.BROADCAST, "broadcast")]
)
def test_one_site_for_all_is_outlined(mode: Mode, mark: str, stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "上海")
    stage.tell(ConferenceTold({"mode": mode}, now()), ParticipantTold("p1", {mark: True}, now()))
    scene = opened(OnAirPanel).picture.scene
    assert scene is not None
    assert [(tile.names, tile.live) for tile in scene.tiles] == [(("上海",), True)]


def test_a_called_site_is_outlined_in_its_pane(stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "上海", "北京", "广州")
    layout = Layout(PANES, 4, 20, "Four-2")
    stage.tell(
        ConferenceTold({"mode": Mode.ROLL_CALL, "layout": layout}, now()),
        ParticipantTold("p1", {"roll_call": True}, now()),
    )
    panel = opened(OnAirPanel)
    assert panel.picture.scene is not None
    assert [tile.live for tile in panel.picture.scene.tiles] == [True, False, False, False]


def test_free_mode_says_so(stage: Stage, opened: Opener, qtbot: QtBot) -> None:
    stage.fill("总部")
    panel = opened(OnAirPanel)
    free = texts(panel)[-1]
    assert "Nothing is broadcast" in free
    stage.tell(ConferenceTold({"voice_activated": True}, now()))
    qtbot.waitUntil(lambda: texts(panel)[-1] != free)


# waiting


def test_the_waiting_stand_longest_first(stage: Stage, opened: Opener) -> None:
    stage.tell(
        WaitingTold("w1", {"name": "+86 571 2996", "since": now() - 12_000}, now()),
        WaitingTold("w2", {"name": "李明", "anonymous": True, "since": now() - 80_000}, now()),
        WaitingTold("w3", {"name": "Ann", "account": "ann", "admitted": True}, now()),
    )
    panel = opened(WaitingPanel)
    assert [(row.name, row.note) for row in panel.model.rows] == [
        ("李明", "guest · 1:20"),
        ("+86 571 2996", "phone · 0:12"),
        ("Ann", "let in"),
    ]
    assert panel.heading.title.text() == "Waiting room · 3"


# absent


def test_the_absent_tell_how_their_call_ended(stage: Stage, opened: Opener) -> None:
    at = now()
    for place, name in enumerate(("大连", "海口", "拉萨", "三亚")):
        stage.tell(AttendeeTold(name, {"name": name, "number": f"9{place}"}, at))
    stage.tell(
        CallEnded("90", "11076005", at),
        CallEnded("90", "11076005", at + 3),
        CallEnded("91", "11076009", at + 2),
        CallEnded("92", "11111001", at + 1),
    )
    panel = opened(AbsentPanel)
    notes = {row.name: row.note for row in panel.model.rows}
    assert list(notes) == ["大连", "海口", "拉萨", "三亚"]
    assert notes["大连"].startswith("no answer ")
    assert notes["大连"].endswith("2×")
    assert notes["海口"].startswith("declined ")
    assert "network" in notes["拉萨"]
    assert notes["三亚"] == ""


def test_who_comes_in_is_no_longer_absent(stage: Stage, opened: Opener, qtbot: QtBot) -> None:
    stage.tell(AttendeeTold("k", {"name": "大连", "number": "90"}, now()))
    panel = opened(AbsentPanel)
    assert [row.name for row in panel.model.rows] == ["大连"]
    stage.tell(ParticipantTold("p9", {"name": "大连", "number": "90"}, now()))
    qtbot.waitUntil(lambda: panel.model.rows == [])


def test_a_list_keeps_its_selection_while_it_changes(qtbot: QtBot) -> None:
    model = PeopleModel()
    tester = QAbstractItemModelTester(model)
    rows = [Row(id_, id_.upper(), "") for id_ in "abcdef"]
    model.show_rows(rows)
    kept = QPersistentModelIndex(model.index(2))
    model.show_rows([rows[5], rows[2]._replace(note="x"), Row("n", "N", ""), rows[0]])
    assert kept.row() == 1
    assert [row.id for row in model.rows] == ["f", "c", "n", "a"]
    model.show_rows([])
    assert not kept.isValid()
    tester.deleteLater()


# quality


def poor(stage: Stage, pid: str, **values: float) -> None:
    at = now() - 60_000
    for second in range(10):
        stage.tell(QualityTold(pid, values, at + second * 1000))


def test_the_worst_in_alarm_is_explained(stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "杭州", "郑州")
    poor(stage, "p1", video_loss_down=9.7, jitter_down=71.0)
    poor(stage, "p2", video_loss_up=3.4)
    panel = opened(QualityPanel)
    assert "杭州" in panel.heading.title.text()
    sentence = panel.sentence.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "video loss down 9.7 % (alarm at 3 %), jitter 71 ms." in sentence
    assert "郑州" in sentence
    values = [label.text() for label in panel.values if label.isVisible()]
    assert values == ["jitter ↑ – ↓ 71 ms", "video ↑ – ↓ 9.7 %"]


def test_the_selected_go_before_those_in_alarm(stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "杭州", "郑州")
    poor(stage, "p1", delay=300.0)
    panel = opened(QualityPanel)
    stage.desk.select(["p2"])
    assert "郑州" in panel.heading.title.text()
    assert panel.sentence.text() == "Nothing measured yet."
    stage.tell(QualityTold("p2", {"delay": 20.0}, now()))
    panel.refresh()
    assert panel.sentence.text().startswith("Good since")
    stage.desk.select([])
    assert "杭州" in panel.heading.title.text()


def test_in_little_room_the_sentence_stays(stage: Stage, opened: Opener, qtbot: QtBot) -> None:
    stage.fill("总部")
    poor(stage, "p0", video_loss_down=9.7, jitter_down=71.0, delay=300.0)
    panel = opened(QualityPanel)
    for height, chart, values in ((400, True, 3), (140, True, 2), (60, False, 0)):
        panel.resize(300, height)
        qtbot.waitUntil(lambda chart=chart: panel.chart.isVisible() is chart)
        assert sum(label.isVisible() for label in panel.values) == values
        assert panel.sentence.isVisible()


def test_nobody_to_tell_of(stage: Stage, opened: Opener) -> None:
    stage.fill("总部")
    panel = opened(QualityPanel)
    assert panel.heading.title.text() == "Quality"
    assert panel.sentence.text().startswith("Nobody is in alarm")


def test_who_left_is_no_longer_explained(stage: Stage, opened: Opener) -> None:
    stage.fill("总部", "杭州")
    poor(stage, "p1", delay=300.0)
    panel = opened(QualityPanel)
    stage.tell(Gone(Group.PARTICIPANTS, "p1", now()))
    panel.refresh()
    assert panel.pid == ""
