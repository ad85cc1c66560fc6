"""Rule sets to start from, and conditions ready to be added. Data: every figure can be changed.

The three sets are those of the field, which contradict each other: each is one answer to « who may
come ». Decides no candidature.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal
from uuid import UUID

from workshop_app.domain.recruitment.editing import ONCE, has_once
from workshop_app.domain.recruitment.rules import Condition, Quota, Rules, ValueClass
from workshop_app.i18n.translate import N_, _

Preset = Literal["littoral", "arrivee", "representation"]
PRESETS: dict[Preset, str] = {
    "littoral": N_("1 par département littoral, 2 ailleurs, 20 en tout"),
    "arrivee": N_("15 en tout, dans l'ordre d'arrivée"),
    "representation": N_("Au moins 1 par département, 10 à 15 personnes"),
}
"""Key, as a rules file may name it -> how a screen says it."""
DEPARTEMENTS = ("16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87")
"""Of Nouvelle-Aquitaine, where the three sets come from."""
COASTAL = ("17", "33", "40", "64")
FULL_TIMES, INHABITANTS = N_("Temps pleins"), N_("Habitants")
LOWEST_DRAW, DRAWS = 1_000, 9_000


def draw_number(workshop: UUID) -> int:
    """Four figures, read aloud in a meeting; nobody chose it, and it is always the same."""
    return LOWEST_DRAW + workshop.int % DRAWS


def preset_rules(preset: Preset, draw: int) -> Rules:
    """A set with the words of the moment. It says nothing of conditions: those stay as they are."""
    match preset:
        case "littoral":
            coast = ValueClass(_("Littoral"), COASTAL, most=1)
            quota = Quota("departement", most=2, classes=(coast,), values=DEPARTEMENTS)
            return Rules(least=12, most=20, quotas=(quota,), draw=draw)
        case "arrivee":
            return Rules(most=15, draw=draw)
        case "representation":
            quota = Quota("departement", least=1, values=DEPARTEMENTS)
            return Rules(least=10, most=15, quotas=(quota,), draw=draw)


def start_from(rules: Rules, preset: Preset) -> Rules:
    """The set, with the conditions, the draw and « once each » of the rules at hand."""
    start = preset_rules(preset, rules.draw)
    quotas = (*start.quotas, ONCE) if has_once(rules) else start.quotas
    return replace(start, conditions=rules.conditions, quotas=quotas, closes=rules.closes)


def preset_of(rules: Rules) -> Preset | None:
    """The set that these rules still are, conditions aside."""
    return next((preset for preset in PRESETS if start_from(rules, preset) == rules), None)


def ready_conditions() -> tuple[Condition, ...]:
    """Those of the field: small offices, small towns, away from the coast."""
    return (
        Condition(_(FULL_TIMES), "below", 10, wording=_("moins de 10 temps pleins")),
        Condition(_(INHABITANTS), "below", 20_000, wording=_("ville de moins de 20 000 habitants")),
        Condition("departement", "none_of", values=COASTAL, wording=_("hors du littoral")),
    )
