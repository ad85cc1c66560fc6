"""Writing in silence, on two phones of one table: each sees its own until all are revealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.services.phases import change_phase, reveal_cards, schedule, start_next


@pytest.fixture(autouse=True)
def silent(hall: Hall) -> None:
    phase = next(p for p in hall.workshop.ask(schedule) if p.title == "Forces")
    hall.workshop.do(partial(change_phase, key=phase.id, silent=True))
    hall.workshop.start("Forces")


@contextmanager
def two(hall: Hall) -> Iterator[tuple[Page, Page]]:
    with hall.page() as one, hall.page() as other:
        write(one, "Un port")
        write(other, "Une gare")
        yield one, other


def write(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#send")
    expect(page.locator(".mark.sent")).to_have_count(1)


def rows(page: Page) -> list[str]:
    return sorted(page.locator("#cards .words span:not(.unseen)").all_inner_texts())


def test_each_phone_sees_its_own_then_all_are_revealed(
    hall: Hall, faults: Callable[[Page], list[str]]
) -> None:
    with two(hall) as (one, other):
        for page, text in ((one, "Un port"), (other, "Une gare")):
            expect(page.locator("#silence")).to_contain_text("1 autre carte de la table")
            assert rows(page) == [text]
        assert faults(one) == []
        one.reload()
        expect(one.locator(".row")).to_have_count(1)
        assert rows(one) == ["Un port"], "known again after a reload"
        hall.workshop.do(reveal_cards)
        for page in (one, other):
            expect(page.locator(".row")).to_have_count(2)
            expect(page.locator("#silence")).to_be_hidden()


def test_the_next_phase_reveals_too(hall: Hall) -> None:
    with two(hall) as (one, _other):
        hall.workshop.do(start_next)
        expect(one.locator(".row")).to_have_count(2)


def test_one_s_own_card_is_corrected_in_silence(hall: Hall) -> None:
    with two(hall) as (one, _other):
        one.locator(".row").click()
        one.click("text=Modifier")
        one.locator(".detail textarea").fill("Un grand port")
        one.click("text=Enregistrer")
        expect(one.locator(".row")).to_contain_text("Un grand port")
        expect(one.locator(".row")).to_have_count(1)
    assert "Un grand port" in {card.text for card in hall.cards()}


def test_without_script_the_same_silence(hall: Hall) -> None:
    hall.workshop.write("Une gare")
    with hall.page(java_script_enabled=False) as page:
        expect(page.locator("#silence")).to_contain_text("1 autre carte de la table")
        page.fill("#text", "Un port")
        page.click("#send")
        expect(page.locator(".received")).to_contain_text("FO 02")
        expect(page.locator("#cards .words")).to_have_count(1)
        expect(page.locator("#cards .words")).to_contain_text("Un port")
        page.click(".row ~ details summary")
        page.fill("details textarea", "Un grand port")
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.locator(".received")).to_contain_text("FO 02")
        hall.workshop.do(reveal_cards)
        page.reload()
        expect(page.locator(".row")).to_have_count(2)
