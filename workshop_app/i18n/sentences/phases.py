"""Phases and the schedule."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # phases
    "phase_without_title": N_("Une phase a besoin d'un titre."),
    "phase_length": N_("« {phase} » dure de 1 min à {longest} min."),
    "extension_too_long": N_(
        "« {phase} » ne se prolonge pas de plus de {longest} min à la fois. Rien n'a changé."
    ),
    "phase_minimum": N_("La durée de « {phase} » passe sous son minimum de {minimum} min."),
    "phase_begun": N_("« {phase} » a commencé : elle garde sa place."),
    "phase_length_begun": N_(
        "« {phase} » a commencé : sa durée se règle maintenant dans la page Conduite."
    ),
    "schedule_not_empty": N_("Le déroulé a déjà des phases : elles restent. Retirez-les d'abord."),
    "proposal_stale": N_("Le déroulé a changé depuis cette proposition. En voici une nouvelle."),
    "nothing_running": N_("Aucune phase n'est en cours. Lancez la phase suivante."),
    "unknown_phase": N_("Cette phase n'existe plus dans le déroulé."),
    "no_previous": N_("Il n'y a pas de phase avant celle-ci."),
    "no_schedule": N_("Le déroulé est vide. Ajoutez une phase avant de commencer."),
    "day_over": N_("Toutes les phases sont terminées. « Précédente » rouvre la dernière."),
    "too_short": N_("« {phase} » ne peut pas durer moins de zéro minute."),
}
