"""A list exported by each tool imports without a manual step."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from tests.importers.tools import PEOPLE, TOOLS, Somebody
from workshop_app.domain.intake import ListPreview
from workshop_app.domain.people import Person
from workshop_app.importers.people import read_people
from workshop_app.services.list_import import import_people
from workshop_app.services.people import people_in_order

NO_REFERENTS = ("eventbrite",)


def read(tool: str) -> ListPreview:
    name, write = TOOLS[tool]
    return read_people(write(), name)


@pytest.mark.parametrize("tool", TOOLS)
def test_everybody_is_there_with_all_they_said(workshop: Workshop, tool: str) -> None:
    preview = read(tool)
    assert [check for check in preview.to_check if not check.aside] == []
    workshop.do(partial(import_people, preview=preview))
    found = {person.first_name: person for person in workshop.ask(people_in_order)}
    assert found.keys() == {who.first_name for who in PEOPLE}
    for who in PEOPLE:
        assert said(found[who.first_name], tool) == expected(who, tool)


def said(person: Person, tool: str) -> tuple[object, ...]:
    last_name = person.last_name.casefold() if "accounts" in tool else person.last_name
    what = person.organisation, person.organisation_type, person.departement, person.function
    return (last_name, person.email, *what, person.referent)


def expected(who: Somebody, tool: str) -> tuple[object, ...]:
    last_name = who.last_name.casefold() if "accounts" in tool else who.last_name
    kind = "ADT" if who.organisation.startswith("ADT") else "OT"
    referent = who.referent and tool not in NO_REFERENTS
    paid_by_another = tool == "helloasso" and who.first_name == "Nathalie"
    email = "" if paid_by_another else who.email
    return (last_name, email, who.organisation, kind, who.code, who.function, referent)


def test_the_payers_address_is_not_the_guests() -> None:
    nathalie = next(line for line in read("helloasso").lines if line.first_name == "Nathalie")
    assert nathalie.email == ""
    assert dict(nathalie.attributes)["Email payeur"] == "zoe.roux@lodeve.example"


@pytest.mark.parametrize("tool", ["helloasso", "eventbrite"])
def test_who_does_not_come_is_left_aside_without_asking(tool: str) -> None:
    preview = read(tool)
    assert [line.last_name for line in preview.aside] == ["Petit"]
    assert [check.reason for check in preview.to_check if check.aside] == ["check_cancelled"]


@pytest.mark.parametrize("tool", TOOLS)
def test_the_same_export_a_week_later_changes_nothing(workshop: Workshop, tool: str) -> None:
    workshop.do(partial(import_people, preview=read(tool)))
    again = workshop.do(partial(import_people, preview=read(tool)))
    assert (again.added, again.updated, again.command) == (0, 0, 0)
