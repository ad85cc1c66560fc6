from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from workshop_app.domain.forum import (
    Topic,
    check_cell,
    check_places,
    check_topic,
    next_free_cell,
    sessions_of,
)
from workshop_app.domain.parts import Part
from workshop_app.domain.problems import Problem


def topic(number: int, session: int | None = None, place: int | None = None) -> Topic:
    return Topic(
        id=UUID(int=number),
        workshop=UUID(int=9),
        phase=UUID(int=8),
        title=f"Sujet {number}",
        session=session,
        place=place,
    )


def test_one_topic_a_cell() -> None:
    taken = topic(1, 0, 1)
    check_cell(topic(2, 0, 0), [taken], 2, 3)
    check_cell(taken, [taken], 2, 3)
    check_cell(topic(2, 0, 1), [replace(taken, withdrawn=True)], 2, 3)
    with pytest.raises(Problem, match="cell_taken"):
        check_cell(topic(2, 0, 1), [taken], 2, 3)
    with pytest.raises(Problem, match="no_such_cell"):
        check_cell(topic(2, 2, 0), [taken], 2, 3)


def test_the_first_free_cell_session_by_session() -> None:
    assert next_free_cell([], 2, 2) == (0, 0)
    assert next_free_cell([topic(1, 0, 0), topic(2)], 2, 2) == (0, 1)
    full = [topic(n, n // 2, n % 2) for n in range(4)]
    assert next_free_cell(full, 2, 2) is None


def test_sessions_are_the_parts_that_gather_so() -> None:
    parts = (Part("Marché", 900, "hall"), Part("Session 1", 1800, "session"))
    assert sessions_of(parts) == parts[1:]


def test_what_no_grid_can_show() -> None:
    with pytest.raises(Problem, match="topic_empty"):
        check_topic(replace(topic(1), title="  "))
    with pytest.raises(Problem, match="topic_too_long"):
        check_topic(replace(topic(1), title="x" * 300))
    with pytest.raises(Problem, match="proposer_too_long"):
        check_topic(replace(topic(1), proposer="x" * 300))
    with pytest.raises(Problem, match="place_twice"):
        check_places(("Table 1", "Table 1"))
    with pytest.raises(Problem, match="place_without_name"):
        check_places((" ",))
