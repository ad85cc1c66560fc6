"""The phones are on a network of their own: a real address, with the script and without it."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hall
from tests.hall_network import HallNetwork, NoNetwork, hall_network


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_card_travels_over_a_real_address(hall: Hall, network: HallNetwork, script: bool) -> None:
    network.must_be_real()
    assert urlsplit(hall.address).hostname == network.address
    hall.workshop.start("Forces")
    with hall.page(java_script_enabled=script) as page:
        assert page.viewport_size == {"width": 390, "height": 844}
        if script:
            assert not page.evaluate("isSecureContext"), "a phone in a hall is not on the loopback"
        page.fill("#text", "Un port 🛶")
        page.click("#send")
        expect(page.locator(".mark.sent" if script else ".received")).to_have_count(1)
    assert [card.text for card in hall.cards()] == ["Un port 🛶"]


def test_a_card_written_while_the_wifi_is_gone_leaves_when_it_is_back(
    hall: Hall, network: HallNetwork
) -> None:
    hall.workshop.start("Forces")
    with hall.page() as page:
        expect(page.locator("h1")).to_have_text("Table 4")
        network.cut()
        try:
            page.fill("#text", "Gardée")
            page.click("#send")
            expect(page.locator("#lost")).not_to_be_empty()
            assert hall.cards() == []
        finally:
            network.mend()
        expect(page.locator(".mark.sent")).to_have_count(1)
    assert [card.text for card in hall.cards()] == ["Gardée"]


def test_the_laptop_changes_its_address() -> None:
    with hall_network() as own, socket.create_server(("0.0.0.0", 0)) as listening:
        first, port = own.address, listening.getsockname()[1]
        both = own.renumber(keep_old=True)
        last = own.renumber()
        assert len({first, both, last}) == 3
        for address, answers in ((first, True), (both, False), (last, True)):
            with socket.socket() as phone:
                phone.settimeout(1)
                assert (phone.connect_ex((address, port)) == 0) is answers


def test_where_the_network_is_shared_a_cut_says_what_is_missing(tmp_path: Path) -> None:
    shared = HallNetwork("192.0.2.7", tmp_path)
    assert shared.phones("chromium") == ["chromium"]
    with pytest.raises(NoNetwork, match="needs Linux, root"):
        shared.cut()
    with pytest.raises(NoNetwork, match="not the loopback"):
        HallNetwork("127.0.0.1", tmp_path).must_be_real()
