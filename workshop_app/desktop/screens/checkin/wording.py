"""What « Émargement » says: rows, counts, reasons, what was just done. No widget.

Words about one person come from `services.checkin_words`: the posts at the door say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from workshop_app.desktop.screens.checkin.faces import (
    AlertFace,
    CountFace,
    CountsFace,
    GestureFace,
    LatestFace,
    PostFace,
    RowFace,
    StateLook,
)
from workshop_app.domain.attendance import Gesture
from workshop_app.domain.posts import DESK, DoorPost
from workshop_app.domain.search import letters_found
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services import checkin_words as words
from workshop_app.services.badges import Box
from workshop_app.services.checkin import Said
from workshop_app.services.checkin_alert import Sized, TableAlert
from workshop_app.services.checkin_list import DoorCounts, DoorNews, DoorRow, PostLine
from workshop_app.services.seat_choice import Seat

NOTHING = "–"
LOOKS: dict[str, tuple[str, StateLook]] = {
    "arrived": ("done", "success"),
    "excused": ("x", "plain"),
    "left": ("log-out", "plain"),
}
HEARD: dict[Gesture, words.Phrase] = {
    "arrived": "has_arrived",
    "excused": "is_excused",
    "left": "has_left",
}


def tag(news: DoorNews) -> str:
    """« 94 inscrits, 9 tables »."""
    people = n_("{n} inscrit", "{n} inscrits", news.counts.registered)
    tables = n_("{n} table", "{n} tables", news.workshop.table_count)
    return f"{people}, {tables}"


def row_face(row: DoorRow, typed: str, by_post: bool) -> RowFace:
    person = row.person
    state = words.state(row, by_post)
    icon, look = LOOKS.get(row.state, ("", "plain"))
    table = number(person.table) if person.table is not None else NOTHING
    badge = number(person.badge) if person.badge is not None else NOTHING
    detail = ", ".join(filter(None, (person.organisation, person.function, person.departement)))
    return RowFace(
        name=person.name,
        found=letters_found(typed, person.name),
        detail=detail,
        state=state,
        state_icon=icon,
        state_look=look,
        action=words.action(row),
        action_icon="check",
        table=table,
        badge=badge,
        spoken=_spoken(person.name, detail, state, table, badge),
    )


def counts_face(counts: DoorCounts) -> CountsFace:
    awaited = counts.present + counts.expected
    others = [
        CountFace(number(counts.expected), n_("Attendu", "Attendus", counts.expected), "waiting"),
        CountFace(
            number(counts.arrived), n_("Arrivé", "Arrivés", counts.arrived), "done", "success"
        ),
        CountFace(number(counts.excused), n_("Excusé", "Excusés", counts.excused), "x"),
        CountFace(number(counts.walk_ins), n_("Imprévu", "Imprévus", counts.walk_ins), "walk_in"),
    ]
    if counts.left:
        others.append(CountFace(number(counts.left), n_("Parti", "Partis", counts.left), "log-out"))
    return CountsFace(
        number(counts.present),
        _("dans la salle"),
        counts.present / awaited if awaited else 0.0,
        tuple(others),
    )


def latest_face(row: DoorRow) -> LatestFace:
    assert row.said is not None  # only those who arrived are listed
    post = row.said.post
    return LatestFace(
        key=row.person.id,
        change=row.said.change,
        time=_clock(row.said.at),
        name=row.person.name,
        tag=words.phrase("walk_in", row.gender) if row.walk_in else "",
        post=words.post_name(post) if post > DESK else "",
        table=number(row.person.table) if row.person.table is not None else "",
        undo=_("Annuler l'arrivée : {name}", name=row.person.name),
    )


def post_face(line: PostLine, linked: bool) -> PostFace:
    arrivals = n_("{n} arrivée", "{n} arrivées", line.arrivals)
    return PostFace(line.post.id, named(line.post), f"{named(line.post)}, {arrivals}", linked)


def named(post: DoorPost) -> str:
    """« Tablette de Fanny »; « Poste 2 » while it has no name."""
    return post.name or words.post_name(post.number)


def gesture_face(said: Said, wanted: Gesture, boxes: Sequence[Box]) -> GestureFace:
    """What was done; or who had done it before."""
    row = DoorRow(said.person, said.attendance)
    where = _where(row, boxes)
    if said.already:
        told = words.already(said.attendance)
        return GestureFace(
            _("{name} :", name=said.person.name), f"{told}. {where}", "signal", can_undo=False
        )
    result = words.phrase(HEARD[wanted], row.gender, name=said.person.name)
    return GestureFace(result, where if wanted == "arrived" else "", "success", can_undo=True)


def refusal_face(said: str) -> GestureFace:
    return GestureFace(said, "", "error", can_undo=False)


def seat_hint(seat: Seat) -> str:
    """Where a newcomer would sit."""
    if seat.table is None:
        return _("Le nom suffit. Les tables ne sont pas faites : badge {badge}.", badge=seat.badge)
    return _(
        "Le nom suffit. Une place est donnée aussitôt, à la table où elle équilibre le mieux : ici "
        "la table {table}, badge {badge}.",
        table=seat.table,
        badge=seat.badge,
    )


def namesake_hint(row: DoorRow) -> str:
    """A newcomer with the name of somebody on the list."""
    office = row.person.organisation or NOTHING
    return _(
        "{name} ({office}) est déjà sur la liste. « Accueillir » ajoute une autre personne de ce "
        "nom.",
        name=row.person.name,
        office=office,
    )


def box_hint(boxes: Sequence[Box]) -> str:
    """How to lay out the badges, while nobody has come."""
    if not boxes:
        return ""
    told = typography.listing([_letters(box) for box in boxes], language())
    return n_(
        "Rangez les badges dans {n} boîte : {letters}.",
        "Rangez les badges dans {n} boîtes : {letters}.",
        len(boxes),
        letters=told,
    )


def alert_face(alert: TableAlert, opens_at: datetime, now: datetime) -> AlertFace:
    """The most serious reason in the title; all of them, and the time left, below."""
    reasons = [*_referents(alert), *_sizes(alert)]
    if alert.unbalanced:
        reasons.append(_("Un échange de places rendrait les tables nettement plus équilibrées."))
    return AlertFace(_alert_title(alert), " ".join([*reasons, _time_left(opens_at, now)]))


def _alert_title(alert: TableAlert) -> str:
    lacking = len(alert.without_referent)
    if lacking:
        return n_(
            "Une table sans référent", "{count} tables sans référent", lacking, count=_few(lacking)
        )
    uneven = len(alert.small) + len(alert.large)
    if uneven:
        return n_(
            "Une table hors de la taille prévue",
            "{count} tables hors de la taille prévue",
            uneven,
            count=_few(uneven),
        )
    return _("Des tables à rééquilibrer")


def _few(count: int) -> str:
    """A title begins with a word."""
    told: Mapping[int, str] = {
        2: _("Deux"),
        3: _("Trois"),
        4: _("Quatre"),
        5: _("Cinq"),
        6: _("Six"),
        7: _("Sept"),
        8: _("Huit"),
        9: _("Neuf"),
    }
    return told.get(count, number(count))


def _referents(alert: TableAlert) -> list[str]:
    tables = alert.without_referent
    if not tables:
        return []
    listed = typography.listing([number(table) for table in tables], language())
    if alert.missing:
        return [
            n_(
                "Le référent de la table {tables} n'est pas là.",
                "Les référents des tables {tables} ne sont pas là.",
                len(tables),
                tables=listed,
            )
        ]
    return [
        n_(
            "La table {tables} n'a pas de référent.",
            "Les tables {tables} n'ont pas de référent.",
            len(tables),
            tables=listed,
        )
    ]


def _sizes(alert: TableAlert) -> list[str]:
    """« La table 3 compte 6 personnes, la table 5 en compte 11. »"""
    sized: list[Sized] = [*alert.small, *alert.large]
    if not sized:
        return []
    (table, people), *rest = sized
    first = n_(
        "La table {table} compte {n} personne",
        "La table {table} compte {n} personnes",
        people,
        table=number(table),
    )
    others = [
        _("la table {table} en compte {people}", table=number(table), people=number(people))
        for table, people in rest
    ]
    return [", ".join([first, *others]) + "."]


def _time_left(opens_at: datetime, now: datetime) -> str:
    left = int(-(-(opens_at - now).total_seconds() // 60))
    if left > 0:
        minutes = typography.minutes(60 * left, language())
        return _("Il reste {time} avant l'ouverture.", time=minutes)
    return _("L'ouverture était à {time}.", time=_clock(opens_at))


def _where(row: DoorRow, boxes: Sequence[Box]) -> str:
    """« Table 2, badge 9. Badge dans la boîte A à D. »"""
    person = row.person
    parts = []
    if person.table is not None:
        parts.append(_("table {table}", table=number(person.table)))
    if person.badge is not None:
        parts.append(_("badge {badge}", badge=number(person.badge)))
    if not parts:
        return ""
    told = ", ".join(parts)
    told = told[0].upper() + told[1:] + "."
    box = next((box for box in boxes if box.holds(person)), None)
    if box is None or row.walk_in:
        return told
    laid = _("Badge dans la boîte {letters}.", letters=_letters(box))
    return f"{told} {laid}"


def _letters(box: Box) -> str:
    if box.first == box.last:
        return box.first
    return _("{first} à {last}", first=box.first, last=box.last)


def _spoken(name: str, detail: str, state: str, table: str, badge: str) -> str:
    """« Claire Legrand, OT Vallée du Ciron, directrice, table 3, badge 43, arrivée à 9 h 21 »."""
    seat = _("table {table}", table=table) if table != NOTHING else ""
    worn = _("badge {badge}", badge=badge) if badge != NOTHING else ""
    return ", ".join(filter(None, (name, detail, seat, worn, state)))


def _clock(at: datetime | None) -> str:
    return typography.clock(at, language()) if at is not None else ""
