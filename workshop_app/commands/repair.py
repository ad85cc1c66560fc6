"""`tablee repair`: the fewest moves after check-in, told before they are made or with them."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from workshop_app.commands.session import Session, do, workshop_named
from workshop_app.commands.workshops import WorkshopName
from workshop_app.domain.groups.balance import balance_sheet
from workshop_app.domain.groups.rebalance import MOST_MOVES
from workshop_app.i18n.translate import _, n_
from workshop_app.services.repair_order import repair_order
from workshop_app.services.repair_plan import RepairPlan, RepairRow, plan_of
from workshop_app.services.repairing import Repair, apply_repair, compute_repair


def repair(
    context: typer.Context,
    workshop: WorkshopName,
    max_moves: Annotated[int | None, typer.Option("--max-moves", min=0)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Mend the tables for those who came; without --max-moves, as many moves as are worth it."""
    session: Session = context.obj
    with session.house() as house:
        key = workshop_named(house, workshop)
        order = house.library.read(key, repair_order)
        found = compute_repair(order, most_moves=max(MOST_MOVES, max_moves or 0))
        plan = plan_of(found, max_moves)
        if not dry_run:
            do(house, key, partial(apply_repair, repair=found, allowed=plan.chosen))
    session.answer(_values(found, plan, dry_run), *_told(plan, dry_run))


def _values(found: Repair, plan: RepairPlan, dry_run: bool) -> dict[str, object]:
    question, seats = found.order.questions[0], found.point(0, plan.chosen).tables
    sheet = balance_sheet(question.problem, seats, found.bounds[0])
    return {
        "moves": [
            _move(row) for row in plan.rows if row.kind == "move" and row.round == question.round
        ],
        "seated": [_move(row) for row in plan.rows if row.kind == "seat"],
        "referents": [
            {"person": each.person, "table": each.table} for each in question.typists.stand_ins
        ],
        "later_rounds": [
            _move(row) | {"round": row.round}
            for row in plan.rows
            if row.kind == "move" and row.round != question.round
        ],
        "curve": [{"moves": step.moves, "imbalance": step.imbalance} for step in plan.curve],
        "balance": {
            "imbalance": sheet.imbalance,
            "lower_bound": sheet.lower_bound,
            "proven": sheet.proven,
            "seed": plan.seed,
        },
        "applied": not dry_run,
    }


def _move(row: RepairRow) -> dict[str, object]:
    return {"person": str(row.person), "from": row.origin, "to": row.to, "reason": row.reason}


def _told(plan: RepairPlan, dry_run: bool) -> list[str]:
    head = n_(
        "{n} personne présente, écart {left} (au mieux {bound}).",
        "{n} personnes présentes, écart {left} (au mieux {bound}).",
        plan.present,
        left=next(step.imbalance for step in plan.curve if step.moves == plan.chosen),
        bound=plan.bound,
    )
    if not plan.rows:
        return [_("Les tables sont équilibrées : personne ne bouge."), head]
    lines = [_line(row) for row in plan.rows]
    return [*lines, head, _("Rien n'a été changé.") if dry_run else _("C'est fait.")]


def _line(row: RepairRow) -> str:
    values = {"name": row.name, "origin": row.origin, "to": row.to, "reason": row.reason}
    if row.kind == "referent":
        return _("{name}, table {to}. {reason}.", **values)
    if row.origin is None:
        return _("{name} : table {to}. {reason}.", **values)
    return _("{name} : table {origin} → {to}. {reason}.", **values)
