"""A conference without a vendor: a desk over a store that the test feeds with facts."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from controlroom.meeting.facts import ConferenceTold, Fact, ParticipantTold
from controlroom.meeting.model import Mode, Role
from controlroom.meeting.store import Store
from controlroom.session.actions import Action
from controlroom.session.link import Link, LinkState
from controlroom.session.session import Event
from controlroom.ui.desk import Desk

Listener = Callable[[Sequence[Event]], None]


class Stage:
    """What a desk needs of a session."""

    def __init__(self) -> None:
        self.store = Store()
        self.link = Link(LinkState.SIGNING_IN, time.time())
        self._listeners: list[Listener] = []
        self.desk = Desk(self)  # type: ignore[arg-type]

    def listen(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, events: Sequence[Event]) -> None:
        for listener in tuple(self._listeners):
            listener(events)

    def tell(self, *facts: Fact) -> None:
        """Take facts in; the desk tells of them at once."""
        if changes := [change for fact in facts for change in self.store.apply(fact)]:
            self._tell(changes)
        self.desk._flush()

    def act(self, action: Action) -> None:
        self._tell([action])

    def go(self, state: LinkState, **more: Any) -> None:
        self.link = Link(state, time.time(), **more)
        self._tell([self.link])

    def fill(self, *names: str) -> None:
        """Everybody is in, the first of them the chair, and the connection is live."""
        at = now()
        for place, name in enumerate(names):
            role = Role.GUEST if place else Role.CHAIR
            values = {"name": name, "number": f"10{place}", "role": role, "muted": True}
            self.tell(ParticipantTold(f"p{place}", values, at, full=True))
        self.tell(ConferenceTold({"title": "Q3", "mode": Mode.FREE}, at, full=True))
        self.go(LinkState.LIVE)


def now() -> int:
    return round(time.time() * 1000)
