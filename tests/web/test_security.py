"""What a prankster on the hall's Wi-Fi gets: nothing, politely."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Workshop
from tests.web.conftest import build, card, code_of, phone_of
from workshop_app.services.tables import change_code
from workshop_app.web.hosts import is_of_a_hall
from workshop_app.web.security import Limits

pytestmark = pytest.mark.anyio
CONSOLE = (
    "/admin", "/console", "/docs", "/openapi.json", "/static/", "/assets/", "/fonts/",
    "/fonts/../tokens.json", "/fonts/%2e%2e%2ftokens.json", "/.git/config", "/workshops",
    "/library.db", "/t/", "/report.pdf", "/metrics", "/people", "/api",
)  # fmt: skip


async def test_nothing_but_the_form_is_served(workshop: Workshop) -> None:
    """Every route is one of the form's; whatever else is asked for is not there."""
    form = build(workshop)
    served = {getattr(route, "path", "") for route in form.app.routes}
    assert all(
        path.startswith(tuple(f"/{kind}/{{" for kind in (*"tdpsveb", "fonts")))
        or path in ("/", "/health")
        for path in served
    )
    async with phone_of(workshop) as phone:
        for path in CONSOLE:
            answer = await phone.get(f"http://form{path}")
            assert answer.status_code == 404, path
            assert "Traceback" not in answer.text


async def test_an_answer_opens_no_other_door(workshop: Workshop) -> None:
    """No other site may read it, frame it or learn the link; no server or version is told."""
    async with phone_of(workshop) as phone:
        for path in ("http://form/", "/state"):
            answer = await phone.get(path)
            headers = {name.lower() for name in answer.headers}
            assert not headers & {"access-control-allow-origin", "server", "x-powered-by"}
            assert answer.headers["x-content-type-options"] == "nosniff"
        page = await phone.get(str(phone.base_url).rstrip("/"), headers={"Accept": "text/html"})
        assert page.headers["referrer-policy"] == "same-origin"
        assert page.headers["x-frame-options"] == "DENY"
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


async def test_a_page_of_another_site_does_not_write(workshop: Workshop) -> None:
    workshop.start("Forces")
    async with phone_of(workshop) as phone:
        for origin in ("http://evil.example", "null", "http://form:81"):
            answer = await phone.post("/cards", json=card(), headers={"Origin": origin})
            assert (answer.status_code, answer.json()["error"]) == (403, "other_site")
        own = await phone.post("/cards", json=card(), headers={"Origin": "http://form"})
        assert own.status_code == 201


@pytest.mark.parametrize(
    ("host", "believed"),
    [
        ("192.168.1.20:8000", True),
        ("[fe80::1]:8000", True),
        ("tablee.local:8000", True),
        ("localhost", True),
        ("", True),
        ("evil.example", False),
        ("192.168.1.20.evil.example:8000", False),
        ("tablee.exemple.fr", False),
    ],
)
def test_a_name_of_the_internet_is_not_believed(host: str, believed: bool) -> None:
    assert is_of_a_hall(host) == believed
    assert is_of_a_hall(host, {"tablee.exemple.fr"}) == (believed or host == "tablee.exemple.fr")


async def test_another_name_is_told_where_to_go(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        answer = await phone.get("/state", headers={"Host": "evil.example"})
        assert (answer.status_code, answer.json()["error"]) == (421, "other_host")


async def test_a_code_that_was_changed_leads_nowhere(workshop: Workshop) -> None:
    old = code_of(workshop)
    async with phone_of(workshop, code=old) as phone:
        assert (await phone.get("/state")).status_code == 200
        workshop.do(partial(change_code, number=4))
        new = code_of(workshop)
        assert new != old
        async with asyncio.timeout(5):
            while (answer := await phone.get("/state")).status_code == 200:
                pass
        assert answer.json()["error"] == "unknown_code"
        assert (await phone.get(f"http://form/t/{new}/state")).json()["table"] == 4


async def test_a_hall_behind_one_address_is_not_held_back(workshop: Workshop) -> None:
    """Ninety phones wake up in the same second: page, state, stream, and again."""
    async with phone_of(workshop) as phone:
        answers = [await phone.get("/state") for _ in range(300)]
        assert {answer.status_code for answer in answers} == {200}


async def test_whoever_looks_without_end_is_made_to_wait(workshop: Workshop) -> None:
    async with phone_of(workshop, limits=Limits(looks=5, looks_per_s=0.1)) as phone:
        statuses = [(await phone.get("/state")).status_code for _ in range(6)]
        assert statuses == [200] * 5 + [429]


METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")
PATHS = (
    "", "/cards", "/state", "/cards/{id}", "/call", "/done", "/read", "/ballot", "/nope",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=60),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=9), inside, max_size=4)
    ),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "id": st.uuids().map(str) | JSON,
        "kind": st.sampled_from(("forces", "attentes", "")) | JSON,
        "text": st.text(max_size=1_200) | JSON,
        "written_at": st.datetimes().map(str) | JSON,
        "author": JSON,
        "expected": JSON,
        "calling": JSON,
        "done": JSON,
        "message": JSON,
        "points": JSON,
    },
)
BODIES = (
    st.binary(max_size=200)
    | JSON.map(json.dumps).map(str.encode)
    | FIELDS.map(json.dumps).map(str.encode)
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.sampled_from(("text/html", "application/json", "*/*", "")),
        "accept-language": st.text("abcdefr-,;q=0.19* ", max_size=20),
        "content-type": st.sampled_from(
            ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
        ),
        "last-event-id": st.text("0123456789-x", max_size=25),
    },
)  # fmt: skip


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.tuples(st.sampled_from(METHODS), st.sampled_from(PATHS), BODIES, HEADERS),
    key=st.uuids().map(str) | st.text("abc/%0.é", max_size=12),
    query=st.dictionaries(
        st.sampled_from(("since", "expected", "envoyee", "prenom")), st.text(max_size=30)
    ),
)
async def test_no_request_is_answered_by_a_bug(
    workshop: Workshop,
    asked: tuple[str, str, bytes, dict[str, str]],
    key: str,
    query: dict[str, str],
) -> None:
    method, path, body, headers = asked
    form = build(workshop, Limits(writes=10**6, looks=10**6, unknown_codes=10**6))
    transport = httpx.ASGITransport(form.app)  # a bug is raised here, not answered
    async with httpx.AsyncClient(
        transport=transport, base_url=f"http://form/t/{code_of(workshop)}"
    ) as phone:
        request: dict[str, Any] = {"content": body, "headers": headers, "params": query}
        answer = await phone.request(
            method, httpx.URL(path.format(id=key)) if path else "", **request
        )
        assert answer.status_code < 500
