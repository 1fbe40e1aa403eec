"""Sites are known again in another meeting."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.meeting.model import Participant, Presence
from controlroom.meeting.seats import Seat, find

_FEW = st.sampled_from(["", "a", "b", "c"])
_PEOPLE = st.lists(
    st.builds(
        Participant,
        pid=st.sampled_from([f"p{n}" for n in range(12)]),
        name=_FEW,
        number=st.sampled_from(["", "1", "2", "2#Desktop", "2#Phone"]),
        account=_FEW,
        account_id=_FEW,
        presence=st.sampled_from([Presence.IN, Presence.ABSENT]),
    ),
    max_size=8,
    unique_by=lambda person: person.pid,
)
_SEATS = st.lists(
    st.builds(
        Seat,
        name=_FEW,
        number=st.sampled_from(["", "1", "2", "2#Desktop"]),
        account=_FEW,
        account_id=_FEW,
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("seat", "found"),
    [
        (Seat("Old name", "+9", "zhang", "id1"), "p1"),
        (Seat("Old name", account="zhang"), "p1"),
        (Seat("Old name", "+991"), "p1"),
        (Seat("Shenzhen", "+1"), "p2"),
        (Seat("Shenzhen", "+1", account="another"), None),
        (Seat("Twice"), None),
        (Seat("Beijing#", "+993"), "p5"),
        (Seat("", ""), None),
    ],
)
def test_by_account_then_number_then_name(seat: Seat, found: str | None) -> None:
    people = [
        Participant("p1", "Guangzhou", "+991", account="zhang", account_id="id1"),
        Participant("p2", "Shenzhen", "+992", account="li"),
        Participant("p3", "Twice"),
        Participant("p4", "Twice"),
        Participant("p5", "Beijing", "+993#Desktop"),
    ]
    person = find([seat], people)[seat]
    assert (person.pid if person else None) == found


def test_who_is_in_goes_before_who_is_not() -> None:
    away = Participant("absent:1", "A", "1", Presence.ABSENT, account="a")
    here = Participant("p9", "B", "2", account="a")
    seat = Seat("A", "1", "a")
    assert find([seat], [away, here]) == {seat: here}
    assert find([seat], [away]) == {seat: away}
    assert find([Seat("A")], [away, Participant("p2", "A")])[Seat("A")] == Participant("p2", "A")


def test_of_one_account_on_two_devices_the_same_device_is_meant() -> None:
    desk = Participant("p1", "A", "7#Desktop", account="a")
    phone = Participant("p2", "A", "7#Phone", account="a")
    assert find([Seat.of(phone)], [desk, phone]) == {Seat.of(phone): phone}


def test_a_name_that_two_seats_want_is_nobody_s() -> None:
    seats = [Seat("A", "1"), Seat("A", "2")]
    assert find(seats, [Participant("p1", "A", "3")]) == dict.fromkeys(seats)


@given(_SEATS, _PEOPLE, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    seats: list[Seat], people: list[Participant], dice: random.Random
) -> None:
    found = find(seats, people)
    assert set(found) == set(seats)
    assert find(dice.sample(seats, len(seats)), dice.sample(people, len(people))) == found


@given(_SEATS, _PEOPLE)
def test_whoever_is_found_has_something_of_the_seat(
    seats: list[Seat], people: list[Participant]
) -> None:
    for seat, person in find(seats, people).items():
        if person is not None:
            assert person in people
            assert any(
                (
                    seat.account_id and seat.account_id == person.account_id,
                    seat.account and seat.account == person.account,
                    seat.number and seat.number.split("#")[0] == person.number.split("#")[0],
                    seat.name and seat.name == person.name,
                )
            )
        else:
            for other in people:
                assert not seat.account_id or seat.account_id != other.account_id
                assert not seat.account or seat.account != other.account


@given(_PEOPLE)
def test_everybody_with_an_account_is_found_in_the_same_meeting(
    people: list[Participant],
) -> None:
    ids = [person.account_id for person in people if person.account_id]
    for person in people:
        if person.account_id and ids.count(person.account_id) == 1:
            assert find([Seat.of(person)], people)[Seat.of(person)] == person
