"""Orders to calls: what chapter 5.2 asks for, field by field. Pure.

`pause`, `batchMoveToWaitingRoom`, `allowAudience`, `mmrRecord` and `mmrLive` are not in the
document; they are as the vendor's published client has them.
"""

from collections.abc import Mapping
from typing import Any

from controlroom.commands.catalogue.invitations import invitations
from controlroom.commands.registry import Order
from controlroom.meeting.model import Interpreter, InterpreterGroup, Role
from controlroom.vendors.base import Call, Problem, VendorError
from controlroom.vendors.huawei import pictures
from controlroom.vendors.huawei.forms import CONTROL, Build, Own, each, number, one, post, put

QOS_PATH = "/v1/mmc/cqs/media/qos"
# The only call of the chapter that goes without a token (5.2.27).
PASSWORD_PATH = f"{CONTROL}/inviteWithPwd"
# In place of a method: a frame over the socket, whose type is the path (6.1.3.10).
SOCKET = "SOCKET"
# The most users that one quality query may name (5.2.42).
QOS_USERS = 50


def _mute_all(order: Order) -> list[Call]:
    allowed = 0 if order.arguments.get("forbid_self_unmute") else 1
    return [put("/mute", {"isMute": 1, "allowUnmuteByOneself": allowed})]


def _extend(order: Order) -> list[Call]:
    """5.2.13."""
    body = {"auto": int(bool(order.arguments.get("auto")))}
    if (minutes := order.arguments.get("minutes")) is not None:
        body["duration"] = minutes
    return [put("/duration", body)]


def _config(order: Order) -> list[Call]:
    """5.2.28: what is not named stays."""
    return [put("/updateStartedConfConfig", dict(order.arguments["settings"]))]


# people


def _hands(state: int) -> Build:
    """5.2.10 for one, 5.2.11 for several at once."""

    def build(order: Order) -> list[Call]:
        if len(order.targets) == 1:
            return each("/participants/hands", {"handsState": state})(order)
        pids = [person.pid for person in order.targets]
        return [put("/participants/batch/hands", {"handsState": state, "pids": pids})]

    return build


def _rename(order: Order) -> list[Call]:
    """5.2.21: who is in the meeting is named by pid as well."""
    return [
        put(
            "/participants/name",
            {
                **({"participantID": person.pid} if person.present else {}),
                "number": number(person),
                "newName": order.arguments["name"],
            },
            pid=person.pid,
        )
        for person in order.targets
    ]


def _invite(order: Order) -> list[Call]:
    """5.2.3: everybody at one call."""
    guests = invitations(order)
    if any(not guest.number for guest in guests):
        raise VendorError(Problem.UNSUPPORTED, detail="somebody has no number to be called by")
    attendees = [
        {
            "name": guest.name,
            "role": int(guest.role is Role.CHAIR),
            "phone": guest.number,
            "type": guest.kind,
            **({"accountId": guest.account} if guest.account else {}),
        }
        for guest in guests
    ]
    return [post("/participants", {"attendees": attendees})] if attendees else []


def _invite_with_password(order: Order) -> list[Call]:
    """5.2.27."""
    arguments = order.arguments
    body = {
        "callNum": arguments["number"],
        "confID": Own.CONFERENCE,
        "pwd": Own.PASSWORD,
        "numBelongsType": int(bool(arguments.get("vc"))),
        "isNotOverlayPidName": bool(arguments.get("no_site_name")),
        **({"orgID": arguments["org"]} if "org" in arguments else {}),
    }
    return [Call("POST", PASSWORD_PATH, body)]


def _hang_up(order: Order) -> list[Call]:
    """5.2.4: everybody at one call."""
    pids = [person.pid for person in order.targets]
    return [post("/participants/delete", {"bulkHangUpParticipants": pids})]


def _remove(order: Order) -> list[Call]:
    """5.2.5: everybody at one call; who is in the meeting is named by pid as well."""
    people = [
        {
            "number": number(person),
            **({"participantID": person.pid} if person.present else {}),
        }
        for person in order.targets
    ]
    return [post("/attendees/delete", {"bulkDelAttendInfo": people})]


def _admit(order: Order) -> list[Call]:
    """5.2.33."""
    return [
        put(
            "/allowWaitingParticipant",
            {"participantID": person.pid, "allowAll": False},
            pid=person.pid,
        )
        for person in order.targets
    ]


def _to_waiting_room(order: Order) -> list[Call]:
    """5.2.34 for one; several at one call."""
    pids = [person.pid for person in order.targets]
    if len(pids) == 1:
        return [put("/moveToWaitingRoom", {"participantID": pids[0]}, pid=pids[0])]
    return [put("/batchMoveToWaitingRoom", {"batchParticipants": pids})] if pids else []


# what only some meetings have

_MMR_RECORD = {"pause": 0, "start": 1, "stop": 2}
_MMR_LIVE = {"stop": 0, "start": 1}


def _chosen(path: str, key: str, values: Mapping[str, int]) -> Build:
    return lambda order: [put(path, {key: values[order.arguments["what"]]})]


# languages


def _interpreters(order: Order) -> list[Call]:
    """5.2.39: replaces all groups."""
    groups = [_group(group) for group in order.arguments["file"]]
    return [put("/interpreterGroup", {"interpreterGroups": groups})]


def _group(group: InterpreterGroup) -> dict[str, Any]:
    named = {"groupName": group.name, "groupType": group.kind}
    return {
        "groupID": group.id,
        "firstLanguage": group.first_language,
        "secondLanguage": group.second_language,
        **{key: value for key, value in named.items() if value},
        "interpreters": [
            {
                **_named(person),
                **({"name": person.name} if person.name else {}),
                **({"callNumber": person.number} if person.number else {}),
            }
            for person in group.interpreters
        ],
    }


def _named(person: Interpreter) -> dict[str, Any]:
    """By the account or by the id: one of both is needed (table 5-143)."""
    return {"loginAccount": person.account} if person.account else {"userID": person.user_id}


def _language_channel(order: Order) -> list[Call]:
    """5.2.41: one channel for listening and for speaking, everybody at one call."""
    language = order.arguments["language"]
    body: dict[str, Any] = {
        "listenLanChannel": language,
        "speakLanChannel": language,
        "participantIDs": [person.pid for person in order.targets],
    }
    if order.arguments.get("original_voice"):
        body["includeOriginalVoice"] = 1
    return [put("/setAttendeeLanChannel", body)]


def _subtitles(state: str) -> Build:
    """6.1.3.10: numbers as the example writes them; 0 shows the loudest two."""
    return lambda _: [
        Call(SOCKET, "REALTIMESUBTITLE", {"isSubtitle": state, "subtitleType": "0"}),
    ]


# quality


def qos(pids: list[str]) -> Call:
    """5.2.42: at most `QOS_USERS` of them."""
    return Call("POST", QOS_PATH, {"users": [{"pid": pid} for pid in pids]})


def _qos(order: Order) -> list[Call]:
    pids = [person.pid for person in order.targets]
    return [qos(pids[i : i + QOS_USERS]) for i in range(0, len(pids), QOS_USERS)]


CALLS: Mapping[str, Build] = {
    "mute": each("/participants/mute", {"isMute": 1}),  # 5.2.8
    "unmute": each("/participants/mute", {"isMute": 0}),
    "mute-all": _mute_all,  # 5.2.9
    "unmute-all": one("/mute", {"isMute": 0}),
    "allow-self-unmute": one("/mute/guestUnMute", {"allowUnmuteByOneself": 1}),  # 5.2.24
    "forbid-self-unmute": one("/mute/guestUnMute", {"allowUnmuteByOneself": 0}),
    "lock": one("/lock", {"isLock": 1}),  # 5.2.12
    "unlock": one("/lock", {"isLock": 0}),
    "extend": _extend,
    "end": one("/stop"),  # 5.2.14
    "pause": one("/pause", {"pause": 1}),
    "resume": one("/pause", {"pause": 0}),
    "allow-audience": one("/allowAudience", {"allowAudience": 1}),
    "config": _config,
    "qos": _qos,
    "broadcast": each("/participants/broadcast"),  # 5.2.23
    "roll-call": each("/participants/rollCall"),  # 5.2.22
    "cancel-broadcast": one("/cancelBroadcast"),  # 5.2.32
    "layout": pictures.layout,
    "layout-auto": one("/display/customMultiPicture", {"manualSet": 0}),  # 5.2.16
    "display": pictures.display,
    "layouts": pictures.layouts,
    "layout-save": pictures.layout_save,
    "layout-delete": pictures.layout_delete,
    "chair-view": pictures.chair_view,
    "view": pictures.watching("/partView", {"viewType": pictures.SITE}),
    "lock-view": pictures.watching("/lockView", {"status": 1}),
    "unlock-view": pictures.watching("/lockView", {"status": 0}),
    "record-start": one("/record", {"isRecord": 1}),  # 5.2.19
    "record-stop": one("/record", {"isRecord": 0}),
    "live-start": one("/live", {"isLive": 1}),  # 5.2.20
    "live-stop": one("/live", {"isLive": 0}),
    "mmr-record": _chosen("/mmrRecord", "recordType", _MMR_RECORD),
    "mmr-live": _chosen("/mmrLive", "liveState", _MMR_LIVE),
    "allow-local-record": each("/allowClientRecord", {"allowClientRecord": 1}),  # 5.2.35
    "forbid-local-record": each("/allowClientRecord", {"allowClientRecord": 0}),
    "raise-hand": _hands(1),
    "lower-hand": _hands(0),
    "rename": _rename,
    "make-chair": each(
        "/participants/role",
        {"applyChair": 1, "chairmanPwd": Own.PASSWORD},  # 5.2.6
    ),
    "release-chair": each("/participants/role", {"applyChair": 0}),
    "cohost": each("/participants/cohost", {"isCohost": 1}),  # 5.2.7
    "uncohost": each("/participants/cohost", {"isCohost": 0}),
    "camera-on": each("/participants/video", {"status": 0}),  # 5.2.31: 0 opens
    "camera-off": each("/participants/video", {"status": 1}),
    "invite-share": each("/participants/share/invite", {"share": 1}),  # 5.2.30
    "uninvite-share": each("/participants/share/invite", {"share": 0}),
    "invite": _invite,
    "invite-with-password": _invite_with_password,
    "call-again": _invite,
    "hang-up": _hang_up,
    "remove": _remove,
    "admit": _admit,
    "admit-all": one("/allowWaitingParticipant", {"allowAll": True}),  # 5.2.33
    "to-waiting-room": _to_waiting_room,
    "interpreters": _interpreters,
    "interpretation-start": one(
        "/simultaneousInterpretation",
        {"simultaneousInterpretation": 1},  # 5.2.40
    ),
    "interpretation-stop": one("/simultaneousInterpretation", {"simultaneousInterpretation": 0}),
    "language-channel": _language_channel,
    "subtitles-start": _subtitles("1"),
    "subtitles-stop": _subtitles("0"),
}

# Why there is no call yet.
_MISSING = {
    "recording-files": "recordings are told to an enterprise account, and none is configured",
}


def calls_of(order: Order) -> list[Call]:
    """The calls that carry out `order`. Raises VendorError UNSUPPORTED."""
    build = CALLS.get(order.command)
    if build is None:
        detail = _MISSING.get(order.command, order.command)
        raise VendorError(Problem.UNSUPPORTED, detail=detail)
    return build(order)
