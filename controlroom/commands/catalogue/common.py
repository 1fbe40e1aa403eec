"""What the entries of several topics are made of."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from controlroom.commands.registry import Expect, Expectation, Inverse, Order
from controlroom.meeting.model import Conference, Participant
from controlroom.meeting.store import Store


def conference(shows: Callable[[Conference], bool], *, promised: bool = True) -> Expect:
    """The conference shows it."""
    return lambda _order, _store: Expectation(lambda store: shows(store.conference), promised)


def everybody(shows: Callable[[Participant], bool], *, promised: bool = True) -> Expect:
    """Each of the order's people shows it, or has left meanwhile."""

    def expect(order: Order, _: Store) -> Expectation:
        pids = [person.pid for person in order.targets]

        def check(store: Store) -> bool:
            people = [person for pid in pids if (person := store.people.get(pid))]
            return bool(people) and all(shows(person) for person in people)

        return Expectation(check, promised)

    return expect


def no_more(shows: Callable[[Participant], bool], *, promised: bool = True) -> Expect:
    """None of the order's people shows any more what not every service tells: of who did not show
    it before, nothing can."""
    not_so = everybody(lambda person: not shows(person), promised=promised)

    def expect(order: Order, store: Store) -> Expectation | None:
        expectation = not_so(order, store)
        told = any(shows(person) for person in now(order.targets, store))
        return None if expectation is None else replace(expectation, telling=told)

    return expect


def nothing(_order: Order, _store: Store) -> None:
    """No push tells of it."""


def switch(back: str, was: Callable[[Conference], bool]) -> Inverse:
    """The order `back` undoes it where the conference was otherwise before."""
    return lambda _, store: (Order(back),) if was(store.conference) else None


def each(back: str, was: Callable[[Participant], bool]) -> Inverse:
    """The order `back` undoes it for those of the order's people who were otherwise before."""

    def inverse(order: Order, store: Store) -> tuple[Order, ...] | None:
        people = now(order.targets, store)
        return orders(Order(back, tuple(person for person in people if was(person))))

    return inverse


def now(people: Iterable[Participant], store: Store) -> list[Participant]:
    """`people` as the meeting has them now; who has left is missing."""
    return [found for person in people if (found := store.people.get(person.pid))]


def orders(*wanted: Order | None) -> tuple[Order, ...] | None:
    """Those of `wanted` that have somebody to be for; None if none."""
    kept = tuple(order for order in wanted if order is not None and order.targets)
    return kept or None


def found_again(order: Order, store: Store) -> Order:
    """`order` with those found by number who came back under another pid, or left, since then."""
    wanted = {p.number for p in order.targets if not _reachable(store.people.get(p.pid))} - {""}
    if not wanted:
        return order
    rows = [person for person in store.people.values() if person.number in wanted]
    # Of two rows with the same number the one in the meeting is meant.
    found = {person.number: person for person in sorted(rows, key=lambda p: p.present)}
    targets = tuple(found.get(person.number, person) for person in order.targets)
    return Order(order.command, targets, order.arguments)


def still_here(order: Order, store: Store) -> Order:
    """`found_again` without those who are not in the meeting any more, unless that is all of them:
    one call for several is refused for everybody if one of them is gone."""
    order = found_again(order, store)
    here = tuple(person for person in order.targets if _reachable(store.people.get(person.pid)))
    return Order(order.command, here, order.arguments) if here else order


def _reachable(person: Participant | None) -> bool:
    return person is not None and person.present


def gone(order: Order, _: Store) -> Expectation:
    """None of the order's people is in the meeting any more."""
    pids = [person.pid for person in order.targets]
    return Expectation(lambda store: not any(_reachable(store.people.get(pid)) for pid in pids))
