"""The report as pages: one pass, however many cards.

Decides the order on paper and the words that join the parts; what is told comes from
`services.report`. The number of pages and the pages of the titles are known only at the end: until
then the pages refer to small drawings that are defined last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.flowables import Flowable

from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language, number
from workshop_app.printing.cover import CoverPage
from workshop_app.printing.document import PaperCanvas, begin, look_up
from workshop_app.printing.flowables import Heading
from workshop_app.printing.marks import draw_four_shapes, draw_rule
from workshop_app.printing.sections import Chapter, chapters
from workshop_app.printing.styles import BOTTOM, SIDE, TOP, Style, color, style
from workshop_app.printing.text import Align, Typesetter, baseline, draw
from workshop_app.services.ports import Watch
from workshop_app.services.report_content import ReportContent

WIDTH, HEIGHT = A4
TEXT_WIDTH, TEXT_HEIGHT = WIDTH - 2 * SIDE, HEIGHT - TOP - BOTTOM
CARDS_ON_A_PAGE = 22
HEADER_Y, FOOTER_Y = HEIGHT - 40, 34


def write_report(
    content: ReportContent, path: Path, watch: Watch, setter: Typesetter
) -> Mapping[str, int]:
    """Write the PDF. Returns the pages that each section takes, in order. Raises Stop."""
    begin()
    parts = chapters(content, setter, TEXT_HEIGHT)
    document = _Document(content, parts, path, watch, setter)
    document.build(document.story(), canvasmaker=PaperCanvas)
    return document.section_pages()


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """reportlab's page maker with our header, our footer and our numbers."""

    def __init__(
        self,
        content: ReportContent,
        parts: list[Chapter],
        path: Path,
        watch: Watch,
        setter: Typesetter,
    ) -> None:
        super().__init__(str(path), pagesize=A4, pageCompression=1)
        self.content, self.parts, self.watch, self.setter = content, parts, watch, setter
        self.first_pages: list[int] = []
        self.last_page = 0
        self.parts_total = 1
        self.foreseen = _foreseen_pages(content)
        self.addPageTemplates(
            [
                _template("page", SIDE, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT, self._draw_frame),
                _template("cover", 0, 0, WIDTH, HEIGHT, lambda _canvas, _document: None),
            ]
        )
        self.setProgressCallBack(self._look_up)

    def story(self) -> list[Flowable]:
        parts: list[Flowable] = []
        for place, chapter in enumerate(self.parts):
            if place:
                parts += [NextPageTemplate(_page_of(chapter)), PageBreak()]
            parts.append(_Start(self.first_pages))
            if chapter.key == "cover":
                parts.append(CoverPage(self.setter, self.content))
            else:
                parts.append(Heading(self.setter, chapter.title, 1, chapter.key))
                parts += chapter.blocks
        parts.append(_Last(self._define_numbers))
        self.parts_total = len(parts)
        return parts

    def section_pages(self) -> Mapping[str, int]:
        ends = [*self.first_pages[1:], self.last_page + 1]
        return {
            chapter.key: end - start
            for chapter, start, end in zip(self.parts, self.first_pages, ends, strict=True)
        }

    def handle_documentBegin(self) -> None:  # noqa: N802 reportlab's own name
        self._firstPageTemplateIndex = _page_of(self.parts[0])
        self.canv.describe(self.content.title, self.content.cover.organiser)
        super().handle_documentBegin()

    def _look_up(self, what: str, value: int) -> None:
        if what in ("PROGRESS", "PAGE"):
            share = value / self.parts_total if what == "PROGRESS" else 0.0
            look_up(self.watch, share)

    def _draw_frame(self, canvas: PaperCanvas, _document: Any) -> None:
        """The running title above, the version and the page below."""
        if not canvas.hasForm("frame"):
            canvas.beginForm("frame")
            self._draw_running_words(canvas)
            canvas.endForm()
        canvas.stamp("frame", 0, 0)
        self._draw_page_number(canvas)

    def _draw_running_words(self, canvas: PaperCanvas) -> None:
        """The same on every page: drawn once."""
        caption = style("caption")
        top = HEADER_Y + caption.leading / 2
        end = draw_four_shapes(canvas, SIDE, HEADER_Y - 4, 8, 3)
        kind = self.setter.line(_("Compte rendu"), caption)
        draw(canvas, [kind], caption, SIDE, top, width=TEXT_WIDTH, align="right")
        title = self.setter.clipped(running_title(self.content), caption, TEXT_WIDTH - 130)
        draw(canvas, [title], caption, end + 8, top)
        draw_rule(canvas, SIDE, FOOTER_Y + 14, TEXT_WIDTH, color("neutral.line"))
        version = self.setter.line(version_label(self.content), caption)
        draw(canvas, [version], caption, SIDE, FOOTER_Y + caption.leading / 2)

    def _draw_page_number(self, canvas: PaperCanvas) -> None:
        """« 5 / 14 »: the total is a drawing to come, its room that of a total foreseen."""
        look = style("caption_figure")
        right = WIDTH - SIDE - self.setter.width(f" / {self.foreseen}", look)
        top = FOOTER_Y + look.leading / 2
        page = self.setter.line(number(canvas.getPageNumber()), look)
        draw(canvas, [page], look, right - 60, top, width=60, align="right")
        canvas.stamp("total", right, baseline(look, top))

    def _define_numbers(self, canvas: PaperCanvas) -> None:
        """Now that all pages are known: their total, and the page of each title."""
        self.last_page = canvas.getPageNumber()
        canvas.beginForm("total", -2, -6, 60, 20)
        total = f" / {number(self.last_page)}"
        self._draw_figure(canvas, total, style("caption_figure"), 0, "left")
        canvas.endForm()
        for numbers in canvas.awaited:
            canvas.beginForm(numbers.name, -60, -20, 2, HEIGHT)
            for entry, base in numbers.places:
                look = "cell_bold_figure" if entry.level == 1 else "cell_figure"
                page = number(canvas.pages_of[entry.key])
                self._draw_figure(canvas, page, style(look), base, "right")
            canvas.endForm()

    def _draw_figure(
        self, canvas: PaperCanvas, figure: str, look: Style, base: float, align: Align
    ) -> None:
        """A figure standing on `base` that ends at x = 0, or begins there."""
        line = self.setter.line(figure, look)
        x = 0 if align == "left" else -60
        draw(canvas, [line], look, x, base - baseline(look, 0), width=60, align=align)


class _Start(Flowable):  # type: ignore[misc]
    """Remembers on which page a section begins."""

    def __init__(self, pages: list[int]) -> None:
        super().__init__()
        self.pages, self.width, self.height = pages, 0, 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.pages.append(self.canv.getPageNumber())


class _Last(Flowable):  # type: ignore[misc]
    """Stands behind everything, takes no room, and has the last word."""

    def __init__(self, act: Callable[[PaperCanvas], None]) -> None:
        super().__init__()
        self.act, self.width, self.height = act, 0, 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.act(self.canv)


def version_label(content: ReportContent) -> str:
    if content.shareable:
        return _("Version à partager, sans les noms")
    return _("Version interne, avec la liste des participants")


def running_title(content: ReportContent) -> str:
    day = content.cover.day
    if day is None:
        return content.title
    return f"{content.title}, {typography.day(day, language())}"


def _foreseen_pages(content: ReportContent) -> int:
    """About how many, to keep the right room for the total of pages."""
    return len(content.sections) + 2 * content.cover.cards // CARDS_ON_A_PAGE


def _page_of(chapter: Chapter) -> int:
    return 1 if chapter.key == "cover" else 0


def _template(
    name: str, x: float, y: float, width: float, height: float, frame: Callable[[Any, Any], None]
) -> PageTemplate:
    area = Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    return PageTemplate(name, [area], onPage=frame, pagesize=A4)
