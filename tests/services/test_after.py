"""After the bell: the plan that is kept, the notes, and what of both the report says to whom."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.day_times import PhaseTimes
from workshop_app.domain.phases import Phase, propose_shortenings
from workshop_app.domain.problems import Problem
from workshop_app.services.day_times import plan_of_the_day, times_of_the_day
from workshop_app.services.debrief import change_note, notes_in_order, remove_note, write_note
from workshop_app.services.history import undo
from workshop_app.services.phases import (
    apply_shortenings,
    extend_phase,
    go_back,
    pause_phase,
    resume_phase,
    schedule,
    start_next,
)
from workshop_app.services.report import collect
from workshop_app.services.report_content import ReportContent, section_label
from workshop_app.services.times_words import happened
from workshop_app.services.workshops import change_workshop


def times(workshop: Workshop) -> dict[str, PhaseTimes]:
    found = workshop.ask(partial(times_of_the_day, now=workshop.clock.now()))
    return {each.title: each for each in found}


def report(workshop: Workshop) -> ReportContent:
    return workshop.ask(partial(collect, now=workshop.clock.now()))


def phase(workshop: Workshop, title: str) -> Phase:
    return next(each for each in workshop.ask(schedule) if each.title == title)


def test_the_plan_is_kept_as_the_day_begins_and_a_catch_up_leaves_it(workshop: Workshop) -> None:
    assert workshop.ask(plan_of_the_day) is None
    planned = {each.title: each.planned_s for each in workshop.ask(schedule)}
    workshop.do(start_next)
    workshop.clock.forward(25)
    proposal = propose_shortenings(workshop.ask(schedule), 15 * 60)
    workshop.do(partial(apply_shortenings, proposal=proposal))
    workshop.do(start_next)
    kept = workshop.ask(plan_of_the_day)
    assert kept is not None
    assert {each.title: each.planned_s for each in kept.phases} == planned
    shortened = proposal[0].phase.title
    assert times(workshop)[shortened].planned_s == planned[shortened]
    assert times(workshop)[shortened].replanned_s < 0
    line = next(each for each in report(workshop).method.phases if each.title == shortened)
    assert line.planned.total_seconds() == planned[shortened]


def test_a_start_that_is_undone_is_no_beginning(workshop: Workshop) -> None:
    number: int = workshop.do(lambda uow: (start_next(uow), uow.command)[1])
    workshop.do(partial(undo, command=number))
    assert workshop.ask(plan_of_the_day) is None
    assert times(workshop) == {}
    workshop.do(start_next)
    assert workshop.ask(plan_of_the_day) is not None


def test_what_happened_to_a_phase_is_told(workshop: Workshop) -> None:
    workshop.do(start_next)
    first = workshop.ask(schedule)[0].title
    workshop.clock.forward(4)
    workshop.do(pause_phase)
    workshop.clock.forward(3)
    workshop.do(resume_phase)
    workshop.do(partial(extend_phase, seconds=120))
    workshop.do(start_next)
    workshop.clock.forward(2)
    workshop.do(go_back)
    workshop.clock.forward(6)
    told = times(workshop)[first]
    assert (told.ran_s, told.paused_s, told.away_s, told.backs) == (600, 180, 120, 1)
    assert happened(told) == "rallongée de 2\u00a0min, suspendue 3\u00a0min, reprise 1 fois"


def test_notes_are_kept_corrected_and_taken_away(workshop: Workshop) -> None:
    workshop.do(start_next)
    about = workshop.ask(schedule)[0].id
    first = workshop.do(partial(write_note, text="  Trop court \n", phase=about))
    workshop.clock.forward(1)
    workshop.do(partial(write_note, text="Belle énergie"))
    assert [(note.text, note.phase) for note in workshop.ask(notes_in_order)] == [
        ("Trop court", about),
        ("Belle énergie", None),
    ]
    workshop.do(partial(change_note, key=first.id, text="Trop court de 5 min"))
    workshop.do(partial(remove_note, key=workshop.ask(notes_in_order)[1].id))
    assert [note.text for note in workshop.ask(notes_in_order)] == ["Trop court de 5 min"]


def test_a_note_without_words_or_too_long_is_refused(workshop: Workshop) -> None:
    for text, code in (("  \n", "debrief_empty"), ("a" * 2_001, "debrief_too_long")):
        with pytest.raises(Problem) as refused:
            workshop.do(partial(write_note, text=text))
        assert refused.value.code == code


def test_the_version_to_share_holds_neither_notes_nor_times(workshop: Workshop) -> None:
    workshop.do(start_next)
    workshop.do(partial(write_note, text="La table 4 s'ennuie"))
    every = (*report(workshop).sections, "notes")
    workshop.do(partial(change_workshop, report_sections=every, shareable_report=True))
    shared = report(workshop)
    assert (shared.notes, shared.times) == ((), ())
    assert "ennuie" not in repr(shared)
    workshop.do(partial(change_workshop, shareable_report=False))
    ours = report(workshop)
    assert [note.text for note in ours.notes] == ["La table 4 s'ennuie"]
    assert ours.times
    assert section_label("notes") == "Notes de qui anime"
