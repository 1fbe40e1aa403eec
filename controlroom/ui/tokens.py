"""The look as data: colours, sizes and type. Lengths are in px before scaling.

Colours of text have a contrast of at least 4.5 on every surface they may stand on, those of shapes
at least 3 (WCAG 2.2 AA); a test holds them to it.
"""

import msgspec

GRID = 4
ROW = 28
ROW_MIN, ROW_MAX = 24, 40
RADIUS = 4

TITLE = 20
BODY = 13
SMALL = 12
HEADING = 11


class Colours(msgspec.Struct, frozen=True):
    """One set of colours, as #rrggbb.

    Surfaces: `window`, `panel` (one step), `raised` (controls), `hover`, `selected` and `live_row`
    (rows), `line` (hairlines), `track` (the empty part of a bar). Text: `text`, `secondary`,
    `faint` (not on a selected row) and the meanings `accent`, `live`, `warning`, `alarm`, `well`.
    `mark` is for quiet shapes. `live_fill` and `accent_fill` carry text in `on_live`, `on_accent`.
    """

    window: str
    panel: str
    raised: str
    hover: str
    line: str
    track: str
    selected: str
    live_row: str
    text: str
    secondary: str
    faint: str
    mark: str
    accent: str
    accent_fill: str
    on_accent: str
    live: str
    live_fill: str
    on_live: str
    warning: str
    alarm: str
    well: str


DARK = Colours(
    window="#16181c",
    panel="#1c1f24",
    raised="#23272e",
    hover="#272c34",
    line="#2c3038",
    track="#2c3038",
    selected="#22344d",
    live_row="#2a1e1f",
    text="#e6e8ec",
    secondary="#9aa1ad",
    faint="#8a919e",
    mark="#747b89",
    accent="#5aa2ff",
    accent_fill="#2b66b8",
    on_accent="#ffffff",
    live="#ff6d65",
    live_fill="#d93a32",
    on_live="#ffffff",
    warning="#f0b03f",
    alarm="#ff6f63",
    well="#5fc77f",
)

LIGHT = Colours(
    window="#f4f5f7",
    panel="#ffffff",
    raised="#eef0f3",
    hover="#e9ecf0",
    line="#dcdfe4",
    track="#e4e7eb",
    selected="#dbe9ff",
    live_row="#fdeeec",
    text="#1a1d21",
    secondary="#555d6a",
    faint="#626a76",
    mark="#818995",
    accent="#1a60d0",
    accent_fill="#1a60d0",
    on_accent="#ffffff",
    live="#c22a24",
    live_fill="#d1322b",
    on_live="#ffffff",
    warning="#875700",
    alarm="#bd2b21",
    well="#187236",
)
