from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.newcomer import table_for
from workshop_app.domain.groups.problem import Criterion, Rule, SplitProblem


def problem(values: str, tables: int, rules: tuple[Rule, ...] = ()) -> SplitProblem:
    people = tuple(f"p{n}" for n in range(len(values)))
    return SplitProblem(people, tables, (Criterion("type", tuple(values), 2),), rules)


def test_where_their_kind_is_missing() -> None:
    asked = problem("AABBA", 2)
    assert table_for(asked, {"p0": 1, "p1": 1, "p2": 2, "p3": 2}, "p4") == 2


def test_a_small_table_first_whatever_the_balance() -> None:
    asked = problem("AAAABBBBA", 3)
    seating = {"p0": 1, "p1": 1, "p2": 1, "p4": 2, "p5": 2, "p6": 2, "p3": 3}
    assert table_for(asked, seating, "p8") == 3


def test_a_referent_goes_where_there_is_none() -> None:
    rules = tuple(Rule("referent", person) for person in ("p0", "p4"))
    assert table_for(problem("AABBA", 2, rules), {"p0": 1, "p1": 1, "p2": 2}, "p4") == 2


def test_rules_are_kept() -> None:
    seating = {"p0": 1, "p1": 1, "p2": 2, "p3": 2}
    together = problem("AABBA", 2, (Rule("together", "p0", "p4"),))
    assert table_for(together, seating, "p4") == 1
    apart = problem("AABBA", 2, (Rule("apart", "p4", "p2"),))
    assert table_for(apart, seating, "p4") == 1
    locked = problem("AABBA", 2, (Rule("lock", "p4", table=1),))
    assert table_for(locked, seating, "p4") == 1


@given(st.data())
def test_no_other_table_with_a_free_chair_balances_better(data: st.DataObject) -> None:
    tables = data.draw(st.integers(2, 5))
    values = data.draw(st.text("ABC", min_size=2 * tables + 1, max_size=24))
    asked = problem(values, tables)
    others = asked.people[:-1]
    seating = {person: place % tables + 1 for place, person in enumerate(others)}
    chosen = table_for(asked, seating, asked.people[-1])

    def imbalance(table: int) -> int:
        return balance_sheet(asked, {**seating, asked.people[-1]: table}).imbalance

    sizes = [list(seating.values()).count(table) for table in range(1, tables + 1)]
    free = [
        table
        for table, (size, (_, most)) in enumerate(
            zip(sizes, asked.size_range, strict=True), start=1
        )
        if size < most
    ]
    assert chosen in free
    assert imbalance(chosen) == min(map(imbalance, free))
