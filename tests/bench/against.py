"""Two revisions, measured in turn on one machine."""

import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.processes import python

TURNS = 2
_ROOT = Path(__file__).parents[2]
_CHANGED = "+changes"


class Figure(NamedTuple):
    """Of one figure, over all turns."""

    median: float
    least: float
    most: float


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(_ROOT), *words],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def revision() -> str:
    """The commit that is checked out, marked if something was changed since; empty if unknown."""
    try:
        changed = _CHANGED if _git("status", "--porcelain") else ""
        return _git("rev-parse", "HEAD") + changed
    except (OSError, subprocess.CalledProcessError):
        return ""


def compare(other: str, words: Sequence[str]) -> int:
    """Measure here and `other`, a revision or a file that says one, in turn; print both."""
    name = other
    if Path(other).is_file():
        name = json.loads(Path(other).read_text())["revision"].removesuffix(_CHANGED)
    ours: list[dict[str, Any]] = []
    theirs: list[dict[str, Any]] = []
    with _checked_out(name) as tree:
        for turn in range(TURNS):
            for runs, root in ((theirs, tree), (ours, _ROOT)):
                print(f"turn {turn + 1} of {TURNS}: {name if root is tree else 'here'}", flush=True)
                runs.append(_run(root, words))
    _print(_figures(ours), _figures(theirs), name)
    return 0


@contextmanager
def _checked_out(name: str) -> Iterator[Path]:
    """The other revision's program, with the bench of this one."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--detach", str(tree), name)
        try:
            shutil.rmtree(tree / "tests" / "bench", ignore_errors=True)
            shutil.copytree(_ROOT / "tests" / "bench", tree / "tests" / "bench")
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _run(root: Path, words: Sequence[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.json"
        command = python("-m", "tests.bench", *words, "--json", str(file))
        # A missed goal is no reason to stop.
        subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, check=False)
        if not file.exists():
            raise RuntimeError(f"the bench did not run to its end in {root}")
        found: dict[str, Any] = json.loads(file.read_text())
        return found


def _figures(runs: Sequence[dict[str, Any]]) -> dict[tuple[str, str], Figure]:
    ratios: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for run in runs:
        for one in run["ratios"]:
            ratios.setdefault((one["name"], one["against"]), []).append(one)
    return {
        key: Figure(
            statistics.median(one["median"] for one in found),
            min(one["least"] for one in found),
            max(one["most"] for one in found),
        )
        for key, found in ratios.items()
    }


def _print(
    ours: dict[tuple[str, str], Figure], theirs: dict[tuple[str, str], Figure], name: str
) -> None:
    print(f"{'':76}{'here':>9}{name[:8]:>9}  here/there")
    for key, here in ours.items():
        there = theirs.get(key)
        label = f"{key[0]:52} x {key[1]:22}"
        if there is None:
            print(f"{label}{here.median:9.3f}{'-':>9}")
            continue
        apart = here.least > there.most or here.most < there.least
        said = "beyond the noise" if apart else ""
        share = here.median / there.median
        print(f"{label}{here.median:9.3f}{there.median:9.3f}{share:8.2f}  {said}")
