"""Words to orders."""

import pytest

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.keymap import wish
from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.parse import UsageError, parse
from controlroom.commands.registry import Target
from controlroom.commands.resolve import NobodyFoundError, SeveralFoundError, resolve
from controlroom.meeting.model import Participant, Presence, Waiting
from controlroom.resources import path

PEOPLE = {
    person.pid: person
    for person in (
        Participant("p1", name="上海分会场", number="+991"),
        Participant("p2", name="上海浦东", number="+992"),
        Participant("p3", name="Zhang Wei", number="+993"),
        Participant("p4", name="北京", number="+994", presence=Presence.LEFT),
        Participant("absent:+995", name="大连", number="+995", presence=Presence.ABSENT),
    )
}


@pytest.mark.parametrize(
    ("text", "pid"),
    [("p1", "p1"), ("+992", "p2"), ("zhang wei", "p3"), ("Ｚhang", "p3"), ("浦东", "p2")],
)
def test_who_is_meant(text: str, pid: str) -> None:
    assert resolve(PEOPLE, text).pid == pid


def test_an_ambiguous_name_names_the_candidates() -> None:
    with pytest.raises(SeveralFoundError, match="p1.*p2"):
        resolve(PEOPLE, "上海")


@pytest.mark.parametrize("text", ["nobody", "", "  ", "北京", "大连"])
def test_nobody_is_meant_by_who_is_not_there(text: str) -> None:
    with pytest.raises(NobodyFoundError):
        resolve(PEOPLE, text)


def test_people_are_named_once() -> None:
    order = parse(["mute", "p1", "+991", "Zhang"]).order(PEOPLE)
    assert [person.pid for person in order.targets] == ["p1", "p3"]


def test_a_layout_takes_panes_several_to_one_pane_and_options() -> None:
    words = "layout Six-2 --pane 1=p1 --pane 3=+992,zhang --aux 2 --switch-time 30 --save-only"
    order = parse(words.split()).order(PEOPLE)
    assert {n: [who.pid for who in some] for n, some in order.arguments["pane"].items()} == {
        1: ["p1"],
        3: ["p2", "p3"],
    }
    assert order.arguments["image_type"] == "Six-2"
    assert order.arguments["aux"] == 2
    assert order.arguments["switch_time"] == 30
    assert order.arguments["save_only"] is True


@pytest.mark.parametrize(
    "words",
    [
        "",
        "explode",
        "mute",
        "broadcast p1 p2",
        "lock now",
        "layout Four",
        "layout Forty --pane 1=p1",
        "layout Four --pane p1",
        "layout Four --pane 1=",
        "layout Four --pane 5=p1",
        "layout Four --pane 0=p1",
        "layout Four --pane 1=p1 --pane 1=p2",
        "layout Four --pane 1=p1 --aux 5",
        "layout Four --pane 1=p1 --switch-time 9",
        "layout Four --pane 1=p1 --switch-time 121",
        "layout Four --pane 1=p1 --switch-time soon",
        "display voice",
        "display sing multi",
        "mute-all --forbid",
        "extend",
        "extend 0",
        "extend soon",
        "end now",
        "config",
        "config lockSharing",
        "config lockSharing=2",
        "config lockSharing=yes",
        "config colour=1",
        "layout-save Four --pane 1=p1",
        "layout-save x Four --pane 5=p1",
        "layout-delete",
        "chair-view",
        "chair-view site",
        "chair-view multi p1",
        "chair-view multi --switch-time 20",
        "chair-view poll --switch-time 5",
        "view p1",
        "rename p1",
        "invite",
        "invite name",
        "invite name +1 --type ship",
        "invite name +1 --role king",
        "invite name +1 --file x.csv",
        "invite --file /nowhere/x.csv",
        f"invite {'n' * 97} +1",
        "call-again",
        "admit",
        "admit a b",
        "language-channel en",
        "interpreters",
        "interpreters /nowhere/x.csv",
    ],
)
def test_what_does_not_fit_is_told(words: str) -> None:
    with pytest.raises(UsageError):
        parse(words.split())


def test_people_stand_after_the_language() -> None:
    order = parse(["language-channel", "en", "p1", "p2", "--original-voice"]).order(PEOPLE)
    assert [person.pid for person in order.targets] == ["p1", "p2"]
    assert order.arguments == {"language": "en", "original_voice": True}


def test_whom_to_watch_is_looked_up() -> None:
    order = parse(["view", "p1", "zhang"]).order(PEOPLE)
    assert order.arguments["target"].pid == "p3"
    order = parse(["chair-view", "site", "+992"]).order(PEOPLE)
    assert order.arguments["person"].pid == "p2"


@pytest.mark.parametrize("text", ["absent:+995", "+995", "大连"])
def test_invited_people_are_found_where_they_are_meant(text: str) -> None:
    for words in (["call-again", text], ["remove", text], ["rename", text, "x"]):
        (person,) = parse(words).order(PEOPLE).targets
        assert person.number == "+995"
    for command in ("mute", "hang-up"):
        with pytest.raises(NobodyFoundError):
            parse([command, text]).order(PEOPLE)


def test_who_is_in_the_meeting_is_not_called_again() -> None:
    for text in ("p1", "+991"):
        with pytest.raises(NobodyFoundError, match="invited and absent"):
            parse(["call-again", text]).order(PEOPLE)


@pytest.mark.parametrize("text", ["w1", "+996", "王芳"])
def test_who_waits_is_found_in_the_waiting_room_only(text: str) -> None:
    room = {"w1": Waiting("w1", name="王芳", number="+996")}
    (person,) = parse(["admit", text]).order(PEOPLE, room).targets
    assert person.pid == "w1"
    with pytest.raises(NobodyFoundError, match="waiting room"):
        parse(["admit", "p1"]).order(PEOPLE, room)
    with pytest.raises(NobodyFoundError):
        parse(["mute", text]).order(PEOPLE, room)


def test_settings_are_read_by_the_table() -> None:
    assert parse(["config", "lockSharing=1", "callInRestriction=3"]).arguments == {
        "settings": {"lockSharing": 1, "callInRestriction": 3}
    }
    with pytest.raises(UsageError, match=r"0 \(everybody\), 2 .*3 \(who is invited\)"):
        parse(["config", "callInRestriction=1"])


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.id)
def test_what_needs_no_arguments_can_be_given_without(command) -> None:  # type: ignore[no-untyped-def]
    people = [] if command.target is Target.CONFERENCE else ["p1"]
    if any(parameter.required for parameter in command.parameters):
        with pytest.raises(UsageError):
            parse([command.id, *people])
    else:
        assert parse([command.id, *people]).command is command


def test_only_the_end_asks_first() -> None:
    asked = {c.id for c in COMMANDS.values() if any(p.name == "--yes" for p in c.parameters)}
    assert asked == {"end"}
    assert parse(["end"]).unasked
    assert not parse(["end", "--yes"]).unasked
    assert not parse(["lock"]).unasked


def test_there_are_39_arrangements() -> None:
    assert len(IMAGE_TYPES) == 39
    assert IMAGE_TYPES["Twenty-Five"] == 25


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.words)
def test_every_binding_is_a_command_or_a_window_action(binding) -> None:  # type: ignore[no-untyped-def]
    if binding.words.startswith(":"):
        return
    meant = wish(binding.words)
    command = COMMANDS[binding.words.split()[0]]
    assert meant.request.command is command
    if not meant.asks:
        people = [] if command.target is Target.CONFERENCE else ["p1"]
        assert parse([command.id, *people, *binding.words.split()[1:]]).command is command


def test_no_two_bindings_share_their_keys() -> None:
    assert len({binding.keys for binding in BINDINGS}) == len(BINDINGS)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.id)
def test_a_command_is_described_whole(command) -> None:  # type: ignore[no-untyped-def]
    assert command.title
    assert command.summary
    assert path("icons", f"{command.icon}.svg").is_file()
    assert all(parameter.help for parameter in command.parameters)
