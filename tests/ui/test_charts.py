"""Curves of call quality."""

import math

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from controlroom.meeting.quality import History, measured
from controlroom.ui.charts import CHART_MS, QualityChart, polylines, sparkline, strain
from controlroom.ui.theme import Theme

END = 1_700_000_600_000
ROOM = QRectF(0, 0, 100, 20)


def history(*losses: float | None, spacing: int = 5_000) -> History:
    kept = History()
    begin = END - spacing * (len(losses) - 1)
    for place, loss in enumerate(losses):
        values = {} if loss is None else {"video_loss_down": loss, "delay": 50.0}
        kept.add("p", measured(None, values, begin + place * spacing))
    return kept


class TestStrain:
    def test_it_is_the_worst_share_of_a_limit(self) -> None:
        line = strain(history(0.3, 3.0, 6.0), "p", END - 120_000)
        assert [round(share, 2) for _, share in line] == [0.2, 1.0, 2.0]
        assert [round(at) for at, _ in line] == [110, 115, 120]

    def test_nothing_measured_is_a_gap(self) -> None:
        line = strain(history(0.3, None, 3.0), "p", END - 120_000)
        assert math.isnan(line[1][1])

    def test_nobody_has_no_line(self) -> None:
        assert strain(History(), "p", END) == []
        assert sparkline(history(1.0), "other", END, ROOM) == []

    def test_only_the_last_minutes_count(self) -> None:
        assert len(strain(history(*[1.0] * 60), "p", END - 120_000)) == 25


class TestLines:
    def test_a_gap_ends_a_line(self) -> None:
        points = [(0.0, 1.0), (5.0, 1.0), (10.0, math.nan), (15.0, 1.0), (20.0, 1.0)]
        assert [line.count() for line in polylines(points, ROOM, 20, 2)] == [2, 2]
        assert [
            line.count() for line in polylines([(0, 1), (5, 1), (90, 1), (95, 1)], ROOM, 100, 2)
        ] == [2, 2]

    def test_lines_stay_in_their_room(self) -> None:
        (line,) = polylines([(0, 0), (10, 99)], ROOM, 10, 1.5)
        assert line[0] == QPointF(0, 20)
        assert line[1] == QPointF(100, 0)

    def test_a_sparkline_tells_small_strains_apart(self) -> None:
        (line,) = sparkline(history(0.3, 0.6), "p", END, ROOM)
        assert line[0].y() - line[1].y() < ROOM.height() / 2
        assert line[0].y() > line[1].y() > ROOM.top()


class TestChart:
    @pytest.fixture(params=["dark", "light"])
    def chart(self, qapp: QApplication, request: pytest.FixtureRequest) -> QualityChart:
        theme = Theme()
        theme.set_mode(request.param)
        chart = QualityChart(theme)
        chart.resize(300, 100)
        return chart

    def colours(self, chart: QualityChart) -> set[str]:
        image = chart.grab().toImage()
        pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {image.pixelColor(x, y).name() for x, y in pixels}

    def test_it_draws_the_alarm_and_the_curves(self, chart: QualityChart) -> None:
        chart.show_history(history(*(k / 10 for k in range(100))), "p", END)
        look = chart.theme.colours
        assert {look.alarm, look.accent} <= self.colours(chart)

    def test_it_says_in_words_what_it_draws(self, chart: QualityChart) -> None:
        chart.show_history(history(0.5, 6.0, 2.0), "p", END)
        said = chart.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ")
        assert "loss ↓ 2 %, at worst 6 %, alarm at 3 %" in said
        assert "delay 50 ms, at worst 50 ms, alarm at 250 ms" in said
        assert "jitter" not in said
        chart.clear()
        assert chart.accessibleDescription() == "No measurements yet"

    def test_it_draws_nobody_calmly(self, chart: QualityChart) -> None:
        chart.clear()
        chart.grab()
        chart.show_history(history(None, None), "p", END)
        chart.grab()

    def test_pointing_reads_the_nearest_sample(self, chart: QualityChart) -> None:
        chart.show_jitter(shown=True)
        chart.show_history(history(*(float(k % 5) for k in range(110))), "p", END)
        at = QPointF(150, 30)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            at,
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(chart, move)
        assert chart._pointed is not None
        begin = chart._now - CHART_MS / 1000
        assert chart._pointed.at - begin == pytest.approx(300, abs=5)
        chart.grab()
        QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
        assert chart._pointed is None

    def test_older_samples_fall_out(self, chart: QualityChart) -> None:
        chart.show_history(history(1.0, 1.0, 1.0), "p", END + CHART_MS)
        assert len(chart._samples) == 1
