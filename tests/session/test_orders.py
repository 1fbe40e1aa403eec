"""Orders: sent, accepted, confirmed by the push; refused, unconfirmed or failed in words."""

import asyncio
from pathlib import Path

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.parse import parse
from controlroom.commands.registry import Order
from controlroom.meeting.model import Mode, Participant, Phase, Presence, Role
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.session.link import LinkState
from controlroom.simulator.faults import HttpFault
from controlroom.vendors.base import Problem
from controlroom.vendors.http import Http
from controlroom.vendors.huawei.client import HuaweiClient
from tests.session.conftest import Desk


def sites(desk: Desk) -> list[str]:
    """Participants with a picture who are not the chair."""
    return [
        person.pid
        for person in desk.session.store.people.values()
        if person.present and person.video and person.role is Role.GUEST and person.number
    ]


async def test_each_command_is_confirmed_and_takes_effect(desk: Desk) -> None:
    world, store = desk.service.world, desk.session.store
    a, b, c, *_ = sites(desk)
    for words in (
        f"mute {a} {b}",
        f"unmute {a}",
        "mute-all",
        "mute-all --forbid-self-unmute",
        "unmute-all",
        "lock",
        "unlock",
        f"broadcast {a}",
        "cancel-broadcast",
        f"roll-call {b}",
        "cancel-broadcast",
        f"layout Four --pane 1={a} --pane 2={b},{c} --switch-time 20",
        f"layout Two --pane 1={b} --pane 2={a}",
        "display voice multi",
        "display voice single",
        "record-start",
        "record-stop",
    ):
        action = await desk.do(words)
        assert action.status is Status.CONFIRMED, (words, action)
        assert action.http_status == 200
    assert not world.conference.recording
    assert store.conference.recording is False


async def test_what_nothing_can_confirm_is_accepted(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    saved = await desk.do(f"layout Two --pane 1={a} --save-only")
    assert saved.status is Status.ACCEPTED
    measured = await desk.do(f"qos {a} {b}")
    assert measured.status is Status.ACCEPTED
    assert {row["participantID"] for result in measured.results for row in result} == {a, b}


async def test_a_roll_call_opens_one_and_mutes_all_others_but_the_chair(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    await desk.do(f"roll-call {a}")
    await desk.do(f"roll-call {b}")
    store = desk.session.store
    assert store.conference.mode is Mode.ROLL_CALL
    assert [p.pid for p in store.people.values() if p.roll_call] == [b]
    await desk.until(lambda: store.people[b].muted is False)
    others = [p for p in store.people.values() if p.present and p.role is Role.GUEST and p.pid != b]
    await desk.until(lambda: all(store.people[p.pid].muted for p in others))


async def test_steps_are_told_in_order(desk: Desk) -> None:
    await desk.do("lock")
    steps = [e.status for e in desk.events if isinstance(e, Action)]
    assert steps[0] is Status.SENT
    assert steps[-2:] == [Status.WAITING, Status.CONFIRMED]


async def test_a_refusal_says_why(desk: Desk) -> None:
    desk.service.faults.deny("/lock", status=403, error_code="MMC.111074002")
    action = await desk.do("lock")
    assert action.status is Status.REFUSED
    (refusal,) = action.refusals
    assert (refusal.code, refusal.http_status) == ("MMC.111074002", 403)
    assert desk.session.store.conference.locked is False


async def test_an_accepted_order_that_never_shows_is_unconfirmed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 0.3)
    desk.service.faults.add(HttpFault(path="/lock", swallow=True))
    action = await desk.do("lock")
    assert action.status is Status.UNCONFIRMED
    assert desk.session.store.conference.locked is False


async def test_a_server_that_is_gone_is_a_failure(desk: Desk) -> None:
    await desk.do("lock")
    client = desk.session.client
    assert isinstance(client, HuaweiClient)
    await client._http.close()
    client._http = Http("http://127.0.0.1:9")
    action = await desk.do("unlock")
    assert action.status is Status.FAILED
    assert action.refusals[0].problem is Problem.UNREACHABLE


async def test_of_many_the_refused_ones_are_named(desk: Desk) -> None:
    a, b, c, *_ = sites(desk)
    desk.service.faults.deny("/participants/mute", status=400, error_code="MMC.111080004", times=1)
    action = await desk.do(f"mute {a} {b} {c}")
    assert action.status is Status.PARTLY
    assert (action.total, action.done, len(action.refusals)) == (3, 2, 1)
    assert action.refusals[0].pid in {a, b, c}


async def test_a_limit_is_kept_by_waiting(desk: Desk) -> None:
    desk.service.faults.add(HttpFault(path="/lock", status=429, error_code="APIGW.0308", times=1))
    assert (await desk.do("lock")).status is Status.CONFIRMED


async def test_an_order_can_be_cancelled(desk: Desk) -> None:
    desk.service.faults.add(HttpFault(path="/lock", hang=True))
    action = desk.session.submit(Order("lock"))
    await asyncio.sleep(0.05)
    desk.session.cancel(action.id)
    await desk.until(
        lambda: any(isinstance(e, Action) and e.status is Status.CANCELLED for e in desk.events)
    )
    desk.service.faults.clear()


async def test_orders_of_the_same_kind_do_not_confirm_each_other(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    first, second = await asyncio.gather(desk.do(f"mute {a}"), desk.do(f"mute {b}"))
    assert first.id != second.id
    assert {first.status, second.status} == {Status.CONFIRMED}


# every command of the table


async def give(desk: Desk, *words: str) -> Action:
    store = desk.session.store
    return await desk.session.carry_out(parse(words).order(store.people, store.waiting))


async def undo(desk: Desk, action: Action) -> list[Action]:
    assert action.undo is not None
    return [await desk.session.carry_out(order) for order in action.undo]


async def confirmed(desk: Desk, words: str) -> Action:
    action = await give(desk, *words.split())
    assert action.status is Status.CONFIRMED, (words, action.refusals)
    assert action.http_status == 200
    return action


async def accepted(desk: Desk, words: str) -> Action:
    action = await give(desk, *words.split())
    assert action.status is Status.ACCEPTED, (words, action.refusals)
    return action


async def refused(desk: Desk, words: str, code: str) -> None:
    action = await give(desk, *words.split())
    assert action.status is Status.REFUSED, words
    assert [refusal.code for refusal in action.refusals] == [code], words


def terminal(desk: Desk) -> str:
    """A room terminal that is not the chair's."""
    return next(
        p.pid for p in desk.service.world.roster[1:] if p.identity.device.is_hard and p.in_meeting
    )


def absent(desk: Desk) -> Participant:
    people = desk.session.store.people.values()
    return next(p for p in people if p.presence is Presence.ABSENT and p.number)


async def test_self_unmuting(desk: Desk) -> None:
    conference = desk.service.world.conference
    action = await confirmed(desk, "forbid-self-unmute")
    assert conference.can_unmute is False
    await undo(desk, action)
    assert conference.can_unmute is True
    assert (await confirmed(desk, "allow-self-unmute")).undo is None


async def test_undoing_mute_all_asks_those_who_were_open_and_nobody_else(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    roster = desk.service.world.roster
    await confirmed(desk, "mute-all")
    await confirmed(desk, f"unmute {a} {b}")
    action = await confirmed(desk, "mute-all --forbid-self-unmute")
    assert action.undo is not None
    assert [order.command for order in action.undo] == ["allow-self-unmute", "unmute"]
    assert COMMANDS["unmute"].asks
    assert not COMMANDS["allow-self-unmute"].asks
    await undo(desk, action)
    chair = desk.session.store.chair
    assert {p.pid for p in roster if not p.muted and p.in_meeting} - {chair} == {a, b}
    assert desk.service.world.conference.can_unmute


async def test_undoing_unmute_all_mutes_those_who_were_muted(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    await confirmed(desk, "mute-all")
    await confirmed(desk, f"unmute {a}")
    action = await confirmed(desk, "unmute-all")
    await undo(desk, action)
    world = desk.service.world
    assert not world.participants[a].muted
    assert world.participants[b].muted


async def test_the_end_moves_and_comes(desk: Desk) -> None:
    conference, store = desk.service.world.conference, desk.session.store
    before = conference.end
    await confirmed(desk, "extend 40")
    assert conference.end == before + 40 * 60_000
    assert store.conference.ends_at == conference.end
    await accepted(desk, "extend 20 --auto")
    assert conference.auto_extend == 20
    await refused(desk, "extend 1440", "MMC.111074003")
    action = await confirmed(desk, "end --yes")
    assert action.undo is None
    assert conference.destroyed
    assert store.conference.phase is Phase.ENDED


async def test_settings_and_their_undo(desk: Desk) -> None:
    conference = desk.service.world.conference
    action = await confirmed(desk, "config lockSharing=1 callInRestriction=3 isLock=1")
    assert (conference.lock_sharing, conference.call_in, conference.lock) == (True, 3, True)
    await undo(desk, action)
    assert (conference.lock_sharing, conference.call_in, conference.lock) == (False, 0, False)
    assert (await confirmed(desk, "config chatPermission=1 freeShare=0")).undo is None
    assert (conference.chat_permission, conference.free_share) == (1, False)
    action = await confirmed(desk, "config clientRecMode=2 audienceCallInRestriction=2")
    assert (conference.client_recording_mode, conference.audience_call_in) == (2, 2)
    await undo(desk, action)
    assert (conference.client_recording_mode, conference.audience_call_in) == (0, 0)
    await accepted(desk, "config allowRename=0 allowOpenCamera=0")


async def test_what_is_on_air_comes_back(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    store = desk.session.store
    await confirmed(desk, f"broadcast {a}")
    action = await confirmed(desk, f"roll-call {b}")
    await undo(desk, action)
    assert store.conference.mode is Mode.BROADCAST
    assert store.people[a].broadcast
    await undo(desk, await confirmed(desk, "cancel-broadcast"))
    assert store.conference.mode is Mode.BROADCAST


async def test_layouts_are_saved_listed_and_deleted(desk: Desk) -> None:
    a, b, *_ = sites(desk)
    numbers = [desk.session.store.people[pid].number for pid in (a, b)]
    await accepted(desk, f"layout-save 早会 Two --pane 1={a} --pane 2={b} --switch-time 20")
    listed = await accepted(desk, "layouts")
    ((saved,),) = listed.results
    assert (saved.name, saved.layout.image_type, saved.layout.period) == ("早会", "Two", 20)
    assert [pane.sites for pane in saved.layout.panes] == [(number,) for number in numbers]
    await accepted(desk, f"layout-delete {saved.uuid}")
    assert not desk.service.world.layouts
    await refused(desk, f"layout-delete {saved.uuid}", "MMC.111071061")


async def test_what_terminals_watch(desk: Desk) -> None:
    store = desk.session.store
    viewer, (a, b, *_) = terminal(desk), sites(desk)
    assert store.chair
    await confirmed(desk, f"chair-view site {a}")
    assert store.people[store.chair].viewing == a
    await undo(desk, await confirmed(desk, f"chair-view site {b}"))
    assert store.people[store.chair].viewing == a
    await confirmed(desk, "chair-view multi")
    polling = await confirmed(desk, "chair-view poll --switch-time 30")
    await refused(desk, f"chair-view site {a}", "MMC.111072061")
    await undo(desk, polling)
    assert store.conference.chair_polling is False
    await confirmed(desk, f"view {viewer} {a}")
    await undo(desk, await confirmed(desk, f"view {viewer} {b}"))
    assert store.people[viewer].viewing == a
    await undo(desk, await confirmed(desk, f"lock-view {viewer} {b}"))
    assert store.people[viewer].view_locked is False
    await confirmed(desk, f"lock-view {viewer} {b}")
    await undo(desk, await confirmed(desk, f"unlock-view {viewer} {b}"))
    assert store.people[viewer].view_locked
    soft = next(p.pid for p in desk.service.world.roster if not p.identity.device.is_hard)
    await refused(desk, f"view {soft} {a}", "MMC.111072060")


async def test_streaming_and_local_recording(desk: Desk) -> None:
    a, *_ = sites(desk)
    world = desk.service.world
    await accepted(desk, "live-start")
    assert world.conference.live
    await accepted(desk, "live-stop")
    assert not world.conference.live
    await accepted(desk, f"allow-local-record {a}")
    assert world.participants[a].may_record
    await accepted(desk, f"forbid-local-record {a}")
    assert not world.participants[a].may_record


async def test_recordings_need_an_enterprise_account(desk: Desk) -> None:
    action = await give(desk, "recording-files")
    assert action.status is not Status.ACCEPTED
    assert action.refusals[0].problem is Problem.UNSUPPORTED
    assert "enterprise account" in action.refusals[0].message


async def test_hands(desk: Desk) -> None:
    a, b, c, *_ = sites(desk)
    store = desk.session.store
    await confirmed(desk, f"lower-hand {a} {b} {c}")
    await confirmed(desk, f"raise-hand {a}")
    action = await confirmed(desk, f"raise-hand {a} {b} {c}")
    assert action.total == 1
    await undo(desk, action)
    assert [store.people[pid].hand is not None for pid in (a, b, c)] == [True, False, False]
    await refused(desk, f"raise-hand {store.chair}", "MMC.111072069")
    await refused(desk, f"raise-hand {store.chair} {a}", "MMC.111072069")


async def test_names(desk: Desk) -> None:
    a, *_ = sites(desk)
    store = desk.session.store
    before = store.people[a].name
    action = await give(desk, "rename", a, "总部 第二会场")
    assert action.status is Status.CONFIRMED
    assert desk.service.world.participants[a].name == "总部 第二会场"
    await undo(desk, action)
    assert store.people[a].name == before
    invited = absent(desk)
    assert (await give(desk, "rename", invited.number, "boss Li")).status is Status.CONFIRMED
    assert desk.service.world.attendees[invited.number].name == "boss Li"
    await desk.until(lambda: store.people[invited.pid].name == "boss Li")


async def test_chair_and_cohosts(desk: Desk) -> None:
    a, b, *_ = [pid for pid in sites(desk) if desk.session.store.people[pid].can]
    store, world = desk.session.store, desk.service.world
    chair = store.chair
    await refused(desk, f"make-chair {a}", "MMC.111074001")
    await undo(desk, await confirmed(desk, f"release-chair {chair}"))
    assert world.chair_pid == chair
    await confirmed(desk, f"release-chair {chair}")
    await undo(desk, await confirmed(desk, f"make-chair {a}"))
    assert not world.chair_pid
    await confirmed(desk, f"make-chair {chair}")
    guest = next(pid for pid in (b, a) if not store.people[pid].cohost)
    await undo(desk, await confirmed(desk, f"cohost {guest}"))
    assert not world.participants[guest].co_host
    await confirmed(desk, f"cohost {guest}")
    await undo(desk, await confirmed(desk, f"uncohost {guest}"))
    assert world.participants[guest].co_host


async def test_cameras_and_shares_are_asked_for(desk: Desk) -> None:
    a = next(pid for pid in sites(desk) if "6" in desk.session.store.people[pid].can)
    person = desk.service.world.participants[a]
    # What is asked for must not be so already: the answer would come after the next request.
    desk.service.world.update(person, camera=False)
    desk.service.changed()
    await desk.until(lambda: desk.session.store.people[a].camera is False)
    await confirmed(desk, f"camera-on {a}")
    action = await confirmed(desk, f"camera-off {a}")
    assert not person.camera
    await undo(desk, action)
    assert person.camera
    assert COMMANDS["camera-on"].asks
    action = await confirmed(desk, f"invite-share {a}")
    await desk.until(lambda: person.sharing)
    await undo(desk, action)
    assert not person.sharing


async def test_inviting_and_taking_it_back(desk: Desk, tmp_path: Path) -> None:
    world = desk.service.world
    action = await give(desk, "invite", "上海分会场", "+8657100", "--role", "guest")
    assert action.status is Status.CONFIRMED
    await desk.until(lambda: "+8657100" in world.by_phone)
    taken_back = await undo(desk, action)
    assert [step.status for step in taken_back] == [Status.CONFIRMED]
    assert "+8657100" not in world.by_phone
    assert "+8657100" not in world.attendees
    table = tmp_path / "guests.csv"
    table.write_text("name,number,type\n" + "".join(f"n{n},+700{n},normal\n" for n in range(30)))
    action = await give(desk, "invite", "--file", str(table))
    assert (action.status, action.total) == (Status.CONFIRMED, 1)
    await desk.until(lambda: all(f"+700{n}" in world.attendees for n in range(30)))
    here = next(p.number for p in desk.session.store.people.values() if p.present and p.number)
    await refused(desk, f"invite again {here}", "MMC.111081001")
    await refused(desk, "invite odd +86-571", "MMC.111072033")


async def test_a_terminal_is_invited_by_the_password(desk: Desk) -> None:
    action = await confirmed(desk, "invite-with-password +99111253020382685 --org 115489")
    await desk.until(lambda: "+99111253020382685" in desk.service.world.by_phone)
    assert desk.service.password not in repr(action)


async def test_calling_again_hanging_up_and_removing(desk: Desk) -> None:
    store, world = desk.session.store, desk.service.world
    number = absent(desk).number
    world.attendees[number].answer = "0"
    action = await confirmed(desk, f"call-again {number}")
    await desk.until(lambda: number in world.by_phone and world.by_phone[number].in_meeting)
    await desk.until(lambda: any(p.number == number and p.present for p in store.people.values()))
    await undo(desk, action)
    assert number not in world.by_phone
    assert number in world.attendees
    a, b, c, *_ = sites(desk)
    action = await confirmed(desk, f"hang-up {a} {b}")
    assert action.total == 1
    assert not {a, b} & world.participants.keys()
    (called,) = await undo(desk, action)
    assert called.status is Status.CONFIRMED
    gone = store.people[c].number
    action = await confirmed(desk, f"remove {c} {number}")
    assert not {gone, number} & world.attendees.keys()
    (invited,) = await undo(desk, action)
    assert invited.status is Status.CONFIRMED
    assert {gone, number} <= world.attendees.keys()


async def test_the_waiting_room(desk: Desk) -> None:
    store, world = desk.session.store, desk.service.world
    a, b, *_ = sites(desk)
    number = store.people[a].number
    action = await confirmed(desk, f"to-waiting-room {a}")
    await desk.until(lambda: any(w.number == number for w in store.waiting.values()))
    (back,) = await undo(desk, action)
    assert back.status is Status.CONFIRMED
    await desk.until(lambda: number in world.by_phone)
    await confirmed(desk, f"to-waiting-room {b}")
    name = next(iter(store.waiting.values())).name
    assert (await give(desk, "admit", name)).status is Status.CONFIRMED
    await confirmed(desk, "admit-all")
    await desk.until(lambda: not world.waiting)


async def test_interpretation(desk: Desk, tmp_path: Path) -> None:
    a, b, *_ = sites(desk)
    store, world = desk.session.store, desk.service.world
    await refused(desk, "interpretation-start", "MMC.111072092")
    table = tmp_path / "interpreters.csv"
    table.write_text("first,second,account,name\nzh,en,p-80852a,李\nzh,en,p-2,王\nzh,fr,p-3,张\n")
    await confirmed(desk, f"interpreters {table}")
    assert [len(group.interpreters) for group in store.interpreters] == [2, 1]
    table.write_text("first,second,account\nzh,de,p-9\n")
    action = await confirmed(desk, f"interpreters {table}")
    await undo(desk, action)
    assert [group["groupID"] for group in world.interpreter_groups] == ["1", "2"]
    await undo(desk, await confirmed(desk, "interpretation-start"))
    assert not world.conference.interpretation
    await accepted(desk, f"language-channel en {a} {b} --original-voice")
    assert world.language_channels == {a: ("en", "en"), b: ("en", "en")}


async def test_subtitles_go_over_the_socket(desk: Desk) -> None:
    conference = desk.service.world.conference
    action = await confirmed(desk, "subtitles-start")
    assert conference.subtitles
    await undo(desk, action)
    assert not conference.subtitles
    assert desk.session.store.conference.subtitles is False


async def test_an_old_state_confirms_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Locked as last heard; the push is away, the server takes the order and does nothing."""
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 0.3)
    assert (await desk.do("lock")).status is Status.CONFIRMED
    desk.service.faults.refuse_sockets = True
    desk.service.drop_sockets()
    await desk.until(lambda: desk.session.link.state is LinkState.AWAY)
    desk.service.faults.add(HttpFault(path="/lock", swallow=True))
    assert (await desk.do("lock")).status is Status.UNCONFIRMED


async def test_what_showed_while_away_is_confirmed_when_live_again(desk: Desk) -> None:
    desk.service.faults.refuse_sockets = True
    desk.service.drop_sockets()
    await desk.until(lambda: desk.session.link.state is LinkState.AWAY)
    action = desk.session.submit(Order("lock"))
    await desk.until(lambda: desk.service.world.conference.lock)
    desk.service.faults.refuse_sockets = False
    desk.session.reconnect_now()
    await desk.until(
        lambda: any(
            isinstance(event, Action) and event.id == action.id and event.status is Status.CONFIRMED
            for event in desk.events
        )
    )
