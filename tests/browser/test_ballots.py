"""Voting on a phone: plus and minus, what is left, a cut, a closing, without script, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hall
from tests.browser.test_small_screens import CUT
from workshop_app.domain.votes import Item, Mark, Vote
from workshop_app.services.hall_signals import send_message
from workshop_app.services.vote_items import offered_items
from workshop_app.services.votes import (
    ballots_of,
    cast_for_table,
    close_vote,
    open_the_vote,
    prepare_vote,
)
from workshop_app.services.voting_codes import make_codes


@pytest.fixture(autouse=True)
def items(hall: Hall) -> Sequence[Item]:
    workshop = hall.workshop
    workshop.start("Forces")
    texts = ("Un comité qui se réunit vraiment", "Des conventions sur trois ans", "Un port 🛶")
    for number, text in enumerate(texts, 1):
        workshop.write(text, number)
    found = workshop.ask(partial(offered_items, now=workshop.clock.now()))
    return [each.item for each in found]


def opened(hall: Hall, items: Sequence[Item], **how: Any) -> Vote:
    draft = hall.workshop.do(partial(prepare_vote, title="L'essentiel", items=items, **how))
    return hall.workshop.do(partial(open_the_vote, key=draft.id))


@contextmanager
def voting(hall: Hall, **options: Any) -> Iterator[Page]:
    with hall.phone(**options) as context:
        page = context.new_page()
        page.goto(f"{hall.link()}/vote")
        yield page


def give(page: Page, item: Item, times: int) -> None:
    for _ in range(times):
        page.locator(f'[data-item="{item.id}"] [data-step="1"]').click()


def kept(hall: Hall, vote: Vote) -> list[dict[str, int]]:
    found = hall.workshop.ask(partial(ballots_of, vote=vote))
    return [{str(mark.item): mark.value for mark in ballot.marks} for ballot in found]


def test_points_are_placed_counted_and_sent(hall: Hall, items: Sequence[Item]) -> None:
    vote = opened(hall, items, budget=6)
    with voting(hall) as page:
        expect(page.locator("#left")).to_have_text("Reste 6 points")
        give(page, items[0], 5)
        plus = page.locator(f'[data-item="{items[0].id}"] [data-step="1"]')
        expect(plus).to_be_disabled()
        box = plus.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 48
        expect(page.locator("#send")).to_contain_text("Placez encore 1 point")
        give(page, items[1], 1)
        expect(page.locator("#left")).to_have_text("Tous les points sont placés")
        page.click("#send")
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        hall.wait_until(lambda: kept(hall, vote) == [{str(items[0].id): 5, str(items[1].id): 1}])
        page.locator(f'[data-item="{items[1].id}"] [data-step="-1"]').click()
        expect(page.locator("#send")).to_contain_text("Placez encore 1 point")
        page.click("#send")
        page.click("#as-it-is")
        hall.wait_until(lambda: kept(hall, vote) == [{str(items[0].id): 5}])


def test_what_is_typed_over_the_budget_is_told_and_nothing_is_kept(
    hall: Hall, items: Sequence[Item]
) -> None:
    vote = opened(hall, items, budget=6)
    with voting(hall) as page:
        for item in items[:2]:
            page.locator(f'[data-item="{item.id}"] input').fill("9")
        page.click("#send")
        expect(page.locator("#wrong")).to_contain_text("La table 4 a placé 10 points, 6 au plus.")
        assert kept(hall, vote) == []


def test_a_cut_keeps_the_ballot_and_sends_it_later(hall: Hall, items: Sequence[Item]) -> None:
    vote = opened(hall, items, budget=3)
    with voting(hall) as page:
        give(page, items[0], 3)
        page.context.set_offline(True)
        page.click("#send")
        expect(page.locator("#lost")).to_contain_text("Connexion perdue.")
        expect(page.locator("#send")).to_contain_text("Vote gardé sur ce téléphone")
        page.context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        assert kept(hall, vote) == [{str(items[0].id): 3}]


def test_a_reload_keeps_what_was_placed_and_what_waits(hall: Hall, items: Sequence[Item]) -> None:
    vote = opened(hall, items, budget=3)
    with voting(hall) as page:
        give(page, items[1], 2)
        page.wait_for_function("indexedDB.databases().then((all) => all.length > 0)")
        page.reload()
        expect(page.locator("#left")).to_have_text("Reste 1 point")
        give(page, items[1], 1)
        page.click("#send")
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        page.reload()
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        assert kept(hall, vote) == [{str(items[1].id): 3}]


def test_the_closing_is_told_at_once(hall: Hall, items: Sequence[Item]) -> None:
    vote = opened(hall, items, budget=3)
    with voting(hall) as page:
        give(page, items[0], 3)
        page.click("#send")
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        hall.workshop.do(partial(close_vote, key=vote.id))
        expect(page.locator("#closed")).to_have_text("Le vote est clos")
        expect(page.locator("#rest-text")).to_contain_text("Votre bulletin compte")
        page.get_by_role("link", name="Revenir aux cartes").click()
        expect(page.locator("#vote")).to_be_hidden()


def test_who_did_not_send_is_told_so(hall: Hall, items: Sequence[Item]) -> None:
    vote = opened(hall, items)
    with voting(hall) as page:
        give(page, items[0], 3)
        hall.workshop.do(partial(close_vote, key=vote.id))
        expect(page.locator("#rest-text")).to_contain_text("n’est pas parti avant la clôture")


def test_the_form_leads_to_the_ballot_by_itself_unless_something_is_written(
    hall: Hall, items: Sequence[Item]
) -> None:
    with hall.page() as page:
        page.fill("#text", "Une carte en cours")
        opened(hall, items)
        expect(page.locator("#vote")).to_be_visible()
        assert page.url.endswith(hall.link())
        page.click("#vote")
        expect(page.locator("#ballot")).to_be_visible()
        page.get_by_role("link", name="Revenir aux cartes").click()
        expect(page.locator("#text")).to_have_value("Une carte en cours")
    with hall.page(5) as page:
        expect(page.locator("#ballot")).to_be_visible()


def test_another_phone_of_the_table_sees_what_was_voted(hall: Hall, items: Sequence[Item]) -> None:
    vote = opened(hall, items, budget=3)
    with voting(hall) as page:
        expect(page.locator("#left")).to_have_text("Reste 3 points")
        marks = [Mark(items[0].id, 3)]
        hall.workshop.do(partial(cast_for_table, number=4, marks=marks, vote=vote.id))
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        expect(page.locator("#left")).to_have_text("Tous les points sont placés")


def test_a_message_is_read_while_the_table_votes(hall: Hall, items: Sequence[Item]) -> None:
    opened(hall, items)
    with voting(hall) as page:
        expect(page.locator("#message")).to_be_hidden()
        hall.workshop.do(partial(send_message, text="Encore une minute"))
        expect(page.locator("#message")).to_contain_text("Encore une minute")
        page.get_by_role("button", name="J’ai lu").click()
        expect(page.get_by_role("button", name="J’ai lu")).to_be_hidden()


METHODS: list[dict[str, Any]] = [
    {},
    {"method": "criteria"},
    {"method": "ranking"},
    {"method": "keep", "items": ()},
    {"own_cards": False},
]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("how", METHODS, ids=["dots", "criteria", "ranking", "keep", "own"])
def test_each_method_is_read_aloud_and_fits_a_small_phone(
    hall: Hall,
    items: Sequence[Item],
    faults: Callable[[Page], list[str]],
    how: dict[str, Any],
    script: bool,
) -> None:
    hall.workshop.write("Un port " * 20)
    opened(hall, **({"items": items} | how))
    size = {"width": 320, "height": 2_400}  # what the bar at the foot covers is scrolled to
    with voting(hall, viewport=size, java_script_enabled=script) as page:
        expect(page.locator("#ballot")).to_be_visible()
        wide = page.locator("body").bounding_box()
        assert wide is not None
        assert wide["width"] <= 320
        if script:
            assert faults(page) == []
            assert page.evaluate(CUT) == []
            page.evaluate("document.documentElement.style.fontSize = '32px'")
            assert page.evaluate(CUT) == []
        else:
            page.get_by_role("button", name="Envoyer le vote").click()
            expect(page.locator(".received")).to_contain_text("Vote envoyé")


def test_so_many_are_kept_and_no_more(hall: Hall, items: Sequence[Item]) -> None:
    for n in range(3):
        hall.workshop.write(f"De la table {n}", 4)
    vote = opened(hall, (), method="keep", budget=2)
    with voting(hall) as page:
        boxes = page.get_by_role("checkbox")
        expect(boxes).to_have_count(3)
        boxes.nth(0).check()
        boxes.nth(1).check()
        expect(page.locator("[data-kept]")).to_have_text("2 gardées sur 2")
        expect(boxes.nth(2)).to_be_disabled()
        page.click("#send")
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
    assert len(kept(hall, vote)[0]) == 2


def test_a_person_votes_on_her_own_phone(
    hall: Hall, items: Sequence[Item], faults: Callable[[Page], list[str]]
) -> None:
    for n in range(3):
        hall.workshop.add("Anne", f"Roux {n}")
    codes = hall.workshop.do(partial(make_codes, wanted=3))
    with hall.phone() as context:
        page = context.new_page()
        page.goto(f"{hall.address}/v/{codes[1].code}")
        expect(page.locator("#closed")).to_have_text("Aucun vote n’est ouvert")
        assert faults(page) == []
        vote = opened(hall, items, voter="person", budget=2)
        expect(page.locator("h1")).to_have_text("L'essentiel")
        give(page, items[2], 2)
        page.click("#send")
        expect(page.locator("#send")).to_contain_text("Vote envoyé")
        assert faults(page) == []
        hall.workshop.do(partial(close_vote, key=vote.id))
        expect(page.locator("#rest-text")).to_contain_text("Votre bulletin compte")
