"""The sentence of each refusal: what happened, what is safe, what to do.

`Problem` and `Surroundings` carry a code and values; this page turns them into words.
"""

from __future__ import annotations

from datetime import date, datetime, time

from workshop_app.i18n import typography
from workshop_app.i18n.translate import N_, _, language, number

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
    # people
    "person_without_name": N_("Il manque le nom. Un prénom ou un nom suffit."),
    "email_not_valid": N_("« {value} » n'est pas une adresse : il y manque le signe @."),
    "unknown_person": N_("Cette personne n'est plus dans la liste."),
    "no_people": N_("Personne n'est inscrit. Importez une liste ou ajoutez des participants."),
    # tables
    "split_stale": N_(
        "La liste ou les règles ont changé pendant la répartition. Personne n'a bougé : "
        "relancez-la."
    ),
    "person_locked": N_("La place de {name} est fixée. Libérez-la avant de la changer."),
    "person_without_seat": N_("{name} n'a pas encore de table. Choisissez-la d'abord."),
    "rule_needs_two": N_("Une règle a besoin de deux personnes au moins."),
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
    "check_cells": N_("La ligne a plus de cases que de titres (« {value} ») : vérifiez-la."),
    "check_quote": N_("Un guillemet ouvert n'est jamais refermé : vérifiez la ligne."),
    "check_characters": N_("« {value} » : des caractères illisibles. Corrigez la fiche."),
    "check_too_long": N_("« {value} » est trop long : le début seul est gardé."),
    # people to look at
    "doubt_last_name": N_("Il manque le nom."),
    "doubt_first_name": N_("Il manque le prénom."),
    "doubt_organisation": N_("Il manque la structure."),
    "doubt_email": N_("L'adresse e-mail n'est pas complète."),
    "doubt_namesake": N_("Une autre personne porte ce nom dans la même structure."),
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
    # form
    "unknown_code": N_("Ce code n'est pas celui d'une table. Il est écrit sur le panneau."),
    "unknown_page": N_("Cette page n'existe pas. Saisissez le code de votre table."),
    "not_valid": N_("La demande est incomplète. La carte reste sur ce téléphone."),
    "too_large": N_("C'est trop long pour une carte. Coupez-la en deux."),
    "too_often": N_("Trop d'essais à la suite. Attendez {wait} s, rien n'est perdu."),
    "busy": N_("Un instant : la carte reste sur ce téléphone et repart seule."),
    "form_bug": N_(
        "Tablée a rencontré une erreur. La carte reste sur ce téléphone : réessayez, ou appelez "
        "l'animatrice."
    ),
    "desk_busy": N_("Trop de gestes attendent. Rien n'a changé : recommencez dans un instant."),
    # split
    "split_nobody": N_("La liste est vide : il n'y a personne à répartir."),
    "split_no_table": N_("Il faut au moins une table. Rien n'a changé : donnez un autre nombre."),
    "split_size_not_valid": N_(
        "Une table de {size} n'existe pas. Rien n'a changé : donnez au moins 1 place par table."
    ),
    "split_more_tables_than_people": N_(
        "Il y a {tables} tables pour {people} personnes. Rien n'a changé : donnez moins de tables."
    ),
    "split_same_person_twice": N_(
        "Une même personne est deux fois dans la liste : {names}. Rien n'a changé : gardez une "
        "ligne."
    ),
    "split_sizes_do_not_fit": N_(
        "Les tables offrent {seats} places pour {people} personnes. Rien n'a changé : corrigez les "
        "tailles."
    ),
    "split_weight_not_valid": N_(
        "« {value} » n'est pas un critère avec son poids. Rien n'a changé : écrivez par exemple "
        "structure:5."
    ),
    "split_rule_unknown_person": N_(
        "Une règle nomme quelqu'un qui n'est pas dans la liste : {names}. Rien n'a changé : "
        "corrigez la règle."
    ),
    "split_lock_without_table": N_(
        "La place de {names} est fixée, mais à aucune table. Rien n'a changé : indiquez la table."
    ),
    "split_lock_no_such_table": N_(
        "{names} : la table {table} n'existe pas, il y en a {n}. Rien n'a changé : choisissez une "
        "autre table."
    ),
    "split_rule_needs_two": N_(
        "Une règle « ensemble » ou « séparés » demande deux personnes : {names} est sans autre. "
        "Rien n'a changé : complétez la règle."
    ),
    "split_apart_from_self": N_(
        "{names} ne peut pas être à une autre table que soi. Rien n'a changé : retirez la règle."
    ),
    "split_together_and_apart": N_(
        "Deux règles se contredisent : {one} et {other} doivent être séparés, mais restent "
        "ensemble ({names}). Rien n'a changé : retirez l'une des deux."
    ),
    "split_two_locks": N_(
        "Deux règles se contredisent : {one} est fixé à la table {table}, {other} à la table "
        "{other_table}, mais ils restent ensemble ({names}). Rien n'a changé : libérez une place."
    ),
    "split_block_too_big": N_(
        "{n} personnes doivent rester ensemble pour {seats} places : {names}. Rien n'a changé : "
        "retirez une règle ou agrandissez la table."
    ),
    "split_table_overfull": N_(
        "{n} personnes sont fixées à la table {table}, qui a {seats} places : {names}. Rien n'a "
        "changé : libérez une place."
    ),
    "split_referents_together": N_(
        "Ces référents doivent rester ensemble, mais chaque table en a {most} au plus : {names}. "
        "Rien n'a changé : retirez une règle."
    ),
    "split_referents_same_table": N_(
        "Ces référents sont fixés à la table {table}, mais chaque table en a {most} au plus : "
        "{names}. Rien n'a changé : libérez une place."
    ),
    "split_apart_same_table": N_(
        "Ces personnes doivent être séparées, mais sont fixées à la table {table} : {names}. Rien "
        "n'a changé : libérez une place ou retirez la règle."
    ),
    "split_too_many_apart": N_(
        "{n} personnes doivent toutes être séparées, mais il y a {tables} tables : {names}. Rien "
        "n'a changé : retirez une règle ou ajoutez une table."
    ),
    "split_rules_contradict": N_(
        "Les règles qui concernent ces personnes ne peuvent pas tenir ensemble : {names}. Rien n'a "
        "changé : retirez l'une de ces règles."
    ),
    "split_rules_too_tight": N_(
        "Aucune répartition ne tient toutes les règles, après une longue recherche. Les plus "
        "difficiles à placer : {names}. Rien n'a changé : retirez une de leurs règles."
    ),
    "split_rounds_not_valid": N_(
        "Le nombre de tours va de 1 à {most} : {rounds} ne convient pas. Rien n'a changé."
    ),
    "split_tables_or_size": N_(
        "Donnez le nombre de tables, ou leur taille, mais pas les deux. Rien n'a changé."
    ),
    "split_list_without_id": N_(
        "La liste n'a pas de colonne « id ». Rien n'a changé. Colonnes lues : {names}."
    ),
    "split_list_empty_id": N_(
        "La colonne « id » est vide à la ligne {line}. Rien n'a changé : complétez-la."
    ),
    "split_criterion_unknown": N_(
        "La liste n'a pas de colonne {names}. Rien n'a changé. Colonnes lues : {columns}."
    ),
    "split_criterion_twice": N_(
        "Un critère est donné deux fois : {names}. Rien n'a changé : gardez-le une fois."
    ),
    "split_rules_without_columns": N_(
        "Le fichier des règles doit avoir les colonnes kind, a et b. Rien n'a changé. Colonnes "
        "lues : {names}."
    ),
    "split_rule_unknown_kind": N_(
        "Ligne {line} des règles : « {value} » n'est pas une règle. Rien n'a changé : écrivez "
        "together, apart, lock ou referent."
    ),
    "split_rule_incomplete": N_(
        "Ligne {line} des règles : il manque une personne ou une table. Rien n'a changé : "
        "complétez-la."
    ),
    "split_table_not_a_number": N_(
        "Ligne {line} : « {value} » n'est pas un numéro de table. Rien n'a changé : corrigez-la."
    ),
    "split_before_without_columns": N_(
        "L'ancienne répartition doit avoir les colonnes id et group. Rien n'a changé. Colonnes "
        "lues : {names}."
    ),
    "split_before_and_rounds": N_(
        "Réparer une ancienne répartition se fait pour un seul tour. Rien n'a changé : retirez "
        "l'une des deux demandes."
    ),
    "split_moves_without_before": N_(
        "Limiter les déplacements demande une ancienne répartition. Rien n'a changé : donnez-la."
    ),
    "split_moves_not_valid": N_(
        "Le nombre de déplacements ne peut pas être {moves}. Rien n'a changé : donnez 0 ou plus."
    ),
    "split_needs_more_moves": N_(
        "Les tailles et les règles obligent à déplacer {least} personnes, {moves} ne suffit pas. "
        "Rien n'a changé : acceptez davantage de déplacements."
    ),
    # surroundings
    "disk_full": N_(
        "Le disque est plein. Ce qui était enregistré est sauf : libérez de la place et réessayez."
    ),
    "disk_failing": N_(
        "Le disque de « {path} » est plein ou ne répond plus. Ce qui était enregistré est sauf : "
        "libérez de la place ou rebranchez-le, puis réessayez."
    ),
    "library_newer": N_(
        "Cette bibliothèque vient d'une version plus récente de Tablée. Rien n'a été touché : "
        "mettez Tablée à jour."
    ),
    "library_unreadable": N_(
        "« {path} » n'est pas une bibliothèque Tablée lisible. Rien n'a été touché : choisissez un "
        "autre fichier ou la dernière copie."
    ),
    "library_not_named": N_(
        "« {library} » ne désigne pas une bibliothèque. Rien n'a été touché : donnez le nom d'un "
        "fichier, ou l'adresse complète d'une base."
    ),
    "library_in_use": N_(
        "« {path} » est déjà ouverte par un autre Tablée. Rien n'a été touché : fermez l'autre "
        "fenêtre, puis réessayez."
    ),
    "folder_read_only": N_(
        "Impossible d'écrire dans « {path} ». Rien n'a changé : choisissez un autre dossier."
    ),
    "port_taken": N_(
        "L'adresse {port} de cet ordinateur est déjà prise par un autre programme. Les cartes "
        "reçues sont sauves : fermez l'autre programme ou acceptez la suivante."
    ),
    "address_not_here": N_(
        "« {host} » n'est pas une adresse de cet ordinateur. Rien n'a changé : choisissez-en une "
        "autre."
    ),
    "file_not_found": N_("« {path} » n'existe pas. Rien n'a changé : vérifiez le nom du fichier."),
    "file_unreadable": N_("« {path} » ne se lit pas. Rien n'a changé : vérifiez le fichier."),
    "no_screen": N_(
        "Il n'y a pas d'écran ici, rien n'a été ouvert. « tablee --help » dit ce qui marche sans."
    ),
    "no_desktop": N_(
        "La fenêtre de Tablée n'est pas installée ici. Installez « tablee[desktop] », ou ajoutez "
        "une commande : « tablee --help » les montre."
    ),
}


def sentence(code: str, values: dict[str, object]) -> str:
    """The words of a refusal, in the language of the moment."""
    return _(SENTENCES[code], **{name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> object:
    if isinstance(value, datetime | time):
        return typography.clock(value, language())
    if isinstance(value, date):
        return typography.day(value, language())
    if isinstance(value, tuple | list):
        return ", ".join(str(_shown(each)) for each in value)
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else value
