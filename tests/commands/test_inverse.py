"""What would undo an order: from the state before it, exactly, or not at all."""

from typing import Any

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.parse import parse
from controlroom.meeting.facts import (
    AttendeeTold,
    ConferenceTold,
    Gone,
    Group,
    ParticipantTold,
    WaitingTold,
)
from controlroom.meeting.model import Layout, Mode, Pane, Presence, Role
from controlroom.meeting.store import Store


@pytest.fixture
def store() -> Store:
    store = Store()
    people: dict[str, dict[str, Any]] = {
        "p0": {"role": Role.CHAIR, "muted": False},
        "p1": {"muted": False},
        "p2": {"muted": True, "hand": True, "cohost": True, "camera": True},
        "p3": {"muted": True, "camera": False},
    }
    for pid, values in people.items():
        told = {"name": pid.upper(), "number": f"+99{pid[1]}", **values}
        store.apply(ParticipantTold(pid, told, 1, full=True))
    store.apply(AttendeeTold("+995", {"name": "absent", "number": "+995", "kind": "terminal"}, 1))
    store.apply(WaitingTold("w1", {"name": "waits", "number": "+996"}, 1))
    tell(
        store,
        mode=Mode.FREE,
        muted=False,
        self_unmute=True,
        locked=False,
        recording=False,
        paused=False,
    )
    return store


def tell(store: Store, **values: object) -> None:
    store.apply(ConferenceTold(values, 1))


def undone(store: Store, words: str) -> list[str] | None:
    order = parse(words.split()).order(store.people, store.waiting)
    command = COMMANDS[order.command]
    inverse = command.inverse(command.completed(order, store), store)
    if inverse is None:
        return None
    return [" ".join([o.command, *(p.number for p in o.targets)]) for o in inverse]


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("mute p1 p2", ["unmute +991"]),
        ("mute p2", None),
        ("unmute p1 p2", ["mute +992"]),
        ("mute-all", ["unmute +991"]),
        ("mute-all --forbid-self-unmute", ["allow-self-unmute", "unmute +991"]),
        ("unmute-all", ["mute +992 +993"]),
        ("allow-self-unmute", None),
        ("forbid-self-unmute", ["allow-self-unmute"]),
        ("lock", ["unlock"]),
        ("unlock", None),
        ("extend 10", None),
        ("end", None),
        ("config isLock=1", ["config"]),
        ("config isLock=0", None),
        ("config isLock=1 allowRename=0", None),
        ("broadcast p1", ["cancel-broadcast"]),
        ("roll-call p3", ["cancel-broadcast", "mute +993", "unmute +991"]),
        ("cancel-broadcast", None),
        ("layout Two --pane 1=p1", ["layout-auto", "cancel-broadcast"]),
        ("layout Two --pane 1=p1 --save-only", None),
        ("layout-auto", None),
        ("display fixed multi", None),
        ("record-start", ["record-stop"]),
        ("record-stop", None),
        ("live-start", None),
        ("raise-hand p1 p2", ["lower-hand +991"]),
        ("lower-hand p1 p2", ["raise-hand +992"]),
        ("rename p1 X", ["rename +991"]),
        ("rename p1 P1", None),
        ("make-chair p1", ["release-chair +991", "make-chair +990"]),
        ("make-chair p0", None),
        ("release-chair p0", ["make-chair +990"]),
        ("cohost p1", ["uncohost +991"]),
        ("uncohost p2", ["cohost +992"]),
        ("camera-on p3", ["camera-off +993"]),
        ("camera-off p1", None),
        ("invite n +1", ["remove +1"]),
        ("call-again +995", ["hang-up +995"]),
        ("hang-up p1 p2", ["call-again +991 +992"]),
        ("remove p1 +995", ["invite"]),
        ("admit w1", ["to-waiting-room +996"]),
        ("admit-all", ["to-waiting-room +996"]),
        ("to-waiting-room p1", ["admit +991"]),
        ("to-waiting-room p1 p2", ["admit +991", "admit +992"]),
        ("pause", ["resume"]),
        ("resume", None),
        ("allow-audience", None),
        ("mmr-record start", ["mmr-record"]),
        ("mmr-record pause", None),
        ("mmr-live stop", None),
        ("subtitles-start", None),
        ("layout-delete x", None),
        ("qos p1", None),
    ],
)
def test_what_brings_back_what_was(store: Store, words: str, back: list[str] | None) -> None:
    assert undone(store, words) == back


def test_muting_everybody_again_is_one_order(store: Store) -> None:
    store.apply(ParticipantTold("p1", {"muted": True}, 2))
    tell(store, muted=True, self_unmute=False)
    (back,) = COMMANDS["unmute-all"].inverse(parse(["unmute-all"]).order({}), store) or ()
    assert (back.command, back.arguments) == ("mute-all", {"forbid_self_unmute": True})


def test_what_is_paused_or_stopped_of_a_recording_starts_again(store: Store) -> None:
    tell(store, recording=True)
    for words in ("mmr-record pause", "mmr-record stop"):
        (back,) = COMMANDS["mmr-record"].inverse(parse(words.split()).order({}), store) or ()
        assert back.arguments == {"what": "start"}
    assert undone(store, "mmr-record start") is None


def test_some_commands_are_for_some_kinds_of_meetings(store: Store) -> None:
    assert all(command.fits(store.conference) for command in COMMANDS.values())
    tell(store, kind="COMMON", webinar=False)
    unfit = {command.id for command in COMMANDS.values() if not command.fits(store.conference)}
    assert unfit == {"allow-audience", "mmr-record", "mmr-live"}
    tell(store, kind="RTC", webinar=True)
    assert all(command.fits(store.conference) for command in COMMANDS.values())


def test_an_unmute_of_all_waits_for_nobody_who_is_still_being_called(store: Store) -> None:
    for pid in ("p2", "p3"):
        store.apply(ParticipantTold(pid, {"muted": False}, 2))
    called = {"name": "P4", "number": "+994", "muted": True, "presence": Presence.CALLING}
    store.apply(ParticipantTold("p4", called, 2, full=True))
    expectation = COMMANDS["unmute-all"].expect(parse(["unmute-all"]).order({}), store)
    assert expectation is not None
    assert expectation.check(store)


@pytest.mark.parametrize("words", ["to-waiting-room p1 p2", "raise-hand p1 p2", "lower-hand p1 p2"])
def test_who_left_is_left_out_of_a_call_for_several(store: Store, words: str) -> None:
    order = parse(words.split()).order(store.people)
    command = COMMANDS[order.command]
    store.apply(Gone(Group.PARTICIPANTS, "p1", 2))
    assert [person.pid for person in command.completed(order, store).targets] == ["p2"]
    store.apply(Gone(Group.PARTICIPANTS, "p2", 3))
    assert command.completed(order, store).targets == order.targets


def test_people_are_invited_again_as_they_were(store: Store) -> None:
    order = parse(["remove", "+995"]).order(store.people)
    (back,) = COMMANDS["remove"].inverse(order, store) or ()
    (guest,) = back.arguments["file"]
    assert (guest.name, guest.number, guest.kind) == ("absent", "+995", "terminal")


def test_a_layout_comes_back_only_if_its_type_was_told(store: Store) -> None:
    panes = (Pane(1, ("p1",)), Pane(2, ("+992",)), Pane(3, (), auxiliary=True))
    tell(store, mode=Mode.FIXED, layout=Layout(panes, 4, 20, "Four"))
    order = parse(["layout-auto"]).order({})
    (back,) = COMMANDS["layout-auto"].inverse(order, store) or ()
    panes_back = {n: [p.pid for p in who] for n, who in back.arguments["pane"].items()}
    assert panes_back == {1: ["p1"], 2: ["p2"]}
    assert (back.arguments["aux"], back.arguments["switch_time"]) == (3, 20)
    tell(store, layout=Layout(panes, 4, 20))
    assert undone(store, "layout-auto") is None
    assert undone(store, "layout Two --pane 1=p1") is None


def test_what_can_only_be_asked_for_is_marked() -> None:
    assert {command.id for command in COMMANDS.values() if command.asks} == {
        "unmute",
        "unmute-all",
        "camera-on",
        "camera-off",
        "invite-share",
        "invite",
        "invite-with-password",
        "call-again",
    }


def test_who_has_a_new_pid_since_is_found_by_number(store: Store) -> None:
    command = COMMANDS["remove"]
    order = parse(["remove", "+995", "p1"]).order(store.people)
    store.apply(ParticipantTold("p9", {"name": "absent", "number": "+995"}, 2))
    store.apply(Gone(Group.PARTICIPANTS, "p1", 2))
    store.apply(ParticipantTold("p8", {"name": "P1", "number": "+991"}, 2))
    assert [person.pid for person in command.completed(order, store).targets] == ["p9", "p8"]
    store.apply(Gone(Group.PARTICIPANTS, "p9", 3))
    (absent, _) = command.completed(order, store).targets
    assert not absent.present


def test_who_waits_again_is_found_by_number(store: Store) -> None:
    order = parse(["admit", "w1"]).order({}, store.waiting)
    store.apply(Gone(Group.WAITING, "w1", 2))
    store.apply(WaitingTold("w2", {"name": "waits", "number": "+996"}, 2))
    (person,) = COMMANDS["admit"].completed(order, store).targets
    assert person.pid == "w2"
