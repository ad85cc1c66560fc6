"""The project sheet, the calendar of a group, who came."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "sheet_line_too_long": N_(
        "Cette ligne tient en {longest} caractères. Rien n'a changé : gardez l'essentiel."
    ),
    "sheet_text_too_long": N_(
        "Ce texte tient en {longest} caractères. Rien n'a changé : raccourcissez-le."
    ),
    "promise_not_valid": N_(
        "L'engagement va de 0 à {most} rencontres de chaque sorte : {count} ne convient pas."
    ),
    "meeting_year": N_(
        "L'année {year} est hors du calendrier. Rien n'a changé : vérifiez la date."
    ),
    "unknown_meeting": N_("Cette rencontre n'est plus au calendrier. En voici l'état présent."),
    "meeting_to_come": N_(
        "La rencontre est le {day} : la présence se note à partir de ce jour. Une absence annoncée "
        "ou un remplacement se notent dès maintenant."
    ),
    "meetings_too_many": N_(
        "Le calendrier a déjà {most} rencontres, le plus qu'il tienne. Retirez-en une d'abord."
    ),
    "substitute_too_long": N_(
        "Un nom tient en {longest} caractères. Rien n'a changé : raccourcissez-le."
    ),
    "member_already": N_(
        "{name} est déjà du groupe. Rien n'a changé : choisissez une autre personne."
    ),
    "leaves_before_coming": N_(
        "{name} est du groupe depuis le {day} : le remplacement ne peut commencer qu'après. Rien "
        "n'a changé : choisissez une date plus tardive."
    ),
}
