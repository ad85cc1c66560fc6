"""Impatient thumbs, and a phone that dies: nothing twice, nothing gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import CHROMIUM, PATIENCE_S, PHONE, Hall
from tests.hall_network import HallNetwork


@pytest.fixture(autouse=True)
def forces(hall: Hall) -> None:
    hall.workshop.start("Forces")


def kill(profile: Path) -> None:
    """The browser of this profile and all its processes, as an empty battery does."""
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if f"--user-data-dir={profile}\0".encode() in process.read_bytes():
                os.kill(int(process.parent.name), signal.SIGKILL)


@contextmanager
def phone_of(hall: Hall, network: HallNetwork, profile: Path) -> Iterator[Page]:
    """A phone with a memory of its own, in that folder."""
    context = hall.browser.browser_type.launch_persistent_context(
        profile, executable_path=network.launcher(CHROMIUM), args=["--no-sandbox"], **PHONE
    )
    context.set_default_timeout(1_000 * PATIENCE_S)
    yield context.new_page()
    with suppress(Error):  # it may be dead
        context.close()


def test_a_phone_that_dies_keeps_its_cards_and_its_draft(
    hall: Hall, network: HallNetwork, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    with phone_of(hall, network, profile) as page:
        page.goto(hall.link())
        page.context.set_offline(True)
        for text in ("Une", "Deux", "Trois"):
            page.fill("#text", text)
            page.click("#send")
        page.locator(".row").last.click()
        expect(page.locator(".detail").last).to_contain_text("Gardée sur ce téléphone")
        page.fill("#text", "Un début")
        expect(page.locator("#kept")).to_have_text("Brouillon gardé sur ce téléphone")
        kill(profile)
    assert hall.cards() == []
    with phone_of(hall, network, profile) as page:
        page.goto(hall.link())
        expect(page.locator("#text")).to_have_value("Un début")
        expect(page.locator(".mark.sent")).to_have_count(3)
    assert sorted(card.text for card in hall.cards()) == ["Deux", "Trois", "Une"]


@pytest.mark.parametrize("offline", [False, True], ids=["on line", "cut off"])
def test_four_taps_on_send_are_one_card(hall: Hall, offline: bool) -> None:
    with hall.page() as page:
        page.context.set_offline(offline)
        page.fill("#text", "Une seule")
        page.click("#send", click_count=4, delay=5)
        page.context.set_offline(False)
        expect(page.locator(".mark.sent")).to_have_count(1)
        expect(page.locator("#counts")).to_have_text("1 envoyée")
    assert [card.text for card in hall.cards()] == ["Une seule"]


def test_without_script_four_taps_are_one_card(hall: Hall) -> None:
    with hall.page(java_script_enabled=False) as page:
        page.fill("#text", "Une seule")
        page.click("#send", click_count=4, no_wait_after=True)
        expect(page.locator(".received")).to_have_count(1)
        page.go_back()
        page.fill("#text", "Une seule")
        page.click("#send")
        expect(page.locator(".received")).to_have_count(1)
    assert [card.text for card in hall.cards()] == ["Une seule"]
