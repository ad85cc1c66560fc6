from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from tests.conftest import Workshop
from workshop_app.domain.facts import ProjectChanged
from workshop_app.domain.meetings import Quarter
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.rules import Condition, Rules
from workshop_app.services.history import redo, undo
from workshop_app.services.meetings import add_meeting, cancel_meeting, change_meeting
from workshop_app.services.project import (
    change_project,
    collect_project,
    the_project,
    untouched,
)
from workshop_app.services.recruiting import apply_rules
from workshop_app.services.workshops import change_workshop, the_workshop


@pytest.fixture
def group(workshop: Workshop) -> Workshop:
    workshop.do(partial(change_workshop, model="groupe-de-travail", title="Offices ruraux"))
    return workshop


def test_until_somebody_changes_it_the_sheet_says_what_the_model_says(group: Workshop) -> None:
    project = group.ask(the_project)
    assert (project.on_site, project.remote) == (2, 2)
    assert project.costs.startswith("Les déplacements")
    assert project.change == 0, "nothing was written"
    assert untouched(project, group.ask(the_workshop)) >= {"costs", "on_site", "remote"}


def test_one_field_changed_leaves_the_others(group: Workshop) -> None:
    group.do(partial(change_project, leader="  Mission  des offices ", wanted="Des offices\n"))
    project = group.ask(the_project)
    assert project.leader == "Mission des offices"
    assert project.wanted == "Des offices\n", "a text keeps its lines"
    assert project.costs.startswith("Les déplacements")
    assert "leader" not in untouched(project, group.ask(the_workshop))


def test_what_changes_nothing_writes_nothing(group: Workshop) -> None:
    before = group.ask(lambda s: s.last_change())
    group.do(partial(change_project, on_site=2))
    assert group.ask(lambda s: s.last_change()) == before


def test_undone_redone_and_changed_again(group: Workshop) -> None:
    def change(uow):  # type: ignore[no-untyped-def]
        change_project(uow, leader="Ève Œuvray")
        return uow.command

    number = group.do(change)
    undone = group.do(partial(undo, command=number))
    assert group.ask(the_project).leader == ""
    group.do(partial(redo, undone=undone))
    assert group.ask(the_project).leader == "Ève Œuvray"
    group.do(partial(undo, command=number))
    group.do(partial(change_project, leader="Al Fabre"))
    assert group.ask(the_project).leader == "Al Fabre"
    facts = [r.fact for r in group.ask(lambda s: s.facts_since(0))]
    assert sum(isinstance(fact, ProjectChanged) for fact in facts) == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"leader": "x" * 301}, "sheet_line_too_long"),
        ({"wanted": "x" * 20_001}, "sheet_text_too_long"),
        ({"on_site": -1}, "promise_not_valid"),
        ({"remote": 21}, "promise_not_valid"),
    ],
)
def test_what_no_sheet_shows_is_refused(
    group: Workshop, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem, match=code):
        group.do(partial(change_project, **changes))
    assert group.ask(the_project).change == 0


def test_the_sheet_gathers_the_workshop_and_the_calendar(group: Workshop) -> None:
    group.do(partial(change_workshop, context="Peu de moyens.", objectives=("Se connaître",)))
    group.do(partial(change_project, apply_until=date(2026, 6, 16), apply_to="groupe@example.org"))
    later = group.do(partial(add_meeting, when=Quarter(2027, 1), mode="remote"))
    first = group.do(partial(add_meeting, when=Quarter(2026, 4)))
    off = group.do(partial(add_meeting, when=Quarter(2026, 4)))
    group.do(partial(change_meeting, key=later.id, subject="Trier"))
    group.do(partial(cancel_meeting, key=off.id))
    content = group.ask(partial(collect_project, now=group.clock.now()))
    assert content.title == "Offices ruraux"
    assert content.context == "Peu de moyens."
    assert content.objectives == ("Se connaître",)
    assert content.apply_until == date(2026, 6, 16)
    assert [line.when for line in content.meetings] == [first.when, later.when]
    assert content.meetings[1].subject == "Trier"
    assert replace(content, made_at=content.made_at) == content


def test_the_rules_of_recruitment_are_told_in_words(group: Workshop) -> None:
    collect = partial(collect_project, now=group.clock.now())
    assert group.ask(collect).recruiting.rules == ""
    rules = Rules(least=12, most=20, conditions=(Condition("Temps pleins", "below", number=10),))
    group.do(partial(apply_rules, rules=rules, by="test"))
    recruiting = group.ask(collect).recruiting
    assert "20" in recruiting.rules
    assert "10" in recruiting.eligibility
