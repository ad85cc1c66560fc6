"""What the dialog of slides does: each field is one command, the file says what the workshop says.

No widget. Decides where a refusal is said.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.screens.slides.faces import (
    Reading,
    SlidesFace,
    face_of,
    read_slides,
    typed_words,
)
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.slides import DeckKind, SlideChoices
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.typed import read_lines
from workshop_app.services.ports import (
    Clock,
    Command,
    OfficeWriter,
    Snapshot,
    Watch,
    Written,
)
from workshop_app.services.slide_templates import (
    Template,
    bring_in,
    choose_template,
    template_chosen,
)
from workshop_app.services.slides import (
    change_slides,
    choose_words,
    collect_deck,
    fingerprint_of,
    mark_made,
)
from workshop_app.services.slides_content import Deck

STEPS, THANKS, TEMPLATE = "steps", "thanks", "template"


class SlidesShown(Protocol):
    def show_face(self, face: SlidesFace) -> None: ...

    def show_refused(self, field: str, said: str) -> None:
        """`field` is STEPS, THANKS, TEMPLATE or the key of a category."""

    def clear_refused(self, field: str) -> None: ...

    def show_working(self) -> None: ...

    def show_saved(self, path: Path, slides: int) -> None: ...

    def show_failure(self, said: str) -> None: ...


class SlidesPresenter:
    def __init__(
        self,
        view: SlidesShown,
        tasks: Tasks,
        clock: Clock,
        office: Callable[[], OfficeWriter],
        kind: DeckKind,
    ) -> None:
        """`office` is called in the jobs thread."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._office, self._kind = office, kind
        self._of = tasks.workshop  # a field left late still writes to its own workshop

    def refresh(self) -> None:
        read = partial(read_slides, kind=self._kind, now=self._clock.now())
        self._tasks.query("slides", read, self._take, self._fail)

    def change_steps(self, typed: str) -> None:
        self._do(STEPS, partial(change_slides, next_steps=read_lines(typed)))

    def change_thanks(self, typed: str) -> None:
        self._do(THANKS, partial(change_slides, thanks=typed))

    def change_words(self, category: str, typed: str) -> None:
        """None between the commas: those proposed."""
        words = typed_words(typed)
        self._do(category, partial(choose_words, category=category, words=words))

    def bring_template(self, source: Path) -> None:
        """Looked at in the jobs thread, then kept with the workshop."""

        def found(template: Template) -> None:
            self._do(TEMPLATE, partial(choose_template, template=template))

        self._view.show_working()
        self._tasks.job(
            lambda _watch: bring_in(source, self._office()), found, partial(self._refuse, TEMPLATE)
        )

    def use_own_template(self) -> None:
        self._do(TEMPLATE, partial(choose_template, template=None))

    def save(self, target: Path) -> None:
        """The slides as the workshop is now, in the file chosen."""
        now, kind = self._clock.now(), self._kind

        def read(snapshot: Snapshot) -> tuple[Deck, bytes | None]:
            return collect_deck(snapshot, kind, now), template_chosen(snapshot)

        def found(reading: tuple[Deck, bytes | None]) -> None:
            deck, template = reading

            def work(watch: Watch) -> Written:
                return self._office().slides(deck, template, target, watch)

            self._tasks.job(work, partial(self._saved, deck), self._fail)

        self._view.show_working()
        self._tasks.query("slides-save", read, found, self._fail)

    def _saved(self, deck: Deck, written: Written) -> None:
        self._view.show_saved(written.path, written.pages)
        mark = partial(mark_made, kind=self._kind, fingerprint=fingerprint_of(deck))
        # No Ctrl+Z takes a file back.
        self._tasks.command(mark, lambda _made: self.refresh(), self._fail, self._of, noted=False)

    def _do(self, field: str, command: Command[SlideChoices]) -> None:
        def done(_choices: SlideChoices) -> None:
            self._view.clear_refused(field)
            self.refresh()

        self._tasks.command(command, done, partial(self._refuse, field), self._of)

    def _take(self, reading: Reading) -> None:
        self._view.show_face(face_of(reading))

    def _refuse(self, field: str, refusal: Refusal) -> None:
        self._view.show_refused(field, sentence(refusal.code, refusal.values))

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(sentence(refusal.code, refusal.values))
