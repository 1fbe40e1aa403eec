"""A multi-picture is put together without losing anybody."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.plans import (
    Difference,
    Plan,
    addressable,
    can_be_shown,
    differences,
    on_air,
    plan_of,
)
from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold
from controlroom.meeting.model import Layout, Pane, Participant, Presence
from controlroom.meeting.store import Store

PEOPLE = tuple(Participant(f"p{n}", f"Site {n}", f"+99{n}") for n in range(12))
A, B, C, D = PEOPLE[:4]
TYPES = st.sampled_from(sorted(IMAGE_TYPES))


def pids(plan: Plan) -> dict[int, list[str]]:
    return {pane: [p.pid for p in group] for pane, group in plan.shown.items()}


class Editing(RuleBasedStateMachine):
    """Whatever is done, nobody is in two panes, and who got in gets out only when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan("Four")
        self.inside: set[str] = set()

    def _pane(self, number: int) -> int:
        return number % self.plan.count + 1

    def _out(self, pane: int) -> None:
        self.inside -= {person.pid for person in self.plan.at(pane)}

    @rule(pane=st.integers(0, 30), who=st.lists(st.sampled_from(PEOPLE), max_size=3))
    def put(self, pane: int, who: list[Participant]) -> None:
        pane = self._pane(pane)
        self._out(pane)
        self.plan = self.plan.put(pane, who)
        self.inside |= {person.pid for person in who}
        assert {person.pid for person in self.plan.at(pane)} == {person.pid for person in who}

    @rule(pane=st.integers(0, 30), who=st.sampled_from(PEOPLE))
    def add(self, pane: int, who: Participant) -> None:
        pane = self._pane(pane)
        before = self.plan.at(pane)
        self.plan = self.plan.added(pane, (who,))
        self.inside.add(who.pid)
        assert set(before) <= set(self.plan.at(pane))

    @rule(who=st.lists(st.sampled_from(PEOPLE), max_size=8), start=st.integers(0, 30))
    def fill(self, who: list[Participant], start: int) -> None:
        shown = self.plan.shown
        self.plan = self.plan.filled(who, self._pane(start))
        self.inside |= {person.pid for person in who}
        assert {pane: self.plan.at(pane) for pane in shown} == shown
        if self.plan.beyond and set(who) & set(self.plan.beyond):
            assert self.plan.next_empty() is None

    @rule(pane=st.integers(0, 30))
    def empty(self, pane: int) -> None:
        pane = self._pane(pane)
        self._out(pane)
        self.plan = self.plan.emptied(pane)
        assert self.plan.auxiliary != pane

    @rule(one=st.integers(0, 30), other=st.integers(0, 30))
    def swap(self, one: int, other: int) -> None:
        one, other = self._pane(one), self._pane(other)
        before = self.plan
        self.plan = before.swapped(one, other)
        assert self.plan.swapped(one, other) == before

    @rule(image_type=TYPES)
    def arrange(self, image_type: str) -> None:
        before = self.plan
        self.plan = before.arranged(image_type)
        assert self.plan.arranged(before.image_type) == before

    @rule(pane=st.none() | st.integers(0, 30))
    def auxiliary(self, pane: int | None) -> None:
        self.plan = self.plan.with_auxiliary(None if pane is None else self._pane(pane))

    @rule()
    def close_up(self) -> None:
        self.plan = self.plan.closed_up()
        used = [pane for pane in self.plan.panes if pane != self.plan.auxiliary]
        free = [n for n in range(1, len(used) + 2) if n != self.plan.auxiliary]
        assert sorted(used) == free[: len(used)]

    @invariant()
    def everybody_once(self) -> None:
        everybody = [person.pid for person in self.plan]
        assert len(everybody) == len(set(everybody))
        assert set(everybody) == self.inside
        assert all(self.plan.panes.values())

    @invariant()
    def what_is_ordered_fits(self) -> None:
        arguments = self.plan.arguments()
        numbers = [*arguments["pane"], arguments.get("aux", 1)]
        assert all(1 <= number <= self.plan.count for number in numbers)
        assert differences(self.plan, self.plan) == ()


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


@given(TYPES, st.lists(st.sampled_from(PEOPLE), max_size=12))
def test_people_go_into_the_panes_in_their_order(image_type: str, who: list[Participant]) -> None:
    plan = Plan(image_type).filled(who)
    once = list(dict.fromkeys(who))
    assert [*plan] == once
    assert len(plan.shown) == min(len(once), plan.count)


def test_filling_begins_at_a_pane_and_goes_round() -> None:
    plan = Plan("Four").filled([A, B], start=4)
    assert pids(plan) == {1: ["p1"], 4: ["p0"]}
    assert plan.filled([C], start=4).pane_of(C) == 2


def test_who_finds_no_pane_gets_one_later() -> None:
    plan = Plan("Two").filled([A, B, C])
    assert plan.beyond == (C,)
    assert pids(plan.arranged("Three")) == {1: ["p0"], 2: ["p1"], 3: ["p2"]}
    assert pids(plan.emptied(1).filled([C])) == {1: ["p2"], 2: ["p1"]}


def test_the_auxiliary_stream_has_its_pane_for_itself() -> None:
    plan = Plan("Three").filled([A, B]).with_auxiliary(1)
    assert pids(plan) == {2: ["p1"], 3: ["p0"]}
    assert plan.arguments()["aux"] == 1
    assert Plan("Two").filled([A, B]).with_auxiliary(1).beyond == (A,)
    assert plan.put(1, [C]).auxiliary is None
    assert plan.swapped(1, 2).auxiliary == 2
    assert "aux" not in plan.swapped(1, 3).arranged("Two").arguments()


def test_who_leaves_keeps_the_place_and_is_not_ordered() -> None:
    here = {person.pid: person for person in PEOPLE}
    plan = Plan("Two").filled([A, B])
    assert plan.refreshed(here) is plan
    del here["p0"]
    gone = plan.refreshed(here)
    assert [p.name for p in gone.missing] == ["Site 0"]
    assert list(gone.arguments()["pane"]) == [2]
    assert pids(gone.closed_up()) == {1: ["p1"]}
    again = replace(A, pid="p99", name="Renamed")
    assert pids(gone.refreshed({**here, "p99": again})) == {1: ["p99"], 2: ["p1"]}
    assert not Plan("Two").filled([A]).refreshed({}).ready


def test_one_who_comes_back_is_not_in_two_panes() -> None:
    one, two = replace(A, account="a"), replace(B, account="a")
    plan = Plan("Two").filled([one, two]).refreshed({"p1": two})
    assert [p.pid for p in plan if p.present] == ["p1"]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (Plan("Two").filled([A, B]), Plan("Two").filled([A, B]), []),
        (Plan("Two").filled([A, B]), Plan("Two").filled([A, C]), [(2, ["p1"], ["p2"])]),
        (Plan("Two").filled([A, B]), Plan("Single").filled([A]), [(2, ["p1"], [])]),
        (
            Plan("Two").filled([A]),
            Plan("Three").filled([A]).with_auxiliary(3),
            [(3, [], [])],
        ),
        (
            Plan("Two").put(1, [A, B]),
            Plan("Two").put(1, [A]).put(2, [B]),
            [(1, ["p0", "p1"], ["p0"]), (2, [], ["p1"])],
        ),
    ],
)
def test_what_would_change(before: Plan, after: Plan, changed: list[Any]) -> None:
    told = [
        (d.pane, [p.pid for p in d.before], [p.pid for p in d.after])
        for d in differences(before, after)
    ]
    assert told == changed


def test_a_moved_auxiliary_stream_is_a_difference() -> None:
    plan = Plan("Two")
    assert differences(plan, plan.with_auxiliary(2)) == (
        Difference(2, (), (), auxiliary_before=False, auxiliary_after=True),
    )


def test_what_is_on_air_is_read_by_pid_and_by_number() -> None:
    store = Store()
    assert on_air(store) is None
    for person in PEOPLE[:3]:
        values = {"name": person.name, "number": person.number}
        store.apply(ParticipantTold(person.pid, values, 1, full=True))
    panes = (Pane(1, ("p0",)), Pane(2, ("+991", "+992#Desktop")), Pane(4, ("+000",)), Pane(3))
    layout = Layout((*panes, Pane(5, (), auxiliary=True)), 6, 30)
    store.apply(ConferenceTold({"layout": layout}, 1))
    plan = on_air(store)
    assert plan is not None
    assert (plan.image_type, plan.auxiliary, plan.switch_time) == ("Six", 5, 30)
    assert pids(plan) == {1: ["p0"], 2: ["p1", "p2"], 4: [""]}
    assert [p.number for p in plan.missing] == ["+000"]
    told = plan_of(Layout(panes, 6, 3, "Six-4"), store.people)
    assert (told.image_type, told.switch_time) == ("Six-4", 10)
    store.apply(Gone(Group.PARTICIPANTS, "p0", 2))
    after = on_air(store)
    assert after is not None
    assert "p0" not in [p.pid for p in after if p.present]


def test_who_can_be_in_a_picture() -> None:
    assert can_be_shown(A)
    assert can_be_shown(replace(A, video=True))
    assert not can_be_shown(replace(A, video=False))
    assert addressable(A)
    assert not addressable(Participant("p", "x"))
    assert not Plan("Two").put(1, [Participant("", "x", presence=Presence.ABSENT)]).ready
