"""The README's generated tables: `python -m tests.readme` writes them, a test compares them."""

import re
from pathlib import Path

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS

README = Path(__file__).parent.parent / "README.md"

# What the window's own actions do; the commands describe themselves.
ACTIONS = {
    ":find": "Find people",
    ":settle": "Let waiting re-orderings in",
    ":clear": "Clear the selection, leave the filter",
    ":palette": "Commands and people: type what to do and to whom",
    ":select-all": "Select everybody shown",
    ":select hands": "Select everybody with a hand up",
    ":select open": "Select everybody with an open microphone",
    ":invert": "Select those shown who are not selected",
    ":pin": "Pin the selected sites on top, or unpin them",
    **{f":pinned {place}": "Select the site pinned under this number" for place in range(1, 10)},
    ":filter all": "Show all",
    ":filter in": "Show who is in",
    ":filter hands": "Show raised hands",
    ":filter open": "Show open microphones",
    ":filter poor": "Show poor quality",
    ":filter calling": "Show who is being called",
    ":filter absent": "Show who is invited but absent",
    ":log-filter": "Filter the log",
    ":next-panel": "Next panel",
    ":previous-panel": "Previous panel",
    ":full-screen": "Full screen",
    ":open": "Open a conference",
    ":close": "Close the tab",
    ":next-meeting": "Next conference",
    ":previous-meeting": "Previous conference",
    ":reconnect": "Reconnect now",
    ":settings": "Settings",
    ":quit": "Quit",
    ":keys": "All keys",
}


def keys() -> str:
    rows = ["| key | words | does |", "| --- | --- | --- |"]
    for binding in BINDINGS:
        if binding.words == ":pinned 1":
            shown, words = "<kbd>1</kbd> … <kbd>9</kbd>", "`:pinned 1` … `:pinned 9`"
            rows.append(f"| {shown} | {words} | {_meaning(binding.words)} |")
        elif not binding.words.startswith(":pinned"):
            words = f"`{binding.words}`"
            rows.append(f"| {_shown(binding.keys)} | {words} | {_meaning(binding.words)} |")
    return "\n".join(rows)


def _shown(keys: str) -> str:
    chords = (
        "+".join(f"<kbd>{part}</kbd>" for part in chord.split("+")) for chord in keys.split(", ")
    )
    return " ".join(chords)


def _meaning(words: str) -> str:
    if words in ACTIONS:
        return ACTIONS[words]
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
