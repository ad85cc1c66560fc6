"""The keys that one screen has for itself, for the help page. The screens make them work."""

from __future__ import annotations

from workshop_app.i18n.translate import _


def checkin_keys() -> list[tuple[str, str]]:
    """The search keeps the focus: they all work from there."""
    return [
        (_("Lettres"), _("Chercher un nom, un prénom, une structure ou un numéro de badge")),
        (_("Entrée"), _("Confirmer l'arrivée de la personne choisie")),
        (_("Flèches"), _("Choisir une autre personne")),
        (_("Maj + Entrée"), _("Ouvrir le menu de la personne : excuser, départ, annuler…")),
        (_("F4"), _("Accueillir une personne qui n'est pas sur la liste")),
        (_("Échap"), _("Effacer la recherche")),
    ]


def run_keys() -> list[tuple[str, str]]:
    """Those that work when no field has the focus."""
    return [
        (_("Espace"), _("Suspendre ou reprendre la phase")),
        (_("+"), _("Ajouter une minute")),
        (_("Maj + Entrée"), _("Phase suivante")),
        (_("B"), _("Écran noir sur le projecteur")),
        (_("P"), _("Choisir ce que montre le projecteur")),
        (_("Maj + ← →"), _("Page précédente, suivante du projecteur")),
        (_("D"), _("Dévoiler ce qui s'est écrit en silence")),
        (_("A"), _("Répondre à la table qui appelle depuis le plus longtemps")),
        (_("M"), _("Écrire un message aux référents")),
        (_("Maj + M"), _("Choisir un message tout prêt")),
        (_("G"), _("Le gong : pour cette phase ou non, plus ou moins fort")),
        (_("R"), _("Aller à la proposition pour rattraper un retard")),
        (_("S"), _("Secourir la table choisie, ou la première qui en a besoin")),
        (_("1 à 9"), _("Aller à une table, puis Entrée pour saisir une carte")),
    ]


def projector_keys() -> list[tuple[str, str]]:
    """While the projector's window has the focus. What changes the phase needs Maj."""
    return [
        (_("Échap ou F5"), _("Fermer le projecteur")),
        (_("B"), _("Écran noir, puis retour à la même vue")),
        (_("F11"), _("Plein écran, quand il n'y a qu'un écran")),
        (_("Maj + Entrée"), _("Phase suivante")),
        (_("Maj + Retour arrière"), _("Phase précédente")),
        (_("Maj + Espace"), _("Suspendre ou reprendre")),
        (_("Maj + ← →"), _("Page précédente, suivante")),
    ]


def forum_keys() -> list[tuple[str, str]]:
    """On the grid of the open forum, and in the words of a topic."""
    return [
        (_("Flèches"), _("Aller d'une case à l'autre")),
        (_("Entrée"), _("Écrire dans la case, ou corriger son sujet")),
        (_("Alt + flèches"), _("Déplacer le sujet d'une case")),
        (_("Suppr"), _("Retirer le sujet")),
        (_("Échap"), _("Quitter la saisie du sujet")),
    ]


def themes_keys() -> list[tuple[str, str]]:
    """On the cards to sort, and on the tiles of the themes."""
    return [
        (_("Flèches"), _("Aller d'une carte à l'autre ; d'un thème à l'autre")),
        (_("Maj + flèches, Espace"), _("Choisir plusieurs cartes")),
        (_("Entrée, 1, 2, 3"), _("Ranger dans le thème proposé sous la carte")),
        (_("M puis des lettres"), _("Ranger dans un thème, ou dans un nouveau")),
        (_("F"), _("Empiler les cartes choisies")),
        (_("Suppr"), _("Écarter les cartes choisies")),
        (_("O, N"), _("Cartes proches : oui, empiler ; non, pas proches")),
        (_("Touche menu"), _("Tout ce qu'on peut faire d'une carte ou d'un thème")),
        (_("F2, Espace sur un thème"), _("Le renommer ; choisir les cartes proposées")),
    ]


def cards_keys() -> list[tuple[str, str]]:
    """On the wall, and in the words of a card."""
    return [
        (_("Flèches"), _("Aller d'une carte à l'autre")),
        (_("Entrée"), _("Corriger la carte")),
        (_("Suppr"), _("Écarter la carte")),
        (_("Échap"), _("Fermer la carte")),
        (_("Maj + Entrée"), _("Aller à la ligne dans une carte")),
        (
            _("Entrée, flèches, Suppr"),
            _("Voir une photo en grand, passer à la suivante, l'écarter"),
        ),
        (_("A ou R"), _("Accepter ou refuser les cartes choisies dans « À relire »")),
    ]


def essential_keys() -> list[tuple[str, str]]:
    """On the list of what is put to the vote, and of its result."""
    return [
        (_("Flèches"), _("Aller d'une proposition à l'autre")),
        (_("Espace"), _("Mettre au vote ou en retirer ; une fois clos, marquer l'essentiel")),
        (_("+ ou −"), _("Descendre ou remonter la ligne de l'essentiel")),
    ]


def people_keys() -> list[tuple[str, str]]:
    """In the list, in the columns and their values."""
    return [
        (_("Espace"), _("Cocher la ligne")),
        (_("F2 ou Entrée"), _("Ouvrir la fiche")),
        (_("Suppr"), _("Retirer de la liste les lignes cochées")),
        (_("Ctrl + V"), _("Coller des cellules")),
        (_("F2 dans les valeurs"), _("Utiliser une autre valeur")),
        (_("Espace dans les colonnes"), _("Cocher la case où vous êtes")),
        (_("Échap"), _("Quitter l'aperçu de l'import, ou les colonnes")),
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


def groups_keys() -> list[tuple[str, str]]:
    """On the people at their tables, and in the rules."""
    return [
        (_("Flèches, Début, Fin"), _("Aller d'une personne et d'une table à l'autre")),
        (_("Espace, Ctrl + clic"), _("Choisir plusieurs personnes")),
        (_("Maj + flèches, Maj + clic"), _("Choisir toutes celles d'ici à là")),
        (_("Ctrl + A"), _("Choisir toute la table")),
        (_("F2"), _("Changer de table")),
        (_("Entrée"), _("Le menu des personnes choisies")),
        (_("Alt + ↑ ↓ sur un critère"), _("Changer l'ordre des critères")),
        (_("Échap"), _("Reposer qui est tenu, lâcher qui est choisi")),
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
