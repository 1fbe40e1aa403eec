"""A multi-picture being put together: who is in which pane, before anything is ordered."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from controlroom.commands.layouts import (
    DEFAULT_SWITCH_TIME,
    IMAGE_TYPES,
    SWITCH_TIME,
    fitting_first,
    known_image_type,
)
from controlroom.meeting.model import Layout, Participant, Presence
from controlroom.meeting.seats import Seat, find
from controlroom.meeting.store import Store

Group = tuple[Participant, ...]
Panes = Mapping[int, Group]


class Plan(msgspec.Struct, frozen=True):
    """Panes count from 1; several people in one take turns every `switch_time` seconds.

    Who finds no pane keeps a number beyond the last one, and gets a pane as soon as an arrangement
    has it. Nobody is in two panes. Who is not in the meeting (any more) keeps the place too: such a
    participant is not `present`, and is not ordered.
    """

    image_type: str
    panes: Panes = {}
    auxiliary: int | None = None
    switch_time: int = DEFAULT_SWITCH_TIME

    @property
    def count(self) -> int:
        """How many panes the arrangement has."""
        return IMAGE_TYPES[self.image_type]

    @property
    def shown(self) -> dict[int, Group]:
        """The people of each pane that the arrangement has; empty panes are left out."""
        return {pane: group for pane, group in sorted(self.panes.items()) if pane <= self.count}

    @property
    def beyond(self) -> Group:
        """Who finds no pane."""
        return tuple(
            person
            for pane, group in sorted(self.panes.items())
            if pane > self.count
            for person in group
        )

    @property
    def missing(self) -> Group:
        """Who has a pane and is not in the meeting."""
        return tuple(p for group in self.shown.values() for p in group if not p.present)

    @property
    def ready(self) -> bool:
        """Whether there is something to order: the vendor refuses a picture without any site."""
        return any(p.present for group in self.shown.values() for p in group)

    def __iter__(self) -> Iterator[Participant]:
        for _, group in sorted(self.panes.items()):
            yield from group

    def at(self, pane: int) -> Group:
        """Who is in a pane."""
        return self.panes.get(pane, ())

    def pane_of(self, person: Participant) -> int | None:
        """Where somebody is."""
        return next(
            (pane for pane, group in self.panes.items() if any(_same(person, p) for p in group)),
            None,
        )

    def next_empty(self, start: int = 1) -> int | None:
        """The first pane with nobody in it, from `start` on and then from the beginning."""
        order = [*range(start, self.count + 1), *range(1, start)]
        return next((pane for pane in order if self._free(pane)), None)

    def _free(self, pane: int) -> bool:
        return not self.at(pane) and pane != self.auxiliary

    # changes

    def put(self, pane: int, people: Iterable[Participant]) -> "Plan":
        """With just `people` in a pane; they leave the panes where they were."""
        group = _once(people)
        others = self._without(group)
        auxiliary = None if self.auxiliary == pane else self.auxiliary
        return replace(self, panes=_kept({**others, pane: group}), auxiliary=auxiliary)

    def added(self, pane: int, people: Iterable[Participant]) -> "Plan":
        """With `people` taking turns with those who are in a pane."""
        return self.put(pane, (*self.at(pane), *people))

    def filled(self, people: Iterable[Participant], start: int = 1) -> "Plan":
        """With each of `people` who is in no pane yet in an empty one; the rest find none."""
        plan = self
        for person in _once(people):
            if (sits := plan.pane_of(person)) is not None and sits <= plan.count:
                continue
            plan = plan.put(plan.next_empty(start) or _beyond(plan), (person,))
        return plan

    def emptied(self, pane: int) -> "Plan":
        """With nothing in a pane."""
        return self.put(pane, ())

    def cleared(self) -> "Plan":
        """With nothing in any pane."""
        return replace(self, panes={}, auxiliary=None)

    def swapped(self, one: int, other: int) -> "Plan":
        """With all that is in two panes exchanged."""
        panes = {**self.panes, one: self.at(other), other: self.at(one)}
        turned = {one: other, other: one}
        auxiliary = turned.get(self.auxiliary or 0, self.auxiliary)
        return replace(self, panes=_kept(panes), auxiliary=auxiliary)

    def arranged(self, image_type: str) -> "Plan":
        """In another arrangement, everybody under the same number."""
        return replace(self, image_type=image_type)

    def timed(self, seconds: int) -> "Plan":
        """With another time for each of those who take turns."""
        return replace(self, switch_time=seconds)

    def with_auxiliary(self, pane: int | None) -> "Plan":
        """With the auxiliary stream in a pane, or in none; who was there finds another place."""
        plan = replace(self, auxiliary=pane)
        if pane is None or not (group := self.at(pane)):
            return plan
        plan = replace(plan, panes=_kept({**self.panes, pane: ()}))
        return plan.put(plan.next_empty() or _beyond(self), group)

    def closed_up(self) -> "Plan":
        """Without those who are missing, and without gaps: everybody moves up."""
        groups = [tuple(p for p in group if p.present) for _, group in sorted(self.panes.items())]
        numbers = (pane for pane in range(1, 1_000_000) if pane != self.auxiliary)
        return replace(self, panes=dict(zip(numbers, filter(None, groups), strict=False)))

    def refreshed(self, people: Mapping[str, Participant]) -> "Plan":
        """With everybody as `people` has them now; who came back under another pid is found."""
        now: dict[Participant, Participant] = {}
        lost: list[Participant] = []
        for person in self:
            current = people.get(person.pid)
            if current is not None and current.present:
                now[person] = current
            else:
                lost.append(person)
        if lost:
            now |= _back(lost, people, {person.pid for person in now.values()})
        if all(now[person] is person for person in self):
            return self
        panes = {pane: tuple(now[p] for p in group) for pane, group in self.panes.items()}
        return replace(self, panes=panes)

    def _without(self, people: Group) -> dict[int, Group]:
        return {
            pane: tuple(p for p in group if not any(_same(p, other) for other in people))
            for pane, group in self.panes.items()
        }

    # what it comes to

    def arguments(self) -> dict[str, Any]:
        """The arguments of `layout` and `layout-save` for those who are in the meeting."""
        present = {pane: tuple(p for p in group if p.present) for pane, group in self.shown.items()}
        arguments: dict[str, Any] = {
            "image_type": self.image_type,
            "pane": _kept(present),
            "switch_time": self.switch_time,
        }
        if self.auxiliary is not None and self.auxiliary <= self.count:
            arguments["aux"] = self.auxiliary
        return arguments


class Difference(msgspec.Struct, frozen=True):
    """What changes in one pane; of those not in the meeting nothing is told."""

    pane: int
    before: Group
    after: Group
    auxiliary_before: bool = False
    auxiliary_after: bool = False


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """What would change on the screens, pane by pane."""
    old, new = before.arguments(), after.arguments()
    made = (
        Difference(
            pane,
            old["pane"].get(pane, ()),
            new["pane"].get(pane, ()),
            old.get("aux") == pane,
            new.get("aux") == pane,
        )
        for pane in range(1, max(before.count, after.count) + 1)
    )
    return tuple(difference for difference in made if _differs(difference))


def _differs(difference: Difference) -> bool:
    pids = [{p.pid for p in group} for group in (difference.before, difference.after)]
    return pids[0] != pids[1] or difference.auxiliary_before != difference.auxiliary_after


def on_air(store: Store) -> Plan | None:
    """The multi-picture that the meeting has, None if it told of none.

    Where the arrangement is not known it is the smallest with room.
    """
    layout = store.conference.layout
    if layout is None or not layout.panes:
        return None
    return plan_of(replace(layout, image_type=known_image_type(store)), store.people)


def plan_of(layout: Layout, people: Mapping[str, Participant]) -> Plan:
    """A layout as the vendor tells it, sites as pids or numbers."""
    sites = {site for pane in layout.panes for site in pane.sites}
    known = {site: person for site in sites if (person := people.get(site))}
    seats = {Seat(number=site): site for site in sites - known.keys()}
    for seat, person in find(seats, people.values()).items():
        known[seats[seat]] = person or Participant("", number=seat.number, presence=Presence.LEFT)
    count = max(layout.count, *(pane.index for pane in layout.panes), 1)
    told = layout.image_type if layout.image_type in IMAGE_TYPES else fitting_first(count)[0]
    least, most = SWITCH_TIME
    plan = Plan(told, switch_time=min(max(layout.period or DEFAULT_SWITCH_TIME, least), most))
    for pane in layout.panes:
        if pane.sites:
            plan = plan.added(pane.index, (known[site] for site in pane.sites))
    auxiliary = next((pane.index for pane in layout.panes if pane.auxiliary), None)
    return replace(plan, auxiliary=auxiliary).refreshed(people)


def can_be_shown(person: Participant) -> bool:
    """Whether somebody can be in a picture: not without video (MMC.111072027)."""
    return person.video is not False


def addressable(person: Participant) -> bool:
    """Whether a picture can name somebody: it does so by number (5.2.16)."""
    return bool(person.number)


def _back(
    lost: Iterable[Participant], people: Mapping[str, Participant], taken: set[str]
) -> dict[Participant, Participant]:
    """Those of `lost` who are in under another pid, the others as gone."""
    free = (p for p in people.values() if p.present and p.pid not in taken)
    found = find([Seat.of(person) for person in lost], free)
    now: dict[Participant, Participant] = {}
    for person in lost:
        again = found[Seat.of(person)]
        if again is None or again.pid in taken:
            gone = Presence.LEFT if person.present else person.presence
            now[person] = person if not person.present else replace(person, presence=gone)
        else:
            taken.add(again.pid)
            now[person] = again
    return now


def _beyond(plan: Plan) -> int:
    """A number that no pane has, behind all that are in use."""
    return max([plan.count, *plan.panes]) + 1


def _same(one: Participant, other: Participant) -> bool:
    return one.pid == other.pid if one.pid or other.pid else one == other


def _once(people: Iterable[Participant]) -> Group:
    kept: list[Participant] = []
    for person in people:
        if not any(_same(person, other) for other in kept):
            kept.append(person)
    return tuple(kept)


def _kept(panes: Panes) -> dict[int, Group]:
    """Without panes that have nobody."""
    return {pane: group for pane, group in panes.items() if group}
