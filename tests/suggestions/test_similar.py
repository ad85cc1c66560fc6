from __future__ import annotations

from tests.suggestions.cards import CARDS, engine
from workshop_app.domain.suggestions import CardText


def test_twins_are_found_with_the_words_they_share() -> None:
    (twin,) = engine().twins(CARDS)
    assert {twin.one, twin.other} == {"1", "2"}
    assert "bus" in twin.why.shared


def test_an_abbreviation_of_several_words_is_shared_once() -> None:
    cards = [
        CardText("1", "forces", "Le CRTL écoute les offices"),
        CardText("2", "forces", "Le CRTL écoute les petits offices"),
    ]
    words = {"CRTL": "comité régional du tourisme et des loisirs"}
    (twin,) = engine().twins(cards, abbreviations=words)
    assert twin.why.shared.count("CRTL") == 1


def test_opposites_are_never_twins_but_a_tension() -> None:
    """Every word is shared but one; the categories are not."""
    assert all({t.one, t.other} != {"5", "6"} for t in engine().twins(CARDS, level="more"))
    assert {(t.one, t.other) for t in engine().tensions(CARDS)} == {("5", "6")}


def test_a_refused_pair_is_not_proposed_again() -> None:
    assert engine().twins(CARDS, refused={frozenset(("2", "1"))}) == []


def test_the_three_most_alike_are_of_its_category() -> None:
    found = engine().twins_of(CARDS, "1")
    assert found[0].other == "2"
    assert {twin.other for twin in found} <= {"2", "3", "4", "6"}


def test_fewer_and_more_say_what_they_say() -> None:
    texts = [f"Le bus numéro {n} du {day}" for n in range(4) for day in ("lundi", "mardi soir")]
    cards = [CardText(str(n), "forces", text) for n, text in enumerate(texts)]
    few, usual, more = (
        len(engine().twins(cards, level="fewer")),
        len(engine().twins(cards)),
        len(engine().twins(cards, level="more")),
    )
    assert few <= usual <= more


def test_cards_without_a_word_are_nobody_s_twin() -> None:
    cards = [
        CardText("1", "forces", "🎉"),
        CardText("2", "forces", "…"),
        CardText("3", "forces", ""),
    ]
    assert engine().twins(cards) == []
    assert engine().twins_of(cards, "1") == []
    assert engine().twins([]) == []
