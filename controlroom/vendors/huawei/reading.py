"""Generous reading of single values: a number may come as text, text as a number."""

import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from controlroom.meeting.model import Mode, Phase, Presence, Role

Convert = Callable[[Any], Any]


def text(value: Any) -> str:
    """Text, from whatever can stand for it."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise ValueError("not text")


def common(value: Any) -> str:
    """Text that many share, such as an organisation: kept once, however often it comes."""
    return sys.intern(text(value))


def whole(value: Any) -> int:
    """A whole number, from a number or its text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return int(value)
    if isinstance(value, str):
        return int(value.strip())
    raise ValueError("not a number")


def natural(value: Any) -> int:
    """A whole number that is not negative: counts, times."""
    number = whole(value)
    if number < 0:
        raise ValueError("negative")
    return number


def flag(value: Any) -> bool:
    """A yes or no, from a bool, 0/1 or its text; any other number is yes."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        return value.strip().lower() == "true"
    return whole(value) != 0


def scaled(factor: float) -> Convert:
    """A measurement in another unit; negative ones are not believed."""

    def convert(value: Any) -> float:
        number = float(value)
        if not 0 <= number < float("inf"):
            raise ValueError("not a measurement")
        return number * factor

    return convert


def one_of(names: Mapping[str, Any]) -> Convert:
    """A value out of a list; raises ValueError for others."""

    def convert(value: Any) -> Any:
        try:
            return names[text(value).strip()]
        except KeyError:
            raise ValueError("not in the list") from None

    return convert


def names(value: Any) -> frozenset[str]:
    """A list in one text, separated by commas."""
    return _names(text(value))


# Thousands of terminals have one of a few lists; so they share them.
@lru_cache(maxsize=256)
def _names(listed: str) -> frozenset[str]:
    return frozenset(part.strip() for part in listed.split(",") if part.strip())


role = one_of({"0": Role.GUEST, "1": Role.CHAIR, "2": Role.AUDIENCE})
presence = one_of({"0": Presence.IN, "1": Presence.CALLING, "2": Presence.JOINING})
mode = one_of(
    {
        "FREE": Mode.FREE,
        "FIXED": Mode.FIXED,
        "ROLLCALL": Mode.ROLL_CALL,
        "BROADCAST": Mode.BROADCAST,
    }
)
phase = one_of({"Schedule": Phase.SCHEDULED, "Created": Phase.RUNNING, "Destroyed": Phase.ENDED})
