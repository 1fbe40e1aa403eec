"""The live text: kept per meeting, sentence by sentence, found, and written to a file."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, Subtitled
from controlroom.meeting.model import Subtitle
from controlroom.meeting.subtitles import Spoken, Transcript
from controlroom.simulator.model import Subtitle as Caption
from controlroom.tasks import Tasks
from controlroom.ui.icons import Icons
from controlroom.ui.panels.subtitles import SubtitlesPanel
from controlroom.ui.panels.subtitles_export import plain, web_vtt
from controlroom.ui.theme import Theme
from controlroom.vendors.base import Problem, VendorError
from tests.ui.conftest import until
from tests.ui.fake import FakeClient
from tests.ui.room import Room
from tests.ui.simulated import at_meeting
from tests.ui.stage import Stage, now

EVIL = "a <b>&\u202e\n--> z"


def panel_of(tasks: Tasks | None = None) -> SubtitlesPanel:
    theme = Theme()
    return SubtitlesPanel(theme, Icons(theme), tasks or Tasks("test"))


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage()
    stage.client = FakeClient()  # type: ignore[attr-defined]
    yield stage
    stage.desk.detach()


def told(
    pid: str, text: str, *, final: bool = True, begin: int | None = None, language: str = "Mandarin"
) -> Subtitle:
    end = None if begin is None else begin + 500
    return Subtitle(pid, ((language, text),), final, begin, end)


def said(panel: SubtitlesPanel) -> str:
    return panel.text.toPlainText()


# what is shown


async def test_subtitles_arrive_partial_and_final_while_hidden_or_not(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        assert panel.switch.state.text == "Subtitles off"
        panel.switch.button.click()
        assert panel.switch.state.text == "Subtitles off"
        await until(lambda: panel.switch.state.text == "Subtitles on")
        assert panel.switch.button.text() == "&Stop"
        world = here.service.world
        pid, name = world.chair.pid, world.chair.name

        def caption(text: str, *, final: bool) -> None:
            world.changes.subtitles.append(Caption(pid, text, "1", final, world.now, 10, 20))
            here.service.changed()

        caption("各位", final=False)
        await until(lambda: "各位 …" in said(panel))
        assert name in said(panel)
        caption("各位同事", final=True)
        await until(lambda: "各位同事" in said(panel))
        assert "各位 …" not in said(panel)
        assert panel.text.shown == 1
        panel.hide()
        here.service.speak(pid, text="大家好")
        await until(lambda: here.meeting.desk.store.subtitles.total == 2)
        assert "大家好" not in said(panel)
        panel.show()
        assert "大家好" in said(panel)
        # Somebody else's name is not repeated for the same speaker.
        assert said(panel).count(name) == 1
        panel.switch.button.click()
        await until(lambda: panel.switch.state.text == "Subtitles off")


async def test_a_refused_start_says_so_and_stays_off(room: Room) -> None:
    room.client().refusals["subtitles-start"] = VendorError(
        Problem.REFUSED, message="no", http_status=403
    )
    await room.open(subtitles=False)
    room.window.actions_[":panel subtitles"].action.trigger()
    panel = room.window.findChild(SubtitlesPanel)
    assert isinstance(panel, SubtitlesPanel)
    assert panel.switch.button.hasFocus()
    panel.switch.button.click()
    await until(lambda: "refused" in panel.switch.note.text())
    assert panel.switch.state.text == "Subtitles off"
    QTest.keyClick(panel.switch.button, Qt.Key.Key_Escape)
    assert room.page.table.hasFocus()


def filled(stage: Stage, qtbot: QtBot, count: int) -> SubtitlesPanel:
    stage.fill("Anna", "Bo")
    for n in range(count):
        stage.tell(Subtitled(told(f"p{n % 2}", f"Sentence {n}", begin=n * 1000), now()))
    panel = panel_of()
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.resize(320, 400)
    panel.show()
    qtbot.waitUntil(lambda: panel.text.shown == count)
    return panel


def test_it_follows_the_end_unless_one_has_scrolled_up(stage: Stage, qtbot: QtBot) -> None:
    panel = filled(stage, qtbot, 60)
    bar = panel.text.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    stage.tell(Subtitled(told("p0", "newest", begin=90_000), now()))
    qtbot.waitUntil(lambda: "newest" in said(panel))
    assert bar.value() == bar.maximum()
    assert panel.newer.isHidden()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    for n in range(12):
        stage.tell(Subtitled(told("p1", f"later {n}", begin=100_000 + n * 1000), now()))
    qtbot.waitUntil(lambda: "later 11" in said(panel))
    assert bar.value() == 0
    assert panel.newer.isVisible()
    assert panel.newer.text().startswith("12 ")
    panel.newer.click()
    assert bar.value() == bar.maximum()
    assert panel.newer.isHidden()
    # By keys as well: up with the page, and back with the end.
    QTest.keyClick(panel.text, Qt.Key.Key_PageUp)
    assert not panel.text.following
    QTest.keyClick(panel.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert panel.text.following
    assert bar.value() == bar.maximum()


def test_it_is_filled_in_slices_and_only_the_latest_stay(stage: Stage, qtbot: QtBot) -> None:
    stage.store.subtitles = Transcript(500)
    panel = filled(stage, qtbot, 500)
    bar = panel.text.verticalScrollBar()
    bar.setSliderPosition(200)
    bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
    read = panel.text.firstVisibleBlock().text()
    for n in range(20):
        stage.tell(Subtitled(told("p1", f"later {n}", begin=900_000 + n * 1000), now()))
    qtbot.waitUntil(lambda: "later 19" in said(panel))
    assert panel.text.shown == 500
    assert "Sentence 19\n" not in said(panel)
    assert "Sentence 20\n" in said(panel)
    # Who reads further up keeps the place.
    assert panel.text.firstVisibleBlock().text() == read


def test_a_turn_of_the_loop_takes_only_some_of_many(stage: Stage, qtbot: QtBot) -> None:
    panel = filled(stage, qtbot, 3)
    lines = [Spoken(n, "p0", "Anna", 0, (("", "x" * 30),), True) for n in range(3, 5000)]
    assert not panel.text.show_lines([*stage.store.subtitles.lines, *lines])
    assert 3 < panel.text.shown < 5000


def test_finding_counts_and_goes_round(stage: Stage, qtbot: QtBot) -> None:
    panel = filled(stage, qtbot, 40)
    panel.field.setText("sentence 1")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    # 1 and 10 to 19: the newest first.
    assert panel.count.text() == "11 of 11"
    assert len(panel.text.hits) == 11
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.count.text() == "1 of 11"
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.count.text() == "11 of 11"
    panel.earlier.click()
    assert panel.count.text() == "10 of 11"
    assert panel.text.textCursor().block().text().endswith("Sentence 18")
    marked = [mark.cursor.selectedText() for mark in panel.text.extraSelections()]
    assert marked
    assert set(marked) == {"Sentence 1"}
    # What is found stays found while more is said.
    stage.tell(Subtitled(told("p0", "Sentence 100", begin=99_000), now()))
    qtbot.waitUntil(lambda: panel.count.text() == "10 of 12")
    panel.field.setText("nowhere")
    panel.later.click()
    assert not panel.text.hits
    assert not panel.later.isEnabled()
    assert panel.count.text().startswith("0")


def test_places_after_signs_of_two_units_are_marked_right(stage: Stage, qtbot: QtBot) -> None:
    panel = filled(stage, qtbot, 1)
    stage.tell(Subtitled(told("p0", "😀😀 found it", begin=5000), now()))
    qtbot.waitUntil(lambda: "found" in said(panel))
    panel.text.look_for("found")
    assert [mark.cursor.selectedText() for mark in panel.text.extraSelections()] == ["found"]


def test_names_and_texts_can_do_no_harm(stage: Stage, qtbot: QtBot) -> None:
    stage.fill(EVIL)
    stage.tell(Subtitled(told("p0", EVIL, begin=0), now()), Subtitled(Subtitle("gone"), now()))
    panel = panel_of()
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.show()
    assert "\u202e" not in said(panel)
    assert "<b>" in said(panel)
    assert "Somebody" in said(panel)


def test_a_meeting_without_subtitles_says_so(stage: Stage, qtbot: QtBot) -> None:
    panel = filled(stage, qtbot, 0)
    stage.tell(ConferenceTold({"subtitles": False, "subtitles_supported": False}, now()))
    panel.refresh()
    assert panel.nothing.text() == "This meeting does not support subtitles."
    stage.tell(ConferenceTold({"subtitles": True, "subtitles_supported": True}, now()))
    panel.refresh()
    assert panel.nothing.text() == "Nothing has been said yet."


# export

LINES = (
    Spoken(0, "a", "Anna", 1_700_000_000_000, (("Mandarin", "早上好"),), True, 1000, 2500),
    Spoken(1, "b", EVIL, 1_700_000_004_000, (("Original", EVIL), ("English", "so")), True, 4000),
    Spoken(2, "c", "", 1_700_000_005_000, (), False),
)
_TIMING = re.compile(r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})")


def test_plain_text_has_a_sentence_a_line() -> None:
    lines = plain(LINES).splitlines()
    assert lines[0].endswith("  Anna: 早上好")
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  ", lines[0])
    assert "\u202e" not in lines[1]
    assert lines[2] == "    English: so"
    assert lines[3].endswith("  c: ")


def test_web_vtt_is_timed_and_escaped() -> None:
    text = web_vtt(LINES[:1])
    assert text == "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Anna>早上好\n"
    text = web_vtt(LINES)
    assert text.startswith("WEBVTT\n\n")
    cues = text.split("\n\n")[1:]
    assert len(cues) == 2
    for cue in cues:
        timing, *said_lines = cue.strip().split("\n")
        found = _TIMING.fullmatch(timing)
        assert found is not None
        assert found[1] < found[2]
        assert not any("-->" in line for line in said_lines)
    assert "&lt;b&gt;&amp;" in cues[1]
    assert web_vtt(()) == "WEBVTT\n"


async def test_export_writes_the_file_that_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    async with at_meeting() as here, Tasks("test") as tasks:
        panel = here.open(panel_of(tasks), qtbot)
        words: list[str] = []
        panel.told.connect(words.append)
        assert not panel.export.isEnabled()
        here.meeting.desk.submit(Order("subtitles-start"))
        await until(lambda: here.service.world.conference.subtitles)
        here.service.speak(here.service.world.chair.pid, text="大家好")
        await until(panel.export.isEnabled)
        for name, beginning in (("said.txt", "20"), ("said.vtt", "WEBVTT")):
            dialog = panel.ask_for_file()
            assert dialog.isVisible()
            dialog.fileSelected.emit(str(tmp_path / name))
            dialog.close()
            await until(lambda name=name: any(name in word for word in words))
            text = await asyncio.to_thread((tmp_path / name).read_text, "utf-8")
            assert text.startswith(beginning)
            assert "大家好" in text
        panel.export_to(tmp_path / "nowhere" / "said.txt")
        await until(lambda: "could not be written" in words[-1])
