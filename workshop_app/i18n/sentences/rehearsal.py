"""The rehearsal."""

from __future__ import annotations

from workshop_app.i18n.translate import N_

SENTENCES: dict[str, str] = {
    "rehearsal_day_runs": N_(
        "Une phase de cet atelier est en cours : la répétition se joue avant ou après. Rien n'a "
        "changé."
    ),
    "rehearsal_leaves_nothing": N_(
        "C'est une répétition : ce fichier ne s'écrit que dans le vrai atelier. Rien n'a été fait."
    ),
    "rehearsal_speed": N_(
        "Le temps d'une répétition va {speeds} fois plus vite. Rien n'a été fait."
    ),
    "rehearsal_no_schedule": N_(
        "Le déroulé est vide : il n'y a rien à répéter. Prévoyez une phase, puis recommencez."
    ),
}
