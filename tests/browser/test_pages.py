"""The pages themselves: the code, no script, small screens, large letters, everyone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Hall
from workshop_app.services.tables import tables_in_order

SMALL = PHONE | {"viewport": {"width": 320, "height": 640}}
SMALLEST_TARGET = 48
Faults = Callable[[Page], list[str]]


def open_form(hall: Hall) -> None:
    hall.workshop.start("Forces")
    hall.workshop.write("Un port")
    hall.workshop.write("Un très long mot : " + "anticonstitutionnellement" * 5)


def small_targets(page: Page) -> list[str]:
    """What can be pressed and is smaller than a thumb."""
    found: list[str] = page.evaluate(
        """least => [...document.querySelectorAll("button, a, select, textarea, input, .category")]
          .filter(one => one.offsetParent && one.type !== "radio" && !one.disabled)
          .filter(one => !one.closest(".calm") || one.tagName !== "A")
          .filter(one => one.getBoundingClientRect().height < least)
          .map(one => `${one.outerHTML} ${one.getBoundingClientRect().height}`)""",
        SMALLEST_TARGET,
    )
    return found


def overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


def test_a_typed_code_leads_to_the_form(hall: Hall) -> None:
    hall.workshop.start("Forces")
    code = hall.workshop.ask(tables_in_order)[3].code
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.address)
        page.keyboard.type(f"{code[:4]} {code[4:]}".lower())
        drawn = page.locator(".drawn span").all_inner_texts()
        assert "".join(drawn) == code
        page.fill("#prenom", "Zoé")
        page.click("text=Rejoindre la table")
        expect(page.locator("h1")).to_have_text("Table 4")
        expect(page.locator("#referent")).to_have_text("Référent : Zoé")
        page.fill("#text", "Un port")
        page.click("#send")
        expect(page.locator(".mark.sent")).to_have_count(1)
        page.reload()
        expect(page.locator("#referent")).to_have_text("Référent : Zoé")
    assert hall.cards()[0].author == "Zoé"


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_code_is_told_and_can_be_mended(hall: Hall, script: bool) -> None:
    with hall.phone(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(hall.address)
        page.fill("#code", "ZZZZ ZZZZ")
        page.fill("#prenom", "Zoé")
        page.click("text=Rejoindre la table")
        expect(page.locator("#wrong")).to_contain_text("n’est pas celui d’une table")
        expect(page.locator("#prenom")).to_have_value("Zoé")


def test_without_script_a_card_is_kept_and_confirmed(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.page(java_script_enabled=False) as page:
        page.fill("#text", "Un port\nprofond")
        page.click("#send")
        expect(page.locator(".received")).to_contain_text("FO 01")
        page.go_back()
        page.click("#send")
        # Going back while the answer still arrives would be refused by the browser.
        expect(page.locator(".received")).to_contain_text("FO 01")
        page.go_back()
        page.fill("#text", "Une gare")
        page.click("#send")
        expect(page.locator(".row")).to_have_count(2)
    assert sorted(card.text for card in hall.cards()) == ["Un port\nprofond", "Une gare"]


def test_without_script_a_refused_card_stays_in_its_field(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.page(java_script_enabled=False) as page:
        page.fill("#text", "Trop tard")
        hall.workshop.start("Pause")
        hall.workshop.clock.forward(5)
        page.click("#send")
        expect(page.locator("[role=alert]").first).to_be_visible()
        expect(page.locator("#text")).to_have_value("Trop tard")
    assert hall.cards() == []


@pytest.mark.parametrize("state", ["join", "form", "open row", "rest", "lost", "before"])
def test_everyone_can_use_it(hall: Hall, faults: Faults, state: str) -> None:
    if state != "before":
        open_form(hall)
    if state == "rest":
        hall.workshop.start("Pause")
    with hall.phone(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(hall.address if state == "join" else hall.link())
        if state == "open row":
            page.locator(".row").first.click()
            assert small_targets(page) == []
            page.click("text=Modifier")
        if state == "lost":
            context.set_offline(True)
            page.fill("#text", "Gardée")
            page.click("#send")
            expect(page.locator("#lost")).not_to_be_empty()
            context.set_offline(False)
        assert faults(page) == []
        assert small_targets(page) == []


@pytest.mark.parametrize("state", ["join", "form", "rest"])
@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_a_small_screen_with_large_letters_shows_everything(
    hall: Hall, state: str, letters: str
) -> None:
    open_form(hall)
    if state == "rest":
        hall.workshop.start("Pause")
    with hall.phone(**SMALL) as context:
        page = context.new_page()
        page.goto(hall.address if state == "join" else hall.link())
        page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)
        if state == "form":
            page.locator(".row").first.click()
            page.click("text=Modifier")
        assert overflow(page) <= 0
        assert small_targets(page) == []


def test_it_works_by_keyboard(hall: Hall) -> None:
    open_form(hall)
    with hall.page() as page:
        expect(page.locator(".row")).to_have_count(2)
        page.focus("#text")
        page.keyboard.type("Sans souris")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".row")).to_have_count(3)
        expect(page.locator("#text")).to_be_focused()


def test_without_script_a_card_is_corrected_and_withdrawn(hall: Hall) -> None:
    hall.workshop.start("Forces")
    hall.workshop.write("Un prot")
    with hall.page(java_script_enabled=False) as page:
        page.click(".row ~ details summary")
        page.fill("details textarea", "Un port")
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.locator(".received")).to_contain_text("FO 01")
        assert [card.text for card in hall.cards()] == ["Un port"]
        page.click(".row ~ details summary")
        page.get_by_role("button", name="Retirer").click()
        expect(page.locator(".received")).to_contain_text("Carte retirée.")
    assert hall.cards() == []
