"""The multi-picture arrangements that can be ordered: figure 5-4 of the document, 5.2.16."""

import msgspec

from controlroom.meeting.model import Layout
from controlroom.meeting.store import Store

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

# Seconds between sites that share a pane: the least, the most, and the vendor's own (5.2.16).
SWITCH_TIME = (10, 120)
DEFAULT_SWITCH_TIME = 10


def fitting_first(count: int) -> list[str]:
    """All image types: those with enough panes for `count` first, and of them the tightest."""
    return sorted(
        IMAGE_TYPES,
        key=lambda name: (IMAGE_TYPES[name] < count, abs(IMAGE_TYPES[name] - count)),
    )


class SavedLayout(msgspec.Struct, frozen=True):
    """An arrangement that the meeting keeps until it ends; `sites` of its panes are numbers."""

    uuid: str
    name: str
    layout: Layout


def known_image_type(store: Store) -> str:
    """The arrangement of the multi-picture that the meeting has, "" if it can't be known.

    Pushes lack it (6.1.3.4). It is the one that was ordered last from here as long as the pushed
    panes are the ordered ones; the same sites in another arrangement of as many panes, set by
    somebody else, can't be told from it.
    """
    told, ordered = store.conference.layout, store.conference.ordered
    if told is None or told.image_type in IMAGE_TYPES:
        return told.image_type if told is not None else ""
    if ordered is None or told.count != ordered.count:
        return ""
    return ordered.image_type if _seen(told, store) == _seen(ordered, store) else ""


def _seen(layout: Layout, store: Store) -> dict[int, tuple[frozenset[str], bool]]:
    """Who is in each pane that has somebody or something, by number."""
    return {
        pane.index: (frozenset(_number(site, store) for site in pane.sites), pane.auxiliary)
        for pane in layout.panes
        if pane.sites or pane.auxiliary
    }


def _number(site: str, store: Store) -> str:
    person = store.people.get(site)
    return person.number if person is not None and person.number else site
