"""The same rules with one thing changed: what a hand on the page of recruitment does to them.

Pure, like the rules: trying costs nothing. Decides no contradiction (`rules`) and no word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workshop_app.domain.recruitment.rules import Condition, Quota, Rules, ValueClass

ONCE = Quota("organisation", most=1)
"""« Pas la même structure deux fois »."""
ByHand = tuple[str, int]
"""An attribute, and how many places each of its values has first."""


def main_quotas(rules: Rules) -> Sequence[tuple[int, Quota]]:
    """Rules of places with where they stand, but for « once each », which reads as a condition."""
    return [(place, quota) for place, quota in enumerate(rules.quotas) if quota != ONCE]


def has_once(rules: Rules) -> bool:
    return ONCE in rules.quotas


def set_once(rules: Rules, on: bool) -> Rules:
    others = tuple(quota for quota in rules.quotas if quota.attribute != ONCE.attribute)
    return replace(rules, quotas=(*others, ONCE) if on else others)


def set_size(rules: Rules, least: int, most: int) -> Rules:
    """`most` 0: no maximum."""
    return replace(rules, least=least, most=most or None)


def set_most(rules: Rules, place: int, most: int) -> Rules:
    """For each value of no class; 0: no maximum."""
    return _with(rules, place, replace(rules.quotas[place], most=most or None))


def set_attribute(rules: Rules, place: int, attribute: str) -> Rules:
    """The same figures about something else: classes and values awaited were of the other one."""
    quota = rules.quotas[place]
    if quota.attribute == attribute:
        return rules
    most = quota.most if quota.most is not None else 1
    return _with(rules, place, Quota(attribute, most, quota.least))


def set_awaited(rules: Rules, place: int, values: Sequence[str]) -> Rules:
    return _with(rules, place, replace(rules.quotas[place], values=tuple(values)))


def set_class(rules: Rules, place: int, number: int, made: ValueClass | None) -> Rules:
    """Class `number` of a quota replaced, added when there is none, removed with None. Its minimum
    is that of the others: places that come first come first for everybody."""
    quota = rules.quotas[place]
    classes = list(quota.classes)
    kept = () if made is None else (replace(made, least=quota.least),)
    classes[number : number + 1] = kept
    return _with(rules, place, replace(quota, classes=tuple(classes)))


def add_quota(rules: Rules, attribute: str) -> Rules:
    return replace(rules, quotas=(*rules.quotas, Quota(attribute, most=2)))


def remove_quota(rules: Rules, place: int) -> Rules:
    left = tuple(quota for number, quota in enumerate(rules.quotas) if number != place)
    return replace(rules, quotas=left)


def representation(rules: Rules) -> ByHand | None:
    """Which places are filled first; None when none are."""
    for _place, quota in main_quotas(rules):
        least = max([quota.least, *(one.least for one in quota.classes)])
        if least:
            return quota.attribute, least
    return None


def set_representation(rules: Rules, wanted: ByHand | None) -> Rules:
    """First so many places to each value of one attribute, none to those of another."""
    attribute, least = wanted or ("", 0)
    quotas = tuple(
        _first(quota, least if quota.attribute == attribute else 0) for quota in rules.quotas
    )
    if attribute and all(quota.attribute != attribute for quota in quotas):
        quotas = (Quota(attribute, least=least), *quotas)
    return replace(rules, quotas=quotas)


def _first(quota: Quota, least: int) -> Quota:
    """A maximum is never below: what comes first must be allowed."""
    if quota == ONCE:
        return quota
    most = quota.most if quota.most is None else max(quota.most, least)
    classes = tuple(
        replace(one, least=least if one.most is None else min(least, one.most))
        for one in quota.classes
    )
    return replace(quota, least=least, most=most, classes=classes)


def add_condition(rules: Rules, condition: Condition) -> Rules:
    return replace(rules, conditions=(*rules.conditions, condition))


def change_condition(rules: Rules, place: int, condition: Condition) -> Rules:
    conditions = list(rules.conditions)
    conditions[place] = condition
    return replace(rules, conditions=tuple(conditions))


def remove_condition(rules: Rules, place: int) -> Rules:
    left = tuple(each for number, each in enumerate(rules.conditions) if number != place)
    return replace(rules, conditions=left)


def _with(rules: Rules, place: int, quota: Quota) -> Rules:
    quotas = list(rules.quotas)
    quotas[place] = quota
    return replace(rules, quotas=tuple(quotas))
