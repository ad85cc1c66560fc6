"""Silent writing: what is written stays hidden from others until it is revealed, or the bell rings.

Decides which cards are hidden at an instant; not who looks.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import datetime
from uuid import UUID

from workshop_app.domain.cards import Card
from workshop_app.domain.phases import Phase, phase_state


def is_silent(phase: Phase, now: datetime) -> bool:
    """Whether its cards are hidden: no tick and no fact is needed when the bell lifts it."""
    if not phase.silent or phase.revealed_at is not None or phase.withdrawn:
        return False
    return phase_state(phase, now).name in ("running", "paused")


def silent_phases(phases: Iterable[Phase], now: datetime) -> frozenset[UUID | None]:
    return frozenset(phase.id for phase in phases if is_silent(phase, now))


def is_hidden(card: Card, silent: Container[UUID | None]) -> bool:
    """From the hall and from the other phones of its table. `silent`: those phases."""
    return card.phase in silent


def may_be_seen(card: Card, silent: Container[UUID | None], phone: str) -> bool:
    """By this phone of its table: what it sent itself is never hidden from it."""
    return not is_hidden(card, silent) or bool(phone and card.phone == phone)
