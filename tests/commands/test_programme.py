"""The sheet, the diary and the call of a working group, typed."""

from __future__ import annotations

from datetime import date
from functools import partial

from tests.commands.conftest import Terminal
from workshop_app.bootstrap import open_house
from workshop_app.commands.session import do, workshop_named
from workshop_app.domain.meetings import Quarter
from workshop_app.services.meetings import add_meeting, move_meeting
from workshop_app.services.workshops import change_workshop
from workshop_app.settings import Settings


def planned(terminal: Terminal, context: str = "") -> None:
    """A group with one dated meeting and one without a day."""
    terminal.json("new", "groupe-de-travail", "--title", "Offices ruraux")
    house = open_house(Settings(library=str(terminal.folder / "library.db")))
    key = workshop_named(house, "ruraux")
    do(house, key, partial(change_workshop, context=context))
    do(house, key, partial(add_meeting, when=Quarter(2027, 1), mode="remote"))
    made = do(house, key, partial(add_meeting, when=Quarter(2026, 4)))
    do(house, key, partial(move_meeting, key=made.id, day=date(2026, 11, 6)))
    house.close()


def test_the_sheet_is_one_page(terminal: Terminal) -> None:
    planned(terminal)
    out = terminal.folder / "fiche.pdf"
    answer = terminal.json("print", "ruraux", "fiche-projet", "--out", out)
    assert answer == {"written": str(out), "pages": 1, "shortened": []}
    assert out.read_bytes().startswith(b"%PDF")


def test_what_was_cut_is_said(terminal: Terminal) -> None:
    planned(terminal, "Beaucoup de mots. " * 900)
    out = terminal.folder / "fiche.pdf"
    assert terminal.json("print", "ruraux", "fiche-projet", "--out", out)["shortened"] == [
        "Contexte"
    ]
    _status, said, _err = terminal.type("print", "ruraux", "fiche-projet", "--out", out)
    assert "Texte abrégé" in said
    assert "fiche-projet" in terminal.refused("print", "ruraux", "carnaval", "--out", out)


def test_the_diary_holds_the_dated_meetings(terminal: Terminal) -> None:
    planned(terminal)
    out = terminal.folder / "rencontres.ics"
    assert terminal.json("export", "ruraux", out) == {"rows": 1, "written": str(out)}
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 1


def test_the_call_is_plain_text(terminal: Terminal) -> None:
    planned(terminal)
    out = terminal.folder / "appel.txt"
    assert terminal.json("export", "ruraux", out) == {"written": str(out)}
    assert out.read_text("utf-8").startswith("Appel à candidatures\u00a0: Offices ruraux\n")
    assert ".ics" in terminal.refused("export", "ruraux", terminal.folder / "x.doc")
