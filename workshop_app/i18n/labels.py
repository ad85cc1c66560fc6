"""Words for things that code names: models, stages, fields, activities. One place for each."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.parts import Gathering
from workshop_app.domain.phases import Activity
from workshop_app.i18n.translate import N_, _, language
from workshop_app.i18n.typography import listing

MODELS = {
    "concertation": N_("Atelier de concertation"),
    "groupe-de-travail": N_("Groupe de travail"),
    "accompagnement": N_("Accompagnement stratégique"),
    "vierge": N_("Atelier vierge"),
}
ACTIVITIES: dict[Activity, str] = {
    "welcome": N_("Accueil"),
    "brief": N_("Consigne"),
    "write": N_("Écriture de cartes"),
    "talk": N_("Échange"),
    "choose": N_("Choix"),
    "break": N_("Pause"),
    "close": N_("Clôture"),
}
GATHERINGS: dict[Gathering, str] = {
    "alone": N_("Seul"),
    "pairs": N_("À deux"),
    "fours": N_("À quatre"),
    "table": N_("Toute la table"),
    "hall": N_("Toute la salle"),
    "session": N_("Par sujet, au forum"),
}
STAGES = {"prepare": N_("Préparer"), "run": N_("Animer"), "conclude": N_("Restituer")}
FIELDS = {
    "last_name": N_("Nom"),
    "first_name": N_("Prénom"),
    "full_name": N_("Nom et prénom"),
    "organisation": N_("Structure"),
    "organisation_type": N_("Type de structure"),
    "departement": N_("Département"),
    "function": N_("Fonction"),
    "email": N_("Courriel"),
    "phone": N_("Téléphone"),
    "referent": N_("Référent"),
    "status": N_("Statut"),
    "applied_at": N_("Date de candidature"),
}

SCALE = {
    1: N_("Pas du tout"),
    2: N_("Plutôt non"),
    3: N_("Plutôt oui"),
    4: N_("Tout à fait"),
}
"""What the marks of an evaluation say, from the worst to the best."""
TOPICS = {
    "seats": N_("Places"),
    "sockets": N_("Prises"),
    "projector": N_("Vidéoprojecteur"),
    "wifi": N_("Wi-Fi du lieu"),
    "access": N_("Accès"),
    "contact": N_("Contact"),
    "other": N_("À savoir"),
}


DOUBTS = {
    "check_no_name": N_("il manque le nom"),
    "check_not_a_name": N_("ce n'est pas un nom"),
    "check_cancelled": N_("inscription annulée"),
    "check_one_name": N_("il manque le prénom ou le nom"),
    "check_email": N_("ce n'est pas une adresse e-mail"),
    "check_emails": N_("plusieurs adresses e-mail"),
    "check_departement": N_("département inconnu"),
    "check_departements": N_("plusieurs départements"),
    "check_referent": N_("ni oui ni non"),
    "check_namesake": N_("homonymes dans une structure"),
    "check_renamed": N_("une adresse sous deux noms"),
    "check_cells": N_("plus de cases que de titres"),
    "check_quote": N_("un guillemet jamais refermé"),
    "check_characters": N_("des caractères illisibles"),
    "check_too_long": N_("trop long, le début seul est gardé"),
}


def doubt_label(reason: str) -> str:
    """A doubt about a line, in a few words."""
    return _(DOUBTS[reason])


def model_label(model: str) -> str:
    return _(MODELS[model])


def activity_label(activity: Activity) -> str:
    """The nature of a phase."""
    return _(ACTIVITIES[activity])


def stage_label(stage: str) -> str:
    return _(STAGES[stage])


def field_label(field: str) -> str:
    """The word for a field; a free column keeps its own heading."""
    return _(FIELDS[field]) if field in FIELDS else field


def topic_label(topic: str) -> str:
    """What a note of the visit of the hall is about."""
    return _(TOPICS[topic])


def scale_label(mark: int) -> str:
    """« Tout à fait » for 4."""
    return _(SCALE[mark])


def tables_label(numbers: Iterable[int]) -> str:
    """« Table 3 », « Tables 1 à 4, 7 et 9 »; "" for none."""
    ordered = sorted(set(numbers))
    if len(ordered) < 2:
        return _("Table {n}", n=ordered[0]) if ordered else ""
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told: list[str] = []
    for run in runs:
        if len(run) > 2:
            told.append(_("{first} à {last}", first=run[0], last=run[-1]))
        else:
            told += map(str, run)
    return _("Tables {list}", list=listing(told, language()))


def gathering_label(gathering: Gathering) -> str:
    """Who works together."""
    return _(GATHERINGS[gathering])
