"""The rules of a call for candidates, as data: no rule of any group is written in the program.

Decides what a rule is and when rules contradict each other; not who is taken (`decide`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from workshop_app.domain.criteria import value_key
from workshop_app.domain.problems import Problem

Order = Literal["instant", "day"]
ORDERS: tuple[Order, ...] = ("instant", "day")
"""First come first served, to the minute; or by day, whatever the hour."""
Tie = Literal["list", "draw"]
TIES: tuple[Tie, ...] = ("list", "draw")
"""Between two of the same moment: as the list has them, or drawn by lot, with its number."""
ConditionKind = Literal["below", "at_most", "at_least", "above", "yes", "no", "one_of", "none_of"]
NUMBERED: tuple[ConditionKind, ...] = ("below", "at_most", "at_least", "above")
LISTED: tuple[ConditionKind, ...] = ("one_of", "none_of")
ANSWERED: tuple[ConditionKind, ...] = ("yes", "no")
MOST_PLACES = 500
"""A working group is no congress: above, a figure was mistyped."""
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class ValueClass:
    """Values of one attribute that share other limits: « Littoral »."""

    name: str
    values: tuple[str, ...]
    most: int | None = None
    """Places for each of the values, not for all together."""
    least: int = 0


@dataclass(frozen=True, slots=True)
class Quota:
    """Places for each value of one attribute: a field of a person, or the heading of a column."""

    attribute: str
    most: int | None = None
    """For each value of no class; None: as many as there are."""
    least: int = 0
    """For each value of no class: these places are filled first."""
    classes: tuple[ValueClass, ...] = ()
    values: tuple[str, ...] = ()
    """Values that are waited for: their minimum counts even if nobody of them applies."""

    def limits_of(self, value: str) -> tuple[int | None, int]:
        """(most, least) for a value, however it is spelled."""
        found = self.class_of(value)
        return (self.most, self.least) if found is None else (found.most, found.least)

    def class_of(self, value: str) -> ValueClass | None:
        key = value_key(self.attribute, value)
        return next((one for one in self.classes if key in self.keys_of(one.values)), None)

    def keys_of(self, values: Iterable[str]) -> frozenset[str]:
        return frozenset(value_key(self.attribute, value) for value in values)

    def named(self) -> Iterator[str]:
        """Values the rule names itself, each key once: those of classes, then the others."""
        met: set[str] = set()
        listed = (value for one in self.classes for value in one.values)
        for value in (*listed, *self.values):
            key = value_key(self.attribute, value)
            if key and key not in met:
                met.add(key)
                yield value


@dataclass(frozen=True, slots=True)
class Condition:
    """Who may apply. Without an answer a candidature is to be checked, never refused."""

    attribute: str
    kind: ConditionKind
    number: float | None = None
    values: tuple[str, ...] = ()
    wording: str = ""
    """As the call says it, « moins de 10 temps pleins »; empty: said from the other fields."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything empty: everybody is taken."""

    least: int = 0
    """The group exists from so many people on."""
    most: int | None = None
    quotas: tuple[Quota, ...] = ()
    conditions: tuple[Condition, ...] = ()
    order: Order = "instant"
    tie: Tie = "draw"
    draw: int = 1
    """Number of the draw: the same one gives the same order."""
    closes: bool = True
    """Once full, a demand that comes later waits, whatever minimum it would fill."""

    @property
    def attributes(self) -> tuple[str, ...]:
        """Everything a candidature is asked, each once."""
        asked = (*(q.attribute for q in self.quotas), *(c.attribute for c in self.conditions))
        return tuple(dict.fromkeys(asked))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a quota adds up to, over the values known."""

    attribute: str
    values: int
    most: int | None
    """None: one of the values has no maximum."""
    least: int


Seen = Mapping[str, Iterable[str]]
"""Attribute -> values met in the candidatures."""


def offer_of(quota: Quota, seen: Iterable[str] = ()) -> Offer:
    """Over the values the rule names and those seen."""
    values: dict[str, str] = {}
    for value in (*quota.named(), *seen):
        values.setdefault(value_key(quota.attribute, value), value)
    values.pop("", None)
    limits = [quota.limits_of(value) for value in values.values()]
    mosts = [most for most, _least in limits if most is not None]
    whole = len(mosts) == len(limits) and bool(limits)
    least = sum(least for _most, least in limits)
    return Offer(quota.attribute, len(limits), sum(mosts) if whole else None, least)


def contradictions(rules: Rules, seen: Seen | None = None) -> Iterator[Problem]:
    """Why nothing can be decided by these rules, each named; nothing when they hold together."""
    yield from _of_size(rules)
    yield from _of_conditions(rules)
    met: set[str] = set()
    for quota in rules.quotas:
        if not quota.attribute.strip():
            yield Problem("recruit_no_attribute")
        elif quota.attribute in met:
            yield Problem("recruit_attribute_twice", attribute=quota.attribute)
        met.add(quota.attribute)
        yield from _of_quota(quota)
        offer = offer_of(quota, (seen or {}).get(quota.attribute, ()))
        yield from _of_offer(rules, offer, bool(quota.values))
        yield from _of_excluded(rules, quota)


def check_rules(rules: Rules, seen: Seen | None = None) -> None:
    """Raises the first contradiction: then nothing is applied."""
    for problem in contradictions(rules, seen):
        raise problem


def _of_size(rules: Rules) -> Iterator[Problem]:
    if rules.order not in ORDERS or rules.tie not in TIES:
        yield Problem("recruit_order")
    figures = [rules.least, rules.most or 0]
    for quota in rules.quotas:
        figures += [quota.least, quota.most or 0]
        figures += [n for one in quota.classes for n in (one.least, one.most or 0)]
    if any(not 0 <= figure <= MOST_PLACES for figure in figures):
        yield Problem("recruit_size", most=MOST_PLACES)
    if rules.most is not None and rules.most < 1:
        yield Problem("recruit_no_place")
    elif rules.most is not None and rules.least > rules.most:
        yield Problem("recruit_least_over_most", least=rules.least, most=rules.most)


def _of_quota(quota: Quota) -> Iterator[Problem]:
    met: set[str] = set()
    for one in quota.classes:
        if not one.name.strip() or not one.values:
            yield Problem("recruit_class_empty", name=one.name)
        for value in one.values:
            key = value_key(quota.attribute, value)
            if key in met:
                yield Problem("recruit_class_twice", attribute=quota.attribute, value=value)
            met.add(key)
        if one.most is not None and one.least > one.most:
            yield Problem("recruit_class_limits", name=one.name, least=one.least, most=one.most)
    if quota.most is not None and quota.least > quota.most:
        yield Problem(
            "recruit_value_limits", attribute=quota.attribute, least=quota.least, most=quota.most
        )


def _of_offer(rules: Rules, offer: Offer, known: bool) -> Iterator[Problem]:
    """`known`: the rules name every value there is; else more may come with more demands."""
    if rules.most is not None and offer.least > rules.most:
        yield Problem(
            "recruit_minimums_over_most",
            attribute=offer.attribute,
            values=offer.values,
            needed=offer.least,
            offered=rules.most,
        )
    if known and offer.most is not None and offer.most < rules.least:
        yield Problem(
            "recruit_maximums_under_least",
            attribute=offer.attribute,
            values=offer.values,
            offered=offer.most,
            needed=rules.least,
        )


def _of_excluded(rules: Rules, quota: Quota) -> Iterator[Problem]:
    """A value that a minimum waits for and a condition shuts out."""
    for condition in rules.conditions:
        if condition.attribute != quota.attribute or condition.kind not in LISTED:
            continue
        listed = quota.keys_of(condition.values)
        for value in quota.named():
            within = value_key(quota.attribute, value) in listed
            allowed = within == (condition.kind == "one_of")
            if quota.limits_of(value)[1] and not allowed:
                yield Problem("recruit_excluded", attribute=quota.attribute, value=value)
                break


def _of_conditions(rules: Rules) -> Iterator[Problem]:
    for condition in rules.conditions:
        known = condition.kind in (*NUMBERED, *LISTED, *ANSWERED)
        whole = (condition.number is not None) if condition.kind in NUMBERED else True
        listed = bool(condition.values) if condition.kind in LISTED else True
        if not (condition.attribute.strip() and known and whole and listed):
            yield Problem("recruit_condition", attribute=condition.attribute)
        if len(condition.wording) > LONGEST_WORDS:
            yield Problem("recruit_words", most=LONGEST_WORDS)
