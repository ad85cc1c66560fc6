"""`tablee erase` and `tablee retention`."""

from __future__ import annotations

import csv
from datetime import date
from functools import partial

from tests.commands.conftest import SAMPLE, Terminal
from workshop_app.bootstrap import open_house
from workshop_app.services.retention import keep_names
from workshop_app.services.workshops import change_workshop
from workshop_app.settings import Settings


def first_person() -> tuple[str, str]:
    """Name and e-mail of one line of the sample."""
    (row, *_rest) = csv.DictReader(SAMPLE.read_text("cp1252").splitlines(), delimiter=";")
    return f"{row['Prénom']} {row['Nom']}", next(v for v in row.values() if "@" in v)


def test_erase_by_name_or_by_mail(filled: Terminal) -> None:
    name, mail = first_person()
    refused = filled.refused("erase", "Barnabé Inconnu")
    assert "Barnabé Inconnu" in refused
    answer = filled.json("erase", mail)
    assert answer["how"] == "erase"
    assert answer["workshops"][0]["erased"]["Person"] == 1
    assert answer["swept"] is True
    assert mail.encode() not in (filled.folder / "library.db").read_bytes()
    assert filled.json("check") == {"ok": True}
    filled.refused("erase", mail)
    filled.refused("erase", name)


def test_anonymise_keeps_the_count(filled: Terminal) -> None:
    name, _mail = first_person()
    status, told, _err = filled.type("erase", name, "--anonymise")
    assert status == 0
    assert "1 personne rendue anonyme." in told
    assert filled.json("split", "mieux", "--tables", 9)["tables"]


def test_namesakes_are_told_apart(terminal: Terminal) -> None:
    terminal.json("new", "vierge", "--title", "Essai")
    two = terminal.folder / "deux.csv"
    two.write_text("Nom;Prénom;Courriel\nRoux;Anne;a@x.example\nRoux;Anne;b@y.example\n", "utf-8")
    terminal.json("import", "essai", two)
    said = terminal.refused("erase", "Anne Roux")
    assert "a@x.example" in said
    assert "b@y.example" in said
    assert len(terminal.json("erase", "a@x.example")["people"]) == 1


def test_retention_lists_then_applies(filled: Terminal) -> None:
    assert filled.json("retention") == {"due": [], "applied": False}
    house = open_house(Settings(library=str(filled.folder / "library.db")))
    (key,) = house.library.workshop_ids()
    for command in (partial(change_workshop, day=date(2020, 1, 1)), partial(keep_names, months=3)):
        house.library.submit(key, "test", command).result()
    house.close()
    (due,) = filled.json("retention")["due"]
    assert (due["people"], due["since"]) == (94, "2020-04-01")
    assert "94" in filled.type("retention")[1]
    applied = filled.json("retention", "--apply")
    assert applied["applied"] is True
    assert applied["workshops"][0]["erased"]["Person"] == 94
    assert filled.json("retention") == {"due": [], "applied": False}
