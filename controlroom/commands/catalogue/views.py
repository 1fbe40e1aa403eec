"""What single terminals look at: 5.2.18, 5.2.25-26."""

from collections.abc import Mapping
from typing import Any

from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Target,
)
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP

# VIEW_TYPE of 6.1.3.5, table 6-12.
_WATCHES_MANY, _WATCHES_ONE = "1", "2"


def _chair_watches(order: Order, store: Store) -> Expectation:
    """Polling is promised (6.1.3.4); what the chair looks at stands on the chair's own row."""
    what = order.arguments["what"]
    if what in {"poll", "poll-stop"}:
        polling = what == "poll"
        return Expectation(lambda now: now.conference.chair_polling is polling)
    chair = store.chair or ""
    watched = order.arguments.get("person")

    def check(now: Store) -> bool:
        viewer = now.people.get(chair)
        if viewer is None:
            return False
        if watched is None:
            return viewer.view_type == _WATCHES_MANY
        return viewer.view_type == _WATCHES_ONE and viewer.viewing == watched.pid

    return Expectation(check)


def _before_chair_view(order: Order, store: Store) -> tuple[Order, ...] | None:
    polling = store.conference.chair_polling
    match order.arguments["what"]:
        case "poll" if polling is False:
            return (Order("chair-view", (), {"what": "poll-stop"}),)
        case "poll-stop" if polling is True:
            return (Order("chair-view", (), {"what": "poll"}),)
        case "multi" | "site":
            return _chair_back(store)
    return None


def _chair_back(store: Store) -> tuple[Order, ...] | None:
    chair = store.people.get(store.chair or "")
    if chair is None:
        return None
    if chair.view_type == _WATCHES_MANY:
        return (Order("chair-view", (), {"what": "multi"}),)
    watched = _watched(chair, store)
    if watched is None:
        return None
    return (Order("chair-view", (), {"what": "site", "person": watched}),)


def _watched(viewer: Participant, store: Store) -> Participant | None:
    found = store.people.get(viewer.viewing) if viewer.view_type == _WATCHES_ONE else None
    return found if found is not None and found.present else None


def _chair_view_fits(arguments: Mapping[str, Any]) -> str:
    what = arguments["what"]
    if what == "site" and "person" not in arguments:
        return "site needs the PID of whom to watch"
    if what != "site" and "person" in arguments:
        return f"{what} is about nobody"
    if what != "poll" and "switch_time" in arguments:
        return "--switch-time is for poll"
    return ""


def _watches(order: Order, _: Store) -> Expectation:
    (viewer,), watched = order.targets, order.arguments["target"]

    def check(now: Store) -> bool:
        person = now.people.get(viewer.pid)
        return person is not None and person.viewing == watched.pid

    return Expectation(check)


def _locked(order: Order, store: Store) -> Expectation:
    """By what stands in the example of 6.1.3.5 only: not every service may tell."""
    (viewer,) = order.targets
    locked = order.command == "lock-view"

    def check(now: Store) -> bool:
        person = now.people.get(viewer.pid)
        return person is not None and person.view_locked is locked

    return Expectation(check, promised=False, telling=locked or not check(store))


def _before_view(order: Order, store: Store) -> tuple[Order, ...] | None:
    """Whom it watched before; that it watched nobody in particular can't be ordered."""
    viewer = store.people.get(order.targets[0].pid)
    watched = _watched(viewer, store) if viewer else None
    if viewer is None or watched is None or watched.pid == order.arguments["target"].pid:
        return None
    return (Order("view", (viewer,), {"target": watched}),)


def _before_lock(order: Order, store: Store) -> tuple[Order, ...] | None:
    viewer = store.people.get(order.targets[0].pid)
    if viewer is None:
        return None
    if not viewer.view_locked:
        return (Order("unlock-view", (viewer,), order.arguments),)
    watched = _watched(viewer, store)
    if watched is None or watched.pid == order.arguments["target"].pid:
        return None
    return (Order("lock-view", (viewer,), {"target": watched}),)


def _before_unlock(order: Order, store: Store) -> tuple[Order, ...] | None:
    viewer = store.people.get(order.targets[0].pid)
    watched = _watched(viewer, store) if viewer else None
    if viewer is None or watched is None or not viewer.view_locked:
        return None
    return (Order("lock-view", (viewer,), {"target": watched}),)


_TARGET = Parameter(
    "target",
    Argument.PERSON,
    QT_TRANSLATE_NOOP("commands", "Whom to watch"),
    required=True,
)

COMMANDS = (
    Command(
        "chair-view",
        QT_TRANSLATE_NOOP("commands", "Chair's view"),
        QT_TRANSLATE_NOOP("commands", "Choose what the chair's room terminal shows"),
        Target.CONFERENCE,
        _chair_watches,
        (
            Parameter(
                "what",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "All in one picture, one site, or all by turns"),
                choices=("multi", "site", "poll", "poll-stop"),
                required=True,
            ),
            Parameter(
                "person",
                Argument.PERSON,
                QT_TRANSLATE_NOOP("commands", "Whom to watch"),
            ),
            Parameter(
                "--switch-time",
                Argument.SECONDS,
                QT_TRANSLATE_NOOP("commands", "Seconds that each site is shown"),
                least=10,
                most=120,
            ),
        ),
        icon="eye",
        inverse=_before_chair_view,
        check=_chair_view_fits,
    ),
    Command(
        "view",
        QT_TRANSLATE_NOOP("commands", "View"),
        QT_TRANSLATE_NOOP("commands", "Let this room terminal watch another site"),
        Target.ONE,
        _watches,
        (_TARGET,),
        icon="eye",
        inverse=_before_view,
    ),
    Command(
        "lock-view",
        QT_TRANSLATE_NOOP("commands", "Lock view"),
        QT_TRANSLATE_NOOP("commands", "Keep this room terminal watching another site"),
        Target.ONE,
        _locked,
        (_TARGET,),
        icon="pin",
        inverse=_before_lock,
    ),
    Command(
        "unlock-view",
        QT_TRANSLATE_NOOP("commands", "Unlock view"),
        QT_TRANSLATE_NOOP("commands", "Let this room terminal choose again what it shows"),
        Target.ONE,
        _locked,
        (_TARGET,),
        icon="lock-open",
        inverse=_before_unlock,
    ),
)
