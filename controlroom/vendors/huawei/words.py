"""The vendor's codes in plain words, from resources/huawei/errors.toml."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from controlroom.later import Later
from controlroom.resources import path

if TYPE_CHECKING:
    import tomllib
else:
    tomllib = Later("tomllib")


class Explanation(msgspec.Struct, frozen=True):
    """What a code means, and what a user can do about it ("" where there is nothing)."""

    what: str
    way_out: str


# The same few codes come again and again.
@lru_cache(maxsize=64)
def _entry(name: str) -> Mapping[str, str] | None:
    """What the file says of a code. Only its section is parsed: all of it takes 50 ms and 1 MB."""
    whole = path("huawei", "errors.toml").read_bytes()
    _, found, rest = whole.partition(f'["{name}"]'.encode(errors="replace"))
    return tomllib.loads(rest.partition(b"\n[")[0].decode()) if found else None


def explain(code: str, http_status: int = 0, *, language: str = "en") -> Explanation | None:
    """The words for a code of chapter 22, a reason of 6.1.3.9 or a status; None for neither.

    `language` is "en" or "zh".
    """
    # The push writes a reason without its family: 11076005 is MMC.111076005.
    for name in (code, f"MMC.1{code}", "APIGW" if code.startswith("APIGW") else ""):
        if entry := _entry(name):
            break
    else:
        entry = _entry(f"HTTP.{http_status}")
    if entry is None:
        return None
    return Explanation(entry[language], entry.get(f"do_{language}", ""))
