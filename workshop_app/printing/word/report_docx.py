"""The report as a Word document: the same chapters as on paper, in styles that can be edited.

Each part of a page (`printing.flowables`, `rows`, `charts`) has its form here, so that what is
added to the report is added to both. Decides that form; what is told comes from `sections`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt
from reportlab.platypus import CondPageBreak
from reportlab.platypus.flowables import Flowable

from workshop_app.domain.workshop import Category
from workshop_app.i18n.translate import _
from workshop_app.printing.after_sections import ScaleBars
from workshop_app.printing.charts import CountsChart
from workshop_app.printing.cover import cover_figures, when_words
from workshop_app.printing.document import begin, look_up
from workshop_app.printing.flowables import CardRow, ContentsList, Figure, Figures, Heading, Prose
from workshop_app.printing.matrix_section import MatrixChart
from workshop_app.printing.office import SHAPE_SIGNS, describe, hexadecimal, words
from workshop_app.printing.photos import PhotoRow, fitted
from workshop_app.printing.report_pdf import TEXT_HEIGHT, TEXT_WIDTH, running_title, version_label
from workshop_app.printing.rows import Cell, Column, Rows
from workshop_app.printing.sections import Chapter, chapters
from workshop_app.printing.styles import tone_of
from workshop_app.printing.text import Typesetter
from workshop_app.printing.word import look, parts
from workshop_app.printing.word.parts import WordCell
from workshop_app.services.photo_content import photo_title
from workshop_app.services.ports import Watch
from workshop_app.services.report_content import CardLine, ReportContent

PHOTO_TALLEST = 0.55 * TEXT_HEIGHT
CODE_SHARE = 0.24
"""Of a table of cards: the column of the code."""
NOTHING = frozenset({CondPageBreak, CountsChart, MatrixChart})
"""Parts without a form: Word breaks its own pages, and the table under the chart says the same."""


def write_report_docx(content: ReportContent, path: Path, watch: Watch) -> None:
    """Write the document. Raises Stop. How many pages it has is decided by who opens it."""
    begin()
    setter = Typesetter()
    writer = _Writer(content, look.new_document(), watch)
    told = chapters(content, setter, TEXT_HEIGHT)
    for place, chapter in enumerate(told):
        writer.share = place / len(told)
        writer.chapter(chapter)
    look_up(watch, 0.95)
    writer.finish()
    writer.document.save(str(path))


class _Writer:
    def __init__(self, content: ReportContent, document: WordDocument, watch: Watch) -> None:
        self.content, self.document, self.watch = content, document, watch
        self.share = 0.0
        self.body = document.element.body
        self.titles = 0
        self.ids: dict[str, str] = {}
        self.forms: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Prose: self._prose,
            Rows: self._rows,
            Figures: lambda block: self._figures(block.figures),
            ContentsList: self._contents,
            PhotoRow: self._photos,
            ScaleBars: self._bars,
        }

    def chapter(self, chapter: Chapter) -> None:
        look_up(self.watch, self.share)
        if chapter.key == "cover":
            self._cover()
            return
        self._title(chapter.title, 1, chapter.key)
        for kind, blocks in groupby(chapter.blocks, type):
            if kind is CardRow:
                self._cards(list(blocks))
            elif kind not in NOTHING:
                for block in blocks:
                    self._form(block)(block)

    def finish(self) -> None:
        """What surrounds the text: the running title, the version, the page."""
        content, section = self.content, self.document.sections[0]
        describe(self.document.core_properties, content.title, content.cover.organiser,
                 content.made_at)  # fmt: skip
        section.different_first_page_header_footer = "cover" in content.sections[:1]
        title = words(running_title(content)).replace("\n", " ")
        self._running(section.header.paragraphs[0], f"{title}\t{_('Compte rendu')}")
        foot = section.footer.paragraphs[0]
        self._running(foot, f"{version_label(content)}\t")
        parts.add_field(foot, "PAGE")
        foot.add_run(" / ")
        parts.add_field(foot, "NUMPAGES")

    def _form(self, block: Flowable) -> Callable[[Any], None]:
        """KeyError for a part that was given no form: nothing goes missing unseen."""
        return self.forms[type(block)]

    def _cover(self) -> None:
        content, cover = self.content, self.content.cover
        self._words(_("Compte rendu d'atelier"), "lead").paragraph_format.space_before = Pt(120)
        self._words(content.title, "cover")
        if cover.question:
            self._words(cover.question, "lead")
        figures = [Figure(value, caption) for value, caption in cover_figures(cover)]
        self._figures(figures)
        for said in (when_words(cover), cover.place, cover.organiser):
            if said:
                self._words(said, "body")

    def _heading(self, block: Heading) -> None:
        self._title(block.title, block.level, block.key)

    def _title(self, title: str, level: int, key: str) -> None:
        made = self._words(title, f"h{level}")
        if level == 1 and not self.titles and self.content.sections[0] != "cover":
            made.paragraph_format.page_break_before = False
        self.titles += 1
        parts.mark_place(made, key, self.titles)

    def _prose(self, block: Prose) -> None:
        assert isinstance(block.text, str)  # only a page cuts it in lines
        name = look.name_of(block.look)
        if block.marker == "•":
            made = self.document.add_paragraph(style="List Bullet")
            made.add_run(words(block.text))
            return
        made = self._words(block.text, name, f"{block.marker}\t" if block.marker else "")
        if block.indent:
            layout = made.paragraph_format
            layout.left_indent = Pt(block.indent)
            layout.first_line_indent = Pt(-block.indent) if block.marker else None
            layout.tab_stops.add_tab_stop(Pt(block.indent))

    def _words(self, text: str, name: str, marker: str = "") -> Any:
        return self.document.add_paragraph(f"{marker}{words(text)}", style=look.shown_name(name))

    def _figures(self, figures: Sequence[Figure]) -> None:
        """Large numbers side by side, their words above them: a table of one row."""
        head = [self._cell(each.caption, "caption_bold") for each in figures]
        row = [self._cell(each.value, "h2") for each in figures]
        width = TEXT_WIDTH / len(figures)
        self._table(look.TABLE, _("En chiffres"), [width] * len(figures), head, [row])

    def _rows(self, block: Rows) -> None:
        widths = [column.share * TEXT_WIDTH for column in block.columns]
        head = [self._head(column) for column in block.columns]
        rows = [
            [
                self._table_cell(cell, column)
                for cell, column in zip(row, block.columns, strict=True)
            ]
            for row in block.rows
        ]
        told = ", ".join(column.title for column in block.columns)
        self._table(look.TABLE, told, widths, head, rows)

    def _head(self, column: Column) -> WordCell:
        return self._cell(column.title, "caption_bold", column.align)

    def _table_cell(self, cell: Cell | str, column: Column) -> WordCell:
        given = cell if isinstance(cell, Cell) else Cell(cell)
        made = self._cell(given.text, given.look or column.look, column.align)
        if given.category is None:
            return made
        return WordCell(made.text, made.style, made.align, *_shape(given.category))

    def _cards(self, rows: Sequence[CardRow]) -> None:
        head = [self._cell(_("Carte"), "caption_bold"), self._cell(_("Texte"), "caption_bold")]
        lines = [self._card(row.title_of(card), card) for row in rows for card in row.cards]
        widths = [CODE_SHARE * TEXT_WIDTH, (1 - CODE_SHARE) * TEXT_WIDTH]
        self._table(look.CARDS, _("Cartes"), widths, head, lines)

    def _card(self, title: str, card: CardLine) -> list[WordCell]:
        tone, (sign, ink) = tone_of(card.category), _shape(card.category)
        ground, edge = hexadecimal(tone.tint), hexadecimal(tone.strong)
        head, body = self._id("caption_bold"), self._id("card")
        return [
            WordCell(title, head, mark=sign, ink=ink, ground=ground, edge=edge),
            WordCell(card.text, body, ground=ground),
        ]

    def _bars(self, block: ScaleBars) -> None:
        """The figures of the bars: they can be edited."""
        head = [self._cell(_("Réponse"), "caption_bold"),
                self._cell(_("Combien"), "caption_bold", "right")]  # fmt: skip
        rows = [
            [self._cell(label, "cell"), self._cell(figure, "cell_figure", "right")]
            for label, figure, _share in block.bars
        ]
        widths = [0.7 * TEXT_WIDTH, 0.3 * TEXT_WIDTH]
        self._table(look.TABLE, _("Réponses"), widths, head, rows)

    def _photos(self, block: PhotoRow) -> None:
        """Each in the text, its words under it and for a screen reader."""
        for photo in block.photos:
            wide, _tall = fitted(photo, TEXT_WIDTH, PHOTO_TALLEST)
            run = self.document.add_paragraph().add_run()
            drawn = run.add_picture(BytesIO(photo.picture), width=Pt(wide))
            drawn._inline.docPr.set("descr", words(photo_title(photo, caption=True)))
            self._words(photo_title(photo, caption=True), "caption")

    def _contents(self, block: ContentsList) -> None:
        ids = {1: self._id("body_bold"), 2: self._id("body")}
        entries = [(each.title, each.level, each.key, ids[each.level]) for each in block.entries]
        for made in parts.contents(entries):
            self.body.insert(len(self.body) - 1, made)

    def _table(
        self,
        key: str,
        told: str,
        widths: Sequence[float],
        head: Sequence[WordCell],
        rows: Sequence[Sequence[WordCell]],
    ) -> None:
        """Before the page's own properties, which come last; a line of air after it."""
        look_up(self.watch, self.share)
        self.body.insert(len(self.body) - 1, parts.table(key, told, widths, head, rows))
        self._words("", "caption")

    def _cell(self, text: str, name: str, align: str = "left") -> WordCell:
        return WordCell(text, self._id(name), align)

    def _id(self, name: str) -> str:
        if name not in self.ids:
            self.ids[name] = look.style_id(self.document, name)
        return self.ids[name]

    def _running(self, paragraph: Any, text: str) -> None:
        paragraph.style = self.document.styles["Caption"]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(text)


def _shape(category: Category) -> tuple[str, str]:
    """Its sign and its ink."""
    return SHAPE_SIGNS[category.shape], hexadecimal(tone_of(category).strong)
