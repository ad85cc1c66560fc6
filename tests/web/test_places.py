"""Where phones are told to find the form, and what an older address still says."""

from __future__ import annotations

from functools import partial

import httpx
import pytest

from tests.conftest import Workshop
from tests.web.conftest import code_of, phone_of
from workshop_app.services.form_address import keep_address
from workshop_app.web.page import port_of

PAGE = {"accept": "text/html"}


def told(workshop: Workshop, host: str = "10.42.0.1") -> None:
    workshop.do(partial(keep_address, host=host, port=8000))


@pytest.mark.anyio
async def test_the_state_says_where_else_the_form_is(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        assert (await phone.get("state")).json()["places"] == []
        told(workshop, "127.0.0.1")
        assert (await phone.get("state")).json()["places"] == []
        told(workshop)
        places = (await phone.get("state")).json()["places"]
        assert places == ["10.42.0.1:8000", "tablee.local:8000"]


@pytest.mark.anyio
async def test_an_older_address_shows_the_new_one_and_goes_on(workshop: Workshop) -> None:
    told(workshop)
    async with phone_of(workshop) as phone:
        link = f"http://10.42.0.1:8000/t/{code_of(workshop)}"
        older = await phone.get(
            f"http://form/t/{code_of(workshop)}", headers=PAGE | {"host": "192.168.1.24:8000"}
        )
        assert older.status_code == 200, "never a redirection: the phone's cards lie there"
        assert f'<a href="{link}">' in older.text
        for host in ("10.42.0.1:8000", "tablee.local:8000", "127.0.0.1:8000", "form"):
            page = await phone.get(
                f"http://form/t/{code_of(workshop)}", headers=PAGE | {"host": host}
            )
            assert 'href="http://' not in page.text


@pytest.mark.anyio
async def test_a_page_may_look_for_its_table_elsewhere_and_for_nothing_else(
    workshop: Workshop,
) -> None:
    async with phone_of(workshop) as phone:
        page = await phone.get(
            f"http://form/t/{code_of(workshop)}", headers=PAGE | {"host": "10.42.0.1:8000"}
        )
        policy = page.headers["content-security-policy"]
        assert "img-src 'self' data: http://*:8000;" in policy
        assert "connect-src 'self';" in policy
        point = await phone.get("here.png")
        assert point.headers["content-type"] == "image/png"
        assert point.content.startswith(b"\x89PNG")
        assert "access-control-allow-origin" not in point.headers


@pytest.mark.anyio
async def test_the_picture_of_an_unknown_table_is_none(workshop: Workshop) -> None:
    async with phone_of(workshop, code="00000000") as phone:
        answer: httpx.Response = await phone.get("here.png")
        assert answer.status_code == 404
        assert answer.headers["content-type"] != "image/png"


@pytest.mark.parametrize(
    ("host", "port"),
    [("10.42.0.1:8000", 8000), ("form", 80), ("form:", 80), ("x:99999999", 80), ("x:²", 80)],
)
def test_the_number_after_the_address(host: str, port: int) -> None:
    assert port_of(host) == port
