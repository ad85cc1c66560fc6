"""What the dialog of a repair shows, in words and figures ready to lay out. No widget.

Decides the labels around a plan; its reasons and figures come from `services.repair_plan`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from workshop_app.desktop.screens.repair.reprint import papers
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.repair_plan import Comparison, CurvePoint, RepairPlan, RepairRow
from workshop_app.services.repair_words import Kept, Told

RowKey = tuple[int, UUID]
"""Round, person."""


@dataclass(frozen=True, slots=True)
class Fact:
    """« 12 absents »."""

    figure: str
    words: str
    amber: bool = False


@dataclass(frozen=True, slots=True)
class RowFace:
    key: RowKey
    name: str
    detail: str
    reason: str
    tags: tuple[TagFace, ...]
    note: str
    """« obligé », « tour 2 »; said under from and to."""
    way: str
    """« 2 → 3 », « → 4 », or the table alone."""
    can_refuse: bool
    refused: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class CurveFace:
    points: tuple[CurvePoint, ...]
    chosen: int
    proposed: int
    forced: int
    most: int
    bound: int
    bound_words: str
    spoken: str


@dataclass(frozen=True, slots=True)
class RepairShown:
    tag: str
    facts: tuple[Fact, ...]
    drawn: str
    state: Literal["", "nothing"]
    curve: CurveFace
    elbow: Told
    rows_title: str
    rows: tuple[RowFace, ...]
    sizes: Comparison
    worst: Comparison | None
    checks: tuple[tuple[bool, str], ...]
    fixed: tuple[Kept, ...]
    print_label: str
    """"" when nothing is to be printed again."""
    prints: bool
    go: str
    go_refused: str
    """Why nothing can be applied; "" when it can."""


def shown(plan: RepairPlan, refused: Mapping[RowKey, RepairRow], seconds: float) -> RepairShown:
    """`refused`: the rows as they were when they were unticked."""
    rows = [_row_face(row, plan) for row in plan.rows]
    rows += [_refused_face(row) for row in refused.values()]
    moves = sum(row.kind == "move" for row in plan.rows)
    return RepairShown(
        tag=n_("{n} présent", "{n} présents", plan.present),
        facts=_facts(plan),
        drawn=_drawn(plan.seed, seconds),
        state="nothing" if plan.nothing and not refused else "",
        curve=_curve(plan),
        elbow=plan.elbow,
        rows_title=_rows_title(plan, moves),
        rows=tuple(rows),
        sizes=plan.sizes,
        worst=plan.worst,
        checks=plan.checks,
        fixed=plan.fixed,
        print_label=_print_label(plan),
        prints=plan.on_paper,
        go=_go(plan, moves),
        go_refused="" if plan.changes else _("Choisissez au moins un déplacement."),
    )


def _facts(plan: RepairPlan) -> tuple[Fact, ...]:
    facts = [
        _fact(n_("{n} inscrit", "{n} inscrits", plan.registered)),
        _fact(n_("{n} absent", "{n} absents", plan.absent)),
        _fact(n_("{n} imprévu", "{n} imprévus", plan.walk_ins)),
    ]
    if plan.missing:
        tables = listing([str(table) for table in plan.missing], language())
        said = n_(
            "{n} référent manque, table {tables}",
            "{n} référents manquent, tables {tables}",
            len(plan.missing),
            tables=tables,
        )
        facts.append(replace(_fact(said), amber=True))
    return tuple(facts)


def _fact(said: str) -> Fact:
    """The figure stands first, in every language."""
    figure, _space, words = said.partition(" ")
    return Fact(figure, words)


def _drawn(seed: int, seconds: float) -> str:
    if seconds < 1:
        return _("tirage {seed}, calculé en moins d'une seconde", seed=str(seed))
    return _("tirage {seed}, calculé en {n} s", seed=str(seed), n=round(seconds))


def _curve(plan: RepairPlan) -> CurveFace:
    left = {point.moves: point.imbalance for point in plan.curve}
    met = min(left.values()) == plan.bound
    words = (
        _("le mieux possible, prouvé : {n}", n=plan.bound)
        if met
        else _("jamais sous {n}, prouvé", n=plan.bound)
    )
    moved = n_("{n} personne déplacée", "{n} personnes déplacées", plan.chosen)
    spoken = _("{moved}, écart {left}. {bound}", moved=moved, left=left[plan.chosen], bound=words)
    return CurveFace(
        plan.curve,
        plan.chosen,
        plan.proposed,
        plan.forced,
        plan.most,
        plan.bound,
        words,
        spoken,
    )


def _rows_title(plan: RepairPlan, moves: int) -> str:
    if moves:
        return n_("Le déplacement", "Les {n} déplacements", moves)
    return _("Ce qui change") if plan.rows else _("Aucun déplacement")


def _go(plan: RepairPlan, moves: int) -> str:
    if moves:
        return n_("Déplacer {n} personne", "Déplacer {n} personnes", moves)
    seats = sum(row.kind == "seat" for row in plan.rows)
    if seats:
        return n_("Placer {n} personne", "Placer {n} personnes", seats)
    if plan.rows:
        return n_("Désigner {n} référent", "Désigner {n} référents", len(plan.rows))
    return _("Ne déplacer personne")


def _print_label(plan: RepairPlan) -> str:
    """Who has no badge on paper yet gets theirs from the kit, with all the others."""
    if not plan.lists:
        return ""
    return _("Imprimer {what}", what=papers(len(plan.badges), len(plan.lists)))


def _row_face(row: RepairRow, plan: RepairPlan) -> RowFace:
    tags = _tags(row)
    notes = [
        _("tour {n}", n=row.round) if row.round != plan.round else "",
        _("obligé") if row.forced and row.kind != "seat" else "",
    ]
    note = ", ".join(each for each in notes if each)
    return RowFace(
        key=(row.round, row.person),
        name=row.name,
        detail=row.detail,
        reason=row.reason,
        tags=tags,
        note=note,
        way=_way(row),
        can_refuse=row.kind != "seat",
        refused=False,
        spoken=_spoken(row, note, tags),
    )


def _refused_face(row: RepairRow) -> RowFace:
    if row.kind == "referent":
        said = _("N'écrira pas pour la table {table}", table=row.to)
    else:
        said = _("Reste à la table {table}", table=row.origin)
    return RowFace(
        key=(row.round, row.person),
        name=row.name,
        detail=row.detail,
        reason=said,
        tags=(TagFace(_("refusé")),),
        note="",
        way=str(row.origin),
        can_refuse=True,
        refused=True,
        spoken=f"{row.name}. {said}",
    )


def _tags(row: RepairRow) -> tuple[TagFace, ...]:
    tags = []
    if row.badge == "redo":
        tags.append(TagFace(_("badge à refaire"), "signal", "badge_redo"))
    elif row.badge == "none":
        tags.append(TagFace(_("sans badge")))
    return tuple(tags)


def _way(row: RepairRow) -> str:
    if row.kind == "referent":
        return str(row.to)
    if row.origin is None:
        return _("→ {to}", to=row.to)
    return _("{origin} → {to}", origin=row.origin, to=row.to)


def _spoken(row: RepairRow, note: str, tags: tuple[TagFace, ...]) -> str:
    if row.kind == "referent" or row.origin is None:
        way = _("table {table}", table=row.to)
    else:
        way = _("de la table {origin} à la table {to}", origin=row.origin, to=row.to)
    told = [row.name, way, row.reason, note, *(tag.text for tag in tags)]
    return ", ".join(part for part in told if part)
