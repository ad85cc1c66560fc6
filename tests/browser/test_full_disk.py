"""The laptop's disk is full: the phone says that its cards wait, and sends each once, later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hall
from tests.small_disk import SmallDisk, small_disk

CARDS = 3


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDisk]:
    with small_disk(tmp_path_factory.mktemp("disk")) as disk:
        yield disk


@pytest.fixture
def tmp_path(disk: SmallDisk) -> Path:
    """The workshop of the test lies on the small disk."""
    return disk.folder


def test_cards_wait_for_room_on_the_disk_and_arrive_once(hall: Hall, disk: SmallDisk) -> None:
    hall.workshop.start("Forces")
    with hall.page() as page:
        disk.fill()
        for number in range(CARDS):
            page.fill("#text", f"Carte {number} " + "x" * 900)
            page.click("#send")
        expect(page.locator(".mark.waiting").first).to_be_visible()
        page.locator(".row:has(.mark.waiting)").first.click()
        expect(page.locator(".detail").first).to_contain_text("Gardée sur ce téléphone")
        expect(page.locator("#lost")).to_be_empty()
        before = [card.id for card in hall.cards()]
        assert len(before) < CARDS
        disk.make_room()
        expect(page.locator("#counts")).to_have_text(f"{CARDS} envoyées")
        expect(page.locator(".mark.waiting")).to_have_count(0)
    texts = sorted(card.text for card in hall.cards())
    assert texts == sorted(f"Carte {number} " + "x" * 900 for number in range(CARDS))
    assert {card.id for card in hall.cards()} >= set(before)
