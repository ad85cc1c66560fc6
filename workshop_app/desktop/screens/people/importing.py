"""From a file, a drop or a paste to people in the list: read, show, and only then write. No widget.

Decides the steps and the sentences; what a list is and whom it brings is decided by the importer
and by `services.people`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.intake import FIELDS, ListPreview, Matches, PersonLine, ToCheck
from workshop_app.domain.people import Person
from workshop_app.i18n.labels import field_label
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_, number
from workshop_app.services.history import undo
from workshop_app.services.list_import import Foreseen, ImportResult, foresee_import, import_people
from workshop_app.services.ports import ListReader, Surroundings, Watch

ENCODINGS = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8", "utf_8_sig": "UTF-8"}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the file to look at, in words."""

    line: int
    field: str
    value: str
    reason: str
    kept: PersonLine | None
    """None: the line brings nobody."""


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    field: str
    """One of the importer's fields, or "" when it is kept under its heading."""


@dataclass(frozen=True, slots=True)
class PreviewShown:
    """What the preview says before anything is written."""

    name: str
    recognised: str
    sheets: tuple[str, ...]
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    added: int
    updated: int
    doubles: int
    checks: tuple[CheckRow, ...]
    button: str
    """"" when importing would change nothing."""


class ImportShown(Protocol):
    """What the import asks of the view."""

    def show_reading(self, said: str) -> None: ...

    def show_progress(self, share: float) -> None: ...

    def show_preview(self, shown: PreviewShown) -> None: ...

    def leave_import(self) -> None: ...

    def show_result(
        self,
        result: str,
        detail: str,
        note: str,
        see: tuple[str, Callable[[], object]] | None,
        take_back: Callable[[], object] | None,
    ) -> None: ...

    def show_lines(self, rows: Sequence[CheckRow]) -> None: ...

    def show_refused_file(self, result: str, detail: str) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the bytes come from: a path, or what was pasted."""

    name: str
    path: Path | None
    content: bytes = b""

    def read(self) -> bytes:
        if self.path is None:
            return self.content
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            raise Surroundings("file_not_found", path=self.name) from None
        except OSError:
            raise Surroundings("file_unreadable", path=self.name) from None


class ImportPresenter:
    def __init__(
        self,
        view: ImportShown,
        tasks: Tasks,
        read_list: ListReader,
        people_now: Callable[[], int],
        show_named: Callable[[str, str], None],
        add_by_hand: Callable[[], None],
    ) -> None:
        """`people_now`: how many the list holds; `show_named` brings somebody in sight by last
        and first name."""
        self._view, self._tasks, self._read_list = view, tasks, read_list
        self._people_now = people_now
        self._show_named, self._add_by_hand = show_named, add_by_hand
        self._source: _Source | None = None
        self._sheet: str | None = None
        self._mapping: dict[str, str] = {}
        self._preview: ListPreview | None = None
        self._job: Job | None = None

    def read_file(self, path: Path) -> None:
        self._begin(_Source(path.name, path))

    def read_text(self, text: str) -> None:
        """What a spreadsheet put on the clipboard."""
        self._begin(_Source(_("Presse-papiers"), None, text.encode()))

    def choose_sheet(self, sheet: str) -> None:
        self._sheet, self._mapping = sheet, {}
        self._read()

    def choose_field(self, heading: str, field: str) -> None:
        """This column is that field; whichever was it before is free again."""
        taken = [c for c, f in self._columns() if field and f == field and c != heading]
        self._mapping |= dict.fromkeys(taken, "") | {heading: field}
        self._read()

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.leave()

    def leave(self) -> None:
        """Nothing was written; nothing is."""
        self._source, self._preview, self._job = None, None, None
        self._view.leave_import()

    def apply(self) -> None:
        if self._preview is not None:
            self._tasks.command(
                partial(import_people, preview=self._preview), self._imported, self._fail
            )

    def _begin(self, source: _Source) -> None:
        self._source, self._sheet, self._mapping, self._preview = source, None, {}, None
        self._read()

    def _read(self) -> None:
        source = self._source
        if source is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._view.show_reading(_("Lecture de {name}", name=source.name))
        read_list, sheet, mapping = self._read_list, self._sheet, dict(self._mapping)

        def work(watch: Watch) -> ListPreview:
            return read_list(
                source.read(),
                source.name,
                sheet=sheet,
                mapping=mapping,
                progress=watch.progress,
                cancelled=watch.cancelled,
            )

        self._job = self._tasks.job(work, self._foresee, self._refused_file)
        self._job.progress.connect(self._view.show_progress)

    def _foresee(self, preview: ListPreview) -> None:
        self._job = None
        if self._source is None:
            return
        self._tasks.query(
            "people import",
            partial(foresee_import, preview=preview),
            partial(self._show_preview, preview),
            self._fail,
        )

    def _show_preview(self, preview: ListPreview, foreseen: Foreseen) -> None:
        if self._source is not None:
            self._preview = preview
            self._view.show_preview(preview_shown(preview, foreseen.found))

    def _refused_file(self, refusal: Refusal) -> None:
        """Not a list, or a mapping that makes no sense: what was kept is told."""
        self._job = None
        said = sentence(refusal.code, refusal.values)
        if self._preview is not None and self._mapping:
            self._mapping = {}
            self._read()
            self._view.show_failure(_("Ces colonnes ne vont pas ensemble."), said)
            return
        self.leave()
        self._view.show_refused_file(said, self._unmoved())

    def _unmoved(self) -> str:
        count = self._people_now()
        if not count:
            return ""
        return n_(
            "Votre participant n'a pas bougé.", "Vos {n} participants n'ont pas bougé.", count
        )

    def _imported(self, result: ImportResult) -> None:
        preview = self._preview
        self.leave()
        if preview is None:
            return
        checks = check_rows(preview)
        command = result.command
        self._view.show_result(
            n_(
                "{name} : {n} ligne lue.",
                "{name} : {n} lignes lues.",
                result.read,
                name=result.name,
            ),
            result_detail(result, checks),
            recognised_columns(preview),
            self._see(preview, checks),
            partial(self._take_back, command) if command else None,
        )

    def _see(
        self, preview: ListPreview, checks: Sequence[CheckRow]
    ) -> tuple[str, Callable[[], object]] | None:
        if not checks:
            return None
        if len(checks) == 1:
            words = _("Voir la ligne {line}", line=checks[0].line)
        else:
            words = n_("Voir la ligne", "Voir les {n} lignes", len(checks))
        return words, partial(self._view.show_lines, checks)

    def see(self, row: CheckRow) -> None:
        """The person that line brought; for a line that brought nobody, the form to add them."""
        if row.kept is not None:
            self._show_named(row.kept.last_name, row.kept.first_name)
        else:
            self._add_by_hand()

    def _take_back(self, command: int) -> None:
        self._tasks.command(partial(undo, command=command), _nothing, self._fail)

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(_("Rien n'a été importé."), sentence(refusal.code, refusal.values))

    def _columns(self) -> Sequence[tuple[str, str]]:
        return self._preview.columns if self._preview else ()


def preview_shown(preview: ListPreview, found: Matches[Person]) -> PreviewShown:
    """The preview in words and counts."""
    added, updated = len(found.added), len(found.updated)
    return PreviewShown(
        name=preview.name,
        recognised=_recognised(preview),
        sheets=preview.sheets,
        sheet=preview.sheet,
        columns=tuple(Column(heading, field) for heading, field in preview.columns),
        rows=preview.first_rows,
        added=added,
        updated=updated,
        doubles=len(found.duplicates) + len(preview.duplicates),
        checks=check_rows(preview),
        button=_import_button(added, updated),
    )


def check_rows(preview: ListPreview) -> tuple[CheckRow, ...]:
    kept = {line.line: line for line in preview.lines}
    return tuple(_check_row(check, kept.get(check.line)) for check in preview.to_check)


def _check_row(check: ToCheck, kept: PersonLine | None) -> CheckRow:
    field = field_label(check.field) if check.field else _("Toute la ligne")
    values: dict[str, object] = {"value": check.value, "line": check.line, "field": field}
    reason = sentence(check.reason, values)
    return CheckRow(check.line, field, check.value, reason, kept)


def result_detail(result: ImportResult, checks: Sequence[CheckRow]) -> str:
    """« 23 personnes ajoutées, 2 déjà connues mises à jour, 1 à vérifier (ligne 19). »"""
    parts = []
    if result.added:
        parts.append(n_("{n} personne ajoutée", "{n} personnes ajoutées", result.added))
    if result.updated:
        parts.append(
            n_("{n} déjà connue mise à jour", "{n} déjà connues mises à jour", result.updated)
        )
    if result.duplicates:
        parts.append(n_("{n} en double laissée", "{n} en double laissées", result.duplicates))
    if checks:
        lines = ", ".join(number(check.line) for check in checks[:4])
        more = _(" et d'autres") if len(checks) > 4 else ""
        where = n_("ligne {lines}", "lignes {lines}", len(checks), lines=lines + more)
        parts.append(_("{n} à vérifier ({where})", n=number(len(checks)), where=where))
    return (", ".join(parts) or _("Rien de nouveau")) + "."


def recognised_columns(preview: ListPreview) -> str:
    known = [heading for heading, field in preview.columns if field]
    return _("Colonnes reconnues : {columns}.", columns=", ".join(known))


def _recognised(preview: ListPreview) -> str:
    """« 97 lignes lues, encodage Windows-1252, séparateur point-virgule, titres en ligne 1. »"""
    parts = [n_("{n} ligne lue", "{n} lignes lues", preview.read)]
    if preview.sheet:
        parts.append(_("feuille « {sheet} »", sheet=preview.sheet))
    if preview.encoding:
        encoding = ENCODINGS.get(preview.encoding.lower(), preview.encoding.upper())
        parts.append(_("encodage {encoding}", encoding=encoding))
    if preview.delimiter:
        parts.append(_("séparateur {sign}", sign=_delimiter(preview.delimiter)))
    if preview.header_line:
        parts.append(_("titres en ligne {line}", line=preview.header_line))
    else:
        parts.append(_("sans ligne de titres"))
    return ", ".join(parts) + "."


def _delimiter(sign: str) -> str:
    return {
        ";": _("point-virgule"),
        ",": _("virgule"),
        "\t": _("tabulation"),
        "|": _("barre verticale"),
    }.get(sign, f"« {sign} »")


def _import_button(added: int, updated: int) -> str:
    if added:
        return n_("Importer {n} personne", "Importer {n} personnes", added)
    if updated:
        return n_("Mettre à jour {n} personne", "Mettre à jour {n} personnes", updated)
    return ""


def choices() -> Sequence[tuple[str, str]]:
    """What a column may be: ("", "Gardée sous son titre"), then each field."""
    return [("", _("Information libre")), *((field, field_label(field)) for field in FIELDS)]


def _nothing(_result: object) -> None: ...
