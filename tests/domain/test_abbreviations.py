from __future__ import annotations

import pytest

from workshop_app.domain.abbreviations import (
    USUAL,
    Abbreviation,
    abbreviation_id,
    checked,
    key_of,
    lines,
    meanings,
)
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem


def kept(short: str, meaning: str) -> Abbreviation:
    return Abbreviation(
        id=abbreviation_id(short), workshop=WHOLE_LIBRARY, short=short, meaning=meaning
    )


def test_the_usual_ones_stand_until_one_is_changed_or_set_aside() -> None:
    assert meanings([]) == dict(USUAL)
    here = meanings([kept("OT", "office"), kept("adt", ""), kept("MFS", "maison de services")])
    assert here["OT"] == "office"
    assert "ADT" not in here
    assert here["MFS"] == "maison de services"
    assert here.keys() - {"MFS"} == USUAL.keys() - {"ADT"}


def test_each_line_says_where_it_comes_from() -> None:
    origins = {
        line.short: line.origin for line in lines([kept("OT", "office"), kept("Zac", "zone")])
    }
    assert (origins["OT"], origins["Zac"], origins["RDV"]) == ("changed", "own", "usual")


def test_capitals_tell_short_forms_apart_only() -> None:
    assert key_of("CA") != key_of("ca")
    assert key_of("ComCom") == key_of("COMCOM") == key_of("comcom")
    assert key_of("R&D") == key_of("R & D") == "R D"
    assert key_of("Chèques vacances") == key_of("chèques-vacances")


def test_what_is_typed_is_kept_without_its_stray_spaces() -> None:
    assert checked("  chèque   vacances ", " aide \n aux départs") == (
        "chèque vacances",
        "aide aux départs",
    )


@pytest.mark.parametrize(
    ("short", "meaning", "code"),
    [
        ("", "office", "abbreviation_empty"),
        ("…", "office", "abbreviation_empty"),
        ("OT", " ", "meaning_empty"),
        ("un mot de trop par ici", "x", "abbreviation_too_long"),
        ("a" * 41, "x", "abbreviation_too_long"),
        ("OT", "x" * 161, "meaning_too_long"),
        ("Office", "office", "meaning_is_itself"),
    ],
)
def test_what_says_nothing_is_refused(short: str, meaning: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        checked(short, meaning)
    assert refused.value.code == code
