"""Recruiting: rules that contradict each other, decisions that cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.i18n.labels import field_label
from workshop_app.i18n.numerals import capital, spelled
from workshop_app.i18n.recruitment_rules import plural_word, value_words
from workshop_app.i18n.translate import N_


def in_words(values: Mapping[str, object]) -> dict[str, object]:
    """The attribute by its name, départements by theirs, how many of them in words."""
    told = dict(values)
    attribute, count = values.get("attribute"), values.get("values")
    if isinstance(attribute, str):
        told |= {"attribute": field_label(attribute), "names": plural_word(attribute)}
        if isinstance(values.get("value"), str):
            told["value"] = value_words(attribute, str(values["value"]))
    if isinstance(count, int):
        told["count"] = capital(spelled(count))
    return told


SENTENCES: dict[str, str] = {
    # rules that contradict each other
    "recruit_least_over_most": N_(
        "Le groupe doit compter au moins {least} personnes et {most} au plus : rien n'a été "
        "appliqué. Corrigez l'un des deux nombres."
    ),
    "recruit_no_place": N_(
        "Ces règles n'offrent aucune place : rien n'a été appliqué. Donnez au moins une place."
    ),
    "recruit_size": N_(
        "Un nombre de places va de 0 à {most} : rien n'a été appliqué. Corrigez ce nombre."
    ),
    "recruit_minimums_over_most": N_(
        "{count} {names} exigent {needed} places, vous en offrez {offered} : rien n'a été "
        "appliqué. Baissez le minimum ou offrez plus de places."
    ),
    "recruit_maximums_under_least": N_(
        "{count} {names} offrent {offered} places, il en faut au moins {needed} : rien n'a été "
        "appliqué. Relevez le maximum ou baissez la taille du groupe."
    ),
    "recruit_value_limits": N_(
        "« {attribute} » demande au moins {least} personnes et {most} au plus : rien n'a été "
        "appliqué. Corrigez l'un des deux nombres."
    ),
    "recruit_class_limits": N_(
        "La classe « {name} » demande au moins {least} personnes et {most} au plus : rien n'a été "
        "appliqué. Corrigez l'un des deux nombres."
    ),
    "recruit_class_empty": N_(
        "La classe « {name} » n'a pas de nom ou ne contient rien : rien n'a été appliqué. "
        "Complétez-la ou retirez-la."
    ),
    "recruit_class_twice": N_(
        "« {value} » est dans deux classes : rien n'a été appliqué. Retirez-le de l'une d'elles."
    ),
    "recruit_attribute_twice": N_(
        "« {attribute} » a deux règles de places : rien n'a été appliqué. Gardez-en une."
    ),
    "recruit_no_attribute": N_(
        "Une règle de places ne dit pas sur quelle colonne elle porte : rien n'a été appliqué."
    ),
    "recruit_excluded": N_(
        "« {value} » a une place réservée, et une condition l'écarte : rien n'a été appliqué. "
        "Corrigez le minimum ou la condition."
    ),
    "recruit_condition": N_(
        "La condition sur « {attribute} » n'est pas complète : rien n'a été appliqué. "
        "Complétez-la ou retirez-la."
    ),
    "recruit_words": N_("Une condition tient en {most} signes : raccourcissez ses mots."),
    "recruit_order": N_("L'ordre demandé n'existe pas : rien n'a été appliqué."),
    # decisions
    "recruit_no_rules": N_(
        "Cet atelier n'a pas encore de règles de recrutement. Rien n'a changé : choisissez-les "
        "d'abord dans Recrutement."
    ),
    "recruit_reason_empty": N_(
        "Dites pourquoi : une décision prise à la main garde sa raison. Rien n'a changé."
    ),
    "recruit_reason_long": N_("La raison tient en {longest} signes. Rien n'a changé."),
    "recruit_nobody": N_(
        "Personne n'a encore candidaté. Importez d'abord la liste des candidatures."
    ),
    "recruit_no_letter": N_(
        "Aucune lettre à imprimer : rien n'est décidé, ou tout reste à vérifier."
    ),
    "recruit_day": N_("« {value} » n'est pas une date : écrivez par exemple 29/05/2026 8 h 12."),
    # a rules file
    "rules_unreadable": N_(
        "{name} ne se lit pas comme un fichier de règles ({where}). Rien n'a été appliqué : le "
        "format est décrit dans docs/commandes.md."
    ),
    "unknown_preset": N_(
        "Le jeu de règles « {preset} » n'existe pas. Rien n'a été appliqué : choisissez parmi "
        "{presets}."
    ),
}
