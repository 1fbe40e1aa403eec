"""Layouts that a user keeps: they name sites, not participants, and so work in any meeting.

The file is JSON, `{"version": 1, "presets": [...]}`. A preset has `name`, `arrangement` (an image
type of 5.2.16), `panes` (a pane's number -> its sites, each with `name`, `number`, `account` and
`account_id` as far as they are known), and where they are wanted `auxiliary` (the pane of the
auxiliary stream) and `switch_time` in seconds. What is broken in it costs that part alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from controlroom.commands.layouts import DEFAULT_SWITCH_TIME, IMAGE_TYPES, SWITCH_TIME
from controlroom.commands.plans import Plan
from controlroom.meeting.model import Participant, Presence
from controlroom.meeting.seats import Seat, find

VERSION = 1
NAME_MOST = 64


class Preset(msgspec.Struct, frozen=True, omit_defaults=True):
    """A layout under a name."""

    name: str
    arrangement: str
    panes: Mapping[int, tuple[Seat, ...]] = {}
    auxiliary: int | None = None
    switch_time: int = DEFAULT_SWITCH_TIME

    @classmethod
    def of(cls, name: str, plan: Plan) -> "Preset":
        """Keep `plan`, also those of it who are not in the meeting now."""
        panes = {pane: tuple(map(Seat.of, group)) for pane, group in plan.shown.items()}
        auxiliary = plan.auxiliary if (plan.auxiliary or 0) <= plan.count else None
        return cls(name, plan.image_type, panes, auxiliary, plan.switch_time)

    @property
    def seats(self) -> Sequence[Seat]:
        """All sites of it, once each."""
        return tuple(dict.fromkeys(seat for group in self.panes.values() for seat in group))

    def plan(self, people: Iterable[Participant]) -> Plan:
        """It among `people`: who is not there keeps the place, and is not `present`."""
        present = [person for person in people if person.present]
        found = find(self.seats, present)
        plan = Plan(self.arrangement, {}, self.auxiliary, self.switch_time)
        panes = {
            pane: tuple(found[seat] or _absent(seat) for seat in group)
            for pane, group in self.panes.items()
        }
        for pane, group in sorted(panes.items()):
            fresh = [person for person in group if plan.pane_of(person) is None]
            plan = plan.added(pane, fresh) if fresh else plan
        return replace(plan, auxiliary=self.auxiliary)


class Library(msgspec.Struct, frozen=True):
    """What a file has; `faults` names the places that are left out."""

    presets: tuple[Preset, ...] = ()
    faults: tuple[str, ...] = ()

    def with_(self, preset: Preset) -> "Library":
        """With `preset` in the place of the one of its name, else as the last."""
        if self.find(preset.name) is None:
            return replace(self, presets=(*self.presets, preset))
        kept = tuple(preset if one.name == preset.name else one for one in self.presets)
        return replace(self, presets=kept)

    def without(self, name: str) -> "Library":
        """Without the one of this name."""
        kept = tuple(preset for preset in self.presets if preset.name != name)
        return replace(self, presets=kept)

    def find(self, name: str) -> Preset | None:
        """The one of this name."""
        return next((preset for preset in self.presets if preset.name == name), None)


def write(presets: Iterable[Preset]) -> bytes:
    """The text of a file."""
    return msgspec.json.format(msgspec.json.encode({"version": VERSION, "presets": list(presets)}))


def read(text: bytes) -> Library:
    """What can be used of a file's text."""
    try:
        told = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Library(faults=("the file is not JSON",))
    if not isinstance(told, dict) or not isinstance(told.get("presets"), list):
        return Library(faults=("there is no list of presets",))
    faults = [] if told.get("version") == VERSION else [f"version is not {VERSION}"]
    library = Library()
    for place, one in enumerate(told["presets"], 1):
        preset = _preset(one, f"preset {place}", faults)
        if preset is not None and library.find(preset.name) is None:
            library = library.with_(preset)
        elif preset is not None:
            faults.append(f"preset {place}: the name is there already")
    return replace(library, faults=tuple(faults))


def _preset(told: Any, where: str, faults: list[str]) -> Preset | None:
    if not isinstance(told, dict):
        faults.append(where)
        return None
    name, arrangement = told.get("name"), told.get("arrangement")
    if not isinstance(name, str) or not name.strip():
        faults.append(f"{where}: name")
        return None
    if not isinstance(arrangement, str) or arrangement not in IMAGE_TYPES:
        faults.append(f"{where}: arrangement")
        return None
    count = IMAGE_TYPES[arrangement]
    panes: dict[int, tuple[Seat, ...]] = {}
    raw = told.get("panes", {})
    if not isinstance(raw, Mapping):
        faults.append(f"{where}: panes")
        raw = {}
    for key, seats in raw.items():
        pane = _whole(key, 1, count)
        if pane is None or not isinstance(seats, list):
            faults.append(f"{where}: pane {key}")
        elif group := _seats(seats, f"{where}: pane {key}", faults):
            panes[pane] = group
    auxiliary = _optional(told, "auxiliary", (1, count), where, faults)
    switch_time = _optional(told, "switch_time", SWITCH_TIME, where, faults)
    return Preset(
        name.strip()[:NAME_MOST], arrangement, panes, auxiliary, switch_time or DEFAULT_SWITCH_TIME
    )


def _seats(told: list[Any], where: str, faults: list[str]) -> tuple[Seat, ...]:
    seats: list[Seat] = []
    for one in told:
        try:
            seat = msgspec.convert(one, Seat)
        except msgspec.ValidationError:
            faults.append(where)
            continue
        if seat != Seat() and seat not in seats:
            seats.append(seat)
    return tuple(seats)


def _optional(
    told: Mapping[str, Any], key: str, limits: tuple[int, int], where: str, faults: list[str]
) -> int | None:
    value = told.get(key)
    if value is None:
        return None
    if (whole := _whole(value, *limits)) is None:
        faults.append(f"{where}: {key}")
    return whole


def _whole(value: Any, least: int, most: int) -> int | None:
    """A whole number within limits, also as the key of an object; None for all else."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 4:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if least <= value <= most else None


def _absent(seat: Seat) -> Participant:
    return Participant(
        "",
        seat.name,
        seat.number,
        Presence.ABSENT,
        account=seat.account,
        account_id=seat.account_id,
    )
