"""Reads a running window the way a screen reader does, by AT-SPI, and prints it as JSON.

Run by the system's Python, which has pyatspi: `reader.py tree NAME` for everything,
`reader.py shown NAME` for what is on the screen but menus, or `reader.py table NAME ROWS [TITLE]`,
with a title for the tables that are called so.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyatspi

TABLES = {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE}
DEEPEST = 25


def application(name: str) -> Any:
    for found in pyatspi.Registry.getDesktop(0):
        if found is not None and name in found.name.lower():
            return found
    sys.exit(f"no application {name}")


def states(node: Any) -> list[str]:
    wanted = {
        pyatspi.STATE_FOCUSED: "focused",
        pyatspi.STATE_CHECKED: "checked",
        pyatspi.STATE_SELECTED: "selected",
        pyatspi.STATE_ENABLED: "enabled",
        pyatspi.STATE_SHOWING: "showing",
    }
    held = node.getState()
    return [word for state, word in wanted.items() if held.contains(state)]


def described(node: Any) -> dict[str, Any]:
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": states(node),
    }


def tree(node: Any, depth: int = 0) -> dict[str, Any]:
    told = described(node)
    if depth < DEEPEST and node.getRole() not in TABLES:
        told["children"] = [tree(child, depth + 1) for child in node if child is not None]
    return told


def shown(node: Any, depth: int = 0) -> Iterator[Any]:
    """What is on the screen, without menus and the cells of tables."""
    for child in node if depth < DEEPEST else ():
        if child is None or child.getRole() == pyatspi.ROLE_MENU_BAR:
            continue
        if child.getState().contains(pyatspi.STATE_SHOWING):
            yield child
            if child.getRole() not in TABLES:
                yield from shown(child, depth + 1)


def table(node: Any, rows: int, title: str = "") -> list[dict[str, Any]]:
    found = []
    for accessible in shown(node):
        if accessible.getRole() not in TABLES or title not in {"", accessible.name}:
            continue
        grid = accessible.queryTable()
        count = min(rows, grid.nRows)
        found.append(
            {
                "name": accessible.name,
                "rows": grid.nRows,
                "columns": [
                    (header.name if (header := grid.getColumnHeader(n)) else "")
                    for n in range(grid.nColumns)
                ],
                "cells": [
                    [grid.getAccessibleAt(row, column).name for column in range(grid.nColumns)]
                    for row in range(count)
                ],
            }
        )
    return found


def main(what: str, name: str, *more: str) -> None:
    app = application(name)
    match what:
        case "tree":
            json.dump(tree(app), sys.stdout)
        case "shown":
            json.dump([described(node) for node in shown(app)], sys.stdout)
        case "table":
            json.dump(table(app, int(more[0]), *more[1:]), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
