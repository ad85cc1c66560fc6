from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.groups.never_twice import (
    never_twice,
    sizes_at,
    tables_without_repeats,
)
from workshop_app.domain.groups.rotation import coincidences


def seating(found: list[list[int]]) -> list[dict[str, int]]:
    return [{str(person): table for person, table in enumerate(seats)} for seats in found]


@given(st.integers(4, 120), st.integers(2, 14), st.integers(2, 5), st.booleans())
def test_what_is_found_is_true(people: int, tables: int, rounds: int, hosts: bool) -> None:
    found = never_twice(people, tables, rounds, hosts)
    if found is None:
        return
    assert len(found) == rounds
    assert coincidences(seating(found)) == 0
    for seats in found:
        sizes = [seats.count(table) for table in range(tables)]
        assert max(sizes) - min(sizes) <= 1
        if hosts:
            assert seats[:tables] == list(range(tables))


def test_nine_tables_of_ten_cannot_and_ten_of_nine_can() -> None:
    for hosts in (False, True):
        assert never_twice(90, 9, 3, hosts) is None
        assert tables_without_repeats(90, 9, 3, hosts) == 10
    assert sizes_at(90, 10) == (9, 9)


def test_a_hall_that_can_already_is_said_to_be_enough() -> None:
    assert tables_without_repeats(81, 9, 3, False) == 9


def test_tables_too_small_to_be_tables_are_not_proposed() -> None:
    assert tables_without_repeats(12, 3, 3, False) is None
    assert never_twice(12, 3, 1, False) is None
