"""A scene of one simulated meeting, applied to another one by a session."""

from collections.abc import AsyncIterator

import pytest

from controlroom.meeting.model import Mode, Role
from controlroom.scenes.capture import capture
from controlroom.scenes.difference import What, difference
from controlroom.scenes.orders import orders
from controlroom.scenes.scene import Part
from controlroom.session.actions import Action, Status
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from tests.session.conftest import Desk, at_desk


@pytest.fixture
async def service() -> AsyncIterator[Simulation]:
    async with running(participants=20) as service:
        yield service


@pytest.fixture
async def desk(service: Simulation) -> AsyncIterator[Desk]:
    async with at_desk(service) as desk:
        await desk.live()
        yield desk


def pids(desk: Desk, count: int) -> list[str]:
    """So many guests who can be shown."""
    people = desk.session.store.people.values()
    fit = [p for p in people if p.role is Role.GUEST]
    return [p.pid for p in fit if p.video and p.present and p.number][:count]


async def do(desk: Desk, *lines: str) -> None:
    for words in lines:
        action = await desk.do(words)
        assert action.status in (Status.CONFIRMED, Status.ACCEPTED), (words, action)


@pytest.mark.parametrize("shown", ["multi", "broadcast", "roll-call", "nothing"])
@pytest.mark.parametrize("before", ["multi", "broadcast", "roll-call", "voices"])
async def test_what_was_is_again(desk: Desk, shown: str, before: str) -> None:
    one, two, three, four = pids(desk, 4)
    on_air = {
        "multi": "display fixed multi",
        "broadcast": f"broadcast {two}",
        "roll-call": f"roll-call {two}",
        "nothing": "cancel-broadcast",
    }
    await do(
        desk,
        f"layout Four-2 --pane 1={one} --pane 2={two},{three} --aux 4 --switch-time 20",
        "mute-all --forbid-self-unmute",
        on_air[shown],
        f"unmute {one}",
        "lock",
        "record-start",
    )
    store = desk.session.store
    scene = capture(store, Part, "then", image_type="Four-2")
    assert scene.parts >= frozenset(Part) - {Part.DISPLAY}
    assert difference(scene, store).steps == ()
    others = {
        "multi": "display fixed multi",
        "broadcast": f"broadcast {four}",
        "roll-call": f"roll-call {four}",
        "voices": "display voice multi",
    }
    await do(
        desk,
        "unlock",
        "record-stop",
        f"layout Two --pane 1={four}",
        others[before],
        "allow-self-unmute",
        f"unmute {two} {three}",
        f"mute {one}",
    )
    wanted = orders(difference(scene, store))
    assert wanted
    group = desk.session.submit_in_turn(wanted)

    def actions() -> dict[int, Action]:
        told = (event for event in desk.events if isinstance(event, Action))
        return {action.id: action for action in told if action.group == group}

    await desk.until(
        lambda: len(actions()) == len(wanted) and all(a.settled for a in actions().values()),
        seconds=30,
    )
    assert {a.status for a in actions().values()} <= {Status.CONFIRMED, Status.ACCEPTED}
    after = difference(scene, store)
    assert (after.steps, after.missing) == ((), ())
    mode = {"multi": Mode.FIXED, "broadcast": Mode.BROADCAST, "roll-call": Mode.ROLL_CALL}
    assert store.conference.mode is mode.get(shown, Mode.FREE)


async def test_it_works_in_another_meeting_for_those_who_are_there(desk: Desk) -> None:
    one, two, three = pids(desk, 3)
    await do(desk, "mute-all", f"unmute {one} {two} {three}", "lock")
    scene = capture(desk.session.store, [Part.MICROPHONES, Part.LOCK], "then")
    seats = scene.microphones.open if scene.microphones else ()
    async with running(participants=6) as other, at_desk(other) as elsewhere:
        await elsewhere.live()
        store = elsewhere.session.store
        found = difference(scene, store)
        here = {person.number for person in store.people.values() if person.present}
        assert {missing.seat.number for missing in found.missing} == {
            seat.number for seat in seats if seat.number not in here
        }
        wanted = orders(found)
        elsewhere.session.submit_in_turn(wanted)
        await elsewhere.until(lambda: not difference(scene, store).steps, seconds=20)
        assert found.step(What.LOCK) is not None
        assert store.conference.locked is True
