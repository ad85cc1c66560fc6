"""The cards for other programs: every text comes back as written, and none can act."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from uuid import uuid4

import pytest

from tests.conftest import Workshop
from workshop_app.services.cards import Draft, withdraw_card, write_card
from workshop_app.services.exchange import as_csv, as_json, card_rows
from workshop_app.services.phases import change_phase, schedule

PROMISED = b"number;kind;text;table;theme;essential;points;author;source;written_at;state\r\n"
"""Other programs rely on it."""
AS_WRITTEN = (
    "- pas assez de bus (surtout l'été)",
    "-2 %, +3 bus : c'est peu",
    "l'accueil ; « le port »",
    'Il dit "non"\net s’en va',
    "R&D = avenir | mobilité",
    "🚲 مرحبا",
    "'déjà une apostrophe",
)
WOULD_RUN = (
    "=1+1",
    "=HYPERLINK(1)",
    "@SUM(1)",
    "+cmd|' /C calc'!A0",
    "-SUM(A1:A9)",
    "+1+IMPORTXML(1)",
)


def written(workshop: Workshop) -> list[dict[str, str]]:
    text = as_csv(workshop.ask(card_rows)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture
def day(workshop: Workshop) -> Workshop:
    workshop.start("Forces")
    return workshop


def test_a_text_comes_back_as_written(day: Workshop) -> None:
    for text in AS_WRITTEN:
        day.write(text)
    assert [row["text"] for row in written(day)] == list(AS_WRITTEN)


def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(day: Workshop) -> None:
    for text in WOULD_RUN:
        day.write(text)
    assert [row["text"] for row in written(day)] == [f"'{text}" for text in WOULD_RUN]
    assert [card["text"] for card in json.loads(as_json(day.ask(card_rows)))["cards"]] == list(
        WOULD_RUN
    )


def test_the_file_is_what_spreadsheets_read_and_holds_the_withdrawn_too(day: Workshop) -> None:
    day.write("Un port")
    gone = day.write("Retirée").card
    day.do(partial(withdraw_card, key=gone.id, table=None))
    assert as_csv(day.ask(card_rows)).startswith(b"\xef\xbb\xbf" + PROMISED)
    first, second = written(day)
    assert (first["number"], first["kind"], first["table"]) == ("FO 01", "forces", "4")
    assert (first["state"], second["state"]) == ("present", "withdrawn")


def test_the_table_of_a_card_that_promised_none_is_not_exported(workshop: Workshop) -> None:
    forces = next(phase for phase in workshop.ask(schedule) if phase.title == "Forces")
    workshop.do(partial(change_phase, key=forces.id, signed="none", asks_who=True))
    workshop.start("Forces")
    draft = Draft(uuid4(), 7, "forces", "Un port", author="Anne", said_by="hébergeur")
    workshop.do(partial(write_card, draft=draft))
    row = written(workshop)[0]
    assert (row["table"], row["author"], row["text"]) == ("", "hébergeur", "Un port")
