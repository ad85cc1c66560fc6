"""The sentences of a criterion that is not simply spread: never alone, gathered.

Decides words only. What each mode asks of a table is in `domain.groups.aims`.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.criteria import OTHER_SPELLING
from workshop_app.domain.groups.balance import CriterionSheet, Row
from workshop_app.domain.groups.problem import Mode
from workshop_app.domain.people import CRITERIA_FIELDS
from workshop_app.i18n.translate import N_, _, language, n_
from workshop_app.i18n.typography import listing

NAMES: dict[Mode, str] = {
    "spread": N_("Mêler"),
    "never-alone": N_("Jamais seul"),
    "gather": N_("Rassembler"),
    "ignore": N_("Ne pas compter"),
}
EXPLAINED: dict[Mode, str] = {
    "spread": N_("Chaque table en a sa juste part."),
    "never-alone": N_("Personne à une table, ou deux au moins."),
    "gather": N_("Le moins de tables possible."),
    "ignore": N_("La répartition n'en tient pas compte."),
}
VALUES_TOLD = 3


def mode_name(mode: Mode) -> str:
    return _(NAMES[mode])


def mode_explained(mode: Mode) -> str:
    return _(EXPLAINED[mode])


def kept_title(criterion: CriterionSheet) -> str:
    """All is as the mode asks."""
    values = {"criterion": _subject(criterion.name)}
    if criterion.mode == "gather":
        return _("{criterion} : ensemble autant que possible.", **values)
    return _("{criterion} : personne n'est seul.", **values)


def kept_detail(criterion: CriterionSheet) -> str:
    """« 12 « accueil » à 2 tables, 5 CRT à 1 table et 3 autres valeurs. »"""
    rows = sorted(criterion.rows, key=lambda row: -row.holders)
    told = [
        n_(
            "{people} {value} à {n} table",
            "{people} {value} à {n} tables",
            len(row.seated_at),
            people=row.holders,
            value=as_noun(criterion.name, row.value),
        )
        for row in rows[:VALUES_TOLD]
    ]
    more = len(rows) - len(told)
    if more:
        told.append(n_("{n} autre valeur", "{n} autres valeurs", more))
    return _("{told}.", told=_listed(told))


def deviation_title(row: Row, table: int) -> str:
    if row.mode == "gather":
        return _("« {value} » loin des autres à la table {table}.", value=row.value, table=table)
    return _("« {value} » : une personne seule à la table {table}.", value=row.value, table=table)


def away_detail(row: Row, table: int) -> str:
    """« 2 personnes ; les autres sont aux tables 1 et 4. »"""
    homes = [str(home) for home in row.homes]
    return n_(
        "{people} ; les autres sont à la table {tables}.",
        "{people} ; les autres sont aux tables {tables}.",
        len(homes),
        people=n_("{n} personne", "{n} personnes", row.counts[table - 1]),
        tables=_listed(homes),
    )


def share(row: Row) -> str:
    """« 2 ou 3 », or « 0, 2 ou 3 » where nobody is right too."""
    if row.low == row.high:
        return str(row.low)
    if row.high > row.low + 1:
        told = _("{low} à {high}", low=row.low, high=row.high)
        return _("0, ou {share}", share=told) if row.or_none else told
    if row.or_none:
        return _("0, {low} ou {high}", low=row.low, high=row.high)
    return _("{low} ou {high}", low=row.low, high=row.high)


def as_noun(criterion: str, value: str) -> str:
    """A short type stands as it is (« 6 OT »); other words are quoted."""
    if criterion in CRITERIA_FIELDS and value.isupper():
        return value
    return _("« {value} »", value=value.split(OTHER_SPELLING)[0])


def _subject(name: str) -> str:
    match name:
        case "organisation":
            return _("Structures")
        case "organisation_type":
            return _("Types de structure")
        case "departement":
            return _("Territoires")
        case "function":
            return _("Fonctions")
        case heading:
            return _("« {heading} »", heading=heading)


def _listed(told: Sequence[str]) -> str:
    return listing(told, language())
