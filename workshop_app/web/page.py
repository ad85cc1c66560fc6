"""The two pages of the form: the one that asks for a code, the one of a table.

Draws them complete, so that they serve without script; the script then keeps the second one live
from the same state and the same words. Decides how things are said, not what may be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from starlette.responses import Response

from workshop_app.domain.cards import LONGEST_TEXT, label
from workshop_app.domain.hall_signals import has_finished
from workshop_app.domain.network import is_address, is_loopback
from workshop_app.domain.phases import Phase, Signed, phase_state
from workshop_app.domain.photos import (
    LARGEST_SENT,
    LONGEST_CAPTION,
    LONGEST_SIDE,
    MOST_AT_A_TABLE,
)
from workshop_app.domain.questions import all_words, asked, numbered, words_for
from workshop_app.domain.silence import is_silent
from workshop_app.domain.tables import Table
from workshop_app.domain.workshop import Category, Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.translate import language, n_
from workshop_app.services.form_address import link
from workshop_app.services.models import method_categories
from workshop_app.services.phones import PhoneNews
from workshop_app.web.answers import short_name, state_json
from workshop_app.web.frame import Frame
from workshop_app.web.words import form_words, join_words

FORM_SCRIPTS = (
    "words.js",
    "shelf.js",
    "outbox.js",
    "receipts.js",
    "pieces.js",
    "rows.js",
    "list.js",
    "rest.js",
    "signals.js",
    "typing.js",
    "following.js",
    "asking.js",
    "silence.js",
    "voting.js",
    "photos.js",
    "moving.js",
    "form.js",
)
JOIN_SCRIPTS = ("join.js",)
PHOTO_LIMITS = {
    "most": MOST_AT_A_TABLE,
    "largest": LARGEST_SENT,
    "side": LONGEST_SIDE,
    "caption": LONGEST_CAPTION,
}
LONGEST_PORT = 5
COMING_S = 180
"""How long « somebody comes » is told; the same number stands in signals.js."""
HINTS: dict[Signed, str] = {"name": "draft_here", "table": "unsigned", "none": "anonymous"}
"""Under the field: what is shown of who writes."""
ICONS = (
    "check",
    "camera",
    "chevron-right",
    "circle-alert",
    "circle-check",
    "circle-help",
    "clock",
    "hand",
    "image",
    "info",
    "megaphone",
    "plus",
    "send",
    "sticky-note",
    "vote",
    "wifi",
    "wifi-off",
)


@dataclass(frozen=True, slots=True)
class Edited:
    """A correction that was refused: the words come back beside those of the card."""

    card: str
    text: str
    wrong: str


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """What a phone without script has just done with a photo."""

    changed: str = ""
    """Id of the one sent, or changed."""
    caption: str = ""
    wrong: str = ""


class Pages:
    """The pages of whoever sits at a table."""

    def __init__(self, assets: Path, photos: bool = True, rehearsal: bool = False) -> None:
        """`photos`: whether tables may send some; `rehearsal`: nothing is kept, and it is said."""
        self._photos = photos
        self._frame = Frame(assets, ("form.css",), ICONS, rehearsal)

    def join(
        self, *, typed: str = "", first_name: str = "", wrong: str = "", status: int = 200
    ) -> Response:
        return self._frame.answer(
            "join.html",
            JOIN_SCRIPTS,
            status,
            words=join_words(),
            typed=typed,
            first_name=first_name,
            wrong=wrong,
            mark=method_categories(),
            boot={},
        )

    def form(
        self,
        news: PhoneNews,
        table: Table,
        now: datetime,
        *,
        author: str = "",
        received: str = "",
        changed: str = "",
        edited: Edited | None = None,
        text: str = "",
        said_by: str = "",
        question: str = "",
        kind: str = "",
        wrong: str = "",
        key: str = "",
        photo: PhotoShown | None = None,
        status: int = 200,
        host: str = "",
    ) -> Response:
        """`received` is the id of a card just kept, `changed` of one corrected or withdrawn; the
        other words come back with a refusal. `host`: the HOST:PORT the page was asked at."""
        words, state = form_words(), state_json(news, table, now)
        boot = {
            "state": state,
            "words": words,
            "language": language(),
            "code": table.code,
            "author": author,
            "longest": LONGEST_TEXT,
            "photo": PHOTO_LIMITS if self._photos else None,
        }
        return self._frame.answer(
            "form.html",
            FORM_SCRIPTS,
            status,
            words=words,
            state=state,
            view=_view(news, table, now, words, kind, question)
            | {
                "cards": _card_rows(news, edited),
                "received": _received(news, words, received, changed),
                "wrong": edited.wrong if edited else "",
                "has_mine": edited is not None
                and any(str(card.id) == edited.card for card in news.cards),
            },
            photos=_photo_view(news, words, photo or PhotoShown()) if self._photos else None,
            boot_photo=PHOTO_LIMITS,
            fresh_photo=str(uuid4()),
            code=table.code,
            fresh_id=key or str(uuid4()),
            author=author,
            text=text,
            said_by=said_by,
            wrong=wrong,
            elsewhere=elsewhere(news.workshop, table, host),
            boot=boot,
            neighbour_port=port_of(host) if host else 0,
        )


def elsewhere(workshop: Workshop, table: Table, host: str) -> str:
    """Where the form is told to be now, for a page asked for at an older address; "" otherwise.
    Never a redirection: what the phone holds lies with the older address."""
    asked = host.rpartition(":")[0] or host
    if not is_address(asked) or is_loopback(asked) or is_loopback(workshop.host):
        return ""
    return link(workshop, table) if workshop.host and workshop.host != asked else ""


def port_of(host: str) -> int:
    """The number after the address; 80 when there is none."""
    number = host.rpartition(":")[2] if ":" in host else ""
    return int(number) if number.isdecimal() and len(number) <= LONGEST_PORT else 80


def _view(
    news: PhoneNews,
    table: Table,
    now: datetime,
    words: dict[str, str],
    kind: str,
    question: str,
) -> dict[str, Any]:
    """The page as words, for a phone that runs no script."""
    categories = {category.key: category for category in news.workshop.categories}
    chosen = categories.get(kind if kind in news.open_kinds else _first_open(news))
    return {
        "table": words["table"].format(n=table.number),
        "referent": _referent(news, words),
        "question": _question(news, chosen.key if chosen else ""),
        "steps": _steps(news),
        "questions": _choices(news, chosen.key if chosen else "", question),
        "open": bool(news.open_kinds),
        "kind": chosen.key if chosen else "",
        "tone": chosen.tone if chosen else "",
        "categories": [_choice(category, news, words) for category in categories.values()],
        "counts": _counts(news),
        "silence": _silence(news, now, words),
        "hint": words[HINTS[news.phase.signed] if news.phase else "draft_here"],
        "who": _who(news, chosen.key if chosen else "", words),
        "unread": news.message is not None and news.message.read_at is None,
        "may_finish": news.phase is not None and bool(news.phase.kinds),
        "signal": _signal_words(news, now, words),
        **_clock_words(news, now, words),
        **_rest_words(news, words),
    }


def _who(news: PhoneNews, kind: str, words: dict[str, str]) -> dict[str, str]:
    """The field that asks who speaks; without words where nothing is asked."""
    signed = news.who.get(kind)
    if signed is None:
        return {"title": "", "why": ""}
    if signed == "name":
        return {"title": words["who_name"], "why": words["who_name_why"]}
    return {"title": words["who_role"], "why": words["who_role_why"]}


def _received(news: PhoneNews, words: dict[str, str], received: str, changed: str) -> str:
    """What has just been done without script. A card that is no longer there was withdrawn."""
    labels = {str(card.id): label(card) for card in news.cards}
    if received in labels:
        return words["received_page"].format(label=labels[received])
    if changed in labels:
        return words["saved"].format(label=labels[changed])
    return words["withdrawn_page"] if changed else ""


def _photo_view(news: PhoneNews, words: dict[str, str], shown: PhotoShown) -> dict[str, Any]:
    most, megabytes = PHOTO_LIMITS["most"], PHOTO_LIMITS["largest"] // 1024**2
    changed = next((photo for photo in news.photos if str(photo.id) == shown.changed), None)
    received = words["photo_received"].format(n=changed.number) if changed else ""
    return {
        "counts": words["photo_count"].format(n=len(news.photos), most=most),
        "why": words["photo_why"].format(most=most, megabytes=megabytes),
        "received": received or (words["photo_withdrawn"] if shown.changed else ""),
        "wrong": shown.wrong,
        "caption": shown.caption,
        "rows": [
            {
                "id": str(photo.id),
                "name": photo.caption or words["photo_named"].format(n=photo.number),
                "alt": words["photo_alt"].format(n=photo.number, table=photo.table),
                "caption": photo.caption,
            }
            for photo in reversed(news.photos)
        ],
    }


def _card_rows(news: PhoneNews, edited: Edited | None) -> list[dict[str, Any]]:
    """Newest first. Where a correction was refused, both wordings."""
    categories = {category.key: category for category in news.workshop.categories}
    return [
        {
            "id": str(card.id),
            "change": card.change,
            "text": card.text,
            "label": label(card),
            "tone": categories[card.kind].tone,
            "shape": categories[card.kind].shape,
            "open": card.kind in news.open_kinds,
            "mine": edited.text if edited and edited.card == str(card.id) else None,
        }
        for card in reversed(news.cards)
        if card.kind in categories
    ]


def _counts(news: PhoneNews) -> str:
    said = [n_("{n} envoyée", "{n} envoyées", len(news.cards))]
    if news.phase and news.phase.advised:
        said.append(n_("conseil : {n} carte", "conseil : {n} cartes", news.phase.advised))
    return ", ".join(said)


def _silence(news: PhoneNews, now: datetime, words: dict[str, str]) -> str:
    """Why the others' cards are not there, and how many they are."""
    if news.hidden:
        return words["silence_one" if news.hidden < 2 else "silence_other"].format(n=news.hidden)
    on_stage = news.phase is not None and is_silent(news.phase, now)
    return words["silence"] if on_stage else ""


def _signal_words(news: PhoneNews, now: datetime, words: dict[str, str]) -> str:
    """What the stage knows of this table, or that somebody comes."""
    signal = news.signal
    if signal is None:
        return ""
    if signal.called_at:
        return words["called"]
    if signal.answered_at and (now - signal.answered_at).total_seconds() < COMING_S:
        return words["coming"]
    done = has_finished(signal, news.phase.id if news.phase else None)
    return words["is_done"] if done else ""


def _first_open(news: PhoneNews) -> str:
    """The category of the phase, else any that is still taken."""
    kinds = news.phase.kinds if news.phase else ()
    in_order = [*kinds, *(category.key for category in news.workshop.categories)]
    return next((kind for kind in in_order if kind in news.open_kinds), "")


def _referent(news: PhoneNews, words: dict[str, str]) -> str:
    return words["referent"].format(name=short_name(news.referent)) if news.referent else ""


def _question(news: PhoneNews, kind: str) -> str:
    if kind in news.asked:
        return words_for(news.asked[kind], kind)
    return news.phase.question if news.phase else ""


def _steps(news: PhoneNews) -> list[str]:
    return [step for step in news.phase.steps if step.strip()] if news.phase else []


def _choices(news: PhoneNews, kind: str, chosen: str) -> list[dict[str, object]]:
    """The numbered questions, one of them chosen; none where a card has nothing to choose."""
    phase = news.asked.get(kind)
    answered = asked(phase, kind, chosen) if phase else None
    if phase is None or answered is None or answered.kind:
        return []
    return [
        {"key": each.key, "number": place, "text": each.text, "chosen": each == answered}
        for place, each in enumerate(numbered(phase.questions), 1)
    ]


def _choice(category: Category, news: PhoneNews, words: dict[str, str]) -> dict[str, object]:
    at = news.opens_at.get(category.key)
    when = (
        words["opens_at"].format(time=typography.clock(at, language())) if at else words["closed"]
    )
    is_open = category.key in news.open_kinds
    return {
        "key": category.key,
        "label": category.label,
        "tone": category.tone,
        "shape": category.shape,
        "open": is_open,
        "when": "" if is_open else when,
        "asks": _own_question(news.asked.get(category.key), category.key),
    }


def _own_question(phase: Phase | None, kind: str) -> str:
    """What is asked of this category alone: without script, the page cannot follow the choice."""
    if phase is None:
        return ""
    return next((each.text for each in phase.questions if each.kind == kind), "")


def _clock_words(news: PhoneNews, now: datetime, words: dict[str, str]) -> dict[str, str]:
    if news.phase is None:
        begun = news.cards or news.following is None
        return {
            "clock": "",
            "phase": words["between" if begun else "not_started"],
            "until": "",
        }
    state = phase_state(news.phase, now)
    writing = news.phase.activity == "write"
    said = words["phase"].format(title=news.phase.title) if writing else news.phase.title
    if state.name in ("paused", "over"):
        said = words[state.name]
    until = ""
    if state.ends_at:
        until = words["until"].format(time=typography.clock(state.ends_at, language()))
    return {"clock": typography.countdown(state.remaining_s), "phase": said, "until": until}


def _rest_words(news: PhoneNews, words: dict[str, str]) -> dict[str, str]:
    count = len(news.cards)
    said = {"next_at": "", "next_title": "", "next_question": ""}
    if slot := news.following:
        on_break = news.phase is not None and news.phase.activity == "break"
        at = words["after_break" if on_break else "next_at"]
        said = {
            "next_at": at.format(time=typography.clock(slot.starts_at, language())),
            "next_title": slot.phase.title,
            "next_question": all_words(slot.phase),
        }
    title, text = words["soon"], words["soon_why"] if news.following else ""
    if count:
        title = words["all_here"]
        text = words["on_laptop_one" if count < 2 else "on_laptop_other"].format(
            n=count, table=news.cards[0].table
        )
    return said | {"rest_title": title, "rest_text": text}
