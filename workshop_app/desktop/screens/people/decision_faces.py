"""What is decided of one candidature, in words: the decision, its reason, its journal, what can be
done about it. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from workshop_app.desktop.screens.decision_words import place_lines, state_words
from workshop_app.desktop.widgets.place_dots import PlaceLine
from workshop_app.domain.people import Person
from workshop_app.domain.recruitment.candidature import STATES, Candidature, Imposed, State
from workshop_app.domain.recruitment.editing import main_quotas
from workshop_app.i18n import typography
from workshop_app.i18n.numerals import capital
from workshop_app.i18n.recruitment_reasons import place_words, reason_sentence
from workshop_app.i18n.recruitment_rules import attribute_word, places_sentence
from workshop_app.i18n.translate import _, language, n_, number
from workshop_app.services.candidatures import JournalLine
from workshop_app.services.decisions import DecisionDetail, Decisions, Holder
from workshop_app.services.people_list import PersonRow

Act = Literal["accept", "refuse", "withdraw", "return", "rules"]
RANKS = 10_000
"""More than a waiting list has: decisions sort first, then ranks."""
IMPOSED: dict[Act, Imposed] = {"accept": "accepted", "refuse": "refused"}


@dataclass(frozen=True, slots=True)
class DecisionShown:
    key: UUID
    name: str
    title: str
    state: State
    state_words: str
    reason: str
    """Word for word what the letter says; empty while nothing is decided."""
    holders: str
    """Who has the place: never in a letter."""
    applied: str
    """As it is typed: « 29/05/2026 8 h 12 »; empty when unknown."""
    journal: Sequence[tuple[str, str]]
    """When, what."""
    has_letter: bool
    acts: Sequence[tuple[Act, str]]
    """The likeliest first."""
    author: str


@dataclass(frozen=True, slots=True)
class PlacesShown:
    title: str
    taken: str
    taken_words: str
    lines: Sequence[PlaceLine]
    rules: str


def decision_shown(detail: DecisionDetail) -> DecisionShown:
    person, kept = detail.person, detail.row.candidature
    words = state_words(kept.state, person, kept.rank)
    return DecisionShown(
        key=person.id,
        name=person.name,
        title=_title(person, kept),
        state=kept.state,
        state_words=words,
        reason=reason_sentence(kept.reason) if kept.reason and kept.state else "",
        holders=_holders(detail.holders),
        applied=typed_moment(detail.row.applied_at),
        journal=[_line(line, person) for line in detail.journal],
        has_letter=detail.letter is not None,
        acts=acts(kept),
        author=detail.author,
    )


def _title(person: Person, kept: Candidature) -> str:
    """« Nadège Courtiol est en attente pour la Gironde »."""
    match kept.state:
        case "accepted":
            return _("{name} a une place", name=person.name)
        case "waiting":
            place = place_words(kept.place)
            said = _("{name} est en attente {place}", name=person.name, place=place)
            return said.strip()
        case "refused":
            return _("{name} n'a pas de place", name=person.name)
        case "to_check":
            return _("{name} : candidature à vérifier", name=person.name)
        case "left":
            return _("{name} ne viendra pas", name=person.name)
        case _:
            return _("Rien n'est décidé pour {name}", name=person.name)


def acts(kept: Candidature) -> Sequence[tuple[Act, str]]:
    """What a person may do about it by hand, the likeliest first."""
    accept: tuple[Act, str] = ("accept", _("Retenir quand même"))
    refuse: tuple[Act, str] = ("refuse", _("Refuser quand même"))
    withdraw: tuple[Act, str] = ("withdraw", _("Noter un désistement"))
    back: tuple[Act, str] = ("rules", _("Rendre la décision aux règles"))
    found: list[tuple[Act, str]]
    match kept.state:
        case "accepted":
            found = [withdraw, refuse]
        case "left":
            return [("return", _("Reprendre la candidature"))]
        case "refused":
            found = [accept, withdraw]
        case _:
            found = [accept, refuse, withdraw]
    return [*found, back] if kept.imposed else found


def _holders(holders: Sequence[Holder]) -> str:
    if not holders:
        return ""
    told = [
        f"{each.name} ({_moment(each.applied_at)})" if each.applied_at else each.name
        for each in holders
    ]
    return n_(
        "La place est à {names}.",
        "Les places sont à {names}.",
        len(told),
        names=typography.listing(told, language()),
    )


def _line(line: JournalLine, person: Person) -> tuple[str, str]:
    when, kept = capital(_moment(line.at)), line.candidature
    match line.what:
        case "applied":
            return when, _("Demande reçue")
        case "CandidatureLeft":
            return when, _("Désistement noté")
        case "CandidatureReturned":
            return when, _("Candidature reprise")
        case "CandidatureImposed" if kept.imposed == "accepted":
            by, why = kept.imposed_by, kept.imposed_reason
            return when, _("Place donnée à la main par {by} : {why}", by=by, why=why)
        case "CandidatureImposed" if kept.imposed:
            by, why = kept.imposed_by, kept.imposed_reason
            return when, _("Place refusée à la main par {by} : {why}", by=by, why=why)
        case "CandidatureImposed":
            return when, _("Décision rendue aux règles")
        case "Undone":
            return when, _("Annulé : {state}", state=state_words(kept.state, person, kept.rank))
        case _:
            return when, state_words(kept.state, person, kept.rank)


def _moment(at: datetime) -> str:
    """« 29 mai, 8 h 12 »; the day alone when the list tells no hour."""
    local = at.astimezone()
    day = typography.day(local.date(), language(), "d MMMM")
    if not (local.hour or local.minute):
        return day
    return _("{day}, {clock}", day=day, clock=typography.clock(local, language()))


def short_moment(at: datetime | None) -> str:
    """« 29 mai, 8 h 12 » in a column; – when unknown."""
    if at is None:
        return "–"
    local = at.astimezone()
    day = typography.day(local.date(), language(), "d MMM")
    if not (local.hour or local.minute):
        return day
    return _("{day}, {clock}", day=day, clock=typography.clock(local, language()))


def typed_moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone()
    day = typography.day(local.date(), language(), "dd/MM/y")
    return f"{day} {typography.clock(local, language())}" if local.hour or local.minute else day


def places_of(decided: Decisions | None) -> PlacesShown | None:
    """The places of the group; None where nobody recruits."""
    if decided is None:
        return None
    group, quotas = decided.group, main_quotas(decided.rules)
    words = n_("retenu", "retenus", group.taken)
    if group.most is not None:
        most = number(group.most)
        words = n_("retenu sur {most} places", "retenus sur {most} places", group.taken, most=most)
    word = attribute_word(quotas[0][1].attribute) if quotas else ""
    said = places_sentence(decided.rules)
    return PlacesShown(
        title=_("Places par {word}", word=word) if word else _("Places"),
        taken=number(group.taken),
        taken_words=words,
        lines=place_lines(group, decided.places, decided.rules, notes=True),
        rules=_("Règle : {rules}", rules=said[:1].lower() + said[1:]),
    )


def state_of(row: PersonRow) -> State:
    return row.decision.candidature.state if row.decision else ""


def call_value(column: str, row: PersonRow) -> tuple[bool, str | int]:
    """What the columns of a call sort by: the moment; the decision, then the rank; the arrival."""
    decided = row.decision
    if decided is None:
        return True, 0
    kept, said = decided.candidature, decided.said
    if column == "decision":
        place = STATES.index(kept.state) if kept.state else len(STATES)
        return False, place * RANKS + (kept.rank or 0)
    at = decided.applied_at if column == "applied" else said.at if said else None
    return at is None, int(at.timestamp()) if at else 0


def promoted_words(said: str, names: Sequence[str]) -> str:
    """What a gesture did, and to whom a place went."""
    if not names:
        return said
    listed = typography.listing(list(names), language())
    told = n_("La place va à {names}.", "Les places vont à {names}.", len(names), names=listed)
    return f"{said} {told}"
