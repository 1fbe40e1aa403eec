"""Grades of call quality, with hysteresis, and their history.

A grade gets worse only when a second look agrees, and better only when it has held: one lost packet
raises no alarm, and an alarm doesn't flicker.
"""

from array import array
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple, cast

from msgspec.structs import replace

from controlroom.meeting.model import Grade, Quality

WORSE_MUST_HOLD_MS = 3_000
BETTER_MUST_HOLD_MS = 5_000


class Measure(Enum):
    """What is measured of a call."""

    DELAY = "delay"
    JITTER = "jitter"
    AUDIO_LOSS_UP = "audio_loss_up"
    AUDIO_LOSS_DOWN = "audio_loss_down"
    VIDEO_LOSS_UP = "video_loss_up"
    VIDEO_LOSS_DOWN = "video_loss_down"


class Limits(NamedTuple):
    """From where on a measure is fair, and from where on poor."""

    fair: float
    poor: float


# Poor is where the vendor's own console shows a red signal.
LIMITS: Mapping[Measure, Limits] = {
    Measure.DELAY: Limits(150, 250),
    Measure.JITTER: Limits(30, 50),
    Measure.AUDIO_LOSS_UP: Limits(3, 10),
    Measure.AUDIO_LOSS_DOWN: Limits(3, 10),
    Measure.VIDEO_LOSS_UP: Limits(1, 3),
    Measure.VIDEO_LOSS_DOWN: Limits(1, 3),
}
_CHECKS = tuple((measure.value, limits) for measure, limits in LIMITS.items())


def measured(old: Quality | None, values: Mapping[str, object], at: int) -> Quality:
    """The quality after a measurement of some `values` of it at `at`."""
    told = {**values, "at": at}
    merged = replace(old, **told) if old else Quality(**told)  # type: ignore[arg-type]
    up, down = merged.jitter_up, merged.jitter_down
    jitter = up if down is None else down if up is None else max(up, down)
    merged = replace(
        merged,
        jitter=jitter,
        loss_up=_worse(merged.audio_loss_up, merged.video_loss_up),
        loss_down=_worse(merged.audio_loss_down, merged.video_loss_down),
    )
    return _settled(merged, _instant(merged))


def _worse(audio: float | None, video: float | None) -> float | None:
    if audio is None:
        return video
    return audio if video is None or audio > video else video


def _instant(quality: Quality) -> Grade:
    """The grade of this one measurement."""
    worst = Grade.UNKNOWN
    for name, limits in _CHECKS:
        value = getattr(quality, name)
        if value is None:
            continue
        if value >= limits.poor:
            return Grade.POOR
        if value >= limits.fair:
            worst = Grade.FAIR
        elif worst is Grade.UNKNOWN:
            worst = Grade.GOOD
    if quality.vendor_poor:
        return Grade.FAIR
    if worst is Grade.UNKNOWN and quality.vendor_poor is False:
        return Grade.GOOD
    return worst


def _settled(quality: Quality, instant: Grade) -> Quality:
    """`quality` with the grade that stands, given what the last measurement alone would say."""
    standing, at = quality.grade, quality.at
    if standing is Grade.UNKNOWN:
        return replace(quality, grade=instant, grade_since=at, leaning=instant, leaning_since=at)
    if instant is standing or instant is Grade.UNKNOWN:
        return replace(quality, leaning=standing, leaning_since=at)
    worse = instant > standing
    same_side = quality.leaning is not standing and (quality.leaning > standing) == worse
    since = quality.leaning_since if same_side else at
    if at - since >= (WORSE_MUST_HOLD_MS if worse else BETTER_MUST_HOLD_MS):
        return replace(quality, grade=instant, grade_since=at, leaning=instant, leaning_since=at)
    return replace(quality, leaning=instant, leaning_since=since)


def in_alarm(quality: Quality) -> list[Measure]:
    """The measures that are poor, the worst in proportion to its limit first."""
    over = []
    for measure, limits in LIMITS.items():
        value = cast("float | None", getattr(quality, measure.value))
        if value is not None and value >= limits.poor:
            over.append((value / limits.poor, measure))
    return [measure for _, measure in sorted(over, key=lambda item: -item[0])]


class Sample(NamedTuple):
    """One point of a history: seconds since the history's origin, then the table's measures (NaN
    where nothing was measured)."""

    at: float
    delay: float
    loss_up: float
    loss_down: float
    jitter: float


_WIDTH = len(Sample._fields)
_NAN = float("nan")


class History:
    """The last `limit` samples of everybody's quality, at least `spacing_ms` apart.

    Held as 32-bit floats: 10 minutes of 10,000 people are 24 MB, as objects they would be 300.
    """

    def __init__(self, limit: int = 120, spacing_ms: int = 5_000) -> None:
        self.limit = limit
        self.spacing_ms = spacing_ms
        self.origin: int | None = None
        self._series: dict[str, array[float]] = {}
        self._last: dict[str, int] = {}

    def add(self, pid: str, quality: Quality) -> bool:
        """Keep `quality` unless the last sample is too young; return whether it was kept."""
        if quality.at - self._last.get(pid, -self.spacing_ms) < self.spacing_ms:
            return False
        if self.origin is None:
            self.origin = quality.at
        self._last[pid] = quality.at
        series = self._series.setdefault(pid, array("f"))
        measures = (quality.delay, quality.loss_up, quality.loss_down, quality.jitter)
        series.append((quality.at - self.origin) / 1000)
        series.extend(_NAN if value is None else value for value in measures)
        if len(series) >= 2 * self.limit * _WIDTH:
            del series[: self.limit * _WIDTH]
        return True

    def samples(self, pid: str) -> Iterator[Sample]:
        """The samples of `pid`, oldest first."""
        series = self._series.get(pid, array("f"))
        start = max(0, len(series) - self.limit * _WIDTH)
        for i in range(start, len(series), _WIDTH):
            yield Sample(*series[i : i + _WIDTH])

    def forget(self, pid: str) -> None:
        """Drop the history of somebody who left."""
        self._series.pop(pid, None)
        self._last.pop(pid, None)
