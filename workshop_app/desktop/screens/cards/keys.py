"""The keys of Cartes, for the help page."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def cards_keys() -> list[tuple[str, str]]:
    """On the wall, and in the words of a card."""
    return [
        (_("Flèches"), _("Aller d'une carte à l'autre")),
        (_("Entrée"), _("Corriger la carte")),
        (_("Suppr"), _("Écarter la carte")),
        (_("Échap"), _("Fermer la carte")),
        (_("Maj + Entrée"), _("Aller à la ligne dans une carte")),
    ]
