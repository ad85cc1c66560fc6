"""The slips people vote with: every code once, its address, its number; ten a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.printing.samples import words_of
from workshop_app.printing.printer import Printer
from workshop_app.services.kit_content import Heading
from workshop_app.services.ports import Watch
from workshop_app.services.slip_content import VotingSlip, VotingSlips

HEADING = Heading("Mieux travailler ensemble", date(2026, 10, 13), "Palais des congrès")


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (100, 10)])
def test_each_code_is_printed_once(tmp_path: Path, count: int, pages: int) -> None:
    codes = [f"ABCX{n:04}" for n in range(count)]
    slips = tuple(
        VotingSlip(n + 1, f"{code[:4]} {code[4:]}", f"http://192.168.1.20:8000/v/{code}")
        for n, code in enumerate(codes)
    )
    content = VotingSlips(HEADING, "192.168.1.20:8000", slips)
    written = Printer().voting_slips(content, tmp_path / "codes.pdf", Watch())
    assert written.pages == pages
    said = words_of(written.path)
    for slip in slips:
        assert slip.code.replace(" ", "") in said
    assert said.count("192.168.1.20:8000") == count
    assert f"Bulletinn°{count}" in said
