"""What methods print, typed."""

from __future__ import annotations

from functools import partial

from tests.commands.conftest import Terminal
from workshop_app.bootstrap import open_house
from workshop_app.commands.session import do, workshop_named
from workshop_app.services.methods import add_method
from workshop_app.settings import Settings


def add(terminal: Terminal, key: str) -> None:
    house = open_house(Settings(library=str(terminal.folder / "library.db")))
    do(house, workshop_named(house, "mieux"), partial(add_method, key=key))
    house.close()


def test_pairs_and_fours_of_every_table(filled: Terminal) -> None:
    out = filled.folder / "voisins.pdf"
    assert "à deux" in filled.refused("print", "mieux", "voisins", "--out", out)
    add(filled, "1-2-4")
    assert "table" in filled.refused("print", "mieux", "voisins", "--out", out)
    filled.json("split", "mieux", "--tables", 9, "--seed", 4)
    assert filled.json("print", "mieux", "voisins", "--out", out)["pages"] > 0
    assert out.read_bytes().startswith(b"%PDF")


def test_the_marketplace(filled: Terminal) -> None:
    out = filled.folder / "forum.pdf"
    assert "forum ouvert" in filled.refused("print", "mieux", "forum", "--out", out)
    add(filled, "forum")
    answer = filled.json("print", "mieux", "forum", "--out", out)
    assert answer == {"written": str(out), "pages": 1}


def test_the_regie_book(filled: Terminal) -> None:
    out = filled.folder / "conducteur.pdf"
    assert filled.json("print", "mieux", "conducteur", "--out", out)["pages"] > 0
    assert out.read_bytes().startswith(b"%PDF")
