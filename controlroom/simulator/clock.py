"""The simulation's clock: the machine's, plus whatever a test has skipped."""

import time


class Clock:
    def __init__(self) -> None:
        self._epoch = time.time() - time.monotonic()
        self._skipped = 0.0

    def now(self) -> int:
        """Epoch milliseconds; never goes back."""
        return int((self._epoch + time.monotonic() + self._skipped) * 1000)

    def skip(self, seconds: float) -> None:
        self._skipped += seconds
