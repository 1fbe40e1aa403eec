"""The program as a process: it starts, and it ends when told to, by whatever way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from controlroom.display import display_missing

_START = """
import asyncio, sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from controlroom import app
from controlroom.vendors.base import Place

place = Place("http://127.0.0.1:9", "900")
shown = app.Window.showEvent

def show(window, event):
    shown(window, event)
    QTimer.singleShot(600, {then})

app.Window.showEvent = show
sys.exit(app.run([app.OpenRequest(place, "secret")], settings_file=Path({settings!r})))
"""
_SAY = "lambda: print('ready', flush=True)"


def start(tmp_path: Path, then: str) -> subprocess.Popen[str]:
    script = _START.format(then=then, settings=str(tmp_path / "settings.json"))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=20)
    unexpected = [line for line in errors.splitlines() if "propagateSizeHints" not in line]
    return process.returncode, "\n".join(unexpected)


def test_closing_the_window_ends_everything(tmp_path: Path) -> None:
    assert ended(start(tmp_path, "window.close")) == (0, "")
    assert (tmp_path / "settings.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything(tmp_path: Path, number: signal.Signals) -> None:
    process = start(tmp_path, _SAY)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    assert ended(process) == (0, "")


def test_the_window_is_shown_before_network_modules_are_loaded(tmp_path: Path) -> None:
    script = (
        "import sys; from controlroom import app;"
        "late = ('asyncio', 'httptools', 'websockets', 'keyring', 'controlroom.ui.parts');"
        "print([name for name in late if name in sys.modules])"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True
    )
    assert told.stdout == "[]\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="display servers of Linux")
def test_a_missing_display_is_told_without_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    reason = display_missing()
    assert reason is not None
    assert "\n" not in reason
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_missing() is None
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":0")
    assert display_missing() is None
