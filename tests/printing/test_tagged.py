"""A reader for the blind finds titles, paragraphs, tables and figures, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.printing.samples import kit_of, operators, report_of
from workshop_app.domain.documents import KIT_KINDS
from workshop_app.domain.paper import KitOptions
from workshop_app.printing.printer import Printer
from workshop_app.services.ports import Watch

CARDS = tuple(f"Carte {n}" for n in range(30))


@pytest.fixture(params=["report", "kit"])
def tagged(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[pikepdf.Pdf]:
    path = tmp_path / "document.pdf"
    if request.param == "report":
        Printer().report(report_of(CARDS), path, Watch())
    else:
        Printer().kit(kit_of(), KIT_KINDS, KitOptions(), path, Watch())
    with pikepdf.open(path) as pdf:
        yield pdf


def elements(node: Any) -> Iterator[Any]:
    yield node
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else []:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def test_the_tree_holds_what_the_pages_show(tagged: pikepdf.Pdf) -> None:
    assert tagged.Root["/MarkInfo"]["/Marked"]
    roles = Counter(str(node["/S"]) for node in elements(tagged.Root["/StructTreeRoot"]["/K"]))
    assert roles["/H1"] >= 1
    assert roles["/P"] > 20


def test_every_mark_on_a_page_belongs_to_an_element(tagged: pikepdf.Pdf) -> None:
    owners = tagged.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for place, page in enumerate(tagged.pages):
        assert int(page["/StructParents"]) == place
        marks = [str(operands[0]) for name, operands in operators(page) if name == "BDC"]
        assert len(owners[2 * place + 1]) == len(marks)
        assert [str(owner["/S"]) for owner in owners[2 * place + 1]] == marks


def test_all_ink_is_either_content_or_decoration(tagged: pikepdf.Pdf) -> None:
    for page in tagged.pages:
        depth = 0
        for name, operands in operators(page):
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            assert 0 <= depth <= 1, operands
            if name in ("Tj", "TJ", "f", "S", "B", "Do"):
                assert depth == 1
        assert depth == 0


def test_figures_say_what_they_show(tagged: pikepdf.Pdf) -> None:
    figures = [
        node for node in elements(tagged.Root["/StructTreeRoot"]["/K"]) if node["/S"] == "/Figure"
    ]
    assert figures
    assert all(str(figure["/Alt"]) for figure in figures)
