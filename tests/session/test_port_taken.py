"""Another program answers at the laptop's address already: the next one is taken, or it is said."""

from __future__ import annotations

import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from tests.session.test_kill import prepare, send, start
from workshop_app.bootstrap import open_house
from workshop_app.services.workshops import the_workshop
from workshop_app.settings import Settings


def port_of(library: Path) -> int:
    house = open_house(Settings(library=str(library)))
    (key,) = house.library.workshop_ids()
    port = house.library.read(key, the_workshop).port
    house.close()
    return port


def test_the_next_one_is_taken_and_kept(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    key = prepare(library)
    taken = port_of(library)
    with socket.create_server(("127.0.0.1", taken)):
        program, links = start(library, key)
    try:
        used = {urlsplit(link).port for link in links}
        assert len(used) == 1
        assert taken not in used
        assert send(links[0]) is not None
    finally:
        program.kill()
        program.communicate()
    assert {port_of(library)} == used, "what is printed next leads there"


def test_the_one_asked_for_is_refused_in_a_sentence(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    key = prepare(library)
    kept = port_of(library)
    tablee = [sys.executable, "-m", "workshop_app", "--library", str(library), "serve", str(key)]
    run = partial(subprocess.run, capture_output=True, text=True, timeout=60)
    with socket.create_server(("127.0.0.1", 0)) as other:
        asked = str(other.getsockname()[1])
        done = run([*tablee, "--host", "127.0.0.1", "--port", asked])
    assert (done.returncode, done.stdout) == (2, "")
    (said,) = done.stderr.splitlines()
    assert "Les cartes reçues sont sauves" in said
    assert port_of(library) == kept
