"""What a phone believes to have sent, and what it still holds, is told to the laptop."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.services.ports import Holdings


def write(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("#send").click()


def told(hall: Hall, page: Page, sent: int, waiting: int) -> Holdings:
    """Once the phone has said so; it is asked by hand, without waiting for its half minute."""
    presence = hall.workshop.house.presence
    for _ in range(50):
        with page.expect_response(lambda answer: "/state?" in answer.url):
            page.evaluate("dispatchEvent(new Event('online'))")
        held = presence.holdings(hall.workshop.key).get(4)
        if held is not None and (held.sent, held.waiting) == (sent, waiting):
            return held
    raise AssertionError(held)


def test_both_sides_count_the_same_through_a_reload_and_a_withdrawal(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.page() as page:
        write(page, "Un port")
        write(page, "Une gare")
        hall.wait_for_cards(2)
        told(hall, page, 2, 0)
        page.locator(".row").first.click()
        page.get_by_role("button", name="Retirer", exact=True).click()
        page.locator(".danger").click()
        expect(page.locator(".row")).to_have_count(1)
        page.reload()
        told(hall, page, 2, 0)


def test_a_card_that_stays_on_the_phone_is_told_when_the_line_is_back(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.phone() as context:
        page = context.new_page()
        page.goto(hall.link())
        context.set_offline(True)
        write(page, "Un port")
        expect(page.locator("#send")).to_contain_text("Garder")
        hall.workshop.start("Pause")
        hall.workshop.clock.forward(5)
        context.set_offline(False)
        told(hall, page, 0, 1)
