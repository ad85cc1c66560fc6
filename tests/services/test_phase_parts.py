"""Timed steps made by hand: the phase stays as long as it was."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.parts import MOST_PARTS
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.services.phase_parts import add_part, gather_part, remove_part, rename_part
from workshop_app.services.phases import schedule


def forces(workshop: Workshop) -> Phase:
    return next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")


def lengths(phase: Phase) -> list[int]:
    assert sum(part.planned_s for part in phase.parts) in (0, phase.planned_s)
    return [part.planned_s // 60 for part in phase.parts]


def test_a_phase_is_cut_and_made_whole_again(workshop: Workshop) -> None:
    add = partial(add_part, phase=forces(workshop).id)
    assert lengths(workshop.do(add)) == [9, 9]
    phase = workshop.do(add)
    assert lengths(phase) == [5, 9, 4]
    assert [part.title for part in phase.parts] == ["Temps 1", "Temps 2", "Temps 3"]
    remove = partial(remove_part, phase=phase.id)
    assert lengths(workshop.do(partial(remove, index=0))) == [14, 4]
    workshop.do(add)
    assert lengths(workshop.do(partial(remove, index=2))) == [7, 11]
    assert lengths(workshop.do(partial(remove, index=1))) == []


def test_each_has_a_name_and_says_who_works_together(workshop: Workshop) -> None:
    phase = workshop.do(partial(add_part, phase=forces(workshop).id))
    workshop.do(partial(gather_part, phase=phase.id, index=0, gathering="pairs"))
    workshop.start("Forces")
    workshop.do(partial(rename_part, phase=phase.id, index=0, title=" À   deux "))
    first = forces(workshop).parts[0]
    assert (first.title, first.gathering) == ("À deux", "pairs")
    with pytest.raises(Problem, match="part_without_title"):
        workshop.do(partial(rename_part, phase=phase.id, index=0, title=" "))
    with pytest.raises(Problem, match="phase_begun"):
        workshop.do(partial(add_part, phase=phase.id))
    with pytest.raises(Problem, match="unknown_phase"):
        workshop.do(partial(rename_part, phase=phase.id, index=2, title="Trois"))


def test_there_is_an_end_to_it(workshop: Workshop) -> None:
    add = partial(add_part, phase=forces(workshop).id)
    for _turn in range(MOST_PARTS - 1):
        workshop.do(add)
    with pytest.raises(Problem, match="too_many_parts"):
        workshop.do(add)
    short = next(phase for phase in workshop.ask(schedule) if phase.title == "Consigne")
    for _turn in range(4):
        workshop.do(partial(add_part, phase=short.id))
    with pytest.raises(Problem, match="no_room_for_a_part"):
        workshop.do(partial(add_part, phase=short.id))
