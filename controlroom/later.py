"""Modules that are loaded when something of them is first used: the window is shown without them.

A module is named twice, once for the type checker:

    if TYPE_CHECKING:
        from controlroom.ui import parts
    else:
        parts = Later("controlroom.ui.parts")
"""

import importlib
from typing import Any


class Later:
    """Stands in for the module `name`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(importlib.import_module(self._name), attribute)
        setattr(self, attribute, value)
        return value
