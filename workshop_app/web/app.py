"""Puts the form together. The routes are those of the contract, nothing more is served."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from types import FrameType

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from workshop_app.domain.problems import Problem
from workshop_app.services.photos import PhotoReader
from workshop_app.services.ports import (
    Busy,
    ChangeFeed,
    Clock,
    Library,
    Presence,
    Surroundings,
    TrialSeen,
)
from workshop_app.services.projection.doors import Qr, no_code
from workshop_app.services.suggestions import Suggestions
from workshop_app.settings import assets_folder
from workshop_app.web.answers import Json
from workshop_app.web.ballots import BallotRoutes
from workshop_app.web.card_lane import CardLane
from workshop_app.web.cards import CardRoutes
from workshop_app.web.door_page import DoorPages
from workshop_app.web.door_routes import DoorRoutes
from workshop_app.web.evaluation import EvaluationRoutes
from workshop_app.web.follow import FollowRoutes
from workshop_app.web.hall import HallRoutes
from workshop_app.web.hosts import KnownHosts
from workshop_app.web.live import LiveRoutes
from workshop_app.web.mirror import MirrorRoutes
from workshop_app.web.page import Pages
from workshop_app.web.page_routes import Letters, PageRoutes
from workshop_app.web.photos import PhotoRoutes
from workshop_app.web.security import Limits, Links
from workshop_app.web.sorting_page import SortingPages
from workshop_app.web.sorting_routes import SortingRoutes
from workshop_app.web.trial import TrialRoutes, trial_frame

Worded = Callable[[Request, Exception], Awaitable[Response]]
"""Puts a refusal into an answer."""


@dataclass(frozen=True)
class Form:
    app: Starlette
    live: LiveRoutes


def build_form(
    library: Library,
    feed: ChangeFeed,
    clock: Clock,
    presence: Presence,
    at_end: Callable[[], None] = lambda: None,
    limits: Limits | None = None,
    hosts: Collection[str] = (),
    trial: TrialSeen | None = None,
    photos: PhotoReader | None = None,
    qr: Qr = no_code,
    suggestions: Suggestions | None = None,
    rehearsal: bool = False,
) -> Form:
    """`at_end` runs after the last request, in a thread of its own. `hosts`: names by which the
    form is reached, besides the addresses of a hall. `photos` reads pictures; without it the
    pages offer none. `trial`: who hears of test phones; without it there is no page for them.
    `qr` draws the codes of the projector. `suggestions`: what is proposed on the board; without
    it every card there is without idea. `rehearsal`: every page says that nothing is kept."""
    links = Links(library, clock, presence, limits or Limits())
    cards = CardRoutes(library, clock, links)
    hall = HallRoutes(library, links)
    live = LiveRoutes(library, feed, clock, presence, links)
    assets = assets_folder()
    pages = PageRoutes(Pages(assets, photos is not None, rehearsal), links, live, clock)
    mirror = MirrorRoutes(library, clock, links, assets, qr, rehearsal)
    door = DoorRoutes(library, clock, links, DoorPages(assets, rehearsal))
    table, post, screen = "/t/{code}", "/d/{code}", "/p/{code}"
    routes = [
        Route(f"{table}/cards", cards.post, methods=["POST"]),
        Route(f"{table}/state", live.state),
        Route(f"{table}/events", live.events),
        Route(f"{table}/cards/{{card:uuid}}", cards.put, methods=["PUT"]),
        Route(f"{table}/cards/{{card:uuid}}", cards.delete, methods=["DELETE"]),
        Route(f"{table}/cards/{{card:uuid}}", cards.post_one, methods=["POST"]),
        Route(f"{table}/call", hall.call, methods=["POST"]),
        Route(f"{table}/done", hall.done, methods=["POST"]),
        Route(f"{table}/read", hall.read, methods=["POST"]),
        Route(table, pages.form),
        Route(f"{table}/here.png", pages.here),
        Route(post, door.page),
        Route(f"{post}/state", door.state),
        Route(f"{post}/events", live.door_events),
        Route(f"{post}/seat", door.seat),
        Route(f"{post}/people/{{person:uuid}}", door.say, methods=["POST"]),
        Route(f"{post}/newcomers", door.welcome, methods=["POST"]),
        Route(screen, mirror.page),
        Route(f"{screen}/picture", mirror.picture),
        Route(f"{screen}/events", live.mirror_events),
        *_trial_routes(trial, links, rehearsal),
        Route("/", pages.join),
        Route("/health", _health),
        Route("/fonts/{name}", Letters(assets).serve),
    ]
    evaluation = EvaluationRoutes(library, clock, links, assets, rehearsal)
    routes += _evaluation_routes(evaluation)
    routes += _follow_routes(FollowRoutes(library, clock, links, assets, rehearsal), live)
    board = SortingRoutes(
        library, clock, presence.sorters, links, live, suggestions, SortingPages(assets, rehearsal)
    )
    routes += _board_routes(board)
    ballots = BallotRoutes(library, clock, links, live, assets, rehearsal)
    routes += _ballot_routes(ballots, live)
    if photos is not None:
        routes += _photo_routes(PhotoRoutes(library, clock, links, photos), table)
    refusals: dict[type[Exception], Worded] = {
        Problem: pages.refused,
        Busy: pages.busy,
        Surroundings: pages.busy,
        msgspec.MsgspecError: pages.invalid,
        RecursionError: pages.invalid,
    }
    app = Starlette(
        routes=routes,
        lifespan=_lifespan(live, at_end),
        middleware=[Middleware(KnownHosts, hosts), Middleware(CardLane, cards.post, refusals)],
        exception_handlers=refusals | {HTTPException: pages.unknown, Exception: pages.bug},
    )
    return Form(app, live)


def _follow_routes(pages: FollowRoutes, live: LiveRoutes) -> list[Route]:
    follow = "/s/{code}"
    return [
        Route(follow, pages.choose),
        Route(f"{follow}/{{number:int}}", pages.page),
        Route(f"{follow}/{{number:int}}/state", pages.state),
        Route(f"{follow}/{{number:int}}/events", live.follow_events),
    ]


def _board_routes(pages: SortingRoutes) -> list[Route]:
    board = "/b/{code}"
    return [
        Route(board, pages.page),
        Route(f"{board}/door", pages.come_in, methods=["POST"]),
        Route(f"{board}/state", pages.state),
        Route(f"{board}/events", pages.events),
        Route(f"{board}/gestures", pages.gesture, methods=["POST"]),
        Route(f"{board}/hold", pages.hold, methods=["POST"]),
    ]


def _evaluation_routes(pages: EvaluationRoutes) -> list[Route]:
    evaluation = "/e/{code}"
    return [
        Route(evaluation, pages.page),
        Route(evaluation, pages.post, methods=["POST"]),
    ]


def _ballot_routes(ballots: BallotRoutes, live: LiveRoutes) -> list[Route]:
    table, voter = "/t/{code}", "/v/{code}"
    return [
        Route(f"{table}/vote", ballots.table_page),
        Route(f"{table}/ballot", ballots.table_put, methods=["PUT"]),
        Route(f"{table}/ballot", ballots.table_post, methods=["POST"]),
        Route(voter, ballots.voter_page),
        Route(f"{voter}/state", ballots.voter_state),
        Route(f"{voter}/events", live.voter_events),
        Route(f"{voter}/ballot", ballots.voter_put, methods=["PUT"]),
        Route(f"{voter}/ballot", ballots.voter_post, methods=["POST"]),
    ]


def _trial_routes(trial: TrialSeen | None, links: Links, rehearsal: bool) -> list[Route]:
    if trial is None:
        return []
    routes = TrialRoutes(trial, links, trial_frame(assets_folder(), rehearsal))
    return [
        Route("/essai", routes.page),
        Route("/essai", routes.step, methods=["POST"]),
    ]


def _photo_routes(photos: PhotoRoutes, table: str) -> list[Route]:
    return [
        Route(f"{table}/photos", photos.post, methods=["POST"]),
        Route(f"{table}/photos/{{photo:uuid}}", photos.picture),
        Route(f"{table}/photos/{{photo:uuid}}/preview", photos.preview),
        Route(f"{table}/photos/{{photo:uuid}}", photos.put, methods=["PUT"]),
        Route(f"{table}/photos/{{photo:uuid}}", photos.delete, methods=["DELETE"]),
        Route(f"{table}/photos/{{photo:uuid}}", photos.post_one, methods=["POST"]),
    ]


async def _health(_: Request) -> Response:
    return Json({"ok": True, "version": _version()})


def _version() -> str:
    try:
        return version("tablee")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def _lifespan(
    live: LiveRoutes, at_end: Callable[[], None]
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        _end_streams_on_signal(live)
        following = asyncio.create_task(live.follow())
        yield
        live.close()
        await following
        await run_in_threadpool(at_end)

    return lifespan


def _end_streams_on_signal(live: LiveRoutes) -> None:
    """A server that is told to stop waits for open answers, and a stream never ends by itself."""
    if threading.current_thread() is not threading.main_thread():
        return  # inside the desktop, which stops the streams itself
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        usual = signal.getsignal(number)

        def end(number: int, frame: FrameType | None, usual: object = usual) -> None:
            loop.call_soon_threadsafe(live.close)
            if callable(usual):
                usual(number, frame)

        signal.signal(number, end)
