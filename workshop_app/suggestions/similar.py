"""Twins: cards that say nearly the same. And tensions: the same said as a strength and a weakness.

Decides pairs and their order; merges nothing. Twins are of one category only: « élus très
impliqués » and « élus peu impliqués » share every word but one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set

import numpy as np
from rapidfuzz import fuzz

from workshop_app.domain.suggestions import Level, Pair, Strength, Twin, Why
from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.pairs import LIKELY, Pairs, near
from workshop_app.suggestions.why import MOST_SHARED, close_word

SENSE = 0.4
"""Share of what they mean in how alike two cards are; the rest is letters."""
LETTERS_ALONE = 0.08
"""What letters lose when sense does not confirm them."""
AT_LEAST: Mapping[Level, float] = {"fewer": 0.5, "usual": 0.38, "more": 0.32}
STRONG = 0.6
TENSION = 0.42


def twins(corpus: Corpus, refused: Set[Pair] = frozenset(), level: Level = "usual") -> list[Twin]:
    """Pairs of one category, the most alike first. `refused`: never proposed again."""
    return _pairs(corpus, refused, AT_LEAST[level], same_category=True)


def tensions(corpus: Corpus, refused: Set[Pair] = frozenset()) -> list[Twin]:
    """Look-alikes of two categories: to be shown, never to be merged."""
    return _pairs(corpus, refused, TENSION, same_category=False)


def twins_of(
    corpus: Corpus, card: str, refused: Set[Pair] = frozenset(), most: int = 3
) -> list[Twin]:
    """The cards of its category most like one, the best first, however little."""
    row = corpus.rows[card]
    alike = near(corpus, [row], same_category=True)[0]
    found = [
        _twin(corpus, row, int(other), likeness(corpus, row, int(other)))
        for other in np.argsort(-alike, kind="stable")[: LIKELY * 2]
        if alike[other] > 0 and Pair((card, corpus.cards[other].id)) not in refused
    ]
    return sorted(found, key=lambda twin: -twin.score)[:most]


def _pairs(corpus: Corpus, refused: Set[Pair], at_least: float, same_category: bool) -> list[Twin]:
    found = corpus.kept(
        ("pairs", same_category),
        lambda before: Pairs(corpus, same_category, likeness, before),
    )
    told = corpus.kept(("twins", same_category), lambda before: dict(before or {}))
    ids = [card.id for card in corpus.cards]
    twins_ = []
    for pair in found.at_least(at_least):
        if Pair((ids[pair[0]], ids[pair[1]])) not in refused:
            if pair not in told:
                told[pair] = _twin(corpus, *pair, found.scores[pair])
            twins_.append(told[pair])
    return twins_


def likeness(corpus: Corpus, one: int, other: int) -> float:
    """In letters: how alike their stems are once sorted, and the cosine of their parts of words.
    With it, when both are known, the cosine of what they mean; or letters alone, a little less:
    among few cards, what they mean is not sure."""
    here, there = corpus.in_order(one), corpus.in_order(other)
    in_order = fuzz.ratio(here, there) / 100 if here and there else 0.0
    mine, theirs = corpus.parts_by_column(one), corpus.parts_by_column(other)
    if len(mine) > len(theirs):
        mine, theirs = theirs, mine
    shared = sum(number * theirs.get(column, 0.0) for column, number in mine.items())
    letters = 0.5 * in_order + 0.5 * shared
    meanings = corpus.features.meanings
    mean, meant = meanings[one].astype(float), meanings[other].astype(float)
    lengths = float(mean @ mean) * float(meant @ meant)
    if not lengths:
        return letters
    sense = max(0.0, float(mean @ meant)) / math.sqrt(lengths)
    return max((1 - SENSE) * letters + SENSE * sense, letters - LETTERS_ALONE)


def _twin(corpus: Corpus, one: int, other: int, score: float) -> Twin:
    readings = corpus.features.readings
    here, there = readings[one], readings[other]
    # An abbreviation has the stems of all its words, and is written once.
    words = (word for stem, word in here.written.items() if stem in there.written)
    shared = tuple(dict.fromkeys(words))
    close = "" if shared else close_word(corpus.table, here, there)
    strength: Strength = "strong" if score >= STRONG else "possible"
    ids = corpus.cards[one].id, corpus.cards[other].id
    return Twin(*ids, round(score, 4), strength, Why(shared[: 2 * MOST_SHARED], close_to=close))
