import pytest

from controlroom.simulator.simulation import Simulation

from .cast import Cast
from .console import Console, offline


@pytest.fixture
def service() -> Simulation:
    """A simulation that no server runs."""
    return offline()


@pytest.fixture
def cast(service: Simulation) -> Cast:
    return Cast(service)


@pytest.fixture
async def console(service: Simulation) -> Console:
    """Signed in as host."""
    console = Console(service)
    await console.sign_in()
    return console
