from __future__ import annotations

from tests.conftest import Workshop
from workshop_app.services.people_list import people_list


def test_people_come_in_order_with_their_doubts_and_shares(workshop: Workshop) -> None:
    workshop.add("Zoé", "Étienne", organisation="OT A", organisation_type="OT", departement="34")
    workshop.add("Al", "d'Estienne", organisation="ADT", organisation_type="ADT", departement="09")
    workshop.add("Bo", "Fabre", organisation_type="OT", departement="34")
    found = workshop.ask(people_list)
    assert [row.person.last_name for row in found.rows] == ["d'Estienne", "Étienne", "Fabre"]
    assert [row.doubts for row in found.rows] == [(), (), ("doubt_organisation",)]
    assert found.types == [("OT", 2), ("ADT", 1)]
    assert found.departements == [("09", 1), ("34", 2)]
