"""What a phase asks beside the words of a card, and what it promises to whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.domain.questions import Question
from workshop_app.services.phases import change_phase, schedule


def rule(hall: Hall, **fields: Any) -> None:
    """For « Forces », which begins."""
    phase = next(p for p in hall.workshop.ask(schedule) if p.title == "Forces")
    hall.workshop.do(partial(change_phase, key=phase.id, **fields))
    hall.workshop.start("Forces")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_card_may_say_who_speaks(hall: Hall, script: bool) -> None:
    rule(hall, signed="table", asks_who=True)
    with hall.page(java_script_enabled=script) as page:
        page.fill("#text", "Un port")
        page.get_by_label("Rôle de qui parle (facultatif)").fill("hébergeur")
        page.click("#send")
        expect(page.locator(".mark.sent" if script else ".received")).to_have_count(1)
        expect(page.locator("#said-by")).to_have_value("")
        page.fill("#text", "Une gare")
        page.click("#send")
        expect(page.locator(".row")).to_have_count(2)
    assert {card.text: card.role for card in hall.cards()} == {
        "Un port": "hébergeur",
        "Une gare": "",
    }


def test_who_spoke_before_is_offered_again(hall: Hall) -> None:
    rule(hall, asks_who=True)
    with hall.page() as page:
        for text in ("Un port", "Une gare"):
            page.fill("#text", text)
            page.get_by_label("Qui parle (facultatif)").fill("Zoé")
            page.click("#send")
        expect(page.locator("#said-before option")).to_have_count(1)
        expect(page.locator(".mark.sent")).to_have_count(2)
    assert {card.author for card in hall.cards()} == {"Zoé"}


def test_nothing_is_asked_where_the_phase_does_not(hall: Hall) -> None:
    rule(hall)
    with hall.page() as page:
        expect(page.locator("#text")).to_be_visible()
        expect(page.locator("#said-by")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_is_promised_is_told(hall: Hall, script: bool) -> None:
    rule(hall, signed="none")
    with hall.page(java_script_enabled=script) as page:
        expect(page.locator("#kept")).to_have_text(
            "Une idée par carte. Personne ne verra de quelle table."
        )


def test_everyone_can_say_who_speaks(hall: Hall, faults: Callable[[Page], list[str]]) -> None:
    rule(hall, signed="none", asks_who=True)
    with hall.page(reduced_motion="reduce") as page:
        expect(page.locator("#said-by")).to_be_visible()
        assert faults(page) == []


SEVERAL = (Question("a", "Où ?"), Question("b", "Quand ?"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_card_answers_the_question_that_was_chosen(hall: Hall, script: bool) -> None:
    rule(hall, questions=SEVERAL)
    with hall.page(java_script_enabled=script) as page:
        expect(page.get_by_label("Où ?")).to_be_checked()
        page.get_by_label("Quand ?").check()
        page.fill("#text", "Demain")
        page.click("#send")
        expect(page.locator(".mark.sent" if script else ".received")).to_have_count(1)
        if script:
            expect(page.get_by_label("Quand ?")).to_be_checked()
            page.get_by_label("Où ?").check()
            page.fill("#text", "Ici")
            expect(page.locator("#kept")).to_contain_text("Brouillon gardé")
            page.reload()
            expect(page.locator("#text")).to_have_value("Ici")
            expect(page.get_by_label("Où ?")).to_be_checked()
    assert [card.question for card in hall.cards()] == ["b"]


def test_the_question_follows_the_category(hall: Hall) -> None:
    own = (Question("f", "Fort ?", "forces"), Question("w", "Faible ?", "faiblesses"))
    rule(hall, questions=own, kinds=("forces", "faiblesses"))
    with hall.page() as page:
        expect(page.locator("#question")).to_have_text("Fort ?")
        page.get_by_label("Faiblesses").check()
        expect(page.locator("#question")).to_have_text("Faible ?")
        page.fill("#text", "Le bus")
        page.click("#send")
        expect(page.locator(".mark.sent")).to_have_count(1)
    assert [card.question for card in hall.cards()] == ["w"]


def test_without_script_each_category_says_its_question(hall: Hall) -> None:
    own = (Question("f", "Fort ?", "forces"), Question("w", "Faible ?", "faiblesses"))
    rule(hall, questions=own, kinds=("forces", "faiblesses"))
    with hall.page(java_script_enabled=False) as page:
        expect(page.locator(".category").nth(1)).to_contain_text("Faible ?")
        page.get_by_label("Faiblesses").check()
        page.fill("#text", "Le bus")
        page.click("#send")
        expect(page.locator(".received")).to_have_count(1)
    assert [card.question for card in hall.cards()] == ["w"]


def test_everyone_can_choose_a_question(hall: Hall, faults: Callable[[Page], list[str]]) -> None:
    rule(hall, questions=SEVERAL, signed="none", asks_who=True, silent=True)
    with hall.page(reduced_motion="reduce") as page:
        expect(page.locator("#questions")).to_be_visible()
        assert faults(page) == []
