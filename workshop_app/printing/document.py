"""A document on its way to disk: opened aside, cancelled or refused without a trace, then put in
place.

Decides how a file is begun and finished; not what its pages show.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any
from uuid import uuid4

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFString

from workshop_app.i18n.translate import language
from workshop_app.printing import fonts
from workshop_app.printing.styles import color, style
from workshop_app.printing.tagged import TaggedCanvas
from workshop_app.printing.text import one_line
from workshop_app.services.ports import Stop, Surroundings, Watch

DISK_FULL = errno.ENOSPC
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


_marked: ContextVar[str] = ContextVar("marked", default="")
"""What is written across the foot of every page; "" = nothing."""
MARK_LOW, MARK_HIGH, MARK_SIZE = 11.0, 14.0, 9.0
"""Points; above the edge that printers leave white."""


@contextmanager
def marked(words: str) -> Iterator[None]:
    """Every page made meanwhile in this thread says so at its foot."""
    before = _marked.set(words)
    try:
        yield
    finally:
        _marked.reset(before)


class PaperCanvas(TaggedCanvas):
    """Pages that know where each title lies, and which drawings are still to come."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.pages_of: dict[str, int] = {}
        self.awaited: list[Any] = []
        super().__init__(*args, **options)

    def showPage(self) -> None:  # noqa: N802 reportlab's own name
        if words := _marked.get():
            self._draw_mark(words)
        super().showPage()

    def _draw_mark(self, words: str) -> None:
        """On the page as it is cut, whatever was scaled or moved on it."""
        width = self._pagesize[0]
        self.saveState()
        self.setFillColor(color("state.signal.tint"))
        self.rect(0, MARK_LOW, width, MARK_HIGH, stroke=0, fill=1)
        self.setFillColor(color("state.signal.text"))
        self.setFont(style("caption_bold").font, MARK_SIZE)
        self.drawCentredString(width / 2, MARK_LOW + 4.0, words)
        self.restoreState()

    def describe(self, title: str, author: str) -> None:
        """What the reader's window and a search show of the file."""
        self.setTitle(one_line(title))
        self.setAuthor(one_line(author))
        self.setCreator("Tablée")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.Catalog.Lang = PDFString(LOCALES[language()])


def begin() -> None:
    """Ready reportlab: our fonts, no Helvetica, no needless coding of the streams."""
    fonts.register_body()
    rl_config.useA85 = 0


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """A path to write to; it takes the place of `target` when all went well.

    Raises Surroundings when the folder refuses or the disk is full. Whatever happens, `target`
    is the old file or the new one, never half of it.
    """
    aside = target.parent / f".{target.stem[:40]}-{uuid4().hex[:8]}{target.suffix}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.touch()
        yield aside
        os.replace(aside, target)
    except OSError as refusal:
        raise Surroundings(
            "disk_full" if refusal.errno == DISK_FULL else "folder_read_only",
            path=str(target.parent),
        ) from refusal
    finally:
        with suppress(OSError):
            aside.unlink()


def look_up(watch: Watch, share: float) -> None:
    """Between two pages: tell how far, and stop when asked. Raises Stop."""
    if watch.cancelled():
        raise Stop
    watch.progress(min(share, 1.0))
