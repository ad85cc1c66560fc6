"""Ballots over HTTP: the page that is filled, for a table and for a person, and what it sends.

Checks shape; the domain decides what a ballot may hold. Draws the page complete, so that it serves
without script; the script keeps what was chosen through a cut and sends it when it can.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.phases import Phase, phase_state
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.domain.votes import MOST_BUDGET, SCALE, Ballot, Mark, VotingCode
from workshop_app.i18n import typography
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import language, n_, spoken
from workshop_app.services.ballot_papers import VoterNews, voter_news
from workshop_app.services.ports import Clock, Command, Library
from workshop_app.services.votes import cast_for_code, cast_for_table
from workshop_app.web.answers import (
    Json,
    language_of,
    marks_json,
    phase_json,
    state_json,
    status_of,
    vote_json,
    wants_page,
)
from workshop_app.web.await_writer import Answers
from workshop_app.web.ballot_words import ballot_words
from workshop_app.web.cards import parse_form
from workshop_app.web.frame import Frame
from workshop_app.web.live import LiveRoutes
from workshop_app.web.phones import phone_of
from workshop_app.web.security import Links, body_of

SCRIPTS = ("words.js", "shelf.js", "outbox.js", "pieces.js", "ballot_fields.js", "ballot.js")
ICONS = (
    "check",
    "chevron-right",
    "circle-alert",
    "info",
    "megaphone",
    "minus",
    "plus",
    "send",
    "wifi-off",
)
MOST_DRAWN = 30
"""Points of a budget that are drawn one by one."""
Given = dict[UUID, Annotated[int, msgspec.Meta(ge=0, le=MOST_BUDGET)]]


class Sent(msgspec.Struct):
    """A ballot, as JSON. `vote`: the one it was filled for; none: the one that is open."""

    points: Given
    feasible: Given = {}
    vote: UUID | None = None


_sent = msgspec.json.Decoder(Sent)


class BallotRoutes:
    def __init__(
        self,
        library: Library,
        clock: Clock,
        links: Links,
        live: LiveRoutes,
        assets: Path,
        rehearsal: bool = False,
    ) -> None:
        self._library, self._clock, self._links, self._live = library, clock, links, live
        self._frame = Frame(assets, ("form.css", "ballot.css"), ICONS, rehearsal)
        self._answers = Answers()

    async def table_page(self, request: Request) -> Response:
        return await self._table_page(request, await self._links.table(request))

    async def table_put(self, request: Request) -> Response:
        table = await self._links.writing_table(request)
        sent = _sent.decode(await body_of(request))
        return _answer(await self._cast_table(table, sent))

    async def table_post(self, request: Request) -> Response:
        """A browser without script: kept, then back to the page, which says so."""
        table = await self._links.writing_table(request)
        fields = parse_form(request, await body_of(request))
        try:
            ballot = await self._cast_table(table, _of_form(fields))
        except Problem as problem:
            if not wants_page(request):
                raise
            return await self._table_page(request, table, problem, fields)
        return _back(request, f"/t/{table.code}/vote", ballot)

    async def voter_page(self, request: Request) -> Response:
        return await self._voter_page(request, await self._links.voter(request))

    async def voter_state(self, request: Request) -> Response:
        code, now = await self._links.voter(request), self._clock.now()
        return Json(_voter_state(await self._voter_news(code, now), now))

    async def voter_put(self, request: Request) -> Response:
        code = await self._links.writing_voter(request)
        sent = _sent.decode(await body_of(request))
        return _answer(await self._cast_code(code, sent))

    async def voter_post(self, request: Request) -> Response:
        code = await self._links.writing_voter(request)
        fields = parse_form(request, await body_of(request))
        try:
            ballot = await self._cast_code(code, _of_form(fields))
        except Problem as problem:
            if not wants_page(request):
                raise
            return await self._voter_page(request, code, problem, fields)
        return _back(request, f"/v/{code.code}", ballot)

    async def _cast_table(self, table: Table, sent: Sent) -> Ballot:
        cast = partial(cast_for_table, number=table.number, marks=_marks(sent), vote=sent.vote)
        return await self._do(table.workshop, f"table {table.number}", cast)

    async def _cast_code(self, code: VotingCode, sent: Sent) -> Ballot:
        """Signed by nobody: the log must not tell whose ballot it was."""
        cast = partial(cast_for_code, code=code.id, marks=_marks(sent), vote=sent.vote)
        return await self._do(code.workshop, "bulletin", cast)

    async def _do(self, workshop: UUID, by: str, command: Command[Ballot]) -> Ballot:
        return await self._answers.of(self._library.submit(workshop, by, command))

    async def _voter_news(self, code: VotingCode, now: datetime) -> VoterNews:
        query = partial(voter_news, code=code, now=now)
        return await run_in_threadpool(self._library.read, code.workshop, query)

    async def _table_page(
        self,
        request: Request,
        table: Table,
        problem: Problem | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> Response:
        now = self._clock.now()
        news = await self._live.news(table, now, phone_of(request))
        with spoken(language_of(request)):
            words = ballot_words()
            return self._page(
                request,
                state_json(news, table, now),
                words["table_votes"].format(n=table.number),
                f"/t/{table.code}",
                _clock(news.phase, now),
                words,
                problem,
                fields,
            )

    async def _voter_page(
        self,
        request: Request,
        code: VotingCode,
        problem: Problem | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> Response:
        now = self._clock.now()
        news = await self._voter_news(code, now)
        with spoken(language_of(request)):
            words = ballot_words()
            return self._page(
                request,
                _voter_state(news, now),
                words["person_votes"].format(n=code.number),
                f"/v/{code.code}",
                _clock(news.phase, now),
                words,
                problem,
                fields,
            )

    def _page(
        self,
        request: Request,
        state: dict[str, Any],
        who: str,
        link: str,
        clock: str,
        words: dict[str, str],
        problem: Problem | None,
        fields: Mapping[str, str] | None,
    ) -> Response:
        vote = state["vote"]
        boot = {"state": state, "words": words, "language": language(), "link": link}
        return self._frame.answer(
            "ballot.html",
            SCRIPTS,
            status_of(problem) if problem else 200,
            boot,
            words=words,
            view=_view(vote, words, fields) if vote else None,
            vote=vote,
            title=vote["title"] if vote else state["title"],
            who=who,
            clock=clock,
            link=link,
            message=state["message"],
            of_table=link.startswith("/t/"),
            wrong=sentence(problem.code, problem.values) if problem else "",
            received="recu" in request.query_params,
        )


def _voter_state(news: VoterNews, now: datetime) -> dict[str, object]:
    return {
        "title": news.workshop.title,
        "now": now,
        "phase": phase_json(news.phase, now) if news.phase else None,
        "message": None,
        "vote": vote_json(news.paper, news.workshop) if news.paper else None,
        "last_change": news.reached,
    }


def _marks(sent: Sent) -> list[Mark]:
    said = {**dict.fromkeys(sent.points), **dict.fromkeys(sent.feasible)}
    return [Mark(item, sent.points.get(item, 0), sent.feasible.get(item, 0)) for item in said]


def _of_form(fields: Mapping[str, str]) -> Sent:
    """`points-ID` and `feasible-ID` of a plain form; an empty field says nothing."""
    given: dict[str, Any] = {"points": {}, "feasible": {}, "vote": fields.get("vote") or None}
    for name, value in fields.items():
        scale, _dash, item = name.partition("-")
        if scale in ("points", "feasible") and value.strip():
            given[scale][item] = value.strip()
    return msgspec.convert(given, Sent, strict=False)


def _answer(ballot: Ballot) -> Response:
    return Json({"vote": ballot.vote, "change": ballot.change, **marks_json(ballot)})


def _back(request: Request, path: str, ballot: Ballot) -> Response:
    return RedirectResponse(f"{path}?recu=1", 303) if wants_page(request) else _answer(ballot)


def _clock(phase: Phase | None, now: datetime) -> str:
    return typography.countdown(phase_state(phase, now).remaining_s) if phase else ""


def _view(
    vote: dict[str, Any], words: dict[str, str], fields: Mapping[str, str] | None
) -> dict[str, Any]:
    """The ballot as words and figures, with what was chosen: by a form that was refused, else as
    it was last received."""
    method, most = vote["method"], vote["most"] if vote["method"] == "dots" else SCALE
    items = [_row(item, vote, words, fields) for item in vote["items"]]
    placed = sum(int(row["points"] or 0) for row in items) if method == "dots" else 0
    left = max(0, vote["budget"] - placed)
    rules = [words[f"rule_{method}"].format(budget=vote["budget"], most=most)]
    if method == "dots" and not vote["own_cards"]:
        rules.append(words["rule_own"])
    return {
        "rule": " ".join([*rules, words["hidden"]]),
        "groups": _groups(items) if method == "keep" else [{"label": "", "items": items}],
        "left": left,
        "left_said": n_("Reste {n} point", "Reste {n} points", left),
        "dots": vote["budget"] if method == "dots" and vote["budget"] <= MOST_DRAWN else 0,
        "steps": range(1, (len(items) if method == "ranking" else SCALE) + 1),
        "most": most,
    }


def _label(item: dict[str, Any], vote: dict[str, Any]) -> str:
    """Of a card alone, unless it stands under it."""
    return "" if vote["method"] == "keep" else str(item["label"])


def _groups(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By category, in the order they come."""
    labels = dict.fromkeys(item["label"] for item in items)
    return [
        {"label": label, "items": [item for item in items if item["label"] == label]}
        for label in labels
    ]


def _row(
    item: dict[str, Any],
    vote: dict[str, Any],
    words: dict[str, str],
    fields: Mapping[str, str] | None,
) -> dict[str, Any]:
    key = str(item["id"])

    def said(scale: str) -> str:
        if fields is not None:
            return fields.get(f"{scale}-{key}", "")
        return str(vote[scale].get(key, ""))

    many = item["cards"] > 1
    behind = [
        n_("{n} carte", "{n} cartes", item["cards"]) if many else _label(item, vote),
        n_("{n} table", "{n} tables", item["tables"]) if many and item["tables"] else "",
    ]
    return item | {
        "key": key,
        "points": said("points"),
        "feasible": said("feasible"),
        "behind": words["barred"] if item["barred"] else ", ".join(filter(None, behind)),
        "names": {
            name: words[name].format(text=item["text"]) for name in ("points_of", "more", "fewer")
        },
    }
