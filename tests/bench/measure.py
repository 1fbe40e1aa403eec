"""Interleaved measurements: every round runs every subject once, so that a drifting machine hits
all of them alike; what is told are ratios of rounds."""

import gc
import json
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Ratio:
    """A subject against its baseline, over rounds; `goal` None where none is set yet."""

    name: str
    against: str
    median: float
    least: float
    most: float
    goal: float | None = None
    note: str = ""

    @property
    def held(self) -> bool | None:
        return None if self.goal is None else self.median <= self.goal

    def line(self) -> str:
        goal = (
            ""
            if self.goal is None
            else f"  goal <= {self.goal:g} {'held' if self.held else 'MISSED'}"
        )
        note = f"  ({self.note})" if self.note else ""
        return (
            f"{self.name:44} {self.median:8.3f} x {self.against}"
            f"  [{self.least:.3f} .. {self.most:.3f}]{goal}{note}"
        )


def rounds(subjects: Mapping[str, Callable[[], float]], count: int) -> dict[str, list[float]]:
    """Run all subjects `count` times in turn after one round that doesn't count; seconds each."""
    found: dict[str, list[float]] = {name: [] for name in subjects}
    for n in range(count + 1):
        for name, subject in subjects.items():
            gc.collect()
            took = subject()
            if n:
                found[name].append(took)
    return found


def ratio(
    name: str,
    subject: list[float],
    baseline: list[float],
    against: str,
    *,
    goal: float | None = None,
    note: str = "",
) -> Ratio:
    """Round by round, so that both sides of each quotient saw the same machine."""
    quotients = [a / b for a, b in zip(subject, baseline, strict=True)]
    return Ratio(
        name,
        against,
        statistics.median(quotients),
        min(quotients),
        max(quotients),
        goal,
        note,
    )


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def report(ratios: list[Ratio]) -> str:
    return "\n".join(found.line() for found in ratios)


def as_json(ratios: list[Ratio]) -> str:
    return json.dumps([asdict(found) for found in ratios], indent=2)
