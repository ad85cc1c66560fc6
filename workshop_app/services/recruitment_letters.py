"""What is written to each candidate: a letter to print, the same words for an e-mail.

Decides wording; the reason in it is the engine's own sentence, word for word, and names nobody
else. What is to be checked, and who left, get none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workshop_app.domain.agreement import gender_of
from workshop_app.domain.people import Person
from workshop_app.domain.problems import Problem
from workshop_app.domain.recruitment.candidature import (
    GROUP,
    TOLD,
    Candidature,
    Place,
    Reason,
    State,
)
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.recruitment_reasons import place_words, reason_sentence
from workshop_app.i18n.translate import _, language, number
from workshop_app.services.candidatures import candidatures
from workshop_app.services.letter_content import Letter
from workshop_app.services.people import people_in_order
from workshop_app.services.ports import Snapshot
from workshop_app.services.workshops import the_workshop


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a letter tells: published, or only tried."""

    state: State
    reason: Reason
    rank: int | None = None
    place: Place | None = None


def letter(workshop: Workshop, person: Person, verdict: Verdict, now: datetime) -> Letter:
    """`verdict.state` is one of `TOLD`."""
    return Letter(
        person=person.id,
        name=person.name,
        organisation=person.organisation,
        email=person.email,
        state=verdict.state,
        subject=_("Votre candidature : {title}", title=workshop.title),
        salutation=salutation(person),
        before=_before(workshop.title, verdict),
        reason=reason_sentence(verdict.reason),
        after=_after(workshop, verdict),
        signature=workshop.organiser,
        written_on=now.astimezone().date(),
    )


def letters(snapshot: Snapshot, now: datetime, only: UUID | None = None) -> Sequence[Letter]:
    """By decision, then by name: of everybody told something, or of one. Raises Problem when
    nobody is."""
    workshop, decided = the_workshop(snapshot), candidatures(snapshot)
    written = [
        letter(workshop, person, verdict, now)
        for person in people_in_order(snapshot)
        if only in (None, person.id) and (verdict := verdict_of(decided.get(person.id)))
    ]
    if not written:
        raise Problem("recruit_no_letter")
    return sorted(written, key=lambda each: TOLD.index(each.state))


def verdict_of(candidature: Candidature | None) -> Verdict | None:
    """What is published of a candidature, when it is something a letter tells."""
    if candidature is None or candidature.state not in TOLD or candidature.reason is None:
        return None
    return Verdict(candidature.state, candidature.reason, candidature.rank, candidature.place)


def salutation(person: Person) -> str:
    """« Madame Courtiol, » when the list says so; else by the whole name."""
    match gender_of(person) if person.last_name else "":
        case "f":
            return _("Madame {name},", name=person.last_name)
        case "m":
            return _("Monsieur {name},", name=person.last_name)
        case _:
            return _("Bonjour {name},", name=person.name)


def _before(title: str, verdict: Verdict) -> str:
    match verdict.state:
        case "accepted":
            return _("votre candidature au groupe « {title} » est retenue.", title=title)
        case "waiting":
            return _waiting(title, verdict)
        case _:
            return _("votre candidature au groupe « {title} » n'est pas retenue.", title=title)


def _waiting(title: str, verdict: Verdict) -> str:
    rank, place = number(verdict.rank or 1), place_words(verdict.place)
    if place:
        return _(
            "votre candidature au groupe « {title} » est en attente, au rang {rank} {place}.",
            title=title,
            rank=rank,
            place=place,
        )
    return _(
        "votre candidature au groupe « {title} » est en attente, au rang {rank}.",
        title=title,
        rank=rank,
    )


def _after(workshop: Workshop, verdict: Verdict) -> str:
    match verdict.state:
        case "accepted":
            return " ".join((_first_meeting(workshop), _if_not_coming()))
        case "waiting" if _is_next(verdict):
            return _("Si cette place se libère, elle vous revient en premier.")
        case "waiting":
            return _("Si une place se libère, la règle reste la même et nous vous écrirons.")
        case _:
            return _("Nous vous remercions de l'intérêt que vous portez à ce groupe.")


def _is_next(verdict: Verdict) -> bool:
    """A place of one value alone: nothing else stands between this demand and the next one."""
    others = verdict.reason.told.get("others", 0)
    return verdict.rank == 1 and verdict.place not in (None, GROUP) and not others


def _first_meeting(workshop: Workshop) -> str:
    if workshop.day is None:
        return _("Nous vous dirons bientôt la date de la première rencontre.")
    day = typography.day(workshop.day, language(), "EEEE d MMMM y")
    at = typography.clock(workshop.starts_at, language())
    if workshop.place:
        return _("Rendez-vous {day} à {at}, {place}.", day=day, at=at, place=workshop.place)
    return _("Rendez-vous {day} à {at}.", day=day, at=at)


def _if_not_coming() -> str:
    return _("Si vous ne pouvez plus venir, dites-le-nous : la place ira à la demande suivante.")
