"""Doubtful lines, found again after the import, until somebody has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest

from tests.conftest import Workshop
from tests.services.test_list_import import person, take
from workshop_app.domain.doubts import ASIDE, KEEP, SAME, TAKE, Choice
from workshop_app.domain.problems import Problem
from workshop_app.services.history import undo
from workshop_app.services.lines_to_check import OpenLine, answer_line, answer_lines, lines_to_check
from workshop_app.services.people import change_person, people_in_order, remove_people

TWO = ["Roux", "Zoé", "OT X", "", "16, 87", "zoe@x.fr", ""]
NOBODY = ["", "", "OT Z", "", "34", "accueil@z.fr", ""]
BEL = ["Bel", "Io", "OT B", "", "", "io@b.fr", ""]


def open_lines(workshop: Workshop) -> Sequence[OpenLine]:
    return workshop.ask(lines_to_check)


def answer(workshop: Workshop, place: int, choice: Choice) -> None:
    workshop.do(partial(answer_line, key=open_lines(workshop)[place].line.id, choice=choice))


def test_a_line_is_corrected_in_place(workshop: Workshop) -> None:
    take(workshop, TWO, NOBODY)
    assert [(each.line.line, each.person is None) for each in open_lines(workshop)] == [
        (2, False),
        (3, True),
    ]
    answer(workshop, 0, Choice("set", "87"))
    answer(workshop, 0, Choice("set", "Anne Petit"))
    assert open_lines(workshop) == []
    assert person(workshop, "Roux").departement == "87"
    petit = person(workshop, "Petit")
    assert (petit.first_name, petit.organisation, petit.departement) == ("Anne", "OT Z", "34")
    assert take(workshop, TWO, NOBODY).command == 0


def test_a_line_is_left_aside_and_found_again(workshop: Workshop) -> None:
    take(workshop, NOBODY)
    answer(workshop, 0, ASIDE)
    (left,) = open_lines(workshop)
    assert left.line.aside
    answer(workshop, 0, Choice("set", "Petit, Anne"))
    assert person(workshop, "Petit").first_name == "Anne"


def test_a_line_is_taken_all_the_same_or_kept_as_it_is(workshop: Workshop) -> None:
    take(workshop, ["Vacant", "", "OT Z", "", "", "", ""], TWO)
    answer(workshop, 0, TAKE)
    answer(workshop, 0, KEEP)
    assert open_lines(workshop) == []
    assert person(workshop, "Vacant").organisation == "OT Z"
    assert person(workshop, "Roux").departement == "16, 87"


def test_two_entries_are_one_person(workshop: Workshop) -> None:
    take(workshop, ["Roux", "Zoé", "OT X", "", "", "zoe@x.fr", ""])
    take(workshop, ["Martin", "Zoé", "OT X", "", "34", "zoe@x.fr", ""])
    assert len(workshop.ask(people_in_order)) == 2
    answer(workshop, 0, SAME)
    (roux,) = workshop.ask(people_in_order)
    assert (roux.last_name, roux.departement) == ("Roux", "34")
    assert take(workshop, ["Martin", "Zoé", "OT X", "", "34", "zoe@x.fr", ""]).added == 0


def test_what_was_mended_on_the_person_is_not_asked_any_more(workshop: Workshop) -> None:
    take(workshop, TWO, ["Gil", "Al", "", "", "Écosse", "", ""])
    workshop.do(partial(change_person, key=person(workshop, "Roux").id, departement="16"))
    assert [each.line.line for each in open_lines(workshop)] == [3]
    workshop.do(partial(remove_people, keys=[person(workshop, "Gil").id]))
    assert open_lines(workshop) == []


def test_a_refused_correction_changes_nothing_and_an_answer_is_undone(workshop: Workshop) -> None:
    take(workshop, ["Roux", "Zoé", "", "", "", "sans adresse", ""], BEL)
    (line,) = open_lines(workshop)
    with pytest.raises(Problem, match="email_not_valid"):
        answer(workshop, 0, Choice("set", "toujours pas"))
    assert len(open_lines(workshop)) == 1
    command = workshop.do(
        lambda uow: (answer_line(uow, line.line.id, Choice("set", "z@x.fr")), uow.command)
    )[1]
    with pytest.raises(Problem, match="line_settled_already"):
        workshop.do(partial(answer_line, key=line.line.id, choice=KEEP))
    workshop.do(partial(undo, command=command))
    assert [each.line.id for each in open_lines(workshop)] == [line.line.id]
    assert person(workshop, "Roux").email == ""


def test_a_line_that_brought_nobody_is_never_thrown_away(workshop: Workshop) -> None:
    take(workshop, NOBODY, ["Vacant", "", "OT Z", "", "", "", ""])
    with pytest.raises(Problem, match="person_without_name"):
        answer(workshop, 0, KEEP)
    answer(workshop, 1, KEEP)
    assert [each.line.line for each in open_lines(workshop)] == [2]
    assert person(workshop, "Vacant").organisation == "OT Z"


def test_many_lines_are_answered_in_one_undo(workshop: Workshop) -> None:
    take(workshop, TWO, NOBODY, ["Gil", "Al", "", "", "Écosse", "", ""])
    keys = [each.line.id for each in open_lines(workshop)]
    count, command = workshop.do(lambda uow: (answer_lines(uow, keys, KEEP), uow.command))
    assert count == 2
    assert [each.line.line for each in open_lines(workshop)] == [3]
    workshop.do(partial(undo, command=command))
    assert len(open_lines(workshop)) == 3
