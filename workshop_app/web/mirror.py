"""The projector in a browser of another computer: read-only, under a code of its own.

Draws what `services.projection` says, complete for a browser without script, which then asks again
every few seconds. With script the picture is asked for when something changed, and the time runs on
by itself. Nothing can be written here.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from workshop_app.domain.projection import MirrorLink
from workshop_app.i18n.translate import _, language
from workshop_app.services.ports import Clock, Library, Snapshot
from workshop_app.services.projection import picture as pictures
from workshop_app.services.projection.brief import ProjectorContent
from workshop_app.services.projection.doors import Doors, Qr
from workshop_app.services.projection.methods import MarketContent
from workshop_app.services.projection.moment import Moment, read_moment
from workshop_app.services.projection.places import PlacesContent
from workshop_app.web.answers import Json
from workshop_app.web.frame import Frame
from workshop_app.web.mirror_drawing import code_drawing, plan_drawing
from workshop_app.web.security import Links

SCRIPTS = ("words.js", "mirror.js")
REFRESH_S = 5
"""How often a browser without script asks again."""


class MirrorRoutes:
    def __init__(
        self,
        library: Library,
        clock: Clock,
        links: Links,
        assets: Path,
        qr: Qr,
        rehearsal: bool = False,
    ) -> None:
        self._library, self._clock, self._links = library, clock, links
        self._frame = Frame(assets, ("mirror.css",), (), rehearsal)
        self._doors = Doors(qr)

    async def page(self, request: Request) -> Response:
        """In the language of the laptop, as the projector is: the hall reads it, not the browser's
        owner."""
        link, tall = await self._links.mirror(request), _is_tall(request)
        moment = await self._moment(link, tall, self._clock.now())
        words = _words()
        return self._frame.answer(
            "mirror.html",
            SCRIPTS,
            200,
            boot={
                "code": link.code,
                "language": language(),
                "words": words,
                "moment": _times(moment),
            },
            words=words,
            picture=self._drawn(moment, tall, words),
            refresh_s=REFRESH_S,
        )

    async def picture(self, request: Request) -> Response:
        """The picture of this instant and its times, for the script."""
        link, tall = await self._links.mirror(request), _is_tall(request)
        now = self._clock.now()
        moment = await self._moment(link, tall, now)
        drawn = str(self._drawn(moment, tall, _words()))
        # How old the times are: under load, what the hall would be late by.
        age_s = (self._clock.now() - now).total_seconds()
        return Json(_times(moment) | {"html": drawn, "age_s": age_s})

    async def _moment(self, link: MirrorLink, tall: bool, now: datetime) -> Moment:
        def query(snapshot: Snapshot) -> Moment:
            return read_moment(snapshot, self._doors, tall, now)

        return await run_in_threadpool(self._library.read, link.workshop, query)

    def _drawn(self, moment: Moment, tall: bool, words: dict[str, str]) -> Markup:
        shown = moment.picture
        return self._frame.fragment(
            "mirror_picture.html",
            p=shown,
            tall=tall,
            words=words,
            spoken=pictures.spoken(shown),
            qr=[code_drawing(door) for door in shown.doors]
            if isinstance(shown, ProjectorContent)
            else [],
            plan=plan_drawing(shown.plan) if isinstance(shown, PlacesContent) else "",
            cells=_cells(shown) if isinstance(shown, MarketContent) else [],
        )


def _is_tall(request: Request) -> bool:
    """The script says so of its window; without it a projector is wide."""
    return request.query_params.get("tall") == "1"


def _times(moment: Moment) -> dict[str, Any]:
    """Seconds, as they were when the answer left."""
    return {
        "left_s": moment.left_s,
        "length_s": moment.length_s,
        "changes_in_s": moment.changes_in_s,
        "speed": moment.speed,
    }


def _cells(market: MarketContent) -> list[list[str]]:
    """Topics by place and session."""
    rows = [["" for _session in market.sessions] for _place in market.places]
    for cell in market.cells:
        rows[cell.place][cell.session] = cell.topic
    return rows


def _words() -> dict[str, str]:
    return {
        "title": _("Projecteur"),
        "next": _("{n} sur {count}, suite dans {s} s"),
        "places": _("Où je m'assois"),
        "names": _("noms de {first} à {last}"),
        "first_names": _("prénoms de {first} à {last}"),
        "not_listed": _("Pas sur la liste ? À l'accueil, près de l'entrée."),
        "table": _("Table {n}"),
    }
