"""Calls that work together, or whose effect takes more than one look."""

from typing import Any

import pytest

from controlroom.simulator import actions
from controlroom.simulator.calls.picture import IMAGE_TYPES
from controlroom.simulator.simulation import Simulation

from .cast import Cast, pictures
from .console import Console, golden, offline

PARAMETER = "MMC.111071061"


@pytest.fixture
def service() -> Simulation:
    """Enough people to have one of each kind."""
    return offline(participants=60)


async def test_after_the_end_nothing_is_accepted(service: Simulation, console: Console) -> None:
    await console.put("/stop")
    answer = await console.put("/lock", {"isLock": 1})
    assert answer.json()["error_code"] == "MMC.111072006"


async def test_only_one_site_is_broadcast_and_one_is_called(console: Console, cast: Cast) -> None:
    world = cast.service.world
    for person in (cast.guest, cast.other):
        await console.put("/participants/broadcast", participantID=person.pid)
        assert [p for p in world.roster if p.broadcast] == [person]
        assert world.conference.display.mode == "BROADCAST"
    await console.put("/participants/rollCall", participantID=cast.guest.pid)
    assert not any(p.broadcast for p in world.roster)
    assert world.conference.display.mode == "ROLLCALL"
    await console.put("/cancelBroadcast")
    assert not any(p.roll_call for p in world.roster)
    assert world.conference.display.mode == "FREE"


async def test_extending_moves_the_end(service: Simulation, console: Console) -> None:
    conference = service.world.conference
    end = conference.end
    await console.put("/duration", {"auto": 0, "duration": 40})
    assert conference.end == end + 40 * 60_000
    await console.put("/duration", {"auto": 1, "duration": 5})
    service.advance(4 * 3600)
    service.world.advance(service.clock.now())
    assert conference.end > end + 40 * 60_000
    assert not conference.destroyed


async def test_all_39_image_types_are_known(console: Console, cast: Cast) -> None:
    assert len(IMAGE_TYPES) == 39
    for image_type, count in IMAGE_TYPES.items():
        body = cast.fill(pictures(["$guest.phone"], imageType=image_type, switchTime=120))
        answer = await console.put("/display/customMultiPicture", body)
        assert answer.status_code == 200
        assert cast.service.world.conference.picture_count == count


async def test_pictures_are_broadcast_unless_only_saved_or_already_shown(
    console: Console, cast: Cast
) -> None:
    conference = cast.service.world.conference
    body = cast.fill(pictures(["$guest.phone", "$other.phone"], multiPicSaveOnly=True))
    await console.put("/display/customMultiPicture", body)
    assert conference.display.mode == "FREE"
    assert conference.pictures is not None
    assert conference.pictures[0].pids == [cast.guest.pid, cast.other.pid]
    await console.put("/display/mode", {"switchMode": "VAS", "imageType": 1})
    await console.put("/display/customMultiPicture", body | {"multiPicSaveOnly": False})
    assert conference.display.mode == "FREE"
    await console.put("/participants/broadcast", participantID=cast.guest.pid)
    await console.put("/display/customMultiPicture", body | {"multiPicSaveOnly": False})
    assert conference.display.mode == "FIXED"
    assert not cast.guest.broadcast
    await console.put("/display/customMultiPicture", {"manualSet": 0})
    assert conference.display.mode == "FREE"


async def test_the_old_call_takes_pids(console: Console, cast: Cast) -> None:
    answer = await console.put("/display/multiPicture", cast.fill(pictures(["$guest.pid"])))
    assert answer.status_code == 200
    stored = cast.service.world.conference.pictures
    assert stored is not None
    assert stored[0].pids == [cast.guest.pid]


async def test_the_chairs_view_depends_on_what_is_shown_and_on_the_chairs_device(
    console: Console, cast: Cast
) -> None:
    view = {"viewType": 1}
    await console.put("/display/mode", {"switchMode": "Fixed", "imageType": 1})
    answer = await console.put("/chairView", view)
    assert (answer.status_code, answer.json()["error_code"]) == (500, "MMC.111072011")
    await console.put("/chairView", {"viewType": 0, "status": 1, "switchTime": 20})
    answer = await console.put("/chairView", {"viewType": 2, "participantID": cast.guest.pid})
    assert answer.json()["error_code"] == "MMC.111072061"
    actions.release_chair(cast.service.world, cast.chair)
    assert (await console.put("/chairView", view)).json()["error_code"] == "MMC.111072059"
    actions.make_chair(cast.service.world, cast.guest)
    assert (await console.put("/chairView", view)).json()["error_code"] == "MMC.111072062"


async def test_layouts_are_saved_listed_replaced_and_deleted(console: Console) -> None:
    layout = {
        "imageType": "Two",
        "switchTime": 10,
        "layOutName": "我的布局",
        "subscriberInPics": [{"index": 1, "id": ["+99111221231895886#Desktop"], "share": 0}],
    }
    await console.put("/layOut", {"restPicLayout": layout})
    listed = (await console.call("GET", "/layOut")).json()
    assert listed["returnCode"] == 0
    (saved,) = listed["picLayouts"]
    assert saved == layout | {"uuid": saved["uuid"]}
    await console.put("/layOut", {"restPicLayout": layout | {"uuid": saved["uuid"]}})
    assert len((await console.call("GET", "/layOut")).json()["picLayouts"]) == 1
    for key in ("uuID", "uulD"):
        await console.put("/layOut", {"restPicLayout": layout})
        saved = (await console.call("GET", "/layOut")).json()["picLayouts"][-1]
        answer = await console.call("DELETE", "/layOut", None, **{key: saved["uuid"]})
        assert answer.status_code == 200


async def ask_quality(console: Console, body: Any, **query: Any) -> Any:
    conference = console.service.world.conference
    return await console.http.post(
        "/v1/mmc/cqs/media/qos",
        params={"conferenceid": conference.conference_id, "confuuid": conference.uuid} | query,
        headers={"confToken": console.token},
        json=body,
    )


async def test_quality_is_told_in_its_own_units(console: Console, cast: Cast) -> None:
    line = cast.guest.network
    line.video_loss_up, line.audio_loss_up, line.video_flux_up = 1000, 0, 2_000_000
    users = [{"pid": cast.guest.pid, "accessMediaType": "MGR"}, {"pid": "gone"}]
    answer = (await ask_quality(console, {"users": users})).json()
    example = golden("5.2.42-media-qos")["answer"]
    assert answer.keys() == example.keys()
    (user,) = answer["qosList"]
    assert user.keys() == example["qosList"][0].keys()
    assert user["lostPacketRateUp"] == 100
    (stream,) = user["videoQos"]["upList"]
    assert stream.keys() == example["qosList"][0]["audioQos"]["upList"][0].keys()
    assert (stream["lostPacketRate"], stream["bandWidth"]) == (100, 2000)


async def test_quality_has_its_limits(console: Console) -> None:
    people = [{"pid": person.pid} for person in console.service.world.roster]
    assert len((await ask_quality(console, {"users": people[:50]})).json()["qosList"]) == 50
    answer = await ask_quality(console, {"users": people[:51]})
    assert (answer.status_code, answer.json()["error_code"]) == (400, PARAMETER)
    assert (await ask_quality(console, {}, confuuid="")).json()["error_code"] == PARAMETER
    assert len((await ask_quality(console, {})).json()["qosList"]) == 50
    console.token = "wrong"
    assert (await ask_quality(console, {"users": []})).status_code == 401


async def test_a_password_invites_without_a_token(service: Simulation, cast: Cast) -> None:
    console = Console(service)
    conference = service.world.conference.conference_id
    body = {"callNum": "+99111253020382685", "confID": conference, "pwd": service.guest_password}
    assert (await console.call("POST", "/inviteWithPwd", body)).status_code == 200
    assert "+99111253020382685" in service.world.by_phone
    for wrong in ({"pwd": "x"}, {"confID": "1"}):
        answer = await console.call("POST", "/inviteWithPwd", body | wrong)
        assert answer.json()["error_code"] == "MMC.111072065"
    answer = await console.call("POST", "/inviteWithPwd", body | {"callNum": cast.guest.phone})
    assert answer.json()["error_code"] == "MMC.111081001"


async def test_interpretation_starts_once_there_are_groups(console: Console) -> None:
    group = {"groupID": "g", "firstLanguage": "zh", "secondLanguage": "en"}
    await console.put("/interpreterGroup", {"interpreterGroups": [group]})
    assert console.service.world.changes.interpreters
    answer = await console.put("/simultaneousInterpretation", {"simultaneousInterpretation": 1})
    assert answer.status_code == 200
    assert console.service.world.conference.interpretation


async def test_people_do_what_they_are_asked_a_moment_later(console: Console, cast: Cast) -> None:
    world = cast.service.world
    world.update(cast.guest, camera=False)
    await console.put("/participants/video", {"status": 0}, participantID=cast.guest.pid)
    await console.put("/participants/share/invite", {"share": 1}, participantID=cast.guest.pid)
    assert cast.guest.share_invited
    assert not cast.guest.camera
    assert not cast.guest.sharing
    world.advance(world.now + 1_000)
    assert cast.guest.camera
    assert cast.guest.sharing
    assert not cast.guest.share_invited
    await console.put("/participants/share/invite", {"share": 0}, participantID=cast.guest.pid)
    assert not cast.guest.sharing


async def test_whoever_is_let_in_comes_with_a_new_pid(console: Console, cast: Cast) -> None:
    world, guest = cast.service.world, cast.waiting
    await console.put("/allowWaitingParticipant", {"participantID": guest.pid})
    world.advance(world.now + 2_000)
    assert guest.pid not in world.waiting
    assert world.by_phone[guest.identity.phone].pid != guest.pid
