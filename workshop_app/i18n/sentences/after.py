"""After the bell: the facilitator's notes."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "debrief_empty": N_("Une note a besoin de quelques mots. Rien n'a changé."),
    "debrief_too_long": N_(
        "La note fait {length} caractères, {longest} au plus. Rien n'a changé : faites-en deux."
    ),
    "unknown_debrief": N_("Cette note n'est plus là. En voici l'état présent."),
}
