"""Why a card is near a theme or another card, in words a person can check."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workshop_app.domain.suggestions import Why
from workshop_app.suggestions.corpus import Corpus, Features
from workshop_app.suggestions.sparse import EXACT
from workshop_app.suggestions.table import WordTable
from workshop_app.suggestions.words import Reading

MOST_SHARED = 3
ALIKE = 0.22
"""Cosine from which a placed card is worth quoting."""
SAME_SENSE = 0.45
"""Cosine from which two words mean nearly the same."""


class Reasons:
    """Of the themes of one corpus. `its`: the rows placed in each theme."""

    def __init__(self, corpus: Corpus, names: Features, its: Sequence[Sequence[int]]) -> None:
        self._corpus, self._names, self._its = corpus, names, its
        self._words: dict[int, set[str]] = {}

    def of(self, row: int, theme: int) -> Why:
        reading = self._corpus.features.readings[row]
        named = self._names.readings[theme]
        words = (word for stem, word in reading.written.items() if stem in self._said(theme))
        shared = tuple(dict.fromkeys(words))[:MOST_SHARED]
        close = "" if shared else close_word(self._corpus.table, reading, named)
        return Why(shared, self._nearest(row, theme), close)

    def _said(self, theme: int) -> set[str]:
        """Stems of the theme's name and of its cards."""
        if theme not in self._words:
            readings = self._corpus.features.readings
            said = set(self._names.readings[theme].stems)
            self._words[theme] = said.union(*(readings[row].stems for row in self._its[theme]))
        return self._words[theme]

    def _nearest(self, row: int, theme: int) -> str:
        placed = [other for other in self._its[theme] if other != row]
        if not placed:
            return ""
        meanings = self._corpus.features.meanings
        near = meanings[placed] @ meanings[row] / np.float32(EXACT * EXACT)
        best = int(np.argmax(near))
        return self._corpus.cards[placed[best]].id if near[best] >= ALIKE else ""


def close_word(table: WordTable, reading: Reading, other: Reading) -> str:
    """The word of `other` whose sense is nearest to one of `reading`'s, when it is near."""
    here = [row for row in table.rows_of(list(reading.written)) if row is not None]
    there = [
        (row, word)
        for row, word in zip(
            table.rows_of(list(other.written)), other.written.values(), strict=True
        )
        if row is not None
    ]
    if not here or not there:
        return ""
    near = table.vectors([row for row, _ in there]) @ table.vectors(here).T
    best = int(np.argmax(near.max(axis=1)))
    return there[best][1] if near[best].max() >= SAME_SENSE else ""
