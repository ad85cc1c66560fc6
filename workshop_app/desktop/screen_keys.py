"""The keys that one screen has for itself, for the help page. The screens make them work."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def run_keys() -> list[tuple[str, str]]:
    """Those that work when no field has the focus."""
    return [
        (_("Espace"), _("Suspendre ou reprendre la phase")),
        (_("+"), _("Ajouter une minute")),
        (_("Maj + Entrée"), _("Phase suivante")),
        (_("B"), _("Écran noir sur le projecteur")),
        (_("1 à 9"), _("Aller à une table, puis Entrée pour saisir une carte")),
    ]


def projector_keys() -> list[tuple[str, str]]:
    """While the projector's window has the focus. What changes the phase needs Maj."""
    return [
        (_("Échap ou F5"), _("Fermer le projecteur")),
        (_("B"), _("Écran noir, puis retour à la consigne")),
        (_("Maj + Entrée"), _("Phase suivante")),
        (_("Maj + Retour arrière"), _("Phase précédente")),
        (_("Maj + Espace"), _("Suspendre ou reprendre")),
    ]


def cards_keys() -> list[tuple[str, str]]:
    """On the wall, and in the words of a card."""
    return [
        (_("Flèches"), _("Aller d'une carte à l'autre")),
        (_("Entrée"), _("Corriger la carte")),
        (_("Suppr"), _("Écarter la carte")),
        (_("Échap"), _("Fermer la carte")),
        (_("Maj + Entrée"), _("Aller à la ligne dans une carte")),
    ]


def calendar_keys() -> list[tuple[str, str]]:
    """On the chosen cell of who came to which meeting."""
    return [
        (_("L"), _("Noter que la personne était là")),
        (_("P"), _("Noter une absence annoncée")),
        (_("A"), _("Noter une absence sans prévenir")),
        (_("S"), _("Noter qui est venu à sa place")),
        (_("Suppr"), _("Ne rien noter")),
        (_("Entrée"), _("Choisir dans un menu")),
    ]


def hall_keys() -> list[tuple[str, str]]:
    """On the plan of the hall."""
    return [
        (_("Page suivante"), _("Choisir la table ou le repère suivant")),
        (_("Chiffres"), _("Choisir la table de ce numéro")),
        (_("Flèches"), _("Déplacer d'un demi-mètre ce qui est choisi")),
        (_("Maj + flèches"), _("Le déplacer de deux mètres")),
        (_("F2 ou Entrée"), _("Écrire la note d'un repère")),
        (_("Suppr"), _("Retirer un repère du plan")),
    ]
