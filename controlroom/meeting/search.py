"""Finding people by what an operator types: name, number, account, and pinyin initials.

The pinyin tables take about 0.1 s to load, so `load_pinyin` is called off the event loop; until it
has returned, Chinese names are found by their characters only.
"""

import os
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from controlroom.meeting.model import Participant

_initials: Callable[[str], str] | None = None


def load_pinyin() -> None:
    """Load the pinyin tables; call it in a thread."""
    global _initials
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # 60 MB and 0.4 s less
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - loading it is what this does

    def initials(text: str) -> str:
        return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors="ignore"))

    _initials = initials
    haystack_of.cache_clear()


def folded(text: str) -> str:
    """`text` as it is compared: case and full-width forms don't matter."""
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=50_000)
def haystack_of(name: str, number: str, account: str) -> str:
    """All that a search may hit of somebody, a line each."""
    lines = [folded(name), number.casefold(), folded(account)]
    if _initials is not None and not name.isascii():
        lines.append(_initials(name))
    return "\n".join(lines)


def haystack(person: Participant) -> str:
    """All that a search may hit of `person`."""
    return haystack_of(person.name, person.number, person.account)


def needle(typed: str) -> str:
    """What a user typed, as it is looked for in a haystack."""
    return folded(typed.strip())


def text_key(text: str) -> bytes:
    """A sort key: Latin before Chinese, common Chinese in pinyin order, as GB 18030 has them."""
    return folded(text).encode("gb18030", "replace")
