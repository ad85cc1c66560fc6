"""What another machine can knock at while the desk runs: the form, and nothing of the console."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.session.laptop import Laptop
from tests.session.test_kill import free_port
from workshop_app.desktop.pages import PAGES

INTERNET_CHECKS = 80
"""Where phones ask whether there is internet; taken only where the system allows it."""
CONSOLE = ("console", "desk", "library", "workshops", "people", "report", "docs", "openapi.json")


def listening(program: psutil.Process) -> set[int]:
    """The addresses where it, or what it started, waits for a connection."""
    family = [program, *program.children(recursive=True)]
    return {
        socket.laddr.port
        for each in family
        for socket in each.net_connections("tcp")
        if socket.status == psutil.CONN_LISTEN
    }


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop.with_workshop(tmp_path / "library.db", "127.0.0.1", free_port())


def test_only_the_form_listens_and_it_serves_no_page_of_the_console(laptop: Laptop) -> None:
    try:
        laptop.start("127.0.0.1")
        assert laptop.port in listening(laptop.program)
        assert listening(laptop.program) <= {laptop.port, INTERNET_CHECKS}
        for name in (*CONSOLE, *PAGES):
            assert status(f"http://127.0.0.1:{laptop.port}/{name}") == 404, name
        assert laptop.quit() == 0
    finally:
        laptop.give_up()
