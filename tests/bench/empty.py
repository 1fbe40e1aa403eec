"""An empty main window. Prints when it was painted; asked for a number of seconds on its standard
input, how long its loop stalled meanwhile, if it was started with --probe."""

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def tell(what: str, value: float) -> None:
    sys.stdout.write(json.dumps({what: value}) + "\n")
    sys.stdout.flush()


class FirstPaint(QObject):
    """Tells, once, `what` with when a widget has been painted with all that is in it."""

    def __init__(self, what: str = "painted") -> None:
        super().__init__()
        self._what = what

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: tell(self._what, time.time()))
        return False


def _probe(app: QApplication) -> None:
    import asyncio

    from qasync import QEventLoop

    from controlroom.tasks import Tasks
    from tests.bench.program import stall

    async def main() -> None:
        async with Tasks("empty") as tasks:
            while line := await asyncio.to_thread(sys.stdin.readline):
                worst, _ = await stall(asyncio.sleep(float(line)), tasks)
                tell("stall", worst)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        runner.run(main())


if __name__ == "__main__":
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    first = FirstPaint()
    window.installEventFilter(first)
    window.show()
    if "--probe" in sys.argv:
        _probe(application)
    else:
        application.exec()
