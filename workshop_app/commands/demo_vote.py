"""The vote of the sample workshop: nine tables weigh nine propositions, each by its own phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from workshop_app.bootstrap import House
from workshop_app.commands.session import do
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import Item, Vote
from workshop_app.i18n.translate import _
from workshop_app.services.ports import Snapshot, UnitOfWork
from workshop_app.services.vote_items import offered_items
from workshop_app.services.votes import close_vote, open_the_vote, prepare_vote

POINTS = (
    (5, 4, 4, 4, 3, 3, 3, 3, 2),
    (5, 4, 4, 4, 3, 3, 2, 2, 0),
    (4, 4, 3, 3, 3, 2, 0, 0, 0),
    (0, 0, 0, 3, 3, 3, 3, 2, 0),
    (0, 0, 0, 0, 0, 0, 4, 4, 5),
    (1, 2, 2, 0, 2, 2, 2, 0, 0),
    (0, 0, 0, 0, 0, 0, 0, 4, 4),
    (0, 1, 2, 1, 1, 2, 0, 0, 0),
    (0, 0, 0, 0, 0, 0, 1, 0, 4),
)
"""Of each proposition, what each table gives: fifteen points a table, five at most."""
Cast = Callable[[Table, Vote, dict[UUID, int]], None]
"""Sends one table's points, as its phone does."""


def hold_vote(house: House, key: UUID, tables: Sequence[Table], cast: Cast) -> Vote:
    """Opened, answered by these tables, closed."""
    vote = do(house, key, _open)
    for table in tables[: len(POINTS[0])]:
        given = {
            item.id: row[table.number - 1]
            for item, row in zip(vote.items, POINTS, strict=False)
            if row[table.number - 1]
        }
        cast(table, vote, given)
    return do(house, key, partial(close_vote, key=vote.id))


def _open(uow: UnitOfWork) -> Vote:
    draft = prepare_vote(uow, _("L'essentiel"), _items(uow))
    return open_the_vote(uow, draft.id)


def _items(snapshot: Snapshot) -> Sequence[Item]:
    """The themes, where there are enough; else the first cards of each category in turn."""
    offered = offered_items(snapshot, None)
    themes = [each.item for each in offered if each.item.kind == "theme"]
    if len(themes) >= len(POINTS):
        return themes[: len(POINTS)]
    cards = [each for each in offered if each.item.kind == "card"]
    kinds = list(dict.fromkeys(each.kind for each in cards))
    by_kind = [[each.item for each in cards if each.kind == kind] for kind in kinds]
    turns = [items[turn] for turn in range(len(POINTS)) for items in by_kind if turn < len(items)]
    return turns[: len(POINTS)]
