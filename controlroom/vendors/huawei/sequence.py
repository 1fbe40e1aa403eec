"""Notices lost increments (6.1.3: `version` of an increment is a counter that goes up).

The document does not say whether the counter runs per action or over all of them, so both are
followed: a frame is missing only where neither explains the jump, and only once one of them has
held a few times. Each alarm makes the next one need more trust, so that an odd server causes no
flood.
"""

from typing import NamedTuple

_TRUST = 3
_MOST_TRUST = 1000


class Gap(NamedTuple):
    """A counter jumped."""

    expected: int
    got: int


class _Counter:
    def __init__(self) -> None:
        self.last: int | None = None
        self.held = 0

    def step(self, version: int) -> Gap | None:
        """Take `version`; the gap before it, if it is not the next one."""
        last, self.last = self.last, version
        if last is None:
            return None
        if version == last + 1:
            self.held += 1
            return None
        return Gap(last + 1, version)


class SequenceWatch:
    """Sees every increment's counter and says where one is missing."""

    def __init__(self) -> None:
        self._all = _Counter()
        self._each: dict[str, _Counter] = {}
        self._needed = _TRUST

    def see(self, action: str, version: int) -> Gap | None:
        """An increment of `action` came with `version`."""
        own = self._each.setdefault(action, _Counter())
        first = own.last is None
        by_action, by_all = own.step(version), self._all.step(version)
        if first or by_action is None or by_all is None:
            return None
        trust = max(own.held, self._all.held)
        gap = by_action if own.held >= self._all.held else by_all
        own.held = self._all.held = 0
        if trust < self._needed:
            return None
        self._needed = min(2 * self._needed, _MOST_TRUST)
        return gap

    def whole(self, action: str) -> None:
        """A full frame of `action` came: its counter goes on from wherever it is."""
        if (own := self._each.get(action)) is not None:
            own.last = None

    def restart(self) -> None:
        """A new subscription: counters may begin anew."""
        self._all.last = None
        for counter in self._each.values():
            counter.last = None
