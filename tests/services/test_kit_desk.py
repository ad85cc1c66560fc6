from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from tests.services.test_grouping import done, fill
from workshop_app.domain.documents import KIT_KINDS, KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.domain.workshop import Workshop as Entity
from workshop_app.services.checkin import Newcomer, say, welcome
from workshop_app.services.form_address import keep_address, typed_address
from workshop_app.services.hall import move_things
from workshop_app.services.history import undo
from workshop_app.services.kit_desk import (
    KitDocument,
    KitReading,
    options_shown,
    read_kit,
    sheets,
)
from workshop_app.services.kit_parts import Mark, mark_printed, marks_of
from workshop_app.services.kit_reasons import Change
from workshop_app.services.people import change_person
from workshop_app.services.phases import change_phase, schedule
from workshop_app.services.project import change_project
from workshop_app.services.seats import seat_person
from workshop_app.services.workshops import change_workshop


def reading(workshop: Workshop, likely: str = "") -> KitReading:
    def address(entity: Entity) -> str:
        return typed_address(entity) or likely

    return workshop.ask(partial(read_kit, address=address, now=workshop.clock.now()))


def document(workshop: Workshop, kind: KitKind) -> KitDocument:
    return next(each for each in reading(workshop).documents if each.kind == kind)


def print_all(workshop: Workshop) -> None:
    marks = marks_of(reading(workshop).content, KIT_KINDS)
    workshop.do(partial(mark_printed, marks=marks))


def ready(workshop: Workshop) -> None:
    """People at tables, an address, a Wi-Fi, everything printed."""
    fill(workshop)
    done(workshop, tables=3)
    workshop.do(partial(keep_address, host="192.168.1.24", port=8000))
    workshop.do(partial(change_workshop, wifi_name="Atelier", wifi_password="garrigue"))
    print_all(workshop)


def redo(workshop: Workshop) -> dict[KitKind, tuple[Change, ...]]:
    return {d.kind: d.changes for d in reading(workshop).documents if d.state == "redo"}


def test_what_was_printed_is_true_until_something_it_shows_changes(workshop: Workshop) -> None:
    assert {each.state for each in reading(workshop).documents} == {"new"}
    ready(workshop)
    found = reading(workshop).documents
    assert [each.kind for each in found] == list(KIT_KINDS)
    assert {each.state for each in found} == {"printed"}
    assert {each.printed_at for each in found} == {workshop.clock.now()}
    assert redo(workshop) == {}


def test_the_sheet_people_sign_is_not_printed_again_because_they_came(workshop: Workshop) -> None:
    ready(workshop)
    person = workshop.ask(lambda snapshot: snapshot.people.where())[0]
    workshop.do(partial(change_person, key=person.id, last_name="Autre"))
    assert redo(workshop)["emargement"] == (Change("people", count=1),)
    print_all(workshop)
    before = document(workshop, "emargement").fingerprint
    workshop.do(partial(say, key=person.id, wanted="arrived"))
    workshop.do(partial(welcome, newcomer=Newcomer(uuid4(), "Ana Ferreira")))
    after = document(workshop, "emargement")
    assert after.state == "printed"
    assert after.fingerprint != before, "it tells who came all the same"


def test_a_new_address_is_told_with_the_old_one(workshop: Workshop) -> None:
    ready(workshop)
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    moved = (Change("address", "192.168.1.24:8000", "10.42.0.1:8000"),)
    assert redo(workshop) == {"fiches": moved, "tables": moved, "wifi": moved}


def test_another_noun_of_the_same_id_hides_no_reason(workshop: Workshop) -> None:
    """The project sheet has the id of its workshop."""
    ready(workshop)
    workshop.do(partial(change_project, leader="Ève Œuvray"))
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    assert redo(workshop)["tables"][0].subject == "address"


def test_the_reason_is_from_before_the_first_of_several_changes(workshop: Workshop) -> None:
    ready(workshop)
    for host in ("10.0.0.1", "10.0.0.2"):
        workshop.do(partial(keep_address, host=host, port=8000))
    assert redo(workshop)["tables"][0].before == "192.168.1.24:8000"
    workshop.do(partial(keep_address, host="192.168.1.24", port=8000))
    assert redo(workshop) == {}


def test_each_document_names_only_what_it_shows(workshop: Workshop) -> None:
    ready(workshop)
    workshop.do(partial(change_workshop, wifi_name="Salle", title="Autrement"))
    found = redo(workshop)
    assert [change.subject for change in found["tables"]] == ["wifi", "heading"]
    assert found["tables"][0] == Change("wifi", "Atelier", "Salle")
    assert {kind: [c.subject for c in found[kind]] for kind in ("regles", "noms")} == {
        "regles": ["heading"],
        "noms": ["heading"],
    }


def test_people_who_moved_or_changed_name_are_counted_once(workshop: Workshop) -> None:
    ready(workshop)
    people = workshop.ask(lambda snapshot: snapshot.people.where())
    one, other = people[:2]
    workshop.do(partial(seat_person, key=one.id, table=1 + one.table % 3))  # type: ignore[operator]
    workshop.do(partial(change_person, key=one.id, last_name="Autre"))
    workshop.do(partial(change_person, key=other.id, email="elle@exemple.fr"))
    assert redo(workshop)["noms"] == (Change("people", count=1),)
    assert redo(workshop)["badges"] == (Change("people", count=1),)
    assert set(redo(workshop)) == {"fiches", "badges", "noms", "emargement", "par-table"}


def test_a_longer_phase_makes_the_sheets_out_of_date_and_a_started_one_does_not(
    workshop: Workshop,
) -> None:
    ready(workshop)
    workshop.start("Accueil")
    assert redo(workshop) == {}
    phase = workshop.ask(schedule)[1]
    workshop.do(partial(change_phase, key=phase.id, planned_s=phase.planned_s + 60))
    assert redo(workshop) == {"fiches": (Change("schedule", count=1),)}


def test_what_the_log_does_not_tell_has_no_reason(workshop: Workshop) -> None:
    ready(workshop)
    workshop.do(partial(mark_printed, marks=[Mark("cartes", "", "autrement", ())]))
    assert redo(workshop) == {"cartes": ()}


def test_all_marks_of_one_file_are_taken_back_together(workshop: Workshop) -> None:
    ready(workshop)
    workshop.do(partial(change_workshop, title="Autrement"))
    marks = marks_of(reading(workshop).content, KIT_KINDS)

    def mark(uow):  # type: ignore[no-untyped-def]
        mark_printed(uow, marks)
        return uow.command

    number = workshop.do(mark)
    assert {each.state for each in reading(workshop).documents} == {"printed"}
    workshop.do(partial(undo, command=number))
    assert {each.state for each in reading(workshop).documents} == {"redo"}


def test_what_is_missing_is_told_of_the_documents_that_need_it(workshop: Workshop) -> None:
    lacks = {each.kind: each.lacks for each in reading(workshop).documents}
    assert lacks["regles"] == ()
    assert lacks["cartes"] == ()
    assert lacks["fiches"] == ("people", "address")
    assert lacks["tables"] == ("address", "wifi")
    fill(workshop)
    assert document(workshop, "noms").lacks == ("seats",)
    ready(workshop)
    assert {each.lacks for each in reading(workshop).documents} == {()}


@pytest.mark.parametrize("likely", ["", "127.0.0.1:8000"])
def test_an_address_no_phone_reaches_is_missing(workshop: Workshop, likely: str) -> None:
    lacks = {each.kind: each.lacks for each in reading(workshop, likely).documents}
    assert "address" in lacks["tables"]
    lacks = {each.kind: each.lacks for each in reading(workshop, "10.0.0.1:8000").documents}
    assert "address" not in lacks["tables"]


def test_a_workshop_without_categories_has_no_cards_to_print(workshop: Workshop) -> None:
    workshop.do(partial(change_workshop, categories=()))
    assert document(workshop, "cartes").lacks == ("categories",)


def test_sheets_are_counted_by_paper(workshop: Workshop) -> None:
    fill(workshop)
    done(workshop, tables=3)
    content = reading(workshop).content
    pages: dict[KitKind, int] = {"regles": 1, "fiches": 3, "tables": 3, "cartes": 1, "noms": 2}
    posters = {"A3": 1 + 2 * 2, "A4": 6, "cards": 30}
    assert sheets(pages, content, KitOptions()) == posters
    assert sheets(pages, content, KitOptions(poster="A4")) == {"A4": 11, "cards": 30}
    assert sheets({"fiches": 3}, content, KitOptions()) == {"A4": 3}


def test_badges_with_a_back_take_half_the_sheets(workshop: Workshop) -> None:
    content = reading(workshop).content
    assert sheets({"badges": 8}, content, KitOptions()) == {"cards": 8}
    assert sheets({"badges": 8}, content, KitOptions(badge_back="name")) == {"cards": 4}


def test_the_size_of_posters_changes_posters_only() -> None:
    large, small = KitOptions(poster="A3"), KitOptions(poster="A4")
    assert options_shown("fiches", large) == options_shown("fiches", small)
    assert options_shown("regles", large) != options_shown("regles", small)


def test_the_holder_of_badges_changes_badges_only() -> None:
    cards, small = KitOptions(), KitOptions(badge="40x75", badge_back="route")
    assert options_shown("fiches", cards) == options_shown("fiches", small)
    assert options_shown("badges", cards) != options_shown("badges", small)


def test_a_plan_that_changed_makes_its_poster_out_of_date(workshop: Workshop) -> None:
    ready(workshop)
    workshop.do(partial(move_things, tables={1: (9, 9)}, markers={}))
    assert redo(workshop) == {"plan": (Change("hall", count=1),)}


def test_each_badge_has_its_state(workshop: Workshop) -> None:
    ready(workshop)
    person = workshop.ask(lambda snapshot: snapshot.people.where())[0]
    workshop.do(partial(seat_person, key=person.id, table=1 + person.table % 3))  # type: ignore[operator]
    parts = document(workshop, "badges").parts
    assert [part for part, state in parts.items() if state == "redo"] == [str(person.id)]
    assert set(parts.values()) == {"printed", "redo"}


def test_the_clock_alone_makes_nothing_out_of_date(workshop: Workshop) -> None:
    ready(workshop)
    workshop.clock.time += timedelta(days=3)
    assert redo(workshop) == {}
