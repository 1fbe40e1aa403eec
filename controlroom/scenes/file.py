"""Scenes as text: JSON, `{"version": 1, "scenes": [...]}`.

Each has `name` and, as far as it says something of them, `layout`, `on_air`, `microphones`,
`locked`, `recording` and `display`; sites have `name`, `number`, `account` and `account_id` as far
as they are known. A scene that can't be used costs only itself, and stays in the file.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from controlroom.commands.layouts import IMAGE_TYPES, SWITCH_TIME
from controlroom.meeting.model import Mode
from controlroom.scenes.scene import NAME_MOST, VERSION, Pictures, Scene


class Book(msgspec.Struct, frozen=True):
    """All scenes in their order, and what of the file can't be used, as it stands there."""

    scenes: tuple[Scene, ...] = ()
    unread: tuple[Any, ...] = ()
    faults: tuple[str, ...] = ()

    def find(self, name: str) -> Scene | None:
        """The one of this name; names differ by more than by case."""
        wanted = name.casefold()
        return next((scene for scene in self.scenes if scene.name.casefold() == wanted), None)

    def with_(self, scene: Scene, *, instead: str = "") -> "Book":
        """With `scene` in the place of the one called `instead`, else as the last."""
        if instead and self.find(instead) is not None:
            old = instead.casefold()
            kept = (scene if one.name.casefold() == old else one for one in self.scenes)
            return replace(self, scenes=tuple(kept))
        return replace(self, scenes=(*self.scenes, scene))

    def without(self, name: str) -> "Book":
        """Without the one of this name."""
        old = name.casefold()
        kept = tuple(scene for scene in self.scenes if scene.name.casefold() != old)
        return replace(self, scenes=kept)


class _Whole(msgspec.Struct):
    version: int
    scenes: list[Any]


def write(book: Book) -> bytes:
    """The text of a file."""
    told = {"version": VERSION, "scenes": [*book.scenes, *book.unread]}
    return msgspec.json.format(msgspec.json.encode(told))


def read(text: bytes) -> Book:
    """What can be used of a file's text. Raises ValueError if it has no list of scenes."""
    try:
        told = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"the file is not JSON: {error}") from None
    try:
        whole = msgspec.convert(told, _Whole)
    except msgspec.ValidationError as error:
        raise ValueError(f"there is no list of scenes: {error}") from None
    if whole.version != VERSION:
        raise ValueError(f"version is not {VERSION}")
    book = Book()
    for place, raw in enumerate(whole.scenes, 1):
        try:
            book = book.with_(_scene(raw, book))
        except ValueError as error:
            fault = f"scene {place}: {error}"
            book = replace(book, unread=(*book.unread, raw), faults=(*book.faults, fault))
    return book


def _scene(raw: Any, book: Book) -> Scene:
    scene = msgspec.convert(raw, Scene, str_keys=True)
    name = scene.name.strip()
    if not name or len(name) > NAME_MOST:
        raise ValueError(f"a name has 1 to {NAME_MOST} characters")
    if book.find(name) is not None:
        raise ValueError("the name is there already")
    if not scene.parts:
        raise ValueError("it says nothing")
    if scene.layout is not None:
        _check(scene.layout)
    if scene.on_air is not None:
        of_a_site = scene.on_air.mode in (Mode.BROADCAST, Mode.ROLL_CALL)
        if of_a_site is not (scene.on_air.site is not None):
            raise ValueError("what is on air")
    return replace(scene, name=name)


def _check(layout: Pictures) -> None:
    count = IMAGE_TYPES.get(layout.image_type)
    if count is None:
        raise ValueError("the arrangement is not known")
    panes = [*layout.panes, *([] if layout.auxiliary is None else [layout.auxiliary])]
    if not layout.panes or not all(1 <= pane <= count for pane in panes):
        raise ValueError(f"{layout.image_type} has the panes 1 to {count}")
    if layout.period is not None and not SWITCH_TIME[0] <= layout.period <= SWITCH_TIME[1]:
        raise ValueError(f"sites switch every {SWITCH_TIME[0]} to {SWITCH_TIME[1]} s")
