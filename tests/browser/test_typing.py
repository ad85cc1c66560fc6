"""Typing fast: Enter sends and the focus stays; pasted lines are as many cards, if one wants."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall

PASTE = """text => {
  const field = document.getElementById("text");
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
  document.execCommand("insertText", false, text);
}"""


@pytest.fixture(autouse=True)
def forces(hall: Hall) -> None:
    hall.workshop.start("Forces")


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def test_enter_sends_and_the_next_card_is_typed_at_once(hall: Hall) -> None:
    with hall.page() as page:
        for text in ("Un port", "Deux gares 🚉", "Trois ponts"):
            page.locator("#text").press_sequentially(text)
            page.keyboard.press("Enter")
            expect(page.locator("#text")).to_be_focused()
        expect(page.locator("#counts")).to_have_text("3 envoyées")
        page.locator("#text").press_sequentially("Une")
        page.keyboard.press("Shift+Enter")
        page.locator("#text").press_sequentially("suite")
        page.keyboard.press("Enter")
        expect(page.locator("#counts")).to_have_text("4 envoyées")
    texts = [card.text for card in hall.cards()]
    assert sorted(texts) == ["Deux gares 🚉", "Trois ponts", "Un port", "Une\nsuite"]


def test_whoever_wants_lines_says_so_once_for_this_phone(hall: Hall) -> None:
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.link())
        page.get_by_label("La touche Entrée envoie la carte").uncheck()
        page.close()
        page = context.new_page()
        page.goto(hall.link())
        expect(page.get_by_label("La touche Entrée envoie la carte")).not_to_be_checked()
        page.locator("#text").press_sequentially("Une")
        page.keyboard.press("Enter")
        page.locator("#text").press_sequentially("suite")
        expect(page.locator("#text")).to_have_value("Une\nsuite")
    assert hall.cards() == []


def test_pasted_lines_become_one_card_each(hall: Hall, faults: Callable[[Page], list[str]]) -> None:
    with hall.page() as page:
        page.evaluate(PASTE, "Un port\n\n  Deux gares 🚉\nTrois ponts")
        expect(page.locator("#split-said")).to_have_text("3 lignes collées.")
        assert faults(page) == []
        press(page, "Une carte par ligne")
        expect(page.locator("#counts")).to_have_text("3 envoyées")
        expect(page.locator("#split")).to_be_hidden()
        expect(page.locator("#text")).to_be_focused()
    cards = sorted(hall.cards(), key=lambda card: card.number)
    assert [card.text for card in cards] == ["Un port", "Deux gares 🚉", "Trois ponts"]


def test_pasted_lines_may_stay_one_card_and_a_long_one_holds_all_back(hall: Hall) -> None:
    with hall.page() as page:
        page.evaluate(PASTE, f"Court\n{'x' * 1_001}")
        press(page, "Une carte par ligne")
        expect(page.locator("#wrong")).to_contain_text("Trop long de 1")
        page.fill("#text", "")
        page.evaluate(PASTE, "Un\nDeux")
        press(page, "Une seule carte")
        expect(page.locator("#split")).to_be_hidden()
        page.click("#send")
        expect(page.locator("#counts")).to_have_text("1 envoyée")
    assert [card.text for card in hall.cards()] == ["Un\nDeux"]


def test_what_is_dictated_is_kept_whole_emoji_included(hall: Hall) -> None:
    spoken = "Une aire de jeux 👩‍👩‍👧‍👦 près de l’école, dès 8 h ✅"
    with hall.page() as page:
        page.focus("#text")
        for word in spoken.split(" "):
            page.keyboard.insert_text(f"{word} ")  # as dictation and some keyboards do: no key
        page.click("#send")
        expect(page.locator("#counts")).to_have_text("1 envoyée")
    assert [card.text for card in hall.cards()] == [spoken]


def test_enter_that_ends_a_word_being_composed_sends_nothing(hall: Hall) -> None:
    with hall.page() as page:
        page.fill("#text", "Un por")
        taken = page.locator("#text").evaluate(
            """field => !field.dispatchEvent(new KeyboardEvent("keydown",
              {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
        )
        assert not taken, "the key is the keyboard's"
        expect(page.locator("#text")).to_have_value("Un por")
        expect(page.locator("#counts")).to_have_text("0 envoyée")
    assert hall.cards() == []
