"""The list written to a file is the list that comes back."""

from __future__ import annotations

from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.people import Person
from workshop_app.importers.people import read_people
from workshop_app.services.list_import import import_people
from workshop_app.services.people import people_in_order, remove_people
from workshop_app.services.people_exchange import people_file, people_table


def told(person: Person) -> tuple[object, ...]:
    return (
        person.name,
        person.organisation,
        person.organisation_type,
        person.departement,
        person.function,
        person.email,
        person.phone,
        person.referent,
        dict(person.attributes) | {"Table": "", "Badge": ""},
    )


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_exported_is_imported_again(workshop: Workshop, ending: str) -> None:
    workshop.add(
        "Jean-Noël",
        "Le Goff",
        organisation="=OT Marais",
        organisation_type="OT",
        departement="01",
        function="Élu ; « maire »",
        email="jn@x.example",
        phone="+33 6 39 98 00 00",
        referent=True,
        tables=(4,),
        attributes=(("Régime", "sans noix\nni lait"), ("=Mot", "@bleu")),
    )
    workshop.add("Zoé", "L’Haÿ", organisation="OT Été", organisation_type="OT")
    before = [told(person) for person in workshop.ask(people_in_order)]
    table = workshop.ask(people_table)
    content = people_file(table, ending, workshop.house.write_sheet)
    keys = [person.id for person in workshop.ask(people_in_order)]
    workshop.do(partial(remove_people, keys=keys))
    preview = read_people(content, f"liste{ending}")
    workshop.do(partial(import_people, preview=preview))
    after = [told(person) for person in workshop.ask(people_in_order)]
    assert [each[:8] for each in after] == [each[:8] for each in before]
    free = after[0][8]
    assert isinstance(free, dict)
    assert (free["Régime"], free["=Mot"]) == ("sans noix\nni lait", "@bleu")
