"""What stands for a value read, by itself and by a rule."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.criteria import column
from workshop_app.domain.intake import PersonLine
from workshop_app.domain.people import Person
from workshop_app.domain.values import (
    AUTOMATIC,
    ValueRule,
    Values,
    automatic,
    reading,
    told_with,
    with_used,
)

HERE = UUID(int=7)


def rule(criterion: str, read: str, used: str, apart: bool = False) -> ValueRule:
    return ValueRule(
        id=uuid4(), workshop=HERE, criterion=criterion, read=read, used=used, apart=apart
    )


def person(**fields: object) -> Person:
    return Person(id=uuid4(), workshop=HERE, last_name="Roux", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("read", ["OT", "ot", "O.T.", "Office de tourisme", "office du Tourisme"])
def test_an_office_is_one_type_however_it_is_written(read: str) -> None:
    assert automatic("organisation_type", read) == "OT"


@pytest.mark.parametrize("read", ["34", "34 - Hérault", "hérault", "34 200", "34200", "Dept 34"])
def test_a_departement_by_number_name_or_postcode(read: str) -> None:
    assert automatic("departement", read) == "34"


def test_a_structure_and_a_function_stay_as_written() -> None:
    assert automatic("organisation", "Office de tourisme de Sète") == "Office de tourisme de Sète"
    assert automatic("function", "Directrice") == "Directrice"


def test_a_rule_comes_before_what_is_known() -> None:
    values = Values([rule("organisation_type", "O.T.", "ADT")])
    assert values.used("organisation_type", "O.T.") == "ADT"
    assert values.used("organisation_type", "o.t.") == "OT"


def test_a_value_kept_apart_counts_by_itself() -> None:
    people = [person(function="Directeur"), person(function="Directrice")]
    assert column(people, "function") == ("Directeur / Directrice",) * 2
    people[1] = with_used(people[1], "function", "Directrice", "Directrice", apart=True)
    assert column(people, "function") == ("Directeur", "Directrice")


def test_the_words_first_written_are_what_was_read_until_a_hand_corrects_them() -> None:
    listed = person(organisation_type="OT", as_written=(("organisation_type", "O.T."),))
    assert reading(listed, "organisation_type") == "O.T."
    corrected = person(organisation_type="ADT", as_written=(("organisation_type", "O.T."),))
    assert reading(corrected, "organisation_type") == "ADT"


@given(
    st.sampled_from(["organisation_type", "departement", "function", "Régime"]),
    st.text(alphabet="abÉ 3.", min_size=1, max_size=8).map(lambda t: " ".join(t.split())),
    st.sampled_from(["OT", "34", "Élue", "sans noix"]),
)
def test_a_value_used_can_be_read_again(criterion: str, read: str, used: str) -> None:
    values = Values([rule(criterion, read, used)])
    after = with_used(person(), criterion, read, used)
    assert reading(after, criterion, values) == (read or used)


def test_a_line_takes_the_values_of_the_workshop() -> None:
    line = PersonLine(
        2,
        "Roux",
        organisation_type="OT",
        attributes=(("Régime", "végé"), ("Hôtel", "oui")),
        as_written=(("organisation_type", "O.T."),),
    )
    values = Values([rule("organisation_type", "O.T.", "Office"), rule("Régime", "végé", "VG")])
    told = told_with(line, values)
    assert told.organisation_type == "Office"
    assert told.attributes == (("Régime", "VG"), ("Hôtel", "oui"))
    assert dict(told.as_written) == {"organisation_type": "O.T.", "Régime": "végé"}
    assert told_with(line, AUTOMATIC) is line
