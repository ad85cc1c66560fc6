"""`--help` speaks as the rest of the program does."""

from __future__ import annotations

import pytest

from workshop_app.__main__ import COMMANDS, language_asked, main
from workshop_app.i18n.translate import _, set_language


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_says_what_it_does_in_the_language_asked(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, (_act, said) in COMMANDS.items():
        assert main([name, "--help", "--language", language]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        set_language(language)
        assert " ".join(_(said).split()) in printed


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ([], None),
        (["list"], None),
        (["--language", "en", "list"], "en"),
        (["--language=en"], "en"),
        (["--language"], None),
        (["--language", "de"], None),
    ],
)
def test_the_language_is_known_before_anything_is_said(
    typed: list[str], language: str | None
) -> None:
    assert language_asked(typed) == language
