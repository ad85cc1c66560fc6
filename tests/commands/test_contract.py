"""The command line as other programs rely on it: what is answered, what is refused, and how."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.commands.conftest import SAMPLE, Terminal
from workshop_app.__main__ import hoisted, main
from workshop_app.feeds.addresses import free_port


def test_new_and_list(terminal: Terminal) -> None:
    made = terminal.json("new", "groupe-de-travail", "--title", "Offices ruraux")
    (line,) = terminal.json("list")["workshops"]
    assert line == {
        "id": made["workshop"],
        "title": "Offices ruraux",
        "stage": "prepare",
        "date": None,
    }
    assert "carnaval" in terminal.refused("new", "carnaval", "--title", "x")


def test_import_tells_everything_and_doubles_nobody(terminal: Terminal) -> None:
    terminal.json("new", "concertation", "--title", "Essai")
    dry = terminal.json("import", "essai", SAMPLE, "--dry-run")
    first = terminal.json("import", "essai", SAMPLE)
    assert dry == first
    assert (first["read"], first["added"], first["duplicates"]) == (97, 94, 1)
    assert {"line", "field", "value", "reason"} <= first["to_check"][0].keys()
    assert "{" not in first["to_check"][0]["reason"]
    assert first["columns"]["Nom"] == "last_name"
    again = terminal.json("import", "essai", SAMPLE)
    assert (again["added"], again["updated"]) == (0, 0)


def test_what_is_no_list_is_one_sentence_and_nothing_written(filled: Terminal) -> None:
    plan = filled.folder / "plan_salle.pdf"
    plan.write_bytes(b"%PDF-1.7")
    assert "plan_salle.pdf" in filled.refused("import", "mieux", plan)
    assert "absent.csv" in filled.refused("import", "mieux", filled.folder / "absent.csv")
    assert filled.refused("import", "mieux", SAMPLE, "--map", "sans égal")
    assert filled.json("import", "mieux", SAMPLE, "--dry-run")["added"] == 0


def test_split_a_workshop(filled: Terminal) -> None:
    out = filled.folder / "tables.csv"
    words = ("split", "mieux", "--tables", 9, "--criteria", "structure:5,type:3", "--seed", 4)
    answer = filled.json(*words, "--csv", out)
    sizes = [len(table["people"]) for table in answer["tables"]]
    assert sorted(sizes) == [10] * 5 + [11] * 4
    assert answer["balance"]["seed"] == 4
    assert answer["balance"]["imbalance"] >= answer["balance"]["lower_bound"]
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert list(rows[0]) == [
        *("person_id", "last_name", "first_name", "organisation", "table", "round")
    ]
    assert len(rows) == 94
    assert filled.json(*words)["tables"] == answer["tables"], "same seed, same split"
    assert filled.refused("split", "mieux", "--tables", 0)
    assert filled.refused("split", "mieux", "--tables", 9, "--size", 10)


def judge(people: Path, split: Path, rules: Path, weights: str) -> dict[str, Any]:
    """The verdict of the independent judge."""
    script = Path(__file__).parents[1] / "data" / "given" / "score_split.py"
    told = subprocess.run(
        [
            *(sys.executable, script, "--json", "--participants", people),
            *("--assignment", split, "--groups", "3", "--weights", weights),
            *("--constraints", rules),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    verdict: dict[str, Any] = json.loads(told.stdout)
    return verdict


def test_split_a_bare_list_judged_from_outside(terminal: Terminal) -> None:
    people, rules, out = (terminal.folder / name for name in ("p.csv", "r.csv", "out.csv"))
    lines = [f"{n:02},{'OT' if n % 3 else 'ADT'},{n % 5}" for n in range(1, 31)]
    people.write_text("id,type,departement\n" + "\n".join(lines), "utf-8")
    rules.write_text(
        "kind,a,b\ntogether,01,02\napart,03,04\nlock,05,3\nreferent,06,\nreferent,07,\nreferent,08,",
        "utf-8",
    )
    words = ("split-list", people, "--tables", 3, "--criteria", "type:3,departement:2")
    answer = terminal.json(*words, "--rules", rules, "--out", out)
    verdict = judge(people, out, rules, "type=3,departement=2")
    (judged,) = verdict["rounds"]
    assert judged["problems"] == []
    assert judged["imbalance"] == answer["balance"]["imbalance"]
    assert out.read_text("utf-8").startswith("id,group")
    assert answer["balance"]["proven"] is True


def test_the_schedule_from_a_terminal(filled: Terminal) -> None:
    assert filled.json("phase", "mieux", "status")["phase"] is None
    assert filled.json("phase", "mieux", "start", 3)["phase"] == "Forces"
    assert filled.json("phase", "mieux", "pause")["state"] == "paused"
    assert filled.json("phase", "mieux", "resume")["state"] == "running"
    before = filled.json("phase", "mieux", "status")["remaining_s"]
    assert filled.json("phase", "mieux", "extend", 5)["remaining_s"] > before + 290
    assert filled.json("phase", "mieux", "next")["phase"] == "Faiblesses"
    assert filled.json("phase", "mieux", "back")["phase"] == "Forces"
    for wrong in (("start",), ("dance",), ("start", 99), ("next", 2)):
        filled.refused("phase", "mieux", *wrong)


PAPER = (
    "regles",
    "fiches",
    "cartes",
    "tables",
    "wifi",
    "badges",
    "listes",
    "mur",
    "plan",
    "decompte",
    "avis",
    "emargement",
    "kit",
)


@pytest.mark.parametrize("kind", PAPER)
def test_documents(filled: Terminal, kind: str) -> None:
    out = filled.folder / "dossier" / f"{kind}.pdf"
    answer = filled.json("print", "mieux", kind, "--out", out)
    assert answer["pages"] >= 1
    assert Path(answer["written"]).read_bytes().startswith(b"%PDF-")
    assert [each.name for each in out.parent.iterdir()] == [out.name], "nothing else is left"


def test_who_came_is_said_and_certified(filled: Terminal) -> None:
    filled.json("split", "mieux", "--tables", 9)
    out = filled.folder / "attestations.pdf"
    certify = ("print", "mieux", "attestations", "--out", out)
    assert "aucune" in filled.refused(*certify).lower()
    answer = filled.json("attend", "mieux", "le goff", "Brigitte Abadiou")
    assert [each["state"] for each in answer["people"]] == ["arrived", "arrived"]
    assert answer["people"][0]["table"] in range(1, 10)
    assert (answer["present"], answer["expected"]) == (2, 92)
    assert filled.json("attend", "mieux", "le goff")["people"][0]["already"]
    assert filled.json(*certify)["pages"] == 2
    assert filled.json(*certify, "--person", "abadiou")["pages"] == 1
    assert filled.json("attend", "mieux", "le goff", "--left")["left"] == 1
    assert filled.json("attend", "mieux", "abadiou", "--undo")["expected"] == 93
    assert filled.json("attend", "mieux", "abadiou", "--excused")["excused"] == 1
    assert "Abadiou" in filled.refused(*certify, "--person", "abadiou")
    assert "Nemo" in filled.refused("attend", "mieux", "le goff", "Nemo Capitaine")
    assert "plusieurs" in filled.refused("attend", "mieux", "b")
    assert filled.refused("attend", "mieux", "le goff", "--left", "--undo")
    assert filled.json("attend", "mieux")["people"] == []


def test_only_some_badges_and_some_lists(filled: Terminal) -> None:
    filled.json("split", "mieux", "--tables", 9)
    out = filled.folder / "badges.pdf"
    words = ("print", "mieux", "badges", "--out", out)
    assert filled.json(*words)["pages"] == 12
    assert filled.json(*words, "--person", "le goff", "--badge", "A6", "--back", "route") == {
        "written": str(out),
        "pages": 2,
    }
    assert filled.json("print", "mieux", "par-table", "--table", 3, "--out", out)["pages"] == 1
    assert "Personne" in filled.refused(*words, "--person", "Nemo Capitaine")
    assert "A6" in filled.refused(*words, "--badge", "carte-postale")
    filled.refused("print", "mieux", "par-table", "--table", 99, "--out", out)


def test_only_what_is_to_be_done_again(filled: Terminal) -> None:
    filled.json("split", "mieux", "--tables", 9)
    out = filled.folder / "kit.pdf"
    filled.json("print", "mieux", "badges", "--out", out)
    assert filled.refused("print", "mieux", "kit", "--redo", "--out", out)
    more = filled.folder / "plus.csv"
    more.write_text("Nom;Prénom;Structure\nTard;Zoé;OT Ici\n", "utf-8")
    filled.json("import", "mieux", more)
    assert filled.json("print", "mieux", "kit", "--redo", "--out", out)["pages"] == 1


def test_a_report_and_what_cannot_be_written(filled: Terminal) -> None:
    out = filled.folder / "compte rendu.pdf"
    assert filled.json("report", "mieux", "--out", out, "--shareable")["pages"] >= 5
    word = filled.folder / "compte rendu.docx"
    answer = filled.json("report", "mieux", "--out", word)
    assert answer == {"written": str(word), "pages": None, "shareable": True}
    assert filled.json("report", "mieux", "--out", word, "--internal")["shareable"] is False
    assert word.stat().st_size > 10_000
    assert filled.refused("report", "mieux", "--out", filled.folder / "r.odt")
    blocked = filled.folder / "fichier"
    blocked.write_text("je ne suis pas un dossier", "utf-8")
    assert filled.refused("report", "mieux", "--out", blocked / "r.pdf")
    assert filled.refused("print", "mieux", "carte-postale", "--out", out)


def test_export_backup_open_check_migrate(filled: Terminal) -> None:
    assert filled.json("export", "mieux", filled.folder / "cartes.csv")["rows"] == 0
    assert filled.json("export", "mieux", filled.folder / "cartes.json")["rows"] == 0
    assert filled.json("export", "mieux", filled.folder / "cartes.xlsx")["rows"] == 0
    people = filled.json("export", "mieux", filled.folder / "inscrits.xlsx", "--people")
    assert people["rows"] == 94
    copy = filled.json("backup", "mieux", filled.folder / "clé")["written"]
    assert "Mieux travailler ensemble" in filled.refused("open", copy)
    other = filled.folder / "other.db"
    assert main(["--library", str(other), "open", copy]) == 0
    assert "Mieux travailler ensemble" in filled.capture.readouterr().out
    assert filled.refused("export", "mieux", filled.folder / "cartes.docx")
    assert filled.json("check")["ok"] is True
    assert filled.json("migrate")["ok"] is True


def test_common_options_are_taken_wherever_they_are_typed(terminal: Terminal) -> None:
    assert hoisted(["list", "--json", "--library", "x", "--language=en"]) == [
        *("--json", "--library", "x", "--language=en", "list")
    ]
    assert hoisted(["new", "--", "--json"]) == ["new", "--", "--json"]
    terminal.json("new", "vierge", "--title", "Essai")
    status, out, _ = terminal.type("list", "--language", "en")
    assert (status, "Prepare" in out) == (0, True)


@pytest.mark.parametrize(
    "words",
    [("nonsense",), ("new", "vierge"), ("phase", "absent", "next"), ("list", "--no-such-option")],
)
def test_a_misuse_is_a_sentence(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal.refused(*words)


def test_a_library_that_cannot_be_read(terminal: Terminal) -> None:
    (terminal.folder / "library.db").write_bytes(b"pas une bibliotheque" * 100)
    assert "library.db" in terminal.refused("list")


def test_serve_says_where_and_answers(filled: Terminal) -> None:
    filled.json("phase", "mieux", "start", 3)
    port = free_port("127.0.0.1", 22_000)
    command = [sys.executable, "-m", "workshop_app", "serve", "mieux", "--json"]
    command += ["--library", str(filled.folder / "library.db"), "--host", "127.0.0.1"]
    program = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        ready = json.loads(program.stdout.readline())
        assert ready["address"] == f"http://127.0.0.1:{port}"
        assert [table["number"] for table in ready["tables"]] == list(range(1, 10))
        card = {"id": "1" * 32, "kind": "forces", "text": "Un port"}
        post = Request(
            ready["tables"][3]["link"] + "/cards",
            json.dumps(card).encode(),
            {"Content-Type": "application/json"},
        )
        with urlopen(post, timeout=5) as answer:
            assert answer.status == 201
    finally:
        program.terminate()
        assert program.wait(20) == 0
        _, err = program.communicate(timeout=10)
    assert "Traceback" not in err
    assert filled.json("export", "mieux", filled.folder / "cartes.csv")["rows"] == 1


def test_the_sample_is_played_whole(tmp_path: Path, terminal: Terminal) -> None:
    answer = terminal.json("demo", "--headless", "--out", tmp_path / "exemple")
    assert (answer["participants"], answer["tables"]) == (94, 9)
    assert answer["cards"] >= 200
    assert Path(answer["report"]).stat().st_size > 50_000
    assert terminal.json("phase", "mieux", "status")["state"] == "none", "the day is over"
