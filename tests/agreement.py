"""Where what the console knows of a meeting, or shows of it, differs from the simulated meeting
itself."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from controlroom.meeting.model import Participant, Presence, absent_id
from controlroom.meeting.states import TESTS, State
from controlroom.meeting.store import Store
from controlroom.simulator import model
from controlroom.simulator.world import World
from controlroom.ui.findbar import StateChip
from controlroom.ui.table.columns import INDEX
from controlroom.ui.widgets import Chip
from controlroom.ui.wording import clean

if TYPE_CHECKING:
    from controlroom.ui.window import Window

_PRESENCE = {"IN_MEETING": Presence.IN, "CALLING": Presence.CALLING, "JOINING": Presence.JOINING}
_MODES = {"FREE": "free", "FIXED": "fixed", "BROADCAST": "broadcast", "ROLLCALL": "roll-call"}


def differences(store: Store, world: World) -> list[str]:
    """Each in a line: what, as the console has it, as it is. None when both agree."""
    return _unlike(_compared(store, world))


def unlike_shown(window: "Window", world: World) -> list[str]:
    """The same for what stands in the window, in English and with nobody filtered out."""
    return _unlike(_shown(window, world))


_Pairs = Iterator[tuple[str, Any, Any]]


def _unlike(pairs: _Pairs) -> list[str]:
    return [f"{what}: {ours!r}, not {theirs!r}" for what, ours, theirs in pairs if ours != theirs]


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


# what is shown

_STANDING = {"IN_MEETING": "", "CALLING": ", calling", "JOINING": ", joining"}
_ROLES = {"CHAIR": "Chair", "GUEST": "", "AUDIENCE": "Audience"}
# Longer names are cut short in the header.
_SITE_ROOM = 18
_CLOCK = re.compile(r" (≥ )?\d+(:\d\d)+$")


def _shown(window: "Window", world: World) -> _Pairs:
    yield from _rows(window, world)
    yield from _header(window, world)
    yield from _buttons(window, world)
    panels = {panel.object_name: panel for panel in window.docks.panels}
    there = {row.id: row.name for row in panels["waiting"].model.rows}  # type: ignore[attr-defined]
    yield "waiting room", there, {pid: clean(w.name) for pid, w in world.waiting.items()}
    absent = [row.name for row in panels["absent"].model.rows]  # type: ignore[attr-defined]
    yield "absent", sorted(absent), sorted(clean(a.name) for a in _absent(world))


def _absent(world: World) -> list[model.Attendee]:
    return [a for phone, a in world.attendees.items() if phone not in world.by_phone]


def _rows(window: "Window", world: World) -> _Pairs:
    assert window.page
    table = window.page.table.people
    rows = {pid: row for row, pid in enumerate(table.projection.pids())}
    called = {pid: table.spoken(row, INDEX["name"]) for pid, row in rows.items()}
    yield "rows", len(rows), table.rowCount()
    yield "rows of who is here", rows.keys() & world.participants.keys(), set(world.participants)
    away = sorted(name for pid, name in called.items() if pid not in world.participants)
    yield "rows of the absent", away, sorted(f"{clean(a.name)}, absent" for a in _absent(world))
    for pid in rows.keys() & world.participants.keys():
        theirs = world.participants[pid]
        name = f"{clean(theirs.name)}{_STANDING[theirs.state.name]}"
        yield f"name in row {rows[pid]}", called[pid], name
        for column, expected in _cells(theirs, world):
            yield f"{column} of {name}", table.text(rows[pid], INDEX[column]), expected
        yield f"hand of {name}", bool(table.text(rows[pid], INDEX["hand"])), theirs.hand


def _cells(theirs: model.Participant, world: World) -> Iterator[tuple[str, str]]:
    """What the cells of a row should read, by column."""
    ordinary = theirs.is_chair or not theirs.co_host
    yield "role", _ROLES[theirs.role.name] if ordinary else "Co-host"
    yield "number", theirs.phone
    level = dict(world.speakers).get(theirs.pid)
    yield "level", str(level) if level else ""
    sharing = ["sharing"] if theirs.sharing else []
    if not theirs.in_meeting:
        yield from (("mic", ""), ("camera", ""), ("air", "".join(sharing)))
        return
    yield "mic", "muted" if theirs.muted else "open"
    yield "camera", ("on" if theirs.camera else "off") if theirs.has_video else "audio only"
    panes = {
        pid: picture.index for picture in world.conference.pictures or () for pid in picture.pids
    }
    badges = ["ROLL CALL"] if theirs.roll_call else ["BROADCAST"] if theirs.broadcast else []
    if not badges and theirs.pid in panes:
        badges = [f"PIC {panes[theirs.pid]}"]
    yield "air", " · ".join([*badges, *sharing])


def _header(window: "Window", world: World) -> _Pairs:
    assert window.page
    people = world.participants.values()
    counts = {
        "in": sum(person.in_meeting for person in people),
        "hands": sum(person.hand for person in people),
        "open": sum(person.in_meeting and not person.muted for person in people),
        "calling": sum(not person.in_meeting for person in people),
        "absent": len(_absent(world)),
        "all": len(people) + len(_absent(world)),
    }
    for chip in window.page.finder.chips.findChildren(StateChip):
        if chip.state.value in counts:
            yield f"counted {chip.state.value}", chip.count, counts[chip.state.value]
    yield "title", window.header.title.text(), world.conference.title
    first, *rest = window.header.under.text().split(" · ")
    chair = [f"chair \u2068{clean(world.chair.name)}\u2069"] if world.chair else []
    yield "number", first.replace(" ", ""), world.conference.conference_id
    yield "below the title", rest, [*chair, f"{counts['in']} of {counts['all']} in"]
    chips = [
        _without_clock(c.text) for c in window.header.chips.findChildren(Chip) if c.isVisible()
    ]
    yield "chips", sorted(chips), sorted(_chips(world))


def _without_clock(text: str) -> str:
    return _CLOCK.sub("", text)


def _chips(world: World) -> Iterator[str]:
    conference = world.conference
    if conference.recording:
        yield "REC"
    match conference.display.mode:
        case "FIXED":
            yield "MULTI-PICTURE"
        case "BROADCAST" | "ROLLCALL" as mode:
            on_air = (p.name for p in world.roster if p.broadcast or p.roll_call)
            name = clean(next(on_air, "…"))
            short = name if len(name) <= _SITE_ROOM else f"{name[: _SITE_ROOM - 1]}…"
            yield f"{'BROADCAST' if mode == 'BROADCAST' else 'ROLL CALL'} · {short}"
    if conference.paused:
        yield "Paused"
    if conference.display.voice_activated:
        yield "Voice-activated"
    if conference.lock:
        yield "Locked"
    if conference.muted:
        yield "Muted" if conference.can_unmute else "Muted, no self-unmute"


def _buttons(window: "Window", world: World) -> _Pairs:
    mode = world.conference.display.mode
    recording, locked = world.conference.recording, world.conference.lock
    expected = {
        "broadcast": mode == "BROADCAST",
        "roll-call": mode == "ROLLCALL",
        "record-stop" if recording else "record-start": recording,
        "unlock" if locked else "lock": False,
    }
    buttons = {button.entry.words: button.lit for button in window.commands.buttons}
    yield "buttons", {words: lit for words, lit in buttons.items() if words in _SWITCHES}, expected
    busy = [button.entry.words for button in window.commands.buttons if button.busy]
    yield "under way", busy, []


_SWITCHES = frozenset({"broadcast", "roll-call", "record-start", "record-stop", "lock", "unlock"})
