"""The workshop itself, its categories, its files."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # workshop
    "title_empty": N_("Le titre est vide. Rien n'a changé : écrivez au moins un mot."),
    "title_too_long": N_(
        "Le titre fait {length} caractères, {longest} au plus. Rien n'a changé : raccourcissez-le."
    ),
    "end_before_start": N_(
        "La fin ({end}) vient avant le début ({start}). Rien n'a changé : corrigez l'une des deux."
    ),
    "day_not_valid": N_(
        "« {value} » n'est pas une date. Rien n'a changé : écrivez par exemple 13/10/2026."
    ),
    "clock_not_valid": N_(
        "« {value} » n'est pas une heure. Rien n'a changé : écrivez par exemple 9 h 30."
    ),
    "table_count": N_("Le nombre de tables va de 1 à {most} : {count} ne convient pas."),
    "retention_length": N_(
        "Une durée de conservation va jusqu'à {longest} mois. Rien n'a changé : choisissez-en une "
        "plus courte, ou « sans limite »."
    ),
    "table_has_cards": N_(
        "La table {table} a déjà des cartes : elle reste. Gardez au moins ce nombre de tables."
    ),
    "category_without_word": N_(
        "Une catégorie a besoin d'un mot : la couleur seule ne suffit pas."
    ),
    "category_too_long": N_(
        "Une catégorie tient en {longest} caractères. Rien n'a changé : gardez le mot, et mettez "
        "le reste dans la question."
    ),
    "category_twice": N_("La catégorie {label} ({code}) existe déjà. Choisissez un autre mot."),
    "category_look": N_("La couleur ou la forme de {label} n'existe pas. Choisissez-en une autre."),
    "category_frozen": N_(
        "{label} a déjà des cartes : sa couleur, sa forme et son code ne changent plus."
    ),
    "rule_without_words": N_("Une règle du jeu a besoin de quelques mots. Rien n'a changé."),
    "unknown_rule": N_("Cette règle n'est plus dans la liste. En voici l'état présent."),
    "category_too_many": N_("Il ne reste plus de code libre pour une catégorie de plus."),
    "unknown_workshop": N_("Cet atelier n'existe pas dans cette bibliothèque."),
    "workshop_not_found": N_(
        "Aucun atelier ne s'appelle « {words} ». Rien n'a changé : « tablee list » les montre tous."
    ),
    "workshop_ambiguous": N_(
        "« {words} » désigne plusieurs ateliers : {titles}. Donnez un titre plus complet."
    ),
    "unknown_language": N_(
        "« {language} » n'est pas une langue de Tablée. Rien n'a été fait : choisissez {languages}."
    ),
    "unknown_model": N_("« {model} » n'est pas un modèle. Les modèles sont : {models}."),
    "workshop_here_already": N_(
        "« {title} » est déjà dans la bibliothèque. Rien n'a été touché : ouvrez-le d'ici."
    ),
    "file_without_workshop": N_("Ce fichier ne contient aucun atelier. Rien n'a été touché."),
    "ending_not_known": N_(
        "Tablée n'écrit pas de fichier « {ending} ». Rien n'a été écrit : choisissez {endings}."
    ),
    "library_damaged": N_(
        "La bibliothèque est abîmée : {found}. Ne la supprimez pas : ouvrez la dernière copie."
    ),
    "map_not_valid": N_("« {value} » ne relie rien. Écrivez le titre de la colonne, =, le champ."),
    "unknown_action": N_("Cette action n'existe pas. Écrivez : {actions}."),
    "unknown_document": N_("« {kind} » n'est pas un document. Les documents sont : {kinds}."),
}
