"""The door page on real devices: by touch, by keyboard, cut off and merged, without script."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE_S, PHONE, Hall
from tests.browser.test_pages import overflow, small_targets
from tests.services.test_checkin import hall as seat_everybody
from tests.services.test_checkin import said
from workshop_app.domain.people import Person
from workshop_app.domain.posts import DoorPost
from workshop_app.services.attendance import attendance_of
from workshop_app.services.checkin_list import door_rows, find_rows
from workshop_app.services.posts import link_post, revoke_post

Faults = Callable[[Page], list[str]]
TALL: dict[str, Any] = {"viewport": {"width": 390, "height": 2_400}}
"""No row is half under the bar at the foot: axe takes what must be scrolled for too small."""
TABLET: dict[str, Any] = PHONE | {"viewport": {"width": 1180, "height": 820}}


@dataclass
class Door:
    hall: Hall
    people: list[Person]
    post: DoorPost

    @property
    def address(self) -> str:
        return f"{self.hall.address}/d/{self.post.code}"

    @contextmanager
    def device(self, **options: Any) -> Iterator[tuple[BrowserContext, Page]]:
        with self.hall.phone(**options) as context:
            page = context.new_page()
            page.goto(self.address)
            yield context, page

    def states(self) -> dict[str, str]:
        workshop = self.hall.workshop
        known = workshop.ask(attendance_of)
        people = workshop.ask(lambda snapshot: snapshot.people.where())
        return {p.last_name: known[p.id].state for p in people if p.id in known}

    def wait_for(self, states: dict[str, str]) -> None:
        """Once the library says so; a hint comes after each commit."""
        changed = threading.Event()
        house = self.hall.workshop.house
        stop = house.feed.subscribe(lambda _workshop, _number: changed.set())
        while self.states() != states:
            assert changed.wait(PATIENCE_S), self.states()
            changed.clear()
        stop()


@pytest.fixture
def door(hall: Hall) -> Door:
    people = seat_everybody(hall.workshop)
    hall.workshop.add("Yann", "L’Haÿ-Roux", organisation="OT Pays des Étangs", tables=(2,))
    return Door(hall, people, hall.workshop.do(partial(link_post, name="Tablette de Fanny")))


def type_name(page: Page, letters: str) -> None:
    page.locator("#typed").fill("")
    page.keyboard.type(letters)


def test_a_few_letters_and_enter_confirm_somebody(door: Door) -> None:
    with door.device() as (_context, page):
        expect(page.locator("#post")).to_have_text("Poste 2, Tablette de Fanny")
        expect(page.locator("#typed")).to_be_focused()
        page.keyboard.type("lhay")
        expect(page.locator(".person.chosen .name")).to_have_text("Yann L’Haÿ-Roux")
        expect(page.locator(".person.chosen mark")).to_have_text("L’Haÿ")
        page.keyboard.press("Enter")
        expect(page.locator("#done")).to_contain_text("Yann L’Haÿ-Roux : présence confirmée.")
        expect(page.locator("#done")).to_contain_text("Table 2, badge 1.")
        expect(page.locator("#typed")).to_have_value("")
        expect(page.locator("#typed")).to_be_focused()
        expect(page.locator("#counts")).to_have_text("1 dans la salle, 12 attendus")
    assert door.states() == {"L’Haÿ-Roux": "arrived"}
    assert door.hall.workshop.ask(attendance_of)
    page_keys = {said.post for said in door.hall.workshop.ask(attendance_of).values()}
    assert page_keys == {2}


def test_enter_without_a_name_confirms_nobody(door: Door) -> None:
    with door.device() as (_context, page):
        expect(page.locator(".person")).to_have_count(13)
        page.keyboard.press("Enter")
        page.keyboard.type("nom0")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".person.chosen .name")).to_have_text("Prénom01 Nom01")
        page.keyboard.press("Escape")
        expect(page.locator(".person.chosen")).to_have_count(0)
    assert door.states() == {}


def test_by_touch_alone(door: Door) -> None:
    with door.device() as (_context, page):
        row = page.locator(".person", has_text="Nom03")
        row.locator(".arrive").tap()
        door.wait_for({"Nom03": "arrived"})
        row = page.locator(".person", has_text="Nom03")
        expect(row.locator(".mark")).to_contain_text("poste 2")
        row.locator(".others").tap()
        row.locator("text=Noter un départ").tap()
        door.wait_for({"Nom03": "left"})
        page.locator("#done button").tap()
        door.wait_for({"Nom03": "arrived"})
        page.locator("#arrivals li button").first.tap()
        door.wait_for({})


def test_somebody_not_listed_is_welcomed_in_a_few_keys(door: Door) -> None:
    with door.device() as (_context, page):
        page.keyboard.type("Ana Ferreira")
        expect(page.locator("#none")).to_contain_text("Personne ne s’appelle « Ana Ferreira ».")
        page.keyboard.press("Enter")
        expect(page.locator("#name")).to_be_focused()
        expect(page.locator("#name")).to_have_value("Ana Ferreira")
        expect(page.locator("#seat")).to_contain_text("badge 1")
        page.keyboard.press("Enter")
        expect(page.locator("#done")).to_contain_text("Ana Ferreira")
        door.wait_for({"Ferreira": "arrived"})
        expect(page.locator("#done")).to_contain_text("badge 1")
        expect(page.locator("#name")).to_have_value("")
        page.keyboard.press("F4")
        expect(page.locator("#name")).to_be_focused()
        page.keyboard.type("nom05 prénom05")
        expect(page.locator("#seat")).to_contain_text("est déjà sur la liste")


def test_what_the_desk_confirms_appears_at_the_door_and_the_second_hears_it(door: Door) -> None:
    with door.device() as (_context, page):
        page.keyboard.type("nom02")
        said(door.hall.workshop, door.people[2].id, "arrived", post=1)
        expect(page.locator(".person.chosen .mark")).to_contain_text("poste 1")
        page.keyboard.press("Enter")
        expect(page.locator("#done")).to_contain_text("déjà confirmée à")
        expect(page.locator("#done")).to_contain_text("par le poste 1")


def test_without_network_arrivals_wait_here_and_are_merged(door: Door) -> None:
    workshop = door.hall.workshop
    with door.device() as (context, page):
        expect(page.locator(".person")).to_have_count(13)
        context.set_offline(True)
        type_name(page, "nom00")
        page.keyboard.press("Enter")
        expect(page.locator("#lost")).to_contain_text("partiront seules")
        type_name(page, "nom01")
        page.keyboard.press("Enter")
        type_name(page, "nom02")
        page.keyboard.press("Enter")
        page.locator("#done button").click()
        page.locator("#arrive-here").click()
        page.locator("#name").fill("Ana Ferreira")
        expect(page.locator("#seat")).to_contain_text("Sans liaison : table")
        page.locator("#welcome").click()
        expect(page.locator("#counts")).to_contain_text("3 dans la salle")
        assert door.states() == {}
        said(workshop, door.people[0].id, "arrived", post=1)
        said(workshop, door.people[1].id, "excused", post=1)
        context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        door.wait_for({"Nom00": "arrived", "Nom01": "arrived", "Ferreira": "arrived"})
        expect(page.locator("#lost")).to_be_empty()
        expect(page.locator("#counts")).to_contain_text("3 dans la salle")
    assert workshop.ask(attendance_of)[door.people[0].id].post == 1


def test_what_waits_survives_a_reload(door: Door) -> None:
    with door.device() as (context, page):
        expect(page.locator(".person")).to_have_count(13)
        context.set_offline(True)
        type_name(page, "nom04")
        page.keyboard.press("Enter")
        expect(page.locator("#lost")).to_contain_text("1 arrivée attend")
        page.wait_for_function(
            "indexedDB.databases().then(all => all.some(one => one.name === 'tablee'))"
        )
        page.on("dialog", lambda dialog: dialog.accept())
        context.set_offline(False)
        page.reload()
        door.wait_for({"Nom04": "arrived"})


def test_what_the_laptop_refuses_is_shown_until_it_is_read(door: Door) -> None:
    workshop = door.hall.workshop
    said(workshop, door.people[6].id, "arrived")
    with door.device() as (context, page):
        expect(page.locator(".mark.arrived")).to_have_count(1)
        context.set_offline(True)
        row = page.locator(".person", has_text="Nom06")
        row.locator(".others").click()
        row.locator("text=Annuler l’arrivée").click()
        said(workshop, door.people[6].id, "left")
        context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#conflicts")).to_contain_text("Prénom06 Nom06")
        page.locator("#conflicts button").click()
        expect(page.locator("#conflicts")).to_be_hidden()
    assert door.states() == {"Nom06": "left"}


def test_a_link_taken_back_leaves_no_name_on_the_device(door: Door) -> None:
    with door.device() as (_context, page):
        expect(page.locator(".person")).to_have_count(13)
        door.hall.workshop.do(partial(revoke_post, key=door.post.id))
        expect(page.locator("#lost")).to_contain_text("n’est plus relié")
        expect(page.locator(".person")).to_have_count(0)


def test_the_page_finds_whom_the_laptop_finds(door: Door) -> None:
    workshop = door.hall.workshop
    for first, last, office in (
        ("Jean-Noël", "Le Goff", "OT Marais et Plaine"),
        ("Claire", "Legrand", "OT Vallée du Ciron"),
        ("Ève", "Œuvray", "ADT d’Estienne"),
        ("Gil", "Lenoir", "OT Legoville"),
        ("Straße", "Núñez", ""),
    ):
        workshop.add(first, last, organisation=office)
    said(workshop, door.people[3].id, "arrived")
    typed = (
        "le g", "lhay", "l'haÿ", "oeuv", "estienne", "nom0", "nom03", "3", "1", "prenom nom",
        "strasse", "nunez", "legoff", "marais", "zz", "!!", "jean goff",
    )  # fmt: skip
    rows = workshop.ask(door_rows)
    with door.device() as (_context, page):
        expect(page.locator(".person")).to_have_count(18)
        for words in typed:
            type_name(page, words)
            found = [row.person.name for row in find_rows(rows, words)]
            assert page.locator(".person .name").all_inner_texts() == found, words


def test_without_script_the_plain_form_works(door: Door) -> None:
    with door.device(java_script_enabled=False) as (_context, page):
        page.fill("#typed", "nom05")
        page.click("#find")
        page.click("text=Confirmer")
        expect(page.locator("#done")).to_contain_text("Prénom05 Nom05 : présence confirmée.")
        page.click("text=Annuler l’arrivée")
        expect(page.locator("#done")).to_contain_text("Annulé")
        page.fill("#name", "Ana Ferreira")
        page.click("#welcome")
        expect(page.locator("#done")).to_contain_text("Ana Ferreira : présence confirmée.")
    assert door.states() == {"Ferreira": "arrived"}


@pytest.mark.parametrize("state", ["list", "chosen", "open", "lost", "nobody", "done", "tablet"])
def test_everyone_can_use_it(door: Door, faults: Faults, state: str) -> None:
    said(door.hall.workshop, door.people[0].id, "arrived")
    said(door.hall.workshop, door.people[1].id, "excused")
    options = TABLET if state == "tablet" else TALL
    with door.device(**options | {"reduced_motion": "reduce"}) as (context, page):
        expect(page.locator(".person")).to_have_count(13)
        if state in ("chosen", "done", "lost"):
            page.keyboard.type("nom03")
        if state == "lost":
            context.set_offline(True)
        if state in ("done", "lost"):
            page.keyboard.press("Enter")
            expect(page.locator("#done")).to_be_visible()
        if state == "lost":
            expect(page.locator("#lost")).not_to_be_empty()
        if state == "nobody":
            page.keyboard.type("zzz")
        if state == "open":
            page.locator(".person", has_text="Nom00").locator(".others").click()
        assert faults(page) == []
        assert small_targets(page) == []
        assert overflow(page) <= 0


@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_a_small_screen_with_large_letters_shows_everything(door: Door, letters: str) -> None:
    small = {"viewport": {"width": 320, "height": 640}}
    with door.device(**small) as (_context, page):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)
        page.keyboard.type("nom0")
        page.locator(".others").first.click()
        assert overflow(page) <= 0
        assert small_targets(page) == []
