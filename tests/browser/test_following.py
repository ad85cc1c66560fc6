"""The address changes while a phone writes: it goes over, and everything it held goes with it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import PHONE, chromium_of
from tests.conftest import Workshop
from tests.hall_network import HallNetwork, hall_network
from workshop_app.domain.cards import Card
from workshop_app.feeds.addresses import free_port
from workshop_app.services.form_address import keep_address
from workshop_app.services.tables import tables_in_order
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer

EVERYWHERE = "0.0.0.0"


@dataclass
class Moved:
    """A laptop that listens at every address it has, and phones on a network of their own."""

    workshop: Workshop
    network: HallNetwork
    browser: Browser
    port: int

    def tell(self, host: str) -> None:
        self.workshop.do(partial(keep_address, host=host, port=self.port))

    def link(self, host: str) -> str:
        code = self.workshop.ask(tables_in_order)[3].code
        return f"http://{host}:{self.port}/t/{code}"

    def cards(self) -> list[Card]:
        return list(self.workshop.ask(lambda snapshot: snapshot.cards.where()))

    def phone(self, host: str, clock: bool = False) -> Page:
        page = self.browser.new_context(**PHONE).new_page()
        if clock:
            page.clock.install()
        page.goto(self.link(host))
        return page


@pytest.fixture
def moved(workshop: Workshop, playwright: Playwright) -> Iterator[Moved]:
    workshop.start("Forces")
    house = workshop.house
    form = build_form(house.library, house.feed, house.clock, house.presence)
    with hall_network() as network:
        network.must_be_apart()
        port = free_port(EVERYWHERE, 24_000)
        server = ThreadedServer(form.app, form.live.close, EVERYWHERE, port)
        server.start()
        browser = chromium_of(network, playwright)
        made = Moved(workshop, network, browser, port)
        made.tell(network.address)
        yield made
        browser.close()
        server.stop()


def write(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.get_by_role("button", name=re.compile("Envoyer|Garder")).click()


def test_while_both_addresses_live_a_phone_goes_over_once_it_holds_nothing(moved: Moved) -> None:
    old = moved.network.address
    page = moved.phone(old)
    write(page, "Un port")
    expect(page.locator("#list")).to_contain_text("Envoyée")
    page.locator("#text").fill("Une phrase en cours")
    new = moved.network.renumber(keep_old=True)
    with page.expect_response("**/state*"):
        moved.tell(new)
    # In the middle of a sentence nobody is moved; the old address goes on taking cards.
    assert page.url.startswith(f"http://{old}:")
    page.get_by_role("button", name="Envoyer").click()
    page.wait_for_url(f"http://{new}:{moved.port}/**", timeout=30_000)
    expect(page.locator("#list")).to_contain_text("Une phrase en cours")
    write(page, "Après")
    # Listed at once, with « En attente »: on disk only once none says so any more.
    expect(page.locator("#list")).to_contain_text("Après")
    expect(page.locator("#list")).not_to_contain_text("En attente")
    assert {card.text for card in moved.cards()} == {"Un port", "Une phrase en cours", "Après"}


def test_an_old_link_leads_to_the_new_address(moved: Moved) -> None:
    old = moved.network.address
    new = moved.network.renumber(keep_old=True)
    moved.tell(new)
    page = moved.phone(old)
    page.wait_for_url(f"http://{new}:{moved.port}/**", timeout=30_000)
    expect(page.locator("#write")).to_be_visible()


def test_an_address_that_dies_later_takes_no_card_with_it(moved: Moved) -> None:
    """What waits lies in the storage of the dead address: it goes over with the page, once."""
    old = moved.network.address
    page = moved.phone(old, clock=True)
    write(page, "Avant")
    expect(page.locator("#list")).to_contain_text("Envoyée")
    page.locator("#text").fill("Un brouillon")
    new = moved.network.renumber(keep_old=True)
    with page.expect_response("**/state*"):
        moved.tell(new)
    moved.network.cut()
    for text in ("Pendant un 🛶", "Pendant deux"):
        write(page, text)
    page.locator("#text").fill("Un brouillon")
    subprocess.run(["ip", "addr", "del", f"{old}/24", "dev", moved.network.cable], check=True)
    subprocess.run(["ip", "addr", "replace", f"{new}/24", "dev", moved.network.cable], check=True)
    page.clock.fast_forward(9_000)
    expect(page.locator("#lost")).to_contain_text("Connexion perdue")
    moved.network.mend()
    page.clock.fast_forward(14_000)
    page.wait_for_url(f"http://{new}:{moved.port}/**", timeout=30_000)
    expect(page.locator("#text")).to_have_value("Un brouillon")
    expect(page.locator("#list .sent")).to_have_count(3)
    texts = sorted(card.text for card in moved.cards())
    assert texts == ["Avant", "Pendant deux", "Pendant un 🛶"]
