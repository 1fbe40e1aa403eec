"""Choosing people by keys, and pinning them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from controlroom.meeting.model import Participant
from controlroom.meeting.pins import Pins, recognisable
from controlroom.meeting.states import TESTS, State
from controlroom.ui.conference import ConferencePage
from controlroom.ui.guards import names

translate = QCoreApplication.translate

Tell = Callable[[str], object]

_NOBODY = {
    State.HANDS: lambda: translate("picking", "Nobody has a hand up"),
    State.OPEN: lambda: translate("picking", "No microphone is open"),
}


def choose_all(page: ConferencePage, state: State, tell: Tell) -> None:
    """Select everybody who is in `state`, whatever the filter shows."""
    test = TESTS[state]
    people = [person for person in page.desk.store.people.values() if test(person)]
    if people:
        choose(page, people)
    else:
        tell(_NOBODY[state]())


def choose(page: ConferencePage, people: Iterable[Participant]) -> None:
    """Select exactly these; what hides or holds back any of them is lifted first."""
    pids = [person.pid for person in people]
    row_of = page.table.people.projection.row_of
    if any(row_of(pid) is None for pid in pids):
        page.finder.show_everybody()
    page.table.choose(pids)
    page.focus_table()


def choose_pinned(page: ConferencePage, place: int, tell: Tell) -> None:
    """Select the site that is pinned under a number."""
    pin = page.table.pins.at(place)
    if pin is None:
        text = translate("picking", "No site is pinned as {number}")
        tell(text.format(number=place))
        return
    everybody = page.desk.store.people.values()
    found = [person for person in everybody if page.table.pins.place(person) == place]
    if found:
        present = [person for person in found if person.present]
        choose(page, present or found)
    else:
        text = translate("picking", "{number}: {name} is not in the meeting")
        called = names([Participant("", name=pin.name, number=pin.number, account=pin.account)])
        tell(text.format(number=place, name=called))


def toggle_pins(page: ConferencePage, tell: Tell) -> Pins:
    """Pin who is selected, or unpin them if they are pinned already."""
    chosen = page.desk.chosen()
    unknown = [person for person in chosen if not recognisable(person)]
    if unknown:
        text = translate(
            "picking",
            "Not pinned: {names}. Without account and number they could not be known again.",
        )
        tell(text.format(names=names(unknown)))
    pins = page.table.pins.toggled(chosen)
    page.table.pin(pins)
    return pins
