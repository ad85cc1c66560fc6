"""A schedule taken from elsewhere: as it was planned, in one undo, or not at all."""

from __future__ import annotations

import json
from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import Question
from workshop_app.services.methods import add_method
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.schedule_taken import past_schedules, schedule_file, take_phases
from workshop_app.services.workshops import create_workshop, the_workshop


@pytest.fixture
def other(workshop: Workshop) -> Workshop:
    key = uuid4()
    made = partial(create_workshop, model="groupe-de-travail", title="L’an passé")
    workshop.house.library.submit(key, "test", made).result(5)
    return Workshop(workshop.house, workshop.clock, key)


def phases(workshop: Workshop) -> list[Phase]:
    return list(workshop.ask(schedule))


def test_what_was_planned_travels_and_what_ran_stays(workshop: Workshop, other: Workshop) -> None:
    first = phases(other)[0]
    other.do(partial(change_phase, key=first.id, note="Vite", roles="Zoé", material="Gong"))
    other.start(first.title)
    assert workshop.do(partial(take_phases, phases=phases(other))) == len(phases(other))
    taken = phases(workshop)
    assert [phase.title for phase in taken] == [phase.title for phase in phases(other)]
    assert (taken[0].note, taken[0].roles, taken[0].material) == ("Vite", "Zoé", "Gong")
    assert taken[0].started_at is None
    assert taken[0].id != first.id
    assert {phase.workshop for phase in taken} == {workshop.key}
    known = {category.key for category in workshop.ask(the_workshop).categories}
    assert all(set(phase.kinds) <= known for phase in taken)


def test_the_rounds_and_the_page_of_a_method_come_with_it(
    workshop: Workshop, other: Workshop
) -> None:
    other.do(partial(add_method, key="cafe"))
    other.do(partial(add_method, key="forum"))
    workshop.do(partial(take_phases, phases=phases(other)))
    assert workshop.ask(the_workshop).rounds == 3
    assert "forum" in workshop.ask(the_workshop).extra_pages


def test_questions_get_keys_of_their_own(workshop: Workshop, other: Workshop) -> None:
    questions = (Question("a", "Où ?"), Question("b", "Quand ?"))
    other.do(partial(change_phase, key=phases(other)[0].id, questions=questions))
    workshop.do(partial(take_phases, phases=phases(other)))
    taken = phases(workshop)[0].questions
    assert [each.text for each in taken] == ["Où ?", "Quand ?"]
    assert not {each.key for each in taken} & {"a", "b"}


def test_a_day_that_has_begun_keeps_its_schedule(workshop: Workshop, other: Workshop) -> None:
    workshop.start("Accueil")
    before = phases(workshop)
    with pytest.raises(Problem, match="schedule_begun"):
        workshop.do(partial(take_phases, phases=phases(other)))
    with pytest.raises(Problem, match="schedule_without_phase"):
        other.do(partial(take_phases, phases=[]))
    assert phases(workshop) == before


def test_past_schedules_leave_this_workshop_out(workshop: Workshop, other: Workshop) -> None:
    found = past_schedules(workshop.house.library, workshop.key)
    assert [past.workshop.id for past in found] == [other.key]
    assert found[0].phases == len(phases(other))


def test_a_file_holds_every_field_that_was_planned(workshop: Workshop) -> None:
    workshop.do(partial(add_method, key="1-2-4"))
    read = workshop.house.read_schedule
    content = workshop.ask(partial(schedule_file, ending=".json"))
    assert json.loads(content)["format"] == "tablee-deroule"
    before = phases(workshop)
    workshop.do(partial(take_phases, phases=read(content, "a.json")))
    own = ("id", "change", "questions")
    assert [told(phase, own) for phase in phases(workshop)] == [told(each, own) for each in before]


def test_a_spreadsheet_is_read_back(workshop: Workshop) -> None:
    content = workshop.ask(partial(schedule_file, ending=".csv"))
    read = workshop.house.read_schedule(content, "a.csv")
    workshop_phases = phases(workshop)
    assert [phase.title for phase in read] == [phase.title for phase in workshop_phases]
    assert [phase.planned_s for phase in read] == [phase.planned_s for phase in workshop_phases]
    workshop.do(partial(take_phases, phases=read))
    assert [phase.kinds for phase in phases(workshop)] == [each.kinds for each in workshop_phases]


def told(phase: Phase, without: tuple[str, ...]) -> dict[str, object]:
    return {
        name: getattr(phase, name) for name in Phase.__dataclass_fields__ if name not in without
    }
