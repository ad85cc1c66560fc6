"""The shapes of the slips people vote with: one code each, handed out at random."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.services.kit_content import Heading


@dataclass(frozen=True, slots=True)
class VotingSlip:
    number: int
    code: str
    """As typed: two groups of four."""
    link: str
    """What its square holds."""


@dataclass(frozen=True, slots=True)
class VotingSlips:
    heading: Heading
    address: str
    """To be typed, where no square is read."""
    slips: tuple[VotingSlip, ...]
