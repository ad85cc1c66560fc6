"""What the names of themes say, before any card is placed: the names, their keywords, and what the
common themes near them are about.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workshop_app.domain.suggestions import ThemeText
from workshop_app.suggestions.corpus import Corpus, Features
from workshop_app.suggestions.library import CommonTheme
from workshop_app.suggestions.sparse import EXACT, Floats, exact, units

COMMON = (1.2, 0.4)
"""Weight of the nearest common theme, and of the second, beside the name's own 1."""
NEAR_NAME, SURELY = 0.3, 0.6
"""Cosine from which a common theme may be what a name is about, and from which it surely is."""
OF_COMMON = 0.8
"""What a word of the nearest common theme counts, beside one of the name itself."""


class Names:
    """Of some themes, weighed as one corpus weighs its words."""

    def __init__(
        self, corpus: Corpus, themes: Sequence[ThemeText], common: Sequence[CommonTheme]
    ) -> None:
        self._usual, self._themes, self._common = corpus.usual, tuple(themes), common
        self.texts = [f"{theme.name} {theme.keywords}" for theme in themes]
        names = corpus.read([each.name for each in common]).meanings
        words = corpus.read([each.words for each in common]).meanings
        about = near_common(corpus, self.texts, common)
        said = [(np.ones(len(themes)), self.texts, names)]
        for turn, weight in enumerate(COMMON):
            of_turn = [each[turn] if turn < len(each) else ("", 0.0) for each in about]
            sure = np.asarray([sure for _, sure in of_turn])
            said.append((weight * sure, [text for text, _ in of_turn], words))
        read = [(weights, corpus.read(texts), like) for weights, texts, like in said]
        widths = *corpus.lexicon.reader.widths, corpus.table.width
        self._rows = [np.zeros((len(themes), width), np.float32) for width in widths]
        for weights, features, like in read:
            for kept, row in zip(self._rows, _dense(features, like, widths), strict=True):
                kept += weights.astype(np.float32)[:, np.newaxis] * row
        self._words = (
            (np.ones(len(themes), np.float32), _vectors(corpus, self.texts)),
            (
                np.asarray([OF_COMMON * each[0][1] if each else 0.0 for each in about], np.float32),
                _vectors(corpus, [each[0][0] if each else "" for each in about]),
            ),
        )
        self._near = np.zeros((0, len(themes)), np.float32)
        first = range(min(corpus.usual.cards, len(corpus.cards)))
        self._usually = np.zeros(len(themes), np.float32)
        self._usually = self.said_by(corpus, first).mean(axis=0) if first else self._usually

    def said_by(
        self, corpus: Corpus, rows: Sequence[int], themes: Sequence[int] | None = None
    ) -> Floats:
        """How near the words of these cards come, one by one, to the words of each theme, more than
        those of other cards do."""
        picked = list(range(len(self._themes)) if themes is None else themes)
        senses = corpus.features.senses
        near: Floats = senses.dot(self._words_near(corpus)[:, picked], rows)
        near[near.any(axis=1)] -= self._usually[picked]
        return near

    def _words_near(self, corpus: Corpus) -> Floats:
        """(stems met so far, themes): the cosine of each with the nearest word of the theme."""
        known = len(self._near)
        stems = np.arange(known, corpus.lexicon.reader.widths[0])
        if len(stems):
            rows = corpus.lexicon.rows(stems)
            vectors = np.zeros((len(stems), corpus.table.width), np.float32)
            vectors[rows >= 0] = exact(corpus.table.vectors(rows[rows >= 0]))
            new = np.zeros((len(stems), len(self._themes)), np.float32)
            for weights, words in self._words:
                for theme, its in enumerate(words):
                    if len(its):
                        near = (vectors @ its.T).max(axis=1) / np.float32(EXACT**2)
                        np.maximum(new[:, theme], weights[theme] * near, out=new[:, theme])
            self._near = np.concatenate([self._near, new])
        return self._near

    def serves(
        self, corpus: Corpus, themes: Sequence[ThemeText], common: Sequence[CommonTheme]
    ) -> bool:
        """It says the same of these themes in this corpus."""
        same = self._usual is corpus.usual and self._common is common
        return same and self._themes == tuple(themes)

    def rows(self, widths: tuple[int, int]) -> tuple[Floats, Floats, Floats]:
        """Copies, as wide as asked: one row per theme in each way of seeing."""
        words, parts, meanings = self._rows
        return _wide(words, widths[0]), _wide(parts, widths[1]), meanings.copy()


def _vectors(corpus: Corpus, texts: Sequence[str]) -> list[Floats]:
    """Of the words of each text that the table knows, as whole numbers."""
    found = []
    for reading in corpus.read(texts).readings:
        rows = corpus.lexicon.rows(reading.stem_columns)
        found.append(exact(corpus.table.vectors(rows[rows >= 0])))
    return found


def near_common(
    corpus: Corpus, names: Sequence[str], common: Sequence[CommonTheme]
) -> list[list[tuple[str, float]]]:
    """The words of the common themes that each name is about, the nearest first, and how sure that
    is, 0 to 1."""
    if not names or not common:
        return [[] for _ in names]
    meant = corpus.read(names).meanings
    by_name = meant @ corpus.read([each.name for each in common]).meanings.T
    by_words = meant @ corpus.read([each.words for each in common]).meanings.T
    near = 0.5 * np.maximum(by_name, 0) + 0.5 * by_words
    return [
        [
            (common[each].words, min(1.0, float(row[each] - NEAR_NAME) / (SURELY - NEAR_NAME)))
            for each in np.argsort(-row, kind="stable")[: len(COMMON)]
            if row[each] >= NEAR_NAME
        ]
        for row in near
    ]


def _dense(features: Features, like: Floats, widths: Sequence[int]) -> Sequence[Floats]:
    """`like`: meanings of texts of that kind."""
    words, parts = (np.zeros((len(features.readings), width), np.float32) for width in widths[:2])
    for block, wide in ((features.stems, words), (features.parts, parts)):
        for row in range(len(features.readings)):
            columns, numbers = block.row(row)
            wide[row, columns] = numbers
    meanings = features.meanings.copy()
    _uncommon(meanings, np.concatenate([meanings, like]))
    return words, parts, meanings


def _uncommon(rows: Floats, among: Floats) -> None:
    """Without what all such texts share, in place; a row of nothing stays nothing."""
    known = rows.any(axis=1)
    rows[known] -= among[among.any(axis=1)].mean(axis=0) if among.any() else 0
    rows[known] = units(rows[known])


def _wide(rows: Floats, width: int) -> Floats:
    made = np.zeros((len(rows), width), np.float32)
    made[:, : rows.shape[1]] = rows
    return made
