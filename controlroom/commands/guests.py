"""Who is to be invited or to interpret: as typed, or from a file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from controlroom.commands.tables import Cells, complain, filled, keyed, pasted, rows, titled
from controlroom.meeting.model import Attendee, Interpreter, InterpreterGroup, Role
from controlroom.text import QT_TRANSLATE_NOOP

# The kinds of terminal that can be called (5.2.3, table 5-15).
KINDS = ("normal", "terminal", "outside", "mobile", "ideahub", "board", "hwvision")
_LONGEST_NAME, _LONGEST_NUMBER = 96, 127
_NUMBER = re.compile(r"\+?[\d\s().*#-]*\d[\d\s().*#-]*")
_BETWEEN_DIGITS = re.compile(r"[\s().-]")


class Invitation(msgspec.Struct, frozen=True):
    """Somebody to be called; `kind` is one of `KINDS`, `account` is told if it is known."""

    name: str
    number: str
    kind: str = KINDS[0]
    role: Role = Role.GUEST
    account: str = ""

    @property
    def flaw(self) -> str:
        """Why it can't be sent, "" if it can; marked for translation in the context "guests"."""
        if not self.name.strip():
            return QT_TRANSLATE_NOOP("guests", "no name")
        if len(self.name) > _LONGEST_NAME:
            return QT_TRANSLATE_NOOP("guests", "the name is longer than 96 characters")
        if not self.number.strip():
            return QT_TRANSLATE_NOOP("guests", "no number")
        if len(self.number) > _LONGEST_NUMBER:
            return QT_TRANSLATE_NOOP("guests", "the number is longer than 127 characters")
        return ""


def bare_number(text: str) -> str:
    """A number as the vendor writes it: telephone numbers without blanks and brackets."""
    text = unicodedata.normalize("NFKC", text).strip()
    return _BETWEEN_DIGITS.sub("", text) if _NUMBER.fullmatch(text) else text


def _callable(text: str) -> bool:
    """Whether `text` looks like something that can be called: a number or a SIP address."""
    return "@" in text or _NUMBER.fullmatch(text) is not None


def invitation_of(attendee: Attendee) -> Invitation:
    """An invitation as somebody had it."""
    kind = attendee.kind if attendee.kind in KINDS else KINDS[0]
    name = attendee.name or attendee.number
    return Invitation(name, attendee.number, kind, attendee.role, attendee.account)


_GUEST_COLUMNS = {
    "name": ("姓名", "名称", "会场名称", "会场", "participant", "site"),
    "number": ("号码", "会场号码", "电话", "phone", "tel", "sip"),
    "kind": ("type", "类型", "终端类型"),
    "role": ("角色",),
    "account": ("账号", "帐号"),
}
_ROLES = {
    "": Role.GUEST,
    "guest": Role.GUEST,
    "0": Role.GUEST,
    "与会者": Role.GUEST,
    "来宾": Role.GUEST,
    "chair": Role.CHAIR,
    "1": Role.CHAIR,
    "主持人": Role.CHAIR,
}


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a row; `text` is marked for translation in the context "guests"."""

    row: int
    text: str
    values: Mapping[str, str] = {}

    def __str__(self) -> str:
        return f"row {self.row}: {self.text.format(**self.values)}"


class Listed(msgspec.Struct, frozen=True):
    """Whom a list invites, the rows that can't be understood, and the row of its titles, 0 if it
    has none."""

    guests: tuple[Invitation, ...] = ()
    faults: tuple[Fault, ...] = ()
    titles: int = 0


def read_guests(path: Path) -> tuple[Invitation, ...]:
    """The invitations in a CSV or XLSX file: name, number, and if wanted type, role and account.

    Raises TableError, which names every wrong row.
    """
    listed = list_of_file(path)
    complain(path, [str(fault) for fault in listed.faults])
    return listed.guests


def list_of_file(path: Path) -> Listed:
    """As `read_guests`, but keeps the good rows where others are wrong. Raises TableError."""
    return _listed(*filled(path, _GUEST_COLUMNS))


def list_of_text(text: str) -> Listed:
    """The invitations in a pasted text, one a line."""
    cells = pasted(text)
    head, guests = titled(cells, _GUEST_COLUMNS)
    listed = _listed(head, guests)
    return msgspec.structs.replace(listed, titles=cells[0][0]) if head else listed


def _listed(head: Sequence[str], cells: Sequence[Cells]) -> Listed:
    guests: dict[str, Invitation] = {}
    first_at: dict[str, int] = {}
    faults: list[Fault] = []
    for at, row in keyed(head or _guessed(cells), cells):
        kind = row.get("kind", "").casefold() or KINDS[0]
        role = _ROLES.get(row.get("role", "").casefold())
        number = bare_number(row.get("number", ""))
        account = row.get("account", "")
        guest = Invitation(row.get("name", ""), number, kind, role or Role.GUEST, account)
        if kind not in KINDS:
            text = QT_TRANSLATE_NOOP("guests", "the type “{type}” is none of {types}")
            faults.append(Fault(at, text, {"type": kind, "types": ", ".join(KINDS)}))
        elif role is None:
            text = QT_TRANSLATE_NOOP("guests", "the role “{role}” is neither guest nor chair")
            faults.append(Fault(at, text, {"role": row["role"]}))
        elif guest.flaw:
            faults.append(Fault(at, guest.flaw))
        elif not _callable(number):
            text = QT_TRANSLATE_NOOP("guests", "“{number}” is no number")
            faults.append(Fault(at, text, {"number": number}))
        elif number in guests:
            text = QT_TRANSLATE_NOOP("guests", "{number} is in row {row} already")
            faults.append(Fault(at, text, {"number": number, "row": str(first_at[number])}))
        else:
            guests[number] = guest
            first_at[number] = at
    return Listed(tuple(guests.values()), tuple(faults))


def _guessed(cells: Sequence[Cells]) -> Sequence[str]:
    """The columns of rows without titles: the number may come first, the role before the type."""
    numbers: Counter[int] = Counter()
    roles = 0
    for _, row in cells:
        numbers.update(place for place in (0, 1) if _callable("".join(row[place : place + 1])))
        roles += len(row) > 2 and row[2].casefold() in _ROLES.keys() - {""}
    first, second = ("number", "name") if numbers[0] > numbers[1] else ("name", "number")
    third, fourth = ("role", "kind") if 2 * roles > len(cells) else ("kind", "role")
    return first, second, third, fourth, "account"


_INTERPRETER_COLUMNS = {
    "group": ("组", "传译组", "传译组名称"),
    "first": ("first language", "第一语言", "语言1"),
    "second": ("second language", "第二语言", "语言2"),
    "account": ("账号", "帐号", "login account"),
    "name": ("姓名", "名称"),
    "number": ("号码", "phone"),
    "kind": ("type", "类型"),
}
_GROUP_KINDS = ("", "MANUAL", "AI")


def read_interpreters(path: Path) -> tuple[InterpreterGroup, ...]:
    """The interpreter groups in a CSV or XLSX file, an interpreter a row. Raises TableError.

    Columns: first, second, account, and if wanted name, number, group and type. Rows with the same
    group and languages belong together; groups are numbered in their order (5.2.39).
    """
    found: dict[tuple[str, str, str, str], list[Interpreter]] = {}
    wrong: list[str] = []
    unnamed = ("first", "second", "account", "name", "number")
    for at, row in rows(path, _INTERPRETER_COLUMNS, unnamed):
        first, second, account = (row.get(name, "") for name in ("first", "second", "account"))
        kind = row.get("kind", "").upper()
        if not first or not second or first == second:
            wrong.append(f"row {at}: two different languages are needed")
        elif kind not in _GROUP_KINDS:
            wrong.append(f"row {at}: the type “{kind}” is neither MANUAL nor AI")
        elif not account:
            wrong.append(f"row {at}: no account")
        else:
            group = found.setdefault((row.get("group", ""), first, second, kind), [])
            group.append(Interpreter(row.get("name", ""), account, row.get("number", "")))
    complain(path, wrong)
    return tuple(
        InterpreterGroup(str(number), name, first, second, kind, tuple(interpreters))
        for number, ((name, first, second, kind), interpreters) in enumerate(found.items(), 1)
    )
