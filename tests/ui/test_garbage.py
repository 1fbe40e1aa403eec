"""Who collects garbage, and where."""

import gc
import os
import sys
import threading
import weakref

import pytest
from PySide6.QtWidgets import QApplication

from controlroom.ui.garbage import Garbage
from controlroom.ui.memory import give_back
from tests.bench.processes import resident
from tests.ui.conftest import until


class Knot:
    """Something that only a collection can untie."""

    def __init__(self) -> None:
        self.itself = self


async def test_garbage_is_collected_on_the_loop_s_thread(qapp: QApplication) -> None:
    where: list[threading.Thread] = []
    garbage = Garbage()
    try:
        assert not gc.isenabled()
        knot = Knot()
        weakref.finalize(knot, lambda: where.append(threading.current_thread()))
        del knot
        thread = threading.Thread(target=lambda: [[] for _ in range(50_000)])
        thread.start()
        thread.join()
        assert where == []
        kept = [[] for _ in range(2 * gc.get_threshold()[0])]
        await until(lambda: where)
        assert where == [threading.main_thread()]
        assert kept
    finally:
        garbage.stop()
    assert gc.isenabled()
    gc.disable()  # as it is in these tests


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it is read from /proc")
def test_holes_in_the_heap_are_given_back() -> None:
    # What is kept in between, and at the end, keeps the heap from shrinking by itself.
    blocks = [bytearray(64 * 1024) for _ in range(400)]
    blocks = blocks[::16]
    held = resident(os.getpid())
    give_back()
    assert resident(os.getpid()) < held - 10
    assert blocks
