"""Reads a running window the way a screen reader does, by AT-SPI, and prints it as JSON.

Run by the system's Python, which has pyatspi: `reader.py tree NAME` or `reader.py table NAME ROWS`.
"""

import json
import sys
from typing import Any

import pyatspi

TABLES = {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE}


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


def tree(node: Any, depth: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": states(node),
    }
    if depth < 25 and node.getRole() not in TABLES:
        told["children"] = [tree(child, depth + 1) for child in node if child is not None]
    return told


def tables(node: Any, depth: int = 0) -> list[Any]:
    if node.getRole() in TABLES:
        return [node]
    if depth > 25:
        return []
    return [found for child in node if child is not None for found in tables(child, depth + 1)]


def table(node: Any, rows: int) -> list[dict[str, Any]]:
    found = []
    for accessible in tables(node):
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


if __name__ == "__main__":
    what, name, *more = sys.argv[1:]
    app = application(name)
    told = tree(app) if what == "tree" else table(app, int(more[0]))
    json.dump(told, sys.stdout)
