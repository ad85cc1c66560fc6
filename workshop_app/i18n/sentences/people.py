"""People, one by one."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # people
    "person_without_name": N_("Il manque le nom. Un prénom ou un nom suffit."),
    "email_not_valid": N_("« {value} » n'est pas une adresse : il y manque le signe @."),
    "unknown_person": N_("Cette personne n'est plus dans la liste."),
    "badge_full": N_(
        "Un badge porte {most} lignes sous le nom, pas plus. Décochez-en une, puis réessayez."
    ),
    "value_too_long": N_("Une valeur a {longest} signes au plus : rien n'a changé."),
    "unknown_value": N_("Plus personne n'a la valeur « {value} » : rien n'a changé."),
    "line_settled_already": N_("Cette ligne a déjà sa réponse : rien n'a changé."),
    "import_taken_back": N_("Cet import a déjà été annulé : rien n'a changé."),
    "no_people": N_("Personne n'est inscrit. Importez une liste ou ajoutez des participants."),
    # the directory
    "person_not_known": N_(
        "Personne de connu ne s'appelle « {words} ». Rien n'a changé : donnez le nom complet ou "
        "l'adresse e-mail."
    ),
    "person_ambiguous": N_(
        "« {words} » désigne plusieurs personnes : {names}. Rien n'a changé : donnez l'adresse "
        "e-mail de celle que vous voulez dire."
    ),
    "nobody_to_erase": N_("Ces personnes ne sont plus dans aucune liste. Rien n'a changé."),
    "nothing_to_merge": N_("Il faut deux fiches différentes pour les réunir. Rien n'a changé."),
    "entries_not_merged": N_("Ces fiches sont déjà séparées. En voici l'état présent."),
    "forgotten_for_good": N_(
        "Un effacement ne se défait pas : ce qui est parti n'est gardé nulle part. Rien n'a changé."
    ),
    "nobody_taken": N_(
        "Personne ne prend part à cet atelier : aucune candidature n'est retenue, ou tous sont "
        "absents. Rien n'a changé : voyez Recrutement et Émargement."
    ),
    # people to look at
    "doubt_last_name": N_("Il manque le nom."),
    "doubt_first_name": N_("Il manque le prénom."),
    "doubt_organisation": N_("Il manque la structure."),
    "doubt_email": N_("L'adresse e-mail n'est pas complète."),
    "doubt_namesake": N_("Une autre personne porte ce nom dans la même structure."),
}
