"""The cards of a workshop as numbers: their words, parts of words, and what the words mean.

Decides how alike two texts are; not what is proposed. Everything comes from the cards given, in
their order: the same cards give the same numbers, whatever was computed before. Beyond a few
hundred, what is usual among them is taken from the first ones only, so that one card more is one
row more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np

from workshop_app.domain.suggestions import CardText
from workshop_app.suggestions.sparse import (
    Floats,
    Grown,
    Ints,
    Sparse,
    exact,
    of_length_one,
    of_sum_one,
    units,
)
from workshop_app.suggestions.table import WordTable
from workshop_app.suggestions.words import Reader, Reading

K = TypeVar("K")
FEW = 8
"""Of so many cards, half of what they share is taken off."""
SETTLED, STEP = 200, 1.25
"""From so many cards on, what is usual is learnt anew each time they are a quarter more."""
FOLDED = 1_024
"""Columns that the parts of words are folded into to find who is likely."""
AT_ONCE = 4_096
"""Texts whose words' vectors are opened together."""


class Lexicon:
    """A reader and the table of words, and which stem stands where in it."""

    def __init__(self, reader: Reader, table: WordTable) -> None:
        self.reader, self.table = reader, table
        self._rows = np.zeros(0, np.int64)

    def is_full(self, most: int) -> bool:
        return self.reader.texts > most

    def rows(self, columns: Ints) -> Ints:
        """Stem numbers of the reader -> rows of the table; -1: it does not know the stem."""
        stems = self.reader.stems(len(self._rows))
        if stems:
            found = [-1 if row is None else row for row in self.table.rows_of(stems)]
            self._rows = np.concatenate([self._rows, np.asarray(found, np.int64)])
        return self._rows[columns]


@dataclass(frozen=True, slots=True)
class Features:
    """The same texts seen three ways, each row of length 1 or 0."""

    readings: Sequence[Reading]
    stems: Sparse
    parts: Sparse
    meanings: Floats
    """(texts, width of the table)."""
    senses: Sparse
    """Its stems that the table knows, the rare ones first; their numbers add up to 1, or to 0."""


@dataclass(frozen=True)
class Usual:
    """What is usual among the first cards: their words, and what they are about."""

    cards: int
    stems: Rarity
    parts: Rarity
    common: Floats
    by_category: Mapping[str, Floats]
    read: dict[Sequence[str], Features]
    """Other texts, weighed by it already."""


class Corpus:
    """All cards. `lexicon` is shared; the rest is this corpus' own."""

    usual: Usual
    features: Features
    _meanings: Grown[Floats]
    _folded: Grown[Floats]
    _by_column: dict[int, Mapping[int, float]]
    _in_order: dict[int, str]

    def __init__(
        self, cards: Sequence[CardText], lexicon: Lexicon, before: Corpus | None = None
    ) -> None:
        """`before`: one of the first of these cards, whose rows serve again."""
        self.cards = cards
        self.rows = {card.id: row for row, card in enumerate(cards)}
        self.lexicon, self.table = lexicon, lexicon.table
        self._kept: dict[object, object] = {}
        first = settled(len(cards))
        if before is None or before.usual.cards != first:
            before = None
        self._kept_before = dict(before._kept) if before else {}
        known = len(before.cards) if before else 0
        readings = [lexicon.reader.read(card.text) for card in cards[known:]]
        self.usual = before.usual if before else self._learn(readings[:first])
        new = self._seen(readings, cards[known:])
        folded = self._fold(new.parts)
        if before:
            old = before.features
            self._meanings = before._meanings.added(new.meanings)
            self._folded = before._folded.added(folded)
            self.features = Features(
                [*old.readings, *readings],
                old.stems.added(new.stems),
                old.parts.added(new.parts),
                self._meanings.array,
                old.senses.added(new.senses),
            )
            # Copies: another corpus may go on from the same one with other cards.
            self._by_column, self._in_order = dict(before._by_column), dict(before._in_order)
        else:
            self._meanings, self._folded = Grown(new.meanings), Grown(folded)
            self.features = new
            self._by_column, self._in_order = {}, {}

    @property
    def folded(self) -> Floats:
        """Parts of words in few columns, each row of length 1, as whole numbers (`exact`): finds
        who is likely, cheaply."""
        return self._folded.array

    def goes_on_from(self, other: Corpus) -> bool:
        """Its first cards are all those of the other, weighed alike."""
        return other.usual is self.usual and other.cards == self.cards[: len(other.cards)]

    def kept(self, name: object, make: Callable[[Any], K]) -> K:
        """What was once found of these cards; made, when it was not, from what was of those that
        they have grown from, or from None."""
        if name not in self._kept:
            self._kept[name] = make(self._kept_before.pop(name, None))
        return cast("K", self._kept[name])

    def read(self, texts: Sequence[str]) -> Features:
        """Other texts, weighed as this corpus weighs its own; meanings as they are."""
        asked = tuple(texts)
        if asked not in self.usual.read:
            readings = [self.lexicon.reader.read(text) for text in asked]
            self.usual.read[asked] = self._features(readings, self.usual.stems, self.usual.parts)
        return self.usual.read[asked]

    @cached_property
    def categories(self) -> Ints:
        """The category of each card, as a number."""
        numbers = {key: n for n, key in enumerate(dict.fromkeys(c.category for c in self.cards))}
        return np.asarray([numbers[card.category] for card in self.cards], np.int64)

    def in_order(self, row: int) -> str:
        """The stems of one card, sorted: word order does not tell twins apart."""
        found = self._in_order.get(row)
        if found is None:
            found = " ".join(sorted(self.features.readings[row].stems))
            self._in_order[row] = found
        return found

    def parts_by_column(self, row: int) -> Mapping[int, float]:
        """Column -> number of one card's parts of words."""
        found = self._by_column.get(row)
        if found is None:
            columns, numbers = self.features.parts.row(row)
            found = dict(zip(columns.tolist(), numbers.tolist(), strict=True))
            self._by_column[row] = found
        return found

    def _learn(self, readings: Sequence[Reading]) -> Usual:
        stems = Rarity([each.stem_columns for each in readings])
        parts = Rarity([each.part_columns for each in readings])
        meanings = self._meant(readings, stems)
        known = np.flatnonzero(meanings.any(axis=1))
        common = _shared(meanings, known)
        meanings[known] -= common
        cards = self.cards[: len(readings)]
        numbers = {key: n for n, key in enumerate(dict.fromkeys(card.category for card in cards))}
        categories = np.asarray([numbers[card.category] for card in cards], np.int64)
        by_category = {
            key: _shared(meanings, known[categories[known] == n]) for key, n in numbers.items()
        }
        return Usual(len(readings), stems, parts, common, by_category, {})

    def _seen(self, readings: Sequence[Reading], cards: Sequence[CardText]) -> Features:
        """Without what all cards share, then what those of one category share: else wishes come
        near wishes, whatever they are about."""
        found = self._features(readings, self.usual.stems, self.usual.parts)
        meanings = found.meanings
        nothing = np.zeros(self.table.width, np.float32)
        for row in np.flatnonzero(meanings.any(axis=1)).tolist():
            meanings[row] -= self.usual.common
            meanings[row] -= self.usual.by_category.get(cards[row].category, nothing)
        return replace(found, meanings=exact(units(meanings)))

    def _fold(self, parts: Sparse) -> Floats:
        sizes = np.diff(np.append(parts.starts, len(parts.columns)))
        # The vocabulary is numbered by sight: a stable number comes from the part itself.
        places = self.lexicon.reader.places(parts.columns) % FOLDED
        at = np.repeat(np.arange(len(parts)), sizes) * FOLDED + places
        flat = np.bincount(at, parts.numbers, minlength=len(parts) * FOLDED)
        return exact(units(flat.astype(np.float32).reshape(len(parts), FOLDED)))

    def _features(self, readings: Sequence[Reading], stems: Rarity, parts: Rarity) -> Features:
        in_stems = [
            (r.stem_columns, stems.weighed(r.stem_columns, r.stem_counts)) for r in readings
        ]
        in_parts = [
            (r.part_columns, parts.weighed(r.part_columns, r.part_counts)) for r in readings
        ]
        stem_width, part_width = self.lexicon.reader.widths
        return Features(
            readings,
            of_length_one(in_stems, stem_width),
            of_length_one(in_parts, part_width),
            self._meant(readings, stems),
            self._sense(readings, stems),
        )

    def _sense(self, readings: Sequence[Reading], rarity: Rarity) -> Sparse:
        found = []
        for reading in readings:
            columns = reading.stem_columns
            rows = self.lexicon.rows(columns)
            columns, rows = columns[rows >= 0], rows[rows >= 0]
            found.append((columns, rarity.of(columns) * self.table.rare(rows)))
        return of_sum_one(found, self.lexicon.reader.widths[0])

    def _meant(self, readings: Sequence[Reading], rarity: Rarity) -> Floats:
        """The mean of each text's words' vectors, rare words first; of length 1, or 0."""
        meant = np.zeros((len(readings), self.table.width), np.float32)
        for start in range(0, len(readings), AT_ONCE):
            some = readings[start : start + AT_ONCE]
            columns = np.concatenate([each.stem_columns for each in some])
            texts = np.repeat(
                np.arange(start, start + len(some)), [len(each.stem_columns) for each in some]
            )
            rows = self.lexicon.rows(columns)
            known = rows >= 0
            rows, columns, texts = rows[known], columns[known], texts[known]
            if not len(rows):
                continue
            weighed = self.table.weighed(rows, rarity.of(columns))
            begins = np.flatnonzero(np.diff(texts, prepend=-1))
            meant[texts[begins]] = np.add.reduceat(weighed, begins, axis=0)
        return units(meant)


def settled(cards: int) -> int:
    """How many of the first cards tell what is usual among so many."""
    if cards < SETTLED:
        return cards
    first = SETTLED
    while int(first * STEP) <= cards:
        first = int(first * STEP)
    return first


def _shared(meanings: Floats, rows: Ints) -> Floats:
    """What is taken off these rows: their mean; little of it when they are few, since what two or
    three cards share is what they are about."""
    if not len(rows):
        return np.zeros(meanings.shape[1], np.float32)
    mean: Floats = meanings[rows].mean(axis=0)
    return np.float32(len(rows) / (len(rows) + FEW)) * mean


class Rarity:
    """ln((1 + texts) / (1 + texts that hold it)) + 1 for each column: the usual idf, smoothed."""

    def __init__(self, columns: Sequence[Ints]) -> None:
        held = np.bincount(np.concatenate(columns), minlength=1) if columns else np.zeros(1)
        self._texts = len(columns)
        self._held = held.astype(np.float32)

    def of(self, columns: Ints) -> Floats:
        known = columns < len(self._held)
        held = np.where(known, self._held[np.where(known, columns, 0)], 0)
        weights: Floats = np.log((1 + self._texts) / (1 + held)).astype(np.float32) + 1
        return weights

    def weighed(self, columns: Ints, counts: Floats) -> Floats:
        return counts * self.of(columns)
