"""The page of a test phone: each step is seen, nothing is written, nobody is let in by it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.conftest import Workshop
from workshop_app.feeds.trial import TrialMemory
from workshop_app.web.app import build_form

PHONE = ("10.42.0.57", 40_000)


@asynccontextmanager
async def phone_on(
    workshop: Workshop, trial: TrialMemory, peer: tuple[str, int] = PHONE
) -> AsyncIterator[httpx.AsyncClient]:
    house = workshop.house
    form = build_form(house.library, house.feed, house.clock, house.presence, trial=trial)
    transport = httpx.ASGITransport(form.app, client=peer)
    async with httpx.AsyncClient(transport=transport, base_url="http://10.42.0.1:8000") as phone:
        yield phone


@pytest.fixture
def trial(workshop: Workshop) -> TrialMemory:
    return TrialMemory(workshop.clock)


@pytest.mark.anyio
async def test_each_step_is_seen_once_it_is_made(workshop: Workshop, trial: TrialMemory) -> None:
    async with phone_on(workshop, trial) as phone:
        page = await phone.get("/essai", headers={"accept": "text/html"})
        assert page.status_code == 200
        assert "Téléphone d’essai" in page.text
        assert set(trial.read().sights) == {"joined", "asked"}
        for step in ("shown", "sent", "returned"):
            answer = await phone.post("/essai", json={"step": step, "text": "essai"})
            assert answer.json() == {"step": step}
            assert step in trial.read().sights
    assert {sight.host for sight in trial.read().sights.values()} == {"10.42.0.1"}
    assert workshop.ask(lambda snapshot: snapshot.cards.count()) == 0


@pytest.mark.anyio
async def test_a_draft_that_went_is_told(workshop: Workshop, trial: TrialMemory) -> None:
    async with phone_on(workshop, trial) as phone:
        await phone.post("/essai", json={"step": "lost"})
    assert trial.read().lost_draft
    assert "returned" not in trial.read().sights
    trial.restart()
    assert not trial.read().lost_draft


@pytest.mark.anyio
async def test_without_script_a_phone_proves_the_same(
    workshop: Workshop, trial: TrialMemory
) -> None:
    async with phone_on(workshop, trial) as phone:
        sent = await phone.post(
            "/essai", data={"step": "sent", "text": "essai"}, headers={"accept": "text/html"}
        )
        assert sent.status_code == 303
        page = await phone.get(sent.headers["location"], headers={"accept": "text/html"})
        assert "Reçu par l’ordinateur" in page.text
    assert set(trial.read().sights) == {"joined", "asked", "shown", "sent"}


@pytest.mark.anyio
@pytest.mark.parametrize("peer", ["10.42.0.1", "127.0.0.1"])
async def test_the_laptop_itself_proves_nothing(
    workshop: Workshop, trial: TrialMemory, peer: str
) -> None:
    async with phone_on(workshop, trial, (peer, 40_000)) as phone:
        await phone.get("/essai")
    trial.arrived("10.42.0.1", peer)
    assert trial.read().sights == {}
    assert trial.read().arrivals == {}


@pytest.mark.anyio
@pytest.mark.parametrize("body", [b"", b"{", b'{"step": "hacked"}', b"[" * 5_000, b"\xff"])
async def test_anything_else_is_refused_with_a_sentence(
    workshop: Workshop, trial: TrialMemory, body: bytes
) -> None:
    async with phone_on(workshop, trial) as phone:
        answer = await phone.post("/essai", content=body)
        assert answer.status_code == 422
        assert answer.json()["message"]
        elsewhere = await phone.post(
            "/essai", json={"step": "sent"}, headers={"origin": "http://mechant.example"}
        )
        assert elsewhere.status_code == 403
    assert trial.read().sights == {}
