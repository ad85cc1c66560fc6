"""Whatever is written on cards, and in whatever order it came: no crash, silence rather than
nonsense, and the same answer as if nothing had been asked before."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.suggestions.cards import CARDS, THEMES, engine
from workshop_app.domain.suggestions import CardText, Proposal, ThemeText, Twin
from workshop_app.settings import assets_folder
from workshop_app.suggestions.corpus import SETTLED, STEP, settled
from workshop_app.suggestions.engine import Suggester

KINDS = ("forces", "faiblesses", "attentes")
WORDS = " ".join(card.text for card in CARDS).split()
PIECES = st.sampled_from(
    ["bus", "BUS", "l'été", "🎉", "مرحبا", "…", "a", "OT", "CA", "the bus is late", "\u200b", "12"]
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=8).map(" ".join), st.just("mot " * 250)
)
Answer = tuple[list[Twin], list[Twin], list[Proposal]]


def some_cards(count: int, seed: int = 1) -> list[CardText]:
    chance = random.Random(seed)
    return [
        CardText(str(n), chance.choice(KINDS), " ".join(chance.choices(WORDS, k=7)))
        for n in range(count)
    ]


def new_engine() -> Suggester:
    return Suggester(assets_folder() / "words")


def answer(asked: Suggester, cards: Sequence[CardText], placed: dict[str, str]) -> Answer:
    last = cards[-1].id
    return (
        asked.twins_of(cards, last),
        asked.twins(cards, level="more") + asked.tensions(cards) + asked.twins(cards),
        asked.proposals(cards, THEMES, placed, wanted=[last])
        + asked.proposals(cards, THEMES, placed, wanted=[card.id for card in cards]),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS), TEXTS), max_size=12))
def test_no_card_is_too_strange(said: list[tuple[str, str]]) -> None:
    cards = [CardText(str(n), *each) for n, each in enumerate(said)]
    known = {card.id: card for card in cards}
    for twin in engine().twins(cards, level="more"):
        assert twin.one != twin.other
        assert known[twin.one].category == known[twin.other].category
    for tension in engine().tensions(cards):
        assert known[tension.one].category != known[tension.other].category
    found = engine().proposals(cards, THEMES, {})
    assert [each.card for each in found] == list(known)
    for each in found:
        assert len({chip.theme for chip in each.chips}) == len(each.chips) <= 3
        assert each.margin >= 0
        assert each.chips or each.strength is None
    placed = sorted(card for theme in engine().propose_themes(cards) for card in theme.cards)
    assert placed == sorted(known)
    engine().labels(cards, set(list(known)[:2]))


def test_without_a_known_word_nothing_is_said() -> None:
    """Emoji, Arabic, dots: no chip, even when much is wanted."""
    texts = ["🎉🎉", "مرحبا بالجميع", "…", "", "   ", "12"]
    cards = [CardText(str(n), "forces", text) for n, text in enumerate(texts)]
    themes = [ThemeText("a", "Transports"), ThemeText("b", "Finances")]
    for each in engine().proposals(
        [*CARDS, *cards], themes, {}, wanted=list("012345"), level="more"
    ):
        assert each.strength is None, each
    assert [each.chips for each in engine().proposals(cards[2:5], themes, {})] == [(), (), ()]


def test_cards_that_are_all_the_same_are_all_twins() -> None:
    cards = [CardText(str(n), "forces", "Les bus sont rares") for n in range(30)]
    found = engine().twins(cards)
    assert {twin.score for twin in found} == {1.0}
    assert {card for twin in found for card in (twin.one, twin.other)} == {c.id for c in cards}
    assert all(min(int(twin.one), int(twin.other)) < 2 for twin in found), "the first ones lead"
    sure = engine().proposals(cards, [ThemeText("a", "Transports"), ThemeText("b", "Santé")], {})
    assert len({(each.chips[0].theme, each.margin) for each in sure}) == 1


def test_a_card_of_a_thousand_letters_has_its_place() -> None:
    long = CardText("long", "attentes", "Plus de bus et de trains le soir. " * 30)
    (found,) = engine().proposals([*CARDS, long], THEMES, {}, wanted=["long"])
    assert found.chips[0].theme == "tra"


def test_what_is_usual_is_learnt_at_steps() -> None:
    assert [settled(n) for n in (0, 1, SETTLED - 1)] == [0, 1, SETTLED - 1]
    steps = sorted({settled(n) for n in range(SETTLED, 10_000)})
    assert steps[0] == SETTLED
    assert all(here * STEP >= there for here, there in pairwise(steps))


def test_cards_that_come_one_by_one_count_as_if_they_had_come_together() -> None:
    cards, asked, placed = some_cards(260), new_engine(), {"3": "tra", "30": "fin", "40": "gou"}
    for many in (201, 202, 249, 250, 260):
        assert answer(asked, cards[:many], placed) == answer(new_engine(), cards[:many], placed)
    shorter = [*cards[:210], CardText("other", "forces", "Autre chose : un bus")]
    assert answer(asked, shorter, placed) == answer(new_engine(), shorter, placed)
    assert answer(asked, cards, placed) == answer(new_engine(), cards, placed)


def test_a_card_that_is_corrected_counts_with_its_new_words() -> None:
    """Two corpora grow from the same one: neither reads the other's rows."""
    cards, asked, placed = some_cards(211), new_engine(), {"3": "tra", "210": "fin"}
    for last in ("Les bus du soir", "Former les élus"):
        here = [*cards[:210], CardText("210", "forces", last)]
        answer(asked, cards[:210], placed)
        assert answer(asked, here, placed) == answer(new_engine(), here, placed)


def test_each_placement_counts_as_if_all_had_been_made_together() -> None:
    cards, asked, chance = some_cards(120), new_engine(), random.Random(2)
    placed: dict[str, str] = {}
    for turn in range(12):
        if turn % 4 == 3:
            placed.pop(chance.choice(sorted(placed)))
        for _ in range(3):
            placed[str(chance.randrange(120))] = chance.choice(THEMES).id
        ranked = asked.proposals(cards, THEMES, placed)
        assert ranked == new_engine().proposals(cards, THEMES, placed)
        one = [next(each.card for each in ranked)]
        assert asked.proposals(cards, THEMES, placed, wanted=one) == ranked[:1]
    renamed = [ThemeText("tra", "Santé"), *THEMES[1:]]
    here = asked.proposals(cards, renamed, placed)
    assert here == new_engine().proposals(cards, renamed, placed)
