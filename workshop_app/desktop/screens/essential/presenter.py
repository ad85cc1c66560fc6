"""What the page « Essentiel » does: prepares a vote, opens, closes, moves the line. No widget.

Decides which vote is looked at and what a gesture asks of the services; nothing of the result.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.screens.essential.compose import compose, thread
from workshop_app.desktop.screens.essential.faces import EssentialShown, ThreadFace
from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.attendance import Attendance
from workshop_app.domain.cards import Card
from workshop_app.domain.entity import Entity
from workshop_app.domain.tables import Table
from workshop_app.domain.themes import Spot, Theme
from workshop_app.domain.votes import Ballot, Essential, Item, Mark, Vote, VotingCode
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _
from workshop_app.services.ballot_papers import BallotPaper, paper_of
from workshop_app.services.essential import move_line, tick_essential
from workshop_app.services.essential_desk import (
    EssentialNews,
    essential_news,
    propose_vote,
)
from workshop_app.services.ports import (
    Clock,
    Command,
    MethodPrinter,
    UnitOfWork,
    Watch,
    Written,
)
from workshop_app.services.slip_content import VotingSlips
from workshop_app.services.votes import (
    cast_for_table,
    change_vote,
    close_vote,
    count_room,
    open_the_vote,
    remove_vote,
    reopen_vote,
)
from workshop_app.services.voting_codes import at_address, codes_wanted, make_codes, voting_slips


class EssentialView(Protocol):
    def show_essential(self, shown: EssentialShown) -> None: ...

    def show_thread(self, face: ThreadFace | None) -> None: ...

    def show_paper(self, paper: BallotPaper) -> None: ...

    def show_entry_refusal(self, said: str) -> None: ...

    def show_entry_kept(self, said: str) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int) -> None: ...

    def show_done(self, said: str) -> None:
        """With « Annuler » for a while."""

    def show_for_good(self, said: str) -> None:
        """What cannot be undone."""

    def ask_to_close(self, shown: EssentialShown) -> None:
        """A vote of people cannot be opened again: asked first."""


class EssentialPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset(
        {
            Workshop, Vote, Ballot, Essential, VotingCode, Card, Theme, Spot, Table, Attendance,
        }
    )  # fmt: skip

    def __init__(
        self,
        view: EssentialView,
        tasks: Tasks,
        clock: Clock,
        sweep: Callable[[], bool],
        project: Callable[[bool], object],
        printer: Callable[[], MethodPrinter],
        address: Callable[[Workshop], str],
    ) -> None:
        """`sweep` takes out of the file what the log no longer says; `project` shows the result
        (True) or the vote under way; `address` is HOST:PORT for paper, and blocks."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._sweep, self._project = sweep, project
        self._printer, self._address = printer, address
        self._news: EssentialNews | None = None
        self._shown: EssentialShown | None = None
        self._chosen: UUID | None = None
        self._item: UUID | None = None

    def refresh(self) -> None:
        if self._tasks.workshop is not None:
            ask = partial(essential_news, chosen=self._chosen, now=self._clock.now())
            self._tasks.query("essential", ask, self._show, self._refuse)

    def look_at(self, vote: UUID) -> None:
        """Another of the votes."""
        self._chosen = vote
        self.refresh()

    def choose(self, item: UUID) -> None:
        self._item = item
        self._tell_thread()

    def prepare(self) -> None:
        """A draft to start from, in front at once."""

        def made(vote: Vote) -> None:
            self._chosen = vote.id
            self.refresh()

        title = _("L'essentiel")
        self._tasks.command(partial(propose_vote, title=title), made, self._refuse)

    def change(self, field: str, value: object) -> None:
        vote = self._vote()
        if vote is None or getattr(vote, field) == value:
            return
        changes: dict[str, Any] = {field: value}
        if field == "method" and value == "keep":
            changes |= {"items": (), "voter": "table", "budget": 3}
        if field == "voter" and value != "table" and vote.method == "keep":
            changes["method"] = "dots"
        if field == "voter" and value == "room":
            changes |= {"method": "dots", "budget": 1, "most": 1}
        self._do(partial(change_vote, key=vote.id, **changes))

    def toggle(self, item: Item, on: bool) -> None:
        """Put to the vote, or taken off it; once closed, essential or no longer."""
        vote = self._vote()
        if vote is not None and vote.state == "closed":
            self._do(partial(tick_essential, item=item, on=on))
        elif vote is not None and vote.state == "draft":
            others = tuple(each for each in vote.items if each != item)
            items = (*others, item) if on else others
            self._do(partial(change_vote, key=vote.id, items=items))

    def remove(self) -> None:
        vote = self._vote()
        if vote is not None:
            self._chosen = None
            self._do(partial(remove_vote, key=vote.id), _("Le vote est retiré."))

    def open(self) -> None:
        if (vote := self._vote()) is not None:
            self._do(partial(open_the_vote, key=vote.id), _("Le vote est ouvert."))

    def ask_to_close(self) -> None:
        """Of tables: closed at once, it can be undone. Of people: asked first."""
        vote = self._vote()
        if vote is None or self._shown is None:
            return
        if vote.voter == "person":
            self._view.ask_to_close(self._shown)
        else:
            self._do(partial(close_vote, key=vote.id), _("Le vote est clos."))

    def close(self) -> None:
        """For good: each ballot is cut from its code, in the file too."""
        vote = self._vote()
        if vote is None:
            return

        def closed(_vote: Vote) -> None:
            self.refresh()
            self._tasks.job(lambda _watch: self._sweep(), self._swept, self._refuse)

        self._tasks.command(partial(close_vote, key=vote.id), closed, self._refuse)

    def reopen(self) -> None:
        if (vote := self._vote()) is not None:
            self._do(partial(reopen_vote, key=vote.id), _("Le vote est rouvert."))

    def set_line(self, line: int) -> None:
        if (vote := self._vote()) is not None and vote.state == "closed":
            self._do(partial(move_line, key=vote.id, line=line))

    def move_line(self, by: int) -> None:
        if (vote := self._vote()) is not None:
            self.set_line(vote.line + by)

    def ask_paper(self, table: int) -> None:
        """The ballot of a table as it stands, to be typed or corrected; 0: of the room."""
        vote = self._vote()
        if vote is not None and vote.state == "open":
            ask = partial(paper_of, vote=vote, table=table, now=self._clock.now())
            self._tasks.query("essential paper", ask, self._view.show_paper, self._refuse)

    def keep_ballot(self, table: int, marks: list[Mark]) -> None:
        vote = self._vote()
        if vote is None:
            return
        command: Command[Ballot]
        if table:
            command = partial(
                cast_for_table, number=table, marks=marks, vote=vote.id, source="desk"
            )
            said = _("Le bulletin de la table {n} est enregistré.", n=table)
        else:
            command = partial(count_room, marks=marks, vote=vote.id)
            said = _("Le compte de la salle est enregistré.")

        def kept(_ballot: Ballot) -> None:
            self._view.show_entry_kept(said)
            self.refresh()

        self._tasks.command(command, kept, self._refuse_entry)

    def print_codes(self, target: Path) -> None:
        """A slip for each person on the list and a few more; those printed before stay good."""
        if self._news is None:
            return
        workshop = self._news.workshop

        def make(uow: UnitOfWork) -> VotingSlips:
            make_codes(uow, codes_wanted(uow))
            return voting_slips(uow)

        def made(slips: VotingSlips) -> None:
            def work(watch: Watch) -> Written:
                content = at_address(slips, self._address(workshop))
                return self._printer().voting_slips(content, target, watch)

            self._view.show_writing(self._tasks.job(work, written, self._refuse))

        def written(document: Written) -> None:
            said = _("Les codes de vote sont enregistrés.")
            self._view.show_saved(said, document.path, document.pages)
            self.refresh()

        self._tasks.command(make, made, self._refuse)

    def project(self) -> None:
        """The vote under way without a result, or the essential once it is closed."""
        vote = self._vote()
        self._project(vote is not None and vote.state == "closed")

    def _vote(self) -> Vote | None:
        return self._news.vote if self._news is not None else None

    def _do(self, command: Command[object], said: str = "") -> None:
        def done(_result: object) -> None:
            if said:
                self._view.show_done(said)
            self.refresh()

        self._tasks.command(command, done, self._refuse)

    def _swept(self, whole: bool) -> None:
        said = _("Le vote est clos. Plus rien ne relie un bulletin à un billet.")
        if not whole:
            said = _("Le vote est clos. Le fichier finira d'être nettoyé à la prochaine clôture.")
        self._view.show_for_good(said)

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        if self._shown is not None:
            self._view.show_essential(self._shown)

    def _refuse_entry(self, refusal: Refusal) -> None:
        self._view.show_entry_refusal(sentence(refusal.code, refusal.values))

    def _show(self, news: EssentialNews) -> None:
        self._news = news
        self._shown = compose(news)
        self._view.show_essential(self._shown)
        self._tell_thread()

    def _tell_thread(self) -> None:
        found = thread(self._news, self._item) if self._news and self._item else None
        self._view.show_thread(found)
