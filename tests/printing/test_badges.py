"""Badges: whole names in any script, backs that lie behind their fronts, marks where they cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.units import mm

from tests.printing.samples import (
    HOSTILE,
    badge_of,
    kit_of,
    page_sizes,
    page_words,
    pages_inked_at_the_edge,
    squeezed,
    unembedded_fonts,
    words_of,
)
from workshop_app.domain.paper import BADGE_FORMATS, BADGES_A_SHEET, KitOptions
from workshop_app.domain.rounds import Stop
from workshop_app.printing.kit.badges import GRIDS, Grid
from workshop_app.printing.kit.sheet import LONG_SIDE, SHORT_SIDE
from workshop_app.printing.printer import Printer
from workshop_app.services.kit_content import Badge
from workshop_app.services.ports import Watch, Written

LONG_NAMES = (
    ("Maximilienne-Alexandrina-Antoinette", "Wolfeschlegelsteinhausenbergerdorff"),
    ("Marie-Charlotte Élisabeth Victoire de", "Castellane-Norante et de Grignan-Adhémar"),
    ("X" * 60, "y" * 90),
)


def print_badges(badges: Sequence[Badge], folder: Path, **options: object) -> Written:
    content = replace(kit_of(), badges=tuple(badges))
    chosen = replace(KitOptions(), **options)  # type: ignore[arg-type]
    return Printer().kit(content, ["badges"], chosen, folder / "badges.pdf", Watch())


@pytest.mark.parametrize("form", BADGE_FORMATS)
def test_each_format_fills_its_sheets(tmp_path: Path, form: str) -> None:
    each = {"60x90": 8, "54x90": 10, "54x86": 10, "40x75": 12, "A6": 4}[form]
    badges = [badge_of(f"Prénom{n}", f"Nom{n}", number=n) for n in range(1, each + 2)]
    written = print_badges(badges, tmp_path, badge=form)
    assert page_sizes(written.path) == [(210, 297)] * 2
    assert squeezed(f"Prénom{each}") in page_words(written.path, 1)
    assert squeezed(f"Prénom{each + 1}") in page_words(written.path, 2)
    assert unembedded_fonts(written.path) == []


@pytest.mark.parametrize("form", BADGE_FORMATS)
@pytest.mark.parametrize("names", LONG_NAMES)
def test_a_long_name_is_whole(tmp_path: Path, form: str, names: tuple[str, str]) -> None:
    badge = badge_of(*names, lines=("Office de tourisme intercommunal " * 3, "Directrice " * 8))
    words = words_of(print_badges([badge], tmp_path, badge=form, large_print=True).path)
    for text in (*names, *badge.lines):
        assert squeezed(text) in words


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_stops_the_badges(tmp_path: Path, text: str) -> None:
    written = print_badges([badge_of(text, text, lines=(text,))], tmp_path)
    assert written.pages == 1
    with pikepdf.open(written.path) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_badge_tells_the_name_the_lines_the_number_and_the_table(tmp_path: Path) -> None:
    badge = badge_of(lines=("OT Vallée", "Directrice", "Covoiturage"), referent=True)
    words = words_of(print_badges([badge], tmp_path).path)
    for told in ("Élodie", "Le Goff", "OT Vallée", "Directrice", "Covoiturage", "n° 12", "3"):
        assert squeezed(told) in words
    assert squeezed("Référent") in words


def test_it_is_read_aloud_as_it_is_read(tmp_path: Path) -> None:
    words = words_of(print_badges([badge_of(tables=(7, 3), referent=True)] * 8, tmp_path).path)
    told = squeezed("Élodie Le Goff OT Vallée Directrice Référent Tables 7 3")
    assert words.count(told) == 8


def test_the_tables_of_a_day_are_in_order(tmp_path: Path) -> None:
    words = words_of(
        print_badges([badge_of(tables=(7, 3, 9, 1, 4, 8), referent=True)], tmp_path).path
    )
    assert squeezed("Référent") in words
    stops = (Stop(1, 7, time(10), "Accueil"), Stop(2, 3, None, ""))
    badge = badge_of(tables=(7, 3), stops=stops)
    way = print_badges([badge], tmp_path, badge_back="route")
    assert squeezed("10 h, Accueil Table 7 Tour 2 Table 3") in page_words(way.path, 2)


def test_who_hosts_a_table_is_told(tmp_path: Path) -> None:
    words = words_of(print_badges([badge_of(host=True)], tmp_path).path)
    assert "Hôte" in words


def test_what_is_left_of_the_sheet_is_blank_badges(tmp_path: Path) -> None:
    assert words_of(print_badges([badge_of()] * 6, tmp_path).path).count("Prénom") == 2
    assert "Prénom" not in words_of(print_badges([badge_of()] * 8, tmp_path).path)


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS.keys())
def test_a_back_lies_behind_its_front(grid: Grid) -> None:
    """Turned over the long edge, left is right and nothing moves up or down."""
    for place in range(grid.each):
        x, y = grid.corner(place)
        behind_x, behind_y = grid.corner(place, back=True)
        assert behind_x == pytest.approx(SHORT_SIDE - x - grid.wide)
        assert behind_y == y
        assert x >= -0.01
        assert x + grid.wide <= SHORT_SIDE + 0.01
        assert y >= -0.01
        assert y + grid.high <= LONG_SIDE + 0.01


def test_formats_are_those_of_holders() -> None:
    assert {form: grid.each for form, grid in GRIDS.items()} == BADGES_A_SHEET
    sizes = {form: (round(g.high / mm), round(g.wide / mm)) for form, g in GRIDS.items()}
    assert sizes.pop("A6") == (148, 105)
    assert sizes == {form: tuple(map(int, form.split("x"))) for form in sizes}


def test_each_front_is_followed_by_its_back(tmp_path: Path) -> None:
    badges = [badge_of(f"Prénom{n}", "Nom", number=n) for n in range(1, 11)]
    written = print_badges(badges, tmp_path, badge_back="name")
    assert written.pages == 4
    first, behind = page_words(written.path, 1), page_words(written.path, 2)
    assert squeezed("Prénom8") in first
    assert squeezed("Prénom8") in behind
    assert squeezed("Prénom9") not in first
    assert squeezed("Prénom9") not in behind


@pytest.mark.parametrize("form", BADGE_FORMATS)
@pytest.mark.parametrize("back", ["none", "route"])
def test_no_badge_has_ink_where_printers_do_not_reach(tmp_path: Path, form: str, back: str) -> None:
    badges = [badge_of(*LONG_NAMES[1], number=n) for n in range(1, 14)]
    written = print_badges(badges, tmp_path, badge=form, badge_back=back)
    assert pages_inked_at_the_edge(written.path) == []


def test_a_hall_without_people_prints_blank_badges(tmp_path: Path) -> None:
    assert words_of(print_badges([], tmp_path).path).count("Prénom") == 8
