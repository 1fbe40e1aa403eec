"""The translations in resources/i18n: `python -m tests.translations` brings them up to date.

It collects the texts of the code into the .ts files, where new ones are marked unfinished and those
that are gone disappear, and compiles the .qm files. Translate what is unfinished, with Qt Linguist
or an editor, and run it again. English needs a file for its plural forms only.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
FILES = ROOT / "resources/i18n"
ENGLISH, CHINESE = "controlroom_en.ts", "controlroom_zh_CN.ts"
TOOLS = Path(sys.executable).parent


class Message(NamedTuple):
    """One text; `forms` are its translations, several for plural forms."""

    context: str
    source: str
    comment: str
    plural: bool
    state: str
    forms: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return self.context, self.source, self.comment


def messages(file: Path) -> Iterator[Message]:
    """All that is in a .ts file."""
    tree = ElementTree.fromstring(file.read_text("utf-8"))  # noqa: S314 - our own files
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") or [translation]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                message.get("numerus") == "yes",
                translation.get("type", ""),
                tuple(form.text or "" for form in forms),
            )


def collect(into: Path) -> None:
    """Bring the .ts files in `into` up to date with the code."""
    sources = sorted(str(path) for path in (ROOT / "controlroom").rglob("*.py"))
    for file, extra in ((CHINESE, ()), (ENGLISH, ("-pluralonly",))):
        _run(
            "pyside6-lupdate",
            *sources,
            *("-ts", str(into / file)),
            *("-source-language", "en", "-locations", "none", "-sort-messages", "-no-obsolete"),
            *extra,
        )


def compiled(file: Path, into: Path) -> Path:
    """The .qm file of a .ts file, made in `into`."""
    made = into / file.with_suffix(".qm").name
    _run("pyside6-lrelease", "-silent", str(file), "-qm", str(made))
    return made


def _run(*words: str) -> None:
    subprocess.run(
        [str(TOOLS / words[0]), *words[1:]], cwd=ROOT, check=True, capture_output=True, text=True
    )


def main() -> int:
    """Update everything; the exit status tells whether something is left to translate."""
    FILES.mkdir(exist_ok=True)
    collect(FILES)
    open_texts = 0
    for name in (CHINESE, ENGLISH):
        compiled(FILES / name, FILES)
        for message in messages(FILES / name):
            if message.state or not all(message.forms):
                open_texts += 1
                print(f"{name}: {message.context}: {message.source}")
    print(f"{open_texts} left to translate")
    return 1 if open_texts else 0


if __name__ == "__main__":
    raise SystemExit(main())
