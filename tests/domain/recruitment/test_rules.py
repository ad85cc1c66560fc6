from __future__ import annotations

from uuid import UUID

import pytest

from workshop_app.domain.recruitment.rules import (
    MOST_PLACES,
    Condition,
    Quota,
    Rules,
    ValueClass,
    contradictions,
    offer_of,
)
from workshop_app.services.recruitment_presets import (
    DEPARTEMENTS,
    PRESETS,
    draw_number,
    preset_rules,
    ready_conditions,
)

TWELVE = Quota("departement", least=1, values=DEPARTEMENTS)
COAST = ValueClass("Littoral", ("17", "33"), most=1)


def codes(rules: Rules, **seen: list[str]) -> list[str]:
    return [problem.code for problem in contradictions(rules, seen)]


def test_twelve_departements_ask_for_twelve_places_and_ten_are_offered() -> None:
    (problem,) = contradictions(Rules(most=10, quotas=(TWELVE,)))
    assert problem.code == "recruit_minimums_over_most"
    assert problem.values == {
        "attribute": "departement",
        "values": 12,
        "needed": 12,
        "offered": 10,
    }


def test_places_that_cannot_reach_the_minimum_are_named() -> None:
    quota = Quota("departement", 1, values=DEPARTEMENTS)
    (problem,) = contradictions(Rules(least=13, quotas=(quota,)))
    assert (problem.code, problem.values["offered"]) == ("recruit_maximums_under_least", 12)
    # Values that the rules do not name may still come.
    assert codes(Rules(least=13, quotas=(Quota("departement", 1),)), departement=["33"]) == []


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (Rules(least=12, most=10), "recruit_least_over_most"),
        (Rules(most=0), "recruit_no_place"),
        (Rules(most=MOST_PLACES + 1), "recruit_size"),
        (Rules(least=-1), "recruit_size"),
        (Rules(order="alphabet"), "recruit_order"),  # type: ignore[arg-type]
        (Rules(quotas=(Quota("departement", 1, 2),)), "recruit_value_limits"),
        (Rules(quotas=(Quota(" "),)), "recruit_no_attribute"),
        (Rules(quotas=(Quota("a"), Quota("a"))), "recruit_attribute_twice"),
        (Rules(quotas=(Quota("a", classes=(ValueClass("x", ()),)),)), "recruit_class_empty"),
        (
            Rules(quotas=(Quota("a", classes=(ValueClass("x", ("v",), 1, 2),)),)),
            "recruit_class_limits",
        ),
        (
            Rules(quotas=(Quota("departement", classes=(COAST, ValueClass("y", ("Gironde",)))),)),
            "recruit_class_twice",
        ),
        (Rules(conditions=(Condition("a", "below"),)), "recruit_condition"),
        (Rules(conditions=(Condition("a", "one_of"),)), "recruit_condition"),
        (Rules(conditions=(Condition("", "yes"),)), "recruit_condition"),
        (Rules(conditions=(Condition("a", "like"),)), "recruit_condition"),  # type: ignore[arg-type]
        (Rules(conditions=(Condition("a", "yes", wording="m" * 201),)), "recruit_words"),
        (
            Rules(
                quotas=(TWELVE,),
                conditions=(Condition("departement", "none_of", values=("Gironde",)),),
            ),
            "recruit_excluded",
        ),
        (
            Rules(
                quotas=(TWELVE,),
                conditions=(Condition("departement", "one_of", values=DEPARTEMENTS[1:]),),
            ),
            "recruit_excluded",
        ),
    ],
)
def test_each_contradiction_has_its_name(rules: Rules, code: str) -> None:
    assert codes(rules) == [code]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_three_sets_hold_together(preset: str) -> None:
    rules = preset_rules(preset, 7301)  # type: ignore[arg-type]
    assert codes(rules) == []
    assert rules.draw == 7301


def test_the_coast_offers_twenty_places() -> None:
    (quota,) = preset_rules("littoral", 1).quotas
    offer = offer_of(quota)
    assert (offer.values, offer.most, offer.least) == (12, 20, 0)
    assert quota.limits_of("Gironde") == (1, 0)
    assert quota.limits_of("Dordogne") == (2, 0)
    away = ready_conditions()[2]
    assert "33" in away.values


def test_a_value_seen_counts_with_those_named() -> None:
    assert offer_of(Quota("a", least=2), ["x", "X", "y"]).least == 4
    assert offer_of(Quota("a", most=2), ["x"]).most == 2
    assert offer_of(Quota("a", classes=(ValueClass("k", ("x",), 1),)), ["x", "y"]).most is None


def test_the_number_of_a_draw_has_four_figures_and_stays() -> None:
    for n in (0, 7, 2**100):
        assert 1_000 <= draw_number(UUID(int=n)) <= 9_999
    assert draw_number(UUID(int=12)) == draw_number(UUID(int=12))
