"""The README's generated tables: `python -m tests.readme` writes them, a test compares them."""

import re
from pathlib import Path

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.ui.actions import TITLES

README = Path(__file__).parent.parent / "README.md"


def keys() -> str:
    rows = ["| key | words | does |", "| --- | --- | --- |"]
    for binding in BINDINGS:
        words, shown = f"`{binding.words}`", _shown(binding.keys)
        name = binding.words[:-1]
        if name in _SERIES_MEANING:
            if not binding.words.endswith("1"):
                continue
            words, shown = f"`{name}1` … `{name}9`", f"{shown} … <kbd>9</kbd>"
        rows.append(f"| {shown} | {words} | {_meaning(binding.words)} |")
    return "\n".join(rows)


def _shown(keys: str) -> str:
    chords = (
        "+".join(f"<kbd>{part}</kbd>" for part in chord.split("+")) for chord in keys.split(", ")
    )
    return " ".join(chords)


_SERIES_MEANING = {
    ":pinned ": "Select the site pinned under this number",
    ":scene ": "Apply the scene of this number",
    ":preset ": "Open the layout preset of this number",
}


def _meaning(words: str) -> str:
    if words[:-1] in _SERIES_MEANING:
        return _SERIES_MEANING[words[:-1]]
    if words in TITLES and words.startswith(":"):
        return TITLES[words].removesuffix("…")
    command = COMMANDS[words.split()[0]]
    return f"{command.title}: {command.summary[0].lower()}{command.summary[1:]}"


def commands() -> str:
    rows = ["| `do` | does |", "| --- | --- |"]
    for command in COMMANDS.values():
        usage = command.usage.replace("|", "\\|")
        rows.append(f"| `{usage}` | {command.summary} |")
    return "\n".join(rows)


def generated(text: str) -> str:
    """`text` with its tables made anew."""
    for name, table in (("keys", keys()), ("commands", commands())):
        text = re.sub(
            rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)",
            lambda found, table=table: f"{found[1]}{table}\n{found[2]}",  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    README.write_text(generated(README.read_text("utf-8")), "utf-8")
