"""The arrangement that pushes leave out is remembered from the accepted call."""

from controlroom.commands.layouts import known_image_type
from controlroom.session.actions import Action, Status
from tests.session.conftest import Desk


async def ordered(desk: Desk, words: str) -> Action:
    action = await desk.do(words)
    assert action.status in (Status.CONFIRMED, Status.ACCEPTED), action
    return action


async def test_one_multi_picture_is_replaced_and_comes_back(desk: Desk) -> None:
    store = desk.session.store
    sites = [p.pid for p in store.people.values() if p.present and p.video is not False]
    a, b, c = [pid for pid in sites if pid != store.chair][:3]
    await ordered(desk, f"layout Four-3 --pane 1={a} --pane 2={b},{c} --switch-time 20")
    await desk.until(lambda: store.conference.layout)
    assert store.conference.layout is not None
    assert store.conference.layout.image_type == ""
    assert known_image_type(store) == "Four-3"
    replaced = await ordered(desk, f"layout Two --pane 1={b} --pane 2={a}")
    await desk.until(lambda: known_image_type(store) == "Two")
    assert replaced.undo is not None
    for order in replaced.undo:
        await desk.session.carry_out(order)
    await desk.until(lambda: known_image_type(store) == "Four-3")
    panes = {pane.index: pane.sites for pane in store.conference.layout.panes if pane.sites}
    assert {index: set(sites) for index, sites in panes.items()} == {1: {a}, 2: {b, c}}
