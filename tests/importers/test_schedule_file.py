"""Schedules read from files: whatever a facilitator typed in a spreadsheet, or one sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.problems import Problem
from workshop_app.importers.schedule_file import read_schedule


def told(**fields: Any) -> bytes:
    phase = {"title": "Accueil", "minutes": 10} | fields
    file = {"format": "tablee-deroule", "version": 1, "phases": [phase]}
    return json.dumps(file).encode()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("20", 20), ("20 min", 20), ("1 h 15", 75), ("1h", 60), ("1:15", 75), ("7,5", 7.5)],
)
def test_lengths_as_they_are_typed(typed: str, minutes: float) -> None:
    (phase,) = read_schedule(f"Phase;Durée\nAccueil;{typed}\n".encode(), "a.csv")
    assert phase.planned_s == 60 * minutes


def test_a_table_says_what_each_phase_is() -> None:
    table = (
        "Titre;Durée;Nature;Étapes;Matériel;Protégée\nPause;10;pause;;Café;\n"
        "Choisir;15;Choix;Lire | Voter;;oui\n"
    )
    rest, choice = read_schedule(table.encode(), "a.csv")
    assert (rest.activity, rest.material, rest.minimum_s) == ("break", "Café", 300)
    assert (choice.activity, choice.steps, choice.protected) == ("choose", ("Lire", "Voter"), True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "schedule_file_unreadable"),
        (told(minuts=3), "schedule_file_unreadable"),
        (told(activity="dance"), "schedule_file_unreadable"),
        (told(minutes=1e300), "phase_length"),
        (told().replace(b'"version": 1', b'"version": 9'), "schedule_file_newer"),
        (told().replace(b"tablee-deroule", b"autre"), "schedule_file_unreadable"),
        (b'{"format": "tablee-deroule", "version": 1, "phases": []}', "schedule_without_phase"),
        (b"Nom;Ville\nA;B\n", "schedule_file_columns"),
        ("Titre;Durée\nAccueil;longtemps\n".encode(), "schedule_line"),
        ("Titre;Durée;Nature\nAccueil;10;danse\n".encode(), "schedule_line"),
        ("Titre;Durée\n;10\n".encode(), "schedule_line"),
        ("Titre;Durée\nAccueil;900\n".encode(), "phase_length"),
    ],
)
def test_what_is_no_schedule_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(Problem, match=code):
        read_schedule(content, "a")


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_file_is_read_or_refused(content: bytes) -> None:
    with suppress(Problem):
        assert read_schedule(content, "a")
