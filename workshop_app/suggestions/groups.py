"""« Proposer des thèmes »: common themes that the cards are about, with names one can read.

No number of themes is asked and no group is without a name: clusters of short cards are not worth a
facilitator's time (k-means: adjusted Rand index 0.05 to 0.24 on cards sorted by hand).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from workshop_app.domain.suggestions import ThemeText
from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.library import CommonTheme
from workshop_app.suggestions.themes import ThemeModel

MOST = 16
SMALLEST = 3
"""A theme of fewer cards is not proposed."""
SHARE = 1 / 40
"""Nor one with less than this share of them."""


def propose_themes(
    corpus: Corpus, common: Sequence[CommonTheme]
) -> Mapping[CommonTheme, list[str]]:
    """Common theme -> its cards, the largest first; every card is in one of them."""
    themes = [ThemeText(str(n), each.name, each.keywords) for n, each in enumerate(common)]
    if not corpus.cards or not themes:
        return {}
    scores = ThemeModel(corpus, themes, {}, ()).scores(range(len(corpus.cards)))
    sizes = Counter(np.argmax(scores, axis=1).tolist())
    enough = max(SMALLEST, round(SHARE * len(corpus.cards)))
    kept = [theme for theme, size in sizes.most_common(MOST) if size >= enough]
    kept = sorted(kept) or [sizes.most_common(1)[0][0]]
    nearest = np.argmax(scores[:, kept], axis=1)
    found: dict[CommonTheme, list[str]] = {common[theme]: [] for theme in kept}
    for card, place in zip(corpus.cards, nearest.tolist(), strict=True):
        found[common[kept[place]]].append(card.id)
    return dict(sorted(found.items(), key=lambda each: -len(each[1])))
