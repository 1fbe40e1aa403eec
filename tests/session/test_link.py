"""Clocks that differ, and waits that grow."""

import random

from hypothesis import given
from hypothesis import strategies as st

from controlroom.session.link import LONGEST_WAIT, Skew, wait_before


def test_pushes_tell_the_time_finer_than_dates() -> None:
    skew = Skew()
    skew.told(1_000_500, 1000.0)
    assert skew.seconds == 0.5
    skew.pushed(1_000_000, 1000.040)
    assert abs(skew.seconds - -0.040) < 1e-6
    skew.pushed(1_001_000, 1001.010)
    assert abs(skew.seconds - -0.010) < 1e-6
    skew.pushed(1_002_000, 1002.900)
    assert abs(skew.seconds - -0.010) < 0.001


def test_pushes_about_another_time_are_not_believed() -> None:
    skew = Skew()
    skew.told(1_000_500, 1000.0)
    skew.pushed(0, 1000.0)
    skew.pushed(9_000_000, 1000.0)
    assert skew.seconds == 0.5


def test_a_clock_that_was_set_is_followed() -> None:
    skew = Skew()
    skew.told(1_000_000, 1000.0)
    skew.pushed(1_000_000, 1000.0)
    skew.told(1_060_000, 1030.0)
    assert skew.seconds == 30.0


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_waits_grow_and_stay_bearable(attempt: int, dice: random.Random) -> None:
    assert 0 < wait_before(attempt, dice) <= LONGEST_WAIT
    assert wait_before(0, dice) <= 0.5
