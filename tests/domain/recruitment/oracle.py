"""Who should be taken, found by looking at every group there could be. For few candidates only.

Written from the rule alone, knowing nothing of the engine: among the groups that exceed no maximum,
those that meet the most minimums (of values first, then of the group); among these, the one that
takes the earliest demands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from workshop_app.domain.criteria import value_key
from workshop_app.domain.recruitment.line import Candidate
from workshop_app.domain.recruitment.rules import Rules


def counts(group: Sequence[Candidate], rules: Rules) -> Iterator[tuple[int, int | None, int]]:
    """(people, most, least) of each value of each quota that anybody waits for or has."""
    for quota in rules.quotas:
        here = Counter(value_key(quota.attribute, each.says(quota.attribute)) for each in group)
        named = {value_key(quota.attribute, value): value for value in quota.named()}
        for key in here.keys() | named.keys():
            most, least = quota.limits_of(named.get(key, key))
            yield here[key], most, least


def allowed(group: Sequence[Candidate], rules: Rules) -> bool:
    if rules.most is not None and len(group) > rules.most:
        return False
    return all(most is None or people <= most for people, most, _least in counts(group, rules))


def met(group: Sequence[Candidate], rules: Rules) -> tuple[int, int]:
    """Places of minimums met: of values, then of the group."""
    values = sum(min(people, least) for people, _most, least in counts(group, rules))
    return values, min(len(group), rules.least)


def best_group(line: Sequence[Candidate], rules: Rules) -> list[str]:
    """Keys of who is taken, `line` being in the order of the demands."""
    groups = (
        [each for each, taken in zip(line, choice, strict=True) if taken]
        for choice in product((True, False), repeat=len(line))
    )
    # `product` yields the groups that take the earliest first: the first of the best is the one.
    possible = [group for group in groups if allowed(group, rules)]
    most = max(met(group, rules) for group in possible)
    return [each.key for each in next(g for g in possible if met(g, rules) == most)]
