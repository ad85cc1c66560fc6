"""Cards over HTTP, as the contract says."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.conftest import Workshop
from tests.web.conftest import card, code_of, phone_of
from workshop_app.domain.cards import Card
from workshop_app.domain.problems import Problem
from workshop_app.services.tables import tables_in_order
from workshop_app.services.workshops import change_workshop
from workshop_app.web.security import LONGEST_BODY, Limits, Links

pytestmark = pytest.mark.anyio
BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(autouse=True)
def forces(workshop: Workshop) -> None:
    workshop.start("Forces")


def stored(workshop: Workshop, key: str) -> Card:
    found = workshop.ask(lambda snapshot: snapshot.cards.get(UUID(key)))
    assert found is not None
    return found


async def test_first_time_201_any_repeat_200_with_the_same_answer(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        sent = card()
        first = await client.post("/cards", json=sent)
        again = await client.post("/cards", data=sent)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json() == {"id": sent["id"], "number": 1, "change": first.json()["change"]}


@pytest.mark.parametrize(
    ("sent", "status", "error"),
    [
        (card(kind="faiblesses"), 409, "kind_closed"),
        (card(kind="autre"), 422, "unknown_kind"),
        (card(text=" "), 422, "text_empty"),
        (card(text="x" * 1_001), 422, "text_too_long"),
        (card(text="x" * LONGEST_BODY), 413, "too_large"),
        (card(id="7"), 422, "not_valid"),
        (card(text=None), 422, "not_valid"),
        (card(written_at="2026-03-12T09:00:00"), 422, "not_valid"),
        ([], 422, "not_valid"),
    ],
)
async def test_refusals(workshop: Workshop, sent: object, status: int, error: str) -> None:
    async with phone_of(workshop) as client:
        answer = await client.post("/cards", json=sent)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.json()["message"].endswith(".")


async def test_a_body_that_does_not_tell_its_length_is_cut_off(workshop: Workshop) -> None:
    async def endless() -> object:
        for _ in range(100):
            yield b"x" * 1_000

    async with phone_of(workshop) as client:
        answer = await client.post("/cards", content=endless())  # type: ignore[arg-type]
    assert answer.status_code == 413


async def test_the_longest_card_fits_whatever_its_script(workshop: Workshop) -> None:
    text = "🛶" * 1_000
    async with phone_of(workshop) as client:
        answer = await client.post("/cards", data=card(text=text))
    assert answer.status_code == 201
    assert stored(workshop, answer.json()["id"]).text == text


async def test_a_link_is_the_only_key_of_a_table(workshop: Workshop) -> None:
    sent = card()
    async with phone_of(workshop, table=4) as client:
        await client.post("/cards", json=sent)
    async with phone_of(workshop, table=5) as client:
        written = await client.post("/cards", json=sent)
        changed = await client.put(f"/cards/{sent['id']}", json={"text": "B"})
        gone = await client.delete(f"/cards/{sent['id']}")
    assert [a.json()["error"] for a in (written, changed, gone)] == ["unknown_card"] * 3
    assert stored(workshop, sent["id"]).text == "Un port 🛶"


async def test_a_code_is_read_as_people_type_it(workshop: Workshop) -> None:
    code = code_of(workshop)
    typed = f"{code[:4]}-{code[4:]}".lower().replace("0", "o").replace("1", "l")
    async with phone_of(workshop, code=typed) as client:
        assert (await client.get("/state")).json()["table"] == 4


async def test_unknown_codes_are_soon_made_to_wait_and_known_ones_never(workshop: Workshop) -> None:
    limits = Limits(unknown_codes=3, unknown_codes_per_s=0.5)
    async with phone_of(workshop, limits=limits) as client:
        await client.get("/state")
        tried = [await client.get(f"http://form/t/AAAA000{n}/state") for n in range(5)]
        known = await client.get("/state")
        workshop.clock.forward(1)
        later = await client.get("http://form/t/AAAA0009/state")
    assert [answer.status_code for answer in tried] == [404, 404, 404, 429, 429]
    assert tried[-1].headers["retry-after"] == "2"
    assert "2" in tried[-1].json()["message"]
    assert (known.status_code, later.status_code) == (200, 404)


async def test_a_code_in_use_is_never_taken_for_a_guess(workshop: Workshop) -> None:
    """A table opened, so codes are looked up again; somebody at the same address has guessed."""
    house, code = workshop.house, code_of(workshop)
    links = Links(house.library, house.clock, house.presence, Limits(unknown_codes=1))
    await links.way_in(code, "192.168.1.7")
    with pytest.raises(Problem, match="unknown_code"):
        await links.way_in("AAAA0001", "192.168.1.7")
    links.forget(workshop.key)
    assert await links.way_in(code, "192.168.1.7") == f"/t/{code}"


async def test_a_body_folded_thousands_of_times_is_not_valid(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        answer = await client.post("/cards", content=b'{"a":' * 3_000)
    assert (answer.status_code, answer.json()["error"]) == (422, "not_valid")


async def test_a_disk_that_fails_keeps_the_card_on_the_phone(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        assert (await client.get("/state")).status_code == 200
        reader = workshop.house.database.reader

        def fails(*_: object) -> None:
            raise OperationalError("BEGIN", {}, sqlite3.OperationalError("disk I/O error"))

        event.listen(reader, "begin", fails)
        answer = await client.get("/state")
        event.remove(reader, "begin", fails)
    assert (answer.status_code, answer.json()["error"]) == (503, "busy")
    assert answer.headers["retry-after"] == "1"


async def test_one_table_may_not_flood_the_others(workshop: Workshop) -> None:
    limits = Limits(writes=2, writes_per_s=1)
    async with phone_of(workshop, limits=limits) as client:
        answers = [await client.post("/cards", json=card()) for _ in range(3)]
        other = f"http://form/t/{code_of(workshop, 5)}/cards"
        beside = await client.post(other, json=card())
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[-1].headers["retry-after"] == "1"
    assert beside.status_code == 201


async def test_a_conflict_shows_the_other_version_and_overwrites_nothing(
    workshop: Workshop,
) -> None:
    async with phone_of(workshop) as client:
        sent = card()
        change = (await client.post("/cards", json=sent)).json()["change"]
        path = f"/cards/{sent['id']}"
        edited = await client.put(path, json={"text": "B", "expected": change})
        late = await client.put(path, json={"text": "C", "expected": change})
        gone = await client.delete(path, params={"expected": change})
        state = (await client.get("/state")).json()
    assert (edited.status_code, edited.json()["text"]) == (200, "B")
    assert (late.status_code, gone.status_code) == (409, 409)
    assert late.json()["newest"]["text"] == state["cards"][0]["text"] == "B"
    assert late.json()["newest"]["change"] == edited.json()["change"]


@pytest.mark.parametrize("as_body", [True, False])
async def test_a_card_is_withdrawn_once_however_often_it_is_asked(
    workshop: Workshop, as_body: bool
) -> None:
    async with phone_of(workshop) as client:
        sent = card()
        change = (await client.post("/cards", json=sent)).json()["change"]
        path = f"/cards/{sent['id']}"
        if as_body:
            first = await client.request("DELETE", path, json={"expected": change})
        else:
            first = await client.delete(path, params={"expected": change})
        again = await client.delete(path)
        repeated = await client.post("/cards", json=sent)
        state = (await client.get("/state")).json()
    assert [a.status_code for a in (first, again, repeated)] == [200, 200, 200]
    assert first.json()["withdrawn"] is True
    assert state["cards"] == []


@pytest.mark.parametrize("expected", ["abc", "1.5"])
async def test_an_expected_change_is_a_number(workshop: Workshop, expected: str) -> None:
    async with phone_of(workshop) as client:
        answer = await client.delete(f"/cards/{uuid4()}", params={"expected": expected})
    assert (answer.status_code, answer.json()["error"]) == (422, "not_valid")


@pytest.mark.parametrize(
    ("told", "believed"),
    [
        ("2026-03-12T09:57:00+01:00", True),
        ("2026-03-12T12:00:00Z", False),
        ("1970-01-01T00:00:00Z", False),
        ("0001-01-01T00:00:00+14:00", False),
        ("9999-12-31T23:59:59-12:00", False),
    ],
)
async def test_a_phone_with_a_wrong_clock_does_not_date_its_cards(
    workshop: Workshop, told: str, believed: bool
) -> None:
    async with phone_of(workshop) as client:
        answer = await client.post("/cards", json=card(written_at=told))
    assert answer.status_code == 201
    written_at = stored(workshop, answer.json()["id"]).written_at
    assert (written_at == workshop.clock.now()) is not believed


async def test_the_first_name_goes_with_the_card(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        answer = await client.post("/cards", json=card(author=" Zoé\u202e" + "x" * 100))
    assert stored(workshop, answer.json()["id"]).author == "Zoé" + "x" * 57


async def test_a_closing_library_keeps_the_card_on_the_phone(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        await client.get("/state")
        workshop.house.library.close()
        answer = await client.post("/cards", json=card())
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"


async def test_without_script_a_card_leads_back_to_the_page_that_says_so(
    workshop: Workshop,
) -> None:
    async with phone_of(workshop) as client:
        sent = card(text="Un port\r\nprofond", author="Zoé")
        first = await client.post("/cards", data=sent, headers=BROWSER)
        again = await client.post("/cards", data=sent, headers=BROWSER)
        page = await client.get(f"http://form{first.headers['location']}", headers=BROWSER)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["location"] == again.headers["location"]
    assert "FO 01" in page.text
    assert len(workshop.ask(lambda snapshot: snapshot.cards.where())) == 1


async def test_other_words_under_the_id_of_an_old_page_are_another_card(
    workshop: Workshop,
) -> None:
    async with phone_of(workshop) as client:
        sent = card(text="Un port")
        for text in ("Un port", "Une gare", "Une gare"):
            await client.post("/cards", data=sent | {"text": text}, headers=BROWSER)
    kept = workshop.ask(lambda snapshot: snapshot.cards.where())
    assert sorted(each.text for each in kept) == ["Un port", "Une gare"]


@pytest.mark.parametrize("changed", [{"kind": "faiblesses"}, {"id": "7"}, {"text": "x" * 1_500}])
async def test_without_script_a_refused_card_stays_in_its_field(
    workshop: Workshop, changed: dict[str, str]
) -> None:
    async with phone_of(workshop) as client:
        sent = card(text="Un <b>port</b>") | changed
        answer = await client.post("/cards", data=sent, headers=BROWSER)
    assert answer.status_code in (409, 422)
    assert 'role="alert"' in answer.text
    words = sent["text"].replace("<", "&lt;").replace(">", "&gt;")
    assert f">{words}</textarea>" in answer.text


async def test_a_closed_table_is_closed_within_a_second(workshop: Workshop) -> None:
    async with phone_of(workshop, table=9) as client:
        assert (await client.get("/state")).status_code == 200
        workshop.do(partial(change_workshop, table_count=8))
        async with asyncio.timeout(5):
            while (await client.get("/state")).status_code == 200:
                pass
    assert len(workshop.ask(tables_in_order)) == 8
