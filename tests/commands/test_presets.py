"""Presets hold in any meeting, and a broken file costs its broken parts only."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.plans import Plan
from controlroom.commands.presets import NAME_MOST, VERSION, Library, Preset, read, write
from controlroom.meeting.model import Participant, Presence
from controlroom.meeting.seats import Seat

HERE = [
    Participant("p1", "深圳", "+991", account="shenzhen"),
    Participant("p2", "广州", "+992"),
    Participant("p3", "Beijing"),
]
THERE = [
    Participant("q7", "Shenzhen 2", "+7", account="shenzhen"),
    Participant("q8", "Canton", "+992"),
    Participant("q9", "Somebody", "+9"),
]

_TEXT = st.text(max_size=8)
_SEATS = st.builds(Seat, name=_TEXT, number=_TEXT, account=_TEXT).filter(lambda s: s != Seat())


@st.composite
def presets(draw: st.DrawFn) -> Preset:
    arrangement = draw(st.sampled_from(sorted(IMAGE_TYPES)))
    panes = st.integers(1, IMAGE_TYPES[arrangement])
    groups = st.lists(_SEATS, min_size=1, max_size=3, unique=True).map(tuple)
    return Preset(
        draw(st.text(min_size=1, max_size=NAME_MOST).map(str.strip).filter(bool)),
        arrangement,
        draw(st.dictionaries(panes, groups, max_size=5)),
        draw(st.none() | panes),
        draw(st.integers(10, 120)),
    )


_LISTS = st.lists(presets(), max_size=4, unique_by=lambda preset: preset.name)


@given(_LISTS)
def test_what_is_written_is_read(kept: list[Preset]) -> None:
    assert read(write(kept)) == Library(tuple(kept))


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 200) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
_KEYS = st.sampled_from(["name", "arrangement", "panes", "auxiliary", "switch_time"])


@given(_LISTS, st.data())
def test_a_broken_preset_costs_no_other(kept: list[Preset], data: st.DataObject) -> None:
    told = json.loads(write(kept))
    place = data.draw(st.integers(0, len(kept)))
    broken = data.draw(_JSON | st.dictionaries(_KEYS, _JSON))
    told["presets"].insert(place, broken)
    library = read(json.dumps(told).encode())
    names = [preset.name for preset in library.presets]
    assert [name for name in names if name in {p.name for p in kept}] == [p.name for p in kept]
    assert len(library.presets) > len(kept) or library.faults


@given(st.binary(max_size=40))
def test_any_file_can_be_read(text: bytes) -> None:
    assert read(text).presets == ()


@pytest.mark.parametrize(
    "part",
    [
        {"panes": {"9": [{"number": "+9"}]}},
        {"panes": {"x": [{"number": "+9"}]}},
        {"panes": {"3": {"number": "+9"}}},
        {"panes": {"3": [{"number": 9}]}},
        {"auxiliary": 5},
        {"auxiliary": True},
        {"switch_time": 9},
        {"panes": "all"},
    ],
    ids=str,
)
def test_a_broken_part_costs_no_other_part(part: dict[str, Any]) -> None:
    good = {"1": [{"number": "+1"}]}
    panes = {**good, **part["panes"]} if isinstance(part.get("panes"), dict) else part.get("panes")
    told = {"name": "A", "arrangement": "Four", **part, "panes": panes or good}
    library = read(json.dumps({"version": VERSION, "presets": [told]}).encode())
    (preset,) = library.presets
    assert (preset.arrangement, preset.auxiliary, preset.switch_time) == ("Four", None, 10)
    assert preset.panes == ({} if panes == "all" else {1: (Seat(number="+1"),)})
    assert len(library.faults) == 1


def test_a_file_of_another_version_is_read_as_far_as_it_goes() -> None:
    told = {"version": 2, "presets": [{"name": "A", "arrangement": "Two", "mood": 1}]}
    library = read(json.dumps(told).encode())
    assert [preset.name for preset in library.presets] == ["A"]
    assert library.faults


def test_a_preset_finds_its_sites_in_another_meeting() -> None:
    plan = Plan("Four-2").put(1, [HERE[0], HERE[1]]).put(3, [HERE[2]]).with_auxiliary(4)
    preset = Preset.of("早会", plan)
    there = preset.plan(THERE)
    assert (there.image_type, there.auxiliary) == ("Four-2", 4)
    assert [p.pid for p in there.at(1)] == ["q7", "q8"]
    assert [(p.name, p.presence) for p in there.missing] == [("Beijing", Presence.ABSENT)]
    assert there.pane_of(there.missing[0]) == 3
    assert preset.plan(HERE) == plan
    nobody = preset.plan([])
    assert len(nobody.missing) == 3
    assert not nobody.ready
    assert Preset.of("早会", nobody) == preset


def test_who_is_in_only_later_is_found_then() -> None:
    plan = Preset.of("x", Plan("Two").filled(HERE[:2])).plan([])
    assert {p.pid for p in plan.refreshed({p.pid: p for p in THERE})} == {"q7", "q8"}


def test_one_site_under_two_names_is_in_one_pane() -> None:
    panes = {1: (Seat("A", "+992"),), 2: (Seat("B", "+992"),)}
    plan = Preset("x", "Two", panes).plan(THERE)
    assert [p.pid for p in plan] == ["q8"]


def test_a_name_is_there_once() -> None:
    one, other = Preset("A", "Two"), Preset("A", "Four")
    library = Library((one, Preset("B", "Two")))
    assert [p.arrangement for p in library.with_(other).presets] == ["Four", "Two"]
    assert library.without("A").find("A") is None
    doubled = write([one, other])
    assert read(doubled).presets == (one,)
    assert read(doubled).faults
