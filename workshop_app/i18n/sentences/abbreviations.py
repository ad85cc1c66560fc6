"""Short forms of a network, and bare lists that suggestions read."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "abbreviation_empty": N_(
        "L'abréviation est vide. Rien n'a changé : écrivez-la, ou retirez-la."
    ),
    "meaning_empty": N_(
        "« {short} » ne dit pas ce qu'elle remplace. Rien n'a changé : écrivez les mots entiers."
    ),
    "abbreviation_too_long": N_(
        "« {short} » est trop longue : {most} mots et {longest} signes au plus. Rien n'a changé."
    ),
    "meaning_too_long": N_(
        "Les mots de « {short} » font plus de {longest} signes. Rien n'a changé : coupez-les."
    ),
    "meaning_is_itself": N_(
        "« {short} » se remplacerait par elle-même. Rien n'a changé : écrivez d'autres mots."
    ),
    "abbreviation_known": N_(
        "« {short} » est déjà dans la liste : {meaning}. Rien n'a changé : modifiez cette ligne."
    ),
    "unknown_abbreviation": N_("« {short} » n'est plus dans la liste. Rien n'a changé."),
    "too_many_abbreviations": N_(
        "La liste a {most} abréviations, c'est le plus qu'elle tient. Rien n'a changé : retirez-en."
    ),
    "suggest_columns": N_(
        "« {name} » n'a pas de colonne {missing}. Rien n'a été écrit. Colonnes lues : {columns}."
    ),
    "suggest_nameless": N_(
        "« {name} », ligne {line} : il manque {column}. Rien n'a été écrit : complétez-la."
    ),
    "suggest_twice": N_(
        "« {name} » a deux lignes pour « {value} ». Rien n'a été écrit : gardez-en une."
    ),
}
