"""Documents laid out aside, one job each: what is out of date is cancelled, never waited for.

Decides when a document is laid out again; not what is shown of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.documents import KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.services.kit_content import KitContent
from workshop_app.services.ports import Printer, Watch

Key = tuple[str, KitOptions]
"""Fingerprint of what a document says, and how it looks: the same key, the same pages."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as it will be printed."""

    content: bytes
    pages: int
    missing_signs: str


class MiniaturesHeard(Protocol):
    """Who hears how the laying out goes."""

    def begun(self, kind: KitKind) -> None:
        """What was shown of it is out of date."""

    def laid_out(self, kind: KitKind, laid: Laid) -> None: ...

    def not_laid_out(self, kind: KitKind) -> None: ...


class Miniatures:
    def __init__(
        self,
        tasks: Tasks,
        printer: Callable[[], Printer],
        aside: Path,
        heard: MiniaturesHeard,
    ) -> None:
        self._tasks, self._printer, self._aside, self._heard = tasks, printer, aside, heard
        self._jobs: dict[KitKind, Job] = {}
        self.forget()

    def forget(self) -> None:
        """Another workshop: nothing of the one before is finished."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs = {}
        self._asked: dict[KitKind, Key] = {}
        self.made: dict[KitKind, Laid] = {}
        self.refused: dict[KitKind, Refusal] = {}

    def ask(self, kind: KitKind, key: Key, content: KitContent) -> None:
        """Lay the document out, unless it was with the same key."""
        if self._asked.get(kind) == key:
            return
        if (old := self._jobs.get(kind)) is not None:
            old.cancel()
        self._asked[kind] = key
        self._heard.begun(kind)
        self._jobs[kind] = self._tasks.job(
            partial(_lay_out, self._printer, content, kind, key[1], self._aside),
            partial(self._laid, kind, key),
            partial(self._not_laid, kind, key),
        )

    def _laid(self, kind: KitKind, key: Key, laid: Laid) -> None:
        if self._asked.get(kind) == key:
            self.made[kind] = laid
            self.refused.pop(kind, None)
            self._heard.laid_out(kind, laid)

    def _not_laid(self, kind: KitKind, key: Key, refusal: Refusal) -> None:
        """The others go on; this one says why it is not there."""
        if self._asked.get(kind) == key:
            self.made.pop(kind, None)
            self.refused[kind] = refusal
            # Asked again at the next reading: what refused may be over.
            del self._asked[kind]
            self._heard.not_laid_out(kind)


def _lay_out(
    printer: Callable[[], Printer],
    content: KitContent,
    kind: KitKind,
    options: KitOptions,
    aside: Path,
    watch: Watch,
) -> Laid:
    written = printer().kit(content, [kind], options, aside / f"{kind}.pdf", watch)
    return Laid(written.path.read_bytes(), written.section_pages[kind], written.missing_signs)
