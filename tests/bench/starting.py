"""Rows 9, 10 and 12: how soon processes have started, and what memory they take."""

import asyncio
import functools
import json
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench import browser
from tests.bench.measure import Finding, Skipped, elapsed, milliseconds, ratio
from tests.bench.processes import LINUX, Child, child, environment, proportional, python, resident
from tests.bench.stage import Stage

_SMALL, _LARGE = "800100", "810000"
_SETTLED_AFTER = 2.5
_PROGRAM = python("-m", "controlroom")
# httpx brings a command line of its own where it finds what that needs.
_IMPORTS = python("-c", "import sys; sys.modules['click'] = None; import httpx, websockets")


@contextmanager
def _opened(url: str, conference: str) -> Iterator[Child]:
    words = python("-m", "tests.bench.opened", url, conference, str(int(conference) % 100_000))
    with tempfile.TemporaryDirectory() as home:
        extra = {"XDG_CONFIG_HOME": home, "CONTROLROOM_PASSWORD": "any"}
        with child(words, extra) as process:
            yield process


def _until_ready(program: Child) -> dict[str, float]:
    """When what was painted, epoch seconds."""
    told: dict[str, float] = {}
    while not told.keys() >= {"live", "furnished"}:
        told |= program.told()
    return told


async def starting(stage: Stage) -> list[Finding]:
    """Row 9."""
    found: dict[str, list[float]] = defaultdict(list)

    def once() -> dict[str, float]:
        with child(python("-m", "tests.bench.empty")) as window:
            empty = window.told()["painted"] - window.begun
        with _opened(stage.feed.where.url, _SMALL) as program:
            told = _until_ready(program)
        return {"empty": empty, **{what: at - program.begun for what, at in told.items()}}

    for n in range(stage.count + 1):
        for name, took in (await asyncio.to_thread(once)).items():
            if n:
                found[name].append(took)
    return [
        ratio(
            9, f"process start to {what}", found[key], found["empty"], "empty window",
            goal=goal, note=milliseconds(found[key]),
        )
        for key, what, goal in (
            ("painted", "first paint", 1.6),
            ("live", "a signed-in conference painted", 2.5),
            ("furnished", "all of the window painted, signed in", None),
        )
    ]  # fmt: skip


async def memory(stage: Stage) -> list[Finding]:
    """Row 10. Against the window, all that is in memory; against Chromium, of what is shared with
    other processes a part only, on both sides."""
    name = "memory with 10,000 people"
    if not LINUX:
        return [Skipped(10, name, "it is read from /proc")]

    def empty() -> float:
        with child(python("-m", "tests.bench.empty")) as window:
            window.told()
            return resident(window.pid)

    def ours() -> tuple[float, float]:
        with _opened(stage.feed.where.url, _LARGE) as program:
            _until_ready(program)
            # What is loaded when nobody waits for it counts too.
            time.sleep(_SETTLED_AFTER)
            return resident(program.pid), proportional([program.pid])

    # No time is measured here; but what several share would be divided among them.
    several = range(stage.count)
    takes = [await asyncio.to_thread(ours) for _ in several]
    bare = [await asyncio.to_thread(empty) for _ in several]
    whole, shared_out = zip(*takes, strict=True)
    note = f"{statistics.median(whole):.0f} MB here"
    first = ratio(10, name, whole, bare, "empty window", goal=1.8, note=note)
    if not stage.page:
        return [first, Skipped(10, name, browser.MISSING)]
    chromium = [stage.page.memory() for _ in several]
    note = f"{statistics.median(shared_out):.0f} MB here"
    return [first, ratio(10, name, shared_out, chromium, "Chromium", goal=0.22, note=note)]


async def command(stage: Stage) -> list[Finding]:
    """Row 12: locked and unlocked in turn."""
    found: dict[str, list[float]] = defaultdict(list)

    def measure() -> None:
        with child(python("-m", "tests.bench.simulated")) as simulator:
            told = simulator.told()
            place = ("--server", told["url"], "--conference", told["conference"])

            def do(word: str) -> None:
                ended = subprocess.run(
                    [*_PROGRAM, "do", *place, "--password-stdin", word],
                    input=told["password"].encode(),
                    stdout=subprocess.PIPE,
                    env=environment(),
                    check=True,
                )
                status = json.loads(ended.stdout)["status"]
                if status != "confirmed":
                    raise RuntimeError(f"{word}: {status}")

            for n in range(stage.count + 1):
                word = ("lock", "unlock")[n % 2]
                ours = elapsed(functools.partial(do, word))
                bare = elapsed(lambda: subprocess.run(_IMPORTS, env=environment(), check=True))
                if n:
                    found["ours"].append(ours)
                    found["bare"].append(bare)

    await asyncio.to_thread(measure)
    name = "controlroom do lock, until confirmed"
    note = milliseconds(found["ours"])
    against = "import httpx, websockets"
    return [ratio(12, name, found["ours"], found["bare"], against, goal=2, note=note)]
