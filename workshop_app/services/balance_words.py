"""The sentences of the balance sheet. Every figure explained, every doubt said.

Decides words only; what deviates and what to propose is decided in `balance`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop_app.domain.groups.balance import BalanceSheet, CriterionSheet, Row
from workshop_app.domain.groups.bound import BoundReason
from workshop_app.domain.groups.problem import Rule
from workshop_app.domain.groups.swaps import Exchange
from workshop_app.domain.identity import name_key
from workshop_app.domain.problems import Problem
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services import mode_words
from workshop_app.services.mode_words import as_noun, share

SHARES_TOLD = 4
WORDS_TOLD = 3
"""As many values when they are words rather than letters (OT, ADT)."""
REASONS_TOLD = 2
RULES_TOLD = 2
CRITERIA_TOLD = 3
MOST_JOINT = 6
"""Independent criteria that can be met together in practice; with more, some must give way."""
OFFICE = "ot"
Names = Mapping[str, str]


def size_title(moving: bool) -> str:
    return _("Taille, avec ce déplacement.") if moving else _("Taille.")


def size_detail(sheet: BalanceSheet, can_exchange: bool) -> str:
    low, high = sheet.size_range[0]
    outside = sheet.sizes_outside
    if not outside:
        told = _everywhere(low, high)
        return f"{told} {_referents_told(sheet)}".strip()
    told = _tables_outside(sheet.sizes, outside)
    if not can_exchange:
        return told
    if low == high:
        kept = n_(
            "Un échange garderait {n} personne partout.",
            "Un échange garderait {n} personnes partout.",
            low,
        )
    else:
        kept = _("Un échange garderait {low} ou {high} personnes partout.", low=low, high=high)
    return f"{told} {kept}"


def _everywhere(low: int, high: int) -> str:
    if low == high:
        return n_("{n} personne à chaque table.", "{n} personnes à chaque table.", low)
    return _("{low} ou {high} personnes à chaque table.", low=low, high=high)


def _tables_outside(sizes: Sequence[int], outside: Sequence[int]) -> str:
    told = [
        n_("{n} personne à la table {table}", "{n} personnes à la table {table}", size, table=table)
        for table in outside[:SHARES_TOLD]
        for size in (sizes[table - 1],)
    ]
    more = len(outside) - len(told)
    if more:
        told.append(n_("{n} autre table", "{n} autres tables", more))
    return _("{tables}.", tables=_listed(told))


def _referents_told(sheet: BalanceSheet) -> str:
    if sheet.referent_range == (1, 1) and not sheet.referents_outside:
        return _("Un référent à chacune.")
    return "" if any(sheet.referents) else _("Aucun référent n'est encore choisi.")


def referents_title() -> str:
    return _("Référents.")


def referents_detail(sheet: BalanceSheet) -> str:
    without = [table for table, count in enumerate(sheet.referents, start=1) if not count]
    if without:
        tables = _listed([str(table) for table in without])
        return n_(
            "Aucun référent à la table {tables}.",
            "Aucun référent aux tables {tables}.",
            len(without),
            tables=tables,
        )
    tables = _listed([str(table) for table in sheet.referents_outside])
    return n_(
        "Trop de référents à la table {tables}.",
        "Trop de référents aux tables {tables}.",
        len(sheet.referents_outside),
        tables=tables,
    )


def rules_title() -> str:
    return _("Règles.")


def broken_rules(names: Names, sheet: BalanceSheet, refusal: Problem | None) -> str:
    if refusal is not None:
        return sentence(refusal.code, refusal.values)
    told = [_broken(names, rule) for rule in sheet.broken[:RULES_TOLD]]
    more = len(sheet.broken) - len(told)
    if more:
        told.append(
            n_("{n} autre règle n'est pas tenue.", "{n} autres règles ne sont pas tenues.", more)
        )
    return " ".join(told)


def _broken(names: Names, rule: Rule) -> str:
    one, other = names.get(rule.person, ""), names.get(rule.other, "")
    if rule.kind == "together":
        return _("{one} et {other} devraient être ensemble.", one=one, other=other)
    if rule.kind == "apart":
        return _("{one} et {other} ne devraient pas être ensemble.", one=one, other=other)
    return _("{one} devrait rester à la table {table}.", one=one, table=rule.table)


def even_title(criterion: CriterionSheet) -> str:
    if criterion.mode != "spread":
        return mode_words.kept_title(criterion)
    match criterion.name:
        case "organisation":
            return _("Structures mêlées.")
        case "organisation_type":
            largest = max(criterion.rows, key=lambda row: row.holders)
            if name_key(largest.value) == OFFICE:
                return _("Offices et partenaires mêlés.")
            return _("Types de structure mêlés.")
        case "departement":
            return _("Territoires mêlés.")
        case "function":
            return _("Fonctions mêlées.")
        case heading:
            return _("« {heading} » bien réparti.", heading=heading)


def shares(criterion: CriterionSheet) -> str:
    """« 6 ou 7 OT à chaque table, 1 ou 2 ADT, 1 RT et 0 ou 1 CRTL. »"""
    rows = sorted(criterion.rows, key=lambda row: -row.holders)
    rows = rows[: SHARES_TOLD if rows[0].value.isupper() else WORDS_TOLD]
    told = [
        _("{share} {value}", share=share(row), value=as_noun(criterion.name, row.value))
        for row in rows
    ]
    first = _("{share} à chaque table", share=told[0])
    return _("{shares}.", shares=_listed([first, *told[1:]]))


def variety(criterion: CriterionSheet, offices: CriterionSheet | None) -> str:
    """« Au moins 8 départements sur 13 à chaque table ; personne n'est assis avec… »"""
    if criterion.name == "organisation":
        return _capital(_colleagues(criterion)) + "."
    least, total = min(criterion.variety), len(criterion.rows)
    told = _at_least(criterion.name, least, total)
    if offices is None:
        return _("{told}.", told=told)
    return _("{told} ; {colleagues}.", told=told, colleagues=_colleagues(offices))


def _at_least(name: str, least: int, total: int) -> str:
    if name == "departement":
        return n_(
            "Au moins {n} département sur {total} à chaque table",
            "Au moins {n} départements sur {total} à chaque table",
            least,
            total=total,
        )
    if name == "function":
        return n_(
            "Au moins {n} fonction sur {total} à chaque table",
            "Au moins {n} fonctions sur {total} à chaque table",
            least,
            total=total,
        )
    return n_(
        "Au moins {n} valeur sur {total} à chaque table",
        "Au moins {n} valeurs sur {total} à chaque table",
        least,
        total=total,
    )


def _colleagues(offices: CriterionSheet) -> str:
    most = max(max(row.counts) for row in offices.rows)
    if most <= 1:
        return _("personne n'est assis avec un collègue de sa structure")
    return _("au plus {n} personnes d'une même structure à une table", n=most)


def deviation_title(row: Row, table: int) -> str:
    if row.mode == "gather" or (row.or_none and row.counts[table - 1] == 1):
        return mode_words.deviation_title(row, table)
    gap = row.gaps[table - 1]
    values = {"value": row.value, "table": table}
    match gap:
        case -1:
            return _("« {value} » un peu rare à la table {table}.", **values)
        case 1:
            return _("« {value} » un peu fréquent à la table {table}.", **values)
    if gap < 0:
        return _("« {value} » trop rare à la table {table}.", **values)
    return _("« {value} » trop fréquent à la table {table}.", **values)


def deviation(row: Row, table: int, others: int) -> str:
    """« 2 personnes, pour une juste part de 4 ou 5. Et 2 autres écarts. »"""
    count = row.counts[table - 1]
    told = n_(
        "{n} personne, pour une juste part de {share}.",
        "{n} personnes, pour une juste part de {share}.",
        count,
        share=share(row),
    )
    if row.mode == "gather":
        told = mode_words.away_detail(row, table)
    elif not count:
        told = _("Personne, pour une juste part de {share}.", share=share(row))
    if others:
        told += " " + n_("Et {n} autre écart.", "Et {n} autres écarts.", others)
    return told


def exchange(names: Names, proposed: Exchange) -> str:
    one = names[proposed.person]
    if proposed.other is None:
        return _(
            "Déplacer {one} (table {origin}) à la table {to} aiderait.",
            one=one,
            origin=proposed.origin,
            to=proposed.to,
        )
    values = {
        "one": one,
        "origin": proposed.origin,
        "other": names[proposed.other],
        "to": proposed.to,
    }
    if proposed.suffices:
        return _("Échanger {one} (table {origin}) et {other} (table {to}) suffirait.", **values)
    return _("Échanger {one} (table {origin}) et {other} (table {to}) aiderait.", **values)


def summary(names: Names, sheet: BalanceSheet, people: int) -> str:
    """What is left, whether anybody could do better, and which table bears most of it."""
    waiting = people - sum(sheet.sizes)
    if waiting:
        return n_(
            "{n} personne n'a pas encore de table.",
            "{n} personnes n'ont pas encore de table.",
            waiting,
        )
    if not sheet.imbalance:
        if all(each.mode == "spread" for each in sheet.criteria):
            return _("Écart total 0 : chaque table a sa juste part de tout.")
        return _("Écart total 0 : chaque table a ce qui lui revient.")
    told = [_left(names, sheet)]
    if not sheet.proven and len(_counting(sheet)) > MOST_JOINT:
        told.append(_too_many(sheet))
    if sum(len(row.outside) for each in sheet.criteria for row in each.rows) > 1:
        told.append(_worst(sheet))
    return " ".join(told)


def _left(names: Names, sheet: BalanceSheet) -> str:
    if not sheet.proven:
        return _(
            "Écart total {n} ; au mieux, il serait de {low}.",
            n=sheet.imbalance,
            low=sheet.lower_bound,
        )
    reasons = _reasons(names, sheet.bound.reasons)
    if not reasons:
        return _("Écart total {n}, le minimum possible est {n} : prouvé.", n=sheet.imbalance)
    return _(
        "Écart total {n}, le minimum possible est {n} : prouvé, parce que {reasons}.",
        n=sheet.imbalance,
        reasons=reasons,
    )


def _counting(sheet: BalanceSheet) -> list[CriterionSheet]:
    return [each for each in sheet.criteria if each.weight and each.mode != "ignore" and each.rows]


def _too_many(sheet: BalanceSheet) -> str:
    """« Neuf critères à la fois ne peuvent pas tous être tenus ; genre et fonction ont cédé. »"""
    counting = _counting(sheet)
    lost = sorted(counting, key=lambda each: -each.imbalance)[:CRITERIA_TOLD]
    names = _listed([field_label(each.name) for each in lost if each.imbalance])
    return n_(
        "{count} critères à la fois ne peuvent pas tous être tenus : {names} a cédé.",
        "{count} critères à la fois ne peuvent pas tous être tenus : {names} ont cédé.",
        sum(each.imbalance > 0 for each in lost),
        count=len(counting),
        names=names,
    )


def _worst(sheet: BalanceSheet) -> str:
    """The table a sum would hide: « La table la plus éloignée est la 7 (fonction). »"""
    table = sheet.worst_table
    assert table is not None
    off = [
        field_label(each.name)
        for each in sheet.criteria
        if any(table in row.outside for row in each.rows)
    ]
    return _("La table la plus éloignée est la {table} ({names}).", table=table, names=_listed(off))


def drawn(seed: int) -> str:
    return _("tirage {seed}, refaisable à l'identique", seed=str(seed))


def _reasons(names: Names, reasons: Sequence[BoundReason]) -> str:
    distinct = _distinct(reasons)
    told = [_reason(names, reason) for reason in distinct[:REASONS_TOLD]]
    more = len(distinct) - len(told)
    if more:
        told.append(n_("{n} autre raison", "{n} autres raisons", more))
    return _listed(told)


def _distinct(reasons: Sequence[BoundReason]) -> list[BoundReason]:
    """Without those whose people another reason of the same kind already names."""
    kept: list[BoundReason] = []
    for reason in sorted(reasons, key=lambda each: -len(each.people)):
        people = set(reason.people)
        if not any(each.kind == reason.kind and people <= set(each.people) for each in kept):
            kept.append(reason)
    return kept


def _reason(names: Names, reason: BoundReason) -> str:
    who = _listed([names.get(person, person) for person in reason.people[:SHARES_TOLD]])
    if reason.kind == "too_many":
        return _("{who} (« {value} ») doivent rester à la même table", who=who, value=reason.value)
    if reason.kind in ("alone", "away"):
        return _("{who} (« {value} ») sont chacun à une table fixe", who=who, value=reason.value)
    if reason.kind == "crowded":
        return _(
            "les tables sont trop petites pour rassembler chacun par {criterion}",
            criterion=_small(field_label(reason.criterion)),
        )
    if reason.kind == "no_room":
        return _(
            "{who} doivent rester à la même table, qui n'a plus de place pour la part de chacun",
            who=who,
        )
    return _("{who} prennent à leur table les places de « {value} »", who=who, value=reason.value)


def _listed(told: Sequence[str]) -> str:
    return listing(told, language())


def _small(told: str) -> str:
    return told[:1].lower() + told[1:]


def _capital(told: str) -> str:
    return told[:1].upper() + told[1:]
