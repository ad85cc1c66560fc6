"""The port of suggestions: what may be proposed about cards, whoever finds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Protocol

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


class Suggestions(Protocol):
    """Proposals about cards, none of them an action. `abbreviations` None: those of the library
    (`services.abbreviations`), read anew at each question.

    Blocks, up to seconds on thousands of cards: in a query or a job. The same question has the same
    answer, whatever was asked before.
    """

    def twins(
        self,
        cards: Sequence[CardText],
        *,
        refused: Set[Pair] = frozenset(),
        level: Level = "usual",
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Twin]:
        """Cards of one category that say nearly the same, the most alike first."""

    def twins_of(
        self,
        cards: Sequence[CardText],
        card: str,
        *,
        refused: Set[Pair] = frozenset(),
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Twin]:
        """The three cards of its category most like one, however little."""

    def tensions(
        self,
        cards: Sequence[CardText],
        *,
        refused: Set[Pair] = frozenset(),
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Twin]:
        """Look-alikes of two categories: shown as a tension, never proposed for merging."""

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
        """Up to three themes for each card `wanted`; None: for those not placed.

        `placed`: card -> theme. `refused`: (card, theme) that a person has said no to. `explain`
        False: without the reasons, for ranking many cards of which few are shown.
        """

    def labels(
        self,
        cards: Sequence[CardText],
        some: Set[str],
        *,
        abbreviations: Mapping[str, str] | None = None,
    ) -> list[Label]:
        """Words that distinguish some of the cards from the others."""

    def propose_themes(
        self, cards: Sequence[CardText], *, abbreviations: Mapping[str, str] | None = None
    ) -> list[ProposedTheme]:
        """Common themes that the cards are about, each card in one of them."""

    def library(self) -> Sequence[ProposedTheme]:
        """The common themes, to pick names from."""
