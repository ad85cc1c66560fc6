"""Contents to print, and ways to read a PDF back."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pikepdf

from tests.photos import jpeg
from workshop_app.domain.day_times import PhaseTimes
from workshop_app.domain.evaluation import AskedQuestion, QuestionResult
from workshop_app.domain.hall import HallPlan, set_out
from workshop_app.domain.rounds import Stop
from workshop_app.domain.workshop import GameRule
from workshop_app.services.kit_content import (
    AttendanceLine,
    AttendanceSheet,
    Badge,
    BlankCards,
    HallSheet,
    Heading,
    KitContent,
    Moment,
    NameList,
    OpinionSheet,
    Placed,
    ReferentSheet,
    RulesPoster,
    Seat,
    TableList,
    TableSign,
    Tallies,
    Tally,
    WallHeaders,
    WifiSheet,
)
from workshop_app.services.models import game_rules, method_categories
from workshop_app.services.photo_content import PhotoLine
from workshop_app.services.report_content import (
    SECTIONS,
    Annex,
    CardLine,
    CategoryCards,
    Context,
    Correction,
    Cover,
    Essential,
    EssentialLine,
    Method,
    NoteLine,
    Opinions,
    Participants,
    PersonLine,
    PhaseLine,
    PileLine,
    ReportContent,
    SectionKey,
    TableCards,
    TableCounts,
    TablePeople,
    ThemeCards,
    Themes,
)

CATEGORIES = method_categories()
MORNING = datetime(2026, 10, 13, 8, tzinfo=UTC)
HOSTILE = (
    "Un gras <b sans fin & un <img src='/etc/passwd'/>",
    "Une minute \x00de silence\x07",
    "👍🏽 bravo 👩‍👩‍👧 ❤️ 🇫🇷",
    "مرحبا بالعالم",
    "中文字 日本語 한국어",
    "Ω ж ☐ ✓ → ▲ ½ n̈ q̌",
    "x" * 400,
    "Prix\u202f: 18\u202f000\u00a0€ «\u00a0ici\u00a0»",
    "=cmd|' /C calc'!A0",
    'l\'été  deux  espaces ? et "guillemets" !',
    "\ud83d seul",
    "ligne une\nligne deux\n\nligne quatre",
    " ".join(f"mot{n}" for n in range(900)),
)


def cards_of(texts: Sequence[str], tables: int = 3) -> tuple[CardLine, ...]:
    return tuple(
        CardLine(f"{CATEGORIES[n % 4].code} {n:02}", n % tables + 1, CATEGORIES[n % 4], text)
        for n, text in enumerate(texts)
    )


def report_of(
    texts: Sequence[str] = ("Une carte",),
    *,
    sections: Sequence[SectionKey] = tuple(SECTIONS),
    shareable: bool = False,
    title: str = "Mieux travailler ensemble",
    context: str = "Dix ans de travail commun.",
    tables: int = 3,
) -> ReportContent:
    cards = cards_of(texts, tables)
    person = PersonLine("Élodie", "Le Goff", "OT Vallée", "Directrice", "12", "e@ici.fr", True)
    by_table = tuple(
        TableCards(number, tuple(card for card in cards if card.table == number))
        for number in range(1, tables + 1)
    )
    phase = PhaseLine(
        "Forces", "write", (CATEGORIES[0],), "Sur quoi s'appuyer ?", time(10),
        timedelta(minutes=18), MORNING, timedelta(minutes=21),
    )  # fmt: skip
    return ReportContent(
        title=title,
        made_at=MORNING,
        shareable=shareable,
        sections=tuple(sections),
        cover=Cover(
            "Comment mieux travailler ensemble ?", "Le comité", "Palais des congrès",
            date(2026, 10, 13), time(10), time(12), 90, tables, len(cards), timedelta(hours=2),
        ),
        context=Context(context, ("Se dire ce qui marche",), ("Un compte rendu",)),
        method=Method((phase,), timedelta(hours=2), timedelta(hours=2), (("phone", 3),)),
        participants=Participants(
            3,
            (("departement", (("12 - Aveyron", 2), ("81 - Tarn", 1))),),
            tuple(TablePeople(n, 1, (person,)) for n in range(1, tables + 1)),
        ),
        categories=CATEGORIES,
        counts=tuple(
            TableCounts(
                group.number,
                tuple(sum(card.category == kind for card in group.cards) for kind in CATEGORIES),
            )
            for group in by_table
        ),
        by_category=tuple(
            CategoryCards(kind, tuple(card for card in cards if card.category == kind))
            for kind in CATEGORIES
        ),
        by_table=by_table,
        annex=Annex(
            game_rules(), None, (), 1, (Correction("FO 00", 1, "avant " * 40, "après " * 40),)
        ),
        photos=(PhotoLine(1, 2, "Le mur de la table", MORNING, 160, 120, jpeg(160, 120)),),
        opinions=Opinions(
            34,
            6,
            61,
            (
                QuestionResult(AskedQuestion("q1", "scale", "Utile ?"), (1, 4, 12, 16), 33),
                QuestionResult(AskedQuestion("q2", "text", "Ce que je retiens"), (), 20),
            ),
            (("q2", ("Le rythme 🛶",)),),
        ),
        times=(PhaseTimes(UUID(int=1), "Forces", 1080, 1260, extended_s=120, backs=1),),
        notes=(NoteLine("Forces", MORNING, "Laisser plus de temps\nà la table 4"),),
        themes=Themes(
            (
                ThemeCards("Les rôles 🛶", "", 2, 1, tuple(PileLine(c, 2, 1) for c in cards[:1])),
                ThemeCards("Les échelons", "Les rôles", 1, 1, ()),
            ),
            (),
            3,
            1,
        ),
        essential=Essential(
            (
                EssentialLine(
                    texts[0] if texts else "Une carte", CATEGORIES[0], "31", "9 tables sur 9",
                    "consensus", "27 cartes : tables 1 et 2", "par le vote",
                ),
                EssentialLine("Un thème 🛶", None, "", "", "", "1 carte : table 4", "à la main"),
            ),
            ("« L'essentiel » : 9 tables, points à placer, clos à 11 h 52.",),
        ),
    )  # fmt: skip


def kit_of(
    *,
    tables: int = 2,
    seats: int = 5,
    rules: Sequence[GameRule] = (),
    address: str = "10.42.0.1:8000",
    wifi: str = "Atelier",
    password: str = "garrigue-27",
    plan: HallPlan | None = None,
    attendance: AttendanceSheet | None = None,
) -> KitContent:
    heading = Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès")
    moment = Moment(time(10), 600, "Accueil", "welcome", "", None)
    forces = Moment(time(10, 10), 1080, "Forces", "write", "Sur quoi s'appuyer ?", CATEGORIES[0])
    people = [
        [
            Seat(f"Prénom{table}", f"Nom{n:02}", "OT Vallée", (table,), n == 0)
            for n in range(seats)
        ]
        for table in range(1, tables + 1)
    ]  # fmt: skip
    link = "http://10.42.0.1:8000/t/K7MX4T2P" if address else ""
    signs = tuple(
        TableSign(heading, n, link, address, "K7MX 4T2P", wifi, password)
        for n in range(1, tables + 1)
    )
    return KitContent(
        heading=heading,
        made_at=MORNING,
        people=tables * seats,
        rules=RulesPoster(heading, tuple(rules) or game_rules()),
        sheets=tuple(
            ReferentSheet(
                heading, n, link, address, "K7MX 4T2P", tuple(people[n - 1]), (moment, forces)
            )
            for n in range(1, tables + 1)
        ),
        signs=signs,
        wifi_sheets=tuple(
            WifiSheet(sign, "tablee.local:8000" if address else "") for sign in signs
        ),
        cards=BlankCards(heading, CATEGORIES),
        wall=WallHeaders(heading, CATEGORIES),
        badges=tuple(
            badge_of(seat.first_name, seat.last_name, number=n, tables=seat.tables)
            for n, seat in enumerate((seat for table in people for seat in table), start=1)
        ),
        names=NameList(
            heading,
            tuple(
                Placed(seat.first_name, seat.last_name, seat.tables)
                for table in people
                for seat in table
            ),
            1,
        ),
        attendance=attendance or attendance_of_seats(heading, people),
        table_lists=tuple(
            TableList(heading, n, (tuple(people[n - 1]),))
            for n in range(1, tables + 1)
            if people[n - 1]
        ),
        plan=HallSheet(heading, plan or hall_of(tables)),
        opinion=OpinionSheet(
            heading,
            (
                AskedQuestion("q1", "scale", "Utile ?"),
                AskedQuestion("q2", "text", "Ce que je retiens"),
                AskedQuestion("q3", "text", "Ce que j'aurais aimé"),
            ),
        ),
        tallies=Tallies(heading, tables * seats, (Tally("departement", (("34", 3), ("", 1))),)),
    )


def attendance_of_seats(heading: Heading, tables: Sequence[Sequence[Seat]]) -> AttendanceSheet:
    """Everybody awaited."""
    return AttendanceSheet(
        heading,
        tuple(
            AttendanceLine(
                seat.last_name, seat.first_name, seat.organisation, "", seat.table,
                "expected", None, None, walk_in=False,
            )
            for table in tables
            for seat in table
        ),
        opened=False,
    )  # fmt: skip


def badge_of(
    first_name: str = "Élodie",
    last_name: str = "Le Goff",
    *,
    lines: Sequence[str] = ("OT Vallée", "Directrice"),
    number: int | None = 12,
    tables: Sequence[int] = (3,),
    stops: Sequence[Stop] = (),
    referent: bool = False,
    host: bool = False,
) -> Badge:
    heading = Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès")
    person = UUID(int=number or 0)
    return Badge(
        heading,
        person,
        first_name,
        last_name,
        tuple(lines),
        number,
        tuple(tables),
        tuple(stops),
        referent,
        host,
    )


def hall_of(tables: int) -> HallPlan:
    key = UUID(int=1)
    return set_out(HallPlan(id=key, workshop=key), range(1, tables + 1))


def words_of(path: Path) -> str:
    """Everything a reader finds in the file, without spaces, in composed letters."""
    told = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True
    )
    return squeezed(told.stdout)


def squeezed(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\x00-\x1f\u200b-\u200f\u202a-\u202e]+", "", composed)


def unembedded_fonts(path: Path) -> list[str]:
    """Names of the fonts a page may use that are not in the file."""
    found = []
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
                descriptor = item.get("/FontDescriptor")
                if descriptor is None or "/FontFile2" not in descriptor:
                    found.append(str(item.get("/BaseFont")))
    return found


def operators(page: pikepdf.Page) -> list[tuple[str, list[object]]]:
    """What the page draws, in order: the operator and what it takes."""
    return [
        (str(each.operator), list(each.operands)) for each in pikepdf.parse_content_stream(page)
    ]


def page_words(path: Path, page: int) -> str:
    """The words of one page, counted from 1."""
    asked = ["pdftotext", "-raw", "-f", str(page), "-l", str(page), str(path), "-"]
    return squeezed(subprocess.run(asked, capture_output=True, check=True, text=True).stdout)


def page_sizes(path: Path) -> list[tuple[int, int]]:
    """Width and height of each page, in millimetres."""
    with pikepdf.open(path) as pdf:
        boxes = [page.mediabox for page in pdf.pages]
    return [(round(float(box[2]) * 0.352778), round(float(box[3]) * 0.352778)) for box in boxes]


def pages_inked_at_the_edge(path: Path, within_mm: float = 4.8) -> list[int]:
    """Numbers of the pages with ink where ordinary printers put none."""
    dpi = 40
    band = int(within_mm / 25.4 * dpi)
    subprocess.run(
        ["pdftoppm", "-gray", "-r", str(dpi), str(path), str(path.with_suffix(""))], check=True
    )
    found = []
    for number, page in enumerate(sorted(path.parent.glob(f"{path.stem}-*.pgm")), start=1):
        header, size, _white, pixels = page.read_bytes().split(b"\n", 3)
        assert header == b"P5"
        wide, high = map(int, size.split())
        rows = [pixels[y * wide : (y + 1) * wide] for y in range(high)]
        edges = [*rows[:band], *rows[-band:], *(row[:band] + row[-band:] for row in rows)]
        if any(min(edge) < 250 for edge in edges):
            found.append(number)
        page.unlink()
    return found
