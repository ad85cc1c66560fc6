"""« Mes phases »: kept with the library, added to another workshop as they were planned."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Workshop
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.templates import LONGEST_NAME, PhaseTemplate, free_name
from workshop_app.services.history import undo
from workshop_app.services.methods import add_method, give_method
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.ports import Command, R
from workshop_app.services.schedule_taken import add_phases
from workshop_app.services.templates import (
    give_template,
    keep_template,
    known_templates,
    remove_template,
    rename_template,
    template_named,
)
from workshop_app.services.tracks import add_track
from workshop_app.services.workshops import create_workshop, the_workshop


def whole(workshop: Workshop, command: Command[R]) -> R:
    return workshop.house.library.submit(WHOLE_LIBRARY, "test", command).result(5)


def names(workshop: Workshop) -> list[str]:
    kept = workshop.house.library.read(WHOLE_LIBRARY, known_templates)
    return [each.name for each in kept]


def phase_named(workshop: Workshop, title: str) -> Phase:
    return next(phase for phase in workshop.ask(schedule) if phase.title == title)


def keep(workshop: Workshop, *titles: str, name: str = "") -> PhaseTemplate:
    phases = [phase_named(workshop, title) for title in titles]
    command = partial(keep_template, name=name or titles[0], phases=phases)
    return whole(workshop, command)[0]


def held(workshop: Workshop, template: PhaseTemplate) -> tuple[Phase, ...]:
    return workshop.house.read_schedule(template.content.encode(), template.name)


@pytest.fixture
def other(workshop: Workshop) -> Workshop:
    key = uuid4()
    made = partial(create_workshop, model="concertation", title="L'an prochain")
    workshop.house.library.submit(key, "test", made).result(5)
    return Workshop(workshop.house, workshop.clock, key)


def test_a_phase_comes_to_another_workshop_with_all_that_was_planned(
    workshop: Workshop, other: Workshop
) -> None:
    phase = phase_named(workshop, "Forces")
    workshop.do(partial(give_method, phase=phase.id, key="1-2-4"))
    workshop.do(partial(add_track, phase=phase.id))
    told = partial(change_phase, key=phase.id, note="Vite", material="Gong", minimum_s=420)
    workshop.do(told)
    workshop.start("Forces")
    template = keep(workshop, "Forces")
    first = other.ask(schedule)[0]
    (made,) = other.do(partial(add_phases, phases=held(workshop, template), after=first.id))
    kept = phase_named(workshop, "Forces")
    assert other.ask(schedule)[1].id == made.id
    assert (made.parts, made.steps, made.question) == (kept.parts, kept.steps, kept.question)
    assert (made.note, made.material, made.minimum_s) == ("Vite", "Gong", 420)
    assert made.tracks[0].tables == kept.tracks[0].tables
    assert made.started_at is None
    assert [phase.position for phase in other.ask(schedule)] == list(range(10))


def test_a_whole_schedule_brings_its_rounds(workshop: Workshop, other: Workshop) -> None:
    workshop.do(partial(add_method, key="cafe"))
    day = partial(keep_template, name="Ma journée", phases=workshop.ask(schedule))
    template = whole(workshop, day)[0]
    assert (template.phases, template.planned_s) == (12, 180 * 60)
    assert template.told.startswith("Accueil, Consigne")
    other.do(partial(add_phases, phases=held(workshop, template)))
    assert len(other.ask(schedule)) == 9 + 12
    assert other.ask(the_workshop).rounds == 3


def test_names_are_changed_taken_back_and_never_twice_the_same(workshop: Workshop) -> None:
    first, second = keep(workshop, "Forces"), keep(workshop, "Forces")
    assert names(workshop) == ["Forces", "Forces (2)"]
    command = whole(workshop, partial(rename_template, key=second.id, name=" Points  forts "))
    assert names(workshop) == ["Forces", "Points forts"]
    whole(workshop, partial(undo, command=command))
    assert names(workshop) == ["Forces", "Forces (2)"]
    command = whole(workshop, partial(remove_template, key=first.id))
    assert names(workshop) == ["Forces (2)"]
    whole(workshop, partial(undo, command=command))
    assert names(workshop) == ["Forces", "Forces (2)"]
    assert whole(workshop, partial(rename_template, key=first.id, name="Forces")) == 0


def test_one_is_found_by_a_part_of_its_name(workshop: Workshop) -> None:
    for title in ("Forces", "Pause"):
        keep(workshop, title)
    library = workshop.house.library
    assert library.read(WHOLE_LIBRARY, partial(template_named, name="paus")).name == "Pause"
    with pytest.raises(Problem, match="unknown_template"):
        library.read(WHOLE_LIBRARY, partial(template_named, name="e"))


def test_it_is_given_to_a_phase_that_has_not_begun(workshop: Workshop) -> None:
    template = keep(workshop, "Forces")
    weak, rest = phase_named(workshop, "Faiblesses"), phase_named(workshop, "Pause")
    given_ = partial(give_template, kept=held(workshop, template))
    after = workshop.do(partial(given_, phase=rest.id))
    assert (after.title, after.question) == ("Pause", phase_named(workshop, "Forces").question)
    still = workshop.do(partial(given_, phase=weak.id))
    assert still.question == weak.question, "what is written stays"
    workshop.start("Faiblesses")
    with pytest.raises(Problem, match="phase_begun"):
        workshop.do(partial(given_, phase=weak.id))
    both = keep(workshop, "Forces", "Pause", name="Deux")
    with pytest.raises(Problem, match="method_of_many_phases"):
        workshop.do(partial(give_template, phase=rest.id, kept=held(workshop, both)))


def test_nothing_is_kept_without_a_name_or_a_phase(workshop: Workshop) -> None:
    for name in (" ", "x" * (LONGEST_NAME + 1)):
        with pytest.raises(Problem, match="template_name"):
            keep(workshop, "Forces", name=name)
    with pytest.raises(Problem, match="schedule_without_phase"):
        whole(workshop, partial(keep_template, name="Vide", phases=()))
    with pytest.raises(Problem, match="unknown_template"):
        whole(workshop, partial(remove_template, key=uuid4()))


@given(st.lists(st.sampled_from(["Forces", "forces", "Pause", "Forces (2)"]), max_size=6))
def test_a_free_name_is_free(wanted: list[str]) -> None:
    taken: list[str] = []
    for name in wanted:
        taken.append(free_name(name, taken))
    assert len({each.casefold() for each in taken}) == len(taken)
