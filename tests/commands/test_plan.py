"""A schedule taken and kept from the command line."""

from __future__ import annotations

from tests.commands.conftest import Terminal


def test_a_schedule_is_kept_and_taken_again(filled: Terminal) -> None:
    out, table = filled.folder / "d.json", filled.folder / "d.csv"
    assert filled.json("schedule", "mieux", "--out", out) == {"written": str(out)}
    filled.json("schedule", "mieux", "--out", table)
    assert filled.json("schedule", "mieux", "--from", out) == {"phases": 9}
    assert filled.json("schedule", "mieux", "--from", table) == {"phases": 9}
    assert filled.json("schedule", "mieux", "--like", "mieux") == {"phases": 9}


def test_one_thing_at_a_time_and_a_file_that_is_there(filled: Terminal) -> None:
    assert "--from" in filled.refused("schedule", "mieux")
    assert "--from" in filled.refused("schedule", "mieux", "--like", "x", "--out", "d.json")
    absent = filled.folder / "absent.json"
    assert "absent.json" in filled.refused("schedule", "mieux", "--from", absent)
    absent.write_text("{", encoding="utf-8")
    assert "lisible" in filled.refused("schedule", "mieux", "--from", absent)


def test_what_is_kept_is_listed_added_written_and_removed(filled: Terminal) -> None:
    out, again = filled.folder / "d.json", filled.folder / "encore.json"
    assert filled.json("templates") == {"templates": []}
    filled.json("schedule", "mieux", "--out", out)
    kept = filled.json("templates", "--from", out, "--name", "Ma journée")
    assert kept == {"templates": [{"name": "Ma journée", "phases": 9, "minutes": 120}]}
    assert filled.json("schedule", "mieux", "--own", "journée") == {"phases": 9}
    filled.json("templates", "--out", again, "--name", "journée")
    assert again.read_text(encoding="utf-8").startswith("{")
    assert "--from" in filled.refused("templates", "--out", again)
    assert "Mes phases" in filled.refused("schedule", "mieux", "--own", "rien")
    assert filled.json("templates", "--remove", "Ma journée") == {"templates": []}
