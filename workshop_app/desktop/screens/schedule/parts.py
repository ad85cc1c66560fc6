"""What is asked of the timed steps of a phase by hand, as commands. No widget."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal, cast
from uuid import UUID

from workshop_app.domain.parts import Gathering
from workshop_app.services.phase_parts import add_part, gather_part, remove_part, rename_part
from workshop_app.services.ports import Command

Act = Literal["add", "remove", "title", "gathering"]


@dataclass(frozen=True, slots=True)
class PartAsked:
    act: Act
    index: int = 0
    value: str = ""


def part_command(phase: UUID, asked: PartAsked) -> Command[object]:
    """The verb for what was asked."""
    match asked.act:
        case "add":
            return partial(add_part, phase=phase)
        case "remove":
            return partial(remove_part, phase=phase, index=asked.index)
        case "title":
            return partial(rename_part, phase=phase, index=asked.index, title=asked.value)
        case "gathering":
            gathering = cast("Gathering", asked.value)
            return partial(gather_part, phase=phase, index=asked.index, gathering=gathering)
