"""What a line of the change log is to those who look: whether it is theirs, or ends them."""

from __future__ import annotations

from workshop_app.domain.cards import Card
from workshop_app.domain.facts import Recorded
from workshop_app.domain.follow import FollowLink
from workshop_app.domain.phases import Phase
from workshop_app.domain.sorting import SortingLink
from workshop_app.domain.themes import Refusal, Spot, Theme
from workshop_app.domain.workshop import Workshop

ON_THE_BOARD = (Card, Spot, Theme, Refusal, Phase, Workshop)


def link_lost(line: Recorded, noun: type[FollowLink | SortingLink]) -> bool:
    """The link was closed, or has another code: nothing follows behind it."""
    before, after = line.fact.before, line.fact.after
    if not isinstance(after, noun):
        return False
    return after.withdrawn or (isinstance(before, noun) and before.code != after.code)
