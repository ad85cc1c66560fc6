"""`tablee recruit`: by rules of a file, then by those in place."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from tests.commands.conftest import Terminal
from workshop_app.settings import assets_folder

FORTY = assets_folder() / "samples" / "candidatures.csv"


@pytest.fixture
def group(terminal: Terminal) -> Terminal:
    terminal.json("new", "groupe-de-travail", "--title", "Offices ruraux")
    return terminal


@pytest.fixture
def applied(group: Terminal) -> Terminal:
    group.json("import", "ruraux", FORTY)
    return group


def rules(terminal: Terminal, told: object) -> Path:
    path = terminal.folder / "regles.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return path


def test_decide_by_a_file_then_by_the_rules_kept(applied: Terminal) -> None:
    file = rules(applied, {"preset": "littoral", "draw": 7301})
    tried = applied.json("recruit", "ruraux", "--rules", file, "--dry-run")
    assert "Recrutement" in applied.refused("recruit", "ruraux"), "trying keeps nothing"
    answer = applied.json("recruit", "ruraux", "--rules", file)
    assert answer == tried
    counts = {state: len(answer[state]) for state in ("accepted", "waiting", "refused", "to_check")}
    assert counts == {"accepted": 20, "waiting": 19, "refused": 0, "to_check": 1}
    assert answer["closed"] is True
    assert answer["proven"] is True
    courtiol = next(each for each in answer["waiting"] if each["name"] == "Nadège Courtiol")
    assert courtiol["rank"] == 2
    assert courtiol["place"] == "33"
    assert courtiol["reason"].startswith("La Gironde a une seule place")
    assert applied.json("recruit", "ruraux") == answer, "by the rules in place, the same"
    split = applied.json("split", "ruraux", "--tables", 4)
    assert sum(len(table["people"]) for table in split["tables"]) == 20


def test_every_decision_is_said_in_words(applied: Terminal) -> None:
    file = rules(applied, {"preset": "littoral", "most": 20})
    status, out, _err = applied.type("recruit", "ruraux", "--rules", file)
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "20 retenus"
    assert any("Nadège Courtiol (rang 2 pour la Gironde)" in line for line in lines)
    assert lines[-1] == "Le groupe est complet."


def test_letters_are_written(applied: Terminal) -> None:
    out = applied.folder / "lettres.pdf"
    file = rules(applied, {"most": 15})
    applied.json("recruit", "ruraux", "--rules", file, "--letters", out)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 40


def test_a_file_written_by_hand(applied: Terminal) -> None:
    told = {
        "most": 15,
        "quotas": [{"attribute": "organisation", "most": 1}],
        "conditions": [{"attribute": "temps pleins", "kind": "at_most", "number": 9.5}],
        "order": "day",
        "tie": "draw",
        "draw": 12,
    }
    answer = applied.json("recruit", "ruraux", "--rules", rules(applied, told))
    assert len(answer["refused"]) == 3
    assert "9,5 au plus" in answer["refused"][0]["reason"]
    marked = applied.folder / "marque.json"
    marked.write_bytes(b"\xef\xbb\xbf" + json.dumps(told).encode())
    assert applied.json("recruit", "ruraux", "--rules", marked) == answer


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("{", "regles.json"),
        ("[]", "regles.json"),
        ({"mots": 20}, "mots"),
        ({"quotas": [{"attribute": "departement", "max": 1}]}, "quotas[0].max"),
        (
            {"quotas": [{"attribute": "a", "classes": [{"names": "x"}]}]},
            "quotas[0].classes[0].names",
        ),
        ({"most": "vingt"}, "most"),
        ({"preset": "carnaval"}, "littoral"),
        ({"least": 12, "most": 10}, "12"),
        ({"order": "alphabet"}, "regles.json"),
        (
            {"most": 10, "quotas": [{"attribute": "departement", "least": 1}]},
            "Douze départements exigent 12 places, vous en offrez 10",
        ),
    ],
)
def test_rules_that_cannot_be_kept_decide_nothing(
    applied: Terminal, told: object, said: str
) -> None:
    assert said in applied.refused("recruit", "ruraux", "--rules", rules(applied, told))
    assert "Recrutement" in applied.refused("recruit", "ruraux")


def test_nobody_to_decide(group: Terminal) -> None:
    file = rules(group, {"most": 10})
    assert "candidat" in group.refused("recruit", "ruraux", "--rules", file)
    assert "absent.json" in group.refused("recruit", "ruraux", "--rules", "absent.json")
