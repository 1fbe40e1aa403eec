"""What a row shows beyond its own participant: pins, the queue of hands, the pictures, the time."""

import time
from collections.abc import Callable, Mapping

from controlroom.meeting.model import Conference, Layout, Participant, Since
from controlroom.meeting.pins import Pins
from controlroom.meeting.store import Store

# Who comes or goes changes presence.
_RAISING = frozenset({"hand", "presence"})


class Context:
    """Kept up to date by `follow`; `now` is epoch milliseconds of the server's clock.

    `hands` maps a pid to its place in the queue, from 1. Hands that were found up at the same time
    share a place: which of them came first is not known.
    """

    def __init__(self, store: Store, now: Callable[[], int]) -> None:
        self.store = store
        self.now = now
        self.hands: dict[str, int] = {}
        self.panes: dict[str, int] = {}
        self.pins = Pins()
        self._raised: dict[str, Since] = {}
        self._conference: Conference | None = None
        self.follow(store.people, _RAISING)

    def follow(
        self, rows: Mapping[str, Participant | None], fields: frozenset[str]
    ) -> tuple[bool, bool]:
        """Follow changes in these fields, by pid what rows are now, and of the conference; whether
        hands and panes changed. The store may be ahead of the rows: a hand is up where they say."""
        hands = not _RAISING.isdisjoint(fields) and self._follow_hands(rows)
        return hands, self._follow_layout()

    def local(self, at: int) -> float:
        """A time of the server's as one of this machine's clock, both in epoch ms."""
        return at - (self.now() - time.time() * 1000)

    def pane(self, person: Participant) -> int | None:
        """In which picture of the multi-picture somebody is."""
        panes = self.panes
        return panes.get(person.pid) or panes.get(person.number) if panes else None

    def _follow_hands(self, rows: Mapping[str, Participant | None]) -> bool:
        raised = self._raised
        moved = False
        for pid, person in rows.items():
            hand = person.hand if person is not None and person.present else None
            if hand is not raised.get(pid):
                moved = True
                if hand is None:
                    del raised[pid]
                else:
                    raised[pid] = hand
        if moved:
            self._number_hands()
        return moved

    def _number_hands(self) -> None:
        self.hands = {}
        place, last = 0, None
        queue = sorted(self._raised.items(), key=lambda item: item[1].at)
        for count, (pid, hand) in enumerate(queue, 1):
            if hand.at != last:
                place, last = count, hand.at
            self.hands[pid] = place

    def _follow_layout(self) -> bool:
        conference = self.store.conference
        if conference is self._conference:
            return False
        self._conference = conference
        layout = conference.layout
        panes = _places(layout) if layout else {}
        changed = panes != self.panes
        self.panes = panes
        return changed


def _places(layout: Layout) -> dict[str, int]:
    return {site: pane.index for pane in layout.panes for site in pane.sites if site}
