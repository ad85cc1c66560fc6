"""Modes of criteria and the note on a split, typed."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.commands.conftest import Terminal


def bare(folder: Path) -> Path:
    """Forty people: five of a rare kind, two teams."""
    path = folder / "liste.csv"
    lines = [f"{n:02},{'rare' if n < 5 else 'common'},{'ab'[n % 2]},t{n // 8}" for n in range(40)]
    path.write_text("\n".join(["id,kind,side,team", *lines]), "utf-8")
    return path


def at_tables(people: Path, split: Path, column: str, value: str) -> Counter[str]:
    holders = {row["id"] for row in rows(people) if row[column] == value}
    return Counter(row["group"] for row in rows(split) if row["id"] in holders)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.mark.parametrize("word", ["never-alone", "jamais-seul"])
def test_nobody_of_a_rare_kind_is_alone(terminal: Terminal, word: str) -> None:
    people, out = bare(terminal.folder), terminal.folder / "groupes.csv"
    answer = terminal.json(
        "split-list", people, "--tables", 5, "--criteria", f"side:1,kind:3:{word}", "--out", out
    )
    assert (answer["balance"]["imbalance"], answer["balance"]["proven"]) == (0, True)
    counts = at_tables(people, out, "kind", "rare")
    assert sorted(counts.values()) == [2, 3]
    terminal.json("split-list", people, "--tables", 5, "--criteria", "kind:3,side:1", "--out", out)
    assert set(at_tables(people, out, "kind", "rare").values()) == {1}, "spread, as before"


def test_teams_are_gathered_and_an_ignored_column_counts_for_nothing(terminal: Terminal) -> None:
    people, out = bare(terminal.folder), terminal.folder / "groupes.csv"
    asked = "team:2:gather,kind:9:ignore"
    answer = terminal.json(
        "split-list", people, "--tables", 5, "--criteria", asked, "--out", out, "--seed", 7
    )
    assert answer["balance"] == {"imbalance": 0, "lower_bound": 0, "proven": True, "seed": 7}
    for number in range(5):
        assert len(at_tables(people, out, "team", f"t{number}")) == 1


def test_a_mode_nobody_knows_is_refused_and_nothing_is_written(terminal: Terminal) -> None:
    people, out = bare(terminal.folder), terminal.folder / "groupes.csv"
    said = terminal.refused(
        "split-list", people, "--tables", 5, "--criteria", "kind:3:near", "--out", out
    )
    assert "never-alone" in said
    assert not out.exists()


def test_the_note_on_a_split_is_printed(filled: Terminal) -> None:
    out = filled.folder / "note.pdf"
    assert "table" in filled.refused("print", "mieux", "note", "--out", out)
    filled.json("split", "mieux", "--tables", 9, "--criteria", "structure:5,type:3:never-alone")
    answer = filled.json("print", "mieux", "note", "--out", out)
    assert answer["written"] == str(out)
    assert answer["pages"] >= 1
    assert out.read_bytes().startswith(b"%PDF")
    assert "tour 2" in filled.refused("print", "mieux", "note", "--out", out, "--round", 2)
