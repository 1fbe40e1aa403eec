"""What the feeding server knows of one conference, and the frames that tell its changes. Seeded."""

import random
import time
from typing import Any

from tests.bench import frames

# Persons whose names tell a mark: in the order of arrival they are on every first page.
MARKED = range(1, 9)
_FIELDS = ("MUTE", "HAND", "SHARE")
# In no meeting do half of the people raise a hand or share.
_MOST = 50


class World:
    """`state` maps each pid to what the server would tell of it in a full frame."""

    def __init__(self, people: int, seed: int = 1) -> None:
        self.state = {frames.pid(n): frames.info(n) for n in range(people)}
        self.delays: dict[str, str] = {}
        self._pids = list(self.state)
        # Of these, whose is up, the longest first.
        self._few: dict[str, dict[str, bool]] = {"HAND": {}, "SHARE": {}}
        self._dice = random.Random(seed)
        self._version = 0
        self._marks = 0

    def snapshot(self) -> bytes:
        data = [{"pid": pid, "mode": 0, "pinfoMap": info} for pid, info in self.state.items()]
        return frames.frame("ParticipantsNotify", data, version=self._version, full=True)

    def mark(self) -> tuple[str, str]:
        """Rename one of the marked; the mark and the entry that tells it."""
        self._marks += 1
        mark = f"mark{self._marks}"
        pid = self._pids[MARKED[self._marks % len(MARKED)]]
        return mark, self._entry(pid, "NAME", mark)

    def change(self, among: int) -> str:
        """One of the first `among` people changes (0 is all); the entry that tells it."""
        pid = self._pids[self._dice.randrange(among or len(self._pids))]
        key = self._dice.choice(_FIELDS)
        if (few := self._few.get(key)) is not None:
            if len(few) > _MOST and pid not in few:
                pid = next(iter(few))
            if few.pop(pid, True):
                few[pid] = False
        return self._entry(pid, key, "0" if self.state[pid][key] == "1" else "1")

    def measure(self) -> str:
        """Somebody's network is measured; the entry that tells it."""
        pid = self._dice.choice(self._pids)
        delay = str(self._dice.randrange(20, 1000))
        self.delays[pid] = delay
        return f'{{"mode":0,"participantID":"{pid}","delay":"{delay}"}}'

    def mute(self, pid: str, value: str) -> bytes:
        return self.frame([self._entry(pid, "MUTE", value)])

    def everybody(self) -> list[str]:
        """Everybody's microphone changes; the entries that tell it."""
        turned = {"0": "1", "1": "0"}
        return [self._entry(pid, "MUTE", turned[info["MUTE"]]) for pid, info in self.state.items()]

    def _entry(self, pid: str, key: str, value: str) -> str:
        self.state[pid][key] = value
        return f'{{"pid":"{pid}","mode":0,"pinfoMap":{{"{key}":"{value}"}}}}'

    def frame(self, entries: list[str], action: str = "ParticipantsNotify") -> bytes:
        """An increment."""
        self._version += 1
        return (
            f'{{"data":[{",".join(entries)}],"confID":"900487914","msgMode":1,'
            f'"version":{self._version},"createTime":{int(time.time() * 1000)},'
            f'"action":"{action}"}}'
        ).encode()

    def told(self) -> dict[str, list[Any]]:
        """pid -> name, MUTE, HAND, SHARE and the delay (None if never measured)."""
        return {
            pid: [info["NAME"], *(info[key] for key in _FIELDS), self.delays.get(pid)]
            for pid, info in self.state.items()
        }
