"""Finding people by what an operator types: name, number, account, and pinyin.

A Chinese name is found by the initials of its syllables, by whole syllables, and by both mixed:
"zw", "zhang", "zhangwei", "zhangw" and "zwei" all find 张伟. A character with several readings is
found by any of them. The pinyin tables take about 0.1 s to load, so `load_pinyin` is called off the
event loop; until it has returned, Chinese names are found by their characters only.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from controlroom.meeting.model import Participant

# The fields in which a search looks.
SEARCHED = frozenset({"name", "number", "account"})
# Of a character's readings, the rarer ones are left out.
_READINGS = 3
# How many unusual readings a name is found by, and how many syllables to either side of each.
_UNUSUAL = 24
_AROUND = 8
# More than so many letters are not taken for pinyin.
_LETTERS = 24
# A Latin word or a number, or one character of another script.
_UNIT = re.compile(r"[a-z0-9]+|[^\W_]")

_readings_of: Callable[[str], tuple[str, ...]] | None = None

# All that a search may hit of somebody, a line each; and the name as `spelling` has it.
Texts = tuple[str, str]


def load_pinyin() -> None:
    """Load the pinyin tables; call it in a thread."""
    global _readings_of
    if _readings_of is not None:
        return
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # 60 MB and 0.4 s less
    from pypinyin import Style, pinyin  # noqa: PLC0415 - loading it is what this does

    @lru_cache(maxsize=30_000)
    def readings_of(character: str) -> tuple[str, ...]:
        found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        return tuple(found[0][:_READINGS]) if found else ()

    _readings_of = readings_of
    haystacks.cache_clear()


def edition() -> int:
    """Which texts are made now: they are others once pinyin is loaded."""
    return int(_readings_of is not None)


def folded(text: str) -> str:
    """`text` as it is compared: case and full-width forms don't matter."""
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=50_000)
def haystacks(name: str, number: str, account: str) -> Texts:
    """All that a search may hit of somebody, a line each; and the name as `spelling` has it."""
    lines = [folded(name), number.casefold(), folded(account)]
    if _readings_of is not None and not name.isascii():
        readings = map(_readings_of, folded(name))
        lines.append("".join(reading[0][0] for reading in readings if reading))
    return "\n".join(lines), spelling(name)


def haystack(person: Participant) -> str:
    """All that a search may hit of `person`, a line each, but for whole syllables of pinyin."""
    return haystacks(person.name, person.number, person.account)[0]


def texts_of(person: Participant) -> Texts:
    """What a `matcher` looks through."""
    return haystacks(person.name, person.number, person.account)


def spelling(name: str) -> str:
    """A Chinese name in pinyin, a space before each syllable; "" for other names. The first line
    has the usual readings, each of the others one that is unusual and what is around it."""
    if _readings_of is None or name.isascii():
        return ""
    units = _UNIT.findall(folded(name))
    read = [(unit,) if unit.isascii() else _readings_of(unit) for unit in units]
    syllables = [readings for readings in read if readings]
    if len(syllables) == sum(unit.isascii() for unit in units):
        return ""
    usual = [readings[0] for readings in syllables]
    lines = [usual]
    for at, readings in enumerate(syllables):
        before, after = usual[max(0, at - _AROUND) : at], usual[at + 1 : at + 1 + _AROUND]
        lines += [[*before, unusual, *after] for unusual in readings[1:]]
    kept = lines[: 1 + _UNUSUAL]
    return "\n".join("".join(f" {syllable}" for syllable in line) for line in kept)


def texts(person: Participant) -> str:
    """All that a search may hit of `person`, a line each."""
    return "\n".join(haystacks(person.name, person.number, person.account))


def needle(typed: str) -> str:
    """What a user typed, as it is looked for in a haystack."""
    return folded(typed.strip())


def matcher(typed: str) -> Callable[[Texts], bool]:
    """Whether what was typed is found in somebody's texts; nothing is found everywhere."""
    wanted = needle(typed)
    pattern = spelled(wanted)
    if not wanted:
        return lambda _: True
    if pattern is None:
        return lambda texts: wanted in texts[0]
    search = pattern.search
    return lambda texts: wanted in texts[0] or search(texts[1]) is not None


def among(texts: Mapping[str, Texts], typed: str) -> list[str]:
    """In whose of `texts`, by pid, what was typed is found: as `matcher`, for thousands."""
    wanted = needle(typed)
    if spelled(wanted) is None:
        return [pid for pid, (text, _) in texts.items() if wanted in text]
    found = matcher(typed)
    return [pid for pid, texts_of_one in texts.items() if found(texts_of_one)]


def finder(typed: str) -> Callable[[Participant], bool]:
    """Whether somebody is found by what was typed; everybody is if that is nothing."""
    found = matcher(typed)
    return lambda person: found(texts_of(person))


def speller(typed: str) -> Callable[[str], bool]:
    """Whether a name, or some of its syllables, is spelled as was typed."""
    pattern = spelled(needle(typed))
    return (lambda name: bool(pattern.search(spelling(name)))) if pattern else lambda _: False


def spelled(wanted: str) -> re.Pattern[str] | None:
    """What finds syllables in a row, each whole or its beginning, that make up what is wanted; None
    if that is no pinyin. A space in it ends a syllable."""
    words = wanted.split()
    letters = "".join(words)
    if len(letters) > _LETTERS or not letters.isascii() or not letters.isalnum():
        return None
    if letters.isdigit():
        return None
    to_next, perhaps_to_next = "[^ \n]* ", "(?:[^ \n]* )?"
    return re.compile(" " + to_next.join(perhaps_to_next.join(word) for word in words))


def text_key(text: str) -> bytes:
    """A sort key: Latin before Chinese, common Chinese in pinyin order, as GB 18030 has them."""
    return folded(text).encode("gb18030", "replace")
