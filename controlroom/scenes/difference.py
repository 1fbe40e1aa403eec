"""How a scene differs from a meeting, step by step, and who of it is missing there."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

import msgspec

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.meeting.model import Layout, Mode, Participant, Presence, Role
from controlroom.meeting.seats import Seat
from controlroom.meeting.store import Store
from controlroom.scenes.capture import auxiliary, in_panes, shown
from controlroom.scenes.crowd import Crowd
from controlroom.scenes.scene import Microphones, Pictures, Scene

_IN, _CHAIR = Presence.IN, Role.CHAIR


class What(Enum):
    """What a step does, in the order in which it is safe to do it."""

    RECORD = "start recording"
    LOCK = "lock"
    FORBID_SELF_UNMUTE = "forbid self-unmute"
    ALLOW_SELF_UNMUTE = "allow self-unmute"
    MUTE = "mute"
    LAYOUT = "layout"
    OFF_AIR = "off air"
    PICTURES = "multi-picture on air"
    BROADCAST = "broadcast"
    ROLL_CALL = "roll call"
    DISPLAY = "display"
    UNLOCK = "unlock"
    STOP_RECORDING = "stop recording"
    OPEN = "open"


class Step(msgspec.Struct, frozen=True):
    """One thing that changes: for whom, and the order's arguments where there are any. A roll call
    also mutes so many `others`."""

    what: What
    people: tuple[Participant, ...] = ()
    arguments: Mapping[str, Any] = {}
    others: int = 0

    @property
    def count(self) -> int:
        """How many changes it is: those of people count each."""
        return max(1, len(self.people))


class Why(Enum):
    """Why somebody of a scene can't be in it now."""

    ABSENT = "absent"
    CALLING = "calling"
    SOUND_ONLY = "sound only"
    NO_NUMBER = "no number"


class Missing(msgspec.Struct, frozen=True):
    """Somebody of a scene for whom nothing can be done."""

    seat: Seat
    why: Why


class Difference(msgspec.Struct, frozen=True):
    """What changes if a scene is applied, in a safe order, and who is missing.

    `mute_all` is whether a mute of all would mute nobody but those to be muted, `unmute_all`
    likewise; `self_unmute` is what then holds. `follows` are the steps that come about by another.
    """

    steps: tuple[Step, ...] = ()
    missing: tuple[Missing, ...] = ()
    mute_all: bool = False
    unmute_all: bool = False
    self_unmute: bool | None = None
    follows: frozenset[What] = frozenset()

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(step.count for step in self.steps)

    def step(self, what: What) -> Step | None:
        """The step of this kind; there is at most one."""
        return next((step for step in self.steps if step.what is what), None)


def difference(scene: Scene, store: Store, crowd: Crowd | None = None) -> Difference:
    """What changes if `scene` is applied now. `crowd` saves making it where it still holds."""
    return _Comparison(scene, store, crowd or Crowd(store.people.values())).made()


class _Comparison:
    """A scene beside a meeting."""

    def __init__(self, scene: Scene, store: Store, crowd: Crowd) -> None:
        self._scene, self._store, self._crowd = scene, store, crowd
        self._meant = crowd.meant(scene.seats)
        self._missing: dict[Seat, Why] = {}
        self._steps: list[Step] = []
        self._called: Participant | None = None
        self._follows: set[What] = set()

    def made(self) -> Difference:
        scene, now = self._scene, self._store.conference
        if scene.recording is not None and now.recording is not scene.recording:
            self._add(What.RECORD if scene.recording else What.STOP_RECORDING)
        if scene.locked is not None and now.locked is not scene.locked:
            self._add(What.LOCK if scene.locked else What.UNLOCK)
        self._compare_pictures()
        self._compare_on_air()
        mute_all = unmute_all = False
        self_unmute = now.self_unmute
        if scene.microphones is not None:
            mute_all, unmute_all = self._compare_microphones(scene.microphones)
            wanted = scene.microphones.self_unmute
            if wanted is not None and wanted is not self_unmute:
                self._add(What.ALLOW_SELF_UNMUTE if wanted else What.FORBID_SELF_UNMUTE)
                self_unmute = wanted
        return Difference(
            tuple(sorted(self._steps, key=lambda step: _TURN[step.what])),
            tuple(Missing(seat, why) for seat, why in self._missing.items()),
            mute_all,
            unmute_all,
            self_unmute,
            frozenset(self._follows),
        )

    def _add(self, what: What, people: Iterable[Participant] = (), **more: Any) -> None:
        self._steps.append(Step(what, tuple(people), **more))

    def _here(self, seat: Seat) -> list[Participant]:
        """Who sits there in the meeting now; nobody is noted as missing."""
        rows = [self._store.people[pid] for pid in self._meant[seat] if pid in self._store.people]
        inside = [person for person in rows if person.presence is _IN]
        if not inside:
            rings = any(person.present for person in rows)
            self._missing.setdefault(seat, Why.CALLING if rings else Why.ABSENT)
        return inside

    # what the sites see

    @property
    def _puts_on_air(self) -> bool:
        """Whether the multi-picture is on air in the end."""
        on_air = self._scene.on_air
        return (on_air.mode if on_air else self._store.conference.mode) is Mode.FIXED

    def _compare_pictures(self) -> None:
        wanted = self._scene.layout
        if wanted is None:
            return
        panes: dict[int, tuple[Participant, ...]] = {}
        for index, seats in wanted.panes.items():
            if group := tuple(dict.fromkeys(self._shown(seats))):
                panes[index] = group
        if not panes or self._holds(wanted, panes):
            return
        arguments: dict[str, Any] = {"image_type": wanted.image_type, "pane": panes}
        if wanted.auxiliary is not None:
            arguments["aux"] = wanted.auxiliary
        if wanted.period is not None:
            arguments["switch_time"] = wanted.period
        if not self._puts_on_air:
            arguments["save_only"] = True
        self._add(What.LAYOUT, arguments=arguments)

    def _shown(self, seats: Iterable[Seat]) -> Iterator[Participant]:
        """Who of `seats` can be shown in a pane now; the others are noted."""
        for seat in seats:
            here = self._here(seat)
            found = next((person for person in here if shown(person)), None)
            if found is not None:
                yield found
            elif here:
                sound_only = all(person.video is False for person in here)
                self._missing.setdefault(seat, Why.SOUND_ONLY if sound_only else Why.NO_NUMBER)

    def _holds(self, wanted: Pictures, panes: Mapping[int, tuple[Participant, ...]]) -> bool:
        now = self._store.conference.layout
        return (
            now is not None
            and _same_arrangement(wanted, now)
            and wanted.auxiliary == auxiliary(now)
            and (None in (wanted.period, now.period) or wanted.period == now.period)
            and _numbers(panes) == _numbers(in_panes(now, self._store.people, self._crowd.numbered))
        )

    def _compare_on_air(self) -> None:
        scene, now = self._scene, self._store.conference
        on_air = scene.on_air
        match on_air.mode if on_air else None:
            case Mode.FREE if now.mode is not Mode.FREE:
                self._add(What.OFF_AIR)
            case Mode.FIXED if now.mode is not Mode.FIXED:
                self._add(What.PICTURES)
                # Saving and applying puts it on air, but not while voices choose (5.2.16).
                chosen = now.mode is Mode.FREE and now.voice_activated is not False
                if not chosen and any(step.what is What.LAYOUT for step in self._steps):
                    self._follows.add(What.PICTURES)
            case Mode.BROADCAST | Mode.ROLL_CALL as mode:
                self._compare_site(mode, on_air.site if on_air else None)
        free = on_air is None or on_air.mode is Mode.FREE
        if scene.display is not None and free and now.voice_activated is not True:
            arguments = {"strategy": "voice", "pictures": scene.display.value}
            self._add(What.DISPLAY, arguments=arguments)

    def _compare_site(self, mode: Mode, seat: Seat | None) -> None:
        here = self._here(seat) if seat is not None else []
        calls = mode is Mode.ROLL_CALL
        fit = here if calls else [person for person in here if person.video is not False]
        if not fit:
            if here and seat is not None:
                self._missing.setdefault(seat, Why.SOUND_ONLY)
            return
        on = [person for person in fit if (person.roll_call if calls else person.broadcast)]
        if on and self._store.conference.mode is mode:
            return
        if not calls:
            self._add(What.BROADCAST, fit[:1])
            return
        self._called = fit[0]
        others = 0
        if self._scene.microphones is None:
            spared = self._called.pid
            others = sum(1 for p in self._open_guests() if p.pid != spared)
        self._add(What.ROLL_CALL, fit[:1], others=others)

    # microphones

    def _open_guests(self) -> Iterator[Participant]:
        people = self._store.people.values()
        return (p for p in people if p.open_microphone and p.role is not _CHAIR)

    def _compare_microphones(self, wanted: Microphones) -> tuple[bool, bool]:
        """Add who is to be muted and opened. Whether a mute of all, or an unmute of all, would do
        to nobody what is not wanted: both spare the chair (5.2.9)."""
        called = self._called
        kept, opened = self._opened(wanted)
        inside = [p for p in self._store.people.values() if p.presence is _IN]
        muted = {p.pid: p for p in inside if p.muted is False and p.pid not in kept}
        if called is not None and called.pid not in kept:
            muted[called.pid] = called
        if muted:
            self._add(What.MUTE, muted.values())
        if opened:
            self._add(What.OPEN, opened.values())
        guests = [p for p in inside if p.role is not _CHAIR]
        spares = not any(p.muted is not True and p.pid in kept for p in guests)
        closes = called is not None or any(p.pid in muted for p in guests)
        return spares, not closes and all(p.muted is False or p.pid in opened for p in guests)

    def _opened(self, wanted: Microphones) -> tuple[set[str], dict[str, Participant]]:
        """Who is open in the end, and who of them must be asked for that."""
        people = self._store.people
        kept: set[str] = set()
        opened: dict[str, Participant] = {}
        for seat in wanted.open:
            pids = self._meant[seat]
            alone = people.get(pids[0]) if len(pids) == 1 else None
            here = (alone,) if alone is not None and alone.presence is _IN else self._here(seat)
            for person in here:
                kept.add(person.pid)
            if alone is not None and alone.muted is False and self._called is None:
                continue
            # Of those whom nothing tells apart one is enough.
            then = [(self._muted_then(person), person) for person in here]
            if not any(muted is False for muted, _ in then):
                closed = next((person for muted, person in then if muted), None)
                if closed is not None:
                    opened[closed.pid] = closed
        return kept, opened

    def _muted_then(self, person: Participant) -> bool | None:
        """Whether somebody is muted after the roll call, if there is one: it opens the site that is
        called and mutes all others but the chair (5.2.22)."""
        if self._called is not None:
            if person.pid == self._called.pid:
                return False
            if person.role is not _CHAIR:
                return True
        return person.muted


def _same_arrangement(wanted: Pictures, now: Layout) -> bool:
    if now.image_type:
        return now.image_type == wanted.image_type
    return now.count == IMAGE_TYPES.get(wanted.image_type)


def _numbers(panes: Mapping[int, tuple[Participant, ...]]) -> dict[int, set[str]]:
    """Panes as orders name them."""
    return {index: {person.number for person in group} for index, group in panes.items()}


_TURN = {what: turn for turn, what in enumerate(What)}
