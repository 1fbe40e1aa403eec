"""A scene of how the meeting is now."""

from collections.abc import Iterable, Mapping, Sequence

from controlroom.commands.layouts import IMAGE_TYPES, SWITCH_TIME
from controlroom.meeting.model import Layout, Mode, Participant, Presence
from controlroom.meeting.seats import Seat
from controlroom.meeting.store import Store
from controlroom.scenes.scene import Microphones, OnAir, Part, Pictures, Scene, Voices

_OF_A_SITE = frozenset({Mode.BROADCAST, Mode.ROLL_CALL})


def image_types(layout: Layout) -> Sequence[str]:
    """The arrangements that a pushed multi-picture may have: the push tells how many panes there
    are, not how they lie (6.1.3.4)."""
    if layout.image_type in IMAGE_TYPES:
        return (layout.image_type,)
    return tuple(name for name, count in IMAGE_TYPES.items() if count == layout.count)


def capture(
    store: Store,
    parts: Iterable[Part],
    name: str,
    *,
    image_type: str = "",
    voices: Voices = Voices.MULTI,
) -> Scene:
    """The meeting as it is now, as far as `parts` go; a part that is not known is left out.

    `image_type` is one of `image_types`, the first if it is not given; `voices` is what no push
    tells either.
    """
    wanted = frozenset(parts)
    now = store.conference
    on_air = _on_air(store)
    chosen: frozenset[Part] = wanted & capturable(store)
    return Scene(
        name,
        layout=_pictures(store, image_type) if Part.LAYOUT in chosen else None,
        on_air=on_air if Part.ON_AIR in chosen else None,
        microphones=_microphones(store) if Part.MICROPHONES in chosen else None,
        locked=now.locked if Part.LOCK in chosen else None,
        recording=now.recording if Part.RECORDING in chosen else None,
        display=voices if Part.DISPLAY in chosen else None,
    )


def capturable(store: Store) -> frozenset[Part]:
    """What of the meeting is known now."""
    now = store.conference
    voices_choose = now.mode is Mode.FREE and now.voice_activated
    known = {
        Part.LAYOUT: _pictures(store, "") is not None,
        Part.ON_AIR: _on_air(store) is not None,
        Part.MICROPHONES: bool(store.people),
        Part.LOCK: now.locked is not None,
        Part.RECORDING: now.recording is not None,
        Part.DISPLAY: bool(voices_choose),
    }
    return frozenset(part for part, yes in known.items() if yes)


def shown(person: Participant | None) -> bool:
    """Whether somebody can be in a pane: panes name sites by number, and need a picture of them."""
    return (
        person is not None
        and person.presence is Presence.IN
        and person.video is not False
        and bool(person.number)
    )


def in_panes(
    layout: Layout, people: Mapping[str, Participant], numbered: Mapping[str, str]
) -> dict[int, tuple[Participant, ...]]:
    """Who is in the panes of a pushed multi-picture; sites are told by pid or by number."""
    panes: dict[int, tuple[Participant, ...]] = {}
    for pane in layout.panes:
        found = [people.get(site) or people.get(numbered.get(site, "")) for site in pane.sites]
        if group := tuple(person for person in found if person is not None and shown(person)):
            panes[pane.index] = group
    return panes


def auxiliary(layout: Layout) -> int | None:
    """The pane of the auxiliary stream."""
    return next((pane.index for pane in layout.panes if pane.auxiliary), None)


def _pictures(store: Store, image_type: str) -> Pictures | None:
    layout = store.conference.layout
    if layout is None or not (fitting := image_types(layout)):
        return None
    people = store.people.values()
    numbered = {p.number: p.pid for p in people if p.presence is Presence.IN and p.number}
    panes = in_panes(layout, store.people, numbered)
    if not panes:
        return None
    period = layout.period
    return Pictures(
        image_type if image_type in fitting else fitting[0],
        {index: tuple(map(Seat.of, group)) for index, group in panes.items()},
        auxiliary(layout),
        period if period is not None and SWITCH_TIME[0] <= period <= SWITCH_TIME[1] else None,
    )


def _on_air(store: Store) -> OnAir | None:
    mode, site = store.conference.mode, store.called
    if mode is None:
        return None
    if mode not in _OF_A_SITE:
        return OnAir(mode)
    return OnAir(mode, Seat.of(site)) if site is not None else None


def _microphones(store: Store) -> Microphones:
    seats = (Seat.of(person) for person in store.people.values() if person.open_microphone)
    return Microphones(tuple(dict.fromkeys(seats)), store.conference.self_unmute)
