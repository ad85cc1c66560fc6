"""A referent calls, has done, reads the message of the stage; two phones of a table agree."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.services.hall_signals import (
    answer_call,
    message_news,
    send_message,
    table_signals,
)


@pytest.fixture(autouse=True)
def forces(hall: Hall) -> None:
    hall.workshop.start("Forces")


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def test_a_call_is_seen_on_both_phones_and_answered(hall: Hall) -> None:
    with hall.page() as one, hall.page() as other:
        press(one, "Appeler")
        for page in (one, other):
            expect(page.locator("#signal")).to_have_text("Appel envoyé : l’animatrice le voit.")
        assert hall.workshop.ask(table_signals)[4].called_at is not None
        hall.workshop.do(partial(answer_call, number=4))
        expect(one.locator("#signal")).to_have_text("L’animatrice arrive à votre table.")
        expect(one.get_by_role("button", name="Appeler", exact=True)).to_be_visible()


def test_done_and_going_on(hall: Hall) -> None:
    with hall.page() as page:
        press(page, "Terminé")
        expect(page.locator("#signal")).to_contain_text("Votre table a terminé")
        press(page, "Reprendre")
        expect(page.locator("#signal")).to_be_hidden()


def test_a_message_comes_alone_and_one_phone_reads_it_for_the_table(
    hall: Hall, faults: Callable[[Page], list[str]]
) -> None:
    with hall.page() as one, hall.page() as other:
        hall.workshop.do(partial(send_message, text="Une seule idée par carte"))
        for page in (one, other):
            expect(page.locator("#message span")).to_have_text("Une seule idée par carte")
        assert faults(one) == []
        press(one, "J’ai lu")
        expect(one.get_by_role("button", name="J’ai lu")).to_be_hidden()
        expect(other.get_by_role("button", name="J’ai lu")).to_be_hidden()
        expect(other.locator("#message span")).to_have_text("Une seule idée par carte")
        assert faults(one) == []
    news = hall.workshop.ask(message_news)
    assert news is not None
    assert news.read_by == {4}


def readers(hall: Hall) -> Collection[int]:
    news = hall.workshop.ask(message_news)
    assert news is not None
    return news.read_by


def test_in_a_cut_the_page_says_to_raise_a_hand_and_a_reading_waits(hall: Hall) -> None:
    hall.workshop.do(partial(send_message, text="Encore cinq minutes"))
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.link())
        expect(page.locator("#message button")).to_be_visible()
        context.set_offline(True)
        press(page, "J’ai lu")
        expect(page.locator("#raise")).to_contain_text("Levez la main")
        expect(page.locator("#call")).to_be_hidden()
        context.set_offline(False)
        expect(page.locator("#call")).to_be_visible()
        expect(page.locator("#message button")).to_be_hidden()
        expect(page.locator("#message")).not_to_contain_class("unread")
        hall.wait_until(lambda: readers(hall) == {4})
