"""Calls that bring people in and take them out."""

from controlroom.simulator import actions
from controlroom.simulator.errors import Refusal
from controlroom.simulator.people import NAME_LIMIT, Device, Identity
from controlroom.simulator.rules import (
    PARAMETER,
    UNKNOWN_PARTICIPANT,
    Call,
    Json,
    boolean,
    choice,
    number,
    objects,
    participant,
    text,
    texts,
)

from .registry import Access, Stage, endpoint

_DEVICES = {
    "normal": Device.DESKTOP,
    "terminal": Device.TERMINAL,
    "outside": Device.DESKTOP,
    "mobile": Device.PHONE,
    "ideahub": Device.IDEAHUB,
    "board": Device.IDEAHUB,
    "hwvision": Device.TERMINAL,
}


@endpoint("POST", "/participants")
def invite(stage: Stage, call: Call) -> None:
    """5.2.3: everybody named is put on the list and rung."""
    wanted = objects(call.body, "attendees")
    if not wanted:
        raise Refusal(PARAMETER, "attendees is empty")
    checked = [_invitation(stage, entry) for entry in wanted]
    for identity, role in checked:
        _ring(stage, identity, role)


def _invitation(stage: Stage, entry: Json) -> tuple[Identity, int]:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise Refusal("MMC.111072046")
    if len(name) > NAME_LIMIT:
        raise Refusal("MMC.111072034")
    phone = text(entry, "phone", required=False)
    if not phone:
        raise Refusal("MMC.111072031")
    phone = number(phone)
    role = choice(entry, "role", (0, 1), "MMC.111072035", 0)
    kind = text(entry, "type", required=False) or "normal"
    if kind not in _DEVICES:
        raise Refusal(PARAMETER, f"type is {kind}")
    if phone in stage.world.by_phone:
        raise Refusal("MMC.111081001")
    return _identity(stage, phone, name, _DEVICES[kind]), role


def _identity(stage: Stage, phone: str, name: str, device: Device) -> Identity:
    known = stage.world.directory.get(phone)
    if known is not None:
        return known
    return Identity(
        name=name,
        phone=phone,
        account="",
        user_uuid="",
        department="",
        dept_uuid="",
        device=device,
        user_agent="TE50" if device is Device.TERMINAL else "",
        capabilities="" if device is Device.PHONE else "1,2,3,4,5,6",
        anonymous=False,
    )


def _ring(stage: Stage, identity: Identity, role: int) -> None:
    world = stage.world
    attendee = world.attendees.get(identity.phone)
    if attendee is None:
        attendee = world.invite(identity, role=role)
    elif role != attendee.role:
        attendee.role = role
        world.touch_attendee(identity.phone)
    actions.call(world, identity, attendee, stage.ring_ms())


@endpoint("POST", "/inviteWithPwd", access=Access.ANYBODY, token=False)
def invite_with_password(stage: Stage, call: Call) -> None:
    """5.2.27: no token, but one of the passwords."""
    conference = stage.world.conference
    phone = number(text(call.body, "callNum"))
    if text(call.body, "confID") != conference.conference_id:
        raise Refusal("MMC.111072065")
    if text(call.body, "pwd") not in (conference.host_password, conference.guest_password):
        raise Refusal("MMC.111072065")
    choice(call.body, "numBelongsType", (0, 1), PARAMETER, 0)
    boolean(call.body, "isNotOverlayPidName")
    if phone in stage.world.by_phone:
        raise Refusal("MMC.111081001")
    _ring(stage, _identity(stage, phone, phone, Device.TERMINAL), 0)


@endpoint("POST", "/participants/delete")
def hang_up(stage: Stage, call: Call) -> None:
    """5.2.4: all or nobody."""
    pids = texts(call.body, "bulkHangUpParticipants")
    people = [participant(stage.world, pid, in_meeting=False) for pid in dict.fromkeys(pids)]
    for person in people:
        actions.hang_up(stage.world, person)


@endpoint("POST", "/attendees/delete")
def remove(stage: Stage, call: Call) -> None:
    """5.2.5: off the invitation list, and out of the meeting if there."""
    world = stage.world
    entries = objects(call.body, "bulkDelAttendInfo")
    if not entries:
        raise Refusal(PARAMETER, "bulkDelAttendInfo is empty")
    phones: list[str] = []
    for entry in entries:
        phone = number(text(entry, "number"))
        pid = text(entry, "participantID", required=False)
        person = world.by_phone.get(phone)
        if person is None and phone not in world.attendees:
            raise Refusal(UNKNOWN_PARTICIPANT)
        if person is not None and not pid:
            raise Refusal(PARAMETER, "participantID is required for somebody in the meeting")
        if pid and (person is None or person.pid != pid):
            raise Refusal(UNKNOWN_PARTICIPANT)
        phones.append(phone)
    for phone in phones:
        person = world.by_phone.get(phone)
        if person is not None:
            actions.hang_up(world, person)
        world.uninvite(phone)
