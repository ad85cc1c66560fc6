"""Slides: what no slide could show, and templates that cannot be used."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "slides_too_many_steps": N_(
        "Les suites ont {most} lignes au plus. Rien n'a changé : gardez les premières."
    ),
    "slides_too_many_words": N_(
        "Une catégorie montre {most} mots au plus. Rien n'a changé : gardez les premiers."
    ),
    "slides_text_too_long": N_(
        "Ce texte fait {length} caractères, {longest} au plus pour se lire de loin. Rien n'a "
        "changé : raccourcissez-le."
    ),
    "slides_template_unreadable": N_(
        "« {name} » n'est pas une présentation .pptx ou .potx que Tablée sache lire. Rien n'a "
        "changé : enregistrez-la de nouveau en .pptx, ou gardez le modèle de Tablée."
    ),
    "slides_template_too_big": N_(
        "« {name} » dépasse {most} Mo. Rien n'a changé : retirez-en les films et les images "
        "lourdes, ou gardez le modèle de Tablée."
    ),
    "slides_template_without_title": N_(
        "Dans « {name} », aucune disposition n'a de titre et de texte. Rien n'a changé : "
        "choisissez un autre modèle, ou gardez celui de Tablée."
    ),
    "slides_template_gone": N_(
        "Le modèle « {name} » n'est plus dans la bibliothèque. Rien n'a été écrit : choisissez-le "
        "de nouveau, ou revenez au modèle de Tablée."
    ),
    "unknown_deck": N_("« {kind} » n'est pas un diaporama. Rien n'a été fait : {kinds}."),
}
