"""Values read and used: merged, kept apart, given back, in one undo each."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.criteria import column
from workshop_app.domain.groups.problem import Asked
from workshop_app.domain.problems import Problem
from workshop_app.services.grouping import split_problem
from workshop_app.services.history import undo
from workshop_app.services.people import people_in_order
from workshop_app.services.values import (
    keep_apart,
    use_value,
    value_columns,
    values_of,
    values_read,
)


def add(workshop: Workshop, *functions: str, **fields: object) -> None:
    for place, function in enumerate(functions):
        workshop.add(f"P{chr(97 + place)}", function[:3], function=function, **fields)


def shown(workshop: Workshop, criterion: str) -> list[tuple[str, int, list[str]]]:
    groups = workshop.ask(partial(values_read, criterion=criterion))
    return [(g.used, g.people, [each.read for each in g.reads]) for g in groups]


def test_what_is_one_value_is_shown_with_all_its_spellings(workshop: Workshop) -> None:
    add(workshop, "Directrice", "directeur", "Directrice", "Élue")
    assert shown(workshop, "function") == [
        ("Directrice / directeur", 3, ["Directrice", "directeur"]),
        ("Élue", 1, ["Élue"]),
    ]


def test_values_are_merged_for_display_and_balance(workshop: Workshop) -> None:
    add(workshop, "Chargée de com", "Chargée de mission", "chargé de mission")
    use = partial(use_value, criterion="function", reads=["Chargée de com"])
    assert workshop.do(partial(use, used=" Chargée  de mission ")) == 1
    ((used, people, reads),) = shown(workshop, "function")
    assert (people, set(reads)) == (
        3,
        {"Chargée de com", "Chargée de mission", "chargé de mission"},
    )
    assert used.startswith("Chargée de mission")
    first = workshop.ask(people_in_order)[0]
    assert (first.function, dict(first.as_written)) == (
        "Chargée de mission",
        {"function": "Chargée de com"},
    )
    workshop.do(partial(use, used=""))
    assert len(shown(workshop, "function")) == 2
    assert all(not person.as_written for person in workshop.ask(people_in_order))


def test_what_was_one_value_is_split(workshop: Workshop) -> None:
    add(workshop, "Directrice", "Directeur", "directrice")
    workshop.do(partial(keep_apart, criterion="function", read="Directrice"))
    assert [(used, people) for used, people, _reads in shown(workshop, "function")] == [
        ("Directrice", 2),
        ("Directeur", 1),
    ]
    order = workshop.ask(
        partial(split_problem, tables=2, size=None, criteria={"function": Asked(1)}, rounds=1)
    )
    (criterion,) = order.problem.criteria
    assert sorted(criterion.values) == ["Directeur", "Directrice", "Directrice"]
    back = partial(use_value, criterion="function", reads=["Directrice", "directrice"], used="")
    workshop.do(back)
    assert len(shown(workshop, "function")) == 1
    with pytest.raises(Problem, match="unknown_value"):
        workshop.do(partial(keep_apart, criterion="function", read="Maire"))


def test_a_free_column_is_merged_too(workshop: Workshop) -> None:
    workshop.add("A", "A", attributes=(("Régime", "végé"), ("Hôtel", "oui")))
    workshop.add("B", "B", attributes=(("Régime", "Végétarien"),))
    assert workshop.ask(value_columns) == ["Régime", "Hôtel"]
    workshop.do(partial(use_value, criterion="Régime", reads=["végé"], used="Végétarien"))
    people = workshop.ask(people_in_order)
    assert column(people, "Régime") == ("Végétarien", "Végétarien")
    assert people[0].attributes == (("Régime", "Végétarien"), ("Hôtel", "oui"))


def test_one_undo_gives_everything_back(workshop: Workshop) -> None:
    add(workshop, "Élue", "Maire")
    before = workshop.ask(people_in_order)
    command = workshop.do(
        lambda uow: (use_value(uow, "function", ["Maire", "Élue"], "Élu"), uow.command)
    )[1]
    workshop.do(partial(undo, command=command))
    after = workshop.ask(people_in_order)
    assert [p.function for p in after] == [p.function for p in before]
    assert workshop.ask(values_of).criteria == frozenset()


def test_a_value_too_long_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Problem, match="value_too_long"):
        workshop.do(partial(use_value, criterion="function", reads=["x"], used="x" * 301))
