"""Following one's table on one's own phone: live, through a cut, without script, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.services.follow import close_follow_page, open_follow_page


@pytest.fixture(autouse=True)
def forces(hall: Hall) -> None:
    hall.workshop.start("Forces")


@contextmanager
def followed(hall: Hall, path: str = "/4", **options: Any) -> Iterator[Page]:
    link = hall.workshop.do(open_follow_page)
    with hall.phone(**options) as context:
        page = context.new_page()
        page.goto(f"{hall.address}/s/{link.code}{path}")
        yield page


def test_a_card_appears_and_the_time_runs(hall: Hall) -> None:
    with followed(hall) as page:
        expect(page.locator("#none")).to_be_visible()
        hall.workshop.write("Un port 🛶")
        expect(page.locator("#cards li .words")).to_have_text("Forces FO 01 Un port 🛶")
        expect(page.locator("#counts")).to_have_text("1 carte")
        shown = page.locator("#clock").inner_text()
        expect(page.locator("#clock")).not_to_have_text(shown)


def test_a_cut_is_told_and_mends_itself(hall: Hall) -> None:
    with followed(hall) as page:
        page.context.set_offline(True)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#lost")).to_contain_text("Connexion perdue.")
        hall.workshop.write("Pendant")
        page.context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#cards li")).to_have_count(1)
        expect(page.locator("#lost")).to_be_empty()


def test_a_page_that_closes_says_so(hall: Hall) -> None:
    with followed(hall) as page:
        expect(page.locator("#none")).to_be_visible()
        hall.workshop.do(close_follow_page)
        expect(page.locator("#lost")).to_contain_text("Cette page est fermée")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("path", ["", "/4"])
def test_it_is_read_aloud_and_fits_a_small_phone(
    hall: Hall, faults: Callable[[Page], list[str]], path: str, script: bool
) -> None:
    hall.workshop.write("Un port " * 20)
    size = {"width": 320, "height": 700}
    with followed(hall, path, viewport=size, java_script_enabled=script) as page:
        wide = page.locator("body").bounding_box()
        assert wide is not None
        assert wide["width"] <= 320
        if script:
            assert faults(page) == []
        elif path:
            expect(page.get_by_role("link", name="Actualiser")).to_be_visible()
            expect(page.locator("#cards li")).to_have_count(1)
