"""Lists of people, as they are read."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # lists of people
    "list_empty": N_("« {name} » est vide. Rien n'a été importé : choisissez un autre fichier."),
    "list_nobody": N_(
        "« {name} » a des titres de colonnes, mais personne en dessous. Rien n'a été importé : "
        "choisissez un autre fichier."
    ),
    "list_too_big": N_(
        "« {name} » dépasse {most} Mo. Rien n'a été importé : gardez seulement la feuille des "
        "inscrits, puis réessayez."
    ),
    "list_too_long": N_(
        "« {name} » a plus de {most} lignes. Rien n'a été importé : gardez seulement les inscrits "
        "de cet atelier."
    ),
    "list_unfolds": N_(
        "« {name} » contient beaucoup plus qu'une liste d'inscrits. Rien n'a été importé : "
        "enregistrez la feuille au format CSV, puis réessayez."
    ),
    "list_is_pdf": N_(
        "« {name} » est un PDF : ses lignes ne se lisent pas de façon sûre. Rien n'a été importé : "
        "demandez la liste en CSV, XLSX ou ODS."
    ),
    "list_old_format": N_(
        "« {name} » est un ancien format de tableur, ou demande un mot de passe. Rien n'a été "
        "importé : enregistrez-le en XLSX, sans mot de passe."
    ),
    "list_broken": N_(
        "« {name} » est abîmé et ne s'ouvre pas en entier. Rien n'a été importé : demandez à "
        "nouveau le fichier."
    ),
    "list_not_a_list": N_(
        "« {name} » n'est pas une liste. Rien n'a été importé : choisissez un fichier CSV, TSV, "
        "XLSX ou ODS."
    ),
    "list_no_names": N_(
        "« {name} » n'a pas de colonne de noms reconnue (colonnes lues : {columns}). Rien n'a été "
        "importé : intitulez une colonne « Nom »."
    ),
    "list_unknown_sheet": N_(
        "« {name} » n'a pas de feuille « {sheet} » (feuilles : {sheets}). Rien n'a été importé : "
        "choisissez l'une d'elles."
    ),
    "list_unknown_column": N_(
        "« {name} » n'a pas de colonne « {column} » (colonnes : {columns}). Rien n'a été importé : "
        "choisissez l'une d'elles."
    ),
    "list_unknown_field": N_(
        "« {field} » n'est pas une donnée connue (connues : {fields}). Rien n'a été importé : "
        "choisissez l'une d'elles."
    ),
    # lines to check
    "check_no_name": N_("Il manque le nom ({value}) : la ligne n'est pas importée."),
    "check_not_a_name": N_("« {value} » n'est pas un nom : la ligne n'est pas importée."),
    "check_cancelled": N_("Inscription annulée (« {value} ») : la ligne n'est pas importée."),
    "check_one_name": N_("« {value} » : il manque le prénom ou le nom. Complétez la fiche."),
    "check_email": N_("« {value} » n'est pas une adresse e-mail : gardée à part, à corriger."),
    "check_emails": N_("« {value} » : plusieurs adresses, la première est retenue."),
    "check_departement": N_("« {value} » n'est pas un département connu : gardé tel quel."),
    "check_departements": N_("« {value} » : plusieurs départements indiqués, gardés tels quels."),
    "check_referent": N_("« {value} » ne dit ni oui ni non : pas de rôle de référent donné."),
    "check_namesake": N_(
        "{value} figure deux fois dans la même structure, avec deux adresses : vérifiez que ce "
        "sont bien deux personnes."
    ),
    "check_renamed": N_(
        "{value} : le même prénom et la même adresse sous deux noms. Vérifiez si c'est une seule "
        "personne."
    ),
    "check_cells": N_("La ligne a plus de cases que de titres (« {value} ») : vérifiez-la."),
    "check_quote": N_("Un guillemet ouvert n'est jamais refermé : vérifiez la ligne."),
    "check_characters": N_("« {value} » : des caractères illisibles. Corrigez la fiche."),
    "check_too_long": N_("« {value} » est trop long : le début seul est gardé."),
}
