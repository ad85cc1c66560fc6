"""Commands that propose, on bare lists of cards: what is alike, and which theme for which card."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from workshop_app.bootstrap import read_rows, suggester
from workshop_app.commands.session import Session, read_file
from workshop_app.domain.problems import Problem
from workshop_app.domain.suggestions import CardText, ThemeText
from workshop_app.i18n.translate import n_
from workshop_app.services.files import write_aside

Cards = Annotated[Path, typer.Argument(metavar="CARDS.csv")]
Row = dict[str, str]


def suggest_similar(
    context: typer.Context,
    cards: Cards,
    out: Annotated[Path, typer.Option("--out", metavar="PAIRS.csv")],
) -> None:
    """Near-duplicates of one category, the most alike first."""
    session: Session = context.obj
    found = suggester().twins(_cards(cards))
    lines = [(twin.one, twin.other, f"{twin.score:.4f}") for twin in found]
    write_aside(out, _csv(("id_a", "id_b", "score"), lines))
    told = n_("{n} paire de cartes proches.", "{n} paires de cartes proches.", len(found))
    session.answer({"pairs": len(found)}, told)


def suggest_themes(
    context: typer.Context,
    cards: Cards,
    names: Annotated[Path, typer.Option("--names", metavar="NAMES.csv")],
    out: Annotated[Path, typer.Option("--out", metavar="CHIPS.csv")],
    placed: Annotated[Path | None, typer.Option("--placed", metavar="PLACED.csv")] = None,
) -> None:
    """Up to three themes for every card that is not placed, the nearest first."""
    session: Session = context.obj
    texts = _cards(cards)
    themes = [
        ThemeText(row["theme"], row["name"], row.get("keywords", ""))
        for row in _rows(names, ("theme", "name"))
    ]
    known = {card.id for card in texts}, {theme.id for theme in themes}
    where = {
        row["id"]: row["theme"]
        for row in (_rows(placed, ("id", "theme")) if placed else ())
        if row["id"] in known[0] and row["theme"] in known[1]
    }
    found = suggester().proposals(texts, themes, where)
    lines = [
        (
            each.card,
            *([chip.theme for chip in each.chips] + [""] * 3)[:3],
            f"{each.margin:.4f}",
        )
        for each in found
    ]
    write_aside(out, _csv(("id", "top1", "top2", "top3", "confidence"), lines))
    told = n_(
        "Des thèmes proposés pour {n} carte.", "Des thèmes proposés pour {n} cartes.", len(found)
    )
    session.answer({"cards": len(found), "themes": len(themes)}, told)


def _cards(path: Path) -> list[CardText]:
    rows = _rows(path, ("id", "category", "text"))
    return [CardText(row["id"], row["category"], row["text"]) for row in rows]


def _rows(path: Path, columns: Sequence[str]) -> list[Row]:
    """The lines of a bare list. Raises Problem when a column is missing or an id comes twice."""
    rows = read_rows(read_file(path), path.name)
    titles = tuple(dict.fromkeys(title for row in rows for title in row))
    missing = tuple(column for column in columns if column not in titles)
    if missing:
        raise Problem("suggest_columns", name=path.name, missing=missing, columns=titles)
    ids = Counter(row.get(columns[0], "") for row in rows)
    if twice := next((value for value, times in ids.items() if times > 1), None):
        raise Problem("suggest_twice", name=path.name, value=twice)
    return [{title: row.get(title, "") for title in titles} for row in rows]


def _csv(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows(lines)
    return written.getvalue().encode()
