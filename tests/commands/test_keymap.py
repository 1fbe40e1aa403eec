"""The user's keys over the defaults."""

import pytest

from controlroom.commands.bindings import BINDINGS, Binding
from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.keymap import Wrong, continuations, normal, read, request, wish
from controlroom.commands.parse import UsageError


def keys_of(text: str, words: str) -> list[str]:
    return [binding.keys for binding in read(text).bindings if binding.words == words]


def faults(text: str) -> list[tuple[int, Wrong]]:
    return [(fault.line, fault.wrong) for fault in read(text).faults]


def test_without_a_line_the_defaults_hold() -> None:
    assert read("# nothing yet\n\n").bindings == BINDINGS
    assert not faults("")


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.keys)
def test_the_defaults_are_written_as_they_are_compared(binding: Binding) -> None:
    assert normal(binding.keys) == binding.keys


def test_the_defaults_do_not_clash() -> None:
    keys = [binding.keys for binding in BINDINGS]
    assert len(set(keys)) == len(keys)
    assert not [one for one in keys for other in keys if other.startswith(f"{one}, ")]


def test_a_line_binds_binds_anew_and_unbinds() -> None:
    text = '"Ctrl+M" = "mute"\n"M" = "lock" # better\nL = ""\n'
    assert not faults(text)
    assert keys_of(text, "mute") == ["Ctrl+M"]
    assert keys_of(text, "lock") == ["M"]


def test_a_second_key_leaves_the_first() -> None:
    assert keys_of('"Ctrl+M" = "mute"', "mute") == ["Ctrl+M", "M"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("m", "M"),
        ("shift+ctrl+m", "Ctrl+Shift+M"),
        ("g,m", "G, M"),
        ("Ctrl+K, Ctrl+,", "Ctrl+K, Ctrl+,"),
        (",", ","),
        ("+", "+"),
        ("Ctrl++", "Ctrl++"),
        ("escape", "Esc"),
        ("f12", "F12"),
        ("Ctrl+", None),
        ("Hyper+M", None),
        ("Foo", None),
        ("", None),
        ("A, B, C, D, E", None),
    ],
)
def test_keys_are_read_as_they_are_said(typed: str, written: str | None) -> None:
    assert normal(typed) == written


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("M =", Wrong.LINE),
        ("[keys]", Wrong.LINE),
        ('"M" = 3', Wrong.LINE),
        ('"Foo" = "mute"', Wrong.KEYS),
        ('"Tab" = "mute"', Wrong.RESERVED),
        ('"J" = ":explode"', Wrong.ACTION),
        ('"J" = "explode"', Wrong.COMMAND),
        ('"J" = "lock now"', Wrong.USAGE),
        ('"J" = \'mute "p1\'', Wrong.USAGE),
        ('"J" = "interpreters file.csv"', Wrong.FILE),
        ('"J" = "invite --file file.csv"', Wrong.FILE),
        ('"J" = "lock …"', Wrong.USAGE),
        ('"J" = "extend soon …"', Wrong.USAGE),
        ('"J" = "extend 0 …"', Wrong.USAGE),
        ('"J" = "extend 20 30 …"', Wrong.USAGE),
        ('"J" = "invite --nobody …"', Wrong.USAGE),
        ('"J" = "chair-view upside-down …"', Wrong.USAGE),
        ('"M, X" = "mute"', Wrong.BEGINS),
        ('"G" = "mute"', Wrong.BEGUN),
    ],
)
def test_a_wrong_line_is_named_and_costs_itself_only(line: str, wrong: Wrong) -> None:
    text = f'\n{line}\n"Ctrl+M" = "mute"'
    assert faults(text) == [(2, wrong)]
    assert keys_of(text, "mute") == ["Ctrl+M", "M"]
    assert len(read(text).bindings) == len(BINDINGS) + 1


def test_the_same_keys_twice_count_once() -> None:
    text = '"J" = "mute"\n"j" = "lock"'
    (fault,) = read(text).faults
    assert (fault.line, fault.wrong, fault.other) == (2, Wrong.TWICE, "1")
    assert keys_of(text, "mute") == ["J", "M"]


def test_what_is_unbound_is_free_for_a_sequence_wherever_it_stands() -> None:
    text = '"M, X" = "mute"\n"M" = ""'
    assert not faults(text)
    assert keys_of(text, "mute") == ["M, X"]


def test_words_may_name_people_or_mean_the_selected() -> None:
    assert request("mute").people == ()
    assert request("mute p1 '上海 二'").people == ("p1", "上海 二")
    assert request("rename Studio").arguments == {"name": "Studio"}
    assert request("mute-all --forbid-self-unmute").arguments == {"forbid_self_unmute": True}
    assert request("layout").arguments == {}
    with pytest.raises(UsageError):
        request("rename too many words")


@pytest.mark.parametrize(
    ("words", "asks", "first", "arguments"),
    [
        ("mute", False, "", {}),
        ("rename", True, "", {}),
        ("rename Studio", False, "", {"name": "Studio"}),
        ("extend", True, "", {}),
        ("extend 15", False, "", {"minutes": 15}),
        ("extend 15 …", True, "", {"minutes": 15}),
        ("extend --auto ...", True, "", {"auto": True}),
        ("invite --file …", True, "file", {}),
        ("invite --type terminal --role …", True, "role", {"type": "terminal"}),
        ("chair-view site …", True, "", {"what": "site"}),
        ("mute-all …", True, "", {}),
    ],
)
def test_what_the_words_leave_out_is_asked_for(
    words: str, asks: bool, first: str, arguments: dict[str, object]
) -> None:
    meant = wish(words)
    assert (meant.asks, meant.first, dict(meant.request.arguments)) == (asks, first, arguments)


def test_every_command_has_a_key() -> None:
    bound = {binding.words.split()[0] for binding in BINDINGS}
    assert set(COMMANDS) <= bound


def test_no_fault_speaks_the_grammar_s_english() -> None:
    (fault,) = read('"J" = "extend soon"').faults
    assert fault.other == COMMANDS["extend"].usage


def test_what_may_follow_a_key() -> None:
    assert ("H", ":select hands") in continuations(BINDINGS, ["G"])
    assert continuations(BINDINGS, ["M"]) == []
    assert continuations(BINDINGS, []) == []
