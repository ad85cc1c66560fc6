"""« Is there internet? »: each system hears what keeps it on the Wi-Fi; nobody hears more."""

from __future__ import annotations

import http.client
import socket
from contextlib import closing

import pytest

from tests.conftest import Workshop
from tests.web.conftest import phone_of
from workshop_app.feeds.addresses import free_port
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer
from workshop_app.web.side_door import SideDoor

APPLE = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("host", "path", "status", "body"),
    [
        ("connectivitycheck.gstatic.com", "/generate_204", 204, ""),
        ("www.google.com", "/gen_204", 204, ""),
        ("captive.apple.com", "/hotspot-detect.html", 200, APPLE),
        ("www.apple.com", "/library/test/success.html", 200, APPLE),
        ("www.msftconnecttest.com", "/connecttest.txt", 200, "Microsoft Connect Test"),
        ("www.msftncsi.com", "/ncsi.txt", 200, "Microsoft NCSI"),
        ("detectportal.firefox.com", "/success.txt", 200, "success\n"),
        ("nmcheck.gnome.org", "/check_network_status.txt", 200, "NetworkManager is online\n"),
        ("connectivity-check.ubuntu.com:80", "/", 204, ""),
        ("fedoraproject.org", "/static/hotspot.txt", 200, "OK"),
    ],
)
async def test_each_system_hears_what_it_expects(
    workshop: Workshop, host: str, path: str, status: int, body: str
) -> None:
    async with phone_of(workshop) as phone:
        answer = await phone.get(f"http://form{path}", headers={"host": host})
        assert (answer.status_code, answer.text) == (status, body)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("method", "host", "path"),
    [
        ("GET", "captive.apple.com", "/"),
        ("GET", "captive.apple.com", "/health"),
        ("POST", "captive.apple.com", "/hotspot-detect.html"),
        ("GET", "mechant.example", "/generate_204"),
        ("GET", "captive.apple.com.mechant.example", "/hotspot-detect.html"),
    ],
)
async def test_any_other_name_of_the_internet_is_refused(
    workshop: Workshop, method: str, host: str, path: str
) -> None:
    async with phone_of(workshop) as phone:
        answer = await phone.request(method, f"http://form{path}", headers={"host": host})
        assert answer.status_code == 421
        assert "Success" not in answer.text


@pytest.mark.anyio
async def test_at_the_form_itself_such_a_path_is_no_page(workshop: Workshop) -> None:
    async with phone_of(workshop) as phone:
        answer = await phone.get("http://form/generate_204", headers={"host": "10.42.0.1:8000"})
        assert answer.status_code == 404


@pytest.mark.anyio
async def test_without_its_number_an_address_leads_to_the_form(workshop: Workshop) -> None:
    heard: list[dict[str, object]] = []

    async def behind(scope: object, _receive: object, send: object) -> None:
        heard.append(scope)  # type: ignore[arg-type]

    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    async def ask(host: str, port: int) -> None:
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/t/K7MX4T2P",
            "query_string": b"prenom=Jo",
            "headers": [(b"host", host.encode())],
            "server": ("10.42.0.1", port),
        }
        await SideDoor(behind, 8000, 80)(scope, None, send)  # type: ignore[arg-type]

    await ask("10.42.0.1", 80)
    headers = dict(sent[0]["headers"])  # type: ignore[call-overload]
    assert headers[b"location"] == b"http://10.42.0.1:8000/t/K7MX4T2P?prenom=Jo"
    for host, port in (("10.42.0.1:8000", 8000), ("captive.apple.com", 80), ("x@y.example", 80)):
        before = len(heard)
        await ask(host, port)
        assert len(heard) == before + 1


def test_a_number_that_is_taken_or_forbidden_stops_nothing(workshop: Workshop) -> None:
    house = workshop.house
    form = build_form(house.library, house.feed, house.clock, house.presence)
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        port = free_port("127.0.0.1", 25_000)
        server = ThreadedServer(form.app, form.live.close, "127.0.0.1", port, beside=taken)
        server.start()
        try:
            assert not server.answers_beside
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as phone:
                phone.request("GET", "/health")
                assert phone.getresponse().status == 200
        finally:
            server.stop()


def test_both_numbers_are_answered_and_closed_together(workshop: Workshop) -> None:
    house = workshop.house
    form = build_form(house.library, house.feed, house.clock, house.presence)
    port = free_port("127.0.0.1", 25_100)
    beside = free_port("127.0.0.1", port + 1)
    server = ThreadedServer(form.app, form.live.close, "127.0.0.1", port, beside=beside)
    server.start()
    try:
        assert server.answers_beside
        with closing(http.client.HTTPConnection("127.0.0.1", beside, timeout=5)) as phone:
            phone.request("GET", "/generate_204", headers={"Host": "www.gstatic.com"})
            assert phone.getresponse().status == 204
    finally:
        server.stop()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", beside), timeout=1)
