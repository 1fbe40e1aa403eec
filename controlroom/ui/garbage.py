"""Python's garbage, collected on Qt's thread only."""

import gc
import threading

from PySide6.QtCore import QObject, QTimer

from controlroom.session.link import Link, LinkState
from controlroom.ui.conferences import Conferences, Meeting
from controlroom.ui.memory import give_back

_EVERY_MS = 200
# From so many people on, a whole state leaves holes in the heap worth giving back; by then nobody
# holds any of its frames any longer.
_MANY = 1_000
_SETTLED_MS = 1_000


class Garbage(QObject):
    """Takes the place of Python's own collections while it lives.

    Those happen in whatever thread allocates next, be it one that looks up an address; a widget or
    a timer that is destroyed there brings the program down. Their thresholds hold here too.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def watch(self, conferences: Conferences) -> None:
        """Leave alone what is kept of the meetings: to look through 10,000 people takes 20 ms."""
        conferences.added.connect(self._added)
        conferences.removed.connect(lambda _: gc.unfreeze())

    def _added(self, meeting: Meeting) -> None:
        whole = False

        def linked(link: Link) -> None:
            nonlocal whole
            before, whole = whole, link.state is LinkState.LIVE and not link.resyncing
            if whole and not before:
                gc.collect(1)
                gc.freeze()
                if len(meeting.desk.store.people) >= _MANY:
                    QTimer.singleShot(_SETTLED_MS, self._give_back)

        meeting.desk.linked.connect(linked)

    @staticmethod
    def _give_back() -> None:
        threading.Thread(target=give_back, name="give back", daemon=True).start()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
