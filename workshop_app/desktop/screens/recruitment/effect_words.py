"""What rules would do, in words: counts, places, what changes and why, what to know before.

Decides how much is said; what would be decided comes from `services.recruiting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workshop_app.desktop.screens.recruitment.faces import ChangeShown, CountShown, EffectShown
from workshop_app.desktop.widgets.place_dots import PlaceLine
from workshop_app.domain.agreement import gender_of
from workshop_app.domain.departements import departement_code
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment import editing
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
        places=place_lines(outcome, rules),
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


def place_lines(outcome: Outcome, rules: Rules, notes: bool = False) -> list[PlaceLine]:
    """Of the first rule of places; of the group when there is none. `notes`: in words beside the
    dots, for a page whose dots are small."""
    quotas = editing.main_quotas(rules)
    if not quotas:
        return [_line(outcome.group, _("Groupe"), notes)]
    attribute = quotas[0][1].attribute
    counts = [each for each in outcome.places if each.place.attribute == attribute]
    lines = [_line(count, value_words(attribute, count.place.value), notes) for count in counts]
    return sorted(lines, key=lambda line: (not line.code, line.code, line.name.casefold()))


def _line(count: PlaceCount, name: str, notes: bool) -> PlaceLine:
    free = count.free or 0
    note, waits = "", False
    if notes and count.waiting:
        note, waits = _("{n} en attente", n=number(count.waiting)), True
    elif notes and free:
        note = n_("{n} libre", "{n} libres", free)
    return PlaceLine(
        code=departement_code(count.place.value) if count.place.attribute == "departement" else "",
        name=name,
        taken=count.taken,
        free=free,
        waiting=count.waiting,
        marked=bool(count.class_name),
        note=note,
        note_waits=waits,
        said=_said(count, name),
    )


def _said(count: PlaceCount, name: str) -> str:
    parts = [name, n_("{n} place prise", "{n} places prises", count.taken)]
    if count.free:
        parts.append(n_("{n} libre", "{n} libres", count.free))
    if count.waiting:
        parts.append(_("{n} en attente", n=number(count.waiting)))
    if count.missing:
        parts.append(_("il en manque {n}", n=number(count.missing)))
    if count.class_name:
        parts.append(count.class_name)
    return ", ".join(parts)


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


def state_words(state: State, person: Person | None, rank: int | None = None) -> str:
    """« Retenue », « En attente, rang 1 »; agreed when the list says how, as a candidature is
    otherwise."""
    masculine = person is not None and gender_of(person) == "m"
    match state:
        case "accepted":
            return _("Retenu") if masculine else _("Retenue")
        case "waiting":
            return _("En attente, rang {rank}", rank=rank) if rank else _("En attente")
        case "refused":
            return _("Refusé") if masculine else _("Refusée")
        case "to_check":
            return _("À vérifier")
        case "left":
            return _("Désisté") if masculine else _("Désistée")
        case _:
            return _("À décider")


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
