"""The board in a browser over HTTP: its code, its door, two people at once, without script too."""

from __future__ import annotations

import gzip
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import code_of
from workshop_app.domain.sorting import Sorter, SortingLink
from workshop_app.domain.suggestions import Chip, Proposal
from workshop_app.domain.themes import Theme
from workshop_app.services.people import add_person
from workshop_app.services.sorting import change_sorting_code, close_sorting, open_sorting
from workshop_app.services.theme_board import theme_board
from workshop_app.services.themes import create_theme, place_cards
from workshop_app.web.app import Form, build_form
from workshop_app.web.security import Limits
from workshop_app.web.sorting_live import SortingScreen
from workshop_app.web.sorting_states import SortingStates

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


class FirstTheme:
    """Proposes the first theme for every card that speaks of « port », and is sure of it."""

    def proposals(self, cards: Any, themes: Any, placed: Any, **_asked: Any) -> list[Proposal]:
        return [
            Proposal(card.id, [Chip(themes[0].id)], 1.0, "strong")
            for card in cards
            if "port" in card.text and card.id not in placed and themes
        ]


@pytest.fixture
def link(workshop: Workshop) -> SortingLink:
    workshop.start("Forces")
    return workshop.do(open_sorting)


@pytest.fixture
def theme(workshop: Workshop) -> Theme:
    return workshop.do(partial(create_theme, name="Moyens humains"))


def build(workshop: Workshop, limits: Limits | None = None) -> Form:
    house = workshop.house
    suggestions: Any = FirstTheme()
    return build_form(
        house.library,
        house.feed,
        house.clock,
        house.presence,
        limits=limits,
        suggestions=suggestions,
    )


@asynccontextmanager
async def hall(workshop: Workshop, limits: Limits | None = None) -> AsyncIterator[Form]:
    form = build(workshop, limits)
    async with form.app.router.lifespan_context(form.app):
        yield form


@asynccontextmanager
async def at_board(
    form: Form, link: SortingLink, who: str = ""
) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(form.app)
    base = f"http://form/b/{link.code}"
    async with httpx.AsyncClient(transport=transport, base_url=base) as client:
        if who:
            answer = await client.post("/door", data={"initials": who}, headers=PAGE)
            assert answer.status_code == 303, answer.text
        yield client


def home(link: SortingLink) -> str:
    return f"http://form/b/{link.code}"


def gesture(deed: str, *cards: dict[str, Any], **more: object) -> dict[str, Any]:
    seen = {card["id"]: card["change"] for card in cards}
    return {"id": str(uuid4()), "deed": deed, "cards": seen} | more


async def state_of(client: httpx.AsyncClient, since: str = "") -> dict[str, Any]:
    answer = await client.get("/state", params={"since": since})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_its_code_leads_to_its_door_and_initials_to_the_board(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    workshop.write("Un port <b>")
    async with hall(workshop) as form, at_board(form, link) as nadia:
        way = await nadia.get("http://form/", params={"code": link.code.lower()}, headers=PAGE)
        assert (way.status_code, way.headers["location"]) == (303, f"/b/{link.code}")
        door = await nadia.get(home(link), headers=PAGE)
        assert "Vos initiales" in door.text
        assert "Un port" not in door.text
        assert (await nadia.get("/state")).status_code == 401
        wrong = await nadia.post("/door", data={"initials": "<b>"}, headers=PAGE)
        assert (wrong.status_code, 'value="&lt;b&gt;"' in wrong.text) == (422, True)
        entered = await nadia.post("/door", data={"initials": "n.b."}, headers=PAGE)
        assert entered.headers["location"] == f"/b/{link.code}"
        page = await nadia.get(home(link), headers=PAGE)
        assert "Un port &lt;b&gt;" in page.text
        assert "script-src 'sha256-" in page.headers["content-security-policy"]
        assert (await state_of(nadia))["people"] == [{"initials": "NB", "me": True}]


async def test_nobody_named_nor_any_other_key_reaches_it(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    workshop.do(partial(add_person, first_name="Zoé", last_name="Quimperlé"))
    workshop.write("Un port")
    secrets = {code_of(workshop, table) for table in range(1, 10)} | {"Zoé", "Quimperlé"}
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        for path in (home(link), "/state"):
            answer = await nadia.get(path, headers=PAGE)
            assert not any(secret in answer.text for secret in secrets)
        for foreign in (f"/t/{link.code}", f"/d/{link.code}", f"/b/{code_of(workshop)}"):
            assert (await nadia.get(f"http://form{foreign}")).status_code == 404


async def test_a_card_nobody_has_read_or_written_in_silence_is_not_on_it(
    workshop: Workshop, link: SortingLink
) -> None:
    from workshop_app.services.workshops import change_workshop

    workshop.write("Un port")
    workshop.do(partial(change_workshop, reads_first=True))
    workshop.write("À relire")
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        assert [row["text"] for row in (await state_of(nadia))["rows"]] == ["Un port"]


async def test_a_closed_board_or_an_old_code_leads_nowhere(
    workshop: Workshop, link: SortingLink
) -> None:
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        workshop.do(change_sorting_code)
        workshop.do(close_sorting)
    async with hall(workshop) as form, at_board(form, link) as nadia:
        answer = await nadia.get(home(link), headers=PAGE)
        assert answer.status_code == 404
        assert "Demandez-le" in answer.text


async def test_whoever_tries_codes_is_made_to_wait(workshop: Workshop) -> None:
    lost = SortingLink(id=uuid4(), workshop=workshop.key, code="00000000")
    limits = Limits(unknown_codes=2, unknown_codes_per_s=0.01)
    async with hall(workshop, limits) as form, at_board(form, lost) as nobody:
        tried = [(await nobody.get(f"http://form/b/0000000{n}")).status_code for n in range(4)]
    assert tried == [404, 404, 429, 429]


async def test_what_one_does_the_other_sees_and_who_is_second_changes_nothing(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    workshop.write("Un port")
    workshop.write("Un quai")
    async with (
        hall(workshop) as form,
        at_board(form, link, "NB") as nadia,
        at_board(form, link, "CM") as claire,
    ):
        seen = await state_of(claire)
        port, quai = sorted(seen["rows"], key=lambda row: row["label"])
        placed = await nadia.post("/gestures", json=gesture("place", port, theme=str(theme.id)))
        assert placed.status_code == 200
        news = await state_of(claire, seen["version"])
        assert not news["whole"]
        assert [(row["label"], row["theme"], row["by"]) for row in news["rows"]] == [
            (port["label"], str(theme.id), "NB")
        ]
        late = gesture("theme", port, quai, name="Accueil")
        refused = await claire.post("/gestures", json=late)
        assert (refused.status_code, refused.json()["error"]) == (409, "moved_meanwhile")
        assert refused.json()["moved"] == [port["id"]]
        assert "Moyens humains" in refused.json()["message"]
        assert len((await state_of(claire))["themes"]) == 1
        anyway = await claire.post("/gestures", json=late | {"id": str(uuid4()), "anyway": True})
        assert anyway.status_code == 200
        names = [view.theme.name for view in workshop.ask(theme_board).themes]
        assert names == ["Moyens humains", "Accueil"]


async def test_the_same_gesture_sent_again_has_the_same_answer(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    workshop.write("Un port")
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        [row] = (await state_of(nadia))["rows"]
        sent = gesture("place", row, theme=str(theme.id))
        answers = [(await nadia.post("/gestures", json=sent)).json() for _ in range(3)]
        assert answers[0]["command"] > 0
        assert answers[1:] == answers[:1] * 2
        undone = await nadia.post("/gestures", json=gesture("undo", command=answers[0]["command"]))
        assert undone.json()["changes"].keys() == {row["id"]}
    assert workshop.ask(theme_board).sorted_cards == 0


async def test_a_card_that_another_holds_is_not_taken_until_her_hold_ends(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    workshop.write("Un port")
    async with (
        hall(workshop) as form,
        at_board(form, link, "NB") as nadia,
        at_board(form, link, "CM") as claire,
    ):
        [row] = (await state_of(nadia))["rows"]
        await nadia.post("/hold", json={"cards": [row["id"]]})
        assert (await state_of(claire))["held"] == {row["id"]: "NB"}
        assert (await state_of(nadia))["held"] == {}
        sent = gesture("place", row, theme=str(theme.id))
        refused = await claire.post("/gestures", json=sent)
        assert (refused.status_code, refused.json()["error"]) == (409, "card_held")
        assert "NB" in refused.json()["message"]
        workshop.house.clock.forward(1)  # type: ignore[attr-defined]
        assert (await claire.post("/gestures", json=sent)).status_code == 200


async def test_initials_of_somebody_who_is_here_are_hers(
    workshop: Workshop, link: SortingLink
) -> None:
    async with (
        hall(workshop) as form,
        at_board(form, link, "NB") as nadia,
        at_board(form, link) as other,
    ):
        refused = await other.post("/door", data={"initials": "nb"}, headers=PAGE)
        assert refused.status_code == 409
        assert "NB trie déjà" in refused.text
        again = await nadia.post("/door", data={"initials": "nb"}, headers=PAGE)
        assert again.status_code == 303


async def test_what_is_proposed_comes_with_the_card_and_changes_with_the_themes(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    workshop.write("Un port")
    workshop.write("Un quai")
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        page = await nadia.get(home(link), headers=PAGE)
        assert page.text.count('class="chip"') == 1
        rows = {row["text"]: row for row in (await state_of(nadia))["rows"]}
        assert rows["Un port"]["chips"] == [str(theme.id)]
        assert rows["Un port"]["sure"]
        assert rows["Un quai"]["chips"] == []


async def test_what_was_found_between_a_page_and_its_stream_is_told_at_once(
    workshop: Workshop, link: SortingLink
) -> None:
    workshop.write("Un port")
    house, suggestions = workshop.house, cast("Any", FirstTheme())
    states = SortingStates(house.library, house.clock, suggestions, lambda _workshop: None)
    sorters, nadia = house.presence.sorters, Sorter("a" * 32, "NB")
    page = states.name_of(await states.of(link.workshop))
    workshop.do(partial(create_theme, name="Le port"))
    await states.thought(await states.of(link.workshop), 5)
    screen = SortingScreen(link, nadia, sorters, states, version=page)
    assert b"event: board" in screen.also()
    assert screen.also() == b""
    sorters.here(link.workshop, nadia)
    assert b'{"initials":"NB","me":true}' in screen.also()


@pytest.mark.parametrize(
    "sent",
    [
        b"{",
        b"[]",
        b'{"id": "x", "deed": "place"}',
        b'{"id": "00000000-0000-4000-8000-000000000000", "deed": "erase"}',
        b'{"id": "00000000-0000-4000-8000-000000000000", "deed": "place", "cards": {"x": 1}}',
        b'{"id": "00000000-0000-4000-8000-000000000000", "deed": "place", "cards": {}}',
        b'{"id": "00000000-0000-4000-8000-000000000000", "deed": "undo", "command": -4}',
    ],
)
async def test_what_is_no_gesture_is_refused(
    workshop: Workshop, link: SortingLink, sent: bytes
) -> None:
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        answer = await nadia.post(
            "/gestures", content=sent, headers={"content-type": "application/json"}
        )
        assert answer.status_code in (409, 422)
        assert (await nadia.post("/gestures", content=b"x" * 20_000)).status_code == 413
        elsewhere = {"origin": "http://other.example"}
        assert (await nadia.post("/gestures", json={}, headers=elsewhere)).status_code == 403


async def test_without_script_a_card_is_chosen_placed_and_taken_back(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    first = workshop.write("Un port").card
    workshop.write("Un quai")
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        page = await nadia.get(home(link), headers=PAGE)
        values = re.findall(r'name="card" value="([^"]+)"', page.text)
        assert len(values) == 2

        async def send(**fields: str) -> httpx.Response:
            said = {"id": str(uuid4()), "theme": str(theme.id)} | fields
            return await nadia.post("/gestures", data=said, headers=PAGE)

        placed = await send(card=next(each for each in values if str(first.id) in each))
        assert placed.status_code == 303
        told = await nadia.get("http://form" + placed.headers["location"], headers=PAGE)
        assert "C’est fait." in told.text
        [command] = re.findall(r'name="command" value="(\d+)"', told.text)
        opened = await nadia.get(home(link), params={"theme": str(theme.id)}, headers=PAGE)
        assert "Un port" in opened.text
        assert "Un quai" not in opened.text.partition('id="boot"')[0]
        assert (await send(act="undo", command=command)).status_code == 303
        assert workshop.ask(theme_board).sorted_cards == 0
        nothing = await send()
        assert nothing.status_code == 422
        assert "Choisissez d’abord une carte." in nothing.text
        # « Back » shows the page as it was: its gesture comes second, and is told so.
        late = await send(card=values[0], name="Accueil")
        assert late.status_code == (409 if str(first.id) in values[0] else 303)
        assert (await send(chip=f"{theme.id} {values[1]}")).status_code in (303, 409)
        assert (await send(card="x", act="erase")).status_code == 422


async def test_a_stack_is_made_and_undone_without_script(
    workshop: Workshop, link: SortingLink
) -> None:
    workshop.write("Un port")
    workshop.write("Le port")
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        page = await nadia.get(home(link), headers=PAGE)
        values = re.findall(r'name="card" value="([^"]+)"', page.text)
        sent = {"id": str(uuid4()), "act": "stack", "card": values}
        assert (await nadia.post("/gestures", data=sent, headers=PAGE)).status_code == 303
        page = await nadia.get(home(link), headers=PAGE)
        assert "et 1 carte proche" in page.text
        [apart] = re.findall(r'value="(unstack [^"]+)"', page.text)
        sent = {"id": str(uuid4()), "act": apart}
        assert (await nadia.post("/gestures", data=sent, headers=PAGE)).status_code == 303
    assert not any(pile.others for pile in workshop.ask(theme_board).piles)


async def test_a_large_board_comes_packed_and_in_pages(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    for n in range(40):
        workshop.write(f"Un quai de plus, le {n}e")
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        page = await nadia.get(home(link), headers=PAGE)
        assert page.headers["content-encoding"] == "gzip"
        assert page.text.count('name="card"') == 30
        assert "page=2" in page.text
        second = await nadia.get(home(link), params={"page": "2"}, headers=PAGE)
        assert second.text.count('name="card"') == 10
        found = await nadia.get(home(link), params={"q": "39e"}, headers=PAGE)
        assert found.text.count('name="card"') == 1
        plain = await nadia.get(home(link), headers=PAGE | {"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert len(gzip.compress(plain.content)) < len(plain.content) / 3
        for odd in ("-1", "x", "9999", "0"):
            answer = await nadia.get(home(link), params={"page": odd, "fait": odd}, headers=PAGE)
            assert answer.status_code == 200


async def test_what_the_desk_does_comes_too_and_a_version_of_before_is_told_whole(
    workshop: Workshop, link: SortingLink, theme: Theme
) -> None:
    card: UUID = workshop.write("Un port").card.id
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        seen = await state_of(nadia)
        workshop.do(partial(place_cards, cards=[card], theme=theme.id))
        news = await state_of(nadia, seen["version"])
        assert [(row["theme"], row["by"]) for row in news["rows"]] == [(str(theme.id), "")]
        assert (await state_of(nadia, news["version"]))["rows"] == []
        for other in ("0.1", "nothing", f"{seen['version']}x"):
            assert (await state_of(nadia, other))["whole"]
        sent = gesture("aside", *news["rows"])
        await nadia.post("/gestures", json=sent)
        assert (await state_of(nadia, news["version"]))["gone"] == [str(card)]


async def test_it_speaks_the_language_of_the_browser(workshop: Workshop, link: SortingLink) -> None:
    async with hall(workshop) as form, at_board(form, link, "NB") as nadia:
        page = await nadia.get(home(link), headers={"accept-language": "en-GB"} | PAGE)
        assert '<html lang="en">' in page.text
        assert "Sort the cards" in page.text
