"""Finding people by what an operator types of their names."""

from collections.abc import Iterator

import pytest

from controlroom.commands.resolve import NobodyFoundError, SeveralFoundError, resolve
from controlroom.meeting import search
from controlroom.meeting.fuzzy import best
from controlroom.meeting.model import Participant
from controlroom.meeting.search import finder, haystack, load_pinyin, needle, spelling, texts


@pytest.fixture(autouse=True, scope="module")
def pinyin() -> None:
    load_pinyin()


def person(name: str) -> Participant:
    return Participant("p", name=name, number="+8613800000001", account="site00001")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("张伟", "zw zhang zhangw zhangwei zwei zhw zhangwe ZhangWei ｚｗ"),
        ("张伟明", "wm weiming weim wming zhangwm"),
        ("上海分会场", "shfhc shanghai haifen shanghaifhc"),
        ("欧阳娜", "ouyang oyn ouyangna"),
        ("第3分会场", "dfhc di3fen 3fen d3"),
        ("张Wei", "zhangwei zw"),
        ("ＡＢＣ分公司（全角）", "abcfen fengs abcfgs quanjiao"),
        ("单田芳", "shan dan chantian dtf stf"),
        ("曾国藩", "zeng ceng zengguofan zgf"),
        ("仇英", "qiu chou qiuying qy"),
        ("重庆分会场", "chongqing cq zhongqing chongqingfhc"),
        ("长沙多功能厅", "changsha cs"),
        ("厦门", "xiamen xm shamen"),
        ("吕布", "lvbu lb"),
    ],
)
def test_a_chinese_name_is_found_by_its_pinyin(name: str, typed: str) -> None:
    missed = [text for text in typed.split() if not finder(text)(person(name))]
    assert not missed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("张伟", "ang wz weizhang zhangx zhangweim zhangweiw"),
        ("张伟明", "zm zhangming"),
        ("Alice Anderson", "aanderson aliceanderson"),
        ("🎉", "a"),
        ("محمد", "m"),
    ],
)
def test_what_is_not_spelled_so_is_not_found(name: str, typed: str) -> None:
    found = [text for text in typed.split() if finder(text)(Participant("p", name=name))]
    assert not found


def test_a_space_ends_a_syllable() -> None:
    assert finder("zhang wei")(person("张伟"))
    assert finder("zh w")(person("张伟"))
    assert not finder("zh ang")(person("张伟"))


def test_name_number_and_account_are_found_as_before() -> None:
    someone = person("张伟")
    for typed in ("", "  ", "伟", "1380", "SITE0", "张伟"):
        assert finder(typed)(someone), typed
        assert needle(typed) in haystack(someone)
    assert not finder("北京")(someone)


def test_a_name_of_many_readings_stays_short() -> None:
    assert len(spelling("重" * 96)) < 4000


@pytest.mark.timeout(10)
@pytest.mark.parametrize("name", ["阿" + "a aa " * 19, "阿" + "nan nan " * 12, "阿" + "安昂" * 47])
def test_no_name_makes_searching_slow(name: str) -> None:
    someone = person(name)
    finds = [finder(letters + "x") for letters in ("a" * 23, "nan" * 7, "an" * 11)]
    haystack(someone)
    assert not any(find(someone) for find in finds)


def test_nothing_is_worked_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    someone = person("仅此一人")
    assert finder("jin")(someone)

    def again(_: str) -> str:
        raise AssertionError("spelled again")

    monkeypatch.setattr(search, "spelling", again)
    assert all(finder(typed)(someone) for typed in ("j", "ji", "jinci"))


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(search, "_readings_of", None)
    search.haystacks.cache_clear()
    yield
    search.haystacks.cache_clear()


@pytest.mark.usefixtures("unloaded")
def test_without_the_tables_names_are_found_by_their_characters() -> None:
    assert finder("张")(person("张伟"))
    assert not finder("zhang")(person("张伟"))
    assert not finder("zw")(person("张伟"))


def test_spelled_names_rank_like_written_ones() -> None:
    def rank(typed: str, name: str) -> tuple[int, int] | None:
        return best(typed, texts(person(name)).split("\n"))

    for typed in ("zhang", "zhangwei", "weiming", "zw", "zhangwm", "wming"):
        assert rank(typed, "张伟明") is not None
    assert (rank("zhang", "张伟") or ()) < (rank("zhang", "小张") or ())
    assert (rank("zhangw", "张伟") or ()) < (rank("zhangw", "张小伟") or ())


def test_who_is_named_in_pinyin_is_meant() -> None:
    names = ("张伟", "张伟明", "王芳", "Zhang San")
    people = {f"p{n}": Participant(f"p{n}", name=name) for n, name in enumerate(names)}
    assert resolve(people, "wangf").name == "王芳"
    assert resolve(people, "zwm").name == "张伟明"
    assert resolve(people, "zhang").name == "Zhang San"
    with pytest.raises(SeveralFoundError):
        resolve(people, "zhangwei")
    with pytest.raises(NobodyFoundError):
        resolve(people, "liu")
