"""The board in a browser over HTTP: who comes in, what she sees, what she does, what she holds.

Checks shape and size; `services.sorting_gestures` decides what may be done. Each gesture is
answered once it is on disk, and may be sent twice.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import Annotated
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.problems import Problem
from workshop_app.domain.sorting import Sorter, SortingLink, clean_initials
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, spoken
from workshop_app.services.ports import Clock, Library
from workshop_app.services.sorters import Sorters
from workshop_app.services.sorting_gestures import Deed, Done, Gesture, by_of, make_gesture
from workshop_app.services.suggestions import Suggestions
from workshop_app.web.answers import Json, language_of, refusal_json, status_of, wants_page
from workshop_app.web.await_writer import Answers
from workshop_app.web.live import LiveRoutes
from workshop_app.web.security import Links, body_of
from workshop_app.web.sorters_named import name_sorter, new_sorter, sorter_of
from workshop_app.web.sorting_answers import board_json
from workshop_app.web.sorting_live import SortingScreen, sorters_json
from workshop_app.web.sorting_page import Asked, SortingPages
from workshop_app.web.sorting_states import SortingStates
from workshop_app.web.squeeze import squeezed

MOST_CARDS = 300
ANSWERS_KEPT = 2_000
PATIENCE_S = 2.0
"""A page waits so long for what is proposed; then it is drawn without."""
Cards = Annotated[dict[UUID, int], msgspec.Meta(max_length=MOST_CARDS)]


class Sent(msgspec.Struct):
    """A gesture. `cards`: card -> change of its place as it was seen."""

    id: UUID
    deed: Deed
    cards: Cards = {}
    theme: UUID | None = None
    name: str = ""
    command: int = 0
    anyway: bool = False


class Holding(msgspec.Struct):
    cards: Annotated[list[UUID], msgspec.Meta(max_length=MOST_CARDS)]


class SortingRoutes:
    def __init__(
        self,
        library: Library,
        clock: Clock,
        sorters: Sorters,
        links: Links,
        live: LiveRoutes,
        suggestions: Suggestions | None,
        pages: SortingPages,
    ) -> None:
        self._library, self._links, self._live = library, links, live
        self._sorters = sorters
        self._states = SortingStates(library, clock, suggestions, live.wake)
        self._pages = pages
        self._answers = Answers()
        self._given: OrderedDict[UUID, Done] = OrderedDict()
        """Gesture -> what it was answered: the answer may have been lost."""

    async def page(self, request: Request) -> Response:
        link, query = await self._links.board(request), request.query_params
        theme, page = query.get("theme", ""), query.get("page", "")
        asked = Asked(
            theme=theme,
            typed=query.get("q", "")[:200],
            page=int(page) if page.isdecimal() and len(page) < 5 else 1,
            done=int(done) if (done := query.get("fait", "")).isdecimal() else 0,
        )
        return await self._page(request, link, asked)

    async def come_in(self, request: Request) -> Response:
        """Her initials, said at the door; another board's are refused while she is there."""
        link = await self._links.writing_board(request)
        fields = dict(parse_qsl((await body_of(request)).decode(errors="replace")))
        typed = fields.get("initials", "")
        try:
            who = self._named(request, link, clean_initials(typed))
        except Problem as refused:
            if not wants_page(request):
                raise
            with spoken(language_of(request)):
                wrong = sentence(refused.code, refused.values)
                return self._pages.door(link, typed, wrong, status_of(refused))
        answer = RedirectResponse(f"/b/{link.code}", 303)
        name_sorter(answer, who)
        self._sorters.here(link.workshop, who)
        return answer

    async def state(self, request: Request) -> Response:
        """All of it, or what changed since the version of `?since=`."""
        link = await self._links.board(request)
        who = self._who(request, link)
        board = await self._states.of(link.workshop)
        since = request.query_params.get("since", "")
        with spoken(language_of(request)):
            told = board_json(board, self._states.name_of(board), since)
        return squeezed(request, Json(told | self._around(link, who)))

    async def events(self, request: Request) -> Response:
        """`?version=`: what the page has; what was found since is told at once."""
        link = await self._links.board(request)
        who = self._who(request, link)
        version = request.query_params.get("version", "")
        screen = SortingScreen(link, who, self._sorters, self._states, version=version)
        return await self._live.listen(request, screen)

    async def hold(self, request: Request) -> Response:
        link = await self._links.writing_board(request)
        who = self._who(request, link)
        holding = msgspec.json.decode(await body_of(request), type=Holding)
        self._sorters.hold(link.workshop, who, holding.cards)
        return Json(self._around(link, who))

    async def gesture(self, request: Request) -> Response:
        link = await self._links.writing_board(request)
        who = self._who(request, link)
        body = await body_of(request)
        if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return await self._plain_gesture(request, link, who, parse_qsl(body.decode()))
        sent = msgspec.json.decode(body, type=Sent)
        try:
            done = await self._do(link, who, sent)
        except Problem as refused:
            answer = refusal_json(request, refused)
            if (moved := refused.values.get("moved")) is None:
                return answer
            said = msgspec.json.decode(answer.body, type=dict[str, object])
            return Json(said | {"moved": moved}, answer.status_code)
        return Json({"command": done.command, "changes": done.changes, "theme": done.theme})

    async def _do(self, link: SortingLink, who: Sorter, sent: Sent) -> Done:
        if (known := self._given.get(sent.id)) is not None:
            return known
        self._check_free(link, who, sent)
        gesture = Gesture(
            sent.deed,
            tuple(sent.cards),
            sent.theme,
            sent.name,
            None if sent.anyway else sent.cards,
            sent.command,
        )
        command = partial(make_gesture, gesture=gesture, initials=who.initials)
        future = self._library.submit(link.workshop, by_of(who.initials), command)
        done = await self._answers.of(future)
        self._given[sent.id] = done
        while len(self._given) > ANSWERS_KEPT:
            self._given.popitem(last=False)
        return done

    def _check_free(self, link: SortingLink, who: Sorter, sent: Sent) -> None:
        others = self._sorters.seen(link.workshop).held_by_others(who.device)
        held = next((card for card in sent.cards if card in others), None)
        if held is not None:
            raise Problem(
                "card_held",
                who=others[held].initials or _("Le poste"),
                card=self._states.label_of(link.workshop, held),
            )

    async def _plain_gesture(
        self, request: Request, link: SortingLink, who: Sorter, fields: list[tuple[str, str]]
    ) -> Response:
        """A browser without script: back to the page, which says what was done."""
        view = {name: said for name, said in fields if name in ("theme_shown", "q") and said}
        try:
            done = await self._do(link, who, _sent_plainly(fields))
        except Problem as refused:
            with spoken(language_of(request)):
                wrong = sentence(refused.code, refused.values)
            asked = Asked(view.get("theme_shown", ""), view.get("q", ""), wrong=wrong)
            return await self._page(request, link, asked, status_of(refused))
        query = {"theme": view.get("theme_shown", ""), "q": view.get("q", "")}
        query = {name: said for name, said in query.items() if said}
        return RedirectResponse(f"/b/{link.code}?{urlencode(query | {'fait': done.command})}", 303)

    async def _page(
        self, request: Request, link: SortingLink, asked: Asked, status: int = 200
    ) -> Response:
        who = sorter_of(request)
        if who is None:
            with spoken(language_of(request)):
                return self._pages.door(link, "", "", 200)
        self._sorters.here(link.workshop, who)
        board = await self._states.of(link.workshop)
        await self._states.thought(board, PATIENCE_S)
        around = self._around(link, who)
        with spoken(language_of(request)):
            state = board_json(board, self._states.name_of(board), "") | around
            return squeezed(request, self._pages.board(link, who, board, state, asked, status))

    def _around(self, link: SortingLink, who: Sorter) -> dict[str, object]:
        return sorters_json(self._sorters.seen(link.workshop), who.device)

    def _named(self, request: Request, link: SortingLink, initials: str) -> Sorter:
        """The same device keeps its word; initials of somebody who is here are hers."""
        known = sorter_of(request)
        others = self._sorters.seen(link.workshop).people
        device = known.device if known else ""
        if any(who.initials == initials and who.device != device for who in others):
            raise Problem("initials_taken", initials=initials)
        return Sorter(device, initials) if device else new_sorter(initials)

    def _who(self, request: Request, link: SortingLink) -> Sorter:
        """Who asks, who is thus here. Raises Problem("sorter_unknown")."""
        who = sorter_of(request)
        if who is None:
            raise Problem("sorter_unknown")
        self._sorters.here(link.workshop, who)
        return who


def _sent_plainly(fields: list[tuple[str, str]]) -> Sent:
    """What the buttons of the page without script say: `act`, or a chip « theme cards »."""
    values = dict(fields)
    chip, theme, act = values.get("chip", ""), values.get("theme", ""), values.get("act", "place")
    chosen = [said for name, said in fields if name == "card"]
    if chip:
        act, (theme, _space, cards) = "place", chip.partition(" ")
        chosen = [cards]
    elif act.startswith("unstack "):
        act, _space, cards = act.partition(" ")
        chosen = [cards]
    elif act == "place" and values.get("name", "").strip():
        act = "theme"
    seen = dict(
        each.partition(".")[::2] for said in chosen for each in said.split(",") if "." in each
    )
    if not seen and act != "undo":
        raise Problem("nothing_chosen")
    said = {
        "id": values.get("id", ""),
        "deed": act,
        "cards": seen,
        "theme": theme or None,
        "name": values.get("name", ""),
        "command": values.get("command") or "0",
    }
    return msgspec.convert(said, Sent, strict=False)
