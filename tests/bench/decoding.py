"""Decode and apply, sequence checks and change records included, against bare typed decoding."""

from collections.abc import Callable

import msgspec

from controlroom.meeting.store import Store
from controlroom.vendors.huawei.codec import Decoder
from tests.bench import frames
from tests.bench.measure import Ratio, ratio, rounds, timed


class Info(msgspec.Struct, gc=False):
    MUTE: str | msgspec.UnsetType = msgspec.UNSET
    HAND: str | msgspec.UnsetType = msgspec.UNSET
    SHARE: str | msgspec.UnsetType = msgspec.UNSET


class Entry(msgspec.Struct, gc=False):
    pid: str
    mode: int = 0
    pinfoMap: Info | None = None  # noqa: N815


class Frame(msgspec.Struct, gc=False):
    action: str
    msgMode: int  # noqa: N815
    version: int
    createTime: int  # noqa: N815
    data: list[Entry]


_typed = msgspec.json.Decoder(Frame).decode


def _store(people: int) -> tuple[Decoder, Store]:
    decoder, store = Decoder(), Store()
    for fact in decoder.facts(frames.snapshot(people)):
        store.apply(fact)
    return decoder, store


def _applied(pushes: list[bytes], people: int) -> Callable[[], float]:
    decoder, store = _store(people)

    def work() -> None:
        # As the stream does it.
        for push in pushes:
            for fact in decoder.usual(push) or decoder.facts(push):
                store.apply(fact)

    def once() -> float:
        decoder.restart()
        return timed(work)

    return once


def run(count: int, *, quick: bool) -> list[Ratio]:
    people = 1_000
    number = 1_000 if quick else 4_000
    found = []
    for entries, goal in ((1, 3.0), (20, 5.0)):
        pushes = frames.increments(people, number // entries, entries)

        def bare(pushes: list[bytes] = pushes) -> float:
            return timed(lambda: [_typed(push) for push in pushes])

        took = rounds({"ours": _applied(pushes, people), "bare": bare}, count)
        found.append(
            ratio(
                f"decode and apply, increments of {entries}",
                took["ours"],
                took["bare"],
                "typed decode",
                goal=goal,
            )
        )
    return [*found, _growth(count, number)]


def _growth(count: int, number: int) -> Ratio:
    """The cost of a change must not depend on the size of the meeting."""
    subjects = {
        str(people): _applied(frames.increments(people, number, 1), people)
        for people in (100, 10_000)
    }
    took = rounds(subjects, count)
    return ratio("a change among 10,000", took["10000"], took["100"], "one among 100", goal=1.3)
