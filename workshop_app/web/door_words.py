"""Every sentence of the door's page, in the language of the reader. Said here, nowhere else.

Words about one person agree with them: they are those of the desk (`services.checkin_words`).
"""

from __future__ import annotations

from workshop_app.domain.agreement import Gender
from workshop_app.i18n.translate import _
from workshop_app.services.checkin_words import PHRASES, Phrase

GENDERS: tuple[Gender, ...] = ("f", "m", "")


def door_words() -> dict[str, str]:
    """For the page, before and after its script has started."""
    return _list_words() | _gesture_words() | _newcomer_words() | _line_words()


def phrases() -> dict[Phrase, dict[str, str]]:
    """Phrase -> gender -> sentence, their {time} and {name} still to be filled."""
    return {
        name: {gender or "n": _(told[gender]) for gender in GENDERS}
        for name, told in PHRASES.items()
    }


def _list_words() -> dict[str, str]:
    return {
        "title": _("Émargement"),
        "post": _("Poste {n}"),
        "present": _("{n} dans la salle"),
        "awaited_one": _("{n} attendu"),
        "awaited_other": _("{n} attendus"),
        "search": _("Chercher une personne"),
        "search_how": _("Nom, prénom, structure ou numéro de badge"),
        "find": _("Chercher"),
        "found_one": _("{n} personne"),
        "found_other": _("{n} personnes"),
        "more_one": _("Encore {n} personne : tapez son nom."),
        "more_other": _("Encore {n} personnes : tapez un nom."),
        "nobody": _("Personne ne s'appelle « {typed} »."),
        "empty": _("Personne n'est inscrit."),
        "people": _("Personnes"),
        "table": _("table"),
        "badge": _("badge"),
        "by_post": _("{state}, poste {n}"),
        "waiting": _("En attente"),
        "choices": _("Autres choix"),
        "of": _("{what} : {name}"),
        "latest": _("Dernières arrivées"),
        "nobody_yet": _("Personne n'est encore arrivé."),
        "no_script": _("Sur cet appareil, la liste ne se met pas à jour seule."),
        "refresh": _("Actualiser"),
    }


def _gesture_words() -> dict[str, str]:
    return {
        "excuse": _("Excuser"),
        "leave": _("Noter un départ avant la fin"),
        "take_back": _("Annuler"),
        "take_back_excused": _("Annuler l'excuse"),
        "take_back_left": _("Annuler le départ"),
        "take_back_arrived": _("Annuler l'arrivée"),
        "where": _("Table {table}, badge {badge}."),
        "where_table": _("Table {table}."),
        "where_badge": _("Badge {badge}."),
        "box": _("Badge dans la boîte {first} à {last}."),
        "box_one": _("Badge dans la boîte {first}."),
        "already": _("{name} : {already}."),
        "already_here": _("déjà confirmée à {time} par le poste {n}"),
        "understood": _("Compris"),
        "conflicts": _("À regarder"),
        "taken_back": _("Annulé : {name}."),
    }


def _newcomer_words() -> dict[str, str]:
    return {
        "not_listed": _("Pas sur la liste ?"),
        "name": _("Prénom et nom"),
        "organisation": _("Structure"),
        "type": _("Type de structure"),
        "departement": _("Département"),
        "unknown": _("Je ne sais pas"),
        "welcome": _("Accueillir"),
        "seat": _("Le nom suffit. Une place est donnée aussitôt : table {table}, badge {badge}."),
        "seat_no_table": _("Le nom suffit. Les tables ne sont pas faites : badge {badge}."),
        "seat_alone": _(
            "Sans liaison : table {table}. Le badge sera donné au retour de la liaison."
        ),
        "seat_alone_no_table": _("Sans liaison : la place sera donnée au retour de la liaison."),
        "namesake": _(
            "{name} est déjà sur la liste. « Accueillir » ajoute une autre personne de ce nom."
        ),
        "name_missing": _("Il manque le nom."),
    }


def _line_words() -> dict[str, str]:
    return {
        "lost": _("Connexion perdue."),
        "lost_but": _("Continuez : les arrivées sont gardées ici et partiront seules."),
        "lost_no_store": _("Continuez, sans fermer cette page : les arrivées partiront seules."),
        "kept_one": _("{n} arrivée attend sur cet appareil."),
        "kept_other": _("{n} arrivées attendent sur cet appareil."),
        "closed": _("Ce poste n'est plus relié : la liste n'est plus montrée ici."),
        "same_list": _("La même liste que sur l'ordinateur : tout est gardé là-bas."),
    }
