"""The laptop gets another address while cards wait on a phone: they follow, each once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Hall
from tests.conftest import Workshop
from tests.hall_network import HallNetwork
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer


@pytest.fixture
def hall(workshop: Workshop, network: HallNetwork, browser: Browser) -> Iterator[Hall]:
    """The form answers at every address of the laptop, as the desk opens it."""
    house = workshop.house
    workshop.start("Forces")
    form = build_form(house.library, house.feed, house.clock, house.presence)
    with socket.create_server(("0.0.0.0", 0)) as free:
        port: int = free.getsockname()[1]
    server = ThreadedServer(form.app, form.live.close, "0.0.0.0", port)
    server.start()
    complaints: list[str] = []
    yield Hall(workshop, browser, f"http://{network.address}:{port}", complaints)
    server.stop()
    assert complaints == [], "the page's script failed"


def write(page: Page, *texts: str) -> None:
    for text in texts:
        page.fill("#text", text)
        page.click("#send")


def texts(hall: Hall) -> list[str]:
    return sorted(card.text for card in hall.cards())


def test_what_waits_goes_to_the_new_address_in_the_link(
    hall: Hall, network: HallNetwork, faults: Callable[[Page], list[str]]
) -> None:
    with hall.phone() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(hall.link())
        write(page, "Avant")
        expect(page.locator(".mark.sent")).to_have_count(1)
        expect(page.locator("#move")).to_be_hidden()
        moved = network.renumber()
        write(page, "Pendant <1>", "Pendant 2 🛶")
        page.fill("#text", "Un début")
        page.clock.fast_forward(9_000)
        expect(page.locator("#lost")).to_contain_text("Connexion perdue")
        expect(page.locator("#move")).to_be_hidden()
        page.clock.fast_forward(11_000)
        page.click("#move summary")
        page.fill("#move-to", "chez nous !")
        page.click("#move button")
        expect(page.locator("#move-wrong")).to_contain_text("comme elle est affichée")
        assert faults(page) == []
        page.fill("#move-to", f" http://{moved}:{urlsplit(hall.address).port}/ ")
        with context.expect_page() as opened:
            page.press("#move-to", "Enter")
        there = opened.value
        expect(there.locator(".mark.sent")).to_have_count(3)
        expect(there.locator("#text")).to_have_value("Un début")
        assert there.url.startswith(f"http://{moved}:")
        assert "#" not in there.url, "nothing of it stays in the history"
        assert there.evaluate("opener === null")
        expect(page.locator(".mark.waiting")).to_have_count(2)
        there.reload()
        expect(there.locator(".mark.sent")).to_have_count(3)
    assert texts(hall) == ["Avant", "Pendant 2 🛶", "Pendant <1>"]


@pytest.mark.parametrize(
    "carried",
    [
        "%",
        "null",
        "[]",
        '{"cards": 3}',
        '{"cards": [null, 7, {"id": "../x", "kind": "forces", "text": "Un port"}], "draft": 4}',
        '{"cards": [{"id": 12, "kind": ["forces"], "text": {"toString": "x"}}]}',
    ],
)
def test_a_link_that_carries_nonsense_is_an_ordinary_link(hall: Hall, carried: str) -> None:
    with hall.phone() as context:
        page = context.new_page()
        page.goto(f"{hall.link()}#emporter={quote(carried) if carried != '%' else carried}")
        write(page, "Un port")
        expect(page.locator(".mark.sent")).to_have_count(1)
    assert texts(hall) == ["Un port"]


def test_a_card_that_the_laptop_has_already_is_not_doubled(hall: Hall) -> None:
    with hall.phone() as context:
        page, key = context.new_page(), str(uuid4())
        carried = f'{{"cards": [{{"id": "{key}", "kind": "forces", "text": "Un port"}}]}}'
        for _ in range(2):
            page.goto("about:blank")
            page.goto(f"{hall.link()}#emporter={quote(carried)}")
            expect(page.locator(".mark.sent")).to_have_count(1)
            expect(page.locator(".mark.waiting")).to_have_count(0)
    assert [str(card.id) for card in hall.cards()] == [key]
