"""The rules of a call for candidates in words: each condition, and all of them in one sentence.

Decides wording only. The sentence is pasted into the call: whoever reads it knows no program.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.identity import fold
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules, offer_of
from workshop_app.i18n import typography
from workshop_app.i18n.labels import FIELDS, field_label
from workshop_app.i18n.numerals import capital, spelled
from workshop_app.i18n.territories import departement_name
from workshop_app.i18n.translate import _, language, n_, number


def attribute_word(attribute: str) -> str:
    """« département » within a sentence; a heading of the list keeps its own capitals."""
    word = field_label(attribute)
    return word[:1].lower() + word[1:] if attribute in FIELDS else word


def value_words(attribute: str, value: str) -> str:
    """A value alone, in a list of values."""
    return departement_name(value) if attribute == "departement" else value


def condition_words(condition: Condition) -> str:
    """As the call says it: its own words, or those made from its figures."""
    if condition.wording.strip():
        return condition.wording.strip()
    name = attribute_word(condition.attribute)
    if condition.number is not None:
        return _number_words(condition, name, figure(condition.number))
    values = [value_words(condition.attribute, value) for value in condition.values]
    listed = typography.listing(values, language())
    match condition.kind:
        case "yes":
            return _("{name} : oui", name=name)
        case "no":
            return _("{name} : non", name=name)
        case "none_of":
            return _("{name} : sauf {values}", name=name, values=listed)
        case _:
            return _("{name} : {values}", name=name, values=listed)


def figure(value: float) -> str:
    """10, 8,5, 20 000."""
    if value == int(value):
        return number(int(value))
    return f"{value:g}".replace(".", "," if language() == "fr" else ".")


def _number_words(condition: Condition, name: str, limit: str) -> str:
    match condition.kind:
        case "below":
            return _("{name} : moins de {limit}", name=name, limit=limit)
        case "at_most":
            return _("{name} : {limit} au plus", name=name, limit=limit)
        case "at_least":
            return _("{name} : {limit} au moins", name=name, limit=limit)
        case _:
            return _("{name} : plus de {limit}", name=name, limit=limit)


def rules_sentence(rules: Rules) -> str:
    """Everything in one sentence: « De 12 à 20 personnes, une par département littoral… »."""
    parts = [size_words(rules), *map(quota_words, rules.quotas)]
    if rules.conditions:
        parts.append(_("sous conditions ({conditions})", conditions=_listed(rules.conditions)))
    parts.append(order_words(rules))
    return _("{parts}.", parts=", ".join(part for part in parts if part))


def eligibility_sentence(rules: Rules) -> str:
    """Who may apply; empty when everybody may."""
    if not rules.conditions:
        return ""
    return _("Peuvent candidater : {conditions}.", conditions=_listed(rules.conditions))


def places_sentence(rules: Rules) -> str:
    """How places are given, without the conditions."""
    parts = [size_words(rules), *map(quota_words, rules.quotas), order_words(rules)]
    return _("{parts}.", parts=", ".join(part for part in parts if part))


def size_words(rules: Rules) -> str:
    if rules.most is None:
        if not rules.least:
            return _("Nombre de places libre")
        return n_("Au moins {n} personne", "Au moins {n} personnes", rules.least)
    if rules.least:
        return _(
            "De {least} à {most} personnes", least=number(rules.least), most=number(rules.most)
        )
    return n_("{n} personne au plus", "{n} personnes au plus", rules.most)


def quota_words(quota: Quota) -> str:
    """« une par département littoral et deux ailleurs, d'abord une par département »."""
    name = attribute_word(quota.attribute)
    parts = [
        _most_words(one.most, _of_class(name, one.name))
        for one in quota.classes
        if one.most is not None
    ]
    if quota.most is not None:
        parts.append(
            _("{count} ailleurs", count=_count(quota.most))
            if parts
            else _most_words(quota.most, name)
        )
    told = [typography.listing(parts, language())] if parts else []
    least = max([quota.least, *(one.least for one in quota.classes)])
    if least:
        told.append(
            n_(
                "d'abord une par {name}",
                "d'abord {count} par {name}",
                least,
                count=spelled(least),
                name=name,
            )
        )
    return ", ".join(told)


def order_words(rules: Rules) -> str:
    if rules.order == "instant":
        return _("dans l'ordre des demandes")
    if rules.tie == "list":
        return _("dans l'ordre des jours de demande")
    return _(
        "dans l'ordre des jours de demande, avec le tirage au sort {draw} pour un même jour",
        draw=str(rules.draw),
    )


def holds_words(rules: Rules) -> str:
    """Why the rules can be kept: « Douze départements offrent 20 places, le minimum de 12 est
    atteint. »"""
    for quota in rules.quotas:
        offer = offer_of(quota)
        if quota.values and offer.most is not None and rules.least:
            return _(
                "{count} {names} offrent {offered} places, le minimum de {least} est atteint.",
                count=capital(spelled(offer.values)),
                names=plural_word(quota.attribute),
                offered=number(offer.most),
                least=number(rules.least),
            )
        if quota.values and offer.least:
            return _(
                "{count} {names} demandent {needed} places, vous en offrez {offered}.",
                count=capital(spelled(offer.values)),
                names=plural_word(quota.attribute),
                needed=number(offer.least),
                offered=number(rules.most) if rules.most is not None else _("assez"),
            )
    return _("Aucune ne contredit une autre.")


def plural_word(attribute: str) -> str:
    """« départements »; a heading of the list is quoted, it may be anything."""
    words = {
        "departement": _("départements"),
        "organisation": _("structures"),
        "organisation_type": _("types de structure"),
        "function": _("fonctions"),
    }
    return words.get(attribute) or _("valeurs de « {attribute} »", attribute=attribute)


def _most_words(most: int, name: str) -> str:
    return n_("une par {name}", "{count} par {name}", most, count=_count(most), name=name)


def _count(most: int) -> str:
    return _("une") if most == 1 else spelled(most) if most else _("aucune")


def _of_class(name: str, class_name: str) -> str:
    """« département littoral »; a name of several words is quoted."""
    if len(fold(class_name).split()) == 1:
        return f"{name} {class_name[:1].lower()}{class_name[1:]}"
    return _("{name} « {group} »", name=name, group=class_name)


def _listed(conditions: Sequence[Condition]) -> str:
    return ", ".join(map(condition_words, conditions))
