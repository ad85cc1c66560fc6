"""The suggestions as the rest of the house asks for them. One engine serves every thread.

Decides what is kept between two questions: the reading of each text, and the last few sets of
cards. An answer depends on what it was asked alone.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path

from workshop_app.domain.abbreviations import USUAL
from workshop_app.domain.suggestions import (
    CardText,
    Label,
    Level,
    Pair,
    Proposal,
    ProposedTheme,
    ThemeText,
    Twin,
)
from workshop_app.suggestions import groups, labels, similar
from workshop_app.suggestions.corpus import Corpus
from workshop_app.suggestions.library import CommonTheme, common_themes
from workshop_app.suggestions.table import WordTable
from workshop_app.suggestions.themes import ThemeModel
from workshop_app.suggestions.words import Reader

REMEMBERED = 4
MOST_TEXTS = 50_000
"""Readings kept; beyond, all are read again."""

Meanings = tuple[tuple[str, str], ...]


class Suggester:
    """`words`: the folder assets/words; `usual`: what short forms stand for when a question does
    not say. Blocks for up to seconds on thousands of cards."""

    def __init__(self, words: Path, usual: Callable[[], Mapping[str, str]] = lambda: USUAL) -> None:
        self._words, self._usual = words, usual
        self._table = WordTable(words / "french.npz")
        self._one_at_a_time = threading.Lock()
        self._readers: dict[Meanings, Reader] = {}
        self._last: tuple[object, ThemeModel] | None = None
        self._known: OrderedDict[tuple[Sequence[CardText], Meanings], Corpus] = OrderedDict()

    def twins(
        self,
        cards: Sequence[CardText],
        *,
        refused: Set[Pair] = frozenset(),
        level: Level = "usual",
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Twin]:
        with self._one_at_a_time:
            return similar.twins(self._corpus(cards, abbreviations), refused, level)

    def twins_of(
        self,
        cards: Sequence[CardText],
        card: str,
        *,
        refused: Set[Pair] = frozenset(),
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Twin]:
        with self._one_at_a_time:
            return similar.twins_of(self._corpus(cards, abbreviations), card, refused)

    def tensions(
        self,
        cards: Sequence[CardText],
        *,
        refused: Set[Pair] = frozenset(),
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Twin]:
        with self._one_at_a_time:
            return similar.tensions(self._corpus(cards, abbreviations), refused)

    def proposals(
        self,
        cards: Sequence[CardText],
        themes: Sequence[ThemeText],
        placed: Mapping[str, str],
        *,
        wanted: Sequence[str] | None = None,
        refused: Set[tuple[str, str]] = frozenset(),
        level: Level = "usual",
        explain: bool = True,
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Proposal]:
        with self._one_at_a_time:
            model = self._model(self._corpus(cards, abbreviations), themes, placed)
            if wanted is None:
                wanted = [card.id for card in cards if card.id not in placed]
            return model.proposals(wanted, refused, level, explain)

    def labels(
        self,
        cards: Sequence[CardText],
        some: Set[str],
        *,
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Label]:
        with self._one_at_a_time:
            return labels.labels(self._corpus(cards, abbreviations), some)

    def propose_themes(
        self, cards: Sequence[CardText], *, abbreviations: Mapping[str, str] | None = None
    ) -> list[ProposedTheme]:
        with self._one_at_a_time:
            found = groups.propose_themes(self._corpus(cards, abbreviations), self._common)
            return [ProposedTheme(t.name, t.keywords, tuple(ids)) for t, ids in found.items()]

    def library(self) -> Sequence[ProposedTheme]:
        """The common themes, to pick names from."""
        return [ProposedTheme(each.name, each.keywords, ()) for each in self._common]

    @cached_property
    def _common(self) -> Sequence[CommonTheme]:
        return common_themes(self._words / "themes.txt")

    def _model(
        self, corpus: Corpus, themes: Sequence[ThemeText], placed: Mapping[str, str]
    ) -> ThemeModel:
        """The last one again while nothing was placed or named since."""
        asked = (corpus, tuple(themes), dict(placed))
        if self._last is None or self._last[0] != asked:
            self._last = asked, ThemeModel(corpus, themes, placed, self._common)
        return self._last[1]

    def _corpus(self, cards: Sequence[CardText], abbreviations: Mapping[str, str] | None) -> Corpus:
        """Under the lock: readers and corpora belong to one question at a time."""
        meanings = tuple((self._usual() if abbreviations is None else abbreviations).items())
        asked = (tuple(cards), meanings)
        known = self._known.pop(asked, None)
        if known is None:
            known = Corpus(asked[0], self._reader(meanings), self._table)
        self._known[asked] = known
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return known

    def _reader(self, meanings: Meanings) -> Reader:
        reader = self._readers.get(meanings)
        if reader is None or reader.texts > MOST_TEXTS:
            self._known.clear()  # their columns are numbered by the reader that goes
            self._readers = {meanings: Reader(dict(meanings))}
        return self._readers[meanings]
