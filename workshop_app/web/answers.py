"""How the form speaks JSON: what goes out, and which status each refusal has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from workshop_app.domain.cards import Card
from workshop_app.domain.hall_signals import HallMessage, has_finished
from workshop_app.domain.network import is_loopback
from workshop_app.domain.people import Person
from workshop_app.domain.phases import Phase, Slot, phase_state
from workshop_app.domain.photos import Photo
from workshop_app.domain.problems import Problem
from workshop_app.domain.questions import all_words, numbered, words_for
from workshop_app.domain.silence import is_silent
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import Ballot
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import preferred, spoken
from workshop_app.services.ballot_papers import BallotPaper
from workshop_app.services.form_address import LOCAL_NAME, typed_address
from workshop_app.services.hall_signals import TableMessage
from workshop_app.services.phones import PhoneNews

STATUS = {
    "no_phase": 409,
    "kind_closed": 409,
    "phase_over": 409,
    "changed_since": 409,
    "attendance_changed": 409,
    "never_arrived": 409,
    "other_site": 403,
    "other_host": 421,
    "unknown_code": 404,
    "unknown_post": 404,
    "unknown_mirror": 404,
    "unknown_person": 404,
    "unknown_card": 404,
    "unknown_message": 404,
    "nothing_to_finish": 409,
    "unknown_page": 404,
    "unknown_workshop": 404,
    "too_large": 413,
    "photo_too_large": 413,
    "unknown_photo": 404,
    "photo_erased": 404,
    "unknown_follow": 404,
    "unknown_evaluation": 404,
    "evaluation_closed": 409,
    "evaluation_full": 409,
    "unknown_vote": 404,
    "unknown_voting_code": 404,
    "vote_closed": 409,
    "vote_not_open": 409,
    "vote_full": 409,
    "vote_not_yours": 409,
    "no_such_table": 404,
    "unknown_sorting": 404,
    "unknown_theme": 409,
    "moved_meanwhile": 409,
    "card_gone": 409,
    "card_held": 409,
    "initials_taken": 409,
    "sorter_unknown": 401,
    "too_many_photos": 409,
    "too_many_photos_ever": 409,
    "too_often": 429,
    "busy": 503,
    "form_bug": 500,
}
"""Everything else is 422: not valid."""
NO_STORE = (b"cache-control", b"no-store")
NO_GUESSING = (b"x-content-type-options", b"nosniff")
CARD_FIELDS = (
    "id",
    "table",
    "kind",
    "code",
    "number",
    "text",
    "question",
    "written_at",
    "change",
    "withdrawn",
)
PHOTO_FIELDS = ("id", "number", "caption", "taken_at", "change", "withdrawn")
encode = msgspec.json.Encoder().encode


class Json(Response):
    """Headers are set directly: they are always the same, and this is the most used answer."""

    def __init__(self, content: object, status: int = 200, retry_after_s: int | None = None):
        self.status_code = status
        self.background = None
        self.body = encode(content)
        self.raw_headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(self.body)),
            NO_STORE,
            NO_GUESSING,
        ]
        if retry_after_s is not None:
            self.raw_headers.append((b"retry-after", b"%d" % retry_after_s))


def header(request: Request, name: bytes) -> str | None:
    """One header, looked for as it came: a card asks for three, and `Request.headers` costs more
    than reading the card."""
    for key, value in request.scope["headers"]:
        if key == name:
            return str(value, "latin-1")
    return None


def wants_page(request: Request) -> bool:
    """A browser going from page to page, rather than a program or the page's own script."""
    return "text/html" in (header(request, b"accept") or "")


def language_of(request: Request) -> str:
    return preferred(request.headers.get("accept-language", "fr"))


def status_of(problem: Problem) -> int:
    return STATUS.get(problem.code, 422)


def wait_of(problem: Problem) -> int | None:
    """Seconds for Retry-After, when coming back later is the way out."""
    if problem.code == "busy":
        return 1
    wait = problem.values.get("wait")
    return wait if isinstance(wait, int) else None


def refusal_json(request: Request, problem: Problem) -> Json:
    with spoken(language_of(request)):
        message = sentence(problem.code, problem.values)
    said: dict[str, object] = {"error": problem.code, "message": message}
    if isinstance(newest := problem.values.get("newest"), Card):
        said["newest"] = card_json(newest)
    return Json(said, status_of(problem), wait_of(problem))


def card_json(card: Card) -> dict[str, object]:
    return {name: getattr(card, name) for name in CARD_FIELDS}


def photo_json(photo: Photo) -> dict[str, object]:
    """Without its picture, which has an address of its own."""
    return {name: getattr(photo, name) for name in PHOTO_FIELDS}


def phase_json(phase: Phase, now: datetime) -> dict[str, object]:
    state = phase_state(phase, now)
    return {
        "title": phase.title,
        "activity": phase.activity,
        "question": phase.question,
        "steps": [step for step in phase.steps if step.strip()],
        "kinds": phase.kinds,
        "advised": phase.advised,
        "signed": phase.signed,
        "asks_who": phase.asks_who,
        "silent": is_silent(phase, now),
        "state": state.name,
        "ends_at": state.ends_at,
        "remaining_s": state.remaining_s,
    }


def cards_json(cards: Sequence[Card]) -> list[dict[str, object]]:
    return [card_json(card) for card in cards]


def places(workshop: Workshop) -> list[str]:
    """Where the form may be found, the address phones are told first; then its name."""
    typed = typed_address(workshop)
    if not typed or is_loopback(workshop.host):
        return []
    return [typed, f"{LOCAL_NAME}:{workshop.port}"]


def state_json(
    news: PhoneNews, table: Table, now: datetime, cards: msgspec.Raw | None = None
) -> dict[str, object]:
    """All that a phone needs to draw itself; what follows comes as events. `cards`: those of the
    table, when they are encoded already; of no use while some are hidden from this phone."""
    return {
        "table": table.number,
        "title": news.workshop.title,
        "referent": short_name(news.referent) if news.referent else "",
        "now": now,
        "speed": news.speed,
        "phase": phase_json(news.phase, now) if news.phase else None,
        "next": _next_json(news.following) if news.following else None,
        "categories": [
            {
                "key": category.key,
                "label": category.label,
                "code": category.code,
                "question": category.question,
                "tone": category.tone,
                "shape": category.shape,
                "longest": news.longest[category.key],
                "who": news.who.get(category.key, ""),
                **_asked_json(news.asked.get(category.key), category.key),
                "open": category.key in news.open_kinds,
                "opens_at": news.opens_at.get(category.key),
            }
            for category in news.workshop.categories
        ],
        "places": places(news.workshop),
        "cards": cards_json(news.cards) if cards is None or news.hidden else cards,
        "hidden": news.hidden,
        "photos": [photo_json(photo) for photo in news.photos],
        "message": _message_json(news.message) if news.message else None,
        "calling": bool(news.signal and news.signal.called_at),
        "answered_at": news.signal.answered_at if news.signal else None,
        "done": has_finished(news.signal, news.phase.id if news.phase else None),
        "vote": vote_json(news.paper, news.workshop) if news.paper else None,
        "last_change": news.reached,
    }


def vote_json(paper: BallotPaper, workshop: Workshop) -> dict[str, object]:
    """A ballot to fill, with what this voter said before. Nothing of any other."""
    vote = paper.vote
    looks = {category.key: category for category in workshop.categories}
    return {
        "id": vote.id,
        "title": vote.title,
        "method": vote.method,
        "voter": vote.voter,
        "budget": vote.budget,
        "most": vote.most,
        "own_cards": vote.own_cards,
        "items": [
            {
                "id": each.item.id,
                "text": each.text,
                "kind": each.kind,
                "label": looks[each.kind].label if each.kind in looks else "",
                "tone": looks[each.kind].tone if each.kind in looks else "",
                "shape": looks[each.kind].shape if each.kind in looks else "",
                "cards": each.cards,
                "tables": len(each.tables),
                "barred": each.item.id in paper.barred,
            }
            for each in paper.items
        ],
        **marks_json(paper.ballot),
    }


def marks_json(ballot: Ballot | None) -> dict[str, object]:
    """What was said: points of each item, and how feasible it is where there are two scales."""
    marks = ballot.marks if ballot else ()
    return {
        "sent": ballot is not None,
        "points": {str(mark.item): mark.value for mark in marks},
        "feasible": {str(mark.item): mark.feasible for mark in marks if mark.feasible},
    }


def _asked_json(phase: Phase | None, kind: str) -> dict[str, object]:
    """What a card of this category answers now, and the questions it may choose from."""
    if phase is None:
        return {"asked": "", "questions": []}
    several = () if any(each.kind == kind for each in phase.questions) else phase.questions
    choices = [{"key": each.key, "text": each.text} for each in numbered(several)]
    return {"asked": words_for(phase, kind), "questions": choices}


def short_name(person: Person) -> str:
    """Vincent C.: the hall sees who types, not their whole name."""
    if not person.first_name:
        return person.last_name
    return f"{person.first_name} {person.last_name[:1].upper()}.".removesuffix(" .")


def message_json(message: HallMessage) -> dict[str, object]:
    return {"id": message.id, "text": message.text, "sent_at": message.sent_at}


def _message_json(told: TableMessage) -> dict[str, object]:
    return message_json(told.message) | {"read_at": told.read_at}


def _next_json(slot: Slot) -> dict[str, object]:
    return {
        "title": slot.phase.title,
        "activity": slot.phase.activity,
        "kinds": slot.phase.kinds,
        "question": all_words(slot.phase),
        "starts_at": slot.starts_at,
    }
