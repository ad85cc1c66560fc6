"""A table's photos over HTTP. Checks shape and size; the services decide what may be kept.

Who asks is known before a byte of the picture is read, and only so many are read at once: a hall
that sends everything together waits, it does not fill the memory. One picture is decoded at a time,
in a thread, so that cards go on meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID, uuid5

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.photos import LARGEST_SENT, Photo
from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.services.photos import (
    PhotoReader,
    PhotoReceipt,
    SentPhoto,
    caption_photo,
    picture_of,
    receive_photo,
    received,
    withdraw_photo,
)
from workshop_app.services.ports import Busy, Clock, Command, Library, R
from workshop_app.web.answers import Json, photo_json, wants_page
from workshop_app.web.await_writer import Answers
from workshop_app.web.cards import BELIEVED, parse_form
from workshop_app.web.multipart import read_parts
from workshop_app.web.security import Links, body_of

MOST_AT_ONCE = 12
"""Pictures being read or waiting to be decoded: with the largest, 100 MB."""
AROUND = 16_384
"""Bytes of the other fields and of what separates them."""
SEEN = {
    "Cache-Control": "private, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'",
}
"""A picture never changes under its id."""


class SentFields(msgspec.Struct):
    """What comes beside the picture."""

    id: UUID
    caption: str = ""
    taken_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class Caption(msgspec.Struct):
    caption: str


class PhotoRoutes:
    def __init__(self, library: Library, clock: Clock, links: Links, read: PhotoReader) -> None:
        self._library, self._clock, self._links, self._read = library, clock, links, read
        self._answers = Answers()
        self._inside = 0
        self._one = asyncio.Semaphore(1)

    async def post(self, request: Request) -> Response:
        table = await self._links.writing_table(request)
        async with self._room():
            parts = read_parts(request.headers.get("content-type", ""), await _body(request))
            request.state.fields = {"caption": parts.get("caption", b"").decode(errors="replace")}
            receipt = await self._receive(request, table, parts)
        if wants_page(request):
            return RedirectResponse(f"/t/{table.code}?photo={receipt.photo.id}#photos", 303)
        return Json(photo_json(receipt.photo), 201 if receipt.first else 200)

    async def picture(self, request: Request) -> Response:
        return await self._picture(request, small=False)

    async def preview(self, request: Request) -> Response:
        return await self._picture(request, small=True)

    async def put(self, request: Request) -> Response:
        table, key = await self._links.writing_table(request), request.path_params["photo"]
        sent = msgspec.json.decode(await body_of(request), type=Caption)
        change = partial(caption_photo, key=key, table=table.number, caption=sent.caption)
        return Json(photo_json(await self._do(table, change)))

    async def delete(self, request: Request) -> Response:
        table, key = await self._links.writing_table(request), request.path_params["photo"]
        await body_of(request)
        return Json(photo_json(await self._do(table, self._withdraw(key, table))))

    async def post_one(self, request: Request) -> Response:
        """A browser without script changes the caption or withdraws."""
        table, key = await self._links.writing_table(request), request.path_params["photo"]
        fields = parse_form(request, await body_of(request))
        change = self._withdraw(key, table)
        if fields.get("act") != "withdraw":
            caption = fields.get("caption", "")
            change = partial(caption_photo, key=key, table=table.number, caption=caption)
        await self._do(table, change)
        return RedirectResponse(f"/t/{table.code}?photo={key}#photos", 303)

    async def _receive(
        self, request: Request, table: Table, parts: Mapping[str, bytes]
    ) -> PhotoReceipt:
        texts = {name: parts[name].decode(errors="replace") for name in SENT if parts.get(name)}
        sent = msgspec.convert(texts, SentFields, strict=False)
        known = await self._known(table, sent.id)
        if known is not None and not wants_page(request):
            return PhotoReceipt(known, first=False)
        if not (content := parts.get("photo")):
            raise Problem("photo_missing")
        async with self._one:
            picture = await run_in_threadpool(self._read, content)
        taken_at = sent.taken_at
        now = self._clock.now()
        if taken_at is not None and not now - BELIEVED < taken_at <= now:
            taken_at = None
        draft = SentPhoto(sent.id, table.number, sent.caption, picture, taken_at)
        if known is not None and known.digest != picture.digest:
            # « Back » shows the page of an earlier photo, with its id: this picture is another.
            draft = replace(draft, id=uuid5(sent.id, picture.digest))
        return await self._do(table, partial(receive_photo, sent=draft))

    async def _known(self, table: Table, key: UUID) -> Photo | None:
        query = partial(received, key=key, table=table.number)
        return await run_in_threadpool(self._library.read, table.workshop, query)

    async def _picture(self, request: Request, *, small: bool) -> Response:
        table, key = await self._links.table(request), request.path_params["photo"]
        query = partial(picture_of, key=key, table=table.number, small=small)
        content = await run_in_threadpool(self._library.read, table.workshop, query)
        return Response(content, headers=SEEN, media_type="image/jpeg")

    def _withdraw(self, key: UUID, table: Table) -> Command[Photo]:
        return partial(withdraw_photo, key=key, table=table.number)

    @asynccontextmanager
    async def _room(self) -> AsyncIterator[None]:
        """Raises Busy when too many are inside: the phone keeps its photo and comes back."""
        if self._inside >= MOST_AT_ONCE:
            raise Busy
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    async def _do(self, table: Table, command: Command[R]) -> R:
        future = self._library.submit(table.workshop, f"table {table.number}", command)
        return await self._answers.of(future)


SENT = ("id", "caption", "taken_at")


async def _body(request: Request) -> bytes:
    """Raises Problem("photo_too_large"), before reading when the phone says how much it sends."""
    refused = Problem("photo_too_large", most=LARGEST_SENT // 1024**2)
    longest = LARGEST_SENT + AROUND
    said = request.headers.get("content-length", "0")
    if not said.isdecimal() or int(said) > longest:
        raise refused
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            pieces.append(piece)
            size += len(piece)
            if size > longest:
                raise refused
    except ClientDisconnect as gone:  # hung up midway: nobody hears the answer
        raise Problem("not_valid") from gone
    return b"".join(pieces)
