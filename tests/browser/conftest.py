"""Real phones: Chromium on a plain http address of a network of its own, as in a hall.

An address that is not the loopback takes away what a phone does not have there either: service
workers, crypto.randomUUID, Wake Lock. A phone sees a clock of its own; the laptop's is the test's.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.conftest import Workshop
from tests.hall_network import HallNetwork, hall_network
from workshop_app.domain.cards import Card
from workshop_app.importers.photo import read_photo
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.tables import tables_in_order
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer

CHROMIUM = os.environ.get("TABLEE_CHROMIUM", "/usr/bin/chromium")
AXE = files("axe_playwright_python") / "axe.min.js"
PATIENCE_S = 10
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "locale": "fr-FR",
    "timezone_id": "Europe/Paris",
    "has_touch": True,
}
expect.set_options(timeout=1_000 * PATIENCE_S)


@pytest.fixture(scope="package")
def network() -> Iterator[HallNetwork]:
    with hall_network() as network:
        yield network


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Once: a second one in the same process is refused."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(network: HallNetwork, playwright: Playwright) -> Iterator[Browser]:
    browser = chromium_of(network, playwright)
    yield browser
    browser.close()


def chromium_of(network: HallNetwork, playwright: Playwright) -> Browser:
    """A browser among the phones of that network."""
    launcher = network.launcher(CHROMIUM)
    return playwright.chromium.launch(executable_path=launcher, args=["--no-sandbox"])


@dataclass
class Hall:
    """The form as phones reach it."""

    workshop: Workshop
    browser: Browser
    address: str
    complaints: list[str]

    def link(self, table: int = 4) -> str:
        return f"{self.address}/t/{self.workshop.ask(tables_in_order)[table - 1].code}"

    @contextmanager
    def phone(self, **options: Any) -> Iterator[BrowserContext]:
        context = self.browser.new_context(**(PHONE | options))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.set_default_timeout(1_000 * PATIENCE_S)
        yield context
        context.close()

    @contextmanager
    def page(self, table: int = 4, **options: Any) -> Iterator[Page]:
        with self.phone(**options) as context:
            page = context.new_page()
            page.goto(self.link(table))
            yield page

    def cards(self) -> list[Card]:
        return list(self.workshop.ask(lambda snapshot: snapshot.cards.where()))

    def wait_for_cards(self, count: int) -> list[Card]:
        """Once the library holds so many."""
        self.wait_until(lambda: len(self.cards()) >= count)
        return self.cards()

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Asked again at each commit."""
        changed = threading.Event()
        stop = self.workshop.house.feed.subscribe(lambda _workshop, _number: changed.set())
        while not is_so():
            assert changed.wait(PATIENCE_S), f"{len(self.cards())} cards came"
            changed.clear()
        stop()


@pytest.fixture
def suggestions() -> Suggestions | None:
    """What is proposed on the board; a test that needs some has its own."""
    return None


@pytest.fixture
def hall(
    request: pytest.FixtureRequest,
    workshop: Workshop,
    network: HallNetwork,
    browser: Browser,
    suggestions: Suggestions | None,
) -> Iterator[Hall]:
    """Parametrized with True, that of a rehearsal."""
    house = workshop.house
    form = build_form(
        house.library,
        house.feed,
        house.clock,
        house.presence,
        photos=read_photo,
        suggestions=suggestions,
        rehearsal=getattr(request, "param", False),
    )
    with socket.create_server((network.address, 0)) as free:
        port: int = free.getsockname()[1]
    server = ThreadedServer(form.app, form.live.close, network.address, port)
    server.start()
    complaints: list[str] = []
    yield Hall(workshop, browser, f"http://{network.address}:{port}", complaints)
    server.stop()
    assert complaints == [], "the page's script failed"


@pytest.fixture
def faults() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong with a page, in words."""
    source = AXE.read_text(encoding="utf-8")  # missing: an error, never a skip

    def find(page: Page) -> list[str]:
        # Through the protocol: the page's own policy lets nothing foreign run.
        page.evaluate(source)
        found = page.evaluate(
            "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', "
            "'best-practice']})"
        )
        return [
            f"{fault['id']}: {node['html']} {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    return find
