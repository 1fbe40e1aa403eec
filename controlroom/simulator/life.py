"""What people do when nobody tells them to: talk, raise hands, drop off, come back.

Events are a Poisson stream of the wanted rate on the world's own timeline, so the same seed gives
the same meeting however the server slices time.
"""

import random
from collections.abc import Callable
from itertools import islice

from . import actions
from .model import Participant, Role, Subtitle
from .network import measure
from .people import Identity
from .world import World

SPEAKER_INTERVAL = 500
_LAG_LIMIT = 2_000
# An MCU measures every line in turn: each once in so many seconds, but of all of them no more a
# second than so many times the rate of events.
_REPORT_EVERY = 6.0
_REPORTS_PER_EVENT = 4.0
_LATECOMERS = 1_500
_PHRASES = (
    "各位领导、各位同事，大家上午好。",
    "下面我汇报本季度的工作情况。",
    "整体进度符合预期，个别指标略有滞后。",
    "请各分会场确认声音和画面是否正常。",
    "这个问题我们会后单独沟通。",
    "感谢总部的支持，我的汇报完毕。",
)


class Life:
    """Keeps a world moving at `rate` events a second; a rate of 0 leaves it alone."""

    def __init__(self, world: World, rng: random.Random, rate: float) -> None:
        self._world = world
        self._rng = rng
        self._rate = rate
        self._cursor = 0
        self._troubled: list[str] = []
        self._spoke_at = 0
        self._events: tuple[Callable[[], None], ...] = (
            self._report_network,
            self._speak,
            self._toggle_microphone,
            self._toggle_hand,
            self._toggle_camera,
            self._toggle_share,
            self._begin_trouble,
            self._drop_off,
            self._arrive,
            self._knock,
            self._ring_absent,
        )
        weights = (58, 18, 9, 6, 4, 0.8, 0.6, 0.9, 1.0, 0.5, 0.8)
        self._cumulative = [sum(weights[: i + 1]) for i in range(len(weights))]
        self._next = float(world.now)
        if rate > 0:
            self._plan()
            self._plan_report()

    def rest(self) -> None:
        """Let nothing begin any more; what has begun still comes to its end."""
        self._rate = 0.0

    def _plan_report(self) -> None:
        lines = max(1, len(self._world.roster))
        pause = max(_REPORT_EVERY / lines, 1 / (_REPORTS_PER_EVENT * self._rate))
        self._world.at(int(self._world.now + max(1.0, pause * 1000)), self._measure_next)

    def _measure_next(self) -> None:
        if self._over:
            return
        self._report_network()
        self._plan_report()

    def _plan(self) -> None:
        """A server that fell behind drops what it missed instead of catching up for ever."""
        gap = self._rng.expovariate(self._rate) * 1000
        self._next = max(self._next, self._world.horizon - _LAG_LIMIT) + gap
        self._world.at(int(self._next), self._beat)

    @property
    def _over(self) -> bool:
        return self._rate <= 0 or self._world.conference.destroyed

    def _beat(self) -> None:
        if self._over:
            return
        self._rng.choices(self._events, cum_weights=self._cumulative)[0]()
        self._plan()

    # -- networks

    def _report_network(self) -> None:
        """Lines are measured in turn, those in trouble more often."""
        world = self._world
        person: Participant | None = None
        if self._troubled and self._rng.random() < 0.35:
            pid = self._rng.choice(self._troubled)
            person = world.participants.get(pid)
            if person is None or not (
                person.network.poor or world.now < person.network.troubled_until
            ):
                self._troubled.remove(pid)
        if person is None:
            if not world.roster:
                return
            self._cursor = (self._cursor + 1) % len(world.roster)
            person = world.roster[self._cursor]
        if person.in_meeting:
            measure(self._rng, person, world.now, shared=world.sharer is not None)
            world.touch_network(person)

    def _begin_trouble(self) -> None:
        """One line goes bad, or now and then those of a whole province."""
        person = self._somebody()
        if person is None:
            return
        victims = [person]
        if self._rng.random() < 0.15:
            region = person.name[:2]
            victims = [p for p in self._world.roster if p.name.startswith(region)][:12]
        until = self._world.now + self._rng.randint(10_000, 40_000)
        for victim in victims:
            victim.network.troubled_until = until
            if victim.pid not in self._troubled:
                self._troubled.append(victim.pid)

    # -- what people do

    def _somebody(self, *, ordinary: bool = False) -> Participant | None:
        """Somebody in the meeting; `ordinary` spares the chair."""
        roster = self._world.roster
        if not roster:
            return None
        person = roster[int(self._rng.random() * len(roster))]
        if not person.in_meeting or (ordinary and person.is_chair):
            return None
        return person

    def _speak(self) -> None:
        """The talkers change, or the same ones grow louder or softer; now and then silence."""
        world, rng = self._world, self._rng
        if world.now - self._spoke_at < SPEAKER_INTERVAL:
            return
        self._spoke_at = world.now
        roll = rng.random()
        talking = [pid for pid, _ in world.speakers if self._can_talk(pid)]
        if roll < 0.08:
            talking = []
        elif roll < 0.4 or not talking:
            candidates = [
                p.pid for p in (world.chair, self._somebody(), self._open_microphone()) if p
            ]
            talking = list(dict.fromkeys([*talking[-2:], *candidates]))[-3:]
            talking = [pid for pid in talking if self._can_talk(pid)]
        world.set_speakers([(pid, rng.randint(8, 95)) for pid in talking])
        if world.conference.subtitles and talking:
            self._caption(talking[0])

    def _can_talk(self, pid: str) -> bool:
        person = self._world.participants.get(pid)
        return person is not None and person.in_meeting and not person.muted

    def _open_microphone(self) -> Participant | None:
        """An unmuted participant near a random place on the list."""
        roster = self._world.roster
        if not roster:
            return None
        start = int(self._rng.random() * len(roster))
        nearby = (roster[(start + step) % len(roster)] for step in range(min(40, len(roster))))
        return next((p for p in nearby if not p.muted and p.in_meeting), None)

    def _caption(self, pid: str) -> None:
        world = self._world
        begin = world.now - world.conference.start
        text = self._rng.choice(_PHRASES)
        text_id = f"{self._rng.getrandbits(128):032x}"
        for final, spoken in ((False, text[: len(text) // 2]), (True, text)):
            world.changes.subtitles.append(
                Subtitle(pid, spoken, text_id, final, world.now, begin, begin + 2_200)
            )

    def _toggle_microphone(self) -> None:
        person = self._somebody(ordinary=True)
        if person is None or person.role is Role.AUDIENCE:
            return
        conference = self._world.conference
        held = conference.muted and not conference.can_unmute
        if person.muted and (held or person.roll_call or self._rng.random() < 0.6):
            return
        self._world.update(person, muted=not person.muted)

    def _toggle_hand(self) -> None:
        """Those who raised one lower it again after a while."""
        person = self._somebody(ordinary=True)
        if person is None or person.hand or person.role is Role.AUDIENCE:
            return
        self._world.update(person, hand=True)
        self._world.after(
            self._rng.randint(8_000, 45_000), lambda: self._world.update(person, hand=False)
        )

    def _toggle_camera(self) -> None:
        person = self._somebody(ordinary=True)
        if person is not None and person.has_video:
            self._world.update(person, camera=not person.camera)

    def _toggle_share(self) -> None:
        world = self._world
        if world.sharer is not None:
            actions.stop_sharing(world, world.sharer)
            return
        person = world.chair if world.conference.lock_sharing else self._somebody()
        if person is not None and person.has_video and person.role is not Role.AUDIENCE:
            actions.start_sharing(world, person)

    # -- coming and going

    def _drop_off(self) -> None:
        """Somebody leaves or is lost, and mostly comes back."""
        person = self._somebody(ordinary=True)
        if person is None or len(self._world.roster) < 3:
            return
        lost = person.network.poor or self._rng.random() < 0.3
        reasons = actions.NETWORK_LOST if lost else ("", "", actions.HUNG_UP)
        actions.hang_up(self._world, person, self._rng.choice(reasons))
        if self._rng.random() < 0.85:
            identity, name = person.identity, person.name
            self._world.after(
                self._rng.randint(4_000, 60_000), lambda: self._return(identity, name)
            )

    def _return(self, identity: Identity, name: str) -> None:
        world = self._world
        if identity.phone in world.by_phone or world.conference.destroyed:
            return
        if world.conference.lock:
            world.after(15_000, lambda: self._return(identity, name))
            return
        person = world.join(identity, name=name)
        world.update(person, muted=True)

    def _arrive(self) -> None:
        """A latecomer: somebody from the invitation list."""
        absent = self._absent()
        if absent is not None and not self._world.conference.lock:
            self._return(absent, self._world.attendees[absent.phone].name)

    def _absent(self) -> Identity | None:
        """Somebody invited who is not here, found near the end of the list where latecomers are."""
        world = self._world
        for phone in islice(reversed(world.attendees), _LATECOMERS):
            if phone not in world.by_phone and self._rng.random() < 0.5:
                return world.directory[phone]
        return None

    def _knock(self) -> None:
        world = self._world
        if world.conference.lock or not world.conference.waiting_room:
            return
        if len(world.waiting) < 8:
            world.wait(world.stranger())
        elif self._rng.random() < 0.5:
            world.stop_waiting(next(iter(world.waiting)))

    def _ring_absent(self) -> None:
        absent = self._absent()
        if absent is None:
            return
        attendee = self._world.attendees[absent.phone]
        actions.call(self._world, absent, attendee, self._rng.randint(2_000, 8_000))
