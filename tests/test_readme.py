"""The README tells what the program does."""

import re
import subprocess
import sys

from tests import readme


def test_the_generated_tables_are_current() -> None:
    text = readme.README.read_text("utf-8")
    assert readme.generated(text) == text, "run `python -m tests.readme`"


def test_every_form_of_the_command_line_is_told() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "controlroom", "--help"], capture_output=True, text=True, check=True
    ).stdout
    forms = re.findall(r"^    (\w+) ", shown, flags=re.MULTILINE)
    assert {"demo", "simulate", "open", "watch", "do"} == set(forms)
    text = readme.README.read_text("utf-8")
    assert all(f"`controlroom {form}" in text for form in forms)


def test_the_pictures_exist() -> None:
    text = readme.README.read_text("utf-8")
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text):
        assert (readme.README.parent / path).is_file(), path
