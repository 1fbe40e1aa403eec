"""Rows of a table that an operator has: CSV on disk, XLSX where openpyxl is installed, or text
from the clipboard."""

import csv
import importlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from controlroom.text import QT_TRANSLATE_NOOP

_DELIMITERS = ",;\t"
# What spreadsheet programs write: with a mark, without one, and in Chinese Windows.
_ENCODINGS = ("utf-8-sig", "gb18030")
_REPORTED = 5

# The number of a row as a spreadsheet counts it, and its cells by column.
Row = tuple[int, Mapping[str, str]]
Cells = tuple[int, list[str]]
# Each column with the titles that it may have.
Columns = Mapping[str, Iterable[str]]


class TableError(ValueError):
    """The file can't be read, or rows of it are wrong; the text names them.

    `text` is marked for translation in the context "tables"; `values` fill it.
    """

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text, self.values = text, values


def rows(path: Path, columns: Columns, unnamed: Sequence[str]) -> list[Row]:
    """The filled rows of the file, keyed by column. Raises TableError.

    `columns` maps each column to the titles it may have; a file without any of them in its first
    row is taken to have the columns `unnamed`, in this order.
    """
    head, cells = filled(path, columns)
    return keyed(head or unnamed, cells)


def filled(path: Path, columns: Columns) -> tuple[list[str], list[Cells]]:
    """The columns that the file's titles name, none where it has no titles, and its filled rows.
    Raises TableError."""
    cells = [(number, row) for number, row in _cells(path) if any(row)]
    if not cells:
        raise TableError(QT_TRANSLATE_NOOP("tables", "{file} is empty"), file=path.name)
    head, cells = titled(cells, columns)
    if not cells:
        text = QT_TRANSLATE_NOOP("tables", "{file} has titles, but no rows")
        raise TableError(text, file=path.name)
    return head, cells


def titled(cells: list[Cells], columns: Columns) -> tuple[list[str], list[Cells]]:
    """The columns that the first row names, none where it is no row of titles, and the others."""
    titles = {title: column for column, names in columns.items() for title in (column, *names)}
    head = [titles.get(cell.casefold(), "") for cell in cells[0][1]] if cells else []
    return (head, cells[1:]) if any(head) else ([], cells)


def keyed(head: Sequence[str], cells: Iterable[Cells]) -> list[Row]:
    """Rows by column."""
    return [
        (number, {name: cell for name, cell in zip(head, row, strict=False) if name})
        for number, row in cells
    ]


def pasted(text: str) -> list[Cells]:
    """The filled lines of a pasted text. Each is divided at tabs, else at commas or semicolons,
    Chinese ones too, else at the blanks between a name and a number."""
    return [(at, _divided(line)) for at, line in enumerate(text.splitlines(), 1) if line.strip()]


def _divided(line: str) -> list[str]:
    delimiter = next((sign for sign in "\t,，;；" if sign in line), "")
    if delimiter:
        try:
            (cells,) = csv.reader([line], delimiter=delimiter)
        except csv.Error:  # a quotation mark or a cell beyond what a table has
            cells = line.split(delimiter)
        return [cell.strip() for cell in cells]
    line = line.strip()
    found = (pattern.fullmatch(line) for pattern in _BY_BLANKS)
    return next((list(match.groups()) for match in found if match), [line])


# Only a number that begins with + can be told from a name before it if it has blanks itself.
_BY_BLANKS = (
    re.compile(r"(.*?\S)\s+(\+\d[\d\s().-]*)"),
    re.compile(r"(\+\d[\d\s().-]*?)\s+([^\d\s(].*)"),
    re.compile(r"(\d\S*)\s+([^\d\s].*)"),
    re.compile(r"(.*\S)\s+(\S+)"),
)


def complain(path: Path, wrong: Sequence[str]) -> None:
    """Raise TableError if anything is `wrong`, naming the first few."""
    if not wrong:
        return
    more = f"; and {len(wrong) - _REPORTED} more" if len(wrong) > _REPORTED else ""
    raise TableError(f"{path.name}: {'; '.join(wrong[:_REPORTED])}{more}")


def _cells(path: Path) -> Iterator[Cells]:
    read = _spreadsheet if path.suffix.casefold() == ".xlsx" else _text
    try:
        for number, row in enumerate(read(path), 1):
            yield number, [cell.strip() for cell in row]
    except OSError as error:
        text = QT_TRANSLATE_NOOP("tables", "{file} can't be read: {why}")
        raise TableError(text, file=path.name, why=error.strerror or "") from None


def _text(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.partition("\n")[0]
        delimiter = max(_DELIMITERS, key=first.count)
        try:
            yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        except csv.Error as error:
            text = QT_TRANSLATE_NOOP("tables", "{file} is no CSV: {why}")
            raise TableError(text, file=path.name, why=str(error)) from None
        return
    raise TableError(QT_TRANSLATE_NOOP("tables", "{file} is not text"), file=path.name)


def _spreadsheet(path: Path) -> Iterator[list[str]]:
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError:
        text = QT_TRANSLATE_NOOP("tables", "{file}: XLSX needs openpyxl; save it as CSV instead")
        raise TableError(text, file=path.name) from None
    with path.open("rb") as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            table = [[_cell(cell) for cell in row] for row in book.active.values]
        except Exception:  # noqa: BLE001 - a broken archive fails in any of several libraries
            text = QT_TRANSLATE_NOOP("tables", "{file} is no XLSX workbook")
            raise TableError(text, file=path.name) from None
    yield from table


def _cell(value: object) -> str:
    """A cell as text; numbers that were typed as numbers stay whole."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
