"""Files of invitations and of interpreters: CSV and XLSX, and what is wrong with them."""

from pathlib import Path
from typing import Any

import pytest

from controlroom.commands import tables
from controlroom.commands.guests import Invitation, read_guests, read_interpreters
from controlroom.commands.parse import UsageError, parse
from controlroom.commands.tables import TableError
from controlroom.meeting.model import Interpreter, Role

GUESTS = (
    Invitation("上海, 分会场", "+991", "terminal", Role.CHAIR),
    Invitation("李四", "+992"),
)


def written(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    file = folder / "guests.csv"
    file.write_text(text, encoding)
    return file


@pytest.mark.parametrize(
    "text",
    [
        'name,number,type,role\n"上海, 分会场",+991,terminal,chair\n李四,+992,,\n',
        "号码;角色;名称;类型\n+991;主持人;上海, 分会场;terminal\n\n+992;;李四;\n",
        "上海, 分会场\t+991\tterminal\tchair\n李四\t+992\n",
        'Name,Phone,Type,Role,Remarks\r\n"上海, 分会场", +991 ,Terminal,Chair,\r\n李四,+992\r\n',
    ],
    ids=["titles", "Chinese titles", "no titles", "other columns"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_of_guests(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_guests(written(tmp_path, text, encoding=encoding)) == GUESTS


def test_every_wrong_row_is_named_as_a_spreadsheet_counts_it(tmp_path: Path) -> None:
    rows = [
        "name,number,type,role",
        "a,+1,,",
        ",+2,,",
        "c,,,",
        "d,+1,,",
        "e,+5,ship,",
        "f,+6,,king",
    ]
    with pytest.raises(TableError) as raised:
        read_guests(written(tmp_path, "\n".join(rows)))
    told = str(raised.value)
    for words in (
        "row 3: no name",
        "row 4: no number",
        "row 5: +1 is in row 2 already",
        "row 6: the type “ship” is none of normal",
        "row 7: the role “king”",
    ):
        assert words in told


def test_many_wrong_rows_are_counted(tmp_path: Path) -> None:
    text = "name,number\n" + "x,\n" * 20
    with pytest.raises(TableError, match="row 2: .*row 6: .*and 15 more"):
        read_guests(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("name,number\n", "no rows"),
        ('name,number\n"a,+1\n', "is no CSV"),
    ],
)
def test_what_is_no_list_says_so(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        read_guests(written(tmp_path, text))


def test_a_file_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="guests.csv can't be read: No such file"):
        parse(["invite", "--file", "/nowhere/guests.csv"])


def workbook(file: Path, rows: list[list[Any]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file


def test_a_workbook_with_numbers_typed_as_numbers(tmp_path: Path) -> None:
    rows = [
        ["名称", "号码", None, "角色"],
        ["李四", 8657100, None, None],
        [],
        ["张三", 991.0, 1, 1],
    ]
    assert read_guests(workbook(tmp_path / "guests.xlsx", rows)) == (
        Invitation("李四", "8657100"),
        Invitation("张三", "991", role=Role.CHAIR),
    )


def test_rows_of_a_workbook_are_counted_as_it_shows_them(tmp_path: Path) -> None:
    rows = [["name", "number"], ["a", 1], [], ["b", None]]
    with pytest.raises(TableError, match="row 4: no number"):
        read_guests(workbook(tmp_path / "guests.xlsx", rows))


def test_a_broken_workbook_says_so(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    file = tmp_path / "guests.xlsx"
    file.write_bytes(b"PK, but not really")
    with pytest.raises(TableError, match="is no XLSX workbook"):
        read_guests(file)


def test_without_openpyxl_a_workbook_asks_for_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(tables.importlib, "import_module", missing)
    with pytest.raises(TableError, match="save it as CSV"):
        read_guests(tmp_path / "guests.xlsx")


def test_interpreters_of_the_same_languages_are_a_group(tmp_path: Path) -> None:
    text = "first,second,account,name,number\nzh,en,li,李,+1\nzh,fr,zhang,,\nzh,en,wang,,\n"
    groups = read_interpreters(written(tmp_path, text))
    assert [(g.id, g.first_language, g.second_language) for g in groups] == [
        ("1", "zh", "en"),
        ("2", "zh", "fr"),
    ]
    assert groups[0].interpreters == (Interpreter("李", "li", "+1"), Interpreter("", "wang"))


def test_wrong_interpreters_are_named(tmp_path: Path) -> None:
    text = "first,second,account,type\nzh,zh,li,\nzh,en,,\nzh,en,li,ROBOT\n"
    with pytest.raises(TableError, match="row 2: two different.*row 3: no account.*row 4: .*ROBOT"):
        read_interpreters(written(tmp_path, text))
