"""What a facilitator, a script or a broken disk may do wrong: one sentence, status 2, no trace."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.commands.conftest import REFUSED, SAMPLE, Terminal
from workshop_app.__main__ import main


@pytest.mark.parametrize(
    "library", ["", ":memory:", "://", "nope://x", "sqlite://", "mysql://127.0.0.1/x"]
)
def test_what_names_no_library_is_a_refusal(terminal: Terminal, library: str) -> None:
    status = main(["list", "--library", library])
    said = terminal.capture.readouterr()
    assert (status, said.out) == (REFUSED, "")
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "vierge"), "--title"),
        (("new",), "MODEL"),
        (("list", "--nope"), "--nope"),
        (("carnaval",), "commande"),
        (("list", "trop"), "commande"),
        (("phase", "mieux", "start", "deux"), "AMOUNT"),
        (("--language", "xx", "list"), "xx"),
        (("phase", "", "status"), "atelier"),
        (("serve", "mieux", "--port", "99999"), "--port"),
        (("serve", "mieux", "--host", "pas.une.adresse.invalid"), "pas.une.adresse.invalid"),
    ],
)
def test_a_slip_of_the_keys_is_told_in_our_words(
    filled: Terminal, words: tuple[str, ...], told: str
) -> None:
    said = filled.refused(*words)
    assert told in said
    assert "Missing" not in said
    assert "No such" not in said


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(filled: Terminal) -> None:
    huge = filled.folder / "export.csv"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "20" in filled.refused("import", "mieux", huge)


def test_what_a_column_means_is_remembered_for_the_next_list(filled: Terminal) -> None:
    file = filled.folder / "maison.csv"
    file.write_text("Nom;Prénom;Votre maison\nBel;Io;Agde\n", "utf-8")
    first = filled.json("import", "mieux", file, "--map", "Votre maison=organisation")
    assert (first["added"], first["columns"]["Votre maison"]) == (1, "organisation")
    again = filled.json("import", "mieux", file, "--dry-run")
    assert (again["columns"]["Votre maison"], again["duplicates"]) == ("organisation", 1)
    assert filled.json("import", "mieux", file, "--map", "Votre maison=")["updated"] == 1


def test_a_title_is_one_line_of_readable_signs(terminal: Terminal) -> None:
    made = terminal.json("new", "vierge", "--title", "Un\ntitre\u202e \udcff <b>&")
    assert made["title"] == "Un titre <b>&"
    assert "300" in terminal.refused("new", "vierge", "--title", "x" * 301)


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a.csv/b.csv", "folder.csv"])
def test_a_place_that_cannot_be_written_is_refused_without_a_trace(
    filled: Terminal, name: str
) -> None:
    (filled.folder / "folder.csv").mkdir()
    (filled.folder / "a.csv").write_text("mine", "utf-8")
    before = sorted(path.name for path in filled.folder.iterdir())
    assert filled.refused("export", "mieux", filled.folder / name)
    assert sorted(path.name for path in filled.folder.iterdir()) == before
    assert (filled.folder / "a.csv").read_text("utf-8") == "mine"


def test_paper_without_a_name_is_refused(filled: Terminal) -> None:
    assert filled.refused("print", "mieux", "regles", "--out", "")
    assert filled.refused("print", "mieux", "regles", "--out", filled.folder)


def test_a_form_that_could_not_open_leaves_the_printed_address_alone(filled: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = ("serve", "mieux", "--host", "127.0.0.1", "--port", port)
        assert str(port) in filled.refused(*words)
    filled.json("export", "mieux", filled.folder / "w.tablee")
    with closing(sqlite3.connect(filled.folder / "w.tablee")) as file:
        assert file.execute("SELECT host, port FROM workshop").fetchone() == ("", 0)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE workshop SET categories = 'nonsense'",
        "UPDATE workshop SET created_at = 'hier'",
        "UPDATE workshop SET id = 'zz'",
        "UPDATE phase SET kinds = '{'",
        "DROP TABLE card",
        "UPDATE alembic_version SET version_num = '0000'",
    ],
)
def test_a_damaged_file_is_not_taken_in(filled: Terminal, harm: str) -> None:
    file = filled.folder / "w.tablee"
    filled.json("export", "mieux", file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(harm)
    other = ("--library", str(filled.folder / "other.db"))
    assert main(["open", str(file), *other]) == REFUSED
    assert str(file) in filled.capture.readouterr().err
    assert main(["list", "--json", *other]) == 0
    assert json.loads(filled.capture.readouterr().out) == {"workshops": []}


def test_a_truncated_file_is_named_as_the_person_named_it(filled: Terminal) -> None:
    file = filled.folder / "w.tablee"
    filled.json("export", "mieux", file)
    content = file.read_bytes()
    for kept in (100, 5_000, len(content) - 1):
        file.write_bytes(content[:kept])
        assert str(file) in filled.refused("open", file)


def test_a_library_damaged_in_the_middle_is_told(filled: Terminal) -> None:
    library = filled.folder / "library.db"
    with closing(sqlite3.connect(library)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'person'"
        ).fetchone()
    content = bytearray(library.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    library.write_bytes(content)
    assert filled.refused("check")
    assert filled.refused("import", "mieux", SAMPLE)
    assert filled.refused("backup", "mieux", filled.folder / "copies")
    assert list((filled.folder / "copies").iterdir()) == []


def test_an_emoji_passes_through_a_pipe_with_an_older_encoding(terminal: Terminal) -> None:
    terminal.json("new", "vierge", "--title", "Pirogue 🛶")
    command = (sys.executable, "-m", "workshop_app", "list")
    answer = subprocess.run(
        (*command, "--library", str(terminal.folder / "library.db")),
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    )
    assert "Pirogue 🛶" in answer.stdout.decode()


@pytest.mark.parametrize(
    "words",
    [
        ("--seed", "9" * 30),
        ("--criteria", "structure:99999999999"),
        ("--csv", "{folder}"),
        ("--csv", "{folder}/a.csv/b.csv"),
    ],
)
def test_a_split_that_is_refused_moves_nobody(filled: Terminal, words: tuple[str, ...]) -> None:
    (filled.folder / "a.csv").write_text("mine", "utf-8")
    seats = filled.json("split", "mieux", "--tables", 9, "--seed", 1)["tables"]
    told = [word.format(folder=filled.folder) for word in words]
    assert filled.refused("split", "mieux", "--tables", 8, *told)
    filled.json("export", "mieux", filled.folder / "w.tablee")
    with closing(sqlite3.connect(filled.folder / "w.tablee")) as file:
        rows = file.execute("SELECT tables FROM person").fetchall()
    assert sorted(json.loads(row[0])[0] for row in rows) == sorted(
        table["number"] for table in seats for _ in table["people"]
    )


def test_a_report_that_is_refused_changes_no_choice(filled: Terminal) -> None:
    assert filled.refused("report", "mieux", "--internal", "--out", filled.folder / "a" / "b.odt")
    (filled.folder / "c.pdf").mkdir()
    assert filled.refused("report", "mieux", "--internal", "--out", filled.folder / "c.pdf")
    filled.json("export", "mieux", filled.folder / "w.tablee")
    with closing(sqlite3.connect(filled.folder / "w.tablee")) as file:
        assert file.execute("SELECT shareable_report FROM workshop").fetchone() == (1,)
