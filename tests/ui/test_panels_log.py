"""The log: what its lines say, that they stand still, and that it stays cheap."""

import itertools
import time
import tracemalloc
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from controlroom.commands.guests import Invitation
from controlroom.commands.registry import Order
from controlroom.journal.entries import TROUBLES, Entry, Side, What
from controlroom.meeting.facts import (
    CallEnded,
    ConferenceTold,
    Fact,
    Gone,
    Group,
    ParticipantTold,
    QualityTold,
    Speaking,
)
from controlroom.meeting.model import Mode, Speaker
from controlroom.meeting.quality import Measure
from controlroom.session.actions import Action, Refusal, Status
from controlroom.session.link import LinkState
from controlroom.ui import logwords, problems
from controlroom.ui.icons import Icons
from controlroom.ui.panels import logmodel
from controlroom.ui.panels.log import LogPanel
from controlroom.ui.panels.logline import Column, Show
from controlroom.ui.panels.logmodel import LogModel
from controlroom.ui.theme import Theme
from controlroom.vendors.base import Problem, VendorError
from tests.ui.stage import Stage, now

PARAMETERS = {
    What.LIVE: {"all": 312, "inside": 287, "waiting": 2},
    What.AWAY: {"attempts": 3},
    What.BACK: {"seconds": 12.4},
    What.UNREAD: {"where": "ParticipantsNotify: KEY"},
    What.RENAMED: {"old": "A", "new": "B"},
    What.RETITLED: {"old": "A", "new": "B"},
    What.POOR: {"measures": ((Measure.VIDEO_LOSS_DOWN, 9.7), (Measure.JITTER, 71.0))},
    What.MODE: {"old": Mode.FREE, "new": Mode.ROLL_CALL},
    What.LAYOUT: {"panes": 4},
    What.END_MOVED: {"old": 1_760_000_000_000, "new": 1_760_003_600_000},
}


@pytest.fixture
def panel(stage: Stage, qtbot: QtBot) -> LogPanel:
    theme = Theme()
    panel = LogPanel(theme, Icons(theme))
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.resize(1000, 200)
    panel.show()
    return panel


def model_of(panel: LogPanel) -> LogModel:
    assert panel.model is not None
    return panel.model


def column(model: LogModel, which: Column) -> list[str]:
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def tell(stage: Stage, model: LogModel, *facts: Fact) -> None:
    stage.tell(*facts)
    model.flush()


def settled(stage: Stage, model: LogModel) -> None:
    """Let the time pass in which the first lists come."""
    model._journal._live_at = 0


def lines(count: int, first: int = 1, side: Side = Side.MEETING) -> list[Entry]:
    return [
        Entry(first + n, now(), side, What.JOINED, (f"Site {first + n}",), pid=f"p{n}")
        for n in range(count)
    ]


def model_of_nine(stage: Stage, panel: LogPanel) -> LogModel:
    """The log of a meeting of Site 1 to Site 9 in which nothing happens."""
    stage.fill(*(f"Site {n}" for n in range(1, 10)))
    model = model_of(panel)
    settled(stage, model)
    model.flush()
    return model


def model_that_hears_of(count: int, stage: Stage, panel: LogPanel) -> LogModel:
    """The log of a meeting that so many have just joined."""
    stage.fill("总部")
    model = model_of(panel)
    settled(stage, model)
    at = now()
    stage.tell(*(ParticipantTold(f"n{n}", {"name": f"N{n}"}, at) for n in range(count)))
    return model


def seven() -> list[Fact]:
    """Of seven people, of too few the same to be told as one."""
    fields = ("hand", "sharing", "broadcast", "roll_call", "cohost", "local_recording", "hand")
    return [ParticipantTold(f"p{n}", {it: True}, now()) for n, it in enumerate(fields)]


# words


@pytest.mark.parametrize("what", [what for what in What if what is not What.ORDER])
def test_everything_that_happens_has_words(what: What) -> None:
    entry = Entry(1, now(), Side.MEETING, what, ("上海",), parameters=PARAMETERS.get(what, {}))
    words = logwords.what(entry)
    assert words
    assert "{" not in words


@pytest.mark.parametrize("what", [what for what in What if logwords.Crowd().words(what, 7)])
def test_what_many_do_says_how_many(what: What) -> None:
    entry = Entry(1, now(), Side.MEETING, what, ("A", "B", "C"), count=286)
    words = logwords.what(entry)
    assert "286" in words
    assert "A" in words
    assert logwords.who(entry) == "Meeting"


def test_whatever_somebody_does_has_words_for_many() -> None:
    names = list(What.__members__)
    of_people = names[names.index("JOINED") : names.index("WAITING_LEFT") + 1]
    crowd = logwords.Crowd()
    assert not [name for name in of_people if crowd.words(What[name], 7) is None]


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_explained(problem: Problem) -> None:
    told = problems.explain(problem)
    assert told.title
    assert told.sentence.endswith(".")
    assert told.way_out.endswith(".")
    assert told.title != problem.value


def test_the_vendors_code_is_explained_and_shown() -> None:
    told = problems.explain(Problem.REFUSED, "MMC.111072047", "x", 400)
    assert "64 characters" in told.sentence
    assert told.code == "MMC.111072047"
    assert problems.explain(Problem.REFUSED, "", "", 503).sentence == (
        "The service is down for the moment."
    )
    assert problems.reason("11076005") == "The site did not answer."
    assert "4711" in problems.reason("4711")
    assert "odd words" in problems.explain(Problem.REFUSED, "XYZ.1", "odd words").sentence


@pytest.mark.parametrize(("detail", "word"), [("90", "behind"), ("-90", "ahead")])
def test_a_skewed_clock_is_measured(detail: str, word: str) -> None:
    sentence = problems.explain(Problem.CLOCK_SKEW, detail=detail).sentence
    assert word in sentence
    assert "1:30" in sentence


# lines


def test_an_order_is_one_line_that_goes_on(stage: Stage, panel: LogPanel) -> None:
    stage.fill("总部", "上海")
    model = model_of(panel)
    order = Order("roll-call", (stage.store.people["p1"],))
    stage.act(Action(1, order, Status.SENT, time.time()))
    rows = model.rowCount()
    assert model.index(0, Column.STATUS).data() == "… sent"
    stage.act(Action(1, order, Status.WAITING, time.time(), 120, 1, 1))
    stage.act(Action(1, order, Status.CONFIRMED, time.time(), 240, 1, 1))
    assert model.rowCount() == rows
    cells = [str(model.index(0, column).data()) for column in list(Column)[1:]]
    assert cells == ["You", "Roll call · \u2068上海\u2069", "✓ confirmed", "240\u00a0ms", ""]


def test_an_invitation_says_who_is_invited() -> None:
    guests = tuple(Invitation(f"Guest {n}", str(n)) for n in range(5))
    for arguments, text in (
        ({"name": "Zhou", "number": "1"}, "Invite · Zhou"),
        ({"file": guests}, "Invite · 5: Guest 0, Guest 1, Guest 2, …"),
    ):
        action = Action(1, Order("invite", (), arguments), Status.SENT, time.time())
        entry = Entry(1, 0, Side.OURS, What.ORDER, action=action)
        said = logwords.what(entry).replace("\u2068", "").replace("\u2069", "")
        assert said == text


def test_a_refused_order_says_why(stage: Stage, panel: LogPanel) -> None:
    refusal = Refusal("", Problem.REFUSED, "MMC.111072047", "", 400)
    stage.act(Action(1, Order("lock"), Status.REFUSED, time.time(), 9, 1, refusals=(refusal,)))
    model = model_of(panel)
    assert model.index(0, Column.STATUS).data() == "✗ refused"
    why = str(model.index(0, Column.WHY).data())
    assert why.endswith("· MMC.111072047")
    assert ". ·" not in why


def test_the_meeting_tells_its_own(stage: Stage, panel: LogPanel) -> None:
    stage.fill("总部", "上海")
    model = model_of(panel)
    settled(stage, model)
    tell(stage, model, ParticipantTold("p1", {"hand": True}, now()))
    tell(stage, model, ConferenceTold({"mode": Mode.ROLL_CALL}, now()))
    tell(stage, model, CallEnded("101", "11111001", now()), Gone(Group.PARTICIPANTS, "p1", now()))
    assert column(model, Column.WHAT)[:3] == ["left", "Mode: free → roll call", "raised a hand"]
    assert column(model, Column.WHO)[:3] == ["上海", "Meeting", "上海"]
    assert column(model, Column.WHY)[0].endswith("· 11111001")


def test_the_first_state_and_an_outage(stage: Stage, panel: LogPanel) -> None:
    stage.fill("总部", "上海", "北京")
    model = model_of(panel)
    model.flush()
    assert column(model, Column.WHAT) == [
        "Live. In the meeting: 3 of 3; in the waiting room: 0",
    ]
    stage.go(LinkState.AWAY, problem=VendorError(Problem.UNREACHABLE), attempt=2)
    stage.go(LinkState.LIVE)
    assert column(model, Column.WHAT)[1] == "No connection; attempts so far: 2"
    assert column(model, Column.WHAT)[0].startswith("Live again after 0.0")


def test_speech_and_samples_leave_no_line(stage: Stage, panel: LogPanel) -> None:
    stage.fill("总部")
    model = model_of(panel)
    settled(stage, model)
    rows = model.rowCount()
    for level in range(50):
        tell(stage, model, Speaking((Speaker("p0", level + 1),), now()))
        tell(stage, model, QualityTold("p0", {"delay": 20.0 + level}, now()))
    assert model.rowCount() == rows


def test_the_log_goes_on_while_another_meeting_is_shown(stage: Stage, panel: LogPanel) -> None:
    stage.fill("总部", "上海")
    model = model_of(panel)
    settled(stage, model)
    other = Stage()
    panel.show_desk(other.desk)
    tell(stage, model, ParticipantTold("p1", {"hand": True}, now()))
    panel.show_desk(stage.desk)
    assert panel.model is model
    assert column(model, Column.WHAT)[0] == "raised a hand"


def test_troubles_are_those_that_the_filter_shows(stage: Stage) -> None:
    model = LogModel.of(stage.desk)
    entries = [
        Entry(n, now(), Side.MEETING, what, ("A",), parameters=PARAMETERS.get(what, {}))
        for n, what in enumerate(TROUBLES, 1)
    ]
    model.take(entries)
    model.filter(Show.PROBLEMS)
    assert model.rowCount() == len(TROUBLES)


def test_ten_thousand_at_once_are_read_in_slices(
    stage: Stage, panel: LogPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not even the first slice is read in no time.
    monkeypatch.setattr(logmodel, "TURN", 0.0)
    model = model_that_hears_of(10_000, stage, panel)
    model.flush()
    assert f"{logmodel.SLICE} participant" in column(model, Column.WHAT)[0]
    qtbot.waitUntil(lambda: "10000 participant" in column(model, Column.WHAT)[0])
    assert model.rowCount() == 2


def test_what_comes_together_is_drawn_line_by_line_and_shown_at_once(
    stage: Stage, panel: LogPanel, qtbot: QtBot
) -> None:
    model = model_of_nine(stage, panel)
    pictures = panel.view._pictures
    turns = itertools.count()
    turn = [0]
    ticking = QTimer()
    ticking.timeout.connect(lambda: turn.append(next(turns)))
    ticking.start(0)
    drawn: list[tuple[str, int]] = []
    drawn_in: list[int] = []
    added: list[int] = []
    kept: set[int] = set()
    model.coming.connect(lambda line, above: drawn.append((line.texts[Column.WHO], above)))
    model.coming.connect(lambda: drawn_in.append(turn[-1]))
    model.rowsInserted.connect(lambda _, first, last: added.append(last - first + 1))
    # Nothing of it has been painted by then.
    model.rowsInserted.connect(lambda: kept.update(pictures._drawn))
    stage.tell(*seven())
    qtbot.waitUntil(lambda: bool(added))
    assert added == [7]
    assert len(set(drawn_in)) == 7
    assert drawn == [(f"Site {7 - above}", above) for above in range(7)]
    assert column(model, Column.WHO)[:7] == [f"Site {n}" for n in range(7, 0, -1)]
    assert {model.line(row).id for row in range(7)} <= kept


def test_an_order_is_shown_at_once_after_all_that_came_before(
    stage: Stage, panel: LogPanel, qtbot: QtBot
) -> None:
    model = model_of_nine(stage, panel)
    drawn: list[object] = []
    model.coming.connect(lambda line, _: drawn.append(line))
    stage.tell(*seven())
    qtbot.waitUntil(lambda: bool(drawn))
    stage.tell(ParticipantTold("p7", {"hand": True}, now()))
    stage.act(Action(1, Order("lock"), Status.SENT, time.time()))
    assert "sent" in column(model, Column.STATUS)[0]
    assert column(model, Column.WHO)[1:9] == [f"Site {n}" for n in range(8, 0, -1)]
    ids = [line.id for line in model._lines]
    assert ids == sorted(set(ids))


def test_a_heartbeat_shows_nothing_before_its_time(stage: Stage, panel: LogPanel) -> None:
    model = model_of_nine(stage, panel)
    rows = model.rowCount()
    stage.tell(*seven())
    stage.go(LinkState.LIVE, round_trip=0.02)
    assert model.rowCount() == rows
    stage.go(LinkState.AWAY)
    assert model.rowCount() == rows + 8


def test_a_turn_takes_the_same_however_many_wait(
    stage: Stage, panel: LogPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logmodel, "TURN", 0.0)
    model = model_that_hears_of(500, stage, panel)
    taken: list[int] = []
    for times in (1, 50):
        model._pending.extend(list(model._pending) * times)
        tracemalloc.start()
        model.flush()
        taken.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # To copy what waits would take eight bytes for each.
    assert taken[1] < taken[0] + 20_000


# the model


def test_the_model_is_bounded(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logmodel, "LIMIT", 100)
    model = LogModel.of(stage.desk)
    tester = QAbstractItemModelTester(model)
    model.filter(Show.ALL, "site")
    for first in range(1, 400, 40):
        model.take(lines(40, first))
    assert model.total == model.rowCount() == 100
    assert column(model, Column.WHO)[0] == "Site 400"
    assert column(model, Column.WHO)[-1] == "Site 301"
    model.take([Entry(5, now(), Side.MEETING, What.LEFT, ("dropped long ago",))])
    assert model.total == 100
    tester.deleteLater()


def test_filters(stage: Stage) -> None:
    model = LogModel.of(stage.desk)
    tester = QAbstractItemModelTester(model)
    model.take([*lines(5), *lines(5, 6, Side.OURS), *lines(5, 11)])
    model.filter(Show.OURS)
    assert model.rowCount() == 5
    model.filter(Show.MEETING, " SITE 1")
    assert column(model, Column.WHO) == [f"Site {n}" for n in (15, 14, 13, 12, 11, 1)]
    model.take(lines(1, 16))
    assert column(model, Column.WHO)[0] == "Site 16"
    model.take([Entry(12, now(), Side.MEETING, What.JOINED, ("Other",))])
    assert "Site 12" not in column(model, Column.WHO)
    model.take([Entry(12, now(), Side.MEETING, What.JOINED, ("Site 1 again",))])
    assert column(model, Column.WHO)[4] == "Site 1 again"
    model.filter(Show.PROBLEMS)
    assert model.rowCount() == 0
    tester.deleteLater()


def test_a_line_that_is_renewed_leaves_or_enters_a_filter(stage: Stage) -> None:
    model = LogModel.of(stage.desk)
    model.filter(Show.PROBLEMS)
    order = Order("lock")
    stage.act(Action(1, order, Status.SENT, time.time()))
    assert model.rowCount() == 0
    stage.act(Action(1, order, Status.UNCONFIRMED, time.time(), 8000))
    assert column(model, Column.STATUS) == ["? not confirmed"]


# the view


def test_the_newest_is_followed_unless_one_reads_further_down(
    stage: Stage, panel: LogPanel, qtbot: QtBot
) -> None:
    model, view = model_of(panel), panel.view
    model.take(lines(200))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2000)
    assert bar.value() == 0
    model.take(lines(5, 201))
    assert view.rowAt(0) == 0
    bar.setValue(1000)
    seen = model.line(view.rowAt(2)).id
    for first in range(206, 300, 10):
        model.take(lines(10, first))
    assert model.line(view.rowAt(2)).id == seen


def test_enter_tries_again_what_was_left_undone(
    stage: Stage, panel: LogPanel, qtbot: QtBot
) -> None:
    stage.fill("总部", "上海", "北京")
    people = tuple(stage.store.people.values())
    refusal = Refusal("p2", Problem.REFUSED, "MMC.111072047")
    order = Order("mute", people)
    model, view = model_of(panel), panel.view
    stage.act(Action(1, order, Status.REFUSED, time.time(), 9, 3, 2, refusals=(refusal,)))
    orders: list[Order] = []
    panel.retry.connect(orders.append)
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [[p.pid for p in order.targets] for order in orders] == [["p2"]]
    stage.act(Action(2, Order("lock"), Status.CONFIRMED, time.time()))
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(orders) == 1


def test_what_is_copied_can_do_no_harm(stage: Stage, panel: LogPanel) -> None:
    model, view = model_of(panel), panel.view
    name = '=HYPERLINK("http://x")\t\u202e\n<b>'
    model.take([Entry(1, now(), Side.MEETING, What.JOINED, (name,), pid="p")])
    view.selectionModel().select(
        model.index(0, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    view._copy_selected()
    cells = QGuiApplication.clipboard().text().split("\t")
    assert len(cells) == len(Column)
    assert cells[Column.WHO].startswith("'=")
    assert not any(sign in "".join(cells) for sign in "\n\u202e")


def test_the_filter_opens_and_escape_clears_it(stage: Stage, panel: LogPanel, qtbot: QtBot) -> None:
    model = model_of(panel)
    model.take(lines(20))
    panel.open_filter()
    assert panel.filter.isVisible()
    qtbot.keyClicks(panel.filter.field, "Site 7")
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    qtbot.keyClicks(panel.filter.field, "xyz")
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    assert panel._nothing.text() == "No line fits the filter"
    qtbot.keyClick(panel.filter.field, Qt.Key.Key_Escape)
    assert model.rowCount() == 20
    assert not panel.filter.isVisible()


# cost


def flood(stage: Stage, seconds: int, people: int) -> Iterable[list[Fact]]:
    """5,000 changes a second, in 50 frames: speech, samples, and hands and mutes among them."""
    at = now()
    for frame in range(seconds * 50):
        facts: list[Fact] = []
        for n in range(100):
            pid = f"p{(frame * 100 + n) % people}"
            if n % 20 == 0:
                facts.append(ParticipantTold(pid, {"hand": frame % 2 == 0}, at))
            elif n % 2:
                facts.append(QualityTold(pid, {"delay": 20.0 + n, "jitter_up": 4.0}, at + frame))
            else:
                facts.append(Speaking((Speaker(pid, n),), at))
        yield facts


def test_a_flood_of_changes_makes_few_lines(stage: Stage, panel: LogPanel) -> None:
    stage.fill(*(f"Site {n}" for n in range(300)))
    model = model_of(panel)
    settled(stage, model)
    before = model.rowCount()
    for count, facts in enumerate(flood(stage, 2, 300)):
        stage.tell(*facts)
        if count % 5 == 4:
            model.flush()
    assert model.rowCount() - before <= 20
