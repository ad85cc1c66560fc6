"""The two QR codes of the hall: joining its Wi-Fi, opening the form.

Decides what they say and in which order; the squares themselves come from the port `Qr`. The form's
code leads to the front door, which asks for a table's code: no table's secret is projected, unless
the facilitator chooses to show one to a table that changes its phone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from workshop_app.domain.evaluation import is_open
from workshop_app.domain.projection import View
from workshop_app.domain.tables import Table, shown_code
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import _
from workshop_app.services.board import RoomNews
from workshop_app.services.evaluation import evaluation_url
from workshop_app.services.form_address import front_door, link, typed_address
from workshop_app.services.kit import wifi_text
from workshop_app.services.projection.brief import Door, Matrix

Qr = Callable[[str], Sequence[Sequence[bool]]]
"""Text -> rows of modules, True is dark, without quiet zone."""


def no_code(_text: str) -> Matrix:
    """Where none is drawn: the typed address says the same."""
    return ()


class Doors:
    """Draws each QR code once, for as long as its text stays."""

    def __init__(self, qr: Qr) -> None:
        self._qr = qr
        self._drawn: dict[str, Matrix] = {}

    def of(self, workshop: Workshop) -> tuple[Door, ...]:
        """Those that can be opened: without a Wi-Fi name or an address there is no square."""
        found = _wifi(workshop)
        if address := typed_address(workshop):
            text = front_door(workshop)
            found.append((_("Référents"), address, _("code de la table"), text))
        return self._drawn_doors(found)

    def of_table(self, workshop: Workshop, table: Table) -> tuple[Door, ...]:
        """The same for one table: its own link, which needs no code. Empty without an address."""
        address = typed_address(workshop)
        if not address:
            return ()
        title = _("Table {n}", n=table.number)
        own = (title, address, shown_code(table.code), link(workshop, table))
        return self._drawn_doors([*_wifi(workshop), own])

    def of_evaluation(self, url: str, address: str, code: str) -> Door | None:
        """The square of the evaluation; None without an address or a code."""
        if not url:
            return None
        return self._drawn_doors([(_("Votre avis"), address, shown_code(code), url)])[0]

    def of_view(self, room: RoomNews, view: View, now: datetime) -> tuple[Door, ...]:
        """Those that a view of the projector shows."""
        evaluation = room.evaluation if view == "evaluation" else None
        if evaluation is None or not is_open(evaluation, room.phases, now):
            return self.of(room.workshop)
        address, code = typed_address(room.workshop), evaluation.code
        own = (_("Votre avis"), address, shown_code(code), evaluation_url(address, code))
        return self._drawn_doors([*_wifi(room.workshop), own]) if address else ()

    def _drawn_doors(self, found: Sequence[tuple[str, str, str, str]]) -> tuple[Door, ...]:
        return tuple(
            Door(number, title, main, detail, self._matrix(text))
            for number, (title, main, detail, text) in enumerate(found, start=1)
        )

    def _matrix(self, text: str) -> Matrix:
        if text not in self._drawn:
            self._drawn[text] = tuple(tuple(map(bool, row)) for row in self._qr(text))
        return self._drawn[text]


def _wifi(workshop: Workshop) -> list[tuple[str, str, str, str]]:
    if not workshop.wifi_name:
        return []
    name, password = workshop.wifi_name, workshop.wifi_password
    return [(_("Wi-Fi"), name, password, wifi_text(name, password))]
