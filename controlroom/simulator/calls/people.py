"""Calls that act on somebody in the meeting."""

from controlroom.simulator import actions
from controlroom.simulator.errors import Refusal
from controlroom.simulator.model import Participant, Role
from controlroom.simulator.rules import (
    PARAMETER,
    UNKNOWN_PARTICIPANT,
    Call,
    choice,
    number,
    participant,
    queried,
    switch,
    text,
    texts,
)

from .registry import Access, Stage, endpoint

CO_HOST_LIMIT = 100
RENAME_LIMIT = 64


@endpoint("PUT", "/participants/mute", access=Access.HOST_FOR_OTHERS)
def mute(stage: Stage, call: Call) -> None:
    """5.2.8"""
    person = queried(stage.world, call)
    stage.world.update(person, muted=switch(call.body, "isMute"))


@endpoint("PUT", "/participants/hands", access=Access.HOST_FOR_OTHERS)
def hand(stage: Stage, call: Call) -> None:
    """5.2.10"""
    _set_hand(stage, queried(stage.world, call), raised=switch(call.body, "handsState"))


@endpoint("PUT", "/participants/batch/hands")
def hands(stage: Stage, call: Call) -> None:
    """5.2.11: all or nobody."""
    raised = switch(call.body, "handsState")
    people = [participant(stage.world, pid) for pid in texts(call.body, "pids")]
    if raised and any(person.is_chair for person in people):
        raise Refusal("MMC.111072069")
    for person in people:
        _set_hand(stage, person, raised=raised)


def _set_hand(stage: Stage, person: Participant, *, raised: bool) -> None:
    if person.is_chair and raised:
        raise Refusal("MMC.111072069")
    stage.world.update(person, hand=raised)


@endpoint("PUT", "/participants/rollCall", body=False)
def roll_call(stage: Stage, call: Call) -> None:
    """5.2.22"""
    actions.roll_call(stage.world, queried(stage.world, call))


@endpoint("PUT", "/participants/broadcast", body=False)
def broadcast(stage: Stage, call: Call) -> None:
    """5.2.23"""
    person = queried(stage.world, call)
    if not person.has_video:
        raise Refusal("MMC.111072026")
    actions.broadcast(stage.world, person)


@endpoint("PUT", "/participants/role", access=Access.ANYBODY)
def chair(stage: Stage, call: Call) -> None:
    """5.2.6: a guest's token needs the host password; there is one chair at a time."""
    world = stage.world
    person = queried(world, call)
    apply = switch(call.body, "applyChair")
    password = text(call.body, "chairmanPwd", required=False)
    if password and password != world.conference.host_password:
        raise Refusal("MMC.111072065")
    if not call.is_host and not (apply and password):
        raise Refusal("MMC.111072070")
    if not apply:
        if not person.is_chair:
            raise Refusal("MMC.111074002")
        actions.release_chair(world, person)
    elif not person.identity.capabilities:
        raise Refusal("MMC.111072072")
    elif world.chair is not None and world.chair is not person:
        raise Refusal("MMC.111074001")
    else:
        actions.make_chair(world, person)


@endpoint("PUT", "/participants/cohost")
def co_host(stage: Stage, call: Call) -> None:
    """5.2.7: ordinary guests only, a hundred at most."""
    world = stage.world
    person = queried(world, call)
    wanted = switch(call.body, "isCohost")
    if wanted and person.role is not Role.GUEST:
        raise Refusal(PARAMETER, "only a guest can become co-host")
    if wanted and sum(other.co_host for other in world.roster) >= CO_HOST_LIMIT:
        raise Refusal(PARAMETER, "there are a hundred co-hosts already")
    world.update(person, co_host=wanted)


@endpoint("PUT", "/participants/name", access=Access.HOST_FOR_OTHERS)
def rename(stage: Stage, call: Call) -> None:
    """5.2.21: somebody in the meeting by participantID, somebody invited by number alone."""
    world = stage.world
    pid = text(call.body, "participantID", required=False)
    phone = number(text(call.body, "number"))
    name = call.body.get("newName")
    if name is None or not isinstance(name, str) or not name.strip():
        raise Refusal("MMC.111072046")
    if len(name) > RENAME_LIMIT:
        raise Refusal("MMC.111072047")
    attendee = world.attendees.get(phone)
    if pid:
        person = participant(world, pid, in_meeting=False)
        if person.phone != phone:
            raise Refusal(UNKNOWN_PARTICIPANT)
        world.update(person, name=name)
    elif phone in world.by_phone:
        raise Refusal(PARAMETER, "participantID is required for somebody in the meeting")
    elif attendee is None:
        raise Refusal(UNKNOWN_PARTICIPANT)
    if attendee is not None and attendee.name != name:
        attendee.name = name
        world.touch_attendee(phone)


@endpoint("PUT", "/participants/video")
def camera(stage: Stage, call: Call) -> None:
    """5.2.31: 0 asks to open, 1 to close; the person does it a moment later."""
    person = queried(stage.world, call)
    opens = not switch(call.body, "status")
    if not person.has_video:
        raise Refusal("MMC.111072026")
    if "6" not in person.identity.capabilities.split(","):
        raise Refusal("MMC.111072116" if opens else "MMC.111072114")
    world = stage.world
    world.after(stage.reaction_ms(), lambda: world.update(person, camera=opens))


@endpoint("PUT", "/participants/share/invite")
def invite_to_share(stage: Stage, call: Call) -> None:
    """5.2.30: the person starts to share a moment later."""
    world = stage.world
    person = queried(world, call)
    wanted = switch(call.body, "share")
    if not person.has_video:
        raise Refusal("MMC.111072026")
    if not wanted:
        actions.stop_sharing(world, person)
        return
    world.update(person, share_invited=True)

    def start() -> None:
        if person.share_invited and person.pid in world.participants:
            actions.start_sharing(world, person)

    world.after(stage.reaction_ms(), start)


@endpoint("PUT", "/allowClientRecord")
def allow_client_record(stage: Stage, call: Call) -> None:
    """5.2.35"""
    person = queried(stage.world, call)
    stage.world.update(person, may_record=switch(call.body, "allowClientRecord"))


@endpoint("PUT", "/partView")
def part_view(stage: Stage, call: Call) -> None:
    """5.2.25: the query says who looks, the body at whom."""
    viewer = _terminal(stage, call)
    choice(call.body, "viewType", (2,), "MMC.111072040")
    source = _viewed(stage, call)
    if not viewer.view_type:
        conference = stage.world.conference
        stage.world.update_conference(part_views=conference.part_views + 1)
    stage.world.update(viewer, view_type=2, view_source=source.pid)


@endpoint("PUT", "/lockView")
def lock_view(stage: Stage, call: Call) -> None:
    """5.2.26: the query says whose view is locked, the body on whom."""
    viewer = _terminal(stage, call)
    locked = switch(call.body, "status")
    source = _viewed(stage, call)
    if locked:
        stage.world.update(viewer, locked_view=True, view_type=2, view_source=source.pid)
    else:
        stage.world.update(viewer, locked_view=False, view_type=0, view_source="")


def _terminal(stage: Stage, call: Call) -> Participant:
    person = queried(stage.world, call)
    if not person.identity.device.is_hard:
        raise Refusal("MMC.111072060")
    return person


def _viewed(stage: Stage, call: Call) -> Participant:
    source = participant(stage.world, text(call.body, "participantID"))
    if not source.has_video:
        raise Refusal("MMC.111072026")
    return source
