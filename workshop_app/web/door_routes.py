"""The door over HTTP: its page, its state, what is said of somebody, newcomers, where one sits.

Checks shape and size; the domain decides what may be said. Each gesture is answered once it is on
disk, and may be sent twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.posts import DoorPost
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import spoken
from workshop_app.services.checkin import (
    Newcomer,
    Said,
    newcomer_as_person,
    say,
    take_back,
    welcome,
)
from workshop_app.services.ports import Clock, Command, Library, R
from workshop_app.services.post_news import PostNews, post_news
from workshop_app.services.seat_choice import foresee_seat
from workshop_app.web.answers import Json, language_of, status_of, wants_page
from workshop_app.web.await_writer import Answers
from workshop_app.web.door_answers import door_json, said_json, seat_json
from workshop_app.web.door_page import Asked, DoorPages
from workshop_app.web.security import Links, body_of

SAME_GESTURE = timedelta(seconds=5)
"""Said again by the same post within it: the answer was lost on the way, nobody came first."""
LONGEST_FIELD = 200
DESCRIBED = ("organisation", "organisation_type", "departement")
"""What a post may know of a newcomer beside the name."""
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Short = Annotated[str, msgspec.Meta(max_length=LONGEST_FIELD)]


class Told(msgspec.Struct):
    """What a post says of somebody, as JSON or as the fields of a plain form: either `state`, or
    `back`, the number of the change it takes back."""

    state: Literal["arrived", "excused", "left"] | None = None
    back: int | None = None
    at: Moment | None = None


class Arriving(msgspec.Struct):
    """Somebody who is not on the list."""

    id: UUID
    name: Short
    organisation: Short = ""
    organisation_type: Short = ""
    departement: Short = ""
    table: int | None = None
    at: Moment | None = None


class DoorRoutes:
    def __init__(self, library: Library, clock: Clock, links: Links, pages: DoorPages) -> None:
        self._library, self._clock, self._links, self._pages = library, clock, links, pages
        self._answers = Answers()

    async def page(self, request: Request) -> Response:
        post, query = await self._links.post(request), request.query_params
        done = query.get("fait", "")
        asked = Asked(
            typed=query.get("q", "")[:LONGEST_FIELD],
            done=UUID(done) if _is_key(done) else None,
            already="deja" in query,
        )
        return await self._page(request, post, asked)

    async def state(self, request: Request) -> Response:
        post, now = await self._links.post(request), self._clock.now()
        return Json(door_json(await self._news(post, now), post, now))

    async def seat(self, request: Request) -> Response:
        """Where somebody would sit of whom the query tells what is known."""
        post, query, now = await self._links.post(request), request.query_params, self._clock.now()
        office, kind, place = (query.get(name, "")[:LONGEST_FIELD] for name in DESCRIBED)
        described = Newcomer(UUID(int=0), "?", office, kind, place)
        person = newcomer_as_person(described, post.workshop)
        ask = partial(foresee_seat, newcomer=person, now=now)
        return Json(seat_json(await run_in_threadpool(self._library.read, post.workshop, ask)))

    async def say(self, request: Request) -> Response:
        told, sent = await _read(request, Told)
        post = await self._links.writing_post(request)
        key: UUID = request.path_params["person"]
        command = _command(told, key, post.number)
        return await self._answer(request, post, command, told.at, sent)

    async def welcome(self, request: Request) -> Response:
        arriving, sent = await _read(request, Arriving)
        post = await self._links.writing_post(request)
        newcomer = Newcomer(
            arriving.id,
            arriving.name,
            arriving.organisation,
            arriving.organisation_type,
            arriving.departement,
            arriving.table,
        )
        command = partial(welcome, newcomer=newcomer, post=post.number, at=arriving.at)
        return await self._answer(request, post, command, arriving.at, sent, first=201)

    async def _answer(
        self,
        request: Request,
        post: DoorPost,
        command: Command[Said],
        at: datetime | None,
        sent: dict[str, str],
        first: int = 200,
    ) -> Response:
        """To the script, how the person stands; to a plain form, the page again."""
        if not wants_page(request):
            said = _repeated(await self._do(post, command), post, at)
            with spoken(language_of(request)):
                return Json(said_json(said), 200 if said.already else first)
        try:
            said = await self._do(post, command)
        except Problem as refused:
            return await self._refused(request, post, refused, sent)
        query = {"q": sent.get("q", ""), "fait": str(said.person.id)}
        if said.already and said.attendance.post != post.number:
            query["deja"] = "1"
        return RedirectResponse(f"/d/{post.code}?{urlencode(query)}", 303)

    async def _refused(
        self, request: Request, post: DoorPost, refused: Problem, sent: dict[str, str]
    ) -> Response:
        """The page with the sentence; what was typed stays in its fields."""
        with spoken(language_of(request)):
            wrong = sentence(refused.code, refused.values)
        asked = Asked(
            typed=sent.get("q", ""),
            wrong=wrong,
            name=sent.get("name", ""),
            organisation=sent.get("organisation", ""),
        )
        return await self._page(request, post, asked, status_of(refused))

    async def _page(
        self, request: Request, post: DoorPost, asked: Asked, status: int = 200
    ) -> Response:
        now = self._clock.now()
        news = await self._news(post, now)
        with spoken(language_of(request)):
            return self._pages.door(news, post, now, asked, status)

    async def _news(self, post: DoorPost, now: datetime) -> PostNews:
        return await run_in_threadpool(
            self._library.read, post.workshop, partial(post_news, now=now)
        )

    async def _do(self, post: DoorPost, command: Command[R]) -> R:
        future = self._library.submit(post.workshop, f"poste {post.number}", command)
        return await self._answers.of(future)


def _command(told: Told, key: UUID, post: int) -> Command[Said]:
    if told.back is not None:
        return partial(take_back, key=key, expected=told.back)
    if told.state is None:
        raise Problem("not_valid")
    return partial(say, key=key, wanted=told.state, post=post, at=told.at)


def _repeated(said: Said, post: DoorPost, at: datetime | None) -> Said:
    """The same gesture sent again is no conflict: its first answer was lost."""
    known = said.attendance
    same = known.post == post.number and (
        at is None or known.at is None or abs(known.at - at) <= SAME_GESTURE
    )
    return Said(said.person, known) if said.already and same else said


async def _read(request: Request, kind: type[Any]) -> tuple[Any, dict[str, str]]:
    """What was sent, and the fields of the form if it was one."""
    body = await body_of(request)
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        fields = dict(parse_qsl(body.decode(errors="replace")))
        return msgspec.convert(fields, kind, strict=False), fields
    return msgspec.json.decode(body, type=kind), {}


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
