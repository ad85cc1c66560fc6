"""What a phone is told: its state, its events, and nothing of other tables."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.conftest import Workshop
from tests.web.conftest import card, code_of, link_of, phone_of
from workshop_app.services.moderation import give_to_table
from workshop_app.services.phases import change_phase, extend_phase, pause_phase, schedule
from workshop_app.services.workshops import the_workshop
from workshop_app.web.live import events_of

pytestmark = pytest.mark.anyio


async def state_of(workshop: Workshop, table: int = 4) -> dict[str, Any]:
    async with phone_of(workshop, table) as client:
        answer = await client.get("/state")
    assert answer.headers["cache-control"] == "no-store"
    said: dict[str, Any] = answer.json()
    return said


async def test_before_the_day_begins(workshop: Workshop) -> None:
    state = await state_of(workshop)
    assert state["phase"] is None
    assert state["message"] is None
    assert state["next"]["title"] == "Accueil"
    assert [category["open"] for category in state["categories"]] == [False] * 4


async def test_a_phone_says_what_it_holds_and_nonsense_is_refused(workshop: Workshop) -> None:
    presence = workshop.house.presence
    async with phone_of(workshop, 4) as client:
        assert (await client.get("/state?phone=abc&sent=7&waiting=2")).status_code == 200
        held = presence.holdings(workshop.key)[4]
        assert (held.sent, held.waiting) == (7, 2)
        for wrong in ("phone=", "phone=abc&sent=-1", "phone=abc&waiting=x", f"phone={'a' * 37}"):
            assert (await client.get(f"/state?{wrong}")).status_code == 422
        assert (await client.get("/state")).status_code == 200
    assert presence.holdings(workshop.key)[4] == held


async def test_the_phase_on_stage_and_when_the_others_come(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(3)
    state = await state_of(workshop)
    assert state["phase"]["title"] == "Forces"
    assert state["phase"]["kinds"] == ["forces"]
    assert (state["phase"]["state"], state["phase"]["remaining_s"]) == ("running", 900.0)
    forces, weaknesses = state["categories"][:2]
    assert (forces["open"], weaknesses["open"]) == (True, False)
    assert weaknesses["opens_at"] == "2026-03-12T09:18:00Z"
    assert state["next"]["title"] == "Faiblesses"


async def test_the_clock_stands_still_while_paused_and_follows_an_extension(
    workshop: Workshop,
) -> None:
    workshop.start("Forces")
    workshop.do(partial(extend_phase, seconds=60))
    workshop.do(pause_phase)
    workshop.clock.forward(5)
    phase = (await state_of(workshop))["phase"]
    assert (phase["state"], phase["remaining_s"]) == ("paused", 1_140.0)


async def test_a_category_stays_open_in_the_minutes_of_grace(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(5)
    workshop.start("Faiblesses")
    workshop.clock.forward(1.9)
    assert [c["open"] for c in (await state_of(workshop))["categories"]][:2] == [True, True]
    workshop.clock.forward(0.2)
    assert [c["open"] for c in (await state_of(workshop))["categories"]][:2] == [False, True]


async def test_a_phone_sees_the_cards_of_its_table_and_no_private_note(
    workshop: Workshop,
) -> None:
    workshop.start("Faiblesses")
    workshop.write("Chez nous", table=4, kind="faiblesses")
    workshop.write("Chez eux", table=5, kind="faiblesses")
    async with phone_of(workshop) as client:
        answer = await client.get("/state")
        page = await client.get(link_of(workshop), headers={"accept": "text/html"})
    for text in (answer.text, page.text):
        assert "Chez nous" in text
        assert "Chez eux" not in text
        assert "sans nommer personne" not in text, "the private note of the phase"
        assert not any(code_of(workshop, table) in text for table in (1, 2, 3, 5, 6, 7, 8, 9))


async def test_a_card_given_to_another_table_leaves_the_first_one_s_phone(
    workshop: Workshop,
) -> None:
    workshop.start("Forces")
    written = workshop.write("Un port", table=4).card
    workshop.do(partial(give_to_table, key=written.id, table=2))
    assert (await state_of(workshop, 4))["cards"] == []
    assert [c["text"] for c in (await state_of(workshop, 2))["cards"]] == ["Un port"]
    line = workshop.ask(lambda snapshot: snapshot.facts_since(written.change))[-1]
    told = {event.table: event.frame for event in events_of(line, workshop.clock.now())}
    assert b'"withdrawn":true' in told[4]
    assert b'"withdrawn":false' in told[2]


async def test_the_referent_is_shown_by_first_name_and_initial(workshop: Workshop) -> None:
    workshop.add("Vincent", "Courtois", referent=True, tables=(4,))
    workshop.add("Nathalie", "d'Estienne", referent=True, tables=(6,))
    assert (await state_of(workshop))["referent"] == "Vincent C."
    assert (await state_of(workshop, table=6))["referent"] == "Nathalie D."
    assert (await state_of(workshop, table=5))["referent"] == ""


async def test_each_request_is_a_sign_of_life(workshop: Workshop) -> None:
    async with phone_of(workshop, table=7) as client:
        await client.post("/cards", json=card())
    assert workshop.house.presence.last_seen(workshop.key) == {7: workshop.clock.now()}


async def test_what_is_said_follows_the_language_of_the_phone(workshop: Workshop) -> None:
    async with phone_of(workshop) as client:
        french = await client.post("/cards", json=card(), headers={"accept-language": "oc,fr;q=.5"})
        english = await client.post("/cards", json=card(), headers={"accept-language": "en-GB"})
    assert french.json()["message"].startswith("Aucune phase n’est ouverte")
    assert english.json()["error"] == "no_phase"


async def test_the_title_is_that_of_the_workshop(workshop: Workshop) -> None:
    assert (await state_of(workshop))["title"] == workshop.ask(the_workshop).title


async def test_the_rules_of_the_phase_are_told(workshop: Workshop) -> None:
    phase = next(p for p in workshop.ask(schedule) if p.title == "Forces")
    workshop.do(partial(change_phase, key=phase.id, longest=200, advised=6, signed="table"))
    workshop.start("Forces")
    async with phone_of(workshop) as client:
        state = (await client.get("/state")).json()
        page = await client.get(link_of(workshop), headers={"accept": "text/html"})
    assert [category["longest"] for category in state["categories"]] == [200, 1_000, 1_000, 1_000]
    assert (state["phase"]["advised"], state["phase"]["signed"]) == (6, "table")
    assert "Une idée par carte, sans prénom" in page.text
    assert "conseil\u00a0: 6 cartes" in page.text
