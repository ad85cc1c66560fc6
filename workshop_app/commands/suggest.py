"""Commands that propose, on bare lists of cards: what is alike, and which theme for which card; and
the short forms that a library knows.

A bare list is read without any library: the same files give the same answer on every computer.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from workshop_app.bootstrap import read_columns, suggester
from workshop_app.commands.session import Session, do, prove_writable, read_file
from workshop_app.domain.abbreviations import checked
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem
from workshop_app.domain.suggestions import CardText, ThemeText
from workshop_app.i18n.translate import n_
from workshop_app.services.abbreviations import (
    abbreviations_of,
    back_to_usual,
    take_abbreviations,
)
from workshop_app.services.files import write_aside
from workshop_app.services.ports import UnitOfWork

Cards = Annotated[Path, typer.Argument(metavar="CARDS.csv")]
ShortForms = Annotated[Path | None, typer.Option("--abbreviations", metavar="FILE.csv")]
Row = dict[str, str]
SHORT_COLUMNS = ("short", "meaning")


def suggest_similar(
    context: typer.Context,
    cards: Cards,
    out: Annotated[Path, typer.Option("--out", metavar="PAIRS.csv")],
    short: ShortForms = None,
) -> None:
    """Near-duplicates of one category, the most alike first."""
    session: Session = context.obj
    found = suggester().twins(_cards(cards), abbreviations=_meanings(short))
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
    short: ShortForms = None,
) -> None:
    """Up to three themes for every card that is not placed, the nearest first."""
    session: Session = context.obj
    texts = _cards(cards)
    themes = [
        ThemeText(row["theme"], row["name"], row["keywords"])
        for row in _rows(names, ("theme", "name"), ("keywords",))
    ]
    known = {card.id for card in texts}, {theme.id for theme in themes}
    where = {
        row["id"]: row["theme"]
        for row in (_rows(placed, ("id", "theme")) if placed else ())
        if row["id"] in known[0] and row["theme"] in known[1]
    }
    found = suggester().proposals(texts, themes, where, abbreviations=_meanings(short))
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


def abbreviations(
    context: typer.Context,
    file: Annotated[Path | None, typer.Option("--from", metavar="FILE.csv")] = None,
    defaults: Annotated[bool, typer.Option("--defaults")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.csv")] = None,
) -> None:
    """The short forms of the library: told, taken from a list, written to one."""
    session: Session = context.obj
    pairs = _pairs(file) if file else []
    if out:
        prove_writable(out)
    with session.house() as house:
        changed = do(house, WHOLE_LIBRARY, partial(_change, pairs=pairs, defaults=defaults))
        known = abbreviations_of(house.library)
    if out:
        write_aside(out, _csv(SHORT_COLUMNS, known.items()))
    told = [f"{short}\t{meaning}" for short, meaning in known.items()]
    session.answer({"abbreviations": dict(known), "changed": changed}, *told)


def _change(uow: UnitOfWork, pairs: Sequence[tuple[str, str]], defaults: bool) -> int:
    """How many lines were put back or taken."""
    put_back = back_to_usual(uow) if defaults else 0
    return put_back + take_abbreviations(uow, pairs)


def _meanings(path: Path | None) -> Mapping[str, str] | None:
    """Of a list, instead of the usual ones. Raises Problem as the library would."""
    return dict(checked(*pair) for pair in _pairs(path)) if path else None


def _pairs(path: Path) -> list[tuple[str, str]]:
    return [(row["short"], row["meaning"]) for row in _rows(path, SHORT_COLUMNS)]


def _cards(path: Path) -> list[CardText]:
    rows = _rows(path, ("id", "category", "text"))
    return [CardText(row["id"], row["category"], row["text"]) for row in rows]


def _rows(path: Path, columns: Sequence[str], also: Sequence[str] = ()) -> list[Row]:
    """The lines of a bare list, the first column telling them apart. Raises Problem when a column
    is missing, a line has no id or an id comes twice."""
    titles, lines = read_columns(read_file(path), path.name, (*columns, *also))
    if missing := tuple(column for column in columns if column not in titles):
        raise Problem("suggest_columns", name=path.name, missing=missing, columns=tuple(titles))
    rows: dict[str, Row] = {}
    for line, cells in lines:
        key = cells.get(columns[0], "").strip()
        if not key:
            raise Problem("suggest_nameless", name=path.name, line=line, column=columns[0])
        if key in rows:
            raise Problem("suggest_twice", name=path.name, value=key)
        rows[key] = {column: cells.get(column, "") for column in (*columns, *also)}
        rows[key][columns[0]] = key
    return list(rows.values())


def _csv(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows(lines)
    return written.getvalue().encode()
