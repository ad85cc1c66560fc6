"""Suggestions on bare lists: what a script reads and gets."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.commands.conftest import Terminal

CARDS = """id;table;category;text
1;1;faiblesses;Les bus ne passent plus après 19 h
2;2;faiblesses;Plus de bus après 19h, on reste chez soi
3;3;attentes;Former les saisonniers
"""
NAMES = "theme,name\nt,Transports\nf,Formation\n"


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(terminal: Terminal, name: str, text: str) -> Path:
    path = terminal.folder / name
    path.write_text(text, "utf-8")
    return path


def test_near_duplicates_are_written(terminal: Terminal) -> None:
    cards, out = written(terminal, "cards.csv", CARDS), terminal.folder / "pairs.csv"
    assert terminal.json("suggest-similar", cards, "--out", out) == {"pairs": 1}
    title, pair = rows(out)
    assert title == ["id_a", "id_b", "score"]
    assert pair[:2] == ["1", "2"]
    assert 0 < float(pair[2]) <= 1


def test_themes_are_written_for_every_card_not_placed(terminal: Terminal) -> None:
    cards, names = written(terminal, "cards.csv", CARDS), written(terminal, "names.csv", NAMES)
    placed = written(terminal, "placed.csv", "id,theme\n1,t\n99,t\n2,gone\n")
    out = terminal.folder / "chips.csv"
    told = terminal.json(
        "suggest-themes", cards, "--names", names, "--placed", placed, "--out", out
    )
    assert told == {"cards": 2, "themes": 2}
    title, *lines = rows(out)
    assert title == ["id", "top1", "top2", "top3", "confidence"]
    assert [line[:4] for line in lines] == [["2", "t", "f", ""], ["3", "f", "t", ""]]


def test_a_list_without_its_columns_is_refused(terminal: Terminal) -> None:
    cards = written(terminal, "cards.csv", "id,texte\n1,bonjour\n2,bonsoir\n")
    out = terminal.folder / "pairs.csv"
    assert "category" in terminal.refused("suggest-similar", cards, "--out", out)
    assert not out.exists()


def test_an_id_given_twice_is_refused(terminal: Terminal) -> None:
    cards = written(terminal, "cards.csv", CARDS.replace("2;2", "1;2"))
    out = terminal.folder / "pairs.csv"
    assert "deux lignes" in terminal.refused("suggest-similar", cards, "--out", out)
