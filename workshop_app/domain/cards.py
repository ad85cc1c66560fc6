"""A card and the rules that protect it. Decides who may write what, when; not where it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from workshop_app.domain.entity import Entity
from workshop_app.domain.phases import Phase, current_phase, phase_state
from workshop_app.domain.problems import Problem

Source = Literal["phone", "desk", "paper"]
Standing = Literal["waiting", "accepted", "rejected"]
"""Waiting to be read by the facilitator; accepted, or never asked; rejected, and then withdrawn."""
LONGEST_TEXT = 1_000
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2066-\u2069\u202a-\u202e]")
"""Control characters and direction overrides: they would hide or reverse what follows."""
UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Not "Cn": an emoji of next year is unassigned to us and shows on the phone that sends it."""
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters to Unicode, nothing to the eye."""
GRACE_S = 120
"""A card begun before the bell may arrive this long after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Entity):
    table: int
    kind: str
    """Key of its category."""
    number: int
    """Counts within the kind it was first given."""
    code: str
    """Code of that kind: FO 12 stays FO 12, on paper too."""
    text: str
    original: str
    """As first written; never changed."""
    source: Source
    written_at: datetime
    author: str = ""
    standing: Standing = "accepted"
    split_from: UUID | None = None
    """The card it was cut from; its `original` is that card's."""
    from_table: int | None = None
    """The table that wrote it, once it was given to another one."""
    phase: UUID | None = None
    """The one whose rules it followed; None: none had begun, or the library did not keep it."""
    question: str = ""
    """Key of the question of that phase it answers; "" where there is one for all."""
    anonymous: bool = False
    """Written where neither table nor name was promised: the desk alone is told its table."""
    role: str = ""
    """Who speaks, where no name is kept: « hébergeur »."""
    phone: str = ""
    """The phone that sent it, a random word; "" when typed at the desk."""


def is_present(card: Card) -> bool:
    """Neither set aside nor rejected."""
    return not card.withdrawn


def is_cleared(card: Card) -> bool:
    """May be shown to others than the facilitator: on the wall, in the report, in a count."""
    return card.standing == "accepted" and not card.withdrawn


def is_waiting(card: Card) -> bool:
    """Somebody has yet to read it."""
    return card.standing == "waiting" and not card.withdrawn


def shown_table(card: Card) -> int | None:
    """The table that others than the desk may read on it; None: it was promised that none is."""
    return None if card.anonymous else card.table


def speaker(card: Card) -> str:
    """The first name or the role given with it; "" = none."""
    return card.role or card.author


def label(card: Card) -> str:
    return f"{card.code} {card.number:02}"


def clean_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """The words as written, less control characters and blank ends. Refuses none and too many."""
    kept = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = kept.strip()
    if not any(map(_shows, kept)):
        raise Problem("text_empty")
    if len(kept) > longest:
        raise Problem("text_too_long", length=len(kept), longest=longest)
    return kept


def _shows(sign: str) -> bool:
    """A card of joiners and blanks alone would be a blank card with a number."""
    return unicodedata.category(sign) not in UNSEEN and sign not in BLANK_LETTERS


def may_write(kind: str, phases: Iterable[Phase], now: datetime) -> Problem | None:
    """None, or the reason why no table may write this kind now.

    The phase on stage takes its kinds until its bell and the grace after it, and so does the
    one that has just left the stage: a card begun in time is never refused for the click of a
    second.
    """
    known = list(phases)
    if taken_by(kind, known, now) is not None:
        return None
    on_stage = current_phase(known)
    if on_stage is None:
        return Problem("no_phase")
    if kind not in on_stage.kinds:
        return Problem("kind_closed", kind=kind, phase=on_stage.title)
    return Problem("phase_over", phase=on_stage.title)


def taken_by(kind: str, phases: Iterable[Phase], now: datetime) -> Phase | None:
    """The phase whose rules a card of this kind follows now: the one on stage, else the last in
    its minutes of grace; None when no table may write it."""
    taking = [phase for phase in phases if kind in phase.kinds and _takes(phase, now)]
    return max(
        taking, key=lambda phase: (phase.ended_at is None, phase.ended_at or now), default=None
    )


def ruling(kind: str, phases: Iterable[Phase], now: datetime) -> Phase | None:
    """The phase a card of this kind belongs to, whoever writes it and however late: the one that
    takes it, else the last that did. Paper typed the next day keeps what the table was promised."""
    known = list(phases)
    begun = [p for p in known if kind in p.kinds and p.started_at and not p.withdrawn]
    return taken_by(kind, known, now) or max(
        begun, key=lambda phase: phase.started_at or now, default=None
    )


def longest_text(phase: Phase | None) -> int:
    """Signs that a card may have while this phase takes it."""
    return phase.longest if phase is not None and phase.longest else LONGEST_TEXT


def _takes(phase: Phase, now: datetime) -> bool:
    state = phase_state(phase, now)
    if phase.withdrawn or state.ends_at is None:
        return False
    closed_at = min(state.ends_at, phase.ended_at) if phase.ended_at else state.ends_at
    return (now - closed_at).total_seconds() <= GRACE_S


def may_change(card: Card | None, table: int | None, expected: int | None) -> Problem | None:
    """None, or why this table may not change that card. The desk (table None) may change any."""
    if card is None or (table is not None and card.table != table):
        return Problem("unknown_card")
    if expected is not None and expected != card.change:
        return Problem("changed_since", newest=card)
    return None
