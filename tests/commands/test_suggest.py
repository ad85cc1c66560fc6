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


def test_a_list_is_read_whatever_program_wrote_it(terminal: Terminal) -> None:
    """Titles above the headings, capitals, short lines, a byte order mark, Latin-1, empty lines."""
    lines = ('1;1;f;"Été ; déjà ""fini"""', "", "2;2;f;Déjà fini l'été", "3")
    text = "\n".join(("Nos cartes", "", "ID;Table;Category;Text", *lines))
    cards, out = terminal.folder / "cards.csv", terminal.folder / "pairs.csv"
    for encoding in ("utf-8-sig", "utf-16", "latin-1"):
        cards.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        assert terminal.json("suggest-similar", cards, "--out", out) == {"pairs": 1}
        assert rows(out)[1][:2] == ["1", "2"]


def test_a_list_of_no_card_has_no_pair(terminal: Terminal) -> None:
    cards, out = written(terminal, "cards.csv", CARDS.splitlines()[0]), terminal.folder / "out.csv"
    names = written(terminal, "names.csv", NAMES)
    assert terminal.json("suggest-similar", cards, "--out", out) == {"pairs": 0}
    assert rows(out) == [["id_a", "id_b", "score"]]
    told = terminal.json("suggest-themes", cards, "--names", names, "--out", out)
    assert told == {"cards": 0, "themes": 2}


def test_a_line_without_id_is_refused_with_its_number(terminal: Terminal) -> None:
    cards = written(terminal, "cards.csv", CARDS.replace("2;2", ";2"))
    assert "ligne 3" in terminal.refused("suggest-similar", cards, "--out", terminal.folder / "o")


def test_a_card_without_a_word_has_neither_twin_nor_theme(terminal: Terminal) -> None:
    cards = written(
        terminal, "cards.csv", CARDS + "4;1;attentes;🎉\n5;1;attentes;🎉\n6;1;attentes;\n"
    )
    names, out = written(terminal, "names.csv", NAMES), terminal.folder / "out.csv"
    assert terminal.json("suggest-similar", cards, "--out", out) == {"pairs": 1}
    terminal.json("suggest-themes", cards, "--names", names, "--out", out)
    assert rows(out)[-3:] == [[key, "", "", "", "0.0000"] for key in "456"]


def test_the_same_lists_give_the_same_files(terminal: Terminal) -> None:
    cards, names = written(terminal, "cards.csv", CARDS), written(terminal, "names.csv", NAMES)
    files = [terminal.folder / name for name in ("one.csv", "other.csv")]
    for out in files:
        terminal.json("suggest-themes", cards, "--names", names, "--out", out)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_short_forms_of_a_list_stand_for_the_usual_ones(terminal: Terminal) -> None:
    text = "id,category,text\n1,f,Les MFS ouvrent\n2,f,Ouvrir la maison France services\n"
    cards, out = written(terminal, "cards.csv", text), terminal.folder / "out.csv"
    short = written(terminal, "short.csv", "short,meaning\nMFS,maison France services\n")
    assert terminal.json("suggest-similar", cards, "--out", out) == {"pairs": 0}
    with_them = ("suggest-similar", cards, "--out", out, "--abbreviations", short)
    assert terminal.json(*with_them) == {"pairs": 1}


def test_short_forms_of_the_library_are_taken_written_and_put_back(terminal: Terminal) -> None:
    short = written(terminal, "short.csv", "short;meaning\nMFS;maison France services\nOT;office\n")
    out = terminal.folder / "out.csv"
    told = terminal.json("abbreviations", "--from", short, "--out", out)
    assert told["changed"] == 2
    assert told["abbreviations"]["OT"] == "office"
    assert ["MFS", "maison France services"] in rows(out)
    assert terminal.json("abbreviations", "--from", out)["changed"] == 0
    assert terminal.json("abbreviations", "--defaults")["changed"] == 2
    status, said, _err = terminal.type("abbreviations")
    assert status == 0
    assert "OT\toffice de tourisme" in said


def test_a_list_of_short_forms_with_a_wrong_line_changes_nothing(terminal: Terminal) -> None:
    short = written(terminal, "short.csv", "short,meaning\nMFS,maison\nEFS,\n")
    assert "EFS" in terminal.refused("abbreviations", "--from", short)
    assert "MFS" not in terminal.json("abbreviations")["abbreviations"]
