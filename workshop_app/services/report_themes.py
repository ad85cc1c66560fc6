"""The themes as the report tells them: cards and tables, each stack said once, who decided.

Decides what is counted; a card that was not sorted stands at the end, which is a normal end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from workshop_app.domain.themes import Refusal, Spot
from workshop_app.services.ports import Snapshot
from workshop_app.services.report_content import CardLine, PileLine, ThemeCards, Themes
from workshop_app.services.theme_board import BoardParts, Pile, changes_since, compose


def report_themes(snapshot: Snapshot, lines: Mapping[UUID, CardLine]) -> Themes | None:
    """None where there is no theme. `lines`: card -> how the report shows it."""
    parts = BoardParts()
    parts.take(changes_since(snapshot, 0))
    board = compose(parts, for_others=True)
    if not board.themes:
        return None
    names = {view.id: view.theme.name for view in board.themes}
    accepted = _accepted(board.piles, snapshot.of(Spot).where())
    refused = sum(refusal.other is not None for refusal in snapshot.of(Refusal).where())
    return Themes(
        tuple(
            ThemeCards(
                view.theme.name,
                names.get(view.theme.parent, "") if view.theme.parent else "",
                view.cards,
                view.tables,
                _piles(view.piles, lines),
            )
            for view in board.themes
        ),
        _piles(board.unsorted, lines),
        proposed=accepted + refused,
        accepted=accepted,
    )


def _piles(piles: Iterable[Pile], lines: Mapping[UUID, CardLine]) -> tuple[PileLine, ...]:
    """In the order in which the report tells cards."""
    place = {card: number for number, card in enumerate(lines)}
    told = sorted((pile for pile in piles if pile.id in place), key=lambda pile: place[pile.id])
    return tuple(PileLine(lines[pile.id], len(pile.cards), pile.tables) for pile in told)


def _accepted(piles: Iterable[Pile], spots: Iterable[Spot]) -> int:
    """How many cards joined another one because the program proposed it."""
    offered = {spot.card for spot in spots if spot.offered and spot.stack}
    joined = (len([card for card in pile.cards if card.id in offered]) for pile in piles)
    return sum(max(0, cards - 1) for cards in joined)
