"""The addresses a person opens, and what a refusal looks like: a page to her, JSON to a script."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from workshop_app.domain.problems import Problem
from workshop_app.domain.tables import Table
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import spoken
from workshop_app.services.ports import Clock
from workshop_app.web.answers import (
    language_of,
    refusal_json,
    status_of,
    wait_of,
    wants_page,
)
from workshop_app.web.cards import fields_sent
from workshop_app.web.live import LiveRoutes
from workshop_app.web.page import Edited, Pages, PhotoShown
from workshop_app.web.phones import name_phone, phone_of
from workshop_app.web.security import Links, address_of
from workshop_app.web.styles import FONT_FILES

POINT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)
"""A PNG of one white point."""
A_YEAR = "public, max-age=31536000, immutable"


class PageRoutes:
    def __init__(self, pages: Pages, links: Links, live: LiveRoutes, clock: Clock) -> None:
        self._pages, self._links, self._live, self._clock = pages, links, live, clock

    async def join(self, request: Request) -> Response:
        """Asks for a code; given one, leads to its table, or to its post at the door."""
        asked = request.query_params
        if "code" not in asked:
            with spoken(language_of(request)):
                return self._pages.join()
        path = await self._links.way_in(asked["code"], address_of(request))
        onward = request.url.remove_query_params("code").query
        return RedirectResponse(path + (f"?{onward}" if onward else ""), 303)

    async def form(self, request: Request) -> Response:
        table, now = await self._links.table(request), self._clock.now()
        news = await self._live.news(table, now, phone_of(request))
        asked = request.query_params
        with spoken(language_of(request)):
            page = self._pages.form(
                news,
                table,
                now,
                author=asked.get("prenom", ""),
                received=asked.get("envoyee", ""),
                changed=asked.get("changee", ""),
                photo=PhotoShown(asked.get("photo", "")),
                host=request.headers.get("host", ""),
            )
        name_phone(request, page)
        return page

    async def here(self, request: Request) -> Response:
        """A picture of one point: a page of this table at another address asks for it, to know
        that the form answers here too before it comes over."""
        await self._links.table(request)
        return Response(POINT, headers={"Cache-Control": "no-store"}, media_type="image/png")

    async def refused(self, request: Request, problem: Exception) -> Response:
        assert isinstance(problem, Problem)
        if not wants_page(request):
            return refusal_json(request, problem)
        answer = await self._refused_page(request, problem)
        if (wait := wait_of(problem)) is not None:
            answer.headers["Retry-After"] = str(wait)
        return answer

    async def busy(self, request: Request, _: Exception) -> Response:
        return await self.refused(request, Problem("busy"))

    async def bug(self, request: Request, _: Exception) -> Response:
        """The outer hook: told as a refusal, then noted in the journal by the server."""
        return refusal_json(request, Problem("form_bug"))

    async def invalid(self, request: Request, _: Exception) -> Response:
        return await self.refused(request, Problem("not_valid"))

    async def unknown(self, request: Request, error: Exception) -> Response:
        """No such address, or not in this way."""
        assert isinstance(error, HTTPException)
        answer = await self.refused(request, Problem("unknown_page"))
        answer.status_code = error.status_code
        return answer

    async def _refused_page(self, request: Request, problem: Problem) -> Response:
        """The page again with the sentence. What was written without script stays in its field."""
        status = status_of(problem)
        sent, table = fields_sent(request), await self._table_of(request)
        with spoken(language_of(request)):
            wrong = sentence(problem.code, problem.values)
            if table is None or not sent:
                asked = request.query_params
                return self._pages.join(
                    typed=asked.get("code", ""),
                    first_name=asked.get("prenom", ""),
                    wrong=wrong,
                    status=status,
                )
            now = self._clock.now()
            news = await self._live.news(table, now, phone_of(request))
            if "/photos" in request.url.path:
                photo = PhotoShown(caption=sent.get("caption", ""), wrong=wrong)
                return self._pages.form(news, table, now, photo=photo, status=status)
            if key := request.path_params.get("card"):
                edited = Edited(str(key), sent.get("text", ""), wrong)
                return self._pages.form(news, table, now, edited=edited, status=status)
            return self._pages.form(
                news,
                table,
                now,
                author=sent.get("author", ""),
                said_by=sent.get("said_by", ""),
                question=sent.get("question", ""),
                text=sent.get("text", ""),
                kind=sent.get("kind", ""),
                key="" if problem.code == "not_valid" else sent.get("id", ""),
                wrong=wrong,
                status=status,
            )

    async def _table_of(self, request: Request) -> Table | None:
        try:
            return await self._links.table(request) if "code" in request.path_params else None
        except Problem:  # no table there: that is what is being told
            return None


class Letters:
    """The two font files, kept by the phone for good: they never change under one name."""

    def __init__(self, assets: Path) -> None:
        self._files = {name: assets / "fonts" / name for name in FONT_FILES.values()}

    async def serve(self, request: Request) -> Response:
        file = self._files.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return FileResponse(file, media_type="font/woff2", headers={"Cache-Control": A_YEAR})
