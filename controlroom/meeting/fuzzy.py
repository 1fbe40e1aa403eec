"""How well a text fits what somebody typed of it: letters in order, not all of them."""

from collections.abc import Iterable

from controlroom.meeting.search import folded

_WHOLE, _BEGINS, _WORD_BEGINS, _INSIDE, _SCATTERED = range(5)


def fit(typed: str, text: str) -> tuple[int, int] | None:
    """How well the folded `typed` fits `text`, lower is better; None if it doesn't.

    A text that is all of it is best, then one that begins with it, one with a word that begins with
    it or that begins with it but for spaces, one that has it inside, and one that has its letters
    in order, the first of them at the beginning of a word. Shorter texts go before longer ones.
    """
    text = folded(text).strip()
    if typed == text:
        return _WHOLE, 0
    place = text.find(typed)
    if place == 0:
        return _BEGINS, len(text)
    if f" {typed}" in text or text.replace(" ", "").startswith(typed):
        return _WORD_BEGINS, len(text)
    if place > 0:
        return _INSIDE, len(text)
    gaps = [
        spread for start in _starts(text) if (spread := _spread(typed, text, start)) is not None
    ]
    return (_SCATTERED, min(gaps)) if gaps else None


def best(typed: str, texts: Iterable[str]) -> tuple[int, int] | None:
    """The best fit among several texts for the same."""
    return min((found for text in texts if (found := fit(typed, text)) is not None), default=None)


def _starts(text: str) -> list[int]:
    return [
        i for i in range(len(text)) if not text[i].isspace() and (i == 0 or text[i - 1] in " -")
    ]


def _spread(typed: str, text: str, start: int) -> int | None:
    """How far apart the letters stand, the first of them at `start`."""
    letters = typed.replace(" ", "")
    if not letters or text[start] != letters[0]:
        return None
    at = start
    for letter in letters[1:]:
        at = text.find(letter, at + 1)
        if at < 0:
            return None
    return at - start - len(letters)
