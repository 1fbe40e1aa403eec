"""The look: contrast, theme, icons and the small widgets."""

import re
from pathlib import Path

import pytest
from msgspec.structs import asdict
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.resources import path
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import DARK, LIGHT, ROW, ROW_MAX, ROW_MIN, Colours
from controlroom.ui.widgets import (
    Chip,
    ChipKind,
    ElidedLabel,
    Empty,
    KeyCap,
    Label,
    LevelBar,
    SectionHeading,
    plain_tip,
)

SURFACES = ("window", "panel", "raised", "hover", "selected", "live_row")
TEXTS = ("text", "secondary", "accent", "live", "warning", "alarm", "well")
ICONS = sorted(file.stem for file in path("icons").glob("*.svg"))


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def shows(image: QImage, colour: str) -> bool:
    """Whether a pixel of `image` has exactly this colour."""
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.fixture(params=["dark", "light"])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Theme:
    theme = Theme()
    theme.set_mode(request.param)
    theme.apply(qapp)
    return theme


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
class TestContrast:
    @pytest.mark.parametrize("surface", SURFACES)
    @pytest.mark.parametrize("text", TEXTS)
    def test_text_is_legible_on_every_surface(
        self, colours: Colours, text: str, surface: str
    ) -> None:
        assert contrast(getattr(colours, text), getattr(colours, surface)) >= 4.5

    @pytest.mark.parametrize("surface", ["window", "panel", "raised", "live_row"])
    def test_faint_text_is_legible_where_it_may_stand(self, colours: Colours, surface: str) -> None:
        assert contrast(colours.faint, getattr(colours, surface)) >= 4.5

    def test_text_is_legible_on_fills(self, colours: Colours) -> None:
        assert contrast(colours.on_live, colours.live_fill) >= 4.5
        assert contrast(colours.on_accent, colours.accent_fill) >= 4.5

    @pytest.mark.parametrize("surface", ["window", "panel", "raised", "live_row"])
    @pytest.mark.parametrize("shape", ["mark", "live_fill", "accent", "well"])
    def test_shapes_stand_out(self, colours: Colours, shape: str, surface: str) -> None:
        assert contrast(getattr(colours, shape), getattr(colours, surface)) >= 3

    def test_colours_are_written_alike(self, colours: Colours) -> None:
        for colour in asdict(colours).values():
            assert re.fullmatch(r"#[0-9a-f]{6}", colour)


class TestTheme:
    def test_it_dresses_qts_own_widgets(self, qapp: QApplication, theme: Theme) -> None:
        ground = qapp.palette().color(QPalette.ColorRole.Window)
        assert ground == QColor(theme.colours.window)
        assert "$" not in qapp.styleSheet()
        assert theme.colours.accent in qapp.styleSheet()

    def test_every_picture_of_the_stylesheet_exists(self, qapp: QApplication, theme: Theme) -> None:
        pictures = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
        assert pictures
        assert all(Path(picture).is_file() for picture in pictures)

    def test_a_change_is_told_once(self, theme: Theme) -> None:
        told: list[bool] = []
        theme.changed.connect(lambda: told.append(theme.dark))
        wanted = "light" if theme.dark else "dark"
        theme.set_mode(wanted)
        theme.set_mode(wanted)
        assert told == [wanted == "dark"]

    def test_the_scale_reaches_fonts_and_lengths(self, qapp: QApplication, theme: Theme) -> None:
        theme.set_scale(1.25)
        assert theme.font().pixelSize() == 16
        assert theme.scaled(ROW) == 35
        assert qapp.font().pixelSize() == 16

    def test_figures_are_of_equal_width(self, theme: Theme) -> None:
        font = theme.font(bold=True)
        assert font.featureValue(QFont.Tag("tnum")) == 1
        assert font.weight() == QFont.Weight.DemiBold

    def test_a_font_may_be_changed_by_who_got_it(self, theme: Theme) -> None:
        theme.font().setPixelSize(99)
        assert theme.font().pixelSize() == 13

    def test_row_heights_make_sense(self) -> None:
        assert ROW_MIN < ROW < ROW_MAX


class TestIcons:
    @pytest.mark.parametrize("name", ICONS)
    def test_each_is_drawn(self, qapp: QApplication, name: str) -> None:
        image = Icons(Theme()).pixmap(name, 16, "#ff0000", 2.0).toImage()
        assert (image.width(), image.height()) == (32, 32)
        assert any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32))

    def test_it_takes_the_colour(self, qapp: QApplication) -> None:
        image = Icons(Theme()).pixmap("square", 24, "#ff0000", 1.0).toImage()
        colours = {
            image.pixelColor(x, 12).name()
            for x in range(24)
            if image.pixelColor(x, 12).alpha() == 255
        }
        assert colours == {"#ff0000"}

    def test_nothing_is_rendered_twice(self, qapp: QApplication) -> None:
        icons = Icons(Theme())
        assert icons.pixmap("mic", 16, "#fff", 1.0) is icons.pixmap("mic", 16, "#fff", 1.0)
        assert icons.icon("mic") is icons.icon("mic")

    def test_icons_follow_the_theme(self, theme: Theme) -> None:
        icons = Icons(theme)
        before = icons.icon("mic")
        theme.set_mode("light" if theme.dark else "dark")
        assert icons.icon("mic") is not before

    def test_the_program_has_one(self, qapp: QApplication) -> None:
        assert not Icons(Theme()).app().isNull()


class TestWidgets:
    def test_markup_in_a_name_stays_text(self, theme: Theme) -> None:
        label = Label(theme, "<b>bold</b>")
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert plain_tip("a & b") == "a & b"
        assert plain_tip("<b>x</b>\ny") == "<span>&lt;b&gt;x&lt;/b&gt;<br>y</span>"

    def test_a_label_has_its_tone(self, theme: Theme) -> None:
        label = Label(theme, "x", tone="alarm")
        assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("alarm")
        label.set_tone("well", bold=True)
        assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("well")
        assert label.font().weight() == QFont.Weight.DemiBold

    def test_an_elided_label_says_all_in_its_tip(self, theme: Theme) -> None:
        label = ElidedLabel(theme, "第三季度全国工作会议" * 5)
        label.resize(100, 20)
        label.grab()
        assert label.toolTip() == label.text()
        label.resize(2000, 20)
        label.grab()
        assert label.toolTip() == ""

    def test_chips_are_as_loud_as_they_mean(self, theme: Theme) -> None:
        chip = Chip(theme, Icons(theme), "REC 0:42:17", ChipKind.FILLED, dot=True)
        chip.resize(chip.sizeHint())
        assert shows(picture(chip), theme.colours.live_fill)
        assert chip.accessibleName() == "REC 0:42:17"
        wide = chip.sizeHint().width()
        chip.show_state("Locked", ChipKind.NEUTRAL, icon="lock")
        chip.resize(chip.sizeHint())
        assert shows(picture(chip), theme.colours.raised)
        assert not shows(picture(chip), theme.colours.live_fill)
        assert chip.sizeHint().width() < wide

    def test_a_key_cap_grows_with_its_keys(self, theme: Theme) -> None:
        cap = KeyCap(theme, "M")
        narrow = cap.sizeHint().width()
        cap.set_keys("Ctrl+Shift+M")
        assert cap.sizeHint().width() > narrow
        assert cap.accessibleName() == "Ctrl+Shift+M"

    def test_a_level_is_a_bar(self, theme: Theme) -> None:
        bar = LevelBar(theme)
        bar.resize(100, 6)
        bar.set_level(60)
        image = picture(bar)
        assert image.pixelColor(30, 3).name() == theme.colours.well
        assert image.pixelColor(80, 3).name() == theme.colours.track

    def test_headings_and_empty_places_speak(self, theme: Theme) -> None:
        heading = SectionHeading(theme, "Waiting room · 2", "A")
        heading.show_texts("Waiting room · 3", "A")
        assert heading.title.text() == "Waiting room · 3"
        empty = Empty(theme, Icons(theme), "users", "Nobody")
        assert empty.sentence.isHidden()
        empty.show_state("users", "Nobody", "Try another filter.")
        assert not empty.sentence.isHidden()
