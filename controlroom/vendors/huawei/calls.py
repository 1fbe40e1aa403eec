"""Orders to calls: what chapter 5.2 asks for, field by field. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from controlroom.commands.registry import Order
from controlroom.meeting.model import Participant
from controlroom.vendors.base import Call, Problem, VendorError

_CONTROL = "/v1/mmc/control/conferences"
QOS_PATH = "/v1/mmc/cqs/media/qos"
# The most users that one quality query may name (5.2.42).
QOS_USERS = 50


def _put(
    path: str, body: object = None, *, pid: str = "", query: Mapping[str, str] | None = None
) -> Call:
    return Call("PUT", _CONTROL + path, body, query or {}, pid)


def _each(path: str, body: object = None) -> Callable[[Order], list[Call]]:
    """One call for each participant, named in the query."""
    return lambda order: [
        _put(path, body, pid=person.pid, query={"participantID": person.pid})
        for person in order.targets
    ]


def _one(path: str, body: object = None) -> Callable[[Order], list[Call]]:
    return lambda _: [_put(path, body)]


def _mute_all(order: Order) -> list[Call]:
    allowed = 0 if order.arguments.get("forbid_self_unmute") else 1
    return [_put("/mute", {"isMute": 1, "allowUnmuteByOneself": allowed})]


def _layout(order: Order) -> list[Call]:
    """5.2.16: panes name sites by number, count from 1, at most one shows the auxiliary stream."""
    arguments = order.arguments
    panes: dict[int, list[str]] = {
        index: [_number(person) for person in people] for index, people in arguments["pane"].items()
    }
    auxiliary = arguments.get("aux")
    if auxiliary is not None:
        panes.setdefault(auxiliary, [])
    body: dict[str, Any] = {
        "manualSet": 1,
        "imageType": arguments["image_type"],
        "subscriberInPics": [
            {
                "index": index,
                "subscriber": numbers,
                "isAssistStream": int(index == auxiliary),
            }
            for index, numbers in sorted(panes.items())
        ],
        "multiPicSaveOnly": bool(arguments.get("save_only")),
    }
    if arguments.get("switch_time") is not None:
        body["switchTime"] = arguments["switch_time"]
    return [_put("/display/customMultiPicture", body)]


def _number(person: Participant) -> str:
    if not person.number:
        raise VendorError(Problem.UNSUPPORTED, detail=f"{person.name} has no number to be shown by")
    return person.number


def _display(order: Order) -> list[Call]:
    """5.2.17."""
    mode = "VAS" if order.arguments["strategy"] == "voice" else "Fixed"
    multi = int(order.arguments["pictures"] == "multi")
    return [_put("/display/mode", {"switchMode": mode, "imageType": multi})]


def qos(pids: list[str]) -> Call:
    """5.2.42: at most `QOS_USERS` of them."""
    return Call("POST", QOS_PATH, {"users": [{"pid": pid} for pid in pids]})


def _qos(order: Order) -> list[Call]:
    pids = [person.pid for person in order.targets]
    return [qos(pids[i : i + QOS_USERS]) for i in range(0, len(pids), QOS_USERS)]


CALLS: Mapping[str, Callable[[Order], list[Call]]] = {
    "mute": _each("/participants/mute", {"isMute": 1}),  # 5.2.8
    "unmute": _each("/participants/mute", {"isMute": 0}),
    "mute-all": _mute_all,  # 5.2.9
    "unmute-all": _one("/mute", {"isMute": 0}),
    "lock": _one("/lock", {"isLock": 1}),  # 5.2.12
    "unlock": _one("/lock", {"isLock": 0}),
    "layout": _layout,
    "layout-auto": _one("/display/customMultiPicture", {"manualSet": 0}),  # 5.2.16
    "display": _display,
    "record-start": _one("/record", {"isRecord": 1}),  # 5.2.19
    "record-stop": _one("/record", {"isRecord": 0}),
    "roll-call": _each("/participants/rollCall"),  # 5.2.22
    "broadcast": _each("/participants/broadcast"),  # 5.2.23
    "cancel-broadcast": _one("/cancelBroadcast"),  # 5.2.32
    "qos": _qos,
}


def calls_of(order: Order) -> list[Call]:
    """The calls that carry out `order`. Raises VendorError UNSUPPORTED."""
    build = CALLS.get(order.command)
    if build is None:
        raise VendorError(Problem.UNSUPPORTED, detail=order.command)
    return build(order)
