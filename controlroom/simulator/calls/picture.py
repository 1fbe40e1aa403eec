"""Calls about what is seen: multi-picture, display mode, the chair's view, saved layouts."""

from collections.abc import Callable

from controlroom.simulator import actions
from controlroom.simulator.errors import Refusal
from controlroom.simulator.model import Display, Participant, Picture
from controlroom.simulator.rules import (
    PARAMETER,
    UNKNOWN_PARTICIPANT,
    Call,
    Json,
    boolean,
    choice,
    integer,
    number,
    objects,
    participant,
    switch,
    text,
    texts,
)
from controlroom.simulator.world import World

from .registry import Stage, endpoint

_VARIANTS = {
    "Single": (1, 1),
    "Two": (2, 1),
    "Three": (3, 4),
    "Four": (4, 3),
    "Five": (5, 2),
    "Six": (6, 5),
    "Seven": (7, 4),
    "Eight": (8, 4),
    "Nine": (9, 1),
    "Ten": (10, 6),
    "Thirteen": (13, 5),
    "Sixteen": (16, 1),
    "Seventeen": (17, 1),
    "Twenty-Five": (25, 1),
}
IMAGE_TYPES: dict[str, int] = {
    name if variant == 1 else f"{name}-{variant}": count
    for name, (count, variants) in _VARIANTS.items()
    for variant in range(1, variants + 1)
}
"""The 39 imageType values of figure 5-4 and how many pictures each has."""

_OLD_IMAGE_TYPES = {
    name: IMAGE_TYPES[name] for name in ("Single", "Two", "Three", "Four", "Six", "Nine", "Sixteen")
}

Finder = Callable[[World, str], Participant]


@endpoint("PUT", "/display/customMultiPicture")
def custom_multi_picture(stage: Stage, call: Call) -> None:
    """5.2.16: subscribers are phone numbers."""
    _multi_picture(stage, call, IMAGE_TYPES, _by_phone)


@endpoint("PUT", "/display/multiPicture")
def multi_picture(stage: Stage, call: Call) -> None:
    """5.2.15, deprecated: subscribers are pids, and there are seven layouts."""
    _multi_picture(stage, call, _OLD_IMAGE_TYPES, participant)


def _multi_picture(stage: Stage, call: Call, types: dict[str, int], find: Finder) -> None:
    body = call.body
    manual = choice(body, "manualSet", (0, 1), "MMC.111072041")
    switch_time = _switch_time(body)
    save_only = boolean(body, "multiPicSaveOnly")
    if not manual:
        actions.automatic_pictures(stage.world)
        return
    count = _picture_count(body, types)
    pictures = _pictures(stage.world, objects(body, "subscriberInPics", required=False), find)
    if not any(picture.pids for picture in pictures):
        raise Refusal("MMC.111072028")
    if any(picture.index > count for picture in pictures):
        raise Refusal("MMC.111072058")
    if sum(picture.share for picture in pictures) > 1:
        raise Refusal("MMC.111072029")
    actions.set_pictures(stage.world, pictures, count, switch_time, save_only=save_only)


def _by_phone(world: World, phone: str) -> Participant:
    person = world.by_phone.get(number(phone))
    if person is None or not person.in_meeting:
        raise Refusal(UNKNOWN_PARTICIPANT)
    return person


def _pictures(world: World, entries: list[Json], find: Finder) -> list[Picture]:
    pictures: dict[int, Picture] = {}
    for entry in entries:
        index = integer(entry, "index", 1)
        if index < 1 or index in pictures:
            raise Refusal(PARAMETER, f"index {index} is not positive, or comes twice")
        people = [find(world, key) for key in texts(entry, "subscriber", required=False)]
        if not all(person.has_video for person in people):
            raise Refusal("MMC.111072027")
        share = switch(entry, "isAssistStream", 0)
        pictures[index] = Picture(index, [person.pid for person in people], share)
    return [pictures[index] for index in sorted(pictures)]


def _picture_count(body: Json, types: dict[str, int]) -> int:
    image_type = body.get("imageType")
    if image_type is None or image_type == "":
        raise Refusal("MMC.111072043")
    if not isinstance(image_type, str) or image_type not in types:
        raise Refusal("MMC.111072044")
    return types[image_type]


def _switch_time(body: Json) -> int:
    seconds = integer(body, "switchTime", 10)
    if not 10 <= seconds <= 120:
        raise Refusal("MMC.111072042")
    return seconds


@endpoint("PUT", "/display/mode")
def display_mode(stage: Stage, call: Call) -> None:
    """5.2.17: a single picture goes with voice activation only."""
    mode = text(call.body, "switchMode")
    if mode not in ("Fixed", "VAS"):
        raise Refusal(PARAMETER, f"switchMode is {mode}")
    multi = choice(call.body, "imageType", (0, 1), "MMC.111072044")
    if mode == "Fixed" and not multi:
        raise Refusal("MMC.111072044")
    if mode == "Fixed":
        actions.show(stage.world, Display.FIXED_MULTI)
    else:
        actions.show(stage.world, Display.VAS_MULTI if multi else Display.VAS_SINGLE)


@endpoint("PUT", "/chairView")
def chair_view(stage: Stage, call: Call) -> None:
    """5.2.18: for a chair on a professional terminal. The example leaves out `status` and
    `switchTime`, which the table requires for polling: both have defaults here."""
    world = stage.world
    view = choice(call.body, "viewType", (0, 1, 2), "MMC.111072040")
    chair = world.chair
    if chair is None:
        raise Refusal("MMC.111072059")
    if not chair.identity.device.is_hard:
        raise Refusal("MMC.111072062")
    if view == 0:
        _switch_time(call.body)
        world.update_conference(chair_polling=switch(call.body, "status", 1))
        return
    if world.conference.chair_polling:
        raise Refusal("MMC.111072061")
    if view == 1:
        if world.conference.display in (
            Display.FIXED_MULTI,
            Display.VAS_MULTI,
            Display.VAS_SINGLE,
        ):
            raise Refusal("MMC.111072011")
        actions.show(world, Display.CHAIR_MULTI)
        world.update(chair, view_type=1, view_source="")
        return
    source = participant(world, text(call.body, "participantID"))
    if not source.has_video:
        raise Refusal("MMC.111072026")
    world.update(chair, view_type=2, view_source=source.pid)


@endpoint("GET", "/layOut", body=False)
def list_layouts(stage: Stage, _call: Call) -> Json:
    """5.2.36"""
    return {
        "returnCode": 0,
        "returnDesc": "Success",
        "picLayouts": list(stage.world.layouts.values()),
    }


@endpoint("PUT", "/layOut")
def save_layout(stage: Stage, call: Call) -> None:
    """5.2.37: under its uuid if it has one; SIP numbers are kept as they came."""
    layout = call.body.get("restPicLayout")
    if layout is None:
        return
    if not isinstance(layout, dict):
        raise Refusal("MMC.111071062")
    image_type = text(layout, "imageType", required=False)
    if image_type and image_type not in IMAGE_TYPES:
        raise Refusal("MMC.111072044")
    if integer(layout, "switchTime", 10) < 10:
        raise Refusal("MMC.111072042")
    if integer(layout, "picNum", 1) < 1:
        raise Refusal(PARAMETER, "picNum is not positive")
    pictures = objects(layout, "subscriberInPics", required=False)
    for picture in pictures:
        index = integer(picture, "index", 1)
        if image_type and index > IMAGE_TYPES[image_type]:
            raise Refusal("MMC.111072058")
        for phone in texts(picture, "id", required=False):
            number(phone)
        switch(picture, "share", 0)
    uuid = text(layout, "uuid", required=False) or f"{stage.rng.getrandbits(128):032x}"
    stage.world.layouts[uuid] = {
        "uuid": uuid,
        "imageType": image_type,
        "switchTime": integer(layout, "switchTime", 10),
        "layOutName": text(layout, "layOutName", required=False),
        "subscriberInPics": pictures,
    }


@endpoint("DELETE", "/layOut", body=False)
def delete_layout(stage: Stage, call: Call) -> None:
    """5.2.38: the document prints the key as uulD, the vendor's own client writes uuID."""
    uuid = next((call.query[key] for key in ("uuID", "uulD") if call.query.get(key)), "")
    if not uuid or stage.world.layouts.pop(uuid, None) is None:
        raise Refusal(PARAMETER, "no such layout")
