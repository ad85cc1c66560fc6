"""The room of a slide: boxes side by side, the size that fits them all, titles that go on.

Decides measures shared by every kind of slide; not what any of them says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pptx.enum.shapes import PP_PLACEHOLDER

from workshop_app.i18n.translate import _
from workshop_app.printing.slides.fit import SMALLEST, Fitter, pages
from workshop_app.printing.slides.paint import INSIDE, Look, Painter, Said
from workshop_app.printing.slides.stage import EMU, TEXTS, Box, Stage
from workshop_app.printing.text import Typesetter
from workshop_app.services.slides_content import Deck

T = TypeVar("T")
GAP = 14.0
TITLE, COVER = 36.0, 54.0
INSET = 15.0
"""What a template's text keeps free on both its sides together."""
TINY = 7.0
"""Points under which nothing goes: only a single text longer than a slide comes near."""


class Composer:
    """Puts slides on a stage. Sizes are those of a slide 540 points tall."""

    def __init__(self, deck: Deck, stage: Stage) -> None:
        self.deck, self.stage, self.room, self.unit = deck, stage, stage.room, stage.unit
        self.paint = Painter(stage, deck.occasion.title)
        self.fit = Fitter(Typesetter())

    def size(
        self,
        said: Sequence[Said],
        wide: float,
        tall: float,
        largest: float,
        smallest: float = SMALLEST,
    ) -> float | None:
        """Points at which the text fits; None when it would be smaller than `smallest`."""
        lines = [each.line() for each in said]
        return self.fit.size(lines, wide, tall, largest * self.unit, smallest * self.unit)

    def surely(self, said: Sequence[Said], wide: float, tall: float, largest: float) -> float:
        """The same, however small it must be."""
        return self.size(said, wide, tall, largest, TINY) or TINY * self.unit

    def panel_size(self, panels: Sequence[Sequence[Said]], box: Box, largest: float) -> float:
        """The one size at which each of them fits its panel."""
        wide, tall = box.width - 2 * INSIDE, box.height - 1.6 * INSIDE
        return min(self.surely(said, wide, tall, largest) for said in panels)

    def grid(self, count: int, columns: int, tall: float) -> list[Box]:
        """So many boxes side by side, in rows, that fill `tall` points of the room."""
        rows = -(-count // columns)
        wide = (self.room.width - GAP * (columns - 1)) / columns
        high = (tall - GAP * (rows - 1)) / rows
        return [
            Box(
                self.room.x + (place % columns) * (wide + GAP),
                self.room.y + (place // columns) * (high + GAP),
                wide,
                high,
            )
            for place in range(count)
        ]

    def panels(
        self,
        title: str,
        boxes: Sequence[Box],
        panels: Sequence[tuple[str, Look, Sequence[Said]]],
        largest: float,
    ) -> Any:
        """A slide of panels: (what each is called, how it looks, what it says)."""
        size = self.panel_size([said for _name, _look, said in panels], boxes[0], largest)
        made = self.bare(title)
        for box, (name, look, said) in zip(boxes, panels, strict=True):
            self.paint.panel(made, box, said, size, look, name)
        return made

    def shared(
        self,
        title: str,
        items: Sequence[T],
        most: int,
        fits: Callable[[Sequence[T]], bool] = lambda _some: True,
    ) -> list[tuple[str, Sequence[T]]]:
        """The items by slide, each with its title: « Le déroulé (2 sur 3) » when there are more."""
        found = pages(items, fits, most)
        if len(found) < 2:
            return [(title, page) for page in found]
        return [
            (_("{title} ({n} sur {all})", title=title, n=place, all=len(found)), page)
            for place, page in enumerate(found, start=1)
        ]

    def bare(self, title: str) -> Any:
        """A slide with a title alone; a text that the layout has all the same is taken out."""
        made = self.paint.slide(title, self.stage.bare, self._title_size(title, self.stage.bare))
        for place in list(made.placeholders):
            if place.placeholder_format.type in TEXTS:
                place._element.getparent().remove(place._element)
        return made

    def text(self, title: str, said: Sequence[Said], largest: float) -> None:
        """A slide of paragraphs, in the place that the template gives them."""
        size = self.surely(said, self.room.width - INSET, self.room.height, largest)
        layout = self.stage.content
        made = self.paint.slide(title, layout, self._title_size(title, layout))
        self.paint.fill(self.paint.body(made).text_frame, said, size)

    def blocks(self, title: str, blocks: Sequence[Sequence[Said]], largest: float) -> None:
        """Paragraphs that stay together, on as many slides as they need to be read from afar."""
        comfortable = 18.0

        def fits(some: Sequence[Sequence[Said]]) -> bool:
            said = [each for block in some for each in block]
            wide, tall = self.room.width - INSET, self.room.height
            return self.size(said, wide, tall, largest, comfortable) is not None

        for numbered, some in self.shared(title, blocks, len(blocks), fits):
            self.text(numbered, [each for block in some for each in block], largest)

    def cover(self, title: str, said: Sequence[Said]) -> None:
        """A first or last slide: a title and what stands below it, each shrunk until it fits."""
        layout = self.stage.opening
        made = self.paint.slide(title, layout, self._title_size(title, layout, COVER))
        below = next(
            p
            for p in made.placeholders
            if p.placeholder_format.type in (PP_PLACEHOLDER.SUBTITLE, *TEXTS)
        )
        wide, tall = below.width / EMU - INSET, below.height / EMU
        self.paint.fill(below.text_frame, said, self.surely(said, wide, tall, 26))

    def _title_size(self, title: str, layout: Any, usual: float = TITLE) -> float | None:
        """None while the template's own size surely holds the title."""
        place = next(p for p in layout.placeholders if p.placeholder_format.idx == 0)
        wide, tall = place.width / EMU - INSET, place.height / EMU
        said = [Said(title, bold=True, after=0)]
        size = self.surely(said, wide, tall, usual)
        return None if size >= usual * self.unit else size
