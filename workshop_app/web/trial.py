"""The page of a test phone, « /essai »: proves each step from the Wi-Fi to a card, writes nothing.

What it saw is told to the port `TrialSeen` and shown in « Préparer la salle ». The page opens no
table and holds no secret: whoever finds it can tick five lines and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from workshop_app.domain.room import Observation
from workshop_app.i18n.translate import language, spoken
from workshop_app.services.ports import TrialSeen
from workshop_app.web.answers import Json, language_of, wants_page
from workshop_app.web.cards import parse_form
from workshop_app.web.frame import Frame
from workshop_app.web.security import Links, address_of, body_of, check_same_site
from workshop_app.web.trial_words import trial_words

SCRIPTS = ("words.js", "shelf.js", "trial.js")


class Step(msgspec.Struct):
    step: Literal["shown", "sent", "returned", "lost"]
    text: str = ""


ICONS = ("circle-check", "wifi")
_step = msgspec.json.Decoder(Step)


def trial_frame(assets: Path, rehearsal: bool = False) -> Frame:
    return Frame(assets, ("form.css", "trial.css"), ICONS, rehearsal)


class TrialRoutes:
    def __init__(self, trial: TrialSeen, links: Links, frame: Frame) -> None:
        self._trial, self._links, self._frame = trial, links, frame

    async def page(self, request: Request) -> Response:
        self._links.visit(request)
        self._saw("joined", request)
        self._saw("asked", request)
        if "recue" in request.query_params:
            self._saw("shown", request)
        with spoken(language_of(request)):
            words = trial_words()
            return self._frame.answer(
                "trial.html",
                SCRIPTS,
                200,
                {"words": words, "language": language()},
                words=words,
                sent="envoyee" in request.query_params,
            )

    async def step(self, request: Request) -> Response:
        """Nothing of what is written here is kept: it comes, and that is the proof."""
        self._links.visit(request)
        check_same_site(request)
        body = await body_of(request)
        if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            said = msgspec.convert(parse_form(request, body), Step, strict=False)
        else:
            said = _step.decode(body)
        if said.step == "lost":
            self._trial.lost_a_draft()
        else:
            self._saw("shown", request)
            self._saw(said.step, request)
        if wants_page(request):
            return RedirectResponse("/essai?recue&envoyee", 303)
        return Json({"step": said.step})

    def _saw(self, observation: Observation, request: Request) -> None:
        self._trial.saw(observation, host_of(request), address_of(request))


def host_of(request: Request) -> str:
    """The address of this laptop by which the request came."""
    server = request.scope.get("server")
    return server[0] if server else ""
