"""The rules of « Recrutement » as sentences with fields. Decides words, no rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop_app.desktop.screens.recruitment.faces import (
    Choice,
    ClassShown,
    ConditionShown,
    QuotaShown,
    RulesShown,
)
from workshop_app.domain.criteria import value_key
from workshop_app.domain.people import CRITERIA_FIELDS
from workshop_app.domain.recruitment import editing
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules
from workshop_app.i18n.numerals import capital, spelled
from workshop_app.i18n.recruitment_rules import (
    attribute_word,
    condition_words,
    plural_word,
    rules_sentence,
    value_words,
)
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.recruitment_presets import preset_of, ready_conditions

MEMBERS_TOLD = 6
NO_FIRST, BY_HAND = "none", "custom"
FIRST_PLACES = (1, 2)


def rules_shown(rules: Rules, headings: Sequence[str]) -> RulesShown:
    """`headings` are the free columns of the candidatures."""
    first = editing.representation(rules)
    options = representations(rules, first)
    return RulesShown(
        preset=preset_of(rules) or "",
        least=rules.least,
        most=rules.most or 0,
        quotas=[quota_shown(place, quota) for place, quota in editing.main_quotas(rules)],
        attributes=attribute_choices(rules, headings),
        representation=representation_key(first, options),
        representations=options,
        conditions=[
            ConditionShown(place, condition_words(each))
            for place, each in enumerate(rules.conditions)
        ],
        once=editing.has_once(rules),
        ready=[
            (str(place), capital(condition_words(each)))
            for place, each in enumerate(ready_conditions())
            if each not in rules.conditions
        ],
        order=rules.order,
        tie=rules.tie,
        draw=rules.draw,
        closes=rules.closes,
        sentence=rules_sentence(rules),
    )


def quota_shown(place: int, quota: Quota) -> QuotaShown:
    awaited = ""
    if quota.values:
        count = len(quota.keys_of(quota.values))
        names = plural_word(quota.attribute)
        awaited = _("Attendus : {count} {names}.", count=number(count), names=names)
    return QuotaShown(
        place=place,
        attribute=quota.attribute,
        word=attribute_word(quota.attribute),
        most=quota.most or 0,
        classes=[
            ClassShown(one.name, one.most or 0, _members(quota.attribute, one.name, one.values))
            for one in quota.classes
        ],
        awaited=awaited,
    )


def _members(attribute: str, name: str, values: Sequence[str]) -> str:
    told = [value_words(attribute, value) for value in values[:MEMBERS_TOLD]]
    more = len(values) - len(told)
    if more > 0:
        told.append(n_("{n} autre", "{n} autres", more))
    return _("{name} : {members}.", name=name, members=", ".join(told))


def attribute_choices(rules: Rules, headings: Sequence[str]) -> list[Choice]:
    """Fields first, then the columns of the list, then what only the rules name."""
    asked = (quota.attribute for quota in rules.quotas)
    keys = dict.fromkeys((*CRITERIA_FIELDS, *headings, *asked))
    return [(key, attribute_word(key)) for key in keys]


def representations(rules: Rules, first: editing.ByHand | None) -> list[Choice]:
    attributes = dict.fromkeys(quota.attribute for _n, quota in editing.main_quotas(rules))
    attributes = attributes or {"departement": None}
    options = [(NO_FIRST, _("dans l'ordre seulement"))]
    options += [
        (f"{least} {attribute}", _first_words(attribute, least))
        for attribute in attributes
        for least in FIRST_PLACES
    ]
    if first and f"{first[1]} {first[0]}" not in dict(options):
        options.append((BY_HAND, _first_words(first[0], first[1])))
    return options


def representation_key(first: editing.ByHand | None, options: Sequence[Choice]) -> str:
    if first is None:
        return NO_FIRST
    key = f"{first[1]} {first[0]}"
    return key if key in dict(options) else BY_HAND


def wanted_first(key: str) -> editing.ByHand | None:
    """What a choice of `representations` stands for."""
    least, _space, attribute = key.partition(" ")
    return (attribute, int(least)) if attribute else None


def _first_words(attribute: str, least: int) -> str:
    return n_(
        "d'abord un par {name}",
        "d'abord {count} par {name}",
        least,
        name=attribute_word(attribute),
        count=spelled(least),
    )


def condition_kinds() -> list[Choice]:
    """What a condition can ask, in the order of a list."""
    return [
        ("below", _("moins de")),
        ("at_most", _("au plus")),
        ("at_least", _("au moins")),
        ("above", _("plus de")),
        ("yes", _("est oui")),
        ("no", _("est non")),
        ("one_of", _("est l'une de ces valeurs")),
        ("none_of", _("n'est aucune de ces valeurs")),
    ]


def condition_answers(condition: Condition) -> str:
    """Its number or its values as one types them."""
    if condition.number is not None:
        typed = f"{condition.number:g}"
        return typed.replace(".", ",") if language() == "fr" else typed
    return ", ".join(value_words(condition.attribute, value) for value in condition.values)


def known_values(quota: Quota, met: Iterable[str]) -> list[str]:
    """Values of a quota's attribute: those the rules name, then those met, each key once."""
    values: dict[str, str] = {}
    for value in (*quota.named(), *met):
        if key := value_key(quota.attribute, value):
            values.setdefault(key, value)
    return sorted(values.values(), key=lambda value: value_words(quota.attribute, value).casefold())
