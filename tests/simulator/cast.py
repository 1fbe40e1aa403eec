"""Somebody of each kind, so that a table of calls can name them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from controlroom.simulator.model import Participant, Role
from controlroom.simulator.people import Device
from controlroom.simulator.simulation import Simulation


class Cast:
    """The players of one simulation."""

    def __init__(self, service: Simulation) -> None:
        people = service.world.roster
        self.service = service
        self.chair = people[0]
        self.co_host = next(p for p in people if p.co_host)
        self.guest = self._find(
            lambda p: p.identity.device is Device.DESKTOP and len(p.identity.capabilities) > 3
        )
        self.other = self._find(
            lambda p: p.has_video and p not in (self.guest, self.terminal, self.audience)
        )

    def _find(self, test: Callable[[Participant], bool]) -> Participant:
        return next(
            p
            for p in self.service.world.roster[1:]
            if test(p) and not p.co_host and p.role is Role.GUEST
        )

    @property
    def terminal(self) -> Participant:
        return self._find(lambda p: p.identity.device.is_hard)

    @property
    def phone(self) -> Participant:
        return self._find(lambda p: not p.has_video)

    @property
    def old(self) -> Participant:
        """A client that knows neither invitation to open the camera nor to close it."""
        person = self._find(lambda p: p.identity.device is Device.MOBILE)
        person.identity = replace(person.identity, capabilities="1,3")
        return person

    @property
    def audience(self) -> Participant:
        return next(p for p in self.service.world.roster if p.role is Role.AUDIENCE)

    @property
    def absent(self) -> Any:
        world = self.service.world
        return next(a for a in world.attendees.values() if a.phone not in world.by_phone)

    @property
    def waiting(self) -> Any:
        return next(iter(self.service.world.waiting.values()))

    def fill(self, value: Any) -> Any:
        """Replaces "$guest.pid" and the like, anywhere in a body or query."""
        if isinstance(value, dict):
            return {key: self.fill(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.fill(item) for item in value]
        if isinstance(value, str) and value.startswith("$"):
            who, _, what = value[1:].partition(".")
            return getattr(getattr(self, who), what)
        return value


def pictures(*subscribers: Any, **more: Any) -> dict[str, Any]:
    entries = [{"index": i, "subscriber": list(s)} for i, s in enumerate(subscribers, 1)]
    return {"manualSet": 1, "imageType": "Four", "subscriberInPics": entries} | more
