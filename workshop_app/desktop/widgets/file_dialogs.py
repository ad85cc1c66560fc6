"""Asking for a file without waiting for the answer: the choice comes later, on its own.

Decides the words around it and where it begins; not what is done with the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from workshop_app.i18n.translate import _


def ask_to_open(
    parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], object]
) -> QFileDialog:
    """Keep what is returned: a dialog nobody holds is closed at once."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Ouvrir"))
    dialog.open()
    return dialog


def ask_to_save(
    parent: QWidget, title: str, name: str, filters: Sequence[str], then: Callable[[Path], object]
) -> QFileDialog:
    """`name` is proposed; its ending is added when the person types none."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Enregistrer"))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> QFileDialog:
    dialog = _dialog(parent, title, [], then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Choisir"))
    dialog.open()
    return dialog


def _dialog(
    parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], object]
) -> QFileDialog:
    dialog = QFileDialog(parent, title, _begin_in())
    dialog.setNameFilters(list(filters))
    for part, words in (
        (QFileDialog.DialogLabel.LookIn, _("Dossier :")),
        (QFileDialog.DialogLabel.FileName, _("Nom :")),
        (QFileDialog.DialogLabel.FileType, _("Sorte de fichier :")),
        (QFileDialog.DialogLabel.Reject, _("Fermer")),
    ):
        dialog.setLabelText(part, words)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    return dialog


def _begin_in() -> str:
    """A folder that is not there would be taken for the name of a file."""
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    return str(documents if documents.is_dir() else Path.home())
