"""A terminal with a library of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workshop_app.__main__ import main
from workshop_app.settings import assets_folder

SAMPLE = assets_folder() / "samples" / "inscrits.csv"
REFUSED = 2


@dataclass
class Terminal:
    """One library, spoken to by typing."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def type(self, *words: object) -> tuple[int, str, str]:
        library = str(self.folder / "library.db")
        status = main([str(word) for word in words] + ["--library", library])
        said = self.capture.readouterr()
        return status, said.out, said.err

    def json(self, *words: object) -> dict[str, Any]:
        status, out, err = self.type(*words, "--json")
        assert status == 0, err
        answer: dict[str, Any] = json.loads(out)
        return answer

    def refused(self, *words: object) -> str:
        """The one sentence of a refusal; nothing on standard output."""
        status, out, err = self.type(*words)
        assert (status, out) == (REFUSED, "")
        assert len(err.strip().splitlines()) == 1
        assert "Traceback" not in err
        return err.strip()


@pytest.fixture
def terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    monkeypatch.setenv("TABLEE_LOG_FOLDER", str(tmp_path / "log"))
    return Terminal(tmp_path, capsys)


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    terminal.json("new", "concertation", "--title", "Mieux travailler ensemble")
    terminal.json("import", "mieux", SAMPLE)
    return terminal
