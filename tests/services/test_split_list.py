"""A bare list through the engine, as the command line gives it."""

from __future__ import annotations

import pytest

from tests.domain.groups.cases import judge
from workshop_app.domain.groups.problem import Asked, Rule
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.services.split_list import (
    Row,
    read_before,
    read_criteria,
    read_rules,
    split_list,
    written_rows,
)

KINDS = ("OT", "OT", "OT", "ADT", "RT")
ROWS: list[Row] = [
    {"id": f"{number:02}", "nom": f"N{number}", "type": KINDS[number % 5], "dep": f"{number % 4}"}
    for number in range(20)
]


def refused(code: str, rows: list[Row] = ROWS, **asked: object) -> str:
    """The sentence of the refusal."""
    with pytest.raises(Problem) as problem:
        split_list(rows, **({"tables": 4} | asked))  # type: ignore[arg-type]
    assert problem.value.code == code
    return sentence(code, problem.value.values)


def test_every_column_but_the_names_is_spread() -> None:
    result = split_list(ROWS, tables=4, seed=3)
    assert [sheet.name for sheet in result.sheets[0].criteria] == ["type", "dep"]
    assert [table.number for table in result.tables] == [1, 2, 3, 4]
    assert sorted(person for table in result.tables for person in table.people) == [
        row["id"] for row in ROWS
    ]
    people = {row["id"]: row for row in ROWS}
    score = judge().score_round(people, result.rounds[0], 4, {"type": 1, "dep": 1}, [])
    assert score["problems"] == []
    assert (result.imbalance, result.lower_bound, result.proven) == (score["imbalance"], 0, True)
    assert result.seed == 3


def test_tables_by_size() -> None:
    sizes = [len(table.people) for table in split_list(ROWS, size=7).tables]
    assert sorted(sizes) == [6, 7, 7]


def test_identifiers_stay_text_and_are_trimmed() -> None:
    rows: list[Row] = [{"id": " 01 "}, {"id": "1"}]
    assert set(split_list(rows, tables=2).rounds[0]) == {"01", "1"}


def test_case_and_spaces_do_not_make_two_values() -> None:
    rows = [
        {**row, "type": row["type"].lower() + " "} if place % 2 else row
        for place, row in enumerate(ROWS)
    ]
    (kind,) = split_list(rows, tables=4, criteria={"type": Asked(1)}).sheets[0].criteria
    assert [row.value.strip().upper() for row in kind.rows] == ["OT", "ADT", "RT"]


def test_rules_of_a_file_are_kept() -> None:
    rules = read_rules(
        [
            {"kind": "together", "a": "00", "b": "01"},
            {"kind": "apart", "a": "02", "b": "03"},
            {"kind": "lock", "a": "04", "b": "3"},
            {"kind": "Referent", "a": "05", "b": ""},
            {"kind": "referent", "a": "06", "b": "2"},
            {"kind": "together", "a": "00", "b": "absent"},
        ]
    )
    result = split_list(ROWS, tables=4, rules=rules)
    at = result.rounds[0]
    assert at["00"] == at["01"]
    assert at["02"] != at["03"]
    assert (at["04"], at["06"]) == (3, 2)
    assert at["05"] != 2
    assert result.ignored == (Rule("together", "00", "absent"),)


def test_criteria_in_order_or_with_weights() -> None:
    assert read_criteria("structure:5, type:3") == {"structure": Asked(5), "type": Asked(3)}
    in_order = {"structure": Asked(3), "type": Asked(2), "genre": Asked(1)}
    assert read_criteria("structure,type,genre") == in_order


def test_a_mode_stands_after_the_weight_or_alone() -> None:
    read = read_criteria("structure:5:gather, type:3:never-alone, genre:Jamais seul, dep:0")
    assert read == {
        "structure": Asked(5, "gather"),
        "type": Asked(3, "never-alone"),
        "genre": Asked(2, "never-alone"),
        "dep": Asked(0),
    }
    assert read_criteria("Langue : parlée:ignorer") == {"Langue : parlée": Asked(1, "ignore")}


def test_modes_reach_the_engine_and_the_figures() -> None:
    asked = read_criteria("type:3:never-alone,dep:2:gather")
    result = split_list(ROWS, tables=4, criteria=asked, seed=2)
    (kinds, places) = result.sheets[0].criteria
    assert (kinds.mode, places.mode) == ("never-alone", "gather")
    for row in kinds.rows:
        assert 1 not in row.counts
    assert result.lower_bound <= result.imbalance
    spread = split_list(ROWS, tables=4, criteria=read_criteria("dep:2"), seed=2)
    assert spread.sheets[0].criteria[0].variety == (4, 4, 4, 4)
    assert max(places.variety) < 4


@pytest.mark.parametrize("text", ["type:3:near", "a:b:3:x", "type:3:"])
def test_a_mode_that_does_not_read(text: str) -> None:
    with pytest.raises(Problem) as problem:
        read_criteria(text)
    assert problem.value.code == "split_mode_not_valid"
    assert "never-alone" in sentence(problem.value.code, problem.value.values)


def test_an_old_split_is_mended_with_few_moves() -> None:
    old = split_list(ROWS, tables=4)
    rows = [row for row in ROWS if row["id"] not in ("03", "08")]
    before = read_before(written_rows(old))
    result = split_list(rows, tables=4, before=before, max_moves=1)
    assert len(result.moves) <= 1
    assert all(before[move.person] == move.origin != move.to for move in result.moves)
    free = split_list(rows, tables=4, before=before)
    assert free.curve is not None
    assert free.rounds[0] == free.curve.elbow.tables


def test_rounds_are_written_with_their_number() -> None:
    result = split_list(ROWS, tables=4, criteria={}, rounds=2)
    lines = written_rows(result)
    assert len(lines) == 40
    assert lines[0].keys() == {"id", "round", "group"}
    assert result.coincidences == result.coincidences_bound


def test_what_cannot_be_is_said_in_a_sentence() -> None:
    apart = Rule("apart", "00", "01")
    together = Rule("together", "01", "00")
    words = refused("split_together_and_apart", rules=[apart, together])
    assert "00" in words
    assert "01" in words
    refused("split_nobody", [])
    refused("split_no_table", tables=0)
    refused("split_more_tables_than_people", tables=21)
    refused("split_tables_or_size", size=3)
    refused("split_list_without_id", [{"nom": "x"}])
    refused("split_list_empty_id", [{"id": "1"}, {"id": " "}])
    refused("split_same_person_twice", [*ROWS, ROWS[0]])
    assert "métier" in refused("split_criterion_unknown", criteria={"métier": 1})
    refused("split_before_and_rounds", before={}, rounds=2)
    refused("split_moves_without_before", max_moves=2)
    refused("split_moves_not_valid", before={}, max_moves=-1)
    refused("split_rounds_not_valid", rounds=0)
    crowded = {row["id"]: 1 for row in ROWS}
    refused("split_needs_more_moves", before=crowded, max_moves=3)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"kind": "near", "a": "1", "b": "2"}, "split_rule_unknown_kind"),
        ({"kind": "apart", "a": "1", "b": ""}, "split_rule_incomplete"),
        ({"kind": "lock", "a": "1", "b": ""}, "split_rule_incomplete"),
        ({"kind": "lock", "a": "1", "b": "two"}, "split_table_not_a_number"),
        ({"sort": "lock"}, "split_rules_without_columns"),
    ],
)
def test_a_rule_that_does_not_read(row: Row, code: str) -> None:
    with pytest.raises(Problem) as problem:
        read_rules([row])
    assert problem.value.code == code
    assert sentence(code, problem.value.values)


@pytest.mark.parametrize("text", ["type:x", "type:-1", "type:", "a:b:c"])
def test_a_weight_that_does_not_read(text: str) -> None:
    with pytest.raises(Problem) as problem:
        read_criteria(text)
    assert problem.value.code == "split_weight_not_valid"


def test_a_criterion_given_twice() -> None:
    with pytest.raises(Problem) as problem:
        read_criteria("type:3,type:2")
    assert problem.value.code == "split_criterion_twice"


def test_an_old_split_that_does_not_read() -> None:
    with pytest.raises(Problem) as problem:
        read_before([{"id": "1", "table": "2"}])
    assert problem.value.code == "split_before_without_columns"
