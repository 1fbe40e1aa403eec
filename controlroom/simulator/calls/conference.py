"""Calls that act on the meeting as a whole."""

from collections.abc import Iterable

from controlroom.simulator import actions
from controlroom.simulator.errors import Refusal
from controlroom.simulator.model import Participant
from controlroom.simulator.rules import (
    PARAMETER,
    Call,
    Json,
    boolean,
    choice,
    integer,
    participant,
    switch,
    text,
    texts,
)

from .registry import Access, Stage, endpoint


@endpoint("GET", "/realTimeInfo", access=Access.ANYBODY, body=False)
def real_time_info(stage: Stage, _call: Call) -> Json:
    """5.2.2"""
    world = stage.world
    chair = world.chair
    return {
        "attendees": [
            {
                "accountID": a.account,
                "userUUID": a.user_uuid,
                "name": a.name,
                "phone": a.phone,
            }
            for a in world.attendees.values()
        ],
        "participants": [_online(person) for person in world.roster],
        "confInfo": {
            "chairID": chair.pid if chair else "",
            "coHosts": [person.pid for person in world.roster if person.co_host],
        },
    }


def _online(person: Participant) -> Json:
    return {
        "pid": person.pid,
        "name": person.name,
        "phone": person.phone,
        "state": person.state.value,
        "video": int(person.has_video),
        "mute": int(person.muted),
        "hand": int(person.hand),
    }


@endpoint("GET", "/wsToken", access=Access.ANYBODY, body=False)
def ws_token(stage: Stage, _call: Call) -> Json:
    """5.2.29"""
    settings = stage.settings
    token: Json = {settings.dialect.socket_token: stage.gate.new_ws_token(stage.world.now)}
    return {"returnCode": 0, "data": token} if settings.ws_token_wrapped else token


@endpoint("PUT", "/mute")
def mute_all(stage: Stage, call: Call) -> None:
    """5.2.9: spares the chair; whether people may unmute themselves only counts with a mute."""
    muted = switch(call.body, "isMute")
    may_unmute = switch(call.body, "allowUnmuteByOneself", 1)
    actions.mute_all(stage.world, muted=muted, can_unmute=may_unmute if muted else None)


@endpoint("PUT", "/mute/guestUnMute")
def allow_unmute(stage: Stage, call: Call) -> None:
    """5.2.24"""
    stage.world.update_conference(can_unmute=switch(call.body, "allowUnmuteByOneself"))


@endpoint("PUT", "/lock")
def lock(stage: Stage, call: Call) -> None:
    """5.2.12"""
    stage.world.update_conference(lock=switch(call.body, "isLock"))


@endpoint("PUT", "/duration")
def extend(stage: Stage, call: Call) -> None:
    """5.2.13: by so many minutes now, or by so many whenever the end is reached."""
    automatic = switch(call.body, "auto")
    minutes = integer(call.body, "duration", 15)
    if minutes < 1:
        raise Refusal(PARAMETER, "duration is not positive")
    if automatic:
        stage.world.update_conference(auto_extend=minutes)
    elif not actions.extend(stage.world, minutes):
        raise Refusal("MMC.111074003")


@endpoint("PUT", "/stop", body=False)
def stop(stage: Stage, _call: Call) -> None:
    """5.2.14"""
    actions.end_conference(stage.world)


@endpoint("PUT", "/record")
def record(stage: Stage, call: Call) -> None:
    """5.2.19"""
    recording = switch(call.body, "isRecord")
    stage.world.update_conference(recording=recording)
    if recording:
        stage.world.update_conference(recorded=True)


@endpoint("PUT", "/live")
def live(stage: Stage, call: Call) -> None:
    """5.2.20: the document names no push that tells of it."""
    stage.world.update_conference(live=switch(call.body, "isLive"))


@endpoint("PUT", "/mmrRecord")
def mmr_record(stage: Stage, call: Call) -> None:
    """The vendor's client's alone: 0 pauses, 1 starts, 2 stops. What is told of a pause it doesn't
    say; here the recording shows no longer."""
    wanted = choice(call.body, "recordType", (0, 1, 2), PARAMETER) == 1
    stage.world.update_conference(recording=wanted)
    if wanted:
        stage.world.update_conference(recorded=True)


@endpoint("PUT", "/mmrLive")
def mmr_live(stage: Stage, call: Call) -> None:
    """The vendor's client's alone."""
    stage.world.update_conference(live=switch(call.body, "liveState"))


@endpoint("PUT", "/pause")
def pause(stage: Stage, call: Call) -> None:
    """The vendor's client's alone: 1 pauses, 0 goes on. What a pause does it doesn't say; here it
    shows as the `pause` in the example of 6.1.3.4."""
    stage.world.update_conference(paused=switch(call.body, "pause"))


@endpoint("PUT", "/allowAudience")
def allow_audience(stage: Stage, call: Call) -> None:
    """The vendor's client's alone, and 1 is all that it knows."""
    choice(call.body, "allowAudience", (1,), PARAMETER)
    stage.world.update_conference(audience_allowed=True)


@endpoint("PUT", "/cancelBroadcast", body=False)
def cancel_broadcast(stage: Stage, _call: Call) -> None:
    """5.2.32"""
    actions.cancel_broadcast(stage.world)


# key -> (field of the conference, allowed values) [5.2.28]
_CONFIG: dict[str, tuple[str, tuple[int, ...]]] = {
    "lockSharing": ("lock_sharing", (0, 1)),
    "callInRestriction": ("call_in", (0, 2, 3)),
    "isLock": ("lock", (0, 1)),
    "allowUnmuteByOneself": ("can_unmute", (0, 1)),
    "chatPermission": ("chat_permission", (1, 2, 3, 4)),
    "audienceCallInRestriction": ("audience_call_in", (0, 2)),
    "clientRecMode": ("client_recording_mode", (0, 1, 2)),
    "allowOpenCamera": ("", (0, 1)),
    "allowRename": ("", (0, 1)),
    "freeShare": ("free_share", (0, 1)),
}


@endpoint("PUT", "/updateStartedConfConfig")
def update_config(stage: Stage, call: Call) -> None:
    """5.2.28: changes only what is named."""
    changes: dict[str, object] = {}
    for key, (field, allowed) in _CONFIG.items():
        if call.body.get(key) is None:
            continue
        value = choice(call.body, key, allowed, PARAMETER)
        if field:
            current = getattr(stage.world.conference, field)
            changes[field] = bool(value) if isinstance(current, bool) else value
    stage.world.update_conference(**changes)


@endpoint("PUT", "/allowWaitingParticipant")
def allow_waiting(stage: Stage, call: Call) -> None:
    """5.2.33: one of those waiting, or all."""
    waiting = stage.world.waiting
    if boolean(call.body, "allowAll"):
        guests = list(waiting.values())
    else:
        guest = waiting.get(text(call.body, "participantID"))
        if guest is None:
            raise Refusal("MMC.111080004")
        guests = [guest]
    for guest in guests:
        actions.admit(stage.world, guest, min(stage.reaction_ms(), 800))


@endpoint("PUT", "/moveToWaitingRoom")
def move_to_waiting_room(stage: Stage, call: Call) -> None:
    """5.2.34"""
    _send_out(stage, [text(call.body, "participantID")])


@endpoint("PUT", "/batchMoveToWaitingRoom")
def move_several_to_waiting_room(stage: Stage, call: Call) -> None:
    """The vendor's client's alone; all or nobody, as with 5.2.11."""
    _send_out(stage, texts(call.body, "batchParticipants"))


def _send_out(stage: Stage, pids: Iterable[str]) -> None:
    people = [participant(stage.world, pid) for pid in dict.fromkeys(pids)]
    if any(person.is_chair for person in people):
        raise Refusal(PARAMETER, "the chair cannot wait")
    for person in people:
        actions.move_to_waiting_room(stage.world, person)
