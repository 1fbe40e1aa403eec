"""For tests: a simulated service in the current loop, quick and obedient unless told otherwise.

async with running() as service:
    ...  # sign in at service.url with service.conference and service.password
    service.drop_sockets()
    service.faults.deny("/mute", status=500, error_code="MMC.111070003", times=1)
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from .server import running as _running
from .settings import Settings
from .simulation import Simulation

QUICK: dict[str, Any] = {
    "participants": 12,
    "events_per_second": 0.0,
    "push_latency": (0.0, 0.005),
    "ring": (0.02, 0.05),
    "reaction": (0.01, 0.03),
    "tick": 0.002,
}
"""What differs from a live demonstration: nothing happens by itself, and what is asked for happens
within milliseconds."""


@asynccontextmanager
async def running(
    *, certificate: Path | None = None, key: Path | None = None, **settings: Any
) -> AsyncIterator[Simulation]:
    """Serves with QUICK settings; any field of `Settings` can be given by name."""
    async with _running(
        Settings(**(QUICK | settings)), certificate=certificate, key=key
    ) as simulation:
        yield simulation
