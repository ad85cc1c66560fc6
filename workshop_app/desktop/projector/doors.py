"""The two QR codes of the hall: joining its Wi-Fi, opening the form.

Decides what they say and in which order; the squares themselves come from the port `Qr`. The form's
code leads to the front door, which asks for a table's code: no table's secret is projected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop_app.desktop.projector.content import Door, Matrix
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n.translate import _
from workshop_app.services.form_address import front_door, typed_address
from workshop_app.services.kit import wifi_text

Qr = Callable[[str], Sequence[Sequence[bool]]]
"""Text -> rows of modules, True is dark, without quiet zone."""


class Doors:
    """Draws each QR code once, for as long as its text stays."""

    def __init__(self, qr: Qr) -> None:
        self._qr = qr
        self._drawn: dict[str, Matrix] = {}

    def of(self, workshop: Workshop) -> tuple[Door, ...]:
        """Those that can be opened: without a Wi-Fi name or an address there is no square."""
        found = []
        if workshop.wifi_name:
            text = wifi_text(workshop.wifi_name, workshop.wifi_password)
            name, password = workshop.wifi_name, workshop.wifi_password
            found.append((_("Wi-Fi"), name, password, text))
        if address := typed_address(workshop):
            text = front_door(workshop)
            found.append((_("Référents"), address, _("code de la table"), text))
        return tuple(
            Door(number, title, main, detail, self._matrix(text))
            for number, (title, main, detail, text) in enumerate(found, start=1)
        )

    def _matrix(self, text: str) -> Matrix:
        if text not in self._drawn:
            self._drawn[text] = tuple(tuple(map(bool, row)) for row in self._qr(text))
        return self._drawn[text]
