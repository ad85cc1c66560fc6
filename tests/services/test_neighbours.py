from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from tests.services.test_grouping import done, fill
from tests.services.test_rounds import rotated
from workshop_app.domain.problems import Problem
from workshop_app.services.methods import add_method
from workshop_app.services.neighbours import neighbours_of
from workshop_app.services.phases import change_phase


def test_pairs_and_fours_are_those_of_the_tables(workshop: Workshop) -> None:
    people = fill(workshop, 30)
    done(workshop, tables=3)
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    found = workshop.ask(partial(neighbours_of, phase=phase.id))
    assert [each.table for each in found.tables] == [1, 2, 3]
    named = [p.id for each in found.tables for pair in each.pairs for p in pair]
    assert sorted(named) == sorted(person.id for person in people)
    for each in found.tables:
        assert all(p.table == each.table for four in each.fours for p in four)
    assert workshop.ask(partial(neighbours_of, phase=phase.id)) == found


def test_in_a_later_round_they_are_those_of_that_round(workshop: Workshop) -> None:
    rotated(workshop, 2)
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    workshop.do(partial(change_phase, key=phase.id, round=2))
    found = workshop.ask(partial(neighbours_of, phase=phase.id))
    for each in found.tables:
        assert all(p.tables[1] == each.table for pair in each.pairs for p in pair)


def test_what_has_no_list(workshop: Workshop) -> None:
    (alone,) = workshop.do(partial(add_method, key="tour"))
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    with pytest.raises(Problem, match="no_small_groups"):
        workshop.ask(partial(neighbours_of, phase=alone.id))
    with pytest.raises(Problem, match="nobody_sits"):
        workshop.ask(partial(neighbours_of, phase=phase.id))
    with pytest.raises(Problem, match="unknown_phase"):
        workshop.ask(partial(neighbours_of, phase=uuid4()))
