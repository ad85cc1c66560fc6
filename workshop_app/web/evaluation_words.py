"""Every sentence of the page of the evaluation, in the language of the reader."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def evaluation_words() -> dict[str, str]:
    return {
        "title": _("Votre avis"),
        "anonymous": _("Rien ne dit qui répond. Répondez à ce que vous voulez, une fois."),
        "send": _("Envoyer mon avis"),
        "correct": _("Corriger mon avis"),
        "thanks": _("Merci, votre avis est enregistré."),
        "again": _("Vous pouvez le corriger tant que cette page reste ouverte."),
        "closed": _("L'évaluation n'est pas ouverte."),
        "closed_why": _("Elle s'ouvre à la fin de la journée. Revenez alors à cette page."),
        "closed_known": _("Elle est fermée. Votre avis est bien enregistré, merci."),
        "refresh": _("Actualiser"),
    }
