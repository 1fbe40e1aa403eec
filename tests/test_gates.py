"""Lint, format, types and import contracts: part of the one test command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent


def run(*words: str) -> str:
    done = subprocess.run(
        [str(TOOLS / words[0]), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    ],
    ids=lambda words: words[0] + ("-format" if "format" in words else ""),
)
@pytest.mark.timeout(300)
def test_gate(words: tuple[str, ...]) -> None:
    complaint = run(*words)
    assert not complaint, complaint


def sources() -> list[Path]:
    return sorted((ROOT / "controlroom").rglob("*.py"))


NESTED = [".exec(", ".exec_(", "processEvents(", "waitSignal(", "asyncClose"]


# Qt's own loop runs there until the first picture, before asyncio's: none is nested.
BEFORE_THE_LOOP = (ROOT / "controlroom" / "app.py", "app.exec()")


@pytest.mark.parametrize("word", NESTED)
def test_no_nested_loops(word: str) -> None:
    here, allowed = BEFORE_THE_LOOP
    texts = {path: path.read_text("utf-8") for path in sources()}
    texts[here] = texts[here].replace(allowed, "", 1)
    assert not [str(path) for path, text in texts.items() if word in text]


def test_no_module_has_outgrown_its_room() -> None:
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in sources()}
    assert not {name: count for name, count in lines.items() if count > 500}
