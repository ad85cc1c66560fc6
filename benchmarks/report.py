"""The report with 400 cards, measured against a bare reportlab canvas drawing the same cards.

    python benchmarks/report.py [CARDS]

Both draw every card twice (by category and by table) with the same fonts, tint, border, code and
words broken to the same width, each participant, each header and footer; the report adds cover,
contents, figures, charts, shapes, links, bookmarks and tags. CPU time of this process, runs
interleaved, the fastest of each (other programs only add); the figure asked for is their ratio: at
most 2.5.
"""

from __future__ import annotations

import json
import random
import sys
import time as clock
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from workshop_app.printing import fonts
from workshop_app.printing.document import begin
from workshop_app.printing.printer import Printer
from workshop_app.printing.styles import SIDE, style, tone_of
from workshop_app.services.models import game_rules, method_categories
from workshop_app.services.ports import Watch
from workshop_app.services.report_content import (
    SECTIONS,
    Annex,
    CardLine,
    CategoryCards,
    Context,
    Cover,
    Method,
    Participants,
    PersonLine,
    ReportContent,
    TableCards,
    TableCounts,
    TablePeople,
)

TABLES, PEOPLE, ROUNDS = 9, 90, 15
SPEECH = (
    "le réseau les offices attendent une charte d'accueil commune et des formations partagées "
    "avec les agences pour la saison parce que chacun refait les mêmes supports chaque année "
    "sans savoir ce que fait le voisin ni qui décide du calendrier des salons"
)
WORDS = SPEECH.split()


def main(cards: int = 400) -> None:
    content = made_up(cards)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "report.pdf"
        report = lambda: Printer().report(content, target, Watch())  # noqa: E731
        bare = lambda: draw_bare(content, target)  # noqa: E731
        begin()
        report()
        bare()
        times: dict[str, list[float]] = {"report": [], "bare": []}
        for _ in range(ROUNDS):
            times["report"].append(spent(report))
            times["bare"].append(spent(bare))
        pages = Printer().report(content, target, Watch()).pages
    fastest = {name: min(each) for name, each in times.items()}
    print(
        json.dumps(
            {
                "cards": cards,
                "pages": pages,
                "report_s": round(fastest["report"], 4),
                "bare_canvas_s": round(fastest["bare"], 4),
                "ratio": round(fastest["report"] / fastest["bare"], 2),
            }
        )
    )


def spent(work: Callable[[], object]) -> float:
    before = clock.process_time()
    work()
    return clock.process_time() - before


def draw_bare(content: ReportContent, target: Path) -> None:
    """The cards alone, as a person in a hurry would draw them."""
    canvas = Canvas(str(target), pagesize=A4, initialFontName=fonts.REGULAR)
    wide = (A4[0] - 2 * SIDE - 4 * mm) / 2
    widths: dict[str, float] = {}
    look, y, column = style("card"), A4[1] - 22 * mm, 0
    groups = (*content.by_category, *content.by_table)
    for group in groups:
        for card in group.cards:
            lines = broken(card.text, wide - 6 * mm, look.size, widths)
            tall = (len(lines) + 1) * look.leading + 5 * mm
            if y - tall < 20 * mm:
                canvas.setFont(fonts.REGULAR, 8)
                canvas.drawString(SIDE, A4[1] - 40, content.title)
                canvas.drawString(A4[0] - SIDE - 60, A4[1] - 40, "Compte rendu")
                canvas.drawString(SIDE, 34, "Version interne, avec la liste des participants")
                canvas.drawString(A4[0] - SIDE - 60, 34, str(canvas.getPageNumber()))
                canvas.showPage()
                y, column = A4[1] - 22 * mm, 0
            x = SIDE + column * (wide + 4 * mm)
            tone = tone_of(card.category)
            canvas.setFillColor(tone.tint)
            canvas.setStrokeColor(tone.border)
            canvas.rect(x, y - tall, wide, tall, stroke=1, fill=1)
            canvas.setFillColor(tone.strong)
            text = canvas.beginText(x + 3 * mm, y - 5 * mm)
            text.setFont(fonts.BOLD, 8, look.leading)
            text.textLine(f"{card.label}, table {card.table}")
            text.setFillColor(look.color)
            text.setFont(fonts.REGULAR, look.size, look.leading)
            for line in lines:
                text.textLine(line)
            canvas.drawText(text)
            column = 1 - column
            y -= 0 if column else tall + 3 * mm
    for seated in content.participants.tables:
        canvas.showPage()
        text = canvas.beginText(SIDE, A4[1] - 22 * mm)
        text.setFont(fonts.REGULAR, look.size, look.leading)
        for person in seated.people:
            for words in (f"{person.last_name} {person.first_name}", person.organisation):
                text.textLine(words)
            for words in (person.function, person.email):
                text.textLine(words)
        canvas.drawText(text)
    canvas.save()


def broken(text: str, width: float, size: float, widths: dict[str, float]) -> list[str]:
    lines, words, used = [], [], 0.0
    for word in text.split(" "):
        if word not in widths:
            widths[word] = stringWidth(word + " ", fonts.REGULAR, size)
        if words and used + widths[word] > width:
            lines.append(" ".join(words))
            words, used = [], 0.0
        words.append(word)
        used += widths[word]
    return [*lines, " ".join(words)]


def made_up(count: int) -> ReportContent:
    """A whole workshop: 90 people at nine tables, and as many cards as asked."""
    draw = random.Random(1)
    categories = method_categories()
    cards = [
        CardLine(
            f"{categories[n % 4].code} {n // 4 + 1:02}",
            draw.randint(1, TABLES),
            categories[n % 4],
            " ".join(draw.choices(WORDS, k=draw.randint(6, 26))).capitalize() + ".",
        )
        for n in range(count)
    ]
    by_table = tuple(
        TableCards(t, tuple(card for card in cards if card.table == t))
        for t in range(1, TABLES + 1)
    )
    by_category = tuple(
        CategoryCards(c, tuple(card for card in cards if card.category == c)) for c in categories
    )
    person = PersonLine("Élodie", "Le Goff", "OT Vallée haute", "Directrice", "12", "e@x.fr", False)
    seated = tuple(
        TablePeople(t, PEOPLE // TABLES, (person,) * (PEOPLE // TABLES))
        for t in range(1, TABLES + 1)
    )
    return ReportContent(
        title="Mieux travailler ensemble",
        made_at=datetime(2026, 10, 13, 12, tzinfo=UTC),
        shareable=False,
        sections=tuple(SECTIONS),
        cover=Cover(
            "Comment mieux travailler ensemble ?", "CRTL", "Palais des congrès",
            date(2026, 10, 13), time(10), time(12), PEOPLE, TABLES, count, timedelta(hours=2),
        ),
        context=Context(" ".join(WORDS), (), ()),
        method=Method((), timedelta(), timedelta(), ()),
        participants=Participants(PEOPLE, (), seated),
        categories=categories,
        counts=tuple(
            TableCounts(
                group.number,
                tuple(sum(card.category == c for card in group.cards) for c in categories),
            )
            for group in by_table
        ),
        by_category=by_category,
        by_table=by_table,
        annex=Annex(game_rules(), None, (), 0, ()),
    )  # fmt: skip


if __name__ == "__main__":
    main(*(int(given) for given in sys.argv[1:2]))
