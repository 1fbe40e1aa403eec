"""What was said, as a file: plain text, or WebVTT for players."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from controlroom.meeting.subtitles import Spoken
from controlroom.ui.wording import clean

# How long a line without an end stays on the screen, in ms.
_LONGEST = 5_000


def plain(lines: Iterable[Spoken], skew_ms: float = 0.0) -> str:
    """A sentence a line with local time and speaker; further languages stand below it.

    `skew_ms` is how far the service's clock is ahead of this machine's.
    """
    return "".join(f"{_plain(line, skew_ms)}\n" for line in lines)


def _plain(line: Spoken, skew_ms: float) -> str:
    moment = datetime.fromtimestamp((line.at - skew_ms) / 1000).astimezone()
    texts = [clean(text) for _, text in line.texts] or [""]
    below = [f"    {language}: {clean(text)}" for language, text in line.texts[1:]]
    head = f"{moment:%Y-%m-%d %H:%M:%S}  {_name(line)}: {texts[0]}"
    return "\n".join([head, *below])


def web_vtt(lines: Iterable[Spoken]) -> str:
    """Cues with voices (https://www.w3.org/TR/webvtt1/), timed as the service timed them; if it did
    not, by when they came, from the first on."""
    kept = [line for line in lines if any(text.strip() for _, text in line.texts)]
    cues = (
        f"{_cue_time(begin)} --> {_cue_time(end)}\n{_cue(line)}\n"
        for line, (begin, end) in zip(kept, _times(kept), strict=True)
    )
    return "\n".join(["WEBVTT\n", *cues])


def _times(lines: Sequence[Spoken]) -> list[tuple[int, int]]:
    timed = [
        (line.begin, line.end)
        for line in lines
        if line.begin is not None and line.end is not None and 0 <= line.begin < line.end
    ]
    if len(timed) == len(lines):
        return timed
    starts = [max(0, line.at - lines[0].at) for line in lines]
    ends = [*starts[1:], starts[-1] + _LONGEST]
    return [
        (start, min(max(end, start + 1), start + _LONGEST))
        for start, end in zip(starts, ends, strict=True)
    ]


def _cue_time(ms: int) -> str:
    whole, rest = divmod(ms, 1000)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _cue(line: Spoken) -> str:
    said = "\n".join(_escaped(text) for _, text in line.texts if text.strip())
    return f"<v {_escaped(_name(line))}>{said}" if _name(line) else said


def _name(line: Spoken) -> str:
    return clean(line.name) or clean(line.pid)


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
