"""The sentences and table rows of the report: figures turned into words."""

from __future__ import annotations

from datetime import timedelta

from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, n_, number
from workshop_app.printing.rows import Cell, Row
from workshop_app.services.report_content import PersonLine, PhaseLine, ReportContent, TablePeople

SOURCES = {"phone": N_("au téléphone"), "desk": N_("au poste"), "paper": N_("sur papier")}


def spread_caption(field: str, count: int) -> str:
    if field == "departement":
        return n_("département", "départements", count)
    return n_("type de structure", "types de structure", count)


def table_name(number_: int | None) -> str:
    return _("Sans table") if number_ is None else _("Table {table}", table=number_)


def people_count(table: TablePeople) -> str:
    return n_("{n} participant", "{n} participants", table.count)


def person_row(person: PersonLine) -> Row:
    name = f"{person.last_name} {person.first_name}".strip()
    shown = _("{name}, référent", name=name) if person.referent else name
    return (shown, person.organisation, person.function, person.email)


def phase_row(phase: PhaseLine) -> Row:
    category = phase.categories[0] if len(phase.categories) == 1 else None
    started = typography.clock(phase.started_at, language()) if phase.started_at else "–"
    return (
        Cell(phase.title, category),
        typography.clock(phase.planned_at, language()),
        minutes(phase.planned),
        started,
        minutes(phase.ran) if phase.ran is not None else "–",
        gap(phase.ran - phase.planned) if phase.ran is not None else "–",
    )


def minutes(length: timedelta) -> str:
    return typography.minutes(length.total_seconds(), language())


def gap(more: timedelta) -> str:
    whole = round(more.total_seconds() / 60)
    sign = "+" if whole > 0 else "−" if whole < 0 else ""
    return f"{sign}{minutes(abs(timedelta(minutes=whole)))}"


def method_sentence(content: ReportContent) -> str:
    method = content.method
    phases = n_("{n} phase", "{n} phases", len(method.phases))
    if not method.ran:
        return _("{phases}, {planned} prévues.", phases=phases, planned=minutes(method.planned))
    said = _(
        "{phases}, {planned} prévues, {ran} réellement.",
        phases=phases,
        planned=minutes(method.planned),
        ran=minutes(method.ran),
    )
    ways = ", ".join(f"{number(count)} {_(SOURCES[source])}" for source, count in method.sources)
    if not ways:
        return said
    typed = _("Cartes saisies : {ways}.", ways=ways)
    return f"{said} {typed}"


def unread_sentence(count: int) -> str:
    return n_(
        "{n} carte n'a pas encore été relue : elle n'est pas dans ce compte rendu.",
        "{n} cartes n'ont pas encore été relues : elles ne sont pas dans ce compte rendu.",
        count,
    )


def balance_sentence(imbalance: int, bound: int, proven: bool) -> str:
    if proven:
        return _(
            "Écart à l'équilibre : {imbalance}. Le minimum possible est {bound} : c'est prouvé.",
            imbalance=imbalance,
            bound=bound,
        )
    return _(
        "Écart à l'équilibre : {imbalance}. Aucune répartition ne descend sous {bound}.",
        imbalance=imbalance,
        bound=bound,
    )
