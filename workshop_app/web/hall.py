"""What a table says besides cards: « Appeler », « Terminé », « J'ai lu »; without script too.

Checks shape; the services decide what may be said. The same request twice says it once.
"""

from __future__ import annotations

from functools import partial
from typing import TypeVar
from uuid import UUID

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.tables import Table
from workshop_app.services.hall_signals import call, finish, read_message
from workshop_app.services.ports import Command, Library, R
from workshop_app.web.answers import Json, wants_page
from workshop_app.web.await_writer import Answers
from workshop_app.web.cards import parse_form
from workshop_app.web.security import Links, body_of


class Calling(msgspec.Struct):
    calling: bool


class Done(msgspec.Struct):
    done: bool


class ReadBy(msgspec.Struct):
    message: UUID


S = TypeVar("S", Calling, Done, ReadBy)


class HallRoutes:
    def __init__(self, library: Library, links: Links) -> None:
        self._library, self._links = library, links
        self._answers = Answers()

    async def call(self, request: Request) -> Response:
        table, said = await self._heard(request, Calling)
        signal = await self._do(table, partial(call, table=table, calling=said.calling))
        return _answer(request, table, {"calling": signal.called_at is not None})

    async def done(self, request: Request) -> Response:
        table, said = await self._heard(request, Done)
        await self._do(table, partial(finish, table=table, done=said.done))
        return _answer(request, table, {"done": said.done})

    async def read(self, request: Request) -> Response:
        table, said = await self._heard(request, ReadBy)
        read = partial(read_message, key=said.message, table=table.number)
        reading = await self._do(table, read)
        return _answer(request, table, {"message": reading.message, "read_at": reading.read_at})

    async def _heard(self, request: Request, shape: type[S]) -> tuple[Table, S]:
        body = await body_of(request)
        table = await self._links.writing_table(request)
        if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return table, msgspec.convert(parse_form(request, body), shape, strict=False)
        return table, msgspec.json.decode(body, type=shape)

    async def _do(self, table: Table, command: Command[R]) -> R:
        future = self._library.submit(table.workshop, f"table {table.number}", command)
        return await self._answers.of(future)


def _answer(request: Request, table: Table, said: object) -> Response:
    """A browser without script goes back to its page, which shows it."""
    return RedirectResponse(f"/t/{table.code}", 303) if wants_page(request) else Json(said)
