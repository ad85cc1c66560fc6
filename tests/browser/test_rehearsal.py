"""The band of a rehearsal on phones and on the projector's browser: seen, and in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from workshop_app.services.follow import open_follow_page
from workshop_app.services.posts import link_post
from workshop_app.services.projection.choice import link_mirror

pytestmark = pytest.mark.parametrize("hall", [True], indirect=True)
MARK = "Répétition – rien n’est gardé"
WIDER = "() => document.documentElement.scrollWidth > innerWidth"


def pages(hall: Hall) -> list[str]:
    workshop = hall.workshop
    return [
        hall.link(),
        f"{hall.address}/",
        f"{hall.address}/d/{workshop.do(link_post).code}",
        f"{hall.address}/s/{workshop.do(open_follow_page).code}/4",
        f"{hall.address}/p/{workshop.do(link_mirror).code}",
    ]


@pytest.mark.parametrize("script", [True, False])
def test_it_is_on_every_page_with_or_without_script(hall: Hall, script: bool) -> None:
    hall.workshop.start("Forces")
    with hall.phone(java_script_enabled=script) as phone:
        page = phone.new_page()
        for address in pages(hall):
            page.goto(address)
            expect(page.get_by_text(MARK)).to_be_in_viewport()


def test_axe_finds_no_fault_and_nothing_is_wider(
    hall: Hall, faults: Callable[[Page], list[str]]
) -> None:
    hall.workshop.start("Forces")
    with hall.phone() as phone:
        page = phone.new_page()
        for address in pages(hall):
            page.goto(address)
            expect(page.get_by_text(MARK)).to_be_visible()
            assert faults(page) == []
            assert not page.evaluate(WIDER)
