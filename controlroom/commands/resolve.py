"""Who is meant by a pid, a number or a name."""

from collections.abc import Callable, Iterable, Mapping

from controlroom.commands.registry import Target
from controlroom.meeting.model import Participant, Presence, Waiting
from controlroom.meeting.search import folded, speller

Among = Callable[[Participant], bool]


class NobodyFoundError(ValueError):
    """Nobody in the meeting has this pid, number or name."""


class SeveralFoundError(ValueError):
    """The name fits more than one; a pid or a number says who is meant."""


def present(person: Participant) -> bool:
    """Whether somebody is in the meeting, or on the way."""
    return person.present


def absent(person: Participant) -> bool:
    """Whether somebody is invited and not in the meeting."""
    return person.presence is Presence.ABSENT


def known(person: Participant) -> bool:
    """Whether somebody is in the meeting or invited."""
    return person.present or absent(person)


AMONG: Mapping[Target, tuple[Among, str]] = {
    Target.INVITED: (absent, "of those invited and absent"),
    Target.ANYBODY: (known, "in the meeting or invited"),
    Target.ALL_KINDS: (known, "in the meeting or invited"),
    Target.WAITING: (present, "in the waiting room"),
}
IN_THE_MEETING: tuple[Among, str] = (present, "in the meeting")


def waiting(room: Mapping[str, Waiting]) -> dict[str, Participant]:
    """The people of the waiting room in the form that orders name people in."""
    return {
        pid: Participant(
            pid,
            name=person.name,
            number=person.number,
            presence=Presence.JOINING,
            account=person.account,
            account_id=person.account_id,
            anonymous=person.anonymous,
        )
        for pid, person in room.items()
    }


def resolve(
    people: Mapping[str, Participant], text: str, among: tuple[Among, str] = IN_THE_MEETING
) -> Participant:
    """The one who is meant: by pid, else by number, else by whole name, else by part of the name,
    else by its pinyin, if the tables of that are loaded.

    Raises NobodyFoundError and SeveralFoundError.
    """
    fits, where = among
    if (person := people.get(text)) is not None and fits(person):
        return person
    here = [person for person in people.values() if fits(person)]
    wanted, spelled_so = folded(text.strip()), speller(text)
    ways: tuple[Callable[[Participant], object], ...] = (
        lambda person: person.number and person.number == text.strip(),
        lambda person: folded(person.name) == wanted,
        lambda person: wanted and wanted in folded(person.name),
        lambda person: spelled_so(person.name),
    )
    for meant in ways:
        found = [person for person in here if meant(person)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{person.name} ({person.pid})" for person in found[:5])
            raise SeveralFoundError(f"“{text}” fits {len(found)} people: {names}")
    raise NobodyFoundError(f"nobody {where} has the pid, number or name “{text}”")


def resolve_all(
    people: Mapping[str, Participant],
    texts: Iterable[str],
    among: tuple[Among, str] = IN_THE_MEETING,
) -> tuple[Participant, ...]:
    """Each of `texts` resolved, nobody twice."""
    found = {person.pid: person for text in texts if (person := resolve(people, text, among))}
    return tuple(found.values())
