"""An answer leaves in one packet, and nothing of it ever stays behind."""

from __future__ import annotations

import asyncio

import pytest

from workshop_app.web.one_packet import OnePacket

HEAD = b"HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n"


class Below(asyncio.Transport):
    def __init__(self) -> None:
        super().__init__({"peername": ("10.0.0.9", 4321)})
        self.sent: list[bytes] = []
        self.left = ""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent.append(bytes(data))

    def is_closing(self) -> bool:
        return bool(self.left)

    def pause_reading(self) -> None:
        self.left = "paused"

    def resume_reading(self) -> None:
        self.left = ""

    def close(self) -> None:
        self.left = "closed"

    def abort(self) -> None:
        self.left = "aborted"


@pytest.fixture
def below() -> Below:
    return Below()


@pytest.fixture
def packet(below: Below) -> OnePacket:
    return OnePacket(below)


def test_a_head_leaves_with_its_body(below: Below, packet: OnePacket) -> None:
    packet.write(HEAD)
    packet.write(b"{}")
    packet.write(b"more")
    assert below.sent == [HEAD + b"{}", b"more"]


def test_an_answer_without_a_body_leaves_when_it_is_complete(
    below: Below, packet: OnePacket
) -> None:
    packet.write(HEAD)
    packet.flush()
    packet.flush()
    assert below.sent == [HEAD]


def test_what_waits_leaves_before_the_connection_is_closed(below: Below, packet: OnePacket) -> None:
    packet.write(HEAD)
    packet.close()
    assert (below.sent, packet.is_closing()) == ([HEAD], True)


def test_a_connection_that_is_broken_off_sends_nothing(below: Below, packet: OnePacket) -> None:
    packet.write(HEAD)
    packet.abort()
    assert (below.sent, below.left) == ([], "aborted")


def test_go_on_is_told_at_once(below: Below, packet: OnePacket) -> None:
    packet.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    assert below.sent == [b"HTTP/1.1 100 Continue\r\n\r\n"]


def test_two_answers_keep_their_order(below: Below, packet: OnePacket) -> None:
    packet.write(HEAD)
    packet.write(HEAD)
    packet.flush()
    assert b"".join(below.sent) == HEAD + HEAD


def test_the_rest_is_the_transport_s_own(below: Below, packet: OnePacket) -> None:
    packet.pause_reading()
    assert packet.is_closing()
    packet.resume_reading()
    assert not packet.is_closing()
    assert packet.get_extra_info("peername") == ("10.0.0.9", 4321)
