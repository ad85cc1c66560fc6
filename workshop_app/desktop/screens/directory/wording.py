"""The sentences of « Répertoire »: its rows, the panels of a person, a structure, two look-alikes.

Knows no widget beyond the faces that tables paint. Decides the words alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workshop_app.desktop.screens.directory.questions import due_words
from workshop_app.desktop.widgets.rows_table import Cell, RowFace
from workshop_app.desktop.widgets.tag import TagFace
from workshop_app.domain.departements import NAMES
from workshop_app.domain.directory import Entry, Gathering, Outcome, Part, Structure, differing
from workshop_app.domain.known import Erasure, Sort
from workshop_app.domain.lookalikes import Alike, Reason
from workshop_app.i18n import typography
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.retention import Due

NOTHING = "–"
MOST_PARTS = 40
DAY = "d MMM y"


@dataclass(frozen=True, slots=True)
class PartFace:
    """One workshop of somebody's history."""

    title: str
    when: str
    tag: TagFace


@dataclass(frozen=True, slots=True)
class PersonFace:
    name: str
    about: str
    contact: tuple[str, ...]
    attendance: str
    parts: tuple[PartFace, ...]
    more: str
    """How many older ones are not shown; "" when all are."""
    merged: bool


@dataclass(frozen=True, slots=True)
class StructureFace:
    name: str
    about: str
    people: tuple[tuple[str, str], ...]
    """(key of the entry, name)."""
    more: str
    merged: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A field on which the entries do not agree."""

    field: str
    label: str
    values: tuple[str, ...]
    """The proposed one first."""


@dataclass(frozen=True, slots=True)
class MergeFace:
    title: str
    reason: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]
    """(name, what else is known, a line each) of each."""
    choices: tuple[Choice, ...]
    apart: str
    """What « these are two » is called; "" when it was not proposed by the program."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that look alike: a row of the list."""

    kind: Sort
    alike: Alike[Entry] | Alike[Structure]

    @property
    def key(self) -> str:
        return f"{self.alike.one.key}+{self.alike.other.key}"


@dataclass(frozen=True, slots=True)
class SummaryFace:
    whence: str
    retention: str
    due: bool
    traces: tuple[str, ...]


def person_row(entry: Entry) -> RowFace:
    seen = entry.last_seen
    last = Cell(day_of(seen.gathering), seen.gathering.title) if seen else Cell(NOTHING)
    came = presences(entry)
    cells = (
        Cell(entry.name, entry.organisation or NOTHING),
        Cell(entry.departement or NOTHING),
        Cell(number(entry.workshops)),
        Cell(came or NOTHING),
        last,
    )
    workshops = n_("{n} atelier", "{n} ateliers", entry.workshops)
    told = [entry.name, entry.organisation, entry.departement, workshops]
    told += [_("présences : {came}", came=came)] if came else []
    told += [_("la dernière le {day}", day=day_of(seen.gathering))] if seen else []
    return RowFace(cells, ", ".join(part for part in told if part))


def presences(entry: Entry) -> str:
    """« 3 sur 4 »; "" while no door ever said."""
    if not entry.asked:
        return ""
    return _("{came} sur {asked}", came=number(entry.came), asked=number(entry.asked))


def structure_row(structure: Structure) -> RowFace:
    places = ", ".join(structure.departements)
    cells = (
        Cell(structure.name, structure.organisation_type or NOTHING),
        Cell(places or NOTHING),
        Cell(number(len(structure.people))),
        Cell(number(structure.workshops)),
        Cell(day_of(structure.last), structure.last.title),
    )
    told = (
        structure.name,
        structure.organisation_type,
        places,
        n_("{n} personne", "{n} personnes", len(structure.people)),
        n_("{n} atelier", "{n} ateliers", structure.workshops),
    )
    return RowFace(cells, ", ".join(part for part in told if part))


def pair_row(pair: Pair) -> RowFace:
    one, other = pair.alike.one, pair.alike.other
    why = reason_words(pair.alike.reason)
    cells = (
        Cell(one.name, ", ".join(_details(one)) or NOTHING),
        Cell(other.name, ", ".join(_details(other)) or NOTHING),
        Cell(why),
    )
    return RowFace(cells, ", ".join((one.name, other.name, why)))


def reason_words(reason: Reason) -> str:
    return {
        "other_email": _("Même nom, autre courriel"),
        "other_structure": _("Même nom, autre structure"),
        "swapped": _("Nom et prénom inversés"),
        "one_letter": _("Une lettre d'écart"),
        "same_email": _("Même courriel, autre nom"),
        "longer": _("Un nom prolonge l'autre"),
    }[reason]


def day_of(gathering: Gathering) -> str:
    """« 13 oct. 2026 »; without a day, that it is to be fixed."""
    if gathering.day is None:
        return _("Date à fixer")
    return typography.day(gathering.day, language(), DAY)


def outcome_tag(outcome: Outcome) -> TagFace:
    return {
        "present": TagFace(_("Présence"), "success", "check"),
        "left": TagFace(_("Départ tôt"), "success", "check"),
        "excused": TagFace(_("Excuse"), "neutral", "x"),
        "absent": TagFace(_("Absence"), "signal", "x"),
        "expected": TagFace(_("À venir"), "accent", "clock"),
        "unknown": TagFace(_("Non relevée"), "neutral", "circle-dashed"),
        "removed": TagFace(_("Retrait"), "neutral", "user-minus"),
    }[outcome]


def person_face(entry: Entry) -> PersonFace:
    about = (entry.organisation, entry.function, _place(entry.departement))
    more = len(entry.parts) - MOST_PARTS
    return PersonFace(
        name=entry.name,
        about="\n".join(part for part in about if part),
        contact=tuple(part for part in (entry.email, entry.phone) if part),
        attendance=_attendance(entry),
        parts=tuple(_part_face(part) for part in entry.parts[:MOST_PARTS]),
        more=n_("Et {n} plus ancien.", "Et {n} plus anciens.", more) if more > 0 else "",
        merged=entry.choice is not None,
    )


def _place(departement: str) -> str:
    """« 34 Hérault »; what is no code stays as the list wrote it."""
    name = NAMES.get(departement)
    return f"{departement} {name}" if name else departement


def _part_face(part: Part) -> PartFace:
    tag = outcome_tag(part.outcome)
    if part.meetings is not None:
        came, held = part.meetings
        words = _("{came} sur {asked}", came=number(came), asked=number(held))
        tag = TagFace(words, tag.look, tag.icon_name)
    return PartFace(part.gathering.title, day_of(part.gathering), tag)


def _attendance(entry: Entry) -> str:
    if not entry.listed:
        return _("Sur aucune liste aujourd'hui : le journal des ateliers s'en souvient encore.")
    if not entry.asked:
        return _("Aucun émargement ne dit encore sa présence.")
    return n_(
        "{came} présence sur {n} atelier émargé.",
        "{came} présences sur {n} ateliers émargés.",
        entry.asked,
        came=number(entry.came),
    )


def structure_face(structure: Structure, entries: Mapping[str, Entry]) -> StructureFace:
    about = (structure.organisation_type, ", ".join(structure.departements))
    more = len(structure.people) - MOST_PARTS
    return StructureFace(
        name=structure.name,
        about=", ".join(part for part in about if part),
        people=tuple(
            (key, entries[key].name) for key in structure.people[:MOST_PARTS] if key in entries
        ),
        more=n_("Et {n} autre.", "Et {n} autres.", more) if more > 0 else "",
        merged=structure.choice is not None,
    )


def merge_people_face(entries: Sequence[Entry], reason: Reason | None = None) -> MergeFace:
    """Of the newest value of each field the first entry speaks first."""
    return MergeFace(
        title=n_("Fusionner {n} fiche", "Fusionner {n} fiches", len(entries)),
        reason=reason_words(reason) if reason else "",
        entries=tuple((entry.name, _details(entry)) for entry in entries),
        choices=tuple(
            Choice(field, field_label(field), values) for field, values in differing(entries)
        ),
        apart=_("Ce sont deux personnes") if reason else "",
    )


def merge_structures_face(known: Sequence[Structure], reason: Reason | None = None) -> MergeFace:
    names = tuple(dict.fromkeys(structure.name for structure in known))
    choice = Choice("organisation", field_label("organisation"), names)
    return MergeFace(
        title=n_("Fusionner {n} structure", "Fusionner {n} structures", len(known)),
        reason=reason_words(reason) if reason else "",
        entries=tuple((structure.name, _details(structure)) for structure in known),
        choices=(choice,) if len(names) > 1 else (),
        apart=_("Ce sont deux structures") if reason else "",
    )


def pair_face(pair: Pair) -> MergeFace:
    one, other, reason = pair.alike.one, pair.alike.other, pair.alike.reason
    if isinstance(one, Entry) and isinstance(other, Entry):
        return merge_people_face([one, other], reason)
    assert isinstance(one, Structure)
    assert isinstance(other, Structure)
    return merge_structures_face([one, other], reason)


def summary_face(
    people: int, known: int, places: int, due: Sequence[Due], traces: Sequence[Erasure]
) -> SummaryFace:
    whence = _(
        "{people}, {structures}, {workshops}.",
        people=n_("{n} personne", "{n} personnes", people),
        structures=n_("{n} structure", "{n} structures", known),
        workshops=n_("{n} atelier", "{n} ateliers", places),
    )
    late = due_words(due) if due else _("Aucun atelier n'a dépassé sa durée de conservation.")
    return SummaryFace(whence, late, bool(due), tuple(_trace_words(one) for one in traces))


def _trace_words(noted: Erasure) -> str:
    """« 12 mars 2026 : 1 personne effacée, 3 ateliers »"""
    if noted.how == "erase":
        people = n_("{n} personne effacée", "{n} personnes effacées", noted.people)
    else:
        people = n_("{n} personne rendue anonyme", "{n} personnes rendues anonymes", noted.people)
    day = typography.day(noted.made_at.astimezone().date(), language())
    places = n_("{n} atelier", "{n} ateliers", len(noted.workshops))
    return _("{day} : {people}, {workshops}", day=day, people=people, workshops=places)


def invitation_line(gathering: Gathering) -> str:
    """« Le prochain atelier, 13 oct. 2026 »"""
    return f"{gathering.title}, {day_of(gathering)}"


def still_to_come(gatherings: Sequence[Gathering], today: date) -> list[Gathering]:
    """Workshops one can be invited to, the nearest first; those without a day last."""
    open_ones = [place for place in gatherings if place.day is None or place.day >= today]
    return sorted(open_ones, key=lambda place: (place.day is None, place.day or today, place.title))


def _details(one: Entry | Structure) -> tuple[str, ...]:
    if isinstance(one, Structure):
        return (n_("{n} personne", "{n} personnes", len(one.people)),)
    return tuple(part for part in (one.organisation, one.email) if part)
