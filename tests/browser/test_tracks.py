"""Tables that follow another instruction: on their phone, and on the projector in a browser."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hall
from tests.browser.test_mirror import OUTSIDE, SIZES, address
from tests.services.test_tracks import forces
from tests.web.conftest import code_of
from workshop_app.services.methods import give_method
from workshop_app.services.tracks import (
    add_track,
    change_track,
    give_own_times,
    step_track_part,
)


@pytest.fixture
def apart(hall: Hall) -> str:
    """Key of the instruction of tables 6 to 9 during « Forces », with times of its own."""
    phase = forces(hall.workshop).id
    hall.workshop.do(partial(give_method, phase=phase, key="1-2-4"))
    track = hall.workshop.do(partial(add_track, phase=phase)).tracks[0].key
    steps = ("Prenez la carte.", "Tracez vos trajets.")
    change = partial(change_track, phase=phase, key=track, title="Bus", steps=steps)
    hall.workshop.do(partial(change, question="Comment venir ?"))
    hall.workshop.do(partial(give_own_times, phase=phase, key=track, own=True))
    hall.workshop.do(partial(step_track_part, phase=phase, key=track, index=0, minutes=1))
    return track


@pytest.mark.parametrize("script", [True, False])
def test_each_phone_shows_its_own_question_and_steps(hall: Hall, apart: str, script: bool) -> None:
    hall.workshop.start("Forces")
    with hall.phone(java_script_enabled=script) as browser:
        page = browser.new_page()
        page.goto(f"{hall.address}/t/{code_of(hall.workshop, 7)}")
        expect(page.locator("#question")).to_have_text("Comment venir ?")
        expect(page.locator("#steps li").first).not_to_be_visible()
        page.get_by_text("Étapes", exact=True).click()
        expect(page.locator("#steps li")).to_have_text(["Prenez la carte.", "Tracez vos trajets."])
        page.goto(f"{hall.address}/t/{code_of(hall.workshop, 2)}")
        expect(page.locator("#question")).not_to_have_text("Comment venir ?")
        expect(page.locator("#steps li")).to_have_count(3)


def test_a_change_reaches_the_phones_it_is_for(hall: Hall, apart: str) -> None:
    hall.workshop.start("Forces")
    phase = forces(hall.workshop).id
    with hall.phone() as browser:
        mine, other = browser.new_page(), browser.new_page()
        mine.goto(f"{hall.address}/t/{code_of(hall.workshop, 7)}")
        other.goto(f"{hall.address}/t/{code_of(hall.workshop, 2)}")
        before = other.locator("#question").text_content()
        again = partial(change_track, phase=phase, key=apart, question="Et revenir ?")
        hall.workshop.do(again)
        expect(mine.locator("#question")).to_have_text("Et revenir ?")
        assert other.locator("#question").text_content() == before


@pytest.mark.parametrize("size", SIZES)
def test_both_stand_side_by_side_or_in_turn(hall: Hall, apart: str, size: tuple[int, int]) -> None:
    hall.workshop.start("Forces")
    tall = size == (1024, 768)
    with hall.phone(viewport={"width": size[0], "height": size[1]}) as browser:
        page = browser.new_page()
        page.goto(address(hall))
        expect(page.locator(".tracks h1")).to_have_text(["Forces"] if tall else ["Forces", "Bus"])
        assert page.evaluate(OUTSIDE) == []
        if not tall:
            expect(page.locator(".part span")).to_have_text(["3:00", "4:00"])
