"""The projector in a browser: the same picture, read-only, and nothing private through any door."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from uuid import uuid4

import httpx
import pytest

from tests.conftest import Workshop
from tests.services.projection.test_picture import SECRETS, VIEWS, fill_with_secrets, put
from tests.web.conftest import build, code_of
from workshop_app.domain.projection import View
from workshop_app.domain.votes import Mark
from workshop_app.services.cards import Draft, write_card
from workshop_app.services.form_address import keep_address
from workshop_app.services.hall_signals import send_message
from workshop_app.services.methods import add_method
from workshop_app.services.phases import pause_phase
from workshop_app.services.projection.choice import (
    choice_of,
    keep_choice,
    link_mirror,
    revoke_mirror,
    saying,
)
from workshop_app.services.themes import create_theme
from workshop_app.services.vote_items import offered_items
from workshop_app.services.votes import cast_for_table, close_vote, open_the_vote, prepare_vote
from workshop_app.services.workshops import change_workshop
from workshop_app.web.live import events_of
from workshop_app.web.security import Limits

pytestmark = pytest.mark.anyio
BROWSER = {"accept": "text/html"}


@asynccontextmanager
async def screen_of(
    workshop: Workshop, limits: Limits | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """Its base address is the link of the projector in a browser."""
    link = workshop.do(link_mirror)
    form = build(workshop, limits)
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(form.app), base_url=f"http://form/p/{link.code}"
        ) as client,
    ):
        yield client


def page_of(screen: httpx.AsyncClient) -> str:
    return str(screen.base_url).rstrip("/")


async def test_a_running_phase_is_whole_without_script(workshop: Workshop) -> None:
    workshop.do(partial(keep_address, host="10.42.0.1", port=8000))
    workshop.start("Forces")
    workshop.write()
    async with screen_of(workshop) as screen:
        page = await screen.get(page_of(screen), headers=BROWSER)
    assert page.status_code == 200
    for said in ("Forces", "18:00", "Phase 3 sur 9", "10.42.0.1:8000", "Écrivez seul"):
        assert said in page.text
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy
    assert "style=" not in page.text, "the policy would refuse it"


async def test_the_time_left_comes_with_the_picture(workshop: Workshop) -> None:
    workshop.start("Forces")
    workshop.clock.forward(6.25)
    async with screen_of(workshop) as screen:
        running = (await screen.get("/picture")).json()
        assert (running["left_s"], running["length_s"]) == (705.0, 1080)
        assert running["changes_in_s"] == pytest.approx(30.05)
        assert running["age_s"] == 0, "the clock of the test stands still"
        workshop.clock.forward(10.5)
        soon = (await screen.get("/picture")).json()
        assert soon["changes_in_s"] == pytest.approx(15.05), "the last minute says so"
        workshop.do(pause_phase)
        paused = (await screen.get("/picture")).json()
        assert paused["left_s"] is None
        assert "en pause" in paused["html"]


async def test_pages_of_the_wall_are_asked_for_when_they_turn(workshop: Workshop) -> None:
    workshop.start("Forces")
    for n in range(40):
        workshop.write(f"Idée {n}")
    put(workshop, "wall")
    async with screen_of(workshop) as screen:
        first = (await screen.get("/picture")).json()
        assert "1 sur 2" in first["html"]
        assert first["changes_in_s"] == pytest.approx(12.05)
        tall = (await screen.get("/picture", params={"tall": 1})).json()
        assert "columns-2" in tall["html"]


async def test_parts_of_a_phase_count_down_too(workshop: Workshop) -> None:
    (phase,) = workshop.do(partial(add_method, key="1-2-4"))
    workshop.start(phase.title)
    async with screen_of(workshop) as screen:
        moment = (await screen.get("/picture")).json()
    later = phase.planned_s - phase.parts[0].planned_s
    assert f'data-left="phase" data-less="{later}"' in moment["html"]
    assert phase.parts[0].title in moment["html"]


@pytest.mark.parametrize("tall", ["0", "1"])
@pytest.mark.parametrize("view", VIEWS)
async def test_no_view_shows_anything_private(workshop: Workshop, view: View, tall: str) -> None:
    fill_with_secrets(workshop)
    async with screen_of(workshop) as screen:
        for card in workshop.ask(lambda snapshot: snapshot.cards.where()):
            put(workshop, view, card=card.id)
            page = await screen.get(page_of(screen), params={"tall": tall}, headers=BROWSER)
            picture = await screen.get("/picture", params={"tall": tall})
            for text in (page.text, picture.text):
                assert not [secret for secret in SECRETS if secret in text]
                assert code_of(workshop) not in text


async def test_words_of_the_hall_are_text_and_never_markup(workshop: Workshop) -> None:
    wicked = '<img src=x onerror="alert(1)">{{ 7*7 }}{n}'
    workshop.do(partial(change_workshop, title=wicked, question=wicked))
    workshop.start("Forces")
    card = workshop.do(partial(write_card, draft=Draft(uuid4(), 4, "forces", wicked))).card
    async with screen_of(workshop) as screen:
        for view in VIEWS:
            put(workshop, view, card=card.id)
            html = (await screen.get("/picture")).json()["html"]
            assert "<img" not in html
            assert "49" not in html
        now = workshop.clock.now()
        before = workshop.ask(lambda snapshot: choice_of(snapshot, now))
        workshop.do(partial(keep_choice, wanted=saying(before, wicked, now)))
        html = (await screen.get("/picture")).json()["html"]
        assert "&lt;img" in html


async def test_names_are_there_until_the_first_phase_and_no_longer(workshop: Workshop) -> None:
    workshop.add("Clémence", "Dubreuil", tables=(4,))
    put(workshop, "places")
    async with screen_of(workshop) as screen:
        assert "Dubreuil" in (await screen.get("/picture")).json()["html"]
        workshop.start("Accueil")
        assert "Dubreuil" not in (await screen.get("/picture")).json()["html"]


async def test_every_view_is_drawn(workshop: Workshop) -> None:
    workshop.add("Zoé", "Marin", tables=(1,))
    async with screen_of(workshop) as screen:
        for view, said in (("places", "Marin"), ("wall", "awaited"), ("shares", "bars")):
            put(workshop, view)  # type: ignore[arg-type]
            assert said in (await screen.get("/picture")).json()["html"]
        workshop.start("Forces")
        card = workshop.write("Un port")
        workshop.do(partial(create_theme, name="Les quais", cards=[card.card.id]))
        for view, said in (
            ("themes", "Les quais"),
            ("card", "Un port"),
            ("timer", "ring"),
            ("black", "sheet black"),
        ):
            put(workshop, view, card=card.card.id)  # type: ignore[arg-type]
            assert said in (await screen.get("/picture")).json()["html"]


def test_the_stream_says_that_something_changed_and_never_what(workshop: Workshop) -> None:
    before = workshop.ask(lambda snapshot: snapshot.last_change())
    workshop.start("Forces")
    workshop.write("Une carte secrète")
    workshop.do(partial(send_message, text="Rappel aux référents"))
    put(workshop, "wall")
    workshop.do(link_mirror)
    workshop.do(revoke_mirror)
    lines = workshop.ask(lambda snapshot: snapshot.facts_since(before))
    told = {
        type(line.fact.after).__name__: event
        for line in lines
        for event in events_of(line, workshop.clock.now())
    }
    for noun in ("Phase", "Card", "Projection", "MirrorLink"):
        assert told[noun].mirror.endswith(b"event: picture\ndata: {}\n\n")
    assert told["HallMessage"].mirror == b"", "it is for the phones"
    assert told["MirrorLink"].unlinked
    assert not told["Card"].unlinked


async def test_a_link_that_was_taken_back_leads_nowhere(workshop: Workshop) -> None:
    async with screen_of(workshop) as screen:
        assert (await screen.get("/picture")).status_code == 200
        workshop.do(revoke_mirror)
        for _ in range(100):
            answer = await screen.get("/picture")
            if answer.status_code == 404:
                break
            await asyncio.sleep(0.05)
        assert answer.status_code == 404
        assert answer.json()["error"] == "unknown_mirror"


async def test_it_opens_neither_a_table_nor_the_door_and_they_do_not_open_it(
    workshop: Workshop,
) -> None:
    link = workshop.do(link_mirror)
    async with screen_of(workshop) as screen:
        for path in (f"/t/{link.code}", f"/t/{link.code}/state", f"/d/{link.code}/state"):
            assert (await screen.get(f"http://form{path}")).status_code == 404
        assert (await screen.get(f"http://form/p/{code_of(workshop)}/picture")).status_code == 404
        for method in ("POST", "PUT", "DELETE"):
            assert (await screen.request(method, "/picture")).status_code == 405
        typed = await screen.get("http://form/", params={"code": link.code})
    assert typed.status_code == 303
    assert typed.headers["location"] == f"/p/{link.code}"


async def test_a_sign_of_life_is_for_the_stage(workshop: Workshop) -> None:
    presence = workshop.house.presence
    assert presence.mirror_last_seen(workshop.key) is None
    async with screen_of(workshop) as screen:
        await screen.get("/picture")
    assert presence.mirror_last_seen(workshop.key) == workshop.clock.now()
    assert presence.last_seen(workshop.key) == {}, "it is no table's phone"


async def test_it_speaks_the_language_of_the_laptop_like_the_projector(
    workshop: Workshop,
) -> None:
    workshop.start("Forces")
    async with screen_of(workshop) as screen:
        page = await screen.get(page_of(screen), headers=BROWSER | {"accept-language": "en"})
    assert '<html lang="fr">' in page.text
    assert "Phase 3 sur 9" in page.text


async def test_a_vote_and_what_it_kept_are_drawn(workshop: Workshop) -> None:
    """How many have voted, never what; then what is kept, in order."""
    workshop.start("Forces")
    for table in (1, 2):
        workshop.write(f"Idée <b>{table}", table)
    items = [each.item for each in workshop.ask(partial(offered_items, now=None))]
    draft = workshop.do(partial(prepare_vote, title="Que garder ?", items=items, line=1))
    workshop.do(partial(open_the_vote, key=draft.id))
    marks = [Mark(items[1].id, 5)]
    workshop.do(partial(cast_for_table, number=1, marks=marks))
    put(workshop, "vote")
    async with screen_of(workshop) as screen:
        page = (await screen.get("/picture")).json()["html"]
        assert "1 table sur 9 a voté" in page
        assert "Idée" not in page
        workshop.do(partial(close_vote, key=draft.id))
        put(workshop, "essential")
        page = (await screen.get("/picture")).json()["html"]
    assert "Idée &lt;b&gt;2" in page
    assert "Idée &lt;b&gt;1" not in page
