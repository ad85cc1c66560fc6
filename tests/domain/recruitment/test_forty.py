"""The forty invented candidatures under the three rule sets of the field, checked by hand.

Each table below was filled in on paper from the list, rule by rule, before it was compared with the
program: département by département, who came first, who is over the maximum, who waits at which
rank. 12 and 13 came in one minute, as did 32 and 33: `printf 7301:12 | sha256sum` begins with 7f,
7301:13 with e0, 7301:32 with 12 and 7301:33 with b9; the smaller passes first.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from workshop_app.domain.departements import departements_in
from workshop_app.domain.recruitment.candidature import State
from workshop_app.domain.recruitment.decide import decide
from workshop_app.domain.recruitment.editing import ONCE
from workshop_app.domain.recruitment.line import Candidate
from workshop_app.domain.recruitment.outcome import Outcome
from workshop_app.services.recruitment_presets import (
    DEPARTEMENTS,
    Preset,
    preset_rules,
    ready_conditions,
)
from workshop_app.settings import assets_folder

DRAW = 7301
FILE = assets_folder() / "samples" / "candidatures.csv"
FIELDS = {"Département": "departement", "Structure": "organisation"}


def the_forty() -> list[Candidate]:
    """As the file has them, without the importer."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [
        Candidate(
            row["N°"],
            {FIELDS.get(title, title): value for title, value in row.items()},
            datetime.strptime(said, "%d/%m/%Y %H:%M")
            if (said := row["Date de candidature"])
            else None,
            int(row["N°"]),
        )
        for row in rows
    ]


def by_departement(outcome: Outcome, state: State) -> dict[str, list[int]]:
    """Numbers of the candidatures of a state, in the order of the demands."""
    dep = {each.key: departements_in(each.values["departement"]) for each in the_forty()}
    found: dict[str, list[int]] = {}
    for decision in outcome.of_state(state):
        codes = dep[decision.key]
        found.setdefault(codes[0] if len(codes) == 1 else "?", []).append(int(decision.key))
    return {code: found[code] for code in sorted(found)}


def numbers(outcome: Outcome, state: State) -> list[int]:
    return sorted(int(each.key) for each in outcome.of_state(state))


def ranks(outcome: Outcome) -> Mapping[str, list[tuple[int | None, int]]]:
    """What is waited for -> (rank, number)."""
    found: dict[str, list[tuple[int | None, int]]] = {}
    for each in outcome.of_state("waiting"):
        assert each.place is not None
        codes = departements_in(each.place.value)
        name = codes[0] if codes else each.place.value
        found.setdefault(name, []).append((each.rank, int(each.key)))
    return found


def test_the_list_is_what_the_tables_were_made_from() -> None:
    forty = the_forty()
    assert [each.key for each in forty] == [str(n) for n in range(1, 41)]
    assert len({each.values["Adresse e-mail"] for each in forty}) == 40
    assert all(each.values["Adresse e-mail"].endswith(".example") for each in forty)


def test_one_by_the_coast_two_elsewhere_twenty_in_all() -> None:
    outcome = decide(the_forty(), preset_rules("littoral", DRAW))
    assert by_departement(outcome, "accepted") == {
        "16": [12, 13],
        "17": [7],
        "19": [15, 18],
        "23": [8, 19],
        "24": [1, 2],
        "33": [3],
        "40": [11],
        "47": [20, 28],
        "64": [4],
        "79": [6, 16],
        "86": [10, 25],
        "87": [5, 29],
    }
    assert ranks(outcome) == {
        "16": [(1, 37)],
        "17": [(1, 30)],
        "19": [(1, 34)],
        "23": [(1, 21)],
        "24": [(1, 9), (2, 23), (3, 24), (4, 40)],
        "33": [(1, 14), (2, 17), (3, 36)],
        "40": [(1, 27)],
        "47": [(1, 33), (2, 39)],
        "64": [(1, 31)],
        "79": [(1, 26), (2, 38)],
        "86": [(1, 35)],
        "87": [(1, 32)],
    }
    assert numbers(outcome, "to_check") == [22]
    assert outcome.full


def test_fifteen_in_the_order_of_arrival() -> None:
    outcome = decide(the_forty(), preset_rules("arrivee", DRAW))
    assert numbers(outcome, "accepted") == list(range(1, 16))
    assert ranks(outcome) == {"": list(enumerate(range(16, 41), start=1))}
    assert outcome.undated == 1
    assert outcome.full


def test_one_of_each_departement_first_ten_to_fifteen() -> None:
    outcome = decide(the_forty(), preset_rules("representation", DRAW))
    first_of_each = {12, 7, 15, 8, 1, 3, 11, 20, 4, 6, 10, 5}
    then_in_order = {2, 9, 13}
    assert numbers(outcome, "accepted") == sorted(first_of_each | then_in_order)
    assert numbers(outcome, "to_check") == [22]
    reserved = [d for d in outcome.of_state("waiting") if d.reason.code == "reserved"]
    assert [int(each.key) for each in reserved] == [14, 16, 17, 18, 19]
    line = [int(each.key) for each in outcome.of_state("waiting")]
    assert line == [14, *range(16, 20), 21, *range(23, 41)]
    assert all(count.taken >= 1 for count in outcome.places)


def test_the_coast_with_small_offices_small_towns_and_a_structure_once() -> None:
    rules = preset_rules("littoral", DRAW)
    small = ready_conditions()[:2]
    outcome = decide(the_forty(), replace(rules, conditions=small, quotas=(*rules.quotas, ONCE)))
    assert {code: sorted(n) for code, n in by_departement(outcome, "accepted").items()} == {
        "16": [12, 13],
        "17": [30],
        "19": [15, 18],
        "23": [8, 19],
        "24": [1, 2],
        "33": [3],
        "40": [11],
        "47": [20, 33],
        "64": [4],
        "79": [6, 26],
        "86": [10, 35],
        "87": [5],
    }
    assert numbers(outcome, "refused") == [7, 14, 25, 36]
    assert numbers(outcome, "to_check") == [22, 28, 32]
    assert ranks(outcome) == {
        "16": [(1, 37)],
        "19": [(1, 34)],
        "23": [(1, 21)],
        "24": [(1, 23), (2, 24)],
        "33": [(1, 17)],
        "40": [(1, 27)],
        "47": [(1, 39)],
        "64": [(1, 31)],
        "79": [(1, 38)],
        "OT Rives de Vézère": [(1, 9)],
        "OT Marais et Plaine": [(1, 16)],
        "OT Monts et Barrages": [(1, 29)],
        "OT Bastides et Vignes": [(1, 40)],
    }
    (courtiol,) = [each for each in outcome.decisions if each.key == "17"]
    assert courtiol.reason.told["days"] == 10
    assert not outcome.full


@pytest.mark.parametrize("preset", ["littoral", "representation"])
def test_every_departement_of_the_sets_is_counted(preset: Preset) -> None:
    outcome = decide(the_forty(), preset_rules(preset, DRAW))
    codes = [departements_in(count.place.value)[0] for count in outcome.places]
    assert sorted(codes) == sorted(DEPARTEMENTS)
