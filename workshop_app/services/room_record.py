"""The record of a hall for the next visit: how it was wired, what was proved, what was not.

Decides what it says; not its layout. It is made from what is seen at the moment it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from workshop_app.domain.network import Address, reachable
from workshop_app.domain.room import Hall, Sight, WifiSource, record, seen
from workshop_app.i18n.translate import N_, _
from workshop_app.services.form_address import typed_address
from workshop_app.services.kit_content import Heading
from workshop_app.services.record_content import RecordLine, RoomRecord
from workshop_app.services.room import RoomReading

LABELS: Mapping[str, str] = {
    "address": N_("L'adresse de cet ordinateur est la bonne"),
    "wifi": N_("Le Wi-Fi des téléphones a un nom"),
    "sheet": N_("La feuille à deux carrés est imprimée"),
    "trial": N_("Un téléphone d'essai a tout réussi"),
    "joined": N_("Un téléphone s'est relié au Wi-Fi"),
    "asked": N_("Sa demande est arrivée"),
    "shown": N_("Il a affiché la page"),
    "sent": N_("Ce qu'il a écrit est arrivé"),
    "returned": N_("Verrouillé puis rouvert, il avait encore son brouillon"),
    "firewall": N_("Le pare-feu laisse passer"),
    "network": N_("Les téléphones et l'ordinateur sont sur le même réseau"),
    "crowd": N_("Tous les appareils prévus tiennent ensemble"),
    "power": N_("L'ordinateur ne se met pas en veille"),
}
SOURCES: Mapping[WifiSource, str] = {
    "laptop": N_("ouvert par cet ordinateur"),
    "router": N_("petit routeur"),
    "hall": N_("Wi-Fi du lieu"),
}


def room_record(reading: RoomReading, hall: Hall, addresses: Sequence[Address]) -> RoomRecord:
    workshop = reading.workshop
    proved, missing = record(reading.check, hall)
    sights: dict[str, Sight | None] = dict(seen(hall).items())
    return RoomRecord(
        heading=Heading(workshop.title, workshop.day, workshop.place),
        made_at=hall.now,
        ready_at=reading.check.ready_at,
        address=typed_address(workshop),
        wifi=_wifi(reading),
        devices=hall.planned,
        lines=tuple(
            RecordLine(_(LABELS[name]), name in proved, _at(sights.get(name)))
            for name in LABELS
            if name in proved or name in missing
        ),
        others=tuple(
            f"{each.host}, {each.interface}"
            if reachable(each)
            else _("{address}, {name} : écartée", address=each.host, name=each.interface)
            for each in addresses
            if each.host != workshop.host
        ),
    )


def _wifi(reading: RoomReading) -> str:
    source = _(SOURCES[reading.check.source])
    name = reading.workshop.wifi_name
    return _("{name}, {source}", name=name, source=source) if name else source


def _at(sight: Sight | None) -> datetime | None:
    return sight.at if sight else None
