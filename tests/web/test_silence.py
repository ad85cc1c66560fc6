"""In silence the text of a card leaves the laptop for the phone that wrote it alone."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import card, link_of, phone_of
from workshop_app.services.history import undo
from workshop_app.services.phases import change_phase, reveal_cards, schedule
from workshop_app.web.listeners import TablePhone
from workshop_app.web.live import events_of

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


@pytest.fixture(autouse=True)
def silent(workshop: Workshop) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, silent=True))
    workshop.start("Forces")


async def texts(client: httpx.AsyncClient) -> tuple[list[str], int]:
    state: dict[str, Any] = (await client.get("/state")).json()
    return sorted(each["text"] for each in state["cards"]), state["hidden"]


async def test_a_phone_sees_its_own_and_how_many_the_others_are(workshop: Workshop) -> None:
    async with phone_of(workshop) as one, phone_of(workshop) as other:
        await one.get(link_of(workshop), headers=PAGE)
        await other.get(link_of(workshop), headers=PAGE)
        await one.post("/cards", json=card(text="Un port"))
        await other.post("/cards", json=card(text="Une gare"))
        await other.post("/cards", json=card(text="Un pont"))
        assert await texts(one) == (["Un port"], 2)
        assert await texts(other) == (["Un pont", "Une gare"], 1)
        page = (await one.get(link_of(workshop), headers=PAGE)).text
        assert "Un port" in page
        assert "Une gare" not in page
        assert "2 autres cartes de la table seront dévoilées" in page
        assert '"silent":true' in page
        revealed = workshop.do(reveal_cards)
        assert (await texts(one))[1] == 0
        assert len((await texts(one))[0]) == 3
        workshop.do(partial(undo, command=revealed.change))
        assert await texts(one) == (["Un port"], 2)
        workshop.clock.forward(60)
        assert len((await texts(other))[0]) == 3, "the bell reveals"


async def test_a_phone_that_is_not_known_sees_none(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        await client.post("/cards", json=card())
        assert await texts(client) == ([], 1)


async def test_the_word_of_a_phone_names_nothing_and_no_script_reads_it(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        first = await client.get(link_of(workshop), headers=PAGE)
        said = first.headers["set-cookie"]
        assert "HttpOnly" in said
        assert "SameSite=lax" in said
        assert "set-cookie" not in (await client.get(link_of(workshop), headers=PAGE)).headers


async def test_the_stream_tells_what_was_written_to_its_phone_alone(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        await client.get(link_of(workshop), headers=PAGE)
        await client.post("/cards", json=card(text="Un port"))
        mine = client.cookies["telephone"]
    line = workshop.ask(lambda snapshot: snapshot.facts_since(0))[-1]
    phases: frozenset[UUID | None] = frozenset(p.id for p in workshop.ask(schedule) if p.silent)
    (event,) = events_of(line, workshop.clock.now(), phases)
    table = next(t for t in workshop.ask(lambda s: s.tables.where()) if t.number == 4)
    heard = {
        phone: TablePhone(table, workshop.house.presence, phone).hears(event)
        for phone in (mine, "", "0" * 32)
    }
    assert b"Un port" in heard[mine]
    for stranger in ("", "0" * 32):
        assert b"event: state" in heard[stranger]
        assert b"Un port" not in heard[stranger]
