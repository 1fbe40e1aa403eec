"""Microphones: 5.2.8, 5.2.9, 5.2.24."""

from controlroom.commands.catalogue.common import conference, each, everybody, switch
from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.model import Participant, Presence, Role
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def _open_people(store: Store) -> tuple[Participant, ...]:
    """Who would be muted by a mute of all: the chair is spared."""
    return tuple(p for p in store.people.values() if p.open_microphone and p.role is not Role.CHAIR)


def _muted_people(store: Store) -> tuple[Participant, ...]:
    """Who would be opened by an unmute of all; who is still being called is not asked."""
    people = store.people.values()
    return tuple(
        p for p in people if p.presence is Presence.IN and p.muted and p.role is not Role.CHAIR
    )


def _open(store: Store, pid: str) -> bool:
    person = store.people.get(pid)
    return person is not None and person.open_microphone


def _mute_all(order: Order, store: Store) -> Expectation:
    """The conference says so, and who was open is muted: all but the chair (5.2.9)."""
    self_unmute = not order.arguments.get("forbid_self_unmute", False)
    open_before = [person.pid for person in _open_people(store)]

    def check(now: Store) -> bool:
        return (
            now.conference.muted is True
            and now.conference.self_unmute is self_unmute
            and not any(_open(now, pid) for pid in open_before)
        )

    return Expectation(check)


def _unmute_all(_: Order, store: Store) -> Expectation:
    """The conference says so; who may speak still decides alone, so one that opened is enough."""
    muted_before = [person.pid for person in _muted_people(store)]
    was_muted = store.conference.muted is not False

    def check(now: Store) -> bool:
        if now.conference.muted is not False:
            return False
        return was_muted or not muted_before or any(_open(now, pid) for pid in muted_before)

    return Expectation(check)


def _before_mute_all(order: Order, store: Store) -> tuple[Order, ...] | None:
    """Whoever was open is asked to open again, nobody else; self-unmuting is as it was."""
    undo: list[Order] = []
    allowed = store.conference.self_unmute
    if allowed is not None and allowed is bool(order.arguments.get("forbid_self_unmute")):
        undo.append(Order("allow-self-unmute" if allowed else "forbid-self-unmute"))
    if people := _open_people(store):
        undo.append(Order("unmute", people))
    return tuple(undo) or None


def _before_unmute_all(_: Order, store: Store) -> tuple[Order, ...] | None:
    """Whoever was muted is muted again: at one stroke if that was everybody."""
    muted = _muted_people(store)
    if not muted:
        return None
    if store.conference.muted and not _open_people(store):
        forbidden = store.conference.self_unmute is False
        return (Order("mute-all", (), {"forbid_self_unmute": True} if forbidden else {}),)
    return (Order("mute", muted),)


COMMANDS = (
    Command(
        "mute",
        QT_TRANSLATE_NOOP("commands", "Mute"),
        QT_TRANSLATE_NOOP("commands", "Close the microphones of these participants"),
        Target.MANY,
        everybody(lambda person: person.muted is True),
        icon="mic-off",
        inverse=each("unmute", lambda person: person.muted is False),
    ),
    Command(
        "unmute",
        QT_TRANSLATE_NOOP("commands", "Unmute"),
        QT_TRANSLATE_NOOP("commands", "Open the microphones of these participants"),
        Target.MANY,
        everybody(lambda person: person.muted is False),
        risk=Risk.DISTURBING,
        icon="mic",
        inverse=each("mute", lambda person: person.muted is True),
        asks=True,
    ),
    Command(
        "mute-all",
        QT_TRANSLATE_NOOP("commands", "Mute all"),
        QT_TRANSLATE_NOOP("commands", "Close every microphone but the chair's"),
        Target.CONFERENCE,
        _mute_all,
        (
            Parameter(
                "--forbid-self-unmute",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "Nobody may open their own microphone"),
            ),
        ),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.muted,
        icon="mic-off",
        inverse=_before_mute_all,
    ),
    Command(
        "unmute-all",
        QT_TRANSLATE_NOOP("commands", "Unmute all"),
        QT_TRANSLATE_NOOP("commands", "Open every microphone"),
        Target.CONFERENCE,
        _unmute_all,
        risk=Risk.DISTURBING,
        icon="mic",
        inverse=_before_unmute_all,
        asks=True,
    ),
    Command(
        "allow-self-unmute",
        QT_TRANSLATE_NOOP("commands", "Allow self-unmute"),
        QT_TRANSLATE_NOOP("commands", "Let participants open their own microphones"),
        Target.CONFERENCE,
        conference(lambda conference: conference.self_unmute is True),
        active=lambda conference: conference.self_unmute,
        icon="mic",
        inverse=switch("forbid-self-unmute", lambda was: was.self_unmute is False),
    ),
    Command(
        "forbid-self-unmute",
        QT_TRANSLATE_NOOP("commands", "Forbid self-unmute"),
        QT_TRANSLATE_NOOP("commands", "Let nobody who is muted open their own microphone"),
        Target.CONFERENCE,
        conference(lambda conference: conference.self_unmute is False),
        icon="mic-off",
        inverse=switch("allow-self-unmute", lambda was: was.self_unmute is True),
    ),
)
