"""Row 13: what a change costs must not depend on how many are in the meeting."""

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from controlroom.ui.table.view import TableView
from controlroom.vendors.huawei.codec import Decoder
from tests.bench.measure import Finding, ratio
from tests.bench.stage import GROWING, Stage
from tests.bench.world import World

_LEAST, *_LARGER = GROWING
# The same people change in each meeting, so that equally many of them are on screen.
_AMONG = 100
_GOAL = 1.3
# Steps are counted, not timed.
_GOAL_OF_STEPS = 1.05
_COUNTED = 30


async def growth(stage: Stage) -> list[Finding]:
    tables = {}
    for people, conference in GROWING.items():
        tables[people] = await stage.console.open(stage.feed.where.url, conference)
    spent: dict[int, list[float]] = {people: [] for people in GROWING}
    for n in range(stage.count + 1):
        for people, conference in GROWING.items():
            cost = await _spent(stage, tables[people], conference)
            if n:
                spent[people].append(cost)
    for people, conference in GROWING.items():
        stage.console.show(tables[people])
        told = await stage.feed.do("state", conference)
        await stage.console.check(tables[people], told)
    steps = {people: [float(_steps(stage, tables[people], people))] for people in GROWING}
    for table in tables.values():
        stage.console.window.conferences.close(stage.console.meeting(table))
    stage.console.show(stage.table)
    found: list[Finding] = []
    for people in _LARGER:
        against = f"one among {_LEAST}"
        name = f"a change among {people:,}"
        found += [
            ratio(13, f"{name}, processor", spent[people], spent[_LEAST], against, goal=_GOAL),
            ratio(
                13, f"{name}, steps of the interpreter", steps[people], steps[_LEAST], against,
                goal=_GOAL_OF_STEPS, gate=True,
            ),
        ]  # fmt: skip
    return found


async def _spent(stage: Stage, table: TableView, conference: str) -> float:
    """Processor seconds of the whole program at a fixed rate, painting included."""
    seconds = 0.2 if stage.quick else 3.0
    how = {"rate": 1_000, "seconds": seconds, "among": _AMONG}
    stage.console.show(table)
    warm = await stage.feed.do("feed", conference, **how | {"seconds": 0.1})
    await stage.console.painted(warm["last"])
    begun = time.process_time()
    done = await stage.feed.do("feed", conference, **how)
    await stage.console.painted(done["last"])
    return time.process_time() - begun


def _steps(stage: Stage, table: TableView, people: int) -> int:
    """How many instructions the interpreter takes for some changes, each in a tick of its own; that
    does not hang on the machine."""
    stage.console.show(table)
    meeting = stage.console.meeting(table)
    world, decoder = World(people, seed=2), Decoder()

    def taking(number: int) -> Callable[[], None]:
        pushes = [world.frame([world.change(_AMONG)]) for _ in range(number)]

        def work() -> None:
            for push in pushes:
                meeting.session._take_in(decoder.usual(push) or ())
                meeting.desk._timer.stop()
                meeting.desk._flush()

        return work

    taking(_COUNTED)()
    return _counted(taking(_COUNTED))


def _counted(work: Callable[[], None]) -> int:
    count = 0

    def note(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        else:
            count += 1
        return note

    sys.settrace(note)
    try:
        work()
    finally:
        sys.settrace(None)
    return count
