"""What was typed and what is meant."""

import pytest

from controlroom.meeting.fuzzy import best, fit


@pytest.mark.parametrize(
    ("typed", "worse_and_worse"),
    [
        ("mute", ["mute", "mute all", "auto mute", "unmute", "make up the end"]),
        ("rc", ["rc", "rcx", "roll call"]),
        ("上海", ["上海", "上海分会场", "大上海"]),
    ],
)
def test_better_fits_come_first(typed: str, worse_and_worse: list[str]) -> None:
    fits = [fit(typed, text) for text in worse_and_worse]
    assert None not in fits
    assert fits == sorted(fits, key=lambda found: found or ())


@pytest.mark.parametrize(("typed", "text"), [("xyz", "mute"), ("etum", "mute"), ("ute", "mu t e")])
def test_what_does_not_fit(typed: str, text: str) -> None:
    assert fit(typed, text) is None


def test_the_best_of_several_texts_counts() -> None:
    assert best("锁", ["lock", "锁定"]) == fit("锁", "锁定")
    assert best("x", ["lock"]) is None
