"""A referent writes: on a good day, through a cut, without anything kept, at the bell."""

from __future__ import annotations

import sqlite3
from functools import partial

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.conftest import Hall
from workshop_app.services.cards import edit_card
from workshop_app.services.phases import go_back

NO_STORAGE = """
Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("", "SecurityError") }})
"""

LOST_ANSWER = """
const real = fetch; var lost = false;
window.fetch = async (path, options) => {
  const answer = await real(path, options);
  if (options.method !== "POST" || lost) return answer;
  lost = true;
  throw new TypeError("cut");
};
"""


@pytest.fixture(autouse=True)
def forces(hall: Hall) -> None:
    hall.workshop.start("Forces")


def write(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#send")


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def rows(page: Page, state: str) -> list[str]:
    return page.locator(f".row:has(.mark.{state}) .words > span:last-child").all_inner_texts()


def test_a_card_leaves_and_the_next_can_be_typed(hall: Hall) -> None:
    with hall.page() as page:
        assert not page.evaluate("isSecureContext")
        write(page, "  Un port 🛶 ")
        expect(page.locator(".mark.sent")).to_have_count(1)
        expect(page.locator("#text")).to_be_focused()
        expect(page.locator("#text")).to_have_value("")
        expect(page.locator("[name=kind]:checked")).to_have_value("forces")
        expect(page.locator("#said")).to_have_text("Carte envoyée : FO 01")
        expect(page.locator("#counts")).to_have_text("1 envoyée")
    card = hall.cards()[0]
    assert (card.text, card.table, card.kind) == ("Un port 🛶", 4, "forces")
    assert abs((card.written_at - hall.workshop.clock.now()).total_seconds()) < 60


def test_the_clock_is_the_laptops_whatever_the_phone_believes(hall: Hall) -> None:
    hall.workshop.clock.forward(7.3)
    with hall.phone() as context:
        context.clock.install(time="2031-01-01T00:00:00Z")
        page = context.new_page()
        page.goto(hall.link())
        expect(page.locator("#clock")).to_have_text("10:42")
        expect(page.locator("#phase")).to_have_text("phase Forces")


def test_what_is_written_during_a_cut_survives_the_page_and_leaves_alone(hall: Hall) -> None:
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.link())
        write(page, "Avant")
        expect(page.locator(".mark.sent")).to_have_count(1)
        context.set_offline(True)
        write(page, "Pendant 1")
        write(page, "Pendant 2")
        expect(page.locator("#lost")).to_contain_text("Connexion perdue.")
        expect(page.locator("#send")).to_have_text("Garder, envoyer plus tard")
        expect(page.locator("#counts")).to_have_text("1 envoyée, 2 en attente")
        expect(page.locator("#exchange")).to_contain_text("Nouvel essai dans")
        page.locator(".row").first.click()
        expect(page.locator(".detail").first).to_contain_text("Gardée sur ce téléphone")
        page.close()
        context.set_offline(False)
        page = context.new_page()
        page.goto(hall.link())
        expect(page.locator(".mark.sent")).to_have_count(3)
        expect(page.locator("#lost")).to_be_empty()
    assert sorted(card.text for card in hall.cards()) == ["Avant", "Pendant 1", "Pendant 2"]


def test_a_lost_answer_makes_no_double(hall: Hall) -> None:
    with hall.phone() as context:
        context.add_init_script(LOST_ANSWER)
        page = context.new_page()
        page.goto(hall.link())
        write(page, "Une seule fois")
        expect(page.locator(".mark.sent")).to_have_count(1)
        assert page.evaluate("lost")
    assert [card.text for card in hall.cards()] == ["Une seule fois"]


def test_a_page_that_goes_away_sends_what_is_left(hall: Hall) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    def only_the_beacon(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    with hall.page() as page:
        page.route("**/cards", only_the_beacon)
        write(page, "Au dernier moment")
        expect(page.locator(".mark.waiting")).to_have_count(1)
        page.on("dialog", answer)
        page.goto(f"{hall.address}/health")
        assert asked == ["beforeunload"]
        assert [card.text for card in hall.wait_for_cards(1)] == ["Au dernier moment"]


def test_the_draft_survives_a_reload(hall: Hall) -> None:
    with hall.page() as page:
        page.fill("#text", "Un début")
        expect(page.locator("#kept")).to_have_text("Brouillon gardé sur ce téléphone")
        page.reload()
        expect(page.locator("#text")).to_have_value("Un début")
        expect(page.locator("#count")).to_contain_text("8 sur")


def test_without_anything_kept_it_works_too(hall: Hall) -> None:
    with hall.phone() as context:
        context.add_init_script(NO_STORAGE)
        page = context.new_page()
        page.goto(hall.link())
        context.set_offline(True)
        write(page, "En mémoire")
        expect(page.locator("#lost")).to_contain_text("sans fermer cette page")
        context.set_offline(False)
        expect(page.locator(".mark.sent")).to_have_count(1)
    assert len(hall.cards()) == 1


def test_too_long_and_empty_are_told_before_anything_leaves(hall: Hall) -> None:
    with hall.page() as page:
        page.click("#send")
        expect(page.locator("#wrong")).to_have_text("Écrivez d’abord la carte.")
        page.fill("#text", "🛶" * 1_003)
        expect(page.locator("#wrong")).to_be_hidden()
        page.click("#send")
        expect(page.locator("#wrong")).to_contain_text("Trop long de 3 signes")
        expect(page.locator("#text")).to_have_value("🛶" * 1_003)
    assert hall.cards() == []


def test_two_phones_of_a_table_see_the_same_cards(hall: Hall) -> None:
    hall.workshop.write("D'une autre table", table=5)
    with hall.page() as one, hall.page() as other:
        write(one, "Vue des deux")
        expect(other.locator(".mark.sent")).to_have_count(1)
        assert rows(other, "sent") == ["Vue des deux"]
        other.locator(".row").click()
        press(other, "Modifier")
        other.fill(".detail textarea", "Relue")
        press(other, "Enregistrer")
        expect(one.locator(".row .words > span").last).to_have_text("Relue")
        one.locator(".row").click()
        press(one, "Retirer")
        expect(one.get_by_text("La laisser")).to_be_focused()
        one.locator(".danger").click()
        expect(other.locator(".row")).to_have_count(0)
    assert [card.table for card in hall.cards()] == [5]


def test_a_conflict_shows_both_wordings_and_overwrites_nothing(hall: Hall) -> None:
    card = hall.workshop.write("Au départ").card
    with hall.page() as page:
        page.locator(".row").click()
        press(page, "Modifier")
        page.fill(".detail textarea", "La mienne")
        hall.workshop.do(partial(edit_card, key=card.id, table=None, text="Celle du bureau"))
        press(page, "Enregistrer")
        expect(page.locator(".detail")).to_contain_text("Celle du bureau")
        expect(page.locator(".detail")).to_contain_text("La mienne")
        assert hall.cards()[0].text == "Celle du bureau"
        press(page, "Garder la mienne")
        expect(page.locator(".detail")).to_be_hidden()
    assert hall.cards()[0].text == "La mienne"


def test_a_refused_card_is_never_dropped(hall: Hall) -> None:
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.link())
        context.set_offline(True)
        write(page, "Trop tard")
        hall.workshop.start("Faiblesses")
        hall.workshop.clock.forward(5)
        context.set_offline(False)
        expect(page.locator(".mark.refused")).to_have_count(1)
        page.locator(".row").click()
        expect(page.locator(".detail .wrong")).to_contain_text("ne prend pas cette catégorie")
        page.reload()
        expect(page.locator(".mark.refused")).to_have_count(1)
        hall.workshop.do(go_back)
        expect(page.locator(".mark.sent")).to_have_count(1)
    assert [card.text for card in hall.cards()] == ["Trop tard"]


def test_a_refused_card_can_be_corrected_or_withdrawn(hall: Hall) -> None:
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.link())
        context.set_offline(True)
        write(page, "À reclasser")
        write(page, "À retirer")
        hall.workshop.start("Faiblesses")
        hall.workshop.clock.forward(5)
        context.set_offline(False)
        expect(page.locator(".mark.refused")).to_have_count(2)
        page.locator(".row", has_text="À retirer").click()
        press(page, "Retirer")
        page.locator(".danger").click()
        page.locator(".row", has_text="À reclasser").click()
        press(page, "Corriger")
        page.select_option(".detail select", "faiblesses")
        press(page, "Renvoyer")
        expect(page.locator(".mark.sent")).to_have_count(1)
        expect(page.locator("#counts")).to_have_text("1 envoyée")
    assert [(card.text, card.kind) for card in hall.cards()] == [("À reclasser", "faiblesses")]


def test_between_two_phases_the_page_says_that_all_has_arrived(hall: Hall) -> None:
    with hall.page() as page:
        write(page, "Une force")
        expect(page.locator(".mark.sent")).to_have_count(1)
        hall.workshop.start("Pause")
        expect(page.locator("#rest-title")).to_have_text("Toutes vos cartes sont arrivées")
        expect(page.locator("#tiles")).to_contain_text("Forces")
        expect(page.locator("#next-title")).to_contain_text("Attentes")
        expect(page.locator("#write")).to_be_hidden()
        press(page, "Carte oubliée")
        write(page, "Dans les deux minutes")
        expect(page.locator(".mark.sent")).to_have_count(2)
        hall.workshop.start("Attentes")
        expect(page.locator("[name=kind]:checked")).to_have_value("attentes")
    assert len(hall.cards()) == 2


def test_a_phone_that_knows_no_event_stream_still_sends(hall: Hall) -> None:
    with hall.phone() as context:
        context.add_init_script("delete window.EventSource")
        page = context.new_page()
        page.goto(hall.link())
        write(page, "Un vieux téléphone")
        expect(page.locator(".mark.sent")).to_have_count(1)


def test_a_card_that_the_laptop_lost_is_sent_again(hall: Hall) -> None:
    """It came back from a copy of before: the acknowledged card returns under its own id, once."""
    hall.workshop.start("Forces")
    with hall.page() as page:
        page.fill("#text", "Un port")
        page.click("#send")
        (card,) = hall.wait_for_cards(1)
        expect(page.locator("#said")).to_contain_text("FO 01")
        library = sqlite3.connect(hall.workshop.house.settings.library)
        with library:
            library.execute("DELETE FROM card")
            library.execute("DELETE FROM change_log WHERE noun = 'card'")
        library.close()
        assert hall.cards() == []
        page.reload()
        (again,) = hall.wait_for_cards(1)
        assert (again.id, again.text) == (card.id, "Un port")
