"""The words of the test page. In the language of the moment."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def trial_words() -> dict[str, str]:
    return {
        "title": _("Téléphone d'essai"),
        "intro": _("Cinq étapes, une minute. Rien de ce qui est écrit ici n'est gardé."),
        "arrived": _("Ce téléphone atteint l'ordinateur"),
        "arrived_why": _("Il est sur le bon Wi-Fi, et le pare-feu laisse passer."),
        "shown": _("La page est affichée"),
        "write": _("Écrivez « essai », puis Envoyer"),
        "send": _("Envoyer"),
        "sent": _("Reçu par l'ordinateur"),
        "sent_not": _("Pas encore reçu : l'essai est refait tout seul."),
        "lock": _("Écrivez quelques mots, verrouillez le téléphone, puis rouvrez-le"),
        "lock_why": _("Ce qui était écrit doit être encore là."),
        "kept": _("Encore là : ce téléphone garde ce qu'on écrit"),
        "kept_not": _(
            "Ce qui était écrit a disparu : quittez la navigation privée, ou prenez un autre "
            "téléphone pour cette table."
        ),
        "done": _("Ce téléphone est prêt. Rendez-le à sa table et scannez la feuille de la table."),
        "leave": _("Si le téléphone demande à quitter ce Wi-Fi sans internet, répondez Rester."),
        "text": _("Votre essai"),
        "draft": _("Brouillon d'essai"),
    }
