from __future__ import annotations

from datetime import UTC, time, timedelta
from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.services.day_plan import (
    DayPlan,
    day_plan,
    plan_at,
    starting_schedules,
    step_phase,
    take_schedule,
)
from workshop_app.services.phases import apply_shortenings, remove_phase
from workshop_app.services.workshops import change_workshop, the_workshop


def plan(workshop: Workshop) -> DayPlan:
    return workshop.ask(partial(day_plan, now=workshop.clock.now(), zone=UTC))


def empty(workshop: Workshop) -> None:
    for phase in plan(workshop).phases:
        workshop.do(partial(remove_phase, key=phase.id))


def test_the_model_fills_the_two_hours(workshop: Workshop) -> None:
    day = plan(workshop)
    assert (day.planned_s, day.available_s, day.excess_s) == (7200, 7200, 0)
    assert day.proposal == ()
    assert day.slots[0].starts_at == day.begins_at
    assert day.slots[-1].ends_at == day.ends_at


def test_a_minute_more_moves_every_clock_time_after_it(workshop: Workshop) -> None:
    before = plan(workshop)
    third = before.phases[2]
    workshop.do(partial(step_phase, key=third.id, minutes=5))
    after = plan(workshop)
    moved = [
        (new.starts_at - old.starts_at).total_seconds()
        for old, new in zip(before.slots, after.slots, strict=True)
    ]
    assert moved == [0, 0, 0, 300, 300, 300, 300, 300, 300]
    assert after.excess_s == 300


def test_the_proposal_brings_the_day_back_to_its_end(workshop: Workshop) -> None:
    for phase in plan(workshop).phases[:3]:
        workshop.do(partial(step_phase, key=phase.id, minutes=3))
    day = plan(workshop)
    assert day.excess_s == 540
    assert sum(line.from_s - line.to_s for line in day.proposal) == 540
    assert not any(line.phase.protected for line in day.proposal)
    workshop.do(partial(apply_shortenings, proposal=day.proposal))
    assert plan(workshop).excess_s == 0


def test_a_phase_is_not_stepped_under_its_minimum_nor_once_it_runs(workshop: Workshop) -> None:
    first = plan(workshop).phases[0]
    with pytest.raises(Problem, match="phase_minimum"):
        workshop.do(partial(step_phase, key=first.id, minutes=-6))
    workshop.start(first.title)
    with pytest.raises(Problem, match="phase_length_begun"):
        workshop.do(partial(step_phase, key=first.id, minutes=1))


def test_a_day_that_runs_late_says_how_much_is_too_much(workshop: Workshop) -> None:
    day = plan(workshop)
    workshop.clock.time = day.begins_at
    workshop.start(day.phases[0].title)
    workshop.clock.forward(20)
    late = plan(workshop)
    assert late.excess_s == 600
    known = workshop.ask(the_workshop)
    assert plan_at(known, late.phases, workshop.clock.now(), UTC) == late


@pytest.mark.parametrize("days", [-41, -1, 3])
def test_a_day_played_on_another_date_keeps_its_length(workshop: Workshop, days: int) -> None:
    day = plan(workshop)
    workshop.clock.time = day.begins_at + timedelta(days=days, hours=-6)
    workshop.start(day.phases[0].title)
    workshop.clock.forward(20)
    rehearsal = plan(workshop)
    assert (rehearsal.available_s, rehearsal.planned_s) == (7200, 7800)
    assert rehearsal.begins_at == rehearsal.slots[0].starts_at


def test_a_day_begun_a_little_early_ends_when_planned(workshop: Workshop) -> None:
    day = plan(workshop)
    workshop.clock.time = day.begins_at - timedelta(minutes=10)
    workshop.start(day.phases[0].title)
    assert plan(workshop).excess_s == -600


def test_a_later_end_frees_time(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, ends_at=time(12, 30)))
    assert plan(workshop).excess_s == -1800


def test_an_empty_day_starts_from_one_of_three_schedules(workshop: Workshop) -> None:
    choices = starting_schedules(workshop.ask(the_workshop))
    assert [choice.model for choice in choices] == [
        "concertation",
        "groupe-de-travail",
        "accompagnement",
    ]
    with pytest.raises(Problem, match="schedule_not_empty"):
        workshop.do(partial(take_schedule, model="accompagnement"))
    empty(workshop)
    assert plan(workshop).planned_s == 0
    workshop.do(partial(take_schedule, model="accompagnement"))
    assert plan(workshop).planned_s == choices[2].length_s


def test_a_starting_schedule_has_no_category_the_workshop_lacks(workshop: Workshop) -> None:
    known = workshop.ask(the_workshop)
    workshop.do(partial(change_workshop, categories=known.categories[:1]))
    phases = starting_schedules(workshop.ask(the_workshop))[0].phases
    assert {kind for phase in phases for kind in phase.kinds} == {"forces"}
