"""Each documented call: what it does, and with which code it refuses what."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from controlroom.simulator import actions
from controlroom.simulator.errors import CATALOGUE
from controlroom.simulator.model import Role
from controlroom.simulator.simulation import Simulation

from .cast import Cast, pictures
from .console import GOLDEN, Console, offline

PARAMETER = "MMC.111071061"
CONVERSION = "MMC.111071062"
SWITCH = "MMC.111072045"
GONE = "MMC.111080004"


@pytest.fixture
def service() -> Simulation:
    """Enough people to have one of each kind."""
    return offline(participants=60)


def requests() -> list[Any]:
    found = []
    for path in sorted(GOLDEN.glob("5.2.*.json")):
        request = json.loads(path.read_text(encoding="utf-8").replace("*", "0"))
        found.append(pytest.param(request, id=path.stem))
    return found


@pytest.mark.parametrize("request_", requests())
async def test_every_documented_request_finds_its_call(
    service: Simulation, console: Console, request_: dict[str, Any]
) -> None:
    """The documents' examples with this meeting's ID and token: whatever is refused is refused for
    what it names, not for its form."""
    conference = service.world.conference.conference_id
    query = {
        key: conference if key.lower() == "conferenceid" else value
        for key, value in request_["query"].items()
    }
    answer = await console.http.request(
        request_["method"],
        request_["path"],
        params=query,
        headers={
            "X-Conference-Authorization": console.token,
            "confToken": console.token,
            "X-Password": service.password,
            "X-Login-Type": "1",
        },
        json=request_["body"],
    )
    if request_["section"] == "5.2.43":
        assert answer.status_code == 404
        return
    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert answer.json()["error_code"] in (
            GONE,
            "MMC.111072065",
            "MMC.111072092",
            PARAMETER if request_["section"] == "5.2.38" else GONE,
        )


async def test_real_time_info_has_the_documented_shape(console: Console, cast: Cast) -> None:
    answer = (await console.call("GET", "/realTimeInfo")).json()
    example = json.loads((GOLDEN / "5.2.02-real-time-info.json").read_text(encoding="utf-8"))
    assert answer.keys() == example["answer"].keys()
    assert answer["participants"][0].keys() == example["answer"]["participants"][0].keys()
    assert answer["participants"][0]["pid"] == cast.chair.pid == answer["confInfo"]["chairID"]
    assert cast.co_host.pid in answer["confInfo"]["coHosts"]
    assert len(answer["attendees"]) > len(answer["participants"])


GOOD: list[tuple[str, str, Any, dict[str, str], Callable[[Cast], bool]]] = [
    ("PUT", "/participants/mute", {"isMute": 0}, {"participantID": "$guest.pid"},
     lambda c: not c.guest.muted),
    ("PUT", "/participants/mute", {"isMute": 1}, {"participantID": "$chair.pid"},
     lambda c: c.chair.muted),
    ("PUT", "/mute", {"isMute": 1}, {},
     lambda c: c.service.world.conference.muted and c.service.world.conference.can_unmute
     and all(p.muted != p.is_chair for p in c.service.world.roster)),
    ("PUT", "/mute", {"isMute": 1, "allowUnmuteByOneself": 0}, {},
     lambda c: not c.service.world.conference.can_unmute),
    ("PUT", "/mute", {"isMute": 0}, {},
     lambda c: not any(p.muted for p in c.service.world.roster)),
    ("PUT", "/mute/guestUnMute", {"allowUnmuteByOneself": 0}, {},
     lambda c: not c.service.world.conference.can_unmute),
    ("PUT", "/participants/hands", {"handsState": 1}, {"participantID": "$guest.pid"},
     lambda c: c.guest.hand),
    ("PUT", "/participants/hands", {"handsState": 0}, {"participantID": "$chair.pid"},
     lambda c: not c.chair.hand),
    ("PUT", "/participants/batch/hands", {"handsState": 1, "pids": ["$guest.pid", "$phone.pid"]},
     {}, lambda c: c.guest.hand and c.phone.hand),
    ("PUT", "/lock", {"isLock": 1}, {}, lambda c: c.service.world.conference.lock),
    ("PUT", "/record", {"isRecord": 1}, {},
     lambda c: c.service.world.conference.recording and c.service.world.conference.recorded),
    ("PUT", "/live", {"isLive": 1}, {}, lambda c: c.service.world.conference.live),
    ("PUT", "/participants/name",
     {"participantID": "$guest.pid", "number": "$guest.phone", "newName": "重庆🎉"}, {},
     lambda c: c.guest.name == c.service.world.attendees[c.guest.phone].name == "重庆🎉"),
    ("PUT", "/participants/name", {"number": "$absent.phone", "newName": "缺席"}, {},
     lambda c: c.absent.name == "缺席"),
    ("PUT", "/participants/rollCall", None, {"participantID": "$guest.pid"},
     lambda c: c.guest.roll_call and not c.guest.muted),
    ("PUT", "/participants/broadcast", None, {"participantID": "$guest.pid"},
     lambda c: c.guest.broadcast),
    ("PUT", "/participants/cohost", {"isCohost": 1}, {"participantID": "$guest.pid"},
     lambda c: c.guest.co_host),
    ("PUT", "/participants/cohost", {"isCohost": 0}, {"participantID": "$co_host.pid"},
     lambda c: not c.co_host.co_host),
    ("PUT", "/participants/role", {"applyChair": 0}, {"participantID": "$chair.pid"},
     lambda c: c.service.world.chair is None and c.chair.role is Role.GUEST),
    ("PUT", "/partView", {"viewType": 2, "participantID": "$guest.pid"},
     {"participantID": "$terminal.pid"}, lambda c: c.terminal.view_source == c.guest.pid),
    ("PUT", "/lockView", {"status": 1, "participantID": "$guest.pid"},
     {"participantID": "$terminal.pid"}, lambda c: c.terminal.locked_view),
    ("PUT", "/chairView", {"viewType": 0}, {}, lambda c: c.service.world.conference.chair_polling),
    ("PUT", "/chairView", {"viewType": 1}, {}, lambda c: c.chair.view_type == 1),
    ("PUT", "/chairView", {"viewType": 2, "participantID": "$guest.pid"}, {},
     lambda c: c.chair.view_source == c.guest.pid),
    ("PUT", "/allowClientRecord", {"allowClientRecord": 1}, {"participantID": "$guest.pid"},
     lambda c: c.guest.may_record),
    ("PUT", "/updateStartedConfConfig", {"lockSharing": 1, "chatPermission": 1, "freeShare": 0}, {},
     lambda c: c.service.world.conference.lock_sharing
     and c.service.world.conference.chat_permission == 1
     and not c.service.world.conference.free_share),
    ("PUT", "/display/mode", {"switchMode": "Fixed", "imageType": 1}, {},
     lambda c: c.service.world.conference.display.mode == "FIXED"),
    ("PUT", "/display/mode", {"switchMode": "VAS", "imageType": 0}, {},
     lambda c: c.service.world.conference.display.voice_activated),
    ("POST", "/participants/delete", {"bulkHangUpParticipants": ["$other.pid", "$phone.pid"]}, {},
     lambda c: c.other.pid not in c.service.world.participants),
    ("POST", "/attendees/delete",
     {"bulkDelAttendInfo": [{"number": "$other.phone", "participantID": "$other.pid"}]}, {},
     lambda c: c.other.pid not in c.service.world.participants
     and c.other.phone not in c.service.world.attendees),
    ("POST", "/participants",
     {"attendees": [{"name": "新会场", "phone": "+991110001", "type": "terminal"}]}, {},
     lambda c: c.service.world.by_phone["+991110001"].state.value == 1),
    ("PUT", "/moveToWaitingRoom", {"participantID": "$other.pid"}, {},
     lambda c: c.other.phone in {g.identity.phone for g in c.service.world.waiting.values()}),
    ("PUT", "/batchMoveToWaitingRoom", {"batchParticipants": ["$other.pid", "$guest.pid"]}, {},
     lambda c: {c.other.phone, c.guest.phone}
     <= {g.identity.phone for g in c.service.world.waiting.values()}),
    ("PUT", "/pause", {"pause": 1}, {}, lambda c: c.service.world.conference.paused),
    ("PUT", "/allowAudience", {"allowAudience": 1}, {},
     lambda c: c.service.world.conference.audience_allowed),
    ("PUT", "/mmrRecord", {"recordType": 1}, {}, lambda c: c.service.world.conference.recording),
    ("PUT", "/mmrLive", {"liveState": 1}, {}, lambda c: c.service.world.conference.live),
    ("PUT", "/allowWaitingParticipant", {"allowAll": True}, {},
     lambda c: all(guest.admitted for guest in c.service.world.waiting.values())),
    ("PUT", "/allowWaitingParticipant", {"participantID": "$waiting.pid"}, {},
     lambda c: sum(guest.admitted for guest in c.service.world.waiting.values()) == 1),
    ("PUT", "/interpreterGroup", {"interpreterGroups": [{
        "groupID": "g", "firstLanguage": "zh", "secondLanguage": "en",
        "interpreters": [{"loginAccount": "a"}]}]}, {},
     lambda c: c.service.world.interpreter_groups[0]["groupID"] == "g"),
    ("PUT", "/setAttendeeLanChannel",
     {"listenLanChannel": "en", "speakLanChannel": "en", "participantIDs": ["$guest.pid"]}, {},
     lambda c: c.service.world.language_channels[c.guest.pid] == ("en", "en")),
    ("PUT", "/stop", None, {}, lambda c: c.service.world.conference.destroyed),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "query", "holds"), GOOD)
async def test_good_calls_have_their_effect(
    console: Console, cast: Cast, method: str, path: str, body: Any, query: Any, holds: Any
) -> None:
    answer = await console.call(method, path, cast.fill(body), **cast.fill(query))
    assert (answer.status_code, answer.text) == (200, '{"returnCode":0,"returnDesc":"Success"}')
    assert holds(cast)


BAD: list[tuple[str, str, Any, dict[str, str], str]] = [
    ("PUT", "/participants/mute", {"isMute": 1}, {}, PARAMETER),
    ("PUT", "/participants/mute", {"isMute": 1}, {"participantID": "nobody"}, GONE),
    ("PUT", "/participants/mute", {"isMute": 2}, {"participantID": "$guest.pid"}, SWITCH),
    ("PUT", "/participants/mute", {"isMute": "1"}, {"participantID": "$guest.pid"}, CONVERSION),
    ("PUT", "/participants/mute", {"isMute": True}, {"participantID": "$guest.pid"}, CONVERSION),
    ("PUT", "/participants/mute", {}, {"participantID": "$guest.pid"}, PARAMETER),
    ("PUT", "/participants/mute", None, {"participantID": "$guest.pid"}, "MMC.111072057"),
    ("PUT", "/participants/mute", [1], {"participantID": "$guest.pid"}, CONVERSION),
    ("PUT", "/lock", {"isLock": 1}, {"conferenceID": "900000000"}, "MMC.111072065"),
    ("PUT", "/lock", {"isLock": 1}, {"conferenceID": ""}, PARAMETER),
    ("PUT", "/lock", {"isLock": -1}, {}, SWITCH),
    ("PUT", "/mute", {"isMute": 1, "allowUnmuteByOneself": 3}, {}, SWITCH),
    ("PUT", "/mute/guestUnMute", {}, {}, PARAMETER),
    ("PUT", "/record", {}, {}, PARAMETER),
    ("PUT", "/live", {"isLive": "on"}, {}, CONVERSION),
    ("PUT", "/duration", {"duration": 15}, {}, PARAMETER),
    ("PUT", "/duration", {"auto": 0, "duration": 0}, {}, PARAMETER),
    ("PUT", "/duration", {"auto": 0, "duration": 100_000}, {}, "MMC.111074003"),
    ("PUT", "/participants/hands", {"handsState": 1}, {"participantID": "$chair.pid"},
     "MMC.111072069"),
    ("PUT", "/participants/batch/hands", {"handsState": 1, "pids": ["$chair.pid"]}, {},
     "MMC.111072069"),
    ("PUT", "/participants/batch/hands", {"handsState": 1, "pids": []}, {}, PARAMETER),
    ("PUT", "/participants/batch/hands", {"handsState": 1, "pids": "x"}, {}, CONVERSION),
    ("PUT", "/participants/batch/hands", {"handsState": 1, "pids": ["nobody"]}, {}, GONE),
    ("PUT", "/participants/role", {"applyChair": 1}, {"participantID": "$guest.pid"},
     "MMC.111074001"),
    ("PUT", "/participants/role", {"applyChair": 0}, {"participantID": "$guest.pid"},
     "MMC.111074002"),
    ("PUT", "/participants/role", {"applyChair": 1}, {"participantID": "$phone.pid"},
     "MMC.111072072"),
    ("PUT", "/participants/role", {"applyChair": 1, "chairmanPwd": "x"},
     {"participantID": "$guest.pid"}, "MMC.111072065"),
    ("PUT", "/participants/cohost", {"isCohost": 1}, {"participantID": "$chair.pid"}, PARAMETER),
    ("PUT", "/participants/cohost", {"isCohost": 1}, {"participantID": "$audience.pid"}, PARAMETER),
    ("PUT", "/participants/cohost", {"isCohost": 2}, {"participantID": "$guest.pid"}, SWITCH),
    ("PUT", "/participants/name", {"number": "$guest.phone", "newName": "x"}, {}, PARAMETER),
    ("PUT", "/participants/name",
     {"participantID": "$guest.pid", "number": "$guest.phone", "newName": "长" * 65}, {},
     "MMC.111072047"),
    ("PUT", "/participants/name",
     {"participantID": "$guest.pid", "number": "$guest.phone", "newName": " "}, {},
     "MMC.111072046"),
    ("PUT", "/participants/name",
     {"participantID": "$guest.pid", "number": "$other.phone", "newName": "x"}, {}, GONE),
    ("PUT", "/participants/name", {"number": "+1000000", "newName": "x"}, {}, GONE),
    ("PUT", "/participants/name", {"number": "a b", "newName": "x"}, {}, "MMC.111072033"),
    ("PUT", "/participants/rollCall", None, {"participantID": "nobody"}, GONE),
    ("PUT", "/participants/broadcast", None, {"participantID": "$phone.pid"}, "MMC.111072026"),
    ("PUT", "/participants/video", {"status": 0}, {"participantID": "$phone.pid"}, "MMC.111072026"),
    ("PUT", "/participants/video", {"status": 0}, {"participantID": "$old.pid"}, "MMC.111072116"),
    ("PUT", "/participants/video", {"status": 1}, {"participantID": "$old.pid"}, "MMC.111072114"),
    ("PUT", "/participants/share/invite", {"share": 1}, {"participantID": "$phone.pid"},
     "MMC.111072026"),
    ("PUT", "/partView", {"viewType": 2, "participantID": "$terminal.pid"},
     {"participantID": "$guest.pid"}, "MMC.111072060"),
    ("PUT", "/partView", {"viewType": 1, "participantID": "$guest.pid"},
     {"participantID": "$terminal.pid"}, "MMC.111072040"),
    ("PUT", "/partView", {"viewType": 2}, {"participantID": "$terminal.pid"}, PARAMETER),
    ("PUT", "/lockView", {"status": 1, "participantID": "$phone.pid"},
     {"participantID": "$terminal.pid"}, "MMC.111072026"),
    ("PUT", "/chairView", {"viewType": 3}, {}, "MMC.111072040"),
    ("PUT", "/chairView", {"viewType": 2}, {}, PARAMETER),
    ("PUT", "/chairView", {"viewType": 0, "switchTime": 5}, {}, "MMC.111072042"),
    ("PUT", "/allowClientRecord", {"allowClientRecord": 1}, {}, PARAMETER),
    ("PUT", "/updateStartedConfConfig", {"callInRestriction": 1}, {}, PARAMETER),
    ("PUT", "/updateStartedConfConfig", {"chatPermission": 5}, {}, PARAMETER),
    ("PUT", "/display/mode", {"switchMode": "Auto", "imageType": 1}, {}, PARAMETER),
    ("PUT", "/display/mode", {"switchMode": "VAS", "imageType": 2}, {}, "MMC.111072044"),
    ("PUT", "/display/mode", {"switchMode": "Fixed", "imageType": 0}, {}, "MMC.111072044"),
    ("PUT", "/display/customMultiPicture", {"manualSet": 2}, {}, "MMC.111072041"),
    ("PUT", "/display/customMultiPicture", pictures(["$guest.phone"], imageType=""), {},
     "MMC.111072043"),
    ("PUT", "/display/customMultiPicture", pictures(["$guest.phone"], imageType="Four-9"), {},
     "MMC.111072044"),
    ("PUT", "/display/customMultiPicture", pictures(["$guest.phone"], switchTime=9), {},
     "MMC.111072042"),
    ("PUT", "/display/customMultiPicture", pictures(["$guest.phone"], switchTime=121), {},
     "MMC.111072042"),
    ("PUT", "/display/customMultiPicture", pictures(), {}, "MMC.111072028"),
    ("PUT", "/display/customMultiPicture", pictures([], []), {}, "MMC.111072028"),
    ("PUT", "/display/customMultiPicture", pictures(["$phone.phone"]), {}, "MMC.111072027"),
    ("PUT", "/display/customMultiPicture", pictures(["+999"]), {}, GONE),
    ("PUT", "/display/customMultiPicture", pictures(["$guest.pid"]), {}, GONE),
    ("PUT", "/display/customMultiPicture",
     pictures([], [], [], [], ["$guest.phone"]), {}, "MMC.111072058"),
    ("PUT", "/display/customMultiPicture", pictures(subscriberInPics=[
        {"index": 1, "subscriber": ["$guest.phone"], "isAssistStream": 1},
        {"index": 2, "subscriber": ["$other.phone"], "isAssistStream": 1}]), {}, "MMC.111072029"),
    ("PUT", "/display/customMultiPicture", pictures(subscriberInPics=[
        {"index": 0, "subscriber": ["$guest.phone"]}]), {}, PARAMETER),
    ("PUT", "/display/customMultiPicture", pictures(["$guest.phone"], multiPicSaveOnly=1), {},
     CONVERSION),
    ("PUT", "/display/multiPicture", pictures(["$guest.phone"]), {}, GONE),
    ("PUT", "/display/multiPicture", pictures(["$guest.pid"], imageType="Five"), {},
     "MMC.111072044"),
    ("PUT", "/layOut", {"restPicLayout": {"imageType": "Nope"}}, {}, "MMC.111072044"),
    ("PUT", "/layOut", {"restPicLayout": {"switchTime": 9}}, {}, "MMC.111072042"),
    ("PUT", "/layOut", {"restPicLayout": []}, {}, CONVERSION),
    ("DELETE", "/layOut", None, {}, PARAMETER),
    ("DELETE", "/layOut", None, {"uuID": "nothing"}, PARAMETER),
    ("POST", "/participants", {"attendees": []}, {}, PARAMETER),
    ("POST", "/participants", {}, {}, PARAMETER),
    ("POST", "/participants", {"attendees": [{"phone": "+1"}]}, {}, "MMC.111072046"),
    ("POST", "/participants", {"attendees": [{"name": "x"}]}, {}, "MMC.111072031"),
    ("POST", "/participants", {"attendees": [{"name": "长" * 97, "phone": "+1"}]}, {},
     "MMC.111072034"),
    ("POST", "/participants", {"attendees": [{"name": "x", "phone": "+1" * 70}]}, {},
     "MMC.111072032"),
    ("POST", "/participants", {"attendees": [{"name": "x", "phone": "号码"}]}, {}, "MMC.111072033"),
    ("POST", "/participants", {"attendees": [{"name": "x", "phone": "+1", "role": 3}]}, {},
     "MMC.111072035"),
    ("POST", "/participants", {"attendees": [{"name": "x", "phone": "+1", "type": "tv"}]}, {},
     PARAMETER),
    ("POST", "/participants", {"attendees": [{"name": "x", "phone": "$guest.phone"}]}, {},
     "MMC.111081001"),
    ("POST", "/participants/delete", {"bulkHangUpParticipants": ["nobody"]}, {}, GONE),
    ("POST", "/participants/delete", {"bulkHangUpParticipants": []}, {}, PARAMETER),
    ("POST", "/attendees/delete", {"bulkDelAttendInfo": [{"number": "$guest.phone"}]}, {},
     PARAMETER),
    ("POST", "/attendees/delete", {"bulkDelAttendInfo": [{"number": "+1"}]}, {}, GONE),
    ("POST", "/attendees/delete",
     {"bulkDelAttendInfo": [{"number": "$absent.phone", "participantID": "x"}]}, {}, GONE),
    ("PUT", "/allowWaitingParticipant", {}, {}, PARAMETER),
    ("PUT", "/allowWaitingParticipant", {"participantID": "nobody"}, {}, GONE),
    ("PUT", "/allowWaitingParticipant", {"allowAll": "true"}, {}, CONVERSION),
    ("PUT", "/moveToWaitingRoom", {"participantID": "$chair.pid"}, {}, PARAMETER),
    ("PUT", "/moveToWaitingRoom", {}, {}, PARAMETER),
    ("PUT", "/batchMoveToWaitingRoom", {"batchParticipants": ["$guest.pid", "$chair.pid"]}, {},
     PARAMETER),
    ("PUT", "/batchMoveToWaitingRoom", {"batchParticipants": []}, {}, PARAMETER),
    ("PUT", "/batchMoveToWaitingRoom", {"batchParticipants": ["$guest.pid", "x"]}, {}, GONE),
    ("PUT", "/pause", {"pause": 2}, {}, SWITCH),
    ("PUT", "/allowAudience", {"allowAudience": 0}, {}, PARAMETER),
    ("PUT", "/mmrRecord", {"recordType": 3}, {}, PARAMETER),
    ("PUT", "/mmrLive", {}, {}, PARAMETER),
    ("PUT", "/simultaneousInterpretation", {"simultaneousInterpretation": 1}, {}, "MMC.111072092"),
    ("PUT", "/setAttendeeLanChannel", {"listenLanChannel": "en", "speakLanChannel": "zh"}, {},
     PARAMETER),
    ("PUT", "/interpreterGroup", {"interpreterGroups": [{"groupID": "g"}]}, {}, PARAMETER),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "query", "expected"), BAD)
async def test_bad_calls_are_refused_and_change_nothing(
    console: Console, cast: Cast, method: str, path: str, body: Any, query: Any, expected: str
) -> None:
    cast.service.world.drain()
    answer = await console.call(method, path, cast.fill(body), **cast.fill(query))
    assert answer.json()["error_code"] == expected
    assert answer.status_code == CATALOGUE[expected][0]
    assert not cast.service.world.drain()


@pytest.mark.parametrize(
    ("method", "path", "body", "query", "expected"),
    [
        ("PUT", "/lock", {"isLock": 1}, {}, "MMC.111072070"),
        ("PUT", "/mute", {"isMute": 1}, {}, "MMC.111072070"),
        ("PUT", "/stop", None, {}, "MMC.111072070"),
        ("GET", "/layOut", None, {}, "MMC.111072070"),
        ("PUT", "/participants/mute", {"isMute": 1}, {"participantID": "$guest.pid"},
         "MMC.111072071"),
        ("PUT", "/participants/hands", {"handsState": 1}, {"participantID": "$guest.pid"},
         "MMC.111072071"),
        ("PUT", "/participants/role", {"applyChair": 1}, {"participantID": "$guest.pid"},
         "MMC.111072070"),
    ],
)  # fmt: skip
async def test_a_guest_may_not(
    service: Simulation, cast: Cast, method: str, path: str, body: Any, query: Any, expected: str
) -> None:
    console = Console(service)
    await console.sign_in(service.guest_password)
    answer = await console.call(method, path, body, **cast.fill(query))
    assert answer.json()["error_code"] == expected


async def test_a_guest_may_look_and_may_apply_for_the_chair_with_the_password(
    service: Simulation, cast: Cast
) -> None:
    console = Console(service)
    await console.sign_in(service.guest_password)
    assert (await console.call("GET", "/realTimeInfo")).status_code == 200
    assert (await console.call("GET", "/wsToken")).json()["webSocketToken"]
    actions.release_chair(service.world, cast.chair)
    answer = await console.put(
        "/participants/role",
        {"applyChair": 1, "chairmanPwd": service.password},
        participantID=cast.guest.pid,
    )
    assert answer.status_code == 200
    assert service.world.chair is cast.guest
