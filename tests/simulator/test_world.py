"""Whatever is done to the world: one broadcast, one roll call, one chair, one share, and a console
that only saw frames knows the same as one that just subscribed."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from controlroom.simulator import actions
from controlroom.simulator.life import Life
from controlroom.simulator.model import Picture, Role
from controlroom.simulator.people import seeded
from controlroom.simulator.wire import ACTIONS, Wire
from controlroom.simulator.world import LONGEST_MEETING, World

START = 1_795_000_000_000


def new_world(seed: int = 1, participants: int = 12) -> World:
    return World(seed=seed, participants=participants, start=START, title="测试")


class Mirror:
    """What a console knows from frames alone."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[str, Any]] = {}
        self.conference: dict[str, Any] = {}
        self.speakers: list[Any] = []
        self.versions: dict[str, int] = {}

    def read(self, raw: bytes) -> None:
        frame = json.loads(raw)
        name, full = frame["action"], frame["msgMode"] == 0
        if not full:
            assert frame["version"] == self.versions.get(name, 0) + 1
            self.versions[name] = frame["version"]
        if name == "ConfDynamicInfoNotify":
            self.conference = (
                self._content(frame) if full else self.conference | self._content(frame)
            )
        elif name == "SpeakerChangeNotify":
            self.speakers = frame.get("data", [])
        elif name in ("ParticipantsNotify", "WaitingListNotify"):
            self._rows(name, frame["data"], "pid", full=full)
        elif name in ("AttendeesNotify", "NetConditionNotify"):
            key = "phone" if name == "AttendeesNotify" else "participantID"
            self._rows(name, frame["data"], key, full=full)

    @staticmethod
    def _content(frame: dict[str, Any]) -> dict[str, Any]:
        envelope = ("confID", "msgID", "msgMode", "version", "createTime", "action")
        return {key: value for key, value in frame.items() if key not in envelope}

    def _rows(self, name: str, entries: list[dict[str, Any]], key: str, *, full: bool) -> None:
        rows = {} if full else self.lists.setdefault(name, {})
        self.lists[name] = rows
        for entry in entries:
            if entry["mode"] == 1:
                rows.pop(entry[key], None)
            elif "pinfoMap" in entry:
                rows[entry[key]] = rows.get(entry[key], {}) | entry["pinfoMap"]
            else:
                rows[entry[key]] = entry


def snapshot(world: World) -> Mirror:
    mirror = Mirror()
    for _, raw in Wire(world, seeded(1, "test")).full(ACTIONS):
        mirror.read(raw)
    return mirror


def shake(world: World, rng: Random) -> None:
    """One arbitrary deed."""
    somebody = rng.choice(world.roster) if world.roster else None
    deeds: list[Callable[[], object]] = [
        lambda: actions.mute_all(world, muted=rng.random() < 0.5, can_unmute=rng.random() < 0.5),
        lambda: actions.cancel_broadcast(world),
        lambda: actions.automatic_pictures(world),
        lambda: world.update_conference(lock=rng.random() < 0.5),
        lambda: world.join(world.stranger()),
        lambda: world.wait(world.stranger()),
        lambda: (
            actions.admit(world, next(iter(world.waiting.values())), 500) if world.waiting else None
        ),
        lambda: world.uninvite(rng.choice(list(world.attendees))) if world.attendees else None,
        lambda: world.advance(world.now + rng.randrange(3_000)),
    ]
    if somebody is not None:
        identity = world.stranger()
        attendee = world.invite(identity)
        deeds += [
            lambda: actions.broadcast(world, somebody),
            lambda: actions.roll_call(world, somebody),
            lambda: actions.hang_up(world, somebody),
            lambda: actions.move_to_waiting_room(world, somebody),
            lambda: actions.start_sharing(world, somebody),
            lambda: actions.stop_sharing(world, somebody),
            lambda: actions.call(world, identity, attendee, 400),
            lambda: world.update(somebody, name="改名", hand=True, co_host=True),
            lambda: world.set_speakers([(somebody.pid, rng.randrange(100))]),
            lambda: actions.set_pictures(
                world, [Picture(1, [somebody.pid])], 4, 10, save_only=rng.random() < 0.5
            ),
        ]
    rng.choice(deeds)()


def check(world: World) -> None:
    assert sum(person.broadcast for person in world.roster) <= 1
    assert sum(person.roll_call for person in world.roster) <= 1
    assert sum(person.sharing for person in world.roster) <= 1
    assert sum(person.is_chair for person in world.roster) <= 1
    assert [person.index for person in world.roster] == list(range(len(world.roster)))
    assert set(world.participants) == {person.pid for person in world.roster}
    assert len(world.speakers) <= 3
    assert all(pid in world.participants for pid, _ in world.speakers)
    mode = world.conference.display.mode
    assert (mode == "BROADCAST") == any(person.broadcast for person in world.roster)
    assert (mode == "ROLLCALL") == any(person.roll_call for person in world.roster)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), deeds=st.integers(5, 60))
def test_snapshot_and_increments_add_up_to_the_state(seed: int, deeds: int) -> None:
    rng = seeded(seed, "test")
    world = new_world(seed)
    wire = Wire(world, seeded(1, "test"))
    mirror = snapshot(world)
    for _ in range(deeds):
        shake(world, rng)
        check(world)
        if rng.random() < 0.4:
            for _, raw in wire.increments(world.drain()):
                mirror.read(raw)
    for _, raw in wire.increments(world.drain()):
        mirror.read(raw)
    fresh = snapshot(world)
    assert mirror.conference == fresh.conference
    # A new name is told by the participants list alone.
    assert [entry["pid"] for entry in mirror.speakers] == [e["pid"] for e in fresh.speakers]
    assert mirror.lists["ParticipantsNotify"] == fresh.lists["ParticipantsNotify"]
    assert mirror.lists["WaitingListNotify"] == fresh.lists["WaitingListNotify"]
    assert mirror.lists["AttendeesNotify"] == fresh.lists["AttendeesNotify"]


def lived(seed: int, rate: float, step: int, span: int = 30_000) -> tuple[World, list[bytes]]:
    world = new_world(seed, participants=25)
    Life(world, seeded(seed, "life"), rate)
    wire = Wire(world, seeded(1, "test"))
    sent: list[bytes] = []
    for now in range(START + step, START + span + 1, step):
        world.advance(now)
        sent += [raw for _, raw in wire.increments(world.drain())]
    return world, sent


def test_the_same_seed_is_the_same_meeting_however_time_is_sliced() -> None:
    coarse, _ = lived(7, 40.0, 500)
    fine, _ = lived(7, 40.0, 20)
    other, _ = lived(8, 40.0, 500)
    assert snapshot(coarse).lists == snapshot(fine).lists
    assert snapshot(coarse).lists != snapshot(other).lists


def test_a_live_meeting_keeps_its_invariants_and_its_size() -> None:
    world, sent = lived(3, 60.0, 100, span=120_000)
    check(world)
    assert 12 <= len(world.roster) <= 40
    seen = {json.loads(raw)["action"] for raw in sent}
    assert seen >= {
        "ParticipantsNotify",
        "NetConditionNotify",
        "SpeakerChangeNotify",
        "InviteResultNotify",
        "WaitingListNotify",
    }


def test_speakers_change_at_most_twice_a_second() -> None:
    _, sent = lived(5, 200.0, 50)
    times = [f["version"] for f in map(json.loads, sent) if f["action"] == "SpeakerChangeNotify"]
    changes = sorted(times)
    # Somebody who is muted or leaves while talking takes the entry along at once.
    assert len(changes) <= 30 * 2 + 15
    assert all(len(json.loads(raw).get("data", [])) <= 3 for raw in sent if b"Speaker" in raw)


def test_without_events_nothing_happens_by_itself() -> None:
    _, sent = lived(1, 0.0, 1_000)
    assert sent == []


def test_lines_are_good_or_poor_within_realistic_bounds() -> None:
    _, sent = lived(11, 300.0, 100, span=90_000)
    entries = [
        entry
        for frame in map(json.loads, sent)
        if frame["action"] == "NetConditionNotify"
        for entry in frame["data"]
        if entry["mode"] == 0
    ]
    good = [e for e in entries if e["netInfo"] == "good" and int(e["delay"]) <= 60]
    poor = [e for e in entries if e["netInfo"] == "poor"]
    assert len(good) > len(poor) > 20
    assert all(int(e["delay"]) >= 20 and 5 <= int(e["jitter"]) <= 15 for e in good)
    assert all(int(e["lostPacketRate"]) < 50 for e in good)
    assert all(int(e["delay"]) >= 250 and int(e["jitter"]) >= 50 for e in poor)
    assert all(300 <= int(e["audioOutLossPacketRate"]) <= 1200 for e in poor)
    assert any(int(e["videoFluxOut"]) > 10_000 for e in good)


def test_a_meeting_is_found_with_chair_co_hosts_audience_absentees_and_people_waiting() -> None:
    world = new_world(participants=60)
    assert world.chair is not None
    assert world.chair.name == "总部主会场"
    assert sum(person.co_host for person in world.roster) == 2
    assert any(person.role is Role.AUDIENCE for person in world.roster)
    assert any(not person.has_video for person in world.roster)
    assert len(world.attendees) > len(world.roster)
    assert world.waiting
    assert not world.changes


def test_roll_call_opens_one_microphone_and_closes_all_but_the_chairs() -> None:
    world = new_world()
    chair, named = world.roster[0], world.roster[4]
    actions.mute_all(world, muted=False)
    world.update(chair, muted=False)
    actions.roll_call(world, named)
    assert [person for person in world.roster if not person.muted] == [chair, named]
    actions.roll_call(world, world.roster[5])
    assert [person for person in world.roster if person.roll_call] == [world.roster[5]]


def test_whoever_is_cut_off_takes_the_spotlight_along() -> None:
    world = new_world()
    person = world.roster[3]
    actions.broadcast(world, person)
    actions.set_pictures(
        world, [Picture(1, [person.pid, world.roster[2].pid])], 2, 10, save_only=True
    )
    actions.hang_up(world, person)
    assert world.conference.display.mode == "FREE"
    assert world.conference.pictures == [Picture(1, [world.roster[2].pid])]


def test_a_call_that_is_not_answered_leaves_its_reason_and_no_row() -> None:
    world = new_world()
    identity = world.stranger()
    attendee = world.invite(identity)
    attendee.answer = "11076009"
    person = actions.call(world, identity, attendee, 1_000)
    assert not person.in_meeting
    world.advance(START + 2_000)
    assert person.pid not in world.participants
    assert world.invite_results[identity.phone] == "11076009"


def test_a_meeting_extends_itself_until_it_may_not() -> None:
    world = new_world()
    actions.watch_end(world)
    end = world.conference.end
    world.advance(end + 1)
    assert world.conference.end == end + 15 * 60_000
    world.advance(START + 2 * LONGEST_MEETING)
    assert world.conference.destroyed
    assert world.conference.end - world.conference.start <= LONGEST_MEETING


@pytest.mark.parametrize("lag", [5_000, 3_600_000])
def test_after_a_long_sleep_the_world_does_not_make_up_for_all_of_it(lag: int) -> None:
    world = new_world()
    Life(world, seeded(1, "life"), 1_000.0)
    world.advance(START + lag)
    assert sum(len(fields) for fields in world.changes.networks.values()) <= len(world.roster) + 20
