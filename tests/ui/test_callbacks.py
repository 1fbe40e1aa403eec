"""Who hears, in what order, and who no longer does."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject

from controlroom.ui.callbacks import Callbacks


class Listener(QObject):
    def __init__(self, heard: list[str], name: str) -> None:
        super().__init__()
        self.heard, self.name = heard, name

    def hear(self, value: str) -> None:
        self.heard.append(f"{self.name} {value}")


def test_all_hear_in_the_order_in_which_they_came() -> None:
    heard: list[str] = []
    told: Callbacks[str] = Callbacks()
    first, second = Listener(heard, "first"), Listener(heard, "second")
    told.connect(first.hear)
    told.connect(heard.append)
    told.connect(second.hear)
    told.emit("x")
    assert heard == ["first x", "x", "second x"]


def test_who_is_disconnected_hears_nothing_more() -> None:
    heard: list[str] = []
    told: Callbacks[str] = Callbacks()
    first, second = Listener(heard, "first"), Listener(heard, "second")
    # Of two alike, each goes by itself.
    told.connect(lambda _value: told.disconnect(second.hear))
    told.connect(first.hear)
    told.connect(second.hear)
    told.connect(heard.append)
    told.emit("x")
    told.disconnect(heard.append)
    told.emit("y")
    assert heard == ["first x", "x", "first y"]


def test_whoever_is_connected_meanwhile_hears_from_the_next_on() -> None:
    heard: list[str] = []
    told: Callbacks[str] = Callbacks()

    def join(_value: str) -> None:
        told.disconnect(join)
        told.connect(heard.append)

    told.connect(join)
    told.emit("x")
    told.emit("y")
    assert heard == ["y"]


def test_nobody_is_kept_alive_or_called_once_gone() -> None:
    heard: list[str] = []
    told: Callbacks[str] = Callbacks()
    dropped, deleted = Listener(heard, "dropped"), Listener(heard, "deleted")
    parent = QObject()
    deleted.setParent(parent)
    told.connect(dropped.hear)
    told.connect(deleted.hear)
    told.emit("x")
    del dropped, parent
    gc.collect()
    told.emit("y")
    assert heard == ["dropped x", "deleted x"]
    assert not told._slots


def test_one_that_fails_is_logged_and_keeps_nobody_from_hearing(
    expect_warning: Callable[[str], None],
) -> None:
    expect_warning("one who was told of a change failed")
    heard: list[str] = []
    told: Callbacks[str] = Callbacks()

    def fail(_value: str) -> None:
        raise ZeroDivisionError

    told.connect(fail)
    told.connect(heard.append)
    told.emit("x")
    assert heard == ["x"]
