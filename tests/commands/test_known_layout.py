"""Which arrangement a multi-picture has that the push tells without it, and its undo."""

from typing import Any

import pytest
from msgspec.structs import replace

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.layouts import known_image_type
from controlroom.commands.plans import on_air
from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold
from controlroom.meeting.model import Layout, Mode, Pane
from controlroom.meeting.store import Store
from controlroom.vendors.huawei.calls import calls_of
from controlroom.vendors.huawei.pictures import accepted

ORDERED = Layout(
    (Pane(1, ("+991", "+992")), Pane(3, ("+993",)), Pane(4, (), True)), 4, 20, "Four-3"
)
PUSHED = Layout((Pane(1, ("p2", "p1")), Pane(2), Pane(3, ("+993",)), Pane(4, (), True)), 4, 20)


@pytest.fixture
def store() -> Store:
    store = Store()
    for n in range(4):
        store.apply(ParticipantTold(f"p{n}", {"name": f"P{n}", "number": f"+99{n}"}, 1, full=True))
    tell(store, mode=Mode.FIXED, voice_activated=False, layout=PUSHED, ordered=ORDERED)
    return store


def tell(store: Store, **values: object) -> None:
    store.apply(ConferenceTold(values, 1))


def inverse(store: Store, order: Order) -> list[tuple[str, Any]] | None:
    back = COMMANDS[order.command].inverse(order, store)
    if back is None:
        return None
    return [(one.command, one.arguments.get("image_type")) for one in back]


def test_the_pushed_panes_are_the_ordered_ones(store: Store) -> None:
    assert known_image_type(store) == "Four-3"
    plan = on_air(store)
    assert plan is not None
    assert plan.image_type == "Four-3"


@pytest.mark.parametrize(
    "pushed",
    [
        replace(PUSHED, count=6),
        replace(PUSHED, panes=PUSHED.panes[:-1]),
        replace(PUSHED, panes=(Pane(1, ("p2",)), *PUSHED.panes[1:])),
        replace(PUSHED, panes=(*PUSHED.panes[:-1], Pane(4, ("p0",), True))),
    ],
)
def test_another_multi_picture_is_not_taken_for_it(store: Store, pushed: Layout) -> None:
    tell(store, layout=pushed)
    assert known_image_type(store) == ""
    assert inverse(store, Order("layout-auto")) is None


def test_what_the_push_tells_goes_before(store: Store) -> None:
    tell(store, layout=replace(PUSHED, image_type="Four"))
    assert known_image_type(store) == "Four"
    tell(store, layout=None)
    assert known_image_type(store) == ""


def test_it_comes_back_with_what_was_on_air_over_it(store: Store) -> None:
    new = Order("layout", (), {"image_type": "Single", "pane": {1: (store.people["p0"],)}})
    for order in (new, Order("layout-auto")):
        assert inverse(store, order) == [("layout", "Four-3")]
    tell(store, mode=Mode.FREE)
    assert inverse(store, new) == [("layout", "Four-3"), ("cancel-broadcast", None)]
    tell(store, voice_activated=True)
    assert inverse(store, new) == [("layout", "Four-3")]
    store.apply(Gone(Group.PARTICIPANTS, "p1", 2))
    assert inverse(store, new) is None


def test_an_accepted_call_tells_what_it_has_set(store: Store) -> None:
    people = store.people
    arguments: dict[str, Any] = {
        "image_type": "Four-3",
        "pane": {1: (people["p1"], people["p2"]), 3: (people["p3"],)},
        "aux": 4,
        "switch_time": 20,
    }
    (call,) = calls_of(Order("layout", (), arguments))
    assert accepted(call) == ORDERED
    for other in (Order("layout-auto"), Order("layouts"), Order("lock")):
        assert accepted(calls_of(other)[0]) is None
