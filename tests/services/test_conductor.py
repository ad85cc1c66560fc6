"""The regie book says everything of the day, in the order of the day."""

from __future__ import annotations

from datetime import UTC, time, timedelta
from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.problems import Problem
from workshop_app.services.checklist import readiness
from workshop_app.services.conductor import collect_conductor
from workshop_app.services.conductor_content import Conductor
from workshop_app.services.day_plan import free_the_end, set_times, step_phase
from workshop_app.services.methods import give_method
from workshop_app.services.phases import change_phase, remove_phase, schedule
from workshop_app.services.report import collect
from workshop_app.services.slides import collect_deck
from workshop_app.services.workshops import the_workshop


def conductor(workshop: Workshop) -> Conductor:
    return workshop.ask(partial(collect_conductor, now=workshop.clock.now(), zone=UTC))


def test_every_phase_says_when_with_whom_and_with_what(workshop: Workshop) -> None:
    phase = workshop.ask(schedule)[2]
    workshop.do(partial(give_method, phase=phase.id, key="1-2-4"))
    roles, material = " Claire : micro\n\nPaul : gong ", "Gong\nCartes"
    told = partial(change_phase, key=phase.id, roles=roles, material=material, note="Vite")
    workshop.do(told)
    content = conductor(workshop)
    line = content.phases[2]
    assert (line.roles, line.material, line.note) == (
        ("Claire : micro", "Paul : gong"),
        ("Gong", "Cartes"),
        "Vite",
    )
    assert line.told == "1-2-4-Tous"
    assert line.category is not None
    assert [part.title for part in line.parts][:2] == ["Seul", "À deux"]
    assert line.parts[0].starts_at == line.starts_at
    assert sum(part.length_s for part in line.parts) == line.length_s
    assert content.phases[0].ends_at == content.phases[1].starts_at


def test_the_material_is_gathered_once_with_the_phases_that_need_it(workshop: Workshop) -> None:
    first, second = workshop.ask(schedule)[:2]
    workshop.do(partial(change_phase, key=first.id, material="Gong\nBadges"))
    workshop.do(partial(change_phase, key=second.id, material="gong\ngong"))
    assert conductor(workshop).material == (
        ("Gong", (first.title, second.title)),
        ("Badges", (first.title,)),
    )


def test_an_empty_day_has_no_conductor(workshop: Workshop) -> None:
    for phase in workshop.ask(schedule):
        workshop.do(partial(remove_phase, key=phase.id))
    with pytest.raises(Problem, match="no_schedule"):
        conductor(workshop)


def test_a_free_end_follows_the_last_phase_and_is_fixed_there(workshop: Workshop) -> None:
    first = workshop.ask(schedule)[0]
    now = workshop.clock.now()
    workshop.do(partial(free_the_end, free=True, now=now, zone=UTC))
    workshop.do(partial(step_phase, key=first.id, minutes=7))
    assert conductor(workshop).must_end_at is None
    workshop.do(partial(free_the_end, free=False, now=now, zone=UTC))
    content = conductor(workshop)
    assert workshop.ask(the_workshop).ends_at == time(12, 7)
    assert content.must_end_at == content.ends_at


def test_a_free_end_moves_with_the_beginning(workshop: Workshop) -> None:
    now = workshop.clock.now()
    workshop.do(partial(free_the_end, free=True, now=now, zone=UTC))
    workshop.do(partial(set_times, starts_at=time(14), ends_at=time(9)))
    assert workshop.ask(the_workshop).ends_at == time(16)
    workshop.do(partial(set_times, starts_at=time(23), ends_at=time(9)))
    assert workshop.ask(the_workshop).ends_at == time(23, 59)


def test_papers_and_the_checklist_tell_the_end_that_a_free_day_has(workshop: Workshop) -> None:
    """They told the hour that was fixed before."""
    first = workshop.ask(schedule)[0]
    now = workshop.clock.now()
    workshop.do(partial(free_the_end, free=True, now=now, zone=UTC))
    workshop.do(partial(step_phase, key=first.id, minutes=7))
    assert workshop.ask(the_workshop).ends_at == time(12)
    assert workshop.ask(partial(collect, now=now)).cover.ends_at == time(12, 7)
    deck = workshop.ask(partial(collect_deck, kind="intro", now=now))
    assert deck.occasion.ends_at == time(12, 7)
    ready = workshop.ask(partial(readiness, now=now))
    assert ready.is_done("schedule")
    workshop.do(partial(free_the_end, free=False, now=now, zone=UTC))
    workshop.do(partial(step_phase, key=first.id, minutes=1))
    assert workshop.ask(partial(collect, now=now)).cover.ends_at == time(12, 7)
    assert not workshop.ask(partial(readiness, now=now)).is_done("schedule")


def test_the_hours_are_those_of_what_really_ran(workshop: Workshop) -> None:
    workshop.start("Accueil")
    workshop.clock.forward(30)
    content = conductor(workshop)
    assert content.phases[1].starts_at - content.phases[0].starts_at == timedelta(minutes=30)
