"""The application of the desktop's tests wears the theme, and habits go to a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app.desktop.main_window import MainWindow
from workshop_app.desktop.theme import apply_theme
from workshop_app.desktop.ui_state import UiState


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str]) -> QApplication:
    app = QApplication.instance() or QApplication(qapp_args)
    assert isinstance(app, QApplication)
    apply_theme(app)
    return app


@pytest.fixture
def habits(tmp_path: Path) -> UiState:
    return UiState(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, habits: UiState) -> MainWindow:
    made = MainWindow(habits)
    qtbot.addWidget(made)
    return made
