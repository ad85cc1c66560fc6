"""Badges of 400 people, measured against a bare reportlab canvas drawing the same words.

    python -m benchmarks.badges [PEOPLE]

Both draw the same names, lines, numbers and frames in the same fonts, each text set to its width;
the kit adds shrinking to fit, fallback fonts, cut marks, tags and bookmarks. CPU time of this
process, runs interleaved, the fastest of each; the figure asked for is their ratio: at most 4.
"""

from __future__ import annotations

import json
import random
import sys
import time as clock
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.printing.samples import kit_of
from workshop_app.domain.paper import KitOptions
from workshop_app.printing import fonts
from workshop_app.printing.document import begin
from workshop_app.printing.kit.badges import GRIDS
from workshop_app.printing.printer import Printer
from workshop_app.services.kit_content import Badge, Heading
from workshop_app.services.ports import Watch

ROUNDS, PER_SHEET = 9, 8
FIRST = ("Élodie", "Jean-Noël", "Maïwenn", "Karim", "Marie-Charlotte", "Loïc", "Zoé", "Anne")
LAST = ("Le Goff", "Œuvray", "L'Haÿ-Roux", "Castellane-Norante", "Haddad", "Ubeda", "Peyre", "Y")
OFFICES = ("OT Vallée et Garrigue", "ADT des Sommets", "Relais territorial des Causses", "CRTL")


def main(people: int = 400) -> None:
    badges = made_up(people)
    content = replace(kit_of(), badges=badges)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "badges.pdf"
        kit = lambda: Printer().kit(content, ["badges"], KitOptions(), target, Watch())  # noqa: E731
        bare = lambda: draw_bare(badges, target)  # noqa: E731
        begin()
        kit()
        bare()
        times: dict[str, list[float]] = {"kit": [], "bare": []}
        for _ in range(ROUNDS):
            times["kit"].append(spent(kit))
            times["bare"].append(spent(bare))
    fastest = {name: min(each) for name, each in times.items()}
    print(
        json.dumps(
            {
                "badges": people,
                "kit_s": round(fastest["kit"], 4),
                "bare_canvas_s": round(fastest["bare"], 4),
                "ratio": round(fastest["kit"] / fastest["bare"], 2),
            }
        )
    )


def spent(work: Callable[[], object]) -> float:
    before = clock.process_time()
    work()
    return clock.process_time() - before


def made_up(people: int) -> tuple[Badge, ...]:
    chance = random.Random(4127)
    heading = Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès")
    return tuple(
        Badge(
            heading,
            UUID(int=number),
            chance.choice(FIRST),
            f"{chance.choice(LAST)} {number}",
            (chance.choice(OFFICES), "Chargée de mission"),
            number,
            (number % 40 + 1,),
            (),
            number % 10 == 0,
            False,
        )
        for number in range(1, people + 1)
    )


def draw_bare(badges: tuple[Badge, ...], target: Path) -> None:
    """The same words and frames, as a person in a hurry would draw them."""
    canvas = Canvas(str(target), pagesize=A4, initialFontName=fonts.REGULAR)
    grid = GRIDS["60x90"]
    for place, badge in enumerate(badges):
        if place and place % PER_SHEET == 0:
            canvas.showPage()
        x, y = grid.corner(place % PER_SHEET)
        top = y + grid.high
        lines = (
            (fonts.REGULAR, 8, badge.heading.title, 8),
            (fonts.BOLD, 31, badge.first_name, 34),
            (fonts.BOLD, 22, badge.last_name, 24),
            (fonts.BOLD, 11, badge.lines[0], 12),
            (fonts.REGULAR, 11, badge.lines[1], 12),
        )
        for font, size, text, down in lines:
            top -= down
            wide = stringWidth(text, font, size)
            shrunk = min(size, size * (grid.wide - 10 * mm) / wide)
            canvas.setFont(font, shrunk)
            canvas.drawString(x + 5 * mm, top - size, text)
        canvas.setFont(fonts.BOLD, 8)
        canvas.drawRightString(x + grid.wide - 5 * mm, y + grid.high - 16, f"n° {badge.number}")
        canvas.roundRect(x + grid.wide - 60, y + 14, 46, 40, 4)
        canvas.setFont(fonts.BOLD, 27)
        canvas.drawCentredString(x + grid.wide - 37, y + 24, str(badge.tables[0]))
    canvas.save()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
