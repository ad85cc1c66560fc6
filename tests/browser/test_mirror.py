"""The projector in a real browser: live, on time, whole without script, no word outside."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from tests.services.projection.test_picture import put
from workshop_app.domain.projection import View
from workshop_app.services.projection.choice import link_mirror
from workshop_app.services.workshops import change_workshop

SIZES = [(1920, 1080), (1280, 800), (1024, 768)]
OUTSIDE = """() => [...document.getElementById("hall").querySelectorAll("p, h1, h2, li, b, span")]
  .filter((node) => node.textContent.trim() && !node.closest('.hidden'))
  .filter((node) => { const r = node.getBoundingClientRect();
    return r.left < -1 || r.top < -1 || r.right > innerWidth + 1 || r.bottom > innerHeight + 1; })
  .map((node) => node.textContent.trim().slice(0, 40))"""


def address(hall: Hall) -> str:
    return f"{hall.address}/p/{hall.workshop.do(link_mirror).code}"


def written(hall: Hall, count: int = 40) -> None:
    hall.workshop.start("Forces")
    for n in range(count):
        hall.workshop.write(f"Une idée assez longue pour deux lignes du mur, la {n}e")


def test_a_card_and_another_view_come_by_themselves(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.phone(viewport={"width": 1280, "height": 720}) as browser:
        page = browser.new_page()
        page.goto(address(hall))
        expect(page.locator(".brief h1")).to_have_text("Forces")
        hall.workshop.write("Un port")
        expect(page.locator(".counts b").first).to_have_text("1")
        put(hall.workshop, "wall")
        expect(page.locator(".wall .text").first).to_have_text("Un port")
        put(hall.workshop, "black")
        expect(page.locator(".sheet.black")).to_be_attached()
        expect(page.locator("#hall")).not_to_contain_text("port")


def test_the_time_runs_on_without_the_network(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.phone(viewport={"width": 1280, "height": 720}) as browser:
        page = browser.new_page()
        page.clock.install()
        page.goto(address(hall))
        expect(page.locator(".figures")).to_have_text("18:00")
        browser.set_offline(True)
        page.clock.run_for(65_000)
        expect(page.locator(".figures")).to_have_text(re.compile(r"16:5[4-6]"))


def test_without_script_it_asks_again_by_itself(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.phone(java_script_enabled=False) as browser:
        page = browser.new_page()
        page.goto(address(hall))
        expect(page.locator(".brief h1")).to_have_text("Forces")
        with page.expect_navigation(timeout=10_000):
            hall.workshop.write("Un port")
        expect(page.locator(".counts b").first).to_have_text("1")


@pytest.mark.parametrize("size", SIZES)
def test_no_word_stands_outside(hall: Hall, size: tuple[int, int]) -> None:
    long = "Comment mieux travailler ensemble, de l'office au comité régional, sans se répéter ? "
    hall.workshop.do(partial(change_workshop, question=long * 2, title=long))
    written(hall)
    card = hall.workshop.write("Une carte bien longue. " * 40).card
    views: tuple[View, ...] = ("brief", "wall", "card", "shares", "timer")
    with hall.phone(viewport={"width": size[0], "height": size[1]}) as browser:
        page = browser.new_page()
        for view in views:
            put(hall.workshop, view, card=card.id)
            page.goto(address(hall))
            expect(page.locator(f".sheet.{view}")).to_be_visible()
            if (view, size) == ("wall", SIZES[2]):
                expect(page.locator(".tall")).to_be_visible()
            assert page.evaluate(OUTSIDE) == [], view


@pytest.mark.parametrize("size", SIZES)
def test_the_words_that_come_back_stand_inside(hall: Hall, size: tuple[int, int]) -> None:
    hall.workshop.start("Forces")
    for table in (1, 2, 3):
        hall.workshop.write("Les offices du centre-bourg attendent des saisonniers", table)
        hall.workshop.write("anticonstitutionnellement " * table, table)
    with hall.phone(viewport={"width": size[0], "height": size[1]}) as browser:
        page = browser.new_page()
        put(hall.workshop, "cloud")
        page.goto(address(hall))
        expect(page.locator(".said-words b", has_text="centre-bourg")).to_be_visible()
        expect(page.locator(".said-words small").first).to_have_text("3 tables")
        assert page.evaluate(OUTSIDE) == []


def test_axe_finds_no_fault(hall: Hall, faults: Callable[[Page], list[str]]) -> None:
    written(hall, 10)
    hall.workshop.write("Une idée du mur", table=7)
    views: tuple[View, ...] = ("brief", "wall", "shares", "cloud")
    with hall.phone(viewport={"width": 1280, "height": 720}) as browser:
        page = browser.new_page()
        for view in views:
            put(hall.workshop, view)
            page.goto(address(hall))
            expect(page.locator(f".sheet.{view}")).to_be_visible()
            assert faults(page) == []
