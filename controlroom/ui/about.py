"""What the program is, in a box."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from controlroom import __version__
from controlroom.ui.icons import Icons

translate = QCoreApplication.translate


def show(window: QWidget, icons: Icons) -> None:
    """Open the box over `window`."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIconPixmap(icons.app().pixmap(64))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(translate("Window", "About Control Room"))
    box.setText(translate("Window", "Control Room {version}").format(version=__version__))
    box.setInformativeText(translate("Window", "Runs live video conferences from one desk."))
    box.open()
