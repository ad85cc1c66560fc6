"""Photos on a real phone: made small there, kept there while the line is lost, sent once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from tests.photos import held_sideways, jpeg
from workshop_app.domain.photos import LONGEST_SIDE, Photo
from workshop_app.services.photos import photos_in_order, picture_of, withdraw_photo

ROWS = "#photos-list li"


def photos(hall: Hall) -> list[Photo]:
    return list(hall.workshop.ask(photos_in_order))


def take(page: Page, *contents: bytes, kind: str = "image/jpeg") -> None:
    sent: list[Any] = [
        {"name": f"IMG_{n}.jpg", "mimeType": kind, "buffer": content}
        for n, content in enumerate(contents)
    ]
    page.locator("#photo-choose" if len(sent) > 1 else "#photo-take").set_input_files(sent)


def test_a_photo_is_made_small_on_the_phone_and_its_caption_written(
    hall: Hall, faults: Callable[[Page], list[str]]
) -> None:
    with hall.page() as page:
        with page.expect_request(lambda request: request.url.endswith("/photos")) as asked:
            take(page, jpeg(4_000, 3_000))
        assert len(asked.value.post_data_buffer or b"") < 400_000
        expect(page.locator(ROWS)).to_contain_text("Envoyée")
        expect(page.locator("#photo-counts")).to_have_text("1 sur 12")
        page.locator(f"{ROWS} .row").click()
        page.get_by_label("Légende", exact=True).fill("Notre mur")
        page.keyboard.press("Enter")
        expect(page.locator(f"{ROWS} .words")).to_have_text("Notre mur")
        page.locator(f"{ROWS} .row").click()
        expect(page.get_by_alt_text("Photo 1 de la table 4")).to_be_visible()
        assert faults(page) == []
    kept = photos(hall)[0]
    assert (kept.caption, kept.width) == ("Notre mur", LONGEST_SIDE)


def test_it_arrives_upright_and_says_nothing_of_where_it_was_taken(hall: Hall) -> None:
    with hall.page() as page:
        take(page, held_sideways())
        expect(page.locator(ROWS)).to_contain_text("Envoyée")
    content = hall.workshop.ask(partial(picture_of, key=photos(hall)[0].id))
    assert b"Exif" not in content
    kept = Image.open(BytesIO(content))
    assert kept.width > kept.height


def test_photos_wait_for_the_line_through_a_closed_page_and_leave_once(hall: Hall) -> None:
    with hall.phone() as phone:
        page = phone.new_page()
        page.goto(hall.link())
        phone.set_offline(True)
        take(page, jpeg(), jpeg(ink="red"))
        expect(page.locator(f"{ROWS} .mark.waiting")).to_have_count(2)
        page.locator(f"{ROWS} .row").first.click()
        expect(page.locator(f"{ROWS} .detail").first).to_have_text("Gardée sur ce téléphone")
        page.close(run_before_unload=False)
        phone.set_offline(False)
        again = phone.new_page()
        again.goto(hall.link())
        expect(again.locator(f"{ROWS} .mark.sent")).to_have_count(2)
        again.reload()
        expect(again.locator(f"{ROWS} .mark.sent")).to_have_count(2)
    assert len(photos(hall)) == 2


def test_a_photo_on_its_way_never_holds_up_a_card(hall: Hall) -> None:
    hall.workshop.start("Forces")
    with hall.page() as page:
        held: list[Any] = []
        page.route("**/photos", lambda route: held.append(route))
        take(page, jpeg())
        expect(page.locator(f"{ROWS} .mark.waiting")).to_have_count(1)
        page.locator("#text").fill("Un port")
        page.locator("#send").click()
        hall.wait_for_cards(1)
        assert len(held) == 1
        held[0].continue_()
        expect(page.locator(f"{ROWS} .mark.sent")).to_have_count(1)


def test_two_phones_of_a_table_see_both_and_what_goes_away(hall: Hall) -> None:
    with hall.page() as one, hall.page() as other:
        take(one, jpeg())
        expect(other.locator(f"{ROWS} .mark.sent")).to_have_count(1)
        other.locator(f"{ROWS} .row").click()
        other.get_by_role("button", name="Retirer").click()
        other.get_by_role("button", name="Retirer").click()
        expect(one.locator(ROWS)).to_have_count(0)
        take(one, jpeg(ink="red"))
        expect(one.locator(f"{ROWS} .mark.sent")).to_have_count(1)
        key = photos(hall)[0].id
        hall.workshop.do(partial(withdraw_photo, key=key, table=None))
        expect(one.locator(ROWS)).to_have_count(0)
    assert photos(hall) == []


def test_what_is_no_photo_is_told_at_once(hall: Hall) -> None:
    with hall.page() as page:
        take(page, b"<svg/>", kind="image/svg+xml")
        expect(page.locator("#photo-wrong")).to_contain_text("ne lit pas ce fichier")
        expect(page.locator(ROWS)).to_have_count(0)
        take(page, b"\xff\xd8 broken")
        expect(page.locator(f"{ROWS} .mark.refused")).to_have_count(1)
        page.locator(f"{ROWS} .row").click()
        expect(page.locator(f"{ROWS} .detail")).to_contain_text("ne se lit pas comme une photo")
        page.get_by_role("button", name="Retirer").click()
        expect(page.locator(ROWS)).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390])
def test_the_page_without_script_takes_a_photo(
    hall: Hall, tmp_path: Path, faults: Callable[[Page], list[str]], width: int
) -> None:
    file = tmp_path / "mur.jpg"
    file.write_bytes(jpeg())
    size = {"width": width, "height": 844}
    with hall.page(java_script_enabled=False, viewport=size) as page:
        page.locator("#photo-take").set_input_files(file)
        page.get_by_label("Légende (facultative)").fill("Mur")
        page.get_by_role("button", name="Envoyer la photo").click()
        expect(page.locator("#photos")).to_contain_text("Photo enregistrée")
        expect(page.locator(f"{ROWS} .words")).to_have_text("Mur")
        wide = page.locator("html").bounding_box()
        assert wide is not None
        assert wide["width"] <= width
    assert len(photos(hall)) == 1
