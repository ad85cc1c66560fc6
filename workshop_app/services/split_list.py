"""Split a bare list: rows of text with a column `id`, for scripts and for other programs.

Decides how columns, criteria and rules are read; opens no file and knows no workshop. The engine
is the workshop's own (`domain.groups`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.groups.balance import BalanceSheet, OverRounds, balance_sheet
from workshop_app.domain.groups.problem import (
    MODES,
    RULE_KINDS,
    Asked,
    Criterion,
    Mode,
    Rule,
    SplitProblem,
    decreasing_weights,
    tables_of_size,
)
from workshop_app.domain.groups.rebalance import MOST_MOVES, Move, Rebalance, rebalance
from workshop_app.domain.groups.rotation import rotate
from workshop_app.domain.groups.search import Cancelled, Progress, never, silent, split
from workshop_app.domain.identity import fold
from workshop_app.domain.problems import Problem

ROTATION_EFFORT = 13.0
"""A script waits some seconds for several rounds."""
MODE_WORDS: dict[str, Mode] = {
    "meler": "spread",
    "jamais-seul": "never-alone",
    "rassembler": "gather",
    "ignorer": "ignore",
    "never-alone": "never-alone",
    "spread": "spread",
    "gather": "gather",
    "ignore": "ignore",
}
"""What a command line may call the modes."""
MODE_FOLDED = {fold(word): mode for word, mode in MODE_WORDS.items()}
HEAVIEST = 1_000_000
IDENTIFIER = "id"
NAME_COLUMNS = frozenset(
    (
        *("id", "nom", "name", "prenom", "prénom", "first_name", "last_name"),
        *("email", "e-mail", "courriel", "mail", "telephone", "téléphone", "phone"),
    )
)
"""Columns that tell people apart: no criterion unless asked for."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableList:
    number: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitListResult(OverRounds):
    """`rounds[r]`: table of each person in round r; `sheets[r]`: its balance sheet."""

    rounds: tuple[Mapping[str, int], ...]
    sheets: tuple[BalanceSheet, ...]
    seed: int
    ignored: tuple[Rule, ...]
    """Rules about people who are not on the list: told to the person, kept for nobody."""
    complete: bool
    """False when somebody stopped the search: the best so far."""
    moves: tuple[Move, ...] = ()
    """Who leaves the table of the old split."""
    curve: Rebalance | None = None
    """What other numbers of moves would give."""
    coincidences: int = 0
    """Over all rounds: the sum over pairs of C(meetings, 2), and the least possible."""
    coincidences_bound: int = 0

    @property
    def tables(self) -> tuple[TableList, ...]:
        """Who sits at each table in the first round."""
        return tuple(
            TableList(
                number,
                tuple(person for person, table in self.rounds[0].items() if table == number),
            )
            for number in range(1, len(self.sheets[0].sizes) + 1)
        )


def split_list(
    rows: Sequence[Row],
    *,
    tables: int | None = None,
    size: int | None = None,
    criteria: Mapping[str, Asked] | None = None,
    rules: Sequence[Rule] = (),
    before: Mapping[str, int] | None = None,
    max_moves: int | None = None,
    rounds: int = 1,
    seed: int = 1,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> SplitListResult:
    """Balanced tables of a bare list, every rule kept. One of `tables` and `size` (most people at
    a table). No `criteria`: every column that does not name people, weight 1.

    `before`: mend that split with at most `max_moves` moves (none given: as many as are worth
    it). `rounds`: so many seatings where people meet anew.
    """
    people = read_identifiers(rows)
    kept, ignored = _rules_about(people, rules)
    count = _table_count(len(people), tables, size)
    problem = SplitProblem(people, count, read_columns(rows, criteria), kept)
    if before is not None:
        if rounds != 1:
            raise Problem("split_before_and_rounds")
        result = _mended(problem, before, max_moves, seed, progress, cancelled)
    elif max_moves is not None:
        raise Problem("split_moves_without_before")
    elif rounds != 1:
        result = _rotated(problem, rounds, seed, progress, cancelled)
    else:
        found = split(problem, seed, progress=progress, cancelled=cancelled)
        sheet = balance_sheet(problem, found.tables, found.bound)
        result = SplitListResult((found.tables,), (sheet,), seed, (), found.complete)
    return replace(result, ignored=ignored)


def _rules_about(
    people: Sequence[str], rules: Sequence[Rule]
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules about people on the list, and the others."""
    known = set(people)
    return (
        tuple(rule for rule in rules if known.issuperset(rule.people)),
        tuple(rule for rule in rules if not known.issuperset(rule.people)),
    )


def _mended(
    problem: SplitProblem,
    before: Mapping[str, int],
    max_moves: int | None,
    seed: int,
    progress: Progress,
    cancelled: Cancelled,
) -> SplitListResult:
    most = MOST_MOVES if max_moves is None else max_moves
    if most < 0:
        raise Problem("split_moves_not_valid", moves=most)
    curve = rebalance(
        problem, before, seed, most_moves=most, progress=progress, cancelled=cancelled
    )
    point = curve.elbow if max_moves is None else curve.at(most)
    if point is None:
        raise Problem("split_needs_more_moves", least=curve.forced, moves=most)
    sheet = balance_sheet(problem, point.tables, curve.bound)
    return SplitListResult((point.tables,), (sheet,), seed, (), curve.complete, point.moves, curve)


def _rotated(
    problem: SplitProblem, rounds: int, seed: int, progress: Progress, cancelled: Cancelled
) -> SplitListResult:
    found = rotate(
        problem, rounds, seed, effort=ROTATION_EFFORT, progress=progress, cancelled=cancelled
    )
    return SplitListResult(
        rounds=found.rounds,
        sheets=tuple(balance_sheet(problem, tables, found.bound) for tables in found.rounds),
        seed=seed,
        ignored=(),
        complete=found.complete,
        coincidences=found.coincidences,
        coincidences_bound=found.coincidences_bound,
    )


def _table_count(people: int, tables: int | None, size: int | None) -> int:
    if (tables is None) == (size is None):
        raise Problem("split_tables_or_size")
    if tables is not None:
        return tables
    assert size is not None
    return tables_of_size(people, size)


def read_identifiers(rows: Sequence[Row]) -> tuple[str, ...]:
    """The column `id`, trimmed; refuses a list without it, a line without one, and doubles."""
    if not rows:
        raise Problem("split_nobody")
    if IDENTIFIER not in rows[0]:
        raise Problem("split_list_without_id", names=tuple(rows[0]))
    people = tuple((row[IDENTIFIER] or "").strip() for row in rows)
    if "" in people:
        raise Problem("split_list_empty_id", line=people.index("") + 2)
    twice = tuple(person for person, times in Counter(people).items() if times > 1)
    if twice:
        raise Problem("split_same_person_twice", names=twice)
    return people


def read_columns(
    rows: Sequence[Row], criteria: Mapping[str, Asked] | None
) -> tuple[Criterion, ...]:
    """The columns to spread. Values that differ by case or spaces only are one value."""
    columns = [column for column in rows[0] if column]
    if criteria is None:
        criteria = {column: Asked(1) for column in columns if column.lower() not in NAME_COLUMNS}
    unknown = tuple(name for name in criteria if name not in columns)
    if unknown:
        raise Problem("split_criterion_unknown", names=unknown, columns=tuple(columns))
    return tuple(
        Criterion(
            name, _one_spelling([row.get(name) or "" for row in rows]), asked.weight, asked.mode
        )
        for name, asked in criteria.items()
    )


def _one_spelling(values: Sequence[str]) -> tuple[str, ...]:
    """Each value as it is first written: « OT » and « ot  » are not two kinds of people."""
    first: dict[str, str] = {}
    clean = [" ".join(value.split()) for value in values]
    return tuple(first.setdefault(value.casefold(), value) for value in clean)


def read_criteria(text: str) -> dict[str, Asked]:
    """`structure:5,type:3:never-alone`, or names alone in order of importance: the first weighs
    most. A mode may stand without a weight: `type:gather`."""
    parts = [_Part.read(part.strip()) for part in text.split(",") if part.strip()]
    names = [part.name for part in parts]
    if len(set(names)) < len(names):
        raise Problem("split_criterion_twice", names=tuple(names))
    weights = decreasing_weights(names)
    return {
        part.name: Asked(weights[part.name] if part.weight is None else part.weight, part.mode)
        for part in parts
    }


@dataclass(frozen=True, slots=True)
class _Part:
    """One criterion as it is written: `name`, `name:weight`, `name:mode`, `name:weight:mode`."""

    name: str
    weight: int | None
    mode: Mode

    @classmethod
    def read(cls, part: str) -> _Part:
        """Raises Problem when what follows the name is neither."""
        pieces, weight, mode = part.split(":"), None, MODES[0]
        if len(pieces) > 1 and fold(pieces[-1]) in MODE_FOLDED:
            mode = MODE_FOLDED[fold(pieces.pop())]
            if len(pieces) > 1 and _is_number(pieces[-1]):
                weight = int(pieces.pop())
        elif len(pieces) > 1:
            if not _is_number(pieces[-1]):
                if len(pieces) > 2 and _is_number(pieces[-2]):
                    raise Problem("split_mode_not_valid", value=part, modes=MODES)
                raise Problem("split_weight_not_valid", value=part)
            weight = int(pieces.pop())
        return cls(":".join(pieces).strip(), weight, mode)


def _is_number(text: str) -> bool:
    digits = text.strip()
    return digits.isascii() and digits.isdigit() and int(digits) <= HEAVIEST


def read_rules(rows: Sequence[Row]) -> tuple[Rule, ...]:
    """Lines `kind,a,b`: together id id, apart id id, lock id table, referent id [table]."""
    return tuple(_rule(row, line) for line, row in enumerate(rows, start=2))


def _rule(row: Row, line: int) -> Rule:
    if not {"kind", "a"} <= row.keys():
        raise Problem("split_rules_without_columns", names=tuple(row))
    kind, one, two = ((row.get(column) or "").strip() for column in ("kind", "a", "b"))
    named = next((known for known in RULE_KINDS if known == kind.lower()), None)
    if named is None:
        raise Problem("split_rule_unknown_kind", line=line, value=kind)
    if not one or (not two and named != "referent"):
        raise Problem("split_rule_incomplete", line=line)
    if named in ("together", "apart"):
        return Rule(named, one, two)
    return Rule(named, one, table=_table_number(two, line) if two else None)


def _table_number(digits: str, line: int) -> int:
    if not digits.isascii() or not digits.isdigit():
        raise Problem("split_table_not_a_number", line=line, value=digits)
    return int(digits)


def read_before(rows: Sequence[Row]) -> dict[str, int]:
    """An old split as written by `split-list`: lines `id,group`."""
    tables: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        if not {IDENTIFIER, "group"} <= row.keys():
            raise Problem("split_before_without_columns", names=tuple(row))
        table = _table_number((row["group"] or "").strip(), line)
        tables[(row[IDENTIFIER] or "").strip()] = table
    return tables


def written_rows(result: SplitListResult) -> list[dict[str, str]]:
    """Lines to write: `id,group`, or `id,round,group` with several rounds; groups from 1."""
    if len(result.rounds) == 1:
        return [{"id": person, "group": str(table)} for person, table in result.rounds[0].items()]
    return [
        {"id": person, "round": str(number), "group": str(table)}
        for number, tables in enumerate(result.rounds, start=1)
        for person, table in tables.items()
    ]
