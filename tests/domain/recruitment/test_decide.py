"""What the engine owes to everybody, whatever the rules: looked for by hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.domain.recruitment.oracle import allowed, best_group, met
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import GROUP, Place
from workshop_app.domain.recruitment.decide import decide
from workshop_app.domain.recruitment.line import Candidate, in_order
from workshop_app.domain.recruitment.rules import (
    Condition,
    Quota,
    Rules,
    ValueClass,
    contradictions,
)

FIRST = datetime(2026, 5, 29, 8, tzinfo=UTC)
COLUMN_NAMES = {"full_times": "Temps pleins"}
COLUMNS = ("Couleur", "Taille", "Forme")
VALUES = ("a", "b", "c")


def candidate(place: int, hours: float | None = None, **values: str) -> Candidate:
    at = FIRST + timedelta(hours=place if hours is None else hours)
    named = {COLUMN_NAMES.get(name, name): value for name, value in values.items()}
    return Candidate(f"c{place}", named, at, place)


@st.composite
def candidates(draw: st.DrawFn, most: int = 8) -> list[Candidate]:
    count = draw(st.integers(0, most))
    return [
        Candidate(
            f"c{place}",
            {column: draw(st.sampled_from(VALUES)) for column in COLUMNS},
            draw(st.sampled_from([None, *(FIRST + timedelta(hours=9 * n) for n in range(6))])),
            place,
        )
        for place in range(count)
    ]


@st.composite
def quotas(draw: st.DrawFn, attribute: str) -> Quota:
    limits = st.tuples(st.one_of(st.none(), st.integers(1, 3)), st.integers(0, 2))
    most, least = draw(limits)
    class_most, class_least = draw(limits)
    grouped = draw(st.booleans())
    return Quota(
        attribute,
        most,
        min(least, most or least),
        (ValueClass("Classe", ("a",), class_most, min(class_least, class_most or class_least)),)
        if grouped
        else (),
        VALUES if draw(st.booleans()) else (),
    )


@st.composite
def rule_sets(draw: st.DrawFn) -> Rules:
    most = draw(st.one_of(st.none(), st.integers(1, 6)))
    count = draw(st.integers(0, 3))
    rules = Rules(
        draw(st.integers(0, most or 4)),
        most,
        tuple(draw(quotas(column)) for column in COLUMNS[:count]),
        order=draw(st.sampled_from(("instant", "day"))),
        tie=draw(st.sampled_from(("list", "draw"))),
        draw=draw(st.integers(1, 3)),
    )
    assume(not list(contradictions(rules, dict.fromkeys(COLUMNS, VALUES))))
    return rules


def taken(candidates: Sequence[Candidate], rules: Rules) -> list[str]:
    return [each.key for each in decide(candidates, rules).of_state("accepted")]


@settings(max_examples=150, deadline=None)
@given(candidates(), rule_sets())
def test_the_group_is_the_best_of_all_there_could_be(some: list[Candidate], rules: Rules) -> None:
    line = in_order(some, rules)
    assert taken(some, rules) == best_group(line, rules)


@settings(max_examples=80, deadline=None)
@given(candidates(24), rule_sets())
def test_no_maximum_is_exceeded_and_nobody_is_passed_over_without_a_rule(
    some: list[Candidate], rules: Rules
) -> None:
    """Whoever waits could not be added to those taken before without breaking something."""
    outcome = decide(some, rules)
    assert outcome.proven
    line = in_order(some, rules)
    accepted = {each.key for each in outcome.of_state("accepted")}
    group = [each for each in line if each.key in accepted]
    assert allowed(group, rules)
    for place, each in enumerate(line):
        if each.key in accepted:
            continue
        before = [other for other in line[:place] if other.key in accepted]
        whole = met(group, rules)
        if allowed([*before, each], rules):
            # A place was left: a minimum needed it, and the whole group meets more with it.
            minimums = any(q.least or any(c.least for c in q.classes) for q in rules.quotas)
            assert rules.least or minimums
            assert not allowed([*group, each], rules)
            assert met(before, rules) < whole


@settings(max_examples=60, deadline=None)
@given(candidates(16), rule_sets(), st.randoms())
def test_running_again_changes_nothing(some: list[Candidate], rules: Rules, random: object) -> None:
    first = decide(some, rules)
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert decide(shuffled, rules) == first
    accepted = {each.key for each in first.of_state("accepted")}
    held = [replace(each, holds=each.key in accepted) for each in some]
    assert {each.key for each in decide(held, rules).of_state("accepted")} == accepted


@settings(max_examples=60, deadline=None)
@given(candidates(16), rule_sets(), st.data())
def test_a_withdrawal_takes_no_place_from_anybody(
    some: list[Candidate], rules: Rules, data: st.DataObject
) -> None:
    first = decide(some, rules)
    accepted = [each.key for each in first.of_state("accepted")]
    assume(accepted)
    leaves = data.draw(st.sampled_from(accepted))
    now = [
        replace(each, holds=each.key in accepted, left_at=FIRST if each.key == leaves else None)
        for each in some
    ]
    after = decide(now, rules)
    kept = {each.key for each in after.of_state("accepted")}
    assert set(accepted) - {leaves} <= kept
    assert allowed([each for each in some if each.key in kept], rules)
    # Whoever still waits could not be added.
    for each in after.of_state("waiting"):
        group = [one for one in some if one.key in kept or one.key == each.key]
        assert not allowed(group, rules)


@settings(max_examples=60, deadline=None)
@given(candidates(16), rule_sets())
def test_ranks_of_a_place_count_from_one_in_the_order_of_the_demands(
    some: list[Candidate], rules: Rules
) -> None:
    ranks: dict[Place | None, list[int | None]] = {}
    for each in decide(some, rules).of_state("waiting"):
        ranks.setdefault(each.place, []).append(each.rank)
    for found in ranks.values():
        assert found == list(range(1, len(found) + 1))


def test_first_come_first_served() -> None:
    some = [candidate(place) for place in (3, 1, 0, 2)]
    outcome = decide(some, Rules(most=2))
    assert [each.key for each in outcome.decisions] == ["c0", "c1", "c2", "c3"]
    assert [each.state for each in outcome.decisions] == ["accepted"] * 2 + ["waiting"] * 2
    assert [each.rank for each in outcome.decisions] == [None, None, 1, 2]
    assert outcome.full
    assert outcome.decisions[2].place == GROUP


def test_a_minimum_passes_before_an_earlier_demand() -> None:
    some = [candidate(0, departement="33"), candidate(1, departement="33")]
    some.append(candidate(2, departement="40"))
    outcome = decide(some, Rules(most=2, quotas=(Quota("departement", least=1),)))
    assert taken(some, Rules(most=2, quotas=(Quota("departement", least=1),))) == ["c0", "c2"]
    waiting = outcome.of_state("waiting")[0]
    assert waiting.reason.code == "reserved"
    assert waiting.reason.told == {"attribute": "departement", "least": 1}
    assert outcome.decisions[2].reason.code == "minimum"


def test_the_reason_counts_the_days_and_names_nobody() -> None:
    some = [candidate(0, 0, departement="33"), candidate(1, 24 * 10 + 2, departement="Gironde")]
    outcome = decide(some, Rules(quotas=(Quota("departement", most=1),)))
    (waiting,) = outcome.of_state("waiting")
    assert waiting.reason.code == "full"
    assert waiting.reason.told == {
        "attribute": "departement",
        "value": "33",
        "most": 1,
        "others": 0,
        "gap": "days",
        "days": 10,
    }
    assert waiting.place == Place("departement", "33")


@pytest.mark.parametrize(
    ("order", "tie", "gap"),
    [("instant", "draw", "hour"), ("day", "list", "listed"), ("day", "draw", "drawn")],
)
def test_the_reason_says_what_decided_on_one_day(order: str, tie: str, gap: str) -> None:
    some = [candidate(0, 0), candidate(1, 3)]
    rules = Rules(most=1, order=order, tie=tie, draw=7301)  # type: ignore[arg-type]
    (waiting,) = decide(some, rules).of_state("waiting")
    assert waiting.reason.told["gap"] == gap


def test_a_draw_is_made_again_alike_and_another_number_draws_otherwise() -> None:
    some = [candidate(place, 0) for place in range(12)]
    orders = [
        [each.key for each in in_order(some, Rules(order="day", draw=number))]
        for number in (7301, 7301, 7302)
    ]
    assert orders[0] == orders[1] != orders[2]
    listed = in_order(some, Rules(order="day", tie="list"))
    assert [each.key for each in listed] == [each.key for each in some]


def test_an_unknown_day_comes_last_and_is_told() -> None:
    some = [Candidate("x", {}, None, 0), candidate(1), Candidate("y", {}, None, 2)]
    outcome = decide(some, Rules(most=2))
    assert [each.key for each in outcome.of_state("accepted")] == ["c1", "x"]
    assert outcome.undated == 2
    assert outcome.of_state("waiting")[0].reason.told["gap"] == "listed"


def test_what_is_not_said_is_checked_and_never_refused() -> None:
    few = Condition("Temps pleins", "below", 10)
    quota = Quota("departement", most=1)
    some = [
        candidate(0, departement="33"),
        candidate(1, departement="33", full_times="8 à 10"),
        candidate(2, departement="16, 87", full_times="4"),
        candidate(3, departement="", full_times="12"),
        candidate(4, departement="33", full_times="9,5 ETP"),
    ]
    outcome = decide(some, Rules(quotas=(quota,), conditions=(few,)))
    assert [each.state for each in outcome.decisions] == [
        "to_check",
        "to_check",
        "to_check",
        "refused",
        "accepted",
    ]
    assert [each.reason.code for each in outcome.decisions] == [
        "answer_missing",
        "answer_unreadable",
        "answer_several",
        "condition",
        "in_order",
    ]


def test_one_blocked_twice_waits_for_the_scarcest_place() -> None:
    quotas = (Quota("departement", 2), Quota("organisation", 1))
    some = [
        candidate(0, departement="24", organisation="OT Rives de Vézère"),
        candidate(1, departement="24", organisation="OT Bastides"),
        candidate(2, departement="24", organisation="Office de tourisme Rives de Vézère"),
    ]
    (waiting,) = decide(some, Rules(quotas=quotas)).of_state("waiting")
    assert waiting.place == Place("organisation", "OT Rives de Vézère")
    assert waiting.reason.told["others"] == 1


def test_a_value_without_places_is_refused_at_once() -> None:
    rules = Rules(quotas=(Quota("departement", 2, 0, (ValueClass("Littoral", ("33",), 0),)),))
    (decision,) = decide([candidate(0, departement="Gironde")], rules).decisions
    assert (decision.state, decision.reason.code) == ("refused", "no_place")


def test_an_override_comes_first_and_may_go_beyond_a_maximum() -> None:
    quota = Quota("departement", most=1)
    some = [candidate(0, departement="33"), candidate(1, departement="33")]
    forced = replace(some[1], imposed="accepted", imposed_by="Anne", imposed_reason="Référente")
    rules = Rules(quotas=(quota,))
    outcome = decide([some[0], forced], rules)
    assert [each.state for each in outcome.decisions] == ["waiting", "accepted"]
    assert outcome.decisions[0].reason.code == "full_kept"
    assert outcome.decisions[1].reason.told == {"by": "Anne", "why": "Référente"}
    held = decide([replace(some[0], holds=True), forced], rules)
    assert [each.state for each in held.decisions] == ["accepted", "accepted"]
    refused = replace(some[0], imposed="refused", imposed_reason="Déjà venue")
    outcome = decide([refused, some[1]], rules)
    assert [each.state for each in outcome.decisions] == ["refused", "accepted"]


def test_one_taken_by_hand_may_say_nothing_readable() -> None:
    quota = Quota("departement", most=1, least=1)
    forced = replace(candidate(0, departement="16, 87"), imposed="accepted", imposed_reason="Oui")
    outcome = decide([forced, candidate(1, departement="16")], Rules(quotas=(quota,)))
    assert [each.state for each in outcome.decisions] == ["accepted", "accepted"]
    assert [count.place.value for count in outcome.places] == ["16"]


def test_who_comes_once_the_group_is_full_waits_whatever_minimum_it_fills() -> None:
    rules = Rules(most=1, quotas=(Quota("departement", least=1, values=("33",)),))
    late = replace(candidate(1, departement="33"), late=True)
    outcome = decide([candidate(0, departement="40"), late], replace(rules, most=2))
    assert [each.state for each in outcome.decisions] == ["accepted", "accepted"]
    (first, second) = decide([candidate(0, departement="33"), late], rules).decisions
    assert (first.state, second.state, second.reason.code) == ("accepted", "waiting", "closed")


def test_a_freed_place_says_so() -> None:
    some = [candidate(0), candidate(1)]
    gone = replace(some[0], left_at=FIRST)
    outcome = decide([gone, replace(some[1], waited=True)], Rules(most=1))
    assert [each.state for each in outcome.decisions] == ["left", "accepted"]
    assert outcome.decisions[1].reason.code == "freed"


def test_places_are_counted_by_value_those_nobody_asked_for_too() -> None:
    rules = Rules(
        most=20,
        quotas=(
            Quota("departement", 2, 0, (ValueClass("Littoral", ("33",), 1),), ("33", "24", "19")),
        ),
    )
    some = [candidate(n, departement=d) for n, d in enumerate(["24", "33", "33", "24", "24"])]
    outcome = decide(some, rules)
    said = [(c.place.value, c.most, c.taken, c.waiting, c.free) for c in outcome.places]
    assert said == [("33", 1, 1, 1, 0), ("24", 2, 2, 1, 0), ("19", 2, 0, 0, 2)]
    assert [count.class_name for count in outcome.places] == ["Littoral", "", ""]
    assert not outcome.full
    assert outcome.group.taken == 3


def test_contradictory_rules_decide_nothing() -> None:
    rules = Rules(most=1, quotas=(Quota("departement", least=1),))
    some = [candidate(0, departement="33"), candidate(1, departement="40")]
    with pytest.raises(Problem, match="recruit_minimums_over_most"):
        decide(some, rules)
    # Who is refused anyway asks for no place.
    strict = replace(rules, conditions=(Condition("departement", "none_of", values=("40",)),))
    assert len(decide(some, strict).of_state("accepted")) == 1
