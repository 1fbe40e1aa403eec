"""Pinned sites and how they are known again."""

from msgspec.structs import replace

from controlroom.meeting.model import Participant
from controlroom.meeting.pins import MOST, Pin, Pins

ANNA = Participant("p1", name="Anna", account="anna", number="+1")
BERT = Participant("p2", name="Bert", number="+2")
CARL = Participant("p3", name="Carl", account_id="u-3", account="carl")
NOBODY = Participant("p4", name="Guest")


def test_numbers_are_given_from_the_lowest_and_kept() -> None:
    pins = Pins().toggled([ANNA, BERT]).toggled([CARL])
    assert [pins.place(person) for person in (ANNA, BERT, CARL, NOBODY)] == [1, 2, 3, None]
    pins = pins.toggled([ANNA])
    assert [pins.place(person) for person in (ANNA, BERT, CARL)] == [None, 2, 3]
    assert pins.toggled([ANNA]).at(1) == Pin(1, "Anna", "anna", "+1")


def test_pinning_some_pins_all_of_them() -> None:
    pins = Pins().toggled([ANNA]).toggled([ANNA, BERT])
    assert [pins.place(person) for person in (ANNA, BERT)] == [1, 2]
    assert not pins.toggled([ANNA, BERT])


def test_a_site_is_known_by_account_or_number_and_not_by_pid_or_name() -> None:
    pins = Pins().toggled([ANNA, BERT, CARL])
    assert pins.place(replace(ANNA, pid="x", name="Other", number="+9")) == 1
    assert pins.place(replace(ANNA, pid="x", account="")) == 1
    assert pins.place(replace(BERT, pid="x", name="Other")) == 2
    assert pins.place(Participant("p1", name="Anna")) is None
    assert pins.place(replace(CARL, account="renamed")) == 3


def test_who_could_not_be_known_again_is_not_pinned() -> None:
    assert not Pins().toggled([NOBODY])
    assert [pin.place for pin in Pins().toggled([NOBODY, ANNA]).all] == [1]


def test_there_are_only_so_many_numbers() -> None:
    crowd = [Participant(f"q{n}", number=str(n)) for n in range(MOST + 5)]
    assert len(Pins().toggled(crowd).all) == MOST
