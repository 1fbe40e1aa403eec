"""The multi-picture arrangements that can be ordered: figure 5-4 of the document, 5.2.16."""

import msgspec

from controlroom.meeting.model import Layout

_FAMILIES = {
    "Single": (1, 1),
    "Two": (2, 1),
    "Three": (3, 4),
    "Four": (4, 3),
    "Five": (5, 2),
    "Six": (6, 5),
    "Seven": (7, 4),
    "Eight": (8, 4),
    "Nine": (9, 1),
    "Ten": (10, 6),
    "Thirteen": (13, 5),
    "Sixteen": (16, 1),
    "Seventeen": (17, 1),
    "Twenty-Five": (25, 1),
}

# image type -> how many panes it has
IMAGE_TYPES: dict[str, int] = {
    (name if variant == 1 else f"{name}-{variant}"): panes
    for name, (panes, variants) in _FAMILIES.items()
    for variant in range(1, variants + 1)
}


class SavedLayout(msgspec.Struct, frozen=True):
    """An arrangement that the meeting keeps until it ends; `sites` of its panes are numbers."""

    uuid: str
    name: str
    layout: Layout
