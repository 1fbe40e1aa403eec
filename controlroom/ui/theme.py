"""Colours, fonts and sizes as they are now, and how they reach Qt's own widgets."""

from collections.abc import Sequence
from string import Template
from typing import Literal

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from controlroom.resources import path
from controlroom.ui.tokens import BODY, DARK, LIGHT, Colours

Scheme = Literal["system", "dark", "light"]

FAMILIES: Sequence[str] = (
    "Inter",
    "Noto Sans",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
)

# Of the command line: Qt's own style, without a look at the platform's first.
STYLE = ("-style", "Fusion")

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
}


class Theme(QObject):
    """The look in force; `changed` comes after colours, fonts or the scale have changed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode: Scheme = "system"
        self.scale = 1.0
        self._app: QApplication | None = None
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self.dark = self._resolve()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return DARK if self.dark else LIGHT

    def set_mode(self, mode: Scheme) -> None:
        """Be dark or light, or as the system is."""
        if mode == self.mode:
            return
        self.mode = mode
        # The system's own parts, such as title bars, follow this too.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[mode])
        self._follow()

    def set_scale(self, scale: float) -> None:
        """Scale text and what is measured by it; 1.0 is as designed."""
        if scale != self.scale:
            self.scale = scale
            self._announce()

    def scaled(self, px: float) -> int:
        """A designed length at the scale in force."""
        return round(px * self.scale)

    def font(self, size: float = BODY, *, bold: bool = False) -> QFont:
        """The font at a designed size in px, with figures of equal width."""
        key = (self.scaled(size), bold)
        if key not in self._fonts:
            self._fonts[key] = _font(*key)
        return QFont(self._fonts[key])

    def colour(self, token: str) -> QColor:
        """A colour by the name of its token."""
        return QColor(getattr(self.colours, token))

    def apply(self, app: QApplication) -> None:
        """Dress the whole application, now and at each change."""
        self._app = app
        self._dress(app)

    def _resolve(self) -> bool:
        if self.mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    def _follow(self) -> None:
        dark = self._resolve()
        if dark != self.dark:
            self.dark = dark
            self._announce()

    def _announce(self) -> None:
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setPalette(palette(self.colours))
        app.setFont(self.font())
        app.setStyleSheet(self._stylesheet())

    def _stylesheet(self) -> str:
        values = asdict(self.colours)
        lengths = {f"px{n}": f"{self.scaled(n)}px" for n in (2, 4, 6, 8, 10, 12, 16, 24)}
        return Template(path("style.qss").read_text("utf-8")).substitute(
            values, controls=path("icons", "controls").as_posix(), **lengths
        )


def _font(px: int, bold: bool) -> QFont:  # noqa: FBT001
    font = QFont(list(FAMILIES))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette(colours: Colours) -> QPalette:
    """The palette of Qt's own widgets."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for where, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.panel,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.faint,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_live,
        role.Highlight: colours.selected,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Light: colours.raised,
        role.Midlight: colours.raised,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
    }.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, where, QColor(colours.mark))
    return made
