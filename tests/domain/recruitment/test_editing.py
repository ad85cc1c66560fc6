from __future__ import annotations

from dataclasses import replace

from workshop_app.domain.recruitment import editing
from workshop_app.domain.recruitment.editing import ONCE
from workshop_app.domain.recruitment.rules import (
    Condition,
    Quota,
    Rules,
    ValueClass,
    contradictions,
)
from workshop_app.services.recruitment_presets import (
    PRESETS,
    preset_of,
    preset_rules,
    ready_conditions,
    start_from,
)

COAST = ValueClass("Littoral", ("33", "40"), 1)
RULES = Rules(12, 20, (Quota("departement", 2, classes=(COAST,), values=("33", "24")),), draw=7301)


def test_once_each_reads_as_a_condition() -> None:
    rules = editing.set_once(RULES, True)
    assert rules.quotas == (*RULES.quotas, ONCE)
    assert editing.has_once(rules)
    assert [place for place, _quota in editing.main_quotas(rules)] == [0]
    assert editing.set_once(rules, False) == RULES
    assert editing.set_once(rules, True) == rules


def test_figures_and_attributes() -> None:
    assert editing.set_size(RULES, 5, 0).most is None
    assert editing.set_most(RULES, 0, 3).quotas[0].most == 3
    assert editing.set_most(RULES, 0, 0).quotas[0].most is None
    other = editing.set_attribute(RULES, 0, "organisation_type").quotas[0]
    assert other == Quota("organisation_type", 2)
    assert editing.set_attribute(RULES, 0, "departement") is RULES
    assert editing.set_awaited(RULES, 0, ["09"]).quotas[0].values == ("09",)
    added = editing.add_quota(RULES, "function")
    assert added.quotas[-1] == Quota("function", 2)
    assert editing.remove_quota(added, 1) == RULES


def test_a_class_is_added_changed_and_removed() -> None:
    towns = ValueClass("Villes", ("87",), 1)
    added = editing.set_class(RULES, 0, 1, towns)
    assert [one.name for one in added.quotas[0].classes] == ["Littoral", "Villes"]
    renamed = editing.set_class(added, 0, 1, replace(towns, name="Grandes villes"))
    assert renamed.quotas[0].classes[1].name == "Grandes villes"
    assert editing.set_class(added, 0, 1, None) == RULES
    first = editing.set_representation(RULES, ("departement", 1))
    assert editing.set_class(first, 0, 1, towns).quotas[0].classes[1].least == 1


def test_places_that_come_first() -> None:
    assert editing.representation(RULES) is None
    first = editing.set_representation(RULES, ("departement", 1))
    assert editing.representation(first) == ("departement", 1)
    assert first.quotas[0].classes[0].least == 1
    assert editing.set_representation(first, None) == RULES
    more = editing.set_representation(RULES, ("departement", 3))
    assert more.quotas[0].most == 3, "what comes first must be allowed"
    assert more.quotas[0].classes[0].least == 1
    assert list(contradictions(editing.set_size(more, 0, 20))) == []
    elsewhere = editing.set_representation(first, ("function", 1))
    assert elsewhere.quotas[0] == Quota("function", least=1)
    assert editing.representation(elsewhere) == ("function", 1)


def test_conditions_come_change_and_go() -> None:
    few = Condition("Temps pleins", "below", 10)
    added = editing.add_condition(RULES, few)
    changed = editing.change_condition(added, 0, replace(few, number=8))
    assert changed.conditions[0].number == 8
    assert editing.remove_condition(changed, 0) == RULES


def test_a_set_keeps_the_conditions_and_is_recognised() -> None:
    rules = replace(editing.set_once(RULES, True), conditions=ready_conditions(), closes=False)
    for preset in PRESETS:
        started = start_from(rules, preset)
        assert started.conditions == rules.conditions
        assert (started.draw, started.closes) == (7301, False)
        assert editing.has_once(started)
        assert preset_of(started) == preset
        assert preset_of(preset_rules(preset, 5)) == preset
        assert preset_of(editing.set_size(started, 3, 7)) is None
