"""asyncio's event loop over Qt's, as qasync has it, with less between a frame and who waits for it.

qasync starts a Qt timer for every callback and switches a socket's notifier off and on for every
read: at 1,000 frames a second that took as long as all that is done with the frames.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSocketNotifier, QTimer
from qasync import QEventLoop

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

# Seconds after which a round lets Qt have its turn, however many are due.
_LONGEST = 0.001


class _Prompt(asyncio.Handle):
    """What is called when its time has come, with what that makes due. Bytes that came are not: one
    more round of Qt's between two reads keeps the stalls shorter."""

    _loop: EventLoop

    def _run(self) -> None:
        self._loop.run_promptly(super()._run)


class EventLoop(QEventLoop):
    """Callbacks that are due stand in one queue; Qt gets its turn after each round of them."""

    def __init__(self, app: object) -> None:
        self._due: deque[asyncio.Handle] = deque()
        self._round = QTimer()
        self._round.setInterval(0)
        self._round.setSingleShot(True)
        self._round.timeout.connect(self._run_due)
        self._is_due = False
        super().__init__(app)
        # qasync's own starts ten threads at once, and nobody waits for what they have to tell.
        self._default_executor = ThreadPoolExecutor(thread_name_prefix="controlroom")
        self.set_default_executor(self._default_executor)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Run `callback` in the next round."""
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._due.append(handle)
        if not self._is_due:
            self._is_due = True
            self._round.start()
        return handle

    def run_forever(self) -> None:
        """Run until it is stopped."""
        self._is_due = bool(self._due)
        if self._due:
            self._round.start()
        super().run_forever()

    def _run_due(self) -> None:
        if not self.is_running():
            # Somebody else lets Qt run its events: what is due waits until the loop runs again.
            self._is_due = False
            return
        # What comes meanwhile waits for the next round: whoever sleeps for 0 s lets Qt paint.
        due = self._due
        until = time.perf_counter() + _LONGEST
        try:
            for _ in range(len(due)):
                handle = due.popleft()
                if not handle.cancelled():
                    handle._run()  # noqa: SLF001 - there is no public way, qasync does the same
                if time.perf_counter() > until:
                    break
        finally:
            self._is_due = bool(due)
            if due:
                self._round.start()

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """Run `callback` after so many seconds, and what it makes due in the same turn."""
        self._check_closed()
        return self._timer.add_callback(_Prompt(callback, args, self, context), delay)

    def _add_reader(
        self, fd: FileDescriptorLike, callback: Callable[..., object], *args: Any
    ) -> None:
        """Call `callback` whenever there is something to read: at once, no round later."""
        self._check_closed()
        self._remove_reader(fd)
        handle = asyncio.Handle(callback, args, self)
        number = fd if isinstance(fd, int) else fd.fileno()
        notifier = QSocketNotifier(number, QSocketNotifier.Type.Read)
        # The overload that qasync disconnects.
        activated = notifier.activated["int"]  # type: ignore[index]
        activated.connect(lambda: handle._run())  # noqa: SLF001
        self._read_notifiers[fd] = notifier

    def run_promptly(self, run: Callable[[], object]) -> None:
        """Run, and with no turn of Qt's between what this makes due."""
        if self._is_due:
            # A round is to come, or under way further out.
            run()
            return
        self._is_due = True
        try:
            run()
        finally:
            self._run_due()

    def close(self) -> None:
        """Release what it uses; what is still due is never run."""
        if not self.is_closed():
            self._round.stop()
            self._due.clear()
        super().close()
