"""Rows of text as they came out of a file. Decides nothing but what a clean cell is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_COLUMNS = 500
MOST_ROWS = 200_000

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Control signs, and those that turn the reading direction or hide: no name needs them."""


@dataclass(frozen=True, slots=True)
class Rows:
    rows: list[tuple[int, list[str]]]
    """(number of the line or row in the file, cells), blank ones left out."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    suspicious: frozenset[int] = frozenset()
    """Lines with a quote that never closes."""
    parts: tuple[str, ...] = ()
    """Sheets read together, in order."""


@dataclass(frozen=True, slots=True)
class Table:
    rows: Rows
    header: int
    """Place of the headings in `rows.rows`; -1 when the list starts at once."""

    @property
    def titles(self) -> list[str]:
        return self.rows.rows[self.header][1] if self.header >= 0 else []

    @property
    def header_line(self) -> int:
        """Number in the file, 0 without headings."""
        return self.rows.rows[self.header][0] if self.header >= 0 else 0

    @property
    def body(self) -> list[tuple[int, list[str]]]:
        """What lies below the headings."""
        return self.rows.rows[self.header + 1 :]


def clean(text: str) -> str:
    """One form for each accent, no sign that hides or turns the text."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text if text.isprintable() else UNSEEN.sub("", text)
