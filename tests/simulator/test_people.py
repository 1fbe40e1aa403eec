from itertools import islice

from controlroom.simulator.people import (
    CHAIR_NAME,
    NAME_LIMIT,
    Device,
    Identity,
    identities,
    seeded,
)


def many(count: int, seed: int = 1) -> list[Identity]:
    return list(islice(identities(seeded(seed, "people")), count))


def test_ten_thousand_people_have_names_and_numbers_of_their_own() -> None:
    people = many(10_000)
    assert len({person.name for person in people}) == 10_000
    assert len({person.phone for person in people}) == 10_000
    assert max(len(person.name) for person in people) == NAME_LIMIT


def test_the_headquarters_come_first_and_the_rest_is_a_mix() -> None:
    people = many(500)
    names = "".join(person.name for person in people)
    assert people[0].name == CHAIR_NAME
    assert "上海分会场" in {person.name for person in people}
    assert {person.device for person in people} == set(Device)
    assert "🎉" in names
    assert "محمد" in names
    assert any(person.name.isascii() for person in people)


def test_the_same_seed_brings_the_same_people() -> None:
    assert many(300) == many(300)
    assert many(300) != many(300, seed=2)
