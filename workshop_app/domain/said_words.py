"""The words that come back in cards: which ones, in how many cards, from how many tables.

Decides what counts as the same word and which words say nothing by themselves. Nobody's words are
corrected: a word is shown as most people wrote it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workshop_app.domain.cards import Card
from workshop_app.domain.identity import fold

WORD = re.compile(r"[^\W_]+")
RUN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
"""« centre-bourg » is one word to whoever reads it on a wall."""
SAY_LITTLE = """
a à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avant avec avez avoir
avons beaucoup bien c ça car ce cela celle celles celui ces cet cette ceux chaque chez comme d
dans de déjà depuis des deux doit dont du elle elles en encore entre es est et était été être eu
eux faire fait faut il ils j jamais je l la là le les leur leurs lui m ma mais me même mes moi
moins mon n ne ni nos notre nous on ont ou où par pas pendant personne peu peut peuvent peux plus
plusieurs pour pourquoi pouvoir puis qu quand que quel quelle quelque quelques qui quoi rien s sa
sans se sera ses si soit son sont sous sur t ta te tes toi ton toujours tous tout toute toutes
très trop tu un une va veut veux vont vos votre vous y
"""
STOP = frozenset(map(fold, WORD.findall(SAY_LITTLE)))
SHORTEST = 4
"""Letters of a word that says something; of an abbreviation in capitals, two."""
LEAST_TABLES = 2
"""A word of one table alone would show the hall who wrote it."""
ENDINGS = ("s", "x")
"""Of the plural: they do not make another word."""


@dataclass(frozen=True, slots=True)
class SaidWord:
    word: str
    """As most cards write it."""
    cards: int
    tables: int


def most_said(
    cards: Iterable[Card], most: int = 8, least_tables: int = LEAST_TABLES
) -> tuple[SaidWord, ...]:
    """The words of the most cards, each counted once a card; none of fewer tables than asked.

    Cards that nobody may see yet are the caller's to leave out.
    """
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    tables: defaultdict[str, set[int]] = defaultdict(set)
    for card in cards:
        for key, shown in _words_of(card.text).items():
            spelled[key][shown] += 1
            tables[key].add(card.from_table or card.table)
    said = [
        SaidWord(_usual(spelled[key]), spelled[key].total(), len(tables[key]))
        for key in spelled
        if len(tables[key]) >= least_tables
    ]
    said.sort(key=lambda each: (-each.cards, -each.tables, fold(each.word)))
    return tuple(said[:most])


@lru_cache(maxsize=8_192)
def _words_of(text: str) -> Mapping[str, str]:
    """Key of each word that says something -> how it is written here. A picture of two thousand
    cards is made again at each card."""
    found: dict[str, str] = {}
    for run in RUN.findall(text):
        folded = fold(run)
        capitals = run.isupper() and len(run) > 1
        if folded in STOP or not any(map(str.isalpha, run)):
            continue
        if len(folded) < SHORTEST and not capitals:
            continue
        found.setdefault(_singular(folded), run if capitals else run.lower())
    return found


def _singular(folded: str) -> str:
    long = len(folded) > SHORTEST
    return folded[:-1] if long and folded.endswith(ENDINGS) else folded


def _usual(spellings: Counter[str]) -> str:
    """The most frequent; of two as frequent, the shorter: without the plural."""
    return min(spellings, key=lambda word: (-spellings[word], len(word), word))


def how_often(words: str, cards: Iterable[Card]) -> SaidWord:
    """The words somebody chose, and the cards that say them, whatever case, accent or plural."""
    sought = _spoken(words)
    said = [card for card in cards if sought and sought in _spoken(card.text)]
    return SaidWord(words, len(said), len({card.from_table or card.table for card in said}))


def _spoken(text: str) -> str:
    """Each word in its singular, a space on each side."""
    found = " ".join(_singular(word) for word in fold(" ".join(WORD.findall(text))).split())
    return f" {found} " if found else ""
