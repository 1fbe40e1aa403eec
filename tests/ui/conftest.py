"""A window on an asyncio loop that is Qt's own."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from controlroom.ui.loop import EventLoop
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from tests.ui.room import Room


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_here_only() -> Iterator[None]:
    """A thread that collected some test's widgets would bring the whole run down."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    yield
    gc.collect()


def _loop() -> EventLoop:
    return EventLoop(QApplication.instance() or QApplication([]))


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], EventLoop]]:
    """Tests of the window run on Qt's loop."""
    return {"qasync": _loop}


async def until(predicate: Callable[[], Any], seconds: float = 5.0) -> None:
    """Wait for `predicate` while Qt and asyncio go on."""
    async with asyncio.timeout(seconds):
        while not predicate():
            await asyncio.sleep(0.005)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """A desk at which nothing has happened yet."""
    stage = Stage()
    yield stage
    stage.desk.detach()


@pytest.fixture
async def room(qapp: QApplication, tmp_path: Path) -> AsyncIterator["Room"]:
    """A window without a meeting."""
    # Tests of single widgets need not load the whole window.
    from tests.ui.room import a_room

    async with a_room(qapp, tmp_path) as room:
        yield room
