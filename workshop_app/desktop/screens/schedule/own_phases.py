"""« Mes phases » of the schedule page: kept, added, given, renamed, removed, from and to files.

Asks services, hands faces to the view; no widget. What one holds is `services.templates`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from workshop_app.desktop.screens.schedule.faces import MethodFace, template_face
from workshop_app.desktop.screens.schedule.taking import content_of
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.phases import Phase
from workshop_app.domain.problems import Problem
from workshop_app.domain.templates import PhaseTemplate
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.files import write_aside
from workshop_app.services.history import undo
from workshop_app.services.phases import schedule
from workshop_app.services.ports import Command, Library, ScheduleReader, Snapshot, Watch
from workshop_app.services.schedule_taken import add_phases
from workshop_app.services.templates import (
    give_template,
    keep_template,
    remove_template,
    rename_template,
    templates_of,
)
from workshop_app.services.workshops import the_workshop


class OwnViewProtocol(Protocol):
    def show_own(self, faces: Sequence[MethodFace]) -> None: ...

    def reveal_own(self, key: str) -> None: ...

    def offer_undo(self, said: str, undo: Callable[[], object], icon_name: str) -> None: ...

    def show_kept(self, path: Path) -> None: ...

    def show_refusal(self, said: str) -> None: ...


class OwnPhases:
    def __init__(
        self,
        view: OwnViewProtocol,
        tasks: Tasks,
        read: ScheduleReader,
        added: Callable[[Phase], object],
        changed: Callable[[], object],
    ) -> None:
        """`added`: a phase came into the schedule; `changed`: one that was there is another."""
        self._view, self._tasks, self._read = view, tasks, read
        self._added, self._changed = added, changed

    def refresh(self) -> None:
        def found(templates: Sequence[PhaseTemplate]) -> None:
            self._view.show_own([template_face(each) for each in templates])

        self._tasks.look("own phases", templates_of, found, self._refuse)

    def keep_phase(self, phase: UUID) -> None:
        """Under its title."""

        def read(snapshot: Snapshot) -> tuple[str, Sequence[Phase]]:
            kept = snapshot.phases.get(phase)
            if kept is None or kept.withdrawn:
                raise Problem("unknown_phase")
            return kept.title, (kept,)

        self._tasks.query("own phase", read, self._keep, self._refuse)

    def keep_schedule(self) -> None:
        """Under the title of the workshop."""

        def read(snapshot: Snapshot) -> tuple[str, Sequence[Phase]]:
            return the_workshop(snapshot).title, schedule(snapshot)

        self._tasks.query("own phase", read, self._keep, self._refuse)

    def take_file(self, path: Path) -> None:
        """A schedule that came on a key, among « Mes phases »."""

        def work(_watch: Watch) -> tuple[str, Sequence[Phase]]:
            phases = self._read(content_of(path), path.name)
            return phases[0].title if len(phases) == 1 else path.stem, phases

        self._tasks.job(work, self._keep, self._refuse)

    def write(self, key: str, target: Path) -> None:
        def kept(_done: None) -> None:
            self._view.show_kept(target)

        def found(template: PhaseTemplate) -> None:
            def work(_watch: Watch) -> None:
                write_aside(target, template.content.encode())

            self._tasks.job(work, kept, self._refuse)

        self._tasks.look("own content", partial(_one, key=UUID(key)), found, self._refuse)

    def add(self, key: str, after: UUID | None) -> None:
        """Behind the phase one is at, or last; the first one opened."""

        def planned(phases: Sequence[Phase]) -> None:
            command = partial(add_phases, phases=phases, after=after)
            self._tasks.command(command, lambda made: self._added(made[0]), self._refuse)

        self._phases_of(key, planned)

    def give(self, key: str, phase: UUID) -> None:
        def given(phases: Sequence[Phase]) -> None:
            command = partial(give_template, phase=phase, kept=phases)
            self._tasks.command(command, lambda _phase: self._changed(), self._refuse)

        self._phases_of(key, given)

    def rename(self, key: str, name: str) -> None:
        self._decide(
            partial(rename_template, key=UUID(key), name=name), _("Le nom est changé."), "pencil"
        )

    def remove(self, key: str) -> None:
        command = partial(remove_template, key=UUID(key))
        self._decide(command, _("Elle est retirée de « Mes phases »."), "trash-2")

    def _phases_of(self, key: str, then: Callable[[Sequence[Phase]], object]) -> None:
        def read(library: Library) -> Sequence[Phase]:
            template = _one(library, UUID(key))
            return self._read(template.content.encode(), template.name)

        self._tasks.look("own content", read, then, self._refuse)

    def _keep(self, found: tuple[str, Sequence[Phase]]) -> None:
        name, phases = found

        def kept(answer: tuple[PhaseTemplate, int]) -> None:
            template, command = answer
            said = _("« {phase} » est dans « Mes phases ».", phase=template.name)
            self._view.offer_undo(said, partial(self._take_back, command), "bookmark")

            def shown(templates: Sequence[PhaseTemplate]) -> None:
                self._view.show_own([template_face(each) for each in templates])
                self._view.reveal_own(str(template.id))

            self._tasks.look("own phases", templates_of, shown, self._refuse)

        command = partial(keep_template, name=name, phases=phases)
        self._tasks.command(command, kept, self._refuse, WHOLE_LIBRARY)

    def _decide(self, command: Command[int], said: str, icon_name: str) -> None:
        def done(number: int) -> None:
            if number:
                self._view.offer_undo(said, partial(self._take_back, number), icon_name)
            self.refresh()

        self._tasks.command(command, done, self._refuse, WHOLE_LIBRARY)

    def _take_back(self, command: int) -> None:
        """Of the whole library: Ctrl+Z knows only what was done in this workshop."""
        again = partial(undo, command=command)
        self._tasks.command(again, lambda _n: self.refresh(), self._refuse, WHOLE_LIBRARY)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))


def _one(library: Library, key: UUID) -> PhaseTemplate:
    found = next((each for each in templates_of(library) if each.id == key), None)
    if found is None:
        raise Problem("unknown_template", name="")
    return found
