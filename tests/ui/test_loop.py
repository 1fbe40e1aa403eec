"""asyncio over Qt: what is due runs in its order, in rounds, and Qt has its turn between them."""

import asyncio
import contextlib
import socket
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from controlroom.ui.loop import EventLoop
from tests.ui.conftest import until


async def test_what_is_due_runs_in_its_order() -> None:
    loop, ran = asyncio.get_running_loop(), list[int]()
    for number in range(5):
        loop.call_soon(ran.append, number)
    dropped = loop.call_soon(ran.append, 9)
    dropped.cancel()
    assert not ran
    await asyncio.sleep(0)
    assert ran == [0, 1, 2, 3, 4]


async def test_qt_has_its_turn_between_two_rounds() -> None:
    rounds: list[int] = []
    timer = QTimer()
    timer.setInterval(0)
    seen: list[int] = []
    timer.timeout.connect(lambda: seen.append(len(rounds)))
    timer.start()
    for number in range(20):
        rounds.append(number)
        await asyncio.sleep(0)
    timer.stop()
    assert len(set(seen)) > 10, "a coroutine that only sleeps for 0 s kept Qt waiting"


async def test_a_long_round_is_broken_off_for_qt() -> None:
    loop, ran, seen = asyncio.get_running_loop(), list[int](), list[int]()
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: seen.append(len(ran)))
    timer.start()

    def work(number: int) -> None:
        time.sleep(0.002)
        ran.append(number)

    for number in range(20):
        loop.call_soon(work, number)
    await until(lambda: len(ran) == 20)
    timer.stop()
    assert ran == list(range(20))
    assert len(set(seen)) > 10, "Qt waited until all of it was done"


async def test_one_callback_that_fails_keeps_none_from_running() -> None:
    loop, ran = asyncio.get_running_loop(), list[str]()
    told: list[object] = []
    loop.set_exception_handler(lambda _loop, context: told.append(context["exception"]))
    loop.call_soon(lambda: 1 // 0)
    loop.call_soon(ran.append, "next")
    await until(lambda: ran)
    assert isinstance(told[0], ZeroDivisionError)
    loop.set_exception_handler(None)


async def test_who_waited_goes_on_in_the_turn_in_which_the_time_has_come() -> None:
    loop, ran, turns = asyncio.get_running_loop(), list[str](), list[str]()
    woken = asyncio.Event()
    timer = QTimer()

    def come() -> None:
        timer.singleShot(0, lambda: turns.append("".join(ran)))
        loop.call_soon(ran.append, "a")
        loop.call_soon(loop.call_soon, ran.append, "b")
        loop.call_soon(woken.set)

    loop.call_later(0.01, come)
    await woken.wait()
    await until(lambda: ran == ["a", "b"])
    assert turns[0][:1] == "a", "Qt had a turn before what was due"


async def test_what_qt_calls_for_within_a_round_begins_no_other() -> None:
    """A task can't go on while another one does, and that one lets Qt take events."""
    loop, ran = asyncio.get_running_loop(), list[str]()

    def nested() -> None:
        loop.call_later(0.0, loop.call_soon, ran.append, "due")
        until_then = time.perf_counter() + 0.02
        while time.perf_counter() < until_then:
            QApplication.processEvents()
        ran.append("nested")

    loop.call_soon(nested)
    await until(lambda: len(ran) == 2)
    assert ran == ["nested", "due"]


async def test_what_comes_is_read_until_the_reader_is_taken_away() -> None:
    loop, heard = asyncio.get_running_loop(), list[bytes]()
    ours, theirs = socket.socketpair()
    with contextlib.closing(ours), contextlib.closing(theirs):
        ours.setblocking(False)
        loop.add_reader(ours, lambda: heard.append(ours.recv(16)))
        theirs.send(b"one")
        await until(lambda: heard == [b"one"])
        theirs.send(b"two")
        await until(lambda: heard == [b"one", b"two"])
        # Another in its place: the first one hears no more.
        loop.add_reader(ours, lambda: heard.append(ours.recv(16).upper()))
        theirs.send(b"three")
        await until(lambda: heard[-1] == b"THREE")
        assert loop.remove_reader(ours)
        assert not loop.remove_reader(ours)
        theirs.send(b"four")
        await asyncio.sleep(0.05)
        assert heard == [b"one", b"two", b"THREE"]


def test_what_is_still_due_when_it_is_closed_is_never_run(qapp: QApplication) -> None:
    ran: list[str] = []
    loop = EventLoop(qapp)
    loop.run_until_complete(asyncio.sleep(0))
    loop.call_soon(ran.append, "late")
    loop.close()
    loop.close()
    qapp.sendPostedEvents()
    assert loop.is_closed()
    assert not ran


def test_what_is_due_waits_for_the_loop(qapp: QApplication) -> None:
    loop, ran = EventLoop(qapp), list[asyncio.AbstractEventLoop]()
    loop.call_soon(lambda: ran.append(asyncio.get_running_loop()))
    qapp.processEvents()
    assert not ran
    loop.run_until_complete(asyncio.sleep(0.001))
    assert ran == [loop]
    # Nor has it lost its way by being let down once more.
    loop.call_soon(ran.clear)
    qapp.processEvents()
    loop.run_until_complete(asyncio.sleep(0))
    assert ran == []
    loop.close()
