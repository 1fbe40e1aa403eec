"""Lists of guests as people paste them, and what is wrong with single lines."""

from pathlib import Path

import pytest

from controlroom.commands.guests import Invitation, list_of_file, list_of_text
from controlroom.meeting.model import Role

LI, HALL = Invitation("李 四", "+8657100"), Invitation("上海分会场", "8001", "terminal", Role.CHAIR)


@pytest.mark.parametrize(
    "text",
    [
        "李 四\t+8657100\n上海分会场\t8001\tterminal\tchair",
        "李 四,+86 571-00\r\n\r\n上海分会场,8001,terminal,chair\r\n",
        "李 四，＋86571００\n上海分会场，8001，terminal，主持人\n",
        "+8657100;李 四\n8001;上海分会场;terminal;1\n",
        "号码\t角色\t姓名\t类型\n+8657100\t\t李 四\t\n8001\t主持人\t上海分会场\tTerminal",
        "李 四,+8657100,guest\n上海分会场,8001,chair,terminal",
    ],
    ids=["tabs", "commas", "Chinese commas", "number first", "titles", "role first"],
)
def test_a_list_in_any_of_its_forms(text: str) -> None:
    listed = list_of_text(text)
    assert listed.guests == (LI, HALL)
    assert not listed.faults


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("李 四 +86 571 00", "李 四", "+8657100"),
        ("+86 571 00 李 四", "李 四", "+8657100"),
        ("8001 上海分会场", "上海分会场", "8001"),
        ("Site 5 8001", "Site 5", "8001"),
        ("Room A room.a@vc.example", "Room A", "room.a@vc.example"),
        ("1001, +99 (1) 2", "1001", "+9912"),
    ],
)
def test_a_name_and_a_number_on_a_line(line: str, name: str, number: str) -> None:
    assert list_of_text(line).guests == (Invitation(name, number),)


def test_faults_name_their_line_and_cost_only_it() -> None:
    lines = [
        "a,+11",
        "",
        ",+12",
        "c,",
        "d,+1 1",
        "e,+15,ship",
        "f,+16,normal,king",
        "g,hello",
        f"{'h' * 97},+18",
        f"i,{'9' * 128}",
        "j,+19",
    ]
    listed = list_of_text("\n".join(lines))
    assert [guest.number for guest in listed.guests] == ["+11", "+19"]
    assert [str(fault).split(" is none of")[0] for fault in listed.faults] == [
        "row 3: no name",
        "row 4: no number",
        "row 5: +11 is in row 1 already",
        "row 6: the type “ship”",
        "row 7: the role “king” is neither guest nor chair",
        "row 8: “hello” is no number",
        "row 9: the name is longer than 96 characters",
        "row 10: the number is longer than 127 characters",
    ]


def test_nothing_but_blanks_is_nobody() -> None:
    assert list_of_text(" \n\t\n") == list_of_text("")
    assert not list_of_text("").guests


def test_a_file_keeps_its_good_rows(tmp_path: Path) -> None:
    file = tmp_path / "guests.csv"
    file.write_text("name,number\na,+11\nb,\n", "utf-8")
    listed = list_of_file(file)
    assert listed.guests == (Invitation("a", "+11"),)
    assert [fault.row for fault in listed.faults] == [3]
