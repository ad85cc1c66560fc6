"""Who works with whom, the marketplace, the regie book: everything is said, nothing is cut."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.printing.samples import words_of
from workshop_app.printing.printer import Printer
from workshop_app.services.conductor import gathered
from workshop_app.services.conductor_content import Conductor, ConductorPart, ConductorPhase
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


def conductor(note: str, phases: int = 3) -> Conductor:
    each = [
        ConductorPhase(
            starts_at=AT,
            ends_at=AT + timedelta(minutes=20),
            length_s=1200,
            minimum_s=600,
            protected=number == 0,
            title=f"Phase {number}",
            told="",
            category=None,
            is_break=number == 1,
            questions=("Qu’est-ce qui freine ?",),
            steps=("Écrivez seul.",),
            parts=(ConductorPart(AT, "Seul", 30),),
            roles=("Zoé Viala : micro",),
            material=("Gong", "<b>Cartes</b>"),
            note=note,
        )
        for number in range(phases)
    ]
    return Conductor(HEADING, AT, AT + timedelta(hours=2), None, tuple(each), gathered(each))


def test_the_regie_book_leaves_nothing_out_however_long_a_note(tmp_path: Path) -> None:
    words = [f"mot{number:03}" for number in range(900)]
    written = Printer().conductor(conductor(" ".join(words)), tmp_path / "a.pdf", Watch())
    assert written.pages > 3
    printed = words_of(written.path)
    assert printed.count("Réel") == 3
    assert all(printed.count(word) == 3 for word in words)
    assert "<b>Cartes</b>" in printed


def test_a_short_day_is_one_page(tmp_path: Path) -> None:
    assert Printer().conductor(conductor("Vite"), tmp_path / "a.pdf", Watch()).pages == 1


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
