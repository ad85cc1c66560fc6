"""Twins: cards that say nearly the same. And tensions: the same said as a strength and a weakness.

Decides pairs and their order; merges nothing. Twins are of one category only: « élus très
impliqués » and « élus peu impliqués » share every word but one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

import numpy as np
from rapidfuzz import fuzz

from workshop_app.domain.suggestions import Level, Pair, Strength, Twin, Why
from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.sparse import EXACT, Floats
from workshop_app.suggestions.why import MOST_SHARED, close_word

LIKELY = 8
"""Of each card, so many others are looked at closely."""
PROPOSED = 2
"""A pair counts when it is among so many best of one of its cards."""
SMALLEST = 1e-6
"""Less in common is nothing in common."""
BLOCK = 512
"""Cards compared with all others at once: 512 rows of a few thousand numbers."""
SENSE = 0.4
"""Share of what they mean in how alike two cards are; the rest is letters."""
LETTERS_ALONE = 0.08
"""What letters lose when sense does not confirm them."""
AT_LEAST: Mapping[Level, float] = {"fewer": 0.5, "usual": 0.38, "more": 0.32}
STRONG = 0.6
TENSION = 0.42


def twins(corpus: Corpus, refused: Set[Pair] = frozenset(), level: Level = "usual") -> list[Twin]:
    """Pairs of one category, the most alike first. `refused`: never proposed again."""
    found = _pairs(corpus, refused, AT_LEAST[level], same_category=True)
    return [twin for twin in found if twin.score >= AT_LEAST[level]]


def tensions(corpus: Corpus, refused: Set[Pair] = frozenset()) -> list[Twin]:
    """Look-alikes of two categories: to be shown, never to be merged."""
    return _pairs(corpus, refused, TENSION, same_category=False)


def twins_of(
    corpus: Corpus, card: str, refused: Set[Pair] = frozenset(), most: int = 3
) -> list[Twin]:
    """The cards of its category most like one, the best first, however little."""
    row = corpus.rows[card]
    near = _near(corpus, [row], same_category=True)[0]
    found = [
        _twin(corpus, row, int(other))
        for other in np.argsort(-near, kind="stable")[: LIKELY * 2]
        if near[other] > 0 and Pair((card, corpus.cards[other].id)) not in refused
    ]
    return sorted(found, key=lambda twin: -twin.score)[:most]


def _pairs(corpus: Corpus, refused: Set[Pair], at_least: float, same_category: bool) -> list[Twin]:
    scored: dict[tuple[int, int], float] = {}
    best: list[list[tuple[float, int]]] = [[] for _ in corpus.cards]
    for start in range(0, len(corpus.cards), BLOCK):
        rows = range(start, min(start + BLOCK, len(corpus.cards)))
        near = _near(corpus, rows, same_category)
        for row, found in zip(rows, near, strict=True):
            for other in _largest(found):
                pair = (min(row, other), max(row, other))
                if pair not in scored:
                    scored[pair] = likeness(corpus, *pair)
                best[row].append((scored[pair], other))
    kept = {
        (min(row, other), max(row, other))
        for row, found_ in enumerate(best)
        for score, other in sorted(found_, key=lambda each: (-each[0], each[1]))[:PROPOSED]
        if score >= at_least
    }
    pairs = sorted(kept, key=lambda pair: (-scored[pair], pair))
    ids = [card.id for card in corpus.cards]
    return [
        _twin(corpus, one, other)
        for one, other in pairs
        if Pair((ids[one], ids[other])) not in refused
    ]


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


def _largest(found: Floats) -> list[int]:
    """Where the few largest positive numbers are, the largest first."""
    few = min(LIKELY, len(found))
    least = max(float(np.partition(found, -few)[-few]), SMALLEST)
    likely = np.flatnonzero(found >= least).tolist()  # more than few when they are equal
    return sorted(likely, key=lambda at: (-found[at], at))[:few]


def _near(corpus: Corpus, rows: Sequence[int], same_category: bool) -> Floats:
    """About how alike some cards are to all; 0 for itself and for the categories left out."""
    near: Floats = corpus.folded[list(rows)] @ corpus.folded.T
    near += corpus.features.meanings[list(rows)] @ corpus.features.meanings.T
    near /= np.float32(2 * EXACT * EXACT)
    categories = corpus.categories
    same = categories[list(rows)][:, np.newaxis] == categories[np.newaxis]
    near[same != same_category] = 0
    near[np.arange(len(rows)), list(rows)] = 0
    return near


def _twin(corpus: Corpus, one: int, other: int) -> Twin:
    readings = corpus.features.readings
    here, there = readings[one], readings[other]
    shared = tuple(word for stem, word in here.written.items() if stem in there.written)
    close = "" if shared else close_word(corpus.table, here, there)
    score = likeness(corpus, one, other)
    strength: Strength = "strong" if score >= STRONG else "possible"
    ids = corpus.cards[one].id, corpus.cards[other].id
    return Twin(*ids, round(score, 4), strength, Why(shared[: 2 * MOST_SHARED], close_to=close))
