"""Photos over HTTP: once however often sent, read by their table alone, bounded before they are
read, and with the same answers to a phone without script."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Workshop
from tests.photos import held_sideways, jpeg
from tests.web.conftest import build, card, code_of, link_of, phone_of
from workshop_app.domain.photos import LARGEST_SENT, MOST_AT_A_TABLE, Photo
from workshop_app.domain.problems import Problem
from workshop_app.services.photos import photos_in_order, withdraw_photo
from workshop_app.web.multipart import read_parts

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


def photos(workshop: Workshop) -> list[Photo]:
    return list(workshop.ask(photos_in_order))


async def send(
    phone: httpx.AsyncClient, content: bytes = b"", headers: Any = None, **fields: str
) -> httpx.Response:
    data = {"id": str(uuid4())} | fields
    file = {"photo": ("photo.jpg", content or jpeg(), "image/jpeg")}
    return await phone.post("/photos", data=data, files=file, headers=headers)


async def test_a_photo_is_kept_once_and_its_repeat_is_answered(workshop: Workshop) -> None:
    key = str(uuid4())
    async with phone_of(workshop) as phone:
        first = await send(phone, id=key, caption="Notre mur")
        again = await send(phone, id=key, caption="Notre mur")
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json() == again.json()
        assert first.json()["caption"] == "Notre mur"
        state = (await phone.get("/state")).json()
        assert [photo["id"] for photo in state["photos"]] == [key]
        picture = await phone.get(f"/photos/{key}")
        assert picture.headers["content-type"] == "image/jpeg"
        assert picture.headers["x-content-type-options"] == "nosniff"
        preview = await phone.get(f"/photos/{key}/preview")
        assert 0 < len(preview.content) < len(picture.content)
    assert len(photos(workshop)) == 1


async def test_a_repeat_is_answered_without_decoding(workshop: Workshop) -> None:
    """What the phone holds may be damaged since: the laptop has the photo, and says so."""
    key = str(uuid4())
    async with phone_of(workshop) as phone:
        await send(phone, id=key)
        assert (await send(phone, b"damaged", id=key)).status_code == 200


async def test_where_it_was_taken_goes_whoever_shrinks_it(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        key = (await send(phone, held_sideways())).json()["id"]
        content = (await phone.get(f"/photos/{key}")).content
    assert b"Exif" not in content
    assert b"Marque" not in content


async def test_another_table_sees_nothing_of_it(workshop: Workshop) -> None:
    async with phone_of(workshop, 4) as phone:
        key = (await send(phone)).json()["id"]
    async with phone_of(workshop, 5) as phone:
        for path in (f"/photos/{key}", f"/photos/{key}/preview"):
            assert (await phone.get(path)).status_code == 404
        assert (await phone.put(f"/photos/{key}", json={"caption": "x"})).status_code == 404
        assert (await phone.delete(f"/photos/{key}")).status_code == 404
        assert (await send(phone, id=key)).status_code == 404
        assert (await phone.get("/state")).json()["photos"] == []
    assert len(photos(workshop)) == 1


async def test_its_caption_is_changed_and_it_is_withdrawn(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        key = (await send(phone)).json()["id"]
        answer = await phone.put(f"/photos/{key}", json={"caption": " Le <b>mur "})
        assert answer.json()["caption"] == "Le <b>mur"
        assert (await phone.put(f"/photos/{key}", json={"caption": "x" * 121})).status_code == 422
        page = await phone.get(link_of(workshop), headers=PAGE)
        assert "Le &lt;b&gt;mur" in page.text
        for _twice in range(2):
            assert (await phone.delete(f"/photos/{key}")).json()["withdrawn"] is True
        assert (await phone.get(f"/photos/{key}")).status_code == 404
    assert photos(workshop) == []


async def test_what_the_desk_set_aside_is_answered_and_not_revived(workshop: Workshop) -> None:
    key = str(uuid4())
    async with phone_of(workshop) as phone:
        await send(phone, id=key)
        workshop.do(partial(withdraw_photo, key=photos(workshop)[0].id, table=None))
        again = await send(phone, id=key)
    assert (again.status_code, again.json()["withdrawn"]) == (200, True)
    assert photos(workshop) == []


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"GIF89a", 422, "photo_unreadable"),
        (b"\0" * (LARGEST_SENT + 1), 413, "photo_too_large"),
        (b"\0" * (LARGEST_SENT + 100_000), 413, "photo_too_large"),
    ],
    ids=["gif", "too large", "far too large"],
)
async def test_what_is_no_photo_is_refused_with_a_sentence(
    workshop: Workshop, content: bytes, status: int, code: str
) -> None:
    async with phone_of(workshop) as phone:
        answer = await send(phone, content)
        assert (answer.status_code, answer.json()["error"]) == (status, code)
        assert "Rien n'est perdu" in answer.json()["message"].replace("’", "'")
        assert (await send(phone, content, PAGE)).status_code == status


async def test_the_table_is_known_before_a_byte_is_read(workshop: Workshop) -> None:
    async with phone_of(workshop, code="0000 0000") as phone:
        assert (await send(phone)).status_code == 404
        foreign = {"origin": "http://elsewhere"}
    async with phone_of(workshop) as phone:
        assert (await send(phone, headers=foreign)).status_code == 403


async def test_a_table_is_told_when_it_has_sent_enough(workshop: Workshop) -> None:
    content = jpeg(32, 32)
    async with phone_of(workshop) as phone:
        for _n in range(MOST_AT_A_TABLE):
            assert (await send(phone, content)).status_code == 201
        answer = await send(phone, content)
        assert (answer.status_code, answer.json()["error"]) == (409, "too_many_photos")


async def test_nine_tables_send_photos_while_cards_come(workshop: Workshop) -> None:
    """More at once than is decoded at once: each is kept, and so is each card."""
    workshop.start("Forces")
    form = build(workshop)
    transport = httpx.ASGITransport(form.app)
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=transport, base_url="http://form") as phones,
    ):
        codes = [code_of(workshop, table) for table in range(1, 10)]

        async def photo(code: str) -> int:
            file = {"photo": ("p.jpg", jpeg(), "image/jpeg")}
            sent = await phones.post(f"/t/{code}/photos", data={"id": str(uuid4())}, files=file)
            return sent.status_code

        async def write(code: str) -> int:
            return (await phones.post(f"/t/{code}/cards", json=card())).status_code

        answers = await asyncio.gather(
            *(photo(code) for code in codes), *(write(code) for code in codes * 3)
        )
    assert answers == [201] * 36
    assert len(photos(workshop)) == 9


async def test_too_many_at_once_are_told_to_come_back(workshop: Workshop) -> None:
    content = jpeg(32, 32)
    async with phone_of(workshop) as phone:
        answers = await asyncio.gather(*(send(phone, content) for _n in range(40)))
    told = {answer.status_code for answer in answers}
    assert told == {201, 503}
    late = [answer for answer in answers if answer.status_code == 503]
    assert all(answer.headers["retry-after"] for answer in late)


async def test_without_script_it_is_the_same(workshop: Workshop) -> None:
    key = str(uuid4())
    async with phone_of(workshop) as phone:
        page = await phone.get(link_of(workshop), headers=PAGE)
        assert 'enctype="multipart/form-data"' in page.text
        assert "12 photos par table" in page.text
        sent = await send(phone, headers=PAGE, id=key, caption="Mur")
        assert sent.status_code == 303
        back = await phone.get(f"http://form{sent.headers['location']}", headers=PAGE)
        assert "Photo enregistrée\u00a0: 1." in back.text
        assert f"/photos/{key}/preview" in back.text
        assert (await send(phone, headers=PAGE, id=key)).status_code == 303
        other = await send(phone, jpeg(ink="red"), PAGE, id=key)
        assert other.status_code == 303, "« Back », then another picture: it is not lost"
        assert len(photos(workshop)) == 2
        edit = await phone.post(f"/photos/{key}", data={"caption": "Le mur"}, headers=PAGE)
        assert edit.status_code == 303
        await phone.post(f"/photos/{key}", data={"act": "withdraw"}, headers=PAGE)
        assert len(photos(workshop)) == 1
        missing = await phone.post(
            "/photos", data={"id": key}, files={"photo": ("", b"")}, headers=PAGE
        )
        assert missing.status_code == 422
        assert "Il manque la photo" in missing.text


async def test_a_wrong_clock_is_not_believed(workshop: Workshop) -> None:
    later = workshop.clock.now() + timedelta(days=3)
    async with phone_of(workshop) as phone:
        await send(phone, taken_at=later.isoformat())
    assert photos(workshop)[0].taken_at == workshop.clock.now()


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary="]
)
async def test_what_is_no_form_is_refused(workshop: Workshop, kind: str) -> None:
    async with phone_of(workshop) as phone:
        answer = await phone.post("/photos", content=b"whatever", headers={"content-type": kind})
    assert answer.status_code == 422


@given(st.dictionaries(st.text("abc_", min_size=1), st.binary(), min_size=1, max_size=6))
def test_the_parts_of_a_form_are_read_as_a_browser_writes_them(fields: dict[str, bytes]) -> None:
    files = {name: ("a.jpg", content) for name, content in fields.items()}
    request = httpx.Request("POST", "http://form", files=files)
    assert read_parts(request.headers["content-type"], request.read()) == fields


@given(st.binary(max_size=200))
def test_a_body_of_anything_is_parts_or_a_refusal(body: bytes) -> None:
    try:
        read_parts("multipart/form-data; boundary=x", b"--x\r\n" + body + b"\r\n--x--")
    except Problem as refused:
        assert refused.code == "not_valid"  # noqa: PT017 both ends are right
