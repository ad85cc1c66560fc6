"""Ballots over HTTP: of a table, of a person; replaceable, refused, without script, told live."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import build, code_of, link_of, phone_of
from workshop_app.domain.votes import Item, Vote, VotingCode, code_voter
from workshop_app.services.cards import withdraw_card
from workshop_app.services.vote_items import offered_items
from workshop_app.services.votes import (
    ballots_of,
    cast_for_table,
    close_vote,
    open_the_vote,
    prepare_vote,
)
from workshop_app.services.voting_codes import make_codes
from workshop_app.web.listeners import TablePhone, VoterPhone
from workshop_app.web.live import events_of
from workshop_app.web.security import Limits

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


@pytest.fixture
def items(workshop: Workshop) -> Sequence[Item]:
    workshop.start("Forces")
    for table in (1, 2, 4):
        workshop.write(f"Force <b>{table}", table)
    found = workshop.ask(partial(offered_items, now=workshop.clock.now()))
    return [each.item for each in found]


def opened(workshop: Workshop, items: Sequence[Item], **how: Any) -> Vote:
    draft = workshop.do(partial(prepare_vote, title="L'essentiel", items=items, **how))
    return workshop.do(partial(open_the_vote, key=draft.id))


def points(items: Sequence[Item], *given: int) -> dict[str, int]:
    return {str(item.id): n for item, n in zip(items, given, strict=False)}


def ballots(workshop: Workshop, vote: Vote) -> list[dict[UUID, int]]:
    found = workshop.ask(partial(ballots_of, vote=vote))
    return [{mark.item: mark.value for mark in ballot.marks} for ballot in found]


@asynccontextmanager
async def hall(
    workshop: Workshop, limits: Limits | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    form = build(workshop, limits)
    transport = httpx.ASGITransport(form.app)
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=transport, base_url="http://form") as client,
    ):
        yield client


async def test_a_ballot_is_kept_and_replaced_until_the_vote_closes(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    vote = opened(workshop, items)
    async with phone_of(workshop) as phone:
        first = await phone.put("ballot", json={"points": points(items, 5, 4)})
        assert (first.status_code, first.json()["points"]) == (200, points(items, 5, 4))
        again = await phone.put("ballot", json={"points": points(items, 0, 0, 3)})
        assert again.status_code == 200
        assert ballots(workshop, vote) == [{items[2].id: 3}]
        state = (await phone.get("state")).json()["vote"]
        assert (state["sent"], state["points"]) == (True, {str(items[2].id): 3})
        workshop.do(partial(close_vote, key=vote.id))
        late = await phone.put("ballot", json={"points": points(items, 5), "vote": str(vote.id)})
        assert (late.status_code, late.json()["error"]) == (409, "vote_closed")
        assert (await phone.put("ballot", json={"points": {}})).status_code == 409
        assert (await phone.get("state")).json()["vote"] is None


@pytest.mark.parametrize(
    ("sent", "status", "error"),
    [
        ({"points": (5, 5, 6)}, 422, "ballot_over_budget_table"),
        ({"points": (6,)}, 422, "ballot_over_most_table"),
        ({"points": (-1,)}, 422, "not_valid"),
        ({"points": (1_000,)}, 422, "not_valid"),
        ({}, 422, "not_valid"),
        ({"points": (1,), "vote": str(uuid4())}, 404, "unknown_vote"),
    ],
)
async def test_what_no_ballot_may_hold_is_refused_and_nothing_is_kept(
    workshop: Workshop, items: Sequence[Item], sent: dict[str, Any], status: int, error: str
) -> None:
    vote = opened(workshop, items)
    if "points" in sent:
        sent = sent | {"points": points(items, *sent["points"])}
    async with phone_of(workshop) as phone:
        answer = await phone.put("ballot", json=sent)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert ballots(workshop, vote) == []


async def test_over_the_budget_says_which_table(workshop: Workshop, items: Sequence[Item]) -> None:
    opened(workshop, items, budget=6)
    async with phone_of(workshop) as phone:
        answer = await phone.put("ballot", json={"points": points(items, 5, 4)})
    assert "La table 4 a placé 9 points, 6 au plus." in answer.json()["message"]


async def test_an_item_that_was_set_aside_is_told(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    opened(workshop, items)
    workshop.do(partial(withdraw_card, key=items[0].id, table=None))
    async with phone_of(workshop) as phone:
        answer = await phone.put("ballot", json={"points": points(items, 1)})
        assert answer.json()["error"] == "ballot_unknown_item"
        shown = (await phone.get("state")).json()["vote"]["items"]
    assert [item["id"] for item in shown] == [str(item.id) for item in items[1:]]


async def test_no_phone_is_told_of_another_ballot(
    workshop: Workshop, items: Sequence[Item]
) -> None:
    opened(workshop, items)
    workshop.do(partial(cast_for_table, number=1, marks=[]))
    async with phone_of(workshop) as phone:
        state = (await phone.get("state")).json()["vote"]
    assert (state["sent"], state["points"]) == (False, {})


async def test_without_script_the_page_is_a_form(workshop: Workshop, items: Sequence[Item]) -> None:
    vote = opened(workshop, items)
    async with phone_of(workshop) as phone:
        form = await phone.get(link_of(workshop), headers=PAGE)
        assert "Le vote est ouvert" in form.text
        page = await phone.get("vote", headers=PAGE)
        assert "Force &lt;b&gt;1" in page.text
        assert "Reste 15 points" in page.text
        fields = {f"points-{key}": str(n) for key, n in points(items, 5, 2).items()}
        sent = await phone.post("ballot", data=fields | {"vote": str(vote.id)}, headers=PAGE)
        assert (sent.status_code, sent.headers["location"]) == (
            303,
            f"/t/{code_of(workshop)}/vote?recu=1",
        )
        page = await phone.get("vote?recu=1", headers=PAGE)
        assert "Vote envoyé" in page.text
        assert "Reste 8 points" in page.text
        over = await phone.post(
            "ballot", data=fields | {f"points-{items[1].id}": "11"}, headers=PAGE
        )
        assert over.status_code == 422
        assert "La table 4" in over.text
        assert 'value="11"' in over.text, "what was typed stays in its field"
        bad = await phone.post("ballot", data={"points-x": "un"}, headers=PAGE)
        assert bad.status_code == 422
        workshop.do(partial(close_vote, key=vote.id))
        assert "Aucun vote" in (await phone.get("vote", headers=PAGE)).text
        late = await phone.post("ballot", data=fields, headers=PAGE)
        assert (late.status_code, "Le vote est clos" in late.text) == (409, True)
    assert ballots(workshop, vote) == [{items[0].id: 5, items[1].id: 2}]


@pytest.mark.parametrize(
    ("how", "fields"),
    [
        ({"method": "criteria"}, {"points": "5", "feasible": "2"}),
        ({"method": "ranking"}, {"points": "1"}),
        ({"method": "keep", "items": ()}, {"points": "1"}),
    ],
)
async def test_each_method_has_its_fields_without_script(
    workshop: Workshop, items: Sequence[Item], how: dict[str, Any], fields: dict[str, str]
) -> None:
    vote = opened(workshop, **({"items": items} | how))
    async with phone_of(workshop) as phone:
        page = await phone.get("vote", headers=PAGE)
        for scale in fields:
            assert f'name="{scale}-{items[2].id}"' in page.text
        named = {f"{scale}-{items[2].id}": value for scale, value in fields.items()}
        sent = await phone.post("ballot", data=named, headers=PAGE)
        assert sent.status_code == 303
        again = await phone.get("vote", headers=PAGE)
    assert len(ballots(workshop, vote)) == 1
    assert "selected" in again.text or "checked" in again.text


@pytest.fixture
def codes(workshop: Workshop) -> Sequence[VotingCode]:
    for n in range(3):
        workshop.add("Anne", f"Roux {n}")
    return workshop.do(partial(make_codes, wanted=3))


async def test_a_person_votes_with_a_slip(
    workshop: Workshop, items: Sequence[Item], codes: Sequence[VotingCode]
) -> None:
    vote = opened(workshop, items, voter="person")
    async with hall(workshop) as phone:
        way = await phone.get("/", params={"code": codes[0].code.lower()}, headers=PAGE)
        assert way.headers["location"] == f"/v/{codes[0].code}"
        page = await phone.get(f"/v/{codes[0].code}", headers=PAGE)
        assert "Bulletin n° 1" in page.text.replace("\u00a0", " ")
        for given in ((5,), (0, 4)):
            sent = await phone.put(
                f"/v/{codes[0].code}/ballot", json={"points": points(items, *given)}
            )
            assert sent.status_code == 200
        state = (await phone.get(f"/v/{codes[0].code}/state")).json()
        assert state["vote"]["points"] == points(items[1:], 4)
        other = (await phone.get(f"/v/{codes[1].code}/state")).json()
        assert other["vote"]["points"] == {}
        plain = await phone.post(
            f"/v/{codes[1].code}/ballot", data={f"points-{items[0].id}": "5"}, headers=PAGE
        )
        assert plain.headers["location"] == f"/v/{codes[1].code}?recu=1"
        over = await phone.post(
            f"/v/{codes[1].code}/ballot", data={f"points-{items[0].id}": "16"}, headers=PAGE
        )
        assert over.status_code == 422
    assert len(ballots(workshop, vote)) == 2


async def test_the_log_signs_a_ballot_of_a_person_with_nobody(
    workshop: Workshop, items: Sequence[Item], codes: Sequence[VotingCode]
) -> None:
    vote = opened(workshop, items, voter="person")
    async with hall(workshop) as phone:
        await phone.put(f"/v/{codes[0].code}/ballot", json={"points": points(items, 5)})
    workshop.do(partial(close_vote, key=vote.id))
    said = repr(workshop.ask(lambda snapshot: snapshot.facts_since(0)))
    assert code_voter(codes[0].id, vote.id) not in said
    assert "by='bulletin'" in said


async def test_tables_and_people_vote_each_in_their_own_vote(
    workshop: Workshop, items: Sequence[Item], codes: Sequence[VotingCode]
) -> None:
    opened(workshop, items)
    async with hall(workshop) as phone:
        answer = await phone.put(f"/v/{codes[0].code}/ballot", json={"points": {}})
        assert (answer.status_code, answer.json()["error"]) == (409, "vote_not_yours")
        page = await phone.get(f"/v/{codes[0].code}", headers=PAGE)
        assert "Aucun vote" in page.text


async def test_whoever_tries_codes_is_made_to_wait(workshop: Workshop) -> None:
    async with hall(workshop, Limits(unknown_codes=2, unknown_codes_per_s=0.01)) as phone:
        tried = [(await phone.get(f"/v/0000000{n}")).status_code for n in range(4)]
        put = await phone.put("/v/00000009/ballot", json={"points": {}})
    assert tried == [404, 404, 429, 429]
    assert put.status_code == 429


async def test_a_foreign_page_casts_no_ballot(workshop: Workshop, items: Sequence[Item]) -> None:
    opened(workshop, items)
    async with phone_of(workshop) as phone:
        answer = await phone.put(
            "ballot", json={"points": {}}, headers={"origin": "http://ailleurs.example"}
        )
    assert answer.status_code == 403


def test_a_stream_tells_that_a_vote_opened_and_closed_never_a_ballot(
    workshop: Workshop, items: Sequence[Item], codes: Sequence[VotingCode]
) -> None:
    before = workshop.ask(lambda snapshot: snapshot.last_change())
    vote = opened(workshop, items)
    workshop.do(partial(cast_for_table, number=4, marks=[]))
    workshop.do(partial(close_vote, key=vote.id))
    tables = [
        next(t for t in workshop.ask(lambda s: s.tables.where()) if t.number == number)
        for number in (4, 5)
    ]
    four, five = (TablePhone(table, workshop.house.presence) for table in tables)
    person = VoterPhone(codes[0])
    heard: dict[str, list[bytes]] = {"four": [], "five": [], "person": []}
    for line in workshop.ask(lambda snapshot: snapshot.facts_since(before)):
        for event in events_of(line, workshop.clock.now()):
            for name, listener in (("four", four), ("five", five), ("person", person)):
                if frame := listener.hears(event):
                    heard[name].append(frame)
    states = [b'"state":"draft"', b'"state":"open"', b'"state":"closed"']
    for name in ("five", "person"):
        assert [state in frame for state, frame in zip(states, heard[name], strict=True)] == [
            True
        ] * 3
    assert len(heard["four"]) == 4, "its own phones learn of its ballot"
    assert not any(b"points" in frame for frames in heard.values() for frame in frames)
