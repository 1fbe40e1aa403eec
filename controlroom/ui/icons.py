"""The icons, in any colour and size, sharp on every screen."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from controlroom.resources import path
from controlroom.ui.theme import Theme

_SIZES = (16, 20, 24)


class Icons:
    """Renders `resources/icons/<name>.svg`; every result is cached."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._drawings: dict[tuple[str, str], QSvgRenderer] = {}
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._icons.clear()

    def pixmap(self, name: str, size: int, colour: str, ratio: float | None = None) -> QPixmap:
        """An icon `size` logical px wide and high; `ratio` is that of the screen unless given."""
        if ratio is None:
            app = QGuiApplication.instance()
            ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        key = (name, size, colour, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            drawing = self._drawings.get((name, colour))
            if drawing is None:
                drawing = self._drawings[name, colour] = _drawing(name, colour)
            pixmap = self._pixmaps[key] = _render(drawing, size, ratio)
        return pixmap

    def icon(self, name: str, role: str = "secondary") -> QIcon:
        """An icon in the colour of a token, for buttons; ask again when the theme changes."""
        icon = self._icons.get((name, role))
        if icon is None:
            icon = self._icons[name, role] = QIcon()
            colours = self.theme.colours
            modes = {
                QIcon.Mode.Normal: getattr(colours, role),
                QIcon.Mode.Disabled: colours.mark,
            }
            for mode, colour in modes.items():
                for size in _SIZES:
                    for ratio in (1.0, 2.0):
                        icon.addPixmap(self.pixmap(name, size, colour, ratio), mode)
        return icon

    def app(self) -> QIcon:
        """The program's own icon."""
        return QIcon(str(path("icons", "app.svg")))


def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = path("icons", f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(source))


def _render(drawing: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
