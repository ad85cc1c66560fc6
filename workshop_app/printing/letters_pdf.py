"""Decision letters on paper: one A4 page each, the address where a window envelope shows it.

Decides the layout; the words are those of `services.recruitment_letters`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from workshop_app.i18n import typography
from workshop_app.i18n.translate import _, language
from workshop_app.printing.document import PaperCanvas, begin, look_up
from workshop_app.printing.marks import draw_rule
from workshop_app.printing.styles import Style, color, style
from workshop_app.printing.text import Typesetter, draw, one_line
from workshop_app.services.letter_content import Letter
from workshop_app.services.ports import Watch

WIDTH, HEIGHT = A4
SIDE, TOP = 25 * mm, 22 * mm
INNER = WIDTH - 2 * SIDE
WINDOW_X, WINDOW_Y = 110 * mm, 45 * mm
"""Left edge and top of the address, from the upper left corner: a French window envelope."""
WINDOW_WIDE = WIDTH - WINDOW_X - 20 * mm
BODY_Y = 105 * mm
LINE_GAP = 1.2
FOOT = 20 * mm


def write_letters(letters: Sequence[Letter], path: Path, watch: Watch, setter: Typesetter) -> int:
    """Write the PDF; returns its pages. Raises Stop."""
    begin()
    canvas = PaperCanvas(str(path), pagesize=A4, pageCompression=1)
    canvas.describe(letters[0].subject, letters[0].signature)
    for place, letter in enumerate(letters):
        look_up(watch, place / len(letters))
        _Page(canvas, setter).draw(letter, f"letter-{place}")
        canvas.showPage()
    canvas.save()
    return len(letters)


class _Page:
    """One letter, from the head down."""

    def __init__(self, canvas: PaperCanvas, setter: Typesetter) -> None:
        self._canvas, self._setter = canvas, setter
        self._y = HEIGHT - TOP

    def draw(self, letter: Letter, key: str) -> None:
        canvas = self._canvas
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=HEIGHT, zoom=0)
        canvas.addOutlineEntry(one_line(letter.name), key, 0)
        self._head(letter)
        self._address(letter)
        self._y = HEIGHT - BODY_Y
        self._put(letter.subject, _roomy("body_bold"), role="H1", after=10 * mm)
        body = self._fitted(letter)
        self._put(letter.salutation, body, after=4 * mm)
        paragraph = " ".join(part for part in (letter.before, letter.reason, letter.after) if part)
        self._put(paragraph, body, after=8 * mm)
        self._put(_("Bien cordialement,"), body, after=14 * mm)
        self._put(letter.signature, body)

    def _head(self, letter: Letter) -> None:
        """Who writes, and when."""
        self._put(letter.signature, style("body_bold"), after=2 * mm)
        day = typography.day(letter.written_on, language())
        self._put(_("Le {day}", day=day), style("caption"), after=3 * mm)
        draw_rule(self._canvas, SIDE, self._y, INNER, color("neutral.line_strong"))

    def _address(self, letter: Letter) -> None:
        self._y = HEIGHT - WINDOW_Y
        for words in (letter.name, letter.organisation, letter.email):
            self._put(words, style("body"), x=WINDOW_X, wide=WINDOW_WIDE)

    def _fitted(self, letter: Letter) -> Style:
        """A letter is one page: a title or a reason of hundreds of words is set smaller."""
        everything = "\n".join((letter.salutation, letter.text, letter.signature))
        room = self._y - FOOT - 40 * mm
        return self._setter.fitted(everything, _roomy("body"), INNER, room)

    def _put(
        self,
        words: str,
        look: Style,
        *,
        role: str = "P",
        x: float = SIDE,
        wide: float = INNER,
        after: float = 0,
    ) -> None:
        lines = self._setter.lines(words, look, wide)
        if lines:
            with self._canvas.tagged(role):
                self._y = draw(self._canvas, lines, look, x, self._y) - after


def _roomy(name: str) -> Style:
    look = style(name)
    return look.sized(look.size * LINE_GAP)
