"""The sentences of « Présentation »: the checklist, the addresses, the looks. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from workshop_app.domain.network import Address, AddressKind, reachable
from workshop_app.domain.pages_offered import switchable_pages
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.checklist import CHECKS, Check, Readiness

PAGES: dict[Check, str] = {
    "list": "people",
    "groups": "groups",
    "schedule": "schedule",
    "address": "",
    "kit": "kit",
    "room": "room",
    "slides": "",
    "key": "",
    "rehearsal": "",
}
"""The page that mends each line; "" is this one."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    check: Check
    title: str
    detail: str
    done: bool
    button: str
    """What mends it; "" when nothing is missing."""


@dataclass(frozen=True, slots=True)
class AddressLine:
    host: str
    where: str
    note: str
    state: Literal["recommended", "usable", "aside"]


@dataclass(frozen=True, slots=True)
class PageLine:
    """An optional page that the model does not offer."""

    page: str
    title: str
    on: bool


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """How long names are kept, in words."""

    detail: str
    done: bool
    months: int | None
    unasked: bool


def check_lines(ready: Readiness, workshop: Workshop) -> Sequence[CheckLine]:
    return [
        CheckLine(
            check,
            _check_title(check),
            _check_detail(check, ready, workshop),
            ready.is_done(check),
            "" if ready.is_done(check) else _check_button(check, ready),
        )
        for check in CHECKS
    ]


def page_lines(workshop: Workshop, titles: Mapping[str, str]) -> Sequence[PageLine]:
    """`titles` are those of the optional pages this desk can build."""
    return [
        PageLine(page, titles[page], page in workshop.extra_pages)
        for page in switchable_pages(workshop)
        if page in titles
    ]


def _check_title(check: Check) -> str:
    return {
        "list": _("Liste importée"),
        "groups": _("Groupes répartis"),
        "schedule": _("Déroulé"),
        "address": _("Adresse des téléphones"),
        "kit": _("Kit à imprimer"),
        "room": _("Salle essayée"),
        "slides": _("Diaporama d'ouverture"),
        "key": _("Copie hors de l'ordinateur"),
        "rehearsal": _("Répétition à blanc"),
    }[check]


def _check_button(check: Check, ready: Readiness) -> str:
    return {
        "list": _("Vérifier") if ready.people else _("Importer"),
        "groups": _("Désigner") if ready.sizes and not ready.unseated else _("Répartir"),
        "schedule": _("Ajuster"),
        "address": _("Choisir"),
        "kit": _("Imprimer"),
        "room": _("Essayer"),
        "slides": _("Faire"),
        "key": _("Choisir"),
        "rehearsal": _("Répéter"),
    }[check]


def _check_detail(check: Check, ready: Readiness, workshop: Workshop) -> str:
    match check:
        case "list":
            return _list_detail(ready)
        case "groups":
            return _groups_detail(ready)
        case "schedule":
            return _schedule_detail(ready, workshop)
        case "address":
            return _address_detail(ready, workshop)
        case "kit":
            return _kit_detail(ready)
        case "room":
            return _room_detail(ready)
        case "slides":
            return _slides_detail(ready)
        case "key":
            return _key_detail(ready)
        case "rehearsal":
            return _rehearsal_detail(ready)


def _address_detail(ready: Readiness, workshop: Workshop) -> str:
    address = shown_address(workshop)
    if address and not ready.is_done("address"):
        return _("{address} : aucun téléphone ne l'atteint", address=address)
    return address or _("Aucune adresse choisie")


def _list_detail(ready: Readiness) -> str:
    if not ready.people:
        return _("Personne n'est inscrit")
    people = n_("{n} inscrit", "{n} inscrits", ready.people)
    if not ready.to_check:
        return _("{people}, rien à vérifier", people=people)
    return n_("{people}, {n} à vérifier", "{people}, {n} à vérifier", ready.to_check, people=people)


def _groups_detail(ready: Readiness) -> str:
    if not ready.sizes:
        return _("Personne n'a de table")
    if ready.unseated:
        return n_("{n} personne sans table", "{n} personnes sans table", ready.unseated)
    if ready.without_referent:
        tables = ", ".join(map(str, ready.without_referent))
        count = len(ready.without_referent)
        return n_(
            "Sans référent : table {tables}",
            "Sans référent : tables {tables}",
            count,
            tables=tables,
        )
    low, high = ready.sizes[0], ready.sizes[-1]
    size = str(low) if low == high else _("{low} à {high}", low=low, high=high)
    if high - low == 1:
        size = _("{low} ou {high}", low=low, high=high)
    return n_(
        "{n} table de {size}, un référent",
        "{n} tables de {size}, un référent chacune",
        len(ready.sizes),
        size=size,
    )


def _schedule_detail(ready: Readiness, workshop: Workshop) -> str:
    if not ready.phases:
        return _("Aucune phase prévue")
    planned = typography.minutes(ready.planned_s, language())
    over = ready.planned_s - ready.available_s
    if over > 0:
        return _("{time} de trop", time=typography.minutes(over, language()))
    end = typography.clock(workshop.ends_at, language())
    return _("{time}, fin à {end}", time=planned, end=end)


def _kit_detail(ready: Readiness) -> str:
    again, new = ready.prints.count("redo"), ready.prints.count("new")
    if again:
        return n_("{n} document à refaire", "{n} documents à refaire", again)
    if new:
        return n_("{n} document à imprimer", "{n} documents à imprimer", new)
    return _("Tout est imprimé")


def _room_detail(ready: Readiness) -> str:
    day = _day_of(ready.room_ready_at)
    match ready.room:
        case "tried":
            return _("Essayée le {day} avec un téléphone", day=day)
        case "without_phone":
            return _("Dite prête le {day}, sans téléphone d'essai", day=day)
        case "elsewhere":
            return _("L'adresse a changé depuis l'essai du {day}", day=day)
        case "never":
            return _("Aucun téléphone d'essai reçu")


def _slides_detail(ready: Readiness) -> str:
    day = _day_of(ready.slides_made_at)
    match ready.slides:
        case "printed":
            return _("Fait le {day}", day=day)
        case "redo":
            return _("À refaire : l'atelier a changé depuis le {day}", day=day)
        case "new":
            return _("Pas encore fait")


def _key_detail(ready: Readiness) -> str:
    if ready.copies_to is None:
        return _("Aucune clé USB branchée")
    place = ready.copies_to.parent
    return _("Chaque minute sur « {place} »", place=place.name or place)


def _rehearsal_detail(ready: Readiness) -> str:
    last = ready.rehearsal
    if last.played_at is None:
        return _("Pas encore jouée")
    day = _day_of(last.played_at)
    if not last.cards:
        return _("Arrêtée le {day}, avant la première carte", day=day)
    return n_(
        "Jouée le {day}, {n} table simulée",
        "Jouée le {day}, {n} tables simulées",
        last.tables,
        day=day,
    )


def _day_of(at: datetime | None) -> str:
    return "" if at is None else typography.day(at.astimezone().date(), language(), "d MMMM")


def shown_address(workshop: Workshop) -> str:
    """The address as phones will type it, as far as it is known."""
    if not workshop.host:
        return ""
    return f"{workshop.host}:{workshop.port}" if workshop.port else workshop.host


def address_lines(addresses: Sequence[Address]) -> Sequence[AddressLine]:
    """In the order given: the first that phones can reach is the one recommended."""
    first = next((address for address in addresses if reachable(address)), None)
    return [
        AddressLine(
            address.host,
            _where(address),
            _why(address.kind),
            "aside" if not reachable(address) else "recommended" if address == first else "usable",
        )
        for address in addresses
    ]


def _where(address: Address) -> str:
    """« Wi-Fi, wlan0 »."""
    kinds: dict[AddressKind, str] = {
        "hotspot": _("Wi-Fi de cet ordinateur"),
        "wifi": _("Wi-Fi du lieu"),
        "cable": _("Câble"),
        "other": _("Autre réseau"),
        "private": _("Réseau privé (VPN)"),
        "virtual": _("Réseau interne de cet ordinateur"),
        "loopback": _("Cet ordinateur seul"),
    }
    return f"{kinds[address.kind]}, {address.interface}"


def _why(kind: AddressKind) -> str:
    return {
        "hotspot": _("Les téléphones s'y relient sans passer par le lieu."),
        "wifi": _("Si le Wi-Fi du lieu laisse les appareils se voir."),
        "cable": _("Si le câble mène au même réseau que le Wi-Fi des téléphones."),
        "other": _("À essayer avec un téléphone avant le jour venu."),
        "private": _("Écartée : les téléphones n'ont pas accès à un réseau privé."),
        "virtual": _("Écartée : un programme de cet ordinateur s'en sert, pas les téléphones."),
        "loopback": _("Écartée : aucun téléphone ne l'atteint. Pour essayer seul, ici."),
    }[kind]


def look_name(tone: str) -> str:
    """Colour and shape of a category in words, by the tone that comes with the shape."""
    return {
        "forces": _("Triangle vert"),
        "faiblesses": _("Triangle renversé orange"),
        "attentes": _("Losange bleu"),
        "contributions": _("Rond violet"),
        "opportunites": _("Étoile ocre"),
        "menaces": _("Octogone gris"),
    }[tone]


def retention_line(workshop: Workshop, goes: date | None, today: date) -> RetentionLine:
    months, unasked = workshop.retention_months, workshop.retention_unasked
    if months is None:
        detail = _("À choisir : sans durée, les noms restent")
        return RetentionLine(detail, False, None, False)
    if not months:
        detail = _("Gardés sans limite")
    elif goes is None:
        detail = _("Anonymes {time} ; la date de l'atelier manque", time=retention_choice(months))
    elif goes <= today:
        detail = _("Anonymes depuis le {day}", day=typography.day(goes, language()))
    else:
        detail = _("Anonymes le {day}", day=typography.day(goes, language()))
    if unasked and months:
        detail = _("{detail}, sans demander", detail=detail)
    return RetentionLine(detail, True, months, unasked)


def retention_choice(months: int) -> str:
    """« 6 mois après »; 0: for ever."""
    if not months:
        return _("Sans limite")
    return n_("{n} mois après", "{n} mois après", months)
