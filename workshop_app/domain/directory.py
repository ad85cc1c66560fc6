"""Who is known across workshops: the lines of all lists, brought together person by person.

Decides which lines are one person (the rule of `identity`, then what was decided by hand), what an
entry shows, and what a line says of the attendance. Nothing here is stored; which entries look
alike without being one is `lookalikes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple
from uuid import UUID

from workshop_app.domain.attendance import PresenceState
from workshop_app.domain.identity import fold, name_key, organisation_key, sort_key
from workshop_app.domain.intake import Register
from workshop_app.domain.known import DirectoryChoice

VALUES = (
    "last_name",
    "first_name",
    "organisation",
    "organisation_type",
    "departement",
    "function",
    "email",
    "phone",
)
"""What an entry shows, and what is chosen when two of them are one."""
Outcome = Literal["present", "left", "excused", "absent", "expected", "unknown", "removed"]
CAME: tuple[Outcome, ...] = ("present", "left")
MISSED: tuple[Outcome, ...] = ("excused", "absent")


class Line(NamedTuple):
    """A person of one list. A tuple: a library has tens of thousands of them."""

    workshop: str
    id: str
    """Ids as `UUID.hex` writes them."""
    withdrawn: bool
    last_name: str = ""
    first_name: str = ""
    organisation: str = ""
    organisation_type: str = ""
    departement: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""


LINE_FIELDS = Line._fields


@dataclass(frozen=True, slots=True)
class Gathering:
    """What the directory needs to know of a workshop."""

    key: UUID
    title: str
    day: date | None
    created: date
    door_open: bool = False
    """Somebody was said to have arrived: from then on who is not there is missing."""

    @property
    def when(self) -> date:
        """For the order: its day, else the day it was made."""
        return self.day or self.created


Key = tuple[str, str]
"""Workshop and person. An id alone is not enough: a meeting's people keep those of their group."""


class Part(NamedTuple):
    """One workshop of somebody's history."""

    line: Line
    gathering: Gathering
    outcome: Outcome
    meetings: tuple[int, int] | None = None
    """Of a group whose calendar tells who came: attended, held."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody, across workshops."""

    key: str
    """The smallest id among the lines."""
    parts: tuple[Part, ...]
    """Newest workshop first; never empty."""
    last_name: str
    first_name: str
    organisation: str
    organisation_type: str
    departement: str
    function: str
    email: str
    phone: str
    choice: UUID | None = None
    """What was decided by hand to make it one."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(part.line.id for part in self.parts)

    @property
    def listed(self) -> bool:
        """Still on some list: else only old lists, taken back, know them."""
        return any(part.outcome != "removed" for part in self.parts)

    @property
    def came(self) -> int:
        return len({part.gathering.key for part in self.parts if part.outcome in CAME})

    @property
    def asked(self) -> int:
        """Workshops whose door told whether they came."""
        told = (*CAME, *MISSED)
        return len({part.gathering.key for part in self.parts if part.outcome in told})

    @property
    def workshops(self) -> int:
        return len({part.gathering.key for part in self.parts if part.outcome != "removed"})

    @property
    def last_seen(self) -> Part | None:
        """The newest workshop they came to; None: no door ever saw them."""
        return next((part for part in self.parts if part.outcome in CAME), None)


@dataclass(frozen=True, slots=True)
class Structure:
    """An organisation that sent somebody."""

    keys: tuple[str, ...]
    """As `identity.organisation_key` writes it; several once they were made one."""
    name: str
    """As most lists write it, or as was chosen."""
    organisation_type: str
    departements: tuple[str, ...]
    people: tuple[str, ...]
    """Keys of the entries, as the directory sorts them."""
    workshops: int
    last: Gathering
    choice: UUID | None = None

    @property
    def key(self) -> str:
        return self.keys[0]


def outcome_of(
    withdrawn: bool, state: PresenceState | None, gathering: Gathering, today: date
) -> Outcome:
    """What one line says. Without a door that counted, nobody is called absent."""
    if withdrawn:
        return "removed"
    if state == "arrived":
        return "present"
    if state in ("left", "excused"):
        return state
    if gathering.day is None or gathering.day >= today:
        return "expected"
    return "absent" if gathering.door_open else "unknown"


def gather(
    lines: Iterable[Line],
    gatherings: Mapping[str, Gathering],
    states: Mapping[Key, PresenceState],
    meetings: Mapping[Key, tuple[int, int]],
    choices: Iterable[DirectoryChoice],
    today: date,
) -> list[Entry]:
    """Everybody once, as a French directory sorts them. `gatherings` by id; lines of other
    workshops are left out. `states` are of doors, `meetings` of calendars: attended, held."""
    known = [line for line in lines if line.workshop in gatherings]
    newest = sorted(gatherings, key=lambda key: gatherings[key].when, reverse=True)
    rank = {key: place for place, key in enumerate(newest)}
    # Lines of the present first: an undone import must not lend its spelling to anybody.
    known.sort(key=lambda line: (line.withdrawn, rank[line.workshop]))
    by_hand = [choice for choice in choices if choice.kind == "person" and choice.same]
    entries = []
    for group, choice in _bring_together(_groups(known), by_hand):
        parts = [_part(line, gatherings[line.workshop], states, meetings, today) for line in group]
        entries.append(_entry(parts, choice))
    return sorted(entries, key=lambda entry: sort_key(entry.last_name, entry.first_name))


def _part(
    line: Line,
    place: Gathering,
    states: Mapping[Key, PresenceState],
    meetings: Mapping[Key, tuple[int, int]],
    today: date,
) -> Part:
    key = line.workshop, line.id
    if key in meetings and not line.withdrawn:
        came, _held = meetings[key]
        return Part(line, place, "present" if came else "absent", meetings[key])
    return Part(line, place, outcome_of(line.withdrawn, states.get(key), place, today))


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that the rule holds for one person."""
    register, groups = Register[Line](), list[list[Line]]()
    place: dict[str, int] = {}
    as_written: dict[tuple[str, str, str, str], int] = {}
    for line in lines:
        written = (line.last_name, line.first_name, line.email, line.organisation)
        # Most lines say again, letter for letter, what an earlier list said.
        group = place.get(line.id, as_written.get(written))
        if group is None:
            met = register.find(line)
            group = len(groups) if met is None else place[met.id]
            register.add(line)
            as_written[written] = group
        place[line.id] = group
        if group == len(groups):
            groups.append([])
        groups[group].append(line)
    return groups


def _bring_together(
    groups: Sequence[list[Line]], choices: Sequence[DirectoryChoice]
) -> Iterable[tuple[list[Line], DirectoryChoice | None]]:
    """The same groups, those that a choice names joined; the newest choice speaks for each."""
    if not choices:
        return [(group, None) for group in groups]
    place = {line.id: number for number, group in enumerate(groups) for line in group}
    parent = list(range(len(groups)))
    speaks: dict[int, DirectoryChoice] = {}
    for choice in sorted(choices, key=lambda choice: choice.change):
        met = sorted({_root(parent, place[key]) for key in choice.members if key in place})
        for other in met[1:]:
            parent[other] = met[0]
        if met:
            speaks[met[0]] = choice
    joined: dict[int, list[Line]] = {}
    for number, group in enumerate(groups):
        joined.setdefault(_root(parent, number), []).extend(group)
    return [(group, speaks.get(root)) for root, group in joined.items()]


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        number = parent[number]
    return number


def _entry(parts: Sequence[Part], choice: DirectoryChoice | None) -> Entry:
    newest = parts
    if len(parts) > 1:
        newest = sorted(
            parts, key=lambda part: (part.outcome != "removed", part.gathering.when), reverse=True
        )
    chosen = dict(choice.chosen) if choice else {}
    values = {name: chosen.get(name) or getattr(newest[0].line, name) for name in VALUES}
    for name in [name for name, told in values.items() if not told]:
        values[name] = next((told for p in newest[1:] if (told := getattr(p.line, name))), "")
    return Entry(
        key=min(part.line.id for part in parts),
        parts=tuple(newest),
        choice=choice.id if choice else None,
        **values,
    )


def differing(entries: Sequence[Entry]) -> list[tuple[str, tuple[str, ...]]]:
    """(field, values told) wherever the entries do not say the same: what is to be chosen."""
    told = [
        (name, tuple(dict.fromkeys(v for entry in entries if (v := getattr(entry, name)))))
        for name in VALUES
    ]
    return [(name, values) for name, values in told if len(values) > 1]


def structures(entries: Iterable[Entry], choices: Iterable[DirectoryChoice]) -> list[Structure]:
    """The organisations of everybody on some list, by name."""
    one, chosen = _structure_choices(choices)
    as_written: dict[str, list[tuple[Part, Entry]]] = {}
    for entry in entries:
        for part in entry.parts:
            if part.outcome != "removed":
                as_written.setdefault(part.line.organisation, []).append((part, entry))
    parts: dict[str, list[tuple[Part, Entry]]] = {}
    for written, told in as_written.items():
        if key := organisation_key(written):
            parts.setdefault(one.get(key, key), []).extend(told)
    found = [_structure(key, told, chosen.get(key)) for key, told in parts.items()]
    return sorted(found, key=lambda structure: (fold(structure.name), structure.key))


def _keys(first: str, written: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((first, *sorted(map(organisation_key, written)))))


def _structure_choices(
    choices: Iterable[DirectoryChoice],
) -> tuple[dict[str, str], dict[str, DirectoryChoice]]:
    """Key of a structure -> the one it is counted under; and what was chosen for that one."""
    one: dict[str, str] = {}
    chosen: dict[str, DirectoryChoice] = {}
    for choice in sorted(choices, key=lambda choice: choice.change):
        if choice.kind != "structure" or not choice.same:
            continue
        first = min(one.get(key, key) for key in choice.members)
        roots = {one.get(key, key) for key in choice.members}
        one |= dict.fromkeys((key for key, root in one.items() if root in roots), first)
        one |= dict.fromkeys(choice.members, first)
        chosen[first] = choice
    return one, chosen


def _structure(
    key: str, told: Sequence[tuple[Part, Entry]], choice: DirectoryChoice | None
) -> Structure:
    lines = [part.line for part, _entry in told]
    values = dict(choice.chosen) if choice else {}
    names = Counter(line.organisation for line in lines)
    types = Counter(line.organisation_type for line in lines if line.organisation_type)
    return Structure(
        keys=_keys(key, names),
        name=values.get("organisation") or names.most_common(1)[0][0],
        organisation_type=types.most_common(1)[0][0] if types else "",
        departements=tuple(sorted({line.departement for line in lines} - {""})),
        people=tuple(dict.fromkeys(entry.key for _part, entry in told)),
        workshops=len({line.workshop for line in lines}),
        last=max((part.gathering for part, _entry in told), key=lambda place: place.when),
        choice=choice.id if choice else None,
    )


def named(entries: Iterable[Entry], words: str) -> list[Entry]:
    """Those whose e-mail is `words`, in any of their lists; else those of that whole name, first
    name before or behind."""
    everybody = list(entries)
    address = words.strip().lower()
    by_email = [
        entry
        for entry in everybody
        if "@" in address and any(part.line.email.lower() == address for part in entry.parts)
    ]
    if by_email or "@" in address:
        return by_email
    wanted = name_key(words)
    return [
        entry
        for entry in everybody
        if wanted
        and any(
            wanted
            in (
                name_key(part.line.first_name + part.line.last_name),
                name_key(part.line.last_name + part.line.first_name),
            )
            for part in entry.parts
        )
    ]
