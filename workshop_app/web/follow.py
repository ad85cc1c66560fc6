"""The participants' page over HTTP: choosing a table, then following it. Nothing can be written.

Draws the page complete, so that it serves without script; the script then keeps it live from the
same state and the same words.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.follow import FollowLink
from workshop_app.domain.phases import phase_state
from workshop_app.domain.problems import Problem
from workshop_app.domain.sight import SeenCard
from workshop_app.i18n import typography
from workshop_app.i18n.translate import language, n_, spoken
from workshop_app.services.follow import FollowNews, follow_news
from workshop_app.services.ports import Clock, Library
from workshop_app.web.answers import Json, language_of, phase_json
from workshop_app.web.follow_words import follow_words
from workshop_app.web.frame import Frame
from workshop_app.web.security import Links

SCRIPTS = ("words.js", "pieces.js", "follow.js")
ICONS = ("check", "send", "chevron-right", "circle-help", "info", "users", "wifi-off")
PHASE_SHOWN = ("title", "activity", "question", "state", "ends_at", "remaining_s")


class FollowRoutes:
    def __init__(
        self,
        library: Library,
        clock: Clock,
        links: Links,
        assets: Path,
        rehearsal: bool = False,
    ) -> None:
        self._library, self._clock, self._links = library, clock, links
        self._frame = Frame(assets, ("form.css", "follow.css"), ICONS, rehearsal)

    async def choose(self, request: Request) -> Response:
        """All tables; given one, leads to it."""
        link = await self._links.follow(request)
        asked = request.query_params.get("table")
        if asked is not None:
            number = msgspec.convert(asked.strip(), int, strict=False)
            return RedirectResponse(f"/s/{link.code}/{number}", 303)
        news = await self._news(link, None, self._clock.now())
        with spoken(language_of(request)):
            words = follow_words()
            tables = [
                {"n": number, "name": words["table"].format(n=number)} for number in news.tables
            ]
            return self._frame.answer(
                "follow_tables.html",
                (),
                200,
                {},
                words=words,
                title=news.workshop.title,
                tables=tables,
                evaluation=f"/e/{news.evaluation}" if news.evaluation else "",
                thanks=news.thanks,
                code=link.code,
            )

    async def page(self, request: Request) -> Response:
        link, number = await self._links.follow(request), request.path_params["number"]
        now = self._clock.now()
        news = await self._news(link, number, now)
        with spoken(language_of(request)):
            words, state = follow_words(), _state(news, number, now)
            boot = {"state": state, "words": words, "language": language(), "code": link.code}
            view = _view(news, number, now, words)
            return self._frame.answer(
                "follow.html", SCRIPTS, 200, boot, words=words, view=view, code=link.code
            )

    async def state(self, request: Request) -> Response:
        link, number = await self._links.follow(request), request.path_params["number"]
        now = self._clock.now()
        return Json(_state(await self._news(link, number, now), number, now))

    async def _news(self, link: FollowLink, table: int | None, now: datetime) -> FollowNews:
        query = partial(follow_news, table=table, now=now)
        try:
            return await run_in_threadpool(self._library.read, link.workshop, query)
        except OverflowError as error:  # a number no database holds
            raise Problem("no_such_table") from error


def _state(news: FollowNews, table: int, now: datetime) -> dict[str, object]:
    phase = phase_json(news.phase, now) if news.phase else None
    return {
        "table": table,
        "title": news.workshop.title,
        "now": now,
        "speed": news.speed,
        "phase": {name: phase[name] for name in PHASE_SHOWN} if phase else None,
        "next": {"title": news.following.phase.title, "starts_at": news.following.starts_at}
        if news.following
        else None,
        "cards": [_card(card, news) for card in news.cards],
        "hidden": news.hidden,
        "evaluation": f"/e/{news.evaluation}" if news.evaluation else "",
        "thanks": news.thanks,
        "last_change": news.reached,
    }


def _card(card: SeenCard, news: FollowNews) -> dict[str, object]:
    """Its words and its look; nobody's name is known here."""
    known = {category.key: category for category in news.workshop.categories}
    category = known.get(card.kind)
    return {
        "id": card.id,
        "label": card.label,
        "text": card.text,
        "kind": category.label if category else "",
        "tone": category.tone if category else "",
        "shape": category.shape if category else "",
    }


def _view(news: FollowNews, table: int, now: datetime, words: dict[str, str]) -> dict[str, Any]:
    """The page as words, for a phone that runs no script."""
    clock, phase, until = "", words["no_phase"], ""
    if news.phase is not None:
        state = phase_state(news.phase, now)
        clock, phase = typography.countdown(state.remaining_s), news.phase.title
        if state.name in ("paused", "over"):
            phase = words[state.name]
        if state.ends_at:
            until = words["until"].format(time=typography.clock(state.ends_at, language()))
    following = ""
    if slot := news.following:
        at = typography.clock(slot.starts_at, language())
        following = words["next"].format(time=at, title=slot.phase.title)
    return {
        "title": news.workshop.title,
        "table": words["table"].format(n=table),
        "clock": clock,
        "phase": phase,
        "until": until,
        "question": news.phase.question if news.phase else "",
        "counts": n_("{n} carte", "{n} cartes", len(news.cards)),
        "cards": [_card(card, news) for card in news.cards],
        "hidden": words[news.hidden] if news.hidden else "",
        "next": following,
        "thanks": news.thanks,
        "evaluation": f"/e/{news.evaluation}" if news.evaluation else "",
    }
