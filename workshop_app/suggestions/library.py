"""Common themes of workshops with their keywords: what a bare name is taken to mean.

A facilitator who writes « Finances » means budgets, subsidies and prices. The words are in
assets/words/themes.txt; each theme is used where its name is near, never shown as a theme of the
workshop unless a person picks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CommonTheme:
    name: str
    keywords: str

    @property
    def words(self) -> str:
        return f"{self.name} {self.keywords}"


def common_themes(file: Path) -> Sequence[CommonTheme]:
    lines = file.read_text("utf-8").splitlines()
    pairs = (line.split("|", 1) for line in lines if line and not line.startswith("#"))
    return [CommonTheme(name.strip(), keywords.strip()) for name, keywords in pairs]
