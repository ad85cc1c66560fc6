"""Which theme for which card: the nearest to its name, then to the cards a person placed there.

A theme is one vector: its name and keywords, what common themes near that name are about, and the
mean of its placed cards, which weighs more with each of them. Decides an order and a confidence;
places nothing. A model made after another computes again only what changed in between.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from workshop_app.domain.suggestions import Chip, Level, Proposal, Strength, ThemeText
from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.library import CommonTheme
from workshop_app.suggestions.names import Names
from workshop_app.suggestions.sparse import EXACT, Floats, Ints, exact
from workshop_app.suggestions.why import Reasons

CHIPS = 3
WORDS, PARTS, MEANING = SHARES = (0.25, 0.25, 0.5)
"""Share of each way of seeing a text in how near it is to a theme."""
ONE_BY_ONE = 0.3
"""What the words of a card add when each is near to some word of the theme."""
PER_CARD, MOST_CARDS = 0.25, 2.0
"""A placed card weighs so much, all together at most so much, beside the name."""
ALIKE, NEIGHBOUR = 0.35, 1.0
"""From this likeness on, one placed card draws another to its theme, and how much."""
FEW_ASKED = 50
"""So few cards are compared alone; more, and all are, to be kept for the next model."""
AT_ONCE = 256
"""Placed cards compared with all others at once."""
STRONG: Mapping[Level, float] = {"fewer": 0.16, "usual": 0.11, "more": 0.08}
POSSIBLE: Mapping[Level, float] = {"fewer": 0.06, "usual": 0.025, "more": 0.0}
"""Margin between the first and the second theme from which a proposal is said, and how."""


@dataclass(frozen=True, slots=True)
class Every:
    """What was found of all cards with some of them placed."""

    its: Sequence[Sequence[int]]
    """The rows placed in each theme."""
    near: Floats
    """(cards, themes): how near in words and sense."""
    alike: Floats
    """The same: how alike the most alike placed card is; 0 without any."""


class ThemeModel:
    """Themes of one corpus, with what is placed in them. `placed`: card id -> theme id."""

    _names: Names
    _every: Every | None
    _past: Every | None

    def __init__(
        self,
        corpus: Corpus,
        themes: Sequence[ThemeText],
        placed: Mapping[str, str],
        common: Sequence[CommonTheme],
        before: ThemeModel | None = None,
    ) -> None:
        """`before`: any earlier one; what is the same is taken from it."""
        self._corpus, self._themes = corpus, themes
        self._its = _rows_by_theme(corpus, themes, placed)
        if before is None or not before._names.serves(corpus, themes, common):
            before = None
        self._names = before._names if before else Names(corpus, themes, common)
        if before is not None and not corpus.goes_on_from(before._corpus):
            before = None
        self._rows = self._themes_rows(before)
        self._reasons = Reasons(corpus, corpus.read(self._names.texts), self._its)
        self._every = None
        self._past = (before._every or before._past) if before else None

    def proposals(
        self,
        cards: Sequence[str],
        refused: Set[tuple[str, str]] = frozenset(),
        level: Level = "usual",
        explain: bool = True,
    ) -> list[Proposal]:
        """For these cards, in their order. `refused`: (card, theme) never proposed again."""
        if not self._themes:
            return [Proposal(card, (), 0.0, None) for card in cards]
        rows = [self._corpus.rows[card] for card in cards]
        scores = self.scores(rows)
        plain = [Chip(theme.id) for theme in self._themes]
        found = []
        for at, (order, margin) in enumerate(self._ranked(cards, scores, refused)):
            chips = tuple(
                Chip(self._themes[theme].id, self._reasons.of(rows[at], theme))
                if explain
                else plain[theme]
                for theme in order
            )
            strength = strength_of(margin, level) if chips else None
            found.append(Proposal(cards[at], chips, round(margin, 6), strength))
        return found

    def scores(self, rows: Sequence[int]) -> Floats:
        """How near each of these cards is to each theme: (cards, themes), cosines."""
        if self._every is None and len(rows) < FEW_ASKED:
            themes = range(len(self._its))
            near = self._near(rows, themes)
            return near + _drawn(self._alike(rows, themes))
        if self._every is None:
            self._every, self._past = self._all(self._past), None
        every: Floats = self._every.near + _drawn(self._every.alike)
        return every[list(rows)]

    def _ranked(
        self, cards: Sequence[str], scores: Floats, refused: Set[tuple[str, str]]
    ) -> Iterator[tuple[Sequence[int], float]]:
        """Of each card: its best themes, and how far the first is ahead of the second."""
        said_no: dict[str, set[str]] = {}
        for card, theme in refused:
            said_no.setdefault(card, set()).add(theme)
        known = [any(row) for row in scores.tolist()]  # a word of it is known here
        every = np.argsort(-scores, axis=1, kind="stable")
        best = np.take_along_axis(scores, every[:, :2], axis=1).astype(float).tolist()
        tops = every[:, :CHIPS].tolist()
        for at, card in enumerate(cards):
            if not known[at]:
                yield (), 0.0
                continue
            order, ahead = tops[at], best[at]
            if card in said_no:
                kept = [t for t in every[at].tolist() if self._themes[t].id not in said_no[card]]
                order, ahead = kept[:CHIPS], [float(scores[at, theme]) for theme in kept[:2]]
            yield order, ahead[0] - ahead[1] if len(ahead) == 2 else sum(ahead)

    def _all(self, past: Every | None) -> Every:
        """Of all cards. Columns of themes that did not change, rows of cards that were there
        already, are those of the past."""
        size = len(self._corpus.cards), len(self._its)
        near, alike = np.empty(size, np.float32), np.empty(size, np.float32)
        for theme, its in enumerate(self._its):
            old = len(past.near) if past and its == past.its[theme] else 0
            if past and old:
                near[:old, theme] = past.near[:, theme]
            near[old:, theme] = self._near(range(old, size[0]), [theme])[:, 0]
            if past and set(past.its[theme]) <= set(its):
                alike[:, theme] = self._more_alike(past, theme)
            else:
                alike[:, theme] = self._alike(range(size[0]), [theme])[:, 0]
        return Every([list(its) for its in self._its], near, alike)

    def _more_alike(self, past: Every, theme: int) -> Floats:
        """The likeness to the most alike placed card only grows while cards are added."""
        size, rows = len(past.alike), range(len(self._corpus.cards))
        new = [row for row in self._its[theme] if row not in set(past.its[theme])]
        known = past.alike[:, theme]
        if new and size:
            found = _most_alike(self._corpus, rows[:size], new)
            known = np.maximum(known, found) if past.its[theme] else found
        came: Floats = self._alike(rows[size:], [theme])[:, 0]
        return np.concatenate([known, came])

    def _near(self, rows: Sequence[int], themes: Sequence[int]) -> Floats:
        features, (words, parts, meanings) = self._corpus.features, self._rows
        some = None if len(rows) == len(self._corpus.cards) else rows
        picked = list(themes)
        in_words = features.stems.dot(words[picked].T, some)
        in_parts = features.parts.dot(parts[picked].T, some)
        seen = features.meanings if some is None else features.meanings[list(rows)]
        in_meaning = seen @ meanings[picked].T / np.float32(EXACT * EXACT)
        one_by_one = np.float32(ONE_BY_ONE) * self._names.said_by(self._corpus, rows, picked)
        near: Floats = np.float32(WORDS) * in_words + np.float32(PARTS) * in_parts
        near += in_meaning + one_by_one
        return near

    def _alike(self, rows: Sequence[int], themes: Sequence[int]) -> Floats:
        found = np.zeros((len(rows), len(themes)), np.float32)
        for at, theme in enumerate(themes):
            if self._its[theme] and len(rows):
                found[:, at] = _most_alike(self._corpus, rows, self._its[theme])
        return found

    def _themes_rows(self, before: ThemeModel | None) -> tuple[Floats, Floats, Floats]:
        """One row per theme in each way of seeing; the three together of length 1, the meaning in
        its share and as whole numbers."""
        made = self._names.rows(self._corpus.lexicon.reader.widths)
        for theme, rows in enumerate(self._its):
            if before is not None and rows == before._its[theme]:
                for here, there in zip(made, before._rows, strict=True):
                    here[theme, : there.shape[1]] = there[theme]
                    here[theme, there.shape[1] :] = 0
                continue
            vectors = [part[theme].astype(float) for part in made]
            if rows:
                for vector, more in zip(vectors, self._placed(rows), strict=True):
                    vector += more
            length = _length(vectors) or 1.0
            for here, vector in zip(made, vectors, strict=True):
                here[theme] = vector / length
            made[2][theme] = exact(np.float32(MEANING) * made[2][theme])
        return made

    def _placed(self, rows: Sequence[int]) -> Sequence[Floats]:
        """The mean of a theme's cards, of length 1, times what so many cards weigh."""
        features, widths = self._corpus.features, self._corpus.lexicon.reader.widths
        mean = [
            features.stems.sum_of(rows, widths[0]).astype(float),
            features.parts.sum_of(rows, widths[1]).astype(float),
            features.meanings[rows].sum(axis=0, dtype=float) / EXACT,
        ]
        weight = min(MOST_CARDS, PER_CARD * len(rows)) / (_length(mean) or 1.0)
        return [weight * part for part in mean]


def _rows_by_theme(
    corpus: Corpus, themes: Sequence[ThemeText], placed: Mapping[str, str]
) -> list[list[int]]:
    its: dict[str, list[int]] = {theme.id: [] for theme in themes}
    for card, theme in placed.items():
        if card in corpus.rows and theme in its:
            its[theme].append(corpus.rows[card])
    return [sorted(its[theme.id]) for theme in themes]


def _most_alike(corpus: Corpus, rows: Sequence[int], placed: Sequence[int]) -> Floats:
    """How alike each of these cards is to the most alike of those placed, in letters and sense."""
    here: Ints = np.asarray(rows, np.int64)
    whole = len(rows) == len(corpus.cards)
    letters = corpus.folded if whole else corpus.folded[here]
    senses = corpus.features.meanings if whole else corpus.features.meanings[here]
    best = np.full(len(rows), -np.inf, np.float32)
    for start in range(0, len(placed), AT_ONCE):
        some = list(placed[start : start + AT_ONCE])
        near = letters @ corpus.folded[some].T + senses @ corpus.features.meanings[some].T
        np.maximum(best, near.max(axis=1), out=best)
    return best / np.float32(2 * EXACT * EXACT)


def _drawn(alike: Floats) -> Floats:
    """What a card gains from one placed card that says nearly the same."""
    gained: Floats = np.float32(NEIGHBOUR) * np.maximum(alike - np.float32(ALIKE), 0)
    return gained


def _length(parts: Sequence[Floats]) -> float:
    """Of a vector of three parts, each with its share; the same however columns are numbered."""
    squared = (share * float(part @ part) for share, part in zip(SHARES, parts, strict=True))
    return math.sqrt(sum(squared))


def strength_of(margin: float, level: Level) -> Strength | None:
    if margin >= STRONG[level]:
        return "strong"
    return "possible" if margin >= POSSIBLE[level] else None
