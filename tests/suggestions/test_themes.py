from __future__ import annotations

import subprocess
import sys

from tests.suggestions.cards import CARDS, THEMES, engine
from workshop_app.domain.suggestions import CardText, ThemeText


def first(proposals: object) -> dict[str, str]:
    assert isinstance(proposals, list)
    return {each.card: each.chips[0].theme for each in proposals}


def test_a_name_alone_says_where_a_card_goes() -> None:
    found = first(engine().proposals(CARDS, THEMES, {}))
    assert found["1"] == found["9"] == "tra"
    assert found["4"] == "fin"
    assert found["7"] == found["8"] == "for"
    assert found["5"] == "gou"


def test_each_placement_sharpens_the_rest() -> None:
    """Somebody decides that elected members go with finances: the next one follows."""
    found = engine().proposals(CARDS, THEMES, {"5": "fin"}, wanted=["6"])
    assert found[0].chips[0].theme == "fin"
    assert found[0].chips[0].why.nearest == "5"
    assert "élus" in found[0].chips[0].why.shared


def test_why_may_be_a_word_of_the_same_sense() -> None:
    theme = [ThemeText("1", "Recrutement"), ThemeText("2", "Propreté")]
    card = [CardText("a", "attentes", "Embaucher deux veilleurs")]
    (found,) = engine().proposals(card, theme, {})
    assert found.chips[0].theme == "1"
    assert found.chips[0].why.shared == ()
    assert found.chips[0].why.close_to == "Recrutement"


def test_only_cards_that_are_not_placed_are_answered() -> None:
    placed = {"1": "tra", "2": "tra"}
    found = engine().proposals(CARDS, THEMES, placed)
    assert [each.card for each in found] == [c.id for c in CARDS if c.id not in placed]


def test_a_refused_theme_is_not_proposed_again() -> None:
    (found,) = engine().proposals(CARDS, THEMES, {}, wanted=["1"], refused={("1", "tra")})
    assert [chip.theme for chip in found.chips] != []
    assert all(chip.theme != "tra" for chip in found.chips)


def test_keywords_count_as_the_name() -> None:
    themes = [ThemeText("a", "Divers"), ThemeText("b", "Autre", "abeilles ruches miel")]
    card = [CardText("1", "forces", "Une ruche derrière l'école")]
    assert first(engine().proposals(card, themes, {}))["1"] == "b"


def test_without_theme_or_card_nothing_is_proposed() -> None:
    assert engine().proposals([], THEMES, {}) == []
    assert [each.chips for each in engine().proposals(CARDS[:1], [], {})] == [()]
    (alone,) = engine().proposals(CARDS[:1], THEMES[:1], {})
    assert [chip.theme for chip in alone.chips] == ["tra"]


def test_fewer_is_silent_where_more_speaks() -> None:
    said = {
        level: sum(
            each.strength is not None for each in engine().proposals(CARDS, THEMES, {}, level=level)
        )
        for level in ("fewer", "usual", "more")
    }
    assert said["fewer"] <= said["usual"] <= said["more"] == len(CARDS)


def test_common_themes_are_proposed_with_their_cards() -> None:
    found = engine().propose_themes(CARDS)
    assert sorted(card for theme in found for card in theme.cards) == sorted(c.id for c in CARDS)
    assert {theme.name for theme in found} <= {theme.name for theme in engine().library()}


def test_words_of_a_group_are_those_the_others_lack() -> None:
    found = engine().labels(CARDS, {"1", "2"})
    assert found[0].cards == 2
    assert "bus" in {label.words for label in found}


def test_the_same_question_has_the_same_answer_in_another_process() -> None:
    """Whatever was asked before, and however Python orders its sets."""
    ask = (
        "from tests.suggestions.cards import *\n"
        "engine().twins(CARDS[3:]); engine().labels(CARDS, {'1'})\n"
        "print(engine().proposals(CARDS, THEMES, {'3': 'fin'}), engine().twins(CARDS))"
    )
    here = f"{engine().proposals(CARDS, THEMES, {'3': 'fin'})} {engine().twins(CARDS)}"
    for seed in ("0", "4127"):
        told = subprocess.run(
            [sys.executable, "-c", ask],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert told.stdout.strip() == here
