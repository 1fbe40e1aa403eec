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

    def see(self, action: str, version: int) -> Gap | None:
        """An increment of `action` came with `version`."""
        own = self._each.get(action)
        if own is None:
            own = self._each[action] = _Counter()
        last, before = own.last, self._all.last
        own.last = self._all.last = version
        if before is not None and version == before + 1:
            self._all.held += 1
        if last is None or version == last + 1:
            own.held += 1
            return None
        if before is None or version == before + 1:
            return None
        trust = max(own.held, self._all.held)
        gap = Gap((last if own.held >= self._all.held else before) + 1, version)
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
