"""Interpreter groups as they are edited before they are sent as a whole (5.2.39). Pure."""

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec.structs import replace

from controlroom.meeting.model import Interpreter, InterpreterGroup, Participant

Groups = tuple[InterpreterGroup, ...]

# The languages that the vendor's document names; a group may have any other code.
LANGUAGES = ("zh", "en")
AI = "AI"


class Flaw(Enum):
    """Why groups can't be sent."""

    NAMELESS = "an interpreter is known neither by account nor by id"
    TWICE = "somebody stands twice in a group"
    ONE_LANGUAGE = "a group needs two different languages"


def with_group(groups: Groups, first: str, second: str, name: str = "") -> Groups:
    """`groups` and a new one, numbered as none of them is."""
    taken = {group.id for group in groups}
    number = next(n for n in range(1, len(groups) + 2) if str(n) not in taken)
    return (*groups, InterpreterGroup(str(number), name, first, second))


def with_interpreter(groups: Groups, at: int, interpreter: Interpreter) -> Groups:
    """`groups` with one more interpreter in the group at `at`."""
    group = groups[at]
    grown = replace(group, interpreters=(*group.interpreters, interpreter))
    return (*groups[:at], grown, *groups[at + 1 :])


def without(groups: Groups, at: int, interpreter: int | None = None) -> Groups:
    """`groups` without the one at `at`, or without one of its interpreters."""
    if interpreter is None:
        return (*groups[:at], *groups[at + 1 :])
    group = groups[at]
    left = (*group.interpreters[:interpreter], *group.interpreters[interpreter + 1 :])
    return (*groups[:at], replace(group, interpreters=left), *groups[at + 1 :])


def flaw(groups: Iterable[InterpreterGroup]) -> Flaw | None:
    """What keeps `groups` from being sent, if anything does."""
    for group in groups:
        if not group.first_language or not group.second_language:
            return Flaw.ONE_LANGUAGE
        if group.first_language == group.second_language:
            return Flaw.ONE_LANGUAGE
        names = [person.account or person.user_id for person in group.interpreters]
        if not all(names):
            return Flaw.NAMELESS
        if len(set(names)) < len(names):
            return Flaw.TWICE
    return None


def alike(some: Sequence[InterpreterGroup], others: Sequence[InterpreterGroup]) -> bool:
    """Whether both say the same; how the groups are numbered does not matter."""
    return [replace(group, id="") for group in some] == [replace(group, id="") for group in others]


def interpreter_of(person: Participant) -> Interpreter | None:
    """`person` as an interpreter; None without an account and an id to be named by."""
    if not person.account and not person.account_id:
        return None
    return Interpreter(person.name, person.account, person.number, person.account_id)
