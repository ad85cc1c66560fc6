"""The door before the requests, on a real socket: the slow, the long, the many, the malformed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.test_serving import HERE, hello
from workshop_app.feeds.addresses import free_port
from workshop_app.web.guard import Patience
from workshop_app.web.serving import ThreadedServer

IMPATIENT = Patience(request_s=0.2, picture_s=60, head_bytes=2_000, per_address=5)
HELLO = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    number = free_port(HERE, 22_000)
    server = ThreadedServer(hello, lambda: None, HERE, number, IMPATIENT)
    server.start()
    yield number
    server.stop()


def dial(port: int) -> socket.socket:
    return socket.create_connection((HERE, port), timeout=5)


def heard(connection: socket.socket) -> bytes:
    """All that comes until the other side hangs up."""
    received = b""
    try:
        while more := connection.recv(65_536):
            received += more
    except ConnectionResetError:
        pass
    return received


def test_whoever_keeps_silent_is_shown_out(port: int) -> None:
    with dial(port) as connection:
        assert heard(connection) == b""


def test_whoever_never_ends_a_header_is_shown_out(port: int) -> None:
    with dial(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ")
        assert heard(connection) == b""


def test_whoever_never_ends_a_body_is_shown_out(port: int) -> None:
    with dial(port) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nhalf")
        assert b"bonjour" in heard(connection), "it is answered, then shown out all the same"


def test_a_picture_on_its_way_to_a_table_is_given_its_time(port: int) -> None:
    """Twice the patience for anything else, and the door is still open."""
    with dial(port) as connection, dial(port) as other:
        head = b" HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\n"
        connection.sendall(b"POST /t/CODE/photos" + head + b"half")
        other.sendall(b"POST /d/CODE/photos" + head + b"half")
        heard(other)
        connection.setblocking(False)
        with pytest.raises(BlockingIOError):
            read_on(connection)


def read_on(connection: socket.socket) -> None:
    while connection.recv(65_536):
        pass


def test_headers_have_a_length(port: int) -> None:
    with dial(port) as connection, pytest.raises((ConnectionResetError, BrokenPipeError)):
        send_without_end(connection, b"GET / HTTP/1.1\r\nHost: here\r\nX-Long: ")


def send_without_end(connection: socket.socket, beginning: bytes) -> None:
    connection.sendall(beginning)
    while True:
        connection.sendall(b"a" * 1_000)


def test_one_address_has_so_many_connections_and_no_more(port: int) -> None:
    with ExitStack() as stack:
        for _ in range(IMPATIENT.per_address):
            connection = stack.enter_context(dial(port))
            connection.sendall(HELLO)
            assert b"bonjour" in connection.recv(65_536)
        assert heard(stack.enter_context(dial(port))) == b""
    with dial(port) as later:
        later.sendall(HELLO)
        assert b"bonjour" in later.recv(65_536) or heard(later) == b""


def test_two_requests_on_one_connection_are_both_answered(port: int) -> None:
    with dial(port) as connection:
        connection.sendall(HELLO)
        assert b"bonjour" in connection.recv(65_536)
        connection.sendall(HELLO)
        assert b"bonjour" in connection.recv(65_536)


def test_a_request_in_time_does_not_excuse_the_next_one(port: int) -> None:
    with dial(port) as connection:
        connection.sendall(HELLO)
        assert b"bonjour" in connection.recv(65_536)
        connection.sendall(HELLO[:10])
        assert heard(connection) == b""


def test_a_picture_under_way_has_more_time_and_the_next_request_has_not(port: int) -> None:
    with dial(port) as connection:
        head = b"POST /t/AAAA/photos HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n"
        connection.sendall(head)
        connection.settimeout(2 * IMPATIENT.request_s)
        with pytest.raises(TimeoutError):  # still there, when another request would have left
            heard(connection)
        connection.settimeout(10)
        connection.sendall(b"xx")
        connection.sendall(HELLO[:10])
        assert heard(connection) == b""


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(min_size=1, max_size=300))
def test_nonsense_is_refused_and_the_next_one_is_answered(port: int, nonsense: bytes) -> None:
    with dial(port) as connection:
        connection.sendall(nonsense + b"\r\n\r\n")
        answer = heard(connection)
        assert answer == b"" or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 200"))
        assert b"Traceback" not in answer
        assert b"uvicorn" not in answer.lower()
