"""The test phone, in a real browser: five observations from the Wi-Fi to a draft that survives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.conftest import Workshop
from tests.hall_network import HallNetwork
from workshop_app.domain.room import OBSERVATIONS
from workshop_app.feeds.addresses import free_port
from workshop_app.feeds.trial import TrialMemory
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer

KEPT = """() => new Promise((done) => {
  const asked = indexedDB.open("tablee");
  asked.onsuccess = () => {
    const found = asked.result.transaction("kept").objectStore("kept").get("essai/draft");
    found.onsuccess = () => {
      asked.result.close();
      done(found.result === "deux mots");
    };
  };
})"""
"""The draft is on the phone's disk."""


@pytest.fixture
def trial(workshop: Workshop) -> TrialMemory:
    return TrialMemory(workshop.clock)


@pytest.fixture
def link(workshop: Workshop, network: HallNetwork, trial: TrialMemory) -> Iterator[str]:
    house = workshop.house
    form = build_form(house.library, house.feed, house.clock, house.presence, trial=trial)
    port = free_port(network.address, 26_000)
    end = form.live.close
    server = ThreadedServer(form.app, end, network.address, port, arrived=trial.arrived)
    server.start()
    yield f"http://{network.address}:{port}/essai"
    server.stop()


@pytest.fixture
def page(browser: Browser, link: str) -> Iterator[Page]:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(link)
    yield page
    context.close()


def test_five_observations(
    page: Page,
    trial: TrialMemory,
    network: HallNetwork,
    faults: Callable[[Page], list[str]],
) -> None:
    assert network.address in trial.read().arrivals
    assert faults(page) == []
    page.locator("#text").fill("essai")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#sent")).to_contain_text("Reçu")
    page.locator("#draft").fill("deux mots")
    # The phone is given back its tab after a lock, as most of them do with little memory.
    page.wait_for_function(KEPT)
    page.reload()
    expect(page.locator("#kept")).to_contain_text("Encore là")
    expect(page.locator("#done")).to_be_visible()
    expect(page.locator("#draft")).to_have_value("deux mots")
    assert faults(page) == []
    assert set(trial.read().sights) == set(OBSERVATIONS)


def test_without_script_the_card_is_sent_too(
    browser: Browser, link: str, trial: TrialMemory
) -> None:
    context = browser.new_context(**PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.locator("#text").fill("essai")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#sent")).to_contain_text("Reçu")
    assert {"asked", "shown", "sent"} <= set(trial.read().sights)
    context.close()


def test_at_320_pixels_nothing_is_cut(browser: Browser, link: str) -> None:
    context = browser.new_context(**(PHONE | {"viewport": {"width": 320, "height": 640}}))
    page = context.new_page()
    page.goto(link)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
