"""Streams over a real server: nothing missed after a cut, no waiting for them at the end."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.services.phases import start_next
from workshop_app.services.workshops import change_workshop
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        free: int = found.getsockname()[1]
        return free


@pytest.fixture
def server(workshop: Workshop, port: int) -> Iterator[ThreadedServer]:
    house = workshop.house
    form = build_form(house.library, house.feed, house.clock, house.presence)
    server = ThreadedServer(form.app, form.live.close, "127.0.0.1", port)
    server.start()
    yield server
    server.stop()


@contextmanager
def listen(
    workshop: Workshop, port: int, after: int, table: int = 4, by_query: bool = False
) -> Iterator[http.client.HTTPResponse]:
    known = workshop.ask(lambda snapshot: snapshot.tables.since(0))
    code = next(each.code for each in known if each.number == table)
    phone = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    path = f"/t/{code}/events" + (f"?since={after}" if by_query else "")
    phone.request("GET", path, headers={} if by_query else {"Last-Event-ID": str(after)})
    with closing(phone), phone.getresponse() as stream:
        yield stream


def events(
    stream: http.client.HTTPResponse, count: int
) -> list[tuple[int, str, dict[str, object]]]:
    """(number, name, data) of the next ones."""
    found: list[tuple[int, str, dict[str, object]]] = []
    number, kind = 0, ""
    while len(found) < count:
        name, _, value = stream.readline().decode().strip().partition(": ")
        if name == "id":
            number = int(value)
        elif name == "event":
            kind = value
        elif name == "data":
            found.append((number, kind, json.loads(value)))
    return found


@pytest.mark.parametrize("by_query", [True, False])
def test_a_cut_stream_goes_on_where_it_was(
    workshop: Workshop, server: ThreadedServer, port: int, by_query: bool
) -> None:
    workshop.start("Forces")
    written = [workshop.write().card.change for _ in range(3)]
    workshop.write(table=5)
    with listen(workshop, port, written[0], by_query=by_query) as stream:
        assert [number for number, _, _ in events(stream, 2)] == written[1:]
        written += [workshop.write().card.change for _ in range(3)]
        assert [number for number, _, _ in events(stream, 3)] == written[3:]


def test_a_phase_is_told_to_every_table(
    workshop: Workshop, server: ThreadedServer, port: int
) -> None:
    workshop.start("Forces")
    reached = workshop.write().card.change
    with (
        listen(workshop, port, reached, table=1) as first,
        listen(workshop, port, reached, table=9) as last,
    ):
        workshop.do(start_next)
        for stream in (first, last):
            told = [(kind, data["title"], data["state"]) for _, kind, data in events(stream, 2)]
            assert told == [("phase", "Forces", "ended"), ("phase", "Faiblesses", "running")]


def test_the_stream_of_a_closed_table_ends(
    workshop: Workshop, server: ThreadedServer, port: int
) -> None:
    reached = workshop.ask(lambda snapshot: snapshot.last_change())
    with listen(workshop, port, reached, table=9) as stream:
        workshop.do(partial(change_workshop, table_count=8))
        assert "state" in {kind for _, kind, _ in events(stream, 1)}
        stream.read()
    with listen(workshop, port, reached, table=9) as closed:
        assert closed.status == 404


def test_an_open_stream_ends_with_the_server(
    workshop: Workshop, server: ThreadedServer, port: int
) -> None:
    with listen(workshop, port, 0) as stream:
        assert stream.readline().startswith(b"retry:")
        began = time.monotonic()
        server.stop()
        assert stream.read().endswith(b"\n\n")
        assert time.monotonic() - began < 3, "uvicorn waited for the stream"
