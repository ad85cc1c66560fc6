"""Small problems of a split, drawn by hypothesis, and the judge that stands outside the product."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from workshop_app.domain.groups.problem import Criterion, Mode, Rule, SplitProblem

JUDGE = Path(__file__).parents[2] / "data" / "given" / "score_split.py"


def judge() -> Any:
    """The independent scorer, which lies beside the repository."""
    assert JUDGE.is_file(), (
        f"The independent judge of the split is not at {JUDGE}: "
        "check out `shared` beside this repository."
    )
    spec = importlib.util.spec_from_file_location("score_split", JUDGE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(problem: SplitProblem, tables: Mapping[str, int]) -> dict[str, Any]:
    """What the judge says of a seating."""
    people = {
        person: {criterion.name: criterion.values[place] for criterion in problem.criteria}
        for place, person in enumerate(problem.people)
    }
    weights = {criterion.name: criterion.weight for criterion in problem.criteria}
    score: dict[str, Any] = judge().score_round(
        people, dict(tables), problem.tables, weights, _as_lines(problem), problem.sizes
    )
    return score


def _as_lines(problem: SplitProblem) -> list[tuple[str, str, str]]:
    """The judge counts a referent named twice as two: a second line only locks."""
    lines, seen = [], set()
    for rule in problem.rules:
        kind = "lock" if rule.kind == "referent" and rule.person in seen else str(rule.kind)
        if rule.kind == "referent":
            seen.add(rule.person)
        if kind != "lock" or rule.table is not None:
            lines.append((kind, rule.person, str(rule.table or rule.other)))
    return lines


@st.composite
def problems(
    draw: st.DrawFn,
    most_people: int = 24,
    *,
    most_rules: int = 6,
    sizes: bool = True,
    modes: Sequence[Mode] = ("spread",),
) -> SplitProblem:
    """Any problem, contradictory rules included. The judge knows no other mode than spread."""
    count = draw(st.integers(1, most_people))
    tables = draw(st.integers(1, min(count, 5)))
    people = tuple(f"p{number:02}" for number in range(count))
    criteria = tuple(
        Criterion(
            f"c{number}",
            tuple(
                draw(st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=count, max_size=count))
            ),
            draw(st.integers(0, 5)),
            draw(st.sampled_from(modes)),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    rules = tuple(draw(_rules(people, tables)) for _ in range(draw(st.integers(0, most_rules))))
    wanted = None
    if sizes and draw(st.booleans()):
        cuts = sorted(
            draw(st.lists(st.integers(0, count), min_size=tables - 1, max_size=tables - 1))
        )
        wanted = tuple(end - start for start, end in zip([0, *cuts], [*cuts, count], strict=True))
    return SplitProblem(people, tables, criteria, rules, wanted)


@st.composite
def _rules(draw: st.DrawFn, people: tuple[str, ...], tables: int) -> Rule:
    kind = draw(st.sampled_from(["together", "apart", "lock", "referent"]))
    one = draw(st.sampled_from(people))
    if kind == "lock":
        return Rule("lock", one, table=draw(st.integers(1, tables)))
    if kind == "referent":
        return Rule("referent", one, table=draw(st.none() | st.integers(1, tables)))
    other = draw(st.sampled_from(people))
    return Rule("together" if kind == "together" else "apart", one, other)
