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
