"""The examples of the vendor's document, mended where print broke them."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden" / "huawei"


def frame(name: str, **changed: Any) -> bytes:
    """A push of 6.1 as bytes, with some of its keys `changed`."""
    return json.dumps({**load(name), **changed}, ensure_ascii=False).encode()


def load(name: str) -> dict[str, Any]:
    """An example; a call's by its section's beginning, such as 5.2.08."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        (path,) = FOLDER.glob(f"{name}-*.json")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found
