"""What the page of groups shows: columns of chips, their colours, the legend. No widget.

Decides the order of people in a column and which value gets which colour; the text of a chip always
names the value, colour is never alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workshop_app.desktop.widgets.person_chip import PLAIN, ChipFace, looks
from workshop_app.domain.criteria import OTHER_SPELLING, column, criterion_value, value_key
from workshop_app.domain.departements import departement_code
from workshop_app.domain.identity import fold, sort_key
from workshop_app.domain.people import Person
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, n_
from workshop_app.services.balance import Room

WAITING = 0
"""Number of the column of those who have no seat."""
FIRST_COLOURING = "organisation_type"
COLOURINGS = ("organisation_type", "departement", "function")
LONGEST_WORDS = 24
LOOK_OF_TYPE = {
    "ot": "office",
    "oti": "office",
    "si": "office",
    "adt": "adt",
    "cdt": "adt",
    "rt": "relais",
    "crt": "crt",
    "crtl": "crt",
}
"""Structures the design has a colour for."""


@dataclass(frozen=True, slots=True)
class Chip:
    person: UUID
    face: ChipFace
    spoken: str
    """What is read aloud, and the tooltip: nothing is cut there."""


@dataclass(frozen=True, slots=True)
class Column:
    number: int
    title: str
    chips: tuple[Chip, ...]
    off: bool
    """More or fewer people than a fair share of them."""


@dataclass(frozen=True, slots=True)
class Legend:
    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Look of each person, and what each look stands for."""

    colouring: str
    look_of: dict[UUID, str]
    legend: tuple[Legend, ...]


def colourings(room: Room) -> list[tuple[str, str]]:
    """Fields that somebody has, then free columns that are criteria: (key, word)."""
    free = [name for name in room.workshop.criteria if name in room.suggested]
    keys = dict.fromkeys([*(key for key in COLOURINGS if key in room.suggested), *free])
    keys.pop("organisation", None)
    words = {"organisation_type": _("Structure")}
    return [(key, words.get(key, field_label(key))) for key in keys]


def palette(room: Room, colouring: str) -> Palette:
    """Structures have colours of their own; other values take one by how many people hold them."""
    if not colouring:
        return Palette("", {}, ())
    values = column(room.people, colouring)
    order = [value for value, _count in Counter(filter(None, values)).most_common()]
    if colouring == FIRST_COLOURING and all(_type_look(value) for value in order):
        look_of_value = {value: _type_look(value) for value in order}
        legend = _legend_of_types(look_of_value)
    else:
        look_of_value, legend = _cycle(order)
    look_of = {
        person.id: look_of_value.get(value, PLAIN)
        for person, value in zip(room.people, values, strict=True)
    }
    return Palette(colouring, look_of, legend)


def _type_look(value: str) -> str:
    return LOOK_OF_TYPE.get(value_key(FIRST_COLOURING, value), "")


def _legend_of_types(look_of_value: dict[str, str]) -> tuple[Legend, ...]:
    words = {
        "office": _("Office"),
        "adt": _("ADT"),
        "relais": _("Relais territorial"),
        "crt": _("CRT"),
    }
    return tuple(Legend(look, words[look]) for look in looks() if look in look_of_value.values())


def _cycle(order: Sequence[str]) -> tuple[dict[str, str], tuple[Legend, ...]]:
    """One look each; when there are more values than looks, the rarer ones stay plain."""
    known, words = looks(), {value: _short(value) for value in order}
    if len(order) <= len(known):
        look_of_value = dict(zip(order, known, strict=False))
        return look_of_value, tuple(
            Legend(look, words[value]) for value, look in look_of_value.items()
        )
    tinted = [look for look in known if look != PLAIN]
    look_of_value = dict(zip(order, tinted, strict=False))
    legend = [Legend(look, words[value]) for value, look in look_of_value.items()]
    others = len(order) - len(look_of_value)
    return look_of_value, (*legend, Legend(PLAIN, n_("{n} autre", "{n} autres", others)))


def _short(value: str) -> str:
    """« Directrice / Directeur » as it is; of two long spellings, the first."""
    return value if len(value) <= LONGEST_WORDS else value.split(OTHER_SPELLING)[0]


def columns(room: Room, colours: Palette, outside: Sequence[int]) -> list[Column]:
    """Those without a seat first, if any, then table 1 to the last."""
    at: dict[int, list[Person]] = {number: [] for number in range(1, room.tables + 1)}
    waiting: list[Person] = []
    for person in room.people:
        table = room.table_of(person)
        (waiting if table is None else at[table]).append(person)
    made = [
        Column(
            number,
            _("Table {n}", n=number),
            tuple(_chips(room, people, colours)),
            number in outside,
        )
        for number, people in at.items()
    ]
    if waiting:
        chips = tuple(_chips(room, waiting, colours))
        made.insert(0, Column(WAITING, _("À placer"), chips, True))
    return made


def _chips(room: Room, people: Sequence[Person], colours: Palette) -> list[Chip]:
    """Referents first, then by colour, then as a directory sorts them."""
    rank = {look: place for place, look in enumerate(looks())}

    def key(person: Person) -> tuple[bool, int, tuple[str, str, str]]:
        look = colours.look_of.get(person.id, PLAIN)
        return (not person.referent, rank[look], sort_key(person.last_name, person.first_name))

    return [_chip(room, person, colours) for person in sorted(people, key=key)]


def _chip(room: Room, person: Person, colours: Palette) -> Chip:
    face = ChipFace(
        name=room.short_names[str(person.id)],
        detail=_detail(person, colours.colouring),
        look=colours.look_of.get(person.id, PLAIN),
        is_referent=person.referent,
        is_locked=person.locked,
        is_host=person.host,
    )
    return Chip(person.id, face, spoken(person))


def _detail(person: Person, colouring: str) -> str:
    """What the colour stands for, in words; by structure « OT, 46 »: type and département."""
    named = criterion_value(person, colouring) if colouring else ""
    if named and colouring != FIRST_COLOURING:
        return named
    kind = criterion_value(person, "organisation_type") or person.organisation
    where = departement_code(person.departement) or person.departement
    return ", ".join(part for part in (kind, where) if part) or person.function


def spoken(person: Person) -> str:
    """« Claire Delmas, OT Lot, 46, directrice, référente, place fixée »."""
    parts = [
        person.name,
        person.organisation or person.organisation_type,
        person.departement,
        person.function,
        _("référent") if person.referent else "",
        _("de réserve") if person.reserve else "",
        _("hôte") if person.host else "",
        _("place fixée") if person.locked else "",
    ]
    return ", ".join(part for part in parts if part)


def matches(person: Person, typed: str) -> bool:
    """Whether the beginning of one of the person's names was typed."""
    return any(fold(name).startswith(fold(typed)) for name in (person.last_name, person.first_name))
