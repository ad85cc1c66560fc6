"""Rules that contradict each other are refused, and name who is concerned."""

from __future__ import annotations

import pytest

from workshop_app.domain.groups.problem import Rule, RuleKind, SplitProblem
from workshop_app.domain.groups.rules import together_chain
from workshop_app.domain.groups.search import split
from workshop_app.domain.problems import Problem

TWELVE = tuple("ABCDEFGHIJKL")


def together(one: str, other: str) -> Rule:
    return Rule("together", one, other)


def apart(one: str, other: str) -> Rule:
    return Rule("apart", one, other)


def lock(person: str, table: int) -> Rule:
    return Rule("lock", person, table=table)


def referent(person: str, table: int | None = None) -> Rule:
    return Rule("referent", person, table=table)


def refusal(*rules: Rule, people: tuple[str, ...] = TWELVE, tables: int = 3) -> Problem:
    with pytest.raises(Problem) as refused:
        split(SplitProblem(people, tables, rules=rules), 1, effort=0.1)
    return refused.value


def test_a_chain_kept_together_whose_ends_are_apart() -> None:
    found = refusal(together("A", "B"), together("B", "C"), apart("C", "A"))
    assert found.code == "split_together_and_apart"
    assert set(found.values["names"]) == {"A", "B", "C"}  # type: ignore[call-overload]
    assert {found.values["one"], found.values["other"]} == {"A", "C"}


def test_two_locks_through_a_chain() -> None:
    found = refusal(together("A", "B"), together("B", "C"), lock("A", 1), referent("C", 2))
    assert found.code == "split_two_locks"
    assert found.values["names"] == ("A", "B", "C")
    assert (found.values["table"], found.values["other_table"]) == (1, 2)


def test_a_block_bigger_than_a_table() -> None:
    found = refusal(*(together("A", other) for other in "BCDE"))
    assert found.code == "split_block_too_big"
    assert found.values == {"names": tuple("ABCDE"), "n": 5, "seats": 4}


def test_too_many_people_locked_to_a_table() -> None:
    found = refusal(*(lock(person, 2) for person in "ABCDE"))
    assert found.code == "split_table_overfull"
    assert found.values["names"] == tuple("ABCDE")
    assert found.values["table"] == 2


def test_two_referents_kept_together() -> None:
    found = refusal(referent("A"), referent("B"), together("A", "C"), together("C", "B"))
    assert found.code == "split_referents_together"
    assert found.values["names"] == ("A", "B")


def test_two_referents_at_the_same_table() -> None:
    found = refusal(referent("A", 1), referent("B"), lock("B", 1))
    assert found.code == "split_referents_same_table"
    assert found.values["names"] == ("A", "B")


def test_people_apart_locked_to_the_same_table() -> None:
    found = refusal(apart("A", "B"), lock("A", 3), lock("B", 3))
    assert found.code == "split_apart_same_table"
    assert found.values == {"names": ("A", "B"), "table": 3}


def test_more_people_apart_than_tables() -> None:
    four = "ABCD"
    found = refusal(*(apart(one, two) for one in four for two in four if one < two))
    assert found.code == "split_too_many_apart"
    assert set(found.values["names"]) == set(four)  # type: ignore[call-overload]


def test_what_only_a_search_can_tell_names_only_the_people_concerned() -> None:
    """A may sit nowhere: apart from somebody at each table. K and L have nothing to do with it."""
    found = refusal(
        apart("K", "L"),
        *(lock(person, table) for table, person in enumerate("BCD", start=1)),
        *(apart("A", person) for person in "BCD"),
    )
    assert found.code == "split_rules_contradict"
    assert set(found.values["names"]) == set("ABCD")  # type: ignore[call-overload]


def test_pairs_that_cannot_be_cut_to_the_sizes() -> None:
    """Six people in pairs do not make two tables of three."""
    found = refusal(
        together("A", "B"), together("C", "D"), together("E", "F"), people=tuple("ABCDEF"), tables=2
    )
    assert found.code == "split_rules_contradict"
    assert set(found.values["names"]) == set("ABCDEF")  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (SplitProblem((), 1), "split_nobody"),
        (SplitProblem(("A",), 0), "split_no_table"),
        (SplitProblem(("A",), -2), "split_no_table"),
        (SplitProblem(("A", "B"), 3), "split_more_tables_than_people"),
        (SplitProblem(("A", "A"), 1), "split_same_person_twice"),
        (SplitProblem(("A", "B"), 2, sizes=(1, 2)), "split_sizes_do_not_fit"),
        (SplitProblem(("A", "B"), 2, sizes=(2,)), "split_sizes_do_not_fit"),
    ],
)
def test_impossible_numbers_are_refused(problem: SplitProblem, code: str) -> None:
    with pytest.raises(Problem) as refused:
        split(problem, 1)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (together("A", "Z"), "split_rule_unknown_person"),
        (lock("A", 4), "split_lock_no_such_table"),
        (lock("A", 0), "split_lock_no_such_table"),
        (Rule("lock", "A"), "split_lock_without_table"),
        (Rule("apart", "A"), "split_rule_needs_two"),
        (apart("A", "A"), "split_apart_from_self"),
    ],
)
def test_a_rule_that_means_nothing_is_refused(rule: Rule, code: str) -> None:
    assert refusal(rule).code == code


@pytest.mark.parametrize("kind", ["together", "apart"])
def test_the_shortest_chain_is_named(kind: RuleKind) -> None:
    rules = [together("A", "B"), together("B", "C"), together("A", "D"), together("D", "C")]
    chain = together_chain([*rules, together("A", "C"), Rule(kind, "C", "E")], "A", "C")
    assert chain == ("A", "C")
