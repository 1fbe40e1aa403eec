"""Processes of the bench's own: started, read, ended by their ids."""

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

LINUX = sys.platform.startswith("linux")
_MB = 2**20


class Child:
    """A process that tells lines of JSON; `begun` is when it was started, epoch seconds."""

    def __init__(self, process: "subprocess.Popen[bytes]", begun: float) -> None:
        self.process = process
        self.begun = begun

    @property
    def pid(self) -> int:
        return self.process.pid

    def told(self) -> Any:
        """Wait for its next line. Raises RuntimeError if it has ended."""
        line = _pipe(self.process.stdout).readline()
        if not line:
            raise RuntimeError(f"{self.process.args!r} ended with {self.process.wait()}")
        return json.loads(line)

    def say(self, line: str) -> None:
        stdin = _pipe(self.process.stdin)
        stdin.write(line.encode() + b"\n")
        stdin.flush()


def _pipe(pipe: "IO[bytes] | None") -> "IO[bytes]":
    assert pipe is not None
    return pipe


@cache
def _bytecode() -> str:
    """A folder for Python's bytecode, as long as the bench runs. What is installed has its own: a
    checkout that must not be written to would be compiled at each start."""
    folder = tempfile.TemporaryDirectory(prefix="controlroom-bench-")
    atexit.register(folder.cleanup)
    return folder.name


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Of a process of the bench's, that keeps its bytecode."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": _bytecode()}
    return {**os.environ, **kept, **(extra or {})}


def python(*words: str) -> list[str]:
    return [sys.executable, *words]


@contextmanager
def child(words: Sequence[str], extra: Mapping[str, str] | None = None) -> Iterator[Child]:
    """A process that lives as long as the block."""
    begun = time.time()
    process = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(extra),
    )
    try:
        yield Child(process, begun)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def family(pid: int) -> list[int]:
    """`pid` and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            after = stat.read_text().rpartition(")")[2].split()
            parents.setdefault(int(after[1]), []).append(int(stat.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def end_family(pids: Sequence[int]) -> None:
    """End what is left of a family that was noted while it lived."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def resident(pid: int) -> float:
    """MB of a process, pages that it shares with others included. Raises RuntimeError if it has
    ended."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    if not pages:
        raise RuntimeError(f"process {pid} has ended")
    return pages * os.sysconf("SC_PAGE_SIZE") / _MB


def proportional(pids: Sequence[int]) -> float:
    """MB of several processes, what they share counted once."""
    total = 0
    for pid in pids:
        with suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024
