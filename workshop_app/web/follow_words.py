"""Every sentence of the participants' page, in the language of the reader."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def follow_words() -> dict[str, str]:
    return {
        "table": _("Table {n}"),
        "choose": _("Votre table"),
        "choose_why": _(
            "Choisissez-la pour suivre ses cartes. On écrit sur le téléphone du référent."
        ),
        "no_tables": _("Les tables ne sont pas encore ouvertes. Revenez dans un instant."),
        "another": _("Changer de table"),
        "time_left": _("Temps restant"),
        "no_phase": _("aucune phase en cours"),
        "paused": _("suspendue"),
        "over": _("temps écoulé"),
        "until": _("jusqu'à {time}"),
        "next": _("Ensuite, vers {time} : {title}"),
        "cards": _("Cartes de la table"),
        "no_cards": _("Les cartes de votre table apparaîtront ici."),
        "cards_one": _("{n} carte"),
        "cards_other": _("{n} cartes"),
        "silent": _("La table écrit en silence : ses cartes se montreront ensuite."),
        "unsigned": _("On ne dit pas quelle table écrit : ces cartes ne sont pas montrées ici."),
        "read_only": _("Cette page se lit. Pour écrire, dites-le au référent de votre table."),
        "lost": _("Connexion perdue."),
        "lost_but": _("Restez sur le Wi-Fi de la salle : la page se remettra à jour seule."),
        "evaluation": _("Donner votre avis sur la journée"),
        "closed": _("Cette page est fermée."),
        "no_script": _("Sur ce téléphone, cette page ne se met pas à jour seule."),
        "refresh": _("Actualiser"),
    }
