"""The call quality of one participant: how it went, how it is, and in a sentence what is wrong."""

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import islice
from operator import attrgetter
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Grade, Participant, Quality
from controlroom.meeting.quality import LIMITS, in_alarm
from controlroom.ui.charts import QualityChart
from controlroom.ui.desk import Batch
from controlroom.ui.icons import Icons
from controlroom.ui.panels.base import Panel
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, SMALL
from controlroom.ui.widgets import ElidedLabel, Label
from controlroom.ui.wording import (
    clock,
    decimal,
    isolated,
    measures,
    milliseconds,
    name,
    names,
    number,
)

# Older measurements are said to be old.
_FRESH_MS = 60_000
_OTHERS = 3
# Where more are in alarm than this, any of the worst of so many will do.
_COMPARED = 500
# How often the curves move on while nothing new comes.
_REDRAW_MS = 5_000
_VALUES = 5
# The least height of the curves, in px before scaling.
_CHART = 48
_NOTHING = "–"


class QualityPanel(Panel):
    """The selected participant; if nobody is selected, one in alarm."""

    object_name: ClassVar[str] = "quality"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PARTICIPANT})
    pace_ms: ClassVar[int] = 500
    ticking: ClassVar[bool] = True

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.pid = ""
        self._drawn: tuple[str, int, int] | None = None
        self.chart = QualityChart(theme)
        # A grid, so that a value stays in its place whatever the others are.
        self.values = [ElidedLabel(theme, size=SMALL) for _ in range(_VALUES)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(0)
        for place, label in enumerate(self.values):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            wide = 2 if place == _VALUES - 1 else 1
            grid.addWidget(label, place // 2, place % 2, 1, wide)
        self.sentence = Label(theme, size=SMALL, tone="secondary")
        self.sentence.setWordWrap(True)
        # Where there is little room its first line is seen.
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # The panel hides the chart where it is too low: by itself it asks for no height.
        self.chart.setMinimumHeight(1)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.chart, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.sentence)
        self.body.addStretch(0)
        self.refresh()

    @property
    def title(self) -> str:
        return self.tr("Quality")

    def enter(self) -> None:
        self.pid = ""
        self._drawn = None

    def choose(self, _pids: tuple[str, ...]) -> None:
        self.refresh()

    def follow(self, batch: Batch) -> bool:
        return self.pid in batch.people or not self.pid

    def refresh(self) -> None:
        poor = self._poor()
        person = self._subject(poor)
        self.pid = person.pid if person else ""
        if person is None:
            self.heading.show_texts(self.title)
            self._say(self.tr("Nobody is in alarm. Select a participant to see their quality."))
            return
        text = self.tr("Quality · {name}").format(name=isolated(name(person)))
        self.heading.show_texts(text, self.tr("last 10 min"))
        quality = person.quality
        if quality is None or quality.grade is Grade.UNKNOWN:
            self._say(self.tr("Nothing measured yet."))
            return
        others = [name(other) for other in poor if other.pid != person.pid]
        self._say(" ".join(self._sentences(quality, others)), self._values(quality))
        self._draw(person)

    def _draw(self, person: Participant) -> None:
        if self.desk is None or person.quality is None:
            return
        now = self.now()
        drawn = (person.pid, person.quality.at, now // _REDRAW_MS)
        if drawn != self._drawn:
            self._drawn = drawn
            self.chart.show_history(self.desk.store.history, person.pid, now)

    def _say(self, sentence: str, values: Sequence[str] = ()) -> None:
        self.sentence.setText(sentence)
        for place, label in enumerate(self.values):
            label.setText(values[place] if place < len(values) else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the sentence stays; the values and then the chart give way."""
        told = sum(bool(label.text()) for label in self.values)
        inside = self.body.contentsRect()
        room = inside.height() - 2 * GRID - self.sentence.heightForWidth(inside.width())
        least = self.theme.scaled(_CHART)
        line = self.values[0].sizeHint().height()
        rows = (told + 1) // 2
        while rows and room - rows * line < least:
            rows -= 1
        for place, label in enumerate(self.values):
            label.setVisible(place < min(told, 2 * rows))
        self.chart.setVisible(told > 0 and room >= least)

    # who

    def _poor(self) -> list[Participant]:
        """Those in alarm who are worst off."""
        if self.desk is None:
            return []
        people = self.desk.store.people
        alarmed = (people[pid] for pid in islice(self.desk.store.in_alarm, _COMPARED))
        return nlargest(_OTHERS + 2, alarmed, key=_strain)

    def _subject(self, poor: list[Participant]) -> Participant | None:
        """The worst selected, else the worst in alarm; who is in alarm and shown stays."""
        if self.desk is None:
            return None
        if chosen := self.desk.chosen():
            return max(chosen, key=lambda p: p.quality.grade if p.quality else Grade.UNKNOWN)
        store = self.desk.store
        if self.pid in store.in_alarm:
            return store.people[self.pid]
        return poor[0] if poor else None

    # in words

    def _values(self, quality: Quality) -> Sequence[str]:
        """The last measurement, both ways."""
        q = quality
        parts = []
        if q.delay is not None:
            parts.append(self.tr("delay {value}").format(value=milliseconds(q.delay)))
        for text, values in (
            (self.tr("jitter ↑ {up} ↓ {down} ms"), _rounded(q.jitter_up, q.jitter_down)),
            (self.tr("audio ↑ {up} ↓ {down} %"), _lost(q.audio_loss_up, q.audio_loss_down)),
            (self.tr("video ↑ {up} ↓ {down} %"), _lost(q.video_loss_up, q.video_loss_down)),
            (self.tr("↑ {up} ↓ {down} kbit/s"), _rounded(q.bitrate_up, q.bitrate_down)),
        ):
            if values is not None:
                parts.append(text.format(up=values[0], down=values[1]))
        return parts

    def _sentences(self, quality: Quality, others: list[str]) -> Iterable[str]:
        yield self._verdict(quality)
        if self.now() - quality.at > _FRESH_MS:
            yield self.tr("Last measured at {time}.").format(time=clock(self.local(quality.at)))
        if others:
            shown = names(others[:_OTHERS], more=len(others) > _OTHERS)
            yield self.tr("Poor now: {names}").format(names=shown)

    def _verdict(self, quality: Quality) -> str:
        since = clock(self.local(quality.grade_since))
        match quality.grade:
            case Grade.POOR if alarms := in_alarm(quality):
                values = [(alarm, getattr(quality, alarm.value)) for alarm in alarms]
                text = self.tr("Poor since {time}: {measures}.")
                return text.format(time=since, measures=measures(values, alarm=True))
            case Grade.POOR:
                return self.tr("Poor since {time}; better just now.").format(time=since)
            case Grade.FAIR if quality.vendor_poor:
                text = self.tr("Fair since {time}: the service calls this network poor.")
                return text.format(time=since)
            case Grade.FAIR:
                return self.tr("Fair since {time}, nothing in alarm.").format(time=since)
        return self.tr("Good since {time}.").format(time=since)


def _strain(person: Participant) -> float:
    """How far the worst measure is, as a share of its limit of alarm."""
    quality = person.quality
    if quality is None:
        return 0.0
    measured = zip(_MEASURES(quality), _POOR, strict=True)
    return max((value or 0.0) / limit for value, limit in measured)


_MEASURES = attrgetter(*(measure.value for measure in LIMITS))
_POOR = tuple(limits.poor for limits in LIMITS.values())


def _rounded(up: float | None, down: float | None) -> tuple[str, str] | None:
    return _both(up, down, lambda value: number(round(value)))


def _lost(up: float | None, down: float | None) -> tuple[str, str] | None:
    return _both(up, down, decimal)


def _both(
    up: float | None, down: float | None, write: Callable[[float], str]
) -> tuple[str, str] | None:
    """Both directions as text; None if neither was measured."""
    if up is None and down is None:
        return None
    return _NOTHING if up is None else write(up), _NOTHING if down is None else write(down)
