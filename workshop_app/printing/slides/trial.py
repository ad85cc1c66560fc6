"""A template is tried before it is kept: each kind of slide is written on it once, for nothing.

Decides what is a template; so that on the day the slides come out or nobody was told they would.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from pptx.exc import PythonPptxError

from workshop_app.domain.problems import Problem
from workshop_app.domain.said_words import SaidWord
from workshop_app.domain.workshop import SHAPES, TONES, Category, GameRule
from workshop_app.printing.slides.deck_pptx import write_deck
from workshop_app.printing.slides.stage import organisers_stage
from workshop_app.services import slides_content as say
from workshop_app.services.ports import LARGEST_TEMPLATE, Watch
from workshop_app.services.report_content import TableCounts

UNPACKED = 10
"""Times the largest template that one may take unpacked: beyond, it was made to fill a disk."""
TEMPLATE = b"presentationml.template.main+xml"
SLIDES = b"presentationml.presentation.main+xml"
KINDS = "[Content_Types].xml"


def template_of(content: bytes, name: str) -> bytes:
    """What is kept of a file somebody chose: the same, as a presentation. Raises Problem when it
    cannot be a template; `name` is told."""
    with _understood(name):
        content = _as_presentation(content, name)
        with TemporaryDirectory(prefix="tablee-") as room:
            write_deck(_sample(), organisers_stage(content, name), Path(room, "s.pptx"), Watch())
    return content


@contextmanager
def _understood(name: str) -> Iterator[None]:
    """python-pptx has no error of its own for a broken file: whatever it stumbles over first."""
    try:
        yield
    except (
        AttributeError,
        LookupError,
        NotImplementedError,
        OSError,
        PythonPptxError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise Problem("slides_template_unreadable", name=name) from error


def _as_presentation(content: bytes, name: str) -> bytes:
    """A .potx is a presentation that says it is a template: it says so no longer."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(each.file_size for each in packed.infolist()) > UNPACKED * LARGEST_TEMPLATE:
            most = LARGEST_TEMPLATE // 1024**2
            raise Problem("slides_template_too_big", name=name, most=most)
        if TEMPLATE not in packed.read(KINDS):
            return content
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
            for each in packed.infolist():
                inside = packed.read(each)
                is_kinds = each.filename == KINDS
                copy.writestr(
                    each.filename, inside.replace(TEMPLATE, SLIDES) if is_kinds else inside
                )
    return written.getvalue()


def _sample() -> say.Deck:
    """One slide of each kind."""
    kind = Category("k", "K", "K", "?", TONES[0], SHAPES[0])
    at = time(9)
    slides: tuple[say.Slide, ...] = (
        say.ContextSlide("x"),
        say.AimsSlide(("x",), ("x",)),
        say.RulesSlide((GameRule("x", "x"),)),
        say.CardsSlide((kind,)),
        say.TablesSlide((say.TableHosts(1, 1, ("x",)),)),
        say.ScheduleSlide((say.Moment(at, "x", "write", 60, (kind,)),), at),
        say.DoorsSlide("x", "x", "x", "x", "x"),
        say.FiguresSlide(1, 1, 1, ((kind, 1),)),
        say.ByTableSlide((kind,), (TableCounts(1, (1,)),)),
        say.ThemesSlide((say.ThemeSize("x", 1, 1),)),
        say.WordsSlide((say.CategoryWords(kind, 1, (SaidWord("x", 1, 1),)),)),
        say.NextStepsSlide(("x",)),
        say.ThanksSlide("x", "x"),
    )
    occasion = say.Occasion("x", "x", "x", "x", None, at, at)
    return say.Deck("intro", occasion, datetime(2026, 1, 1, tzinfo=UTC), slides)
