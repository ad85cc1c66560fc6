"""A phone without script corrects and withdraws its table's cards, by the same rules."""

from __future__ import annotations

from functools import partial

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import link_of, phone_of
from workshop_app.domain.cards import Card
from workshop_app.services.cards import edit_card

pytestmark = pytest.mark.anyio
PAGE = {"accept": "text/html"}


async def send(phone: httpx.AsyncClient, card: Card, **fields: str) -> httpx.Response:
    return await phone.post(f"/cards/{card.id}", data=fields, headers=PAGE)


def cards(workshop: Workshop) -> list[Card]:
    return list(workshop.ask(lambda snapshot: snapshot.cards.where()))


async def test_a_card_is_corrected_then_withdrawn(workshop: Workshop) -> None:
    workshop.start("Forces")
    card = workshop.write("Un prot").card
    async with phone_of(workshop) as phone:
        page = (await phone.get(link_of(workshop), headers=PAGE)).text
        assert f'name="expected" value="{card.change}"' in page
        answer = await send(phone, card, text="Un port", expected=str(card.change), act="edit")
        assert answer.status_code == 303
        back = await phone.get(f"http://form{answer.headers['location']}", headers=PAGE)
        assert "Carte modifiée\u00a0: FO 01" in back.text
        newest = cards(workshop)[0]
        assert (newest.text, newest.original) == ("Un port", "Un prot")
        for _twice in range(2):
            answer = await send(phone, newest, act="withdraw")
            assert answer.status_code == 303
        back = await phone.get(f"http://form{answer.headers['location']}", headers=PAGE)
        assert "Carte retirée." in back.text
    assert cards(workshop) == []


async def test_a_conflict_shows_both_wordings_and_the_next_press_is_a_choice(
    workshop: Workshop,
) -> None:
    workshop.start("Forces")
    card = workshop.write("Un prot").card
    newest = workshop.do(partial(edit_card, key=card.id, table=4, text="Un port de pêche"))
    async with phone_of(workshop) as phone:
        answer = await send(phone, card, text="Un port <b>", expected=str(card.change), act="edit")
        assert answer.status_code == 409
        assert "Un port de pêche" in answer.text
        assert "Un port &lt;b&gt;</textarea>" in answer.text
        assert f'name="expected" value="{newest.change}"' in answer.text
        assert cards(workshop)[0].text == "Un port de pêche", "nothing is overwritten"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": " "}, 422),
        ({"text": "x", "expected": "y"}, 422),
        ({"text": "x" * 1_001}, 422),
    ],
)
async def test_what_is_refused_comes_back_with_its_words(
    workshop: Workshop, fields: dict[str, str], status: int
) -> None:
    workshop.start("Forces")
    card = workshop.write("Un port").card
    async with phone_of(workshop) as phone:
        answer = await send(phone, card, **fields)
        assert answer.status_code == status
        assert f"{fields['text'].strip()}</textarea>" in answer.text
        assert cards(workshop)[0].text == "Un port"


async def test_no_card_of_another_table_and_none_of_a_closed_category(workshop: Workshop) -> None:
    workshop.start("Forces")
    theirs, mine = workshop.write(table=5).card, workshop.write().card
    async with phone_of(workshop) as phone:
        assert (await send(phone, theirs, text="Pris")).status_code == 404
        workshop.start("Faiblesses")
        workshop.clock.forward(3)
        page = (await phone.get(link_of(workshop), headers=PAGE)).text
        assert '<details class="detail"' not in page
        refused = await send(phone, mine, text="Trop tard")
        assert refused.status_code == 409
        assert "Trop tard</textarea>" in refused.text
        assert (await send(phone, mine, act="withdraw")).status_code == 409
    assert {card.text for card in cards(workshop)} == {"Un port"}
