"""What the calls of chapter 5.2 have in common."""

from collections.abc import Callable, Mapping
from enum import Enum

from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant
from controlroom.vendors.base import Call, Problem, VendorError

CONTROL = "/v1/mmc/control/conferences"


class Own(Enum):
    """What only the client knows and fills in as it sends: no call ever holds a secret."""

    PASSWORD = "password"  # noqa: S105 - a name
    CONFERENCE = "conference"


Build = Callable[[Order], list[Call]]


def put(
    path: str, body: object = None, *, pid: str = "", query: Mapping[str, str] | None = None
) -> Call:
    """A change; most of the chapter's calls are one."""
    return Call("PUT", CONTROL + path, body, query or {}, pid)


def post(path: str, body: object) -> Call:
    """A change of who is in the meeting."""
    return Call("POST", CONTROL + path, body)


def each(path: str, body: object = None) -> Build:
    """One call for each participant, named in the query."""
    return lambda order: [
        put(path, body, pid=person.pid, query={"participantID": person.pid})
        for person in order.targets
    ]


def one(path: str, body: object = None) -> Build:
    """One call, the same for every order."""
    return lambda _: [put(path, body)]


def number(person: Participant) -> str:
    """The number that a call names somebody by. Raises VendorError UNSUPPORTED."""
    if not person.number:
        raise VendorError(Problem.UNSUPPORTED, detail=f"{person.name} has no number")
    return person.number
