"""Invented registration lists for the benchmarks of the split: the field's shape, any seed.

Structures of 1 to 8 people nested in a type (OT 70 %, ADT 10, RT 5, CRTL 5 and the rest OT) and
mostly in one of 13 départements; function and gender cut across. Same seed, same list.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from workshop_app.domain.groups.problem import Criterion, Rule, SplitProblem

WEIGHTS = {"structure": 5, "type": 3, "departement": 2, "fonction": 3, "genre": 2}
DEPARTEMENTS = ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82")
FUNCTIONS = ("direction", "accueil", "promotion", "numérique", "élu", "développement")
FUNCTION_SHARES = (15, 30, 20, 12, 8, 15)


def invented_list(
    people: int, tables: int, seed: int, *, hardness: int = 1, extra: int = 0
) -> SplitProblem:
    """`hardness` 0: no rule; 1: "normal" (9 referents, 3 together, 4 apart, 3 locks per 90);
    3: "hard", three times as many (referents stay one a table). `extra`: independent criteria."""
    rng = Random(f"list {people} {tables} {seed}")
    rows = _people(people, rng)
    names = tuple(f"p{number:04}" for number in range(people))
    criteria = [
        Criterion(name, tuple(row[name] for row in rows), weight)
        for name, weight in WEIGHTS.items()
    ]
    for number in range(extra):
        levels = rng.choice((2, 3, 4, 5))
        values = tuple(f"x{rng.randrange(levels)}" for _ in names)
        criteria.append(Criterion(f"plus{number + 1}", values, 2))
    rules = _rules(names, tables, hardness, rng) if hardness else ()
    return SplitProblem(names, tables, tuple(criteria), rules)


def _people(people: int, rng: Random) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    structures = 0
    while len(rows) < people:
        structures += 1
        kind = rng.choices(("OT", "ADT", "RT", "CRTL"), (70, 10, 5, 5))[0]
        home = rng.choice(DEPARTEMENTS)
        rows += [
            {
                "structure": f"{kind} {structures}",
                "type": kind,
                "departement": home if rng.random() < 0.9 else rng.choice(DEPARTEMENTS),
                "fonction": rng.choices(FUNCTIONS, FUNCTION_SHARES)[0],
                "genre": rng.choice("FFFMM"),
            }
            for _ in range(min(rng.randint(1, 8), people - len(rows)))
        ]
    rng.shuffle(rows)
    return rows


def _rules(names: tuple[str, ...], tables: int, hardness: int, rng: Random) -> tuple[Rule, ...]:
    """Drawn so that a hidden seating keeps them all: never contradictory."""
    seating = {name: place % tables + 1 for place, name in enumerate(rng.sample(names, len(names)))}
    at = {table: [name for name in names if seating[name] == table] for table in seating.values()}
    per_90 = hardness * len(names) / 90
    rules = [Rule("referent", rng.choice(at[table])) for table in range(1, tables + 1)]
    for _ in range(round(3 * per_90)):
        one, two = rng.sample(at[rng.randint(1, tables)], 2)
        rules.append(Rule("together", one, two))
    for _ in range(round(4 * per_90)):
        one, two = rng.sample(names, 2)
        while seating[one] == seating[two]:
            one, two = rng.sample(names, 2)
        rules.append(Rule("apart", one, two))
    locked = rng.sample(names, round(3 * per_90))
    rules += [Rule("lock", name, table=seating[name]) for name in locked]
    return tuple(rules)


def with_absent(problem: SplitProblem, absent: set[str]) -> SplitProblem:
    """The same problem without some people, and without the rules about them."""
    places = [place for place, name in enumerate(problem.people) if name not in absent]
    return replace(
        problem,
        people=tuple(problem.people[place] for place in places),
        criteria=tuple(
            replace(criterion, values=tuple(criterion.values[place] for place in places))
            for criterion in problem.criteria
        ),
        rules=tuple(rule for rule in problem.rules if absent.isdisjoint(rule.people)),
    )
