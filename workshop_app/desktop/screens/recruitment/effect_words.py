"""What rules would do, in words: counts, places, what changes and why, what to know before.

Decides how much is said; what would be decided comes from `services.recruiting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workshop_app.desktop.screens.decision_words import place_lines, state_words
from workshop_app.desktop.screens.recruitment.faces import ChangeShown, CountShown, EffectShown
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import State
from workshop_app.domain.recruitment.outcome import Outcome, PlaceCount
from workshop_app.domain.recruitment.rules import Rules
from workshop_app.i18n import typography
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.recruitment_reasons import reason_sentence
from workshop_app.i18n.recruitment_rules import holds_words, value_words
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.recruiting import Change, Foreseen

NAMES_TOLD = 6
COUNTED: tuple[State, ...] = ("accepted", "waiting", "to_check", "refused")


def effect_shown(
    foreseen: Foreseen,
    rules: Rules,
    *,
    invented: bool,
    in_place: bool,
    since: str,
) -> EffectShown:
    """`in_place`: these are the rules applied; `since`: the day they were; "" before."""
    outcome = foreseen.outcome
    total = len(outcome.decisions)
    decided = sum(count for state, count in foreseen.before.items() if state)
    settled = in_place and not foreseen.changes and decided == total
    return EffectShown(
        title=effect_title(total, invented),
        mark=_mark(settled, invented),
        settled=settled,
        counts=[
            _count(state, outcome, {} if settled or not decided else foreseen.before)
            for state in COUNTED
        ],
        places_note=places_note(outcome),
        places=place_lines(outcome.group, outcome.places, rules),
        changes=[change_shown(change) for change in foreseen.changes],
        since=since,
        changes_note=_changes_note(foreseen, decided, total),
        unchanged=_unchanged(foreseen, decided),
        holds=holds_words(rules),
        warnings=warnings(foreseen, rules),
    )


def effect_title(total: int, invented: bool) -> str:
    if invented:
        return n_(
            "Effet sur {n} candidature inventée", "Effet sur {n} candidatures inventées", total
        )
    return n_("Effet sur la candidature", "Effet sur les {n} candidatures", total)


def _mark(settled: bool, invented: bool) -> str:
    if invented:
        return _("essai, rien n'est écrit")
    return _("décidé") if settled else _("aperçu, rien n'est décidé")


def _count(state: State, outcome: Outcome, before: Mapping[State, int]) -> CountShown:
    count = len(outcome.of_state(state))
    delta = ""
    if before:
        change = count - before.get(state, 0)
        same = _("= {n}", n=number(count))
        delta = f"+{change}" if change > 0 else f"−{-change}" if change < 0 else same
    return CountShown(state, count_word(state, count), count, delta)


def count_word(state: State, count: int) -> str:
    words = {
        "accepted": _("Retenus") if count > 1 else _("Retenu"),
        "waiting": _("En attente"),
        "to_check": _("À vérifier"),
        "refused": _("Refusés") if count > 1 else _("Refusé"),
    }
    return words[state]


def places_note(outcome: Outcome) -> str:
    """« 20 au plus, 2 libres »."""
    group = outcome.group
    if group.most is None:
        return n_("{n} retenu", "{n} retenus", group.taken)
    if not group.free:
        return _("{most} au plus, complet", most=number(group.most))
    free = n_("{n} libre", "{n} libres", group.free)
    return _("{most} au plus, {free}", most=number(group.most), free=free)


def change_shown(change: Change) -> ChangeShown:
    before, after = change.before, change.after
    return ChangeShown(
        name=change.person.name,
        about=value_words("departement", change.person.departement),
        before=before.state,
        after=after.state,
        before_words=state_words(before.state, change.person, before.rank),
        after_words=state_words(after.state, change.person, after.rank),
        why=reason_sentence(after.reason),
    )


def _changes_note(foreseen: Foreseen, decided: int, total: int) -> str:
    if not total:
        return _("Aucune candidature : ces règles attendent la première.")
    if not decided:
        return n_(
            "Rien n'est encore décidé : {n} candidature le sera.",
            "Rien n'est encore décidé : {n} candidatures le seront.",
            total,
        )
    new = total - decided
    if not foreseen.changes and new:
        return n_(
            "{n} candidature nouvelle reste à décider.",
            "{n} candidatures nouvelles restent à décider.",
            new,
        )
    return "" if foreseen.changes else _("Aucune décision ne change.")


def _unchanged(foreseen: Foreseen, decided: int) -> str:
    if not decided or not foreseen.changes:
        return ""
    return n_("{n} décision ne change pas.", "{n} décisions ne changent pas.", foreseen.unchanged)


def warnings(foreseen: Foreseen, rules: Rules) -> list[str]:
    """What a person should know before applying; none of it forbids."""
    outcome = foreseen.outcome
    found = [
        _(
            "Aucune candidature ne répond à « {attribute} » : choisissez la colonne qui le dit.",
            attribute=field_label(attribute),
        )
        for attribute in foreseen.unanswered
    ]
    if outcome.decisions and outcome.group.missing:
        found.append(
            _(
                "{taken} retenus, il en faut au moins {least}.",
                taken=number(outcome.group.taken),
                least=number(rules.least),
            )
        )
    missing = [count for count in outcome.places if count.missing]
    if outcome.decisions and missing:
        found.append(_missing_words(missing))
    if outcome.undated:
        found.append(
            n_(
                "{n} candidature n'a pas de date : elle vient après les autres.",
                "{n} candidatures n'ont pas de date : elles viennent après les autres.",
                outcome.undated,
            )
        )
    if not outcome.proven:
        found.append(
            _("Ces règles se croisent trop pour prouver que les minimums sont tenus au mieux.")
        )
    return found


def _missing_words(missing: Sequence[PlaceCount]) -> str:
    names = [value_words(each.place.attribute, each.place.value) for each in missing]
    listed = typography.listing(names[:NAMES_TOLD], language())
    if len(names) > NAMES_TOLD:
        more = n_("{n} autre", "{n} autres", len(names) - NAMES_TOLD)
        listed = ", ".join((*names[:NAMES_TOLD], more))
    return _("Minimum sans candidature pour : {names}.", names=listed)


def contradiction_words(problems: Iterable[Problem]) -> list[str]:
    return [sentence(each.code, each.values) for each in problems]
