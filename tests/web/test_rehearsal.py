"""A rehearsal on phones: every page says so, and time is told with its speed."""

from __future__ import annotations

from functools import partial

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import code_of
from workshop_app.domain.facts import RehearsalPaced
from workshop_app.domain.rehearsal import Rehearsal
from workshop_app.feeds.trial import TrialMemory
from workshop_app.services.follow import open_follow_page
from workshop_app.services.ports import UnitOfWork
from workshop_app.services.posts import link_post
from workshop_app.services.projection.choice import link_mirror
from workshop_app.services.rehearsal import rehearsal_of, speed_of
from workshop_app.services.rehearsal_copy import change_speed
from workshop_app.web.app import Form, build_form
from workshop_app.web.live import events_of

pytestmark = pytest.mark.anyio
MARK = "Répétition – rien n’est gardé"
PAGE = {"accept": "text/html"}


def built(workshop: Workshop, rehearsal: bool) -> Form:
    house, trial = workshop.house, TrialMemory(workshop.clock)
    return build_form(
        house.library, house.feed, house.clock, house.presence, trial=trial, rehearsal=rehearsal
    )


def begun(uow: UnitOfWork) -> Rehearsal:
    return uow.record(
        RehearsalPaced(None, Rehearsal(id=uow.workshop, workshop=uow.workshop, speed=10))
    )


@pytest.mark.parametrize("rehearsal", [True, False])
async def test_every_page_of_a_rehearsal_says_so_and_no_other(
    workshop: Workshop, rehearsal: bool
) -> None:
    follow = workshop.do(open_follow_page).code
    paths = [
        "/",
        "/?code=AAAAAAAA",
        f"/t/{code_of(workshop)}",
        f"/d/{workshop.do(link_post).code}",
        f"/p/{workshop.do(link_mirror).code}",
        f"/s/{follow}",
        f"/s/{follow}/4",
        "/essai",
    ]
    form = built(workshop, rehearsal)
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=httpx.ASGITransport(form.app), base_url="http://form") as phone,
    ):
        for path in paths:
            page = await phone.get(path, headers=PAGE)
            assert (MARK in page.text) == rehearsal, path


async def test_a_phone_is_told_how_fast_to_count(workshop: Workshop) -> None:
    workshop.start("Forces")
    form = built(workshop, rehearsal=True)
    mirror, follow = workshop.do(link_mirror).code, workshop.do(open_follow_page).code
    table = f"/t/{code_of(workshop)}/state"
    asked = (table, f"/s/{follow}/4/state", f"/p/{mirror}/picture")
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=httpx.ASGITransport(form.app), base_url="http://form") as phone,
    ):
        assert {(await phone.get(path)).json()["speed"] for path in asked} == {1}
        workshop.do(begun)
        assert {(await phone.get(path)).json()["speed"] for path in asked} == {10}


async def test_phones_look_again_when_the_speed_changes(workshop: Workshop) -> None:
    assert workshop.do(partial(change_speed, speed=60)).speed == 0, "a real day has no speed"
    workshop.do(begun)
    reached = workshop.ask(lambda snapshot: snapshot.last_change())
    workshop.do(partial(change_speed, speed=60))
    workshop.do(partial(change_speed, speed=60))
    (line,) = workshop.ask(lambda snapshot: snapshot.facts_since(reached))
    (event,) = events_of(line, workshop.clock.now())
    assert b"event: state" in event.frame
    assert b"event: picture" in event.mirror
    assert event.seen_by is None
    assert workshop.ask(speed_of) == workshop.ask(rehearsal_of).speed == 60
