"""The world: who is there and in what state, and what changed since somebody last asked.

Pure and seeded. Time is handed in by `advance`; anything that has to happen later waits in `at`.
Every change goes through `update`, `update_conference` or one of the list operations below, so that
`drain` can say exactly what an increment has to carry.
"""

import heapq
from collections.abc import Callable, Iterable
from itertools import count

from .model import (
    ALL,
    GONE,
    Attendee,
    Changes,
    Conference,
    InviteResult,
    Participant,
    Role,
    State,
    Waiting,
)
from .network import measure, new_network
from .people import Identity, identities, seeded

HOUR = 3_600_000
LONGEST_MEETING = 24 * HOUR

# Outcomes of a call, chapter 22's codes MMC.1110760xx written the way table 6-20 writes its own.
NO_ANSWER = "11076005"
OFFLINE = "11076007"
BUSY = "11076008"
DECLINED = "11076009"


class World:
    """One meeting. `now` is the time of the event being carried out, epoch ms."""

    def __init__(
        self, *, seed: int, participants: int, start: int, title: str, rtc: bool = False
    ) -> None:
        self.now = start
        self.horizon = start
        self.rng = seeded(seed, "world")
        self.strangers = identities(seeded(seed, "people"))
        self.participants: dict[str, Participant] = {}
        self.roster: list[Participant] = []
        self.by_phone: dict[str, Participant] = {}
        self.attendees: dict[str, Attendee] = {}
        self.directory: dict[str, Identity] = {}
        self.waiting: dict[str, Waiting] = {}
        self.chair_pid = ""
        self.sharer_pid = ""
        self.speakers: list[tuple[str, int]] = []
        self.invite_results: dict[str, str] = {}
        self.layouts: dict[str, dict[str, object]] = {}
        self.interpreter_groups: list[dict[str, object]] = []
        self.language_channels: dict[str, tuple[str, str]] = {}
        self.changes = Changes()
        self._later: list[tuple[int, int, Callable[[], None]]] = []
        self._order = count()
        self._terminal_numbers = count(1)
        self.conference = self._new_conference(seed, start, title, rtc=rtc)
        self._populate(participants)

    def _new_conference(self, seed: int, start: int, title: str, *, rtc: bool) -> Conference:
        rng = seeded(seed, "conference")
        host = f"{rng.randrange(10**6):06d}"
        guest = host
        while guest == host:
            guest = f"{rng.randrange(10**6):06d}"
        return Conference(
            conference_id=f"9{rng.randrange(10**8):08d}",
            uuid=f"{rng.getrandbits(128):032x}",
            title=title,
            host_password=host,
            guest_password=guest,
            owner="会议管理员",
            owner_id=f"{rng.getrandbits(128):032x}",
            start=start - 10 * 60_000,
            end=start + 3 * HOUR,
            rtc=rtc,
        )

    def _populate(self, participants: int) -> None:
        """The meeting as it is found: the chair, up to two co-hosts, the rest muted but for a few;
        about a tenth more invited who did not come, some people waiting at the door."""
        co_hosts = 2 if participants >= 6 else 1
        for number in range(max(1, participants)):
            identity = self.stranger()
            person = self._new_participant(identity)
            person.joined = self.conference.start + self.rng.randrange(9 * 60_000)
            person.muted = number > 0 and self.rng.random() < 0.9
            if number == 0:
                person.role = Role.CHAIR
                self.chair_pid = person.pid
            elif co_hosts and identity.has_video:
                person.co_host = True
                co_hosts -= 1
            elif self.rng.random() < 0.08 and not identity.device.is_hard:
                person.role = Role.AUDIENCE
            self._enlist(person)
            self.invite(identity, role=int(number == 0))
            self.invite_results[identity.phone] = "0"
        for _ in range(max(2, participants // 10)):
            answer = self.rng.choice(("0", "0", NO_ANSWER, DECLINED, BUSY, OFFLINE))
            self.invite(self.stranger()).answer = answer
        for _ in range(min(6, max(2, participants // 12))):
            self.wait(self.stranger())
        self.changes = Changes()

    # -- time

    def advance(self, now: int) -> None:
        """Carries out everything due until `now`, in order."""
        self.horizon = max(self.horizon, now)
        while self._later and self._later[0][0] <= self.horizon:
            due, _, action = heapq.heappop(self._later)
            self.now = max(self.now, due)
            action()
        self.now = self.horizon

    def at(self, when: int, action: Callable[[], None]) -> None:
        heapq.heappush(self._later, (when, next(self._order), action))

    def after(self, delay_ms: float, action: Callable[[], None]) -> None:
        self.at(self.now + int(delay_ms), action)

    @property
    def next_due(self) -> int | None:
        return self._later[0][0] if self._later else None

    # -- changes

    def update(self, person: Participant, **fields: object) -> None:
        changed = [name for name, value in fields.items() if getattr(person, name) != value]
        for name in changed:
            setattr(person, name, fields[name])
        if changed and person.pid in self.participants:
            self.changes.participants.setdefault(person.pid, set()).update(changed)
        if "muted" in changed and person.muted:
            self.set_speakers(entry for entry in self.speakers if entry[0] != person.pid)

    def update_conference(self, **fields: object) -> None:
        for name, value in fields.items():
            if getattr(self.conference, name) != value:
                setattr(self.conference, name, value)
                self.changes.conference.add(name)

    def drain(self) -> Changes:
        """What changed since the last call."""
        changes, self.changes = self.changes, Changes()
        return changes

    # -- the participants list

    def stranger(self) -> Identity:
        """The next identity nobody has met yet."""
        identity = next(self.strangers)
        self.directory[identity.phone] = identity
        return identity

    def new_pid(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def _new_participant(self, identity: Identity, state: State = State.IN_MEETING) -> Participant:
        person = Participant(
            pid=self.new_pid(),
            identity=identity,
            name=identity.name,
            joined=self.now,
            network=new_network(self.rng),
            terminal_number=next(self._terminal_numbers),
            state=state,
            muted=self.conference.muted,
            camera=identity.has_video,
        )
        measure(self.rng, person, self.now, shared=False)
        return person

    def _enlist(self, person: Participant) -> None:
        person.index = len(self.roster)
        self.roster.append(person)
        self.participants[person.pid] = person
        self.by_phone[person.phone] = person

    def join(
        self, identity: Identity, *, state: State = State.IN_MEETING, name: str = ""
    ) -> Participant:
        """A new row on the list, with a new pid even for somebody who was here before."""
        person = self._new_participant(identity, state)
        person.name = name or identity.name
        self._enlist(person)
        self.changes.participants[person.pid] = {ALL}
        if state is State.IN_MEETING:
            self.changes.networks[person.pid] = {ALL}
        return person

    def leave(self, person: Participant, reason: str = "") -> None:
        """Takes a row off the list; `reason` is a leave code of table 6-20 or empty."""
        if self.participants.pop(person.pid, None) is None:
            return
        last = self.roster.pop()
        if last is not person:
            last.index = person.index
            self.roster[last.index] = last
        if self.by_phone.get(person.phone) is person:
            del self.by_phone[person.phone]
        _take_off(self.changes.participants, person.pid)
        _take_off(self.changes.networks, person.pid)
        if any(pid == person.pid for pid, _ in self.speakers):
            self.set_speakers(entry for entry in self.speakers if entry[0] != person.pid)
        if reason:
            self.changes.invites.append(InviteResult(person.phone, reason, left=True))

    def touch_network(self, person: Participant) -> None:
        self.changes.networks[person.pid] = {ALL}

    def set_speakers(self, speakers: Iterable[tuple[str, int]]) -> None:
        """The three loudest as (pid, volume)."""
        loudest = sorted(speakers, key=lambda entry: -entry[1])[:3]
        if loudest != self.speakers:
            self.speakers = loudest
            self.changes.speakers = True

    @property
    def chair(self) -> Participant | None:
        return self.participants.get(self.chair_pid)

    @property
    def sharer(self) -> Participant | None:
        return self.participants.get(self.sharer_pid)

    # -- the invitation list and the waiting room

    def invite(self, identity: Identity, *, role: int = 0, name: str = "") -> Attendee:
        attendee = Attendee(
            phone=identity.phone,
            name=name or identity.name,
            user_uuid=identity.user_uuid,
            account=identity.account,
            type=identity.attendee_type,
            dept_uuid=identity.dept_uuid,
            dept_name=identity.department,
            role=role,
        )
        self.directory.setdefault(identity.phone, identity)
        self.attendees[identity.phone] = attendee
        self.changes.attendees[identity.phone] = {ALL}
        return attendee

    def uninvite(self, phone: str) -> None:
        if self.attendees.pop(phone, None) is not None:
            self.changes.attendees[phone] = {GONE}

    def touch_attendee(self, phone: str) -> None:
        self.changes.attendees.setdefault(phone, {ALL})

    def report_call(self, phone: str, code: str) -> None:
        """The outcome of a call: "0" answered, anything else not."""
        self.invite_results[phone] = code
        self.changes.invites.append(InviteResult(phone, code))

    def wait(self, identity: Identity, name: str = "") -> Waiting:
        guest = Waiting(self.new_pid(), identity, name or identity.name, self.now)
        self.waiting[guest.pid] = guest
        self.changes.waiting[guest.pid] = {ALL}
        return guest

    def mark_admitted(self, guest: Waiting) -> None:
        guest.admitted = True
        self.changes.waiting.setdefault(guest.pid, set()).add("admitted")

    def stop_waiting(self, pid: str) -> None:
        if self.waiting.pop(pid, None) is not None:
            _take_off(self.changes.waiting, pid)


def _take_off(entries: dict[str, set[str]], key: str) -> None:
    """Whoever came and went between two frames leaves no trace."""
    if ALL in entries.get(key, ()):
        del entries[key]
    else:
        entries[key] = {GONE}
