"""What the engine of suggestions says about a board, asked outside the GUI thread. No widget.

Decides which questions are asked and when they are asked again; which proposals are shown is
`compose`. Nothing here moves a card.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from workshop_app.desktop.tasks import Tasks
from workshop_app.domain.suggestions import CardText, Level, Pair, Proposal, Twin
from workshop_app.services.ports import Library
from workshop_app.services.suggestions import Suggestions
from workshop_app.services.theme_board import ThemeBoard, placed, texts_of, theme_texts

R = TypeVar("R")
MOST_EXPLAINED = 500
"""Beyond, reasons would cost more than the proposals themselves."""
MOST_COMPARED = 2_000
"""Up to so many cards are asked which of them stand for their theme."""
TYPICAL = 2


@dataclass(frozen=True, slots=True)
class Proposed:
    """For the cards not sorted: card -> its proposal. For each theme: cards that stand for it."""

    proposals: Mapping[UUID, Proposal] = field(default_factory=dict)
    typical: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """Card -> its words, to quote the nearest one."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of cards, the most alike first."""

    twins: Sequence[Twin] = ()
    tensions: Sequence[Twin] = ()


def propose(engine: Suggestions, board: ThemeBoard, level: Level) -> Proposed:
    """A pile is asked about once, by the card that leads it."""
    texts, themes, where = texts_of(board), theme_texts(board), placed(board)
    wanted = [str(pile.id) for pile in board.unsorted]
    found = engine.proposals(
        texts,
        themes,
        where,
        wanted=wanted,
        refused=board.refused_themes,
        level=level,
        explain=len(wanted) <= MOST_EXPLAINED,
    )
    return Proposed(
        {UUID(each.card): each for each in found},
        _typical(engine, board, texts, where) if len(texts) <= MOST_COMPARED else {},
        {text.id: " ".join(text.text.split()) for text in texts},
    )


def alike(engine: Suggestions, texts: Sequence[CardText], level: Level) -> Alike:
    return Alike(engine.twins(texts, level=level), engine.tensions(texts))


def still_open(
    found: Sequence[Twin], pile_of: Mapping[UUID, UUID], refused: Set[Pair]
) -> list[Twin]:
    """Those that nobody answered: not refused, not in one stack, both still there."""
    return [
        pair
        for pair in found
        if (one := pile_of.get(UUID(pair.one))) is not None
        and (other := pile_of.get(UUID(pair.other))) is not None
        and one != other
        and frozenset((pair.one, pair.other)) not in refused
    ]


def _typical(
    engine: Suggestions, board: ThemeBoard, texts: Sequence[CardText], where: Mapping[str, str]
) -> dict[UUID, Sequence[UUID]]:
    """Cards whose words lead to the theme they are in, the surest first."""
    leads = [str(pile.id) for view in board.themes for pile in view.piles]
    said = engine.proposals(texts, theme_texts(board), where, wanted=leads, explain=False)
    mine = [each for each in said if each.chips and each.chips[0].theme == where[each.card]]
    best: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for each in sorted(mine, key=lambda proposal: -proposal.margin):
        best[UUID(where[each.card])].append(UUID(each.card))
    return {theme: cards[:TYPICAL] for theme, cards in best.items()}


class OneAtATime:
    """Asks the newest question once the one before is answered: they never pile up in the threads
    that the other screens read with."""

    def __init__(
        self, tasks: Tasks, screen: str, told: Callable[[bool], object] = lambda _asking: None
    ) -> None:
        """`told` hears when a question is on its way, and when none is any more."""
        self._tasks, self._screen, self._told = tasks, screen, told
        self._next: Callable[[], None] | None = None
        self._is_asking = False

    def ask(self, work: Callable[[Library], R], then: Callable[[R], object]) -> None:
        def start() -> None:
            self._say(is_asking=True)
            self._tasks.look(self._screen, work, answered)

        def answered(found: R) -> None:
            waiting, self._next = self._next, None
            self._say(is_asking=False)
            if waiting is not None:
                waiting()
            then(found)

        if self._is_asking:
            self._next = start
        else:
            start()

    def forget(self) -> None:
        """Another workshop: the answer on its way will not come."""
        self._next = None
        self._say(is_asking=False)

    def _say(self, *, is_asking: bool) -> None:
        if is_asking != self._is_asking:
            self._is_asking = is_asking
            self._told(is_asking)
