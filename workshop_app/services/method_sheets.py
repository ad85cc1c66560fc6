"""What methods show to the hall at one moment: who works with whom in the phase on stage, and the
marketplace of the day.

Decides which of the two there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.phases import current_phase
from workshop_app.domain.problems import Problem
from workshop_app.services.forum import market_of, market_sheet
from workshop_app.services.method_content import BadgeGroups, MarketSheet
from workshop_app.services.neighbours import badge_groups, has_groups, neighbours_of
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot


@dataclass(frozen=True, slots=True)
class MethodSheets:
    groups: BadgeGroups | None = None
    """None: the phase on stage has no part in pairs nor in fours, or nobody sits."""
    market: MarketSheet | None = None
    """None: no phase is an open forum."""


def method_sheets(snapshot: Snapshot, now: datetime) -> MethodSheets:
    market = market_of(snapshot, now)
    return MethodSheets(_groups(snapshot), market_sheet(market) if market else None)


def _groups(snapshot: Snapshot) -> BadgeGroups | None:
    on_stage = current_phase(schedule(snapshot))
    if on_stage is None or not has_groups(on_stage):
        return None
    try:
        return badge_groups(neighbours_of(snapshot, on_stage.id))
    except Problem:
        return None
