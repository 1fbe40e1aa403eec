"""What can be done to participants: 5.2.6-7, 5.2.10-11, 5.2.21, 5.2.30-31."""

from controlroom.commands.catalogue.common import each, everybody, no_more, still_here
from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.model import Role
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def _renamed(order: Order, _: Store) -> Expectation:
    (person,), name = order.targets, order.arguments["name"]

    def check(now: Store) -> bool:
        found = now.people.get(person.pid)
        return found is not None and found.name == name

    return Expectation(check)


def _before_rename(order: Order, store: Store) -> tuple[Order, ...] | None:
    person = store.people.get(order.targets[0].pid)
    if person is None or not person.name or person.name == order.arguments["name"]:
        return None
    return (Order("rename", (person,), {"name": person.name}),)


def _before_chair(order: Order, store: Store) -> tuple[Order, ...] | None:
    """There is one chair at a time: the new one goes before the old one comes back."""
    person, chair = order.targets[0], store.people.get(store.chair or "")
    if chair is None:
        return (Order("release-chair", (person,)),)
    if chair.pid == person.pid:
        return None
    return (Order("release-chair", (person,)), Order("make-chair", (chair,)))


COMMANDS = (
    Command(
        "raise-hand",
        QT_TRANSLATE_NOOP("commands", "Raise hand"),
        QT_TRANSLATE_NOOP("commands", "Raise the hands of these participants"),
        Target.MANY,
        everybody(lambda person: person.hand is not None),
        icon="hand",
        inverse=each("lower-hand", lambda person: person.hand is None),
        complete=still_here,
    ),
    Command(
        "lower-hand",
        QT_TRANSLATE_NOOP("commands", "Lower hand"),
        QT_TRANSLATE_NOOP("commands", "Lower the hands of these participants"),
        Target.MANY,
        everybody(lambda person: person.hand is None),
        icon="hand",
        inverse=each("raise-hand", lambda person: person.hand is not None),
        complete=still_here,
    ),
    Command(
        "rename",
        QT_TRANSLATE_NOOP("commands", "Rename"),
        QT_TRANSLATE_NOOP("commands", "Give a participant or an invited person another name"),
        Target.ANYBODY,
        _renamed,
        (
            Parameter(
                "name",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "The new name"),
                required=True,
            ),
        ),
        icon="user",
        inverse=_before_rename,
    ),
    Command(
        "make-chair",
        QT_TRANSLATE_NOOP("commands", "Make chair"),
        QT_TRANSLATE_NOOP("commands", "Make this participant the chair; there must be none"),
        Target.ONE,
        everybody(lambda person: person.role is Role.CHAIR),
        risk=Risk.DISTURBING,
        icon="crown",
        inverse=_before_chair,
    ),
    Command(
        "release-chair",
        QT_TRANSLATE_NOOP("commands", "Release chair"),
        QT_TRANSLATE_NOOP("commands", "Make the chair an ordinary participant"),
        Target.ONE,
        everybody(lambda person: person.role is not Role.CHAIR),
        risk=Risk.DISTURBING,
        icon="crown",
        inverse=each("make-chair", lambda person: person.role is Role.CHAIR),
    ),
    Command(
        "cohost",
        QT_TRANSLATE_NOOP("commands", "Make co-host"),
        QT_TRANSLATE_NOOP("commands", "Make this guest a co-host"),
        Target.ONE,
        everybody(lambda person: person.cohost),
        icon="star",
        inverse=each("uncohost", lambda person: not person.cohost),
    ),
    Command(
        "uncohost",
        QT_TRANSLATE_NOOP("commands", "Dismiss co-host"),
        QT_TRANSLATE_NOOP("commands", "Make this co-host an ordinary participant"),
        Target.ONE,
        no_more(lambda person: person.cohost),
        icon="user",
        inverse=each("cohost", lambda person: person.cohost),
    ),
    Command(
        "camera-on",
        QT_TRANSLATE_NOOP("commands", "Ask for camera"),
        QT_TRANSLATE_NOOP("commands", "Ask this participant to open the camera"),
        Target.ONE,
        everybody(lambda person: person.camera is True, promised=False),
        icon="video",
        inverse=each("camera-off", lambda person: person.camera is False),
        asks=True,
    ),
    Command(
        "camera-off",
        QT_TRANSLATE_NOOP("commands", "Close camera"),
        QT_TRANSLATE_NOOP("commands", "Ask this participant to close the camera"),
        Target.ONE,
        everybody(lambda person: person.camera is False, promised=False),
        icon="video-off",
        inverse=each("camera-on", lambda person: person.camera is True),
        asks=True,
    ),
    Command(
        "invite-share",
        QT_TRANSLATE_NOOP("commands", "Ask to share"),
        QT_TRANSLATE_NOOP("commands", "Ask this participant to share the screen"),
        Target.ONE,
        everybody(lambda person: person.sharing or person.invited_to_share, promised=False),
        icon="monitor-up",
        inverse=each("uninvite-share", lambda p: not p.sharing and not p.invited_to_share),
        asks=True,
    ),
    Command(
        "uninvite-share",
        QT_TRANSLATE_NOOP("commands", "Don't ask to share"),
        QT_TRANSLATE_NOOP("commands", "Take back that this participant was asked to share"),
        Target.ONE,
        no_more(lambda person: person.sharing or person.invited_to_share, promised=False),
        icon="x",
        inverse=each("invite-share", lambda person: person.sharing or person.invited_to_share),
    ),
)
