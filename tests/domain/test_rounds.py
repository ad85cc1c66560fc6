from __future__ import annotations

from datetime import UTC, datetime, time
from uuid import UUID

from workshop_app.domain.people import Person, at_table
from workshop_app.domain.phases import Phase
from workshop_app.domain.rounds import meetings, round_now, round_of, rounds_named, route_of

HALL = UUID(int=9)
AT = datetime(2026, 10, 13, 8, tzinfo=UTC)


def phase(place: int, round_: int = 0, started: bool = False, ended: bool = False) -> Phase:
    return Phase(
        id=UUID(int=place + 1),
        workshop=HALL,
        position=place,
        title=f"Phase {place}",
        planned_s=1200,
        round=round_,
        started_at=AT if started else None,
        ended_at=AT if ended else None,
    )


def person(*tables: int) -> Person:
    return Person(id=UUID(int=50), workshop=HALL, first_name="Ève", tables=tables)


def test_a_phase_without_a_round_leaves_people_where_they_are() -> None:
    day = [phase(0), phase(1, 1), phase(2, 2), phase(3), phase(4, 1)]
    assert [round_of(day, each) for each in day] == [1, 1, 2, 2, 1]
    assert round_of(day, None) == 1
    assert rounds_named(day) == 2


def test_the_round_of_now_is_that_of_the_stage_or_of_what_ran_last() -> None:
    day = [phase(0, 1, True, True), phase(1, 2, True), phase(2, 3)]
    assert round_now(day) == 2
    day[1] = phase(1, 2, True, True)
    assert round_now(day) == 2
    assert round_now([phase(0, 3)]) == 1


def test_the_way_through_the_tables_follows_the_day() -> None:
    day = [phase(0), phase(1, 1), phase(2, 2), phase(3), phase(4, 3)]
    stops = route_of(person(4, 7, 2), day, time(10))
    assert [(stop.round, stop.table, stop.at, stop.title) for stop in stops] == [
        (1, 4, time(10, 20), "Phase 1"),
        (2, 7, time(10, 40), "Phase 2"),
        (3, 2, time(11, 20), "Phase 4"),
    ]


def test_a_day_that_names_later_rounds_only_begins_with_the_first() -> None:
    day = [phase(0), phase(1), phase(2, 2)]
    stops = route_of(person(4, 7), day, time(10))
    assert [(stop.round, stop.table, stop.title) for stop in stops] == [
        (1, 4, "Phase 0"),
        (2, 7, "Phase 2"),
    ]


def test_without_phases_the_way_still_says_the_tables() -> None:
    stops = route_of(person(4, 7), [phase(0)], time(10))
    assert [(stop.round, stop.table, stop.at) for stop in stops] == [(1, 4, None), (2, 7, None)]
    assert route_of(person(4), [phase(0, 1)], time(10)) == ()


def test_somebody_seated_for_the_first_round_only_keeps_that_seat() -> None:
    late = person(3)
    assert (late.table_in(1), late.table_in(3), person().table_in(2)) == (3, 3, None)
    assert at_table([person(1, 2)], 2, 2) == [person(1, 2)]


def test_how_many_others_one_meets() -> None:
    first = {"a": 1, "b": 1, "c": 2, "d": 2}
    anew = meetings([first, {"a": 1, "c": 1, "b": 2, "d": 2}])
    assert (anew.fewest, anew.most, anew.possible, anew.again, anew.apart) == (2, 2, 2, 0, True)
    same = meetings([first, first])
    assert (same.fewest, same.most, same.again, same.apart) == (1, 1, 2, False)
