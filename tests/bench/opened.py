"""The program as its own process, by its own command line: `opened.py URL CONFERENCE PEOPLE`.

Prints when the window was first painted, when the table with all PEOPLE was, signed in, and when
the window with everything in it.
"""

import sys
import time

from PySide6.QtGui import QPaintEvent, QShowEvent

from controlroom.cli import main
from controlroom.ui.window import Window
from tests.bench.empty import FirstPaint, tell


def _watch(people: int) -> None:
    """What the program loads after its first paint is not loaded here before it."""
    show, meetings, furnish = Window.showEvent, Window.show_meetings, Window.furnish
    first, furnished = FirstPaint("painted"), FirstPaint("furnished")

    def showing(window: Window, event: QShowEvent) -> None:
        window.installEventFilter(first)
        show(window, event)

    def furnishing(window: Window, *with_: object) -> None:
        furnish(window, *with_)  # type: ignore[arg-type]
        window.commands.installEventFilter(furnished)

    def showing_meetings(window: Window, *with_: object) -> None:
        meetings(window, *with_)  # type: ignore[arg-type]
        _watch_table(people)

    Window.showEvent = showing  # type: ignore[method-assign, assignment]
    Window.show_meetings = showing_meetings  # type: ignore[method-assign, assignment]
    Window.furnish = furnishing  # type: ignore[method-assign, assignment]


def _watch_table(people: int) -> None:
    from controlroom.session.link import LinkState
    from controlroom.ui.table.view import TableView

    paint = TableView.paintEvent
    told = False

    def painting(view: TableView, event: QPaintEvent) -> None:
        nonlocal told
        paint(view, event)
        live = view.desk.link.state is LinkState.LIVE
        if not told and live and view.people.rowCount() == people:
            told = True
            tell("live", time.time())

    TableView.paintEvent = painting  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    url, conference, number = sys.argv[1:]
    _watch(int(number))
    sys.exit(main(["open", "--server", url, "--conference", conference]))
