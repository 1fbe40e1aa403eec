"""Every command there is. A new one is an entry here, a binding, and the vendor's call."""

from collections.abc import Callable, Iterable

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.model import Conference, Layout, Mode, Participant, Role
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP

Expect = Callable[[Order, Store], Expectation | None]


def _conference(shows: Callable[[Conference], bool]) -> Expect:
    return lambda _order, _store: Expectation(lambda store: shows(store.conference))


def _everybody(shows: Callable[[Participant], bool]) -> Expect:
    """Each of the order's people shows it, or has left meanwhile."""

    def expect(order: Order, _: Store) -> Expectation:
        pids = [person.pid for person in order.targets]

        def check(store: Store) -> bool:
            people = [person for pid in pids if (person := store.people.get(pid))]
            return bool(people) and all(shows(person) for person in people)

        return Expectation(check)

    return expect


def _nothing(_order: Order, _store: Store) -> None:
    return None


def _mute_all(order: Order, store: Store) -> Expectation:
    """The conference says so, and who was open is muted: all but the chair (5.2.9)."""
    self_unmute = not order.arguments.get("forbid_self_unmute", False)
    open_before = [
        person.pid
        for person in store.people.values()
        if person.open_microphone and person.role is not Role.CHAIR
    ]

    def check(now: Store) -> bool:
        return (
            now.conference.muted is True
            and now.conference.self_unmute is self_unmute
            and not any(_open(now, pid) for pid in open_before)
        )

    return Expectation(check)


def _open(store: Store, pid: str) -> bool:
    person = store.people.get(pid)
    return person is not None and person.open_microphone


def _unmute_all(_: Order, store: Store) -> Expectation:
    """The conference says so; who may speak still decides alone, so one that opened is enough."""
    muted_before = [
        person.pid
        for person in store.people.values()
        if person.present and person.muted and person.role is not Role.CHAIR
    ]
    was_muted = store.conference.muted is not False

    def check(now: Store) -> bool:
        if now.conference.muted is not False:
            return False
        return was_muted or not muted_before or any(_open(now, pid) for pid in muted_before)

    return Expectation(check)


def _cancel_broadcast(_: Order, store: Store) -> Expectation:
    marked = [p.pid for p in store.people.values() if p.broadcast or p.roll_call]

    def check(now: Store) -> bool:
        if now.conference.mode in _ON_AIR:
            return False
        people = [person for pid in marked if (person := now.people.get(pid))]
        return not any(person.broadcast or person.roll_call for person in people)

    return Expectation(check)


_ON_AIR = frozenset({Mode.FIXED, Mode.BROADCAST, Mode.ROLL_CALL})


def _layout(order: Order, store: Store) -> Expectation | None:
    """The pushed panes are the ordered ones, by pid or by number (5.2.16, 6.1.3.4)."""
    if order.arguments.get("save_only"):
        return None
    wanted = {index: tuple(people) for index, people in order.arguments["pane"].items()}
    was_fixed = store.conference.mode is Mode.FIXED

    def check(now: Store) -> bool:
        layout = now.conference.layout
        if layout is None:
            return not was_fixed and now.conference.mode is Mode.FIXED
        return _shows(layout, wanted)

    return Expectation(check)


def _shows(layout: Layout, wanted: dict[int, tuple[Participant, ...]]) -> bool:
    shown = {pane.index: set(pane.sites) for pane in layout.panes}
    return all(
        all(person.pid in (sites := shown.get(index, set())) or person.number in sites
            for person in people)
        for index, people in wanted.items()
    )  # fmt: skip


def _layout_auto(_: Order, store: Store) -> Expectation:
    """Nothing is documented that says "automatic": a picture that goes away or changes shows it."""
    before = store.conference.layout
    return Expectation(
        lambda now: before is not None and now.conference.layout != before, promised=False
    )


def _display(order: Order, _: Store) -> Expectation:
    if order.arguments["strategy"] == "voice":
        return Expectation(lambda store: store.conference.voice_activated is True)
    return Expectation(lambda store: store.conference.mode is Mode.FIXED, promised=False)


_SWITCH_TIME = Parameter(
    "--switch-time",
    Argument.SECONDS,
    QT_TRANSLATE_NOOP("commands", "Seconds between sites that share a pane; room terminals only"),
    least=10,
    most=120,
)

_COMMANDS: Iterable[Command] = (
    Command(
        "mute",
        QT_TRANSLATE_NOOP("commands", "Mute"),
        QT_TRANSLATE_NOOP("commands", "Close the microphones of these participants"),
        Target.MANY,
        _everybody(lambda person: person.muted is True),
        icon="mic-off",
    ),
    Command(
        "unmute",
        QT_TRANSLATE_NOOP("commands", "Unmute"),
        QT_TRANSLATE_NOOP("commands", "Open the microphones of these participants"),
        Target.MANY,
        _everybody(lambda person: person.muted is False),
        risk=Risk.DISTURBING,
        icon="mic",
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
                QT_TRANSLATE_NOOP("commands", "Nobody may open the own microphone"),
            ),
        ),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.muted,
        icon="mic-off",
    ),
    Command(
        "unmute-all",
        QT_TRANSLATE_NOOP("commands", "Unmute all"),
        QT_TRANSLATE_NOOP("commands", "Open every microphone"),
        Target.CONFERENCE,
        _unmute_all,
        risk=Risk.DISTURBING,
        icon="mic",
    ),
    Command(
        "lock",
        QT_TRANSLATE_NOOP("commands", "Lock"),
        QT_TRANSLATE_NOOP("commands", "Let no new guest come in uninvited"),
        Target.CONFERENCE,
        _conference(lambda conference: conference.locked is True),
        active=lambda conference: conference.locked,
        icon="lock",
    ),
    Command(
        "unlock",
        QT_TRANSLATE_NOOP("commands", "Unlock"),
        QT_TRANSLATE_NOOP("commands", "Let guests come in again"),
        Target.CONFERENCE,
        _conference(lambda conference: conference.locked is False),
        icon="lock-open",
    ),
    Command(
        "broadcast",
        QT_TRANSLATE_NOOP("commands", "Broadcast"),
        QT_TRANSLATE_NOOP("commands", "Show this site to everybody"),
        Target.ONE,
        _everybody(lambda person: person.broadcast),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.mode is Mode.BROADCAST,
        icon="cast",
    ),
    Command(
        "roll-call",
        QT_TRANSLATE_NOOP("commands", "Roll call"),
        QT_TRANSLATE_NOOP(
            "commands", "Show this site and open it, and mute all others but the chair"
        ),
        Target.ONE,
        _everybody(lambda person: person.roll_call),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.mode is Mode.ROLL_CALL,
        icon="megaphone",
    ),
    Command(
        "cancel-broadcast",
        QT_TRANSLATE_NOOP("commands", "Stop"),
        QT_TRANSLATE_NOOP(
            "commands", "End the roll call, the broadcast or the broadcast multi-picture"
        ),
        Target.CONFERENCE,
        _cancel_broadcast,
        icon="square",
    ),
    Command(
        "layout",
        QT_TRANSLATE_NOOP("commands", "Multi-picture"),
        QT_TRANSLATE_NOOP("commands", "Show these sites in this arrangement to everybody"),
        Target.CONFERENCE,
        _layout,
        (
            Parameter(
                "image_type",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "The arrangement"),
                choices=tuple(IMAGE_TYPES),
                required=True,
            ),
            Parameter(
                "--pane",
                Argument.PANES,
                QT_TRANSLATE_NOOP("commands", "Who is in pane N; several take turns"),
                required=True,
            ),
            Parameter(
                "--aux",
                Argument.PANE,
                QT_TRANSLATE_NOOP("commands", "The pane that shows the auxiliary stream"),
                least=1,
                most=25,
            ),
            _SWITCH_TIME,
            Parameter(
                "--save-only",
                Argument.FLAG,
                QT_TRANSLATE_NOOP("commands", "Save the arrangement without showing it"),
            ),
        ),
        risk=Risk.DISTURBING,
        active=lambda conference: conference.mode is Mode.FIXED,
        icon="layout-grid",
    ),
    Command(
        "layout-auto",
        QT_TRANSLATE_NOOP("commands", "Automatic multi-picture"),
        QT_TRANSLATE_NOOP("commands", "Let the system arrange the pictures"),
        Target.CONFERENCE,
        _layout_auto,
        icon="layout-template",
    ),
    Command(
        "display",
        QT_TRANSLATE_NOOP("commands", "Display strategy"),
        QT_TRANSLATE_NOOP("commands", "Let voices choose what is shown, or keep it fixed"),
        Target.CONFERENCE,
        _display,
        (
            Parameter(
                "strategy",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "Who chooses: voices, or nobody"),
                choices=("voice", "fixed"),
                required=True,
            ),
            Parameter(
                "pictures",
                Argument.CHOICE,
                QT_TRANSLATE_NOOP("commands", "One picture or several"),
                choices=("single", "multi"),
                required=True,
            ),
        ),
        icon="eye",
    ),
    Command(
        "record-start",
        QT_TRANSLATE_NOOP("commands", "Record"),
        QT_TRANSLATE_NOOP("commands", "Start the cloud recording"),
        Target.CONFERENCE,
        _conference(lambda conference: conference.recording is True),
        active=lambda conference: conference.recording,
        icon="circle-dot",
    ),
    Command(
        "record-stop",
        QT_TRANSLATE_NOOP("commands", "Stop recording"),
        QT_TRANSLATE_NOOP("commands", "Stop the cloud recording"),
        Target.CONFERENCE,
        _conference(lambda conference: conference.recording is False),
        risk=Risk.DISTURBING,
        icon="square",
    ),
    Command(
        "qos",
        QT_TRANSLATE_NOOP("commands", "Measure quality"),
        QT_TRANSLATE_NOOP("commands", "Ask for the call quality of these participants now"),
        Target.MANY,
        _nothing,
        icon="activity",
    ),
)

COMMANDS: dict[str, Command] = {command.id: command for command in _COMMANDS}
