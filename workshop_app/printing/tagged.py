"""A canvas whose pages say what they show: headings, paragraphs, tables, figures, in reading order.

reportlab draws but does not tag. Here everything is an artifact (decoration that a screen reader
passes over) except what is drawn within `tagged()`; the tree of these elements is written with the
file. Decides how tags are written; what is a heading or a cell is decided by who draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from workshop_app.printing.text import one_line


@dataclass(eq=False)
class Element:
    """A node of the structure tree. `role` is one of PDF's own: H1, P, Table, TR, TH, TD…"""

    role: str
    alt: str = ""
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    """Elements, or (page index, number of the marked content on that page)."""


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object of the file written by us, once its neighbours have their numbers."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text.encode("ascii")


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws as reportlab's Canvas does; what is drawn within `tagged()` is content, not ink."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.root = Element("Document")
        self._open = [self.root]
        self._marks: list[list[Element]] = []
        self._open_page()

    @contextmanager
    def tagged(self, role: str, alt: str = "") -> Iterator[Element]:
        """What is drawn within is this element's content. Not to be nested."""
        page = self._marks[-1]
        element = Element(role, alt, [(len(self._marks) - 1, len(page))])
        self._open[-1].kids.append(element)
        self._code.append(f"EMC /{role} <</MCID {len(page)}>> BDC")
        page.append(element)
        yield element
        self._code.append("EMC /Artifact BMC")

    @contextmanager
    def element(self, element: Element) -> Iterator[Element]:
        """What is tagged within belongs to `element`, which stands in the one open now.

        The same element may be opened again on the next page: it then goes on.
        """
        kids = self._open[-1].kids
        if not kids or kids[-1] is not element:
            kids.append(element)
        self._open.append(element)
        yield element
        self._open.pop()

    def stamp(self, name: str, x: float, y: float) -> None:
        """The form of this name, drawn with its origin at (x, y)."""
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
        self.doForm(name)
        self._code.append("Q")

    def showPage(self) -> None:  # noqa: N802 reportlab's own name
        self._code.append("EMC")
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._marks) - 1, pdfdoc.PDFName("S")
        page.Trans = None
        self._open_page()

    def save(self) -> None:
        if len(self._code) > 1:
            self.showPage()
        self._code.clear()
        self._marks.pop()
        _write_structure(self._doc, self.root, self._marks)
        super().save()

    def _open_page(self) -> None:
        self._code.append("/Artifact BMC")
        self._marks.append([])


def _write_structure(document: Any, root: Element, marks: list[list[Element]]) -> None:
    """The tree of elements, and for each page whose content is whose."""
    top = _Raw("")
    document.Reference(top, "StructTreeRoot")
    written: list[tuple[Element, _Raw, int]] = []
    numbers: dict[int, int] = {}

    def number(name: str) -> int:
        return int(document.idToObjectNumberAndVersion[name][0])

    def register(element: Element, parent: int) -> None:
        raw, name = _Raw(""), f"Element{len(written)}"
        document.Reference(raw, name)
        numbers[id(element)] = number(name)
        written.append((element, raw, parent))
        for kid in element.kids:
            if isinstance(kid, Element):
                register(kid, numbers[id(element)])

    register(root, number("StructTreeRoot"))
    pages = [number(f"Page{place + 1}") for place in range(len(marks))]
    for element, raw, parent in written:
        kids = _content(element, numbers, pages)
        raw.text = f"<</S/{element.role}/P {parent} 0 R{_alt(element)}{kids}>>"
    owners = (
        f"{place}[{' '.join(f'{numbers[id(each)]} 0 R' for each in page)}]"
        for place, page in enumerate(marks)
    )
    top.text = (
        f"<</Type/StructTreeRoot/K {numbers[id(root)]} 0 R"
        f"/ParentTree<</Nums[{' '.join(owners)}]>>/ParentTreeNextKey {len(marks)}>>"
    )
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _content(element: Element, numbers: dict[int, int], pages: list[int]) -> str:
    if len(element.kids) == 1 and isinstance(element.kids[0], tuple):
        page, mark = element.kids[0]
        return f"/Pg {pages[page]} 0 R/K {mark}"
    return f"/K[{' '.join(_kid(kid, numbers, pages) for kid in element.kids)}]"


def _kid(kid: Element | tuple[int, int], numbers: dict[int, int], pages: list[int]) -> str:
    if isinstance(kid, Element):
        return f"{numbers[id(kid)]} 0 R"
    page, mark = kid
    return f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>"


def _alt(element: Element) -> str:
    scope = "/A<</O/Table/Scope/Column>>" if element.role == "TH" else ""
    if not element.alt:
        return scope
    words = ("\ufeff" + one_line(element.alt)).encode("utf-16-be").hex()
    return f"{scope}/Alt<{words}>"
