"""The participants' page over HTTP: read only, by its own code, live, without script too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import build, code_of
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.phases import Phase
from workshop_app.domain.tables import Table
from workshop_app.services.follow import change_follow_code, close_follow_page, open_follow_page
from workshop_app.web.listeners import Follower
from workshop_app.web.live import events_of
from workshop_app.web.security import Limits

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


@pytest.fixture
def link(workshop: Workshop) -> FollowLink:
    return workshop.do(open_follow_page)


@asynccontextmanager
async def participant(
    workshop: Workshop, limits: Limits | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    form = build(workshop, limits)
    transport = httpx.ASGITransport(form.app)
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=transport, base_url="http://form") as client,
    ):
        yield client


async def test_the_code_leads_to_the_tables_and_a_table_to_its_cards(
    workshop: Workshop, link: FollowLink
) -> None:
    workshop.start("Forces")
    workshop.write("Un port <b>")
    async with participant(workshop) as phone:
        way = await phone.get("/", params={"code": link.code.lower()}, headers=PAGE)
        assert (way.status_code, way.headers["location"]) == (303, f"/s/{link.code}")
        tables = await phone.get(f"/s/{link.code}", headers=PAGE)
        assert f'href="/s/{link.code}/9"' in tables.text
        onward = await phone.get(f"/s/{link.code}?table=4", headers=PAGE)
        assert onward.headers["location"] == f"/s/{link.code}/4"
        page = await phone.get(f"/s/{link.code}/4", headers=PAGE)
        assert "Un port &lt;b&gt;" in page.text
        assert "script-src 'sha256-" in page.headers["content-security-policy"]
        state = (await phone.get(f"/s/{link.code}/4/state")).json()
        assert [card["text"] for card in state["cards"]] == ["Un port <b>"]
        assert state["phase"]["title"] == "Forces"
        assert state["phase"]["remaining_s"] > 0


async def test_it_holds_no_key_of_a_table_and_opens_nothing_else(
    workshop: Workshop, link: FollowLink
) -> None:
    secrets = {code_of(workshop, table) for table in range(1, 10)}
    async with participant(workshop) as phone:
        for path in ("", "/4", "/4/state"):
            answer = await phone.get(f"/s/{link.code}{path}", headers=PAGE)
            assert not any(secret in answer.text for secret in secrets)
            for method in ("POST", "PUT", "DELETE"):
                refused = await phone.request(method, f"/s/{link.code}{path}")
                assert refused.status_code == 405
        for foreign in (f"/t/{link.code}", f"/d/{link.code}", f"/s/{code_of(workshop)}"):
            assert (await phone.get(foreign)).status_code == 404


async def test_a_closed_page_or_an_old_code_leads_nowhere(
    workshop: Workshop, link: FollowLink
) -> None:
    async with participant(workshop) as phone:
        assert (await phone.get(f"/s/{link.code}/4")).status_code == 200
        workshop.do(change_follow_code)
    async with participant(workshop) as phone:
        answer = await phone.get(f"/s/{link.code}/4", headers=PAGE)
        assert answer.status_code == 404
        assert "Demandez-le" in answer.text
        newer = workshop.do(open_follow_page).code
        workshop.do(close_follow_page)
        assert (await phone.get(f"/s/{newer}")).status_code == 404


@pytest.mark.parametrize("table", ["99", "99999999999999999999", "0"])
async def test_a_table_that_is_not_there_is_told(
    workshop: Workshop, link: FollowLink, table: str
) -> None:
    async with participant(workshop) as phone:
        answer = await phone.get(f"/s/{link.code}/{table}/state")
        assert (answer.status_code, answer.json()["error"]) == (404, "no_such_table")


async def test_whoever_tries_codes_is_made_to_wait(workshop: Workshop) -> None:
    async with participant(workshop, Limits(unknown_codes=2, unknown_codes_per_s=0.01)) as phone:
        tried = [(await phone.get(f"/s/0000000{n}")).status_code for n in range(4)]
    assert tried == [404, 404, 429, 429]


async def test_it_speaks_the_language_of_the_phone(workshop: Workshop, link: FollowLink) -> None:
    async with participant(workshop) as phone:
        english = {"accept-language": "en-GB"} | PAGE
        page = await phone.get(f"/s/{link.code}/4", headers=english)
        assert '<html lang="en">' in page.text
        assert "Change table" in page.text


def test_a_stream_only_says_that_something_changed(workshop: Workshop, link: FollowLink) -> None:
    """And only to who follows that table; what it is comes from the state, which knows who may."""
    follower, now = Follower(link, 4), workshop.clock.now()
    workshop.start("Forces")
    mine, theirs = workshop.write("Un port"), workshop.write("Ailleurs", table=5)
    heard = {}
    for line in workshop.ask(lambda snapshot: snapshot.facts_since(0)):
        for event in events_of(line, now):
            heard[line.number] = follower.hears(event)
    assert b"event: state" in heard[mine.card.change]
    assert heard[theirs.card.change] == b""
    assert b"port" not in b"".join(heard.values())
    nouns = {
        type(line.fact.after)
        for line in workshop.ask(lambda snapshot: snapshot.facts_since(0))
        if heard[line.number]
    }
    assert {Phase, Table} <= nouns


def test_a_stream_ends_when_the_page_closes(workshop: Workshop, link: FollowLink) -> None:
    follower = Follower(link, 4)
    before = workshop.ask(lambda snapshot: snapshot.last_change())
    workshop.do(close_follow_page)
    (line,) = workshop.ask(lambda snapshot: snapshot.facts_since(before))
    assert [follower.ends_with(event) for event in events_of(line, workshop.clock.now())] == [True]
