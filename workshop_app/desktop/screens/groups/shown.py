"""What the page of groups shows at one moment, as plain data. No widget, no task.

Decides which people, rules and criteria are named; their colours and columns are in `faces`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from workshop_app.desktop.screens.groups.faces import (
    Column,
    Legend,
    colourings,
    columns,
    palette,
)
from workshop_app.domain.groups.problem import Mode
from workshop_app.domain.people import GroupRule
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, language, n_
from workshop_app.i18n.typography import listing
from workshop_app.services.balance import Balance, Room, Seen
from workshop_app.services.balance_words import drawn
from workshop_app.services.grouping import modes_of
from workshop_app.services.rounds import RoundsTold

Empty = Literal["", "people", "split"]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody a menu can name."""

    person: UUID
    name: str
    table: int | None
    locked: bool
    referent: bool
    reserve: bool = False
    host: bool = False


@dataclass(frozen=True, slots=True)
class RuleShown:
    rule: UUID
    kind: Literal["together", "apart"]
    text: str


@dataclass(frozen=True, slots=True)
class CriterionShown:
    key: str
    word: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class RulesShown:
    rules: tuple[RuleShown, ...] = ()
    criteria: tuple[CriterionShown, ...] = ()
    """The most important first."""
    unused: tuple[tuple[str, str], ...] = ()
    """Criteria this list would allow and that are not asked."""
    rounds: RoundsTold | None = None


@dataclass(frozen=True, slots=True)
class GroupsShown:
    """The whole page at one moment."""

    count: str
    empty: Empty
    people: int
    tables: int
    columns: tuple[Column, ...] = ()
    members: tuple[Member, ...] = ()
    colourings: tuple[tuple[str, str], ...] = ()
    colouring: str = ""
    legend: tuple[Legend, ...] = ()
    balance: Balance | None = None
    drawn: str = ""
    rules: RulesShown = RulesShown()
    rounds: int = 1
    round: int = 1


def page_of(seen: Seen, wanted_colouring: str) -> GroupsShown:
    """The whole page of one reading."""
    room, balance = seen.room, seen.balance
    people = n_("{n} personne", "{n} personnes", len(room.people))
    tables = n_("{n} table", "{n} tables", room.tables)
    count = _("{people}, {tables}", people=people, tables=tables)
    if not room.people:
        return GroupsShown("", "people", 0, room.tables)
    if not room.seating:
        return GroupsShown(count, "split", len(room.people), room.tables, rules=_rules(room))
    choices = colourings(room)
    keys = [key for key, _word in choices]
    colouring = wanted_colouring if wanted_colouring in keys else (keys or [""])[0]
    colours = palette(room, colouring)
    outside = balance.sheet.sizes_outside if balance else ()
    return GroupsShown(
        count=count,
        empty="",
        people=len(room.people),
        tables=room.tables,
        columns=tuple(columns(room, colours, outside)),
        members=tuple(_members(room)),
        colourings=tuple(choices),
        colouring=colouring,
        legend=colours.legend,
        balance=balance,
        drawn=drawn(room.split.seed) if room.split else "",
        rules=_rules(room),
        rounds=room.rounds,
        round=room.round,
    )


def _members(room: Room) -> list[Member]:
    return [
        Member(
            person.id,
            room.short_names[str(person.id)],
            room.table_of(person),
            person.locked,
            person.referent,
            person.reserve,
            person.host,
        )
        for person in room.people
    ]


def _rules(room: Room) -> RulesShown:
    asked = [name for name in room.workshop.criteria if name in room.suggested]
    modes = modes_of(room.workshop)
    unused = [name for name in room.suggested if name not in asked]
    return RulesShown(
        rules=tuple(
            RuleShown(rule.id, rule.kind, text)
            for rule in room.rules
            if (text := _told(room, rule))
        ),
        criteria=tuple(
            CriterionShown(name, field_label(name), modes.get(name, "spread")) for name in asked
        ),
        unused=tuple((name, field_label(name)) for name in unused),
        rounds=room.told,
    )


def _told(room: Room, rule: GroupRule) -> str:
    """« C. Delmas et J. Roque »; "" when fewer than two of them are still on the list."""
    names = [room.short_names[str(key)] for key in rule.people if str(key) in room.short_names]
    return listing(names, language()) if len(names) > 1 else ""
