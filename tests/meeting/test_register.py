"""Thousands are searched as one: whoever is found is who a look at each text would find."""

import random

import pytest
from msgspec.structs import replace

from controlroom.meeting import search
from controlroom.meeting.model import Participant
from controlroom.meeting.register import Register
from controlroom.meeting.search import load_pinyin, matcher, texts_of

_TYPED = ["77", "zz", "site", "site1", "张", "zw", "zhang w", "fen", "会场", "会场\n+", "e\n", "\n"]
_TYPED += ["a", "1", "+86", "张伟7", "di7", "é", "分", "0 0", "w"]
_NAMES = ["张伟{}", "第{}分会场", "Alice {}", "Zoé\n{}", "{}", "重庆 {}", ""]


@pytest.fixture(autouse=True, scope="module")
def pinyin() -> None:
    load_pinyin()


def somebody(number: int, dice: random.Random) -> Participant:
    name = dice.choice(_NAMES).format(dice.randrange(1000))
    return Participant(
        f"p{number}", name, f"+86{dice.randrange(10_000):05}", account=f"site{number}"
    )


def found(people: dict[str, Participant], typed: str) -> set[str]:
    matches = matcher(typed)
    return {pid for pid, person in people.items() if matches(texts_of(person))}


@pytest.mark.parametrize("count", [0, 1, 5, 400])
def test_it_finds_whom_a_matcher_finds(count: int) -> None:
    dice = random.Random(count)
    people = {f"p{n}": somebody(n, dice) for n in range(count)}
    register = Register(people)
    assert set(register.find(" ")) == people.keys()
    assert not register.open
    for typed in _TYPED:
        assert set(register.find(typed)) == found(people, typed), typed
    assert register.open


@pytest.mark.parametrize("changes", [1, 20, 300])
def test_it_follows_who_comes_goes_and_is_renamed(changes: int) -> None:
    dice = random.Random(changes)
    people = {f"p{n}": somebody(n, dice) for n in range(400)}
    register = Register(people)
    register.find("77")
    for turn, typed in enumerate(_TYPED):
        for n in range(changes):
            pid = dice.choice(list(people))
            match n % 3:
                case 0:
                    people[pid] = replace(people[pid], name=somebody(0, dice).name)
                case 1:
                    del people[pid]
                case _:
                    pid = f"p{1000 * (turn + 1) + n}"
                    people[pid] = somebody(n, dice)
            register.note(pid)
        assert set(register.find(typed)) == found(people, typed), typed


def test_who_leaves_and_comes_back_is_found_by_the_new_name() -> None:
    people = {"p1": Participant("p1", "Alice"), "p2": Participant("p2", "Bob")}
    register = Register(people)
    assert set(register.find("alice")) == {"p1"}
    del people["p1"]
    register.note("p1")
    assert not set(register.find("alice"))
    people["p1"] = Participant("p1", "Carol")
    register.note("p1")
    assert not set(register.find("alice"))
    assert set(register.find("carol")) == {"p1"}


def test_names_are_found_by_pinyin_once_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    people = {"p1": Participant("p1", "张伟")}
    with monkeypatch.context() as unloaded:
        unloaded.setattr(search, "_readings_of", None)
        search.haystacks.cache_clear()
        register = Register(people)
        assert not set(register.find("zhang"))
        search.haystacks.cache_clear()
    assert set(register.find("zhang")) == {"p1"}
