"""A real window on a screen of its own, driven by keys and read as a screen reader reads it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
ARTEFACTS = ROOT / "artefacts"
READER = Path(__file__).parent / "reader.py"
SYSTEM_PYTHON = "/usr/bin/python3"
# Qt complains when a reader asks for a part of AT-SPI that it lacks, or for a row that moved on.
READERS_FAULT = ("qt.accessibility.atspi", "QAccessibleTable::cellAt: invalid index")
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
TOOLS = ("Xvfb", "openbox", "xdotool", "import", "dbus-run-session")


def missing() -> str:
    """Why the window can't be tested here; empty if it can."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    has_pyatspi = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "" if has_pyatspi.returncode == 0 else "python3-pyatspi is not installed"


def until(predicate: Callable[[], Any], seconds: float = 20.0) -> Any:
    """The first true value of `predicate`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := predicate():
            return value
        time.sleep(0.1)
    raise AssertionError("it did not come true in time")


@dataclass
class Screen:
    """A screen with a running program on it."""

    environment: dict[str, str]
    place: dict[str, str]
    pid: int

    def key(self, *keys: str) -> None:
        self._run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        self._run("xdotool", "type", "--delay", "30", text)

    def point(self, x: int, y: int) -> None:
        self._run("xdotool", "mousemove", str(x), str(y))

    def shoot(self, name: str) -> Path:
        """Keep a picture of the screen as an artefact."""
        ARTEFACTS.mkdir(exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        self._run("import", "-window", "root", str(path))
        return path

    def tree(self) -> dict[str, Any]:
        return json.loads(self._read("tree"))  # type: ignore[no-any-return]

    def shown(self) -> list[dict[str, Any]]:
        """All that is on the screen but menus: quicker than the whole tree."""
        return json.loads(self._read("shown"))  # type: ignore[no-any-return]

    def tables(self, rows: int = 40, name: str = "") -> list[dict[str, Any]]:
        """All tables with their first rows, or those of one name only."""
        return json.loads(self._read("table", str(rows), name))  # type: ignore[no-any-return]

    def people(self, rows: int = 40) -> dict[str, list[str]]:
        """The table of participants: name -> the texts of the row's cells."""
        tables = self.tables(rows, "Participants")
        if not tables:
            return {}
        (table,) = tables
        column = table["columns"].index("Name")
        return {row[column]: row for row in table["cells"]}

    def nodes(self, role: str) -> list[dict[str, Any]]:
        """All controls of a role, wherever they are."""

        def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
            if node["role"] == role:
                yield node
            for child in node.get("children", ()):
                yield from walk(child)

        return list(walk(self.tree()))

    def _read(self, what: str, *more: str) -> str:
        words = [SYSTEM_PYTHON, str(READER), what, "controlroom", *more]
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, *words: str) -> None:
        subprocess.run(words, env=self.environment, check=True, capture_output=True, timeout=30)


@dataclass
class Room:
    """Starts programs on a screen, each on a session bus of its own, and ends them."""

    display: str
    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "LANG"}}
        return {
            **kept,
            "DISPLAY": self.display,
            "LANG": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_RUNTIME_DIR": str(self.home),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            **more,
        }


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL
    )
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)
    yield Room(display, home)
    for process in (manager, server):
        process.terminate()
        process.wait(10)


@pytest.fixture
def bus(room: Room) -> Iterator[str]:
    """The address of a session bus on which the accessibility bus is up: programs that start
    before it are never heard."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=room.environment(),
        text=True,
    )
    assert daemon.stdout
    address = daemon.stdout.readline().strip()
    environment = room.environment(DBUS_SESSION_BUS_ADDRESS=address)
    launcher = subprocess.Popen(
        [LAUNCHER, "--launch-immediately"], env=environment, stderr=subprocess.DEVNULL
    )
    ask = "import pyatspi; list(pyatspi.Registry.getDesktop(0))"
    until(
        lambda: not subprocess.run(
            [SYSTEM_PYTHON, "-c", ask],
            env=environment, capture_output=True, check=False, timeout=20,
        ).returncode
    )  # fmt: skip
    yield address
    for process in (launcher, daemon):
        process.terminate()
        process.wait(10)
    daemon.stdout.close()


@pytest.fixture
def simulator(request: Any) -> Iterator[dict[str, str]]:
    """A conference of a few, in which nothing happens by itself; a marker may ask for another."""
    asked = {"participants": 12, "events-per-second": 0, **getattr(request, "param", {})}
    words = [word for name, value in asked.items() for word in (f"--{name}", str(value))]
    process = subprocess.Popen(
        [sys.executable, "-m", "controlroom", "simulate", *words], stdout=subprocess.PIPE
    )
    assert process.stdout
    yield json.loads(process.stdout.readline())
    process.terminate()
    process.communicate(timeout=10)


@pytest.fixture
def screen(room: Room, bus: str, simulator: dict[str, str], request: Any) -> Iterator[Screen]:
    """The console, signed in to the simulator; a marker may ask for another environment."""
    more = getattr(request, "param", {})
    environment = room.environment(
        DBUS_SESSION_BUS_ADDRESS=bus, CONTROLROOM_PASSWORD=simulator["password"], **more
    )
    errors = room.home / "errors"
    with errors.open("w") as told:
        program = subprocess.Popen(
            [sys.executable, "-m", "controlroom", "open", "--server", simulator["url"],
             "--conference", simulator["conference"]],
            env=environment, cwd=ROOT, stderr=told,
        )  # fmt: skip
    shown = Screen(environment, simulator, program.pid)
    try:
        until(lambda: program.poll() is not None or _shown(environment))
        assert program.poll() is None, errors.read_text()
        yield shown
        assert program.poll() is None, errors.read_text()
    finally:
        shown.shoot(f"last-{request.node.name.partition('[')[0]}")
        program.terminate()
        status = program.wait(15)
    assert status == 0
    lines = errors.read_text().splitlines()
    assert not [line for line in lines if not line.startswith(READERS_FAULT)]


def _shown(environment: dict[str, str]) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "controlroom"],
        env=environment,
        capture_output=True,
        check=False,
    )
    return found.returncode == 0
