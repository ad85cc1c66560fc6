"""Which cards are looked at closely, of each card, and how alike they are: kept while cards arrive.

Decides who is compared; what a likeness is worth and what is proposed is `similar`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.sparse import EXACT, Floats

LIKELY = 8
"""Of each card, so many others are looked at closely."""
PROPOSED = 2
"""A pair counts when it is among so many best of one of its cards."""
SMALLEST = 1e-6
"""Less in common is nothing in common."""
BLOCK = 512
"""Cards compared with all others at once: 512 rows of a few thousand numbers."""
Place = tuple[int, int]
"""The rows of two cards, the smaller first."""
Likeness = Callable[[Corpus, int, int], float]


class Pairs:
    """Of all cards of one corpus: those of one category, or those of two."""

    def __init__(
        self,
        corpus: Corpus,
        same_category: bool,
        likeness: Likeness,
        before: Pairs | None = None,
    ) -> None:
        """`before`: of the corpus that this one has grown from."""
        self._corpus, self._same, self._likeness = corpus, same_category, likeness
        self.scores: dict[Place, float] = dict(before.scores) if before else {}
        self._likely: list[list[tuple[float, int]]] = list(before._likely) if before else []
        self._best: list[list[tuple[float, Place]]] = list(before._best) if before else []
        first = len(self._likely)
        changed: set[int] = set()
        for start in range(first, len(corpus.cards), BLOCK):
            rows = range(start, min(start + BLOCK, len(corpus.cards)))
            found = near(corpus, rows, same_category)
            self._likely += [[(float(row[at]), at) for at in largest(row)] for row in found]
            changed |= self._came(rows, found[:, :first])
        self._best += [[] for _ in range(first, len(corpus.cards))]
        for row in (*sorted(changed), *range(first, len(corpus.cards))):
            self._best[row] = self._two_best(row)

    def at_least(self, score: float) -> list[Place]:
        """The pairs this alike, the most alike first."""
        kept = {pair for best in self._best for liked, pair in best if liked >= score}
        return sorted(kept, key=lambda pair: (-self.scores[pair], pair))

    def _came(self, rows: Sequence[int], found: Floats) -> set[int]:
        """New cards take their place beside those that were there; which ones are concerned."""
        if not found.shape[1]:
            return set()
        least = np.asarray(
            [
                likely[-1][0] if len(likely) == LIKELY else SMALLEST
                for likely in self._likely[: found.shape[1]]
            ],
            np.float32,
        )
        concerned: set[int] = set()
        for at, row in enumerate(rows):
            for old in np.flatnonzero(found[at] >= least).tolist():
                likely = [*self._likely[old], (float(found[at, old]), row)]
                self._likely[old] = sorted(likely, key=lambda each: (-each[0], each[1]))[:LIKELY]
                concerned.add(old)
        return concerned

    def _two_best(self, row: int) -> list[tuple[float, Place]]:
        scored = []
        for _, other in self._likely[row]:
            pair = (min(row, other), max(row, other))
            if pair not in self.scores:
                self.scores[pair] = self._likeness(self._corpus, *pair)
            scored.append((self.scores[pair], other, pair))
        scored.sort(key=lambda each: (-each[0], each[1]))
        return [(score, pair) for score, _, pair in scored[:PROPOSED]]


def largest(found: Floats) -> list[int]:
    """Where the few largest positive numbers are, the largest first."""
    few = min(LIKELY, len(found))
    least = max(float(np.partition(found, -few)[-few]), SMALLEST)
    likely = np.flatnonzero(found >= least).tolist()  # more than few when they are equal
    return sorted(likely, key=lambda at: (-found[at], at))[:few]


def near(corpus: Corpus, rows: Sequence[int], same_category: bool) -> Floats:
    """About how alike some cards are to all; 0 for itself and for the categories left out."""
    found: Floats = corpus.folded[list(rows)] @ corpus.folded.T
    found += corpus.features.meanings[list(rows)] @ corpus.features.meanings.T
    found /= np.float32(2 * EXACT * EXACT)
    categories = corpus.categories
    same = categories[list(rows)][:, np.newaxis] == categories[np.newaxis]
    found[same != same_category] = 0
    found[np.arange(len(rows)), list(rows)] = 0
    return found
