"""What a person answers about a doubtful line, before anything is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.files import text_file
from workshop_app.domain.doubts import (
    ASIDE,
    KEEP,
    SAME,
    TAKE,
    Choice,
    choices,
    corrected,
    decided,
    field_values,
)
from workshop_app.domain.intake import ListPreview, PersonLine
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import SENTENCES
from workshop_app.importers.people import read_people

HEAD = ["Nom", "Prénom", "Structure", "Département", "Courriel"]


def preview(*rows: list[str]) -> ListPreview:
    return read_people(text_file([HEAD, *rows]), "liste.csv")


def names(shown: ListPreview) -> list[str]:
    return [line.name for line in shown.lines]


def test_every_doubt_has_an_answer() -> None:
    for code in SENTENCES:
        if code.startswith("check_"):
            assert choices(code, "16, 87")


def test_a_line_left_aside_says_all_it_said_and_can_be_taken() -> None:
    shown = preview(["À préciser", "", "OT X", "34", "z@x.fr"], ["Gil", "Al", "", "", ""])
    (check,) = shown.to_check
    assert (names(shown), shown.read) == (["Al Gil"], 2)
    assert (shown.aside[0].organisation, shown.aside[0].email) == ("OT X", "z@x.fr")
    taken = decided(shown, {check: TAKE})
    assert (names(taken), taken.to_check, taken.read) == (["À préciser", "Al Gil"], (), 2)
    corrected_one = decided(shown, {check: Choice("set", "Zoé Roux")})
    assert names(corrected_one) == ["Zoé Roux", "Al Gil"]
    left = decided(shown, {check: ASIDE})
    assert (names(left), [each.aside for each in left.to_check]) == (["Al Gil"], [True])


def test_two_departements_become_the_one_chosen() -> None:
    shown = preview(["Roux", "Zoé", "", "16, 87", ""])
    (check,) = shown.to_check
    assert choices(check.reason, check.value) == (Choice("set", "16"), Choice("set", "87"), KEEP)
    (line,) = decided(shown, {check: Choice("set", "87")}).lines
    assert (line.departement, dict(line.as_written)) == ("87", {"departement": "16, 87"})


def test_somebody_taken_can_be_left_aside() -> None:
    shown = preview(["Roux", "Zoé", "", "16, 87", ""])
    left = decided(shown, {shown.to_check[0]: ASIDE})
    assert (left.lines, len(left.aside), left.read) == ((), 1, 1)


def test_namesakes_become_one_person_when_somebody_says_so() -> None:
    shown = preview(
        ["Fabre", "Marie", "OT X", "", "marie@x.fr"], ["Fabre", "Marie", "OT X", "34", "m@x.fr"]
    )
    (check,) = shown.to_check
    (line,) = decided(shown, {check: SAME}).lines
    assert (line.email, line.departement) == ("marie@x.fr", "34")
    assert len(decided(shown, {check: KEEP}).lines) == 2


def test_one_address_and_first_name_under_two_names_is_asked() -> None:
    shown = preview(["Roux", "Zoé", "", "", "zoe@x.fr"], ["Martin", "Zoé", "", "34", "zoe@x.fr"])
    (check,) = shown.to_check
    assert check.reason == "check_renamed"
    assert len(shown.lines) == 2
    (line,) = decided(shown, {check: SAME}).lines
    assert (line.last_name, dict(line.as_written)) == ("Roux", {"last_name": "Martin"})


def test_a_correction_that_cannot_be_is_refused() -> None:
    with pytest.raises(Problem, match="email_not_valid"):
        field_values("email", "pas d'adresse")
    with pytest.raises(Problem, match="person_without_name"):
        corrected(PersonLine(2), "full_name", "  ")


@given(st.data())
def test_whatever_is_answered_no_line_is_lost(data: st.DataObject) -> None:
    shown = preview(
        ["", "", "OT X", "34", ""],
        ["2 places", "", "OT X", "", ""],
        ["Roux", "Zoé", "", "16, 87", "zoe@x.fr"],
        ["Martin", "Zoé", "", "Écosse", "zoe@x.fr"],
        ["Gil", "", "", "", "al@x.fr / b@x.fr"],
    )
    answers = {
        check: data.draw(st.sampled_from([*choices(check.reason, check.value), ASIDE]))
        for check in shown.to_check
        if data.draw(st.booleans())
    }
    after = decided(shown, answers)
    seen = {line.line for line in (*after.lines, *after.aside)}
    assert seen | {double.line for double in after.duplicates} == {2, 3, 4, 5, 6}
    assert after.read == shown.read
