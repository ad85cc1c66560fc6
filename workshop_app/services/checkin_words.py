"""How the door speaks of a person, in words that agree with what the list says of them.

The desk and the posts say the same. Decides words only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from workshop_app.domain.agreement import Gender
from workshop_app.domain.attendance import Attendance, PresenceState
from workshop_app.domain.posts import DESK
from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language
from workshop_app.services.checkin_list import DoorRow

Phrase = Literal[
    "arrive", "arrived", "come_anyway", "excused", "come_back", "left", "walk_in", "has_arrived",
    "has_left", "is_excused",
]  # fmt: skip

PHRASES: Mapping[Phrase, Mapping[Gender, str]] = {
    "arrive": {"f": N_("Arrivée"), "m": N_("Arrivé"), "": N_("Confirmer")},
    "arrived": {
        "f": N_("Arrivée à {time}"),
        "m": N_("Arrivé à {time}"),
        "": N_("Présence confirmée à {time}"),
    },
    "come_anyway": {
        "f": N_("Venue quand même"),
        "m": N_("Venu quand même"),
        "": N_("Là quand même"),
    },
    "excused": {"f": N_("Excusée"), "m": N_("Excusé"), "": N_("Absence excusée")},
    "come_back": {"f": N_("Revenue"), "m": N_("Revenu"), "": N_("De retour")},
    "left": {
        "f": N_("Partie à {time}"),
        "m": N_("Parti à {time}"),
        "": N_("Départ à {time}"),
    },
    "walk_in": {"f": N_("imprévue"), "m": N_("imprévu"), "": N_("hors liste")},
    "has_arrived": {
        "f": N_("{name} est arrivée."),
        "m": N_("{name} est arrivé."),
        "": N_("{name} : présence confirmée."),
    },
    "has_left": {
        "f": N_("{name} est partie."),
        "m": N_("{name} est parti."),
        "": N_("{name} : départ noté."),
    },
    "is_excused": {
        "f": N_("{name} est excusée."),
        "m": N_("{name} est excusé."),
        "": N_("{name} : absence excusée."),
    },
}
"""Feminine, masculine, and the sentence that takes no side."""
ACTIONS: Mapping[PresenceState, Phrase] = {
    "expected": "arrive",
    "excused": "come_anyway",
    "left": "come_back",
}


def phrase(which: Phrase, gender: Gender, **values: object) -> str:
    return _(PHRASES[which][gender], **values)


def action(row: DoorRow) -> str:
    """What confirming this person is called; empty for somebody who is here."""
    which = ACTIONS.get(row.state)
    return phrase(which, row.gender) if which else ""


def state(row: DoorRow, by_post: bool) -> str:
    """« Arrivée à 9 h 21, poste 2 »; empty for somebody awaited."""
    said = row.said
    if said is None or row.state == "expected":
        return ""
    if row.state == "excused":
        return phrase("excused", row.gender)
    which: Phrase = "left" if row.state == "left" else "arrived"
    told = phrase(which, row.gender, time=_clock(_shown_at(row, said)))
    if by_post and said.post:
        return _("{state}, {post}", state=told, post=post_in_sentence(said.post))
    return told


def already(said: Attendance) -> str:
    """« Déjà confirmée à 9 h 47 par le poste 2 »: a person is, whatever their gender."""
    at = said.arrived_at if said.state != "left" else said.at
    told = _clock(at or said.at)
    if said.state == "left":
        return _("départ déjà noté à {time} par le {post}", time=told, post=_by(said))
    return _("déjà confirmée à {time} par le {post}", time=told, post=_by(said))


def post_name(number: int) -> str:
    """« Poste 2 »."""
    return _("Poste {n}", n=number)


def post_in_sentence(number: int) -> str:
    """« poste 2 »."""
    return _("poste {n}", n=number)


def _by(said: Attendance) -> str:
    return post_in_sentence(said.post or DESK)


def _shown_at(row: DoorRow, said: Attendance) -> datetime | None:
    return said.at if row.state == "left" else row.arrived_at


def _clock(at: datetime | None) -> str:
    return typography.clock(at, language()) if at is not None else ""
