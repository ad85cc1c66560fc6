"""Photos of flip charts and of paper cards, and the page that participants follow."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "photo_too_large": N_(
        "Cette photo est trop grande : {most} Mo au plus. Rien n'est perdu : reprenez-la en plus "
        "petit."
    ),
    "photo_unreadable": N_(
        "Ce fichier ne se lit pas comme une photo. Rien n'est perdu : prenez une photo (JPEG, PNG "
        "ou WebP)."
    ),
    "photo_missing": N_("Il manque la photo. Choisissez-la, puis envoyez."),
    "too_many_photos": N_(
        "Votre table a déjà {most} photos, le plus possible. Retirez-en une, puis renvoyez "
        "celle-ci."
    ),
    "too_many_photos_ever": N_(
        "Votre table a envoyé trop de photos. Appelez l'animatrice ; celle-ci reste sur ce "
        "téléphone."
    ),
    "caption_too_long": N_(
        "La légende fait {length} caractères, {longest} au plus. Raccourcissez-la."
    ),
    "unknown_photo": N_("Cette photo n'est plus à cette table."),
    "photo_erased": N_("Cette photo a été effacée : elle ne peut pas revenir."),
    "unknown_follow": N_("Cette page est fermée, ou le code a changé. Demandez-le à l'animatrice."),
    "no_such_table": N_("Cette table n'existe pas. Choisissez la vôtre dans la liste."),
}
