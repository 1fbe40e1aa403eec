"""A meeting that does what it is ordered, as chapter 5.2 says, and tells it as pushes do.

What is shown has states that no push tells apart: while nothing is on air, voices may choose.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hypothesis import strategies as st

from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, ParticipantTold
from controlroom.meeting.model import Layout, Mode, Pane, Participant, Presence, Role
from controlroom.meeting.store import Store

AT = 1_700_000_000_000
# Who may be met, in any meeting: (name, number, account). Some can't be told apart.
CAST = (
    ("北京", "+8610", "bj"),
    ("上海", "+8621", ""),
    ("深圳", "", "sz"),
    ("Guest", "", ""),
    ("Guest", "", ""),
    ("Guest", "+8600", ""),
    ("成都", "+8628", "cd"),
    ("成都 2", "+8629", "cd"),
    ("", "+8630", ""),
    ("广州", "+8620", "gz"),
)

_SWITCHES: dict[str, dict[str, object]] = {
    "record-start": {"recording": True},
    "record-stop": {"recording": False},
    "lock": {"locked": True},
    "unlock": {"locked": False},
    "allow-self-unmute": {"self_unmute": True},
    "forbid-self-unmute": {"self_unmute": False},
}


@dataclass
class Meeting:
    """`voices` is whether voices choose what is shown while nothing is on air."""

    store: Store = field(default_factory=Store)
    voices: bool = False

    def people(self) -> list[Participant]:
        return [p for p in self.store.people.values() if p.presence is Presence.IN]

    def tell(self, **values: object) -> None:
        self.store.apply(ConferenceTold(values, AT))

    def change(self, people: Iterable[Participant], **values: object) -> None:
        for person in people:
            self.store.apply(ParticipantTold(person.pid, values, AT))

    def guests(self) -> list[Participant]:
        return [person for person in self.people() if person.role is not Role.CHAIR]

    def show(self, mode: Mode, site: Participant | None = None, *, voices: bool = False) -> None:
        self.change(self.people(), broadcast=False, roll_call=False)
        self.voices = voices
        self.tell(mode=mode, voice_activated=mode is Mode.FREE)
        if site is not None:
            self.change([site], **{"broadcast" if mode is Mode.BROADCAST else "roll_call": True})

    def do(self, order: Order) -> None:
        arguments = order.arguments
        match order.command:
            case command if command in _SWITCHES:
                self.tell(**_SWITCHES[command])
            case "mute" | "unmute":
                assert order.targets
                self.change(order.targets, muted=order.command == "mute")
            case "mute-all":
                self.change(self.guests(), muted=True)
                self.tell(muted=True, self_unmute=not arguments.get("forbid_self_unmute"))
            case "unmute-all":
                self.change(self.guests(), muted=False)
                self.tell(muted=False)
            case "broadcast":
                (site,) = order.targets
                assert site.video is not False, "MMC.111072026"
                self.show(Mode.BROADCAST, site)
            case "roll-call":
                (site,) = order.targets
                self.change(self.guests(), muted=True)
                self.change([site], muted=False)
                self.show(Mode.ROLL_CALL, site)
            case "cancel-broadcast":
                self.show(Mode.FREE)
            case "display" if arguments["strategy"] == "voice":
                self.show(Mode.FREE, voices=True)
            case "display":
                assert arguments["pictures"] == "multi", "5.2.17"
                self.show(Mode.FIXED)
            case "layout":
                self.arrange(order)
            case command:
                raise AssertionError(command)

    def arrange(self, order: Order) -> None:
        arguments = order.arguments
        by_number = {person.number: person.pid for person in self.people()}
        aux, panes = arguments.get("aux"), arguments["pane"]
        count = IMAGE_TYPES[arguments["image_type"]]
        assert all(1 <= index <= count for index in panes)
        assert all(p.video is not False for group in panes.values() for p in group)
        told = tuple(
            Pane(index, tuple(by_number[p.number] for p in panes.get(index, ())), index == aux)
            for index in range(1, count + 1)
        )
        self.tell(layout=Layout(told, count, arguments.get("switch_time", 10)))
        if not arguments.get("save_only"):
            mode = self.store.conference.mode
            if mode is not Mode.FIXED and not (mode is Mode.FREE and self.voices):
                self.show(Mode.FIXED)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Any meeting of some of the cast, each under a pid of this meeting's own."""
    meeting = Meeting()
    here = draw(st.lists(st.sampled_from(range(len(CAST))), unique=True, min_size=1))
    prefix = draw(st.sampled_from("pq"))
    for place, number in enumerate(here):
        name, phone, account = CAST[number]
        values = {
            "name": name,
            "number": phone,
            "account_id": account,
            "role": draw(st.sampled_from((Role.CHAIR, Role.GUEST))) if not place else Role.GUEST,
            "presence": draw(st.sampled_from((Presence.IN, Presence.IN, Presence.CALLING))),
            "muted": draw(st.sampled_from((True, False, None))),
            "video": draw(st.sampled_from((True, True, False))),
        }
        meeting.store.apply(ParticipantTold(f"{prefix}{number}", values, AT, full=True))
    meeting.tell(
        locked=draw(_MAYBE),
        recording=draw(_MAYBE),
        muted=draw(_MAYBE),
        self_unmute=draw(_MAYBE),
        layout=draw(st.none() | layouts(meeting)),
    )
    mode = draw(st.sampled_from(Mode))
    shown = meeting.people() if mode is Mode.ROLL_CALL else list(_seen(meeting))
    if mode in (Mode.FREE, Mode.FIXED) or shown:
        site = draw(st.sampled_from(shown)) if mode in (Mode.BROADCAST, Mode.ROLL_CALL) else None
        meeting.show(mode, site, voices=draw(st.booleans()))
    return meeting


_MAYBE = st.sampled_from((True, False, None))


def _seen(meeting: Meeting) -> Iterator[Participant]:
    return (person for person in meeting.people() if person.video is not False)


@st.composite
def layouts(draw: st.DrawFn, meeting: Meeting) -> Layout:
    image_type = draw(st.sampled_from(("Single", "Three-2", "Four", "Nine")))
    count = IMAGE_TYPES[image_type]
    pids = [person.pid for person in _seen(meeting) if person.number]
    sites = st.lists(st.sampled_from(pids), unique=True, max_size=3) if pids else st.just([])
    auxiliary = draw(st.none() | st.integers(1, count))
    panes = tuple(Pane(n, tuple(draw(sites)), n == auxiliary) for n in range(1, count + 1))
    return Layout(panes, count, draw(st.sampled_from((None, 10, 30))))
