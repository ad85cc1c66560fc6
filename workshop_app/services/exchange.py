"""The cards of a workshop for other programs: rows in the agreed order, CSV and JSON text.

Decides the columns, that no cell can act as a formula, and that the table of a card which promised
to show none stays in the library; not where the file lies.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from workshop_app.domain.cards import Card, label, shown_table, speaker
from workshop_app.domain.questions import questions_of
from workshop_app.services.essential import CardStanding, standing_by_card
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Snapshot
from workshop_app.services.theme_board import theme_by_card
from workshop_app.services.workshops import the_workshop

COLUMNS = (
    "number",
    "kind",
    "text",
    "table",
    "theme",
    "essential",
    "points",
    "author",
    "source",
    "written_at",
    "state",
)
ANSWERED = "question"
"""The question a card answers, with its number."""
RUNS = re.compile(r"[=@\t\r]|[+-].*(\w\(|\|)", re.DOTALL)
"""What a spreadsheet would run. A line that merely begins with a dash is left as written."""


def card_rows(snapshot: Snapshot) -> Sequence[dict[str, str]]:
    """Newest state of each card, withdrawn ones too, in the order of categories and numbers."""
    order = [category.key for category in the_workshop(snapshot).categories]
    asked = questions_of(schedule(snapshot))
    themes = theme_by_card(snapshot)
    cards = sorted(
        snapshot.cards.since(0),
        key=lambda card: (order.index(card.kind) if card.kind in order else 99, card.number),
    )
    votes = standing_by_card(snapshot)
    return [
        _row(card, asked.get(card.question, ""), themes.get(card.id, ""), votes.get(card.id))
        for card in cards
    ]


def _row(card: Card, question: str, theme: str, voted: CardStanding | None) -> dict[str, str]:
    shown = card.standing != "rejected"
    return {
        "number": label(card),
        "kind": card.kind,
        "text": card.text if shown else "",
        "table": str(shown_table(card) or ""),
        "theme": theme if shown else "",
        "essential": "1" if voted and voted.essential else "",
        "points": str(voted.points) if voted and voted.points is not None else "",
        "author": speaker(card) if shown else "",
        "source": card.source,
        "written_at": card.written_at.isoformat(),
        "state": _state(card),
        ANSWERED: question,
    }


def _state(card: Card) -> str:
    """A rejected card keeps its line, or its number would look lost; its words go nowhere."""
    if card.standing == "rejected":
        return "rejected"
    if card.withdrawn:
        return "withdrawn"
    return "waiting" if card.standing == "waiting" else "present"


def as_csv(rows: Sequence[dict[str, str]]) -> bytes:
    columns = columns_of(rows)
    return csv_table(columns, [[row[name] for name in columns] for row in rows])


def columns_of(rows: Sequence[dict[str, str]]) -> Sequence[str]:
    """Those other programs rely on; behind them the question, where a phase asked several."""
    return (*COLUMNS, ANSWERED) if any(row[ANSWERED] for row in rows) else COLUMNS


def csv_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with BOM, semicolons. A text that a spreadsheet would run gets an apostrophe."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerow([harmless(heading) for heading in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def as_json(rows: Sequence[dict[str, str]]) -> bytes:
    columns = columns_of(rows)
    cards = [{name: row[name] for name in columns} for row in rows]
    return json.dumps({"cards": cards}, ensure_ascii=False, indent=1).encode()


def harmless(value: str) -> str:
    """For CSV: what a spreadsheet would run, made a text."""
    return f"'{value}" if RUNS.match(value) else value
