"""The settings that a user changes by hand; each counts at once."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.tokens import GRID, ROW_MAX, ROW_MIN, SMALL
from controlroom.ui.widgets import Label

SCALES = (90, 100, 110, 125, 150)
_MOST_UNASKED = 1000


class PreferencesDialog(QDialog):
    """Language, look, text size, row height and sound."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = settings.now
        self.language = _choice(
            {"": self.tr("As the system"), "en": "English", "zh_CN": "简体中文"}, now.language
        )
        self.look = _choice(
            {
                "system": self.tr("As the system"),
                "dark": self.tr("Dark"),
                "light": self.tr("Light"),
            },
            now.theme,
        )
        percent = self.locale().percent()
        sizes = {scale / 100: f"{scale} {percent}" for scale in SCALES}
        self.size_of_text = _choice(sizes, now.scale)
        self.row_height = QSpinBox()
        self.row_height.setRange(ROW_MIN, ROW_MAX)
        self.row_height.setValue(now.row_height)
        self.row_height.setSuffix(self.tr(" px"))
        self.doorbell = QCheckBox(self.tr("&Sound when somebody new waits"))
        self.doorbell.setChecked(now.doorbell)
        self.ask_above = QSpinBox()
        self.ask_above.setRange(1, _MOST_UNASKED)
        self.ask_above.setValue(now.ask_above)
        self.ask_above.setSuffix(self.tr(" people"))
        self.ask_above.setToolTip(
            self.tr("What disturbs more people at once, such as unmuting them, asks first.")
        )
        self.restart = Label(
            theme, self.tr("The language changes with the next start."), size=SMALL, tone="warning"
        )
        self.restart.hide()
        form = QFormLayout()
        form.setVerticalSpacing(2 * GRID)
        form.addRow(self.tr("&Language"), self.language)
        form.addRow("", self.restart)
        form.addRow(self.tr("&Colours"), self.look)
        form.addRow(self.tr("&Text size"), self.size_of_text)
        form.addRow(self.tr("&Row height"), self.row_height)
        form.addRow("", self.doorbell)
        form.addRow(self.tr("&Ask first above"), self.ask_above)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(4 * GRID)
        column.addLayout(form)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.language.currentIndexChanged.connect(self._language_chosen)
        self.look.currentIndexChanged.connect(
            lambda: settings.update(theme=self.look.currentData())
        )
        self.size_of_text.currentIndexChanged.connect(
            lambda: settings.update(scale=self.size_of_text.currentData())
        )
        self.row_height.valueChanged.connect(lambda height: settings.update(row_height=height))
        self.ask_above.valueChanged.connect(lambda count: settings.update(ask_above=count))
        self.doorbell.toggled.connect(lambda on: settings.update(doorbell=on))

    def _language_chosen(self) -> None:
        self._settings.update(language=self.language.currentData())
        self.restart.show()


def _choice(options: Mapping[str, str] | Mapping[float, str], now: object) -> QComboBox:
    box = QComboBox()
    for value, text in options.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    return box
