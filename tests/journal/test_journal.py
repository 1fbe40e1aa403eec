"""What the log tells of a meeting: driven by facts, as the store turns them into changes."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import pytest

from controlroom.commands.registry import Order
from controlroom.journal.entries import Entry, Side, What
from controlroom.journal.journal import BURST, UNREAD_KINDS, Journal
from controlroom.meeting.facts import (
    AttendeeTold,
    CallEnded,
    Complete,
    ConferenceTold,
    Fact,
    Gone,
    Group,
    Interpreters,
    Missed,
    ParticipantTold,
    QualityTold,
    Speaking,
    Unread,
    WaitingTold,
)
from controlroom.meeting.model import (
    InterpreterGroup,
    Layout,
    Mode,
    Pane,
    Participant,
    Presence,
    Role,
    Speaker,
)
from controlroom.meeting.quality import Measure
from controlroom.meeting.store import Store
from controlroom.session.actions import Action, Refusal, Status
from controlroom.session.link import Link, LinkState
from controlroom.vendors.base import Problem, VendorError

T0 = 1_760_000_000_000


class Meeting:
    """A store and its journal, with a clock that the test moves."""

    def __init__(self, *, live: bool = True) -> None:
        self.store = Store()
        self.journal = Journal(self.store)
        self.now = T0
        if live:
            self.tell(
                ParticipantTold(
                    "p1", {"name": "上海", "number": "101", "muted": True}, T0, full=True
                ),
                ParticipantTold("p2", {"name": "Beijing", "number": "102", "muted": False}, T0),
                ConferenceTold(KNOWN, T0, full=True),
            )
            self.link(LinkState.LIVE)
            self.wait(10)

    def wait(self, seconds: float) -> None:
        self.now += round(seconds * 1000)

    def tell(self, *facts: Fact) -> list[Entry]:
        changes = [change for fact in facts for change in self.store.apply(fact)]
        return self.journal.changed(changes, self.now)

    def link(self, state: LinkState, **more: Any) -> list[Entry]:
        return self.journal.linked(Link(state, self.now / 1000, **more), self.now)


KNOWN: Mapping[str, object] = {
    "title": "Q3",
    "mode": Mode.FREE,
    "ends_at": T0 + 3_600_000,
    "muted": False,
    "self_unmute": True,
    "voice_activated": False,
    "locked": False,
    "recording": False,
    "streaming": False,
    "sharing_locked": False,
    "chat_forbidden": False,
    "subtitles": False,
    "interpreting": False,
    "waiting_room": False,
    "paused": False,
}


def whats(entries: Iterable[Entry]) -> list[What]:
    return [entry.what for entry in entries]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"hand": True}, [What.HAND_RAISED]),
        ({"muted": False}, [What.UNMUTED]),
        ({"name": "沪"}, [What.RENAMED]),
        ({"sharing": True}, [What.SHARE_STARTED]),
        ({"broadcast": True}, [What.BROADCAST_STARTED]),
        ({"roll_call": True, "muted": False}, [What.UNMUTED, What.ROLL_CALL_STARTED]),
        ({"cohost": True}, [What.MADE_COHOST]),
        ({"role": Role.CHAIR}, [What.MADE_CHAIR]),
        ({"role": Role.AUDIENCE}, [What.MADE_AUDIENCE]),
        ({"local_recording": True}, [What.LOCAL_RECORDING_STARTED]),
        ({"camera": True, "device": "TE50", "level": 4}, []),
    ],
)
def test_what_somebody_does(values: Mapping[str, object], expected: list[What]) -> None:
    meeting = Meeting()
    told = meeting.tell(ParticipantTold("p1", values, meeting.now))
    assert whats(told) == expected
    assert all(entry.names == ("沪" if "name" in values else "上海",) for entry in told)
    assert all(entry.side is Side.MEETING and entry.pid == "p1" for entry in told)


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ({"hand": True}, {"hand": False}, What.HAND_LOWERED),
        ({"sharing": True}, {"sharing": False}, What.SHARE_ENDED),
        ({"broadcast": True}, {"broadcast": False}, What.BROADCAST_ENDED),
        ({"roll_call": True}, {"roll_call": False}, What.ROLL_CALL_ENDED),
        ({"cohost": True}, {"cohost": False}, What.NO_COHOST),
        ({"role": Role.CHAIR}, {"role": Role.GUEST}, What.NO_CHAIR),
        ({"role": Role.AUDIENCE}, {"role": Role.GUEST}, What.MADE_GUEST),
        ({"local_recording": True}, {"local_recording": False}, What.LOCAL_RECORDING_ENDED),
        ({"muted": False}, {"muted": True}, What.MUTED),
    ],
)
def test_what_somebody_undoes(
    first: Mapping[str, object], then: Mapping[str, object], expected: What
) -> None:
    meeting = Meeting()
    meeting.tell(ParticipantTold("p1", first, meeting.now))
    assert whats(meeting.tell(ParticipantTold("p1", then, meeting.now))) == [expected]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"mode": Mode.ROLL_CALL}, What.MODE),
        ({"title": "Q4"}, What.RETITLED),
        ({"ends_at": T0 + 7_200_000}, What.END_MOVED),
        ({"layout": Layout((Pane(1, ("p1",)),), 1)}, What.LAYOUT),
        ({"muted": True}, What.MEETING_MUTED),
        ({"muted": True, "self_unmute": False}, What.MEETING_MUTED_FIRMLY),
        ({"self_unmute": False}, What.SELF_UNMUTE_FORBIDDEN),
        ({"voice_activated": True}, What.VOICE_ON),
        ({"locked": True}, What.LOCKED),
        ({"recording": True}, What.RECORDING_STARTED),
        ({"streaming": True}, What.STREAMING_STARTED),
        ({"sharing_locked": True}, What.SHARING_LOCKED),
        ({"chat_forbidden": True}, What.CHAT_FORBIDDEN),
        ({"subtitles": True}, What.SUBTITLES_ON),
        ({"interpreting": True}, What.INTERPRETING_ON),
        ({"waiting_room": True}, What.WAITING_ROOM_ON),
        ({"paused": True}, What.PAUSED),
    ],
)
def test_what_becomes_of_the_meeting(values: Mapping[str, object], expected: What) -> None:
    meeting = Meeting()
    (entry,) = meeting.tell(ConferenceTold(values, meeting.now))
    assert (entry.what, entry.side, entry.names) == (expected, Side.MEETING, ())
    back = {name: value for name, value in KNOWN.items() if name in values}
    undone = meeting.tell(ConferenceTold(back, meeting.now))
    assert len(undone) == (1 if back else 0)
    assert all(entry.what is not What.ORDER for entry in undone)


def test_a_state_that_was_not_told_before_is_no_event() -> None:
    meeting = Meeting(live=False)
    meeting.link(LinkState.LIVE)
    meeting.wait(60)
    assert meeting.tell(ConferenceTold(KNOWN, meeting.now)) == []
    meeting.tell(ParticipantTold("p1", {"name": "A"}, meeting.now))
    assert meeting.tell(ParticipantTold("p1", {"muted": True}, meeting.now)) == []


def test_old_and_new_values_are_kept() -> None:
    meeting = Meeting()
    (mode,) = meeting.tell(ConferenceTold({"mode": Mode.BROADCAST}, meeting.now))
    assert mode.parameters == {"old": Mode.FREE, "new": Mode.BROADCAST}
    (name,) = meeting.tell(ParticipantTold("p1", {"name": "B"}, meeting.now))
    assert name.parameters == {"old": "上海", "new": "B"}


def test_the_first_whole_state_is_one_line() -> None:
    meeting = Meeting(live=False)
    people = [ParticipantTold(f"p{n}", {"name": f"Site {n}"}, T0, full=True) for n in range(287)]
    everybody = frozenset(fact.pid for fact in people)
    assert meeting.tell(*people, Complete(Group.PARTICIPANTS, everybody, T0)) == []
    (live,) = meeting.link(LinkState.LIVE)
    assert live.what is What.LIVE
    meeting.wait(0.5)
    attendees = [
        AttendeeTold(f"k{n}", {"name": f"Absent {n}", "number": f"9{n}"}, T0, full=True)
        for n in range(25)
    ]
    (again,) = meeting.tell(*attendees, WaitingTold("w1", {"name": "李明"}, T0, full=True))
    assert again.id == live.id
    assert again.parameters == {"all": 312, "inside": 287, "waiting": 1}


def test_speech_and_samples_say_nothing() -> None:
    meeting = Meeting()
    good = {"delay": 20.0, "video_loss_down": 0.0}
    assert meeting.tell(Speaking((Speaker("p1", 60),), meeting.now)) == []
    for _ in range(10):
        assert meeting.tell(QualityTold("p1", good, meeting.now)) == []
        meeting.wait(1)


def test_poor_quality_begins_and_ends() -> None:
    meeting = Meeting()
    told: list[Entry] = []
    for delay in (20.0, *[288.0] * 6, *[20.0] * 8):
        values = {"delay": delay, "jitter_up": 71.0 if delay > 100 else 3.0}
        told += meeting.tell(QualityTold("p1", values, meeting.now))
        meeting.wait(1)
    assert whats(told) == [What.POOR, What.NOT_POOR]
    assert told[0].parameters["measures"] == ((Measure.JITTER, 71.0), (Measure.DELAY, 288.0))
    assert told[0].troubling
    assert not told[1].troubling


def test_muting_all_is_one_line_however_the_pushes_come() -> None:
    meeting = Meeting()
    pids = [f"s{n}" for n in range(286)]
    meeting.tell(*[ParticipantTold(pid, {"name": pid, "muted": False}, T0) for pid in pids])
    meeting.wait(5)
    lines: dict[int, Entry] = {}
    for start in range(0, 286, 50):
        facts = [ParticipantTold(p, {"muted": True}, T0) for p in pids[start : start + 50]]
        lines |= {entry.id: entry for entry in meeting.tell(*facts)}
        meeting.wait(0.1)
    (line,) = lines.values()
    assert (line.what, line.count, line.names) == (What.MUTED, 286, ("s0", "s1", "s2"))


def test_a_few_at_once_have_a_line_each() -> None:
    meeting = Meeting()
    facts = [ParticipantTold(f"n{n}", {"name": f"N{n}"}, T0) for n in range(BURST - 1)]
    told = meeting.tell(*facts)
    assert whats(told) == [What.JOINED] * (BURST - 1)
    assert len({entry.id for entry in told}) == BURST - 1


def test_after_a_pause_a_burst_is_over() -> None:
    meeting = Meeting()
    facts = [ParticipantTold(f"n{n}", {"name": f"N{n}"}, T0) for n in range(BURST)]
    (burst,) = meeting.tell(*facts)
    meeting.wait(2)
    (single,) = meeting.tell(ParticipantTold("late", {"name": "Late"}, meeting.now))
    assert single.id != burst.id
    assert single.names == ("Late",)


def test_a_burst_that_never_pauses_is_told_anew() -> None:
    meeting = Meeting()
    lines: dict[int, Entry] = {}
    for second in range(25):
        facts = [ParticipantTold(f"n{second}.{n}", {"name": "N"}, T0) for n in range(BURST)]
        lines |= {entry.id: entry for entry in meeting.tell(*facts)}
        meeting.wait(1)
    assert 2 <= len(lines) <= 4
    assert sum(entry.count for entry in lines.values()) == 25 * BURST


LEAVE = Gone(Group.PARTICIPANTS, "p1", T0)
REASON = CallEnded("101", "11111001", T0)


@pytest.mark.parametrize("batches", [[(LEAVE, REASON)], [(REASON, LEAVE)], [(LEAVE,), (REASON,)]])
def test_a_leave_tells_its_reason(batches: Sequence[Sequence[Fact]]) -> None:
    meeting = Meeting()
    lines: dict[int, Entry] = {}
    for facts in batches:
        lines |= {entry.id: entry for entry in meeting.tell(*facts)}
        meeting.wait(1)
    (line,) = lines.values()
    assert (line.what, line.names, line.code) == (What.LEFT, ("上海",), "11111001")
    assert line.troubling


def test_a_reason_that_comes_first_becomes_the_leave() -> None:
    meeting = Meeting()
    (call,) = meeting.tell(REASON)
    assert (call.what, call.names) == (What.CALL_FAILED, ("上海",))
    meeting.wait(1)
    (left,) = meeting.tell(LEAVE)
    assert left.id == call.id
    assert (left.what, left.names, left.code, left.pid) == (What.LEFT, ("上海",), "11111001", "p1")


def test_a_whole_state_tells_no_old_results_again() -> None:
    meeting = Meeting(live=False)
    meeting.link(LinkState.LIVE)
    old = [CallEnded(f"7{n}", "11076005", T0) for n in range(20)]
    assert whats(meeting.tell(*old)) == [What.LIVE]
    meeting.wait(10)
    meeting.link(LinkState.AWAY)
    meeting.wait(10)
    meeting.link(LinkState.LIVE)
    assert whats(meeting.tell(*old, CallEnded("70", "11076009", meeting.now))) == [What.CALL_FAILED]
    meeting.wait(10)
    assert whats(meeting.tell(CallEnded("71", "11076005", meeting.now))) == [What.CALL_FAILED]


def test_a_late_reason_is_a_call_of_its_own() -> None:
    meeting = Meeting()
    (left,) = meeting.tell(LEAVE)
    meeting.wait(30)
    (call,) = meeting.tell(REASON)
    assert call.id != left.id
    assert call.what is What.CALL_FAILED


def test_many_leave_for_one_reason() -> None:
    meeting = Meeting()
    people = [ParticipantTold(f"s{n}", {"name": f"S{n}", "number": f"7{n}"}, T0) for n in range(50)]
    meeting.tell(*people)
    meeting.wait(5)
    facts: list[Fact] = []
    for n in range(50):
        facts += [CallEnded(f"7{n}", "11111001", T0), Gone(Group.PARTICIPANTS, f"s{n}", T0)]
    (line,) = meeting.tell(*facts)
    assert (line.what, line.count, line.code) == (What.LEFT, 50, "11111001")


def test_reasons_after_many_leaves_are_not_told_again() -> None:
    meeting = Meeting()
    people = [ParticipantTold(f"s{n}", {"number": f"7{n}"}, T0) for n in range(50)]
    meeting.tell(*people)
    meeting.wait(5)
    meeting.tell(*[Gone(Group.PARTICIPANTS, f"s{n}", T0) for n in range(50)])
    assert meeting.tell(CallEnded("71", "11111001", T0), CallEnded("72", "11111002", T0)) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([ParticipantTold("c", {"name": "C", "presence": Presence.CALLING}, T0)], [What.CALLING]),
        (
            [
                ParticipantTold("c", {"number": "5", "presence": Presence.CALLING}, T0),
                CallEnded("5", "0", T0),
                ParticipantTold("c", {"presence": Presence.IN}, T0),
            ],
            [What.CALLING, What.JOINED],
        ),
        (
            [
                ParticipantTold("c", {"number": "5", "presence": Presence.CALLING}, T0),
                Gone(Group.PARTICIPANTS, "c", T0),
                CallEnded("5", "11076005", T0),
            ],
            [What.CALLING, What.CALL_FAILED],
        ),
        ([CallEnded("555", "0", T0)], [What.CALL_ANSWERED]),
        ([CallEnded("102", "0", T0)], []),
        ([AttendeeTold("k", {"name": "K", "number": "6"}, T0)], [What.INVITED]),
        ([WaitingTold("w", {"name": "李明"}, T0)], [What.WAITING_ARRIVED]),
        (
            [WaitingTold("w", {"name": "李明"}, T0), WaitingTold("w", {"admitted": True}, T0)],
            [What.WAITING_ARRIVED, What.WAITING_ADMITTED],
        ),
        (
            [WaitingTold("w", {"name": "李明"}, T0), Gone(Group.WAITING, "w", T0)],
            [What.WAITING_ARRIVED, What.WAITING_LEFT],
        ),
        ([Interpreters((InterpreterGroup("g"),), T0)], [What.INTERPRETERS]),
    ],
)
def test_comings_and_calls(facts: Sequence[Fact], expected: list[What]) -> None:
    assert whats(Meeting().tell(*facts)) == expected


def test_an_uninvited_absentee_is_told_once() -> None:
    meeting = Meeting()
    meeting.tell(AttendeeTold("k", {"name": "K", "number": "6"}, T0))
    assert whats(meeting.tell(Gone(Group.ATTENDEES, "k", T0))) == [What.UNINVITED]


def test_an_unknown_key_is_one_line_with_a_count() -> None:
    meeting = Meeting()
    first = meeting.tell(Unread("ParticipantsNotify.pinfoMap", "NEW_KEY"))
    more = meeting.tell(*[Unread("ParticipantsNotify.pinfoMap", "NEW_KEY")] * 300)
    assert [entry.id for entry in more] == [first[0].id]
    assert more[0].count == 301
    assert more[0].parameters == {"where": "ParticipantsNotify.pinfoMap: NEW_KEY"}


def test_unknown_keys_cannot_fill_the_log() -> None:
    meeting = Meeting()
    told = meeting.tell(*[Unread("X", f"KEY_{n}") for n in range(5_000)])
    assert len(told) == UNREAD_KINDS + 1


@pytest.mark.parametrize("told_first", ["link", "change"])
def test_a_gap_and_its_end_are_one_line(told_first: str) -> None:
    meeting = Meeting()
    lines: dict[int, Entry] = {}

    def note(entries: Iterable[Entry]) -> None:
        lines.update({entry.id: entry for entry in entries})

    def missed() -> None:
        note(meeting.tell(Missed("ParticipantsNotify", 7, 9)))

    if told_first == "change":
        missed()
    note(meeting.link(LinkState.LIVE, resyncing=True))
    if told_first == "link":
        missed()
    assert whats(lines.values()) == [What.GAP]
    meeting.wait(0.34)
    note(meeting.link(LinkState.LIVE))
    (line,) = lines.values()
    assert (line.what, line.count, line.elapsed_ms) == (What.RESYNCED, 1, 340)


def test_an_outage_is_one_line_and_its_end_another() -> None:
    meeting = Meeting()
    problem = VendorError(Problem.UNREACHABLE, detail="closed")
    (away,) = meeting.link(LinkState.AWAY, problem=problem)
    meeting.wait(5)
    (again,) = meeting.link(LinkState.AWAY, attempt=2)
    assert again.id == away.id
    assert again.problem is problem
    assert again.parameters == {"attempts": 2}
    meeting.wait(7)
    (back,) = meeting.link(LinkState.LIVE)
    assert back.what is What.BACK
    assert back.parameters == {"seconds": 12.0}
    left = meeting.tell(Gone(Group.PARTICIPANTS, "p2", meeting.now))
    assert whats(left) == [What.LEFT]


def test_other_ends() -> None:
    meeting = Meeting(live=False)
    waiting = VendorError(Problem.NOT_STARTED, code="MMC.111072005")
    assert whats(meeting.link(LinkState.NOT_STARTED, problem=waiting)) == [What.NOT_STARTED]
    assert meeting.link(LinkState.NOT_STARTED, problem=waiting) == []
    wrong = VendorError(Problem.WRONG_CREDENTIALS, code="MMC.111072065")
    (failed,) = meeting.link(LinkState.FAILED, problem=wrong)
    assert (failed.what, failed.code, failed.problem) == (What.FAILED, "MMC.111072065", wrong)
    assert whats(Meeting().link(LinkState.ENDED)) == [What.ENDED]


def test_an_order_keeps_its_line() -> None:
    journal = Journal(Store())
    order = Order("mute", (Participant("p1", "上海"), Participant("p2", "B")))
    steps = [
        Action(4, order, Status.SENT, T0 / 1000),
        Action(4, order, Status.SENT, T0 / 1000, 30, total=2, done=1),
        Action(
            4,
            order,
            Status.REFUSED,
            T0 / 1000,
            240,
            total=2,
            done=1,
            refusals=(Refusal("p2", Problem.REFUSED, "MMC.111072047", "no", 400),),
        ),
    ]
    told = [entry for step in steps for entry in journal.acted(step, T0 + 5)]
    assert len({entry.id for entry in told}) == 1
    last = told[-1]
    assert (last.side, last.what, last.at, last.count) == (Side.OURS, What.ORDER, T0, 2)
    assert (last.elapsed_ms, last.code, last.troubling) == (240, "MMC.111072047", True)
    (other,) = journal.acted(Action(5, order, Status.SENT, T0 / 1000), T0 + 9)
    assert other.id != last.id


def test_times_are_those_of_this_machine() -> None:
    meeting = Meeting()
    meeting.link(LinkState.LIVE, skew=3.0)
    (entry,) = meeting.tell(ParticipantTold("p1", {"hand": True}, meeting.now + 3_000 - 40))
    assert entry.at == meeting.now - 40
    (entry,) = meeting.tell(ParticipantTold("p2", {"hand": True}, meeting.now + 90_000))
    assert entry.at == meeting.now


def test_it_tells_nothing_of_a_connection_that_it_does_not_heed() -> None:
    unheeded: list[Link] = []
    kinds = list(product(LinkState, (False, True)))
    for (before, resyncing), (state, still) in product(kinds, kinds):
        meeting = Meeting()
        meeting.link(before, resyncing=resyncing)
        link = Link(state, meeting.now / 1000, round_trip=0.02, resyncing=still)
        if not meeting.journal.heeds(link):
            unheeded.append(link)
            assert not meeting.journal.linked(link, meeting.now)
    assert {link.state for link in unheeded} == set(LinkState) - {LinkState.AWAY}
