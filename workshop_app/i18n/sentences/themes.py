"""Refusals about themes, stacks and the cards that two people sort at once."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "unknown_theme": N_("Ce thème n'est plus là. Les cartes n'ont pas bougé : choisissez-en un."),
    "theme_without_name": N_("Un thème a besoin d'un nom."),
    "theme_name_too_long": N_("Ce nom est trop long : {longest} signes au plus."),
    "theme_keywords_too_long": N_("Ces mots-clés sont trop longs : {longest} signes au plus."),
    "theme_named_already": N_("Le thème « {name} » existe déjà. Rangez les cartes dedans."),
    "theme_too_deep": N_("Un sous-thème n'a pas de sous-thème. Rien n'a bougé."),
    "too_many_themes": N_("{most} thèmes au plus. Fusionnez-en deux avant d'en ajouter."),
    "card_gone": N_("Une de ces cartes a été écartée entre-temps. Rien n'a bougé."),
    "stack_of_one": N_("Une pile a deux cartes au moins. Rien n'a bougé."),
    "stack_of_two_kinds": N_(
        "Une pile tient des cartes d'une même catégorie. Rangez celles-ci dans un thème."
    ),
    "moved_meanwhile": N_(
        "La carte {card} est maintenant dans « {where} », rangée par {who}. Rien n'a été changé."
    ),
    "unknown_sorting": N_("Ce tableau est fermé, ou le code a changé. Demandez-le à l'animatrice."),
    "initials_missing": N_("Tapez vos initiales : {longest} lettres au plus."),
    "initials_too_long": N_("{longest} lettres au plus, comme sur un parapheur."),
    "initials_taken": N_("{initials} trie déjà sur un autre écran. Ajoutez une lettre."),
    "card_held": N_("{who} tient la carte {card}. Rien n'a bougé : attendez un instant."),
    "nothing_chosen": N_("Choisissez d'abord une carte."),
    "sorter_unknown": N_("Dites d'abord qui vous êtes : vos initiales."),
}
