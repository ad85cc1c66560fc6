"""Who works with whom, and the marketplace: everything is said, nothing is cut."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workshop_app.printing.printer import Printer
from workshop_app.services.kit_content import Heading
from workshop_app.services.method_content import (
    GroupsSheet,
    MarketSheet,
    SessionLine,
    TableInGroups,
    TopicCell,
)
from workshop_app.services.ports import Stop, Watch

HEADING = Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès")
AT = datetime(2026, 10, 13, 8, tzinfo=UTC)


def groups(tables: int, people: int = 10) -> GroupsSheet:
    names = [f"Prénom{n} de la Bastide-Rousselière" for n in range(people)]
    half = people // 2
    fours = (
        ((names[0], names[1]), tuple(names[2:half])),
        ((names[half], names[half + 1]), tuple(names[half + 2 :])),
    )
    rows = tuple(TableInGroups(n, fours) for n in range(1, tables + 1))
    return GroupsSheet(HEADING, "Faiblesses", pairs=True, fours=True, tables=rows)


def market(places: int = 5, sessions: int = 3) -> MarketSheet:
    hours = tuple(SessionLine(f"Session {n + 1}", AT, AT) for n in range(sessions))
    long = "Comment mieux accueillir les familles, les marcheurs et les vélos, toute l'année ? " * 2
    cells = (
        TopicCell(0, 0, "Les vélos", "Zoé Viala"),
        TopicCell(1, 1, long, "Inès Soulié et Paul Malet, du relais territorial"),
        TopicCell(2, 0, "رحلة 🛶 & <b>mer</b>", ""),
    )
    return MarketSheet(
        HEADING, "Forum ouvert", tuple(f"Table {n}" for n in range(1, places + 1)), hours, cells
    )


def test_some_tables_a_page(tmp_path: Path) -> None:
    written = Printer().groups_sheet(groups(9), tmp_path / "a.pdf", Watch())
    assert 1 < written.pages < 5
    assert written.path.read_bytes().startswith(b"%PDF")
    assert Printer().groups_sheet(groups(1), tmp_path / "b.pdf", Watch()).pages == 1


@pytest.mark.parametrize("places", [1, 5, 20])
def test_the_marketplace_is_one_poster(tmp_path: Path, places: int) -> None:
    written = Printer().market(market(places), tmp_path / "forum.pdf", Watch())
    assert written.pages == 1
    assert written.missing_signs == ""


def test_it_stops_when_asked(tmp_path: Path) -> None:
    watch = Watch(cancelled=lambda: True)
    with pytest.raises(Stop):
        Printer().market(market(), tmp_path / "forum.pdf", watch)
    with pytest.raises(Stop):
        Printer().groups_sheet(groups(9), tmp_path / "a.pdf", watch)
    assert list(tmp_path.iterdir()) == []
