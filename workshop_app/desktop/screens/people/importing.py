"""From a file, a drop or a paste to people in the list: read, show, and only then write. No widget.

Decides the steps; what a list is and whom it brings is decided by the importer and by
`services.list_import`, the sentences by `import_words`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.screens.people.import_words import (
    PreviewShown,
    preview_shown,
    recognised_columns,
    result_detail,
)
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.doubts import Choice, decided
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.intake import ListPreview, ToCheck
from workshop_app.domain.problems import Problem
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, n_
from workshop_app.services.imports_taken import take_import_back_by_command
from workshop_app.services.list_import import (
    Foreseen,
    ImportResult,
    foresee_import,
    import_people,
    values_foreseen,
)
from workshop_app.services.list_sources import (
    Remembered,
    forget_source,
    is_worth_remembering,
    remember_source,
    remembered_by,
)
from workshop_app.services.ports import LARGEST_LIST, ListReader, Snapshot, Surroundings, Watch
from workshop_app.services.values import (
    ValueChoice,
    ValueUsed,
    alike_reads,
    chosen_value,
    columns_held,
)


class ImportShown(Protocol):
    """What the import asks of the view."""

    def show_reading(self, said: str) -> None: ...

    def show_progress(self, share: float) -> None: ...

    def show_preview(self, shown: PreviewShown) -> None: ...

    def show_preview_values(self, column: str, groups: Sequence[ValueUsed]) -> None: ...

    def refuse_preview_line(self, check: ToCheck, said: str) -> None: ...

    def leave_import(self) -> None: ...

    def show_result(
        self,
        result: str,
        detail: str,
        note: str,
        see: tuple[str, Callable[[], object]] | None,
        take_back: Callable[[], object] | None,
    ) -> None: ...

    def show_refused_file(self, result: str, detail: str) -> None: ...

    def show_failure(self, result: str, detail: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the bytes come from: a path, or what was pasted."""

    name: str
    path: Path | None
    content: bytes = b""

    def read(self) -> bytes:
        """Raises Problem when it is too big to be a list, before it fills the memory."""
        if self.path is None:
            return self.content
        try:
            if self.path.stat().st_size > LARGEST_LIST:
                raise Problem("list_too_big", name=self.name, most=LARGEST_LIST // 1024**2)
            return self.path.read_bytes()
        except FileNotFoundError:
            raise Surroundings("file_not_found", path=self.name) from None
        except OSError:
            raise Surroundings("file_unreadable", path=self.name) from None


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the library says of a list before it is imported, and the words for it."""

    foreseen: Foreseen
    shown: PreviewShown
    column: str
    values: Sequence[ValueUsed]


class ImportPresenter:
    def __init__(
        self,
        view: ImportShown,
        tasks: Tasks,
        read_list: ListReader,
        people_now: Callable[[], int],
        show_doubtful: Callable[[], None],
    ) -> None:
        """`people_now`: how many the list holds; `show_doubtful` brings the lines in sight."""
        self._view, self._tasks, self._read_list = view, tasks, read_list
        self._people_now, self._show_doubtful = people_now, show_doubtful
        self._remembered: Remembered | None = None
        self._preview: ListPreview | None = None
        self._looked: _Looked | None = None
        self._job: Job | None = None
        self._begin_again(None)

    def _begin_again(self, source: _Source | None) -> None:
        self._source = source
        self._sheet: str | None = None
        self._mapping: dict[str, str] = {}
        self._answers: dict[ToCheck, Choice] = {}
        self._chosen: list[ValueChoice] = []
        self._column = ""
        self._preview, self._looked = None, None

    # a list comes

    def read_file(self, path: Path) -> None:
        self._begin(_Source(path.name, path))

    def read_text(self, text: str) -> None:
        """What a spreadsheet put on the clipboard."""
        self._begin(_Source(_("Presse-papiers"), None, text.encode()))

    def choose_sheet(self, sheet: str) -> None:
        source = self._source
        self._begin_again(source)
        self._sheet = sheet
        self._read()

    def choose_field(self, heading: str, field: str) -> None:
        """This column is that field; whichever was it before is free again."""
        taken = [c for c, f in self._columns() if field and f == field and c != heading]
        self._mapping |= dict.fromkeys(taken, "") | {heading: field}
        self._read()

    def forget_source(self) -> None:
        """Guess the columns as if no such list had ever come."""
        headings = [heading for heading, _field in self._columns()]
        self._remembered, self._mapping = None, {}
        self._tasks.command(
            partial(forget_source, headings=headings),
            lambda _done: self._read(),
            self._fail,
            WHOLE_LIBRARY,
        )

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.leave()

    def leave(self) -> None:
        """Nothing was written; nothing is."""
        self._begin_again(None)
        self._job = None
        self._view.leave_import()

    # what is decided about it

    def answer(self, check: ToCheck, choice: Choice) -> None:
        """What to do with a doubtful line; nothing is written before the import."""
        if self._preview is None:
            return
        answers = self._answers | {check: choice}
        try:
            decided(self._preview, {check: choice})
        except Problem as refusal:
            self._view.refuse_preview_line(check, sentence(refusal.code, refusal.values))
            return
        self._answers = answers
        self._look()

    def answer_all(self, reason: str, choice: Choice) -> None:
        """One answer to every line with this doubt that has none yet."""
        if self._looked is not None:
            alike = (c for c in self._looked.foreseen.to_check if c.reason == reason)
            self._answers |= {check: choice for check in alike if not check.aside}
            self._look()

    def take_answer_back(self, check: ToCheck) -> None:
        self._answers.pop(check, None)
        self._look()

    def look_at_values(self, column: str) -> None:
        self._column = column
        self._look()

    def use_value(self, reads: Sequence[str], typed: str) -> None:
        if self._looked is None:
            return
        try:
            choice = chosen_value(self._looked.values, self._looked.column, reads, typed)
        except Problem as refusal:
            self._fail(refusal)
            return
        self._choose_value(choice)

    def keep_apart(self, read: str) -> None:
        if self._looked is not None:
            reads = alike_reads(self._looked.values, read)
            self._choose_value(ValueChoice(self._looked.column, reads, read, apart=True))

    def give_back(self, reads: Sequence[str]) -> None:
        if self._looked is not None:
            self._choose_value(ValueChoice(self._looked.column, tuple(reads), ""))

    def _choose_value(self, choice: ValueChoice) -> None:
        self._chosen.append(choice)
        self._look()

    def apply(self) -> None:
        preview = self._preview
        if preview is None:
            return
        command = partial(
            import_people,
            preview=preview,
            answers=dict(self._answers),
            chosen=tuple(self._chosen),
        )
        self._tasks.command(command, self._imported, self._fail)
        if is_worth_remembering(preview):
            remember = partial(remember_source, preview=preview)
            self._tasks.command(remember, _nothing, self._fail, WHOLE_LIBRARY)

    # reading it

    def _begin(self, source: _Source) -> None:
        self._begin_again(source)
        self._view.show_reading(_("Lecture de {name}", name=source.name))
        self._tasks.look("people sources", remembered_by, self._recognise, self._fail)

    def _recognise(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self._read()

    def _read(self) -> None:
        source = self._source
        if source is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._view.show_reading(_("Lecture de {name}", name=source.name))
        read_list, sheet, mapping = self._read_list, self._sheet, dict(self._mapping)
        remembered = self._remembered

        def work(watch: Watch) -> ListPreview:
            return read_list(
                source.read(),
                source.name,
                sheet=sheet,
                mapping=mapping,
                remembered=remembered,
                progress=watch.progress,
                cancelled=watch.cancelled,
            )

        self._job = self._tasks.job(work, self._take, self._refused_file)
        self._job.progress.connect(self._view.show_progress)

    def _take(self, preview: ListPreview) -> None:
        self._job = None
        if self._source is None:
            return
        self._preview = preview
        there = set(preview.to_check)
        self._answers = {
            check: choice
            for check, choice in self._answers.items()
            if check in there or check.reason == "check_renamed"
        }
        self._look()

    def _look(self) -> None:
        preview = self._preview
        if preview is None:
            return
        answers, chosen, column = dict(self._answers), tuple(self._chosen), self._column

        def look(snapshot: Snapshot) -> _Looked:
            foreseen = foresee_import(snapshot, preview, answers, chosen)
            columns = columns_held(foreseen.preview.lines)
            shown = column if column in columns else next(iter(columns), "")
            values = values_foreseen(snapshot, foreseen, shown, chosen) if shown else ()
            words = preview_shown(preview, foreseen, answers, columns)
            return _Looked(foreseen, words, shown, values)

        self._tasks.query("people import", look, self._show, self._fail)

    def _show(self, looked: _Looked) -> None:
        if self._source is None or self._preview is None:
            return
        self._looked, self._column = looked, looked.column
        self._view.show_preview(looked.shown)
        self._view.show_preview_values(looked.column, looked.values)

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

    # after it

    def _imported(self, result: ImportResult) -> None:
        preview = self._preview
        self.leave()
        if preview is None:
            return
        take_back = partial(self._take_back, result.command) if result.command else None
        self._view.show_result(
            n_(
                "{name} : {n} ligne lue.",
                "{name} : {n} lignes lues.",
                result.read,
                name=result.name,
            ),
            result_detail(result),
            recognised_columns(preview),
            self._see(result),
            take_back,
        )

    def _see(self, result: ImportResult) -> tuple[str, Callable[[], object]] | None:
        lines = [check.line for check in result.to_check if not check.aside]
        if not lines:
            return None
        if len(lines) == 1:
            words = _("Voir la ligne {line}", line=lines[0])
        else:
            words = n_("Voir la ligne", "Voir les {n} lignes", len(lines))
        return words, self._show_doubtful

    def _take_back(self, command: int) -> None:
        self._tasks.command(
            partial(take_import_back_by_command, command=command), _nothing, self._fail
        )

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(_("Rien n'a été importé."), sentence(refusal.code, refusal.values))

    def _columns(self) -> Sequence[tuple[str, str]]:
        return self._preview.columns if self._preview else ()


def _nothing(_result: object) -> None: ...
