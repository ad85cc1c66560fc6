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
    "phase_longest": N_(
        "« {phase} » : une carte a de {shortest} à {longest} caractères au plus. Rien n'a changé."
    ),
    "phase_advice": N_("« {phase} » conseille de 0 à {most} cartes par table. Rien n'a changé."),
    "too_many_questions": N_("« {phase} » a trop de questions : {most} au plus. Rien n'a changé."),
    "question_too_long": N_(
        "Une question de « {phase} » est trop longue : {longest} signes au plus. Rien n'a changé."
    ),
    "questions_not_valid": N_(
        "Deux questions de « {phase} » se confondent. Rien n'a changé : retirez-en une."
    ),
    "template_name": N_("Un nom a de 1 à {longest} caractères. Rien n'a changé."),
    "too_many_templates": N_(
        "« Mes phases » en tient {most} au plus. Rien n'a changé : retirez-en d'abord."
    ),
    "unknown_template": N_("« Mes phases » n'a rien de ce nom, ou plusieurs. Rien n'a changé."),
    "no_room_for_a_part": N_(
        "« {phase} » est trop courte pour un temps de plus : rallongez-la d'abord."
    ),
    "too_many_tracks": N_(
        "« {phase} » a trop de consignes pour certaines tables : {most} au plus. Rien n'a changé."
    ),
    "tracks_not_valid": N_(
        "Deux consignes de « {phase} » se disputent une table. Rien n'a changé : donnez chaque "
        "table à une seule consigne."
    ),
    "unknown_track": N_("Cette consigne de « {phase} » n'existe plus. Rien n'a changé."),
    "phase_begun": N_("« {phase} » a commencé : elle garde sa place."),
    "phase_length_begun": N_(
        "« {phase} » a commencé : sa durée se règle maintenant dans la page Conduite."
    ),
    "schedule_not_empty": N_("Le déroulé a déjà des phases : elles restent. Retirez-les d'abord."),
    "proposal_stale": N_("Le déroulé a changé depuis cette proposition. En voici une nouvelle."),
    "end_past_midnight": N_(
        "La fin passerait minuit : elle reste où elle est. Raccourcissez plutôt une phase à venir."
    ),
    "nothing_running": N_("Aucune phase n'est en cours. Lancez la phase suivante."),
    "question_answered": N_(
        "Des cartes répondent à « {question} » : elle reste. Vous pouvez en changer les mots."
    ),
    "nothing_to_reveal": N_("« {phase} » ne se fait pas en silence : tout est déjà visible."),
    "unknown_phase": N_("Cette phase n'existe plus dans le déroulé."),
    "no_previous": N_("Il n'y a pas de phase avant celle-ci."),
    "no_schedule": N_("Le déroulé est vide. Ajoutez une phase avant de commencer."),
    "day_over": N_("Toutes les phases sont terminées. « Précédente » rouvre la dernière."),
    # schedules taken from elsewhere
    "schedule_begun": N_(
        "« {phase} » a commencé : le déroulé du jour reste. Ajoutez des phases une par une."
    ),
    "schedule_without_phase": N_(
        "Il n'y a aucune phase à reprendre. Votre déroulé n'a pas changé."
    ),
    "schedule_one_option": N_(
        "Dites une seule chose à la fois : prendre (--from, --like, --own), écrire (--out, avec "
        "--name pour « Mes phases ») ou retirer (--remove)."
    ),
    "schedule_too_long": N_(
        "Plus de {most} phases : ce n'est pas un déroulé. Le vôtre n'a pas changé."
    ),
    "schedule_file_unreadable": N_(
        "« {name} » n'est pas un déroulé lisible ({why}). Le vôtre n'a pas changé."
    ),
    "schedule_file_newer": N_(
        "« {name} » vient d'un Tablée plus récent. Votre déroulé n'a pas changé : mettez Tablée à "
        "jour."
    ),
    "schedule_file_columns": N_(
        "« {name} » n'a pas les colonnes « titre » et « durée ». Votre déroulé n'a pas changé."
    ),
    "schedule_line": N_(
        "Ligne {line} : « {value} » ne se comprend pas. Votre déroulé n'a pas changé : corrigez "
        "cette ligne."
    ),
    # parts and rounds
    "too_many_parts": N_("« {phase} » a trop de temps : {most} au plus."),
    "part_without_title": N_("Un temps de « {phase} » n'a pas de nom."),
    "part_too_short": N_("Un temps de « {phase} » ne dure rien : donnez-lui une minute."),
    "parts_do_not_fill": N_(
        "Les temps de « {phase} » ne font pas sa durée. Rien n'a changé : ajustez-les."
    ),
    "round_not_valid": N_("« {phase} » demande un tour qui n'existe pas."),
    # methods
    "unknown_method": N_("Cette méthode n'est pas connue. Rien n'a changé."),
    "method_of_many_phases": N_(
        "« {method} » apporte ses propres phases : ajoutez-la plutôt derrière celle-ci."
    ),
    "no_small_groups": N_("« {phase} » ne se fait ni à deux ni à quatre : il n'y a pas de liste."),
    "no_phase_in_groups": N_("Aucune phase ne se fait à deux ni à quatre."),
    "no_forum": N_("Aucune phase n'est un forum ouvert."),
    "nobody_sits": N_("Personne n'a encore de table : formez d'abord les groupes."),
    # open forum
    "unknown_topic": N_("Ce sujet n'est plus dans le forum."),
    "not_a_forum": N_("Cette phase n'est pas un forum ouvert : elle n'a pas de session."),
    "topic_empty": N_("Un sujet a besoin de quelques mots."),
    "topic_too_long": N_("Ce sujet a {length} signes : {longest} au plus, pour se lire de loin."),
    "proposer_too_long": N_("Le nom de qui propose a {longest} signes au plus."),
    "no_such_cell": N_("Cette case n'est pas dans la grille. Le sujet attend toujours la sienne."),
    "cell_taken": N_("« {topic} » est déjà dans cette case. Choisissez-en une autre."),
    "too_many_places": N_("Le forum a {most} lieux au plus."),
    "place_without_name": N_("Chaque lieu a un nom, de {longest} signes au plus."),
    "place_twice": N_("Deux lieux ont le même nom : changez-en un."),
    "too_short": N_("« {phase} » ne peut pas durer moins de zéro minute."),
}
