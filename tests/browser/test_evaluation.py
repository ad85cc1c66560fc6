"""Saying what one thought of the day on one's own phone: with script and without, read aloud."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.services.evaluation import evaluation_news, open_evaluation
from workshop_app.services.follow import open_follow_page
from workshop_app.services.thanks import say_thanks


def counts(hall: Hall) -> tuple[int, ...]:
    news = hall.workshop.ask(partial(evaluation_news, now=hall.workshop.clock.now()))
    return news.results[0].counts


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_it_is_answered_corrected_read_aloud_and_fits_a_small_phone(
    hall: Hall, faults: Callable[[Page], list[str]], script: bool
) -> None:
    link = hall.workshop.do(open_evaluation)
    size = {"width": 320, "height": 700}
    with hall.phone(viewport=size, java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(f"{hall.address}/e/{link.code}")
        wide = page.locator("body").bounding_box()
        assert wide is not None
        assert wide["width"] <= 320
        if script:
            assert faults(page) == []
        page.get_by_label("Tout à fait").check(force=True)
        page.get_by_label("Ce que je retiens").fill("Un port 🛶 " * 20)
        page.get_by_role("button", name="Envoyer mon avis").click()
        expect(page.get_by_role("status")).to_contain_text("Merci, votre avis est enregistré.")
        assert counts(hall) == (0, 0, 0, 1)
        page.get_by_label("Plutôt non").check(force=True)
        page.get_by_role("button", name="Corriger mon avis").click()
        expect(page.get_by_role("status")).to_be_visible()
        assert counts(hall) == (0, 1, 0, 0)
        if script:
            assert faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_empty_answer_says_what_is_missing(
    hall: Hall, faults: Callable[[Page], list[str]]
) -> None:
    link = hall.workshop.do(open_evaluation)
    with hall.phone() as context:
        page = context.new_page()
        page.goto(f"{hall.address}/e/{link.code}")
        page.get_by_role("button", name="Envoyer mon avis").click()
        expect(page.get_by_role("alert")).to_contain_text("une question au moins")
        assert faults(page) == []


def test_the_page_of_the_table_leads_there_as_soon_as_it_opens(
    hall: Hall, faults: Callable[[Page], list[str]]
) -> None:
    hall.workshop.start("Forces")
    follow = hall.workshop.do(open_follow_page)
    with hall.phone() as context:
        page = context.new_page()
        page.goto(f"{hall.address}/s/{follow.code}/4")
        way = page.get_by_role("link", name="Donner votre avis")
        expect(page.locator("#none")).to_be_visible()
        expect(way).to_be_hidden()
        hall.workshop.do(open_evaluation)
        hall.workshop.do(say_thanks)
        expect(way).to_be_visible()
        expect(page.locator("#thanks")).to_contain_text("Merci à toutes et à tous")
        assert faults(page) == []
        page.goto(f"{hall.address}/s/{follow.code}")
        assert faults(page) == []
        way.click()
        expect(page.get_by_role("heading", name="Votre avis")).to_be_visible()
