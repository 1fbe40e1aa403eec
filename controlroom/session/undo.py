"""What can be undone: the orders that bring back what was, as long as that is what they would do.

The effect of an order must still show: whatever others or later orders have changed since is left
alone. So what is offered is the latest that holds, and not simply the latest.
"""

import time
from collections.abc import Callable, Sequence
from enum import Enum

import msgspec

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store
from controlroom.session.actions import Action, Status
from controlroom.session.restoring import Deed, plan

# Seconds. A slip is noticed at once; after a minute people have acted on what they saw, and putting
# it back is a decision of its own.
LIFETIME = 60.0

_DONE = frozenset({Status.WAITING, Status.ACCEPTED, Status.CONFIRMED, Status.UNCONFIRMED})
_DONE_IN_PART = frozenset({Status.PARTLY, Status.CANCELLED})


class Reason(Enum):
    """Why nothing can be undone."""

    NOTHING = "nothing"
    UNDER_WAY = "under way"
    EXPIRED = "expired"
    MOVED_ON = "moved on"
    FINAL = "final"


class Offer(msgspec.Struct, frozen=True):
    """What can be undone now: `orders`, one after the other, take `actions` back.

    `until` is when it expires, on the history's clock. Of those it would be for, `gone` have left
    and `changed` are not any more as the actions left them: neither is in the orders. `passed` are
    newer actions that can't be undone, the latest first.
    """

    number: int
    actions: tuple[Action, ...]
    orders: tuple[Order, ...]
    until: float
    gone: tuple[Participant, ...] = ()
    changed: tuple[Participant, ...] = ()
    passed: tuple[Action, ...] = ()

    @property
    def asking(self) -> tuple[Order, ...]:
        """Those of the orders that only ask people."""
        return tuple(order for order in self.orders if COMMANDS[order.command].asks)


class _Entry:
    """Deeds of one group, or one alone, since `at`."""

    def __init__(self, number: int, group: int) -> None:
        self.number = number
        self.group = group
        self.at = 0.0
        self.deeds: list[Deed] = []

    @property
    def actions(self) -> tuple[Action, ...]:
        return tuple(deed.action for deed in self.deeds)

    @property
    def final(self) -> bool:
        return not any(action.undo for action in self.actions)


class _TakingBack(msgspec.Struct):
    """A group that undoes or does again: where it is kept, and how many orders go out yet."""

    stack: list[_Entry]
    to_send: int


class History:
    """The undo of one meeting: hears all its actions, offers what can be taken back.

    What an undo did can be done again, until something else is ordered; an undo never undoes an
    undo.
    """

    def __init__(self, store: Store, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._store = store
        self._undo: list[_Entry] = []
        self._redo: list[_Entry] = []
        self._made = 0
        self._under_way: dict[int, Deed] = {}
        self._taking_back: dict[int, _TakingBack] = {}
        self._expired: Action | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to keep an eye on."""
        return bool(self._undo or self._redo)

    # what happens

    def heard(self, action: Action) -> None:
        """Take in how far `action` is."""
        deed = self._under_way.get(action.id)
        if deed is None:
            deed = self._under_way[action.id] = Deed(action)
        was, deed.action = deed.action, action
        if action.total and not was.total:
            deed.look(self._store)
        if action.status in _DONE or (action.status in _DONE_IN_PART and action.done):
            self._keep(deed)
        if taking_back := self._taking_back.get(action.group):
            taking_back.to_send -= was.status is Status.SENT is not action.status
            if action.status is Status.CANCELLED:
                taking_back.to_send = 0
            if action.settled and taking_back.to_send <= 0:
                del self._taking_back[action.group]
        if action.settled:
            del self._under_way[action.id]

    def _keep(self, deed: Deed) -> None:
        action = deed.action
        # A question changes nothing; nor does an order for what is so already.
        if deed.kept or action.results or (action.undo is None and deed.needless):
            return
        deed.kept = True
        taking_back = self._taking_back.get(action.group)
        stack = taking_back.stack if taking_back else self._undo
        if not action.group or not stack or stack[-1].group != action.group:
            self._made += 1
            stack.append(_Entry(self._made, action.group))
        stack[-1].deeds.append(deed)
        stack[-1].at = self.now()
        if taking_back is None:
            self._redo.clear()

    # what is offered

    def to_undo(self) -> Offer | None:
        """What can be undone now."""
        return self._latest(self._undo)

    def to_redo(self) -> Offer | None:
        """What was undone and can be done again now."""
        return self._latest(self._redo)

    @property
    def _busy(self) -> bool:
        return any(taking_back.to_send > 0 for taking_back in self._taking_back.values())

    def _latest(self, stack: list[_Entry]) -> Offer | None:
        self._forget_old(stack)
        passed: list[Action] = []
        for entry in () if self._busy else reversed(stack):
            if offer := self._offer(entry, tuple(passed)):
                return offer
            passed += reversed(entry.actions)
        return None

    def _forget_old(self, stack: list[_Entry]) -> None:
        until = self.now() - LIFETIME
        while stack and stack[0].at < until:
            self._expired = stack.pop(0).actions[-1]

    def _offer(self, entry: _Entry, passed: tuple[Action, ...] = ()) -> Offer | None:
        if entry.final or self._going_on(entry):
            return None
        made = plan(entry.deeds, self._store)
        if not made.orders:
            return None
        return Offer(
            entry.number,
            entry.actions,
            tuple(made.orders),
            entry.at + LIFETIME,
            tuple(made.gone.values()),
            tuple(made.changed.values()),
            passed,
        )

    def _going_on(self, entry: _Entry) -> bool:
        """Whether more of its group is to come."""
        return bool(entry.group) and any(
            deed.action.group == entry.group for deed in self._under_way.values()
        )

    def why_not(self) -> tuple[Reason, Action | None]:
        """Why nothing can be undone, and which action that is about."""
        if self._busy:
            return Reason.UNDER_WAY, None
        if not self._undo:
            return (Reason.EXPIRED if self._expired else Reason.NOTHING), self._expired
        latest = self._undo[-1]
        if self._going_on(latest):
            return Reason.UNDER_WAY, None
        return (Reason.FINAL if latest.final else Reason.MOVED_ON), latest.actions[-1]

    # doing it

    def carry_out(self, offer: Offer, submit: Callable[[Sequence[Order]], int]) -> bool:
        """Have `offer` carried out by `submit`, which returns the group; False if it no longer
        holds. Who has changed since it was made is left out, and nobody is added."""
        for stack, other in ((self._undo, self._redo), (self._redo, self._undo)):
            for entry in stack:
                if entry.number != offer.number:
                    continue
                now = None if self._busy else self._offer(entry)
                orders = _common(offer, now) if now else []
                if orders:
                    stack.remove(entry)
                    group = submit(orders)
                    self._taking_back[group] = _TakingBack(other, len(orders))
                return bool(orders)
        return False


def _common(offered: Offer, now: Offer) -> list[Order]:
    """The orders of `now` that were offered, for those people only for whom they were."""
    known: dict[str, set[str]] = {}
    for order in offered.orders:
        known.setdefault(order.command, set()).update(person.pid for person in order.targets)
    orders: list[Order] = []
    for order in now.orders:
        pids = known.get(order.command)
        if pids is None:
            continue
        if not order.targets:
            orders.append(order)
        elif people := tuple(person for person in order.targets if person.pid in pids):
            orders.append(Order(order.command, people, order.arguments))
    return orders
