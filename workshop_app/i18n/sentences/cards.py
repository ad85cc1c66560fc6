"""Cards, and the form that takes them."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # cards
    "text_empty": N_("La carte est vide."),
    "text_too_long": N_("La carte fait {length} caractères, {longest} au plus. Coupez-la en deux."),
    "no_phase": N_("Aucune phase n'est ouverte : la carte reste sur ce téléphone."),
    "kind_closed": N_(
        "« {phase} » ne prend pas cette catégorie : la carte reste sur ce téléphone."
    ),
    "phase_over": N_("« {phase} » est terminée : la carte reste ici, appelez l'animatrice."),
    "unknown_card": N_("Cette carte n'existe pas à cette table."),
    "unknown_kind": N_("Cette catégorie n'existe pas dans l'atelier."),
    "unknown_table": N_("La table {table} n'existe pas dans cet atelier."),
    "changed_since": N_("Quelqu'un l'a modifiée entre-temps : voici l'autre version."),
    "unknown_command": N_("Cette action n'est pas dans le journal."),
    # what the stage and the tables tell each other
    "message_empty": N_("Le message est vide : rien n'a été envoyé."),
    "message_too_long": N_(
        "Le message fait {length} caractères, {longest} au plus. Rien n'a été envoyé : coupez-le."
    ),
    "unknown_message": N_("Ce message n'est plus affiché."),
    "nothing_to_finish": N_("Aucune phase n'est ouverte : il n'y a rien à terminer."),
    "split_without_words": N_(
        "Il manque des mots d'un côté : la carte est restée entière. Placez le curseur là où elle "
        "se coupe."
    ),
    # form
    "unknown_code": N_("Ce code n'est pas celui d'une table. Il est écrit sur le panneau."),
    "unknown_page": N_("Cette page n'existe pas. Saisissez le code de votre table."),
    "not_valid": N_("La demande est incomplète. La carte reste sur ce téléphone."),
    "other_site": N_(
        "Une autre page a voulu écrire à cette table. Rien n'a été enregistré : ouvrez le lien de "
        "la table."
    ),
    "other_host": N_(
        "Cette adresse n'est pas celle du formulaire. Saisissez celle qui est écrite sur le "
        "panneau."
    ),
    "too_large": N_("C'est trop long pour une carte. Coupez-la en deux."),
    "too_often": N_("Trop d'essais à la suite. Attendez {wait} s, rien n'est perdu."),
    "busy": N_("Un instant : la carte reste sur ce téléphone et repart seule."),
    "form_bug": N_(
        "Tablée a rencontré une erreur. La carte reste sur ce téléphone : réessayez, ou appelez "
        "l'animatrice."
    ),
    "desk_busy": N_("Trop de gestes attendent. Rien n'a changé : recommencez dans un instant."),
}
