"""Reading a request as strictly as the document describes it, and refusing with its codes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .errors import Refusal
from .model import Participant
from .world import World

Json = dict[str, object]

PARAMETER = "MMC.111071061"
CONVERSION = "MMC.111071062"
SWITCH = "MMC.111072045"
UNKNOWN_PARTICIPANT = "MMC.111080004"
NUMBER_LIMIT = 127


@dataclass(frozen=True, slots=True)
class Call:
    """A request that has passed the gate: its query, its JSON body, and who asks."""

    query: Mapping[str, str]
    body: Json
    is_host: bool


def integer(body: Json, key: str, default: int | None = None) -> int:
    value = body.get(key)
    if value is None:
        if default is None:
            raise Refusal(PARAMETER, f"{key} is missing")
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refusal(CONVERSION, f"{key} is not an integer")
    return value


def choice(
    body: Json, key: str, allowed: Collection[int], code: str, default: int | None = None
) -> int:
    value = integer(body, key, default)
    if value not in allowed:
        raise Refusal(code, f"{key} is {value}, allowed are {sorted(allowed)}")
    return value


def switch(body: Json, key: str, default: int | None = None) -> bool:
    """A 0 or 1."""
    return bool(choice(body, key, (0, 1), SWITCH, default))


def boolean(body: Json, key: str, *, default: bool = False) -> bool:
    value = body.get(key)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise Refusal(CONVERSION, f"{key} is not a boolean")
    return value


def text(body: Mapping[str, object], key: str, *, required: bool = True) -> str:
    value = body.get(key)
    if value is None or value == "":
        if required:
            raise Refusal(PARAMETER, f"{key} is missing")
        return ""
    if not isinstance(value, str):
        raise Refusal(CONVERSION, f"{key} is not a string")
    return value


def texts(body: Json, key: str, *, required: bool = True) -> list[str]:
    value = body.get(key)
    if value is None and not required:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Refusal(PARAMETER if value is None else CONVERSION, f"{key} is not a list of strings")
    if required and not value:
        raise Refusal(PARAMETER, f"{key} is empty")
    return value


def objects(body: Json, key: str, *, required: bool = True) -> list[Json]:
    value = body.get(key)
    if value is None and not required:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Refusal(PARAMETER if value is None else CONVERSION, f"{key} is not a list of objects")
    return value


def number(value: str) -> str:
    """A SIP or telephone number without a device suffix; refused if too long or malformed."""
    if len(value) > NUMBER_LIMIT:
        raise Refusal("MMC.111072032")
    bare = value.partition("#")[0]
    local = bare.partition("@")[0].removeprefix("sip:").removeprefix("+")
    if not local or not local.isascii() or not local.isalnum():
        raise Refusal("MMC.111072033")
    return bare


def participant(world: World, pid: str, *, in_meeting: bool = True) -> Participant:
    """Somebody on the list; somebody who is still being called does not count as in the meeting."""
    if not pid:
        raise Refusal(PARAMETER, "participantID is missing")
    person = world.participants.get(pid)
    if person is None or (in_meeting and not person.in_meeting):
        raise Refusal(UNKNOWN_PARTICIPANT)
    return person


def queried(world: World, call: Call) -> Participant:
    """The participant of the query."""
    return participant(world, call.query.get("participantID", ""))
