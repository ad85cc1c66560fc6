"""The plan of the hall, the notes of its visit, and what is printed of the day."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "hall_size": N_(
        "Une salle fait de {least} à {most} m de côté. Rien n'a changé : corrigez la mesure."
    ),
    "too_many_markers": N_(
        "Le plan porte déjà {most} repères. Rien n'a changé : retirez-en un d'abord."
    ),
    "hall_note_too_long": N_(
        "La note fait {length} caractères, {longest} au plus. Rien n'a changé : raccourcissez-la."
    ),
    "unknown_marker": N_("Ce repère n'est plus sur le plan. En voici l'état présent."),
    "unknown_visit_note": N_("Cette note n'est plus dans la liste. En voici l'état présent."),
    "visit_note_empty": N_("Une note a besoin de quelques mots. Rien n'a changé."),
    "hall_words_empty": N_(
        "Il n'y a pas de mots à projeter. Le projecteur n'a pas changé : écrivez-en d'abord."
    ),
    "hall_words_too_long": N_(
        "Le message fait {length} caractères, {longest} au plus pour être lu du fond. Rien n'a "
        "changé : raccourcissez-le."
    ),
    "unknown_mirror": N_(
        "Ce lien ne mène plus au projecteur. Rien n'est perdu : demandez le nouveau à qui anime."
    ),
    "no_mirror": N_("Le projecteur n'est ouvert dans aucun navigateur. Rien n'a changé."),
    "nothing_to_redo": N_(
        "Rien n'est à refaire : ce qui est imprimé dit encore vrai. Aucun fichier n'a été écrit."
    ),
    "nobody_named": N_(
        "Personne ne s'appelle « {name} ». Aucun fichier n'a été écrit : donnez le nom de la liste."
    ),
    "unknown_choice": N_(
        "« {value} » n'est pas un choix. Rien n'a été écrit : choisissez parmi {known}."
    ),
}
