"""A schedule taken from a day that was led: what it remembers, and following it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from tests.conftest import Workshop
from workshop_app.domain.phases import propose_shortenings
from workshop_app.services.history import undo
from workshop_app.services.phases import apply_shortenings, schedule, start_next
from workshop_app.services.real_lengths import last_time, otherwise_planned, take_real_lengths
from workshop_app.services.schedule_taken import past_schedule, take_phases
from workshop_app.services.workshops import create_workshop

NEXT = UUID(int=88)


def led(workshop: Workshop) -> None:
    """Fourteen minutes each for the first two, then nothing."""
    for _phase in range(2):
        workshop.do(start_next)
        workshop.clock.forward(14)
    workshop.do(start_next)


def taken(workshop: Workshop) -> Workshop:
    past = workshop.ask(partial(past_schedule, now=workshop.clock.now()))
    following = Workshop(workshop.house, workshop.clock, NEXT)
    following.do(partial(create_workshop, model="concertation", title="La suivante"))
    following.do(partial(take_phases, phases=past))
    return following


def test_each_phase_remembers_the_last_time_until_it_is_followed(workshop: Workshop) -> None:
    led(workshop)
    following = taken(workshop)
    first, second, *others = following.ask(schedule)
    assert last_time(first) == "14\u00a0min au lieu de 10\u00a0min la dernière fois"
    assert [last_time(phase) for phase in others] == [""] * len(others)
    assert [phase.title for phase in otherwise_planned((first, second))] == [
        first.title,
        second.title,
    ]
    number: int = following.do(lambda uow: (take_real_lengths(uow), uow.command)[1])
    assert [phase.planned_s for phase in following.ask(schedule)[:2]] == [840, 840]
    assert following.ask(schedule)[0].started_at is None
    following.do(partial(undo, command=number))
    assert following.ask(schedule)[0].planned_s == 600


def test_the_length_taken_is_that_of_before_the_day_not_of_its_catch_up(workshop: Workshop) -> None:
    planned = {phase.title: phase.planned_s for phase in workshop.ask(schedule)}
    led(workshop)
    proposal = propose_shortenings(workshop.ask(schedule), 600)
    workshop.do(partial(apply_shortenings, proposal=proposal))
    workshop.do(start_next)
    shortened = proposal[0].phase.title
    found = {phase.title: phase for phase in taken(workshop).ask(schedule)}
    assert found[shortened].planned_s == planned[shortened]


def test_a_schedule_that_was_never_led_remembers_nothing(workshop: Workshop) -> None:
    assert otherwise_planned(taken(workshop).ask(schedule)) == []
