"""What can be done to the world. No validation: whoever calls has asked `calls` or `life` first."""

from .model import Attendee, Display, Participant, Picture, Role, State, Waiting
from .people import Identity
from .world import LONGEST_MEETING, World

NETWORK_LOST = ("11111001", "11111002", "11111003", "11111004")
HUNG_UP_BY_CHAIR = "11076002"
HUNG_UP = "11076010"
HUNG_UP_BY_PORTAL = "11076016"


def mute_all(world: World, *, muted: bool, can_unmute: bool | None = None) -> None:
    """Mutes or unmutes everybody but the chair [5.2.9]."""
    for person in world.roster:
        if not person.is_chair and person.in_meeting:
            world.update(person, muted=muted)
    world.update_conference(muted=muted)
    if can_unmute is not None:
        world.update_conference(can_unmute=can_unmute)


def broadcast(world: World, person: Participant) -> None:
    """One at a time; ends a roll call [5.2.23]."""
    _clear_spotlight(world)
    world.update(person, broadcast=True)
    world.update_conference(display=Display.BROADCAST)


def roll_call(world: World, person: Participant) -> None:
    """The named site speaks, everybody else but the chair is muted [5.2.22]."""
    _clear_spotlight(world)
    for other in world.roster:
        if not other.is_chair and other.in_meeting:
            world.update(other, muted=other is not person)
    world.update(person, roll_call=True, muted=False)
    world.update_conference(display=Display.ROLL_CALL)


def cancel_broadcast(world: World) -> None:
    """Ends roll call, broadcast of a site and broadcast of the multi-picture alike [5.2.32]."""
    _clear_spotlight(world)
    if world.conference.display in (Display.FIXED_MULTI, Display.BROADCAST, Display.ROLL_CALL):
        world.update_conference(display=Display.AUTO)


def _clear_spotlight(world: World) -> None:
    if world.conference.display not in (Display.BROADCAST, Display.ROLL_CALL):
        return
    for person in world.roster:
        if person.broadcast or person.roll_call:
            world.update(person, broadcast=False, roll_call=False)


def show(world: World, display: Display) -> None:
    _clear_spotlight(world)
    world.update_conference(display=display)


def set_pictures(
    world: World, pictures: list[Picture], count: int, switch_time: int, *, save_only: bool
) -> None:
    """Stores the pictures; applied, they are broadcast unless a multi-picture shows already."""
    world.update_conference(pictures=pictures, picture_count=count, switch_time=switch_time)
    steady = (Display.FIXED_MULTI, Display.VAS_SINGLE, Display.VAS_MULTI, Display.CHAIR_MULTI)
    if not save_only and world.conference.display not in steady:
        show(world, Display.FIXED_MULTI)


def automatic_pictures(world: World) -> None:
    if world.conference.pictures:
        world.update_conference(pictures=[], picture_count=16)
    if world.conference.display is Display.FIXED_MULTI:
        world.update_conference(display=Display.AUTO)


def make_chair(world: World, person: Participant) -> None:
    world.update(person, role=Role.CHAIR, co_host=False, hand=False)
    world.chair_pid = person.pid


def release_chair(world: World, person: Participant) -> None:
    world.update(person, role=Role.GUEST)
    world.chair_pid = ""


def start_sharing(world: World, person: Participant) -> None:
    """Takes the share over from whoever has it."""
    if world.sharer is not None and world.sharer is not person:
        world.update(world.sharer, sharing=False)
    world.update(person, sharing=True, share_invited=False)
    world.sharer_pid = person.pid


def stop_sharing(world: World, person: Participant) -> None:
    world.update(person, sharing=False, share_invited=False)
    if world.sharer_pid == person.pid:
        world.sharer_pid = ""


def call(world: World, identity: Identity, attendee: Attendee, ring_ms: int) -> Participant:
    """Rings somebody: a row that is being called, then the outcome."""
    person = world.join(identity, state=State.CALLING, name=attendee.name)

    def outcome() -> None:
        if person.pid not in world.participants:
            return
        world.report_call(attendee.phone, attendee.answer)
        if attendee.answer == "0":
            world.update(person, state=State.IN_MEETING, joined=world.now)
            world.touch_network(person)
            if attendee.role == 1 and world.chair is None:
                make_chair(world, person)
        else:
            world.leave(person)

    world.after(ring_ms, outcome)
    return person


def hang_up(world: World, person: Participant, reason: str = HUNG_UP_BY_PORTAL) -> None:
    """Takes somebody off the meeting; whatever was shown of them ends with them."""
    spotlight = person.broadcast or person.roll_call
    world.leave(person, reason)
    if spotlight:
        world.update_conference(display=Display.AUTO)
    pictures = world.conference.pictures
    if pictures is not None and any(person.pid in picture.pids for picture in pictures):
        world.update_conference(
            pictures=[
                Picture(picture.index, [p for p in picture.pids if p != person.pid], picture.share)
                for picture in pictures
            ]
        )


def admit(world: World, guest: Waiting, walk_ms: int) -> None:
    """Lets somebody out of the waiting room: admitted first, in the meeting a little later, unless
    they have come in by a call meanwhile."""
    if guest.admitted:
        return
    world.mark_admitted(guest)

    def enter() -> None:
        if guest.pid not in world.waiting:
            return
        world.stop_waiting(guest.pid)
        if guest.identity.phone not in world.by_phone:
            world.join(guest.identity, name=guest.name)

    world.after(walk_ms, enter)


def move_to_waiting_room(world: World, person: Participant) -> None:
    identity, name = person.identity, person.name
    hang_up(world, person, reason="")
    world.wait(identity, name)


def extend(world: World, minutes: int) -> bool:
    """False if the meeting would grow longer than the service allows."""
    end = world.conference.end + minutes * 60_000
    if end - world.conference.start > LONGEST_MEETING:
        return False
    world.update_conference(end=end)
    return True


def watch_end(world: World) -> None:
    """At its end the meeting extends itself, or ends if it may not."""
    conference = world.conference
    if conference.destroyed:
        return
    if world.now >= conference.end and not (
        conference.auto_extend and extend(world, conference.auto_extend)
    ):
        end_conference(world)
        return
    world.at(conference.end, lambda: watch_end(world))


def end_conference(world: World) -> None:
    world.update_conference(destroyed=True, end=world.now)
