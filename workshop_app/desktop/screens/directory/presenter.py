"""What « Répertoire » does: show who is known, search, choose, merge, invite. No widget.

Erasing is `erasing.py`. Decides which entries are shown and what a gesture asks of services.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.screens.directory import questions, wording
from workshop_app.desktop.screens.directory.erasing import ErasingPresenter, ErasingShown
from workshop_app.desktop.screens.directory.listing import Mode, Reading, read_page, rows_shown
from workshop_app.desktop.screens.directory.wording import (
    MergeFace,
    Pair,
    PersonFace,
    StructureFace,
    SummaryFace,
)
from workshop_app.desktop.tasks import Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.directory import Entry, Gathering, Structure
from workshop_app.domain.entity import WHOLE_LIBRARY, Entity
from workshop_app.domain.known import DirectoryChoice, Erasure, Sort
from workshop_app.domain.people import Person
from workshop_app.domain.personal import How
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.directory import (
    Invited,
    invite,
    keep_apart,
    merge_entries,
    part_entries,
)
from workshop_app.services.erasing import Eraser
from workshop_app.services.history import undo
from workshop_app.services.ports import Clock, Command

MOST_MERGED = 6
TRACES_SHOWN = 5


class DirectoryShown(ErasingShown, Protocol):
    """What the presenter asks of its view."""

    def show_loading(self) -> None: ...

    def show_empty(self) -> None: ...

    def show_counts(self, counts: Mapping[Mode, int]) -> None: ...

    def show_mode(self, mode: Mode) -> None: ...

    def show_rows(self, mode: Mode, rows: Sequence[Any], said_if_none: str) -> None: ...

    def show_invitations(self, gatherings: Sequence[tuple[UUID, str]], chosen: int) -> None: ...

    def show_summary(self, face: SummaryFace) -> None: ...

    def show_person(self, face: PersonFace) -> None: ...

    def show_several(self, count: int, names: str, may_merge: bool) -> None: ...

    def show_structure(self, face: StructureFace) -> None: ...

    def show_merge(self, face: MergeFace) -> None: ...

    def choose(self, mode: Mode, key: str) -> None: ...

    def clear_choice(self, mode: Mode) -> None: ...

    def clear_search(self) -> None: ...

    def offer_undo(self, said: str, take_back: Callable[[], None]) -> None: ...

    def show_done(self, said: str) -> None: ...


class DirectoryPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {Person, Attendance, Workshop, DirectoryChoice, Erasure}
    )

    def __init__(
        self,
        view: DirectoryShown,
        tasks: Tasks,
        clock: Clock,
        eraser: Eraser,
        aside: Path,
        counted: Callable[[int], object],
    ) -> None:
        """`aside` is the folder of previews; `counted` hears how many people are known."""
        self._view, self._tasks, self._clock, self._counted = view, tasks, clock, counted
        self.erasing = ErasingPresenter(view, tasks, eraser, aside, self.refresh)
        self._reading: Reading | None = None
        self._mode: Mode = "people"
        self._typed = ""
        self._sorted: dict[Mode, tuple[str, bool]] = {}
        self._chosen: Sequence[str] = ()
        self._merging = False

    def refresh(self) -> None:
        if self._reading is None:
            self._view.show_loading()
        self._tasks.look("directory", partial(read_page, clock=self._clock), self._take, self._fail)

    # what is shown

    def choose_mode(self, mode: Mode) -> None:
        self._mode, self._chosen, self._merging = mode, (), False
        self._view.show_mode(mode)
        self._show()

    def search(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def sort(self, column: str, downwards: bool) -> None:
        self._sorted[self._mode] = column, downwards
        self._show()

    def select(self, keys: Sequence[str]) -> None:
        """These rows of the list are chosen."""
        self._chosen, self._merging = keys, False
        self._show_chosen()

    def open_person(self, key: str) -> None:
        """Bring somebody in sight, from the panel of a structure."""
        self._typed = ""
        self._view.clear_search()
        self.choose_mode("people")
        self._view.choose("people", key)

    # what is decided by hand

    def begin_merging(self) -> None:
        """Ask what to keep of the chosen entries."""
        self._merging = True
        self._show_chosen()

    def leave_merging(self) -> None:
        self._merging = False
        if self._mode == "alike":
            self._view.clear_choice("alike")
        else:
            self._show_chosen()

    def merge(self, chosen: Mapping[str, str]) -> None:
        kind, members = self._members()
        command = partial(merge_entries, kind=kind, members=members, chosen=chosen)
        self._decide(command, _("Les fiches sont fusionnées."))

    def keep_apart(self) -> None:
        """The pair shown is two: it is not proposed again."""
        kind, members = self._members()
        command = partial(keep_apart, kind=kind, members=members)
        self._decide(command, _("Ces deux fiches restent séparées."))

    def part(self) -> None:
        """Take the merging of the entry shown back."""
        shown: list[Entry | Structure] = [*self._people(), *self._known()]
        if shown and (key := shown[0].choice) is not None:
            self._decide(partial(part_entries, key=key), _("Les fiches sont séparées."))

    def invite(self, workshop: UUID) -> None:
        """The chosen people onto the list of this workshop."""
        guests = self._people()
        title = next((p.title for p in self._gatherings() if p.key == workshop), "")
        if guests:
            self._tasks.command(
                partial(invite, guests=guests),
                partial(self._invited, workshop, title),
                self._fail,
                workshop,
            )

    # what has no way back

    def ask_erasing(self, how: How) -> None:
        self.erasing.ask_people(self._people(), how)

    def ask_retention(self) -> None:
        if self._reading is not None:
            self.erasing.ask_workshops(self._reading.due)

    def _decide(self, command: Command[int], said: str) -> None:
        def done(number: int) -> None:
            self._chosen, self._merging = (), False
            self._view.offer_undo(said, partial(self._take_back, number, WHOLE_LIBRARY))
            self.refresh()

        self._tasks.command(command, done, self._fail, WHOLE_LIBRARY)

    def _take_back(self, command: int, workshop: UUID) -> None:
        self._tasks.command(
            partial(undo, command=command), lambda _n: self.refresh(), self._fail, workshop
        )

    def _invited(self, workshop: UUID, title: str, result: Invited) -> None:
        said = questions.invited_words(result.added, result.known, title)
        if result.command:
            self._view.offer_undo(said, partial(self._take_back, result.command, workshop))
        else:
            self._view.show_done(said)
        self.refresh()

    def _members(self) -> tuple[Sort, list[str]]:
        """What the chosen rows are made of: ids of people, keys of structures."""
        both: list[Entry | Structure] = [*self._people(), *self._known()]
        for pair in self._pairs():
            both = [pair.alike.one, pair.alike.other]
        kind: Sort = "structure" if isinstance(both[0], Structure) else "person"
        return kind, [
            key for one in both for key in (one.ids if isinstance(one, Entry) else one.keys)
        ]

    def _people(self) -> Sequence[Entry]:
        wanted = self._mode in ("people", "removed")
        found = self._reading.entries if self._reading and wanted else {}
        return [found[key] for key in self._chosen if key in found]

    def _known(self) -> Sequence[Structure]:
        found = self._reading.structures if self._reading and self._mode == "structures" else {}
        return [found[key] for key in self._chosen if key in found]

    def _pairs(self) -> Sequence[Pair]:
        found = self._reading.pairs if self._reading and self._mode == "alike" else {}
        return [found[key] for key in self._chosen if key in found]

    def _gatherings(self) -> Sequence[Gathering]:
        return self._reading.directory.gatherings if self._reading else ()

    def _fail(self, refusal: Refusal) -> None:
        self._view.show_failure(
            _("Cela n'a pas pu se faire."), sentence(refusal.code, refusal.values)
        )

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        self._counted(len(reading.rows["people"]))
        if not reading.directory.entries:
            self._view.show_empty()
        else:
            self._view.show_counts({mode: len(rows) for mode, rows in reading.rows.items()})
            self._show()
        self._show_chosen()

    def _show(self) -> None:
        if self._reading is not None and self._reading.directory.entries:
            order = self._sorted.get(self._mode, ("name", False))
            rows = rows_shown(self._reading, self._mode, self._typed, *order)
            self._view.show_rows(self._mode, rows, self._none())

    def _none(self) -> str:
        if self._typed:
            return _("Rien ne répond à « {typed} ».", typed=self._typed)
        return {
            "people": _("Personne n'est sur une liste."),
            "structures": _("Aucune structure n'est connue."),
            "alike": _("Rien ne se ressemble : chaque personne n'a qu'une fiche."),
            "removed": _("Personne n'a été retiré."),
        }[self._mode]

    def _show_chosen(self) -> None:
        people, known = self._people(), self._known()
        self._show_invitations(len(people))
        if pairs := self._pairs():
            self._view.show_merge(wording.pair_face(pairs[0]))
        elif len(known) == 1 and self._reading is not None:
            face = wording.structure_face(known[0], self._reading.entries)
            self._view.show_structure(face)
        elif 1 < len(known) <= MOST_MERGED:
            self._view.show_merge(wording.merge_structures_face(known))
        elif self._merging and len(people) > 1:
            self._view.show_merge(wording.merge_people_face(people))
        elif len(people) == 1:
            self._view.show_person(wording.person_face(people[0]))
        elif people:
            names = questions.several_names(people)
            self._view.show_several(len(people), names, len(people) <= MOST_MERGED)
        else:
            self._show_summary()

    def _show_summary(self) -> None:
        if self._reading is None:
            return
        found = self._reading.directory
        self._view.show_summary(
            wording.summary_face(
                len(self._reading.rows["people"]),
                len(found.structures),
                len(found.gatherings),
                self._reading.due,
                self._reading.traces[:TRACES_SHOWN],
            )
        )

    def _show_invitations(self, chosen: int) -> None:
        today = self._clock.now().astimezone().date()
        open_ones = wording.still_to_come(self._gatherings(), today)
        lines = [(place.key, wording.invitation_line(place)) for place in open_ones]
        self._view.show_invitations(lines, chosen)
