"""Hostile words leave Tablée as words: on paper, in files, on phones."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.conftest import Workshop
from tests.hostile import FORMULAS, HOSTILE, REJECTED, UNREAD, say_everywhere
from tests.printing.samples import squeezed, words_of
from tests.web.conftest import phone_of
from workshop_app.domain.documents import KIT_KINDS
from workshop_app.domain.meetings import Meeting
from workshop_app.domain.paper import KitOptions
from workshop_app.printing.printer import Printer
from workshop_app.printing.spreadsheet import as_xlsx
from workshop_app.services.agenda import as_ics
from workshop_app.services.badges import give_badges
from workshop_app.services.exchange import COLUMNS, as_csv, as_json, card_rows
from workshop_app.services.kit import collect_kit
from workshop_app.services.people_exchange import people_file, people_table
from workshop_app.services.ports import Watch
from workshop_app.services.report import collect

ACTS = ("=", "@", "+", "-", "\t", "\r")
"""What a spreadsheet may take for the beginning of a formula."""


@pytest.fixture
def said(workshop: Workshop) -> Workshop:
    say_everywhere(workshop)
    return workshop


class Skeleton(HTMLParser):
    """The tags of a page and the names of their attributes; what it runs and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[tuple[str, frozenset[str]]] = set()
        self.links: list[str] = []
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add((tag, frozenset(name for name, _value in attrs)))
        self.scripts += tag == "script"
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]


@pytest.mark.anyio
async def test_a_phone_s_page_is_built_of_our_tags_alone(said: Workshop) -> None:
    async with phone_of(said) as client:
        page = (await client.get("", headers={"accept": "text/html"})).text
        state = (await client.get("/state")).json()
    shown = Skeleton(page)
    assert not {tag for tag, _names in shown.tags} & {"img", "font", "para", "b", "iframe"}
    assert not {n for _tag, names in shown.tags for n in names if n.startswith("on")}
    assert not [link for link in shown.links if "javascript:" in link or "ailleurs" in link]
    assert "alert(1)</script>" not in page, "the data of the page cannot end its own script"
    texts = {card["text"] for card in state["cards"]}
    mine = {text for place, text in enumerate(HOSTILE) if place % 9 + 1 == 4}
    assert mine <= texts


@pytest.mark.anyio
async def test_the_page_has_the_tags_it_has_without_them(
    workshop: Workshop, tmp_path: Path
) -> None:
    workshop.start("Forces")
    workshop.write("Un port")
    async with phone_of(workshop) as client:
        plain = Skeleton((await client.get("", headers={"accept": "text/html"})).text)
        say_everywhere(workshop)
        hostile = Skeleton((await client.get("", headers={"accept": "text/html"})).text)
    assert hostile.scripts == plain.scripts
    assert hostile.tags <= plain.tags | {("ol", frozenset()), ("li", frozenset())}


def acting(path: Path) -> list[str]:
    """What in a PDF runs something, or leads somewhere else than into itself."""
    with pikepdf.open(path) as pdf:
        return [
            f"{key} {item[key]}"
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            for key in (
                "/JS",
                "/JavaScript",
                "/Launch",
                "/URI",
                "/OpenAction",
                "/AA",
                "/EmbeddedFiles",
            )
            if key in item
        ]


def test_the_report_says_them_and_does_nothing(said: Workshop, tmp_path: Path) -> None:
    content = said.ask(partial(collect, now=said.clock.now()))
    path = Printer().report(content, tmp_path / "report.pdf", Watch()).path
    words = words_of(path)
    assert acting(path) == []
    for text in HOSTILE:
        if text.isascii():
            assert squeezed(text) in words, text
    assert REJECTED not in words
    assert UNREAD not in words
    assert "1carten'apasencoreétérelue" in words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def test_the_kit_says_them_and_does_nothing(said: Workshop, tmp_path: Path) -> None:
    said.do(give_badges)
    ask = partial(collect_kit, address="http://192.168.1.2:8080", now=said.clock.now())
    path = Printer().kit(said.ask(ask), KIT_KINDS, KitOptions(), tmp_path / "kit.pdf", Watch()).path
    words = words_of(path)
    assert acting(path) == []
    assert squeezed("<script>alert(1)</script>") in words
    assert REJECTED not in words


def test_no_cell_of_a_csv_can_act(said: Workshop) -> None:
    people = said.ask(people_table)
    for written in (as_csv(said.ask(card_rows)), people_file(people, ".csv", as_xlsx)):
        for row in csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"):
            for cell in row:
                assert not cell.startswith(("=", "@", "\t", "\r")), cell
                assert not (cell.startswith(ACTS) and "|" in cell), cell


def test_a_csv_keeps_each_cell_and_each_row(said: Workshop) -> None:
    rows = said.ask(card_rows)
    read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig")), delimiter=";"))
    assert {len(row) for row in read} == {len(COLUMNS)}
    texts = [row[COLUMNS.index("text")].removeprefix("'") for row in read[1:]]
    assert texts == [row["text"].removeprefix("'") for row in rows]


def parts_of(sheet: bytes) -> dict[str, str]:
    """The files of an XLSX by their names."""
    with zipfile.ZipFile(io.BytesIO(sheet)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_no_cell_of_a_sheet_can_act(said: Workshop) -> None:
    rows = said.ask(card_rows)
    people = said.ask(people_table)
    cards = as_xlsx("Cartes", COLUMNS, [[row[name] for name in COLUMNS] for row in rows])
    for content in (cards, people_file(people, ".xlsx", as_xlsx)):
        parts = parts_of(content)
        assert not [name for name in parts if "externalLink" in name or "vba" in name]
        sheet = parts["xl/worksheets/sheet1.xml"]
        assert re.search(r"<f[ >/]", sheet) is None, "no formula"
        assert "hyperlink" not in sheet
    told = {
        "".join(each.itertext())
        for each in ElementTree.fromstring(parts_of(cards)["xl/sharedStrings.xml"])
    }
    assert set(FORMULAS) <= told


def test_json_says_them_word_for_word(said: Workshop) -> None:
    told = {card["text"] for card in json.loads(as_json(said.ask(card_rows)))["cards"]}
    assert set(HOSTILE) <= told
    assert REJECTED not in told


def test_a_diary_reads_one_event_and_no_line_of_theirs(said: Workshop) -> None:
    meeting = Meeting(
        id=said.key,
        workshop=said.key,
        year=2026,
        quarter=1,
        day=date(2026, 3, 12),
        subject="\n".join(HOSTILE),
        place="\r\nBEGIN:VALARM",
        method="\nATTACH:http://ailleurs.example/",
    )
    told = as_ics("\n".join(HOSTILE), [meeting], said.clock.now()).decode()
    lines = told.replace("\r\n ", "").split("\r\n")
    names = [line.partition(":")[0] for line in lines]
    assert names.count("BEGIN") == 2, "the calendar and its one event"
    assert "ATTACH" not in names
    assert not [line for line in lines if "\n" in line or "\r" in line]
