"""A second console without a window: what it hears is what really happened in the meeting."""

import json
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.e2e.conftest import ROOT, Screen

Told = dict[str, Any]


class Observer:
    """The meeting as `controlroom watch` tells of it: `people`, `waiting` and `attendees` by id,
    the `conference`, and how each call ended by number. `over` once nothing more comes."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._kinds: dict[str, dict[str, Told]] = defaultdict(dict)
        self._lock = threading.Lock()
        self.over = False
        self._reading = threading.Thread(target=self._read, name="observer", daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            told = json.loads(line)
            if told["kind"] not in {"link", "action"}:
                with self._lock:
                    self._take(self._kinds[told["kind"]], told)
        self.over = True

    def _take(self, kept: dict[str, Told], told: Told) -> None:
        if told["change"] == "vanished":
            kept.pop(told["id"], None)
            return
        now = told["now"]
        before = kept.get(told["id"], {}) if told["change"] == "changed" else {}
        kept[told["id"]] = {**before, **now} if isinstance(now, dict) else {"now": now}

    def _all(self, kind: str) -> dict[str, Told]:
        with self._lock:
            return dict(self._kinds[kind])

    @property
    def people(self) -> dict[str, Told]:
        """Who is in the meeting, by pid."""
        everybody = self._all("participant")
        return {pid: told for pid, told in everybody.items() if told["presence"] == "in"}

    @property
    def waiting(self) -> dict[str, Told]:
        return self._all("waiting")

    @property
    def invited(self) -> dict[str, str]:
        """Who is on the list, number -> name."""
        return {told["number"]: told["name"] for told in self._all("attendee").values()}

    @property
    def conference(self) -> Told:
        return self._all("conference").get("", {})

    def who(self, **wanted: Any) -> set[str]:
        """The pids of those in the meeting of whom all this is so."""
        return {
            pid
            for pid, told in self.people.items()
            if all(told.get(key) == value for key, value in wanted.items())
        }

    @property
    def chair(self) -> str:
        """The pid of the chair."""
        (pid,) = self.who(role="chair")
        return pid

    def status(self) -> int:
        """How the process ended."""
        return self._process.wait(15)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(15)
        self._reading.join(15)
        assert self._process.stdout
        self._process.stdout.close()


@contextmanager
def watching(screen: Screen) -> Iterator[Observer]:
    """Somebody else who watches the meeting that is shown on `screen`."""
    place = ["--server", screen.place["url"], "--conference", screen.place["conference"]]
    process = subprocess.Popen(
        [sys.executable, "-m", "controlroom", "watch", *place],
        env=screen.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    observer = Observer(process)
    try:
        yield observer
    finally:
        observer.stop()
