"""Which theme for which card: the nearest to its name, then to the cards a person placed there.

A theme is one vector: its name and keywords, what common themes near that name are about, and the
mean of its placed cards, which weighs more with each of them. Decides an order and a confidence;
places nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

import numpy as np

from workshop_app.domain.suggestions import Chip, Level, Proposal, Strength, ThemeText, Why
from workshop_app.suggestions.corpus import Corpus, Features, units
from workshop_app.suggestions.library import CommonTheme
from workshop_app.suggestions.similar import FOLDED
from workshop_app.suggestions.sparse import Floats
from workshop_app.suggestions.why import Reasons

CHIPS = 3
WORDS, PARTS, MEANING = 0.25, 0.25, 0.5
"""Share of each way of seeing a text in how near it is to a theme."""
COMMON = (1.2, 0.4)
"""Weight of the nearest common theme, and of the second, beside the name's own 1."""
NEAR_NAME = 0.35
"""Cosine from which a common theme is what a name is about."""
PER_CARD, MOST_CARDS = 0.25, 2.0
"""A placed card weighs so much, all together at most so much, beside the name."""
ALIKE, NEIGHBOUR = 0.35, 1.0
"""From this likeness on, one placed card draws another to its theme, and how much."""
DENSE_UP_TO = 50
"""So few cards are compared densely: their rows alone are opened."""
STRONG: Mapping[Level, float] = {"fewer": 0.16, "usual": 0.11, "more": 0.08}
POSSIBLE: Mapping[Level, float] = {"fewer": 0.06, "usual": 0.025, "more": 0.0}
"""Margin between the first and the second theme from which a proposal is said, and how."""


class ThemeModel:
    """Themes of one corpus, with what is placed in them. `placed`: card id -> theme id."""

    def __init__(
        self,
        corpus: Corpus,
        themes: Sequence[ThemeText],
        placed: Mapping[str, str],
        common: Sequence[CommonTheme],
    ) -> None:
        self._corpus, self._themes = corpus, themes
        its: defaultdict[str, list[int]] = defaultdict(list)
        for row, card in enumerate(corpus.cards):
            if card.id in placed:
                its[placed[card.id]].append(row)
        self._its = [its[theme.id] for theme in themes]
        texts = [f"{theme.name} {theme.keywords}" for theme in themes]
        self._rows = self._summed(texts, near_common(corpus, texts, common), common)
        self._reasons = Reasons(corpus, corpus.read(texts), self._its)

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
        return [
            self._proposal(card, row, scores, refused, level, explain)
            for card, row, scores in zip(cards, rows, self.scores(rows), strict=True)
        ]

    def scores(self, rows: Sequence[int]) -> Floats:
        """How near each of these cards is to each theme: (cards, themes), cosines."""
        features, (words, parts, meanings) = self._corpus.features, self._rows
        if len(rows) < DENSE_UP_TO:
            in_words = features.stems.dense(rows) @ words.T
            in_parts = features.parts.dense(rows) @ parts.T
        else:
            in_words = features.stems.dot(words.T)[rows]
            in_parts = features.parts.dot(parts.T)[rows]
        in_meaning = features.meanings[rows] @ meanings.T
        found: Floats = WORDS * in_words + PARTS * in_parts + MEANING * in_meaning
        return found + self._by_neighbour(rows)

    def _by_neighbour(self, rows: Sequence[int]) -> Floats:
        """What a card gains from one placed card that says nearly the same."""
        folded, meanings = self._corpus.folded_parts(FOLDED), self._corpus.features.meanings
        gained = np.zeros((len(rows), len(self._its)), np.float32)
        for theme, placed in enumerate(self._its):
            if placed:
                near = folded[rows] @ folded[placed].T + meanings[rows] @ meanings[placed].T
                gained[:, theme] = np.maximum(near.max(axis=1) / 2 - ALIKE, 0)
        return np.float32(NEIGHBOUR) * gained

    def _proposal(
        self,
        card: str,
        row: int,
        scores: Floats,
        refused: Set[tuple[str, str]],
        level: Level,
        explain: bool,
    ) -> Proposal:
        order = [
            int(theme)
            for theme in np.argsort(-scores, kind="stable")
            if (card, self._themes[theme].id) not in refused
        ]
        if not scores.any():  # it has no word that anything here knows
            order = []
        best = [float(scores[theme]) for theme in order[:2]]
        margin = best[0] - best[1] if len(best) == 2 else sum(best)
        chips = [
            Chip(self._themes[theme].id, self._reasons.of(row, theme) if explain else Why())
            for theme in order[:CHIPS]
        ]
        strength = strength_of(margin, level) if chips else None
        return Proposal(card, chips, round(margin, 6), strength)

    def _summed(
        self,
        texts: Sequence[str],
        about: Sequence[Sequence[str]],
        common: Sequence[CommonTheme],
    ) -> tuple[Floats, Floats, Floats]:
        """One row per theme in each way of seeing; the three together of length 1."""
        summed = self._placed()
        usual = self._corpus.read([each.name for each in common]).meanings
        self._add(summed, 1.0, texts, usual)
        meant = self._corpus.read([each.words for each in common]).meanings
        for turn, weight in enumerate(COMMON):
            words_of = [words[turn] if turn < len(words) else "" for words in about]
            self._add(summed, weight, words_of, meant)
        shares = (WORDS, PARTS, MEANING)
        squared = [
            share * (part * part).sum(axis=1) for share, part in zip(shares, summed, strict=True)
        ]
        lengths = np.sqrt(np.sum(squared, axis=0, dtype=np.float32))[:, np.newaxis]
        lengths[lengths == 0] = 1
        words, parts, meanings = ((part / lengths).astype(np.float32) for part in summed)
        return words, parts, meanings

    def _add(
        self, summed: Sequence[Floats], weight: float, texts: Sequence[str], like: Floats
    ) -> None:
        """So much of one text per theme; `like`: meanings of texts of that kind."""
        rows = _dense(self._corpus.read(texts), self._corpus.widths)
        _uncommon(rows[2], np.concatenate([rows[2], like]))
        for kept, row in zip(summed, rows, strict=True):
            kept += np.float32(weight) * row

    def _placed(self) -> tuple[Floats, Floats, Floats]:
        """The mean of each theme's cards, of length 1, times what so many cards weigh."""
        features = self._corpus.features
        widths = self._corpus.widths
        found = [np.zeros((len(self._its), width), np.float32) for width in widths]
        for theme, rows in enumerate(self._its):
            if not rows:
                continue
            mean = (
                features.stems.sum_of(rows),
                features.parts.sum_of(rows),
                features.meanings[rows].sum(axis=0),
            )
            shares = zip((WORDS, PARTS, MEANING), mean, strict=True)
            length = sum(share * float(part @ part) for share, part in shares) ** 0.5
            weight = min(MOST_CARDS, PER_CARD * len(rows)) / (length or 1.0)
            for kept, part in zip(found, mean, strict=True):
                kept[theme] = weight * part
        words, parts, meanings = found
        return words, parts, meanings


def near_common(
    corpus: Corpus, names: Sequence[str], common: Sequence[CommonTheme]
) -> list[list[str]]:
    """The words of the common themes that each name is about, the nearest first."""
    if not names or not common:
        return [[] for _ in names]
    meant = corpus.read(names).meanings
    by_name = meant @ corpus.read([each.name for each in common]).meanings.T
    by_words = meant @ corpus.read([each.words for each in common]).meanings.T
    near = 0.5 * np.maximum(by_name, 0) + 0.5 * by_words
    return [
        [
            common[each].words
            for each in np.argsort(-row, kind="stable")[: len(COMMON)]
            if row[each] >= NEAR_NAME
        ]
        for row in near
    ]


def strength_of(margin: float, level: Level) -> Strength | None:
    if margin >= STRONG[level]:
        return "strong"
    return "possible" if margin >= POSSIBLE[level] else None


def _dense(features: Features, widths: tuple[int, int, int]) -> tuple[Floats, Floats, Floats]:
    every = range(len(features.readings))
    words = np.zeros((len(every), widths[0]), np.float32)
    parts = np.zeros((len(every), widths[1]), np.float32)
    for block, wide in ((features.stems, words), (features.parts, parts)):
        for row in every:
            columns, numbers = block.row(row)
            kept = columns < wide.shape[1]
            wide[row, columns[kept]] = numbers[kept]
    return words, parts, features.meanings.copy()


def _uncommon(rows: Floats, among: Floats) -> None:
    """Without what all such texts share, in place; a row of nothing stays nothing."""
    known = rows.any(axis=1)
    rows[known] -= among[among.any(axis=1)].mean(axis=0) if among.any() else 0
    rows[known] = units(rows[known])
