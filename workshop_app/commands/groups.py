"""Commands that make balanced tables: of a workshop, or of a bare list."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workshop_app.bootstrap import read_rows
from workshop_app.commands.session import (
    Session,
    do,
    prove_writable,
    read_file,
    workshop_named,
)
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.people import Person
from workshop_app.i18n.translate import _, n_
from workshop_app.services.exchange import harmless
from workshop_app.services.files import write_aside
from workshop_app.services.grouping import (
    apply_split,
    compute_split,
    draw_seed,
    people_to_seat,
    read_split_criteria,
    split_problem,
)
from workshop_app.services.split_list import (
    read_before,
    read_criteria,
    read_rules,
    written_rows,
)
from workshop_app.services.split_list import split_list as split_bare_list

Tables = Annotated[int | None, typer.Option("--tables")]
Size = Annotated[int | None, typer.Option("--size")]
Criteria = Annotated[str, typer.Option("--criteria", metavar="structure:5,type:3:never-alone")]
SEEDS = typer.Option("--seed", min=-(2**63), max=2**63 - 1)  # as far as a database counts
Seed = Annotated[int | None, SEEDS]


def split(
    context: typer.Context,
    workshop: WorkshopName,
    tables: Tables = None,
    size: Size = None,
    criteria: Criteria = "",
    rounds: Annotated[int | None, typer.Option("--rounds")] = None,
    seed: Seed = None,
    file: Annotated[Path | None, typer.Option("--csv", metavar="FILE")] = None,
) -> None:
    """Seat everybody at balanced tables; the rules of the workshop are kept."""
    session: Session = context.obj
    if file is not None:
        prove_writable(file)
    with session.house() as house:
        key = workshop_named(house, workshop)
        weights = (
            house.library.read(key, partial(read_split_criteria, text=criteria))
            if criteria
            else None
        )
        order = house.library.read(
            key,
            partial(split_problem, tables=tables, size=size, criteria=weights, rounds=rounds),
        )
        result = compute_split(order, draw_seed() if seed is None else seed)
        do(house, key, partial(apply_split, result=result))
        people = house.library.read(key, people_to_seat)
    if file is not None:
        lines = [_seat(person, turn) for turn in range(len(result.rounds)) for person in people]
        write_aside(file, _csv(SPLIT_COLUMNS, lines))
    seated = [
        {"number": n, "people": [str(p.id) for p in people if p.table == n]}
        for n in range(1, order.problem.tables + 1)
    ]
    balance = {
        "imbalance": result.imbalance,
        "lower_bound": result.lower_bound,
        "proven": result.proven,
        "seed": result.seed,
    }
    _tell(session, {"tables": seated, "balance": balance}, len(people), result.sheet.sizes)


SPLIT_COLUMNS = ("person_id", "last_name", "first_name", "organisation", "table", "round")


def _seat(person: Person, turn: int) -> dict[str, object]:
    return {
        "person_id": person.id,
        "last_name": person.last_name,
        "first_name": person.first_name,
        "organisation": person.organisation,
        "table": person.tables[turn],
        "round": turn + 1,
    }


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns)
    writer.writeheader()
    writer.writerows({name: _text(cell) for name, cell in row.items()} for row in rows)
    return written.getvalue().encode()


def _text(cell: object) -> object:
    return harmless(cell) if isinstance(cell, str) else cell


def _tell(session: Session, values: dict[str, object], people: int, sizes: Sequence[int]) -> None:
    balance = values["balance"]
    assert isinstance(balance, dict)
    told = [
        n_(
            "{n} personne répartie : {sizes}.",
            "{n} personnes réparties : {sizes}.",
            people,
            sizes=", ".join(map(str, sizes)),
        ),
        _(
            "Écart {imbalance}, le minimum possible est {lower_bound} : prouvé. Tirage {seed}.",
            **balance,
        )
        if balance["proven"]
        else _(
            "Écart {imbalance}, au moins {lower_bound} est inévitable. Tirage {seed}.", **balance
        ),
    ]
    session.answer(values, *told)


def split_list(
    context: typer.Context,
    list_: Annotated[Path, typer.Argument(metavar="LIST.csv")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.csv")],
    tables: Tables = None,
    size: Size = None,
    criteria: Criteria = "",
    rules: Annotated[Path | None, typer.Option("--rules", metavar="RULES.csv")] = None,
    before: Annotated[Path | None, typer.Option("--before", metavar="OLD.csv")] = None,
    max_moves: Annotated[int | None, typer.Option("--max-moves")] = None,
    rounds: Annotated[int, typer.Option("--rounds")] = 1,
    seed: Annotated[int, SEEDS] = 1,
) -> None:
    """Split a bare list with a column `id`; every other column is a criterion unless told."""
    session: Session = context.obj
    rows = _rows(list_)
    result = split_bare_list(
        rows,
        tables=tables,
        size=size,
        criteria=read_criteria(criteria) if criteria else None,
        rules=read_rules(_rows(rules)) if rules else (),
        before=read_before(_rows(before)) if before else None,
        max_moves=max_moves,
        rounds=rounds,
        seed=seed,
    )
    columns = ("id", "round", "group") if rounds > 1 else ("id", "group")
    write_aside(out, _csv(columns, written_rows(result)))
    values: dict[str, object] = {
        "tables": [{"number": t.number, "people": list(t.people)} for t in result.tables],
        "balance": {
            "imbalance": result.imbalance,
            "lower_bound": result.lower_bound,
            "proven": result.proven,
            "seed": result.seed,
        },
        "moves": [{"person": m.person, "from": m.origin, "to": m.to} for m in result.moves],
        "ignored": [{"kind": r.kind, "a": r.person, "b": r.other} for r in result.ignored],
    }
    _tell(session, values, len(rows), [len(t.people) for t in result.tables])


def _rows(path: Path) -> list[dict[str, str]]:
    return read_rows(read_file(path), path.name)
