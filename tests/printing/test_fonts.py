"""The fonts that paper needs are shipped, with their licence."""

from __future__ import annotations

import pytest

from workshop_app.printing import fonts
from workshop_app.settings import assets_folder

NEEDED = "éèêàçœŒÉÀ«»’…–€ \u00a0\u202f0123456789"


@pytest.mark.parametrize("font", fonts.BODY)
def test_each_cut_draws_french(font: str) -> None:
    assert fonts.signs_of(font).issuperset(NEEDED)


@pytest.mark.parametrize("sign", ["Ω", "ж", "→", "☐", "✓", "👍", "م", "ﻣ", "中", "日", "한"])
def test_each_script_has_a_font(sign: str) -> None:
    assert fonts.font_for(sign, fonts.REGULAR) is not None


def test_each_helper_comes_with_its_licence() -> None:
    folder = assets_folder() / "fonts" / "fallback"
    licences = [path.name for path in folder.glob("*.txt")]
    for font in folder.glob("*.ttf"):
        family = font.stem.split("-")[0]
        assert any(name.startswith(family) for name in licences), font.name
