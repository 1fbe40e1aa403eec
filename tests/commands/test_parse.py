"""Words to orders."""

import pytest

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.layouts import IMAGE_TYPES
from controlroom.commands.parse import UsageError, parse
from controlroom.commands.registry import Target
from controlroom.commands.resolve import NobodyFoundError, SeveralFoundError, resolve
from controlroom.meeting.model import Participant, Presence

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
    ],
)
def test_what_does_not_fit_is_told(words: str) -> None:
    with pytest.raises(UsageError):
        parse(words.split())


def test_there_are_39_arrangements() -> None:
    assert len(IMAGE_TYPES) == 39
    assert IMAGE_TYPES["Twenty-Five"] == 25


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.words)
def test_every_binding_is_a_command_or_a_window_action(binding) -> None:  # type: ignore[no-untyped-def]
    if binding.words.startswith(":"):
        return
    name, *rest = binding.words.split()
    command = COMMANDS[name]
    if name == "layout":
        assert not rest
        return
    people = [] if command.target is Target.CONFERENCE else ["p1"]
    assert parse([name, *people, *rest]).command is command


def test_no_two_bindings_share_their_keys() -> None:
    assert len({binding.keys for binding in BINDINGS}) == len(BINDINGS)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.id)
def test_a_command_is_described_whole(command) -> None:  # type: ignore[no-untyped-def]
    assert command.title
    assert command.summary
    assert command.icon
    assert all(parameter.help for parameter in command.parameters)
