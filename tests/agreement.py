"""Where what the console knows of a meeting differs from the simulated meeting itself."""

from collections.abc import Iterator
from typing import Any

from controlroom.meeting.model import Participant, Presence, absent_id
from controlroom.meeting.states import TESTS, State
from controlroom.meeting.store import Store
from controlroom.simulator import model
from controlroom.simulator.world import World

_PRESENCE = {"IN_MEETING": Presence.IN, "CALLING": Presence.CALLING, "JOINING": Presence.JOINING}
_MODES = {"FREE": "free", "FIXED": "fixed", "BROADCAST": "broadcast", "ROLLCALL": "roll-call"}


def differences(store: Store, world: World) -> list[str]:
    """Each in a line: what, as the console has it, as it is. None when both agree."""
    return [
        f"{what}: {ours!r}, not {theirs!r}"
        for what, ours, theirs in _compared(store, world)
        if ours != theirs
    ]


_Pairs = Iterator[tuple[str, Any, Any]]


def _compared(store: Store, world: World) -> _Pairs:
    yield from _conference(store, world)
    here = {pid: person for pid, person in store.people.items() if person.present}
    yield "who is here", set(here), set(world.participants)
    for pid in here.keys() & world.participants.keys():
        yield from _person(here[pid], world.participants[pid])
    yield "chair", store.chair or "", world.chair_pid if world.chair else ""
    invited = {attendee.number: attendee for attendee in store.attendees.values()}
    yield "who is invited", set(invited), set(world.attendees)
    for phone in invited.keys() & world.attendees.keys():
        yield f"invited {phone}", invited[phone].name, world.attendees[phone].name
    absent = {absent_id(invited[phone].key) for phone in invited if phone not in world.by_phone}
    yield "who is absent", store.people.keys() - here.keys(), absent
    yield "who waits", set(store.waiting), set(world.waiting)
    for pid in store.waiting.keys() & world.waiting.keys():
        ours, theirs = store.waiting[pid], world.waiting[pid]
        yield f"waiting {pid}", (ours.name, ours.admitted), (theirs.name, theirs.admitted)
    yield "speakers", [(s.pid, s.level) for s in store.speakers], world.speakers
    yield "counts", dict(store.tally.counts), _counted(store)
    told = [(group.first_language, group.second_language) for group in store.interpreters]
    groups = [(g["firstLanguage"], g["secondLanguage"]) for g in world.interpreter_groups]
    yield "interpreters", told, groups


def _person(ours: Participant, theirs: model.Participant) -> _Pairs:
    for what, mine, real in (
        ("name", ours.name, theirs.name),
        ("number", ours.number, theirs.phone),
        ("presence", ours.presence, _PRESENCE[theirs.state.name]),
        ("role", ours.role.name, theirs.role.name),
        ("muted", ours.muted, theirs.muted),
        ("camera", ours.camera, theirs.camera),
        ("hand", ours.hand is not None, theirs.hand),
        ("sharing", ours.sharing, theirs.sharing),
        ("invited to share", ours.invited_to_share, theirs.share_invited),
        ("broadcast", ours.broadcast, theirs.broadcast),
        ("roll call", ours.roll_call, theirs.roll_call),
        ("co-host", ours.cohost, theirs.co_host),
        ("may record", ours.may_record, theirs.may_record),
        ("view locked", ours.view_locked, theirs.locked_view),
        ("view type", int(ours.view_type or 0), theirs.view_type),
        ("viewing", ours.viewing, theirs.view_source),
    ):
        yield f"{theirs.name} {what}", mine, real


def _conference(store: Store, world: World) -> _Pairs:
    ours, theirs = store.conference, world.conference
    panes = ours.layout.panes if ours.layout else ()
    yield from (
        ("mode", ours.mode and ours.mode.value, _MODES[theirs.display.mode]),
        ("voice-activated", ours.voice_activated, theirs.display.voice_activated),
        ("ends at", ours.ends_at, theirs.end),
        ("locked", ours.locked, theirs.lock),
        ("muted", ours.muted, theirs.muted),
        ("self-unmute", ours.self_unmute, theirs.can_unmute),
        ("recording", ours.recording, theirs.recording),
        ("recorded", ours.recorded_before, theirs.recorded),
        ("polling", ours.chair_polling, theirs.chair_polling),
        ("sharing locked", ours.sharing_locked, theirs.lock_sharing),
        ("chat forbidden", ours.chat_forbidden, theirs.chat_permission == 1),
        ("subtitles", ours.subtitles, theirs.subtitles),
        ("interpreting", ours.interpreting, theirs.interpretation),
        ("call-in", ours.call_in, theirs.call_in),
        ("waiting room", ours.waiting_room, theirs.waiting_room),
        ("paused", ours.paused, theirs.paused),
        ("audience allowed", ours.audience_allowed, theirs.audience_allowed),
        ("views", ours.views, theirs.part_views),
        ("pictures", ours.pictures, theirs.picture_count),
        (
            "panes",
            [(pane.index, list(pane.sites), pane.auxiliary) for pane in panes],
            [(p.index, p.pids, p.share) for p in theirs.pictures or ()],
        ),
        ("ended", store.ended, theirs.destroyed),
    )


def _counted(store: Store) -> dict[State, int]:
    people = store.people.values()
    return {state: sum(1 for person in people if TESTS[state](person)) for state in TESTS}
