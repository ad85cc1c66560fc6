"""Photos on paper: in the annex of the report, one a page, in the Word document; read aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from tests.photos import jpeg
from tests.printing.samples import HOSTILE, page_sizes, report_of, squeezed, words_of
from workshop_app.printing.office_writer import OfficeWriter
from workshop_app.printing.printer import Printer
from workshop_app.services.photo_content import PhotoLine, PhotoSheets
from workshop_app.services.ports import Stop, Watch
from workshop_app.services.report_content import ReportContent

TAKEN = datetime(2026, 10, 13, 9, 47, tzinfo=UTC)


def line(
    number: int = 1, caption: str = "Notre mur", wide: int = 160, tall: int = 120
) -> PhotoLine:
    return PhotoLine(number, 4, caption, TAKEN, wide, tall, jpeg(wide, tall))


def with_photos(*photos: PhotoLine) -> ReportContent:
    return replace(report_of(["Un port"]), photos=photos)


def alts(path: Path) -> list[str]:
    """What a screen reader says of each figure."""
    with pikepdf.open(path) as pdf:
        figures = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        return [str(each.Alt) for each in figures]


def test_the_report_shows_them_with_their_table_and_caption(tmp_path: Path) -> None:
    path = tmp_path / "cr.pdf"
    photos = [line(n, wide=120 + 40 * (n % 2), tall=140) for n in range(1, 6)]
    Printer().report(with_photos(*photos, line(6, caption="")), path, Watch())
    words = squeezed(words_of(path))
    assert squeezed("6 photos prises par les tables") in words
    assert squeezed("Photo 3, table 4 : Notre mur") in words
    told = alts(path)
    assert "Photo 5, table 4\u00a0: Notre mur" in told
    assert "Photo 6, table 4" in told


def test_without_photos_there_is_no_title_above_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cr.pdf"
    assert "photos" in with_photos().sections
    written = Printer().report(with_photos(), path, Watch())
    assert "photos" not in written.section_pages
    assert squeezed("Photos des tables") not in squeezed(words_of(path))


def test_the_picture_is_in_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photos.pdf"
    one = line()
    Printer().photos(PhotoSheets("Atelier", (one,)), path, Watch())
    with pikepdf.open(path) as pdf:
        images = [image for page in pdf.pages for image in page.get_images().values()]
        assert [image.read_raw_bytes() for image in images] == [one.picture]


@pytest.mark.parametrize("caption", ["", " ".join(HOSTILE)[:120], "mot " * 30])
def test_one_a_page_turned_as_the_photo_is(tmp_path: Path, caption: str) -> None:
    path = tmp_path / "photos.pdf"
    content = PhotoSheets("Mieux <b travailler", (line(1, caption), line(2, caption, 120, 160)))
    written = Printer().photos(content, path, Watch())
    assert written.pages == 2
    assert page_sizes(path) == [(297, 210), (210, 297)]


def test_the_word_document_has_them_too(tmp_path: Path) -> None:
    path = tmp_path / "cr.docx"
    OfficeWriter().report(with_photos(line(), line(2, caption="")), path, Watch())
    with ZipFile(path) as opened:
        written = opened.read("word/document.xml").decode()
        assert [name for name in opened.namelist() if name.startswith("word/media/")]
    assert 'descr="Photo 1, table 4\u00a0: Notre mur"' in written


def test_a_cancelled_print_leaves_nothing(tmp_path: Path) -> None:
    content = PhotoSheets("Atelier", (line(),))
    with pytest.raises(Stop):
        Printer().photos(content, tmp_path / "photos.pdf", Watch(cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []
