from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.desktop.widgets.file_dialogs import ask_to_open


def test_nothing_is_typed_for_the_person_who_has_no_documents_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ask_to_open(parent, "Importer", ["Tous (*)"], lambda _path: None)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert [field.text() for field in dialog.findChildren(QLineEdit)] == [""]
    dialog.reject()
