"""Tables and the rules a split keeps."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    # tables
    "split_stale": N_(
        "La liste ou les règles ont changé pendant la répartition. Personne n'a bougé : "
        "relancez-la."
    ),
    "person_locked": N_("La place de {name} est fixée. Libérez-la avant de la changer."),
    "person_without_seat": N_("{name} n'a pas encore de table. Choisissez-la d'abord."),
    "rule_needs_two": N_("Une règle a besoin de deux personnes au moins."),
    "note_without_split": N_(
        "Personne n'a encore de table : il n'y a pas de note à imprimer. Formez d'abord les "
        "groupes."
    ),
    "note_no_such_round": N_(
        "Il n'y a pas de tour {round} : les groupes en ont {n}. Rien n'a été écrit."
    ),
    # repair
    "repair_without_split": N_(
        "Personne n'a encore de table : il n'y a rien à réparer. Formez d'abord les groupes."
    ),
    "repair_changed": N_(
        "La liste vient d'être refaite : ce n'est plus celle que vous aviez lue. Personne n'a "
        "bougé : relisez-la, puis confirmez."
    ),
    "repair_stale": N_(
        "Quelqu'un est arrivé ou a changé de table entre-temps. Personne n'a bougé : le calcul "
        "est refait avec la liste à jour."
    ),
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
    "split_mode_not_valid": N_(
        "« {value} » ne dit pas quoi faire du critère. Rien n'a changé : écrivez par exemple "
        "type:3:never-alone ; les modes sont {modes}."
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
}
