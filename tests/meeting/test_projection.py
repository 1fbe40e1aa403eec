"""The projection: after any changes its rows are those of a fresh sort, or hold still."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from controlroom.meeting.model import Participant, Presence, Since
from controlroom.meeting.pins import Pin, Pins
from controlroom.meeting.projection import SORTS, Projection
from controlroom.meeting.search import load_pinyin
from controlroom.meeting.states import State


class Mirror:
    """A list that follows only what a listener hears, as a view does."""

    def __init__(self) -> None:
        self.projection: Projection | None = None
        self.rows: list[str] = []
        self.inside = ""
        self._span = (0, 0)

    def _begin(self, what: str, first: int = 0, last: int = 0) -> None:
        assert not self.inside
        self.inside, self._span = what, (first, last)
        assert self.projection is not None
        assert self.projection.pids() == self.rows

    def _end(self, what: str) -> list[str]:
        assert self.inside == what
        self.inside = ""
        assert self.projection is not None
        return self.projection.pids()

    def before_insert(self, first: int, last: int) -> None:
        self._begin("insert", first, last)

    def after_insert(self) -> None:
        now = self._end("insert")
        first, last = self._span
        self.rows[first:first] = now[first : last + 1]
        assert self.rows == now

    def before_remove(self, first: int, last: int) -> None:
        self._begin("remove", first, last)

    def after_remove(self) -> None:
        first, last = self._span
        del self.rows[first : last + 1]
        assert self.rows == self._end("remove")

    def before_reorder(self) -> None:
        self._begin("reorder")

    def after_reorder(self) -> None:
        now = self._end("reorder")
        assert sorted(now) == sorted(self.rows)
        self.rows = now

    def before_reset(self) -> None:
        self._begin("reset")

    def after_reset(self) -> None:
        self.rows = self._end("reset")


def make(people: dict[str, Participant]) -> tuple[Projection, Mirror]:
    mirror = Mirror()
    projection = Projection(people, mirror)
    mirror.projection = projection
    projection.touch(projection.stirred(dict.fromkeys(people)))
    return projection, mirror


PEOPLE = st.builds(
    Participant,
    pid=st.sampled_from([f"p{n}" for n in range(12)]),
    name=st.sampled_from(["上海", "北京", "Anna", "anna b", "", "Émile"]),
    number=st.sampled_from(["", "1", "2", "3"]),
    account=st.sampled_from(["", "a", "b"]),
    muted=st.sampled_from([None, True, False]),
    level=st.integers(0, 3),
    joined_at=st.sampled_from([None, 1, 2, 3]),
    hand=st.sampled_from([None, Since(1), Since(2)]),
)
PINS = st.builds(
    Pin,
    place=st.integers(1, 99),
    number=st.sampled_from(["", "1", "2", "4"]),
    account=st.sampled_from(["", "a", "c"]),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.lists(PEOPLE, min_size=1, max_size=6)),
        st.tuples(st.just("drop"), st.lists(st.sampled_from([f"p{n}" for n in range(12)]))),
        st.tuples(st.just("sort"), st.sampled_from(sorted(SORTS)), st.booleans()),
        st.tuples(
            st.just("filter"), st.sampled_from(list(State)), st.sampled_from(["", "an", "海"])
        ),
        st.tuples(st.just("hold"), st.booleans()),
        st.tuples(st.just("pin"), st.lists(PINS, max_size=4, unique_by=lambda pin: pin.place)),
    ),
    max_size=25,
)


@given(STEPS)
def test_any_diff_applied_to_the_rows_gives_the_new_order(steps: list[tuple]) -> None:
    people: dict[str, Participant] = {}
    projection, mirror = make(people)
    for step in steps:
        match step:
            case ("put", some):
                before = {who.pid: people.get(who.pid) for who in some}
                people.update((who.pid, who) for who in some)
                projection.touch(projection.stirred(before))
            case ("drop", pids):
                before = {pid: people.pop(pid) for pid in set(pids) if pid in people}
                projection.touch(projection.stirred(before))
            case ("sort", column, descending):
                projection.arrange(column, descending=descending)
            case ("filter", state, text):
                projection.filter(state, text)
            case ("hold", still):
                projection.hold(still=still)
            case ("pin", pins):
                projection.pin(Pins(pins))
        assert mirror.rows == projection.pids()
        assert all(projection.row_of(pid) == row for row, pid in enumerate(mirror.rows))
    projection.hold(still=False)
    assert not projection.pending
    other = Mirror()
    fresh = other.projection = Projection(people, other)
    fresh._ranks = projection._ranks
    fresh.pin(projection.pins)
    fresh.arrange(projection.sort, descending=projection.descending)
    fresh.filter(projection.state, projection.text)
    assert mirror.rows == fresh.pids()


@given(STEPS)
def test_held_rows_never_move(steps: list[tuple]) -> None:
    people = {f"p{n}": Participant(f"p{n}", name=str(n)) for n in range(6)}
    projection, mirror = make(people)
    projection.hold(still=True)
    shown = list(mirror.rows)
    for step in steps:
        if step[0] == "put":
            before = {who.pid: people.get(who.pid) for who in step[1]}
            people.update((who.pid, who) for who in step[1])
            projection.touch(projection.stirred(before))
        elif step[0] == "drop":
            before = {pid: people.pop(pid) for pid in set(step[1]) if pid in people}
            projection.touch(projection.stirred(before))
        assert mirror.rows == shown
    for pid in shown:
        expected = Presence.IN if pid in people else Presence.LEFT
        assert projection.person(pid).presence is expected


def test_pending_counts_what_would_move_and_forgets_what_moves_back() -> None:
    people = {f"p{n}": Participant(f"p{n}", level=n) for n in range(3)}
    projection, _ = make(people)
    projection.arrange("level")
    assert projection.pids() == ["p2", "p1", "p0"]
    projection.hold(still=True)
    people["p0"] = replace(people["p0"], level=9)
    projection.touch(["p0"])
    assert projection.pending == {"p0"}
    people["p0"] = replace(people["p0"], level=0)
    projection.touch(["p0"])
    assert projection.pending == set()
    people["p0"] = replace(people["p0"], level=9)
    projection.touch(["p0"])
    projection.settle()
    assert projection.pids() == ["p0", "p2", "p1"]


def test_missing_values_go_last_in_either_direction() -> None:
    people = {"a": Participant("a", joined_at=None), "b": Participant("b", joined_at=5)}
    projection, _ = make(people)
    for descending in (False, True):
        projection.arrange("joined", descending=descending)
        assert projection.pids() == ["b", "a"]


def test_names_sort_both_ways_with_prefixes_in_order() -> None:
    names = ["安", "安庆", "上海", "anna", "annabel"]
    people = {name: Participant(name, name=name) for name in names}
    projection, _ = make(people)
    projection.arrange("name")
    assert projection.pids() == ["anna", "annabel", "安", "安庆", "上海"]
    projection.arrange("name", descending=True)
    assert projection.pids() == ["上海", "安庆", "安", "annabel", "anna"]


def test_chinese_names_are_found_by_pinyin_initials() -> None:
    load_pinyin()
    people = {"a": Participant("a", name="上海分会场"), "b": Participant("b", name="北京")}
    projection, _ = make(people)
    projection.filter(State.ALL, "SHF")
    assert projection.pids() == ["a"]
    projection.filter(State.ALL, "ｂｊ")
    assert projection.pids() == ["b"]


def test_pinned_rows_stay_on_top_in_the_order_of_their_numbers() -> None:
    people = {f"p{n}": Participant(f"p{n}", level=n, number=f"+{n}") for n in range(5)}
    projection, _ = make(people)
    projection.hold(still=True)
    projection.pin(Pins([Pin(2, number="+4"), Pin(1, number="+3")]))
    assert projection.pids() == ["p3", "p4", "p0", "p1", "p2"]
    projection.hold(still=False)
    for sort, descending in (("level", True), ("number", False)):
        projection.arrange(sort, descending=descending)
        assert projection.pids()[:2] == ["p3", "p4"]
    projection.pin(Pins([Pin(2, number="+4")]))
    assert projection.pids() == ["p4", "p0", "p1", "p2", "p3"]


def test_a_pinned_site_is_on_top_again_when_it_comes_back_under_another_pid() -> None:
    people = {f"p{n}": Participant(f"p{n}", number=f"+{n}") for n in range(4)}
    projection, _ = make(people)
    projection.pin(Pins([Pin(1, number="+3")]))
    projection.touch(projection.stirred({"p3": people.pop("p3")}))
    people["new"] = Participant("new", number="+3")
    projection.touch(["new"])
    assert projection.pids() == ["new", "p0", "p1", "p2"]
