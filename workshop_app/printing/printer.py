"""Paper, as the faces ask for it: implements the port `Printer`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from workshop_app.domain.documents import PROJECT_SHEET, KitKind
from workshop_app.domain.paper import KitOptions
from workshop_app.printing.balance_note_pdf import write_balance_note
from workshop_app.printing.certificates import write_certificates
from workshop_app.printing.conductor import write_conductor
from workshop_app.printing.document import look_up, marked, written_aside
from workshop_app.printing.groups_sheet import write_groups
from workshop_app.printing.kit.kit_pdf import write_kit
from workshop_app.printing.letters_pdf import write_letters
from workshop_app.printing.market_poster import write_market
from workshop_app.printing.photos import write_photos
from workshop_app.printing.project_sheet import write_project_sheet
from workshop_app.printing.report_pdf import write_report
from workshop_app.printing.room_record import write_room_record
from workshop_app.printing.text import Typesetter
from workshop_app.printing.voting_slips import write_slips
from workshop_app.services.certificate_content import Certificates
from workshop_app.services.conductor_content import Conductor
from workshop_app.services.kit_content import KitContent
from workshop_app.services.letter_content import Letter
from workshop_app.services.method_content import GroupsSheet, MarketSheet
from workshop_app.services.note_content import BalanceNote
from workshop_app.services.photo_content import PhotoSheets
from workshop_app.services.ports import Watch, Written
from workshop_app.services.project_content import ProjectContent
from workshop_app.services.record_content import RoomRecord
from workshop_app.services.report_content import ReportContent
from workshop_app.services.slip_content import VotingSlips

C = TypeVar("C")
R = TypeVar("R")


class Printer:
    """Holds nothing between two documents. Long work: never on the GUI thread."""

    def __init__(self, mark: str = "") -> None:
        """`mark` is written at the foot of every page."""
        self._mark = mark

    def _set(
        self,
        write: Callable[[C, Path, Watch, Typesetter], R],
        content: C,
        target: Path,
        watch: Watch,
    ) -> tuple[R, str]:
        """What `write` says of the document it set, and the signs that no font of ours has."""
        setter = Typesetter()
        with written_aside(target) as aside, marked(self._mark):
            told = write(content, aside, watch, setter)
            look_up(watch, 1.0)
        return told, "".join(sorted(setter.missing))

    def report(self, content: ReportContent, target: Path, watch: Watch) -> Written:
        """Write the report. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_report, content, target, watch)
        return Written(target, sum(pages.values()), pages, missing)

    def kit(
        self,
        content: KitContent,
        kinds: Sequence[KitKind],
        options: KitOptions,
        target: Path,
        watch: Watch,
    ) -> Written:
        """Write documents of the kit. Raises Stop, or Surroundings when the folder refuses."""

        def write(
            content: KitContent, aside: Path, watch: Watch, setter: Typesetter
        ) -> Mapping[str, int]:
            return write_kit(content, kinds, options, aside, watch, setter)

        pages, missing = self._set(write, content, target, watch)
        return Written(target, sum(pages.values()), pages, missing)

    def certificates(self, content: Certificates, target: Path, watch: Watch) -> Written:
        """One page a person. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_certificates, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def letters(self, letters: Sequence[Letter], target: Path, watch: Watch) -> Written:
        """Write letters, a page each. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_letters, letters, target, watch)
        return Written(target, pages, missing_signs=missing)

    def balance_note(self, content: BalanceNote, target: Path, watch: Watch) -> Written:
        """Write the note on a split. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_balance_note, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def photos(self, content: PhotoSheets, target: Path, watch: Watch) -> Written:
        """One photo a page. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_photos, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def project_sheet(self, content: ProjectContent, target: Path, watch: Watch) -> Written:
        """Write the project sheet. Raises Stop, or Surroundings when the folder refuses."""
        shortened, missing = self._set(write_project_sheet, content, target, watch)
        return Written(target, 1, {PROJECT_SHEET: 1}, missing, shortened)

    def room_record(self, content: RoomRecord, target: Path, watch: Watch) -> Written:
        """The record of a hall. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_room_record, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def groups_sheet(self, content: GroupsSheet, target: Path, watch: Watch) -> Written:
        """Who works with whom. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_groups, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def conductor(self, content: Conductor, target: Path, watch: Watch) -> Written:
        """The day phase by phase. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_conductor, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def voting_slips(self, content: VotingSlips, target: Path, watch: Watch) -> Written:
        """The codes of a vote. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_slips, content, target, watch)
        return Written(target, pages, missing_signs=missing)

    def market(self, content: MarketSheet, target: Path, watch: Watch) -> Written:
        """The marketplace. Raises Stop, or Surroundings when the folder refuses."""
        pages, missing = self._set(write_market, content, target, watch)
        return Written(target, pages, missing_signs=missing)
