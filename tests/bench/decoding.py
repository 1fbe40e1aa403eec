"""Row 1: decode and apply, sequence checks and change records included, against bare typed
decoding of the same bytes."""

import gc
import sys
from collections.abc import Callable

import msgspec

from controlroom.meeting.store import Store
from controlroom.vendors.huawei.codec import Decoder
from tests.bench import frames
from tests.bench.measure import Finding, ratio, rounds, timed

_PEOPLE = 1_000


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


typed = msgspec.json.Decoder(Frame).decode


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


def decoding(count: int, *, quick: bool) -> list[Finding]:
    number = 2_000 if quick else 8_000
    found: list[Finding] = []
    for entries, goal in ((1, 3.0), (20, 3.5)):
        pushes = frames.increments(_PEOPLE, number // entries, entries)

        def bare(pushes: list[bytes] = pushes) -> float:
            return timed(lambda: [typed(push) for push in pushes])

        took = rounds({"ours": _applied(pushes, _PEOPLE), "bare": bare}, count)
        name = f"decode and apply, increments of {entries}"
        found.append(ratio(1, name, took["ours"], took["bare"], "typed decode", goal=goal))
    return [*found, _allocations()]


def _allocations() -> Finding:
    """What is alive of a change if all that it made is kept. Hangs on Python's version, not on the
    machine."""
    pushes = frames.increments(_PEOPLE, 1_000, 1)
    decoder, store = _store(_PEOPLE)

    def ours(push: bytes) -> object:
        facts = decoder.usual(push) or ()
        return [facts, [store.apply(fact) for fact in facts]]

    ours_made, bare_made = _made(ours, pushes), _made(typed, pushes)
    name = "blocks of memory that a change makes"
    return ratio(1, name, [ours_made], [bare_made], "typed decode", goal=_BLOCKS, gate=True)


_BLOCKS = 1.5


def _made(work: Callable[[bytes], object], pushes: list[bytes]) -> float:
    for push in pushes[:50]:
        work(push)
    gc.collect()
    gc.disable()
    kept: list[object] = [None] * len(pushes)
    before = sys.getallocatedblocks()
    for n, push in enumerate(pushes):
        kept[n] = work(push)
    made = sys.getallocatedblocks() - before
    gc.enable()
    return made / len(pushes)
