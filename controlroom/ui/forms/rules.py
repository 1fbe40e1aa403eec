"""What forms know of single commands: what is filled in beforehand, and which fields belong
together. All else comes from the registry."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import Argument, Command, Parameter
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store

translate = QCoreApplication.translate

# In minutes.
_EXTENSION = 30
# In characters: 5.2.3 takes no longer names.
LONGEST = {("invite", "name"): 96}


def parameters(command: Command, first: str) -> Sequence[Parameter]:
    """The arguments that the form asks for; `first` is the one that it was opened for."""
    asked = [parameter for parameter in command.parameters if parameter.name != "--yes"]
    files = [p for p in asked if p.option and p.kind is Argument.GUESTS]
    # A file stands for all others.
    if any(parameter.key == first for parameter in files):
        return files
    return [parameter for parameter in asked if parameter not in files]


def relevant(command: Command, values: Mapping[str, Any]) -> frozenset[str]:
    """The keys of those arguments that go with what is given."""
    keys = {parameter.key for parameter in command.parameters}
    if command.id == "chair-view":
        if values.get("what") != "site":
            keys.discard("person")
        if values.get("what") != "poll":
            keys.discard("switch_time")
    return frozenset(keys)


def conflict(command: Command, values: Mapping[str, Any]) -> tuple[str, str]:
    """The key of the argument that does not go with the others, and why; "" if all go together."""
    # 5.2.17: a single picture is for voice activation only.
    single = values.get("pictures") == "single"
    if command.id == "display" and values.get("strategy") == "fixed" and single:
        return "pictures", translate("forms", "one picture goes with voices only")
    return "", ""


def required(command: Command, parameter: Parameter, values: Mapping[str, Any]) -> bool:
    """Whether an argument must be given."""
    if command.id == "chair-view" and parameter.key == "person":
        return values.get("what") == "site"
    instead = parameter.unless.removeprefix("--").replace("-", "_")
    return parameter.required and not (instead and values.get(instead))


def prefilled(command: Command, people: Sequence[Participant], store: Store) -> dict[str, Any]:
    """What is likely meant, by key."""
    match command.id:
        case "rename" if people:
            return {"name": people[0].name}
        case "extend":
            return {"minutes": _EXTENSION}
        case "view" | "lock-view" | "unlock-view" if people:
            watched = store.people.get(people[0].viewing)
            return {"target": watched} if watched is not None and watched.present else {}
        case "layout-save":
            shown = [person for person in people if person.present and person.video is not False]
            fitting = (name for name, panes in IMAGE_TYPES.items() if panes >= len(shown))
            return {"image_type": next(fitting, "Single"), "pane": shown}
        case "language-channel" if store.interpreters:
            return {"language": store.interpreters[0].second_language}
    return {}
