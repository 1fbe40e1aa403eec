"""Who is to be invited or to interpret: as typed, or from a file."""

from pathlib import Path

import msgspec

from controlroom.commands.tables import complain, rows
from controlroom.meeting.model import Attendee, Interpreter, InterpreterGroup, Role

# The kinds of terminal that can be called (5.2.3, table 5-15).
KINDS = ("normal", "terminal", "outside", "mobile", "ideahub", "board", "hwvision")
_LONGEST_NAME = 96


class Invitation(msgspec.Struct, frozen=True):
    """Somebody to be called; `kind` is one of `KINDS`, `account` is told if it is known."""

    name: str
    number: str
    kind: str = KINDS[0]
    role: Role = Role.GUEST
    account: str = ""

    @property
    def flaw(self) -> str:
        """Why it can't be sent, "" if it can."""
        if not self.name.strip():
            return "no name"
        if len(self.name) > _LONGEST_NAME:
            return f"the name is longer than {_LONGEST_NAME} characters"
        if not self.number.strip():
            return "no number"
        return ""


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


def read_guests(path: Path) -> tuple[Invitation, ...]:
    """The invitations in a CSV or XLSX file: name, number, and if wanted type, role and account.

    Raises TableError, which names every wrong row.
    """
    guests: dict[str, Invitation] = {}
    first_at: dict[str, int] = {}
    wrong: list[str] = []
    for at, row in rows(path, _GUEST_COLUMNS, ("name", "number", "kind", "role")):
        kind = row.get("kind", "").casefold() or KINDS[0]
        role = _ROLES.get(row.get("role", "").casefold())
        guest = Invitation(
            row.get("name", ""),
            row.get("number", ""),
            kind,
            role or Role.GUEST,
            row.get("account", ""),
        )
        flaw = guest.flaw
        if kind not in KINDS:
            flaw = f"the type “{kind}” is none of {', '.join(KINDS)}"
        elif role is None:
            flaw = f"the role “{row['role']}” is neither guest nor chair"
        elif not flaw and guest.number in guests:
            flaw = f"{guest.number} is in row {first_at[guest.number]} already"
        if flaw:
            wrong.append(f"row {at}: {flaw}")
            continue
        guests[guest.number] = guest
        first_at[guest.number] = at
    complain(path, wrong)
    return tuple(guests.values())


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
