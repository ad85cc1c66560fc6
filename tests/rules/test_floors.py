"""The floors hold, and the watchman is awake: each contract is seen to break."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    script = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    return subprocess.run(
        [sys.executable, "-B", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_floors_hold() -> None:
    result = lint(HERE)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("domain/cards.py", "from workshop_app.services import ports"),
        ("i18n/labels.py", "import workshop_app.services.ports"),
        ("services/cards.py", "import sqlalchemy"),
        ("services/kit.py", "import workshop_app.printing.qr"),
        ("storage/writer.py", "import workshop_app.importers.people"),
        ("web/app.py", "import workshop_app.desktop.tasks"),
        ("web/app.py", "import workshop_app.storage.writer"),
        ("desktop/tasks.py", "import workshop_app.printing.qr"),
        ("bootstrap.py", "import PySide6"),
        ("commands/day.py", "import PySide6"),
    ],
)
def test_a_forbidden_import_is_seen(tmp_path: Path, module: str, forbidden: str) -> None:
    shutil.copytree(HERE / "workshop_app", tmp_path / "workshop_app")
    shutil.copy(HERE / "pyproject.toml", tmp_path)
    broken = tmp_path / "workshop_app" / module
    broken.write_text(f"{broken.read_text('utf-8')}\n{forbidden}\n", "utf-8")
    result = lint(tmp_path)
    assert result.returncode == 1
    assert "BROKEN" in result.stdout


WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
import workshop_app.server, workshop_app.commands.demo, workshop_app.bootstrap
assert not any(name.startswith("workshop_app.desktop.screens") for name in sys.modules)
assert workshop_app.bootstrap.House
from workshop_app.__main__ import main
sys.exit(main([]))
"""


def test_without_qt_everything_but_the_window_works(tmp_path: Path) -> None:
    """The server imports where PySide6 is not installed, and the window says so in one sentence."""
    told = subprocess.run(
        [sys.executable, "-B", "-c", WITHOUT_QT],
        cwd=HERE,
        env={"TABLEE_LOG_FOLDER": str(tmp_path), "PATH": "", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2, told.stderr
    assert "tablee[desktop]" in told.stderr
    assert "Traceback" not in told.stderr
