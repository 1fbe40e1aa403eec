"""Who is meant by a pid, a number or a name."""

from collections.abc import Iterable, Mapping

from controlroom.meeting.model import Participant
from controlroom.meeting.search import folded


class NobodyFoundError(ValueError):
    """Nobody in the meeting has this pid, number or name."""


class SeveralFoundError(ValueError):
    """The name fits more than one; a pid or a number says who is meant."""


def resolve(people: Mapping[str, Participant], text: str) -> Participant:
    """The one who is meant: by pid, else by number, else by whole name, else by part of the name.

    Raises NobodyFoundError and SeveralFoundError.
    """
    if (person := people.get(text)) is not None:
        return person
    here = [person for person in people.values() if person.present]
    wanted = folded(text.strip())
    for found in (
        [person for person in here if person.number and person.number == text.strip()],
        [person for person in here if folded(person.name) == wanted],
        [person for person in here if wanted and wanted in folded(person.name)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{person.name} ({person.pid})" for person in found[:5])
            raise SeveralFoundError(f"“{text}” fits {len(found)} participants: {names}")
    raise NobodyFoundError(f"nobody in the meeting has the pid, number or name “{text}”")


def resolve_all(people: Mapping[str, Participant], texts: Iterable[str]) -> tuple[Participant, ...]:
    """Each of `texts` resolved, nobody twice."""
    found = {person.pid: person for text in texts if (person := resolve(people, text))}
    return tuple(found.values())
