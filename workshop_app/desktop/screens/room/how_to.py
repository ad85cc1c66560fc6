"""How to open a Wi-Fi and how to let phones in, step by step, on each system. Words only.

The names of menus are those of the systems in French (Windows 11, macOS 14, GNOME 46); what a
person types (a command) is shown as it is typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.room import System, WifiSource
from workshop_app.i18n.translate import _

SYSTEMS: tuple[System, ...] = ("windows", "macos", "linux")


def system_label(system: System) -> str:
    return {"windows": "Windows", "macos": "macOS", "linux": "Linux"}[system]


def wifi_title(source: WifiSource) -> str:
    return {
        "laptop": _("Ouvrir le Wi-Fi de cet ordinateur"),
        "router": _("Brancher un petit routeur"),
        "hall": _("Utiliser le Wi-Fi du lieu"),
    }[source]


def wifi_steps(source: WifiSource, system: System) -> Sequence[str]:
    if source == "router":
        return _router()
    if source == "hall":
        return _hall()
    return {"windows": _windows, "macos": _macos, "linux": _linux}[system]()


def _windows() -> Sequence[str]:
    return (
        _("Ouvrir Paramètres, « Réseau et Internet », puis « Point d'accès sans fil mobile »."),
        _("Dans « Modifier », taper le nom et le mot de passe écrits ici ; bande : 2,4 GHz."),
        _("Allumer l'interrupteur, puis couper « Économie d'énergie » juste en dessous."),
        _("S'il refuse faute d'internet : brancher un câble ou se relier d'abord à un Wi-Fi."),
        _("Huit appareils au plus. Au-delà, prendre un petit routeur."),
    )


def _macos() -> Sequence[str]:
    return (
        _("Ouvrir Réglages Système, puis « Général », puis « Partage »."),
        _("À droite de « Partage Internet », cliquer sur le « i »."),
        _("Partager depuis : un câble ou le téléphone en USB ; aux ordinateurs via : Wi-Fi."),
        _("« Options Wi-Fi » : taper le nom et le mot de passe écrits ici, sécurité WPA2/WPA3."),
        _("Allumer « Partage Internet ». L'icône Wi-Fi du menu montre une flèche."),
    )


def _linux() -> Sequence[str]:
    return (
        _("Ouvrir Paramètres, puis « Wi-Fi », puis le menu en haut à droite."),
        _("« Activer le point d'accès Wi-Fi » : taper le nom et le mot de passe écrits ici."),
        _("Ou, dans un terminal : nmcli device wifi hotspot ssid NOM password MOT-DE-PASSE"),
        _("L'adresse 10.42.0.1 apparaît ici d'elle-même, en tête."),
    )


def _router() -> Sequence[str]:
    return (
        _("Brancher le petit routeur, sans internet : il suffit qu'il soit allumé."),
        _("Relier cet ordinateur par câble à une prise « LAN » du routeur, ou à son Wi-Fi."),
        _("Recopier ici le nom et le mot de passe écrits sous le routeur."),
        _("Si son réglage propose « isolation » ou « réseau invité » : couper les deux."),
    )


def _hall() -> Sequence[str]:
    return (
        _("Demander à la régie un réseau où les appareils se voient, sans page de connexion."),
        _("Relier cet ordinateur et les téléphones au même nom de Wi-Fi."),
        _(
            "Essayer avec un téléphone, ici, avant le jour venu : beaucoup de lieux séparent les "
            "appareils."
        ),
        _("Si rien n'arrive, revenir à « Cet ordinateur » ou à « Petit routeur »."),
    )


def firewall_title() -> str:
    return _("Laisser passer les téléphones")


def firewall_steps(system: System, number: str) -> Sequence[str]:
    """`number`: the one after the address, as the firewall asks for it."""
    if system == "windows":
        return (
            _(
                "Si une fenêtre demande d'autoriser Tablée ou Python : cocher les réseaux privés "
                "et les réseaux publics, puis Autoriser."
            ),
            _(
                "Sinon : Paramètres, « Confidentialité et sécurité », « Sécurité Windows », "
                "« Pare-feu », « Autoriser une application »."
            ),
            _("« Modifier les paramètres », cocher Tablée (ou Python) dans les deux colonnes."),
            _(
                "Si l'ordinateur est géré par un service informatique, lui demander d'ouvrir TCP "
                "{number} en entrée.",
                number=number,
            ),
        )
    if system == "macos":
        return (
            _("Ouvrir Réglages Système, puis « Réseau », puis « Coupe-feu »."),
            _("Dans « Options », couper « Bloquer toutes les connexions entrantes »."),
            _("Mettre Tablée (ou Python) sur « Autoriser les connexions entrantes »."),
        )
    return (
        _("Avec ufw, dans un terminal : sudo ufw allow {number}/tcp", number=number),
        _("Avec firewalld : sudo firewall-cmd --add-port={number}/tcp", number=number),
        _("Refaire l'essai avec le téléphone : la case se coche d'elle-même."),
    )


def leaving_notes() -> Sequence[tuple[str, str]]:
    """What each phone asks about a Wi-Fi without internet, and the answer that keeps it here."""
    return (
        (_("iPhone"), _("Répondre « Utiliser sans internet ».")),
        (_("Android"), _("Répondre « Rester connecté ».")),
    )
