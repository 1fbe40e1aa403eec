"""The outside of a frame, and single values in it. Pure; broken JSON raises one of `BROKEN`."""

import contextlib
from collections.abc import Iterator
from typing import Any

import msgspec

from controlroom.vendors.huawei import reading

FULL = 0
REFRESH, GONE = 0, 1


# Hardly a value begins after more blanks: looking at these spares copying a long one.
_BLANKS = 64


class Head(msgspec.Struct, gc=False):
    """What every frame has; `rest` is read only by actions that keep their content beside it."""

    action: Any = ""
    sequence: Any = ""
    msgMode: Any = 1  # noqa: N815 - the wire's name
    version: Any = None
    createTime: Any = None  # noqa: N815
    data: msgspec.Raw = msgspec.Raw()


class _Listed(Head, gc=False, kw_only=True):
    """The same, with a list as content."""

    data: list[msgspec.Raw]  # type: ignore[assignment]


# Above so many bytes a frame is decoded entry by entry, and not at one turn of the loop.
LARGE = 64 * 1024

BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_decode_head = msgspec.json.Decoder(Head).decode
_decode_listed = msgspec.json.Decoder(_Listed).decode


_decode_any = msgspec.json.Decoder().decode
_decode_raws = msgspec.json.Decoder(list[msgspec.Raw]).decode


def head_of(frame: bytes) -> Head | None:
    """The head of a frame, None if it is no JSON object."""
    if len(frame) > LARGE:
        # A long list is found and taken apart at one look; what is no list is read once more.
        with contextlib.suppress(*BROKEN):
            return _decode_listed(frame)
    try:
        return _decode_head(frame)
    except BROKEN:
        return None


class Frame:
    """A frame on its way through a decoder."""

    def __init__(self, action: str, raw: bytes, head: Head) -> None:
        self.action = action
        self.at = number_of(head.createTime) or number_of(head.version) or 0
        self.full = number_of(head.msgMode) == FULL
        self.version = number_of(head.version)
        self._raw = raw
        self._data: msgspec.Raw | list[msgspec.Raw] = head.data

    def content(self) -> Any:
        """The whole frame."""
        return _decode_any(self._raw)

    def _begins(self) -> bytes:
        """The sign that `data` begins with, empty if there is none."""
        if isinstance(self._data, list):
            return b"["
        begin = bytes(memoryview(self._data)[:_BLANKS]).lstrip()
        return (begin or bytes(self._data).lstrip())[:1]

    def data(self) -> Any:
        """`data`, unpacked if it is JSON in a string; None if there is none."""
        if not self._begins():
            return None
        if isinstance(self._data, list):
            return [_decode_any(entry) for entry in self._data]
        data = _decode_any(self._data)
        if isinstance(data, str):
            try:
                return _decode_any(data)
            except BROKEN:
                return data
        return data

    def has_list(self) -> bool:
        """Whether `data` is a list; nothing at all is an empty one."""
        return self._begins() in (b"", b"[", b'"')

    def entries(self) -> Iterator[dict[str, Any]]:
        """The objects in `data`, decoded one by one: a list of 10,000 is never decoded at once."""
        if self._begins() != b"[":
            data = self.data()
            yield from dicts(data if isinstance(data, list) else [data])
            return
        listed = self._data if isinstance(self._data, list) else _decode_raws(self._data)
        for entry in listed:
            decoded = _decode_any(entry)
            yield decoded if isinstance(decoded, dict) else {}


def dicts(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, list):
        yield from (entry for entry in found if isinstance(entry, dict))


def id_of(entry: dict[str, Any], name: str) -> str | None:
    return text_of(entry.get(name)) or None


def mode_of(entry: dict[str, Any]) -> int:
    number = number_of(entry.get("mode"))
    return REFRESH if number is None else number


def text_of(value: Any) -> str:
    try:
        return reading.text(value)
    except ValueError:
        return ""


def number_of(value: Any) -> int | None:
    try:
        return reading.natural(value)
    except (ValueError, TypeError, OverflowError):
        return None


def stripped(value: Any) -> Any:
    """Keys without the blanks that some of them are printed with."""
    return {k.strip(): v for k, v in value.items()} if isinstance(value, dict) else value
