"""What each sheet says, and when it no longer tells the truth."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import Any

import pytest

from tests.conftest import Workshop
from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.domain.workshop import GameRule
from workshop_app.services.badges import give_badges
from workshop_app.services.history import undo
from workshop_app.services.kit import (
    card_sheets,
    collect_kit,
    copies,
    document_label,
    table_link,
    wifi_text,
)
from workshop_app.services.kit_content import KitContent
from workshop_app.services.kit_parts import Mark, fingerprint, mark_printed, marks_of, print_states
from workshop_app.services.phases import change_phase, schedule, start_next
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.workshops import change_workshop

ADDRESS = "10.42.0.1:8000"
EMPTY: set[KitKind] = {"badges", "par-table"}
"""Documents that nobody at the tables leaves without a page."""


def kit(workshop: Workshop, address: str = ADDRESS) -> KitContent:
    return workshop.ask(partial(collect_kit, address=address, now=workshop.clock.now()))


def marks(workshop: Workshop, address: str = ADDRESS) -> dict[KitKind, str]:
    content = kit(workshop, address)
    return {kind: fingerprint(kind, content) for kind in KIT_KINDS}


def changed(before: dict[KitKind, str], after: dict[KitKind, str]) -> set[KitKind]:
    return {kind for kind in KIT_KINDS if before[kind] != after[kind]}


def print_all(workshop: Workshop) -> None:
    workshop.do(partial(mark_printed, marks=marks_of(kit(workshop), KIT_KINDS)))


def states(workshop: Workshop) -> set[str]:
    content = kit(workshop)
    return set(workshop.ask(partial(print_states, content=content)).values())


def test_each_table_has_its_sign_with_its_own_link(workshop: Workshop) -> None:
    signs = kit(workshop).signs
    assert [sign.table for sign in signs] == list(range(1, 10))
    assert len({sign.link for sign in signs}) == 9
    first = signs[0]
    assert first.link == f"http://{ADDRESS}/t/{first.code.replace(' ', '')}"


def test_without_an_address_there_is_no_link_but_the_code(workshop: Workshop) -> None:
    sign = kit(workshop, "").signs[0]
    assert (sign.link, sign.address) == ("", "")
    assert len(sign.code) == 9


def test_the_sheet_of_a_referent_names_the_table_the_referent_first(workshop: Workshop) -> None:
    workshop.add("Anne", "Zola", tables=(4,), referent=True)
    workshop.add("Bruno", "Abadie", tables=(4,))
    workshop.add("Chloé", "Éluard", tables=(5,))
    sheet = kit(workshop).sheets[3]
    assert [seat.last_name for seat in sheet.seats] == ["Zola", "Abadie"]


def test_the_sheet_gives_clock_times_and_no_private_note(workshop: Workshop) -> None:
    first = workshop.ask(schedule)[0]
    workshop.do(partial(change_phase, key=first.id, note="Surveiller le micro"))
    workshop.do(partial(change_workshop, starts_at=time(9, 30), ends_at=time(12)))
    sheet = kit(workshop).sheets[0]
    assert [moment.at for moment in sheet.moments][:3] == [time(9, 30), time(9, 40), time(9, 45)]
    assert "micro" not in repr(sheet)
    assert sheet.moments[2].category is not None


def test_names_are_listed_in_the_order_of_a_directory(workshop: Workshop) -> None:
    for last in ("Zola", "d'Estienne", "Éluard", "Œuvray", "Abadie"):
        workshop.add("P", last, tables=(1,))
    content = kit(workshop)
    in_order = ["Abadie", "d'Estienne", "Éluard", "Œuvray", "Zola"]
    assert [seat.last_name for seat in content.names.seats] == in_order
    assert [badge.last_name for badge in content.badges] == in_order
    assert [each.table for each in content.table_lists] == [1]


def test_rounds_give_each_table_its_people_in_each(workshop: Workshop) -> None:
    workshop.add("Anne", "Roux", tables=(1, 2))
    workshop.add("Bruno", "Abadie", tables=(2, 1), referent=True)
    workshop.add("Chloé", "Éluard", tables=(1,))
    first, second = kit(workshop).table_lists
    assert [[seat.last_name for seat in turn] for turn in first.rounds] == [
        ["Éluard", "Roux"],
        ["Abadie", "Éluard"],
    ]
    assert [[seat.last_name for seat in turn] for turn in second.rounds] == [["Abadie"], ["Roux"]]
    assert kit(workshop).names.rounds == 2
    anne = next(badge for badge in kit(workshop).badges if badge.first_name == "Anne")
    assert [(stop.round, stop.table) for stop in anne.stops] == [(1, 1), (2, 2)]


def test_a_badge_says_what_the_list_says(workshop: Workshop) -> None:
    person = workshop.add(
        "Anne", "Roux", organisation="OT Bois", departement="34", tables=(4, 2), referent=True
    )
    workshop.do(give_badges)
    (badge,) = kit(workshop).badges
    assert (badge.person, badge.number, badge.tables) == (person.id, 1, (4, 2))
    assert badge.lines == ("OT Bois",)
    workshop.do(partial(change_workshop, badge_lines=("departement", "organisation")))
    assert kit(workshop).badges[0].lines == ("34", "OT Bois")
    assert badge.referent


def test_values_are_counted_the_most_frequent_first_and_the_unknown_last(
    workshop: Workshop,
) -> None:
    for n, kind in enumerate(("OT", "ot", "Office de tourisme", "ADT", "")):
        workshop.add("P", f"N{n}", organisation_type=kind, departement="34")
    counted = {tally.field: tally.rows for tally in kit(workshop).tallies.fields}
    assert counted["organisation_type"] == (("OT", 3), ("ADT", 1), ("", 1))
    assert counted["departement"] == (("34", 5),)
    assert "organisation" not in counted
    assert kit(workshop).tallies.people == 5


@pytest.mark.parametrize(
    ("fields", "stale"),
    [
        ({"wifi_password": "garrigue"}, {"tables", "wifi"}),
        ({"rules": (GameRule("Parler en « je »"),)}, {"regles"}),
        ({"starts_at": time(9)}, {"fiches"}),
        ({"title": "Autre titre"}, set(KIT_KINDS) - EMPTY),
        ({"context": "Ce que personne n'affiche"}, set()),
    ],
)
def test_only_what_shows_a_change_is_to_be_done_again(
    workshop: Workshop, fields: dict[str, Any], stale: set[KitKind]
) -> None:
    before = marks(workshop)
    workshop.do(partial(change_workshop, **fields))
    assert changed(before, marks(workshop)) == stale


def test_another_address_makes_signs_and_sheets_stale(workshop: Workshop) -> None:
    before = marks(workshop)
    assert changed(before, marks(workshop, "192.168.1.24:8000")) == {"tables", "wifi", "fiches"}


def test_a_person_moved_makes_sheets_and_lists_stale(workshop: Workshop) -> None:
    before = marks(workshop)
    workshop.add("Anne", "Zola", tables=(4,))
    assert changed(before, marks(workshop)) == {
        "fiches",
        "badges",
        "noms",
        "emargement",
        "par-table",
        "decompte",
    }


def test_neither_time_nor_a_running_phase_makes_paper_stale(workshop: Workshop) -> None:
    before = marks(workshop)
    workshop.do(start_next)
    workshop.clock.forward(37)
    workshop.do(start_next)
    assert changed(before, marks(workshop)) == set()


def test_printed_paper_is_true_until_something_changes(workshop: Workshop) -> None:
    workshop.add("Anne", "Zola", tables=(4,))
    assert states(workshop) == {"new"}
    print_all(workshop)
    assert states(workshop) == {"printed"}
    workshop.do(partial(change_workshop, title="Autre titre"))
    assert states(workshop) == {"redo"}
    print_all(workshop)
    assert states(workshop) == {"printed"}


def test_marking_again_keeps_one_mark_a_document(workshop: Workshop) -> None:
    workshop.add("Anne", "Zola", tables=(4,))
    print_all(workshop)
    print_all(workshop)
    by_table, alone = 9 * len(("fiches", "tables", "wifi")), len(KIT_KINDS) - 5
    badge = table_list = 1
    found = workshop.ask(lambda snapshot: snapshot.printed.where())
    assert len(found) == by_table + badge + table_list + alone


def test_a_mark_can_be_taken_back(workshop: Workshop) -> None:
    def mark(uow: UnitOfWork) -> int:
        mark_printed(uow, [Mark("regles", "", "x", ())])
        return uow.command

    command = workshop.do(mark)
    workshop.do(partial(undo, command=command))
    assert states(workshop) == {"new"}


def test_how_many_of_each(workshop: Workshop) -> None:
    for n in range(20):
        workshop.add("P", f"N{n}", tables=(n % 9 + 1,))
    content = kit(workshop)
    assert copies("regles", content) == 3
    assert copies("cartes", content) == 20
    assert copies("tables", content) == 1


def test_four_categories_share_a_sheet_and_others_have_their_own(workshop: Workshop) -> None:
    four = kit(workshop).cards
    assert [len(set(sheet)) for sheet in card_sheets(four)] == [4]
    workshop.do(partial(change_workshop, categories=four.categories[:3]))
    three = kit(workshop).cards
    assert [len(set(sheet)) for sheet in card_sheets(three)] == [1, 1, 1]


def test_wifi_words_that_mean_something_to_the_square_are_escaped() -> None:
    assert wifi_text("Salle; A", 'a:b,"c\\') == 'WIFI:T:WPA;S:Salle\\; A;P:a\\:b\\,\\"c\\\\;;'
    assert wifi_text("Ouvert", "") == "WIFI:T:nopass;S:Ouvert;;"


def test_a_link_needs_an_address() -> None:
    assert table_link("", "K7MX4T2P") == ""


def test_each_document_has_a_label() -> None:
    assert len({document_label(kind) for kind in KIT_KINDS}) == len(KIT_KINDS)
