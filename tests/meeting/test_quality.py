"""Grades with hysteresis, and the history of measurements."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.meeting.model import Grade, Quality
from controlroom.meeting.quality import (
    BETTER_MUST_HOLD_MS,
    LIMITS,
    WORSE_MUST_HOLD_MS,
    History,
    Measure,
    in_alarm,
    measured,
)

FIELD = {Measure.JITTER: "jitter_up"}


def graded(values: dict[str, object], old: Quality | None = None, at: int = 0) -> Quality:
    return measured(old, values, at)


@pytest.mark.parametrize("measure", list(Measure))
def test_limits_of_each_measure(measure: Measure) -> None:
    limits = LIMITS[measure]
    name = FIELD.get(measure, measure.value)
    for value, grade in (
        (limits.fair - 0.1, Grade.GOOD),
        (limits.fair, Grade.FAIR),
        (limits.poor - 0.1, Grade.FAIR),
        (limits.poor, Grade.POOR),
    ):
        assert graded({name: value}).grade is grade


def test_better_must_hold() -> None:
    poor = graded({"delay": 300.0})
    better = graded({"delay": 20.0}, poor, 1_000)
    assert better.grade is Grade.POOR
    again = graded({"delay": 20.0}, better, 1_000 + BETTER_MUST_HOLD_MS)
    assert (again.grade, again.grade_since) == (Grade.GOOD, 1_000 + BETTER_MUST_HOLD_MS)


def test_a_relapse_starts_the_hold_anew() -> None:
    quality = graded({"delay": 300.0})
    for at, delay in ((1_000, 20.0), (3_000, 300.0), (4_000, 20.0), (7_000, 20.0)):
        quality = graded({"delay": delay}, quality, at)
    assert quality.grade is Grade.POOR


@given(st.lists(st.tuples(st.floats(0, 600), st.integers(1, 4_000)), max_size=30))
def test_a_grade_never_flickers(looks: list[tuple[float, int]]) -> None:
    quality, at, changed = None, 0, -math.inf
    for delay, pause in looks:
        at += pause
        new = measured(quality, {"delay": delay}, at)
        if quality is not None and new.grade is not quality.grade:
            assert at - changed >= min(WORSE_MUST_HOLD_MS, BETTER_MUST_HOLD_MS)
            changed = at
        quality = new


def test_the_vendors_own_word_alone_is_no_alarm() -> None:
    assert graded({"vendor_poor": True}).grade is Grade.FAIR
    assert graded({"vendor_poor": False}).grade is Grade.GOOD
    assert graded({}).grade is Grade.UNKNOWN


def test_the_worst_in_proportion_comes_first() -> None:
    quality = graded({"delay": 260.0, "video_loss_down": 9.7, "jitter_up": 71.0})
    assert in_alarm(quality) == [Measure.VIDEO_LOSS_DOWN, Measure.JITTER, Measure.DELAY]


def test_a_history_keeps_the_last_samples_apart() -> None:
    history = History(limit=4, spacing_ms=1_000)
    kept = [history.add("a", Quality(at=at, delay=float(at))) for at in range(0, 20_000, 500)]
    assert sum(kept) == 20
    samples = list(history.samples("a"))
    assert [sample.at for sample in samples] == [16.0, 17.0, 18.0, 19.0]
    assert math.isnan(samples[0].loss_up)
    history.forget("a")
    assert list(history.samples("a")) == []
