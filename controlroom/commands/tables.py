"""Rows of a table that an operator has on disk: CSV, or XLSX where openpyxl is installed."""

import csv
import importlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

_DELIMITERS = ",;\t"
# What spreadsheet programs write: with a mark, without one, and in Chinese Windows.
_ENCODINGS = ("utf-8-sig", "gb18030")
_REPORTED = 5

# The number of a row as a spreadsheet counts it, and its cells by column.
Row = tuple[int, Mapping[str, str]]


class TableError(ValueError):
    """The file can't be read, or rows of it are wrong; the text names them."""


def rows(path: Path, columns: Mapping[str, Iterable[str]], unnamed: Sequence[str]) -> list[Row]:
    """The filled rows of the file, keyed by column. Raises TableError.

    `columns` maps each column to the titles it may have; a file without any of them in its first
    row is taken to have the columns `unnamed`, in this order.
    """
    cells = [(number, row) for number, row in _cells(path) if any(row)]
    if not cells:
        raise TableError(f"{path.name} is empty")
    titles = {title: column for column, names in columns.items() for title in (column, *names)}
    head: list[str] = [titles.get(cell.casefold(), "") for cell in cells[0][1]]
    if any(head):
        del cells[0]
    else:
        head = list(unnamed)
    if not cells:
        raise TableError(f"{path.name} has titles, but no rows")
    return [
        (number, {name: cell for name, cell in zip(head, row, strict=False) if name})
        for number, row in cells
    ]


def complain(path: Path, wrong: Sequence[str]) -> None:
    """Raise TableError if anything is `wrong`, naming the first few."""
    if not wrong:
        return
    more = f"; and {len(wrong) - _REPORTED} more" if len(wrong) > _REPORTED else ""
    raise TableError(f"{path.name}: {'; '.join(wrong[:_REPORTED])}{more}")


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    read = _spreadsheet if path.suffix.casefold() == ".xlsx" else _text
    try:
        for number, row in enumerate(read(path), 1):
            yield number, [cell.strip() for cell in row]
    except OSError as error:
        raise TableError(f"{path.name} can't be read: {error.strerror}") from None


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
            raise TableError(f"{path.name} is no CSV: {error}") from None
        return
    raise TableError(f"{path.name} is not text")


def _spreadsheet(path: Path) -> Iterator[list[str]]:
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError:
        raise TableError(f"{path.name}: XLSX needs openpyxl; save it as CSV instead") from None
    with path.open("rb") as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            table = [[_cell(cell) for cell in row] for row in book.active.values]
        except Exception:  # noqa: BLE001 - a broken archive fails in any of several libraries
            raise TableError(f"{path.name} is no XLSX workbook") from None
    yield from table


def _cell(value: object) -> str:
    """A cell as text; numbers that were typed as numbers stay whole."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
