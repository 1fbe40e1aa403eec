"""Several sites in one picture: 5.2.16-17, 5.2.36-38. The deprecated 5.2.15 is never sent."""

from collections.abc import Mapping
from typing import Any

from controlroom.commands.catalogue.common import nothing
from controlroom.commands.catalogue.spotlight import on_air_before
from controlroom.commands.layouts import IMAGE_TYPES, known_image_type
from controlroom.commands.registry import (
    Argument,
    Command,
    Expectation,
    Order,
    Parameter,
    Risk,
    Target,
)
from controlroom.meeting.model import Layout, Mode, Participant
from controlroom.meeting.store import Store
from controlroom.text import QT_TRANSLATE_NOOP


def _arranged(order: Order, store: Store) -> Expectation | None:
    """The pushed panes are the ordered ones, by pid or by number, and as many (5.2.16, 6.1.3.4)."""
    if order.arguments.get("save_only"):
        return None
    wanted = {index: tuple(people) for index, people in order.arguments["pane"].items()}
    count = IMAGE_TYPES.get(order.arguments["image_type"])
    was_fixed = store.conference.mode is Mode.FIXED

    def check(now: Store) -> bool:
        layout = now.conference.layout
        if layout is None:
            return not was_fixed and now.conference.mode is Mode.FIXED
        return layout.count in {0, count} and _shows(layout, wanted)

    return Expectation(check)


def _shows(layout: Layout, wanted: Mapping[int, tuple[Participant, ...]]) -> bool:
    shown = {pane.index: set(pane.sites) for pane in layout.panes}
    return all(
        all(person.pid in (sites := shown.get(index, set())) or person.number in sites
            for person in people)
        for index, people in wanted.items()
    )  # fmt: skip


def _automatic(_: Order, store: Store) -> Expectation:
    """Nothing is documented that says "automatic": a picture that goes away or changes shows it."""
    before = store.conference.layout
    return Expectation(
        lambda now: before is not None and now.conference.layout != before, promised=False
    )


def _displayed(order: Order, _: Store) -> Expectation:
    if order.arguments["strategy"] == "voice":
        return Expectation(lambda store: store.conference.voice_activated is True)
    return Expectation(lambda store: store.conference.mode is Mode.FIXED, promised=False)


def _again(store: Store) -> Order | None:
    """The order for the multi-picture that there is now; None if there is none, or if its
    arrangement can't be known or somebody of it is gone."""
    layout, image_type = store.conference.layout, known_image_type(store)
    if layout is None or not image_type:
        return None
    numbered = {p.number: p for p in store.people.values() if p.present and p.number}
    panes: dict[int, tuple[Participant, ...]] = {}
    for pane in layout.panes:
        people = [store.people.get(site) or numbered.get(site) for site in pane.sites]
        if None in people:
            return None
        if people:
            panes[pane.index] = tuple(person for person in people if person is not None)
    arguments: dict[str, Any] = {"image_type": image_type, "pane": panes}
    if auxiliary := [pane.index for pane in layout.panes if pane.auxiliary]:
        arguments["aux"] = auxiliary[0]
    if layout.period:
        arguments["switch_time"] = layout.period
    return Order("layout", (), arguments)


def _before_layout(order: Order, store: Store) -> tuple[Order, ...] | None:
    if order.arguments.get("save_only"):
        return None
    if store.conference.layout is None:
        before = on_air_before(store)
        return (Order("layout-auto"), before) if before is not None else None
    return _all_again(store)


def _before_automatic(_: Order, store: Store) -> tuple[Order, ...] | None:
    return _all_again(store)


def _all_again(store: Store) -> tuple[Order, ...] | None:
    """The multi-picture, and what was on air over it: setting one shows it (5.2.16)."""
    again, conference = _again(store), store.conference
    if again is None or conference.mode is Mode.FIXED or conference.voice_activated:
        return (again,) if again is not None else None
    before = on_air_before(store)
    return (again, before) if before is not None else None


def _before_display(order: Order, store: Store) -> tuple[Order, ...] | None:
    """The strategy before is known only where voices did not choose."""
    conference = store.conference
    if conference.voice_activated is not False:
        return None
    if order.arguments["strategy"] == "fixed" and conference.mode is Mode.FIXED:
        return None
    before = on_air_before(store)
    return (before,) if before is not None else None


def _panes_fit(arguments: Mapping[str, Any]) -> str:
    image_type = arguments["image_type"]
    count = IMAGE_TYPES[image_type]
    numbers = [*arguments["pane"], *([arguments["aux"]] if "aux" in arguments else [])]
    for number in numbers:
        if not 1 <= number <= count:
            return f"{image_type} has the panes 1 to {count}, not {number}"
    return ""


_IMAGE_TYPE = Parameter(
    "image_type",
    Argument.CHOICE,
    QT_TRANSLATE_NOOP("commands", "The arrangement"),
    choices=tuple(IMAGE_TYPES),
    required=True,
)
_PANE = Parameter(
    "--pane",
    Argument.PANES,
    QT_TRANSLATE_NOOP("commands", "Who is in pane N; several take turns"),
    required=True,
)
_AUX = Parameter(
    "--aux",
    Argument.PANE,
    QT_TRANSLATE_NOOP("commands", "The pane that shows the auxiliary stream"),
    least=1,
    most=25,
)
_SWITCH_TIME = Parameter(
    "--switch-time",
    Argument.SECONDS,
    QT_TRANSLATE_NOOP("commands", "Seconds between sites that share a pane; room terminals only"),
    least=10,
    most=120,
)

COMMANDS = (
    Command(
        "layout",
        QT_TRANSLATE_NOOP("commands", "Multi-picture"),
        QT_TRANSLATE_NOOP("commands", "Show these sites in this arrangement to everybody"),
        Target.CONFERENCE,
        _arranged,
        (
            _IMAGE_TYPE,
            _PANE,
            _AUX,
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
        inverse=_before_layout,
        check=_panes_fit,
    ),
    Command(
        "layout-auto",
        QT_TRANSLATE_NOOP("commands", "Automatic multi-picture"),
        QT_TRANSLATE_NOOP("commands", "Let the system arrange the pictures"),
        Target.CONFERENCE,
        _automatic,
        icon="layout-template",
        inverse=_before_automatic,
    ),
    Command(
        "display",
        QT_TRANSLATE_NOOP("commands", "Display strategy"),
        QT_TRANSLATE_NOOP("commands", "Let voices choose what is shown, or keep it fixed"),
        Target.CONFERENCE,
        _displayed,
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
        inverse=_before_display,
    ),
    Command(
        "layouts",
        QT_TRANSLATE_NOOP("commands", "Saved layouts"),
        QT_TRANSLATE_NOOP("commands", "List the arrangements that this meeting keeps"),
        Target.CONFERENCE,
        nothing,
        icon="list-checks",
    ),
    Command(
        "layout-save",
        QT_TRANSLATE_NOOP("commands", "Save layout"),
        QT_TRANSLATE_NOOP("commands", "Keep an arrangement until the meeting ends"),
        Target.CONFERENCE,
        nothing,
        (
            Parameter(
                "name",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "What to call the arrangement"),
                required=True,
            ),
            _IMAGE_TYPE,
            _PANE,
            _AUX,
            _SWITCH_TIME,
        ),
        icon="plus",
        check=_panes_fit,
    ),
    Command(
        "layout-delete",
        QT_TRANSLATE_NOOP("commands", "Delete layout"),
        QT_TRANSLATE_NOOP("commands", "Forget an arrangement that this meeting keeps"),
        Target.CONFERENCE,
        nothing,
        (
            Parameter(
                "uuid",
                Argument.TEXT,
                QT_TRANSLATE_NOOP("commands", "The arrangement, as the list names it"),
                required=True,
            ),
        ),
        risk=Risk.DESTRUCTIVE,
        icon="x",
    ),
)
