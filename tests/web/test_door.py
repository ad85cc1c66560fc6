"""A post at the door over HTTP: what it may ask, what it is told, and what it never learns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.conftest import Workshop
from tests.services.test_checkin import hall, said
from tests.web.conftest import build, code_of
from workshop_app.domain.people import Person
from workshop_app.domain.posts import DoorPost
from workshop_app.services.attendance import attendance_of
from workshop_app.services.people import change_person
from workshop_app.services.posts import link_post, revoke_post
from workshop_app.services.seats import seat_person
from workshop_app.web.security import Limits

pytestmark = pytest.mark.anyio
BROWSER = {"accept": "text/html"}


@asynccontextmanager
async def device_of(
    workshop: Workshop, post: DoorPost, limits: Limits | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    form = build(workshop, limits)
    address = f"http://form/d/{post.code}"
    async with (
        form.app.router.lifespan_context(form.app),
        httpx.AsyncClient(transport=httpx.ASGITransport(form.app), base_url=address) as client,
    ):
        yield client


def linked(workshop: Workshop, name: str = "") -> DoorPost:
    return workshop.do(partial(link_post, name=name))


def state_of(workshop: Workshop, person: Person) -> str:
    known = workshop.ask(attendance_of).get(person.id)
    return known.state if known else "expected"


async def test_a_post_reads_the_list_and_nothing_more_of_anybody(workshop: Workshop) -> None:
    people = hall(workshop)
    hide = partial(change_person, key=people[0].id, email="zoe@example.org", phone="06 00 00 00 00")
    workshop.do(hide)
    post = linked(workshop, "Tablette de Fanny")
    async with device_of(workshop, post) as device:
        answer = await device.get("/state")
        page = await device.get(f"http://form/d/{post.code}", headers=BROWSER)
    state = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert (state["post"], state["name"]) == (2, "Tablette de Fanny")
    assert len(state["people"]) == 12
    assert set(state["people"][0]) == {
        "id", "first_name", "last_name", "organisation", "gender", "table", "badge", "withdrawn",
        "state", "at", "arrived_at", "post", "walk_in", "change",
    }  # fmt: skip
    for text in (answer.text, page.text):
        assert "example.org" not in text
        assert "06 00" not in text
    assert "Tablette de Fanny" in page.text
    assert "script-src 'sha256-" in page.headers["content-security-policy"]


async def test_an_arrival_is_answered_once_it_is_kept_and_may_be_sent_twice(
    workshop: Workshop,
) -> None:
    person = hall(workshop)[0]
    at = (workshop.clock.now() - timedelta(minutes=2)).isoformat()
    async with device_of(workshop, linked(workshop)) as device:
        answers = [
            await device.post(f"/people/{person.id}", json={"state": "arrived", "at": at})
            for _ in range(2)
        ]
    assert [answer.status_code for answer in answers] == [200, 200]
    first, again = (answer.json() for answer in answers)
    assert first == again
    assert first["already"] == ""
    assert first["person"]["state"] == "arrived"
    assert (first["person"]["post"], first["person"]["badge"]) == (2, 1)
    assert workshop.ask(attendance_of)[person.id].at == workshop.clock.now() - timedelta(minutes=2)


async def test_the_second_post_hears_who_was_first(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    said(workshop, person.id, "arrived", post=1)
    async with device_of(workshop, linked(workshop)) as device:
        answer = await device.post(f"/people/{person.id}", json={"state": "arrived"})
        english = await device.post(
            f"/people/{person.id}", json={"state": "arrived"}, headers={"accept-language": "en"}
        )
    told = answer.json()["already"].replace("\u00a0", " ")
    assert told == "déjà confirmée à 9 h par le poste 1"
    assert english.json()["already"] == "already checked in at 9:00 by post 1"
    assert workshop.ask(attendance_of)[person.id].post == 1


async def test_an_arrival_is_taken_back_unless_something_was_said_since(
    workshop: Workshop,
) -> None:
    person = hall(workshop)[0]
    async with device_of(workshop, linked(workshop)) as device:
        here = await device.post(f"/people/{person.id}", json={"state": "arrived"})
        change = here.json()["person"]["change"]
        said(workshop, person.id, "left")
        late = await device.post(f"/people/{person.id}", json={"back": change})
        assert (late.status_code, late.json()["error"]) == (409, "attendance_changed")
        left = workshop.ask(attendance_of)[person.id].change
        back = await device.post(f"/people/{person.id}", json={"back": left})
        assert back.json()["person"]["state"] == "arrived"


async def test_a_newcomer_is_told_the_seat_before_and_is_one_person(workshop: Workshop) -> None:
    hall(workshop)
    newcomer = {"id": str(uuid4()), "name": "Ana Ferreira", "organisation_type": "ADT"}
    async with device_of(workshop, linked(workshop)) as device:
        seat = await device.get("/seat", params={"organisation_type": "ADT"})
        first = await device.post("/newcomers", json=newcomer)
        again = await device.post("/newcomers", json=newcomer)
    assert (first.status_code, again.status_code) == (201, 201)
    person = first.json()["person"]
    assert seat.json() == {"table": person["table"], "badge": person["badge"]}
    assert person["walk_in"] is True
    assert again.json()["person"]["id"] == person["id"]
    assert workshop.ask(lambda snapshot: snapshot.people.count()) == 13


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/people/{person}", {"state": "here"}, 422),
        ("/people/{person}", {}, 422),
        ("/people/{person}", {"state": "left"}, 409),
        ("/people/{person}", {"state": "arrived", "at": "hier"}, 422),
        ("/people/00000000-0000-0000-0000-000000000001", {"state": "arrived"}, 404),
        ("/people/tout-le-monde", {"state": "arrived"}, 404),
        ("/newcomers", {"id": "1", "name": "Ana"}, 422),
        ("/newcomers", {"id": str(uuid4()), "name": " "}, 422),
        ("/newcomers", {"id": str(uuid4()), "name": "A" * 201}, 422),
        ("/newcomers", {"id": str(uuid4()), "name": "A" * 20_000}, 413),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_sentence(
    workshop: Workshop, path: str, sent: dict[str, Any], status: int
) -> None:
    person = hall(workshop)[0]
    async with device_of(workshop, linked(workshop)) as device:
        answer = await device.post(path.format(person=person.id), json=sent)
    assert answer.status_code == status
    assert answer.json()["message"]
    assert workshop.ask(attendance_of) == {}


async def test_one_link_never_opens_the_other(workshop: Workshop) -> None:
    hall(workshop)
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        as_table = await device.get(f"http://form/t/{post.code}/state")
        as_post = await device.get(f"http://form/d/{code_of(workshop, 1)}/state")
    assert (as_table.status_code, as_table.json()["error"]) == (404, "unknown_code")
    assert (as_post.status_code, as_post.json()["error"]) == (404, "unknown_post")


async def test_a_typed_code_leads_to_the_post(workshop: Workshop) -> None:
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        typed = f"{post.code[:4]} {post.code[4:]}".lower()
        answer = await device.get("http://form/", params={"code": typed}, headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/d/{post.code}")


async def test_guessing_is_braked_whatever_is_guessed(workshop: Workshop) -> None:
    post = linked(workshop)
    limits = Limits(unknown_codes=3, unknown_codes_per_s=0.5)
    async with device_of(workshop, post, limits) as device:
        tried = [await device.get(f"http://form/d/AAAA000{n}/state") for n in range(2)]
        tried += [await device.get(f"http://form/t/AAAA000{n}/state") for n in range(2)]
    assert [answer.status_code for answer in tried] == [404, 404, 404, 429]


async def test_a_post_that_sends_without_end_is_slowed(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    limits = Limits(writes=2, writes_per_s=1)
    async with device_of(workshop, linked(workshop), limits) as device:
        answers = [
            await device.post(f"/people/{person.id}", json={"state": "arrived"}) for _ in range(3)
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["retry-after"] == "1"


async def test_a_post_taken_back_reads_nothing_any_more(workshop: Workshop) -> None:
    person = hall(workshop)[0]
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        assert (await device.get("/state")).status_code == 200
        workshop.do(partial(revoke_post, key=post.id))
        await until_refused(device)
        late = await device.post(f"/people/{person.id}", json={"state": "arrived"})
    assert late.json()["error"] == "unknown_post"
    assert state_of(workshop, person) == "expected"


async def until_refused(device: httpx.AsyncClient) -> None:
    """The link is forgotten with the next look at the change log, a second later at most."""
    for _ in range(300):
        if (await device.get("/state")).status_code == 404:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the link still opens")


async def test_a_post_gives_signs_of_life_and_a_table_does_not_for_it(workshop: Workshop) -> None:
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        await device.get("/seat")
    presence = workshop.house.presence
    assert presence.posts_last_seen(workshop.key) == {2: workshop.clock.now()}
    assert presence.last_seen(workshop.key) == {}


# without script


async def test_a_plain_form_confirms_and_says_so(workshop: Workshop) -> None:
    people = hall(workshop)
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        page = await device.get(
            f"http://form/d/{post.code}", params={"q": "nom03"}, headers=BROWSER
        )
        assert page.text.count('<li class="person">') == 2, "the row, and the script's template"
        sent = await device.post(
            f"/people/{people[3].id}", data={"state": "arrived", "q": "nom03"}, headers=BROWSER
        )
        assert sent.status_code == 303
        after = await device.get(f"http://form{sent.headers['location']}", headers=BROWSER)
    assert state_of(workshop, people[3]) == "arrived"
    text = after.text.replace("\u00a0", " ")
    assert "Prénom03 Nom03 : présence confirmée." in text
    assert f"Table {people[3].table}, badge 1." in text


async def test_a_plain_form_says_who_was_first_and_keeps_what_was_refused(
    workshop: Workshop,
) -> None:
    people = hall(workshop)
    post = linked(workshop)
    said(workshop, people[0].id, "arrived", post=1)
    async with device_of(workshop, post) as device:
        second = await device.post(
            f"/people/{people[0].id}", data={"state": "arrived"}, headers=BROWSER
        )
        told = await device.get(f"http://form{second.headers['location']}", headers=BROWSER)
        nameless = {"id": str(uuid4()), "name": " ", "organisation": "OT Rives"}
        refused = await device.post("/newcomers", data=nameless, headers=BROWSER)
        never = await device.post(
            f"/people/{people[1].id}", data={"state": "left"}, headers=BROWSER
        )
    assert "déjà confirmée à 9 h par le poste 1" in told.text.replace("\u00a0", " ")
    assert refused.status_code == 422
    assert 'value="OT Rives"' in refused.text
    assert 'role="alert"' in refused.text
    assert never.status_code == 409


async def test_a_page_without_script_stays_short(workshop: Workshop) -> None:
    for n in range(60):
        workshop.add("Zoé", f"Fabre{n:02}")
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        page = await device.get(f"http://form/d/{post.code}", headers=BROWSER)
    assert "Encore 30 personnes" in page.text.replace("\u00a0", " ")
    assert page.text.count('<form class="do"') == 30


async def test_names_are_data(workshop: Workshop) -> None:
    workshop.add("<b>Zoé</b>", "</script><script>alert(1)</script>")
    post = linked(workshop)
    async with device_of(workshop, post) as device:
        page = await device.get(f"http://form/d/{post.code}", headers=BROWSER)
    assert "<b>Zoé" not in page.text
    assert "</script><script>alert" not in page.text


# live


async def frames_after(
    workshop: Workshop,
    post: DoorPost,
    since: int,
    act: partial[Any],
    wanted: str,
    ends: bool = False,
) -> str:
    """What the stream of a post says once `act` was done, up to the event wanted; `ends`: it must
    end by itself then."""
    form = build(workshop)
    async with form.app.router.lifespan_context(form.app):
        scope = {
            "type": "http", "method": "GET", "path": f"/d/{post.code}/events", "headers": [],
            "query_string": f"since={since}".encode(), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        heard: list[str] = []
        begun, enough = asyncio.Event(), asyncio.Event()

        async def receive() -> dict[str, Any]:
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            heard.append(message.get("body", b"").decode())
            if heard[-1]:
                begun.set()
            if wanted in heard[-1] or message.get("more_body") is False:
                enough.set()

        listening = asyncio.create_task(form.app(scope, receive, send))  # type: ignore[arg-type]
        await asyncio.wait_for(begun.wait(), 5)
        await asyncio.to_thread(act)
        await asyncio.wait_for(enough.wait(), 5)
        if not ends:
            form.live.close()
        await asyncio.wait_for(listening, 5)
    return "".join(heard)


async def test_what_another_post_says_is_heard_and_cards_are_not(workshop: Workshop) -> None:
    people = hall(workshop)
    post = linked(workshop)
    since = workshop.ask(lambda snapshot: snapshot.last_change())
    workshop.start("Forces")
    workshop.write("Un secret")

    def act() -> None:
        workshop.do(partial(seat_person, key=people[1].id, table=2))
        said(workshop, people[0].id, "arrived")

    heard = await frames_after(workshop, post, since, partial(act), "event: presence")
    assert '"state":"arrived"' in heard
    assert str(people[0].id) in heard
    assert "Un secret" not in heard
    assert "event: card" not in heard


async def test_the_stream_ends_when_the_link_is_taken_back(workshop: Workshop) -> None:
    hall(workshop)
    post = linked(workshop)
    since = workshop.ask(lambda snapshot: snapshot.last_change())
    revoke = partial(workshop.do, partial(revoke_post, key=post.id))
    heard = await frames_after(workshop, post, since, revoke, "event: state", ends=True)
    assert "event: state" in heard
