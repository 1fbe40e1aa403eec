"""Scenes: captured, compared, and brought back by orders."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold
from controlroom.meeting.model import Layout, Mode, Pane, Presence, Role
from controlroom.meeting.seats import Seat
from controlroom.meeting.store import Store
from controlroom.scenes.capture import capturable, capture, image_types
from controlroom.scenes.crowd import Crowd
from controlroom.scenes.difference import Difference, What, Why, difference
from controlroom.scenes.file import Book, read, write
from controlroom.scenes.orders import orders
from controlroom.scenes.scene import Microphones, OnAir, Part, Scene, Voices
from tests.scenes.model import AT, Meeting, meetings

ALL = frozenset(Part)


@given(meetings(), st.sets(st.sampled_from(Part)))
def test_a_scene_of_now_differs_in_nothing(meeting: Meeting, parts: set[Part]) -> None:
    scene = capture(meeting.store, parts, "now")
    found = difference(scene, meeting.store)
    assert (found.steps, found.missing, orders(found)) == ((), (), ())


@settings(max_examples=400)
@given(meetings(), meetings(), st.sets(st.sampled_from(Part)))
def test_what_is_ordered_leaves_no_difference(
    then: Meeting, now: Meeting, parts: set[Part]
) -> None:
    scene = capture(then.store, parts, "then")
    before = difference(scene, now.store)
    for order in orders(before):
        now.do(order)
    after = difference(scene, now.store)
    assert after.steps == ()
    assert after.missing == before.missing


@settings(max_examples=300)
@given(meetings(), meetings(), st.sets(st.sampled_from(Part)))
def test_nobody_is_touched_who_is_not_meant(then: Meeting, now: Meeting, parts: set[Part]) -> None:
    """Whoever is open and stays so is never muted on the way, but by a roll call."""
    scene = capture(then.store, parts, "then")
    found = difference(scene, now.store)
    closed = found.step(What.MUTE)
    muted = {person.pid for person in closed.people} if closed else set()
    kept = {person.pid for person in now.people() if person.open_microphone} - muted
    if found.step(What.ROLL_CALL) is None:
        for order in orders(found):
            now.do(order)
            assert all(now.store.people[pid].open_microphone for pid in kept)


@given(meetings())
def test_a_scene_is_the_same_after_it_was_kept(then: Meeting) -> None:
    scene = capture(then.store, ALL, "then")
    if not scene.parts:
        return
    assert read(write(Book((scene,)))).scenes == (scene,)


class Stage:
    """A meeting of six: p0 is the chair, and nobody is open."""

    def __init__(self, count: int = 6, *, opened: tuple[int, ...] = ()) -> None:
        self.meeting = Meeting()
        self.store: Store = self.meeting.store
        for n in range(count):
            self.join(n, muted=n not in opened)
        self.meeting.tell(locked=False, recording=False, muted=False, self_unmute=True)
        self.meeting.show(Mode.FREE)

    def join(self, n: int, prefix: str = "p", **values: object) -> None:
        told = {
            "name": f"Site {n}",
            "number": f"+99{n}",
            "role": Role.GUEST if n else Role.CHAIR,
            "muted": True,
            **values,
        }
        self.store.apply(ParticipantTold(f"{prefix}{n}", told, AT, full=True))

    def leave(self, pid: str) -> None:
        self.store.apply(Gone(Group.PARTICIPANTS, pid, AT))

    def seat(self, n: int) -> Seat:
        return Seat.of(self.store.people[f"p{n}"])

    def given(self, scene: Scene) -> list[tuple[str, list[str]]]:
        made = orders(difference(scene, self.store))
        return [(order.command, [person.pid for person in order.targets]) for order in made]

    def layout(self, *sites: str, count: int = 4, **more: object) -> None:
        panes = tuple(Pane(n, (site,) if site else ()) for n, site in enumerate(sites, 1))
        told = Layout(panes, count, 10, **more)  # type: ignore[arg-type]
        self.store.apply(ConferenceTold({"layout": told}, AT))


def microphones(stage: Stage, *open_: int, self_unmute: bool | None = None) -> Scene:
    return Scene("s", microphones=Microphones(tuple(map(stage.seat, open_)), self_unmute))


class TestMicrophones:
    def test_one_is_muted_by_name_and_several_at_one_stroke(self) -> None:
        stage = Stage(opened=(2,))
        assert stage.given(microphones(stage)) == [("mute", ["p2"])]
        stage = Stage(opened=(1, 2, 3))
        assert stage.given(microphones(stage)) == [("mute-all", [])]

    def test_the_chair_is_muted_by_name(self) -> None:
        stage = Stage(opened=(0, 1, 2))
        assert stage.given(microphones(stage)) == [("mute-all", []), ("mute", ["p0"])]
        assert stage.given(microphones(stage, 0)) == [("mute-all", [])]

    def test_who_stays_open_is_spared_the_stroke(self) -> None:
        stage = Stage(opened=(1, 2, 3))
        assert stage.given(microphones(stage, 3)) == [("mute", ["p1", "p2"])]

    def test_a_mute_of_all_keeps_what_is_allowed(self) -> None:
        stage = Stage(opened=(1, 2))
        stage.meeting.tell(self_unmute=False)
        (order,) = orders(difference(microphones(stage), stage.store))
        assert order == Order("mute-all", (), {"forbid_self_unmute": True})
        allowed = microphones(stage, self_unmute=True)
        (order,) = orders(difference(allowed, stage.store))
        assert order == Order("mute-all")

    def test_without_a_word_of_what_is_allowed_nothing_is_said_of_it(self) -> None:
        stage = Stage(opened=(1, 2))
        stage.meeting.tell(self_unmute=None)
        assert stage.given(microphones(stage)) == [("mute", ["p1", "p2"])]

    def test_people_are_asked_by_name_or_all_of_them(self) -> None:
        stage = Stage()
        assert stage.given(microphones(stage, 1, 2)) == [("unmute", ["p1", "p2"])]
        assert stage.given(microphones(stage, *range(6))) == [
            ("unmute-all", []),
            ("unmute", ["p0"]),
        ]

    def test_self_unmute_is_forbidden_before_anybody_is_muted(self) -> None:
        stage = Stage(opened=(1,))
        scene = microphones(stage, self_unmute=False)
        assert stage.given(scene) == [("forbid-self-unmute", []), ("mute", ["p1"])]

    def test_who_rings_or_is_gone_is_missing(self) -> None:
        stage = Stage()
        scene = microphones(stage, 1, 2)
        stage.join(1, presence=Presence.CALLING)
        stage.leave("p2")
        found = difference(scene, stage.store)
        assert [(m.seat.name, m.why) for m in found.missing] == [
            ("Site 1", Why.CALLING),
            ("Site 2", Why.ABSENT),
        ]
        assert found.steps == ()

    def test_people_are_known_again_under_another_pid_and_name(self) -> None:
        stage = Stage(opened=(3,))
        scene = microphones(stage, 3)
        stage.leave("p3")
        stage.join(3, "q", name="renamed", muted=True)
        assert stage.given(scene) == [("unmute", ["q3"])]


class TestOnAir:
    def test_a_roll_call_mutes_all_others_by_itself(self) -> None:
        stage = Stage(opened=(0, 1, 2, 3))
        called = OnAir(Mode.ROLL_CALL, stage.seat(4))
        scene = Scene("s", on_air=called, microphones=Microphones((stage.seat(4),)))
        assert stage.given(scene) == [("mute", ["p0"]), ("roll-call", ["p4"])]
        found = difference(Scene("s", on_air=called), stage.store)
        (step,) = found.steps
        assert (step.what, step.others) == (What.ROLL_CALL, 3)

    def test_who_is_open_besides_is_asked_after_it(self) -> None:
        stage = Stage(opened=(1,))
        scene = Scene(
            "s",
            on_air=OnAir(Mode.ROLL_CALL, stage.seat(4)),
            microphones=Microphones((stage.seat(4), stage.seat(1))),
        )
        assert stage.given(scene) == [("roll-call", ["p4"]), ("unmute", ["p1"])]

    def test_a_called_site_that_is_to_be_muted_is_muted_after_the_call(self) -> None:
        stage = Stage()
        called = OnAir(Mode.ROLL_CALL, stage.seat(4))
        scene = Scene("s", on_air=called, microphones=Microphones())
        assert stage.given(scene) == [("roll-call", ["p4"]), ("mute", ["p4"])]

    def test_microphones_are_muted_before_a_broadcast(self) -> None:
        stage = Stage(opened=(1,))
        scene = Scene("s", on_air=OnAir(Mode.BROADCAST, stage.seat(4)), microphones=Microphones())
        assert stage.given(scene) == [("mute", ["p1"]), ("broadcast", ["p4"])]

    def test_a_site_without_pictures_is_not_broadcast(self) -> None:
        stage = Stage()
        scene = Scene("s", on_air=OnAir(Mode.BROADCAST, stage.seat(4)))
        stage.join(4, video=False)
        found = difference(scene, stage.store)
        assert found.steps == ()
        assert [missing.why for missing in found.missing] == [Why.SOUND_ONLY]

    def test_going_off_air_and_letting_voices_choose(self) -> None:
        stage = Stage()
        stage.meeting.show(Mode.FIXED)
        scene = Scene("s", on_air=OnAir(Mode.FREE), display=Voices.SINGLE)
        made = orders(difference(scene, stage.store))
        assert [order.command for order in made] == ["cancel-broadcast", "display"]
        assert made[1].arguments == {"strategy": "voice", "pictures": "single"}


class TestLayout:
    def test_the_push_leaves_open_how_the_panes_lie(self) -> None:
        stage = Stage()
        stage.layout("p1", "p2")
        layout = stage.store.conference.layout
        assert layout is not None
        assert image_types(layout) == ("Four", "Four-2", "Four-3")
        scene = capture(stage.store, {Part.LAYOUT}, "s", image_type="Four-3")
        assert scene.layout is not None
        assert scene.layout.image_type == "Four-3"
        stage.layout("p1", "p2", image_type="Four-2")
        assert difference(scene, stage.store).step(What.LAYOUT) is not None

    def test_it_is_kept_without_being_shown_where_nothing_else_is_said(self) -> None:
        stage = Stage()
        stage.layout("p1", "p2")
        scene = capture(stage.store, {Part.LAYOUT}, "s")
        stage.layout("p2", "p1")
        (order,) = orders(difference(scene, stage.store))
        assert order.arguments["save_only"] is True

    def test_it_is_made_before_it_goes_on_air(self) -> None:
        stage = Stage()
        stage.layout("p1", "p2")
        stage.meeting.show(Mode.FIXED)
        scene = capture(stage.store, {Part.LAYOUT, Part.ON_AIR}, "s")
        stage.layout("p2")
        stage.meeting.show(Mode.FREE, voices=True)
        made = orders(difference(scene, stage.store))
        assert [order.command for order in made] == ["layout", "display"]
        assert "save_only" not in made[0].arguments
        site = stage.store.people["p3"]
        stage.meeting.show(Mode.BROADCAST, site)
        assert stage.given(scene) == [("layout", [])]

    def test_a_pane_of_sound_only_is_told_and_left_out(self) -> None:
        stage = Stage()
        stage.layout("p1", "p2")
        scene = capture(stage.store, {Part.LAYOUT}, "s")
        stage.layout("p2", "p1")
        stage.join(1, video=False)
        stage.join(2, number="", account_id="x")
        found = difference(scene, stage.store)
        assert [(m.seat.name, m.why) for m in found.missing] == [
            ("Site 1", Why.SOUND_ONLY),
            ("Site 2", Why.NO_NUMBER),
        ]
        assert found.steps == ()

    def test_panes_told_by_number_are_the_same(self) -> None:
        stage = Stage()
        stage.layout("p1", "p2")
        scene = capture(stage.store, {Part.LAYOUT}, "s")
        stage.layout("+991", "+992")
        assert difference(scene, stage.store).steps == ()


def test_recording_begins_first_and_ends_before_people_are_asked() -> None:
    stage = Stage(opened=(1,))
    scene = Scene("s", locked=True, recording=True, microphones=Microphones((stage.seat(2),)))
    commands = [command for command, _ in stage.given(scene)]
    assert commands == ["record-start", "lock", "mute", "unmute"]
    stage.meeting.tell(recording=True, locked=True)
    scene = Scene("s", locked=False, recording=False, microphones=Microphones((stage.seat(2),)))
    commands = [command for command, _ in stage.given(scene)]
    assert commands == ["mute", "unlock", "record-stop", "unmute"]


def test_what_is_not_known_can_not_be_captured() -> None:
    assert capturable(Store()) == frozenset()
    assert capture(Store(), ALL, "nothing").parts == frozenset()


def test_a_crowd_holds_while_microphones_change() -> None:
    stage = Stage()
    crowd = Crowd(stage.store.people.values())
    scene = microphones(stage, 1)
    assert difference(scene, stage.store, crowd).step(What.OPEN) is not None
    stage.join(1, muted=False)
    assert difference(scene, stage.store, crowd) == Difference(
        mute_all=False, unmute_all=False, self_unmute=True
    )


class TestFile:
    def test_one_broken_scene_costs_only_itself_and_stays(self) -> None:
        good = msgspec.to_builtins(Scene("good", locked=True))
        bad = {"name": "bad", "layout": {"image_type": "Hundred", "panes": {"1": []}}}
        text = msgspec.json.encode({"version": 1, "scenes": [bad, good, {"name": ""}, good]})
        book = read(text)
        assert [scene.name for scene in book.scenes] == ["good"]
        assert len(book.faults) == 3
        again = msgspec.json.decode(write(book.with_(Scene("new", recording=True))))
        assert [one["name"] for one in again["scenes"]] == ["good", "new", "bad", "", "good"]

    @pytest.mark.parametrize(
        "broken",
        [
            {"name": "x"},
            {"name": "x" * 65, "locked": True},
            {"name": "x", "locked": "yes"},
            {"name": "x", "on_air": {"mode": "broadcast"}},
            {"name": "x", "on_air": {"mode": "free", "site": {"name": "a"}}},
            {"name": "x", "layout": {"image_type": "Two", "panes": {"3": []}}},
            {"name": "x", "layout": {"image_type": "Two", "panes": {"1": []}, "period": 5}},
            17,
        ],
    )
    def test_what_a_scene_can_not_be(self, broken: object) -> None:
        book = read(msgspec.json.encode({"version": 1, "scenes": [broken]}))
        assert (book.scenes, book.unread) == ((), (broken,))

    @pytest.mark.parametrize("text", [b"", b"{}", b'{"version": 2, "scenes": []}', b"\xff"])
    def test_a_file_that_is_none(self, text: bytes) -> None:
        with pytest.raises(ValueError):
            read(text)

    def test_names_differ_by_more_than_case(self) -> None:
        book = Book().with_(Scene("Opening", locked=True)).with_(Scene("Vote", locked=False))
        assert book.find("OPENING") == book.scenes[0]
        changed = book.with_(Scene("Start", locked=False), instead="opening")
        assert [scene.name for scene in changed.scenes] == ["Start", "Vote"]
        assert [scene.name for scene in changed.without("start").scenes] == ["Vote"]
