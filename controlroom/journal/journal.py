"""Turns what happens in a meeting into entries, in order.

A burst of the same thing becomes one entry; an action, an outage or a gap keeps its entry, which is
told again as it goes on. The cost of a change that says nothing is a dictionary look-up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from controlroom.journal.entries import NAMES, Entry, Side, What
from controlroom.journal.reading import FLAGS, Event, events
from controlroom.meeting.changes import Change, Kind
from controlroom.meeting.model import Presence
from controlroom.meeting.states import State
from controlroom.meeting.store import Store
from controlroom.session.actions import Action
from controlroom.session.link import Link, LinkState

# From how many of a kind at once on they are told as one.
BURST = 5
# How long a burst may pause, and how far apart a leave and its reason may come.
BURST_PAUSE_MS = 1_000
REASON_WITHIN_MS = 5_000
# After so long a burst is told as another.
BURST_LASTS_MS = 10_000
# The lists of a whole state come one after the other.
SETTLE_MS = 3_000
# Kinds of unknown things told apart; a faulty server must not fill the log.
UNREAD_KINDS = 100

_PARTICIPANT, _MISSED, _UNREAD, _CALL = Kind.PARTICIPANT, Kind.MISSED, Kind.UNREAD, Kind.CALL
_LEAVES = frozenset({What.LEFT, What.CALL_GIVEN_UP})
_WITH_REASONS = frozenset({*_LEAVES, What.CALL_FAILED})


class _Recent(msgspec.Struct):
    """An entry that what comes next may still change: made at `began`, last changed at `at`."""

    entry: Entry
    at: int
    began: int = 0


class Journal:
    """The entries of one meeting. `now` is epoch ms of this machine's clock."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next = 1
        self._skew = 0
        self._state: LinkState | None = None
        self._live: Entry | None = None
        self._live_at = 0
        self._whole_until = 0
        self._away: Entry | None = None
        self._gap: _Recent | None = None
        self._resyncing = False
        self._orders: dict[int, Entry] = {}
        self._unread: dict[str, Entry] = {}
        self._bursts: dict[What, _Recent] = {}
        # by number: who left without a reason yet, and the failed calls that may be such reasons
        self._left: dict[str, _Recent] = {}
        self._failed: dict[str, _Recent] = {}

    def _entry(self, at: int, side: Side, what: What, **more: Any) -> Entry:
        entry = Entry(self._next, at, side, what, **more)
        self._next += 1
        return entry

    # what the meeting did

    def changed(self, changes: Iterable[Change], now: int) -> list[Entry]:
        """The entries that `changes` make or renew."""
        told: dict[int, Entry] = {}
        heard: list[Event] = []
        settling = now - self._live_at < SETTLE_MS
        recount = False
        following = self._live is not None
        more = {what: 0 for what, burst in self._bursts.items() if not _over(burst, now)}
        for change in changes:
            kind = change.kind
            if kind is _PARTICIPANT and not (settling and change.full):
                if following and not (more and _only_one_more(change, more)):
                    heard += events(change)
            elif kind is _MISSED:
                self._tell(told, self._missed(now))
            elif kind is _UNREAD:
                self._tell(told, self._met(change, now))
            elif settling and (change.full or kind is _CALL):
                recount = True
            elif following and not (kind is _CALL and self._retold(change, now)):
                heard += events(change)
        if recount and self._live is not None:
            self._live = replace(self._live, parameters=self._counts())
            self._tell(told, self._live)
        if not _CALLS.isdisjoint([event.what for event in heard]):
            heard = self._with_names(_with_reasons(heard))
        for entry in (*self._prolonged(more, now), *self._gathered(heard, now)):
            self._tell(told, entry)
        return list(told.values())

    @staticmethod
    def _tell(told: dict[int, Entry], entry: Entry) -> None:
        told[entry.id] = entry

    def _gathered(self, heard: Sequence[Event], now: int) -> Iterator[Entry]:
        """Entries for `heard`: one for each, or one for a whole burst of the same."""
        kinds = Counter([event.what for event in heard])
        for what in kinds:
            if (going_on := self._bursts.get(what)) is not None and _over(going_on, now):
                del self._bursts[what]
        bursts: dict[What, list[Event]] = {
            what: [] for what, count in kinds.items() if count >= BURST or what in self._bursts
        }
        for event in heard:
            if (event.pid or event.name) and (alike := bursts.get(event.what)) is not None:
                alike.append(event)
            elif (entry := self._single(event, now)) is not None:
                yield entry
        for what, alike in bursts.items():
            if alike:
                yield self._burst(what, alike, now)

    def _single(self, event: Event, now: int) -> Entry | None:
        earlier = self._other_half(event, now)
        if earlier is not None and earlier.count == 1:
            return _joined(earlier, event)
        if earlier is not None and event.what is What.CALL_FAILED:
            return None  # the leave was told among many, and that entry has no room for each reason
        entry = self._entry(
            self._local(event.at, now),
            Side.MEETING,
            event.what,
            names=(event.name,) if event.name else (),
            pid=event.pid,
            parameters=event.parameters,
            code=event.code,
        )
        self._await_reason(event, entry, now)
        return entry

    def _burst(self, what: What, alike: Sequence[Event], now: int) -> Entry:
        going_on = self._bursts.get(what)
        codes = {event.code for event in alike}
        if going_on is None:
            entry = self._entry(
                self._local(alike[0].at, now),
                Side.MEETING,
                what,
                names=tuple(event.name for event in alike[:NAMES]),
                count=len(alike),
                code=codes.pop() if len(codes) == 1 else "",
            )
        else:
            before = going_on.entry
            same = codes == {before.code}
            entry = replace(
                before, count=before.count + len(alike), code=before.code if same else ""
            )
        began = now if going_on is None else going_on.began
        self._bursts[what] = _Recent(entry, now, began)
        if what in _WITH_REASONS:
            for event in alike:
                self._await_reason(event, entry, now)
        return entry

    def _prolonged(self, more: Mapping[What, int], now: int) -> Iterator[Entry]:
        """The bursts that go on, by so many of whom nothing is told but that they are more."""
        for what, count in more.items():
            if count:
                burst = self._bursts[what]
                entry = replace(burst.entry, count=burst.entry.count + count)
                self._bursts[what] = _Recent(entry, now, burst.began)
                yield entry

    # why somebody left

    def _await_reason(self, event: Event, entry: Entry, now: int) -> None:
        if not event.number or (event.code and event.what in _LEAVES):
            return
        if event.what in _LEAVES:
            self._left[event.number] = _Recent(entry, now)
        elif event.what is What.CALL_FAILED:
            self._failed[event.number] = _Recent(entry, now)

    def _other_half(self, event: Event, now: int) -> Entry | None:
        """The earlier entry for which `event` is the reason, or the other way round."""
        if event.what is What.CALL_FAILED:
            return _recent(self._left, event.number, now)
        if event.what in _LEAVES and not event.code:
            return _recent(self._failed, event.number, now)
        return None

    def _retold(self, change: Change, now: int) -> bool:
        """Whether a result is an old one: a whole state has those of all calls."""
        if now >= self._whole_until:
            return False
        return change.old is not None and change.old.code == change.new.code

    def _with_names(self, heard: list[Event]) -> list[Event]:
        """Put names to calls, which are told by number; that somebody who is in answered is old."""
        store = self._store
        names = {person.number: person.name for person in store.attendees.values()}
        names |= {person.number: person.name for person in store.people.values()}
        inside = {p.number for p in store.people.values() if p.presence is Presence.IN}
        kept: list[Event] = []
        for event in heard:
            if event.what is What.CALL_ANSWERED and event.number in inside:
                continue
            if event.what in _CALLS:
                event.name = names.get(event.number) or event.number
            kept.append(event)
        return kept

    # what was lost or not understood

    def _missed(self, now: int) -> Entry:
        gap = self._gap
        if gap is None or (not self._resyncing and now - gap.at > BURST_PAUSE_MS):
            gap = self._gap = _Recent(self._entry(now, Side.LINK, What.GAP, count=0), now)
        gap.entry = replace(gap.entry, count=gap.entry.count + 1)
        gap.at = now
        return gap.entry

    def _met(self, change: Change, now: int) -> Entry:
        where = change.id
        if where not in self._unread and len(self._unread) >= UNREAD_KINDS:
            where = "…"
        before = self._unread.get(where)
        if before is None:
            entry = self._entry(now, Side.LINK, What.UNREAD, parameters={"where": where})
        else:
            entry = replace(before, count=before.count + 1)
        self._unread[where] = entry
        return entry

    # what we did

    def acted(self, action: Action, now: int) -> list[Entry]:
        """The entry of `action`, as far as it is now."""
        known = self._orders.pop(action.id, None)
        if known is None:
            at = min(now, round(action.started_at * 1000))
            known = self._entry(at, Side.OURS, What.ORDER, count=len(action.order.targets))
        code = next((refusal.code for refusal in action.refusals if refusal.code), "")
        entry = replace(known, action=action, code=code, elapsed_ms=action.elapsed_ms)
        if not action.settled:
            self._orders[action.id] = entry
        return [entry]

    # the connection

    def heeds(self, link: Link) -> bool:
        """Whether `linked` may tell anything."""
        as_before = link.state is self._state and link.resyncing is self._resyncing
        return not as_before or link.state is LinkState.AWAY

    def linked(self, link: Link, now: int) -> list[Entry]:
        """The entries that the connection's state makes or renews."""
        self._skew = round(link.skew * 1000)
        told: list[Entry] = []
        if link.resyncing is not self._resyncing:
            told += self._resynced(link, now)
        before, self._state = self._state, link.state
        match link.state:
            case LinkState.AWAY:
                told.append(self._gone_away(link))
            case LinkState.LIVE if before is not LinkState.LIVE:
                told.append(self._came_alive(link, now))
            case LinkState.NOT_STARTED if before is not LinkState.NOT_STARTED:
                told.append(self._ending(What.NOT_STARTED, link))
            case LinkState.ENDED if before is not LinkState.ENDED:
                told.append(self._ending(What.ENDED, link))
            case LinkState.FAILED if before is not LinkState.FAILED:
                told.append(self._ending(What.FAILED, link))
            case _:
                pass
        return told

    def _ending(self, what: What, link: Link) -> Entry:
        problem = None if what is What.ENDED else link.problem
        code = problem.code if problem else ""
        at = round(link.since * 1000)
        return self._entry(at, Side.LINK, what, problem=problem, code=code)

    def _gone_away(self, link: Link) -> Entry:
        if self._away is None:
            self._away = self._entry(round(link.since * 1000), Side.LINK, What.AWAY)
        problem = link.problem or self._away.problem
        self._away = replace(
            self._away,
            problem=problem,
            code=problem.code if problem else "",
            parameters={"attempts": link.attempt},
        )
        return self._away

    def _came_alive(self, link: Link, now: int) -> Entry:
        self._whole_until = now + SETTLE_MS
        away, self._away = self._away, None
        if self._live is None:
            self._live_at = now
            self._live = self._entry(now, Side.LINK, What.LIVE, parameters=self._counts())
            return self._live
        seconds = max(0.0, link.since - away.at / 1000) if away else 0.0
        return self._entry(now, Side.LINK, What.BACK, parameters={"seconds": seconds})

    def _resynced(self, link: Link, now: int) -> list[Entry]:
        self._resyncing = link.resyncing
        self._whole_until = now + SETTLE_MS
        if link.resyncing:
            if self._gap is None or now - self._gap.at > BURST_PAUSE_MS:
                self._gap = _Recent(self._entry(now, Side.LINK, What.GAP, count=0), now)
            self._gap.entry = replace(self._gap.entry, what=What.GAP)
            return [self._gap.entry]
        if self._gap is None or link.state is not LinkState.LIVE:
            return []
        gap = self._gap
        gap.entry = replace(gap.entry, what=What.RESYNCED, elapsed_ms=now - gap.entry.at)
        gap.at = now
        return [gap.entry]

    def _counts(self) -> dict[str, int]:
        tally = self._store.tally
        return {
            "all": tally[State.ALL],
            "inside": tally[State.IN],
            "waiting": len(self._store.waiting),
        }

    def _local(self, at: int, now: int) -> int:
        """A time of the server's as one of this machine's clock."""
        return min(now, at - self._skew) if at else now


def _only_one_more(change: Change, more: dict[What, int]) -> bool:
    """Whether `change` says no more than what is told of many already, and is counted in `more`: in
    a flood most do."""
    flag = FLAGS.get(change.fields)
    if flag is None:
        return False
    what = flag.said(change)
    if what in more:
        more[what] += 1
        return True
    return what is None


def _over(burst: _Recent, now: int) -> bool:
    return now - burst.at > BURST_PAUSE_MS or now - burst.began > BURST_LASTS_MS


def _joined(earlier: Entry, event: Event) -> Entry:
    """A leave and its reason as one entry."""
    if event.what is What.CALL_FAILED:
        return replace(earlier, what=_left_how(earlier.what), code=event.code)
    return replace(earlier, what=_left_how(event.what), names=(event.name,), pid=event.pid)


def _left_how(what: What) -> What:
    return What.LEFT if what is What.LEFT else What.CALL_FAILED


def _recent(where: dict[str, _Recent], number: str, now: int) -> Entry | None:
    """Take the entry kept for `number`, unless it is too old."""
    for old in [key for key, kept in where.items() if now - kept.at > REASON_WITHIN_MS]:
        del where[old]
    kept = where.pop(number, None)
    return None if kept is None else kept.entry


def _with_reasons(heard: Sequence[Event]) -> list[Event]:
    """Make one of a leave and the failed call to the same number, which tells why; and of a join
    and the answered call that it follows from."""
    calls = {e.number: e for e in heard if e.what in _CALLS and e.number}
    used: set[int] = set()
    for event in heard:
        call = calls.get(event.number)
        if call is None:
            continue
        if event.what in _LEAVES and call.what is What.CALL_FAILED:
            event.code = call.code
            event.what = _left_how(event.what)
            used.add(id(call))
        elif event.what is What.JOINED and call.what is What.CALL_ANSWERED:
            used.add(id(call))
    return [event for event in heard if id(event) not in used]


_CALLS = frozenset({What.CALL_ANSWERED, What.CALL_FAILED})
