"""What is asked of the instructions of some tables, as commands. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, cast
from uuid import UUID

from workshop_app.services.ports import Command
from workshop_app.services.tracks import (
    add_track,
    change_track,
    give_own_times,
    remove_track,
    step_track_part,
)

Act = Literal["add", "remove", "change", "times", "part"]


@dataclass(frozen=True, slots=True)
class TrackAsked:
    """What was asked of one of them."""

    act: Act
    key: str = ""
    field: str = ""
    value: object = None
    """Of the field; `times`: whether it has its own; `part`: which, and how many minutes."""


def track_command(phase: UUID, asked: TrackAsked) -> Command[object]:
    """The verb for what was asked."""
    key = asked.key
    match asked.act:
        case "add":
            return partial(add_track, phase=phase)
        case "remove":
            return partial(remove_track, phase=phase, key=key)
        case "times":
            return partial(give_own_times, phase=phase, key=key, own=bool(asked.value))
        case "part":
            index, minutes = cast("tuple[int, int]", asked.value)
            return partial(step_track_part, phase=phase, key=key, index=index, minutes=minutes)
        case "change":
            fields: dict[str, Any] = {asked.field: kept(asked.field, asked.value)}
            return partial(change_track, phase=phase, key=key, **fields)


def kept(field: str, value: object) -> object:
    """As the library keeps it: of steps, the empty ones at the end are none."""
    if field != "steps":
        return value
    steps = [step.strip() for step in cast("Sequence[str]", value)]
    while steps and not steps[-1]:
        steps.pop()
    return tuple(steps)
