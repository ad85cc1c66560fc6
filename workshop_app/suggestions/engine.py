"""The suggestions as the rest of the house asks for them. One engine serves every thread.

Decides what is kept between two questions: the reading of each text, and the last few sets of
cards. An answer depends on what it was asked alone.
"""

from __future__ import annotations

import threading
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
from workshop_app.suggestions.corpus import Corpus, Lexicon
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
        self._read: tuple[Meanings, Lexicon] | None = None
        self._last: tuple[object, ThemeModel] | None = None
        self._known: list[Corpus] = []
        """The last few, the newest question's first."""

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
            before = self._last[1] if self._last else None
            self._last = asked, ThemeModel(corpus, themes, placed, self._common, before)
        return self._last[1]

    def _corpus(self, cards: Sequence[CardText], abbreviations: Mapping[str, str] | None) -> Corpus:
        """Under the lock: lexicons and corpora belong to one question at a time."""
        asked = tuple(cards)
        lexicon = self._lexicon(
            tuple((self._usual() if abbreviations is None else abbreviations).items())
        )
        known = next((each for each in self._known if _is_of(each, lexicon, asked)), None)
        if known is None:
            known = Corpus(asked, lexicon, self._longest(lexicon, asked))
        else:
            self._known.remove(known)
        self._known = [known, *self._known[: REMEMBERED - 1]]
        return known

    def _longest(self, lexicon: Lexicon, asked: Sequence[CardText]) -> Corpus | None:
        """The longest corpus of the first of these cards."""
        starts = [each for each in self._known if _is_of(each, lexicon, asked[: len(each.cards)])]
        return max(starts, key=lambda each: len(each.cards), default=None)

    def _lexicon(self, meanings: Meanings) -> Lexicon:
        if self._read is None or self._read[0] != meanings or self._read[1].is_full(MOST_TEXTS):
            self._known.clear()  # their columns are numbered by the lexicon that goes
            self._last = None
            self._read = meanings, Lexicon(Reader(dict(meanings)), self._table)
        return self._read[1]


def _is_of(corpus: Corpus, lexicon: Lexicon, cards: Sequence[CardText]) -> bool:
    return corpus.lexicon is lexicon and corpus.cards == cards
