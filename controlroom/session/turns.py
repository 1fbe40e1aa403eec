"""Who goes first: orders for the same people or the same thing are sent as they were given.

Only the sending is in order. Nobody waits for what the meeting shows, and independent orders do
not wait for each other; of two batches each person's calls are in order, not the batches.
"""

import asyncio
from collections.abc import Iterable

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order, Target

Future = asyncio.Future[None]

_PICTURE = frozenset(
    {
        "broadcast",
        "roll-call",
        "cancel-broadcast",
        "layout",
        "layout-auto",
        "display",
        "chair-view",
    }
)
_MICROPHONES = frozenset(
    {"mute-all", "unmute-all", "allow-self-unmute", "forbid-self-unmute", "roll-call"}
)
# They touch what each person's own orders do.
_EVERYBODY = frozenset({"mute-all", "unmute-all", "roll-call", "admit-all"})
_ALL = "everybody"


def _things(order: Order) -> set[str]:
    """What of the conference itself an order touches."""
    named = {"picture": _PICTURE, "microphones": _MICROPHONES, _ALL: _EVERYBODY}
    things = {thing for thing, commands in named.items() if order.command in commands}
    if not things and COMMANDS[order.command].target is Target.CONFERENCE:
        things.add("conference")
    return things


class Ticket:
    """The place of one order. `withdrawn` is done once its rest is not to be sent."""

    def __init__(
        self,
        before: Iterable[Future],
        own: Future,
        people: dict[str, tuple[Future | None, Future]],
    ) -> None:
        self.withdrawn: Future = asyncio.get_running_loop().create_future()
        self.own = own
        self.people = people
        self._before = tuple(before)

    async def come(self) -> None:
        """Wait until the order may begin to be sent, or is withdrawn."""
        for earlier in self._before:
            await self._wait(earlier)

    async def reach(self, pid: str) -> None:
        """Wait until what was ordered earlier for this person has been sent."""
        earlier, _ = self.people.get(pid, (None, None))
        if earlier is not None:
            await self._wait(earlier)

    async def _wait(self, earlier: Future) -> None:
        if not earlier.done() and not self.withdrawn.done():
            await asyncio.wait({earlier, self.withdrawn}, return_when=asyncio.FIRST_COMPLETED)

    def sent(self, pid: str) -> None:
        """Let the next order for this person be sent."""
        if pid in self.people:
            _done(self.people[pid][1])

    def withdraw(self) -> None:
        """Send no more of it."""
        _done(self.withdrawn)


class Turns:
    """Gives out the places."""

    def __init__(self) -> None:
        self._last: dict[str, Future] = {}
        self._people: dict[str, Future] = {}
        self._with_people: dict[Ticket, None] = {}

    def take(self, order: Order) -> Ticket:
        """The place behind all earlier orders that touch the same."""
        loop = asyncio.get_running_loop()
        own: Future = loop.create_future()
        things = _things(order)
        before = {self._last[thing] for thing in things if thing in self._last}
        if _ALL in things:
            before |= {ticket.own for ticket in self._with_people}
        elif order.targets and _ALL in self._last:
            before.add(self._last[_ALL])
        people = {
            pid: (self._people.get(pid), loop.create_future())
            for pid in dict.fromkeys(person.pid for person in order.targets)
        }
        ticket = Ticket(before, own, people)
        self._last |= dict.fromkeys(things, own)
        self._people |= {pid: future for pid, (_, future) in people.items()}
        if people:
            self._with_people[ticket] = None
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Let all go that wait for this order."""
        self._with_people.pop(ticket, None)
        _done(ticket.own)
        for thing in [thing for thing, last in self._last.items() if last is ticket.own]:
            del self._last[thing]
        for pid, (_, future) in ticket.people.items():
            _done(future)
            if self._people.get(pid) is future:
                del self._people[pid]


def _done(future: Future) -> None:
    if not future.done():
        future.set_result(None)
