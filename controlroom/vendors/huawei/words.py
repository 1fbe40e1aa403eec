"""The vendor's codes in plain words, from resources/huawei/errors.toml."""

import tomllib
from functools import cache
from typing import Any

import msgspec

from controlroom.resources import path


class Explanation(msgspec.Struct, frozen=True):
    """What a code means, and what a user can do about it ("" where there is nothing)."""

    what: str
    way_out: str


@cache
def table() -> dict[str, dict[str, Any]]:
    """All codes; reading it takes some 30 ms, so not on the event loop."""
    return tomllib.loads(path("huawei", "errors.toml").read_text("utf-8"))


def explain(code: str, http_status: int = 0, *, language: str = "en") -> Explanation | None:
    """The words for a code of chapter 22, a reason of 6.1.3.9 or a status; None for neither.

    `language` is "en" or "zh".
    """
    codes = table()
    # The push writes a reason without its family: 11076005 is MMC.111076005.
    for name in (code, f"MMC.1{code}", "APIGW" if code.startswith("APIGW") else ""):
        if entry := codes.get(name):
            break
    else:
        entry = codes.get(f"HTTP.{http_status}")
    if entry is None:
        return None
    return Explanation(entry[language], entry.get(f"do_{language}", ""))
