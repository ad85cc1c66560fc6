"""Slides as a file: complete, editable, told to who listens, never half-written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from python_calamine import load_workbook

from tests.printing.decks import (
    deck_of,
    every_slide,
    opened,
    template,
    texts,
    titles,
)
from tests.printing.samples import CATEGORIES, HOSTILE, squeezed
from workshop_app.domain.problems import Problem
from workshop_app.i18n.translate import spoken
from workshop_app.printing.office import SHAPE_SIGNS, hexadecimal, words
from workshop_app.printing.office_writer import OfficeWriter
from workshop_app.printing.styles import color, tone_of
from workshop_app.services.ports import LARGEST_TEMPLATE, Stop, Surroundings, Watch
from workshop_app.services.slide_words import slide_title
from workshop_app.services.slides_content import (
    Deck,
    DoorsSlide,
    FiguresSlide,
    NextStepsSlide,
    ScheduleSlide,
    TablesSlide,
)

EVERY = every_slide()
FOOT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def written(content: Deck, folder: Path, on: bytes | None = None) -> Any:
    path = folder / "slides.pptx"
    made = OfficeWriter().slides(content, on, path, Watch())
    slides = opened(path)
    assert made.pages == len(slides.slides)
    return slides


def kept(content: bytes) -> bytes:
    return OfficeWriter().template_of(content, "charte.pptx")


def test_each_thing_to_say_has_its_slide_in_order(tmp_path: Path) -> None:
    slides = written(deck_of(EVERY), tmp_path)
    assert titles(slides) == ["Mieux travailler ensemble", *map(slide_title, EVERY)]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_stops_the_slides_nor_vanishes(tmp_path: Path, text: str) -> None:
    slides = written(deck_of(every_slide(text, 2), title=text[:200]), tmp_path)
    shown = [squeezed(each) for each in texts(slides)]
    sought = squeezed(words(text))
    for slide in EVERY:
        if not isinstance(slide, FiguresSlide | DoorsSlide):
            assert any(sought in each for each in shown)
    parts = [squeezed(part) for part in words(text).split("\n") if part.strip()]
    assert all(any(part in each for each in shown) for part in parts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(text=st.text(min_size=1, max_size=60))
def test_any_words_come_back_as_written(tmp_path: Path, text: str) -> None:
    slides = written(deck_of([NextStepsSlide((f"a{text}z",))]), tmp_path)
    assert f"a{words(text)}z" in [each.replace("\v", "\n") for each in texts(slides)]


def test_nothing_leaves_the_slide_and_nothing_covers_the_title(tmp_path: Path) -> None:
    slides = written(
        deck_of(every_slide("Des mots assez longs pour aller à la ligne", 40)), tmp_path
    )
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= slides.slide_width
            assert shape.top + shape.height <= slides.slide_height
            if not shape.is_placeholder:
                assert shape.top >= slide.shapes.title.top + slide.shapes.title.height


def test_long_lists_go_on_under_a_numbered_title(tmp_path: Path) -> None:
    tables = next(slide for slide in every_slide(count=40) if isinstance(slide, TablesSlide))
    schedule = next(slide for slide in every_slide(count=40) if isinstance(slide, ScheduleSlide))
    found = titles(written(deck_of([tables, schedule]), tmp_path))
    assert "(1 sur 4)" in found[1]
    assert "(4 sur 4)" in found[4]
    assert len(found) > 6
    names = list(texts(opened(tmp_path / "slides.pptx")))
    assert sum("10 personnes" in each for each in names) == 40


def test_charts_are_native_and_their_sheet_holds_texts(tmp_path: Path) -> None:
    hostile = replace(CATEGORIES[0], label="=HYPERLINK('x')")
    slides = written(deck_of([FiguresSlide(9, 2, 5, ((hostile, 5), (CATEGORIES[1], 0)))]), tmp_path)
    chart = next(each for each in slides.slides[1].shapes if each.has_chart).chart
    (series,) = chart.plots[0].series
    assert tuple(series.values) == (5, 0)
    sign = SHAPE_SIGNS[hostile.shape]
    assert next(iter(chart.plots[0].categories)) == f"{sign}\u00a0=HYPERLINK('x')"
    blob = chart.part.chart_workbook.xlsx_part.blob
    with load_workbook(io.BytesIO(blob)) as book:
        rows = book.get_sheet_by_name("Sheet1").to_python()
    assert [row[1] for row in rows[1:]] == [5, 0]
    with zipfile.ZipFile(io.BytesIO(blob)) as folder:
        assert b"<f>" not in folder.read("xl/worksheets/sheet1.xml")


def test_whatever_has_no_words_is_told(tmp_path: Path) -> None:
    silent = (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE)
    slides = written(deck_of(EVERY), tmp_path)
    found = [
        shape for slide in slides.slides for shape in slide.shapes if shape.shape_type in silent
    ]
    assert len(found) == 5
    for shape in found:
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_the_title_is_read_first_and_the_number_last(tmp_path: Path) -> None:
    for slide in written(deck_of(EVERY), tmp_path).slides:
        shapes = list(slide.shapes)
        assert shapes[0].shape_id == slide.shapes.title.shape_id
        foot = [each.is_placeholder and each.placeholder_format.type in FOOT for each in shapes]
        assert foot == sorted(foot)
        assert sum(foot) in (0, 2)
        assert len({each.shape_id for each in shapes}) == len(shapes)


def test_a_square_can_be_scanned(tmp_path: Path) -> None:
    """Black modules on white, its quiet zone around it."""
    slides = written(deck_of(EVERY), tmp_path)
    pictures = [s for page in slides.slides for s in page.shapes if s.shape_type == 13]
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.width == picture.height
        image = Image.open(io.BytesIO(picture.image.blob)).convert("L")
        edge = [image.getpixel((x, y)) for x in range(image.width) for y in range(40)]
        assert set(edge) == {255}
        assert image.getextrema() == (0, 255)


def test_the_language_and_the_properties_are_said(tmp_path: Path) -> None:
    with spoken("en"):
        slides = written(deck_of(EVERY, "conclusion"), tmp_path)
    assert slides.core_properties.title == "Mieux travailler ensemble"
    spoken_in = {
        run.get("lang")
        for page in slides.slides
        for run in page._element.iter(qn("a:rPr"))
        if run.get("lang")
    }
    assert spoken_in == {"en-GB"}


@pytest.mark.parametrize("width", [9_144_000, 12_192_000])
def test_the_organisers_template_is_kept_without_its_slides(tmp_path: Path, width: int) -> None:
    brought = kept(template(width, slides=3))
    slides = written(deck_of(EVERY), tmp_path, brought)
    assert slides.slide_width == width
    assert not any("Exemple" in title for title in titles(slides))
    assert {page.slide_layout.name for page in slides.slides} == {
        "Title Slide",
        "Title and Content",
        "Title Only",
    }
    with zipfile.ZipFile(tmp_path / "slides.pptx") as folder:
        pages = [name for name in folder.namelist() if name.startswith("ppt/slides/slide")]
    assert len(pages) == len(slides.slides)


def test_a_template_with_one_layout_carries_everything(tmp_path: Path) -> None:
    brought = kept(template(keep=["Title and Content"], slides=0))
    slides = written(deck_of(EVERY), tmp_path, brought)
    assert titles(slides)[0] == "Mieux travailler ensemble"
    for page in slides.slides:
        for place in page.placeholders:
            assert not place.has_text_frame or place.text_frame.text


def bars_of(slides: Any) -> set[str]:
    """Colours of every bar of every chart."""
    charts = [each.chart for page in slides.slides for each in page.shapes if each.has_chart]
    return {ink.get("val") for c in charts for ink in c._chartSpace.iter(qn("a:srgbClr"))}


def test_on_a_dark_template_figures_are_drawn_in_bright_tones(tmp_path: Path) -> None:
    strong = hexadecimal(tone_of(CATEGORIES[0]).strong)
    bright = hexadecimal(tone_of(CATEGORIES[0]).on_dark)
    light = bars_of(written(deck_of(EVERY), tmp_path))
    dark = with_part(
        "ppt/slideMasters/slideMaster1.xml",
        lambda i: i.replace(b'<p:clrMap bg1="lt1" tx1="dk1"', b'<p:clrMap bg1="dk1" tx1="lt1"'),
    )
    slides = written(deck_of(EVERY), tmp_path, kept(dark))
    shown = bars_of(slides)
    (table,) = (each.table for page in slides.slides for each in page.shapes if each.has_table)
    hour = table.cell(1, 0).text_frame.paragraphs[0].runs[0]
    assert str(hour.font.color.rgb) == hexadecimal(color("neutral.surface"))
    assert (strong in light, bright in light) == (True, False)
    assert (strong in shown, bright in shown) == (False, True)


def test_no_picture_of_another_file_is_left(tmp_path: Path) -> None:
    for brought in (None, kept(template())):
        written(deck_of(EVERY), tmp_path, brought)
        with zipfile.ZipFile(tmp_path / "slides.pptx") as folder:
            assert not any("thumbnail" in name for name in folder.namelist())


def test_a_potx_is_taken_as_a_presentation(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(template())) as packed:
        written_as = io.BytesIO()
        with zipfile.ZipFile(written_as, "w") as copy:
            for each in packed.infolist():
                inside = packed.read(each)
                if each.filename == "[Content_Types].xml":
                    inside = inside.replace(b"presentation.main+xml", b"template.main+xml")
                copy.writestr(each.filename, inside)
    with pytest.raises(ValueError, match="not a PowerPoint file"):
        Presentation(io.BytesIO(written_as.getvalue()))
    assert written(deck_of(EVERY), tmp_path, kept(written_as.getvalue()))


def bomb() -> bytes:
    """Says itself how large it would be."""
    written_as = io.BytesIO()
    with zipfile.ZipFile(written_as, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        packed.writestr("ppt/film.bin", "x")
        packed.filelist[-1].file_size = 11 * LARGEST_TEMPLATE
    return written_as.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "slides_template_unreadable"),
        (b"%PDF-1.7", "slides_template_unreadable"),
        (template()[:5_000], "slides_template_unreadable"),
        (template(keep=["Blank"], slides=0), "slides_template_without_title"),
    ],
)
def test_what_is_no_template_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        OfficeWriter().template_of(content, "charte.pptx")
    assert refused.value.code == code
    assert refused.value.values["name"] == "charte.pptx"


def with_part(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A template of which one file inside says something else."""
    written_as = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template())) as packed, zipfile.ZipFile(written_as, "w") as new:
        for each in packed.infolist():
            inside = packed.read(each)
            new.writestr(each.filename, change(inside) if each.filename == part else inside)
    return written_as.getvalue()


def another(_inside: bytes) -> bytes:
    return b"<x/>"


def cut(inside: bytes) -> bytes:
    return inside[:200]


def without_numbers(inside: bytes) -> bytes:
    return inside.replace(b'cx="', b'cx="q')


def without_places(inside: bytes) -> bytes:
    return re.sub(rb"<a:xfrm>.*?</a:xfrm>", b"", inside, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("[Content_Types].xml", another),
        ("_rels/.rels", another),
        ("docProps/core.xml", another),
        ("ppt/presentation.xml", another),
        ("ppt/_rels/presentation.xml.rels", cut),
        ("ppt/slideMasters/slideMaster1.xml", without_numbers),
        ("ppt/slideMasters/slideMaster1.xml", without_places),
        ("ppt/slideLayouts/slideLayout1.xml", another),
        ("ppt/slideLayouts/_rels/slideLayout2.xml.rels", another),
    ],
)
def test_a_broken_template_is_refused_or_carries_every_slide(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    try:
        brought = kept(with_part(part, change))
    except Problem as refused:
        assert refused.code.startswith("slides_template_")  # noqa: PT017
    else:
        assert titles(written(deck_of(EVERY), tmp_path, brought))


def test_what_points_to_slides_that_went_goes_with_them(tmp_path: Path) -> None:
    """Sections, custom shows: PowerPoint would call the file damaged."""
    pointing = (
        b'<p:custShowLst><p:custShow name="a" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section '
        b'name="s" id="{1}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        b"</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    brought = kept(
        with_part("ppt/presentation.xml", lambda i: i.replace(b"</p:presentation>", pointing))
    )
    written(deck_of(EVERY), tmp_path, brought)
    with zipfile.ZipFile(tmp_path / "slides.pptx") as folder:
        said = folder.read("ppt/presentation.xml")
    assert b"sectionLst" not in said
    assert b"custShow" not in said


def test_a_file_made_to_fill_the_disk_is_refused_unopened() -> None:
    with pytest.raises(Problem) as refused:
        OfficeWriter().template_of(bomb(), "bombe.pptx")
    assert refused.value.code == "slides_template_too_big"


def test_slides_that_were_stopped_or_refused_leave_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "slides.pptx"
    target.write_bytes(b"before")
    with pytest.raises(Stop):
        OfficeWriter().slides(deck_of(EVERY), None, target, Watch(cancelled=lambda: True))
    assert target.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["slides.pptx"]
    with pytest.raises(Surroundings):
        OfficeWriter().slides(deck_of(EVERY), None, target / "in a file.pptx", Watch())
