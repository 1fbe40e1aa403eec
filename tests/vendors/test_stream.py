"""The push channel's frames, waited for and at hand: each is told once, in its order."""

import asyncio
from collections import deque
from typing import cast

import msgspec
import pytest

from controlroom.meeting.facts import Fact, ParticipantsTold, ParticipantTold
from controlroom.vendors.huawei.answers import TokenData
from controlroom.vendors.huawei.client import HuaweiStream
from controlroom.vendors.socket import Socket


def muted(version: int, value: object) -> bytes:
    return msgspec.json.encode(
        {
            "action": "ParticipantsNotify",
            "msgMode": 1,
            "version": version,
            "createTime": version,
            "data": [{"pid": "a", "mode": 0, "pinfoMap": {"MUTE": value}}],
        }
    )


class Came:
    """A socket whose frames have all come; at most `together` are at hand."""

    def __init__(self, together: int, *frames: bytes) -> None:
        self._frames = deque(frames)
        self._together = self._left = together

    async def receive(self) -> bytes:
        self._left = self._together
        await asyncio.sleep(0)
        return self._frames.popleft()

    def at_hand(self) -> bytes | None:
        self._left -= 1
        return self._frames.popleft() if self._frames and self._left >= 0 else None


@pytest.mark.parametrize("together", [0, 1, 2, 10])
async def test_what_is_at_hand_keeps_its_order(together: int) -> None:
    frames = [
        muted(1, "0"),
        muted(2, "1"),
        muted(3, 0),
        b'{"action": "HeartBeat", "sequence": "nobody asked"}',
        muted(4, 1),
        muted(5, "0"),
        b"no JSON",
        muted(6, "1"),
    ]
    token = TokenData("", "", chair=True, lifetime=60.0, conference="1")
    stream = HuaweiStream(cast("Socket", Came(together, *frames)), token)
    told: list[Fact] = []
    while not told or told[-1].at != 6:
        told += stream.at_hand() or await stream.frame()
    assert [fact.at for fact in told] == [1, 2, 3, 4, 5, 0, 6]
    values = [
        fact.entries[0][1].value if isinstance(fact, ParticipantsTold) else fact.values["muted"]
        for fact in told
        if isinstance(fact, ParticipantsTold | ParticipantTold)
    ]
    assert values == [False, True, False, True, False, True]
