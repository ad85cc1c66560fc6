"""What a phase asks beside the words of a card, and what it promises to whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
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
