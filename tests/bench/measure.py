"""What the bench finds: ratios of rounds. Subjects and baselines take turns within each round, so
that a drifting machine hits all of them alike."""

import gc
import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

ROUNDS = 5


@dataclass(frozen=True)
class Ratio:
    """A subject against its baseline, over rounds; `row` is its number in the table of goals.

    `goal` is None where none is set. A `gate` does not hang on the noise of the machine: missing it
    fails the run.
    """

    row: int
    name: str
    against: str
    median: float
    least: float
    most: float
    goal: float | None = None
    at_least: bool = False
    gate: bool = False
    note: str = ""

    @property
    def held(self) -> bool | None:
        if self.goal is None:
            return None
        return self.median >= self.goal if self.at_least else self.median <= self.goal

    def line(self) -> str:
        sign = ">=" if self.at_least else "<="
        verdict = "held" if self.held else "MISSED"
        goal = "" if self.goal is None else f"  goal {sign} {self.goal:g} {verdict}"
        note = f"  ({self.note})" if self.note else ""
        return (
            f"{self.row:>2}  {self.name:52} {self.median:8.3f} x {self.against:22}"
            f" [{self.least:.3f} .. {self.most:.3f}]{goal}{note}"
        )


@dataclass(frozen=True)
class Skipped:
    """A row that can't be measured here, or that `failed` to be."""

    row: int
    name: str
    why: str
    failed: bool = False

    def line(self) -> str:
        return f"{self.row:>2}  {self.name:52} {'FAILED' if self.failed else 'skipped'}: {self.why}"


Finding = Ratio | Skipped


def rounds(subjects: Mapping[str, Callable[[], float]], count: int) -> dict[str, list[float]]:
    """Run all subjects `count` times in turn after one round that doesn't count."""
    found: dict[str, list[float]] = {name: [] for name in subjects}
    for n in range(count + 1):
        for name, subject in subjects.items():
            gc.collect()
            took = subject()
            if n:
                found[name].append(took)
    return found


def ratio(
    row: int,
    name: str,
    subject: Sequence[float],
    baseline: Sequence[float],
    against: str,
    *,
    goal: float | None = None,
    at_least: bool = False,
    gate: bool = False,
    note: str = "",
) -> Ratio:
    """Round by round, so that both sides of each quotient saw the same machine."""
    quotients = [a / b for a, b in zip(subject, baseline, strict=True)]
    median = statistics.median(quotients)
    return Ratio(
        row, name, against, median, min(quotients), max(quotients), goal, at_least, gate, note
    )


def milliseconds(seconds: Sequence[float]) -> str:
    """A median for a note."""
    return f"{statistics.median(seconds) * 1000:.1f} ms here"


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def elapsed(work: Callable[[], object]) -> float:
    """Seconds by the clock that `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def share(values: Sequence[float], part: float) -> float:
    """The quantile `part` of `values`, by the nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(part * len(ranked)))]


def report(findings: Sequence[Finding]) -> str:
    return "\n".join(finding.line() for finding in findings)


def as_json(findings: Sequence[Finding], revision: str) -> str:
    """`held` is told too, for who does not want to work it out."""
    ratios = [asdict(one) | {"held": one.held} for one in findings if isinstance(one, Ratio)]
    skipped = [asdict(one) for one in findings if isinstance(one, Skipped)]
    return json.dumps({"revision": revision, "ratios": ratios, "skipped": skipped}, indent=2)
