"""The store: snapshot and any increments give the server's final state."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.meeting.changes import Kind
from controlroom.meeting.facts import (
    AttendeeTold,
    CallEnded,
    Complete,
    ConferenceTold,
    Gone,
    Group,
    ParticipantsTold,
    ParticipantTold,
    QualityTold,
    Speaking,
)
from controlroom.meeting.model import (
    Grade,
    Mode,
    Participant,
    Presence,
    Role,
    Since,
    Speaker,
    absent_id,
)
from controlroom.meeting.states import TESTS, State
from controlroom.meeting.store import Store
from controlroom.meeting.updates import Update

PIDS = st.sampled_from([f"p{n}" for n in range(6)])
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(max_size=5),
        "number": st.sampled_from(["", "+1", "+2", "+3"]),
        "account": st.sampled_from(["", "zhang", "li"]),
        "presence": st.sampled_from([Presence.IN, Presence.CALLING]),
        "role": st.sampled_from(list(Role)),
        "muted": st.booleans(),
        "broadcast": st.booleans(),
        "camera": st.booleans(),
    },
)
ATTENDEES = st.fixed_dictionaries(
    {"number": st.sampled_from(["+1", "+2", "+3"])},
    optional={"name": st.text(max_size=5), "account": st.sampled_from(["", "zhang", "li"])},
)


@dataclass
class Server:
    """The truth, kept in the plainest way."""

    people: dict[str, Participant] = field(default_factory=dict)
    attendees: dict[str, dict[str, object]] = field(default_factory=dict)

    def absent(self) -> set[str]:
        """Whom nobody in the meeting resembles."""
        here = {
            value
            for person in self.people.values()
            for value in (person.number, person.account)
            if value
        }
        return {
            absent_id(key)
            for key, values in self.attendees.items()
            if not {values.get("number"), values.get("account")} & here
        }


OPERATIONS = st.one_of(
    st.tuples(st.just("told"), PIDS, VALUES),
    st.tuples(st.just("updated"), PIDS, VALUES),
    st.tuples(st.just("whole"), PIDS, VALUES),
    st.tuples(st.just("gone"), PIDS),
    st.tuples(st.just("complete"), st.frozensets(PIDS)),
    st.tuples(st.just("invited"), ATTENDEES),
    st.tuples(st.just("uninvited"), st.sampled_from(["+1", "+2", "+3"])),
    st.tuples(st.just("quality"), PIDS, st.floats(0, 500)),
)


def both(store: Store, server: Server, step: tuple, at: int) -> list:
    """Do one step to the store by facts, and to the server by hand."""
    match step:
        case ("told", pid, values):
            old = server.people.get(pid, Participant(pid))
            new = {name: getattr(old, name) for name in old.__struct_fields__} | values
            server.people[pid] = Participant(**new)
            return store.apply(ParticipantTold(pid, values, at))
        case ("updated", pid, values):
            old = server.people.get(pid, Participant(pid))
            new = {name: getattr(old, name) for name in old.__struct_fields__} | values
            server.people[pid] = Participant(**new)
            updates = [Update.of({name: value}) for name, value in values.items()]
            # Nothing told makes somebody known, too.
            return store.apply(
                ParticipantsTold([(pid, update) for update in [*updates, Update.of({})]], at)
            )
        case ("whole", pid, values):
            quality = old.quality if (old := server.people.get(pid)) else None
            server.people[pid] = Participant(pid, quality=quality, **values)
            return store.apply(ParticipantTold(pid, values, at, full=True))
        case ("gone", pid):
            server.people.pop(pid, None)
            return store.apply(Gone(Group.PARTICIPANTS, pid, at))
        case ("complete", pids):
            server.people = {pid: who for pid, who in server.people.items() if pid in pids}
            return store.apply(Complete(Group.PARTICIPANTS, pids, at))
        case ("invited", values):
            key = values["number"]
            server.attendees[key] = {**server.attendees.get(key, {}), **values}
            return store.apply(AttendeeTold(key, values, at))
        case ("uninvited", key):
            server.attendees.pop(key, None)
            return store.apply(Gone(Group.ATTENDEES, key, at))
        case ("quality", pid, delay):
            changes = store.apply(QualityTold(pid, {"delay": delay}, at))
            if (person := server.people.get(pid)) is not None:
                quality = store.people[pid].quality
                new = {name: getattr(person, name) for name in person.__struct_fields__}
                server.people[pid] = Participant(**{**new, "quality": quality})
            return changes
    raise AssertionError(step)


@given(st.lists(OPERATIONS, max_size=40))
def test_facts_in_any_order_give_the_servers_state(steps: list[tuple]) -> None:
    store, server = Store(), Server()
    for at, step in enumerate(steps, start=1):
        both(store, server, step, at * 1000)
    present = {pid: person for pid, person in store.people.items() if person.present}
    assert present == server.people
    absent = {pid for pid, who in store.people.items() if who.presence is Presence.ABSENT}
    assert absent == server.absent()


@given(st.lists(OPERATIONS, max_size=40))
def test_counts_are_those_of_a_recount(steps: list[tuple]) -> None:
    store, server = Store(), Server()
    for at, step in enumerate(steps, start=1):
        both(store, server, step, at * 1000)
    for state in State:
        assert store.tally[state] == sum(map(TESTS[state], store.people.values()))
    assert store.in_alarm == {pid for pid, person in store.people.items() if person.poor}
    chairs = {pid for pid, person in store.people.items() if person.role is Role.CHAIR}
    assert (store.chair in chairs) if store.chair else True


@given(st.lists(OPERATIONS, max_size=40))
def test_changes_tell_the_whole_story(steps: list[tuple]) -> None:
    """Whoever follows the changes alone ends with the same rows."""
    store, server = Store(), Server()
    followed: dict[str, Participant] = {}
    for at, step in enumerate(steps, start=1):
        for change in both(store, server, step, at * 1000):
            if change.kind is not Kind.PARTICIPANT:
                continue
            assert followed.get(change.id) == change.old
            if change.vanished:
                del followed[change.id]
                continue
            if not change.appeared:
                differing = {
                    name
                    for name in change.new.__struct_fields__
                    if getattr(change.new, name) != getattr(change.old, name)
                }
                assert change.fields == differing
            followed[change.id] = change.new
    assert followed == store.people


def test_a_hand_keeps_its_time_and_says_how_sure_it_is() -> None:
    store = Store()
    store.apply(ParticipantTold("a", {"hand": True}, 1_000, full=True))
    assert store.people["a"].hand == Since(1_000, exact=False)
    store.apply(ParticipantTold("a", {"hand": True}, 2_000, full=True))
    assert store.people["a"].hand == Since(1_000, exact=False)
    store.apply(ParticipantTold("a", {"hand": False}, 3_000))
    store.apply(ParticipantTold("a", {"hand": True}, 4_000))
    assert store.people["a"].hand == Since(4_000, exact=True)


def test_updates_of_one_field_move_the_counts() -> None:
    store = Store()
    for pid in "ab":
        store.apply(ParticipantTold(pid, {"presence": Presence.CALLING}, 1_000))

    def tell(at: int, *told: tuple[str, str, object]) -> tuple[int, int]:
        entries = [(pid, Update.of({field: value})) for pid, field, value in told]
        store.apply(ParticipantsTold(entries, at))
        return store.tally[State.OPEN], store.tally[State.HANDS]

    assert tell(2_000, ("a", "muted", False), ("b", "hand", True)) == (0, 1)
    assert tell(3_000, ("a", "presence", Presence.IN), ("b", "hand", True)) == (1, 1)
    assert store.people["b"].hand == Since(2_000)
    assert tell(4_000, ("a", "muted", True), ("a", "muted", False), ("b", "hand", False)) == (1, 0)
    assert tell(5_000, ("a", "muted", True), ("a", "hand", True), ("b", "muted", True)) == (0, 1)


def test_a_recording_found_running_is_at_least_so_old() -> None:
    store = Store()
    store.apply(ConferenceTold({"recording": True, "mode": Mode.FREE}, 1_000, full=True))
    assert store.conference.recording_since == Since(1_000, exact=False)
    store.apply(ConferenceTold({"recording": False}, 2_000))
    assert store.conference.recording_since is None
    store.apply(ConferenceTold({"recording": True}, 3_000))
    assert store.conference.recording_since == Since(3_000, exact=True)


def test_levels_follow_the_loudest_and_fall_silent() -> None:
    store = Store()
    for pid in "abc":
        store.apply(ParticipantTold(pid, {}, 1))
    store.apply(Speaking((Speaker("a", 60), Speaker("b", 20)), 2))
    assert [store.people[pid].level for pid in "abc"] == [60, 20, 0]
    changes = store.apply(Speaking((), 3))
    assert [store.people[pid].level for pid in "abc"] == [0, 0, 0]
    assert {change.id for change in changes if change.kind is Kind.PARTICIPANT} == {"a", "b"}


def test_tries_of_a_call_are_counted_until_it_is_answered() -> None:
    store = Store()
    store.apply(AttendeeTold("+1", {"number": "+1", "name": "大连"}, 1))
    for at in (2, 3):
        store.apply(CallEnded("+1", "11076005", at))
    row = store.people[absent_id("+1")]
    assert row.last_call is not None
    assert (row.last_call.code, row.last_call.tries) == ("11076005", 2)
    assert store.apply(CallEnded("+1", "11076005", 4, full=True)) == []
    store.apply(CallEnded("+1", "0", 4))
    store.apply(CallEnded("+1", "11076009", 5))
    assert store.calls["+1"].tries == 1


def test_whoever_is_invited_as_the_chair_and_absent_is_not_the_chair() -> None:
    store = Store()
    store.apply(AttendeeTold("+1", {"name": "A", "number": "+1", "role": Role.CHAIR}, 1))
    assert store.chair is None
    store.apply(ParticipantTold("b", {"number": "+2", "role": Role.CHAIR}, 2, full=True))
    store.apply(CallEnded("+1", "11076005", 3))
    assert store.chair == "b"
    store.apply(ParticipantTold("a", {"number": "+1", "role": Role.GUEST}, 4, full=True))
    assert store.chair == "b"


def test_one_bad_measurement_raises_no_alarm_and_a_lasting_one_does() -> None:
    store = Store()
    store.apply(ParticipantTold("a", {}, 0))
    store.apply(QualityTold("a", {"delay": 30.0}, 0))
    store.apply(QualityTold("a", {"video_loss_up": 5.0}, 1_000))
    assert store.tally[State.POOR] == 0
    store.apply(QualityTold("a", {"video_loss_up": 0.0}, 2_000))
    store.apply(QualityTold("a", {"video_loss_up": 5.0}, 3_000))
    store.apply(QualityTold("a", {"video_loss_up": 5.0}, 7_000))
    assert store.tally[State.POOR] == 1
    quality = store.people["a"].quality
    assert quality is not None
    assert (quality.grade, quality.loss_up, quality.delay) == (Grade.POOR, 5.0, 30.0)


@pytest.mark.parametrize("group", list(Group))
def test_going_twice_changes_nothing(group: Group) -> None:
    store = Store()
    assert store.apply(Gone(group, "nobody", 1)) == []
    assert store.apply(Complete(group, frozenset(), 1)) == []


def test_who_is_called_counts_from_their_own_turn_on() -> None:
    store = Store()
    for pid in ("a", "b"):
        store.apply(ParticipantTold(pid, {"name": pid}, 1_000, full=True))
    assert store.called is None
    store.apply(ParticipantTold("a", {"roll_call": True}, 2_000))
    assert store.called is store.people["a"]
    store.apply(ParticipantTold("b", {"roll_call": True}, 5_000))
    store.apply(ParticipantTold("a", {"roll_call": False}, 5_000))
    assert store.called is store.people["b"]
    assert store.called_since == Since(5_000)
    store.apply(ParticipantTold("b", {"roll_call": False}, 6_000))
    assert store.called is None
