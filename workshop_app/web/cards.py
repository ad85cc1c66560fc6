"""A table's cards over HTTP. Checks shape and size; the domain decides what may be written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl
from uuid import UUID, uuid5

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.cards import CONTROL, clean_text
from workshop_app.domain.questions import LONGEST_KEY
from workshop_app.domain.tables import Table
from workshop_app.services.cards import Draft, Receipt, edit_card, withdraw_card, write_card
from workshop_app.services.ports import Clock, Command, Library, R
from workshop_app.web.answers import Json, card_json, header, wants_page
from workshop_app.web.await_writer import Answers
from workshop_app.web.phones import phone_of
from workshop_app.web.security import Links, body_of

LONGEST_AUTHOR = 60
BELIEVED = timedelta(days=1)
"""A phone that says a card is older, or from later, has a wrong clock."""
T = TypeVar("T")


class Sent(msgspec.Struct):
    """A new card, as JSON or as the fields of a plain form."""

    id: UUID
    kind: str
    text: str
    written_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    author: str = ""
    said_by: str = ""
    question: Annotated[str, msgspec.Meta(max_length=LONGEST_KEY)] = ""


class Correction(msgspec.Struct):
    text: str | None = None
    kind: str | None = None
    expected: int | None = None


class Withdrawal(msgspec.Struct):
    expected: int | None = None


_sent = msgspec.json.Decoder(Sent)
_correction = msgspec.json.Decoder(Correction)
_withdrawal = msgspec.json.Decoder(Withdrawal)


class CardRoutes:
    def __init__(self, library: Library, clock: Clock, links: Links) -> None:
        self._library, self._clock, self._links = library, clock, links
        self._answers = Answers()

    async def post(self, request: Request) -> Response:
        sent = await _read_sent(request)
        table = await self._links.writing_table(request)
        if wants_page(request):
            return await self._post_page(request, table, sent)
        receipt = await self._write(table, self._draft(request, sent, table.number))
        card = receipt.card
        answer = {"id": card.id, "number": card.number, "change": card.change}
        return Json(answer, 201 if receipt.first else 200)

    async def put(self, request: Request) -> Response:
        table, key = await self._links.writing_table(request), request.path_params["card"]
        sent = _correction.decode(await body_of(request))
        edit = partial(
            edit_card,
            key=key,
            table=table.number,
            text=sent.text,
            kind=sent.kind,
            expected=sent.expected,
        )
        return Json(card_json(await self._do(table, edit, key)))

    async def delete(self, request: Request) -> Response:
        """`expected` comes as a field of the query or of a JSON body."""
        table, key = await self._links.writing_table(request), request.path_params["card"]
        body = await body_of(request)
        asked = request.query_params.get("expected")
        if asked is not None:
            expected = msgspec.convert(asked, int | None, strict=False)
        else:
            expected = _withdrawal.decode(body).expected if body else None
        withdraw = partial(withdraw_card, key=key, table=table.number, expected=expected)
        return Json(card_json(await self._do(table, withdraw, key)))

    async def post_one(self, request: Request) -> Response:
        """A browser without script corrects or withdraws: a plain form knows neither PUT nor
        DELETE. The same rules, the same refusals."""
        table, key = await self._links.writing_table(request), request.path_params["card"]
        fields = parse_form(request, await body_of(request))
        expected = msgspec.convert(fields.get("expected") or None, int | None, strict=False)
        if fields.get("act") == "withdraw":
            change = partial(withdraw_card, key=key, table=table.number, expected=expected)
        else:
            text = fields.get("text", "")
            change = partial(edit_card, key=key, table=table.number, text=text, expected=expected)
        card = await self._do(table, change, key)
        return RedirectResponse(f"/t/{table.code}?changee={card.id}", 303)

    async def _post_page(self, request: Request, table: Table, sent: Sent) -> Response:
        """A browser without script: kept once, then back to the page, which says so."""
        draft = self._draft(request, sent, table.number)
        receipt = await self._write(table, draft)
        if not receipt.first and receipt.card.original != clean_text(draft.text):
            # « Back » shows the page of an earlier card, with its id: these words are new ones.
            key = uuid5(draft.id, f"{draft.kind} {clean_text(draft.text)}")
            receipt = await self._write(table, replace(draft, id=key))
        query = request.url.include_query_params(envoyee=str(receipt.card.id)).query
        return RedirectResponse(f"/t/{table.code}?{query}", 303)

    async def _write(self, table: Table, draft: Draft) -> Receipt:
        return await self._do(table, lambda uow: write_card(uow, draft), draft.id)

    def _draft(self, request: Request, sent: Sent, table: int) -> Draft:
        written_at = sent.written_at
        if written_at is not None:
            now = self._clock.now()
            written_at = written_at if now - BELIEVED < written_at <= now else None
        author, said_by = _line(sent.author), _line(sent.said_by)
        return Draft(
            sent.id,
            table,
            sent.kind,
            sent.text,
            written_at,
            author=author,
            said_by=said_by,
            question=sent.question,
            phone=phone_of(request),
        )

    async def _do(self, table: Table, command: Command[R], about: UUID) -> R:
        future = self._library.submit(table.workshop, f"table {table.number}", command, about)
        return await self._answers.of(future)


def _line(name: str) -> str:
    """A name or a role as one short line."""
    return " ".join(CONTROL.sub("", name).split())[:LONGEST_AUTHOR] if name else ""


async def _read_sent(request: Request) -> Sent:
    body = await body_of(request)
    kind = header(request, b"content-type")
    if kind is not None and kind.startswith("application/x-www-form-urlencoded"):
        return msgspec.convert({"text": ""} | parse_form(request, body), Sent, strict=False)
    return _sent.decode(body)


def parse_form(request: Request, body: bytes) -> dict[str, str]:
    """The fields of a plain form; a refusal finds them again in `fields_sent`."""
    fields = dict(parse_qsl(body.decode(errors="replace")))
    request.state.fields = fields
    return fields


def fields_sent(request: Request) -> dict[str, str]:
    """What a plain form held, once it was read; empty otherwise."""
    fields: dict[str, str] = getattr(request.state, "fields", {})
    return fields
