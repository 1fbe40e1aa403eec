"""Notices lost increments (6.1.3: `version` of an increment is a counter that goes up).

The document does not say whether the counter runs per action or over all of them, so both are
followed: a frame is missing only where neither explains the jump, and only once one of them has
held a few times. Each alarm makes the next one need more trust, so that an odd server causes no
flood; a counter that has held for long is beyond doubt.
"""

from typing import NamedTuple

_TRUST = 3
_MOST_TRUST = 1000
_PROVEN = 50


class Gap(NamedTuple):
    """A counter jumped."""

    expected: int
    got: int


class _Counter:
    """The last version, and how often it went up by one."""

    __slots__ = ("held", "last")

    def __init__(self) -> None:
        self.last: int | None = None
        self.held = 0


class SequenceWatch:
    """Sees every increment's counter and says where one is missing."""

    def __init__(self) -> None:
        self._all = _Counter()
        self._each: dict[str, _Counter] = {}
        self._needed = _TRUST
        # As long as one action's frames follow each other, both counters hold: they are only
        # counted, from the last that was looked at to what is due.
        self._action, self._seen, self._due = "", 0, 1

    def see(self, action: str, version: int) -> Gap | None:
        """An increment of `action` came with `version`."""
        if version == self._due and action == self._action:
            self._due += 1
            return None
        self._settle()
        gap = self._look(action, version)
        self._action, self._seen, self._due = action, version, version + 1
        return gap

    def _settle(self) -> None:
        """Give the counters what was only counted."""
        if held := self._due - 1 - self._seen:
            for counter in (self._each[self._action], self._all):
                counter.last = self._due - 1
                counter.held += held
        self._action, self._seen, self._due = "", 0, 1

    def _look(self, action: str, version: int) -> Gap | None:
        own, whole, due = self._each.get(action), self._all, version - 1
        before, whole.last = whole.last, version
        if before == due:
            whole.held += 1
        if own is None:
            own = self._each[action] = _Counter()
        last, own.last = own.last, version
        if last == due or last is None:
            own.held += 1
            return None
        if before == due or before is None:
            return None
        trust = max(own.held, whole.held)
        gap = Gap((last if own.held >= whole.held else before) + 1, version)
        own.held = whole.held = 0
        if trust < self._needed:
            return None
        self._needed = _TRUST if trust >= _PROVEN else min(2 * self._needed, _MOST_TRUST)
        return gap

    def whole(self, action: str) -> None:
        """A full frame of `action` came: its counter goes on from wherever it is."""
        self._settle()
        if (own := self._each.get(action)) is not None:
            own.last = None

    def restart(self) -> None:
        """A new subscription: counters may begin anew."""
        self._settle()
        self._all.last = None
        for counter in self._each.values():
            counter.last = None
