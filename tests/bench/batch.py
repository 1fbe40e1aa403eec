"""Row 11: an order for 200 people, of which a server takes 20 ms each."""

import time

from controlroom.commands.registry import Order
from controlroom.session.actions import AT_ONCE, Action, Status
from tests.bench.feeder import TAKES
from tests.bench.living import against_limit
from tests.bench.measure import Finding, milliseconds, ratio
from tests.bench.program import stall
from tests.bench.stage import Stage

_CALLS = 200
_IDEAL = _CALLS / AT_ONCE * TAKES


async def batch(stage: Stage) -> list[Finding]:
    """Muted and unmuted in turn."""
    session = stage.console.meeting(stage.table).session
    took: list[float] = []
    stalls: list[float] = []

    async def carried_out(command: str) -> tuple[float, Action]:
        targets = tuple(session.store.people.values())[:_CALLS]
        begun = time.perf_counter()
        action = await session.carry_out(Order(command, targets))
        return time.perf_counter() - begun, action

    for n in range(stage.count):
        worst, (seconds, action) = await stall(
            carried_out("mute" if n % 2 else "unmute"), stage.tasks
        )
        if action.status is not Status.CONFIRMED or action.done != _CALLS:
            raise RuntimeError(f"{action.status} after {action.done} calls")
        took.append(seconds)
        stalls.append(worst)
    await stage.check()
    name = "200 calls to a server that takes 20 ms, 10 at once"
    ideal = [_IDEAL] * len(took)
    return [
        ratio(11, name, took, ideal, "the ideal", goal=1.3, note=milliseconds(took)),
        against_limit(11, f"{name[:9]}, stall", stalls),
    ]
