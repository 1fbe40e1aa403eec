"""Signing in, staying live, coming back, ending."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from controlroom.meeting.changes import Kind
from controlroom.meeting.model import Phase
from controlroom.session import actions
from controlroom.session.actions import Status
from controlroom.session.link import LinkState
from controlroom.session.session import Session
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.vendors.base import Place, Problem, VendorError
from controlroom.vendors.huawei.client import HuaweiClient
from controlroom.vendors.tls import fingerprint_of
from tests.session.conftest import Desk, at_desk


async def problem_of(service: Simulation, password: str = "", **place: str) -> VendorError:
    place = {"server": service.url, "conference": service.conference, **place}
    session = Session(HuaweiClient(Place(**place), password or service.password))
    try:
        with pytest.raises(VendorError) as caught:
            await session.run()
    finally:
        await session.close()
    assert session.link.state is LinkState.FAILED
    return caught.value


async def test_the_whole_state_arrives(desk: Desk) -> None:
    world = desk.service.world
    store = desk.session.store
    assert desk.links() == [LinkState.SIGNING_IN, LinkState.CONNECTING, LinkState.LIVE]
    assert store.conference.title == "第三季度全国工作会议"
    assert store.conference.phase is Phase.RUNNING
    assert {pid for pid, who in store.people.items() if who.present} == set(world.participants)
    assert not store.unread
    await desk.until(lambda: desk.session.link.round_trip is not None)
    assert desk.session.link.last_push is not None


@pytest.mark.parametrize(
    ("password", "place", "problem"),
    [
        ("wrong", {}, Problem.WRONG_CREDENTIALS),
        ("", {"conference": "999999999"}, Problem.WRONG_CREDENTIALS),
        ("", {"server": "http://127.0.0.1:9"}, Problem.UNREACHABLE),
        ("", {"server": "http://[::1]:9"}, Problem.UNREACHABLE),
    ],
)
async def test_signing_in_says_what_is_wrong(
    service: Simulation, password: str, place: dict[str, str], problem: Problem
) -> None:
    error = await problem_of(service, password, **place)
    assert error.problem is problem
    assert service.password not in str(error)


@pytest.mark.parametrize(
    "url", ["http://example.com", "http://192.168.0.1", "http://127.0.0.2.nip.io"]
)
def test_plain_text_never_leaves_this_machine(url: str) -> None:
    with pytest.raises(VendorError) as caught:
        HuaweiClient(Place(url, "1"), "x")
    assert caught.value.problem is Problem.INSECURE


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "127.0.0.1", "", "https://"])
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(VendorError) as caught:
        HuaweiClient(Place(url, "1"), "x")
    assert caught.value.problem is Problem.UNREACHABLE


async def test_too_many_wrong_passwords_lock_out(service: Simulation) -> None:
    for _ in range(service.settings.login_failures):
        await problem_of(service, "wrong")
    assert (await problem_of(service, "wrong")).problem is Problem.LOCKED_OUT


async def test_a_conference_that_has_not_started_is_waited_for() -> None:
    async with running(started=False) as service:
        assert (await problem_of(service)).problem is Problem.NOT_STARTED
        async with at_desk(service, wait_for_start=True) as desk:
            await desk.until(lambda: desk.session.link.state is LinkState.NOT_STARTED)
            assert desk.session.link.retry_at is not None
            service.gate._settings = replace(service.settings, started=True)
            await desk.live()


async def test_the_running_conference_of_a_cloud_room_is_used() -> None:
    async with running(cloud_room="88888888") as service, at_desk(service) as desk:
        await desk.live()
        assert (await desk.do("lock")).status.value == "confirmed"


async def test_a_dropped_socket_comes_back_and_nobody_is_lost(desk: Desk) -> None:
    people = dict(desk.session.store.people)
    seen = len(desk.events)
    desk.service.drop_sockets()
    await desk.until(lambda: desk.session.link.state is LinkState.AWAY)
    assert desk.session.link.problem is not None
    await desk.live()
    assert desk.session.store.people.keys() == people.keys()
    rows = [c for c in desk.events[seen:] if getattr(c, "kind", None) is Kind.PARTICIPANT]
    assert not [change for change in rows if change.appeared or change.vanished]


async def test_every_connection_has_a_token_of_its_own(desk: Desk) -> None:
    for _ in range(3):
        desk.service.drop_sockets()
        await desk.until(lambda: desk.session.link.state is LinkState.AWAY)
        desk.session.reconnect_now()
        await desk.live()
    assert desk.service.sockets == 1


async def test_a_silent_peer_is_noticed_before_tcp_does(desk: Desk) -> None:
    desk.service.faults.mute_heartbeats = True
    await desk.until(lambda: desk.session.link.state is LinkState.AWAY)
    assert "heartbeat" in str(desk.session.link.problem)
    desk.service.faults.clear()
    await desk.live()


async def test_a_spent_token_is_replaced_without_a_word(desk: Desk) -> None:
    desk.service.expire_tokens()
    action = await desk.do("lock")
    assert action.status.value == "confirmed"


async def test_a_gap_is_noticed_and_resynced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 0.3)
    store = desk.session.store
    a, b, *_ = (who.pid for who in store.people.values() if who.present and who.video)
    for _ in range(3):
        await desk.do(f"mute {a}")
        await desk.do(f"unmute {a}")
    desk.service.skip_increment()
    lost = await desk.do(f"mute {a}")
    assert lost.status is Status.UNCONFIRMED
    assert store.people[a].muted is False
    await desk.do(f"broadcast {b}")
    await desk.until(lambda: any(change.kind is Kind.MISSED for change in desk.changes()))
    await desk.until(lambda: not desk.session.link.resyncing)
    assert store.people[a].muted is True


async def test_the_end_is_no_outage(desk: Desk) -> None:
    desk.service.end_conference()
    await asyncio.wait_for(desk.running, 5)
    assert desk.links()[-1] is LinkState.ENDED
    assert LinkState.AWAY not in desk.links()


async def test_an_end_that_was_missed_is_found_when_coming_back(desk: Desk) -> None:
    desk.service.faults.freeze_push = True
    desk.service.end_conference()
    desk.service.drop_sockets()
    await asyncio.wait_for(desk.running, 10)
    assert desk.links()[-1] is LinkState.ENDED


async def test_malformed_frames_harm_nothing(desk: Desk) -> None:
    people = set(desk.session.store.people)
    for text in ("", "{", "[]", "null", '{"action":"ParticipantsNotify","msgMode":0,"data":7}',
                 '{"action":"SpeakerChangeNotify","data":[{"pid":"x","speakingVolume":"-3"}]}',
                 '{"action":"' + "y" * 10_000 + '"}'):  # fmt: skip
        desk.service.push_raw(text)
    await desk.until(lambda: sum(desk.session.store.unread.values()) >= 6)
    assert set(desk.session.store.people) == people
    assert (await desk.do("lock")).status.value == "confirmed"
    assert desk.session.link.state is LinkState.LIVE


async def test_a_socket_that_is_refused_is_tried_again(desk: Desk) -> None:
    desk.service.faults.refuse_sockets = True
    desk.service.drop_sockets()
    await desk.until(lambda: desk.session.link.attempt >= 2)
    desk.service.faults.clear()
    desk.session.reconnect_now()
    await desk.live()


async def test_secrets_stay_out_of_the_log(
    service: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="controlroom"):
        async with at_desk(service) as desk:
            await desk.live()
            await desk.do("lock")
            service.drop_sockets()
            await desk.until(lambda: desk.session.link.state is LinkState.AWAY)
            token = desk.session.client._token  # type: ignore[attr-defined]
            await desk.live()
    assert service.password not in caplog.text
    assert token.token not in caplog.text
    assert "tmpToken" not in caplog.text
    assert service.password not in repr(desk.session.client)


async def test_quality_is_asked_for_where_none_is_pushed() -> None:
    async with running(rtc=True) as service, at_desk(service) as desk:
        await desk.live()
        (pid, *_) = service.world.participants
        desk.session.quality_wanted = lambda: [pid]
        await desk.until(lambda: desk.session.store.people[pid].quality is not None)


# whom to trust


@pytest.fixture
def authority(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for another name than the address, and its key."""
    certificate = trustme.CA().issue_cert("meeting.example")
    chain, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    for part in certificate.cert_chain_pems:
        chain.write_bytes(part.bytes())
    key.write_bytes(certificate.private_key_pem.bytes())
    return chain, key


async def test_an_unknown_certificate_is_refused_with_its_fingerprint(
    authority: tuple[Path, Path],
) -> None:
    async with running(certificate=authority[0], key=authority[1]) as service:
        error = await problem_of(service)
        assert error.problem is Problem.UNTRUSTED
        assert error.detail == await fingerprint_of(service.url)


async def test_a_confirmed_certificate_is_trusted_on_both_ways(
    authority: tuple[Path, Path],
) -> None:
    async with running(certificate=authority[0], key=authority[1]) as service:
        shown = await fingerprint_of(service.url)
        async with at_desk(service, fingerprint=shown) as desk:
            await desk.live()
            assert (await desk.do("lock")).status.value == "confirmed"
        other = "00" * 32
        assert (await problem_of(service, fingerprint=other)).problem is Problem.UNTRUSTED
