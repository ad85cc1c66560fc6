"""Methods ready-made: what each plans, and how it is given to a phase that is there."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.parts import Part
from workshop_app.domain.phases import Phase, check_phase
from workshop_app.domain.problems import Problem
from workshop_app.services.day_plan import step_phase
from workshop_app.services.methods import (
    add_method,
    give_method,
    method_title,
    methods,
    step_part,
    take_method_away,
)
from workshop_app.services.phases import change_phase, plan_phase, schedule, start_phase
from workshop_app.services.workshops import the_workshop


def phase_named(workshop: Workshop, title: str) -> Phase:
    return next(phase for phase in workshop.ask(schedule) if phase.title == title)


@pytest.mark.parametrize("key", [method.key for method in methods()])
def test_every_method_plans_phases_that_can_be_run(workshop: Workshop, key: str) -> None:
    before = len(workshop.ask(schedule))
    made = workshop.do(partial(add_method, key=key))
    assert made
    assert len(workshop.ask(schedule)) == before + len(made)
    for phase in made:
        check_phase(phase)
        assert phase.method == key
        assert method_title(key)
    method = next(each for each in methods() if each.key == key)
    total = sum(phase.planned_s for phase in made) // 60
    assert method.least_min <= total <= method.most_min


def test_a_method_comes_behind_the_phase_one_is_at(workshop: Workshop) -> None:
    first = workshop.ask(schedule)[0]
    workshop.do(partial(add_method, key="tour", after=first.id))
    assert workshop.ask(schedule)[1].title == "Tour de table"
    with pytest.raises(Problem, match="unknown_method"):
        workshop.do(partial(add_method, key="magie"))


def test_the_cafe_asks_for_its_rounds_and_brings_people_home(workshop: Workshop) -> None:
    phases = workshop.ask(schedule)
    made = workshop.do(partial(add_method, key="cafe", after=phases[1].id))
    assert [phase.round for phase in made] == [1, 2, 3]
    assert workshop.ask(the_workshop).rounds == 3
    following = workshop.ask(schedule)[5]
    assert (following.id, following.round) == (phases[2].id, 1)


def test_the_forum_brings_its_page_sessions_and_places(workshop: Workshop) -> None:
    (forum,) = workshop.do(partial(add_method, key="forum"))
    assert [part.gathering for part in forum.parts] == ["hall", "session", "session", "hall"]
    assert forum.places[0] == "Table 1"
    assert "forum" in workshop.ask(the_workshop).extra_pages


def test_a_method_given_to_a_phase_keeps_its_words_and_its_length(workshop: Workshop) -> None:
    phase = phase_named(workshop, "Faiblesses")
    given = workshop.do(partial(give_method, phase=phase.id, key="1-2-4"))
    assert (given.title, given.planned_s, given.question) == (
        phase.title,
        phase.planned_s,
        phase.question,
    )
    assert sum(part.planned_s for part in given.parts) == phase.planned_s
    assert given.steps == phase.steps
    assert method_title(given.method) == "1-2-4-Tous"
    taken = workshop.do(partial(take_method_away, phase=phase.id))
    assert (taken.method, taken.parts) == ("", ())
    with pytest.raises(Problem, match="method_of_many_phases"):
        workshop.do(partial(give_method, phase=phase.id, key="cafe"))


def test_parts_follow_the_length_of_their_phase_and_the_other_way_round(
    workshop: Workshop,
) -> None:
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    longer = workshop.do(partial(step_phase, key=phase.id, minutes=4))
    assert sum(part.planned_s for part in longer.parts) == longer.planned_s == 24 * 60
    stepped = workshop.do(partial(step_part, phase=phase.id, index=0, minutes=1))
    assert stepped.planned_s == 25 * 60
    assert stepped.parts[0].planned_s == longer.parts[0].planned_s + 60
    workshop.do(partial(change_phase, key=phase.id, minimum_s=25 * 60))
    with pytest.raises(Problem, match="phase_minimum"):
        workshop.do(partial(step_part, phase=phase.id, index=3, minutes=-2))
    workshop.do(partial(change_phase, key=phase.id, minimum_s=600))
    shorter = workshop.do(partial(change_phase, key=phase.id, planned_s=900))
    assert sum(part.planned_s for part in shorter.parts) == 900


def test_what_has_begun_keeps_its_parts(workshop: Workshop) -> None:
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    workshop.do(partial(start_phase, key=phase.id))
    with pytest.raises(Problem, match="phase_length_begun"):
        workshop.do(partial(step_part, phase=phase.id, index=0, minutes=1))
    with pytest.raises(Problem, match="phase_begun"):
        workshop.do(partial(give_method, phase=phase.id, key="tour"))


def test_parts_that_do_not_fill_their_phase_are_refused(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="parts_do_not_fill"):
        workshop.do(
            partial(plan_phase, title="Essai", planned_s=600, parts=(Part("Seul", 60, "alone"),))
        )
