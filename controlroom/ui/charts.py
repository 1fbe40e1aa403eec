"""Curves of call quality. All measures share one scale, their share of the limit of alarm, so that
one line at 1 is the alarm of each of them."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from controlroom.meeting.quality import LIMITS, History, Measure, Sample
from controlroom.text import QT_TRANSLATE_NOOP
from controlroom.ui import wording
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, HEADING

TREND_MS = 120_000
CHART_MS = 600_000

# Samples further apart than this, in seconds, are not joined by a line.
_GAP = 30.0
# The highest share that is told apart; above it a curve runs along the top.
_TOP = 1.5
_CEILING = 6.0

_DELAY = LIMITS[Measure.DELAY].poor
_LOSS = LIMITS[Measure.VIDEO_LOSS_UP].poor
_JITTER = LIMITS[Measure.JITTER].poor
_UP, _DOWN = Measure.VIDEO_LOSS_UP, Measure.VIDEO_LOSS_DOWN

Point = tuple[float, float]


def strain(history: History, pid: str, since: int) -> list[Point]:
    """The worst measure of each sample since `since` (epoch ms): seconds after it, and the share of
    its limit of alarm; NaN where nothing was measured."""
    if history.origin is None:
        return []
    start = (since - history.origin) / 1000
    points = []
    for at, delay, loss_up, loss_down, jitter in history.samples(pid):
        if at >= start:
            # NaN is never greater, so it loses against any measured value.
            worst = -1.0
            for share in (delay / _DELAY, loss_up / _LOSS, loss_down / _LOSS, jitter / _JITTER):
                if share > worst:
                    worst = share
            points.append((at - start, worst if worst >= 0 else math.nan))
    return points


def polylines(points: Iterable[Point], rect: QRectF, seconds: float, top: float) -> list[QPolygonF]:
    """`points` (seconds, share) as lines in `rect`, which is `seconds` wide and `top` high; a gap
    ends a line."""
    lines: list[QPolygonF] = []
    wide, high, bottom = rect.width() / seconds, rect.height() / top, rect.bottom()
    line: list[QPointF] = []
    last = -math.inf
    for at, share in points:
        if math.isnan(share) or at - last > _GAP:
            if len(line) > 1:
                lines.append(QPolygonF(line))
            line = []
        if not math.isnan(share):
            last = at
            line.append(QPointF(rect.left() + at * wide, bottom - min(share, top) * high))
    if len(line) > 1:
        lines.append(QPolygonF(line))
    return lines


def sparkline(history: History, pid: str, at: int, rect: QRectF) -> list[QPolygonF]:
    """The last two minutes before `at` (epoch ms) as lines in `rect`. The scale is that of the
    square root, so that in a low line what is far from an alarm can be told apart too."""
    points = [(x, math.sqrt(share)) for x, share in strain(history, pid, at - TREND_MS)]
    return polylines(points, rect, TREND_MS / 1000, math.sqrt(_TOP))


class Curve(NamedTuple):
    """One measure: its field of `Sample`, its name, its limit of alarm, and how it is drawn."""

    field: str
    name: str
    limit: float
    measure: Measure
    ink: str
    dashed: bool = False


CURVES: Sequence[Curve] = (
    Curve("loss_down", QT_TRANSLATE_NOOP("charts", "loss ↓"), _LOSS, _DOWN, "accent"),
    Curve("loss_up", QT_TRANSLATE_NOOP("charts", "loss ↑"), _LOSS, _UP, "accent", dashed=True),
    Curve("delay", QT_TRANSLATE_NOOP("charts", "delay"), _DELAY, Measure.DELAY, "secondary"),
    Curve(
        "jitter",
        QT_TRANSLATE_NOOP("charts", "jitter"),
        _JITTER,
        Measure.JITTER,
        "secondary",
        dashed=True,
    ),
)


class QualityChart(QWidget):
    """The last ten minutes of one call; the values under the pointer are told below the curves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.curves: Sequence[Curve] = CURVES[:3]
        self._samples: list[Sample] = []
        self._origin = 0
        self._now = 0.0
        self._pointed: Sample | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Call quality over the last 10 minutes"))
        theme.changed.connect(self._dress)

    def show_jitter(self, *, shown: bool) -> None:
        """Draw the jitter too, or not."""
        self.curves = CURVES if shown else CURVES[:3]
        self.update()

    def show_history(self, history: History, pid: str, now: int) -> None:
        """Show what is kept of `pid`; `now` is epoch ms of the server's clock."""
        self._origin = history.origin or now
        self._now = (now - self._origin) / 1000
        begin = self._now - CHART_MS / 1000
        self._samples = [sample for sample in history.samples(pid) if sample.at >= begin]
        self._pointed = None
        self.setAccessibleDescription(self._described())
        self.update()

    def clear(self) -> None:
        """Show nobody."""
        self._samples = []
        self._pointed = None
        self.setAccessibleDescription(self._described())
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _described(self) -> str:
        """The curves in words: each measure as it is, and its worst."""
        if not self._samples:
            return self.tr("No measurements yet")
        said = []
        for curve in self.curves:
            values = [
                value for sample in self._samples if _told(value := getattr(sample, curve.field))
            ]
            if values:
                text = self.tr("{measure} {value}, at worst {worst}, alarm at {limit}")
                said.append(
                    text.format(
                        measure=QCoreApplication.translate("charts", curve.name),
                        value=wording.amount(curve.measure, _rounded(values[-1])),
                        worst=wording.amount(curve.measure, _rounded(max(values))),
                        limit=wording.amount(curve.measure, curve.limit),
                    )
                )
        return "; ".join(said)

    # geometry

    def sizeHint(self) -> QSize:  # noqa: N802
        scaled = self.theme.scaled
        return QSize(scaled(280), scaled(84) + self._legend_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.scaled(160), self.sizeHint().height())

    def _legend_height(self) -> int:
        return round(QFontMetricsF(self.theme.font(HEADING)).height()) + self.theme.scaled(GRID)

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, self.theme.scaled(2), -1, -self._legend_height())

    def _top(self) -> float:
        """The share at the upper edge: there is always room above the line of alarm."""
        shares = [
            value / curve.limit
            for curve in self.curves
            for sample in self._samples
            if _told(value := getattr(sample, curve.field))
        ]
        return min(max(_TOP, 1.1 * max(shares, default=0)), _CEILING)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self.theme.font(HEADING))
        plot, top = self._plot(), self._top()
        self._draw_alarm(painter, plot, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begin = self._now - CHART_MS / 1000
        for curve in reversed(self.curves):
            points = [
                (sample.at - begin, getattr(sample, curve.field) / curve.limit)
                for sample in self._samples
            ]
            painter.setPen(self._pen(curve))
            for line in polylines(points, plot, CHART_MS / 1000, top):
                painter.drawPolyline(line)
        if self._pointed is not None:
            share = (self._pointed.at - begin) * 1000 / CHART_MS
            self._draw_pointer(painter, plot, plot.left() + share * plot.width(), self._pointed)
        self._draw_legend(painter)

    def _draw_pointer(self, painter: QPainter, plot: QRectF, x: float, sample: Sample) -> None:
        painter.setPen(QPen(self.theme.colour("mark"), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        metrics = QFontMetricsF(self.theme.font(HEADING))
        clock = wording.clock_seconds(self._origin + sample.at * 1000)
        width, gap = metrics.horizontalAdvance(clock), self.theme.scaled(4)
        left = x + gap if x + gap + width <= plot.right() else x - gap - width
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QPointF(left, plot.top() + metrics.ascent()), clock)

    def _pen(self, curve: Curve) -> QPen:
        pen = QPen(self.theme.colour(curve.ink), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if curve.dashed:
            pen.setDashPattern([3, 2])
        return pen

    def _draw_alarm(self, painter: QPainter, plot: QRectF, top: float) -> None:
        y = round(plot.bottom() - plot.height() / top)
        pen = QPen(self.theme.colour("alarm"), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(round(plot.left()), y, round(plot.right()), y)
        text = self.tr("alarm: loss {loss}, delay {delay}").format(
            loss=wording.percent(_LOSS), delay=wording.milliseconds(_DELAY)
        )
        painter.drawText(QPointF(plot.left(), y - self.theme.scaled(3)), text)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _draw_legend(self, painter: QPainter) -> None:
        """The names of the curves, with the values under the pointer, as far as there is room."""
        metrics, scaled = QFontMetricsF(self.theme.font(HEADING)), self.theme.scaled
        x, baseline = 0.0, self.height() - metrics.descent()
        middle = baseline - metrics.xHeight() / 2
        for curve in self.curves:
            text = QCoreApplication.translate("charts", curve.name)
            value = getattr(self._pointed, curve.field, math.nan)
            if _told(value):
                text = f"{text} {wording.amount(curve.measure, _rounded(value))}"
            width = scaled(16) + metrics.horizontalAdvance(text)
            if x + width > self.width():
                break
            painter.setPen(self._pen(curve))
            painter.drawLine(QPointF(x, middle), QPointF(x + scaled(12), middle))
            painter.setPen(self.theme.colour("secondary"))
            painter.drawText(QPointF(x + scaled(16), baseline), text)
            x += width + scaled(10)

    # pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._samples:
            plot = self._plot()
            share = (event.position().x() - plot.left()) / plot.width()
            at = self._now - (1 - share) * CHART_MS / 1000
            self._pointed = _nearest(self._samples, at)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._pointed = None
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Call quality over the last 10 minutes"))
            self.setAccessibleDescription(self._described())


def _told(value: float) -> bool:
    return not math.isnan(value)


def _rounded(value: float) -> float:
    return round(value, 1)


def _nearest(samples: Sequence[Sample], at: float) -> Sample:
    after = bisect_left(samples, at, key=lambda sample: sample.at)
    around = samples[max(0, after - 1) : after + 1]
    return min(around, key=lambda sample: abs(sample.at - at))
