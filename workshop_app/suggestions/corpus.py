"""The cards of a workshop as numbers: their words, parts of words, and what the words mean.

Decides how alike two texts are; not what is proposed. Everything comes from the cards given, in
their order: the same cards give the same numbers, whatever was computed before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from workshop_app.domain.suggestions import CardText
from workshop_app.suggestions.sparse import Floats, Ints, Sparse, of_length_one
from workshop_app.suggestions.table import WordTable
from workshop_app.suggestions.words import Reader, Reading

FEW = 8
"""Of so many cards, half of what they share is taken off."""


@dataclass(frozen=True, slots=True)
class Features:
    """The same texts seen three ways, each row of length 1 or 0."""

    readings: Sequence[Reading]
    stems: Sparse
    parts: Sparse
    meanings: Floats
    """(texts, width of the table)."""


class Corpus:
    """All cards. `reader` and `table` are shared; the rest is this corpus' own."""

    def __init__(self, cards: Sequence[CardText], reader: Reader, table: WordTable) -> None:
        self.cards = cards
        self.rows = {card.id: row for row, card in enumerate(cards)}
        self._reader, self.table = reader, table
        self._folded: Floats | None = None
        self._others: dict[Sequence[str], Features] = {}
        self._by_column: dict[int, Mapping[int, float]] = {}
        readings = [reader.read(card.text) for card in cards]
        self._rare_stems = Rarity([each.stem_columns for each in readings])
        self._rare_parts = Rarity([each.part_columns for each in readings])
        self.features = self._centred(self._features(readings))

    @property
    def widths(self) -> tuple[int, int, int]:
        """Of the three ways of seeing, as far as these cards go."""
        return self.features.stems.width, self.features.parts.width, self.table.width

    def read(self, texts: Sequence[str]) -> Features:
        """Other texts, weighed as this corpus weighs its own; meanings as they are."""
        asked = tuple(texts)
        if asked not in self._others:
            self._others[asked] = self._features([self._reader.read(text) for text in asked])
        return self._others[asked]

    @cached_property
    def categories(self) -> Ints:
        """The category of each card, as a number."""
        numbers = {key: n for n, key in enumerate(dict.fromkeys(c.category for c in self.cards))}
        return np.asarray([numbers[card.category] for card in self.cards], np.int64)

    @cached_property
    def in_order(self) -> Sequence[str]:
        """The stems of each card, sorted: word order does not tell twins apart."""
        return [" ".join(sorted(reading.stems)) for reading in self.features.readings]

    def parts_by_column(self, row: int) -> Mapping[int, float]:
        """Column -> number of one card's parts of words."""
        found = self._by_column.get(row)
        if found is None:
            columns, numbers = self.features.parts.row(row)
            found = dict(zip(columns.tolist(), numbers.tolist(), strict=True))
            self._by_column[row] = found
        return found

    def folded_parts(self, columns: int) -> Floats:
        """Parts of words in few columns, each row of length 1: finds who is likely, cheaply."""
        if self._folded is None or self._folded.shape[1] != columns:
            parts = self.features.parts
            sizes = np.diff(np.append(parts.starts, len(parts.columns)))
            folded = np.zeros((len(parts), columns), np.float32)
            # The vocabulary is numbered by sight: a stable number comes from the part itself.
            places = self._reader.places(parts.columns) % columns
            np.add.at(folded, (np.repeat(np.arange(len(parts)), sizes), places), parts.numbers)
            self._folded = units(folded)
        return self._folded

    def _features(self, readings: Sequence[Reading]) -> Features:
        stem_width, part_width = self._reader.widths
        stems = [
            (r.stem_columns, self._rare_stems.weighed(r.stem_columns, r.stem_counts))
            for r in readings
        ]
        parts = [
            (r.part_columns, self._rare_parts.weighed(r.part_columns, r.part_counts))
            for r in readings
        ]
        meanings = np.zeros((len(readings), self.table.width), np.float32)
        for row, reading in enumerate(readings):
            meanings[row] = self._meaning(reading)
        return Features(
            readings, of_length_one(stems, stem_width), of_length_one(parts, part_width), meanings
        )

    def _meaning(self, reading: Reading) -> Floats:
        """The mean of its words' vectors, rare words first; of length 1, or 0."""
        rows_of_stems = self.table.rows_of(list(reading.written))
        found = [
            (row, column)
            for row, column in zip(rows_of_stems, reading.stem_columns, strict=True)
            if row is not None
        ]
        if not found:
            return np.zeros(self.table.width, np.float32)
        rows = [row for row, _ in found]
        weights = self._rare_stems.of(np.asarray([column for _, column in found], np.int64))
        meaning: Floats = units(self.table.weighted(rows, weights)[np.newaxis])[0]
        return meaning

    def _centred(self, features: Features) -> Features:
        """Without what all cards share, then what those of one category share: else wishes come
        near wishes, whatever they are about."""
        meanings = features.meanings.copy()
        known = np.flatnonzero(meanings.any(axis=1))
        _without_common(meanings, known)
        for category in range(len(set(self.categories.tolist()))):
            _without_common(meanings, known[self.categories[known] == category])
        return replace(features, meanings=units(meanings))


def _without_common(meanings: Floats, rows: Ints) -> None:
    """Take off the mean of these rows, in place; little of it when they are few, since what two or
    three cards share is what they are about."""
    if len(rows):
        share = len(rows) / (len(rows) + FEW)
        meanings[rows] -= np.float32(share) * meanings[rows].mean(axis=0)


class Rarity:
    """ln((1 + texts) / (1 + texts that hold it)) + 1 for each column: the usual idf, smoothed."""

    def __init__(self, columns: Sequence[Ints]) -> None:
        held = np.bincount(np.concatenate(columns)) if columns else np.zeros(1)
        self._texts = len(columns)
        self._held = held.astype(np.float32)

    def of(self, columns: Ints) -> Floats:
        known = columns < len(self._held)
        held = np.where(known, self._held[np.where(known, columns, 0)], 0)
        weights: Floats = np.log((1 + self._texts) / (1 + held)).astype(np.float32) + 1
        return weights

    def weighed(self, columns: Ints, counts: Floats) -> Floats:
        return counts * self.of(columns)


def units(rows: Floats) -> Floats:
    """Each row brought to length 1; 0 stays 0."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    scaled: Floats = (rows / lengths).astype(np.float32)
    return scaled
