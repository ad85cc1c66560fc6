"""The words that come back: once a card, from several tables, as most people write them."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.cards import Card
from workshop_app.domain.said_words import SaidWord, how_often, most_said

NOW = datetime(2026, 10, 13, tzinfo=UTC)


def card(text: str, table: int = 1, from_table: int | None = None) -> Card:
    return Card(
        id=uuid4(),
        workshop=uuid4(),
        table=table,
        kind="forces",
        number=1,
        code="FO",
        text=text,
        original=text,
        source="phone",
        written_at=NOW,
        from_table=from_table,
    )


def test_plural_case_and_accents_make_one_word_shown_as_most_write_it() -> None:
    cards = [card("Les réseaux locaux"), card("Un Réseau local", 2), card("réseau", 3)]
    assert most_said(cards)[0] == SaidWord("réseau", 3, 3)


def test_a_word_counts_once_a_card_and_small_words_never() -> None:
    cards = [card("accueil, accueil et accueil"), card("pour l'accueil", 2)]
    assert most_said(cards) == (SaidWord("accueil", 2, 2),)


def test_a_word_of_one_table_alone_is_not_shown() -> None:
    assert most_said([card("parking", 4), card("parking", 4)]) == ()
    assert most_said([card("parking", 4), card("parking", 4)], least_tables=1)[0].cards == 2


def test_a_card_given_to_another_table_counts_for_the_one_that_wrote_it() -> None:
    assert most_said([card("parking", 2, from_table=1), card("parking", 1)]) == ()


def test_abbreviations_stay_in_capitals_and_numbers_say_nothing() -> None:
    cards = [card("L'ADT en 2026", 1), card("avec ADT et 2026", 2)]
    assert most_said(cards) == (SaidWord("ADT", 2, 2),)


def test_words_joined_by_a_hyphen_are_one() -> None:
    cards = [card("le centre-bourg"), card("un Centre-Bourg vivant", 2)]
    assert most_said(cards) == (SaidWord("centre-bourg", 2, 2),)


def test_the_words_somebody_chose_are_looked_for_whatever_their_number() -> None:
    cards = [card("De bons accueils, partagés"), card("bon accueil partagé", 2), card("recueil", 3)]
    assert how_often("accueil", cards) == SaidWord("accueil", 2, 2)
    assert how_often("accueil partagé", cards).cards == 2
    assert how_often("jamais dit", cards) == SaidWord("jamais dit", 0, 0)
    assert how_often("  ", cards).cards == 0


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(1, 5)), max_size=20))
def test_no_text_stops_it_and_no_figure_is_beyond_the_cards(texts: list[tuple[str, int]]) -> None:
    cards = [card(text, table) for text, table in texts]
    said = most_said(cards)
    assert len(said) <= 8
    for each in said:
        assert 2 <= each.tables <= each.cards <= len(cards)
        assert any(each.word.lower() in text.lower() for text, _table in texts)
