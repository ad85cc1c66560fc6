"""The table of word vectors: what each French stem is near to. Loaded when first asked for.

Made by packaging/build_words.py; its licence lies beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from workshop_app.suggestions.sparse import units

Vectors = npt.NDArray[np.float32]
"""One row each, of length 1, or 0 where nothing is known."""
LONG_ENOUGH = 6
"""A stem this long that the table does not know is looked for with one slip of the keys."""
FREQUENT = 300.0
"""Stems come by frequency: around this rank a word weighs half of a rare one (the idea of
Arora, Liang and Ma, « A simple but tough-to-beat baseline for sentence embeddings », 2017)."""


class WordTable:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._slips: dict[str, int | None] = {}

    def rows_of(self, stems: Sequence[str]) -> list[int | None]:
        """The row of each stem, or None."""
        return [self._row(stem) for stem in stems]

    def vectors(self, rows: Sequence[int] | npt.NDArray[np.int64]) -> Vectors:
        """Of these rows, each of length 1."""
        return units(self._vectors[np.asarray(rows, np.int64)].astype(np.float32))

    def weighed(self, rows: npt.NDArray[np.int64], weights: Vectors) -> Vectors:
        """Those rows, each as long as told and as it is rare."""
        weighed: Vectors = self.vectors(rows) * (self.rare(rows) * weights)[:, np.newaxis]
        return weighed

    def rare(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """What each row weighs beside a rare one's 1."""
        weights: Vectors = (1 / (1 + FREQUENT / (rows.astype(np.float32) + 30))).astype(np.float32)
        return weights

    @property
    def width(self) -> int:
        return int(self._vectors.shape[1])

    def _row(self, stem: str) -> int | None:
        row = self._rows.get(stem)
        if row is None and len(stem) >= LONG_ENOUGH:
            if stem not in self._slips:
                self._slips[stem] = self._one_slip_away(stem)
            row = self._slips[stem]
        return row

    def _one_slip_away(self, stem: str) -> int | None:
        """The most frequent stem that differs by one letter."""
        found = process.extract(
            stem, self._long, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None
        )
        return min((self._rows[near] for near, _, _ in found), default=None)

    @cached_property
    def _loaded(self) -> tuple[dict[str, int], npt.NDArray[np.int8]]:
        with np.load(self._file) as kept:
            stems = kept["stems"].tobytes().decode().split("\n")
            return {stem: row for row, stem in enumerate(stems)}, kept["vectors"]

    @property
    def _rows(self) -> dict[str, int]:
        return self._loaded[0]

    @property
    def _vectors(self) -> npt.NDArray[np.int8]:
        return self._loaded[1]

    @cached_property
    def _long(self) -> list[str]:
        return [stem for stem in self._rows if len(stem) >= LONG_ENOUGH - 1]
