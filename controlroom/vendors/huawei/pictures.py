"""Calls about what the sites see: 5.2.16-18, 5.2.25-26, 5.2.36-38."""

from collections.abc import Mapping
from typing import Any

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import Order
from controlroom.meeting.model import Layout, Pane
from controlroom.vendors.base import Call
from controlroom.vendors.huawei.forms import CONTROL, Build, each, number, put

LAYOUTS_PATH = f"{CONTROL}/layOut"
_CUSTOM = "/display/customMultiPicture"


def layout(order: Order) -> list[Call]:
    """5.2.16: panes name sites by number, count from 1, at most one shows the auxiliary stream."""
    arguments = order.arguments
    body: dict[str, Any] = {
        "manualSet": 1,
        "imageType": arguments["image_type"],
        "subscriberInPics": [
            {"index": index, "subscriber": numbers, "isAssistStream": auxiliary}
            for index, numbers, auxiliary in _panes(arguments)
        ],
        "multiPicSaveOnly": bool(arguments.get("save_only")),
        **_switch_time(arguments),
    }
    return [put(_CUSTOM, body)]


def accepted(call: Call) -> Layout | None:
    """The multi-picture that an accepted call has set (5.2.16), sites as numbers."""
    body = call.body
    if call.path != f"{CONTROL}{_CUSTOM}" or not body.get("manualSet"):
        return None
    panes = tuple(
        Pane(pane["index"], tuple(pane["subscriber"]), bool(pane["isAssistStream"]))
        for pane in body["subscriberInPics"]
    )
    image_type = body["imageType"]
    return Layout(panes, IMAGE_TYPES[image_type], body.get("switchTime"), image_type)


def layout_save(order: Order) -> list[Call]:
    """5.2.37."""
    arguments = order.arguments
    layout: dict[str, Any] = {
        "imageType": arguments["image_type"],
        "layOutName": arguments["name"],
        "subscriberInPics": [
            {"index": index, "id": numbers, "share": auxiliary}
            for index, numbers, auxiliary in _panes(arguments)
        ],
        **_switch_time(arguments),
    }
    return [put("/layOut", {"restPicLayout": layout})]


def _panes(arguments: Mapping[str, Any]) -> list[tuple[int, list[str], int]]:
    """Each pane's index, its sites' numbers and whether it shows the auxiliary stream."""
    panes: dict[int, list[str]] = {
        index: [number(person) for person in people] for index, people in arguments["pane"].items()
    }
    auxiliary = arguments.get("aux")
    if auxiliary is not None:
        panes.setdefault(auxiliary, [])
    return [(index, numbers, int(index == auxiliary)) for index, numbers in sorted(panes.items())]


def _switch_time(arguments: Mapping[str, Any]) -> dict[str, int]:
    seconds = arguments.get("switch_time")
    return {} if seconds is None else {"switchTime": seconds}


def layouts(_: Order) -> list[Call]:
    """5.2.36."""
    return [Call("GET", LAYOUTS_PATH)]


def layout_delete(order: Order) -> list[Call]:
    """5.2.38: the document prints the key as uulD, the vendor's own client writes uuID."""
    return [Call("DELETE", LAYOUTS_PATH, query={"uuID": order.arguments["uuid"]})]


def display(order: Order) -> list[Call]:
    """5.2.17."""
    mode = "VAS" if order.arguments["strategy"] == "voice" else "Fixed"
    multi = int(order.arguments["pictures"] == "multi")
    return [put("/display/mode", {"switchMode": mode, "imageType": multi})]


# 5.2.18: polling, all in one picture, one site
_POLL, _MULTI, SITE = 0, 1, 2
_SECONDS = 10


def chair_view(order: Order) -> list[Call]:
    """5.2.18: polling requires the interval, though stopping makes no use of it."""
    arguments = order.arguments
    body: dict[str, Any]
    match arguments["what"]:
        case "multi":
            body = {"viewType": _MULTI}
        case "site":
            body = {"viewType": SITE, "participantID": arguments["person"].pid}
        case what:
            body = {
                "viewType": _POLL,
                "switchTime": arguments.get("switch_time", _SECONDS),
                "status": int(what == "poll"),
            }
    return [put("/chairView", body)]


def watching(path: str, body: Mapping[str, int]) -> Build:
    """5.2.25-26: who looks stands in the query, who is looked at in the body."""

    def build(order: Order) -> list[Call]:
        watched = order.arguments["target"].pid
        return each(path, {**body, "participantID": watched})(order)

    return build
