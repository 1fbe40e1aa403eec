"""Frames as the vendor pushes them, for any number of participants. Seeded."""

import json
import random
from typing import Any


def pid(n: int) -> str:
    return f"{n:032x}"


def info(n: int) -> dict[str, str]:
    return {
        "CAMERASTATE": "1",
        "ORG_ID": "44252",
        "MUTE": str(n % 2),
        "ACCOUNT_ID": f"{n:032x}",
        "TEL": f"+99111{n:08d}",
        "STATE": "0",
        "SHARE": "0",
        "ADDTIME": str(1_700_000_000_000 + n),
        "NAME": f"第{n}分会场",
        "CLIENT_LOGIN_TYPE": "Desktop",
        "ACCOUNT": f"site{n}",
        "BROADCAST": "0",
        "IS_COHOST": "0",
        "HAND": "0",
        "ROLLCALL": "0",
        "VIDEO": "1",
        "ROLE": "1" if n == 0 else "0",
    }


def frame(action: str, data: list[dict[str, Any]], *, version: int, full: bool = False) -> bytes:
    return json.dumps(
        {
            "data": data,
            "confID": "900487914",
            "msgID": f"{version:032x}",
            "msgMode": 0 if full else 1,
            "version": version,
            "createTime": 1_700_000_000_000 + version,
            "action": action,
        },
        ensure_ascii=False,
    ).encode()


def snapshot(people: int) -> bytes:
    data = [{"pid": pid(n), "mode": 0, "pinfoMap": info(n)} for n in range(people)]
    return frame("ParticipantsNotify", data, version=1, full=True)


def increments(people: int, frames: int, entries: int, seed: int = 1) -> list[bytes]:
    """Frames of `entries` changes each: mutes, hands and shares of random people."""
    dice = random.Random(seed)
    found = []
    for version in range(1, frames + 1):
        data = [
            {
                "pid": pid(dice.randrange(people)),
                "mode": 0,
                "pinfoMap": {dice.choice(("MUTE", "HAND", "SHARE")): str(dice.randrange(2))},
            }
            for _ in range(entries)
        ]
        found.append(frame("ParticipantsNotify", data, version=version))
    return found


def qualities(people: int, frames: int, entries: int, seed: int = 1) -> list[bytes]:
    """Frames of measurements of random people."""
    dice = random.Random(seed)
    found = []
    for version in range(1, frames + 1):
        data = [
            {
                "mode": 0,
                "participantID": pid(dice.randrange(people)),
                "netInfo": "good",
                "delay": str(dice.randrange(20, 300)),
                "jitter": str(dice.randrange(0, 60)),
                "outJitter": str(dice.randrange(0, 60)),
                "lostPacketRate": str(dice.randrange(0, 1200)),
                "audioOutLossPacketRate": str(dice.randrange(0, 1200)),
                "videoInLossPacketRate": str(dice.randrange(0, 400)),
                "videoOutLossPacketRate": str(dice.randrange(0, 400)),
            }
            for _ in range(entries)
        ]
        found.append(frame("NetConditionNotify", data, version=version))
    return found
